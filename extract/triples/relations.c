/* Reads tables of relations and brings triples under them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/triples.h"

#include "base/grow.h"
#include "base/hash.h"
#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = TRI_RELATIONS_WIKIDATA + 1, MAX_LABEL = 256 };

typedef struct {
    const char *label;
    const char *property;
    unsigned subject_types; /* set of 1 << tri_type */
    unsigned object_types;
} row;

/* A label that stands for a row. */
typedef struct {
    uint32_t row;
    uint32_t next; /* alias of the same label, TRI_NONE: none */
    bool inverse;  /* subject and object change places */
    bool any_before;
} alias;

struct tri_relations {
    tri_arena arena;
    tri_map map; /* label -> its first alias */
    row *rows;   /* (n_rows) */
    uint32_t n_rows;
    size_t row_room;
    alias *aliases; /* (n_aliases) */
    uint32_t n_aliases;
    size_t alias_room;
};

static tri_status read_types(const char *cell, unsigned *types, const char *where,
                             tri_error *error)
{
    char name[16];
    *types = *cell == '\0' ? ~0U : 0;
    while (*cell != '\0') {
        const size_t length = strcspn(cell, "|");
        (void)snprintf(name, sizeof name, "%.*s", length < 15 ? (int)length : 15, cell);
        const tri_type type = tri_type_from_name(name);
        if (type == TRI_TYPE_COUNT) {
            return tri_i_fail(error, TRI_ERR_FORMAT, 0,
                              "%s: '%s' is no type; it is one of PER ORG LOC MISC DATE "
                              "NUM CONCEPT, parted by |",
                              where, name);
        }
        *types |= 1U << type;
        cell += length + (cell[length] == '|');
    }
    return TRI_OK;
}

static tri_status add_alias(tri_relations *r, const char *text, size_t length,
                            tri_error *error)
{
    alias one = {.row = r->n_rows - 1, .next = TRI_NONE};
    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    if (length > 0 && *text == '<') {
        one.inverse = true;
        text++;
        length--;
    }
    if (length > 2 && strncmp(text, "* ", 2) == 0) {
        one.any_before = true;
        text += 2;
        length -= 2;
    }
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    if (length == 0) {
        return TRI_OK;
    }
    const char *label = tri_arena_copy(&r->arena, text, length);
    if (label == NULL ||
        !tri_i_grow(&r->aliases, r->n_aliases, &r->alias_room, sizeof *r->aliases)) {
        return tri_i_fail_memory(error);
    }
    alias *list = r->aliases;
    const uint32_t index = r->n_aliases++;
    list[index] = one;
    /* Behind those of the same label: the first line decides. */
    uint32_t last = tri_map_get(&r->map, label, length);
    if (last == TRI_MAP_NONE) {
        return tri_map_set(&r->map, label, length, index) ? TRI_OK
                                                          : tri_i_fail_memory(error);
    }
    while (list[last].next != TRI_NONE) {
        last = list[last].next;
    }
    list[last].next = index;
    return TRI_OK;
}

bool tri_i_is_property(const char *cell)
{
    const char *digits = cell + (*cell == '^');
    return *cell == '\0' || (*digits == 'P' && digits[1] >= '1' && digits[1] <= '9' &&
                             digits[1 + strspn(digits + 1, "0123456789")] == '\0');
}

