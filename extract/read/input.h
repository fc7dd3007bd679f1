/* An input that is read: its bytes, decompressed and decoded, by lines or as a whole.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_INPUT_H
#define TRI_EXTRACT_READ_INPUT_H

#include "base/sink.h"
#include "extract/read/read.h"

enum { TRI_I_INPUT_BLOCK = 1 << 15 };

/* ---- How a text is encoded (decode.c) */

typedef enum {
    TRI_I_ENCODING_UNKNOWN, /* nothing but ASCII so far */
    TRI_I_ENCODING_UTF8,    /* as it is; invalid sequences stay */
    TRI_I_ENCODING_WINDOWS_1252,
    TRI_I_ENCODING_UTF16_LE,
    TRI_I_ENCODING_UTF16_BE
} tri_i_encoding;

/* Zeroed is the beginning of a text. */
typedef struct {
    tri_i_encoding encoding;
    bool has_begun;
    bool only_utf; /* never Windows-1252: the form says itself how it is encoded */
    unsigned char kept[4]; /* (n_kept) a UTF-16 unit or pair that is not whole */
    size_t n_kept;
} tri_i_decoder;

enum { TRI_I_DECODER_ROOM = 16 };

/* What a code point from 0x80 to 0x9F is in Windows-1252; 0: nothing. */
uint32_t tri_i_from_windows_1252(uint32_t code);

/* Turns the next block into UTF-8; `text` has room for 3 * length +
   TRI_I_DECODER_ROOM bytes; returns how many were written. A byte order mark is
   dropped. UTF-16 is known by its byte order mark or by the NUL bytes of its ASCII
   letters. Windows-1252 is what has at least three bytes above ASCII in its first block
   with any, none of them part of valid UTF-8 and each one a letter or a mark where one
   can stand; with fewer, or else, it is UTF-8. `is_last`: nothing follows. */
size_t tri_i_decode(tri_i_decoder *decoder, const char *bytes, size_t length,
                    bool is_last, char *text);

/* ---- How a file is compressed (unpack.c) */

typedef enum {
    TRI_I_PACKING_NONE,
    TRI_I_PACKING_GZIP,
    TRI_I_PACKING_BZIP2,
    TRI_I_PACKING_XZ,
    TRI_I_PACKING_ZSTD
} tri_i_packing;

/* By a file's first bytes. */
tri_i_packing tri_i_packing_of(const char *bytes, size_t length);

/* ---- The input */

typedef struct tri_i_input {
    const char *name;   /* the path as given */
    int file;           /* descriptor; -1: `memory` is all there is */
    const char *memory; /* (n_memory) that are left, borrowed */
    size_t n_memory;
    bool is_binary; /* bytes are handed out as they are */
    tri_i_packing packing;
    struct tri_i_unpacker *unpacker; /* NULL: not begun */
    tri_i_decoder decoder;
    char seen[TRI_I_INPUT_BLOCK]; /* (n_seen) looked at and not yet handed out */
    size_t n_seen;
    char *bytes; /* (n_bytes) decoded and not dropped; owned */
    size_t n_bytes, capacity;
    size_t at;     /* the first byte that was not handed out */
    size_t number; /* of the line handed out last, from 1 */
    bool ended;    /* the file has no more */
    const tri_read_options *options;
    tri_document_function on_document;
    void *user;
    tri_error *error;
} tri_i_input;

/* Bytes of the file itself, neither decompressed nor decoded; *n is 0 at its end
   (raw_bytes.c). */
tri_status tri_i_input_raw(tri_i_input *input, char *bytes, size_t room, size_t *n);

/* Tells the caller what is wrong with line `number` (0: the whole input). */
void tri_i_input_warn(const tri_i_input *input, size_t number, bool is_failure,
                      const char *format, ...) TRI_PRINTF(4, 5);

/* Says that a form cannot be read for want of a library. */
tri_status tri_i_input_no_library(const tri_i_input *input, const char *what,
                                  const char *library);

/* Looks at the beginning: how it is compressed and encoded. TRI_ERR_FORMAT where it is
   binary data and ought to be text; TRI_ERR_IO, TRI_ERR_NO_MEMORY. */
tri_status tri_i_input_begin(tri_i_input *input);
void tri_i_input_clear(tri_i_input *input);

/* TRI_ERR_LIMIT where a document has more bytes than are allowed. */
tri_status tri_i_input_check_size(const tri_i_input *input, size_t n_bytes);

/* The next line without its end (LF, CRLF or CR), borrowed until the next call; *line
   is NULL at the end. TRI_ERR_IO, TRI_ERR_NO_MEMORY, TRI_ERR_LIMIT, TRI_ERR_FORMAT (a
   damaged compressed file). */
tri_status tri_i_input_line(tri_i_input *input, const char **line, size_t *length);

/* All that is left of the input, borrowed. */
tri_status tri_i_input_rest(tri_i_input *input, const char **bytes, size_t *length);

/* Decompressed bytes (unpack.c); *n is 0 at the end. TRI_ERR_FORMAT says what is wrong.
 */
tri_status tri_i_unpack(tri_i_input *input, char *bytes, size_t room, size_t *n);
void tri_i_unpack_end(tri_i_input *input);

#endif
