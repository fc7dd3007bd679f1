/* TEI: which elements are text, and what they say of names and of who speaks. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/tei.h"
#include "base/grow.h"
#include "extract/read/fold_space.h"
#include "extract/read/read_i.h"

#include <libxml/valid.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef enum { KIND_NONE, KIND_NAME, KIND_SPEECH, KIND_SPEAKER, KIND_ASIDE } kind;

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (tri_i_xml_is(node, *names)) {
            return true;
        }
    }
    return false;
}

bool tri_i_is_tei(const xmlNode *root)
{
    return tri_i_xml_is(root, "TEI") || tri_i_xml_is(root, "teiCorpus");
}

bool tri_i_tei_is_left_out(const tri_i_tei *tei, const xmlNode *node)
{
    static const char *const names[] = {
        "teiHeader", "standOff", "note",  "noteGrp",  "fw",    "facsimile", "listBibl",
        "gap",       "kinesic",  "vocal", "incident", "pause", "figDesc",   NULL};
    static const char *const note_types[] = {"foot",    "note",       "footnote",
                                             "endnote", "noteAnchor", NULL};
    if (tri_i_xml_is(node, "ref") || tri_i_xml_is(node, "ptr")) {
        const char *type = tri_i_xml_attribute(node, "type");
        const char *const *one = note_types;
        while (type != NULL && *one != NULL && strcmp(type, *one) != 0) {
            one++;
        }
        return type != NULL && *one != NULL;
    }
    return is_one_of(node, names) || tri_i_tei_is_other_reading(node, tei->original);
}

bool tri_i_tei_is_paragraph(const xmlNode *node)
{
    static const char *const names[] = {"p",     "ab",     "l",        "head",
                                        "item",  "salute", "signed",   "speaker",
                                        "stage", "u",      "dateline", NULL};
    static const char *const blocks[] = {"p", "ab", "l", "lg", "list", "item", NULL};
    if (!is_one_of(node, names)) {
        return false;
    }
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (is_one_of(child, blocks)) {
            return false;
        }
    }
    return true;
}

bool tri_i_tei_is_break(const xmlNode *node)
{
    static const char *const marks[] = {"lb", "pb", "cb", "gb", "milestone", NULL};
    return is_one_of(node, marks);
}

bool tri_i_tei_goes_on(const xmlNode *node)
{
    if (!tri_i_xml_is(node, "l")) {
        return false;
    }
    const xmlNode *before = node->prev;
    while (before != NULL &&
           (before->type != XML_ELEMENT_NODE || tri_i_tei_is_break(before))) {
        before = before->prev;
    }
    return before != NULL && tri_i_xml_is(before, "l");
}

/* ---- What a reference points to */

/* The first of the references in an attribute, "" where there is none; NULL where
   memory is out. */
static const char *first_reference(tri_i_tei *tei, const char *value)
{
    if (value == NULL) {
        return "";
    }
    value += strspn(value, " \t\r\n");
    return tri_arena_copy(tei->arena, value, strcspn(value, " \t\r\n"));
}

static xmlNode *child_of(const xmlNode *node, const char *name)
{
    xmlNode *child = node->children;
    while (child != NULL && !tri_i_xml_is(child, name)) {
        child = child->next;
    }
    return child;
}

/* The text of an element with a blank between what stands in its parts; NULL where
   memory is out. */
static const char *text_of(tri_i_tei *tei, xmlNode *root)
{
    tri_memory text = {0};
    tri_i_folded out = {.text = &text};
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        out.blank = out.blank || node->type == XML_ELEMENT_NODE;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            tri_i_fold_space(&out, (const char *)node->content, false);
        }
    }
    const char *copy =
        out.failed ? NULL : tri_arena_copy(tei->arena, text.bytes, text.n_bytes);
    free(text.bytes);
    return copy;
}

/* What an element that names something names it: given name before surname, whatever
   their order; else its words. NULL where memory is out. */
static const char *name_of(tri_i_tei *tei, xmlNode *node)
{
    static const char *const parts[] = {"forename", "nameLink", "surname", "genName"};
    if (child_of(node, "forename") == NULL || child_of(node, "surname") == NULL) {
        return text_of(tei, node);
    }
    const char *name = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (xmlNode *child = node->children; child != NULL && name != NULL;
             child = child->next) {
            if (tri_i_xml_is(child, parts[i])) {
                const char *text = text_of(tei, child);
                name = text == NULL
                           ? NULL
                           : tri_arena_printf(tei->arena, "%s%s%s", name,
                                              name[0] != '\0' ? " " : "", text);
            }
        }
    }
    return name;
}

/* The element that names what `node` describes: its name that is marked as the
   preferred one, else the first; itself where it is one. NULL: nothing does. */
