/* Joins a title that stands alone with the one person who has it: "the president",
   "President Lind". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"
#include "extract/entities/owners.h"
#include "extract/entities/word_forms.h"

#include <string.h>

/* A title of a person's name, or a post that stands alone. */
typedef struct {
    const char *key;  /* its words, folded, without names */
    uint32_t mention; /* of the person, or of the post */
    uint32_t owner;   /* the root of the name that owns the post, TRI_NONE */
    uint32_t head;    /* its noun, TRI_NONE of a title inside a name */
} title;

typedef struct {
    tri_i_resolver *resolver;
    const bool *named; /* (n_tokens) part of a name */
    title *titles;
    uint32_t n_titles;
} joiner;

static bool is_person(const tri_i_span *span)
{
    return span->kind == TRI_MENTION_NAME && span->type == TRI_TYPE_PER;
}

/* A key with one word more; NULL where memory is out. */
static const char *add_word(const joiner *j, const char *key, const char *word)
{
    tri_arena *arena = j->resolver->arena;
    const char *folded = tri_i_fold(arena, word);
    return folded == NULL ? NULL
                          : tri_arena_printf(arena, "%s%s%s", key,
                                             key[0] != '\0' ? " " : "", folded);
}

/* The words of a title's phrase; NULL where memory is out, "" where its noun is none of
   an office or a rank. */
static const char *key_of(const joiner *j, uint32_t head)
{
    const tri_token *tokens = j->resolver->document->tokens;
    uint32_t words[TRI_I_PHRASE_WORDS];
    const char *noun = tri_i_folded_lemma(j->resolver->arena, &tokens[head]);
    if (noun == NULL || !tri_i_is_post(noun)) {
        return noun == NULL ? NULL : "";
    }
    const uint32_t n = tri_i_phrase_words(j->resolver, head, words);
    const char *key = "";
    for (uint32_t i = 0; key != NULL && i < n; i++) {
        if (!j->named[words[i]]) {
            const tri_token *word = &tokens[words[i]];
            key = add_word(j, key, words[i] == head ? tri_i_lemma(word) : word->form);
        }
    }
    return key;
}

static void add_title(joiner *j, title one)
{
    if (one.key[0] != '\0') {
        j->titles[j->n_titles++] = one;
    }
}

/* Notes the titles of a person's name: inside it, before it, beside it. */
static bool note_titles(joiner *j, uint32_t mention)
{
    const tri_i_resolver *r = j->resolver;
    const tri_document *document = r->document;
    const tri_i_span *m = &r->spans[mention];
    uint32_t words[TRI_I_NAME_WORDS];
    (void)tri_i_name_words(r, mention, words);
    const char *inside = "";
    for (uint32_t t = m->begin; t < words[0] && inside != NULL; t++) {
        if (document->tokens[t].upos != TRI_UPOS_DET) {
            inside = add_word(j, inside, document->tokens[t].form);
        }
    }
    if (inside == NULL) {
        return false;
    }
    if (tri_i_is_post(inside)) {
        add_title(j, (title){inside, mention, TRI_NONE, TRI_NONE});
    }
    TRI_I_FOR_DEPENDENTS (document->tree, m->head, c) {
        if ((c < m->begin || c >= m->end) && tri_i_may_describe(document->tree, c)) {
            const char *key = key_of(j, c);
            if (key == NULL) {
                return false;
            }
            add_title(
                j, (title){key, mention, tri_i_owner_root(r, c, TRI_I_NO_PERSON), c});
        }
    }
    return true;
}

/* Whether a key has more words before those of another: "commerce secretary" before
   "secretary". */
static bool is_narrower(const char *key, const char *than)
{
    const size_t n = strlen(key);
    const size_t n_than = strlen(than);
    return n > n_than + 1 && key[n - n_than - 1] == ' ' &&
           strcmp(key + n - n_than, than) == 0;
}

/* Whether a person is said to have a post of somebody else, or a narrower one, where
   the post has an owner: "FBI Director Lind" is not "the Director of Borex", though he
   be "Director Lind" too. */
