/* What an edge calls a relation: one key for wordings that mean one thing. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* What of a triple decides how its label is folded. */
typedef struct {
    bool is_verbal;  /* the label begins with a verb */
    bool is_of_name; /* the object is an organisation, a place or of MISC */
    bool is_thing;   /* a noun and what stands behind it: "attacks", "attack on" */
    bool is_place;   /* the object is a place */
    bool is_own;     /* the subject's own noun: "attack on" of "attacks" */
    bool has_object; /* it begins with a verb and its object: "ship arms to" */
} circumstances;

/* ---- Prepositions: "within", "in the course of" */

/* Puts the words of a text in the place of some of a phrase's. */
static void put_words(tri_i_phrase *phrase, size_t begin, size_t end, const char *text)
{
    const tri_i_phrase before = *phrase;
    const tri_i_phrase words = tri_i_phrase_of(text);
    phrase->n = begin;
    tri_i_phrase_append(phrase, &words, 0, words.n);
    tri_i_phrase_append(phrase, &before, end, before.n);
}

static void fold_preposition(tri_i_phrase *phrase)
{
    enum { LONGEST = 4 };
    char words[TRI_I_WORD_ROOM];
    for (size_t n = phrase->n > LONGEST ? LONGEST : phrase->n - 1; n > 0; n--) {
        tri_i_join_words(phrase, phrase->n - n, phrase->n, words);
        const char *other = tri_i_lexicon_cell(&tri_i_lexicon_preposition_synonyms,
                                               words, TRI_PREPOSITION_SYNONYMS_KEY);
        if (other[0] != '\0') {
            put_words(phrase, phrase->n - n, phrase->n, other);
            return;
        }
    }
}

/* ---- Verbs */

/* "criticise" is "criticize", where there is such a verb. */
static bool spell_with_z(char lemma[TRI_I_WORD_ROOM])
{
    char other[TRI_I_WORD_ROOM];
    const size_t n = strlen(lemma);
    if (!tri_i_ends_in(lemma, "ise") && !tri_i_ends_in(lemma, "yse")) {
        return false;
    }
    (void)snprintf(other, sizeof other, "%s", lemma);
    other[n - 2] = 'z';
    if (!tri_i_lexicon_has(&tri_i_lexicon_verb_forms, other)) {
        return false;
    }
    lemma[n - 2] = 'z';
    return true;
}

/* Folds the verb at `at`, or its participle, with its particle. */
static void fold_verb(tri_i_phrase *phrase, size_t at, bool is_participle)
{
    char lemma[TRI_I_WORD_ROOM];
    char both[TRI_I_WORD_ROOM * 2 + 2];
    const char *next = at + 1 < phrase->n ? phrase->words[at + 1] : "";
    (void)snprintf(lemma, sizeof lemma, "%s", phrase->words[at]);
    if (is_participle && !tri_i_lemma_of(phrase->words[at], lemma)) {
        return; /* "be loyal to", "be put on" */
    }
    const bool is_respelled =
        !tri_i_lexicon_has(&tri_i_lexicon_verb_synonyms, lemma) && spell_with_z(lemma);
    (void)snprintf(both, sizeof both, "%s %s", lemma, next);
    size_t n = 2;
    const bool is_of = at + 2 < phrase->n && strcmp(phrase->words[at + 2], "of") == 0;
    const char *other =
        tri_i_lexicon_cell(&tri_i_lexicon_verb_synonyms, both, TRI_VERB_SYNONYMS_KEY);
    if (is_of && tri_i_lexicon_has(&tri_i_lexicon_particles, next)) {
        return; /* "fly out of" */
    }
    if (other[0] == '\0' && !tri_i_lexicon_has(&tri_i_lexicon_particles, next)) {
        n = 1;
        other = tri_i_lexicon_cell(&tri_i_lexicon_verb_synonyms, lemma,
                                   TRI_VERB_SYNONYMS_KEY);
    }
    if (other[0] == '\0') {
        n = 1;
        other = lemma;
    }
    if (is_participle && strcmp(other, lemma) == 0 && !is_respelled) {
        return; /* "born" stays what it is */
    }
    if (is_participle) {
        char participle[TRI_I_WORD_ROOM];
        const size_t length = strcspn(other, " ");
        char verb[TRI_I_WORD_ROOM];
        (void)snprintf(verb, sizeof verb, "%.*s", (int)length, other);
        tri_i_verb_participle(verb, participle);
        (void)snprintf(both, sizeof both, "%s%s", participle, other + length);
        other = both;
    }
    put_words(phrase, at, at + n, other);
}

