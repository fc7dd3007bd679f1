/* XML: the text of a file's elements; TEI by its own rules. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hush.h"
#include "base/utf8.h"
#include "extract/read/tei.h"
#include "extract/read/zip.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

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

static bool is_inside(const xmlNode *node, const xmlNode *outer)
{
    while (node != NULL && node != outer) {
        node = node->parent;
    }
    return node != NULL;
}

/* Whether a line's break is inside a word; the white space round it is none then. */
static bool is_inside_word(const xmlNode *lb)
{
    const char *parts = tri_i_xml_attribute(lb, "break");
    return parts != NULL && strcmp(parts, "no") == 0;
}

/* Opens a paragraph at an element that is one, and parts what comes from the text
   before. NULL: it is none. */
static xmlNode *open_paragraph(xmlNode *node, bool tei, tri_i_folded *out)
{
    out->n_newlines = tei && tri_i_tei_goes_on(node) ? 1 : 2;
    return is_paragraph(node) || (tei && tri_i_tei_is_paragraph(node)) ? node : NULL;
}

/* Prints the text of an element, paragraphs parted by empty lines. `tei` (NULL: it is
   no TEI) notes what it marks up. */
static tri_status print_text(xmlNode *root, tri_i_tei *tei, tri_memory *text)
{
    tri_i_folded out = {.text = text, .n_newlines = 2};
    xmlNode *paragraph = NULL; /* that `node` is in */
    bool joins = false;        /* a word goes on behind a line's break */
    for (xmlNode *node = root; node != NULL;) {
        const bool skip = tei != NULL && tri_i_tei_is_left_out(node);
        if (!skip && paragraph == NULL && node->type == XML_ELEMENT_NODE) {
            paragraph = open_paragraph(node, tei != NULL, &out);
        }
        if (tei != NULL && !skip) {
            tri_i_tei_enter(tei, node);
        }
        if (tei != NULL && tri_i_xml_is(node, "lb")) {
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
        if (tei != NULL) {
            tri_i_tei_leave(tei, next);
        }
        if (paragraph != NULL && next != NULL && !is_inside(next, paragraph)) {
            paragraph = NULL;
            out.n_newlines = 2;
        }
        node = next;
    }
    return out.failed || (tei != NULL && tei->failed) ? TRI_ERR_NO_MEMORY : TRI_OK;
}

const char *tri_i_xml_first(xmlNode *root, const char *name, tri_arena *arena,
                            bool *failed)
{
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        if (!tri_i_xml_is(node, name)) {
            continue;
        }
        tri_memory text = {0};
        const char *copy = NULL;
        if (print_text(node, NULL, &text) == TRI_OK) {
            copy = text.n_bytes > 0 ? tri_arena_string(arena, text.bytes) : NULL;
            *failed |= copy == NULL && text.n_bytes > 0;
        } else {
            *failed = true;
        }
        free(text.bytes);
        return copy;
    }
    return NULL;
}

/* ---- The elements that an XPath expression finds */

/* Prefixes: those of the first element that declares each, and `_` for a namespace
   that has none. */
static void register_namespaces(xmlXPathContext *context, xmlNode *root)
{
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        const xmlNs *space = node->type == XML_ELEMENT_NODE ? node->nsDef : NULL;
        for (; space != NULL; space = space->next) {
            const xmlChar *prefix =
                space->prefix != NULL ? space->prefix : (const xmlChar *)"_";
            if (xmlXPathNsLookup(context, prefix) == NULL) {
                (void)xmlXPathRegisterNs(context, prefix, space->href);
            }
        }
    }
}

