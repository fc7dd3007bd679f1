/* Writes a graph to its files and says what it did. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/graph_files.h"

#include "cli/entities.h"
#include "cli/messages.h"
#include "cli/names.h"
#include "cli/output.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PARTS = 8, MAX_FORMATS = 64 };

/* What one -o stands for: a file, or one for each part of the format. */
typedef struct {
    const char *path; /* as given */
    const tri_format *format;
    size_t n_parts;         /* 0: one file */
    char *paths[MAX_PARTS]; /* of the parts */
    size_t n_files;         /* that are open */
    cli_output files[MAX_PARTS];
    const char *folder; /* of the parts, where it was made for them; else NULL */
} target;

struct graph_files {
    size_t n_targets;
    target targets[MAX_OUTPUTS];
    cli_output evidence;
    cli_output entities; /* --update-entities */
};

static int unknown_format(const char *name)
{
    const char *names[MAX_FORMATS];
    size_t n = 0;
    char list[256] = "";
    for (; tri_formats[n].name != NULL && n < MAX_FORMATS; n++) {
        names[n] = tri_formats[n].name;
        (void)snprintf(list + strlen(list), sizeof list - strlen(list), " %s",
                       names[n]);
    }
    const char *near = nearest_name(name, names, n);
    if (near != NULL) {
        say("unknown format '%s'; did you mean '%s'?", name, near);
    } else {
        say("unknown format '%s'; it is one of%s", name, list);
    }
    return EXIT_USAGE;
}

static int find_format(const cli_options *options, const char *path,
                       const tri_format **format)
{
    if (options->to != NULL) {
        *format = tri_format_by_name(options->to);
        return *format == NULL ? unknown_format(options->to) : EXIT_DONE;
    }
    *format = tri_format_by_path(path);
    if (*format != NULL) {
        return EXIT_DONE;
    }
    const char *name = strrchr(path, '/');
    const char *extension = strrchr(name == NULL ? path : name, '.');
    if (extension != NULL && tri_format_by_name(extension + 1) != NULL) {
        say("-o %s: its extension tells no format; give --to %s", path, extension + 1);
        return EXIT_USAGE;
    }
    if (extension != NULL && extension[1] != '\0') {
        return unknown_format(extension + 1);
    }
    say("-o %s: nothing tells the format; give --to", path);
    return EXIT_USAGE;
}

/* "OUT/nodes.csv" or "a-nodes.csv" for OUT "a.csv"; NULL where memory is out. */
static char *part_path(const tri_format *format, const char *path, const char *part)
{
    const size_t room = strlen(path) + strlen(part) + 2;
    char *result = malloc(room);
    if (result != NULL) {
        size_t stem = strlen(path);
        const size_t extension = strlen(format->extension);
        if (!format->is_folder && stem > extension &&
            strcmp(path + stem - extension, format->extension) == 0) {
            stem -= extension;
        }
        (void)snprintf(result, room, "%.*s%s%s", (int)stem, path,
                       format->is_folder ? "/" : "-", part);
    }
    return result;
}

/* Names the files of an output. */
static int name_parts(target *to, const char *path)
{
    to->path = path;
    if (to->format->parts == NULL) {
        return EXIT_DONE;
    }
    if (strcmp(path, "-") == 0) {
        say("%s is written to several files: standard output cannot hold them",
            to->format->title);
        return EXIT_USAGE;
    }
    for (; to->format->parts[to->n_parts].name != NULL && to->n_parts < MAX_PARTS;
         to->n_parts++) {
        const char *part = to->format->parts[to->n_parts].name;
        to->paths[to->n_parts] = part_path(to->format, path, part);
        if (to->paths[to->n_parts] == NULL) {
            say("out of memory");
            return EXIT_FAILED;
        }
    }
    return EXIT_DONE;
}

