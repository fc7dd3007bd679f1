/* Decides which mentions are one entity, and names and types the entities.

   Deterministic passes from the surest to the least sure, in the spirit of Lee et al.
   2013, "Deterministic Coreference Resolution Based on Entity-Centric,
   Precision-Ranked Rules": names by string, then nominals by theirs; last, pronouns and
   nominals by the antecedents that the model finds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"
#include "base/hash.h"

/* What must be there before a pass can run stands in `reads`, what it decides in
   `writes`. Joins go from the surest to the least sure: each reads those before it. */
static const tri_i_pass passes[] = {
    {{"types", 0, TRI_I_TYPES}, tri_i_settle_types},
    {{"features", TRI_I_TYPES, TRI_I_FEATURES}, tri_i_find_features},
    {{"given", TRI_I_FEATURES, TRI_I_GIVEN}, tri_i_join_given},
    {{"expansions", TRI_I_TYPES, TRI_I_EXPANSIONS}, tri_i_find_expansions},
    {{"elsewhere", TRI_I_TYPES, TRI_I_ELSEWHERE}, tri_i_find_elsewhere},
    {{"nationalities", TRI_I_TYPES | TRI_I_GIVEN, TRI_I_NATIONS},
     tri_i_find_nationalities},
    {{"metonyms", TRI_I_FEATURES | TRI_I_GIVEN | TRI_I_ELSEWHERE | TRI_I_NATIONS,
      TRI_I_METONYMS},
     tri_i_find_metonyms},
    {{"institutions", TRI_I_FEATURES, TRI_I_INSTITUTIONS}, tri_i_find_institutions},
    {{"guarded names",
      TRI_I_GIVEN | TRI_I_METONYMS | TRI_I_ELSEWHERE | TRI_I_NATIONS | TRI_I_FEATURES,
      TRI_I_GUARDED},
     tri_i_guard_names},
    {{"defined terms",
      TRI_I_GIVEN | TRI_I_METONYMS | TRI_I_INSTITUTIONS | TRI_I_GUARDED, TRI_I_DEFINED},
     tri_i_join_defined_terms},
    {{"persons",
      TRI_I_DEFINED | TRI_I_GIVEN | TRI_I_METONYMS | TRI_I_INSTITUTIONS | TRI_I_GUARDED,
      TRI_I_PERSONS},
     tri_i_join_persons},
    {{"names",
      TRI_I_PERSONS | TRI_I_ELSEWHERE | TRI_I_NATIONS | TRI_I_METONYMS |
          TRI_I_INSTITUTIONS | TRI_I_EXPANSIONS,
      TRI_I_NAMES},
     tri_i_join_names},
    {{"aliases", TRI_I_NAMES, TRI_I_ALIASES}, tri_i_join_aliases},
    {{"short names", TRI_I_ALIASES | TRI_I_ELSEWHERE | TRI_I_NATIONS | TRI_I_METONYMS,
      TRI_I_SHORT_NAMES},
     tri_i_join_short_names},
    {{"countries",
      TRI_I_SHORT_NAMES | TRI_I_ALIASES | TRI_I_ELSEWHERE | TRI_I_NATIONS |
          TRI_I_METONYMS,
      TRI_I_COUNTRIES},
     tri_i_join_nationalities},
    {{"titles", TRI_I_COUNTRIES | TRI_I_ALIASES | TRI_I_FEATURES, TRI_I_TITLES},
     tri_i_join_titles},
    {{"last named", TRI_I_TITLES | TRI_I_ALIASES | TRI_I_FEATURES | TRI_I_INSTITUTIONS,
      TRI_I_LAST_NAMED},
     tri_i_join_last_named},
    {{"nominals", TRI_I_LAST_NAMED | TRI_I_TITLES | TRI_I_ALIASES | TRI_I_FEATURES,
      TRI_I_NOMINALS},
     tri_i_join_nominals},
    {{"speakers", TRI_I_NOMINALS | TRI_I_FEATURES, TRI_I_SPEAKERS},
     tri_i_join_speakers},
    {{"antecedents",
      TRI_I_SPEAKERS | TRI_I_NOMINALS | TRI_I_ALIASES | TRI_I_FEATURES | TRI_I_GIVEN,
      TRI_I_ANTECEDENTS},
     tri_i_join_antecedents},
    {{"other names", TRI_I_ANTECEDENTS | TRI_I_FEATURES, TRI_I_OTHER_NAMES},
     tri_i_join_other_names},
    {{"groups", TRI_I_OTHER_NAMES | TRI_I_ANTECEDENTS | TRI_I_ALIASES | TRI_I_FEATURES,
      TRI_I_GROUPS},
     tri_i_find_groups},
};
enum { N_PASSES = sizeof passes / sizeof passes[0] };

