/* What the letters of words tell: folded, in capitals, an acronym, of what. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_WORD_FORMS_H
#define TRI_EXTRACT_ENTITIES_WORD_FORMS_H

#include "extract/document.h"

enum { TRI_I_INITIALS = 64 /* of a name; further ones are not looked at */ };

/* ---- Words in a common form. All give text of the arena, NULL where memory is out. */

/* Lower case, without diacritics, full stops inside abbreviations and typographic
   variants of quotes and hyphens. */
const char *tri_i_fold(tri_arena *arena, const char *text);

/* A folded lemma without a plural ending that was left on it ("troops"); the parser is
   not of one mind there. */
const char *tri_i_singular(tri_arena *arena, const char *lemma);

/* A token's lemma, its form where it has none; and that folded. */
const char *tri_i_lemma(const tri_token *token);
const char *tri_i_folded_lemma(tri_arena *arena, const tri_token *token);

/* A word with its first letter large (ASCII). */
const char *tri_i_capitalised(tri_arena *arena, const char *word);

/* ---- Capitals (ASCII) */

bool tri_i_begins_large(const char *word);

/* Whether a text has no small letter: an acronym where it is one word, be it that it
   has digits and more letters than those below: "COVID-19", "G7". */
bool tri_i_has_capitals_only(const char *text);

/* A word that may be made of initials: two to seven capitals, perhaps with full stops;
   a final s is allowed. */
bool tri_i_is_acronym(const char *form);

/* The first letters of the capitalised words among the tokens of [begin, end), in lower
   case: what an acronym of them is made of. Those of hyphenated ones are words too. */
void tri_i_initials(const tri_document *document, uint32_t begin, uint32_t end,
                    char letters[TRI_I_INITIALS + 1]);

/* Whether a party and a state stand at a token, as behind the name of a member of the
   American congress: "D-Ore.", "R-TX", "R-Ohio". */
bool tri_i_is_affiliation(const tri_document *document, uint32_t at);

#endif