/* "speak across" and "speak inside" a place are "speak in" it; "fire across" it is
   another thing. What is "at" a place is not: "meet in terror", "meet at Acme Park". */
static void fold_place(tri_i_phrase *phrase, bool is_passive, const circumstances *c)
{
    static const char *const throughout[] = {"across", "throughout", "within", "inside",
                                             NULL};
    char lemma[TRI_I_WORD_ROOM];
    const char *verb = phrase->words[is_passive ? 1 : 0];
    char *last = phrase->words[phrase->n - 1];
    if (c->is_place && tri_i_is_one_of(last, throughout) &&
        !tri_i_lexicon_has(&tri_i_lexicon_aiming_verbs, verb) &&
        (!is_passive || (tri_i_lemma_of(verb, lemma) &&
                         !tri_i_lexicon_has(&tri_i_lexicon_aiming_verbs, lemma)))) {
        (void)snprintf(last, TRI_I_WORD_ROOM, "in");
    }
}

/* ---- Nouns: "law professor at" */

/* Whether a word before a noun leaves the relation what it is: "senior", "45th",
   "former". */
static bool is_passed_over(const char *word, bool names_kind)
{
    if (isdigit((unsigned char)word[0]) ||
        tri_i_lexicon_has(&tri_i_lexicon_tense_modifiers, word) ||
        tri_i_lexicon_has(&tri_i_lexicon_relation_modifiers, word)) {
        return true;
    }
    return names_kind && !tri_i_lexicon_has(&tri_i_lexicon_deed_modifiers, word) &&
           !tri_i_lexicon_has(&tri_i_lexicon_rank_modifiers, word);
}

static void fold_noun(tri_i_phrase *phrase, const circumstances *c)
{
    const size_t head = phrase->n - 2;
    const tri_i_phrase before = *phrase;
    const char *preposition = before.words[before.n - 1];
    for (size_t i = 0; i < head; i++) {
        if (tri_i_lexicon_has(&tri_i_lexicon_label_prepositions, before.words[i])) {
            return; /* "part of program of" */
        }
    }
    const char *noun = tri_i_lexicon_cell(&tri_i_lexicon_noun_synonyms,
                                          before.words[head], TRI_NOUN_SYNONYMS_KEY);
    noun = noun[0] == '\0' ? before.words[head] : noun;
    const bool names_kind = tri_i_lexicon_has(&tri_i_lexicon_kind_nouns, noun);
    static const char *const of_it[] = {"for", "at", "with", NULL};
    if (c->is_of_name && tri_i_is_one_of(preposition, of_it) &&
        tri_i_lexicon_has(&tri_i_lexicon_staff_nouns, noun)) {
        preposition = "of"; /* "a reporter at", "for", "with" a newspaper */
    }
    if (c->is_of_name && strcmp(preposition, "of") == 0 &&
        tri_i_lexicon_has(&tri_i_lexicon_scholar_nouns, noun)) {
        preposition = "at"; /* a professor of a school is none of its subject */
    }
    if (c->is_place && names_kind && strcmp(preposition, "of") == 0 &&
        strcmp(tri_i_lexicon_cell(&tri_i_lexicon_heads, noun, TRI_HEADS_TYPE), "ORG") ==
            0) {
        preposition = "in"; /* nor is a company of a country its property */
    }
    phrase->n = 0;
    bool is_chief = false; /* "chief financial officer" is another one */
    for (size_t i = 0; i < head; i++) {
        if (is_chief || !is_passed_over(before.words[i], names_kind)) {
            tri_i_phrase_add(phrase, before.words[i]);
        }
        is_chief = is_chief || strcmp(before.words[i], "chief") == 0;
    }
    const tri_i_phrase words = tri_i_phrase_of(noun);
    tri_i_phrase_append(phrase, &words, 0, words.n);
    tri_i_phrase_add(phrase, preposition);
}

/* How many words only lead to who somebody is: "serve as chairman of", "become member
   of", "be student at". */