const tri_i_pass *tri_i_passes(size_t *n)
{
    *n = N_PASSES;
    return passes;
}

bool tri_i_resolver_init(tri_i_resolver *r, const tri_document *document,
                         tri_arena *arena)
{
    const uint32_t n = document->n_spans;
    *r = (tri_i_resolver){
        .document = document,
        .arena = arena,
        .n_spans = n,
        .mention_at = document->span_at,
        .antecedents = document->antecedents,
        .n_antecedents = document->n_antecedents,
        .spans = tri_arena_alloc(arena, n, sizeof *r->spans),
        .features = tri_arena_alloc(arena, n, sizeof *r->features),
        .expanded = tri_arena_alloc(arena, n, sizeof *r->expanded),
        .elsewhere = tri_arena_alloc(arena, n, sizeof *r->elsewhere),
        .nations = tri_arena_alloc(arena, n, sizeof *r->nations),
        .acts_for = tri_arena_alloc(arena, n, sizeof *r->acts_for),
        .institutions = tri_arena_alloc(arena, n, sizeof *r->institutions),
        .titled = tri_arena_alloc(arena, n, sizeof *r->titled),
        .clusters = tri_arena_alloc(arena, n, sizeof *r->clusters),
        /* Every join leaves one cluster less. */
        .links = tri_arena_alloc(arena, n, sizeof *r->links),
        .refused =
            tri_arena_alloc(arena, document->explain_all ? n : 0, sizeof *r->refused),
        .most_refused = document->explain_all ? n : 0,
        /* One by types a mention, one where it is a defined term, and two by what
           aliases.c finds behind one. */
        .votes = tri_arena_alloc(arena, 4 * (size_t)n, sizeof *r->votes),
        .voices = tri_arena_alloc(arena, n, sizeof *r->voices),
        .said_of = tri_arena_alloc(arena, n, sizeof *r->said_of),
        .groups = tri_arena_alloc(arena, n, sizeof *r->groups),
        .given_numbers =
            tri_arena_alloc(arena, document->n_given, sizeof *r->given_numbers)};
    if (r->spans == NULL || r->features == NULL || r->expanded == NULL ||
        r->elsewhere == NULL || r->nations == NULL || r->acts_for == NULL ||
        r->institutions == NULL || r->titled == NULL || r->voices == NULL ||
        r->clusters == NULL || r->links == NULL || r->refused == NULL ||
        r->votes == NULL || r->said_of == NULL || r->groups == NULL ||
        r->given_numbers == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        r->spans[i] = document->spans[i];
        r->clusters[i].parent = i;
        r->clusters[i].first_name = TRI_NONE;
        r->said_of[i] = TRI_NONE;
    }
    return true;
}

/* ---- Who writes what */

/* The arrays of a resolver. */
enum {
    OF_TYPES,
    OF_GIVEN,
    OF_FEATURES,
    OF_EXPANSIONS,
    OF_ELSEWHERE,
    OF_NATIONS,
    OF_METONYMS,
    OF_INSTITUTIONS,
    OF_GUARDED,
    OF_TITLED,
    OF_CLUSTERS,
    OF_VOICES,
    OF_SAID,
    OF_GROUPS,
    N_ARRAYS
};

/* For every array, whose writers may change it. All joins change the clusters, and so
   do those who know what tells clusters apart. */
static const uint32_t writers[N_ARRAYS] = {
    [OF_TYPES] = TRI_I_DEFINED | TRI_I_TYPES | TRI_I_ALIASES,
    [OF_GIVEN] = TRI_I_GIVEN,
    [OF_FEATURES] = TRI_I_FEATURES,
    [OF_EXPANSIONS] = TRI_I_EXPANSIONS,
    [OF_ELSEWHERE] = TRI_I_ELSEWHERE,
    [OF_NATIONS] = TRI_I_NATIONS,
    [OF_METONYMS] = TRI_I_METONYMS,
    [OF_INSTITUTIONS] = TRI_I_INSTITUTIONS,
    [OF_GUARDED] = TRI_I_GUARDED,
    [OF_CLUSTERS] = TRI_I_OTHER_NAMES | TRI_I_DEFINED | TRI_I_GUARDED | TRI_I_FEATURES |
                    TRI_I_GIVEN | TRI_I_METONYMS | TRI_I_INSTITUTIONS | TRI_I_PERSONS |
                    TRI_I_NAMES | TRI_I_ALIASES | TRI_I_SHORT_NAMES | TRI_I_COUNTRIES |
                    TRI_I_TITLES | TRI_I_LAST_NAMED | TRI_I_NOMINALS | TRI_I_SPEAKERS |
                    TRI_I_ANTECEDENTS,
    [OF_TITLED] = TRI_I_PERSONS,
    [OF_VOICES] = TRI_I_SPEAKERS,
    [OF_SAID] = TRI_I_ANTECEDENTS,
    [OF_GROUPS] = TRI_I_GROUPS,
};

