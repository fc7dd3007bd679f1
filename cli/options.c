/* Reads the command line by the table of options. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include "cli/messages.h"
#include "cli/names.h"
#include "cli/option_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `argument` is as given, its name without a value `length` bytes long. */
static int unknown_option(const cli_command *command, const char *argument,
                          size_t length)
{
    const char **names = calloc(n_options, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; names != NULL && i < n_options; i++) {
        if ((option_table[i].commands & command->bit) != 0) {
            names[n++] = option_table[i].name;
        }
    }
    char name[64];
    (void)snprintf(name, sizeof name, "%.*s", (int)(length > 63 ? 63 : length),
                   argument);
    const char *near = length > 3 ? nearest_name(name + 2, names, n) : NULL;
    free(names);
    if (near != NULL) {
        say("%s: unknown option '%s'; did you mean '--%s'?", command->name, name, near);
    } else {
        say("%s: unknown option '%s'; 'tricot %s --help' lists them", command->name,
            name, command->name);
    }
    return EXIT_USAGE;
}

/* The option of a letter, or (0) of a name of `length` bytes; NULL where there is none.
 */
static const cli_option *find_option(const cli_command *command, char letter,
                                     const char *name, size_t length)
{
    for (size_t i = 0; i < n_options; i++) {
        const cli_option *one = &option_table[i];
        if ((one->commands & command->bit) != 0 &&
            (letter != 0 ? one->letter == letter
                         : strlen(one->name) == length &&
                               strncmp(one->name, name, length) == 0)) {
            return one;
        }
    }
    return NULL;
}

/* Whether `text` is YYYY-MM-DD with a month and a day that can be. */
static bool is_date(const char *text)
{
    static const char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(text) != 10 || strspn(text, "0123456789-") != 10 || text[4] != '-' ||
        text[7] != '-' || strspn(text, "0123456789") != 4 ||
        strspn(text + 5, "0123456789") != 2 || strspn(text + 8, "0123456789") != 2) {
        return false;
    }
    const int year = atoi(text);
    const int month = atoi(text + 5);
    const int day = atoi(text + 8);
    const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] &&
           (month != 2 || day < 29 || is_leap);
}

static bool set_choice(const cli_option *taken, const char *value, void *place)
{
    size_t n = 0;
    char list[128] = "";
    for (; taken->choices[n] != NULL; n++) {
        if (strcmp(taken->choices[n], value) == 0) {
            /* An enum, or the bool of a choice of two. */
            if (taken->choices[2] == NULL) {
                *(bool *)place = n == 1;
            } else {
                *(int *)place = (int)n;
            }
            return true;
        }
        (void)snprintf(list + strlen(list), sizeof list - strlen(list), " %s",
                       taken->choices[n]);
    }
    say("--%s: unknown value '%s'; it is one of%s", taken->name, value, list);
    return false;
}

static bool set_value(const cli_option *taken, const char *value, cli_options *options)
{
    void *place = (char *)options + taken->offset;
    char *end = NULL;
    double number = 0;
    switch (taken->kind) {
    case TAKES_NOTHING:
        *(bool *)place = true;
        return true;
    case TAKES_STRING:
        *(const char **)place = value;
        return true;
    case TAKES_DATE:
        if (!is_date(value)) {
            say("--%s takes a date YYYY-MM-DD, not '%s'", taken->name, value);
            return false;
        }
        *(const char **)place = value;
        return true;
    case TAKES_NUMBER:
        number = strtod(value, &end);
        if (end == value || *end != '\0' || !(number >= taken->least) ||
            !(number <= taken->most)) {
            say("--%s takes a number from %.9g to %.9g, not '%s'", taken->name,
                taken->least, taken->most, value);
            return false;
        }
        *(double *)place = number;
        return true;
    case TAKES_COUNT:
        number = strtod(value, &end);
        if (end == value || *end != '\0' || !(number >= taken->least) ||
            !(number <= taken->most) || floor(number) < number) {
            say("--%s takes a whole number from %.9g to %.9g, not '%s'", taken->name,
                taken->least, taken->most, value);
            return false;
        }
        if (taken->offset == offsetof(cli_options, n_threads)) {
            options->n_threads = (size_t)number;
        } else {
            *(uint32_t *)place = (uint32_t)number;
        }
        return true;
    case TAKES_CHOICE:
        return set_choice(taken, value, place);
    case MAY_TAKE_OWN:
        *(bool *)place = true;
        return value[0] == '\0' || taken->set(value, options);
    case TAKES_OWN:
        return taken->set(value, options);
    }
    return false;
}