static size_t count_leading(const tri_i_phrase *phrase)
{
    static const char *const verbs[] = {"serve", "act", "work", NULL};
    if (phrase->n > 3 && tri_i_is_one_of(phrase->words[0], verbs) &&
        strcmp(phrase->words[1], "as") == 0) {
        return 2;
    }
    return phrase->n > 2 && strcmp(phrase->words[0], "become") == 0
               ? 1
               : tri_i_count_copula(phrase);
}

/* ---- All of it */

/* A whole label's key; NULL where the table has none. */
static const char *find_whole(const tri_i_phrase *phrase)
{
    char words[TRI_I_WORD_ROOM];
    tri_i_join_words(phrase, 0, phrase->n, words);
    const char *key = tri_i_lexicon_cell(&tri_i_lexicon_relation_synonyms, words,
                                         TRI_RELATION_SYNONYMS_KEY);
    return key[0] == '\0' ? NULL : key;
}

/* Of the label "attack on" of attacks only "be on" is left. */
static void fold_own(tri_i_phrase *phrase)
{
    const char *preposition = phrase->words[phrase->n - 1];
    char words[TRI_I_WORD_ROOM + 4];
    (void)snprintf(words, sizeof words, "be %s", preposition);
    put_words(phrase, 0, phrase->n, words);
}

static void fold_words(tri_i_phrase *phrase, const circumstances *c)
{
    bool is_verbal = c->is_verbal;
    if (phrase->n > 1) {
        fold_preposition(phrase);
    }
    if (c->is_own) {
        fold_own(phrase);
        return;
    }
    const size_t n_leading =
        is_verbal || strcmp(phrase->words[0], "be") == 0 ? count_leading(phrase) : 0;
    if (n_leading > 0) {
        put_words(phrase, 0, n_leading, "");
        is_verbal = false;
    }
    const bool is_be = strcmp(phrase->words[0], "be") == 0;
    if (is_be && phrase->n > 1) {
        fold_verb(phrase, 1, true);
    } else if (is_verbal && !is_be) {
        fold_verb(phrase, 0, false);
    } else if (!is_be && phrase->n > 1) {
        fold_noun(phrase, c);
    }
    if (phrase->n > (is_be ? 2U : 1U) && (is_verbal || is_be)) {
        fold_place(phrase, is_be, c);
    }
}

static bool is_verbal(const tri_triple *triple, const tri_i_phrase *label)
{
    const tri_i_relation r = {.triple = triple, .label = *label};
    return label->n > 0 && tri_i_is_verbal(&r);
}

/* The key of a label's words; what a table has for a whole label, with "<", is `*whole`
   then. */
static tri_i_phrase key_of(const tri_i_phrase *words, const circumstances *c,
                           const char **whole)
{
    tri_i_phrase phrase = *words;
    *whole = c->is_thing ? NULL : find_whole(words);
    if (*whole != NULL) {
        return phrase;
    }
    fold_words(&phrase, c);
    *whole = c->is_thing ? NULL : find_whole(&phrase);
    tri_i_phrase frame = *words;
    if (*whole == NULL && ((c->has_object && tri_i_drop_object(&frame)) ||
                           (c->is_verbal && tri_i_drop_complement(&frame)))) {
        fold_words(&frame, c);
        return frame;
    }
    if (*whole == NULL && c->is_verbal) {
        (void)tri_i_drop_nouns(&phrase);
    }
    return phrase;
}

/* Finds a label's key, remembered for the labels to come: `*inverse` and the number of
   a string, TRI_NONE where memory is out. */
static uint32_t fold(tri_graph *graph, const char *label, const tri_i_phrase *words,
                     const circumstances *c, bool *inverse)
{
    tri_i_text text = {0};
    const char flags[] = {(char)('a' + c->is_verbal),
                          (char)('a' + c->is_of_name),
                          (char)('a' + c->is_thing),
                          (char)('a' + c->is_own),
                          (char)('a' + c->has_object),
                          (char)('a' + c->is_place),
                          '\0'};
    tri_i_text_string(&text, flags);
    tri_i_text_string(&text, label);
    uint32_t known = text.failed
                         ? TRI_MAP_NONE
                         : tri_map_get(&graph->relation_map, text.bytes, text.n);
    if (known == TRI_MAP_NONE && !text.failed) {
        tri_i_text key = {0};
        const char *whole = NULL;
        const tri_i_phrase phrase = key_of(words, c, &whole);
        *inverse = whole != NULL && whole[0] == '<';
        for (size_t i = 0; whole == NULL && i < phrase.n; i++) {
            tri_i_text_string(&key, i > 0 ? " " : "");
            tri_i_text_string(&key, phrase.words[i]);
        }
        if (whole != NULL) {
            tri_i_text_string(&key, whole + *inverse);
        }
        const uint32_t string =
            key.failed ? TRI_NONE : tri_i_intern(graph, key.bytes, key.n);
        tri_i_text_clear(&key);
        /* The map borrows its keys. */
        const char *own = tri_arena_copy(&graph->arena, text.bytes, text.n);
        known = string * 2 + *inverse;
        if (string == TRI_NONE || own == NULL ||
            !tri_map_set(&graph->relation_map, own, text.n, known)) {
            known = TRI_MAP_NONE;
        }
    }
    tri_i_text_clear(&text);
    *inverse = known != TRI_MAP_NONE && known % 2 == 1;
    return known == TRI_MAP_NONE ? TRI_NONE : known / 2;
}