#define HASH(seed, array, n) tri_hash(seed, array, (size_t)(n) * sizeof *(array))

static void hash_all(const tri_i_resolver *r, uint64_t hashes[N_ARRAYS])
{
    const uint32_t n = r->n_spans;
    uint64_t types = HASH(0, r->votes, r->n_votes);
    uint64_t given = HASH(0, r->given_numbers, r->document->n_given);
    uint64_t clusters = HASH(0, r->links, r->n_links);
    for (uint32_t i = 0; i < n; i++) {
        const tri_i_span *span = &r->spans[i];
        tri_i_cluster cluster = r->clusters[i];
        cluster.parent = tri_i_find_root(r, i); /* however long the way to it is */
        types = tri_hash(types, &span->type, sizeof span->type);
        types = tri_hash(types, &span->kind, sizeof span->kind);
        given = tri_hash(given, &span->given, sizeof span->given);
        clusters = tri_hash(clusters, &cluster, sizeof cluster);
    }
    hashes[OF_TYPES] = types;
    hashes[OF_GIVEN] = given;
    hashes[OF_FEATURES] = HASH(0, r->features, n);
    hashes[OF_EXPANSIONS] = HASH(0, r->expanded, n);
    hashes[OF_ELSEWHERE] = HASH(0, r->elsewhere, n);
    hashes[OF_NATIONS] = HASH(0, r->nations, n);
    hashes[OF_METONYMS] = HASH(0, r->acts_for, n);
    hashes[OF_INSTITUTIONS] = HASH(0, r->institutions, n);
    hashes[OF_GUARDED] = tri_i_hash_guarded(r->guarded);
    hashes[OF_TITLED] = HASH(0, r->titled, n);
    hashes[OF_CLUSTERS] = clusters;
    hashes[OF_VOICES] = HASH(0, r->voices, n);
    hashes[OF_SAID] = HASH(0, r->said_of, n);
    hashes[OF_GROUPS] = HASH(0, r->groups, n);
}

tri_status tri_i_run_passes(tri_i_resolver *resolver, const tri_i_pass *row, size_t n,
                            bool is_checked, tri_error *error)
{
    const char *id = resolver->document->meta.id;
    uint64_t before[N_ARRAYS];
    uint64_t after[N_ARRAYS];
    uint32_t made = 0;
    for (size_t i = 0; i < n; i++) {
        const tri_i_step *step = &row[i].step;
        if (is_checked) {
            if (!tri_i_is_in_order(step, 1, made, NULL, NULL)) {
                return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                                  "%s: pass '%s' runs before one that it reads from",
                                  id, step->name);
            }
            hash_all(resolver, before);
        }
        if (!row[i].run(resolver)) {
            return tri_i_fail_memory(error);
        }
        made |= step->writes;
        if (is_checked) {
            hash_all(resolver, after);
        }
        for (size_t k = 0; is_checked && k < N_ARRAYS; k++) {
            if (before[k] != after[k] && (writers[k] & step->writes) == 0) {
                return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                                  "%s: pass '%s' has changed what another one writes",
                                  id, step->name);
            }
        }
    }
    return TRI_OK;
}

tri_status tri_i_resolve(const tri_document *document, tri_arena *arena,
                         tri_i_resolution *out, tri_error *error)
{
#ifdef NDEBUG
    const bool is_checked = false;
#else
    const bool is_checked = true;
#endif
    tri_i_resolver resolver;
    if (!tri_i_resolver_init(&resolver, document, arena)) {
        return tri_i_fail_memory(error);
    }
    TRI_TRY(tri_i_run_passes(&resolver, passes, N_PASSES, is_checked, error));
    return tri_i_make_entities(&resolver, out) ? TRI_OK : tri_i_fail_memory(error);
}
