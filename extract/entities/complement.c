/* Completes the name of a thing whose noun says nothing alone: "invention of glass",
   "rise in fuel prices", "ability to store grain", "Anna Berg's death". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum {
    MAX_WORDS = 10, /* of a complement; of a longer one its head's name is taken */
    MAX_DEPTH = 2   /* of complements in complements */
};

/* The prepositions that bring a noun's complement, parted by commas; "" where the noun
   says enough alone. Of a charge every word says which: "convicted of assault by
   reckless driving". */
static const char *prepositions_of(const tri_i_resolver *r, uint32_t noun)
{
    if (tri_i_is_charge(r->document->tree, noun)) {
        return "of,by,for,with,against,on,in,inf";
    }
    const char *lemma = tri_i_folded_lemma(r->arena, &r->document->tokens[noun]);
    const char *const *row =
        lemma == NULL ? NULL
                      : tri_i_lexicon_find(&tri_i_lexicon_complement_nouns, lemma);
    return row == NULL ? "" : row[TRI_COMPLEMENT_NOUNS_PREPOSITIONS];
}

/* Whether one of `list`, parted by commas, is `word`. */
static bool is_listed(const char *list, const char *word)
{
    const size_t n = strlen(word);
    while (*list != '\0') {
        const size_t length = strcspn(list, ",");
        if (length == n && strncmp(list, word, n) == 0) {
            return true;
        }
        list += length + (list[length] == ',');
    }
    return false;
}

/* Adds the tokens of [begin, end); false where they do not fit, or where something in
   them is no part of a name. */
static bool add_range(const tri_i_resolver *r, uint32_t begin, uint32_t end,
                      uint32_t *words, uint32_t *n)
{
    const tri_token *tokens = r->document->tokens;
    if (end <= begin || *n + (end - begin) > MAX_WORDS) {
        return false;
    }
    for (uint32_t t = begin; t < end; t++) {
        if (tokens[t].upos == TRI_UPOS_PUNCT && tokens[t].xpos != TRI_XPOS_HYPH &&
            strcmp(tokens[t].form, "-") != 0) {
            return false;
        }
    }
    for (uint32_t t = begin; t < end; t++) {
        words[(*n)++] = t;
    }
    return true;
}

static bool add_complement(const tri_i_resolver *r, uint32_t noun, int depth,
                           uint32_t *words, uint32_t *n);

/* "the port of Odesa", "a lot of grain": the noun only says of what sort or how much
   the thing behind it is, which has a name of its own. */
static bool only_holds(const tri_i_resolver *r, uint32_t noun)
{
    const char *lemma = tri_i_folded_lemma(r->arena, &r->document->tokens[noun]);
    if (lemma == NULL) {
        return true;
    }
    const char *kind = tri_i_lexicon_cell(&tri_i_lexicon_container_nouns, lemma,
                                          TRI_CONTAINER_NOUNS_KIND);
    const char *type = tri_i_lexicon_cell(&tri_i_lexicon_heads, lemma, TRI_HEADS_TYPE);
    return (strcmp(type, "LOC") == 0 &&
            r->document->tokens[noun].xpos != TRI_XPOS_NNS) ||
           (kind[0] != '\0' && strcmp(kind, "body") != 0);
}

/* "individuals": a mention of a sort of things without more, in a cluster in which one
   has a complement ("individuals of all ages"); it is rather of all of them. */
static bool is_of_all(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t head = r->spans[mention].head;
    return r->spans[mention].kind == TRI_MENTION_NOMINAL &&
           tri_i_dependent_or(tree, head, TRI_REL_DET, TRI_REL_NMOD_POSS) == TRI_NONE &&
           tri_i_dependent(tree, head, TRI_REL_NMOD) == TRI_NONE;
}

