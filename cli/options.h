/* The options of all commands: what they are called, and what was given. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_OPTIONS_H
#define TRI_CLI_OPTIONS_H

#include "tricot.h"

/* Exit statuses. */
enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_INTERRUPTED = 130 };

/* Which commands take an option. */
enum {
    FOR_BUILD = 1 << 0,
    FOR_EXTRACT = 1 << 1,
    FOR_PARSE = 1 << 2,
    FOR_READ = 1 << 3,
    FOR_GRAPH = 1 << 4,
    FOR_CONVERT = 1 << 5,
    FOR_RANK = 1 << 6,
    FOR_INFO = 1 << 7,
    FOR_SHOW = 1 << 8,
    FOR_DIFF = 1 << 9,
    FOR_ALL = (1 << 10) - 1
};

enum { MAX_OUTPUTS = 16 };

/* How progress is told; the first three are the choices of --progress. */
typedef enum {
    PROGRESS_AUTO,
    PROGRESS_JSON,
    PROGRESS_NONE,
    PROGRESS_LINE
} progress_kind;

/* What the command line said. Strings are borrowed from it, NULL where not given. */
typedef struct {
    const char **operands; /* FILE... (n_operands) */
    size_t n_operands;
    const char *outputs[MAX_OUTPUTS]; /* every -o */
    size_t n_outputs;
    const char *from;
    const char *text_field;
    const char *xpath;
    bool tei_original; /* --tei-reading original */
    const char *files_from;
    const char *report;
    const char *to;
    const char *date;
    const char *model;
    const char *evidence;
    const char *relations; /* a table's file, or "default" */
    const char *entities;
    const char *by;        /* rank: measures, or "all" */
    size_t n_threads;      /* 0: as many as there are processors */
    uint32_t max_bytes;    /* of a document, a line of triples, a table; 0: default */
    double min_confidence; /* below 0: the command's own default */
    bool exact;            /* --float */
    bool quiet;
    bool no_sandbox;
    bool overwrite;       /* files of another kind than what is written */
    bool force;           /* documents that are not English, too */
    bool keep_duplicates; /* --duplicates keep */
    bool keep_trees;      /* of CoNLL-U */
    progress_kind progress;
    bool help;
    bool version;
    bool methods;
    bool mentions;
    bool explain;
    bool explain_all;            /* --explain=all */
    int infer;                   /* --infer: 0 on, 1 off, 2 only */
    const char *infer_relations; /* a file of the properties wanted */
    bool update_entities;
    bool top_given;
    tri_graph_options graph; /* ready for tri_graph_new but for `model`, `options` */
    char recorded[512]; /* the options that shape a graph, as its file records them */
} cli_options;

/* A command of the program. */
typedef struct {
    const char *name;
    const char *arguments; /* "FILE... -o OUT" */
    const char *summary;   /* one line */
    const char *examples;  /* lines, each ended by a line feed */
    unsigned bit;          /* FOR_... */
    size_t min_operands;
    size_t max_operands; /* 0: any number */
    int (*run)(const cli_options *options);
} cli_command;

/* Reads a command's arguments, `argv` beginning after its name. `options` is filled;
   its operands are freed by the caller with free(). Returns EXIT_DONE, or EXIT_USAGE
   after one line on standard error that says what is wrong and what was perhaps meant.
 */
int options_read(const cli_command *command, int argc, char **argv,
                 cli_options *options);

/* Prints the options that a command takes, each with a line of help. */
void options_print(const cli_command *command);

#endif
