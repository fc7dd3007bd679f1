/* What tokens_to_tree.c is made of: from the model's scores to trees, lemmas and names.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_PARSE_PARSE_I_H
#define TRI_EXTRACT_PARSE_PARSE_I_H

#include "extract/parse/parse.h"

/* Whether a sentence begins at token `i`, which begins no block: where the model says
   so (sentence_score) and the layout does not speak against it, or the layout says so
   (sentence_starts.c). Cost: a look at some 50 tokens. */
bool tri_i_begins_sentence(const tri_document *document, uint32_t i);

/* Whether one seems to begin at token `i`, by the words alone: behind a full stop, a
   question mark or an exclamation mark, not in lower case. */
bool tri_i_seems_to_begin_sentence(const tri_document *document, uint32_t i);

/* The heads of the best tree with one root (arcs_to_tree.c).

   arcs   log probabilities (n, n + 1): row i is word i, column 0 the root, column 1 + j
          word j; a word's own column is not looked at
   n      words, at least 1
   heads  set to the column of each word's head (n)

   The best head of each word where these make a tree; else Chu and Liu's (1965) and
   Edmonds's (1967) maximum spanning arborescence, one word under the root; where arcs
   of it cross, the best tree without crossing arcs unless that is far less likely.
   Equal scores: the first column wins. TRI_ERR_NO_MEMORY. Cost: O(n^2), of the few
   trees that cross O(n^3). */
tri_status tri_i_arcs_to_tree(const float *arcs, size_t n, uint32_t *heads);

/* The heads of the best tree with one root and without crossing arcs, by Eisner's
   (1996) algorithm (projective_tree.c); parameters as above, n at most 65,535.
   TRI_ERR_NO_MEMORY. Cost: O(n^3) time, 40 n^2 bytes. */
tri_status tri_i_projective_tree(const float *arcs, size_t n, uint32_t *heads);

/* Corrects the tree of tokens begin to end, a sentence: what no sentence can be, and
   what tables of words know better (repair_tree.c). Heads and relations change; the
   tree stays one. Cost: O(n) for each word that a correction may be for. */
void tri_i_repair_tree(tri_token *tokens, uint32_t begin, uint32_t end);

/* Names in the making, by begin. */
typedef struct {
    const tri_i_span *spans; /* (n) */
    uint32_t n;
} tri_i_names;

/* Puts back the tags and lemmas of tokens begin to end that `kept` has, the document's
   surface; NULL: no trees are kept (keep_trees.c). */
void tri_i_keep_tags(const tri_token *kept, tri_token *tokens, uint32_t begin,
                     uint32_t end);

/* Puts back the tree of a sentence where it is given. An arc that the model found too
   keeps its probability; another one is certain. */
void tri_i_keep_tree(const tri_token *kept, tri_token *tokens, uint32_t begin,
                     uint32_t end);

/* Puts the names that are given, if there are any, in place of all that were found. A
   name of a span that was found keeps its probability; another one is certain.
   TRI_ERR_NO_MEMORY. */
tri_status tri_i_keep_names(const tri_document *document, tri_arena *arena,
                            tri_i_names *names, tri_error *error);

/* Applies an edit script (model/README.md) to a form (form_to_lemma.c).

   out   room for `room` bytes; a NUL ends the lemma

   Returns the lemma's bytes. A lemma that does not fit, and that of a script that is
   none, is the form in lower case, cut where it does not fit either. */
size_t tri_i_form_to_lemma(const char *script, const char *form, char *out,
                           size_t room);

/* A name; words count from the sentence's first where tri_i_scores_to_names found it.
 */
typedef struct {
    uint32_t begin, end;
    uint16_t type; /* index of its type among `types` */
    float p;       /* mean probability of its words' labels */
} tri_i_name;

/* The span of a name of the tokens begin to end, whose head is the first word that
   depends on none of them (names_to_spans.c); its type and probability are unset. */
tri_i_span tri_i_name_span(const tri_token *tokens, uint32_t begin, uint32_t end);

/* What a set of BIO labels means. */
enum { TRI_I_NAME_LABELS = 32 };
typedef struct {
    size_t n_labels;
    int8_t type[TRI_I_NAME_LABELS];       /* -1: O, else index of a type */
    bool begins[TRI_I_NAME_LABELS];       /* B- */
    const char *types[TRI_I_NAME_LABELS]; /* names of the types, borrowed */
    size_t n_types;
} tri_i_bio;

/* Adds a label ("O", "B-PER", "I-PER"); false where it is none or there are too many.
 */
bool tri_i_bio_add(tri_i_bio *bio, const char *label);

/* The names of one sentence: the best sequence of labels in which I- follows B- or I-
   of its type, and a name goes on behind each connecting word in it
   (scores_to_names.c, Viterbi).

   scores       log probabilities (n, bio->n_labels)
   connecting   words in which no name ends (n): one that is read up to "of" is read to
                its end, or ends before "of", whichever is likelier
   path         room for n labels
   back         room for n * bio->n_labels
   names        room for n names

   Returns how many names there are. Equal scores: the first label wins. */
size_t tri_i_scores_to_names(const tri_i_bio *bio, const float *scores,
                             const bool *connecting, size_t n, uint8_t *path,
                             uint8_t *back, tri_i_name *names);

/* Whether a word connects those beside it in names, so that none ends in it: a
   preposition, conjunction or article of `name_joints` in small letters, or in
   whichever where a document has capitals alone; "&", a slash, a hyphen
   (repair_names.c). */
bool tri_i_is_connecting(const tri_token *token, bool all_upper);

/* Sets the edges of a document's names right: what no name ends in is cut off, what
   stands before "of" or behind a hyphen taken in, what only names a sort of things left
   out (repair_names.c). `has_case`: the document has letters that are upper case,
   `all_upper`: no others. Changes `names`; returns how many are left. Cost: linear in
   their words. */
size_t tri_i_repair_names(const tri_document *document, const tri_i_bio *bio,
                          bool has_case, bool all_upper, tri_i_name *names,
                          size_t n_names);

/* The names of a whole document (document_names.c): those of each sentence, after what
   the model says of a name's words is shared among all places where they stand; then
   their edges are set right (a last preposition or open bracket is cut off, ...).

   document     its tokens have tags and sentences
   sentences    its sentences (n_sentences)
   scores       as above, of all tokens (n_tokens, bio->n_labels); changed
   names        set to the names, in order, counted in the document's tokens; the caller
                frees it

   TRI_ERR_NO_MEMORY. Cost: linear in the tokens. */
tri_status tri_i_document_names(const tri_document *document,
                                const tri_sentence *sentences, uint32_t n_sentences,
                                const tri_i_bio *bio, float *scores, tri_i_name **names,
                                size_t *n_names);

/* Marks the tokens inside given names, where no sentence begins (given.c). */
void tri_i_mark_given(const tri_document *document, tri_token *tokens);

/* Puts the given names in place of the names found that they touch. The document has
   sentences and tags. Of given names that overlap the first, of those the longer one,
   is a name (names_to_spans.c). TRI_ERR_NO_MEMORY. */
tri_status tri_i_take_given(const tri_document *document, tri_arena *arena,
                            tri_i_names *names, tri_error *error);

/* Whether a parsed word may head a mention (mention_heads.c). */
bool tri_i_may_head_mention(const tri_token *token);

#endif
