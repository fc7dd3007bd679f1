/* A graph's strings: each kept once, counted in lists, joined to texts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <stdlib.h>
#include <string.h>

uint32_t tri_i_intern(tri_graph *graph, const char *text, size_t length)
{
    const uint32_t known = tri_map_get(&graph->string_map, text, length);
    if (known != TRI_MAP_NONE) {
        return known;
    }
    const char *copy = tri_arena_copy(&graph->arena, text, length);
    if (graph->strings.n >= TRI_NONE - 1 || copy == NULL ||
        !TRI_I_PUSH(&graph->strings, copy)) {
        return TRI_NONE;
    }
    const uint32_t index = (uint32_t)(graph->strings.n - 1);
    if (!tri_map_set(&graph->string_map, copy, length, index)) {
        graph->strings.n--;
        return TRI_NONE;
    }
    return index;
}

uint32_t tri_i_intern_string(tri_graph *graph, const char *text)
{
    return tri_i_intern(graph, text, strlen(text));
}

bool tri_i_count(tri_graph *graph, uint32_t *list, uint32_t string, uint32_t count)
{
    uint32_t *at = list;
    while (*at != TRI_NONE) {
        tri_i_cell *cell = &graph->cells.items[*at];
        if (cell->string == string) {
            cell->count = tri_i_sum(cell->count, count);
            return true;
        }
        at = &cell->next;
    }
    const tri_i_cell cell = {.string = string, .count = count, .next = TRI_NONE};
    const uint32_t index = (uint32_t)graph->cells.n;
    /* The growing may move the cells, and `at` may point into them. */
    const size_t place =
        at == list ? SIZE_MAX : (size_t)((char *)at - (char *)graph->cells.items);
    if (graph->cells.n >= TRI_NONE - 1 || !TRI_I_PUSH(&graph->cells, cell)) {
        return false;
    }
    if (place != SIZE_MAX) {
        at = (uint32_t *)(void *)((char *)graph->cells.items + place);
    }
    *at = index;
    return true;
}

void tri_i_text_add(tri_i_text *text, const char *bytes, size_t length)
{
    if (text->failed || length > SIZE_MAX / 4) {
        text->failed = true;
        return;
    }
    if (text->bytes == NULL || text->n + length + 1 > text->capacity) {
        const size_t wanted = (text->n + length + 32) * 2;
        char *bigger = realloc(text->bytes, wanted);
        if (bigger == NULL) {
            text->failed = true;
            return;
        }
        text->bytes = bigger;
        text->capacity = wanted;
    }
    if (length > 0) {
        memcpy(text->bytes + text->n, bytes, length);
    }
    text->n += length;
    text->bytes[text->n] = '\0';
}

void tri_i_text_string(tri_i_text *text, const char *string)
{
    tri_i_text_add(text, string, strlen(string));
}

void tri_i_text_value(tri_i_text *text, const char *value)
{
    for (const char *bar = strchr(value, '|'); bar != NULL; bar = strchr(value, '|')) {
        tri_i_text_add(text, value, (size_t)(bar - value));
        tri_i_text_add(text, "\\|", 2);
        value = bar + 1;
    }
    tri_i_text_string(text, value);
}

void tri_i_text_list(tri_i_text *text, const char *value)
{
    if (text->n > 0) {
        tri_i_text_add(text, "|", 1);
    }
    tri_i_text_value(text, value);
}

void tri_i_text_clear(tri_i_text *text)
{
    free(text->bytes);
    *text = (tri_i_text){0};
}

const char *tri_i_keep_text(tri_graph *graph, tri_i_text *text)
{
    const char *kept = text->failed ? NULL
                       : text->n == 0
                           ? ""
                           : tri_arena_copy(&graph->arena, text->bytes, text->n);
    tri_i_text_clear(text);
    return kept;
}

const char *tri_i_join_cells(tri_graph *graph, uint32_t list,
                             bool (*is_wanted)(const char *string))
{
    tri_i_text text = {0};
    for (uint32_t at = list; at != TRI_NONE; at = graph->cells.items[at].next) {
        const char *string = tri_i_string(graph, graph->cells.items[at].string);
        if (is_wanted == NULL || is_wanted(string)) {
            tri_i_text_list(&text, string);
        }
    }
    return tri_i_keep_text(graph, &text);
}

bool tri_i_add_value(tri_i_values *list, const char *text)
{
    const tri_i_value_count fresh = {text, 1, (uint32_t)list->n};
    return TRI_I_PUSH(list, fresh);
}

static int compare_texts(const void *a, const void *b)
{
    const tri_i_value_count *x = a;
    const tri_i_value_count *y = b;
    const int order = strcmp(x->text, y->text);
    if (order != 0) {
        return order;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

static int compare_values(const void *a, const void *b)
{
    const tri_i_value_count *x = a;
    const tri_i_value_count *y = b;
    if (x->count != y->count) {
        return x->count > y->count ? -1 : 1;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

void tri_i_count_values(tri_i_values *list)
{
    size_t n = 0;
    if (list->n < 2) {
        return;
    }
    qsort(list->items, list->n, sizeof *list->items, compare_texts);
    for (size_t i = 0; i < list->n; i++) {
        if (n > 0 && strcmp(list->items[n - 1].text, list->items[i].text) == 0) {
            list->items[n - 1].count++;
        } else {
            list->items[n++] = list->items[i];
        }
    }
    list->n = n;
    qsort(list->items, n, sizeof *list->items, compare_values);
}

const char *tri_i_join_values(tri_graph *graph, tri_i_text *scratch, tri_i_values *list)
{
    if (list->n == 0) {
        return "";
    }
    tri_i_count_values(list);
    scratch->n = 0;
    for (size_t i = 0; i < list->n; i++) {
        tri_i_text_list(scratch, list->items[i].text);
    }
    const uint32_t string =
        scratch->failed ? TRI_NONE : tri_i_intern(graph, scratch->bytes, scratch->n);
    return string == TRI_NONE ? NULL : tri_i_string(graph, string);
}