/* Appends an option to what the graph's file will say of how it was made. */
static void record(const cli_option *taken, const char *value, cli_options *options)
{
    const size_t n = strlen(options->recorded);
    const bool is_pair = taken->set == set_between;
    (void)snprintf(options->recorded + n, sizeof options->recorded - n,
                   "%s--%s%s%s%s%s", n == 0 ? "" : " ", taken->name, is_pair ? " " : "",
                   is_pair ? options->graph.between[0] : "",
                   value[0] == '\0' ? "" : " ", value);
}

/* A command line that is read now. */
typedef struct {
    const cli_command *command;
    char **argv; /* (argc) */
    int argc;
    int next; /* index of the next argument */
    cli_options *options;
    const char **given; /* (n_options) their last values, "" of a flag, or NULL */
} command_line;

/* Takes an option with its values, of which the first may be in the same argument. */
static int take_option(command_line *line, const cli_option *found, const char *value)
{
    const bool is_flag =
        found->kind == TAKES_NOTHING || (found->kind == MAY_TAKE_OWN && value == NULL);
    const int n_values = found->set == set_between ? 2 : is_flag ? 0 : 1;
    if (n_values == 0) {
        if (value != NULL) {
            say("--%s takes no value", found->name);
            return EXIT_USAGE;
        }
        line->given[found - option_table] = "";
        return set_value(found, "", line->options) ? EXIT_DONE : EXIT_USAGE;
    }
    for (int i = 0; i < n_values; i++) {
        if (value == NULL && line->next < line->argc) {
            value = line->argv[line->next++];
        }
        if (value == NULL) {
            say("--%s needs %s", found->name, found->value);
            return EXIT_USAGE;
        }
        if (value[0] == '\0') {
            say("--%s takes %s, not an empty string", found->name, found->value);
            return EXIT_USAGE;
        }
        if (!set_value(found, value, line->options)) {
            return EXIT_USAGE;
        }
        line->given[found - option_table] = value;
        value = NULL;
    }
    return EXIT_DONE;
}

/* "--name", "--name=value" */
static int take_long(command_line *line, const char *argument)
{
    const size_t length = strcspn(argument, "=");
    const cli_option *found = find_option(line->command, 0, argument + 2, length - 2);
    return found == NULL
               ? unknown_option(line->command, argument, length)
               : take_option(line, found,
                             argument[length] == '=' ? argument + length + 1 : NULL);
}

/* "-q", "-j2", "-qj2", "-qj 2" */
static int take_letters(command_line *line, const char *argument)
{
    int status = EXIT_DONE;
    for (const char *at = argument + 1; *at != '\0' && status == EXIT_DONE; at++) {
        const cli_option *found = find_option(line->command, *at, NULL, 0);
        if (found == NULL) {
            const char name[] = {'-', *at, '\0'};
            return unknown_option(line->command, name, 2);
        }
        if (found->kind != TAKES_NOTHING) {
            return take_option(line, found, at[1] == '\0' ? NULL : at + 1);
        }
        status = take_option(line, found, NULL);
    }
    return status;
}

