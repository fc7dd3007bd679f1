/* Takes the names of a document's mentions apart for the guard. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/cluster_names.h"
#include "extract/entities/name_phrase.h"
#include "extract/entities/person_name.h"
#include "extract/entities/word_forms.h"

#include <string.h>

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

/* The token with the number of a description: behind its noun ("Section 109"), or the
   noun itself ("the 70s"); TRI_NONE where it has none. */
static uint32_t number_of(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_span *span = &r->spans[mention];
    if (span->kind != TRI_MENTION_NOMINAL) {
        return TRI_NONE;
    }
    TRI_I_FOR_DEPENDENTS (r->document->tree, span->head, c) {
        if (c == span->head + 1 && r->document->tokens[c].upos == TRI_UPOS_NUM) {
            return c;
        }
    }
    const char first = r->document->tokens[span->head].form[0];
    return first >= '0' && first <= '9' ? span->head : TRI_NONE;
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
        .wikidata =
            span->given != 0 ? r->document->given[span->given - 1].wikidata : ""};
    if (span->kind == TRI_MENTION_NOMINAL) {
        facts->type = TRI_TYPE_CONCEPT;
        facts->is_description = true;
        return r->document->tokens[number_of(r, mention)].form;
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
    tri_i_name_entry *e = guarded->entries;
    uint32_t last = cluster->first_name;
    while (last != TRI_NONE && e[last].name != name && e[last].next != TRI_NONE) {
        last = e[last].next;
    }
    if (last != TRI_NONE && e[last].name == name) {
        return true;
    }
    e[guarded->n_entries] = (tri_i_name_entry){name, TRI_NONE};
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
        n += resolver->spans[i].kind == TRI_MENTION_NAME ||
             number_of(resolver, i) != TRI_NONE;
    }
    tri_i_guarded *guarded = tri_arena_alloc(arena, 1, sizeof *guarded);
    if (guarded == NULL) {
        return false;
    }
    *guarded = (tri_i_guarded){
        .names = tri_arena_alloc(arena, n, sizeof *guarded->names),
        .entries = tri_arena_alloc(arena, n, sizeof *guarded->entries),
        .cache = tri_arena_alloc(arena, TRI_I_COMPARISONS, sizeof *guarded->cache)};
    bool ok =
        guarded->names != NULL && guarded->entries != NULL && guarded->cache != NULL;
    resolver->guarded = guarded;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        if (resolver->spans[i].kind == TRI_MENTION_NAME ||
            number_of(resolver, i) != TRI_NONE) {
            ok = guard_name(resolver, &known, i);
        }
    }
    tri_map_clear(&known);
    return ok;
}
