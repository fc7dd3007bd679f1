/* Feeds a fuzz target with changed seeds: the same inputs on every run.

   usage: fuzz_TARGET SEEDS [N]       every file of the folder SEEDS as it is, then N
                                      inputs (default 2000) that are made of them
          fuzz_TARGET SEEDS print I   prints input I, which a crash has named

   The targets may be built for libFuzzer instead, without this file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_SEEDS = 256, MAX_LENGTH = 1 << 16, MAX_SECONDS = 20 };

typedef struct {
    char name[256];
    uint8_t *bytes;
    size_t length;
} seed;

static seed seeds[MAX_SEEDS];
static size_t n_seeds;
static uint8_t input[2 * MAX_LENGTH];
static size_t n_input;
static uint64_t state = 88172645463325252U; /* xorshift64's customary beginning */
static char running[300];                   /* what a crash is called */

static uint32_t below(size_t n)
{
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return (uint32_t)((state >> 11U) % (n == 0 ? 1 : n));
}

/* The library never prints: standard error goes to a file that must stay empty. */
static FILE *said;
static int standard_error;

static void show_said(void)
{
    char buffer[4096];
    const ssize_t n = pread(fileno(said), buffer, sizeof buffer, 0);
    (void)!write(standard_error, buffer, n < 0 ? 0 : (size_t)n);
}

static void on_crash(int number)
{
    /* Only what a handler may do. */
    show_said();
    (void)!write(standard_error, running, strlen(running));
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const seed *)a)->name, ((const seed *)b)->name);
}

static void load(const char *folder)
{
    DIR *listed = opendir(folder);
    assert(listed != NULL);
    for (struct dirent *entry; (entry = readdir(listed)) != NULL;) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        assert(n_seeds < MAX_SEEDS);
        seed *next = &seeds[n_seeds++];
        char path[4096];
        (void)snprintf(next->name, sizeof next->name, "%s", entry->d_name);
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        FILE *file = fopen(path, "rb");
        assert(file != NULL);
        next->bytes = malloc(MAX_LENGTH);
        assert(next->bytes != NULL);
        next->length = fread(next->bytes, 1, MAX_LENGTH, file);
        (void)fclose(file);
    }
    (void)closedir(listed);
    qsort(seeds, n_seeds, sizeof *seeds, by_name); /* folders have no order */
}

/* Replaces `n_old` bytes at `at` by `n_new` others. */
static void replace(size_t at, size_t n_old, const void *new, size_t n_new)
{
    if (n_input - n_old + n_new > MAX_LENGTH) {
        return;
    }
    uint8_t copy[MAX_LENGTH]; /* `new` may lie in `input` */
    memcpy(copy, new, n_new);
    memmove(input + at + n_new, input + at + n_old, n_input - at - n_old);
    memcpy(input + at, copy, n_new);
    n_input = n_input - n_old + n_new;
}

static const struct {
    const char *bytes;
    size_t length;
} words[] = {
#define WORD(text)                                                                     \
    {                                                                                  \
        text, sizeof text - 1                                                          \
    }
    WORD("\0"),
    WORD("\n"),
    WORD("\n\n"),
    WORD("\t"),
    WORD("\r\n"),
    WORD("\""),
    WORD("\\"),
    WORD("'"),
    WORD("{"),
    WORD("}"),
    WORD("["),
    WORD("]"),
    WORD("<"),
    WORD(">"),
    WORD("</"),
    WORD("/>"),
    WORD("&"),
    WORD("&#0;"),
    WORD("&#x110000;"),
    WORD("<![CDATA["),
    WORD("]]>"),
    WORD("<!--"),
    WORD("-1"),
    WORD("0"),
    WORD("4294967295"),
    WORD("4294967296"),
    WORD("1e999"),
    WORD("nan"),
    WORD("18446744073709551616"),
    WORD("99999999999999999999.5"),
    WORD("\xEF\xBB\xBF"),
    WORD("\xC3"),
    WORD("\xED\xA0\x80"),
    WORD("\xF4\x90\x80\x80"),
    WORD("\xE2\x80\x8D"),
    WORD("\xCC\x81"),
    WORD("\xEF\xBF\xBF"),
    WORD("null"),
    WORD("true"),
    WORD("1-2"),
    WORD("1.1"),
    WORD("_"),
    WORD("|"),
    WORD("="),
    WORD("#"),
    WORD("# newdoc\n"),
    WORD("$"),
    WORD("he "),
    WORD(" and "),
    WORD(", the "),
    WORD(". "),
    WORD("not "),
    WORD(" of "),
    WORD(" who "),
    WORD("2022-02-30"),
#undef WORD
};