static bool has_other(const joiner *j, const title *post, uint32_t person)
{
    const uint32_t root = tri_i_find_root(j->resolver, person);
    bool has_it = false;
    bool has_another = false;
    for (uint32_t i = 0; post->owner != TRI_NONE && i < j->n_titles; i++) {
        const title *t = &j->titles[i];
        if (tri_i_find_root(j->resolver, t->mention) != root) {
            continue;
        }
        const bool is_same = strcmp(t->key, post->key) == 0;
        has_it = has_it || (is_same && t->owner == post->owner);
        has_another = has_another || (is_same && t->owner != TRI_NONE) ||
                      is_narrower(t->key, post->key);
    }
    return has_another && !has_it;
}

/* Whether a person is first told of behind a post, and not soon: "the president" of the
   beginning need not be whoever is called so at the end; "Kazakhstan's president" is,
   some sentences later. */
static bool comes_late(const joiner *j, const title *post, uint32_t person)
{
    const tri_i_resolver *r = j->resolver;
    const uint32_t first = tri_i_find_root(r, person); /* the first of its mentions */
    const bool is_sole = tri_i_lexicon_has(&tri_i_lexicon_sole_posts, post->key);
    const uint32_t soon = post->owner != TRI_NONE ? 3 : 1; /* sentences */
    return first > post->mention && !(is_sole && post->owner != TRI_NONE) &&
           r->document->tokens[r->spans[first].head].sentence >
               r->document->tokens[r->spans[post->mention].head].sentence + soon;
}

/* What a post is of that is no place, TRI_NONE: "Intelligence" of "the Director of
   National Intelligence". */
static uint32_t what_of(const tri_i_resolver *r, uint32_t head)
{
    const tri_i_tree *tree = r->document->tree;
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const uint32_t name = tri_i_name_at(r, c);
        if (c > head && tree->tokens[c].rel == TRI_REL_NMOD &&
            tree->tokens[c].upos == TRI_UPOS_PROPN &&
            (name == TRI_NONE || r->spans[name].type != TRI_TYPE_LOC) &&
            strcmp(tri_i_case_form(tree, c), "of") == 0) {
            return c;
        }
    }
    return TRI_NONE;
}

static bool is_in_title(const tri_token *word)
{
    return word->upos == TRI_UPOS_PROPN || word->upos == TRI_UPOS_NOUN ||
           word->upos == TRI_UPOS_ADJ || word->upos == TRI_UPOS_DET;
}

/* Whether a person's title is for something else than a post is: "FBI Director Lind" is
   not the Director of National Intelligence. */
static bool is_for_other(const joiner *j, const title *post, const title *held)
{
    const tri_token *tokens = j->resolver->document->tokens;
    const uint32_t of = what_of(j->resolver, post->head);
    if (of == TRI_NONE) {
        return false;
    }
    const uint32_t at =
        held->head != TRI_NONE ? held->head : j->resolver->spans[held->mention].begin;
    const tri_sentence *sentence =
        &j->resolver->document->sentences[tokens[at].sentence];
    uint32_t begin = at;
    uint32_t end = at;
    while (begin > sentence->begin && is_in_title(&tokens[begin - 1])) {
        begin--;
    }
    while (end < sentence->end &&
           (is_in_title(&tokens[end]) || tokens[end].upos == TRI_UPOS_ADP)) {
        end++;
    }
    for (uint32_t t = begin; t < end; t++) {
        if (strcmp(tokens[t].form, tokens[of].form) == 0) {
            return false;
        }
    }
    return true;
}

/* The one person who has a post; TRI_NONE where none, or several. `shared`: only one
   who is said to have it of this owner. */
static uint32_t person_of(const joiner *j, const title *post, bool shared)
{
    uint32_t found = TRI_NONE;
    bool owned = false; /* the one found has this owner */
    for (uint32_t i = 0; i < j->n_titles; i++) {
        const title *t = &j->titles[i];
        const bool same_owner = post->owner != TRI_NONE && t->owner == post->owner;
        if (strcmp(t->key, post->key) != 0 || (shared && !same_owner) ||
            (post->owner != TRI_NONE && t->owner != TRI_NONE && !same_owner) ||
            (!same_owner && comes_late(j, post, t->mention)) ||
            has_other(j, post, t->mention) || is_for_other(j, post, t)) {
            continue;
        }
        if (found == TRI_NONE || (same_owner && !owned)) {
            found = t->mention;
            owned = same_owner;
        } else if (same_owner == owned &&
                   tri_i_find_root(j->resolver, found) !=
                       tri_i_find_root(j->resolver, t->mention)) {
            return TRI_NONE;
        }
    }
    return found;
}

