/* Fuzzes the command line: the first byte chooses a command, lines are its words.

   What is wrong is said in one line of printable text; what is right leaves options
   that a command can use. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#define _GNU_SOURCE /* memfd_create */
#include "base/utf8.h"
#include "cli/options.h"
#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST_WORDS = 400 };

static int said; /* what the options' reader prints */

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    said = memfd_create("said", 0);
    assert(said >= 0);
    return 0;
}

/* One line that a terminal can show; no more, no less. */
static void check_line(void)
{
    static char line[1 << 18];
    const ssize_t n = pread(said, line, sizeof line, 0);
    assert(n > 1 && line[n - 1] == '\n');
    for (ssize_t i = 0; i < n - 1; i++) {
        assert((unsigned char)line[i] >= ' ' && line[i] != 0x7F);
    }
}

static void check_options(const cli_command *command, const cli_options *options,
                          bool is_utf8)
{
    const tri_graph_options *graph = &options->graph;
    assert(options->n_outputs <= MAX_OUTPUTS);
    assert(options->n_operands >= command->min_operands);
    assert(command->max_operands == 0 || options->n_operands <= command->max_operands ||
           options->files_from != NULL);
    assert(isfinite(options->min_confidence) && options->min_confidence <= 1);
    assert(isfinite(graph->min_confidence) && graph->min_confidence <= 1);
    assert((graph->between[0] == NULL) == (graph->between[1] == NULL));
    assert(!is_utf8 || tri_utf8_invalid(options->recorded, strlen(options->recorded)) ==
                           strlen(options->recorded));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const names[] = {"build",   "extract", "parse", "read", "graph",
                                        "convert", "rank",    "info",  "show", "diff"};
    static const size_t operands[][2] = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 0},
                                         {1, 2}, {1, 1}, {1, 1}, {2, 2}, {2, 2}};
    if (length == 0) {
        return 0;
    }
    const size_t which = bytes[0] % 10U;
    const cli_command command = {.name = names[which],
                                 .arguments = "FILE",
                                 .summary = "",
                                 .examples = "",
                                 .bit = 1U << which,
                                 .min_operands = operands[which][0],
                                 .max_operands = operands[which][1]};
    char *words[MOST_WORDS + 1];
    int n = 0;
    char *text = malloc(length);
    assert(text != NULL);
    memcpy(text, bytes + 1, length - 1);
    text[length - 1] = '\0';
    const bool is_utf8 = tri_utf8_invalid(text, length - 1) == length - 1;
    for (char *word = text; word != NULL && n < MOST_WORDS; n++) {
        words[n] = word;
        word = strchr(word, '\n');
        if (word != NULL) {
            *word++ = '\0';
        }
    }
    words[n] = NULL;
    cli_options options;
    const int before = dup(STDERR_FILENO);
    assert(before >= 0 && ftruncate(said, 0) == 0 && lseek(said, 0, SEEK_SET) == 0);
    assert(dup2(said, STDERR_FILENO) == STDERR_FILENO);
    const int status = options_read(&command, n, words, &options);
    assert(dup2(before, STDERR_FILENO) == STDERR_FILENO && close(before) == 0);
    assert(status == EXIT_DONE || status == EXIT_USAGE);
    if (status == EXIT_USAGE) {
        check_line();
    } else {
        assert(lseek(said, 0, SEEK_END) == 0);
        if (!options.help && !options.version) {
            check_options(&command, &options, is_utf8);
        }
    }
    free(options.operands);
    free(text);
    return 0;
}
