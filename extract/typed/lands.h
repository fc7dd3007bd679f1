/* Which country something is in or of, as far as names, tables and the text say it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TYPED_LANDS_H
#define TRI_EXTRACT_TYPED_LANDS_H

#include "extract/typed/typed.h"

/* Takes out of the relations of a document (*n) those that put something into a country
   while a table or the text gives it another one, or that nothing but the document's
   scene speaks for, and those that are less probable than a relation of their kind is
   to be (lands.c). Order is kept; false where memory is out.

   Cost: linear in relations and entities, and a search in the tables for each name. */
bool tri_i_keep_likely(const tri_document *document, tri_i_typed *relations,
                       uint32_t *n);

#endif
