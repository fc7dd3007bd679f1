/* What a person reads of a fact: shared by the files that put it into words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_WORDING_I_H
#define TRI_GRAPH_WORDING_I_H

#include "extract/lexicon/lexicon.h"
#include "graph/graph_i.h"

/* ---- Forms of verbs (inflect.c; to make one: extract/lexicon/verb_endings.c). */

typedef enum {
    TRI_I_FORM_NONE,  /* it is another word */
    TRI_I_FORM_BASE,  /* "write" */
    TRI_I_FORM_THIRD, /* "writes" */
    TRI_I_FORM_GERUND,
    TRI_I_FORM_PAST,      /* "wrote"; "built", which is the participle too */
    TRI_I_FORM_PARTICIPLE /* "written" */
} tri_i_verb_form;

/* Which form of a verb a word in lower case is. */
tri_i_verb_form tri_i_form_of(const char *word, const char *lemma);

/* Finds the base form of a word in lower case that is a verb's past, participle or
   third person ("met", "owns"); false where it is none of these, or a base form. */
bool tri_i_lemma_of(const char *word, char lemma[TRI_I_WORD_ROOM]);

/* ---- Words of a relation */

enum { TRI_I_PHRASE_WORDS = 16 };

/* Some words of a relation or a label; longer ones than there is room for are cut off,
   and `is_whole` is false. */
typedef struct {
    char words[TRI_I_PHRASE_WORDS][TRI_I_WORD_ROOM];
    size_t n;
    bool is_whole;
} tri_i_phrase;

/* Takes a text apart into words in lower case; "didn't" is two. */
tri_i_phrase tri_i_phrase_of(const char *text);

/* Adds a word, or those of another phrase from `begin` on. */
void tri_i_phrase_add(tri_i_phrase *phrase, const char *word);
void tri_i_phrase_add_bytes(tri_i_phrase *phrase, const char *word, size_t length);
void tri_i_phrase_append(tri_i_phrase *phrase, const tri_i_phrase *other, size_t begin,
                         size_t end);

/* Puts the words from `begin` up to `end` into `out`, with blanks between; nothing
   where there is no room: no row of a table is so long. */
void tri_i_join_words(const tri_i_phrase *phrase, size_t begin, size_t end,
                      char out[TRI_I_WORD_ROOM]);

/* Puts a word where another one is, which moves on. */
void tri_i_phrase_insert(tri_i_phrase *phrase, size_t at, const char *word);

/* Whether somebody is one or several, as far as it is told. */
typedef enum { TRI_I_NUMBER_UNKNOWN, TRI_I_SINGULAR, TRI_I_PLURAL } tri_i_number;

/* By its name; of names in "s" it is not known ("the Beatles"). */
tri_i_number tri_i_grammatical_number(const tri_argument *argument);

/* How an argument is called on an edge between two others, in at most 24 bytes: its
   words, its name or, with `to_noun`, that name's head ("victory"); false where none is
   so short. */
enum { TRI_I_SHORT_ROOM = 25 };
bool tri_i_shorten(const tri_argument *argument, bool to_noun,
                   char out[TRI_I_SHORT_ROOM]);

/* Appends a preposition as it stands in a sentence: "following", of the lemma. */
void tri_i_add_preposition(tri_i_text *out, const char *role);

/* ---- A statement's verb (finite.c) */

/* What is put into words. */
typedef struct {
    const tri_triple *triple;
    tri_i_phrase label; /* of the relation's first argument: lemmas, prepositions */
    tri_i_phrase text;  /* the words as they stand, in lower case */
    tri_i_number number;
    bool was_several; /* the verb stood beside "they" or "we" */
    bool is_finite;   /* the label was finite, as those of tables are: "met", "owns" */
    bool is_present;  /* and of the present */
    bool is_noun;     /* the label is a noun that could be a verb: "head of" */
} tri_i_relation;

bool tri_i_is_one_of(const char *word, const char *const *list);
bool tri_i_is_be(const char *word);
bool tri_i_is_auxiliary(const char *word);
bool tri_i_is_modal(const char *word);
bool tri_i_is_negation(const char *word);

/* Whether a word before the verb only says how: it may be passed over. */
bool tri_i_is_adverb(const char *word);

/* Makes "is", "were" and the like agree with the subject. */
void tri_i_agree(const tri_i_relation *r, char word[TRI_I_WORD_ROOM]);

/* Adds a verb's present or past for the subject. */
void tri_i_add_present(const tri_i_relation *r, tri_i_phrase *out, const char *lemma);
void tri_i_add_past(const tri_i_relation *r, tri_i_phrase *out, const char *lemma);

/* Whether the label is of a verb: `founder of` and `president of` are not. */
bool tri_i_is_verbal(const tri_i_relation *r);

/* Says "not", or "may", "will", "should", "allegedly" as the triple's modality wants
   it, in a phrase that begins with a finite verb or has none ("president of"). */
void tri_i_deny(const tri_i_relation *r, tri_i_phrase *out);
void tri_i_hedge(const tri_i_relation *r, tri_i_phrase *out);

