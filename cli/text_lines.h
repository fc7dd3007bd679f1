/* Lines of a file, each up to a limit. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_TEXT_LINES_H
#define TRI_CLI_TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A file that is read by lines; zeroed but for `file` and `most` is its beginning. */
typedef struct {
    FILE *file;  /* borrowed */
    size_t most; /* bytes of a line */
    char *bytes; /* (n_bytes) the line with its line feed, and a NUL */
    size_t n_bytes, room;
    int failure; /* errno's; EFBIG: a line is too long, ENOMEM */
} text_lines;

/* Reads the next line; false at the end and where something failed. Cost: linear. */
bool text_lines_next(text_lines *lines);
void text_lines_clear(text_lines *lines);

/* All bytes of a file and a NUL behind them, `*length` without it; the caller frees
   them. NULL with errno set where it cannot be read, EFBIG: it has more than `most`. */
char *text_whole(FILE *file, size_t most, size_t *length);

#endif