/* Whether a name is of something that one side wins: "cup final". */
static bool is_contest(const tri_argument *argument)
{
    const char *last = strrchr(argument->name, ' ');
    return argument->type != TRI_TYPE_CONCEPT ||
           tri_i_lexicon_has(&tri_i_lexicon_contest_nouns,
                             last == NULL ? argument->name : last + 1);
}

bool tri_i_find_relation(tri_graph *graph, const tri_triple *triple, const char *label,
                         const tri_argument *object, tri_i_told *told)
{
    *told = (tri_i_told){.words = ""};
    if (tri_i_lexicon_has(&tri_i_lexicon_calling_verbs, label) &&
        tri_i_find_whole(triple).row != NULL) {
        label = "characterize"; /* "called Lind a coward" */
    }
    const tri_i_phrase words = tri_i_phrase_of(label);
    if (graph->options.of_table || triple->pattern == TRI_PATTERN_GIVEN ||
        !words.is_whole || words.n == 0 || strchr(label, '|') != NULL) {
        told->key = tri_i_intern_string(graph, label);
        return told->key != TRI_NONE;
    }
    const char *typed = tri_i_typed_key(triple, &told->words);
    if (typed[0] == '\0') {
        typed = tri_i_type_relation(triple, label, object, &told->words);
    }
    if (typed != NULL) {
        told->inverse = typed[0] == '<';
        told->key = tri_i_intern_string(graph, typed + told->inverse);
        return told->key != TRI_NONE;
    }
    const bool says_deed = is_verbal(triple, &words);
    const circumstances c = {
        .is_verbal = says_deed,
        .is_of_name = object->type == TRI_TYPE_ORG || object->type == TRI_TYPE_LOC ||
                      object->type == TRI_TYPE_MISC,
        .is_thing = triple->subject.type == TRI_TYPE_CONCEPT && !says_deed,
        .is_place = object->type == TRI_TYPE_LOC,
        .is_own = !says_deed && tri_i_is_own_noun(&words, triple->subject.name),
        .has_object = says_deed && tri_i_begins_with_object(&words, triple->base)};
    told->key = fold(graph, label, &words, &c, &told->inverse);
    if (told->inverse && object != &triple->object && !is_contest(&triple->object)) {
        told->inverse = false; /* "lost his fortune to Acme": no defeat */
        told->key = tri_i_intern_string(graph, label);
    }
    return told->key != TRI_NONE;
}

void tri_i_word_relation(const tri_graph *graph, const tri_triple *triple,
                         const char *label, const tri_argument *object,
                         const char *role, const tri_i_told *told, tri_i_text *out)
{
    const tri_i_whole whole =
        role == NULL ? tri_i_find_whole(triple) : (tri_i_whole){.row = NULL};
    if (whole.row != NULL && tri_i_is_short(&whole)) {
        tri_i_word_whole(triple, &whole, out);
        return;
    }
    if (told->words[0] != '\0' || told->inverse) {
        tri_triple turned = *triple;
        const char *key = tri_i_string(graph, told->key);
        turned.subject = told->inverse ? *object : triple->subject;
        turned.object = told->inverse ? triple->subject : *object;
        turned.pattern = TRI_PATTERN_VERB;
        turned.label = turned.base = key;
        turned.relation = told->words;
        tri_i_wording(&turned, key, true, out);
    } else if (role != NULL) {
        tri_i_further_wording(triple, role, out);
    } else {
        tri_i_wording(triple, label, true, out);
    }
}
