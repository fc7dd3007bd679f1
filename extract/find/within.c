/* Joins a name that no other find joins to anything to whoever does what the phrase
   round it is about: "took part in expeditions against the Tatars in the Crimea". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

enum {
    MAX_NOUNS = 3, /* between the find and the name */
    MAX_STEPS = 8,
    WITH_OBJECT = UINT32_MAX,
    WITH_CLAUSE = UINT32_MAX - 1
};

/* A place in a find where a token stands: its object, an argument, its clause. */
typedef struct {
    uint32_t find;
    uint32_t at;   /* number of the argument, WITH_OBJECT or WITH_CLAUSE */
    uint32_t next; /* of the same token, TRI_NONE */
} slot;

/* The finds of a document by their tokens. */
typedef struct {
    tri_i_finds *x;
    uint32_t *first; /* (n_tokens) its first slot, TRI_NONE */
    uint32_t *last;  /* (n_tokens) its last slot */
    slot *slots;
    uint32_t n;
    bool *is_joined; /* (n_entities) */
} places;

/* The way from a name up to the find that it is to be joined by. */
typedef struct {
    uint32_t name;     /* token */
    uint32_t at;       /* the token reached */
    const char *words; /* of the label between what `at` heads and the name */
    tri_i_range with;  /* the preposition before the name; begin == end: not there */
    uint32_t n_nouns;
    bool is_equal;    /* the name is what `at` says: an apposition, an example */
    bool is_below_of; /* "of" brings in what it came from last */
} way;

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

/* Whether a find is of a sort that goes on to what stands within its phrases. */
static bool can_take(const tri_i_find *find)
{
    return is_clause(find) || find->pattern == TRI_PATTERN_COPULA;
}

/* Whether a graph would join the two ends of a find. */
static bool joins(const tri_i_finds *x, const tri_i_find *find, uint32_t other)
{
    if (is_named(x, find->subject) && is_named(x, other)) {
        return true;
    }
    return entity_of(x, find->subject) != TRI_NONE && entity_of(x, other) != TRI_NONE &&
           is_clause(find) && strcmp(find->base, "have") != 0;
}

static void note_joined(places *p, const tri_i_find *find)
{
    const tri_i_finds *x = p->x;
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

static void add_slot(places *p, uint32_t token, uint32_t find, uint32_t at)
{
    const uint32_t index = p->n++;
    p->slots[index] = (slot){find, at, TRI_NONE};
    if (p->first[token] == TRI_NONE) {
        p->first[token] = index;
    } else {
        p->slots[p->last[token]].next = index;
    }
    p->last[token] = index;
}

static bool list_places(places *p, tri_arena *scratch)
{
    const tri_i_finds *x = p->x;
    const tri_document *d = x->document;
    size_t room = 0;
    for (uint32_t i = 0; i < x->n_finds; i++) {
        room += 2 + x->finds[i].n_args;
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
        const tri_i_find *find = &x->finds[i];
        note_joined(p, find);
        if (!is_named(x, find->subject) || !can_take(find)) {
            continue;
        }
        if (is_thing(find)) {
            add_slot(p, find->object, i, WITH_OBJECT);
        }
        for (uint32_t k = 0; k < find->n_args; k++) {
            add_slot(p, find->args[k].head, i, k);
        }
        if (is_clause(find)) {
            add_slot(p, find->clause, i, WITH_CLAUSE);
        }
    }
    return true;
}

/* The words of the way from what it has reached on, with that: "role in" and "series of
   role in" are both "role in". NULL where a word is none of a label. */
static const char *words_from(tri_i_finds *x, const way *w)
{
    const tri_token *word = tri_i_token(x, w->at);
    const bool is_noun = tri_i_is_noun(x, w->at);
    const bool is_of = strncmp(w->words, "of ", 3) == 0;
    if (w->is_below_of && is_of &&
        (!is_noun ||
         tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns, word->lemma))) {
        return w->words + 3;
    }
    if (word->upos != TRI_UPOS_NOUN || tri_i_is_name(x, w->at)) {
        return NULL;
    }
    return tri_i_label(x, word->lemma, w->words, "");
}

/* Puts words before those of the way. */
static void prepend(tri_i_finds *x, way *w, const char *a, const char *b)
{
    const char *both = tri_i_label(x, a, b, "");
    const char *words = both == NULL      ? NULL
                        : both[0] == '\0' ? w->words
                                          : tri_i_label(x, both, w->words, "");
    w->words = words == NULL ? "" : words;
}

/* The word that a verb without a subject of its own is in a label: "based", "to sign",
   "hoping"; "" where it is finite. */
