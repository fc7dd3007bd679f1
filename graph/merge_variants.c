/* Joins records whose names differ: one name in two spellings, a company's with and
   without its form, a name of which a document says that it is another one of the same,
   the surname of one whose office is told. The guard decides of every pair. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/guard/guard.h"
#include "extract/lexicon/lexicon.h"
#include "graph/contexts.h"

#include <stdlib.h>
#include <string.h>

enum {
    AMBIGUOUS = UINT32_MAX - 1,
    MAX_BLOCK = 128, /* names of one surname, or of one given name, compared */
    MAX_PARTS = 6    /* of a name that is joined by its company's form */
};

/* A set of records under a key that names of one thing may share. */
typedef struct {
    const char *key;
    uint32_t root;
} entry;

typedef struct {
    tri_graph *graph;
    tri_arena arena; /* keys */
    TRI_I_ARRAY(entry) entries;
    tri_error *error;
} variants;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a;
    const entry *y = b;
    const int order = strcmp(x->key, y->key);
    return order != 0 ? order : x->root < y->root ? -1 : x->root > y->root;
}

static bool add_entry(variants *v, const char *key, uint32_t root)
{
    const entry one = {key, root};
    return key != NULL && TRI_I_PUSH(&v->entries, one);
}

/* Whether a record stands for a set whose name is everyone's. */
static bool is_candidate(const tri_graph *graph, uint32_t i)
{
    const tri_i_record *record = &graph->records.items[i];
    return record->parent == i && record->named && !record->own;
}

static void read_name(tri_graph *graph, uint32_t record, const char *text,
                      tri_i_name *name)
{
    const tri_i_record *one = &graph->records.items[record];
    const tri_i_name_facts facts = {.type = (tri_type)one->type,
                                    .wikidata = tri_i_string(graph, one->wikidata)};
    tri_i_read_name(text, &facts, name);
}

/* Whether two sets have one name: they were told apart by more than that. */
static bool are_namesakes(const tri_graph *graph, const tri_i_record *a,
                          const tri_i_record *b)
{
    char *x = tri_i_name_key(tri_i_string(graph, a->name));
    char *y = tri_i_name_key(tri_i_string(graph, b->name));
    const bool are = x == NULL || y == NULL || strcmp(x, y) == 0;
    free(x);
    free(y);
    return are;
}

/* Why two sets are not one, by their names and by what is known of the two lives;
   `is_said`: a document says that they are one. */
static tri_i_apart find_apart(tri_graph *graph, uint32_t a, uint32_t b, bool is_said)
{
    tri_i_name x;
    tri_i_name y;
    const tri_i_record *one = &graph->records.items[a];
    const tri_i_record *other = &graph->records.items[b];
    read_name(graph, a, tri_i_string(graph, one->name), &x);
    read_name(graph, b, tri_i_string(graph, other->name), &y);
    const tri_i_apart apart = tri_i_names_apart(&x, &y);
    if (apart == TRI_I_APART_NOT &&
        (are_namesakes(graph, one, other) ||
         tri_i_compare_contexts(&one->context, &other->context) >= TRI_I_TWO_LIVES)) {
        return TRI_I_APART_UNLIKE;
    }
    return is_said && tri_i_is_overruled(apart) ? TRI_I_APART_NOT : apart;
}

/* Calls a function with the entries of each key that several have. */
static tri_status for_blocks(variants *v,
                             tri_status (*join)(variants *, const entry *, size_t))
{
    const entry *items = v->entries.items;
    const size_t n = v->entries.n;
    if (n > 0) {
        qsort(v->entries.items, n, sizeof *v->entries.items, compare_entries);
    }
    for (size_t begin = 0, end = 0; begin < n; begin = end) {
        while (end < n && strcmp(items[end].key, items[begin].key) == 0) {
            end++;
        }
        if (end - begin > 1) {
            TRI_TRY(join(v, items + begin, end - begin));
        }
    }
    return TRI_OK;
}

/* ---- One name in two spellings */

/* What is left of a word when vowels, doubled consonants and its first letter go: "fi"
   of Gaddafi and Qaddafi. */
static const char *skeleton(variants *v, const char *word)
{
    char *out = tri_arena_string(&v->arena, word);
    size_t n = 0;
    for (const char *c = word; out != NULL && *c != '\0'; c++) {
        const bool is_first = c == word;
        if (!is_first && strchr("aeiouyhw", *c) == NULL && c[-1] != *c &&
            (unsigned char)*c < 0x80) {
            out[n++] = *c;
        }
    }
    if (out != NULL) {
        out[n] = '\0';
    }
    return out;
}

