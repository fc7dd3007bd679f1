/* Which links of the model grammar and names rule out: of names, of phrases written as
   names, of posts (link_guard.c). */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_LINK_GUARD_H
#define TRI_EXTRACT_ENTITIES_LINK_GUARD_H

#include "base/hash.h"
#include "extract/entities/resolve.h"

/* Who has which posts by the document's words: "President Lind". */
typedef struct {
    tri_map holders; /* roots of persons, as text, to a mention of each with a post */
    tri_map posts;   /* root and post */
} tri_i_holders;

/* Notes the posts of the persons' names; to be cleared. False where memory is out. */
bool tri_i_note_holders(const tri_i_resolver *resolver, tri_i_holders *holders);
void tri_i_clear_holders(tri_i_holders *holders);

/* Whether a link between two mentions joins two things, by what they are called:
   "House" and "White House", "the Chairman of the Budget Committee" and that of
   another, "the President" and "Senator Lind". */
bool tri_i_is_ruled_out(const tri_i_resolver *resolver, const tri_i_holders *holders,
                        uint32_t mention, uint32_t antecedent);

#endif
