/* Triples of noun phrases: copulas, appositions, titles, possessives, prepositions. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/clause.h"
#include "extract/lexicon/lexicon.h"
#include "extract/parse.h"

#include <string.h>

enum { MAX_CONJUNCTS = TRI_I_MAX_CONJUNCTS };

static bool is_noun(const tri_i_extraction *x, uint32_t token)
{
    const uint8_t upos = x->document->tokens[token].upos;
    return upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN;
}

static const tri_mention *mention_of(const tri_i_extraction *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    return index == TRI_NONE ? NULL : &x->document->mentions[index];
}

static bool is_name(const tri_i_extraction *x, uint32_t token)
{
    const tri_mention *mention = mention_of(x, token);
    return mention != NULL && mention->kind == TRI_MENTION_NAME;
}

/* A named entity that stands before a noun as its owner or sort: "Kazakhstan's
   president", "White House spokeswoman", "the Russian president". TRI_NONE: none. */
static uint32_t owner_before(const tri_i_extraction *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    for (uint32_t child = x->first_child[noun]; child != TRI_NONE && child < noun;
         child = x->next_sibling[child]) {
        const uint8_t rel = tokens[child].rel;
        const tri_mention *mention = mention_of(x, child);
        if (mention == NULL ||
            (rel != TRI_REL_NMOD_POSS && rel != TRI_REL_COMPOUND &&
             rel != TRI_REL_AMOD && rel != TRI_REL_NMOD && rel != TRI_REL_NMOD_DESC)) {
            continue;
        }
        const bool is_country =
            mention->entity != TRI_NONE &&
            x->document->entities[mention->entity].country != NULL &&
            x->document->entities[mention->entity].country[0] != '\0';
        if (rel == TRI_REL_NMOD_POSS ||
            (mention->kind == TRI_MENTION_NAME &&
             (mention->type == TRI_TYPE_ORG || mention->type == TRI_TYPE_LOC ||
              is_country))) {
            return child;
        }
    }
    return TRI_NONE;
}

/* "of", "for", "in" ... with what they name, behind a role noun. */
static uint32_t owner_behind(tri_i_extraction *x, uint32_t noun, const char **role)
{
    static const char *const roles[] = {"of", "for", "to", "at", "in", "with"};
    for (uint32_t child = tri_i_dependent(x, noun, TRI_REL_NMOD); child != TRI_NONE;
         child = tri_i_next_dependent(x, child)) {
        const char *found = tri_i_preposition(x, child, NULL);
        for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
            if (child > noun && strcmp(found, roles[i]) == 0 &&
                x->mention_at[child] != TRI_NONE) {
                *role = roles[i];
                return child;
            }
        }
    }
    return TRI_NONE;
}

/* The role as a reader names it: the noun with what sorts it, without its owner, ages
   and articles: "deputy foreign minister". */
static const char *role_label(tri_i_extraction *x, uint32_t noun, uint32_t owner)
{
    const tri_token *tokens = x->document->tokens;
    const char *label = tokens[noun].lemma;
    char word[64];
    if (tri_utf8_lower(label, strlen(label), word, sizeof word) > 0) {
        label = tri_i_label(x, word, "", "");
    }
    /* From the noun to the left. */
    for (uint32_t i = noun; i > 0 && label != NULL; i--) {
        const tri_token *before = &tokens[i - 1];
        if (before->head != noun || i - 1 == owner ||
            (before->rel != TRI_REL_AMOD && before->rel != TRI_REL_COMPOUND) ||
            is_name(x, i - 1) || before->sentence != tokens[noun].sentence) {
            break;
        }
        (void)tri_utf8_lower(before->form, strlen(before->form), word, sizeof word);
        label = tri_i_label(x, word, label, "");
    }
    return label == NULL ? "" : label;
}

/* Ends the words of a copula's find; `with`: those of a preposition. */
static void put_copula(tri_i_extraction *x, const tri_i_clause *c, tri_i_range with,
                       uint32_t but, tri_i_find *find)
{
    find->relation = c->words;
    find->subject_from = (uint8_t)c->subject_from;
    if (with.begin > c->words.begin && with.end > with.begin) {
        find->relation.end = with.end;
    }
    tri_i_add_complements(x, find, c, but);
}

/* A role of somebody: "P is the R of O" gives P, "R of", O; without O: P, "be", R.
   `copula`: the clause that says so, NULL: an apposition. */