/* Enters a person's name by its surname and by its given name, each with a trace of the
   other, so that blocks stay small. */
static bool enter_person(variants *v, uint32_t i)
{
    char *folded =
        tri_i_plain_name(tri_i_string(v->graph, v->graph->records.items[i].name));
    char *last = folded == NULL ? NULL : strrchr(folded, ' ');
    bool ok = folded != NULL;
    if (last != NULL) {
        const int n = (int)strcspn(folded, " ");
        ok = add_entry(v, tri_arena_printf(&v->arena, "s%s %.1s", last + 1, folded), i);
        const char *trace = skeleton(v, last + 1);
        ok = ok && trace != NULL &&
             add_entry(v, tri_arena_printf(&v->arena, "g%.*s %s", n, folded, trace), i);
    }
    free(folded);
    return ok;
}

/* Enters the name of anything else by what is left of it without diacritics. */
static bool enter_thing(variants *v, uint32_t i)
{
    const tri_i_record *record = &v->graph->records.items[i];
    char *plain = tri_i_plain_name(tri_i_string(v->graph, record->name));
    const bool ok =
        plain != NULL &&
        add_entry(v, tri_arena_printf(&v->arena, "t%u %s", record->type, plain), i);
    free(plain);
    return ok;
}

/* Joins sets of which each may be each of the others; where one may be two that are not
   one, all stay. `near` (n, n) says which may be one. */
static tri_status join_alike(variants *v, const entry *block, size_t n,
                             const bool *near)
{
    bool done[MAX_BLOCK] = {false};
    for (size_t i = 0; i < n; i++) {
        size_t group[MAX_BLOCK];
        size_t n_group = 0;
        if (done[i]) {
            continue;
        }
        group[n_group++] = i;
        done[i] = true;
        for (size_t g = 0; g < n_group; g++) {
            for (size_t k = 0; k < n; k++) {
                if (!done[k] && near[group[g] * n + k]) {
                    done[k] = true;
                    group[n_group++] = k;
                }
            }
        }
        bool is_whole = n_group > 1;
        for (size_t g = 0; g < n_group && is_whole; g++) {
            for (size_t h = 0; h < g && is_whole; h++) {
                is_whole = near[group[g] * n + group[h]];
            }
        }
        for (size_t g = 1; g < n_group && is_whole; g++) {
            /* What an earlier block has joined to either is asked too. */
            if (find_apart(v->graph, tri_i_root(v->graph, block[group[g]].root),
                           tri_i_root(v->graph, block[i].root),
                           false) != TRI_I_APART_NOT) {
                continue;
            }
            TRI_TRY(tri_i_join_records(v->graph, block[group[g]].root, block[i].root,
                                       TRI_I_MERGE_SPELLING, v->error));
        }
    }
    return TRI_OK;
}

static tri_status join_block(variants *v, const entry *block, size_t n)
{
    if (n > MAX_BLOCK) {
        return TRI_OK;
    }
    bool *near = calloc(n * n, sizeof *near);
    if (near == NULL) {
        return tri_i_fail_memory(v->error);
    }
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < i; k++) {
            const bool is_near = find_apart(v->graph, block[i].root, block[k].root,
                                            false) == TRI_I_APART_NOT;
            near[i * n + k] = near[k * n + i] = is_near;
            any = any || is_near;
        }
    }
    const tri_status status = any ? join_alike(v, block, n, near) : TRI_OK;
    free(near);
    return status;
}

static tri_status merge_spellings(variants *v)
{
    tri_graph *graph = v->graph;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        if (is_candidate(graph, i) &&
            !(graph->records.items[i].type == TRI_TYPE_PER ? enter_person(v, i)
                                                           : enter_thing(v, i))) {
            return tri_i_fail_memory(v->error);
        }
    }
    return for_blocks(v, join_block);
}

/* ---- A company's name with and without its form */

/* The folded name of an organisation without words like "Inc." at its end; "" where it
   has none of them or nothing else. NULL where memory is out. */
