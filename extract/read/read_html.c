/* HTML: the article of a page is a document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hush.h"
#include "base/utf8.h"
#include "extract/read/zip.h"

#include <libxml/HTMLparser.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

xmlNode *tri_i_xml_next(const xmlNode *root, xmlNode *node, bool skip)
{
    if (!skip && node->type == XML_ELEMENT_NODE && node->children != NULL) {
        return node->children;
    }
    while (node != root && node->next == NULL) {
        node = node->parent;
    }
    return node == root ? NULL : node->next;
}

bool tri_i_xml_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           strcasecmp((const char *)node->name, name) == 0;
}

const char *tri_i_xml_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute != NULL;
         attribute = attribute->next) {
        if (strcasecmp((const char *)attribute->name, name) == 0) {
            return attribute->children != NULL && attribute->children->content != NULL
                       ? (const char *)attribute->children->content
                       : "";
        }
    }
    return NULL;
}

/* Whether the page's first kilobyte says how it is encoded. */
static bool names_charset(const char *bytes, size_t length)
{
    static const char key[] = "charset";
    const size_t n = sizeof key - 1;
    for (size_t i = 0; i + n <= length && i < 1024; i++) {
        if (strncasecmp(bytes + i, key, n) == 0) {
            return true;
        }
    }
    return false;
}

xmlDoc *tri_i_html_parse(const char *bytes, size_t length)
{
    /* What is UTF-8 is read as that, whatever it says; else as it says, or as what the
       web takes for granted. */
    const bool utf8 = tri_utf8_invalid(bytes, length) == length;
    const bool named = names_charset(bytes, length);
    tri_i_hush before;
    tri_i_hush_begin(&before);
    xmlDoc *tree =
        htmlReadMemory(bytes, (int)length, NULL,
                       utf8    ? "UTF-8"
                       : named ? NULL
                               : "windows-1252",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    tri_i_hush_end(&before);
    return tree;
}

tri_status tri_i_read_html(tri_i_input *input)
{
    const char *bytes;
    size_t length;
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    xmlDoc *tree = tri_i_html_parse(bytes, length);
    xmlNode *root = tree != NULL ? xmlDocGetRootElement(tree) : NULL;
    tri_status status = TRI_OK;
    tri_arena arena = {0};
    tri_memory text = {0};
    tri_meta meta = {0};
    if (root != NULL) {
        if (tri_i_html_to_meta(root, &arena, &meta) != TRI_OK) {
            status = tri_i_fail_memory(input->error);
        } else if (input->options->xpath != NULL) {
            status = tri_i_xpath_print(input, tree, NULL, &text);
        } else if (tri_i_html_to_text(root, &text) != TRI_OK) {
            status = tri_i_fail_memory(input->error);
        }
    }
    if (status == TRI_OK) {
        meta.id = input->name;
        status = tri_i_input_document(input, 0, text.bytes != NULL ? text.bytes : "",
                                      text.n_bytes, meta);
    }
    free(text.bytes);
    tri_arena_clear(&arena);
    xmlFreeDoc(tree);
    return status;
}
