/* From an HTML tree to its text and what it says of itself. */
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

/* Whether an element (sup, a) is no more than the mark of a note behind `text`
   (html_notes.c): it says so, leads to a place of the page, or is a raised number
   behind a word or a sentence ("Berg3", not "km2" or "106"). */
bool tri_i_html_is_note(xmlNode *node, const tri_memory *text);

/* Whether an element is the raised power of the number that `text` ends with (10^6). */
bool tri_i_html_is_power(xmlNode *node, const tri_memory *text);

/* Fills `meta` from meta elements, OpenGraph, JSON-LD and microdata (html_to_meta.c);
   strings lie in the arena. TRI_ERR_NO_MEMORY. */
tri_status tri_i_html_to_meta(xmlNode *root, tri_arena *arena, tri_meta *meta);

#endif
