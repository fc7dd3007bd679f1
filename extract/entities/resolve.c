/* Decides which mentions are one entity, and names and types the entities.

   Deterministic passes from the surest to the least sure, in the spirit of Lee et al.
   2013, "Deterministic Coreference Resolution Based on Entity-Centric,
   Precision-Ranked Rules": names by string, then nominals by theirs; last, pronouns and
   nominals by the antecedents that the model finds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"

#include <string.h>

/* What must be there before a pass can run stands in `reads`, what it decides in
   `writes`. A pass that joins reads all joins that are surer than its own. */
static const tri_i_pass passes[] = {
    {"types", 0, TRI_I_TYPES, tri_i_settle_types},
    {"features", TRI_I_TYPES, TRI_I_FEATURES, tri_i_find_features},
    {"given", TRI_I_FEATURES, TRI_I_GIVEN, tri_i_join_given},
    {"elsewhere", TRI_I_TYPES, TRI_I_ELSEWHERE, tri_i_find_elsewhere},
    {"nationalities", TRI_I_TYPES | TRI_I_GIVEN, TRI_I_NATIONS,
     tri_i_find_nationalities},
    {"metonyms", TRI_I_FEATURES | TRI_I_GIVEN | TRI_I_ELSEWHERE | TRI_I_NATIONS,
     TRI_I_METONYMS, tri_i_find_metonyms},
    {"institutions", TRI_I_FEATURES | TRI_I_TYPES, TRI_I_INSTITUTIONS,
     tri_i_find_institutions},
    {"persons",
     TRI_I_TYPES | TRI_I_FEATURES | TRI_I_GIVEN | TRI_I_METONYMS | TRI_I_INSTITUTIONS,
     TRI_I_PERSONS, tri_i_join_persons},
    {"names",
     TRI_I_TYPES | TRI_I_FEATURES | TRI_I_GIVEN | TRI_I_ELSEWHERE | TRI_I_NATIONS |
         TRI_I_METONYMS | TRI_I_INSTITUTIONS,
     TRI_I_NAMES, tri_i_join_names},
    {"aliases", TRI_I_TYPES | TRI_I_PERSONS | TRI_I_NAMES, TRI_I_ALIASES,
     tri_i_join_aliases},
    {"short names",
     TRI_I_ALIASES | TRI_I_ELSEWHERE | TRI_I_NATIONS | TRI_I_METONYMS | TRI_I_NAMES,
     TRI_I_SHORT_NAMES, tri_i_join_short_names},
    {"countries",
     TRI_I_ALIASES | TRI_I_ELSEWHERE | TRI_I_NATIONS | TRI_I_METONYMS |
         TRI_I_SHORT_NAMES,
     TRI_I_COUNTRIES, tri_i_join_nationalities},
    {"titles", TRI_I_FEATURES | TRI_I_PERSONS | TRI_I_ALIASES | TRI_I_COUNTRIES,
     TRI_I_TITLES, tri_i_join_titles},
    {"nominals",
     TRI_I_FEATURES | TRI_I_ALIASES | TRI_I_COUNTRIES | TRI_I_SHORT_NAMES |
         TRI_I_TITLES,
     TRI_I_NOMINALS, tri_i_join_nominals},
    {"antecedents",
     TRI_I_FEATURES | TRI_I_GIVEN | TRI_I_ALIASES | TRI_I_COUNTRIES | TRI_I_TITLES |
         TRI_I_NOMINALS,
     TRI_I_ANTECEDENTS, tri_i_join_antecedents},
    {"groups", TRI_I_FEATURES | TRI_I_ALIASES | TRI_I_ANTECEDENTS, TRI_I_GROUPS,
     tri_i_find_groups},
};
enum { N_PASSES = sizeof passes / sizeof passes[0] };

const tri_i_pass *tri_i_passes(size_t *n)
{
    *n = N_PASSES;
    return passes;
}

/* Makes room for all that is decided. Every join leaves one cluster less, so there are
   fewer links than spans; of votes one by types a mention, and two by what aliases.c
   finds behind one. */
static bool make_room(tri_i_resolver *r, const tri_document *document)
{
    const uint32_t n = document->n_spans;
    tri_arena *arena = r->arena;
    r->spans = tri_arena_alloc(arena, n, sizeof *r->spans);
    r->features = tri_arena_alloc(arena, n, sizeof *r->features);
    r->elsewhere = tri_arena_alloc(arena, n, sizeof *r->elsewhere);
    r->nations = tri_arena_alloc(arena, n, sizeof *r->nations);
    r->acts_for = tri_arena_alloc(arena, n, sizeof *r->acts_for);
    r->institutions = tri_arena_alloc(arena, n, sizeof *r->institutions);
    r->clusters = tri_arena_alloc(arena, n, sizeof *r->clusters);
    r->links = tri_arena_alloc(arena, n, sizeof *r->links);
    r->votes = tri_arena_alloc(arena, 3 * (size_t)n, sizeof *r->votes);
    r->said_of = tri_arena_alloc(arena, n, sizeof *r->said_of);
    r->groups = tri_arena_alloc(arena, n, sizeof *r->groups);
    r->given_numbers =
        tri_arena_alloc(arena, document->n_given, sizeof *r->given_numbers);
    if (r->spans == NULL || r->features == NULL || r->elsewhere == NULL ||
        r->nations == NULL || r->acts_for == NULL || r->institutions == NULL ||
        r->clusters == NULL || r->links == NULL || r->votes == NULL ||
        r->said_of == NULL || r->groups == NULL || r->given_numbers == NULL) {
        return false;
    }
    memcpy(r->spans, document->spans, n * sizeof *r->spans);
    for (uint32_t i = 0; i < n; i++) {
        r->clusters[i].parent = i;
        r->said_of[i] = TRI_NONE;
    }
    return true;
}

tri_status tri_i_resolve(const tri_document *document, tri_arena *arena,
                         tri_i_resolution *out, tri_error *error)
{
    tri_i_resolver resolver = {.document = document,
                               .arena = arena,
                               .n_spans = document->n_spans,
                               .mention_at = document->span_at,
                               .antecedents = document->antecedents,
                               .n_antecedents = document->n_antecedents};
    bool ok = make_room(&resolver, document);
    for (size_t i = 0; ok && i < N_PASSES; i++) {
        ok = passes[i].run(&resolver);
    }
    return ok && tri_i_make_entities(&resolver, out) ? TRI_OK
                                                     : tri_i_fail_memory(error);
}