static void add_role(tri_i_extraction *x, uint32_t person, uint32_t noun,
                     const tri_i_clause *copula)
{
    const tri_pattern pattern =
        copula == NULL ? TRI_PATTERN_APPOSITION : TRI_PATTERN_COPULA;
    const uint32_t clause = copula == NULL ? noun : copula->predicate;
    const char *with = "of";
    tri_i_range words = {noun, noun};
    uint32_t owner = owner_before(x, noun);
    if (owner == TRI_NONE) {
        owner = owner_behind(x, noun, &with);
        if (owner != TRI_NONE) {
            (void)tri_i_preposition(x, owner, &words);
        }
    }
    tri_i_find *find = NULL;
    if (owner != TRI_NONE && owner != person) {
        const char *base = role_label(x, noun, owner);
        find = tri_i_add(x, pattern, clause, person, owner,
                         tri_i_label(x, base, with, ""), base);
        if (find != NULL) {
            find->construction = copula == NULL ? TRI_I_OTHER : TRI_I_COPULA_ROLE;
            find->confidence = 0.7;
            if (copula != NULL) {
                put_copula(x, copula, words, UINT32_MAX, find);
            }
        }
    }
    if (copula != NULL || owner == TRI_NONE) {
        find = tri_i_add(x, pattern, clause, person, noun, "be", "be");
        if (find != NULL) {
            find->construction = copula == NULL ? TRI_I_APPOSITION : TRI_I_COPULA;
            if (copula != NULL) {
                put_copula(x, copula, (tri_i_range){0, 0}, UINT32_MAX, find);
            }
        }
    }
}

/* What is said of a subject by an adjective: the adjective and what goes with it. */
static tri_i_range adjective_words(tri_i_extraction *x, uint32_t adjective,
                                   uint32_t copula)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range words = {adjective, adjective + 1};
    while (words.begin > 0 && words.begin > copula + 1 &&
           tokens[words.begin - 1].head == adjective &&
           tokens[words.begin - 1].rel == TRI_REL_ADVMOD &&
           !tri_i_is(x, words.begin - 1, "not") &&
           !tri_i_is(x, words.begin - 1, "n't")) {
        words.begin--;
    }
    for (uint32_t child = x->first_child[adjective]; child != TRI_NONE;
         child = x->next_sibling[child]) {
        const uint8_t rel = tokens[child].rel;
        if (child > adjective && (rel == TRI_REL_XCOMP || rel == TRI_REL_CCOMP)) {
            const tri_i_words behind = tri_i_clause_words(x, child, TRI_NONE);
            words.end = tri_i_extent(&behind).end;
        }
    }
    return words;
}

/* "is a producer of oil", "is in Paris": a noun. */
static void find_noun_predicate(tri_i_extraction *x, const tri_i_clause *c,
                                const uint32_t *subjects, uint32_t n)
{
    tri_i_range with;
    const char *role = tri_i_preposition(x, c->predicate, &with);
    uint32_t predicates[MAX_CONJUNCTS];
    const uint32_t n_predicates =
        tri_i_conjuncts(x, c->predicate, predicates, MAX_CONJUNCTS);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n_predicates; j++) {
            if (role[0] == '\0') {
                add_role(x, subjects[i], predicates[j], c);
                continue;
            }
            tri_i_find *find =
                tri_i_add(x, TRI_PATTERN_COPULA, c->predicate, subjects[i],
                          predicates[j], tri_i_label(x, "be", role, ""), "be");
            if (find != NULL) {
                put_copula(x, c, with, UINT32_MAX, find);
                find->construction = TRI_I_COPULA_PLACE;
            }
        }
    }
}

/* "is loyal to the general", "is ready": an adjective. */
static void find_adjective_predicate(tri_i_extraction *x, const tri_i_clause *c,
                                     uint32_t copula, const uint32_t *subjects,
                                     uint32_t n)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t with = UINT32_MAX; /* the first: the others are rarely of the adjective */
    for (uint32_t i = 0; i < c->n_complements && with == UINT32_MAX; i++) {
        const tri_i_complement *one = &c->complements[i];
        with = one->head > c->predicate && one->role[0] != '\0' && !one->is_clause &&
                       tokens[one->head].sentence == tokens[c->predicate].sentence
                   ? i
                   : with;
    }
    const char *lemma = tokens[c->predicate].lemma;
    for (uint32_t i = 0; i < n; i++) {
        if (with == UINT32_MAX) {
            tri_i_find *find = tri_i_add_words(
                x, TRI_PATTERN_COPULA, c->predicate, subjects[i], c->predicate,
                adjective_words(x, c->predicate, copula), "be", "be");
            if (find != NULL) {
                put_copula(x, c, (tri_i_range){0, 0}, UINT32_MAX, find);
                find->construction = TRI_I_COPULA_ADJECTIVE;
            }
            continue;
        }
        const tri_i_complement *one = &c->complements[with];
        uint32_t objects[MAX_CONJUNCTS];
        const uint32_t n_objects =
            tri_i_conjuncts(x, one->head, objects, MAX_CONJUNCTS);
        for (uint32_t j = 0; j < n_objects; j++) {
            tri_i_find *find =
                tri_i_add(x, TRI_PATTERN_COPULA, c->predicate, subjects[i], objects[j],
                          tri_i_label(x, "be", lemma, one->role),
                          tri_i_label(x, "be", lemma, ""));
            if (find != NULL) {
                put_copula(x, c, one->words, with, find);
                find->construction = TRI_I_COPULA_ADJECTIVE_TO;
            }
        }
    }
}

