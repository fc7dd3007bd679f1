/* Tests extract/order.c, and the two tables that stand on it: the stages of a document
   (extract/extract.c) and the passes of resolution (extract/entities/resolve.c). Every
   constraint is broken once, and a step that writes what is not its own is caught. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model.h"

#include "base/hash.h"
#include "extract/entities/resolve.h"
#include "extract/extract.h"
#include "extract/find/find.h"

enum { MAX_STEPS = 32 };

static const char *const texts[] = {
    "Kenya's Interior Ministry fined Norvex Corp on Monday. Norvex (NX), which is "
    "based "
    "in Moscow, Idaho, said that it would pay. President Ada Lind met the two "
    "ministers "
    "in Nairobi. The Kenyan president thanked them, and Lind left for Yale College. "
    "Yale welcomed her.",
    "Moscow said on Friday that Russian troops had left the base. The Ministry of "
    "Foreign Affairs of Russia denied it. Peter Olsen, also known as Pete Olsen, and "
    "Maria Olsen own the mill in Bergen; both live there. She sold it in 1998. \"I "
    "will "
    "never go back,\" Olsen said.",
    "The World Health Organization (WHO) opened an office in Accra in 2019. The WHO "
    "closed it two years later. Its director, Ama Boateng, blamed the government of "
    "Ghana. The government rejected this. Georgia and Togo signed the treaty, but they "
    "did not ratify the treaty."};

/* ---- The tables */

typedef struct {
    tri_i_step steps[MAX_STEPS];
    size_t n;
} row;

static row stages_row(void)
{
    row r = {.n = TRI_I_N_STAGES};
    for (size_t i = 0; i < r.n; i++) {
        r.steps[i] = tri_i_stages[i].step;
    }
    return r;
}

static row passes_row(void)
{
    row r = {0};
    const tri_i_pass *passes = tri_i_passes(&r.n);
    assert_true(r.n <= MAX_STEPS);
    for (size_t i = 0; i < r.n; i++) {
        r.steps[i] = passes[i].step;
    }
    return r;
}

/* Moves step `from` behind step `to`. */
static void move_behind(row *r, size_t from, size_t to)
{
    const tri_i_step moved = r->steps[from];
    for (size_t i = from; i < to; i++) {
        r->steps[i] = r->steps[i + 1];
    }
    r->steps[to] = moved;
}

static size_t writer_of(const row *r, uint32_t part)
{
    size_t i = 0;
    while (i < r->n && (r->steps[i].writes & part) == 0) {
        i++;
    }
    return i;
}

/* Swaps and drops every constraint of a row; returns how many it has. */
static size_t break_each(const row *whole)
{
    size_t n_constraints = 0;
    assert_true(tri_i_is_in_order(whole->steps, whole->n, 0, NULL, NULL));
    for (size_t i = 0; i < whole->n; i++) {
        size_t at = MAX_STEPS;
        uint32_t parts = 0;
        row twice = *whole;
        twice.steps[twice.n++] = whole->steps[i];
        assert_false(tri_i_is_in_order(twice.steps, twice.n, 0, &at, &parts));
        assert_int_equal(at, whole->n);
        assert_int_equal(parts, whole->steps[i].writes);
        for (uint32_t bit = 0; bit < 32; bit++) {
            const uint32_t part = UINT32_C(1) << bit;
            if ((whole->steps[i].reads & part) == 0) {
                continue;
            }
            n_constraints++;
            const size_t writer = writer_of(whole, part);
            assert_true(writer < i);
            row swapped = *whole;
            move_behind(&swapped, writer, i);
            assert_false(tri_i_is_in_order(swapped.steps, swapped.n, 0, &at, &parts));
            assert_true(at < i);
            assert_int_not_equal(parts & part, 0);
            row dropped = *whole;
            move_behind(&dropped, writer, whole->n - 1);
            dropped.n--;
            assert_false(tri_i_is_in_order(dropped.steps, dropped.n, 0, &at, &parts));
            assert_int_not_equal(parts & part, 0);
        }
    }
    return n_constraints;
}

static void test_every_constraint_is_caught(void **state)
{
    (void)state;
    const row stages = stages_row();
    const row passes = passes_row();
    assert_true(break_each(&stages) >= stages.n - 1);
    assert_true(break_each(&passes) >= passes.n - 1);
}