/* `where`: the table and the line, for messages. */
static tri_status add_row(tri_relations *r, const char *const *cells, const char *where,
                          tri_error *error)
{
    if (cells[TRI_RELATIONS_LABEL][0] == '\0') {
        return tri_i_fail(error, TRI_ERR_FORMAT, 0, "%s: no label in the first column",
                          where);
    }
    if (!tri_i_is_property(cells[TRI_RELATIONS_WIKIDATA])) {
        return tri_i_fail(error, TRI_ERR_FORMAT, 0,
                          "%s: '%s' is no Wikidata property; it is like P35 or ^P35",
                          where, cells[TRI_RELATIONS_WIKIDATA]);
    }
    if (!tri_i_grow(&r->rows, r->n_rows, &r->row_room, sizeof *r->rows)) {
        return tri_i_fail_memory(error);
    }
    row *one = &r->rows[r->n_rows];
    *one =
        (row){.label = tri_arena_string(&r->arena, cells[TRI_RELATIONS_LABEL]),
              .property = tri_arena_string(&r->arena, cells[TRI_RELATIONS_WIKIDATA])};
    if (one->label == NULL || one->property == NULL) {
        return tri_i_fail_memory(error);
    }
    TRI_TRY(
        read_types(cells[TRI_RELATIONS_SUBJECT], &one->subject_types, where, error));
    TRI_TRY(read_types(cells[TRI_RELATIONS_OBJECT], &one->object_types, where, error));
    r->n_rows++;
    TRI_TRY(add_alias(r, cells[TRI_RELATIONS_LABEL], strlen(cells[TRI_RELATIONS_LABEL]),
                      error));
    for (const char *at = cells[TRI_RELATIONS_ALIASES]; *at != '\0';) {
        const size_t length = strcspn(at, "|");
        TRI_TRY(add_alias(r, at, length, error));
        at += length + (at[length] == '|');
    }
    return TRI_OK;
}

/* Cuts a line at its tabs. */
static tri_status read_line(tri_relations *r, char *line, const char *where,
                            tri_error *error)
{
    const char *cells[COLUMNS] = {"", "", "", "", ""};
    size_t n = 0;
    for (char *at = line; at != NULL; n++) {
        char *tab = strchr(at, '\t');
        if (n == COLUMNS) {
            return tri_i_fail(error, TRI_ERR_FORMAT, 0,
                              "%s: more than five columns: label, aliases, subject, "
                              "object, wikidata",
                              where);
        }
        if (tab != NULL) {
            *tab++ = '\0';
        }
        cells[n] = at;
        at = tab;
    }
    return add_row(r, cells, where, error);
}

tri_status tri_relations_read(const char *bytes, size_t length, const char *name,
                              tri_relations **relations, tri_error *error)
{
    tri_status status = TRI_OK;
    tri_relations *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return tri_i_fail_memory(error);
    }
    size_t number = 0;
    bool is_first = true;
    for (size_t at = 0; at < length && status == TRI_OK; number++) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t n = end == NULL ? length - at : (size_t)(end - (bytes + at));
        const size_t next = at + n + 1;
        n -= n > 0 && bytes[at + n - 1] == '\r';
        char *line = tri_arena_copy(&r->arena, bytes + at, n);
        at = next;
        if (line == NULL) {
            status = tri_i_fail_memory(error);
        } else if (line[0] != '\0' && strncmp(line, "# ", 2) != 0) {
            char where[512];
            (void)snprintf(where, sizeof where, "%.400s: line %zu", name, number + 1);
            if (!is_first || strcspn(line, "\t") != 5 ||
                strncmp(line, "label", 5) != 0) {
                status = read_line(r, line, where, error);
            }
            is_first = false;
        }
    }
    if (status == TRI_OK && r->n_rows == 0) {
        status =
            tri_i_fail(error, TRI_ERR_FORMAT, 0, "%s: no relation in the table", name);
    }
    if (status != TRI_OK) {
        tri_relations_free(r);
        return status;
    }
    *relations = r;
    return TRI_OK;
}

tri_status tri_relations_default(tri_relations **relations, tri_error *error)
{
    const tri_lexicon *table = &tri_i_lexicon_relations;
    tri_status status = TRI_OK;
    tri_relations *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return tri_i_fail_memory(error);
    }
    for (uint32_t i = 0; i < table->n_rows && status == TRI_OK; i++) {
        status = add_row(r, &table->cells[(size_t)i * table->n_columns],
                         "the built-in table", error);
    }
    if (status != TRI_OK) {
        tri_relations_free(r);
        return status;
    }
    *relations = r;
    return TRI_OK;
}

