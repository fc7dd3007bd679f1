/* The table of all options, for the reader of command lines and the help. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_OPTION_TABLE_H
#define TRI_CLI_OPTION_TABLE_H

#include "cli/options.h"

/* What is done with an option's value; the table says where it goes. */
typedef enum {
    TAKES_NOTHING, /* a bool becomes true */
    TAKES_STRING,
    TAKES_NUMBER, /* a double from `least` to `most` */
    TAKES_COUNT,  /* a size_t from `least` to `most` */
    TAKES_CHOICE, /* an int: the index in `choices` */
    TAKES_DATE,   /* a string YYYY-MM-DD */
    TAKES_OWN,    /* `set` reads it */
    MAY_TAKE_OWN  /* a bool becomes true; `set` reads a value behind "=" */
} option_kind;

typedef struct {
    const char *name; /* without "--" */
    char letter;      /* "-o", or 0 */
    option_kind kind;
    unsigned commands; /* FOR_... */
    const char *value; /* what the value is called in the help, "" where none */
    const char *help;
    size_t offset; /* of its place in cli_options */
    double least, most;
    const char *const *choices; /* ended by NULL */
    bool (*set)(const char *value, cli_options *options);
    bool is_recorded; /* the graph's file says it */
} cli_option;

extern const cli_option option_table[]; /* (n_options) */
extern const size_t n_options;

/* Two values follow one option. */
bool set_between(const char *value, cli_options *options);

#endif
