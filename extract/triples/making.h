/* Triples in the making: what the finds say, put into words. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_MAKING_H
#define TRI_EXTRACT_TRIPLES_MAKING_H

#include "extract/find/find.h"
#include "extract/triples/confidence.h"
#include "extract/triples/triples.h"

typedef struct {
    const tri_document *document;
    const tri_i_finds *finds; /* of the document */
    tri_triples *triples;     /* in whose arena all is kept */
    const char **sentences; /* (n_sentences) text of each in the arena, NULL: not yet */
    tri_i_measures_function on_measures; /* NULL: nobody wants them */
    void *user;
    tri_i_refusals *refusals; /* of finds that make no triple; NULL: nobody asks */
    bool is_garbled;          /* the find at hand has an argument that is no phrase */
    bool failed;              /* memory was out */
} tri_i_making;

/* A copy of a string in the triples' arena; NULL where memory is out, which m->failed
   says too. */
const char *tri_i_copy(tri_i_making *m, const char *text);

/* Where a range of tokens, which is not empty, stands in the text, and its words there;
   two texts with a blank between them (words.c). NULL as above. */
tri_span tri_i_span_of(const tri_document *d, tri_i_range range);
const char *tri_i_text_of(tri_i_making *m, tri_i_range range);
const char *tri_i_both_texts(tri_i_making *m, const char *a, const char *b);

/* The words that state a relation, as they stand: the verb's with its auxiliaries, its
   object's noun where the label has it, then its preposition's (words.c). */
void tri_i_put_relation(tri_i_making *m, const tri_i_find *find, tri_triple *triple);

/* How many triples a find makes: one, or one for each of those that "they" or "the two"
   stands for (find_to_triple.c). */
size_t tri_i_n_triples(const tri_i_making *m, const tri_i_find *find);

/* Adds the triples of a find to m->triples, which has room for them; a garbled one is
   left out. Memory that is out sets m->failed. */
void tri_i_add_triples(tri_i_making *m, const tri_i_find *find);

/* The words of a sentence and where they stand (find_to_triple.c). */
const char *tri_i_sentence_text(tri_i_making *m, uint32_t sentence, tri_span *where);

/* Adds the triples of the document's typed relations to m->triples, which has room for
   them, if they are wanted; what an open triple states becomes its property
   (typed_to_triples.c). Memory that is out sets m->failed. Cost: linear in the triples,
   and a search among them for each relation. */
void tri_i_add_typed(tri_i_making *m);

/* Whether by the built-in table of relations a label between two types says a Wikidata
   property (without "^"), from subject to object or the other way round (relations.c).
   Cost: one pass over the table. */
bool tri_i_says_property(const char *label, tri_type subject, tri_type object,
                         const char *property, bool from_object);

/* Fills the sentences of the named entities of `triples`, which are the document's, and
   the paragraphs (entities_to_sentences.c). False where memory is out. */
bool tri_i_list_sentences(const tri_document *document, tri_triples *triples);

/* Why a find came about, on one line in an arena: construction, tokens, scores
   (explain.c); NULL where memory is out. */
const char *tri_i_explain(const tri_i_finds *finds, const tri_i_find *find,
                          tri_arena *arena);

/* Tells on a line each what the finds refused, and `others`; fills the refusals of
   `triples` (explain.c). False where memory is out. */
bool tri_i_explain_refusals(const tri_i_finds *finds, const tri_i_refusals *others,
                            tri_triples *triples);

/* How often, in thousandths, a word for a group means others. */
enum { TRI_I_GROUP_DOUBT = 300 };

/* How probably a mention is not its entity, in thousandths. */
static inline uint16_t tri_i_doubt_of(const tri_mention *mention)
{
    return mention->entity == TRI_NONE
               ? 0
               : (uint16_t)((1 - mention->identity) * 1000 + 0.5F);
}

#endif