static void change(void)
{
    const size_t at = below(n_input + 1);
    const size_t left = n_input - at;
    const seed *other = &seeds[below(n_seeds)];
    size_t n = below(below(4) == 0 ? 200 : 12);
    size_t from = 0;
    switch (below(8)) {
    case 0: /* a bit */
        if (left > 0) {
            input[at] ^= (uint8_t)(1U << below(8));
        }
        break;
    case 1: /* a byte */
        if (left > 0) {
            input[at] = (uint8_t)below(256);
        }
        break;
    case 2:
    case 3: /* a word that means something somewhere */
        n = below(2) == 0 ? 0 : below(8);
        from = below(sizeof words / sizeof words[0]);
        replace(at, n < left ? n : left, words[from].bytes, words[from].length);
        break;
    case 4: /* less */
        replace(at, n < left ? n : left, "", 0);
        break;
    case 5: /* a piece twice, or many times */
        n = n < left ? n : left;
        for (size_t i = below(4) == 0 ? below(60) : 1; i > 0; i--) {
            replace(at, 0, input + at, n);
        }
        break;
    case 6: /* a piece from elsewhere in the input */
        from = below(n_input);
        n = n < n_input - from ? n : n_input - from;
        replace(at, n < left ? n : left, input + from, n);
        break;
    default: /* a piece of another seed */
        from = below(other->length);
        n = below(other->length - from);
        replace(at, below(2) == 0 ? 0 : left, other->bytes + from, n);
        break;
    }
}

static void run(const char *name)
{
    (void)snprintf(running, sizeof running, "crashed on %.255s\n", name);
    (void)alarm(MAX_SECONDS);
    (void)LLVMFuzzerTestOneInput(input, n_input);
}

int main(int argc, char **argv)
{
    (void)LLVMFuzzerInitialize(&argc, &argv);
    assert(argc >= 2);
    const bool prints = argc > 3 && strcmp(argv[2], "print") == 0;
    const size_t n = prints     ? strtoul(argv[3], NULL, 10) + 1
                     : argc > 2 ? strtoul(argv[2], NULL, 10)
                                : 2000;
    load(argv[1]);
    assert(n_seeds > 0);
    said = tmpfile();
    standard_error = dup(STDERR_FILENO);
    assert(said != NULL && standard_error >= 0);
    assert(dup2(fileno(said), STDERR_FILENO) == STDERR_FILENO);
    static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGALRM};
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) {
        (void)signal(crashes[i], on_crash);
    }
    for (size_t i = 0; i < n_seeds && !prints; i++) {
        memcpy(input, seeds[i].bytes, seeds[i].length);
        n_input = seeds[i].length;
        run(seeds[i].name);
    }
    for (size_t i = 0; i < n; i++) {
        char name[32];
        const seed *from = &seeds[below(n_seeds)];
        memcpy(input, from->bytes, from->length);
        n_input = from->length;
        for (size_t j = 1 + below(6); j > 0; j--) {
            change();
        }
        (void)snprintf(name, sizeof name, "input %zu", i);
        if (!prints) {
            run(name);
        } else if (i + 1 == n) {
            (void)fwrite(input, 1, n_input, stdout);
        }
    }
    (void)alarm(0);
    if (!prints) {
        printf("%zu seeds, %zu inputs\n", n_seeds, n);
    }
    for (size_t i = 0; i < n_seeds; i++) {
        free(seeds[i].bytes);
    }
    show_said();
    (void)dup2(standard_error, STDERR_FILENO); /* a sanitizer may have more to say */
    return lseek(fileno(said), 0, SEEK_END) == 0 ? 0 : 1;
}