static bool open_target(const cli_options *options, target *to)
{
    if (to->format->is_folder) {
        bool is_new = false;
        if (!output_make_folder(to->path, &is_new)) {
            return false;
        }
        to->folder = is_new ? to->path : NULL;
    }
    for (to->n_files = 0; to->n_files < (to->n_parts == 0 ? 1 : to->n_parts);
         to->n_files++) {
        const size_t i = to->n_files;
        const bool is_whole = to->n_parts == 0;
        const output_kind kind =
            kind_of_graph(to->format, is_whole ? NULL : &to->format->parts[i]);
        if (!output_open(&to->files[i], is_whole ? to->path : to->paths[i],
                         options->overwrite ? NULL : &kind)) {
            return false;
        }
    }
    return true;
}

bool graph_files_take_text(const cli_options *options, const graph_files *files)
{
    bool any = false;
    for (size_t i = 0; i < files->n_targets; i++) {
        const tri_format *format = files->targets[i].format;
        any = any || format->needs_text ||
              (format->takes_text && !options->graph.no_text);
    }
    return any;
}

int graph_files_new(const cli_options *options, bool has_text, graph_files **files)
{
    int status = EXIT_DONE;
    if (options->n_outputs == 0) {
        say("no output is named: give -o OUT, such as -o graph.graphml");
        return EXIT_USAGE;
    }
    if (options->update_entities && options->entities == NULL) {
        say("--update-entities needs the file: give --entities FILE");
        return EXIT_USAGE;
    }
    graph_files *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL) {
        say("out of memory");
        return EXIT_FAILED;
    }
    for (size_t i = 0; i < options->n_outputs && status == EXIT_DONE; i++) {
        target *next = &fresh->targets[fresh->n_targets++];
        status = find_format(options, options->outputs[i], &next->format);
        if (status == EXIT_DONE && next->format->needs_text && !has_text) {
            say("%s holds the texts, which only build has", next->format->title);
            status = EXIT_USAGE;
        }
        tri_error error = {0};
        if (status == EXIT_DONE && tri_format_ready(next->format, &error) != TRI_OK) {
            say("-o %s: %s", options->outputs[i], error.message);
            status = EXIT_FAILED;
        }
        if (status == EXIT_DONE) {
            status = name_parts(next, options->outputs[i]);
        }
    }
    if (status == EXIT_DONE) {
        *files = fresh;
    } else {
        graph_files_free(fresh);
    }
    return status;
}

void graph_files_places(const cli_options *options, const graph_files *files,
                        place_list *places)
{
    for (size_t i = 0; i < files->n_targets; i++) {
        const target *to = &files->targets[i];
        if (to->n_parts == 0 || to->format->is_folder) {
            places_add(places, to->path);
        }
        for (size_t j = 0; j < to->n_parts; j++) {
            places_add(places, to->paths[j]);
        }
    }
    places_add(places, options->evidence);
    places_add(places, options->report);
    places_add(places, options->update_entities ? options->entities : NULL);
}

static bool is_table(const char *path)
{
    const char *extension = strrchr(path, '.');
    return extension != NULL && strcmp(extension, ".csv") == 0;
}

bool graph_files_open(const cli_options *options, graph_files *files)
{
    for (size_t i = 0; i < files->n_targets; i++) {
        if (!open_target(options, &files->targets[i])) {
            return false;
        }
    }
    if (options->evidence != NULL) {
        const output_kind *kind =
            is_table(options->evidence) ? &kind_of_evidence_table : &kind_of_evidence;
        if (!output_open(&files->evidence, options->evidence,
                         options->overwrite ? NULL : kind)) {
            return false;
        }
    }
    /* Its own table is what was read. */
    return !options->update_entities ||
           output_open(&files->entities, options->entities, NULL);
}

static void say_written(const char *path, const tri_graph *graph)
{
    const size_t nodes = tri_graph_n_nodes(graph);
    const size_t edges = tri_graph_n_edges(graph);
    say("wrote %s: %zu node%s, %zu edge%s", path, nodes, nodes == 1 ? "" : "s", edges,
        edges == 1 ? "" : "s");
}

