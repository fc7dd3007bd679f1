/* XML: the text of a file's elements; TEI by its own rules. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hush.h"
#include "extract/read/html.h"
#include "extract/read/read_i.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <stdlib.h>
#include <string.h>

static bool is_blank(const xmlNode *node)
{
    return node->content == NULL ||
           node->content[strspn((const char *)node->content, " \t\r\n")] == '\0';
}

/* An element with text of its own is a paragraph, with all that is in it. */
static bool is_paragraph(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
            !is_blank(child)) {
            return true;
        }
    }
    return false;
}

/* Elements of TEI that are no running text: the header, notes, running heads. */
static bool is_left_out(const xmlNode *node)
{
    return tri_i_xml_is(node, "teiHeader") || tri_i_xml_is(node, "note") ||
           tri_i_xml_is(node, "fw") || tri_i_xml_is(node, "facsimile");
}

/* Whether a line's break is inside a word; the white space round it is none then. */
static bool is_inside_word(const xmlNode *lb)
{
    const char *parts = tri_i_xml_attribute(lb, "break");
    return parts != NULL && strcmp(parts, "no") == 0;
}

/* Prints the text of an element, paragraphs parted by empty lines. */
static tri_status print_text(xmlNode *root, bool tei, tri_memory *text)
{
    tri_i_folded out = {.text = text};
    xmlNode *paragraph = NULL; /* that `node` is in */
    bool joins = false;        /* a word goes on behind a line's break */
    for (xmlNode *node = root; node != NULL;) {
        const bool skip = tei && is_left_out(node);
        if (!skip && paragraph == NULL && node->type == XML_ELEMENT_NODE) {
            out.n_newlines = 2;
            paragraph = is_paragraph(node) ? node : NULL;
        }
        if (tei && tri_i_xml_is(node, "lb")) {
            joins = is_inside_word(node);
            out.blank = !joins;
        }
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            const char *content = (const char *)node->content;
            tri_i_fold_space(
                &out, joins ? content + strspn(content, " \t\r\n") : content, false);
            joins = false;
        }
        xmlNode *next = tri_i_xml_next(root, node, skip);
        while (paragraph != NULL && next != NULL) {
            const xmlNode *up = next;
            while (up != NULL && up != paragraph) {
                up = up->parent;
            }
            if (up == paragraph) {
                break;
            }
            paragraph = NULL;
            out.n_newlines = 2;
        }
        node = next;
    }
    return out.failed ? TRI_ERR_NO_MEMORY : TRI_OK;
}

/* The folded text of the first element of this name inside `root`. */
static const char *first_text(xmlNode *root, const char *name, tri_arena *arena,
                              bool *failed)
{
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        if (!tri_i_xml_is(node, name)) {
            continue;
        }
        tri_memory text = {0};
        const char *copy = NULL;
        if (print_text(node, false, &text) == TRI_OK) {
            copy = text.n_bytes > 0 ? tri_arena_string(arena, text.bytes) : "";
        }
        free(text.bytes);
        *failed |= copy == NULL;
        return copy;
    }
    return NULL;
}

/* What the header of a TEI file says. */
static tri_status tei_meta(xmlNode *root, tri_arena *arena, tri_meta *meta)
{
    bool failed = false;
    xmlNode *header = root;
    while (header != NULL && !tri_i_xml_is(header, "teiHeader")) {
        header = tri_i_xml_next(root, header, false);
    }
    if (header == NULL) {
        return TRI_OK;
    }
    meta->title = first_text(header, "title", arena, &failed);
    meta->author = first_text(header, "author", arena, &failed);
    meta->source = first_text(header, "publisher", arena, &failed);
    for (xmlNode *node = header; node != NULL;
         node = tri_i_xml_next(header, node, false)) {
        const char *when =
            tri_i_xml_is(node, "date") ? tri_i_xml_attribute(node, "when") : NULL;
        if (when != NULL) {
            meta->date = when;
            break;
        }
    }
    return failed ? TRI_ERR_NO_MEMORY : TRI_OK;
}

tri_status tri_i_read_xml(tri_i_input *input)
{
    const char *bytes;
    size_t length;
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    if (length > INT32_MAX) {
        return tri_i_fail(input->error, TRI_ERR_LIMIT, 0,
                          "%s: a file of more than 2^31 bytes", input->name);
    }
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL) {
        return tri_i_fail_memory(input->error);
    }
    /* Entities of the file's own are never put in, nothing is fetched. */
    tri_i_hush before;
    tri_i_hush_begin(&before);
    xmlDocPtr tree = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL,
                                       XML_PARSE_NONET | XML_PARSE_NOERROR |
                                           XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
    tri_i_hush_end(&before);
    tri_status status;
    tri_arena arena = {0};
    tri_memory text = {0};
    tri_meta meta = {.id = input->name};
    if (tree == NULL) {
        const xmlError *wrong = xmlCtxtGetLastError(parser);
        const char *message =
            wrong != NULL && wrong->message != NULL ? wrong->message : "";
        status = tri_i_fail(
            input->error, TRI_ERR_FORMAT, 0, "%s: line %d: no XML: %.*s", input->name,
            wrong != NULL ? wrong->line : 1, (int)strcspn(message, "\n"), message);
        goto done;
    }
    xmlNode *root = xmlDocGetRootElement(tree);
    const bool tei = tri_i_xml_is(root, "TEI") || tri_i_xml_is(root, "teiCorpus");
    status = tei ? tei_meta(root, &arena, &meta) : TRI_OK;
    if (status == TRI_OK) {
        status = print_text(root, tei, &text);
    }
    if (status != TRI_OK) {
        status = tri_i_fail_memory(input->error);
        goto done;
    }
    const char *lang = tri_i_xml_attribute(root, "lang"); /* xml:lang */
    meta.lang = lang;
    status = tri_i_input_document(input, 0, text.bytes != NULL ? text.bytes : "",
                                  text.n_bytes, meta);
done:
    free(text.bytes);
    tri_arena_clear(&arena);
    xmlFreeDoc(tree);
    xmlFreeParserCtxt(parser);
    return status;
}