static const char *without_form(variants *v, const char *name, bool *has_form)
{
    char *folded = tri_i_name_key(name);
    char *key = folded == NULL ? NULL : tri_arena_string(&v->arena, folded);
    free(folded);
    *has_form = false;
    for (int i = 0; key != NULL && i < MAX_PARTS; i++) {
        char *last = strrchr(key, ' ');
        if (last == NULL) {
            break;
        }
        char word[16];
        size_t n = 0;
        for (const char *c = last + 1; *c != '\0' && n + 1 < sizeof word; c++) {
            if (*c != '.' && *c != ',') {
                word[n++] = *c;
            }
        }
        word[n] = '\0';
        if (!tri_i_lexicon_has(&tri_i_lexicon_legal_forms, word)) {
            break;
        }
        *has_form = true;
        *last = '\0';
        for (char *c = last; c > key && c[-1] == ','; c--) {
            c[-1] = '\0';
        }
    }
    return key;
}

/* Joins the sets of one key, where those with a form have one and the same name: of
   "Morrow Inc." and "Morrow plc" the bare "Morrow" may be either. */
static tri_status join_forms(variants *v, const entry *items, size_t n)
{
    uint32_t whole = TRI_NONE;
    uint32_t bare = TRI_NONE;
    for (size_t i = 0; i < n; i++) {
        bool has_form = false;
        if (without_form(
                v, tri_i_string(v->graph, v->graph->records.items[items[i].root].name),
                &has_form) == NULL) {
            return tri_i_fail_memory(v->error);
        }
        uint32_t *one = has_form ? &whole : &bare;
        if (*one != TRI_NONE) {
            return TRI_OK;
        }
        *one = items[i].root;
    }
    return whole == TRI_NONE || bare == TRI_NONE ||
                   find_apart(v->graph, whole, bare, false) != TRI_I_APART_NOT
               ? TRI_OK
               : tri_i_join_records(v->graph, whole, bare, TRI_I_MERGE_LEGAL_FORM,
                                    v->error);
}

static tri_status merge_forms(variants *v)
{
    tri_graph *graph = v->graph;
    v->entries.n = 0;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        bool has_form = false;
        if (is_candidate(graph, i) && graph->records.items[i].type == TRI_TYPE_ORG &&
            !add_entry(v,
                       without_form(v,
                                    tri_i_string(graph, graph->records.items[i].name),
                                    &has_form),
                       i)) {
            return tri_i_fail_memory(v->error);
        }
    }
    return for_blocks(v, join_forms);
}

/* ---- What a document says that something is also called */

/* Enters the other names that documents explain: with their whole sets. */
static bool enter_explained(variants *v, tri_map *claims)
{
    tri_graph *graph = v->graph;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        uint32_t at = record->named && !record->own ? record->explained : TRI_NONE;
        for (; at != TRI_NONE; at = graph->cells.items[at].next) {
            const char *alias = tri_i_string(graph, graph->cells.items[at].string);
            if (!tri_i_is_telling_name(alias)) {
                continue;
            }
            char *folded = tri_i_name_key(alias);
            const char *key =
                folded == NULL ? NULL : tri_arena_string(&v->arena, folded);
            free(folded);
            if (key == NULL) {
                return false;
            }
            const size_t length = strlen(key);
            const uint32_t root = tri_i_root(graph, i);
            const uint32_t before = tri_map_get(claims, key, length);
            const bool is_other = before != TRI_MAP_NONE && before != AMBIGUOUS &&
                                  tri_i_root(graph, before) != root;
            if ((before == TRI_MAP_NONE || is_other) &&
                !tri_map_set(claims, key, length, is_other ? AMBIGUOUS : i)) {
                return false;
            }
        }
    }
    return true;
}

/* Whether a document writes a name as the one that explains it does: "NOGA" is not
   "Noga". */
static bool is_written_so(tri_graph *graph, uint32_t owner, const char *name)
{
    uint32_t at = graph->records.items[owner].explained;
    for (; at != TRI_NONE && strchr(name, ' ') == NULL;
         at = graph->cells.items[at].next) {
        if (strcmp(tri_i_string(graph, graph->cells.items[at].string), name) == 0) {
            return true;
        }
    }
    return at != TRI_NONE || strchr(name, ' ') != NULL;
}

