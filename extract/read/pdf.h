/* The lines of a PDF file's pages, and how they become text. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_PDF_H
#define TRI_EXTRACT_READ_PDF_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *text; /* in the arena; white space at its ends left out */
    size_t page;
    double left, top, right, bottom; /* points, from the page's upper left corner */
    bool dropped;
} tri_i_pdf_line;

/* Zeroed is empty. */
typedef struct {
    tri_arena arena;
    tri_i_pdf_line *lines; /* (n_lines), page by page in reading order */
    size_t n_lines, capacity, n_pages;
} tri_i_pdf;

/* Adds a page's lines. `text`: UTF-8, lines ended by line feeds; `boxes` (n_boxes, 4):
   left, top, right, bottom of every character of it. TRI_ERR_NO_MEMORY. */
tri_status tri_i_pdf_add_page(tri_i_pdf *pdf, const char *text, const double *boxes,
                              size_t n_boxes);

/* Prints the text, paragraphs parted by empty lines: running heads and page numbers are
   left out, lines joined, words that were parted at a line's end put together.
   TRI_ERR_NO_MEMORY. Cost: linear in the text but for its words parted by a hyphen,
   each of which is looked for in all of it. */
tri_status tri_i_pdf_print(tri_i_pdf *pdf, tri_memory *text);

void tri_i_pdf_clear(tri_i_pdf *pdf);

#endif