/* Whether one of `titles`, parted by commas, is the key. */
static bool is_listed(const char *titles, const char *key)
{
    const size_t n = strlen(key);
    while (*titles != '\0') {
        const size_t length = strcspn(titles, ",");
        if (length == n && strncmp(titles, key, n) == 0) {
            return true;
        }
        titles += length + (titles[length] == ',');
    }
    return false;
}

/* "The Danish leader": the one person named before whose title is of the sort that the
   post's word stands for and who is not of another owner; TRI_NONE where none, or
   several. */
static uint32_t person_of_sort(const joiner *j, const title *post)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_post_sorts, post->key);
    uint32_t found = TRI_NONE;
    for (uint32_t i = 0; row != NULL && i < j->n_titles; i++) {
        const title *t = &j->titles[i];
        if (t->mention > post->mention ||
            !is_listed(row[TRI_POST_SORTS_TITLES], t->key) ||
            (post->owner != TRI_NONE && t->owner != TRI_NONE &&
             t->owner != post->owner)) {
            continue;
        }
        if (found != TRI_NONE && tri_i_find_root(j->resolver, found) !=
                                     tri_i_find_root(j->resolver, t->mention)) {
            return TRI_NONE;
        }
        found = t->mention;
    }
    return found;
}

/* Whether the document gives a post to several owners without saying whose the persons
   are: "Bolivia's president met Peru's president", "President Falk". */
static bool is_shared(const joiner *j, const title *posts, uint32_t n, const char *key)
{
    uint32_t owner = TRI_NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(posts[i].key, key) == 0 && posts[i].owner != TRI_NONE) {
            if (owner != TRI_NONE && owner != posts[i].owner) {
                return true;
            }
            owner = posts[i].owner;
        }
    }
    for (uint32_t i = 0; i < j->n_titles; i++) {
        const title *t = &j->titles[i];
        if (strcmp(t->key, key) == 0 && t->owner != TRI_NONE && owner != TRI_NONE &&
            t->owner != owner) {
            return true;
        }
    }
    return false;
}

/* How many titles the names of persons may have: one inside, one a dependent. */
static size_t count_titles(const tri_i_resolver *resolver)
{
    size_t n = 0;
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        if (is_person(&resolver->spans[i])) {
            n++;
            TRI_I_FOR_DEPENDENTS (resolver->document->tree, resolver->spans[i].head,
                                  c) {
                n++;
            }
        }
    }
    return n;
}

/* Whether a post's own words name who has it, what for, or another beside it: "the
   minister, Ada Lind", "the Secretary of State for Wales", "the President and
   Cabinet's". */
static bool has_name(const tri_i_resolver *resolver, uint32_t head)
{
    const tri_i_tree *tree = resolver->document->tree;
    TRI_I_FOR_DEPENDENTS (tree, head, c) {
        const uint32_t name = tri_i_name_at(resolver, c);
        const bool is_held = name != TRI_NONE && is_person(&resolver->spans[name]);
        if (c > head && ((is_held && tree->tokens[c].rel == TRI_REL_APPOS) ||
                         (tree->tokens[c].rel == TRI_REL_CONJ &&
                          tree->tokens[head].rel == TRI_REL_NMOD_POSS) ||
                         (name != TRI_NONE && tree->tokens[c].rel == TRI_REL_NMOD &&
                          strcmp(tri_i_case_form(tree, c), "for") == 0))) {
            return true;
        }
    }
    return false;
}

/* Whether a post only names a body, or its phrase goes on to one: "the District
   Attorney's Office", "the Mayor's Gun Violence Unit". */
