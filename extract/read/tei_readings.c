/* TEI's alternatives: which of several readings of one place is the text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/tei.h"

#include <string.h>

/* An element, and the one beside it in whose place it stands. */
typedef struct {
    const char *original; /* as the source has it */
    const char *edited;   /* as its editor, or its author's last hand, has it */
} pair;

/* TEI P5, 3.5, 11.3 and 12.1. */
static const pair pairs[] = {
    {"sic", "corr"}, {"orig", "reg"}, {"abbr", "expan"}, {"am", "ex"}, {"del", "add"}};

static bool has_child(const xmlNode *parent, const char *name)
{
    const xmlNode *child = parent->children;
    while (child != NULL && !tri_i_xml_is(child, name)) {
        child = child->next;
    }
    return child != NULL;
}

static bool is_first_of_its_name(const xmlNode *node)
{
    const xmlNode *before = node->prev;
    while (before != NULL && !tri_i_xml_is(before, (const char *)node->name)) {
        before = before->prev;
    }
    return before == NULL;
}

static bool is_first_element(const xmlNode *node)
{
    const xmlNode *before = node->prev;
    while (before != NULL && before->type != XML_ELEMENT_NODE) {
        before = before->prev;
    }
    return before == NULL;
}

/* Whether an element of a pair gives way to the other one of it. */
static bool gives_way(const xmlNode *node, const xmlNode *parent, bool original)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *read = original ? pairs[i].original : pairs[i].edited;
        const char *other = original ? pairs[i].edited : pairs[i].original;
        if (tri_i_xml_is(node, other)) {
            return has_child(parent, read) || !is_first_of_its_name(node);
        }
        if (tri_i_xml_is(node, read)) {
            return !is_first_of_its_name(node);
        }
    }
    return !is_first_element(node); /* <choice> of seg, unclear, ... */
}

/* Whether a reading of an apparatus is not the one that is read: the lemma is, else the
   first one. */
static bool is_variant(const xmlNode *node, const xmlNode *parent)
{
    if (tri_i_xml_is(node, "lem")) {
        return false;
    }
    const bool reads = tri_i_xml_is(node, "rdg") || tri_i_xml_is(node, "rdgGrp");
    return !reads || has_child(parent, "lem") || !is_first_element(node);
}

bool tri_i_tei_is_other_reading(const xmlNode *node, bool original)
{
    const xmlNode *parent = node->parent;
    if (parent == NULL) {
        return false;
    }
    const bool pairs_up =
        tri_i_xml_is(parent, "choice") || tri_i_xml_is(parent, "subst");
    const bool varies = tri_i_xml_is(parent, "app") || tri_i_xml_is(parent, "rdgGrp");
    if (node->type != XML_ELEMENT_NODE) {
        return pairs_up || varies; /* the white space between them */
    }
    if (pairs_up) {
        return gives_way(node, parent, original);
    }
    if (varies) {
        return is_variant(node, parent);
    }
    return original ? tri_i_xml_is(node, "supplied") || tri_i_xml_is(node, "ex")
                    : tri_i_xml_is(node, "del") || tri_i_xml_is(node, "surplus");
}
