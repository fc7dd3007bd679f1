/* Says how far a run has come: a line for people, or JSON for programs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include "cli/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_begin(progress *state, const cli_options *options, uint64_t n_bytes_all)
{
    *state = (progress){.kind = options->progress, .n_bytes_all = n_bytes_all};
    (void)pthread_mutex_init(&state->mutex, NULL);
    if (state->kind == PROGRESS_AUTO) {
        const char *terminal = getenv("TERM");
        const bool can_show = !options->quiet && isatty(STDERR_FILENO) == 1 &&
                              terminal != NULL && strcmp(terminal, "dumb") != 0;
        state->kind = can_show ? PROGRESS_LINE : PROGRESS_NONE;
    }
    state->began = state->last = now();
}

void progress_read(progress *state, size_t n_bytes)
{
    (void)pthread_mutex_lock(&state->mutex);
    state->n_bytes_read += n_bytes;
    (void)pthread_mutex_unlock(&state->mutex);
}

/* Writes a number of words or documents with commas: "12,345". */
static const char *grouped(uint64_t n, char text[32])
{
    char digits[24];
    size_t at = 0;
    const int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) {
            text[at++] = ',';
        }
        text[at++] = digits[i];
    }
    text[at] = '\0';
    return text;
}

/* "12 s", "3 min", "2 h 5 min". */
static void print_left(double seconds, char *text, size_t room)
{
    const unsigned long minutes = (unsigned long)(seconds / 60 + 0.5);
    if (seconds < 60) {
        (void)snprintf(text, room, "%.0f s", seconds);
    } else if (minutes < 60) {
        (void)snprintf(text, room, "%lu min", minutes);
    } else {
        (void)snprintf(text, room, "%lu h %lu min", minutes / 60, minutes % 60);
    }
}

/* A number with a point, whatever the locale; JSON's null where it is not known. */
static void add_number(char *line, size_t room, const char *key, double value)
{
    const size_t n = strlen(line);
    if (value < 0) {
        (void)snprintf(line + n, room - n, ", \"%s\": null", key);
    } else {
        const unsigned long long thousandths = (unsigned long long)(value * 1000 + 0.5);
        (void)snprintf(line + n, room - n, ", \"%s\": %llu.%03llu", key,
                       thousandths / 1000, thousandths % 1000);
    }
}

static void tell(progress *state, double time, bool is_end)
{
    const double seconds = time - state->began;
    const double rate = seconds > 0 ? (double)state->n_words / seconds : 0;
    (void)pthread_mutex_lock(&state->mutex);
    double part = state->n_bytes_all > 0
                      ? (double)state->n_bytes_read / (double)state->n_bytes_all
                      : -1;
    (void)pthread_mutex_unlock(&state->mutex);
    part = part > 1 ? 1 : part; /* a file that has grown */
    const double left = part > 0 ? seconds * (1 - part) / part : -1;
    char line[256];
    if (state->kind == PROGRESS_JSON) {
        (void)snprintf(line, sizeof line, "{\"documents\": %llu, \"words\": %llu",
                       (unsigned long long)state->n_documents,
                       (unsigned long long)state->n_words);
        add_number(line, sizeof line, "seconds", seconds);
        add_number(line, sizeof line, "words_per_second", rate);
        add_number(line, sizeof line, "part", is_end ? 1 : part);
        add_number(line, sizeof line, "seconds_left", is_end ? 0 : left);
        (void)fprintf(stderr, "%s, \"done\": %s}\n", line, is_end ? "true" : "false");
        return;
    }
    char documents[32];
    char words[32];
    char remaining[48] = "";
    if (left >= 0) {
        (void)snprintf(remaining, sizeof remaining, ", ");
        print_left(left, remaining + 2, sizeof remaining - 2 - strlen(" left"));
        (void)snprintf(remaining + strlen(remaining),
                       sizeof remaining - strlen(remaining), " left");
    }
    (void)snprintf(line, sizeof line, "%s document%s, %s words/s%s",
                   grouped(state->n_documents, documents),
                   state->n_documents == 1 ? "" : "s", grouped((uint64_t)rate, words),
                   remaining);
    show(line);
}

void progress_document(progress *state, size_t n_words)
{
    state->n_documents++;
    state->n_words += n_words;
    if (state->kind == PROGRESS_NONE) {
        return;
    }
    const double time = now();
    if (time - state->last >= (state->kind == PROGRESS_JSON ? 1 : 0.2)) {
        state->last = time;
        tell(state, time, false);
    }
}

void progress_end(progress *state)
{
    if (state->kind == PROGRESS_JSON) {
        tell(state, now(), true);
    } else if (state->kind == PROGRESS_LINE) {
        show(NULL);
    }
    (void)pthread_mutex_destroy(&state->mutex);
}
