/* Why a candidate became no find and no triple: what --explain=all tells. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_REFUSALS_H
#define TRI_EXTRACT_FIND_REFUSALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* (name in C, as it is told) */
/* clang-format off */
#define TRI_I_REFUSAL_LIST(X) \
    X(NONE, "") \
    X(SAME_WORD, "subject and object are one word") \
    X(SAME_THING, "subject and object are one thing") \
    X(NO_LABEL, "no word states the relation") \
    X(NO_PHRASE, "what would stand in a slot heads no phrase") \
    X(WHICH_IS_ASKED, "which one is meant, is asked or told by another clause") \
    X(NAMES_NOTHING, "what would stand in a slot is of a part of speech that names nothing") \
    X(NO_WORDS, "no words are left for the object") \
    X(FOUND_BEFORE, "it is found already") \
    X(NO_SUBJECT, "nobody is said to do it") \
    X(NOBODY_IN_PARTICULAR, "it has an empty subject: nobody in particular does it") \
    X(NO_ANTECEDENT, "the relative pronoun has no antecedent that could do it") \
    X(RESULT, "what the clause round it tells brings it about") \
    X(PURPOSE, "what for a thing is there: who will do it, is not said") \
    X(BY_WHOM, "by doing so: who does it, is not said") \
    X(TIME_DOES_NOTHING, "a time does nothing") \
    X(ONLY_DESCRIBES, "a participle that only describes its noun") \
    X(NO_COMPLEMENT, "the verb has no object and no complement with a preposition") \
    X(NO_OBJECT, "what is done to, is named by no word") \
    X(TANGLED, "the words of the verb stand among those of the clause") \
    X(OWN_VERB, "it has a verb or an object of its own") \
    X(NOTHING_TO_BORROW, "the verb before it has no object to lend") \
    X(NO_THING_OR_QUALITY, "what is said of the subject is no thing and no adjective") \
    X(THERE_IS, "it says that something is there, not what it is") \
    X(NO_PREPOSITION, "no preposition joins the two") \
    X(BETWEEN, "between takes two") \
    X(TOLD_AS_ROLE, "it is told as a role") \
    X(TOLD_AS_DEED, "the noun states what its verb would") \
    X(TOLD_WITH_VERB, "it is told with the verb of the noun") \
    X(ONE_PHRASE, "the two are one phrase") \
    X(ONE_NAME, "the two are one name") \
    X(ASIDE, "it is left out, or stands against it") \
    X(ADJUNCT, "it says how or when, and names nothing") \
    X(MEASURES, "the noun measures and states nothing") \
    X(EXAMPLE_WITHOUT_NAME, "the example has no name") \
    X(NO_PLACE_OF_OBJECT, "the place does not stand right behind the object with a preposition of place") \
    X(NOT_IN_TABLE, "the table has no such word") \
    X(WHOSE_IS_UNKNOWN, "whose it is, is not known") \
    X(HAS_A_PERSON, "nobody has a person") \
    X(NOT_NOUNS, "one of the two is no noun") \
    X(CROSSED, "the tree is crossed, and no comma tells what is meant") \
    X(TWO_NAMES, "two names may be two things") \
    X(VALUE, "an age, a date or an amount is no role") \
    X(FORM_OF_ADDRESS, "a form of address states nothing") \
    X(NO_NAME, "what the title stands beside is no name") \
    X(PART_OF_NAME, "it is part of the name") \
    X(NO_PERSON, "what it stands before is no person's name") \
    X(NO_OWNER, "no owner is named") \
    X(SAYS_LESS, "what stands behind the noun says more") \
    X(NOBODY_S_ROLE, "the noun names no role of somebody") \
    X(ADDRESSEE, "it is told to him, and what is told is the object") \
    X(PARTY, "it is the mark of a party") \
    X(NO_STEM, "what the preposition makes of two names is not said") \
    X(NO_ORGANISATION, "its owner is no organisation") \
    X(HOLDER_UNKNOWN, "who holds it, is not known by name") \
    X(NO_AGE, "the number is no age") \
    X(TWO_OWNERS, "the text names two owners of such an office") \
    X(TWO_HOLDERS, "the text names two holders of such an office") \
    X(OWNER_IS_TOLD, "it says itself of what") \
    X(NO_CAPITAL, "the table of countries has no such capital, or the text does not name the country") \
    X(NOBODY_AND_NOTHING, "neither who does it nor what it befalls is named") \
    X(ONE_SIDE, "who does it or what it befalls is not named") \
    X(NO_THING_TO_SHARE, "a time or an amount is lent by no event") \
    X(TOLD_IN_NAME, "the name of what is asked to do it says so") \
    X(GARBLED, "an argument's words go on over the end of a sentence")
/* clang-format on */
#define TRI_I_ENUM_MEMBER_REFUSAL(name, text) TRI_I_REFUSED_##name,
typedef enum {
    TRI_I_REFUSAL_LIST(TRI_I_ENUM_MEMBER_REFUSAL) TRI_I_N_REFUSALS
} tri_i_refusal_reason;

/* Tokens; TRI_NONE: none. */
typedef struct {
    const char *rule; /* which gave it up */
    uint32_t clause;  /* the token that would state it */
    uint32_t subject, object;
    uint8_t reason; /* tri_i_refusal_reason */
} tri_i_refusal;

/* Zeroed is empty. */
typedef struct {
    tri_i_refusal *list; /* (n) in the order in which they came */
    uint32_t n;
    size_t room;
    const char *rule; /* the one that runs now */
    bool failed;      /* memory was out */
} tri_i_refusals;

/* Adds one; the same again is left out. */
void tri_i_refusals_add(tri_i_refusals *refusals, const tri_i_refusal *refusal);

void tri_i_refusals_clear(tri_i_refusals *refusals);

/* A reason as it is told. */
const char *tri_i_refusal_text(tri_i_refusal_reason reason);

#endif
