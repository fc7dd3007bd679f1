/* DOCX and ODT: the paragraphs of an office document, and what it says of itself. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/fold_space.h"
#include "extract/read/zip.h"

#include <stdlib.h>
#include <string.h>

/* What an element is to the text. */
typedef enum {
    INLINE, /* what is in it is read */
    BLOCK,  /* a paragraph */
    TEXT,   /* DOCX: alone holds text */
    BLANK,
    BREAK,
    HYPHEN,
    NOTHING /* left out with all that is in it */
} role;

typedef struct {
    const char *name; /* of the element */
    role role;
} rule;

typedef struct {
    const char *what; /* "DOCX" */
    const char *text_member, *meta_member;
    const char *body;                  /* the element that holds the text */
    const char *authors[2], *dates[2]; /* elements of the metadata, the best first */
    bool only_in_text;                 /* text stands in TEXT elements alone */
    const rule *rules; /* ended by a name of NULL; other elements are INLINE */
    bool (*is_left_out)(xmlNode *node); /* NULL: none but by the rules */
} office_form;

static const char *value_of(xmlNode *root, const char *name)
{
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        if (tri_i_xml_is(node, name)) {
            return tri_i_xml_attribute(node, "val");
        }
    }
    return NULL;
}

/* Tables of contents, and hidden text. */
static bool is_left_out_of_docx(xmlNode *node)
{
    if (tri_i_xml_is(node, "sdt")) {
        for (xmlNode *child = node->children; child != NULL; child = child->next) {
            const char *gallery =
                tri_i_xml_is(child, "sdtPr") ? value_of(child, "docPartGallery") : NULL;
            if (gallery != NULL && strcmp(gallery, "Table of Contents") == 0) {
                return true;
            }
        }
        return false;
    }
    xmlNode *properties = node->children;
    if (tri_i_xml_is(node, "p") && properties != NULL &&
        tri_i_xml_is(properties, "pPr")) {
        const char *style = value_of(properties, "pStyle");
        return style != NULL && strncmp(style, "TOC", 3) == 0;
    }
    if (tri_i_xml_is(node, "r") && properties != NULL &&
        tri_i_xml_is(properties, "rPr")) {
        for (xmlNode *child = properties->children; child != NULL;
             child = child->next) {
            if (tri_i_xml_is(child, "vanish")) {
                return true;
            }
        }
    }
    return false;
}

static const rule docx_rules[] = {{"p", BLOCK},
                                  {"t", TEXT},
                                  {"tab", BLANK},
                                  {"ptab", BLANK},
                                  {"br", BREAK},
                                  {"cr", BREAK},
                                  {"noBreakHyphen", HYPHEN},
                                  {"del", NOTHING},
                                  {"moveFrom", NOTHING},
                                  {"Fallback", NOTHING},
                                  {"pPr", NOTHING},
                                  {NULL, INLINE}};
static const office_form docx = {.what = "DOCX",
                                 .text_member = "word/document.xml",
                                 .meta_member = "docProps/core.xml",
                                 .body = "body",
                                 .authors = {"creator", "lastModifiedBy"},
                                 .dates = {"created", "modified"},
                                 .only_in_text = true,
                                 .rules = docx_rules,
                                 .is_left_out = is_left_out_of_docx};

static const rule odt_rules[] = {{"p", BLOCK},
                                 {"h", BLOCK},
                                 {"s", BLANK},
                                 {"tab", BLANK},
                                 {"line-break", BREAK},
                                 {"note", NOTHING},
                                 {"annotation", NOTHING},
                                 {"tracked-changes", NOTHING},
                                 {"table-of-content", NOTHING},
                                 {"alphabetical-index", NOTHING},
                                 {"illustration-index", NOTHING},
                                 {"ruby-text", NOTHING},
                                 {"desc", NOTHING},
                                 {"title", NOTHING},
                                 {NULL, INLINE}};
static const office_form odt = {.what = "ODT",
                                .text_member = "content.xml",
                                .meta_member = "meta.xml",
                                .body = "text",
                                .authors = {"initial-creator", "creator"},
                                .dates = {"creation-date", "date"},
                                .rules = odt_rules};

