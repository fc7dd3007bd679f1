/* Which names a set of mentions has, and whether two sets have names that cannot be
   one's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/person_name.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum {
    MOST_NAMES = 24,      /* of a set that are compared */
    CACHE_SLOTS = 1 << 12 /* pairs of names whose comparison is kept; a power of two */
};

/* A name of a set. */
typedef struct {
    uint32_t name; /* index of `names` */
    uint32_t next; /* entry of the same set, TRI_NONE */
} entry;

typedef struct {
    uint32_t a, b; /* indices of `names`, both 0: nothing yet */
    uint8_t reason;
} comparison;

struct tri_i_guarded {
    tri_i_name *names; /* each different one (n_names) */
    uint32_t n_names;
    entry *entries; /* one a mention at most (n_entries) */
    uint32_t n_entries;
    comparison *cache; /* (CACHE_SLOTS) */
};

uint64_t tri_i_hash_guarded(const tri_i_guarded *guarded)
{
    return guarded == NULL
               ? 0
               : tri_hash(0, guarded->names, guarded->n_names * sizeof *guarded->names);
}

static tri_i_apart names_apart(const tri_i_guarded *guarded, uint32_t a, uint32_t b)
{
    if (a == b) {
        return TRI_I_APART_NOT;
    }
    if (a > b) {
        const uint32_t swapped = a;
        a = b;
        b = swapped;
    }
    comparison *kept = &guarded->cache[(a * 31U + b) & (CACHE_SLOTS - 1)];
    if (kept->a != a || kept->b != b) {
        *kept = (comparison){
            a, b, (uint8_t)tri_i_names_apart(&guarded->names[a], &guarded->names[b])};
    }
    return (tri_i_apart)kept->reason;
}

/* Whether a set has a longer name that two names which have nothing in common may both
   be: "Philip Keane" for "Philip" and "Keane". */
static bool has_both(const tri_i_guarded *guarded, uint32_t set, uint32_t a, uint32_t b)
{
    const entry *e = guarded->entries;
    const tri_i_name *names = guarded->names;
    int n = 0;
    for (uint32_t i = set; i != TRI_NONE && n < MOST_NAMES; i = e[i].next, n++) {
        const tri_i_name *whole = &names[e[i].name];
        if (whole->n_words > names[a].n_words && whole->n_words > names[b].n_words &&
            names_apart(guarded, e[i].name, a) == TRI_I_APART_NOT &&
            names_apart(guarded, e[i].name, b) == TRI_I_APART_NOT) {
            return true;
        }
    }
    return false;
}

/* Whether each name of the one set, of those that are compared, has one in the other
   that it may be. */
static bool has_all(const tri_i_guarded *guarded, uint32_t of, uint32_t in)
{
    const entry *e = guarded->entries;
    int n = 0;
    for (uint32_t i = of; i != TRI_NONE && n < MOST_NAMES; i = e[i].next, n++) {
        int m = 0;
        uint32_t k = in;
        while (k != TRI_NONE && m++ < MOST_NAMES &&
               names_apart(guarded, e[i].name, e[k].name) != TRI_I_APART_NOT) {
            k = e[k].next;
        }
        if (k == TRI_NONE || m > MOST_NAMES) {
            return false;
        }
    }
    return true;
}

