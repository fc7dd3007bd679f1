/* Prints the text of the elements that an XPath expression finds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hush.h"
#include "extract/read/fold_space.h"
#include "extract/read/xml.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

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
        return tri_i_xml_print(node, tei, text);
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

tri_status tri_i_xpath_print(const tri_i_input *input, xmlDoc *tree, tri_i_tei *tei,
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
        if (last == NULL || !tri_i_xml_is_inside(set->nodeTab[i], last)) {
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
