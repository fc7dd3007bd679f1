/* Triples of roles: appositions and titles, and the role that a predicate names. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/find/clause.h"
#include "extract/lexicon/lexicon.h"

#include <string.h>

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
    for (uint32_t child = x->tree->first_child[noun]; child != TRI_NONE && child < noun;
         child = x->tree->next_sibling[child]) {
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
    for (uint32_t child = tri_i_dependent(x->tree, noun, TRI_REL_NMOD);
         child != TRI_NONE; child = tri_i_next_dependent(x->tree, child)) {
        const char *found = tri_i_preposition(x, child, NULL);
        if (child > noun && x->mention_at[child] != TRI_NONE &&
            tri_i_lexicon_has(&tri_i_lexicon_role_prepositions, found)) {
            *role = found;
            return child;
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
        if (before->head < i || before->head > noun || i - 1 == owner ||
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
void tri_i_put_copula(tri_i_extraction *x, const tri_i_clause *c, tri_i_range with,
                      uint32_t but, tri_i_find *find)
{
    find->relation = c->words;
    find->subject_from = (uint8_t)c->subject_from;
    if (with.begin > c->words.begin && with.end > with.begin) {
        find->relation.end = with.end;
    }
    tri_i_add_complements(x, find, c, but);
}

/* The kind of a title or post: "honorific", "rank", "office", "role"; "" for none. */
static const char *title_kind(const tri_i_extraction *x, uint32_t token)
{
    char word[64];
    const char *lemma = x->document->tokens[token].lemma;
    if (tri_utf8_lower(lemma, strlen(lemma), word, sizeof word) == 0) {
        return "";
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, word);
    return row == NULL ? "" : row[TRI_TITLES_KIND];
}

const char *tri_i_role_label(tri_i_extraction *x, uint32_t noun, uint32_t owner)
{
    const char *kind = title_kind(x, noun);
    return kind[0] == '\0' || strcmp(kind, "honorific") == 0 || is_name(x, noun)
               ? ""
               : role_label(x, noun, owner);
}

/* P, "R of", O, for one owner. */
static void add_owner(tri_i_extraction *x, uint32_t person, uint32_t noun,
                      uint32_t owner, const char *with, tri_i_range words,
                      const tri_i_clause *copula)
{
    const char *base = role_label(x, noun, owner);
    tri_i_find *find =
        tri_i_add(x, copula == NULL ? TRI_PATTERN_APPOSITION : TRI_PATTERN_COPULA,
                  copula == NULL ? noun : copula->predicate, person, owner,
                  tri_i_label(x, base, with, ""), base);
    if (find != NULL) {
        find->construction = copula == NULL ? TRI_I_OTHER : TRI_I_COPULA_ROLE;
        find->confidence = 0.7;
        if (copula != NULL) {
            if (copula->predicate != noun) {
                words = (tri_i_range){noun, noun}; /* the second of two */
            }
            tri_i_put_copula(x, copula, words, UINT32_MAX, find);
        }
    }
}

void tri_i_add_role(tri_i_extraction *x, uint32_t person, uint32_t noun,
                    const tri_i_clause *copula)
{
    const char *with = "of";
    tri_i_range words = {noun, noun};
    /* "were Council's Ann Moss and ...": a name is no role. */
    uint32_t before = is_name(x, noun) ? TRI_NONE : owner_before(x, noun);
    uint32_t behind = is_name(x, noun) ? TRI_NONE : owner_behind(x, noun, &with);
    /* "the world's top producer of uranium", "a Swedish maker of scanners": what it
       makes says more. */
    if (before != TRI_NONE && behind != TRI_NONE &&
        (!(is_name(x, before) || mention_of(x, before)->kind == TRI_MENTION_PRONOUN) ||
         title_kind(x, noun)[0] == '\0')) {
        before = TRI_NONE;
    }
    /* "the consumption of salt" is nothing that somebody is for somebody. */
    const size_t length = strlen(x->document->tokens[noun].lemma);
    const char *lemma = x->document->tokens[noun].lemma;
    if (behind != TRI_NONE && !is_name(x, behind) && title_kind(x, noun)[0] == '\0' &&
        (length < 3 || (strcmp(lemma + length - 2, "er") != 0 &&
                        strcmp(lemma + length - 2, "or") != 0))) {
        behind = TRI_NONE;
    }
    if (before != TRI_NONE && before != person) {
        add_owner(x, person, noun, before, "of", words, copula);
    }
    if (behind != TRI_NONE && behind != person) {
        uint32_t owners[TRI_I_MAX_CONJUNCTS];
        const uint32_t n = tri_i_conjuncts(x, behind, owners, TRI_I_MAX_CONJUNCTS);
        (void)tri_i_preposition(x, behind, &words);
        for (uint32_t i = 0; i < n; i++) {
            add_owner(x, person, noun, owners[i], with, words, copula);
        }
    }
    if (copula != NULL || (before == TRI_NONE && behind == TRI_NONE)) {
        tri_i_find *find = tri_i_add(
            x, copula == NULL ? TRI_PATTERN_APPOSITION : TRI_PATTERN_COPULA,
            copula == NULL ? noun : copula->predicate, person, noun, "be", "be");
        if (find != NULL) {
            find->construction = copula == NULL ? TRI_I_APPOSITION : TRI_I_COPULA;
            if (copula != NULL) {
                tri_i_put_copula(x, copula, (tri_i_range){0, 0}, UINT32_MAX, find);
            }
        }
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
    if (x->document->tokens[named].head > named &&
        x->document->tokens[named].head < token) {
        /* Its head's own head between them: the tree is wrong; what stands before the
           comma is meant. */
        if (x->document->tokens[token - 1].form[0] != ',' || !is_noun(x, token - 2)) {
            return;
        }
        named = token - 2;
    }
    /* An apposition behind coordinated names describes the last of them. */
    for (uint32_t last = tri_i_dependent(x->tree, named, TRI_REL_CONJ);
         last != TRI_NONE; last = tri_i_next_dependent(x->tree, last)) {
        if (last < token && is_name(x, last)) {
            named = last;
        }
    }
    if (is_name(x, token) && !is_name(x, named)) {
        role = named;
        named = token;
    }
    if (is_name(x, role) || x->mention_at[named] == TRI_NONE ||
        mention_of(x, named)->kind == TRI_MENTION_VALUE ||
        (mention_of(x, role) != NULL &&
         mention_of(x, role)->kind == TRI_MENTION_VALUE)) {
        return; /* two names of one thing, or of two things; an age, a date */
    }
    tri_i_add_role(x, named, role, NULL);
}

/* The noun and what sorts it, as they stand: "finance minister". */
static tri_i_range role_words(const tri_i_extraction *x, uint32_t noun)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range words = {noun, noun + 1};
    while (words.begin > 0 && tokens[words.begin - 1].head >= words.begin &&
           tokens[words.begin - 1].head <= noun && /* "science fiction writer" */
           (tokens[words.begin - 1].rel == TRI_REL_AMOD ||
            tokens[words.begin - 1].rel == TRI_REL_COMPOUND)) {
        words.begin--;
    }
    return words;
}