static const char *word_of_verb(tri_i_finds *x, uint32_t verb)
{
    const tri_token *word = tri_i_token(x, verb);
    if (tri_i_subject(x->tree, verb) != TRI_NONE ||
        tri_i_dependent(x->tree, verb, TRI_REL_AUX) != TRI_NONE ||
        tri_i_dependent(x->tree, verb, TRI_REL_AUX_PASS) != TRI_NONE) {
        return "";
    }
    if (word->xpos == TRI_XPOS_VB) {
        return tri_i_has_mark(x->tree, verb, "to")
                   ? tri_i_label(x, "to", word->lemma, "")
                   : "";
    }
    return word->xpos == TRI_XPOS_VBN || word->xpos == TRI_XPOS_VBG
               ? tri_i_form(x, verb)
               : "";
}

/* What a name before a noun has to do with it: the dock of Weehawken, the siege in
   Torvik. "" where that may be anything: "the Baptist minister", "the Lind trial". */
static const char *role_before(const tri_i_finds *x, uint32_t name, uint32_t noun)
{
    const tri_token *word = tri_i_token(x, noun);
    const tri_mention *mention = tri_i_mention_of(x, name);
    const bool is_act = tri_i_lexicon_has(&tri_i_lexicon_act_nouns, word->lemma) ||
                        tri_i_lexicon_has(&tri_i_lexicon_event_nouns, word->lemma);
    if (noun < name || word->upos != TRI_UPOS_NOUN || mention == NULL ||
        mention->type == TRI_TYPE_MISC) {
        return "";
    }
    return !is_act ? "of" : mention->type == TRI_TYPE_LOC ? "in" : "";
}

/* Steps to a word that says of the name itself what `at` does. */
static bool step_to_equal(way *w, uint32_t above)
{
    w->at = above;
    w->is_equal = true;
    return true;
}

/* One step up; false where what stands above says nothing of the name. */
static bool step(tri_i_finds *x, way *w)
{
    const tri_token *word = tri_i_token(x, w->at);
    const uint32_t above = word->head;
    const bool is_start = w->at == w->name || w->is_equal;
    const bool is_verb = word->upos == TRI_UPOS_VERB;
    tri_i_range range = {w->at, w->at};
    const char *role = "";
    if (above == TRI_NONE) {
        return false;
    }
    switch (word->rel) {
    case TRI_REL_CONJ:
        /* not "in Lund and of Malmö": another phrase */
        return is_start && tri_i_is_noun(x, above) &&
               tri_i_dependent(x->tree, w->at, TRI_REL_CASE) == TRI_NONE &&
               step_to_equal(w, above);
    case TRI_REL_APPOS:
        return is_start && !tri_i_is_name(x, above) && step_to_equal(w, above);
    case TRI_REL_NMOD:
        if (is_start && tri_i_is_example(x, w->at)) {
            return !tri_i_is_name(x, above) && step_to_equal(w, above);
        }
        role = tri_i_preposition(x, w->at, &range);
        break;
    case TRI_REL_OBL:
        role = tri_i_preposition(x, w->at, &range);
        break;
    case TRI_REL_NMOD_POSS:
        role = is_start && w->at < above ? "of" : "";
        break;
    case TRI_REL_COMPOUND:
        role = is_start ? role_before(x, w->at, above) : "";
        break;
    case TRI_REL_OBJ:
    case TRI_REL_XCOMP:
    case TRI_REL_ACL:
        if (!is_start || word->rel == TRI_REL_OBJ) {
            break;
        }
        return false;
    default:
        return false;
    }
    const bool is_bare = word->rel == TRI_REL_OBJ || word->rel == TRI_REL_XCOMP ||
                         word->rel == TRI_REL_ACL;
    if ((role[0] == '\0' && !is_bare) || strncmp(role, "accord", 6) == 0) {
        return false;
    }
    if (is_start) {
        w->with = range;
    } else if (is_verb) {
        const char *own = word_of_verb(x, w->at);
        if (own == NULL || own[0] == '\0') {
            return false;
        }
        prepend(x, w, own, "");
        w->n_nouns++;
    } else {
        const char *words = words_from(x, w);
        if (words == NULL) {
            return false;
        }
        w->words = words;
        w->n_nouns++;
    }
    prepend(x, w, role, "");
    w->at = above;
    w->is_equal = false;
    w->is_below_of = word->rel == TRI_REL_NMOD && strcmp(role, "of") == 0;
    return w->n_nouns <= MAX_NOUNS;
}

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

