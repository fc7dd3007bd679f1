/* What the readers share: the input as lines, and the end of every document. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_READ_I_H
#define TRI_EXTRACT_READ_READ_I_H

#include "extract/read/read.h"

#include <stdio.h>

/* An input that is read. */
typedef struct {
    const char *name; /* the path as given */
    FILE *file;       /* NULL: `bytes` is all there is */
    char *bytes; /* (n_bytes) read so far and not dropped; owned if there is a file */
    size_t n_bytes, capacity;
    size_t at;     /* the first byte that was not handed out */
    size_t number; /* of the line handed out last, from 1 */
    bool ended;    /* the file has no more */
    const tri_read_options *options;
    tri_document_function on_document;
    void *user;
    tri_error *error;
} tri_i_input;

/* The next line without its end (LF, CRLF or CR), borrowed until the next call; *line
   is NULL at the end. TRI_ERR_IO, TRI_ERR_NO_MEMORY, TRI_ERR_LIMIT. */
tri_status tri_i_input_line(tri_i_input *input, const char **line, size_t *length);

/* All that is left of the input, borrowed. */
tri_status tri_i_input_rest(tri_i_input *input, const char **bytes, size_t *length);

/* Tells the caller what is wrong with line `number` (0: the whole input). */
void tri_i_input_warn(const tri_i_input *input, size_t number, bool is_failure,
                      const char *format, ...) TRI_PRINTF(4, 5);

/* CRLF and CR as LF, invalid UTF-8 as U+FFFD; *bad_at is where the first invalid
   sequence was, `length` where there was none. NULL where memory is out; the caller
   frees it. */
char *tri_i_clean(const char *bytes, size_t length, size_t *out_length, size_t *bad_at);

/* The id of the record at line `number`: the number, PATH:number with several files. */
void tri_i_input_id(const tri_i_input *input, size_t number, char *id, size_t room);

/* Cleans a text, makes a document of it and hands it on. `number`: its line, 0: it is
   the whole input. */
tri_status tri_i_input_document(const tri_i_input *input, size_t number,
                                const char *text, size_t length, tri_meta meta);

/* One reader a form. */
tri_status tri_i_read_text(tri_i_input *input);
tri_status tri_i_read_lines(tri_i_input *input);
tri_status tri_i_read_jsonl(tri_i_input *input);
tri_status tri_i_read_conllu(tri_i_input *input);
tri_status tri_i_read_html(tri_i_input *input);
tri_status tri_i_read_xml(tri_i_input *input);

#endif
