/* The names of a document while they are set right: what join_pieces.c is made of. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_PIECES_H
#define TRI_EXTRACT_ENTITIES_PIECES_H

#include "extract/entities/resolve.h"

typedef struct {
    const tri_document *document;
    tri_arena *arena;
    tri_i_span *names; /* (n) some are left empty, their end at their begin */
    uint32_t n;
    uint32_t *name_at; /* (n_tokens) index of the name or value that it is in, TRI_NONE
                        */
    bool *is_text;     /* (n_sentences) it has content words in small letters: capitals
                          tell names */
} tri_i_pieces;

const tri_token *tri_i_piece_token(const tri_i_pieces *j, uint32_t at);

/* Whether a span is a name that may be changed: not given by the input, not empty. */
bool tri_i_is_piece(const tri_i_span *span);

/* Leaves nothing of a name. */
void tri_i_empty_piece(tri_i_pieces *j, uint32_t index);

/* Makes tokens [begin, end) the name of this index; names inside are left empty. */
void tri_i_cover_piece(tri_i_pieces *j, uint32_t index, uint32_t begin, uint32_t end,
                       uint32_t head);

/* The word of the tokens that depends on none of them. */
uint32_t tri_i_piece_head(const tri_i_pieces *j, uint32_t begin, uint32_t end);

/* Whether a word is one for people: a title, a post, "Woman", "Republicans". */
bool tri_i_is_for_person(const tri_i_pieces *j, uint32_t at);

/* Takes out of a name what belongs to a post or is a common noun (leave_nouns.c). */
void tri_i_leave_nouns(tri_i_pieces *j, uint32_t index);

#endif