/* Adds what a preposition at `begin` brings, as it stands. */
static bool add_phrase(const tri_i_resolver *r, uint32_t begin, uint32_t head,
                       int depth, uint32_t *words, uint32_t *n)
{
    const tri_token *tokens = r->document->tokens;
    const uint32_t at = r->mention_at[head];
    const uint32_t before = *n;
    if (tokens[head].upos == TRI_UPOS_PRON || at == TRI_NONE ||
        r->spans[at].kind == TRI_MENTION_VALUE) {
        return false;
    }
    const bool is_name = r->spans[at].kind == TRI_MENTION_NAME;
    const uint32_t end = is_name ? r->spans[at].end : head + 1;
    if (strcmp(tokens[begin].lemma, "between") == 0) {
        const uint32_t other = tri_i_dependent(r->document->tree, head, TRI_REL_CONJ);
        return other != TRI_NONE && other > head &&
               add_range(r, begin, other + 1, words, n);
    }
    if (end > begin && add_range(r, begin, end, words, n)) {
        if (tokens[head].upos == TRI_UPOS_NUM) { /* "of one of the towns" */
            const bool is_whole = add_complement(r, head, depth + 1, words, n);
            *n = is_whole ? *n : before;
            return is_whole;
        }
        const uint32_t joined = tri_i_dependent(r->document->tree, head, TRI_REL_CONJ);
        if (joined != TRI_NONE && !is_name && tokens[joined].upos == TRI_UPOS_NOUN &&
            joined <= end + 2 && tokens[joined - 1].upos != TRI_UPOS_PRON &&
            tokens[joined - 1].upos != TRI_UPOS_DET) { /* "of arms and money" */
            (void)add_range(r, end, joined + 1, words, n);
        } else if (!is_name && depth < MAX_DEPTH) {
            (void)add_complement(r, head, depth + 1, words, n);
        }
        return true;
    }
    /* Too long, or with something between: the shortest name of it. */
    uint32_t inner[TRI_I_PHRASE_WORDS];
    const uint32_t n_inner = is_name ? 0 : tri_i_phrase_words(r, head, inner);
    *n = before;
    if (n_inner == 0 || *n + n_inner + 1 > MAX_WORDS) {
        return false;
    }
    words[(*n)++] = begin;
    memcpy(words + *n, inner, n_inner * sizeof *inner);
    *n += n_inner;
    return true;
}

/* Adds "to store grain": the verb with its first object, else what its preposition
   brings. */
static bool add_infinitive(const tri_i_resolver *r, uint32_t mark, uint32_t verb,
                           uint32_t *words, uint32_t *n)
{
    const tri_i_tree *tree = r->document->tree;
    uint32_t what = tri_i_dependent_or(tree, verb, TRI_REL_OBJ, TRI_REL_OBL);
    what = what == TRI_NONE || what < verb ? TRI_NONE : what;
    const uint32_t at = what == TRI_NONE ? TRI_NONE : r->mention_at[what];
    const uint32_t end = what == TRI_NONE ? verb + 1
                         : at != TRI_NONE && r->spans[at].kind == TRI_MENTION_NAME
                             ? r->spans[at].end
                             : what + 1;
    return add_range(r, mark, end, words, n) || add_range(r, mark, verb + 1, words, n);
}

/* "the first woman", "the only bank". */
static bool is_ranked(const tri_i_resolver *r, uint32_t noun)
{
    const tri_token *tokens = r->document->tokens;
    TRI_I_FOR_DEPENDENTS (r->document->tree, noun, i) {
        if (i < noun && tokens[i].rel == TRI_REL_AMOD &&
            tri_i_lexicon_has(&tri_i_lexicon_ranking_words, tokens[i].form)) {
            return true;
        }
    }
    return false;
}

/* "attacks on ships", "kits for schools": what a preposition brings right behind a noun
   says which one it is, where no adjective does (of "strong demand for fish" it does
   not) and it has no name: a name is told of by a statement of its own. Persons are
   many things besides ("an expert on trade"). */
static bool says_which(const tri_i_resolver *r, uint32_t noun, uint32_t child)
{
    const tri_token *tokens = r->document->tokens;
    const tri_i_tree *tree = r->document->tree;
    const uint32_t at = r->mention_at[child];
    const bool has_adjective = tri_i_dependent(tree, noun, TRI_REL_AMOD) != TRI_NONE;
    return tri_i_lexicon_has(&tri_i_lexicon_telling_prepositions,
                             tokens[noun + 1].lemma) &&
           !tri_i_lexicon_has(&tri_i_lexicon_persons, tokens[noun].lemma) &&
           !(has_adjective &&
             (prepositions_of(r, noun)[0] == '\0' || tri_i_is(tree, noun + 1, "from") ||
              tri_i_is(tree, noun + 1, "against"))) &&
           at != TRI_NONE && tokens[child].upos == TRI_UPOS_NOUN &&
           tri_i_dependent(tree, child, TRI_REL_NMOD_POSS) == TRI_NONE &&
           tri_i_dependent(tree, child, TRI_REL_APPOS) == TRI_NONE &&
           r->spans[at].kind == TRI_MENTION_NOMINAL;
}

/* Whether the word right behind a noun brings a clause that completes it: "ability to
   store grain", "chance for towns to trade", "risk of losing it". */
