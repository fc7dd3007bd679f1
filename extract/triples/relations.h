/* Tables of relations: a user's own schema, and which labels stand for it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_RELATIONS_H
#define TRI_EXTRACT_RELATIONS_H

#include "extract/triples/triples.h"

/* A table; immutable, shared by threads. */
typedef struct tri_relations tri_relations;

/* Reads a table of relations.

   bytes      UTF-8, `length` bytes: lines of up to five columns between tabs, below;
              empty lines and those that begin with "# " are passed over, and so is a
              heading, a first line whose first column is "label"
   name       of the table, for messages
   relations  the new table; free it with tri_relations_free

   The columns:
     label    what the relation is called from now on
     aliases  labels of `extract` that stand for it, parted by "|"; it is its own alias.
              "<" before an alias: subject and object change places ("<include" for
              "member of"). "* " before it: with any words before ("* spokesman for")
     subject  types that the subject may have, parted by "|"; empty: any
     object   the same of the object
     wikidata the relation's Wikidata property; "^" before it: it runs from the object
              to the subject

   A label may stand on several lines. TRI_ERR_FORMAT: a line is wrong; the message
   names it. TRI_ERR_NO_MEMORY. */
TRI_API tri_status tri_relations_read(const char *bytes, size_t length,
                                      const char *name, tri_relations **relations,
                                      tri_error *error);

/* The table that comes with tricot (extract/lexicon/relations.tsv). */
TRI_API tri_status tri_relations_default(tri_relations **relations, tri_error *error);

/* NULL is accepted. */
TRI_API void tri_relations_free(tri_relations *relations);

/* Keeps those triples that a table knows, under its labels.

   from   triples of a document
   kept   is filled; it borrows the strings of `from`, which must outlive it; clear it
          with tri_triples_clear

   Of several lines that know a label the first whose types fit decides. A further
   argument that a line knows (by the label of its own edge: `base` and role) becomes a
   triple of its own; of a kept triple only the times stay. TRI_ERR_NO_MEMORY. Cost:
   linear in the triples. Thread safe. */
TRI_API tri_status tri_relations_apply(const tri_relations *relations,
                                       const tri_triples *from, tri_triples *kept,
                                       tri_error *error);

#endif
