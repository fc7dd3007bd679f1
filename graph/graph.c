/* A graph's life, its arrays and strings, and the views of what is in it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const measure_names[TRI_MEASURE_COUNT] = {
    [TRI_MEASURE_DEGREE] = "degree",
    [TRI_MEASURE_IN_DEGREE] = "in_degree",
    [TRI_MEASURE_OUT_DEGREE] = "out_degree",
    [TRI_MEASURE_STRENGTH] = "strength",
    [TRI_MEASURE_PAGERANK] = "pagerank",
    [TRI_MEASURE_BETWEENNESS] = "betweenness",
    [TRI_MEASURE_BETWEENNESS_SE] = "betweenness_se",
    [TRI_MEASURE_CLOSENESS] = "closeness",
    [TRI_MEASURE_HARMONIC] = "harmonic",
    [TRI_MEASURE_EIGENVECTOR] = "eigenvector",
    [TRI_MEASURE_KCORE] = "kcore",
    [TRI_MEASURE_CLUSTERING] = "clustering",
    [TRI_MEASURE_COMPONENT] = "component",
    [TRI_MEASURE_HUB] = "hub",
    [TRI_MEASURE_AUTHORITY] = "authority",
    [TRI_MEASURE_COMMUNITY] = "community",
};

const char *tri_measure_name(tri_measure measure)
{
    return (unsigned)measure < TRI_MEASURE_COUNT ? measure_names[measure] : "";
}

tri_measure tri_measure_from_name(const char *name)
{
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        if (strcmp(measure_names[i], name) == 0) {
            return (tri_measure)i;
        }
    }
    return TRI_MEASURE_COUNT;
}

tri_graph_options tri_graph_options_default(void)
{
    return (tri_graph_options){
        .nodes = TRI_NODES_SALIENT,
        .literals = TRI_LITERALS_ATTRIBUTES,
        .min_confidence = 0.5,
        .measures = 1U << TRI_MEASURE_DEGREE | 1U << TRI_MEASURE_PAGERANK |
                    1U << TRI_MEASURE_BETWEENNESS | 1U << TRI_MEASURE_COMMUNITY,
        .options = "",
        .top_by = TRI_MEASURE_PAGERANK,
    };
}

bool tri_i_grow(void **items, size_t n, size_t *capacity, size_t size)
{
    if (n < *capacity) {
        return true;
    }
    /* Half as much again: of the biggest arrays little stays unused. */
    const size_t wanted = *capacity < 64 ? 64 : *capacity + *capacity / 2;
    void *bigger = wanted > SIZE_MAX / size ? NULL : realloc(*items, wanted * size);
    if (bigger == NULL) {
        return false;
    }
    *items = bigger;
    *capacity = wanted;
    return true;
}

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
            cell->count += count;
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

bool tri_i_set_measure(tri_graph *graph, size_t node, tri_measure measure, double value)
{
    if (node >= graph->measure_room[measure]) {
        const size_t room = (node + 32) * 2;
        double *bigger = realloc(graph->measures[measure], room * sizeof *bigger);
        if (bigger == NULL) {
            return false;
        }
        for (size_t i = graph->measure_room[measure]; i < room; i++) {
            bigger[i] = (double)NAN;
        }
        graph->measures[measure] = bigger;
        graph->measure_room[measure] = room;
    }
    graph->measures[measure][node] = value;
    graph->info.measures |= 1U << measure;
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

void tri_i_text_list(tri_i_text *text, const char *value)
{
    if (text->n > 0) {
        tri_i_text_add(text, "|", 1);
    }
    for (const char *bar = strchr(value, '|'); bar != NULL; bar = strchr(value, '|')) {
        tri_i_text_add(text, value, (size_t)(bar - value));
        tri_i_text_add(text, "\\|", 2);
        value = bar + 1;
    }
    tri_i_text_string(text, value);
}

void tri_i_text_clear(tri_i_text *text)
{
    free(text->bytes);
    *text = (tri_i_text){0};
}

/* Copies an option's string; NULL stays NULL. */
static bool copy_string(tri_graph *graph, const char **string)
{
    if (*string != NULL) {
        *string = tri_arena_string(&graph->arena, *string);
        return *string != NULL;
    }
    return true;
}

tri_status tri_graph_new(const tri_graph_options *options, tri_graph **graph,
                         tri_error *error)
{
    tri_graph *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL) {
        return tri_i_fail_memory(error);
    }
    fresh->options = *options;
    tri_graph_options *o = &fresh->options;
    o->options = o->options == NULL ? "" : o->options;
    o->base = o->base == NULL ? "urn:tricot:" : o->base;
    if (!copy_string(fresh, &o->options) || !copy_string(fresh, &o->base) ||
        !copy_string(fresh, &o->since) || !copy_string(fresh, &o->until) ||
        !copy_string(fresh, &o->ego) || !copy_string(fresh, &o->between[0]) ||
        !copy_string(fresh, &o->between[1]) || tri_i_intern(fresh, "", 0) != 0) {
        tri_graph_free(fresh);
        return tri_i_fail_memory(error);
    }
    fresh->info.tricot = TRI_VERSION;
    fresh->info.model = "";
    fresh->info.options = o->options;
    fresh->info.base = o->base;
    *graph = fresh;
    return TRI_OK;
}

