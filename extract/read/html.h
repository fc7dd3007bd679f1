/* From an HTML or XML tree to its text and what it says of itself. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_HTML_H
#define TRI_EXTRACT_READ_HTML_H

#include "base/arena.h"
#include "base/sink.h"
#include "extract/document.h"

#include <libxml/tree.h>

/* Prints the article's text: paragraphs, headings, list items and cells parted by empty
   lines, white space folded but in <pre> (html_to_text.c). Menus, adverts, comments,
   cookie banners and the like are left out: by element, role, class, and the share of
   their text that is links.

   root  the page's first element; its nodes' _private is used

   TRI_ERR_NO_MEMORY. Cost: linear in the nodes, but for the depth of each paragraph. */
tri_status tri_i_html_to_text(xmlNode *root, tri_memory *text);

/* Fills `meta` from meta elements, OpenGraph, JSON-LD and microdata (html_to_meta.c);
   strings lie in the arena. TRI_ERR_NO_MEMORY. */
tri_status tri_i_html_to_meta(xmlNode *root, tri_arena *arena, tri_meta *meta);

/* Text that is gathered with its white space folded (html_to_text.c). */
typedef struct {
    tri_memory *text;
    size_t n_newlines; /* to print before the next character */
    bool blank;        /* a blank is to be printed before it */
    bool failed;       /* memory was out */
} tri_i_folded;

/* Appends text; `as_it_stands`: its line feeds are kept. */
void tri_i_fold_space(tri_i_folded *folded, const char *text, bool as_it_stands);

/* Prints the text of what the options' XPath expression finds (read_xml.c). A prefix is
   the one that the file declares; `_` stands for the namespace without one.
   `tei`: notes what the text marks up, NULL: it is no TEI. TRI_ERR_FORMAT where the
   expression is none. */
struct tri_i_input;
struct tri_i_tei;
tri_status tri_i_xpath_print(struct tri_i_input *input, xmlDoc *tree,
                             struct tri_i_tei *tei, tri_memory *text);

/* What all of them need. */
/* The node after `node` in document order, not going into it where `skip`; NULL behind
   the last one inside `root`. */
xmlNode *tri_i_xml_next(const xmlNode *root, xmlNode *node, bool skip);
/* Whether `node` is an element of this name (ASCII, any case). */
bool tri_i_xml_is(const xmlNode *node, const char *name);
/* The value of an attribute of plain text, NULL where it has none. */
const char *tri_i_xml_attribute(const xmlNode *node, const char *name);

#endif