static int check_call(const cli_command *command, const cli_options *options)
{
    const unsigned writes_graph = FOR_BUILD | FOR_GRAPH | FOR_CONVERT;
    if (options->n_outputs > 1 && (command->bit & writes_graph) == 0) {
        say("%s: more than one -o; there is one output", command->name);
        return EXIT_USAGE;
    }
    const bool has_list = options->files_from != NULL;
    if ((options->n_operands < command->min_operands && !has_list) ||
        (command->max_operands != 0 && options->n_operands > command->max_operands)) {
        say("usage: tricot %s %s ('tricot %s --help' tells more)", command->name,
            command->arguments, command->name);
        return EXIT_USAGE;
    }
    size_t n_standard =
        options->files_from != NULL && strcmp(options->files_from, "-") == 0;
    for (size_t i = 0; i < options->n_operands; i++) {
        if (options->operands[i][0] == '\0') {
            say("%s: an empty string is no file's name", command->name);
            return EXIT_USAGE;
        }
        n_standard += strcmp(options->operands[i], "-") == 0;
    }
    if (n_standard > 1 && command->max_operands != 2) { /* convert - - */
        say("%s: '-' is given twice: standard input can be read once", command->name);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

/* Triples are no graph file that is to stay whole: `convert` makes of them what `graph`
   does. */
static void take_triples(command_line *line)
{
    const char *extension = strrchr(line->options->operands[0], '.');
    const cli_option *nodes = find_option(line->command, 0, "nodes", strlen("nodes"));
    const tri_graph_options usual = tri_graph_options_default();
    if (extension == NULL || strcmp(extension, ".jsonl") != 0) {
        return;
    }
    line->options->graph.min_confidence = usual.min_confidence;
    if (nodes != NULL && line->given[nodes - option_table] == NULL) {
        line->options->graph.nodes = usual.nodes;
    }
}

int options_read(const cli_command *command, int argc, char **argv,
                 cli_options *options)
{
    command_line line = {.command = command,
                         .argv = argv,
                         .argc = argc,
                         .options = options,
                         .given = calloc(n_options, sizeof *line.given)};
    int status = EXIT_DONE;
    *options = (cli_options){.min_confidence = -1};
    options->graph = tri_graph_options_default();
    if ((command->bit & (FOR_BUILD | FOR_GRAPH)) == 0) {
        /* A graph file stays whole where nothing is asked. */
        options->graph.nodes = TRI_NODES_ALL;
        options->graph.min_confidence = 0;
    }
    options->operands = calloc((size_t)argc + 1, sizeof *options->operands);
    if (options->operands == NULL || line.given == NULL) {
        free(line.given);
        say("out of memory");
        return EXIT_FAILED;
    }
    bool only_operands = false; /* after "--" */
    while (line.next < argc && status == EXIT_DONE) {
        const char *argument = argv[line.next++];
        if (only_operands || argument[0] != '-' || argument[1] == '\0') {
            options->operands[options->n_operands++] = argument;
        } else if (argument[1] != '-') {
            status = take_letters(&line, argument);
        } else if (argument[2] != '\0') {
            status = take_long(&line, argument);
        } else {
            only_operands = true;
        }
    }
    /* In the table's order, so that the order on the command line changes no byte. */
    for (size_t i = 0; i < n_options; i++) {
        if (option_table[i].is_recorded && line.given[i] != NULL) {
            record(&option_table[i], line.given[i], options);
        }
    }
    if (command->bit == FOR_CONVERT && options->n_operands > 0) {
        take_triples(&line);
    }
    free(line.given);
    if (status != EXIT_DONE || options->help || options->version) {
        return status;
    }
    return check_call(command, options);
}

/* Prints `text` from column `indent` on, broken at blanks before column 80. */
static void print_wrapped(const char *text, int indent)
{
    enum { WIDTH = 79 };
    int column = indent;
    while (*text != '\0') {
        const int length = (int)strcspn(text, " ");
        if (column > indent && column + 1 + length > WIDTH) {
            printf("\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            putchar(' ');
            column++;
        }
        printf("%.*s", length, text);
        column += length;
        text += length + (text[length] == ' ');
    }
    putchar('\n');
}

/* The help of an option, and the names that a colon at its end announces. */
static void print_option_help(const cli_option *shown, unsigned command)
{
    char text[1024];
    size_t n = (size_t)snprintf(text, sizeof text, "%s", shown->help);
    const bool has_forms = strcmp(shown->name, "from") == 0;
    const bool has_formats = strcmp(shown->name, "to") == 0 && command != FOR_RANK;
    for (int i = 0; has_forms && i < TRI_FORM_COUNT; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, " %s",
                              tri_form_name((tri_form)i));
    }
    for (int i = 0; has_formats && tri_formats[i].name != NULL; i++) {
        n += (size_t)snprintf(text + n, sizeof text - n, " %s", tri_formats[i].name);
    }
    print_wrapped(text, 30);
}

void options_print(const cli_command *command)
{
    for (size_t i = 0; i < n_options; i++) {
        const cli_option *shown = &option_table[i];
        if ((shown->commands & command->bit) == 0) {
            continue;
        }
        char names[64];
        (void)snprintf(
            names, sizeof names, "%c%c%s--%s%s%s", shown->letter == 0 ? ' ' : '-',
            shown->letter == 0 ? ' ' : shown->letter, shown->letter == 0 ? "  " : ", ",
            shown->name,
            shown->value[0] == '\0' || shown->kind == MAY_TAKE_OWN ? "" : " ",
            shown->value);
        printf("  %-26s  ", names);
        print_option_help(shown, command->bit);
    }
}