/* Frees what only the merging needs. */
static void clear_records(tri_graph *graph)
{
    tri_map_clear(&graph->record_map);
    tri_map_clear(&graph->string_map);
    tri_map_clear(&graph->row_ids);
    free(graph->cells.items);
    free(graph->seen.items);
    free(graph->meetings.items);
    free(graph->properties.items);
    graph->cells.items = NULL;
    graph->seen.items = NULL;
    graph->meetings.items = NULL;
    graph->meetings.n = graph->meetings.capacity = 0;
    graph->properties.items = NULL;
    graph->cells.n = graph->seen.n = graph->properties.n = 0;
    graph->cells.capacity = graph->seen.capacity = graph->properties.capacity = 0;
}

void tri_graph_free(tri_graph *graph)
{
    if (graph == NULL) {
        return;
    }
    clear_records(graph);
    free(graph->strings.items);
    free(graph->records.items);
    free(graph->merges.items);
    free(graph->apart.items);
    free(graph->rows.items);
    free(graph->newcomers.items);
    free(graph->facts.items);
    free(graph->details.items);
    free(graph->docs.items);
    free(graph->texts.items);
    free(graph->nodes.items);
    free(graph->edges.items);
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        free(graph->measures[i]);
    }
    tri_arena_clear(&graph->arena);
    free(graph);
}

/* The measures of a graph from a file reach to its last node; its options go on. */
static bool complete_read(tri_graph *graph)
{
    for (unsigned i = 0; i < TRI_MEASURE_COUNT; i++) {
        if ((graph->info.measures >> i & 1) != 0 && graph->nodes.n > 0 &&
            graph->measure_room[i] < graph->nodes.n &&
            !tri_i_set_measure(graph, graph->nodes.n - 1, (tri_measure)i,
                               (double)NAN)) {
            return false;
        }
    }
    if (graph->options.options[0] != '\0') {
        const char *before = graph->info.options;
        graph->info.options =
            tri_arena_printf(&graph->arena, "%s%s%s", before,
                             before[0] == '\0' ? "" : " ", graph->options.options);
    }
    return graph->info.options != NULL;
}

/* Whether the options that made a graph hold one. */
static bool has_option(const char *options, const char *option)
{
    const char *found = strstr(options, option);
    const size_t length = strlen(option);
    return found != NULL && (found == options || found[-1] == ' ') &&
           (found[length] == '\0' || found[length] == ' ');
}

/* Whether a file has brought all that is wanted, and nothing has changed it. */
static bool has_measures(const tri_graph *graph)
{
    const tri_graph_options *o = &graph->options;
    const bool is_part =
        graph->info.n_filtered_nodes + graph->info.n_filtered_edges > 0;
    const bool has_sizes =
        graph->has_sizes || graph->measures[TRI_MEASURE_PAGERANK] != NULL;
    const bool has_groups = o->colors != TRI_COLORS_COMMUNITY ||
                            graph->measures[TRI_MEASURE_COMMUNITY] != NULL;
    return !is_part && o->top == 0 && !o->simple && !o->undirected &&
           !o->inverse_weights && has_sizes && has_groups;
}