/* The label where the name stands within a find's object, or is it. */
static const char *label_in_object(tri_i_finds *x, const tri_i_find *find, const way *w)
{
    const bool is_be = strcmp(find->label, "be") == 0;
    if (w->is_equal) {
        const bool has_noun = tri_i_token(x, w->at)->upos == TRI_UPOS_NOUN;
        return is_be || (strcmp(find->label, "have") == 0 && !has_noun) ? ""
               : strcmp(find->label, "have") == 0
                   ? tri_i_label(x, "have", tri_i_token(x, w->at)->lemma, "")
                   : find->label;
    }
    if (find->pattern == TRI_PATTERN_COPULA && strncmp(w->words, "to ", 3) == 0) {
        return first_to(x, w->at, w->words);
    }
    const char *words = words_from(x, w);
    return words == NULL ? "" : tri_i_label(x, is_be ? "" : find->label, words, "");
}

/* The label that a find's slot and the way behind it make; "" for none. */
static const char *label_of(tri_i_finds *x, const tri_i_find *find, const slot *s,
                            const way *w)
{
    if (s->at == WITH_OBJECT) {
        return label_in_object(x, find, w);
    }
    if (w->is_equal) {
        return "";
    }
    const char *what = "";
    if (is_thing(find) && find->object != w->at &&
        strcmp(find->base, find->label) == 0) {
        const tri_token *object = tri_i_token(x, find->object);
        if (object->upos != TRI_UPOS_NOUN || is_named(x, find->object)) {
            return ""; /* "took Anna Berg to a meeting in Lund": she is there too */
        }
        what = object->lemma;
    }
    const char *base = tri_i_label(x, find->base, what, "");
    if (s->at == WITH_CLAUSE) {
        return tri_i_label(x, base, w->words, "");
    }
    const tri_i_find_arg *arg = &find->args[s->at];
    if (arg->kind == TRI_ARG_KIND_TIME ||
        arg->is_clause != (tri_i_token(x, w->at)->upos == TRI_UPOS_VERB)) {
        return "";
    }
    const char *own = arg->is_clause ? word_of_verb(x, w->at) : words_from(x, w);
    const char *role = strcmp(arg->role, "object2") == 0 ? "" : arg->role;
    if (own == NULL || own[0] == '\0' || strncmp(own, "to ", 3) == 0) {
        return "";
    }
    return tri_i_label(x, tri_i_label(x, base, role, ""), own,
                       arg->is_clause ? w->words : "");
}

/* The words of the text between a find's own and the name, where nothing else stands
   among them. */
static tri_i_range words_between(const tri_i_finds *x, const tri_i_find *find,
                                 const way *w)
{
    const uint32_t begin =
        find->with.end > find->with.begin ? find->with.begin : find->relation.end;
    const tri_i_range none = {0, 0};
    if (w->with.end <= w->with.begin || find->relation.end <= find->relation.begin ||
        begin >= w->with.end) {
        return none;
    }
    for (uint32_t i = begin; i < w->with.end; i++) {
        if (tri_i_token(x, i)->upos == TRI_UPOS_PUNCT) {
            return none;
        }
    }
    return (tri_i_range){begin, w->with.end};
}

static bool add_from(places *p, const slot *s, const way *w)
{
    tri_i_finds *x = p->x;
    const tri_i_find from = x->finds[s->find];
    const uint32_t subject = entity_of(x, from.subject);
    if (subject == entity_of(x, w->name) || (from.is_absent && s->at != WITH_CLAUSE)) {
        return false;
    }
    const char *label = label_of(x, &from, s, w);
    if (label == NULL || label[0] == '\0') {
        return false;
    }
    tri_i_find *find = tri_i_add(x, (tri_pattern)from.pattern, from.clause,
                                 from.subject, w->name, label, label);
    if (find == NULL) {
        return false;
    }
    *find = from;
    find->object = w->name;
    find->label = find->base = label;
    find->words = (tri_i_range){0, 0};
    find->left_out = find->to_do = TRI_NONE;
    find->is_title = find->is_absent = false;
    find->half = 0;
    find->n_args = 0;
    find->with = words_between(x, &from, w);
    if (find->with.end == find->with.begin) {
        find->relation = (tri_i_range){0, 0};
        find->before = (tri_i_range){0, 0};
    }
    find->construction = TRI_I_OTHER;
    find->confidence = 0.6;
    return true;
}

/* Climbs from a name to the first find that can take it. */
static bool join_name(places *p, uint32_t name)
{
    way w = {.name = name, .at = name, .words = ""};
    for (int i = 0; i < MAX_STEPS && !p->x->failed; i++) {
        if (!step(p->x, &w)) {
            return false;
        }
        for (uint32_t at = p->first[w.at]; at != TRI_NONE; at = p->slots[at].next) {
            if (add_from(p, &p->slots[at], &w)) {
                return true;
            }
        }
    }
    return false;
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
        p.is_joined[entity] = join_name(&p, mention->head);
    }
    tri_arena_clear(&scratch);
}
