/* The language model: word pieces of a window in, scores of each word out. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_MODEL_MODEL_H
#define TRI_MODEL_MODEL_H

#include "base/status.h"

enum {
    TRI_MODEL_HIDDEN = 384, /* width of a word's vector */
    TRI_MODEL_WINDOW = 254, /* pieces in a usual window, [CLS] and [SEP] not counted */
    TRI_MODEL_WINDOW_MAX = 510, /* and in the longest one */
    TRI_MODEL_WORD_PIECES = 64  /* a word's pieces are cut after this many */
};

/* The label sets of the file. */
typedef enum {
    TRI_LABELS_UPOS,
    TRI_LABELS_XPOS,
    TRI_LABELS_LEMMA, /* edit scripts */
    TRI_LABELS_NAME,  /* O, B-PER, I-PER ... */
    TRI_LABELS_DEPREL,
    TRI_LABELS_RELATION, /* Wikidata's properties: P17, P19 ... */
    TRI_LABELS_SUBTYPE,  /* the subtypes of entities that it tells apart, "" first */
    TRI_LABELS_COUNT
} tri_label_set;

/* Number of labels of a set, and a label's text (borrowed from the model). */
size_t tri_model_n_labels(const tri_model *model, tri_label_set set);
const char *tri_model_label(const tri_model *model, tri_label_set set, size_t label);

/* The pieces of one word.

   word, length  UTF-8, `length` bytes, not empty, no blanks
   pieces        room for TRI_MODEL_WORD_PIECES ids
   letter_case   set to the word's case class, 0 to 5

   Returns how many pieces were written, at least 1. Thread safe. */
size_t tri_model_pieces(const tri_model *model, const char *word, size_t length,
                        uint16_t *pieces, uint8_t *letter_case);

/* Working memory of one thread for one model. */
typedef struct tri_scratch tri_scratch;
tri_status tri_scratch_new(const tri_model *model, tri_scratch **scratch,
                           tri_error *error);
void tri_scratch_free(tri_scratch *scratch); /* NULL is accepted */

/* One window: consecutive words and their pieces. */
typedef struct {
    const uint16_t *pieces; /* ids (n_pieces), without [CLS] and [SEP] */
    const uint8_t *cases;   /* case class of each piece's word (n_pieces) */
    size_t n_pieces;        /* 1 to TRI_MODEL_WINDOW_MAX */
    const uint32_t *first;  /* index of each word's first piece (n_words), rising */
    size_t n_words;
} tri_window;

/* What the heads say of a window's words; valid until the scratch is used again. */
typedef struct {
    size_t n_words;
    const float *sentence; /* > 0: a sentence begins at this word (n_words) */
    const uint16_t *upos;  /* best label (n_words) */
    const uint16_t *xpos;  /* best label (n_words) */
    const uint16_t *lemma; /* best edit script (n_words) */
    const float *name;     /* log probabilities (n_words, labels of TRI_LABELS_NAME) */
    const float *upos_p;   /* probability of that best label (n_words) */
    const float *vectors;  /* the last layer (n_words, TRI_MODEL_HIDDEN) */
} tri_scores;

/* Runs the encoder and the word heads over one window.

   exact   true: the plain float path (the oracle; many times slower)
   scores  set on success, borrowed from `scratch`

   TRI_ERR_NO_MEMORY, TRI_ERR_ARGUMENT (an empty or too long window). */
tri_status tri_model_run(const tri_model *model, tri_scratch *scratch,
                         const tri_window *window, bool exact, tri_scores *scores,
                         tri_error *error);

/* Scores of every arc inside one sentence of the window last run.

   begin, end  the sentence's words in that window, half-open
   arcs        set to log probabilities over heads (n, n + 1), n = end - begin: row i is
               word begin + i; column 0 the root, column 1 + j the word begin + j; a
   word's own column is -INFINITY. Borrowed until the next call with this scratch. */
tri_status tri_model_arcs(const tri_model *model, tri_scratch *scratch, size_t begin,
                          size_t end, const float **arcs, tri_error *error);

/* Labels of the arcs of a tree over the sentence given to the last tri_model_arcs.

   heads   for each word the column of its head in that table (n)
   labels  room for n labels of TRI_LABELS_DEPREL: the best for each word; no word whose
           head is a word is given `root`, the root's word always is */
tri_status tri_model_arc_labels(const tri_model *model, tri_scratch *scratch,
                                const uint32_t *heads, uint16_t *labels,
                                tri_error *error);

/* --- Coreference: which earlier word a mention's head refers back to. */

enum {
    TRI_MODEL_COREF = 128, /* numbers in a mention's vector */
    TRI_COREF_KINDS = 13,  /* kinds of mentions, of extract/entities/mention_pairs.h */
    TRI_COREF_SENTENCES = 6,
    TRI_COREF_BETWEEN = 7,
    TRI_COREF_MATCHES = 8,
    TRI_COREF_RELATIONS = 6,
    TRI_COREF_NUMBERS = 9
};

/* A word as the head of a mention; it outlives its window. */
typedef struct {
    int8_t anaphor[TRI_MODEL_COREF];    /* as what refers back, times its scale */
    int8_t antecedent[TRI_MODEL_COREF]; /* as what is referred to, times its scale */
    float anaphor_scale;
    float antecedent_scale;
    float none; /* score of having no antecedent */
} tri_mention_vector;

