/* Trees of XML and HTML: how they are read, walked through, and printed as text. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_XML_H
#define TRI_EXTRACT_READ_XML_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/status.h"
#include "extract/read/input.h"

#include <libxml/tree.h>

/* ---- Steps (xml_nodes.c) */

/* The node after `node` in document order, not going into it where `skip`; NULL behind
   the last one inside `root`. */
xmlNode *tri_i_xml_next(const xmlNode *root, xmlNode *node, bool skip);

/* Whether `node` is an element of this name (ASCII, any case). */
bool tri_i_xml_is(const xmlNode *node, const char *name);

/* The first element of this name: `root` or one inside it, NULL where there is none. */
xmlNode *tri_i_xml_find(xmlNode *root, const char *name);

/* Whether `node` is `outer` or stands in it; NULL stands nowhere. */
bool tri_i_xml_is_inside(const xmlNode *node, const xmlNode *outer);

/* The value of an attribute of plain text, NULL where it has none. */
const char *tri_i_xml_attribute(const xmlNode *node, const char *name);

/* ---- Trees (bytes_to_xml.c) */

/* Parses XML so that no entity of its own is put in and nothing is fetched. `length`
   below 2^31. TRI_ERR_FORMAT names `name` and the line. */
tri_status tri_i_xml_parse(const char *name, const char *bytes, size_t length,
                           xmlDoc **tree, tri_error *error);

/* Parses HTML; NULL where memory is out or nothing is in it. */
xmlDoc *tri_i_html_parse(const char *bytes, size_t length);

/* ---- Text (xml_to_text.c, xpath.c) */

typedef struct tri_i_tei tri_i_tei;

/* Prints the text of an element, paragraphs parted by empty lines. `tei` notes what it
   marks up, NULL: it is no TEI. TRI_ERR_NO_MEMORY. */
tri_status tri_i_xml_print(xmlNode *root, tri_i_tei *tei, tri_memory *text);

/* The folded text of the first element of this name (any namespace) inside `root`, in
   the arena; NULL where there is none or it is empty. */
const char *tri_i_xml_first(xmlNode *root, const char *name, tri_arena *arena,
                            bool *failed);

/* Prints the text of what the options' XPath expression finds. A prefix is the one that
   the file declares; `_` stands for the namespace without one. `tei` as above.
   TRI_ERR_FORMAT where the expression is none. */
tri_status tri_i_xpath_print(const tri_i_input *input, xmlDoc *tree, tri_i_tei *tei,
                             tri_memory *text);

#endif
