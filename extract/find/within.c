/* Joins a name that no other find joins to anything to whoever does what the phrase
   round it is about: "took part in expeditions against the Tatars in the Crimea". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/within.h"

#include <string.h>

enum { MAX_STEPS = 8 };

/* Where a token stands in a find; an argument by its number. */
enum {
    AS_OBJECT = UINT32_MAX,
    AS_CLAUSE = UINT32_MAX - 1,
    AS_SUBJECT = UINT32_MAX - 2
};

/* A place in a find. */
typedef struct {
    uint32_t find;
    uint32_t as;   /* one of the above, or the number of an argument */
    uint32_t next; /* of the same token, TRI_NONE */
} slot;

/* The finds of a document by their tokens. */
typedef struct {
    tri_i_finds *x;
    uint32_t *first; /* (n_tokens) its first slot, TRI_NONE */
    uint32_t *last;  /* (n_tokens) its last slot */
    slot *slots;     /* (n) */
    uint32_t n;
    bool *is_joined; /* (n_entities) */
} places;

/* The entity that a token stands for, TRI_NONE where the text does not tell. */
static uint32_t entity_of(const tri_i_finds *x, uint32_t token)
{
    const uint32_t index = token == TRI_NONE || x->mention_at[token] == TRI_NONE
                               ? TRI_NONE
                               : tri_i_mention(x, token);
    const tri_mention *mention =
        index == TRI_NONE ? NULL : &x->document->mentions[index];
    return mention == NULL || mention->how == TRI_HOW_NONE ? TRI_NONE : mention->entity;
}

static bool is_named(const tri_i_finds *x, uint32_t token)
{
    const uint32_t entity = entity_of(x, token);
    return entity != TRI_NONE && x->document->entities[entity].named;
}

static bool is_thing(const tri_i_find *find)
{
    return !find->is_absent && find->words.begin == find->words.end;
}

static bool is_clause(const tri_i_find *find)
{
    return find->pattern == TRI_PATTERN_VERB || find->pattern == TRI_PATTERN_RELATIVE ||
           find->pattern == TRI_PATTERN_PARTICIPLE;
}

/* ---- What is joined already, and where finds could join more */

/* Whether a graph would have a node of a token: no amount, no date, no "school". */
static bool is_node(const tri_i_finds *x, uint32_t token)
{
    const uint32_t entity = entity_of(x, token);
    const uint8_t type =
        entity == TRI_NONE ? TRI_TYPE_NUM : x->document->entities[entity].type;
    return type != TRI_TYPE_NUM && type != TRI_TYPE_DATE &&
           (type != TRI_TYPE_CONCEPT ||
            strchr(x->document->entities[entity].name, ' ') != NULL ||
            !tri_i_lexicon_has(&tri_i_lexicon_general_nouns,
                               tri_i_token(x, token)->lemma));
}

/* Whether a graph would join the two ends of a find. */
static bool joins(const tri_i_finds *x, const tri_i_find *find, uint32_t other)
{
    if (is_named(x, find->subject) && is_named(x, other)) {
        return true;
    }
    return is_node(x, find->subject) && is_node(x, other) && is_clause(find) &&
           strcmp(find->base, "have") != 0;
}

static void note_joined(places *p, const tri_i_find *find)
{
    const tri_i_finds *x = p->x;
    if (find->pattern == TRI_PATTERN_PREPOSITION &&
        tri_i_token(x, find->subject)->rel == TRI_REL_APPOS) {
        return; /* "the politician Piotr Wolski of Orin": what he does says more */
    }
    const uint32_t subject = entity_of(x, find->subject);
    const uint32_t object = is_thing(find) ? entity_of(x, find->object) : TRI_NONE;
    if (object != TRI_NONE && object != subject && joins(x, find, find->object)) {
        p->is_joined[subject] = p->is_joined[object] = true;
    }
    for (uint32_t i = 0; i < find->n_args; i++) {
        const tri_i_find_arg *arg = &find->args[i];
        const uint32_t entity = arg->is_clause ? TRI_NONE : entity_of(x, arg->head);
        if (entity == TRI_NONE || arg->kind == TRI_ARG_KIND_TIME || entity == subject) {
            continue;
        }
        if (joins(x, find, arg->head)) {
            p->is_joined[subject] = p->is_joined[entity] = true;
        } else if (object != TRI_NONE && is_clause(find) && is_named(x, arg->head)) {
            p->is_joined[object] = p->is_joined[entity] = true;
        }
    }
}

