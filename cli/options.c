/* Reads the command line by the table of options. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include "cli/messages.h"
#include "cli/option_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t distance(const char *a, const char *b)
{
    /* Levenshtein's, one row at a time; names are short. */
    size_t row[65];
    const size_t n = strlen(b) > 64 ? 64 : strlen(b);
    for (size_t j = 0; j <= n; j++) {
        row[j] = j;
    }
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            const size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            const size_t removed = (row[j - 1] < row[j] ? row[j - 1] : row[j]) + 1;
            row[j] = replaced < removed ? replaced : removed;
        }
    }
    return row[n];
}

const char *nearest_name(const char *name, const char *const *names, size_t n_names)
{
    const char *best = NULL;
    size_t least = strlen(name) / 3 + 2; /* further away it is another word */
    for (size_t i = 0; i < n_names; i++) {
        const size_t far = distance(name, names[i]);
        if (far < least) {
            least = far;
            best = names[i];
        }
    }
    return best;
}

static int unknown_option(const cli_command *command, const char *argument)
{
    const char *names[N_OPTIONS];
    size_t n = 0;
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if ((option_table[i].commands & command->bit) != 0) {
            names[n++] = option_table[i].name;
        }
    }
    char name[64];
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(argument + 2, "="),
                   argument + 2);
    const char *near =
        argument[1] == '-' && name[0] != '\0' ? nearest_name(name, names, n) : NULL;
    if (near != NULL) {
        say("%s: unknown option '%s'; did you mean '--%s'?", command->name, argument,
            near);
    } else {
        say("%s: unknown option '%s'; 'tricot %s --help' lists them", command->name,
            argument, command->name);
    }
    return EXIT_USAGE;
}

static const cli_option *find_option(const cli_command *command, const char *argument,
                                     const char **value)
{
    const char *name = argument + 2;
    const size_t length = strcspn(name, "=");
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const cli_option *candidate = &option_table[i];
        if ((candidate->commands & command->bit) == 0) {
            continue;
        }
        if (argument[1] != '-') {
            if (candidate->letter == argument[1]) {
                *value = argument[2] != '\0' ? argument + 2 : NULL;
                return candidate;
            }
        } else if (strlen(candidate->name) == length &&
                   strncmp(candidate->name, name, length) == 0) {
            *value = name[length] == '=' ? name + length + 1 : NULL;
            return candidate;
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
        if (value[0] == '\0') {
            say("--%s takes %s, not an empty string", taken->name, taken->value);
            return false;
        }
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
            say("--%s takes a number from %g to %g, not '%s'", taken->name,
                taken->least, taken->most, value);
            return false;
        }
        *(double *)place = number;
        return true;
    case TAKES_COUNT:
        number = strtod(value, &end);
        if (end == value || *end != '\0' || !(number >= taken->least) ||
            !(number <= taken->most) || floor(number) < number) {
            say("--%s takes a whole number from %g to %g, not '%s'", taken->name,
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
    case TAKES_OWN:
        return taken->set(value, options);
    }
    return false;
}

/* Appends an option to what the graph's file will say of how it was made. */
static void record(const cli_option *taken, const char *value, cli_options *options)
{
    const size_t n = strlen(options->recorded);
    (void)snprintf(options->recorded + n, sizeof options->recorded - n, "%s--%s%s%s",
                   n == 0 ? "" : " ", taken->name, value == NULL ? "" : " ",
                   value == NULL ? "" : value);
}

int options_read(const cli_command *command, int argc, char **argv,
                 cli_options *options)
{
    const char *given[N_OPTIONS] = {NULL}; /* values of recorded options */
    *options = (cli_options){.min_confidence = -1};
    options->graph = tri_graph_options_default();
    options->operands = calloc((size_t)argc + 1, sizeof *options->operands);
    if (options->operands == NULL) {
        say("out of memory");
        return EXIT_FAILED;
    }
    bool only_operands = false; /* after "--" */
    for (int i = 0; i < argc; i++) {
        const char *argument = argv[i];
        if (only_operands || argument[0] != '-' || argument[1] == '\0') {
            options->operands[options->n_operands++] = argument;
            continue;
        }
        if (strcmp(argument, "--") == 0) {
            only_operands = true;
            continue;
        }
        const char *value = NULL;
        const cli_option *found = find_option(command, argument, &value);
        if (found == NULL) {
            return unknown_option(command, argument);
        }
        const bool takes = found->kind != TAKES_NOTHING;
        if (!takes && value != NULL) {
            say("--%s takes no value", found->name);
            return EXIT_USAGE;
        }
        const int n_values = found->set == set_between ? 2 : takes ? 1 : 0;
        for (int j = 0; j < n_values; j++) {
            if (value == NULL && i + 1 < argc) {
                value = argv[++i];
            }
            if (value == NULL) {
                say("--%s needs %s", found->name, found->value);
                return EXIT_USAGE;
            }
            if (!set_value(found, value, options)) {
                return EXIT_USAGE;
            }
            given[found - option_table] = value;
            value = NULL;
        }
        if (!takes) {
            (void)set_value(found, "", options);
            given[found - option_table] = "";
        }
    }
    /* In the table's order, so that the order on the command line changes no byte. */
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if (option_table[i].is_recorded && given[i] != NULL) {
            record(&option_table[i], given[i][0] == '\0' ? NULL : given[i], options);
        }
    }
    if (options->help || options->version) {
        return EXIT_DONE;
    }
    if (options->n_operands < command->min_operands ||
        (command->max_operands != 0 && options->n_operands > command->max_operands)) {
        say("usage: tricot %s %s ('tricot %s --help' tells more)", command->name,
            command->arguments, command->name);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

void options_print(const cli_command *command)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const cli_option *shown = &option_table[i];
        if ((shown->commands & command->bit) == 0) {
            continue;
        }
        char names[64];
        (void)snprintf(
            names, sizeof names, "%c%c%s--%s%s%s", shown->letter == 0 ? ' ' : '-',
            shown->letter == 0 ? ' ' : shown->letter, shown->letter == 0 ? "  " : ", ",
            shown->name, shown->value[0] == '\0' ? "" : " ", shown->value);
        printf("  %-28s %s\n", names, shown->help);
    }
}
