/* Joins records whose names differ: one name in two spellings, a company's with and
   without its form, a name of which a document says that it is another one of the same,
   the surname of one whose office is told. The guard decides of every pair. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/guard/guard.h"
#include "extract/lexicon/lexicon.h"
#include "graph/contexts.h"
#include "graph/variants.h"

#include <stdlib.h>
#include <string.h>

enum {
    AMBIGUOUS = UINT32_MAX - 1,
    MAX_BLOCK = 128, /* names of one surname, or of one given name, compared */
    MAX_PARTS = 6    /* of a name that is joined by its company's form */
};

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

/* ---- One name in two spellings */

/* Whether both are said to have one office. */
static bool have_one_office(const tri_graph *graph, const tri_i_record *a,
                            const tri_i_record *b)
{
    for (uint32_t i = a->roles; i != TRI_NONE; i = graph->cells.items[i].next) {
        char one[32];
        if (!tri_i_office_of(tri_i_string(graph, graph->cells.items[i].string), one)) {
            continue;
        }
        for (uint32_t k = b->roles; k != TRI_NONE; k = graph->cells.items[k].next) {
            char other[32];
            if (tri_i_office_of(tri_i_string(graph, graph->cells.items[k].string),
                                other) &&
                strcmp(one, other) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Whether the surname is one of those that so many people have that Steve and Stephen
   Jones are two, where nothing but the name speaks for one. */
static bool needs_evidence(const tri_graph *graph, uint32_t a, uint32_t b)
{
    const tri_i_record *one = &graph->records.items[a];
    const tri_i_record *other = &graph->records.items[b];
    if (one->type != TRI_TYPE_PER || other->type != TRI_TYPE_PER) {
        return false;
    }
    char *x = tri_i_plain_name(tri_i_string(graph, one->name));
    char *y = tri_i_plain_name(tri_i_string(graph, other->name));
    const char *surname = x == NULL ? NULL : strrchr(x, ' ');
    const bool is_common =
        x != NULL && y != NULL && strcmp(x, y) != 0 && surname != NULL &&
        strcmp(tri_i_lexicon_cell(&tri_i_lexicon_census_names, surname + 1,
                                  TRI_CENSUS_NAMES_SURNAME),
               "many") == 0;
    free(x);
    free(y);
    return is_common && !have_one_office(graph, one, other) &&
           tri_i_compare_contexts(&one->context, &other->context) > TRI_I_ONE_LIFE;
}

/* A letter for all that other alphabets' letters are written with by turns: "ov" and
   "off". */
static char sound_of(char letter)
{
    return letter == 'v'                    ? 'f'
           : letter == 'c' || letter == 'q' ? 'k'
           : letter == 'z'                  ? 's'
                                            : letter;
}

/* What is left of a word when vowels, doubled consonants and its first letter go: "f"
   of Gaddafi and Qaddafi. */
static const char *skeleton(tri_i_variants *v, const char *word)
{
    char *out = tri_arena_string(&v->arena, word);
    size_t n = 0;
    for (const char *c = word; out != NULL && *c != '\0'; c++) {
        const bool is_first = c == word;
        if (!is_first && strchr("aeiouyhw", *c) == NULL &&
            sound_of(c[-1]) != sound_of(*c) && (unsigned char)*c < 0x80) {
            out[n++] = sound_of(*c);
        }
    }
    if (out != NULL) {
        out[n] = '\0';
    }
    return out;
}

/* Enters a person's name by its surname and by its given name, each with a trace of the
   other, so that blocks stay small. */
static bool enter_person(tri_i_variants *v, uint32_t i)
{
    char *folded =
        tri_i_plain_name(tri_i_string(v->graph, v->graph->records.items[i].name));
    char *last = folded == NULL ? NULL : strrchr(folded, ' ');
    bool ok = folded != NULL;
    if (last != NULL) {
        const int n = (int)strcspn(folded, " ");
        ok = tri_i_add_entry(
            v, tri_arena_printf(&v->arena, "s%s %.1s", last + 1, folded), i);
        const char *trace = skeleton(v, last + 1);
        ok = ok && trace != NULL &&
             tri_i_add_entry(
                 v, tri_arena_printf(&v->arena, "g%.*s %s", n, folded, trace), i);
    }
    free(folded);
    return ok;
}

/* Enters the name of anything else by what is left of it without diacritics. */
static bool enter_thing(tri_i_variants *v, uint32_t i)
{
    const tri_i_record *record = &v->graph->records.items[i];
    char *plain = tri_i_plain_name(tri_i_string(v->graph, record->name));
    const bool ok =
        plain != NULL &&
        tri_i_add_entry(v, tri_arena_printf(&v->arena, "t%u %s", record->type, plain),
                        i);
    free(plain);
    return ok;
}

/* Joins sets of which each may be each of the others; where one may be two that are not
   one, all stay. `near` (n, n) says which may be one. */
static tri_status join_alike(tri_i_variants *v, const tri_i_entry *block, size_t n,
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

static tri_status join_block(tri_i_variants *v, const tri_i_entry *block, size_t n)
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
            const bool is_near =
                find_apart(v->graph, block[i].root, block[k].root, false) ==
                    TRI_I_APART_NOT &&
                !needs_evidence(v->graph, block[i].root, block[k].root);
            near[i * n + k] = near[k * n + i] = is_near;
            any = any || is_near;
        }
    }
    const tri_status status = any ? join_alike(v, block, n, near) : TRI_OK;
    free(near);
    return status;
}

static tri_status merge_spellings(tri_i_variants *v)
{
    tri_graph *graph = v->graph;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        if (is_candidate(graph, i) &&
            !(graph->records.items[i].type == TRI_TYPE_PER ? enter_person(v, i)
                                                           : enter_thing(v, i))) {
            return tri_i_fail_memory(v->error);
        }
    }
    return tri_i_for_blocks(v, join_block);
}

/* ---- A company's name with and without its form */

/* Whether a folded name is of the owner of companies, which is not what it owns. */
static bool is_holding_company(const char *key)
{
    static const char words[] = " holding company";
    const size_t n = strlen(key);
    return n >= sizeof words && strcmp(key + n - (sizeof words - 1), words) == 0;
}

/* The folded name of an organisation without words like "Inc." at its end; the whole
   one where it has none of them, or is but a common noun ("auto company"). NULL where
   memory is out. */
static const char *without_form(tri_i_variants *v, const char *name, bool *has_form)
{
    char *folded = tri_i_name_key(name);
    char *key = folded == NULL ? NULL : tri_arena_string(&v->arena, folded);
    free(folded);
    *has_form = false;
    const bool is_whole =
        (name[0] >= 'a' && name[0] <= 'z') || (key != NULL && is_holding_company(key));
    for (int i = 0; key != NULL && i < MAX_PARTS && !is_whole; i++) {
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

/* A person's surname as the names of companies are folded; NULL where memory is out. */
static const char *surname_of(tri_i_variants *v, const char *name)
{
    char *folded = tri_i_name_key(name);
    const char *last = folded == NULL ? NULL : strrchr(folded, ' ');
    const char *key =
        folded == NULL ? NULL
                       : tri_arena_string(&v->arena, last == NULL ? folded : last + 1);
    free(folded);
    return key;
}

/* Whether letters are an acronym that several may have: "ISI". */
static bool is_short_acronym(const char *name)
{
    size_t n = 0;
    while (name[n] >= 'A' && name[n] <= 'Z') {
        n++;
    }
    return n < 4 && name[n] == '\0';
}

/* Whether one document has both names, and did not join them: "Torvik Bonds", "Torvik
   Bonds Corporation". */
static bool are_told_apart(const tri_graph *graph, uint32_t a, uint32_t b)
{
    const uint32_t doc = graph->records.items[a].doc;
    return doc != TRI_NONE && doc == graph->records.items[b].doc;
}

/* Joins the sets of one key, where those with a form have one and the same name: of
   "Morrow Inc." and "Morrow plc" the bare "Morrow" may be either, and where the texts
   have a Senator Warner, "Warner" may be he. */
static tri_status join_forms(tri_i_variants *v, const tri_i_entry *items, size_t n)
{
    uint32_t whole = TRI_NONE;
    uint32_t bare = TRI_NONE;
    for (size_t i = 0; i < n; i++) {
        bool has_form = false;
        if (v->graph->records.items[items[i].root].type == TRI_TYPE_PER) {
            return TRI_OK;
        }
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
                   are_told_apart(v->graph, whole, bare) ||
                   is_short_acronym(
                       tri_i_string(v->graph, v->graph->records.items[bare].name)) ||
                   find_apart(v->graph, whole, bare, false) != TRI_I_APART_NOT
               ? TRI_OK
               : tri_i_join_records(v->graph, whole, bare, TRI_I_MERGE_LEGAL_FORM,
                                    v->error);
}

static tri_status merge_forms(tri_i_variants *v)
{
    tri_graph *graph = v->graph;
    v->entries.n = 0;
    for (uint32_t i = 0; i < graph->records.n; i++) {
        bool has_form = false;
        const uint8_t type = graph->records.items[i].type;
        const char *name = tri_i_string(graph, graph->records.items[i].name);
        if ((type == TRI_TYPE_PER ||
             (type == TRI_TYPE_ORG && is_candidate(graph, i))) &&
            !tri_i_add_entry(v,
                             type == TRI_TYPE_PER ? surname_of(v, name)
                                                  : without_form(v, name, &has_form),
                             i)) {
            return tri_i_fail_memory(v->error);
        }
    }
    return tri_i_for_blocks(v, join_forms);
}

/* ---- What a document says that something is also called */

/* Enters the other names that documents explain: with their whole sets. */
static bool enter_explained(tri_i_variants *v, tri_map *claims)
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

static tri_status merge_explained(tri_i_variants *v)
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

tri_status tri_i_merge_variants(tri_graph *graph, tri_error *error)
{
    tri_i_variants v = {.graph = graph, .error = error};
    tri_status status = merge_spellings(&v);
    status = status == TRI_OK ? merge_forms(&v) : status;
    status = status == TRI_OK ? merge_explained(&v) : status;
    status = status == TRI_OK ? tri_i_merge_offices(&v) : status;
    free(v.entries.items);
    tri_arena_clear(&v.arena);
    return status;
}