void tri_i_find_copula(tri_i_extraction *x, uint32_t token)
{
    const uint32_t copula = tri_i_dependent(x, token, TRI_REL_COP);
    tri_i_clause c;
    if (copula == TRI_NONE || tri_i_dependent(x, token, TRI_REL_NSUBJ) == TRI_NONE ||
        !tri_i_clause_read(x, token, (tri_i_range){copula, copula + 1}, &c) ||
        tri_i_is(x, c.subject, "there")) {
        return;
    }
    uint32_t subjects[MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, c.subject, subjects, MAX_CONJUNCTS);
    if (x->mention_at[token] != TRI_NONE) {
        find_noun_predicate(x, &c, subjects, n);
    } else if (x->document->tokens[token].upos == TRI_UPOS_ADJ) {
        find_adjective_predicate(x, &c, copula, subjects, n);
    }
}

void tri_i_find_apposition(tri_i_extraction *x, uint32_t token)
{
    if (x->document->tokens[token].rel != TRI_REL_APPOS) {
        return;
    }
    uint32_t named = x->document->tokens[token].head;
    uint32_t role = token;
    if (named == TRI_NONE || !is_noun(x, named) || !is_noun(x, token)) {
        return;
    }
    /* An apposition behind coordinated names describes the last of them. */
    for (uint32_t last = tri_i_dependent(x, named, TRI_REL_CONJ); last != TRI_NONE;
         last = tri_i_next_dependent(x, last)) {
        if (last < token && is_name(x, last)) {
            named = last;
        }
    }
    if (is_name(x, token) && !is_name(x, named)) {
        role = named;
        named = token;
    }
    if (is_name(x, role) || x->mention_at[named] == TRI_NONE) {
        return; /* two names of one thing, or of two things */
    }
    add_role(x, named, role, NULL);
}

/* The noun and what sorts it, as they stand: "finance minister". */
static tri_i_range role_words(const tri_i_extraction *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range words = {noun, noun + 1};
    while (words.begin > 0 && tokens[words.begin - 1].head == noun &&
           (tokens[words.begin - 1].rel == TRI_REL_AMOD ||
            tokens[words.begin - 1].rel == TRI_REL_COMPOUND)) {
        words.begin--;
    }
    return words;
}

/* "Mr.", "Dr.": a way to address people, nothing that they are. */
static bool is_honorific(const tri_i_extraction *x, uint32_t token)
{
    char word[32];
    const char *form = x->document->tokens[token].form;
    if (tri_utf8_lower(form, strlen(form), word, sizeof word) == 0) {
        return false;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, word);
    return row != NULL && strcmp(row[1], "honorific") == 0;
}

void tri_i_find_title(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint8_t rel = tokens[token].rel;
    uint32_t person = tokens[token].head;
    if (!is_noun(x, token) || is_name(x, token) || person == TRI_NONE ||
        is_honorific(x, token)) {
        return;
    }
    if ((rel == TRI_REL_NSUBJ || rel == TRI_REL_NSUBJ_PASS) &&
        token + 1 < x->document->n_tokens && tokens[token + 1].rel == rel &&
        tokens[token + 1].head == person) {
        person = token + 1; /* two subjects side by side: a title and a name */
    } else if (rel != TRI_REL_NMOD_DESC && rel != TRI_REL_COMPOUND) {
        return;
    }
    const tri_mention *mention = mention_of(x, person);
    if (mention == NULL || mention->kind != TRI_MENTION_NAME ||
        token >= mention->begin ||
        (mention->type != TRI_TYPE_PER && rel == TRI_REL_COMPOUND)) {
        return;
    }
    uint32_t owner = owner_before(x, token);
    const uint32_t possessor = tri_i_dependent(x, person, TRI_REL_NMOD_POSS);
    if (owner == TRI_NONE && possessor != TRI_NONE && possessor < token) {
        owner = possessor; /* "its rival Palmatech" */
    }
    if (owner != TRI_NONE) {
        const char *base = role_label(x, token, owner);
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_TITLE, token, person, owner,
                                     tri_i_label(x, base, "of", ""), base);
        if (find != NULL) {
            find->confidence = 0.72;
        }
        return;
    }
    tri_i_find *find = tri_i_add_words(x, TRI_PATTERN_TITLE, token, person, token,
                                       role_words(x, token), "be", "be");
    if (find != NULL) {
        find->is_title = true;
        find->confidence = 0.6;
    }
}