static void add_slot(places *p, uint32_t token, uint32_t find, uint32_t as)
{
    const uint32_t index = p->n++;
    p->slots[index] = (slot){find, as, TRI_NONE};
    if (p->first[token] == TRI_NONE) {
        p->first[token] = index;
    } else {
        p->slots[p->last[token]].next = index;
    }
    p->last[token] = index;
}

static void list_slots(places *p, uint32_t number)
{
    const tri_i_find *find = &p->x->finds[number];
    if (entity_of(p->x, find->subject) == TRI_NONE ||
        (!is_clause(find) && find->pattern != TRI_PATTERN_COPULA &&
         find->pattern != TRI_PATTERN_APPOSITION)) {
        return;
    }
    if (is_thing(find)) {
        add_slot(p, find->object, number, AS_OBJECT);
    }
    for (uint32_t k = 0; k < find->n_args; k++) {
        add_slot(p, find->args[k].head, number, k);
    }
    add_slot(p, find->clause, number, AS_CLAUSE);
    add_slot(p, find->subject, number, AS_SUBJECT);
}

static bool list_places(places *p, tri_arena *scratch)
{
    const tri_i_finds *x = p->x;
    const tri_document *d = x->document;
    size_t room = 0;
    for (uint32_t i = 0; i < x->n_finds; i++) {
        room += 3 + x->finds[i].n_args;
    }
    p->first = tri_arena_alloc(scratch, d->n_tokens, sizeof *p->first);
    p->last = tri_arena_alloc(scratch, d->n_tokens, sizeof *p->last);
    p->slots = tri_arena_alloc(scratch, room, sizeof *p->slots);
    p->is_joined = tri_arena_alloc(scratch, d->n_entities, sizeof *p->is_joined);
    if (p->first == NULL || p->last == NULL || p->slots == NULL ||
        p->is_joined == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < d->n_tokens; i++) {
        p->first[i] = TRI_NONE;
    }
    for (uint32_t i = 0; i < d->n_entities; i++) {
        p->is_joined[i] = false;
    }
    for (uint32_t i = 0; i < x->n_finds; i++) {
        note_joined(p, &x->finds[i]);
        list_slots(p, i);
    }
    return true;
}

/* ---- Labels */

/* "the first woman to receive": what she did, from `words`, which begin with "to";
   "" where it may be what others do with her. */
static const char *first_to(const tri_i_finds *x, uint32_t noun, const char *words)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, child) {
        const tri_token *word = tri_i_token(x, child);
        if (child < noun && word->rel == TRI_REL_AMOD &&
            (word->xpos == TRI_XPOS_JJS || strcmp(word->lemma, "first") == 0 ||
             strcmp(word->lemma, "last") == 0 || strcmp(word->lemma, "only") == 0)) {
            return words + 3;
        }
    }
    return "";
}