/* What nodes tell beside their edges, and how many named ones have no edge. */
static void say_told(const tri_graph *graph)
{
    const size_t n_facts = tri_graph_get_info(graph)->n_facts_told;
    const size_t n_nodes = tri_graph_n_nodes(graph);
    bool *is_joined = calloc(n_nodes + 1, sizeof *is_joined);
    size_t n_alone = 0;
    for (size_t i = 0; i < tri_graph_n_edges(graph) && is_joined != NULL; i++) {
        const tri_edge *edge = tri_graph_edge(graph, i);
        is_joined[edge->source] = is_joined[edge->target] = true;
    }
    for (size_t i = 0; i < n_nodes && is_joined != NULL; i++) {
        n_alone += tri_graph_node(graph, i)->named && !is_joined[i] ? 1 : 0;
    }
    free(is_joined);
    if (n_facts > 0 || n_alone > 0) {
        say("told by nodes: %zu fact%s; alone: %zu name%s", n_facts,
            n_facts == 1 ? "" : "s", n_alone, n_alone == 1 ? "" : "s");
    }
}

static void say_communities(const tri_graph *graph)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    if ((info->measures >> TRI_MEASURE_COMMUNITY & 1) != 0 && info->n_communities > 0) {
        /* In thousandths: the printing of numbers would follow the locale. */
        const long thousandths = lround(info->modularity * 1000);
        say("communities: %zu, modularity %s%ld.%03ld", info->n_communities,
            thousandths < 0 ? "-" : "", labs(thousandths) / 1000,
            labs(thousandths) % 1000);
    }
}

/* Once for each file, not for each place. */
static void say_dropped(const tri_sink *sink, const tri_format *format)
{
    if (sink->n_dropped > 0) {
        say("%s has no place for %llu control character%s in it, which %s left out",
            format->title, (unsigned long long)sink->n_dropped,
            sink->n_dropped == 1 ? "" : "s", sink->n_dropped == 1 ? "was" : "were");
    }
}

/* Appends "N what (--option)" where N is not 0. */
static void left_out(char *line, size_t room, size_t n, const char *one,
                     const char *many, const char *option)
{
    if (n > 0) {
        const size_t used = strlen(line);
        (void)snprintf(line + used, room - used, "%s%zu %s%s%s%s",
                       used == 0 ? "" : "; ", n, n == 1 ? one : many,
                       option[0] == '\0' ? "" : " (", option,
                       option[0] == '\0' ? "" : ")");
    }
}

static void say_left_out(const cli_options *options, const tri_graph *graph)
{
    const tri_graph_info *info = tri_graph_get_info(graph);
    char line[1024] = "";
    left_out(line, sizeof line, info->n_low_confidence, "triple of low confidence",
             "triples of low confidence", "--min-confidence 0 keeps them");
    left_out(line, sizeof line, info->n_doubtful,
             "fact of which it is doubtful who is meant",
             "facts of which it is doubtful who is meant",
             "--min-identity 0 keeps them");
    left_out(line, sizeof line, info->n_unresolved,
             "triple with an argument that stands for nothing known",
             "triples with an argument that stands for nothing known", "");
    left_out(line, sizeof line, info->n_left_out_nodes, "node", "nodes",
             "--nodes all keeps them");
    left_out(line, sizeof line, info->n_left_out_edges, "edge", "edges",
             "--nodes all keeps them");
    left_out(line, sizeof line, info->n_literals_dropped, "fact with a date or amount",
             "facts with a date or amount",
             options->graph.literals == TRI_LITERALS_DROP
                 ? "--literals attributes keeps them"
                 : "--literals nodes keeps them");
    left_out(line, sizeof line, info->n_self_loops, "edge from a node to itself",
             "edges from a node to itself", "");
    left_out(line, sizeof line, info->n_filtered_nodes, "node by the filters",
             "nodes by the filters", "");
    left_out(line, sizeof line, info->n_filtered_edges, "edge by the filters",
             "edges by the filters", "");
    if (options->graph.cooccur != TRI_COOCCUR_NONE && info->n_meetings == 0) {
        say("--cooccur adds nothing: no document tells of two named entities in one "
            "sentence or paragraph");
    }
    left_out(line, sizeof line, info->n_facts_beyond, "fact of a node that has enough",
             "facts of nodes that have enough", "");
    if (line[0] != '\0') {
        say("left out: %s", line);
    }
}