static xmlNode *naming_element(xmlNode *node)
{
    static const char *const names[] = {"persName", "orgName",  "placeName", "geogName",
                                        "role",     "roleName", "name",      NULL};
    static const char *const preferred[] = {"preferred", "pref", "main", "reg", "std"};
    xmlNode *first = is_one_of(node, names) ? node : NULL;
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        const char *type =
            is_one_of(child, names) ? tri_i_xml_attribute(child, "type") : NULL;
        for (size_t i = 0; type != NULL && i < sizeof preferred / sizeof *preferred;
             i++) {
            if (strcasecmp(type, preferred[i]) == 0) {
                return child;
            }
        }
        if (first == NULL && is_one_of(child, names)) {
            first = child;
        }
    }
    return first;
}

/* The Wikidata id that an attribute or an element beside a name gives, "" where none
   does; NULL where memory is out. */
static const char *wikidata_of(tri_i_tei *tei, xmlNode *node)
{
    static const char *const pointers[] = {"sameAs", "corresp", "ref"};
    const char *found = "";
    for (size_t i = 0; found[0] == '\0' && i < 3; i++) {
        const char *value = tri_i_xml_attribute(node, pointers[i]);
        found = value == NULL ? "" : tri_i_wikidata_in(tei->arena, value);
        if (found == NULL) {
            return NULL;
        }
    }
    for (xmlNode *child = node->children; child != NULL && found[0] == '\0';
         child = child->next) {
        if (tri_i_xml_is(child, "idno")) {
            const char *type = tri_i_xml_attribute(child, "type");
            const char *text = text_of(tei, child);
            if (text != NULL && type != NULL && strcasecmp(type, "wikidata") == 0 &&
                text[0] == 'Q') {
                text = tri_arena_printf(tei->arena, "wd:%s", text);
            }
            found = text == NULL ? NULL : tri_i_wikidata_in(tei->arena, text);
        } else if (tri_i_xml_is(child, "persName") || tri_i_xml_is(child, "orgName") ||
                   tri_i_xml_is(child, "placeName")) {
            const char *value = tri_i_xml_attribute(child, "ref");
            found = value == NULL ? "" : tri_i_wikidata_in(tei->arena, value);
        }
        if (found == NULL) {
            return NULL;
        }
    }
    return found;
}

/* Fills reference, name and Wikidata id from what an attribute points to. */
static void resolve(tri_i_tei *tei, const char *value, tri_given *given)
{
    given->name = given->wikidata = "";
    given->ref = first_reference(tei, value);
    tei->failed = tei->failed || given->ref == NULL;
    if (tei->failed || given->ref[0] != '#') {
        return;
    }
    const xmlAttr *id = xmlGetID(tei->tree, (const xmlChar *)given->ref + 1);
    if (id == NULL || id->parent == NULL) {
        return; /* it points nowhere, yet tells things apart */
    }
    xmlNode *naming = naming_element(id->parent);
    given->name = naming == NULL ? "" : name_of(tei, naming);
    given->wikidata = wikidata_of(tei, id->parent);
    tei->failed = given->name == NULL || given->wikidata == NULL;
}

/* ---- Elements that are open */

/* The type of what an element names, TRI_TYPE_COUNT where it names nothing. */
static uint8_t type_named(const xmlNode *node)
{
    static const char *const places[] = {"placeName", "geogName", "settlement",
                                         "country",   "region",   NULL};
    if (tri_i_xml_is(node, "persName")) {
        return TRI_TYPE_PER;
    }
    if (tri_i_xml_is(node, "orgName")) {
        return TRI_TYPE_ORG;
    }
    if (is_one_of(node, places)) {
        return TRI_TYPE_LOC;
    }
    if (!tri_i_xml_is(node, "name") && !tri_i_xml_is(node, "rs")) {
        return TRI_TYPE_COUNT;
    }
    const char *type = tri_i_xml_attribute(node, "type");
    return type == NULL                     ? TRI_TYPE_COUNT
           : strncmp(type, "pers", 4) == 0  ? TRI_TYPE_PER
           : strncmp(type, "place", 5) == 0 ? TRI_TYPE_LOC
           : strncmp(type, "org", 3) == 0   ? TRI_TYPE_ORG
                                            : TRI_TYPE_COUNT;
}

static kind kind_of(const xmlNode *node)
{
    static const char *const speeches[] = {"sp", "said", "q", "u", NULL};
    if (tri_i_xml_is(node, "speaker")) {
        return KIND_SPEAKER;
    }
    if (tri_i_xml_is(node, "stage")) {
        return KIND_ASIDE;
    }
    if (is_one_of(node, speeches) && tri_i_xml_attribute(node, "who") != NULL) {
        return KIND_SPEECH;
    }
    return type_named(node) < TRI_TYPE_COUNT ? KIND_NAME : KIND_NONE;
}

