/* A clause: its predicate, who does it, what completes it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_CLAUSE_H
#define TRI_EXTRACT_FIND_CLAUSE_H

#include "extract/find/rules.h"

/* What stands with a predicate besides subject and object. */
typedef struct {
    uint32_t head;     /* what fills the slot: a mention's head, or a clause's */
    const char *role;  /* its preposition or conjunction, "" */
    tri_i_range words; /* of the preposition */
    tri_arg_kind kind;
    bool is_clause;  /* it is no thing */
    bool is_adjunct; /* it only says how or when, and is no object */
    bool is_before;  /* it stands before the predicate */
} tri_i_complement;

enum { TRI_I_MAX_COMPLEMENTS = 8 };

typedef struct {
    uint32_t predicate;
    uint32_t subject; /* the one who does it, or whom it is done to; TRI_NONE */
    tri_i_subject_from subject_from;
    bool is_passive;
    bool is_reflexive; /* "distance himself": the object is a word of the verb */
    const char *lemma; /* with its particle: "shut down" */
    uint32_t particle; /* TRI_NONE: none */
    tri_i_range words; /* the verb group, with the verbs that govern it */
    tri_i_range noun;  /* of a light verb: its noun; begin == end: none */
    tri_i_range
        before; /* auxiliaries that stand apart from it, or that it shares with the
                   verb before it: "was tried and hanged"; begin == end: none */
    tri_i_complement complements[TRI_I_MAX_COMPLEMENTS];
    uint32_t n_complements;
} tri_i_clause;

/* Reads the clause of a predicate: a verb, or a noun or adjective with a copula.
   `words` is the predicate's own word, or its copula. False where it has no subject. */
bool tri_i_clause_read(tri_i_finds *x, uint32_t predicate, tri_i_range words,
                       tri_i_clause *clause);

/* What is said of whom it is done to, where nobody is said to do it: "be shut down",
   with the participle. NULL only where memory is out. */
const char *tri_i_passive_label(tri_i_finds *x, const tri_i_clause *clause);

/* The label of a passive for whoever did it: with the bare noun that the verb makes of
   somebody, "was taken prisoner by". NULL only where memory is out. */
const char *tri_i_taken_as(tri_i_finds *x, const tri_i_clause *clause);

/* Finds who does it: the predicate's own subject, or that of the clause round it; fills
   `subject` and `subject_from`, and says why where there is none (clause_subject.c). */
tri_i_refusal_reason tri_i_find_subject(const tri_i_finds *x, tri_i_clause *clause);

/* Whether a noun is of a thing that can bring something about by what is told of it
   (no_actor.c). */
bool tri_i_is_cause(const tri_i_finds *x, uint32_t subject);

/* Whether what a participle, infinitive or relative clause says is of all that is said
   before it, of a state, or of others than the subject of `head` (no_actor.c). */
bool tri_i_is_result(const tri_i_finds *x, uint32_t verb);
bool tri_i_is_result_of_clause(const tri_i_finds *x, uint32_t verb, uint32_t pronoun,
                               uint32_t antecedent);
bool tri_i_is_purpose_of_state(const tri_i_finds *x, uint32_t verb);
bool tri_i_is_of_others(const tri_i_finds *x, uint32_t verb, uint32_t head);

/* The subjects of a verb: those joined to its first, `subject`; of "Lind and Berg, who
   is" the last alone. Returns how many, at most TRI_I_MAX_CONJUNCTS (clause.c). */
uint32_t tri_i_subjects_of(const tri_i_finds *x, uint32_t subject, uint32_t verb,
                           uint32_t out[TRI_I_MAX_CONJUNCTS]);

/* What a verb is done to, and who receives it: "sold Brimley the mill". Joined verbs
   share an object: "makes and sells batteries". TRI_NONE: none. */
uint32_t tri_i_object(const tri_i_finds *x, uint32_t verb, uint32_t *receiver);

/* Adds the complements of a predicate to those of the clause, but for the token `but`
   (TRI_NONE); `before_only`: only times that stand before it. (clause_complements.c) */
void tri_i_read_complements(tri_i_finds *x, uint32_t predicate, uint32_t but,
                            bool before_only, tri_i_clause *clause);