/* What is known of a pair without the network, each below its TRI_COREF_ count. */
typedef struct {
    uint8_t anaphor;    /* kind */
    uint8_t antecedent; /* kind */
    uint8_t sentences;  /* how many sentences apart, in steps */
    uint8_t between;    /* how many mention heads apart, in steps */
    uint8_t match;      /* how their strings match */
    uint8_t relation;   /* how they stand in the tree */
    uint8_t number;     /* 3 times the anaphor's number + the antecedent's */
} tri_mention_pair;

/* Fills `vectors` for words of the window last run.

   words, n  indices of the words in that window
   vectors   room for n

   TRI_ERR_NO_MEMORY, TRI_ERR_ARGUMENT (a word that is not in the window). */
tri_status tri_model_mentions(const tri_model *model, tri_scratch *scratch,
                              const uint32_t *words, size_t n,
                              tri_mention_vector *vectors, tri_error *error);

/* Scores the antecedents of one mention.

   vectors      of all mentions, tri_model_mentions'
   anaphor      index of the mention
   antecedents  indices of those that it may refer back to (n)
   pairs        what is known of each (n)
   log_p        set to log probabilities (1 + n), that of none first

   Thread safe. Cost: n products of TRI_MODEL_COREF numbers. */
void tri_model_antecedents(const tri_model *model, const tri_mention_vector *vectors,
                           size_t anaphor, const uint32_t *antecedents,
                           const tri_mention_pair *pairs, size_t n, float *log_p);

/* --- Relations: which properties hold between two entities of a document. */

enum {
    TRI_MODEL_RELATION = 128, /* numbers in a word's vector */
    TRI_RELATION_TYPES = 7,   /* as many as tri_type has */
    TRI_RELATION_KINDS = 4,   /* as many as tri_mention_kind has */
    TRI_RELATION_FEATURES = 9,
    TRI_RELATION_NEAR = 8,    /* steps of how far a word is from a mention */
    TRI_RELATION_WORDS = 160, /* most words in a pair's context */
    TRI_RELATION_PAIRS = 32   /* most pairs scored at a time */
};

/* A mention of an entity, words half-open. */
typedef struct {
    uint32_t begin, end;
    uint32_t head;   /* its head word */
    uint32_t entity; /* index */
    uint8_t kind;    /* below TRI_RELATION_KINDS */
} tri_relation_mention;

/* A document's words and entities. */
typedef struct {
    const int16_t *words; /* tri_model_relation_words' (n_words, TRI_MODEL_RELATION) */
    size_t n_words;
    const tri_relation_mention *mentions; /* (n_mentions), at least one an entity */
    size_t n_mentions;
    const uint8_t *types;    /* of each entity, below TRI_RELATION_TYPES */
    const uint8_t *subtypes; /* of each entity: a label of TRI_LABELS_SUBTYPE */
    size_t n_entities;
} tri_relation_text;

/* What is made of a text once, before its pairs are scored. */
typedef struct tri_relation_vectors tri_relation_vectors;

/* Two entities. Everything that comes twice is of `first` before `second`. */
typedef struct {
    uint32_t first, second; /* indices of the entities */
    const uint32_t *words;  /* the context: words of the text (n_words) */
    const uint8_t *near[2]; /* how far each is from a mention, below TRI_RELATION_NEAR
                               (n_words) */
    size_t n_words;         /* 1 to TRI_RELATION_WORDS */
    uint8_t features[2][TRI_RELATION_FEATURES]; /* with the first, with the second as
                                                   the head of a relation */
} tri_relation_pair;

/* How many values each feature has. */
extern const uint8_t tri_model_relation_values[TRI_RELATION_FEATURES];

/* What relations are read from, for words begin to end of the window last run.

   vectors  room for (end - begin, TRI_MODEL_RELATION) numbers, in 1024ths; they outlive
            the window

   TRI_ERR_NO_MEMORY, TRI_ERR_ARGUMENT (no such words). */
tri_status tri_model_relation_words(const tri_model *model, tri_scratch *scratch,
                                    size_t begin, size_t end, int16_t *vectors,
                                    tri_error *error);

/* Makes the vectors of a text's entities, and room for those of its words; free them
   with tri_model_relation_free, which takes NULL. TRI_ERR_NO_MEMORY. Cost: linear in
   mentions and entities. */
tri_status tri_model_relation_vectors(const tri_model *model, tri_scratch *scratch,
                                      const tri_relation_text *text,
                                      tri_relation_vectors **vectors, tri_error *error);
void tri_model_relation_free(tri_relation_vectors *vectors);

/* Scores pairs of entities.

   pairs  n, at most TRI_RELATION_PAIRS
   p      set to the probability of each property, from the first to the second and then
          from the second to the first (n, 2, labels of TRI_LABELS_RELATION); one below
   a tenth may be 0

   After Zhou et al. 2021, "Document-Level Relation Extraction with
   Adaptive Thresholding and Localized Context Pooling", with an attention of its own.
   Cost: some 100,000 products a pair, and 32,000 for each word of a context that was in
   none of the pairs before (of a few thousand words the last are kept). */
void tri_model_relations(tri_scratch *scratch, const tri_relation_text *text,
                         tri_relation_vectors *vectors, const tri_relation_pair *pairs,
                         size_t n, float *p);

#endif
