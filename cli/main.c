/* The program: finds the command and runs it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/names.h"
#include "cli/output.h"
#include "cli/weights.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const cli_command commands[] = {
    {"build", "FILE... -o OUT", "text to a graph file",
     "  tricot build article.txt -o article.graphml\n"
     "  tricot build news/ -o news.gexf -o news.dot -j 4\n"
     "  tricot build --from lines notes.txt --to json -o -\n",
     FOR_BUILD, 1, 0, command_build},
    {"extract", "FILE...", "text to triples, one JSON object a line",
     "  tricot extract article.txt > article.jsonl\n"
     "  tricot extract --min-confidence 0.7 news/ -o news.jsonl\n",
     FOR_EXTRACT, 1, 0, command_extract},
    {"parse", "FILE...", "text to tokens, tags, trees and names (CoNLL-U)",
     "  tricot parse article.txt > article.conllu\n"
     "  tricot parse --from conllu given.conllu > parsed.conllu\n",
     FOR_PARSE, 1, 0, command_parse},
    {"read", "FILE...", "any input to plain text (JSON Lines)",
     "  tricot read page.html\n"
     "  tricot read news/ | tricot extract --from jsonl -\n",
     FOR_READ, 1, 0, command_read},
    {"graph", "TRIPLES... -o OUT",
     "triples of any runs, or of other programs, to a graph",
     "  tricot graph monday.jsonl tuesday.jsonl -o week.graphml\n"
     "  tricot graph facts.tsv -o facts.dot\n",
     FOR_GRAPH, 1, 0, command_graph},
    {"convert", "IN OUT", "a graph file, or triples, to a graph file of any format",
     "  tricot convert article.graphml article.gexf\n"
     "  tricot convert article.graphml --types PER,ORG people.dot\n",
     FOR_CONVERT, 1, 2, command_convert},
    {"rank", "GRAPH", "the highest nodes of a graph file",
     "  tricot rank article.graphml --top 10\n"
     "  tricot rank article.graphml --by betweenness,degree --to json\n",
     FOR_RANK, 1, 1, command_rank},
    {"info", "GRAPH", "what a graph file holds, and how it was made",
     "  tricot info article.graphml\n"
     "  tricot info --methods article.graphml\n",
     FOR_INFO, 1, 1, command_info},
    {"show", "GRAPH NAME-OR-EDGE",
     "the facts of a node, or an edge, with their sentences",
     "  tricot show article.graphml Kazakhstan\n", FOR_SHOW, 2, 2, command_show},
    {"diff", "OLD NEW", "what has come, gone and changed between two graph files",
     "  tricot diff monday.graphml tuesday.graphml\n", FOR_DIFF, 2, 2, command_diff},
};
enum { N_COMMANDS = sizeof commands / sizeof commands[0] };

static void print_overview(void)
{
    printf("  tricot build article.txt -o article.graphml\n"
           "  tricot extract article.txt > article.jsonl\n"
           "  tricot COMMAND --help\n"
           "\n"
           "tricot turns English text into a knowledge graph.\n"
           "\n"
           "Commands:\n");
    for (size_t i = 0; i < N_COMMANDS; i++) {
        printf("  %-10s %s\n", commands[i].name, commands[i].summary);
    }
    printf("\n"
           "FILE is a file, a folder (walked, sorted by name), or '-' for standard\n"
           "input. Exit status: 0 done, 1 an input or output failed, 2 wrong usage,\n"
           "130 interrupted. 'man tricot' tells more, 'man tricot-build' of build.\n");
}

static void print_help(const cli_command *command)
{
    printf("%s\nusage: tricot %s %s\n%s.\n\nOptions:\n", command->examples,
           command->name, command->arguments, command->summary);
    options_print(command);
    printf("\n'man tricot-%s' tells more.\n", command->name);
}

static int print_version(const char *given)
{
    tri_model *model = weights_open(given);
    printf("tricot %s\nweights %s\nigraph %s\n", TRI_VERSION,
           model == NULL ? "none" : tri_model_hash(model), TRICOT_IGRAPH_VERSION);
    const int status = model == NULL ? EXIT_FAILED : EXIT_DONE;
    tri_model_free(model);
    return status;
}

/* What was printed may wait in stdio's buffer: a full disk shows only now. */
static int flush(int status)
{
    if (fflush(stdout) != 0) {
        say("cannot write standard output");
        return EXIT_FAILED;
    }
    return status;
}

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[N_COMMANDS];
    for (size_t i = 0; i < N_COMMANDS; i++) {
        names[i] = commands[i].name;
    }
    const char *near = nearest_name(name, names, N_COMMANDS);
    if (near != NULL && name[0] != '-') {
        say("unknown command '%s'; did you mean '%s'?", name, near);
    } else {
        say("unknown %s '%s'; 'tricot --help' lists them",
            name[0] == '-' ? "option" : "command", name);
    }
    return EXIT_USAGE;
}

int main(int argc, char **argv)
{
    output_watch_signals();
    const char *first = argc < 2 ? "" : argv[1];
    if (first[0] == '\0') {
        say("no command is given; 'tricot --help' lists them");
        return EXIT_USAGE;
    }
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 ||
        strcmp(first, "help") == 0) {
        const cli_command *about = argc > 2 ? find_command(argv[2]) : NULL;
        if (argc > 2 && about == NULL) {
            return unknown_command(argv[2]);
        }
        if (about != NULL) {
            print_help(about);
        } else {
            print_overview();
        }
        return flush(EXIT_DONE);
    }
    if (strcmp(first, "--version") == 0) {
        return flush(print_version(NULL));
    }
    const cli_command *command = find_command(first);
    if (command == NULL) {
        return unknown_command(first);
    }
    cli_options options;
    int status = options_read(command, argc - 2, argv + 2, &options);
    if (status == EXIT_DONE && options.help) {
        print_help(command);
        status = flush(status);
    } else if (status == EXIT_DONE && options.version) {
        status = flush(print_version(options.model));
    } else if (status == EXIT_DONE) {
        status = command->run(&options);
    }
    free(options.operands);
    return status;
}