/* The label where the name stands within a find's object, or in its place. */
static const char *label_in_object(tri_i_finds *x, const tri_i_find *find,
                                   const tri_i_way *w)
{
    const bool is_one = strcmp(find->label, "be one of") == 0;
    const bool is_be =
        is_one || strcmp(find->label, "be") == 0 || strcmp(find->label, "be of") == 0;
    if (is_one && w->with.end <= w->with.begin) {
        return ""; /* "the Lind brothers, Karl and Jon" */
    }
    if (w->kind == TRI_I_WAY_EQUAL) {
        const tri_token *word = tri_i_token(x, w->at);
        return is_be                              ? ""
               : strcmp(find->label, "have") != 0 ? find->label
               : word->upos == TRI_UPOS_NOUN ? tri_i_label(x, "have", word->lemma, "")
                                             : "";
    }
    if (find->pattern == TRI_PATTERN_COPULA && strncmp(w->words, "to ", 3) == 0) {
        return first_to(x, w->at, w->words);
    }
    const char *words = tri_i_way_words(x, w);
    if (words == NULL) {
        return "";
    }
    /* "make comparison of", where the light verb has its noun already */
    const char *own = tri_i_token(x, w->at)->lemma;
    const size_t n = strlen(own);
    const size_t length = strlen(find->label);
    const bool has_noun = length > n && strcmp(find->label + length - n, own) == 0 &&
                          strncmp(words, own, n) == 0 && words[n] == ' ';
    return tri_i_label(x, is_be ? "" : find->label, words + (has_noun ? n + 1 : 0), "");
}

/* The base with the noun of its object: "represent school". "" where the object is
   somebody or something named: that one is there too. */
static const char *base_with_object(tri_i_finds *x, const tri_i_find *find,
                                    const tri_i_way *w)
{
    if (!is_thing(find) || find->object == w->at ||
        strcmp(find->base, find->label) != 0) {
        return find->base;
    }
    const tri_token *object = tri_i_token(x, find->object);
    return object->upos != TRI_UPOS_NOUN || is_named(x, find->object) ||
                   /* "moved tens of thousands" */
                   tri_i_lexicon_has(&tri_i_lexicon_number_words, object->lemma)
               ? ""
               : tri_i_label(x, find->base, object->lemma, "");
}

/* A role with what it is of: "secretary of state". "" where it has none, or one that is
   named: what stands behind may be that one's. */
static const char *role_with_object(tri_i_finds *x, const tri_i_find *find,
                                    const tri_i_way *w)
{
    return !is_thing(find) || find->object >= w->name || is_named(x, find->object) ||
                   tri_i_token(x, find->object)->upos != TRI_UPOS_NOUN
               ? ""
               : tri_i_label(x, find->label, tri_i_token(x, find->object)->lemma, "");
}

/* The label that a slot and the way to it make; "" for none. */
static const char *label_of(tri_i_finds *x, const tri_i_find *find, uint32_t as,
                            const tri_i_way *w)
{
    const bool is_role = find->pattern == TRI_PATTERN_APPOSITION;
    if (is_role && w->kind != TRI_I_WAY_BELOW) {
        return "";
    }
    if (as == AS_OBJECT) {
        return label_in_object(x, find, w);
    }
    if (w->kind == TRI_I_WAY_EQUAL) {
        return "";
    }
    if (find->pattern == TRI_PATTERN_COPULA) { /* "a son of him and a nephew of her" */
        return as == AS_CLAUSE && w->kind == TRI_I_WAY_BESIDE ? w->words : "";
    }
    const char *base =
        is_role ? role_with_object(x, find, w) : base_with_object(x, find, w);
    if (base == NULL || base[0] == '\0') {
        return "";
    }
    if (as == AS_CLAUSE) {
        return w->kind == TRI_I_WAY_BELOW ? tri_i_label(x, base, w->words, "") : "";
    }
    const tri_i_find_arg *arg = &find->args[as];
    const bool is_verb = tri_i_token(x, w->at)->upos == TRI_UPOS_VERB;
    const char *own = tri_i_way_words(x, w);
    if (arg->kind == TRI_ARG_KIND_TIME || arg->is_clause != is_verb || own == NULL ||
        strncmp(own, "to ", 3) == 0 ||
        tri_i_lexicon_has(&tri_i_lexicon_aside_prepositions, arg->role)) {
        return "";
    }
    const char *role = strcmp(arg->role, "object2") == 0 ? "" : arg->role;
    return tri_i_label(x, base, role, own);
}

