/* All options: which command takes them, and where their values go. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/option_table.h"

#include "cli/messages.h"
#include "cli/names.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WITH_MODEL = FOR_BUILD | FOR_EXTRACT | FOR_PARSE,
    WITH_TEXT = WITH_MODEL | FOR_READ,
    MAKES_GRAPH = FOR_BUILD | FOR_GRAPH,
    WRITES_GRAPH = MAKES_GRAPH | FOR_CONVERT
};

static const char *const nodes_choices[] = {"salient", "named", "all", NULL};
static const char *const literals_choices[] = {"attributes", "nodes", "drop", NULL};
static const char *const duplicates_choices[] = {"drop", "keep", NULL};
static const char *const reading_choices[] = {"edited", "original", NULL};
static const char *const progress_choices[] = {"auto", "json", "none", NULL};
static const char *const weights_choices[] = {"count", "inverse", NULL};
static const char *const cooccur_choices[] = {"none", "sentence", "paragraph", NULL};
static const char *const infer_choices[] = {"on", "off", "only", NULL};
static const char *const color_choices[] = {"kept", "type", "community", NULL};

static bool set_output(const char *value, cli_options *options)
{
    if (options->n_outputs == MAX_OUTPUTS) {
        say("-o: at most %d outputs", MAX_OUTPUTS);
        return false;
    }
    options->outputs[options->n_outputs++] = value;
    return true;
}

/* The measure of a name, after a message where there is none. `others`: further words
   that the option takes. */
static tri_measure measure_named(const char *option_name, const char *others,
                                 const char *name)
{
    const tri_measure measure = tri_measure_from_name(name);
    if (measure == TRI_MEASURE_COUNT) {
        const char *names[TRI_MEASURE_COUNT];
        char list[512];
        size_t n = (size_t)snprintf(list, sizeof list, "%s", others);
        for (int i = 0; i < TRI_MEASURE_COUNT; i++) {
            names[i] = tri_measure_name((tri_measure)i);
            n += (size_t)snprintf(list + n, sizeof list - n, " %s", names[i]);
        }
        const char *near = nearest_name(name, names, TRI_MEASURE_COUNT);
        if (near != NULL) {
            say("%s: unknown measure '%s'; did you mean '%s'?", option_name, name,
                near);
        } else {
            say("%s: unknown measure '%s'; it is one of %s", option_name, name, list);
        }
    }
    return measure;
}

static bool set_metrics(const char *value, cli_options *options)
{
    char name[64];
    options->graph.measures = 0;
    options->graph.measures_given = true;
    if (strcmp(value, "all") == 0) {
        options->graph.measures = (1U << TRI_MEASURE_COUNT) - 1;
        return true;
    }
    if (strcmp(value, "none") == 0) {
        return true;
    }
    while (next_name(&value, name, sizeof name)) {
        const tri_measure measure = measure_named("--metrics", "all none", name);
        if (measure == TRI_MEASURE_COUNT) {
            return false;
        }
        options->graph.measures |= 1U << measure;
    }
    return true;
}

static bool set_types(const char *value, cli_options *options)
{
    char name[64];
    while (next_name(&value, name, sizeof name)) {
        const tri_type type = tri_type_from_name(name);
        if (type == TRI_TYPE_COUNT) {
            say("--types: unknown type '%s'; it is one of PER ORG LOC MISC DATE NUM "
                "CONCEPT",
                name);
            return false;
        }
        options->graph.types |= 1U << type;
    }
    return true;
}

static bool set_by(const char *value, cli_options *options)
{
    char name[64];
    const char *list = value;
    options->by = value;
    if (strcmp(value, "all") == 0) {
        return true;
    }
    for (bool is_first = true; next_name(&list, name, sizeof name); is_first = false) {
        const tri_measure measure = measure_named("--by", "all", name);
        if (measure == TRI_MEASURE_COUNT) {
            return false;
        }
        if (is_first) {
            options->graph.top_by = measure;
        }
    }
    return true;
}

static bool set_top(const char *value, cli_options *options)
{
    char *end = NULL;
    errno = 0;
    const unsigned long n = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end != '\0' || errno != 0 || n > UINT32_MAX) {
        say("--top takes a whole number from 0, not '%s'", value);
        return false;
    }
    options->graph.top = (uint32_t)n;
    options->top_given = true;
    return true;
}