void tri_relations_free(tri_relations *relations)
{
    if (relations != NULL) {
        tri_map_clear(&relations->map);
        tri_arena_clear(&relations->arena);
        free(relations->rows);
        free(relations->aliases);
        free(relations);
    }
}

/* ---- From triples to triples */

/* The alias that knows a label between two types; NULL: none. */
static const alias *find_alias(const tri_relations *r, const char *label,
                               unsigned subject, unsigned object)
{
    for (const char *at = label; *at != '\0';) {
        uint32_t index = tri_map_get(&r->map, at, strlen(at));
        while (index != TRI_MAP_NONE && index != TRI_NONE) {
            const alias *one = &r->aliases[index];
            const row *to = &r->rows[one->row];
            const unsigned first = one->inverse ? object : subject;
            const unsigned second = one->inverse ? subject : object;
            if ((at == label || one->any_before) &&
                (to->subject_types & (1U << first)) != 0 &&
                (to->object_types & (1U << second)) != 0) {
                return one;
            }
            index = one->next;
        }
        at += strcspn(at, " ");
        at += *at == ' ';
    }
    return NULL;
}

/* Whether a set of types, parted by "|", has this one; an empty set has all. */
static bool has_type(const char *cell, tri_type type)
{
    const char *name = tri_type_name(type);
    bool found = *cell == '\0';
    while (!found && *cell != '\0') {
        const size_t n = strcspn(cell, "|");
        found = strlen(name) == n && memcmp(cell, name, n) == 0;
        cell += n + (cell[n] == '|');
    }
    return found;
}

/* Whether an alias of a row's cell ("<": turned; "* ": any words before) is the label;
   `turned`: which of the two kinds of aliases is looked for. */
static bool is_alias(const char *cell, const char *label, bool turned)
{
    const size_t length = strlen(label);
    for (const char *at = cell; *at != '\0'; at += *at == '|') {
        const bool is_turned = *at == '<';
        at += is_turned ? 1 : 0;
        const bool any_before = strncmp(at, "* ", 2) == 0;
        at += any_before ? 2 : 0;
        const size_t n = strcspn(at, "|");
        if (is_turned == turned && n <= length &&
            memcmp(label + length - n, at, n) == 0 &&
            (n == length || (any_before && label[length - n - 1] == ' '))) {
            return true;
        }
        at += n;
    }
    return false;
}

bool tri_i_says_property(const char *label, tri_type subject, tri_type object,
                         const char *property, bool from_object)
{
    const tri_lexicon *table = &tri_i_lexicon_relations;
    for (uint32_t i = 0; i < table->n_rows; i++) {
        const char *const *cells = &table->cells[(size_t)i * table->n_columns];
        const char *own = cells[TRI_RELATIONS_WIKIDATA];
        const bool turned = (own[0] == '^') != from_object;
        own += own[0] == '^';
        if (strcmp(own, property) == 0 &&
            has_type(cells[TRI_RELATIONS_SUBJECT], turned ? object : subject) &&
            has_type(cells[TRI_RELATIONS_OBJECT], turned ? subject : object) &&
            (is_alias(cells[TRI_RELATIONS_ALIASES], label, turned) ||
             (!turned && strcmp(cells[TRI_RELATIONS_LABEL], label) == 0))) {
            return true;
        }
    }
    return false;
}

/* The alias of the relation that has a typed triple's property; `one` is filled. */
static const alias *find_property(const tri_relations *r, const tri_triple *triple,
                                  alias *one)
{
    const char *property = triple->property == NULL ? "" : triple->property;
    const bool turned = property[0] == '^';
    property += turned;
    for (uint32_t i = 0; property[0] != '\0' && i < r->n_rows; i++) {
        const char *own = r->rows[i].property;
        *one =
            (alias){.row = i, .next = TRI_NONE, .inverse = (own[0] == '^') != turned};
        const unsigned first =
            one->inverse ? triple->object.type : triple->subject.type;
        const unsigned second =
            one->inverse ? triple->subject.type : triple->object.type;
        if (strcmp(own + (own[0] == '^'), property) == 0 &&
            (r->rows[i].subject_types & (1U << first)) != 0 &&
            (r->rows[i].object_types & (1U << second)) != 0) {
            return one;
        }
    }
    return NULL;
}

