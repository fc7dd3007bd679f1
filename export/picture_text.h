/* Text of a picture: how wide it is, what of it is shown, where its lines end. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_PICTURE_TEXT_H
#define TRI_EXPORT_PICTURE_TEXT_H

#include "base/arena.h"

/* How wide UTF-8 is in Helvetica of `size` pixels, the same everywhere: by a table for
   Latin, Greek and Cyrillic, by the script for others; `*known` (NULL: not asked) tells
   whether the table has all of it (text_width.c). */
double tri_i_text_width(const char *text, size_t length, double size, bool *known);

/* A copy for people to read on one line: white space and control characters are one
   blank, characters without a shape are left out, and those that would turn the order
   of what stands behind them are shown as U+FFFD, as is what is no UTF-8. NULL where
   memory is out. */
char *tri_i_text_clean(tri_arena *arena, const char *text);

enum { TRI_I_MAX_LINES = 4 };

typedef struct {
    const char *lines[TRI_I_MAX_LINES];
    size_t n;
    double width; /* of the widest */
    bool is_cut;  /* there was more: an ellipsis ends it */
} tri_i_lines;

/* Breaks a clean text into lines of up to `width`, at blanks where there are any, `n`
   at most. False where memory is out. */
bool tri_i_text_break(tri_arena *arena, const char *text, double size, double width,
                      size_t n, tri_i_lines *lines);

#endif