void tri_i_find_title(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint8_t rel = tokens[token].rel;
    uint32_t person = tokens[token].head;
    const char *kind = title_kind(x, token);
    if ((!is_noun(x, token) && kind[0] == '\0') || is_name(x, token) ||
        strcmp(kind, "honorific") == 0) {
        return;
    }
    if (tri_i_named_beside(x, token) != TRI_NONE) {
        person = tri_i_named_beside(x, token);
    } else if (person == TRI_NONE ||
               (rel != TRI_REL_NMOD_DESC && rel != TRI_REL_COMPOUND &&
                (rel != TRI_REL_AMOD || kind[0] == '\0'))) {
        return;
    }
    const tri_mention *mention = mention_of(x, person);
    if (mention == NULL || mention->kind != TRI_MENTION_NAME ||
        token >= mention->begin ||
        (mention->type != TRI_TYPE_PER && rel == TRI_REL_COMPOUND && kind[0] == '\0')) {
        return;
    }
    uint32_t owner = owner_before(x, token);
    const uint32_t possessor = tri_i_dependent(x->tree, person, TRI_REL_NMOD_POSS);
    if (owner == TRI_NONE && possessor != TRI_NONE && possessor < token) {
        owner = possessor; /* "its rival Palmatech" */
    }
    if (owner == TRI_NONE && !is_noun(x, token)) {
        return;
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
    const char *with = "of";
    owner = owner_behind(x, token, &with);
    if (owner != TRI_NONE && owner < person && kind[0] != '\0') {
        /* "Minister of Education Ana Ruiz" */
        const char *base = role_label(x, token, owner);
        tri_i_find *role = tri_i_add(x, TRI_PATTERN_TITLE, token, person, owner,
                                     tri_i_label(x, base, with, ""), base);
        if (role != NULL) {
            role->confidence = 0.72;
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

/* Whether a description stands for a person known by name. */
static bool is_person(const tri_i_extraction *x, uint32_t token)
{
    const uint32_t entity = mention_of(x, token)->entity;
    return entity != TRI_NONE && x->document->entities[entity].named &&
           x->document->entities[entity].type == TRI_TYPE_PER;
}

/* "Reuters correspondents", "National Guard soldiers": people of an organisation;
   "Kazakhstan's president", who is known by name. */
void tri_i_find_member(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if ((tokens[token].rel != TRI_REL_COMPOUND &&
         tokens[token].rel != TRI_REL_NMOD_POSS) ||
        noun == TRI_NONE || noun < token || !is_name(x, token) || is_name(x, noun) ||
        mention_of(x, noun) == NULL || tokens[noun].rel == TRI_REL_NMOD_DESC ||
        tokens[noun].rel == TRI_REL_APPOS || title_kind(x, noun)[0] == '\0') {
        return;
    }
    if (tokens[token].rel == TRI_REL_COMPOUND
            ? mention_of(x, token)->type != TRI_TYPE_ORG ||
                  tri_i_mention(x, noun) != x->mention_at[noun]
            : !is_person(x, noun)) {
        return;
    }
    const char *base = role_label(x, noun, token);
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, noun, noun, token,
                                 tri_i_label(x, base, "of", ""), base);
    if (find != NULL) {
        find->confidence = 0.62;
    }
}

/* "Nursultan Nazarbayev, 81": an age behind a person's name. */
void tri_i_find_age(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t person = tokens[token].head;
    if (tokens[token].xpos != TRI_XPOS_CD || person == TRI_NONE || person > token ||
        tokens[token - 1].form[0] != ',' || !is_name(x, person) ||
        mention_of(x, person)->type != TRI_TYPE_PER || strlen(tokens[token].form) > 3) {
        return;
    }
    const char *form = tokens[token].form;
    const size_t n_digits = strspn(form, "0123456789");
    if (form[n_digits] != '\0' || n_digits < 1 ||
        (n_digits == 3 && strcmp(form, "115") > 0)) {
        return;
    }
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_APPOSITION, token, person, token,
                                 "be aged", "be aged");
    if (find != NULL) {
        find->confidence = 0.8;
    }
}