/* Whether the words of a relation lack the noun that its label has: "made about" of
   "comments made by Lind about the law", whose label is "make comment about". */
bool tri_i_lacks_object(const tri_i_relation *r);

/* Whether somebody's or something's name has a noun, a lemma, for its head: "journeys
   through Thrace", "journey" (wording.c). */
bool tri_i_is_called(const char *subject, const char *noun);

/* ---- What an edge calls a relation (relation_key.c, relation_types.c) */

typedef struct {
    uint32_t key;      /* string: one for wordings that mean one thing */
    bool inverse;      /* subject and object change places */
    const char *words; /* what a person reads, "" where the triple's words say it */
} tri_i_told;

/* Finds it for a label of a triple and one of its arguments; those of a table and of
   another program's triples stay as they are. False where memory is out. Cost: that of
   a map for each label met before, else some binary searches. */
bool tri_i_find_relation(tri_graph *graph, const tri_triple *triple, const char *label,
                         const tri_argument *object, tri_i_told *told);

/* Appends what a person reads of the fact; `role`: of a further argument, else NULL. */
void tri_i_word_relation(const tri_graph *graph, const tri_triple *triple,
                         const char *label, const tri_argument *object,
                         const char *role, const tri_i_told *told, tri_i_text *out);

/* What a verb with its object alone leaves out (whole_wording.c): `content` of a
   further argument, and a second one joined to it; `row` of the table that words it,
   NULL: the object is enough. All borrowed of the triple. */
typedef struct {
    const char *const *row;
    const char *content, *second; /* second: NULL where there is one alone */
    const char *role;             /* the preposition of both */
} tri_i_whole;
tri_i_whole tri_i_find_whole(const tri_triple *triple);

/* Whether that is short enough to be read on an edge. */
bool tri_i_is_short(const tri_i_whole *whole);

/* Appends what a person reads between subject and object: "made an accusation of fraud
   against". */
void tri_i_word_whole(const tri_triple *triple, const tri_i_whole *whole,
                      tri_i_text *out);

/* Makes of a triple that somebody says what joins him to its object: `speech`, whose
   strings are borrowed. Whether the object is a thing that can be joined
   (whole_wording.c). */
bool tri_i_read_speech(const tri_triple *said, tri_triple *speech);

/* Appends what stands between somebody who says a triple and its object: "said that the
   plan may hurt" (whole_wording.c). */
void tri_i_word_speech(const tri_triple *said, tri_i_text *out);

/* Gives the words of a label the capitals that they have in the sentence, but for
   verbs, posts and words of grammar: "MP for" (restore_case.c). Cost: label by
   sentence. */
void tri_i_restore_case(const char *sentence, tri_i_text *text);

/* Whether a label begins with a verb and its object, which are its base: "ship arms to"
   (relation_frame.c). */
bool tri_i_begins_with_object(const tri_i_phrase *label, const char *base);

/* Leaves out the object of a label that begins with it, where the verb always has one:
   "ship to", which is what is told of arms that have a name. What says with its verb
   what is done stays: "give access to". False where nothing is to leave out. */
bool tri_i_drop_object(tri_i_phrase *phrase);

/* Leaves of the nouns of a relation through a phrase whether the last one is somebody
   or something, "criticize someone of", "speak at something of"; false where its verb
   says little without them, or there are none. */
bool tri_i_drop_nouns(tri_i_phrase *phrase);

/* Makes "characterize" of "call racist" and the like; false for what is none. */
bool tri_i_drop_complement(tri_i_phrase *phrase);

/* Whether a label says by a noun what its subject is called already, but for who
   somebody is to somebody: "journey through" of `journeys through Thrace`. */
bool tri_i_is_own_noun(const tri_i_phrase *label, const char *subject);

/* How many words of a label lead to the person that its subject is: 1 of "be student
   at", "remain member of", else 0. */
size_t tri_i_count_copula(const tri_i_phrase *label);

/* Whether a sentence of `all` says by a noun what a possessive of two names has:
   "Google's parent, Alphabet". Cost: the triples of the sentence. */
bool tri_i_is_told_better(const tri_graph *graph, const tri_triples *all,
                          const tri_triple *triple);

/* The relation that the types of both ends tell, "<" before it where they change
   places, and the words for it; NULL: they tell none. */
const char *tri_i_type_relation(const tri_triple *triple, const char *label,
                                const tri_argument *object, const char **words);

/* The relation of a typed triple's edge, "<" before it where its ends change places,
   and the words for it, "" where its label has them; "" of other triples (typed.c). */
const char *tri_i_typed_key(const tri_triple *triple, const char **said);

/* ---- Names as the texts have them (name_forms.c) */

/* Counts under which names a triple speaks of what the tables call otherwise
   ("Nur-Sultan"; name_forms.c): `records` (n_entities). False where memory is out. */
bool tri_i_note_forms(tri_graph *graph, const tri_triples *triples,
                      const uint32_t *records, const tri_triple *triple);

#endif