/* ---- Documents */

/* A document up to a stage, itself not run. */
static void prepare(tri_document *document, const char *text, size_t stage)
{
    tri_scratch *scratch = NULL;
    tri_error error = {0};
    assert_int_equal(tri_document_init(document, text, strlen(text), NULL, &error),
                     TRI_OK);
    assert_int_equal(tri_scratch_new(model, &scratch, &error), TRI_OK);
    const tri_i_tools tools = {.model = model, .scratch = scratch};
    for (size_t i = 0; i < stage; i++) {
        assert_int_equal(
            tri_i_run_stage(&tri_i_stages[i], &tools, true, document, &error), TRI_OK);
    }
    tri_scratch_free(scratch);
}

static void test_stages_leave_what_was_made(void **state)
{
    (void)state;
    need_model();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tri_document document = {0};
        tri_i_finds finds = {0};
        tri_triples triples = {0};
        tri_error error = {0};
        prepare(&document, texts[i], TRI_I_STAGE_FINDS);
        const tri_i_tools tools = {.finds = &finds, .triples = &triples};
        for (size_t k = TRI_I_STAGE_FINDS; k < TRI_I_N_STAGES; k++) {
            assert_int_equal(
                tri_i_run_stage(&tri_i_stages[k], &tools, true, &document, &error),
                TRI_OK);
        }
        assert_true(triples.n_triples > 3);
        tri_triples_clear(&triples);
        tri_i_finds_clear(&finds);
        tri_document_clear(&document);
    }
}

/* A stage that gives the first word another tag behind the parser's back. */
static tri_status meddle(const tri_document *in, const tri_i_tools *tools,
                         tri_document *out, tri_error *error)
{
    (void)tools;
    (void)error;
    assert_null(in->surface); /* it reads nothing */
    assert_null(in->tokens);
    assert_int_equal(in->n_tokens, 0);
    ((tri_token *)(uintptr_t)out->tokens)[0].upos = TRI_UPOS_X;
    return TRI_OK;
}

static void test_a_stage_that_meddles_is_caught(void **state)
{
    (void)state;
    need_model();
    tri_document document = {0};
    tri_error error = {0};
    const tri_i_tools tools = {0};
    const tri_i_stage stage = {{"meddler", 0, TRI_I_PART_VALUES}, meddle};
    prepare(&document, texts[0], TRI_I_STAGE_VALUES);
    assert_int_not_equal(document.tokens[0].upos, TRI_UPOS_X);
    assert_int_equal(tri_i_run_stage(&stage, &tools, true, &document, &error),
                     TRI_ERR_ARGUMENT);
    assert_non_null(strstr(error.message, "meddler"));
    /* Entities before mentions. */
    assert_int_equal(tri_i_run_stage(&tri_i_stages[TRI_I_STAGE_ENTITIES], &tools, true,
                                     &document, &error),
                     TRI_ERR_ARGUMENT);
    assert_non_null(strstr(error.message, "entities"));
    tri_document_clear(&document);
}

/* ---- Passes */

/* All that passes (n) decide about a document, as one number. */
static uint64_t decide(const tri_document *document, const tri_i_pass *passes, size_t n)
{
    tri_arena arena = {0};
    tri_i_resolver r;
    tri_error error = {0};
    assert_true(tri_i_resolver_init(&r, document, &arena));
    assert_int_equal(tri_i_run_passes(&r, passes, n, true, &error), TRI_OK);
    uint64_t hash = tri_hash(0, r.links, r.n_links * sizeof *r.links);
    for (uint32_t i = 0; i < r.n_spans; i++) {
        const uint32_t root = tri_i_find_root(&r, i);
        hash = tri_hash(hash, &root, sizeof root);
        hash = tri_hash(hash, &r.spans[i].type, sizeof r.spans[i].type);
        hash = tri_hash(hash, &r.said_of[i], sizeof r.said_of[i]);
        hash = tri_hash(hash, &r.groups[i].n, sizeof r.groups[i].n);
    }
    tri_arena_clear(&arena);
    return hash;
}

/* Where the table has no constraint between two passes that follow each other, either
   may run first. */