static role role_of(const office_form *form, xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE ||
        (form->is_left_out != NULL && form->is_left_out(node))) {
        return node->type == XML_ELEMENT_NODE ? NOTHING : INLINE;
    }
    const rule *one = form->rules;
    while (one->name != NULL && strcmp((const char *)node->name, one->name) != 0) {
        one++;
    }
    return one->role;
}

static bool print(const office_form *form, xmlNode *body, tri_memory *text)
{
    tri_i_folded out = {.text = text};
    for (xmlNode *node = body; node != NULL;) {
        const role is = node == body ? INLINE : role_of(form, node);
        if (is == BLOCK) {
            out.n_newlines = 2;
        } else if (is == BLANK) {
            out.blank = true;
        } else if (is == BREAK) {
            out.n_newlines += out.n_newlines < 2;
        } else if (is == HYPHEN) {
            tri_i_fold_space(&out, "-", false);
        } else if (node->type == XML_TEXT_NODE && node->content != NULL &&
                   (!form->only_in_text || role_of(form, node->parent) == TEXT)) {
            tri_i_fold_space(&out, (const char *)node->content, false);
        }
        node = tri_i_xml_next(body, node, is == NOTHING);
    }
    return !out.failed;
}

static const char *first_of(xmlNode *root, const char *const names[2], tri_arena *arena,
                            bool *failed)
{
    const char *found = tri_i_xml_first(root, names[0], arena, failed);
    return found != NULL ? found : tri_i_xml_first(root, names[1], arena, failed);
}

/* What the file says of itself; a file without that member says nothing. */
static bool read_meta(const office_form *form, const tri_i_zip *zip, tri_arena *arena,
                      tri_meta *meta)
{
    xmlDoc *tree = NULL;
    const tri_i_member *member = tri_i_zip_find(zip, form->meta_member);
    if (member == NULL || member->bytes == NULL ||
        tri_i_xml_parse("", member->bytes, member->n_bytes, &tree, NULL) != TRI_OK) {
        return true;
    }
    bool failed = false;
    xmlNode *root = xmlDocGetRootElement(tree);
    meta->title = tri_i_xml_first(root, "title", arena, &failed);
    meta->author = first_of(root, form->authors, arena, &failed);
    meta->lang = tri_i_xml_first(root, "language", arena, &failed);
    const char *date = first_of(root, form->dates, arena, &failed);
    if (date != NULL && strlen(date) >= 10) {
        meta->date = tri_arena_copy(arena, date, 10); /* without the time of day */
        failed |= meta->date == NULL;
    }
    xmlFreeDoc(tree);
    return !failed;
}

static tri_status read_office(tri_i_input *input, const office_form *form,
                              bool (*is_wanted)(const char *name))
{
    tri_i_zip zip = {0};
    tri_arena arena = {0};
    tri_memory text = {0};
    tri_meta meta = {.id = input->name};
    xmlDoc *tree = NULL;
    tri_status status = tri_i_zip_read(input, form->what, is_wanted, &zip);
    if (status == TRI_OK) {
        status = tri_i_zip_xml(input, &zip, form->what, form->text_member, &tree);
    }
    if (status != TRI_OK) {
        goto done;
    }
    xmlNode *body = tri_i_xml_find(xmlDocGetRootElement(tree), form->body);
    if ((body != NULL && !print(form, body, &text)) ||
        !read_meta(form, &zip, &arena, &meta)) {
        status = tri_i_fail_memory(input->error);
        goto done;
    }
    status = tri_i_input_prose(input, 0, text.bytes, text.n_bytes, meta);
done:
    xmlFreeDoc(tree);
    free(text.bytes);
    tri_arena_clear(&arena);
    tri_i_zip_clear(&zip);
    return status;
}

static bool is_wanted_of_docx(const char *name)
{
    return strcmp(name, docx.text_member) == 0 || strcmp(name, docx.meta_member) == 0;
}

static bool is_wanted_of_odt(const char *name)
{
    return strcmp(name, odt.text_member) == 0 || strcmp(name, odt.meta_member) == 0;
}

tri_status tri_i_read_docx(tri_i_input *input)
{
    return read_office(input, &docx, is_wanted_of_docx);
}

tri_status tri_i_read_odt(tri_i_input *input)
{
    return read_office(input, &odt, is_wanted_of_odt);
}