tri_i_apart tri_i_cluster_names_apart(const tri_i_resolver *resolver, uint32_t a,
                                      uint32_t b, tri_i_evidence evidence,
                                      bool *is_overruled)
{
    const tri_i_guarded *guarded = resolver->guarded;
    const tri_i_cluster *x = &resolver->clusters[a];
    const tri_i_cluster *y = &resolver->clusters[b];
    tri_i_apart found = TRI_I_APART_NOT;
    *is_overruled = false;
    if (guarded == NULL) {
        return found;
    }
    const entry *e = guarded->entries;
    int n = 0;
    for (uint32_t i = x->first_name; i != TRI_NONE && n < MOST_NAMES;
         i = e[i].next, n++) {
        int m = 0;
        for (uint32_t k = y->first_name; k != TRI_NONE && m < MOST_NAMES;
             k = e[k].next, m++) {
            tri_i_apart reason = names_apart(guarded, e[i].name, e[k].name);
            if (reason == TRI_I_APART_UNLIKE &&
                (evidence == TRI_I_EVIDENCE_PERSON ||
                 has_both(guarded, x->first_name, e[i].name, e[k].name) ||
                 has_both(guarded, y->first_name, e[i].name, e[k].name))) {
                reason = TRI_I_APART_NOT;
            }
            if (reason != TRI_I_APART_NOT && !tri_i_is_overruled(reason)) {
                return reason;
            }
            found = found == TRI_I_APART_NOT ? reason : found;
        }
    }
    /* Of a set with names that have nothing in common, one is enough. */
    *is_overruled =
        found != TRI_I_APART_NOT &&
        (evidence == TRI_I_EVIDENCE_SAID ||
         (x->is_aliased && has_all(guarded, y->first_name, x->first_name)) ||
         (y->is_aliased && has_all(guarded, x->first_name, y->first_name)));
    return *is_overruled ? TRI_I_APART_NOT : found;
}

void tri_i_merge_cluster_names(tri_i_resolver *resolver, uint32_t root, uint32_t other)
{
    tri_i_cluster *x = &resolver->clusters[root];
    const tri_i_cluster *y = &resolver->clusters[other];
    x->is_aliased = x->is_aliased || y->is_aliased;
    if (x->first_name == TRI_NONE) {
        x->first_name = y->first_name;
        return;
    }
    entry *e = resolver->guarded->entries;
    for (uint32_t k = y->first_name; k != TRI_NONE;) {
        const uint32_t next = e[k].next;
        uint32_t i = x->first_name;
        int n = 1;
        while (e[i].name != e[k].name && e[i].next != TRI_NONE && n < MOST_NAMES) {
            i = e[i].next;
            n++;
        }
        if (e[i].name != e[k].name && e[i].next == TRI_NONE) {
            e[i].next = k;
            e[k].next = TRI_NONE;
        }
        k = next;
    }
}

/* What stands behind a person's name and tells the generation: "James Ash senior",
   "Pliny the Elder"; "" where nothing does. */
static const char *generation_behind(const tri_i_resolver *r, const tri_i_span *span)
{
    const tri_document *d = r->document;
    const tri_token *tokens = d->tokens;
    const uint32_t end = d->sentences[tokens[span->head].sentence].end;
    uint32_t t = span->end;
    while (t < end && t < span->end + 2 &&
           (strcmp(tokens[t].form, ",") == 0 || strcmp(tokens[t].form, "the") == 0)) {
        t++;
    }
    const char *folded = t < end ? tri_i_fold(r->arena, tokens[t].form) : NULL;
    const char *const *row =
        folded == NULL ? NULL
                       : tri_i_lexicon_find(&tri_i_lexicon_telling_words, folded);
    /* "Pitt, the younger of the two" */
    const bool goes_on = t + 1 < end && strcmp(tokens[t + 1].form, "of") == 0;
    return row != NULL && strcmp(row[TRI_TELLING_WORDS_KIND], "generation") == 0 &&
                   !goes_on
               ? tokens[t].form
               : "";
}

/* Whether a description has a number behind its noun: "Section 109". */
static bool is_numbered(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *span = &r->spans[mention];
    if (span->kind != TRI_MENTION_NOMINAL) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (r->document->tree, span->head, c) {
        if (c == span->head + 1 && r->document->tokens[c].upos == TRI_UPOS_NUM) {
            return true;
        }
    }
    return false;
}

/* A person's name with what stands before and behind it: "Mrs. Lind". NULL where memory
   is out. */