static void test_no_constraint_is_missing(void **state)
{
    (void)state;
    need_model();
    size_t n;
    size_t n_swapped = 0;
    const tri_i_pass *passes = tri_i_passes(&n);
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        tri_document document = {0};
        prepare(&document, texts[t], TRI_I_STAGE_ENTITIES);
        const uint64_t wanted = decide(&document, passes, n);
        for (size_t i = 0; i + 1 < n; i++) {
            tri_i_pass other[MAX_STEPS];
            memcpy(other, passes, n * sizeof *other);
            other[i] = passes[i + 1];
            other[i + 1] = passes[i];
            if ((passes[i + 1].step.reads & passes[i].step.writes) == 0) {
                assert_true(decide(&document, other, n) == wanted);
                n_swapped++;
            }
        }
        tri_document_clear(&document);
    }
    assert_true(n_swapped > 0);
}

static bool meddle_with_features(tri_i_resolver *r)
{
    r->features[0].definite = !r->features[0].definite;
    return true;
}

static bool meddle_with_types(tri_i_resolver *r)
{
    r->spans[0].type = r->spans[0].type == TRI_TYPE_PER ? TRI_TYPE_ORG : TRI_TYPE_PER;
    return true;
}

static bool meddle_with_clusters(tri_i_resolver *r)
{
    r->clusters[1].parent = 0;
    return true;
}

static void test_a_pass_that_meddles_is_caught(void **state)
{
    (void)state;
    need_model();
    static const tri_i_pass bad[] = {
        {{"meddler", 0, TRI_I_TITLES}, meddle_with_features},
        {{"meddler", 0, TRI_I_TITLES}, meddle_with_types},
        {{"meddler", 0, TRI_I_GROUPS}, meddle_with_clusters}};
    tri_document document = {0};
    prepare(&document, texts[0], TRI_I_STAGE_ENTITIES);
    size_t n;
    const tri_i_pass *passes = tri_i_passes(&n);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        tri_arena arena = {0};
        tri_error error = {0};
        tri_i_resolver r;
        const tri_i_pass two[] = {passes[0], passes[1], bad[i]};
        assert_true(tri_i_resolver_init(&r, &document, &arena));
        assert_int_equal(tri_i_run_passes(&r, two, 3, true, &error), TRI_ERR_ARGUMENT);
        assert_non_null(strstr(error.message, "meddler"));
        tri_arena_clear(&arena);
    }
    tri_document_clear(&document);
}

/* A join that is refused changes nothing. */
static void test_a_join_may_refuse(void **state)
{
    (void)state;
    need_model();
    tri_document document = {0};
    tri_arena arena = {0};
    tri_i_resolver r;
    size_t n;
    tri_error error = {0};
    prepare(&document, texts[0], TRI_I_STAGE_ENTITIES);
    const tri_i_pass *passes = tri_i_passes(&n);
    assert_true(tri_i_resolver_init(&r, &document, &arena));
    assert_int_equal(tri_i_run_passes(&r, passes, 2, true, &error), TRI_OK);
    r.clusters[0].place = TRI_I_COUNTRY;
    r.clusters[1].place = TRI_I_CITY;
    const tri_i_cluster before[] = {r.clusters[0], r.clusters[1]};
    assert_false(tri_i_join(&r, 1, 0, TRI_RULE_SAME_NAME));
    assert_memory_equal(before, r.clusters, sizeof before);
    assert_int_equal(r.n_links, 0);
    r.clusters[1].place = 0;
    assert_true(tri_i_join(&r, 1, 0, TRI_RULE_SAME_NAME));
    assert_true(tri_i_join(&r, 0, 1, TRI_RULE_SAME_NAME)); /* they are one already */
    assert_int_equal(r.n_links, 1);
    tri_arena_clear(&arena);
    tri_document_clear(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_constraint_is_caught),
        cmocka_unit_test(test_stages_leave_what_was_made),
        cmocka_unit_test(test_a_stage_that_meddles_is_caught),
        cmocka_unit_test(test_no_constraint_is_missing),
        cmocka_unit_test(test_a_pass_that_meddles_is_caught),
        cmocka_unit_test(test_a_join_may_refuse),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
