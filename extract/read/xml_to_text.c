/* Prints the text of XML elements; of TEI by its own rules. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/fold_space.h"
#include "extract/read/tei.h"

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

/* Whether a break (of a line, page or column) is inside a word; the white space round
   it is none then. */
static bool is_inside_word(const xmlNode *node)
{
    const char *parts = tri_i_xml_attribute(node, "break");
    return parts != NULL && strcmp(parts, "no") == 0;
}

/* The hyphen with which the source cuts a word at the break is no part of it. */
static void drop_hyphen(tri_memory *text)
{
    static const char *const hyphens[] = {"-", "\xE2\x80\x90", "\xC2\xAC", "="};
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
        const size_t n = strlen(hyphens[i]);
        if (text->n_bytes > n &&
            memcmp(text->bytes + text->n_bytes - n, hyphens[i], n) == 0) {
            text->n_bytes -= n;
            return;
        }
    }
}

/* Opens a paragraph at an element that is one, and parts what comes from the text
   before. NULL: it is none. */
static xmlNode *open_paragraph(xmlNode *node, bool tei, tri_i_folded *out)
{
    out->n_newlines = tei && tri_i_tei_goes_on(node) ? 1 : 2;
    return is_paragraph(node) || (tei && tri_i_tei_is_paragraph(node)) ? node : NULL;
}

tri_status tri_i_xml_print(xmlNode *root, tri_i_tei *tei, tri_memory *text)
{
    tri_i_folded out = {.text = text, .n_newlines = 2};
    xmlNode *paragraph = NULL; /* that `node` is in */
    bool joins = false;        /* a word goes on behind a line's break */
    for (xmlNode *node = root; node != NULL;) {
        const bool skip = tei != NULL && tri_i_tei_is_left_out(tei, node);
        if (!skip && paragraph == NULL && node->type == XML_ELEMENT_NODE) {
            paragraph = open_paragraph(node, tei != NULL, &out);
        }
        if (tei != NULL && !skip) {
            tri_i_tei_enter(tei, node);
        }
        if (tei != NULL && !skip && tri_i_tei_is_break(node)) {
            if (is_inside_word(node)) {
                drop_hyphen(text);
                joins = true;
                out.blank = false;
            } else if (tri_i_xml_is(node, "lb") && !joins) {
                out.blank = true;
            }
        }
        if (!skip &&
            (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)) {
            const char *content = (const char *)node->content;
            tri_i_fold_space(
                &out, joins ? content + strspn(content, " \t\r\n") : content, false);
            joins = false;
        }
        xmlNode *next = tri_i_xml_next(root, node, skip);
        if (tei != NULL) {
            tri_i_tei_leave(tei, next);
        }
        if (paragraph != NULL && next != NULL &&
            !tri_i_xml_is_inside(next, paragraph)) {
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
    xmlNode *node = tri_i_xml_find(root, name);
    if (node == NULL) {
        return NULL;
    }
    tri_memory text = {0};
    const char *copy = NULL;
    if (tri_i_xml_print(node, NULL, &text) == TRI_OK) {
        copy = text.n_bytes > 0 ? tri_arena_string(arena, text.bytes) : NULL;
        *failed |= copy == NULL && text.n_bytes > 0;
    } else {
        *failed = true;
    }
    free(text.bytes);
    return copy;
}