static bool brings_clause(const tri_i_resolver *r, uint32_t mark, uint32_t verb,
                          const char *prepositions)
{
    const tri_token *tokens = r->document->tokens;
    const char *word = tokens[mark].lemma;
    return tokens[verb].xpos == TRI_XPOS_VBG
               ? is_listed(prepositions, word) ||
                     (strcmp(word, "of") == 0 && !only_holds(r, mark - 1))
               : (tokens[mark].xpos == TRI_XPOS_TO || strcmp(word, "for") == 0) &&
                     (is_listed(prepositions, "inf") || is_ranked(r, mark - 1));
}

/* Adds what completes a noun right behind it; false where nothing does. */
static bool add_complement(const tri_i_resolver *r, uint32_t noun, int depth,
                           uint32_t *words, uint32_t *n)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_token *tokens = r->document->tokens;
    const char *prepositions = prepositions_of(r, noun);
    TRI_I_FOR_DEPENDENTS (tree, noun, child) {
        if (child < noun) {
            continue;
        }
        if (tokens[child].rel == TRI_REL_ACL && child > noun + 1 &&
            tokens[noun + 1].rel == TRI_REL_MARK && tokens[noun + 1].head == child &&
            brings_clause(r, noun + 1, child, prepositions)) {
            return add_infinitive(r, noun + 1, child, words, n);
        }
        const bool is_next = child > noun + 1 && tokens[noun + 1].head == child &&
                             tokens[noun + 1].rel == TRI_REL_CASE;
        if (tokens[child].rel == TRI_REL_NMOD && is_next &&
            (is_listed(prepositions, tri_i_case_form(tree, child)) ||
             (tri_i_is(tree, noun + 1, "of")
                  ? depth > 1 ||
                        (tokens[noun].upos != TRI_UPOS_NUM && !only_holds(r, noun))
                  : depth == 1 && says_which(r, noun, child)))) {
            return add_phrase(r, noun + 1, child, depth, words, n);
        }
    }
    return false;
}

/* Whether the noun's own words say which one it is: "price rise". */
static bool has_sort(const tri_i_resolver *r, uint32_t noun)
{
    const uint32_t sort = tri_i_dependent(r->document->tree, noun, TRI_REL_COMPOUND);
    return sort != TRI_NONE && sort < noun;
}

/* Notes the relatives of one name that are of two owners. */
static bool find_shared(tri_i_maker *m)
{
    const tri_i_resolver *r = m->resolver;
    bool *is_shared = tri_arena_alloc(r->arena, m->n_entities, sizeof *is_shared);
    tri_map first = {0};
    bool ok = is_shared != NULL;
    for (uint32_t i = 0; ok && i < r->n_spans; i++) {
        const uint32_t e = m->entity_of[i];
        if (r->spans[i].kind != TRI_MENTION_NOMINAL || m->entities[e].named ||
            r->features[i].owner == TRI_NONE ||
            !tri_i_lexicon_has(&tri_i_lexicon_relatives, r->features[i].head)) {
            continue;
        }
        const uint32_t before = tri_i_get(&first, m->entities[e].name);
        if (before == TRI_NONE) {
            ok = tri_i_set(&first, m->entities[e].name, e);
        } else if (before != e) {
            is_shared[before] = is_shared[e] = true;
        }
    }
    tri_map_clear(&first);
    m->is_shared = is_shared;
    return ok;
}

bool tri_i_find_short_names(tri_i_maker *m)
{
    const tri_i_resolver *r = m->resolver;
    const char **names = tri_arena_alloc(r->arena, m->n_entities, sizeof *names);
    for (uint32_t e = 0; names != NULL && e < m->n_entities; e++) {
        names[e] = m->entities[e].named ? m->entities[e].name : NULL;
    }
    for (uint32_t i = 0; names != NULL && i < r->n_spans; i++) {
        const uint32_t e = m->entity_of[i];
        if (r->spans[i].kind == TRI_MENTION_NAME && names[e] != NULL) {
            const char *name = tri_i_clean_name(r, i);
            if (name == NULL) {
                return false;
            }
            names[e] = strlen(name) < strlen(names[e]) ? name : names[e];
        }
    }
    m->short_names = names;
    return names != NULL && find_shared(m);
}

/* The name of what a mention has for an owner, NULL where nobody is known to own it. */
static const char *owner_name(const tri_i_maker *m, uint32_t mention)
{
    const uint32_t owner = m->resolver->features[mention].owner;
    if (owner == TRI_NONE || m->short_names[m->entity_of[owner]] == NULL) {
        return NULL;
    }
    return m->resolver->spans[owner].kind == TRI_MENTION_NAME
               ? tri_i_clean_name(m->resolver, owner)
               : m->short_names[m->entity_of[owner]];
}

