/* Puts the lines of a PDF file's pages together to paragraphs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/utf8.h"
#include "extract/read/pdf.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static tri_i_pdf_line *add_line(tri_i_pdf *pdf)
{
    if (!tri_i_grow(&pdf->lines, pdf->n_lines, &pdf->capacity, sizeof *pdf->lines)) {
        return NULL;
    }
    tri_i_pdf_line *line = &pdf->lines[pdf->n_lines++];
    *line = (tri_i_pdf_line){.page = pdf->n_pages};
    return line;
}

static void widen(tri_i_pdf_line *line, const double *box, bool is_first)
{
    line->left = is_first || box[0] < line->left ? box[0] : line->left;
    line->top = is_first || box[1] < line->top ? box[1] : line->top;
    line->right = is_first || box[2] > line->right ? box[2] : line->right;
    line->bottom = is_first || box[3] > line->bottom ? box[3] : line->bottom;
}

tri_status tri_i_pdf_add_page(tri_i_pdf *pdf, const char *text, const double *boxes,
                              size_t n_boxes)
{
    const size_t length = strlen(text);
    size_t number = 0; /* of the character */
    for (size_t i = 0; i < length;) {
        tri_i_pdf_line found = {0};
        size_t begin = i;
        size_t end = i;
        bool is_first = true;
        while (i < length && text[i] != '\n') {
            uint32_t code;
            const size_t n = tri_utf8_decode(text + i, length - i, &code);
            if (!tri_is_space(code)) {
                begin = is_first ? i : begin;
                end = i + n;
                if (number < n_boxes) {
                    widen(&found, boxes + 4 * number, is_first);
                }
                is_first = false;
            }
            i += n;
            number++;
        }
        i++;
        number++;
        if (is_first) {
            continue;
        }
        tri_i_pdf_line *line = add_line(pdf);
        if (line == NULL) {
            return TRI_ERR_NO_MEMORY;
        }
        found.page = pdf->n_pages;
        *line = found;
        line->text = tri_arena_copy(&pdf->arena, text + begin, end - begin);
        if (line->text == NULL) {
            return TRI_ERR_NO_MEMORY;
        }
    }
    pdf->n_pages++;
    return TRI_OK;
}

void tri_i_pdf_clear(tri_i_pdf *pdf)
{
    tri_arena_clear(&pdf->arena);
    free(pdf->lines);
    *pdf = (tri_i_pdf){0};
}

/* ---- Running heads */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether two lines are the same but for their numbers. */
static bool same_but_numbers(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        if (is_digit(*a) && is_digit(*b)) {
            a += strspn(a, "0123456789");
            b += strspn(b, "0123456789");
        } else if (*a++ != *b++) {
            return false;
        }
    }
    return *a == *b;
}

/* A number alone, perhaps between marks: "12", "- 12 -", "Page 3 of 9". */
static bool is_page_number(const char *text)
{
    static const char *const words[] = {"page", "Page", "PAGE", "of", "p."};
    size_t n_digits = 0;
    while (*text != '\0') {
        size_t n = 0;
        for (size_t i = 0; n == 0 && i < sizeof words / sizeof *words; i++) {
            const size_t length = strlen(words[i]);
            n = strncmp(text, words[i], length) == 0 ? length : 0;
        }
        if (n == 0) {
            if (strchr(" 0123456789-/|[]()", *text) == NULL) {
                return false;
            }
            n_digits += is_digit(*text);
            n = 1;
        }
        text += n;
    }
    return n_digits > 0 && n_digits <= 4;
}

/* A line of a table of contents. */
static bool has_leaders(const char *text)
{
    return strstr(text, ". . . . .") != NULL || strstr(text, ".......") != NULL;
}

/* The lines of a page, [begin, end). */
static size_t page_end(const tri_i_pdf *pdf, size_t begin)
{
    size_t end = begin;
    while (end < pdf->n_lines && pdf->lines[end].page == pdf->lines[begin].page) {
        end++;
    }
    return end;
}

/* Whether line `i` comes again, at the same height, on the next page or the one after
   (left and right pages differ) among the first or last lines. */