/* The words of the text between a find's own and the name, where nothing else stands
   among them. */
static tri_i_range words_between(const tri_i_finds *x, const tri_i_find *find,
                                 const tri_i_way *w)
{
    const uint32_t begin =
        find->with.end > find->with.begin ? find->with.begin : find->relation.end;
    const tri_i_range none = {0, 0};
    if (w->with.end <= w->with.begin || w->kind == TRI_I_WAY_BESIDE ||
        find->relation.end <= find->relation.begin || begin >= w->with.end) {
        return none;
    }
    for (uint32_t i = begin; i < w->with.end; i++) {
        if (tri_i_token(x, i)->upos == TRI_UPOS_PUNCT) {
            return none;
        }
    }
    return (tri_i_range){begin, w->with.end};
}

/* ---- Finds */

/* What a find says, said of the name with another label. */
static bool add_like(tri_i_finds *x, const tri_i_find *from, const tri_i_way *w,
                     const char *label)
{
    if (label == NULL || label[0] == '\0' ||
        entity_of(x, from->subject) == entity_of(x, w->name)) {
        return false;
    }
    tri_i_find *find = tri_i_add(x, (tri_pattern)from->pattern, from->clause,
                                 from->subject, w->name, label, label);
    if (find == NULL) {
        return false;
    }
    *find = *from;
    find->object = w->name;
    find->label = find->base = label;
    find->words = (tri_i_range){0, 0};
    find->left_out = find->to_do = TRI_NONE;
    find->is_title = find->is_absent = find->is_description = false;
    find->half = 0;
    find->n_args = 0;
    if (w->kind != TRI_I_WAY_EQUAL) { /* "a number of banks such as": no words of it */
        find->with = words_between(x, from, w);
    }
    if (find->with.end == find->with.begin) {
        find->relation = (tri_i_range){0, 0};
        find->before = (tri_i_range){0, 0};
    }
    find->construction = TRI_I_OTHER;
    find->confidence = 0.38; /* behind what the clause itself says */
    return true;
}

/* "Teams from Morocco and Iran arrived": what the name has to do with who arrived, or,
   where it is another of them, that it did. */
static bool add_to_subject(tri_i_finds *x, const tri_i_find *from, const tri_i_way *w)
{
    if (w->kind == TRI_I_WAY_EQUAL) {
        tri_i_find *same =
            is_thing(from) && entity_of(x, from->object) != TRI_NONE &&
                    from->pattern == TRI_PATTERN_VERB
                ? tri_i_add(x, (tri_pattern)from->pattern, from->clause, w->name,
                            from->object, from->label, from->base)
                : NULL;
        if (same != NULL) {
            *same = *from;
            same->subject = w->name;
            same->nth = 1;
            same->construction = TRI_I_OTHER;
            same->confidence = 0.6;
        }
        return same != NULL;
    }
    const tri_token *noun = tri_i_token(x, w->at);
    if (w->n_words > 0 || w->kind != TRI_I_WAY_BELOW || noun->upos != TRI_UPOS_NOUN ||
        w->with.end == w->with.begin || strcmp(w->words, "of") == 0) {
        return false;
    }
    const bool is_place =
        tri_i_arg_kind(x, w->name) == TRI_ARG_KIND_PLACE &&
        (tri_i_lexicon_has(&tri_i_lexicon_place_prepositions, w->words) ||
         strcmp(w->words, "from") == 0);
    const char *stem = is_place ? "be" : noun->lemma;
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_PREPOSITION, w->at, w->at, w->name,
                                 tri_i_label(x, stem, w->words, ""), stem);
    if (find != NULL) {
        find->relation = w->with;
        find->confidence = 0.6;
    }
    return find != NULL;
}