static bool is_of_body(const tri_i_resolver *resolver, const tri_i_span *m)
{
    const tri_token *tokens = resolver->document->tokens;
    for (uint32_t t = m->head + 1; t + 1 < m->end; t++) {
        if (tokens[t].xpos == TRI_XPOS_POS) {
            return true;
        }
    }
    const uint32_t above = tokens[m->head].head;
    if (tokens[m->head].rel != TRI_REL_NMOD_POSS || above < m->end ||
        !tri_i_begins_large(tokens[above].form)) {
        return false;
    }
    const char *noun = tri_i_folded_lemma(resolver->arena, &tokens[above]);
    const char *const *row =
        noun == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, noun);
    return (row != NULL && tri_type_from_name(row[TRI_HEADS_TYPE]) == TRI_TYPE_ORG) ||
           (noun != NULL && (tri_i_lexicon_has(&tri_i_lexicon_unit_heads, noun) ||
                             tri_i_lexicon_has(&tri_i_lexicon_inner_bodies, noun)));
}

/* "Her sister", who is whoever's she is, not the one called so elsewhere. */
static bool is_kin_of_pronoun(const tri_i_resolver *resolver, uint32_t head)
{
    const tri_i_tree *tree = resolver->document->tree;
    const uint32_t owner = tri_i_dependent(tree, head, TRI_REL_NMOD_POSS);
    const char *noun = tri_i_folded_lemma(resolver->arena, &tree->tokens[head]);
    return owner != TRI_NONE && tree->tokens[owner].upos == TRI_UPOS_PRON &&
           noun != NULL && tri_i_lexicon_has(&tri_i_lexicon_kin_nouns, noun);
}

/* Whether a mention may be a post that stands alone: "the president", but not
   "President Lind", "Lind, the president", "is the president". */
static bool is_alone(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_i_span *m = &resolver->spans[mention];
    const uint8_t rel = resolver->document->tokens[m->head].rel;
    return m->kind == TRI_MENTION_NOMINAL && resolver->features[mention].definite &&
           !resolver->features[mention].predicate &&
           resolver->clusters[mention].number == TRI_I_SINGULAR &&
           rel != TRI_REL_NMOD_DESC && rel != TRI_REL_APPOS && rel != TRI_REL_CONJ &&
           rel != TRI_REL_XCOMP && !has_name(resolver, m->head) &&
           !is_of_body(resolver, m) && !is_kin_of_pronoun(resolver, m->head) &&
           !tri_i_is_of_that(resolver->document->tree, m->head);
}

/* Fills `posts` with those that stand alone (n). False where memory is out. */
static bool find_posts(const joiner *j, title *posts, uint32_t *n)
{
    const tri_i_resolver *r = j->resolver;
    *n = 0;
    for (uint32_t i = 0; i < r->n_spans; i++) {
        if (!is_alone(r, i)) {
            continue;
        }
        const uint32_t head = r->spans[i].head;
        const char *key = key_of(j, head);
        if (key == NULL) {
            return false;
        }
        if (key[0] != '\0') {
            posts[(*n)++] =
                (title){key, i, tri_i_owner_root(r, head, TRI_I_NO_PERSON), head};
        }
    }
    return true;
}

bool tri_i_join_titles(tri_i_resolver *resolver)
{
    tri_arena *arena = resolver->arena;
    joiner j = {.resolver = resolver,
                .named = tri_i_named_tokens(resolver),
                .titles =
                    tri_arena_alloc(arena, count_titles(resolver), sizeof *j.titles)};
    title *posts = tri_arena_alloc(arena, resolver->n_spans, sizeof *posts);
    uint32_t n = 0;
    bool ok = j.named != NULL && j.titles != NULL && posts != NULL;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        ok = !is_person(&resolver->spans[i]) || note_titles(&j, i);
    }
    ok = ok && (j.n_titles == 0 || find_posts(&j, posts, &n));
    for (uint32_t i = 0; ok && i < n; i++) {
        uint32_t person =
            person_of(&j, &posts[i], is_shared(&j, posts, n, posts[i].key));
        person = person == TRI_NONE ? person_of_sort(&j, &posts[i]) : person;
        if (person != TRI_NONE) {
            tri_i_join(resolver, posts[i].mention, person, TRI_RULE_TITLE);
        }
    }
    return ok;
}