static const char *whole_name(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *span = &r->spans[mention];
    tri_i_person_name name;
    if (!tri_i_read_person_name(r, mention, &name)) {
        return NULL;
    }
    uint32_t words[TRI_I_NAME_WORDS];
    uint32_t n = 0;
    for (uint32_t t = name.begin < span->begin ? name.begin : span->begin;
         t < span->end && n < TRI_I_NAME_WORDS; t++) {
        words[n++] = t;
    }
    const char *text = tri_i_words(r, words, n, false);
    const char *behind = generation_behind(r, span);
    return text == NULL || behind[0] == '\0'
               ? text
               : tri_arena_printf(r->arena, "%s %s", text, behind);
}

/* What the guard is told of a mention; NULL where memory is out. */
static const char *describe(const tri_i_resolver *r, uint32_t mention,
                            tri_i_name_facts *facts)
{
    const tri_i_span *span = &r->spans[mention];
    *facts = (tri_i_name_facts){
        .type = (tri_type)span->type,
        .subtype = "",
        .wikidata =
            span->given != 0 ? r->document->given[span->given - 1].wikidata : ""};
    if (span->kind == TRI_MENTION_NOMINAL) {
        facts->type = TRI_TYPE_CONCEPT;
        facts->is_description = true;
        return r->document->tokens[span->head + 1].form;
    }
    return span->type == TRI_TYPE_PER ? whole_name(r, mention)
                                      : tri_i_clean_name(r, mention);
}

/* Enters a mention's name into its set, and takes it apart where it is a new one. */
static bool guard_name(tri_i_resolver *r, tri_map *known, uint32_t mention)
{
    tri_i_guarded *guarded = r->guarded;
    tri_i_name_facts facts;
    const char *text = describe(r, mention, &facts);
    const char *key = text == NULL
                          ? NULL
                          : tri_arena_printf(r->arena, "%d%s|%s", (int)facts.type,
                                             facts.wikidata, text);
    if (key == NULL) {
        return false;
    }
    uint32_t name = tri_i_get(known, key);
    if (name == TRI_NONE) {
        name = guarded->n_names++;
        tri_i_read_name(text, &facts, &guarded->names[name]);
        if (!tri_i_set(known, key, name)) {
            return false;
        }
    }
    tri_i_cluster *cluster = &r->clusters[tri_i_find_root(r, mention)];
    entry *e = guarded->entries;
    uint32_t last = cluster->first_name;
    while (last != TRI_NONE && e[last].name != name && e[last].next != TRI_NONE) {
        last = e[last].next;
    }
    if (last != TRI_NONE && e[last].name == name) {
        return true;
    }
    e[guarded->n_entries] = (entry){name, TRI_NONE};
    if (last == TRI_NONE) {
        cluster->first_name = guarded->n_entries++;
    } else { /* the input has joined them */
        cluster->is_aliased = true;
        e[last].next = guarded->n_entries++;
    }
    return true;
}

bool tri_i_guard_names(tri_i_resolver *resolver)
{
    tri_arena *arena = resolver->arena;
    tri_map known = {0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        n += resolver->spans[i].kind == TRI_MENTION_NAME || is_numbered(resolver, i);
    }
    tri_i_guarded *guarded = tri_arena_alloc(arena, 1, sizeof *guarded);
    if (guarded == NULL) {
        return false;
    }
    *guarded = (tri_i_guarded){
        .names = tri_arena_alloc(arena, n, sizeof *guarded->names),
        .entries = tri_arena_alloc(arena, n, sizeof *guarded->entries),
        .cache = tri_arena_alloc(arena, CACHE_SLOTS, sizeof *guarded->cache)};
    bool ok =
        guarded->names != NULL && guarded->entries != NULL && guarded->cache != NULL;
    resolver->guarded = guarded;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        if (resolver->spans[i].kind == TRI_MENTION_NAME || is_numbered(resolver, i)) {
            ok = guard_name(resolver, &known, i);
        }
    }
    tri_map_clear(&known);
    return ok;
}