/* "received 491,667 votes", spoken of once: the number before a noun, as it stands. Who
   does something is rather what the noun says ("two secretaries"), and so are persons
   and what is known already ("the two bills"). "": none. NULL where memory is out. */
static const char *number_of(const tri_i_resolver *r, uint32_t noun)
{
    const tri_token *tokens = r->document->tokens;
    const uint32_t number = tri_i_dependent(r->document->tree, noun, TRI_REL_NUMMOD);
    if (number == TRI_NONE || number > noun || tokens[noun].xpos != TRI_XPOS_NNS ||
        tokens[noun].rel == TRI_REL_NSUBJ ||
        tri_i_dependent_or(r->document->tree, noun, TRI_REL_DET, TRI_REL_NMOD_POSS) !=
            TRI_NONE ||
        tri_i_lexicon_has(&tri_i_lexicon_persons, tokens[noun].lemma) ||
        (number + 1 != noun && tokens[number + 1].rel != TRI_REL_AMOD &&
         tokens[number + 1].rel != TRI_REL_COMPOUND)) {
        return "";
    }
    uint32_t words[MAX_WORDS];
    uint32_t n = 0;
    const uint32_t begin = r->document->tree->begin[number];
    if (tokens[begin].upos != TRI_UPOS_NUM ||
        !add_range(r, begin, number + 1, words, &n)) {
        return "";
    }
    return tri_i_words(r, words, n, true);
}

bool tri_i_complete_by_complement(const tri_i_maker *m, uint32_t root,
                                  tri_entity *entity)
{
    const tri_i_resolver *r = m->resolver;
    const uint32_t best = tri_i_best_mention(m, root);
    if (entity->named || entity->ref[0] != '\0' || best == TRI_NONE ||
        r->spans[best].kind != TRI_MENTION_NOMINAL ||
        strcmp(entity->name, r->features[best].name) != 0) {
        return best != TRI_NONE;
    }
    const char *owned = NULL;
    bool is_sort = false; /* the noun says enough: all of a sort are meant */
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        is_sort = is_sort ||
                  (is_of_all(r, i) && prepositions_of(r, r->spans[i].head)[0] == '\0');
    }
    for (uint32_t i = root; i != TRI_NONE; i = m->next[i]) {
        uint32_t words[MAX_WORDS];
        uint32_t n = 0;
        const uint32_t head = r->spans[i].head;
        if (is_sort || r->spans[i].kind != TRI_MENTION_NOMINAL || has_sort(r, head) ||
            strcmp(r->features[i].head, r->features[best].head) != 0) {
            continue;
        }
        if (add_complement(r, head, 1, words, &n)) {
            const char *behind = tri_i_words(r, words, n, false);
            entity->name =
                behind == NULL
                    ? NULL
                    : tri_arena_printf(r->arena, "%s %s", r->features[i].name, behind);
            return entity->name != NULL;
        }
        if (owned == NULL && owner_name(m, i) != NULL &&
            (is_listed(prepositions_of(r, head), "of") ||
             m->is_shared[m->entity_of[root]])) {
            const char *owner = owner_name(m, i);
            const bool ends_in_s = owner[0] != '\0' && owner[strlen(owner) - 1] == 's';
            owned = tri_arena_printf(r->arena, "%s'%s %s", owner, ends_in_s ? "" : "s",
                                     r->features[i].name);
            if (owned == NULL) {
                return false;
            }
        }
    }
    entity->name = owned == NULL ? entity->name : owned;
    if (owned == NULL && m->next[root] == TRI_NONE) {
        const char *number = number_of(r, r->spans[best].head);
        entity->name = number == NULL || number[0] == '\0'
                           ? entity->name
                           : tri_arena_printf(r->arena, "%s %s", number, entity->name);
        return number != NULL && entity->name != NULL;
    }
    return true;
}

bool tri_i_says_nothing(const tri_i_maker *m, uint32_t mention,
                        const tri_entity *entity)
{
    const tri_i_resolver *r = m->resolver;
    return r->spans[mention].kind == TRI_MENTION_NOMINAL && !entity->named &&
           entity->ref[0] == '\0' && strchr(entity->name, ' ') == NULL &&
           tri_i_lexicon_has(&tri_i_lexicon_vague_heads, r->features[mention].head);
}