/* Whether no relation has a direction: a file of another program's. */
static bool is_undirected(const tri_graph *graph)
{
    bool any = false;
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        if (edge->directed) {
            return false;
        }
        any = any || !tri_i_is_meeting(edge);
    }
    return any;
}

/* Measures what the filters have left. */
static tri_status measure_rest(tri_graph *graph, tri_error *error)
{
    tri_graph_options *o = &graph->options;
    tri_graph_info *info = &graph->info;
    uint32_t measures = o->measures;
    if (graph->from_file && !o->measures_given && info->measures != 0) {
        if (has_measures(graph)) {
            return TRI_OK;
        }
        measures = info->measures;
        o->undirected = o->undirected || has_option(info->options, "--undirected");
        o->inverse_weights =
            o->inverse_weights || has_option(info->options, "--weights inverse");
    }
    o->undirected = o->undirected || is_undirected(graph);
    if (o->colors == TRI_COLORS_COMMUNITY) {
        measures |= 1U << TRI_MEASURE_COMMUNITY;
    }
    graph->has_sizes = false; /* they follow the new ranks */
    info->measures = 0;
    return tri_i_measure(graph, measures, error);
}

tri_status tri_graph_finish(tri_graph *graph, tri_error *error)
{
    if (graph->finished) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0, "the graph is finished already");
    }
    graph->finished = true;
    if (!graph->from_file) {
        TRI_TRY(tri_i_build(graph, error));
        TRI_TRY(tri_i_meetings_to_edges(graph, error));
        clear_records(graph);
    } else if (!complete_read(graph)) {
        return tri_i_fail_memory(error);
    }
    TRI_TRY(tri_i_filter(graph, error));
    if (graph->options.simple) {
        TRI_TRY(tri_i_simplify(graph, error));
    }
    TRI_TRY(measure_rest(graph, error));
    TRI_TRY(tri_i_layout(graph, error));
    tri_i_paint(graph);
    for (size_t i = 0; i < graph->edges.n; i++) {
        const tri_edge *edge = &graph->edges.items[i];
        graph->info.has_text = graph->info.has_text || edge->evidence[0] != '\0';
        graph->info.has_dates = graph->info.has_dates || edge->first_date[0] != '\0';
        graph->info.has_undirected = graph->info.has_undirected || !edge->directed;
    }
    return TRI_OK;
}

const tri_graph_info *tri_graph_get_info(const tri_graph *graph)
{
    return &graph->info;
}

size_t tri_graph_n_nodes(const tri_graph *graph)
{
    return graph->nodes.n;
}

size_t tri_graph_n_edges(const tri_graph *graph)
{
    return graph->edges.n;
}

const tri_node *tri_graph_node(const tri_graph *graph, size_t index)
{
    return &graph->nodes.items[index];
}

const tri_edge *tri_graph_edge(const tri_graph *graph, size_t index)
{
    return &graph->edges.items[index];
}

size_t tri_graph_n_facts(const tri_graph *graph)
{
    return graph->facts.n;
}

bool tri_graph_fact(const tri_graph *graph, size_t index, tri_fact *out)
{
    const tri_i_fact *fact = &graph->facts.items[index];
    const tri_i_doc *doc = &graph->docs.items[fact->doc];
    *out = (tri_fact){.id = fact->triple,
                      .edge = fact->edge,
                      .doc = tri_i_string(graph, doc->id),
                      .title = tri_i_string(graph, doc->title),
                      .date = tri_i_string(graph, doc->date),
                      .url = tri_i_string(graph, doc->url),
                      .sentence = fact->evidence,
                      .sent = fact->sent,
                      .begin = fact->begin,
                      .end = fact->end,
                      .source_text = tri_i_string(graph, fact->source_text),
                      .target_text = tri_i_string(graph, fact->target_text),
                      .source_span = fact->source_span,
                      .target_span = fact->target_span,
                      .confidence = fact->confidence / 1000.0,
                      .modality = (tri_modality)fact->modality,
                      .basis = (tri_basis)fact->basis,
                      .negated = fact->negated};
    return fact->edge < graph->edges.n;
}

double tri_graph_measure(const tri_graph *graph, size_t node, tri_measure measure)
{
    return graph->measures[measure] == NULL ? (double)NAN
                                            : graph->measures[measure][node];
}