static bool comes_again(const tri_i_pdf *pdf, size_t i, size_t next_begin)
{
    const tri_i_pdf_line *line = &pdf->lines[i];
    for (int k = 0; k < 2 && next_begin < pdf->n_lines; k++) {
        const size_t end = page_end(pdf, next_begin);
        for (size_t j = next_begin; j < end; j++) {
            const tri_i_pdf_line *other = &pdf->lines[j];
            const double apart = other->top - line->top;
            if (apart > -2 && apart < 2 && same_but_numbers(line->text, other->text)) {
                return true;
            }
        }
        next_begin = end;
    }
    return false;
}

/* Drops what stands above and below the text of the pages: lines within the outermost
   tenths of a page's height that come again, page numbers, tables of contents. */
static void drop_running_heads(tri_i_pdf *pdf)
{
    double top = 0;
    double bottom = 0;
    for (size_t i = 0; i < pdf->n_lines; i++) {
        const tri_i_pdf_line *line = &pdf->lines[i];
        top = i == 0 || line->top < top ? line->top : top;
        bottom = i == 0 || line->bottom > bottom ? line->bottom : bottom;
    }
    const double margin = (bottom - top) / 10;
    for (size_t begin = 0, end = 0; begin < pdf->n_lines; begin = end) {
        end = page_end(pdf, begin);
        for (size_t i = begin; i < end; i++) {
            tri_i_pdf_line *line = &pdf->lines[i];
            line->dropped = has_leaders(line->text);
            const bool is_outside =
                line->bottom < top + margin || line->top > bottom - margin;
            if (!is_outside) {
                continue;
            }
            /* What began on a page before is dropped with it on its last page. */
            bool dropped = pdf->n_pages > 1 &&
                           (comes_again(pdf, i, end) || is_page_number(line->text));
            for (size_t j = begin;
                 !dropped && j > 0 && pdf->lines[j - 1].page + 3 > line->page; j--) {
                const tri_i_pdf_line *other = &pdf->lines[j - 1];
                const double apart = other->top - line->top;
                dropped = other->dropped && apart > -2 && apart < 2 &&
                          same_but_numbers(other->text, line->text);
            }
            line->dropped = dropped;
        }
    }
}

/* ---- Paragraphs */

static double height(const tri_i_pdf_line *line)
{
    return line->bottom - line->top;
}

/* The last character that is no closing quote or bracket. */
static char last_mark(const char *text)
{
    size_t n = strlen(text);
    for (;;) {
        if (n > 1 && strchr("\"')]", text[n - 1]) != NULL) {
            n--;
        } else if (n > 3 && memcmp(text + n - 3, "\xE2\x80\x9D", 3) == 0) {
            n -= 3;
        } else {
            return n > 0 ? text[n - 1] : '\0';
        }
    }
}

static bool ends_sentence(const tri_i_pdf_line *line)
{
    const char c = last_mark(line->text);
    return c == '.' || c == '!' || c == '?' || c == ':';
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The usual distance of a line from the next one on pages; 0 where there is none. */
static double usual_leading(const tri_i_pdf *pdf, double *room)
{
    size_t n = 0;
    for (size_t i = 1; i < pdf->n_lines; i++) {
        const tri_i_pdf_line *line = &pdf->lines[i];
        const double down = line->top - pdf->lines[i - 1].top;
        if (line->page == pdf->lines[i - 1].page && !line->dropped && down > 1 &&
            down < 3 * height(line)) {
            room[n++] = down;
        }
    }
    qsort(room, n, sizeof *room, by_value);
    return n == 0 ? 0 : room[(n - 1) / 2];
}

/* Whether a paragraph ends between two lines that follow each other. */
static bool parts(const tri_i_pdf_line *line, const tri_i_pdf_line *next,
                  double leading, double width)
{
    const double size = height(line) > 0 ? height(next) / height(line) : 1;
    if (size > 1.15 || size < 0.87) {
        return true; /* a heading, a note */
    }
    const bool is_short = line->right - line->left < width * 0.8;
    if (next->page != line->page || next->top < line->top - 1) {
        /* The next page or column goes on unless the text has come to an end. */
        return ends_sentence(line) && is_short;
    }
    const double down = next->top - line->top;
    if (leading > 0 && down > 1.35 * leading) {
        return true;
    }
    const double indent = next->left - line->left;
    return (indent > 0.8 * height(line) && indent < 8 * height(line) &&
            ends_sentence(line)) ||
           (is_short && ends_sentence(line));
}

/* The widest usual line: nine in ten are not wider. */
static double usual_width(const tri_i_pdf *pdf, double *room)
{
    size_t n = 0;
    for (size_t i = 0; i < pdf->n_lines; i++) {
        if (!pdf->lines[i].dropped) {
            room[n++] = pdf->lines[i].right - pdf->lines[i].left;
        }
    }
    qsort(room, n, sizeof *room, by_value);
    return n == 0 ? 0 : room[n * 9 / 10];
}

/* Bytes of the hyphen that the text ends with behind a letter; 0: none. */
static size_t hyphen_at_end(const char *text)
{
    static const char *const hyphens[] = {"-", "\xC2\xAD", "\xE2\x80\x90"};
    const size_t length = strlen(text);
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++) {
        const size_t n = strlen(hyphens[i]);
        if (length > n && strcmp(text + length - n, hyphens[i]) == 0) {
            const unsigned char before = (unsigned char)text[length - n - 1];
            return tri_is_letter(before) || before >= 0x80 ? n : 0;
        }
    }
    return 0;
}

