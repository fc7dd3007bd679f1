/* The sentences' trees the other way round: what hangs on a token, and its noun phrase.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TREE_H
#define TRI_EXTRACT_TREE_H

#include "extract/document.h"

/* Built once, when the heads are final; nobody changes it after that. */
typedef struct tri_i_tree {
    const tri_token *tokens;      /* the document's (n_tokens) */
    const uint32_t *first_child;  /* (n_tokens) leftmost dependent, TRI_NONE: none */
    const uint32_t *next_sibling; /* (n_tokens) the next dependent of the same head */
    const uint32_t *begin, *end;  /* (n_tokens) the noun phrase that the token heads */
} tri_i_tree;

/* A loop over the dependents of a token, from left to right; `child` is declared by it.
 */
#define TRI_I_FOR_DEPENDENTS(tree, token, child)                                       \
    for (uint32_t child = (tree)->first_child[token]; (child) != TRI_NONE;             \
         (child) = (tree)->next_sibling[child])

/* Makes the tree of `tokens` (n), in `arena`. A phrase holds the head's modifiers,
   its possessive ending, prepositional phrases and relative clauses; not the
   preposition before it, further conjuncts, appositions, or the clause that it is the
   predicate of. TRI_ERR_NO_MEMORY. Cost: linear in the tokens. */
tri_status tri_i_tree_build(const tri_token *tokens, uint32_t n, tri_arena *arena,
                            const tri_i_tree **out, tri_error *error);

/* The first dependent of a token with a relation, TRI_NONE; and the next one of the
   same head and relation. Cost: the dependents of the head. */
uint32_t tri_i_dependent(const tri_i_tree *tree, uint32_t token, uint8_t rel);
uint32_t tri_i_next_dependent(const tri_i_tree *tree, uint32_t token);

/* The first dependent with the relation `first`, else the first with `second`. */
uint32_t tri_i_dependent_or(const tri_i_tree *tree, uint32_t token, uint8_t first,
                            uint8_t second);

/* The first dependent with a relation and a lemma, TRI_NONE. */
uint32_t tri_i_dependent_word(const tri_i_tree *tree, uint32_t token, uint8_t rel,
                              const char *lemma);

/* The subject of a verb, active or else passive, TRI_NONE. */
uint32_t tri_i_subject(const tri_i_tree *tree, uint32_t verb);

/* Whether a verb is passive: by an auxiliary or its subject, or as a bare participle
   that describes a noun or goes with a clause ("named after him", "bought and sold").
   Cost: the verbs that it is joined to. */
bool tri_i_is_passive(const tri_i_tree *tree, uint32_t verb);

/* Whether a dependent of a noun is of a sort that can name its owner: "Kazakhstan's",
   "Kazakh" or "interior" before a ministry, what "of" brings behind it. */
bool tri_i_may_own(const tri_i_tree *tree, uint32_t token);

/* Whether a dependent of a noun is of a sort that can say what the noun names: a title
   or noun before it ("President Lind"), an apposition. */
bool tri_i_may_describe(const tri_i_tree *tree, uint32_t token);

/* What a token stands in apposition to, TRI_NONE where to nothing. */
uint32_t tri_i_apposed_to(const tri_i_tree *tree, uint32_t token);

/* Whether a noun says what somebody is charged with: "convicted of assault", "guilty of
   theft". */
bool tri_i_is_charge(const tri_i_tree *tree, uint32_t noun);

/* Whether the token's lemma is `lemma`. */
bool tri_i_is(const tri_i_tree *tree, uint32_t token, const char *lemma);

/* Whether a clause has this word for a mark: "whether", "to", "by". */
bool tri_i_has_mark(const tri_i_tree *tree, uint32_t clause, const char *lemma);

/* The word that brings a noun in, as it stands: "of", "with"; "" where none does. */
const char *tri_i_case_form(const tri_i_tree *tree, uint32_t noun);

/* Whether a token is a possessive ending behind which nothing is possessed, so that it
   is a part of the name: "sold at Sotheby's", but not "a friend of Lind's". */
bool tri_i_owns_nothing(const tri_i_tree *tree, uint32_t ending);

/* Whether a token is a gerund that does what a clause says, with words of its own
   behind it: the "learning" of "Learning a language improves memory". */
bool tri_i_is_gerund_subject(const tri_i_tree *tree, uint32_t token);

/* Whether `token` is `top` or lies below it in its tree. Cost: the token's depth. */
bool tri_i_is_below(const tri_token *tokens, uint32_t token, uint32_t top);

#endif