/* Writes one file, which does not take its place yet; the message names the file where
   a writer failed for a reason of its own. */
static bool write_one(const tri_graph *graph, const target *to, size_t part,
                      cli_output *output)
{
    tri_error error = {0};
    const tri_status status =
        to->format->parts == NULL
            ? tri_write(graph, to->format, &output->sink, &error)
            : tri_write_part(graph, &to->format->parts[part], &output->sink, &error);
    if (status != TRI_OK && output->error == 0) {
        say("%s: %s", output->path,
            error.message[0] != '\0' ? error.message : "out of memory");
        return false;
    }
    return output_finish(output);
}

/* Writes all files of a target; they take their places when all are whole. */
static bool write_target(target *to, const tri_graph *graph)
{
    bool is_whole = true;
    for (size_t i = 0; i < to->n_files && is_whole; i++) {
        is_whole = write_one(graph, to, i, &to->files[i]);
    }
    for (size_t i = 0; i < to->n_files; i++) {
        is_whole = output_close(&to->files[i], is_whole) && is_whole;
    }
    return is_whole;
}

int graph_files_write(graph_files *files, const cli_options *options,
                      const tri_graph *graph)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < files->n_targets; i++) {
        target *to = &files->targets[i];
        if (!write_target(to, graph)) {
            status = EXIT_FAILED;
            continue;
        }
        for (size_t j = 0; j < to->n_files && !options->quiet; j++) {
            const char *path = to->files[j].path;
            say_written(strcmp(path, "-") == 0 ? "standard output" : path, graph);
            say_dropped(&to->files[j].sink, to->format);
        }
    }
    if (options->evidence != NULL) {
        const tri_status written = tri_write_evidence(
            graph, is_table(options->evidence), &files->evidence.sink, NULL);
        if (!output_close(&files->evidence, true) || written != TRI_OK) {
            status = EXIT_FAILED;
        }
    }
    if (options->update_entities) {
        const tri_status written =
            tri_graph_write_entities(graph, &files->entities.sink);
        if (!output_close(&files->entities, true) || written != TRI_OK) {
            status = EXIT_FAILED;
        }
    }
    if (!options->quiet) {
        say_communities(graph);
        say_told(graph);
        say_left_out(options, graph);
    }
    return status;
}

tri_graph *graph_begin(const cli_options *options)
{
    tri_graph *graph = NULL;
    tri_error error = {0};
    tri_graph_options wanted = options->graph;
    wanted.min_confidence =
        options->min_confidence < 0 ? wanted.min_confidence : options->min_confidence;
    wanted.options = options->recorded;
    wanted.of_table = options->relations != NULL;
    if (tri_graph_new(&wanted, &graph, &error) != TRI_OK) {
        say("%s", error.message);
        return NULL;
    }
    if (!entities_read(options, graph)) {
        tri_graph_free(graph);
        return NULL;
    }
    return graph;
}

bool graph_end(graph_files *files, const cli_options *options, tri_graph *graph)
{
    tri_error error = {0};
    if (tri_graph_finish(graph, &error) != TRI_OK) {
        say("%s", error.message);
        return false;
    }
    entities_explain(options, graph);
    return graph_files_write(files, options, graph) == EXIT_DONE;
}

void graph_files_free(graph_files *files)
{
    if (files == NULL) {
        return;
    }
    for (size_t i = 0; i < MAX_OUTPUTS; i++) {
        target *to = &files->targets[i];
        for (size_t j = 0; j < MAX_PARTS; j++) {
            (void)output_close(&to->files[j], false);
            free(to->paths[j]);
        }
        if (to->folder != NULL) {
            output_leave_folder(to->folder);
        }
    }
    (void)output_close(&files->evidence, false);
    (void)output_close(&files->entities, false);
    free(files);
}