/* The text of one node, whatever its kind, as a paragraph. */
static tri_status print_node(xmlNode *node, tri_i_tei *tei, tri_memory *text)
{
    if (node->type == XML_ELEMENT_NODE) {
        return print_text(node, tei, text);
    }
    xmlChar *content = xmlNodeGetContent(node);
    if (content == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    tri_i_folded out = {.text = text, .n_newlines = 2};
    tri_i_fold_space(&out, (const char *)content, false);
    xmlFree(content);
    return out.failed ? TRI_ERR_NO_MEMORY : TRI_OK;
}

tri_status tri_i_xpath_print(tri_i_input *input, xmlDoc *tree, tri_i_tei *tei,
                             tri_memory *text)
{
    const char *expression = input->options->xpath;
    xmlNode *root = xmlDocGetRootElement(tree);
    xmlXPathContext *context = xmlXPathNewContext(tree);
    if (context == NULL) {
        return tri_i_fail_memory(input->error);
    }
    register_namespaces(context, root);
    tri_i_hush before;
    tri_i_hush_begin(&before);
    xmlXPathObject *found =
        xmlXPathEvalExpression((const xmlChar *)expression, context);
    tri_i_hush_end(&before);
    tri_status status = TRI_OK;
    if (found == NULL || found->type != XPATH_NODESET) {
        status = tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                            "%s: '%s' is no XPath expression that finds elements here",
                            input->name, expression);
    }
    const xmlNodeSet *set = status == TRI_OK ? found->nodesetval : NULL;
    const xmlNode *last = NULL;
    for (int i = 0; set != NULL && status == TRI_OK && i < set->nodeNr; i++) {
        /* What is inside one that was printed is not printed again. */
        if (last == NULL || !is_inside(set->nodeTab[i], last)) {
            last = set->nodeTab[i];
            if (print_node(set->nodeTab[i], tei, text) != TRI_OK) {
                status = tri_i_fail_memory(input->error);
            }
        }
    }
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return status;
}

tri_status tri_i_xml_parse(const char *name, const char *bytes, size_t length,
                           xmlDoc **tree, tri_error *error)
{
    if (length > INT32_MAX) {
        return tri_i_fail(error, TRI_ERR_LIMIT, 0, "%s: XML of more than 2^31 bytes",
                          name);
    }
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL) {
        return tri_i_fail_memory(error);
    }
    /* UTF-8 is read as that, whatever it says: it may have been UTF-16. */
    const bool utf8 = tri_utf8_invalid(bytes, length) == length;
    tri_i_hush before;
    tri_i_hush_begin(&before);
    *tree = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, utf8 ? "UTF-8" : NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR |
                                  XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
    tri_i_hush_end(&before);
    tri_status status = TRI_OK;
    if (*tree == NULL) {
        const xmlError *wrong = xmlCtxtGetLastError(parser);
        const char *message =
            wrong != NULL && wrong->message != NULL ? wrong->message : "";
        /* What follows a second sentence is advice to programmers. */
        const char *advice = strstr(message, " use XML_PARSE_HUGE");
        status = tri_i_fail(
            error, TRI_ERR_FORMAT, 0, "%s: line %d: no XML: %.*s", name,
            wrong != NULL ? wrong->line : 1,
            (int)(advice != NULL ? (size_t)(advice - message) : strcspn(message, "\n")),
            message);
    }
    xmlFreeParserCtxt(parser);
    return status;
}

tri_status tri_i_read_xml(tri_i_input *input)
{
    const char *bytes;
    size_t length;
    xmlDocPtr tree = NULL;
    tri_arena arena = {0};
    tri_memory text = {0};
    tri_meta meta = {.id = input->name};
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    TRI_TRY(tri_i_xml_parse(input->name, bytes, length, &tree, input->error));
    xmlNode *root = xmlDocGetRootElement(tree);
    tri_i_tei tei = {.tree = tree, .arena = &arena, .text = &text};
    tri_i_tei *used = tri_i_is_tei(root) ? &tei : NULL;
    tri_status status = used != NULL ? tri_i_tei_meta(root, &arena, &meta) : TRI_OK;
    if (status != TRI_OK) {
        status = tri_i_fail_memory(input->error);
        goto done;
    }
    if (input->options->xpath != NULL) {
        status = tri_i_xpath_print(input, tree, used, &text);
    } else if (print_text(root, used, &text) != TRI_OK) {
        status = tri_i_fail_memory(input->error);
    }
    if (status == TRI_OK) {
        meta.lang = tri_i_xml_attribute(root, "lang"); /* xml:lang */
        status = tri_i_input_marked(input, 0, text.bytes != NULL ? text.bytes : "",
                                    text.n_bytes, meta, tei.given, tei.n_given);
    }
done:
    tri_i_tei_clear(&tei);
    free(text.bytes);
    tri_arena_clear(&arena);
    xmlFreeDoc(tree);
    return status;
}