/* An IRI with its scheme, and without what no IRI holds (RFC 3987). */
static bool set_base(const char *value, cli_options *options)
{
    const size_t scheme = strspn(value, "abcdefghijklmnopqrstuvwxyz"
                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    bool is_iri =
        value[scheme] == ':' && scheme > 0 && !strchr("0123456789+-.", *value);
    for (const char *at = value; *at != '\0'; at++) {
        is_iri = is_iri && (unsigned char)*at > ' ' && !strchr("<>\"{}|^`\\\x7f", *at);
    }
    if (!is_iri) {
        say("--base takes an IRI such as https://example.org/news/, not '%s'", value);
        return false;
    }
    options->graph.base = value;
    return true;
}

static bool set_explain(const char *value, cli_options *options)
{
    options->explain_all = strcmp(value, "all") == 0;
    if (!options->explain_all) {
        say("--explain takes nothing or =all, not '%s'", value);
    }
    return options->explain_all;
}

/* Called once for each of the two names. */
bool set_between(const char *value, cli_options *options)
{
    options->graph.between[options->graph.between[0] == NULL ? 0 : 1] = value;
    return true;
}

#define AT(member) offsetof(cli_options, member)
/* clang-format off */
const cli_option option_table[] = {
    {"output", 'o', TAKES_OWN, FOR_ALL & ~(unsigned)(FOR_RANK | FOR_INFO | FOR_SHOW | FOR_DIFF), "OUT",
     "write to OUT ('-': standard output); of a graph the format follows OUT's extension, and several -o write several files",
     0, 0, 0, NULL, set_output, false},
    {"to", 0, TAKES_STRING, WRITES_GRAPH, "FORMAT",
     "the output's format where OUT's extension does not tell:", AT(to), 0, 0, NULL, NULL, false},
    {"to", 0, TAKES_STRING, FOR_RANK, "FORMAT", "tsv (default) or json", AT(to), 0, 0, NULL, NULL, false},
    {"overwrite", 0, TAKES_NOTHING, WITH_TEXT | WRITES_GRAPH, "",
     "replace files that are not of the format that is written there, too",
     AT(overwrite), 0, 0, NULL, NULL, false},
    {"from", 0, TAKES_STRING, WITH_TEXT, "FORM",
     "the input's form where its extension does not tell:",
     AT(from), 0, 0, NULL, NULL, false},
    {"text-field", 0, TAKES_STRING, WITH_TEXT, "NAME",
     "jsonl, json, csv: the field that holds the text (default: text)", AT(text_field), 0, 0, NULL, NULL, false},
    {"max-bytes", 0, TAKES_COUNT, WITH_TEXT | FOR_GRAPH, "N",
     "refuse documents (lines, tables) of more than N bytes (default 104857600)",
     AT(max_bytes), 1, INT32_MAX, NULL, NULL, false},
    {"xpath", 0, TAKES_STRING, WITH_TEXT, "EXPRESSION",
     "xml, html: read the text of the elements that it finds; _ is the prefix of a namespace without one",
     AT(xpath), 0, 0, NULL, NULL, false},
    {"tei-reading", 0, TAKES_CHOICE, WITH_TEXT, "WHICH",
     "tei: of alternatives, corrections and deletions, what is read: edited (default) or original",
     AT(tei_original), 0, 0, reading_choices, NULL, false},
    {"keep-trees", 0, TAKES_NOTHING, WITH_MODEL, "",
     "conllu: lemmas, tags, trees and names (MISC: NER=) that the file gives stand; the model gives what is missing, and coreference",
     AT(keep_trees), 0, 0, NULL, NULL, false},
    {"files-from", 0, TAKES_STRING, WITH_TEXT | FOR_GRAPH, "FILE",
     "read the files that FILE names, one a line, too; '-' is standard input", AT(files_from), 0, 0, NULL, NULL, false},
    {"force", 0, TAKES_NOTHING, WITH_MODEL, "",
     "keep documents that are not English", AT(force), 0, 0, NULL, NULL, false},
    {"duplicates", 0, TAKES_CHOICE, FOR_EXTRACT | MAKES_GRAPH, "HOW",
     "documents that repeat an earlier one: drop (default) or keep",
     AT(keep_duplicates), 0, 0, duplicates_choices, NULL, true},
    {"report", 0, TAKES_STRING, WITH_TEXT | FOR_GRAPH, "FILE",
     "list every document and what became of it (JSON Lines)", AT(report), 0, 0, NULL, NULL, false},
    {"progress", 0, TAKES_CHOICE, WITH_TEXT, "HOW",
     "auto (default): a line on terminals; json: objects, one a line, on standard error; none",
     AT(progress), 0, 0, progress_choices, NULL, false},
    {"threads", 'j', TAKES_COUNT, WITH_MODEL, "N",
     "threads (default: one a processor); the output is the same for any N",
     AT(n_threads), 1, 1024, NULL, NULL, false},
    {"date", 0, TAKES_DATE, WITH_TEXT, "YYYY-MM-DD",
     "the date of documents that carry none", AT(date), 0, 0, NULL, NULL, false},
    {"model", 0, TAKES_STRING, WITH_MODEL, "FILE",
     "the weights (default: $TRICOT_MODEL, or those that came with the program)",
     AT(model), 0, 0, NULL, NULL, false},
    {"float", 0, TAKES_NOTHING, WITH_MODEL, "",
     "compute in plain floating point: many times slower, to compare with", AT(exact), 0, 0, NULL, NULL, false},
    {"mentions", 0, TAKES_NOTHING, FOR_EXTRACT, "",
     "print mentions instead of triples, one a line between tabs: document, sentence, begin, end, text, entity, name, type, subtype, how",
     AT(mentions), 0, 0, NULL, NULL, false},
    {"min-confidence", 0, TAKES_NUMBER, FOR_EXTRACT | WRITES_GRAPH, "X",
     "leave out triples (convert: edges) below X (default 0.5 in build and graph, else 0)",
     AT(min_confidence), 0, 1, NULL, NULL, true},
    {"min-identity", 0, TAKES_NUMBER, WRITES_GRAPH, "X",
     "leave out facts (convert: edges) of which it is less sure than X who is meant (default 0)",
     AT(graph.min_identity), 0, 1, NULL, NULL, true},
    {"relations", 0, TAKES_STRING, FOR_EXTRACT | MAKES_GRAPH, "FILE",
     "keep the relations of a table alone, under its labels; default: the table that comes with the program",
     AT(relations), 0, 0, NULL, NULL, false},
    {"infer", 0, TAKES_CHOICE, FOR_BUILD | FOR_EXTRACT, "HOW",
     "relations that the model reads from all that is said of two names: on (default), off, or only these",
     AT(infer), 0, 0, infer_choices, NULL, true},
    {"infer-relations", 0, TAKES_STRING, FOR_BUILD | FOR_EXTRACT, "FILE",
     "of these only those whose Wikidata property FILE names, one a line (P36)",
     AT(infer_relations), 0, 0, NULL, NULL, false},
    {"nodes", 0, TAKES_CHOICE, WRITES_GRAPH, "WHICH",
     "salient (default but in convert): named entities, and concepts that join two, are told something with one, or recur; named: both ends are named; all",
     AT(graph.nodes), 0, 0, nodes_choices, NULL, true},
    {"literals", 0, TAKES_CHOICE, MAKES_GRAPH, "HOW",
     "dates and amounts: attributes of nodes (default), nodes, or drop",
     AT(graph.literals), 0, 0, literals_choices, NULL, true},
    {"merge-concepts", 0, TAKES_NOTHING, MAKES_GRAPH, "",
     "concepts of one name are one node across documents", AT(graph.merge_concepts), 0, 0, NULL, NULL, true},
    {"entities", 0, TAKES_STRING, MAKES_GRAPH, "FILE",
     "a table of entities between tabs (id name type subtype aliases wikidata same_as not_same_as): what it says wins",
     AT(entities), 0, 0, NULL, NULL, false},
    {"update-entities", 0, TAKES_NOTHING, MAKES_GRAPH, "",
     "add the new entities to that file, so that ids stay when documents are added", AT(update_entities), 0, 0, NULL, NULL, false},
    {"explain", 0, MAY_TAKE_OWN, FOR_EXTRACT | MAKES_GRAPH, "[=all]",
     "say on standard error why mentions and entities are one, and what found each triple; with =all too what was refused, and why",
     AT(explain), 0, 0, NULL, set_explain, false},
    {"no-text", 0, TAKES_NOTHING, MAKES_GRAPH, "",
     "edges carry no sentences", AT(graph.no_text), 0, 0, NULL, NULL, true},
    {"cooccur", 0, TAKES_CHOICE, MAKES_GRAPH, "WHERE",
     "undirected edges 'with' between named entities of one sentence or paragraph, which no measure counts",
     AT(graph.cooccur), 0, 0, cooccur_choices, NULL, true},
    {"metrics", 0, TAKES_OWN, WRITES_GRAPH, "LIST",
     "measures of nodes, with commas, or all, or none (default: prominence,degree,pagerank,betweenness,community): prominence degree in_degree out_degree strength pagerank betweenness closeness harmonic eigenvector kcore clustering component hub authority community",
     AT(graph.measures), 0, 0, NULL, set_metrics, true},
    {"undirected", 0, TAKES_NOTHING, WRITES_GRAPH | FOR_RANK, "",
     "measures ignore the edges' direction", AT(graph.undirected), 0, 0, NULL, NULL, true},
    {"weights", 0, TAKES_CHOICE, WRITES_GRAPH | FOR_RANK, "HOW",
     "length of an edge on a path: 1 (count, default) or 1 / weight (inverse)",
     AT(graph.inverse_weights), 0, 0, weights_choices, NULL, true},
    {"no-layout", 0, TAKES_NOTHING, WRITES_GRAPH, "",
     "nodes get no places", AT(graph.no_layout), 0, 0, NULL, NULL, true},
    {"layout", 0, TAKES_NOTHING, WRITES_GRAPH, "",
     "nodes get places in graphs of above 50,000 nodes too", AT(graph.force_layout), 0, 0, NULL, NULL, true},
    {"color", 0, TAKES_CHOICE, WRITES_GRAPH, "WHAT",
     "of nodes: by type or community; kept (default): by type, and those that a graph file has stay",
     AT(graph.colors), 0, 0, color_choices, NULL, true},
    {"simple", 0, TAKES_NOTHING, WRITES_GRAPH, "",
     "one edge for each pair of nodes", AT(graph.simple), 0, 0, NULL, NULL, true},
    {"types", 0, TAKES_OWN, WRITES_GRAPH, "LIST",
     "keep nodes of these types, with commas: PER ORG LOC MISC DATE NUM CONCEPT",
     AT(graph.types), 0, 0, NULL, set_types, true},
    {"no-negated", 0, TAKES_NOTHING, WRITES_GRAPH, "",
     "leave out what the text denies", AT(graph.no_negated), 0, 0, NULL, NULL, true},
    {"min-weight", 0, TAKES_NUMBER, WRITES_GRAPH, "X",
     "leave out lighter edges", AT(graph.min_weight), 0, 1e9, NULL, NULL, true},
    {"since", 0, TAKES_DATE, WRITES_GRAPH, "YYYY-MM-DD",
     "keep edges that a document of that day or later states", AT(graph.since), 0, 0, NULL, NULL, true},
    {"until", 0, TAKES_DATE, WRITES_GRAPH, "YYYY-MM-DD",
     "keep edges that a document of that day or earlier states", AT(graph.until), 0, 0, NULL, NULL, true},
    {"ego", 0, TAKES_STRING, WRITES_GRAPH, "NAME",
     "keep a node and what is near it", AT(graph.ego), 0, 0, NULL, NULL, true},
    {"radius", 0, TAKES_COUNT, WRITES_GRAPH, "N",
     "how near, in steps (default 1)", AT(graph.radius), 1, 1000, NULL, NULL, true},
    {"between", 0, TAKES_OWN, WRITES_GRAPH, "NAME NAME",
     "keep what lies on shortest paths between two nodes", AT(graph.between), 0, 0, NULL, set_between, true},
    {"largest-component", 0, TAKES_NOTHING, WRITES_GRAPH, "",
     "keep the largest connected part", AT(graph.largest_component), 0, 0, NULL, NULL, true},
    {"k-core", 0, TAKES_COUNT, WRITES_GRAPH, "N",
     "keep nodes that have N neighbours or more among those kept", AT(graph.k_core), 1, 1e6, NULL, NULL, true},
    {"top", 0, TAKES_OWN, WRITES_GRAPH | FOR_RANK, "N",
     "keep the N highest nodes (rank: print them; 0: all)", AT(graph.top), 0, 0, NULL, set_top, true},
    {"by", 0, TAKES_OWN, WRITES_GRAPH | FOR_RANK, "MEASURE",
     "by this measure (default prominence); rank: a list with commas, or all",
     0, 0, 0, NULL, set_by, true},
    {"max-nodes", 0, TAKES_COUNT, WRITES_GRAPH, "N",
     "svg, png: draw the N most prominent nodes (default 60; 0: all)", AT(graph.max_nodes), 0, UINT32_MAX, NULL, NULL, false},
    {"base", 0, TAKES_OWN, WRITES_GRAPH, "IRI",
     "base of the IRIs in RDF (default urn:tricot:)", 0, 0, 0, NULL, set_base, false},
    {"evidence", 0, TAKES_STRING, MAKES_GRAPH, "FILE",
     "write the triples behind the edges too, one a line (FILE.jsonl, FILE.csv)", AT(evidence), 0, 0, NULL, NULL, false},
    {"methods", 0, TAKES_NOTHING, FOR_INFO, "",
     "one paragraph for a methods section", AT(methods), 0, 0, NULL, NULL, false},
    {"quiet", 'q', TAKES_NOTHING, FOR_ALL, "",
     "say nothing but errors", AT(quiet), 0, 0, NULL, NULL, false},
    {"no-sandbox", 0, TAKES_NOTHING, FOR_ALL, "",
     "keep the right to what no command needs: network, other programs, files beside the outputs",
     AT(no_sandbox), 0, 0, NULL, NULL, false},
    {"help", 'h', TAKES_NOTHING, FOR_ALL, "", "this text", AT(help), 0, 0, NULL, NULL, false},
    {"version", 0, TAKES_NOTHING, FOR_ALL, "",
     "versions of the program, the weights and igraph", AT(version), 0, 0, NULL, NULL, false},
};
/* clang-format on */
const size_t n_options = sizeof option_table / sizeof option_table[0];