/* Whether the two halves stand elsewhere in the file with their hyphen. */
static bool is_hyphenated(const tri_i_pdf *pdf, const char *first, size_t n_first,
                          const char *second)
{
    char word[128];
    size_t begin = n_first;
    while (begin > 0 && first[begin - 1] != ' ') {
        begin--;
    }
    const size_t n = n_first - begin;
    const size_t m = strcspn(second, " .,;:!?)");
    if (n + m + 2 > sizeof word) {
        return false;
    }
    memcpy(word, first + begin, n);
    word[n] = '-';
    memcpy(word + n + 1, second, m);
    word[n + 1 + m] = '\0';
    for (size_t i = 0; i < pdf->n_lines; i++) {
        if (strstr(pdf->lines[i].text, word) != NULL) {
            return true;
        }
    }
    return false;
}

static tri_status put(tri_memory *text, const char *bytes, size_t length)
{
    return tri_memory_write(bytes, length, text);
}

/* Prints a line and what stands between it and the next one. */
static tri_status print_line(const tri_i_pdf *pdf, const tri_i_pdf_line *line,
                             const tri_i_pdf_line *next, bool is_end, tri_memory *text)
{
    const size_t length = strlen(line->text);
    if (next == NULL) {
        return put(text, line->text, length);
    }
    const size_t hyphen = is_end ? 0 : hyphen_at_end(line->text);
    uint32_t code;
    (void)tri_utf8_decode(next->text, strlen(next->text), &code);
    if (hyphen > 0 && tri_is_lower(code)) {
        const bool stays = is_hyphenated(pdf, line->text, length - hyphen, next->text);
        return put(text, line->text, stays ? length : length - hyphen);
    }
    TRI_TRY(put(text, line->text, length));
    return is_end ? put(text, "\n\n", 2) : put(text, " ", hyphen > 0 ? 0 : 1);
}

tri_status tri_i_pdf_print(tri_i_pdf *pdf, tri_memory *text)
{
    double *room = malloc((pdf->n_lines + 1) * sizeof *room);
    if (room == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    drop_running_heads(pdf);
    const double leading = usual_leading(pdf, room);
    const double width = usual_width(pdf, room);
    free(room);
    const tri_i_pdf_line *line = NULL;
    tri_status status = TRI_OK;
    for (size_t i = 0; i < pdf->n_lines && status == TRI_OK; i++) {
        const tri_i_pdf_line *next = &pdf->lines[i];
        if (next->dropped) {
            continue;
        }
        if (line != NULL) {
            status =
                print_line(pdf, line, next, parts(line, next, leading, width), text);
        }
        line = next;
    }
    if (status == TRI_OK && line != NULL) {
        status = print_line(pdf, line, NULL, true, text);
    }
    return status;
}