/* The triple that an alias makes of `from` with an object of its own. */
static void rename_triple(const tri_relations *r, const alias *by,
                          const tri_triple *from, const tri_argument *object,
                          tri_triple *to)
{
    const row *relation = &r->rows[by->row];
    *to = *from;
    to->subject = by->inverse ? *object : from->subject;
    to->object = by->inverse ? from->subject : *object;
    to->label = to->base = relation->label;
    to->property = relation->property;
}

/* Leaves of the further arguments the times. */
static tri_status keep_times(tri_triple *triple, tri_arena *arena, tri_error *error)
{
    tri_further *times = tri_arena_alloc(arena, triple->n_args, sizeof *times);
    uint32_t n = 0;
    if (times == NULL) {
        return tri_i_fail_memory(error);
    }
    for (uint32_t i = 0; i < triple->n_args; i++) {
        if (triple->args[i].kind == TRI_ARG_KIND_TIME) {
            times[n++] = triple->args[i];
        }
    }
    triple->args = times;
    triple->n_args = n;
    return TRI_OK;
}

/* The label of a further argument's own edge. */
static void label_of(const tri_triple *triple, const tri_further *further, char *label)
{
    const bool has_role =
        further->role[0] != '\0' && strcmp(further->role, "object2") != 0;
    (void)snprintf(label, MAX_LABEL, "%s%s%s", triple->base, has_role ? " " : "",
                   has_role ? further->role : "");
}

tri_status tri_relations_apply(const tri_relations *relations, const tri_triples *from,
                               tri_triples *kept, tri_error *error)
{
    size_t room = 0;
    for (uint32_t i = 0; i < from->n_triples; i++) {
        room += 1 + from->triples[i].n_args;
    }
    *kept = *from;
    kept->memory = tri_arena_new();
    if (kept->memory == NULL) {
        tri_triples_clear(kept);
        return tri_i_fail_memory(error);
    }
    kept->n_triples = 0;
    kept->triples = tri_arena_alloc(kept->memory, room, sizeof *kept->triples);
    tri_status status = kept->triples == NULL ? tri_i_fail_memory(error) : TRI_OK;
    for (uint32_t i = 0; i < from->n_triples && status == TRI_OK; i++) {
        const tri_triple *old = &from->triples[i];
        alias own;
        const alias *by = old->pattern == TRI_PATTERN_TYPED
                              ? find_property(relations, old, &own)
                              : find_alias(relations, old->label, old->subject.type,
                                           old->object.type);
        if (by != NULL && old->object.how != TRI_HOW_ABSENT) {
            tri_triple *now = &kept->triples[kept->n_triples++];
            rename_triple(relations, by, old, &old->object, now);
            status = keep_times(now, kept->memory, error);
        }
        for (uint32_t j = 0; j < old->n_args && status == TRI_OK; j++) {
            const tri_argument *object = &old->args[j].argument;
            char label[MAX_LABEL];
            label_of(old, &old->args[j], label);
            by = find_alias(relations, label, old->subject.type, object->type);
            if (by == NULL || old->args[j].kind == TRI_ARG_KIND_TIME) {
                continue;
            }
            tri_triple *now = &kept->triples[kept->n_triples++];
            rename_triple(relations, by, old, object, now);
            const uint64_t hash =
                tri_hash_string(tri_hash_string(j + 1, old->id), label);
            (void)snprintf(now->id, sizeof now->id, "%016llx",
                           (unsigned long long)hash);
            status = keep_times(now, kept->memory, error);
        }
    }
    if (status != TRI_OK) {
        tri_triples_clear(kept);
    }
    return status;
}