/* "Paris-based Lumiere", "the Russian-led deployment". */
void tri_i_find_compound(tri_i_extraction *x, uint32_t token)
{
    static const char *const done[] = {"lead",  "back",   "own",   "control", "fund",
                                       "build", "design", "train", "make",    NULL};
    static const char *const placed[] = {"base", "headquarter", "list", "bear", NULL};
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_AMOD || noun == TRI_NONE || noun < token ||
        token < 2 || tokens[token - 1].form[0] != '-' ||
        tokens[token - 2].sentence != tokens[token].sentence ||
        !is_name(x, token - 2)) {
        return;
    }
    const char *lemma = tri_i_verb_lemma(tokens[token].form);
    tri_i_find *find = NULL;
    for (size_t i = 0; lemma != NULL && done[i] != NULL && find == NULL; i++) {
        if (strcmp(lemma, done[i]) == 0) {
            find = tri_i_add(x, TRI_PATTERN_COMPOUND, token, token - 2, noun, lemma,
                             lemma);
        }
    }
    for (size_t i = 0; lemma != NULL && placed[i] != NULL && find == NULL; i++) {
        if (strcmp(lemma, placed[i]) == 0) {
            const char *base = tri_i_label(x, "be", lemma, "");
            find = tri_i_add(x, TRI_PATTERN_COMPOUND, token, noun, token - 2,
                             tri_i_label(x, "be", lemma, "in"), base);
        }
    }
    if (find != NULL) {
        find->relation = (tri_i_range){token, token + 1};
        find->confidence = 0.7;
    }
}

/* "Troops loyal to General Adeyemi". */
void tri_i_find_adjective(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].upos != TRI_UPOS_ADJ || noun == TRI_NONE || noun > token ||
        (tokens[token].rel != TRI_REL_AMOD && tokens[token].rel != TRI_REL_ACL)) {
        return;
    }
    const uint32_t to = tri_i_dependent(x, token, TRI_REL_OBL);
    if (to == TRI_NONE || to < token) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, to, &words);
    const uint32_t object = tri_i_argument_head(x, to);
    if (role[0] == '\0' || object == TRI_NONE) {
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, token, noun, object,
                                 tri_i_label(x, "be", tokens[token].lemma, role),
                                 tri_i_label(x, "be", tokens[token].lemma, ""));
    if (find != NULL) {
        find->relation = (tri_i_range){token, words.end};
        find->confidence = 0.6;
    }
}

void tri_i_find_possessive(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD_POSS || noun == TRI_NONE ||
        x->mention_at[noun] == TRI_NONE) {
        return;
    }
    const uint32_t owner = tri_i_argument_head(x, token);
    if (owner == TRI_NONE) {
        return;
    }
    tri_i_find *find =
        tri_i_add(x, TRI_PATTERN_POSSESSIVE, noun, owner, noun, "have", "have");
    if (find != NULL) {
        find->left_out = token; /* what somebody has is his without saying so again */
        find->confidence = is_name(x, owner) ? 0.5 : 0.4;
    }
}

void tri_i_find_noun(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD || noun == TRI_NONE || token < noun ||
        x->mention_at[noun] == TRI_NONE || x->mention_at[token] == TRI_NONE) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, token, &words);
    if (role[0] == '\0' || words.begin == words.end) {
        return;
    }
    /* "part of the city", "30 years of independence": they measure, they state nothing.
     */
    if (tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns, tokens[noun].lemma) ||
        mention_of(x, noun)->kind == TRI_MENTION_VALUE) {
        return;
    }
    tri_i_find *find =
        tri_i_add(x, TRI_PATTERN_PREPOSITION, noun, noun, token, role, role);
    if (find != NULL) {
        find->relation = words;
        find->confidence = is_name(x, token) ? 0.5 : 0.35;
    }
}
