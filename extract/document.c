/* Documents: names of their labels, and their beginning and end. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/document.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define UPOS_TEXT(name) #name,
static const char *const upos_names[] = {TRI_UPOS_LIST(UPOS_TEXT)};

#define SECOND(name, text) text,
static const char *const xpos_names[] = {TRI_XPOS_LIST(SECOND)};
static const char *const rel_names[] = {TRI_REL_LIST(SECOND)};
static const char *const rule_texts[] = {TRI_RULE_LIST(SECOND)};

static const char *const how_names[TRI_HOW_COUNT] = {
    [TRI_HOW_NAME] = "name",       [TRI_HOW_ALIAS] = "alias",
    [TRI_HOW_ACRONYM] = "acronym", [TRI_HOW_NOMINAL] = "nominal",
    [TRI_HOW_PRONOUN] = "pronoun", [TRI_HOW_METONYM] = "metonym",
    [TRI_HOW_IMPLIED] = "implied", [TRI_HOW_NONE] = "none",
    [TRI_HOW_ABSENT] = "absent",
};

static const char *const type_names[TRI_TYPE_COUNT] = {
    [TRI_TYPE_PER] = "PER",         [TRI_TYPE_ORG] = "ORG",   [TRI_TYPE_LOC] = "LOC",
    [TRI_TYPE_MISC] = "MISC",       [TRI_TYPE_DATE] = "DATE", [TRI_TYPE_NUM] = "NUM",
    [TRI_TYPE_CONCEPT] = "CONCEPT",
};

/* The place of a name in a list; `n` where it is not there. */
static size_t find_name(const char *const *names, size_t n, const char *name)
{
    size_t i = 0;
    while (i < n && strcmp(names[i], name) != 0) {
        i++;
    }
    return i;
}

const char *tri_upos_name(tri_upos upos)
{
    return upos < TRI_UPOS_COUNT ? upos_names[upos] : "_";
}

const char *tri_xpos_name(tri_xpos xpos)
{
    return xpos < TRI_XPOS_COUNT ? xpos_names[xpos] : "_";
}

const char *tri_rel_name(tri_rel rel)
{
    return rel < TRI_REL_COUNT ? rel_names[rel] : "_";
}

const char *tri_type_name(tri_type type)
{
    return type < TRI_TYPE_COUNT ? type_names[type] : "";
}

const char *tri_how_name(tri_how how)
{
    return how < TRI_HOW_COUNT ? how_names[how] : "";
}

const char *tri_rule_text(tri_rule rule)
{
    return rule < TRI_RULE_COUNT ? rule_texts[rule] : "";
}

static const char *const reason_texts[] = {
#define TEXT(name, text) text,
    TRI_REASON_LIST(TEXT)
#undef TEXT
};

const char *tri_i_reason_text(tri_reason reason)
{
    return reason < TRI_REASON_COUNT ? reason_texts[reason] : "";
}

tri_upos tri_upos_from_name(const char *name)
{
    return (tri_upos)find_name(upos_names, TRI_UPOS_COUNT, name);
}

tri_xpos tri_xpos_from_name(const char *name)
{
    return (tri_xpos)find_name(xpos_names, TRI_XPOS_COUNT, name);
}

tri_rel tri_rel_from_name(const char *name)
{
    const size_t found = find_name(rel_names, TRI_REL_COUNT, name);
    const char *colon = strchr(name, ':');
    if (found < TRI_REL_COUNT || colon == NULL) {
        return (tri_rel)found;
    }
    char plain[32];
    const size_t n = (size_t)(colon - name);
    if (n >= sizeof plain) {
        return TRI_REL_COUNT;
    }
    memcpy(plain, name, n);
    plain[n] = '\0';
    return (tri_rel)find_name(rel_names, TRI_REL_COUNT, plain);
}

tri_type tri_type_from_name(const char *name)
{
    return (tri_type)find_name(type_names, TRI_TYPE_COUNT, name);
}

/* Copies a nullable string into the arena; false where memory is out. */
static bool copy_string(tri_arena *arena, const char *text, const char **copy)
{
    *copy = text == NULL || text[0] == '\0' ? "" : tri_arena_string(arena, text);
    return *copy != NULL;
}

/* Runs of characters that are no white space, and all characters. */
static void count(tri_document *document)
{
    bool in_word = false;
    for (size_t i = 0; i < document->n_bytes;) {
        uint32_t code;
        i += tri_utf8_decode(document->text + i, document->n_bytes - i, &code);
        const bool space = tri_is_space(code);
        document->n_words += !space && !in_word;
        in_word = !space;
        document->n_code_points++;
    }
}

tri_status tri_document_init(tri_document *document, const char *text, size_t n_bytes,
                             const tri_meta *meta, tri_error *error)
{
    static const tri_meta none = {0};
    const tri_meta *from = meta != NULL ? meta : &none;
    if (n_bytes > INT32_MAX) {
        return tri_i_fail(error, TRI_ERR_LIMIT, 0,
                          "%s: a text of %zu bytes is longer than 2^31",
                          from->id != NULL ? from->id : "", n_bytes);
    }
    tri_document made = {.model = "", .n_bytes = n_bytes};
    made.text = tri_arena_copy(&made.arena, text, n_bytes);
    if (made.text == NULL || !copy_string(&made.arena, from->id, &made.meta.id) ||
        !copy_string(&made.arena, from->title, &made.meta.title) ||
        !copy_string(&made.arena, from->date, &made.meta.date) ||
        !copy_string(&made.arena, from->url, &made.meta.url) ||
        !copy_string(&made.arena, from->source, &made.meta.source) ||
        !copy_string(&made.arena, from->author, &made.meta.author) ||
        !copy_string(&made.arena, from->lang, &made.meta.lang) ||
        !copy_string(&made.arena, from->meta, &made.meta.meta) ||
        !copy_string(&made.arena, from->sketch, &made.meta.sketch) ||
        !copy_string(&made.arena, from->duplicate_of, &made.meta.duplicate_of)) {
        tri_arena_clear(&made.arena);
        return tri_i_fail_memory(error);
    }
    count(&made);
    *document = made;
    return TRI_OK;
}

void tri_document_clear(tri_document *document)
{
    tri_arena_clear(&document->arena);
    *document = (tri_document){0};
}

void tri_document_free(tri_document *document)
{
    if (document != NULL) {
        tri_document_clear(document);
        free(document);
    }
}

const char *tri_document_text(const tri_document *document, size_t *n_bytes)
{
    if (n_bytes != NULL) {
        *n_bytes = document->n_bytes;
    }
    return document->text;
}

const tri_meta *tri_document_meta(const tri_document *document)
{
    return &document->meta;
}

bool tri_i_begins_paragraph(const tri_document *d, uint32_t sentence)
{
    const tri_sentence *one = &d->sentences[sentence];
    int n_lines = 0;
    for (uint32_t at = one->begin == 0 ? d->tokens[0].begin
                                       : d->tokens[one->begin - 1].end;
         at < d->tokens[one->begin].begin; at++) {
        n_lines += d->text[at] == '\n' ? 1 : 0;
    }
    return n_lines > 1;
}