static tri_status merge_explained(variants *v)
{
    tri_graph *graph = v->graph;
    tri_map claims = {0};
    tri_status status =
        enter_explained(v, &claims) ? TRI_OK : tri_i_fail_memory(v->error);
    for (uint32_t i = 0; i < graph->records.n && status == TRI_OK; i++) {
        if (!is_candidate(graph, i)) {
            continue;
        }
        char *key = tri_i_name_key(tri_i_string(graph, graph->records.items[i].name));
        const uint32_t owner =
            key == NULL ? TRI_MAP_NONE : tri_map_get(&claims, key, strlen(key));
        if (key == NULL) {
            status = tri_i_fail_memory(v->error);
        } else if (owner != TRI_MAP_NONE && owner != AMBIGUOUS &&
                   tri_i_root(graph, owner) != tri_i_root(graph, i) &&
                   (graph->records.items[owner].type == TRI_TYPE_PER) ==
                       (graph->records.items[i].type == TRI_TYPE_PER) &&
                   is_written_so(graph, owner,
                                 tri_i_string(graph, graph->records.items[i].name)) &&
                   find_apart(graph, owner, i, true) == TRI_I_APART_NOT) {
            status = tri_i_join_records(graph, i, owner, TRI_I_MERGE_ALIAS, v->error);
            graph->records.items[i].is_short = tri_i_root(graph, i) != i;
        }
        free(key);
    }
    tri_map_clear(&claims);
    return status;
}

/* ---- A surname and an office */

/* Enters a person's surname with each office that the document gives it, so that
   "President Xi" of one meets "President Xi Jinping" of another. */
static bool enter_offices(variants *v, uint32_t i)
{
    tri_graph *graph = v->graph;
    const tri_i_record *record = &graph->records.items[i];
    char *folded = tri_i_plain_name(tri_i_string(graph, record->name));
    bool ok = folded != NULL;
    const bool is_title = ok && tri_i_lexicon_has(&tri_i_lexicon_titles, folded);
    for (uint32_t at = is_title ? TRI_NONE : record->roles; ok && at != TRI_NONE;
         at = graph->cells.items[at].next) {
        char office[32];
        if (!tri_i_office_of(tri_i_string(graph, graph->cells.items[at].string),
                             office)) {
            continue;
        }
        const char *last = strrchr(folded, ' ');
        ok = add_entry(v,
                       tri_arena_printf(&v->arena, "%s %s",
                                        last == NULL ? folded : last + 1, office),
                       i);
    }
    free(folded);
    return ok;
}

/* Joins the bare surnames of one office with the one whole name that has both; where
   two have, or their lives are two, each stays its document's. */
static tri_status join_office(variants *v, const entry *items, size_t n)
{
    tri_graph *graph = v->graph;
    uint32_t whole = TRI_NONE;
    bool is_one = true;
    for (size_t i = 0; i < n; i++) {
        const tri_i_record *record = &graph->records.items[items[i].root];
        if (record->own) {
            continue;
        }
        is_one = is_one && (whole == TRI_NONE || tri_i_root(graph, whole) ==
                                                     tri_i_root(graph, items[i].root));
        whole = whole == TRI_NONE ? items[i].root : whole;
    }
    whole = whole == TRI_NONE ? items[0].root : whole;
    for (size_t i = 0; i < n && is_one; i++) {
        const uint32_t one = items[i].root;
        const tri_i_record *record = &graph->records.items[one];
        if (!record->own || one == whole ||
            tri_i_are_of_two_nations(&record->context,
                                     &graph->records.items[whole].context)) {
            continue;
        }
        TRI_TRY(tri_i_join_records(graph, one, whole, TRI_I_MERGE_OFFICE, v->error));
        graph->records.items[one].is_short =
            !graph->records.items[whole].own && tri_i_root(graph, one) != one;
    }
    return TRI_OK;
}

static tri_status merge_offices(variants *v)
{
    tri_graph *graph = v->graph;
    v->entries.n = 0;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        const tri_i_record *record = &graph->records.items[i];
        const bool is_role =
            record->own && tri_i_name_is_role(tri_i_string(graph, record->name));
        if (record->named && record->type == TRI_TYPE_PER && !is_role &&
            !enter_offices(v, i)) {
            return tri_i_fail_memory(v->error);
        }
    }
    return for_blocks(v, join_office);
}

tri_status tri_i_merge_variants(tri_graph *graph, tri_error *error)
{
    variants v = {.graph = graph, .error = error};
    tri_status status = merge_spellings(&v);
    status = status == TRI_OK ? merge_forms(&v) : status;
    status = status == TRI_OK ? merge_explained(&v) : status;
    status = status == TRI_OK ? merge_offices(&v) : status;
    free(v.entries.items);
    tri_arena_clear(&v.arena);
    return status;
}