static bool add_from(tri_i_finds *x, const slot *s, const tri_i_way *w, bool named)
{
    const tri_i_find from = x->finds[s->find];
    if (is_named(x, from.subject) != named ||
        (!named && (w->n_words > 1 || !is_clause(&from) ||
                    tri_i_token(x, from.subject)->upos != TRI_UPOS_NOUN ||
                    x->document->mentions[tri_i_mention(x, from.subject)].type !=
                        TRI_TYPE_CONCEPT))) {
        return false;
    }
    if (s->as == AS_SUBJECT) {
        return (!named || w->kind == TRI_I_WAY_EQUAL) && add_to_subject(x, &from, w);
    }
    if (from.is_absent && s->as != AS_CLAUSE) {
        return false;
    }
    return add_like(x, &from, w, label_of(x, &from, s->as, w));
}

/* Climbs from a name to the first find that can take it. `named`: of those whose
   subject has a name. */
static bool climb(const places *p, uint32_t name, bool named)
{
    tri_i_way w = {.name = name, .at = name, .words = ""};
    for (int i = 0; i < MAX_STEPS && !p->x->failed; i++) {
        if (!tri_i_way_up(p->x, &w)) {
            return false;
        }
        for (uint32_t at = p->first[w.at]; at != TRI_NONE; at = p->slots[at].next) {
            if (add_from(p->x, &p->slots[at], &w, named)) {
                return true;
            }
        }
    }
    return false;
}

/* Joins a name to the one that it hangs on. */
static bool join_to_name(tri_i_finds *x, uint32_t name)
{
    uint32_t at = name; /* "of Acme and Orin" */
    while (tri_i_token(x, at)->rel == TRI_REL_CONJ &&
           tri_i_dependent(x->tree, at, TRI_REL_CASE) == TRI_NONE) {
        at = tri_i_token(x, at)->head;
    }
    const tri_token *word = tri_i_token(x, at);
    const bool is_owner = word->rel == TRI_REL_NMOD_POSS;
    if ((word->rel != TRI_REL_NMOD && !is_owner) || word->head == TRI_NONE ||
        !tri_i_is_name(x, word->head) ||
        tri_i_token(x, word->head)->xpos == TRI_XPOS_NNPS ||
        (!is_owner && strcmp(tri_i_preposition(x, at, NULL), "of") != 0)) {
        return false;
    }
    const char *label = tri_i_label_of_names(
        (tri_type)x->document->mentions[x->mention_at[word->head]].type,
        (tri_type)x->document->mentions[x->mention_at[name]].type, is_owner);
    tri_i_find *find = label[0] == '\0' ? NULL
                                        : tri_i_add(x, TRI_PATTERN_PREPOSITION, name,
                                                    word->head, name, label, label);
    if (find != NULL) {
        find->confidence = 0.6;
    }
    return find != NULL;
}

void tri_i_find_within(tri_i_finds *x)
{
    const tri_document *d = x->document;
    tri_arena scratch = {0};
    places p = {.x = x};
    x->failed = x->failed || !list_places(&p, &scratch);
    for (uint32_t i = 0; i < d->n_mentions && !x->failed; i++) {
        const tri_mention *mention = &d->mentions[i];
        const uint32_t entity = mention->entity;
        if (mention->kind != TRI_MENTION_NAME || entity == TRI_NONE ||
            !d->entities[entity].named || p.is_joined[entity] ||
            x->mention_at[mention->head] != i ||
            strcmp(d->entities[entity].subtype, "nationality") == 0) {
            continue;
        }
        const uint32_t name = mention->head;
        p.is_joined[entity] =
            climb(&p, name, true) || join_to_name(x, name) || climb(&p, name, false);
    }
    uint32_t *first = tri_arena_alloc(&scratch, d->n_entities, sizeof *first);
    x->failed = x->failed || first == NULL;
    if (!x->failed) {
        tri_i_find_owners(x, p.is_joined, first);
    }
    tri_arena_clear(&scratch);
}
