/* Steps through the nodes of an XML or HTML tree. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/xml.h"

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

xmlNode *tri_i_xml_find(xmlNode *root, const char *name)
{
    xmlNode *node = root;
    while (node != NULL && !tri_i_xml_is(node, name)) {
        node = tri_i_xml_next(root, node, false);
    }
    return node;
}

bool tri_i_xml_is_inside(const xmlNode *node, const xmlNode *outer)
{
    while (node != NULL && node != outer) {
        node = node->parent;
    }
    return node != NULL;
}
