/* Finds what the trees of a document state: runs the rules over its tokens. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

/* What the families are, and in which order: rules.h. */
static const tri_i_rule *const families[] = {
#define FAMILY(name) tri_i_##name##_rules,
    TRI_I_FAMILY_LIST(FAMILY)
#undef FAMILY
};

/* The mention of every head; of several with one head the name, else the first. NULL
   where memory is out. */
static const uint32_t *mentions_at(const tri_document *d, tri_arena *arena)
{
    uint32_t *at = tri_arena_alloc(arena, d->n_tokens, sizeof *at);
    for (uint32_t i = 0; at != NULL && i < d->n_tokens; i++) {
        at[i] = TRI_NONE;
    }
    for (uint32_t i = 0; at != NULL && i < d->n_mentions; i++) {
        const uint32_t head = d->mentions[i].head;
        if (at[head] == TRI_NONE || d->mentions[i].kind < d->mentions[at[head]].kind) {
            at[head] = i;
        }
    }
    return at;
}

/* Tells the log of refusals who gives up from now on. */
static void begin_rule(const tri_i_finds *x, const char *rule)
{
    if (x->refusals != NULL) {
        x->refusals->rule = rule;
    }
}

static void run_rules(tri_i_finds *x)
{
    for (uint32_t token = 0; token < x->document->n_tokens && !x->failed; token++) {
        for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
            for (const tri_i_rule *rule = families[i]; rule->name != NULL; rule++) {
                begin_rule(x, rule->name);
                rule->find(x, token);
            }
        }
    }
}

/* Reads the kinds of the finds from number `begin` on. */
static void read_statements(tri_i_finds *x, uint32_t begin)
{
    for (uint32_t i = begin; i < x->n_finds && !x->failed; i++) {
        tri_i_read_statement(x, &x->finds[i]);
    }
}

tri_status tri_i_tree_to_finds(const tri_document *document, tri_i_finds *finds,
                               tri_error *error)
{
    *finds = (tri_i_finds){.seen = *document, .tree = document->tree};
    finds->document = &finds->seen;
    finds->seen.arena = (tri_arena){0};
    finds->mention_at = mentions_at(document, &finds->arena);
    finds->failed = finds->mention_at == NULL;
    if (document->explain_all) {
        finds->refusals = tri_arena_alloc(&finds->arena, 1, sizeof *finds->refusals);
        finds->failed = finds->failed || finds->refusals == NULL;
    }
    run_rules(finds);
    begin_rule(finds, "contents");
    tri_i_find_contents(finds);
    begin_rule(finds, "with object");
    tri_i_find_with_objects(finds);
    read_statements(finds, 0);
    if (!finds->failed) {
        tri_i_fold_relations(finds);
        const uint32_t n_before = finds->n_finds;
        begin_rule(finds, "roles");
        tri_i_find_roles(finds);
        read_statements(finds, n_before);
    }
    if (!finds->failed) {
        begin_rule(finds, "deeds");
        tri_i_find_deeds(finds);
        begin_rule(finds, "events");
        tri_i_find_events(finds); /* takes the kinds of the finds before it */
        tri_i_find_quotes(finds);
        tri_i_find_voices(finds);
        begin_rule(finds, "within");
        tri_i_find_within(finds);
    }
    finds->failed =
        finds->failed || (finds->refusals != NULL && finds->refusals->failed);
    return finds->failed ? tri_i_fail_memory(error) : TRI_OK;
}