/* Keeps a span of what was printed, without white space at its ends. */
static void keep(tri_i_tei *tei, size_t begin, tri_given given)
{
    const char *bytes = tei->text->bytes;
    size_t end = tei->text->n_bytes;
    while (begin < end && (bytes[begin] == ' ' || bytes[begin] == '\n')) {
        begin++;
    }
    while (end > begin && (bytes[end - 1] == ' ' || bytes[end - 1] == '\n')) {
        end--;
    }
    if (begin == end || tei->failed || end > INT32_MAX) {
        return;
    }
    if (!tri_i_grow(&tei->given, tei->n_given, &tei->given_room, sizeof *tei->given)) {
        tei->failed = true;
        return;
    }
    given.begin = (uint32_t)begin;
    given.end = (uint32_t)end;
    tei->given[tei->n_given++] = given;
}

/* Keeps the part of a speech that ends here, once for each who speaks. */
static void keep_speech(tri_i_tei *tei, const tri_i_tei_open *open)
{
    const char *who = tri_i_xml_attribute(open->node, "who");
    for (who += strspn(who, " \t\r\n"); *who != '\0' && !tei->failed;
         who += strspn(who, " \t\r\n")) {
        tri_given given = {.is_speech = true, .type = TRI_TYPE_PER};
        resolve(tei, who, &given);
        keep(tei, open->begin, given);
        who += strcspn(who, " \t\r\n");
    }
}

/* The heading of a speech names who speaks, where one does. */
static void keep_speaker(tri_i_tei *tei, const tri_i_tei_open *open)
{
    const xmlNode *speech = open->node->parent;
    const char *who = speech == NULL ? NULL : tri_i_xml_attribute(speech, "who");
    const size_t before = who == NULL ? 0 : strspn(who, " \t\r\n");
    const size_t n = who == NULL ? 0 : strcspn(who + before, " \t\r\n");
    if (n > 0 && who[before + n + strspn(who + before + n, " \t\r\n")] == '\0') {
        tri_given given = {.type = TRI_TYPE_PER};
        resolve(tei, who, &given);
        keep(tei, open->begin, given);
    }
}

static void keep_name(tri_i_tei *tei, const tri_i_tei_open *open)
{
    const char *ref = tri_i_xml_attribute(open->node, "ref");
    tri_given given = {.type = type_named(open->node)};
    resolve(tei, ref != NULL ? ref : tri_i_xml_attribute(open->node, "key"), &given);
    keep(tei, open->begin, given);
}

/* Ends or goes on with the speeches that hold an element which is no part of them. */
static void pause_speeches(tri_i_tei *tei, size_t n_open, bool begins)
{
    for (size_t i = 0; i < n_open; i++) {
        tri_i_tei_open *speech = &tei->open[i];
        if (speech->kind != KIND_SPEECH) {
            continue;
        }
        if (begins && speech->n_paused++ == 0) {
            keep_speech(tei, speech);
        } else if (!begins && --speech->n_paused == 0) {
            speech->begin = tei->text->n_bytes;
        }
    }
}

void tri_i_tei_enter(tri_i_tei *tei, const xmlNode *node)
{
    const kind is = node->type == XML_ELEMENT_NODE ? kind_of(node) : KIND_NONE;
    if (is == KIND_NONE || tei->failed) {
        return;
    }
    if (!tri_i_grow(&tei->open, tei->n_open, &tei->open_room, sizeof *tei->open)) {
        tei->failed = true;
        return;
    }
    if (is == KIND_SPEAKER || is == KIND_ASIDE) {
        pause_speeches(tei, tei->n_open, true);
    }
    tei->open[tei->n_open++] =
        (tri_i_tei_open){.node = node, .begin = tei->text->n_bytes, .kind = is};
}

void tri_i_tei_leave(tri_i_tei *tei, const xmlNode *next)
{
    while (tei->n_open > 0 &&
           !tri_i_xml_is_inside(next, tei->open[tei->n_open - 1].node)) {
        const tri_i_tei_open *open = &tei->open[--tei->n_open];
        switch ((kind)open->kind) {
        case KIND_SPEECH:
            if (open->n_paused == 0) {
                keep_speech(tei, open);
            }
            break;
        case KIND_SPEAKER:
            keep_speaker(tei, open);
            break;
        case KIND_NAME:
            keep_name(tei, open);
            break;
        default:
            break;
        }
        if (open->kind == KIND_SPEAKER || open->kind == KIND_ASIDE) {
            pause_speeches(tei, tei->n_open, false);
        }
    }
}

void tri_i_tei_clear(tri_i_tei *tei)
{
    free(tei->open);
    free(tei->given);
}