/* Puts the complements behind a find, but for the one of index `but` (UINT32_MAX: all).
 */
void tri_i_add_complements(tri_i_finds *x, tri_i_find *find, const tri_i_clause *clause,
                           uint32_t but);

/* A verb that is one relation with its object: "has ties with". */
typedef struct {
    tri_i_clause clause; /* its words go up to the noun */
    const char *label;   /* "have tie with" */
    const char *base;    /* "have tie" */
    uint32_t object;     /* what stands behind; TRI_NONE: the main complement of the
                            clause does ("takes place in") */
    bool is_clause;      /* it is no thing: "plays a role in bridging the divide" */
    tri_i_range with;    /* the words of its preposition */
    uint32_t but; /* its number among the complements, UINT32_MAX: none of them */
} tri_i_light;

/* Whether the verb of a clause and its object are one relation with what stands behind;
   fills `light` (light.c). */
bool tri_i_read_light(tri_i_finds *x, const tri_i_clause *clause, uint32_t noun,
                      tri_i_light *light);

/* Whether a noun and what `role` brings behind it belong to the relation of a light
   verb (light.c). */
bool tri_i_is_light(const tri_i_finds *x, uint32_t noun, const char *role);

/* "Byron's friendship with Clare": the verb by which an owner, a noun and what `token`
   brings behind it are one relation ("have"). NULL: they are not (light.c). */
const char *tri_i_owned_verb(const tri_i_finds *x, uint32_t token);

/* What a verb makes of its object: "made him rich", "set the house on fire". */
typedef struct {
    const char *label; /* "make rich", "set on fire" */
    tri_i_range words; /* that say it */
    uint32_t but;      /* its number among the complements, UINT32_MAX: none of them */
} tri_i_result;

/* Whether the verb of a clause is one relation with what it makes of its object, of the
   head `object`; fills `result` (result.c). */
bool tri_i_read_result(tri_i_finds *x, const tri_i_clause *clause, uint32_t object,
                       tri_i_result *result);

/* "ordered the crew to cut the cable", "makes people laugh": the infinitive that says
   what an object is asked or made to do, right behind the object's words; TRI_NONE. */
uint32_t tri_i_to_do(const tri_i_finds *x, uint32_t verb, uint32_t object);

/* Whether an object only hears what is said: "told the delegates that ..."; one who is
   named is more than that. */
bool tri_i_is_addressee(const tri_i_finds *x, uint32_t verb, uint32_t object);

/* Adds him to the complements of a clause: of what is said he is a further argument. */
void tri_i_take_addressee(const tri_i_finds *x, tri_i_clause *clause);

/* The number of the complement that says about what an object is told: "warned miners
   of a strike"; UINT32_MAX: none. */
uint32_t tri_i_topic(const tri_i_finds *x, const tri_i_clause *clause, uint32_t object);

/* Whether an object only stands for the clause behind: "made it hard to breathe". */
bool tri_i_is_formal(const tri_i_finds *x, uint32_t verb, uint32_t object);

/* What a noun behind a preposition only leads to: "in love with her". `*role`, its
   preposition, becomes "in love with", and `words` go up to the last of them. TRI_NONE:
   it stands for itself, and both are as they were (light.c). */
uint32_t tri_i_behind_phrase(tri_i_finds *x, uint32_t noun, const char **role,
                             tri_i_range *words);

/* The same where both hang on the verb: makes one complement of two (light.c). */
bool tri_i_join_complements(tri_i_finds *x, tri_i_complement *first,
                            const tri_i_complement *second);

/* Whether a noun with the preposition before it leads to what `next` brings (light.c).
 */
bool tri_i_leads(const tri_i_finds *x, uint32_t noun, const char *next);

/* Whether the name of an object says already what a clause would of it: "helps readers
   to find books" (asked.c). */
bool tri_i_is_told_in_name(const tri_i_finds *x, const tri_i_clause *clause);

/* Ends the words of a copula's find, `with` those of its preposition (empty: none), and
   puts the complements behind it, as above. */
void tri_i_put_copula(tri_i_finds *x, const tri_i_clause *clause, tri_i_range with,
                      uint32_t but, tri_i_find *find);

#endif
