/* Typed relations: which of Wikidata's properties hold between two things that a
   document names, read from the vectors that parsing has kept.

   In      a resolved document, and the model
   Out     relations between mentions, each with a property and its probability
   Writes  typed, and nothing else of the document */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TYPED_H
#define TRI_EXTRACT_TYPED_H

#include "base/arena.h"
#include "extract/document.h"
#include "extract/parse/parse.h"
#include "model/model.h"

/* Relations less probable than this are not kept. */
#define TRI_I_TYPED_LEAST 0.4F

typedef struct {
    const tri_i_typed *relations; /* by place of the head, then of the tail, then by
                                     property (n) */
    uint32_t n;
} tri_i_typed_relations;

/* Reads the relations of a document (typed.c). Memory is of `arena`. TRI_ERR_NO_MEMORY.
   Cost: linear in the mentions, each with so many behind it, and some 100,000
   products for each two entities that stand together. */
tri_status tri_i_read_typed(const tri_document *document, const tri_model *model,
                            tri_scratch *scratch, tri_arena *arena,
                            tri_i_typed_relations *out, tri_error *error);

#endif
