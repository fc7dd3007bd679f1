/* Reads lines and whole files up to a limit: no input may take all memory. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/text_lines.h"

#include <errno.h>
#include <stdlib.h>

/* Makes room for a byte more, and a NUL. */
static bool grow(text_lines *lines)
{
    if (lines->n_bytes + 1 < lines->room) {
        return true;
    }
    const size_t room = lines->room == 0 ? 4096 : lines->room + lines->room / 2;
    char *grown = realloc(lines->bytes, room);
    if (grown == NULL) {
        lines->failure = ENOMEM;
        return false;
    }
    lines->bytes = grown;
    lines->room = room;
    return true;
}

bool text_lines_next(text_lines *lines)
{
    int c = EOF;
    lines->n_bytes = 0;
    if (lines->failure != 0) {
        return false;
    }
    flockfile(lines->file);
    errno = 0;
    while (lines->failure == 0 && (c = getc_unlocked(lines->file)) != EOF) {
        if (lines->n_bytes == lines->most) {
            lines->failure = EFBIG;
        } else if (grow(lines)) {
            lines->bytes[lines->n_bytes++] = (char)c;
        }
        if (c == '\n') {
            break;
        }
    }
    if (lines->failure == 0 && ferror(lines->file)) {
        lines->failure = errno != 0 ? errno : EIO;
    }
    funlockfile(lines->file);
    if (lines->failure != 0 || lines->n_bytes == 0) {
        return false;
    }
    lines->bytes[lines->n_bytes] = '\0';
    return true;
}

void text_lines_clear(text_lines *lines)
{
    free(lines->bytes);
    *lines = (text_lines){0};
}

char *text_whole(FILE *file, size_t most, size_t *length)
{
    char *bytes = NULL;
    size_t n = 0;
    size_t room = 0;
    int failure = 0;
    while (failure == 0 && (bytes == NULL || !feof(file))) {
        if (n + 1 >= room) {
            room = room == 0 ? 65536 : room + room / 2;
            char *grown = realloc(bytes, room);
            failure = grown == NULL ? ENOMEM : 0;
            bytes = grown == NULL ? bytes : grown;
        }
        if (failure == 0) {
            errno = 0;
            n += fread(bytes + n, 1, room - n - 1, file);
            failure = ferror(file) ? (errno != 0 ? errno : EIO) : n > most ? EFBIG : 0;
        }
    }
    if (failure != 0) {
        free(bytes);
        errno = failure;
        return NULL;
    }
    bytes[n] = '\0';
    *length = n;
    return bytes;
}
