/* The bytes of an input: read, decompressed, decoded to UTF-8, handed out by lines. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/input.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = TRI_I_INPUT_BLOCK };

/* ---- What is wrong with it */

void tri_i_input_warn(const tri_i_input *input, size_t number, bool is_failure,
                      const char *format, ...)
{
    if (input->options->on_warning == NULL) {
        return;
    }
    char what[256];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    tri_error message = {0};
    if (number > 0) {
        (void)tri_i_fail(&message, TRI_OK, 0, "%s: %s %zu: %s", input->name,
                         input->options->form == TRI_FORM_JSON ? "record" : "line",
                         number, what);
    } else {
        (void)tri_i_fail(&message, TRI_OK, 0, "%s: %s", input->name, what);
    }
    input->options->on_warning(message.message, is_failure, input->options->user);
}

tri_status tri_i_input_no_library(const tri_i_input *input, const char *what,
                                  const char *library)
{
    return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                      "%s: this build of tricot cannot read %s: %s was not there when "
                      "it was made",
                      input->name, what, library);
}

/* ---- Its bytes */

/* Looks at the first bytes; they are handed out again. */
static tri_status look(tri_i_input *input)
{
    char first[sizeof input->seen];
    size_t n = 0;
    enum { ENOUGH = 16 }; /* to know how it is compressed */
    for (size_t got = 1; got > 0 && n < ENOUGH; n += got) {
        TRI_TRY(tri_i_input_raw(input, first + n, sizeof first - n, &got));
    }
    memcpy(input->seen, first, n);
    input->n_seen = n;
    input->packing = tri_i_packing_of(first, n);
    return TRI_OK;
}

tri_status tri_i_input_check_size(const tri_i_input *input, size_t n_bytes)
{
    const size_t asked = input->options->max_bytes;
    const size_t most = asked == 0 ? TRI_MAX_BYTES : asked;
    return n_bytes <= most ? TRI_OK
                           : tri_i_fail(input->error, TRI_ERR_LIMIT, 0,
                                        "%s: a document of more than %zu bytes "
                                        "(--max-bytes raises the limit)",
                                        input->name, most);
}

/* Appends bytes that are UTF-8, or shall stay as they are. */
static tri_status put(tri_i_input *input, const char *bytes, size_t length)
{
    if (length > INT32_MAX - input->n_bytes) {
        return tri_i_fail(input->error, TRI_ERR_LIMIT, 0,
                          "%s: a text of more than 2^31 bytes", input->name);
    }
    if (input->capacity - input->n_bytes < length) {
        const size_t capacity = input->capacity + input->capacity / 2 + length + BLOCK;
        char *grown = realloc(input->bytes, capacity);
        if (grown == NULL) {
            return tri_i_fail_memory(input->error);
        }
        input->bytes = grown;
        input->capacity = capacity;
    }
    if (length > 0) {
        memcpy(input->bytes + input->n_bytes, bytes, length);
    }
    input->n_bytes += length;
    return TRI_OK;
}

/* Reads one block more. What was handed out before is dropped. */
static tri_status fill(tri_i_input *input)
{
    if (input->ended) {
        return TRI_OK;
    }
    if (input->at > 0) {
        memmove(input->bytes, input->bytes + input->at, input->n_bytes - input->at);
        input->n_bytes -= input->at;
        input->at = 0;
    }
    TRI_TRY(tri_i_input_check_size(input, input->n_bytes));
    char block[BLOCK];
    size_t n = 0;
    if (input->packing != TRI_I_PACKING_NONE) {
        TRI_TRY(tri_i_unpack(input, block, sizeof block, &n));
    } else {
        TRI_TRY(tri_i_input_raw(input, block, sizeof block, &n));
    }
    input->ended = n == 0;
    if (input->is_binary) {
        return put(input, block, n);
    }
    /* A character needs at most 3 bytes in UTF-8 for each of its own. */
    char text[3 * BLOCK + TRI_I_DECODER_ROOM];
    const size_t length = tri_i_decode(&input->decoder, block, n, n == 0, text);
    return put(input, text, length);
}

/* Refuses what is no text: data with NUL bytes and invalid UTF-8, or mostly invalid, or
   mostly NUL bytes. */
static tri_status check_text(const tri_i_input *input)
{
    size_t n_invalid = 0;
    size_t n_nul = 0;
    const size_t n = input->n_bytes < BLOCK ? input->n_bytes : BLOCK;
    for (size_t i = 0; i < n;) {
        uint32_t code;
        const size_t step = tri_utf8_decode(input->bytes + i, n - i, &code);
        n_nul += input->bytes[i] == '\0';
        n_invalid += code == 0xFFFD && step < 3;
        i += step;
    }
    if ((n_nul > 64 && n_nul > n / 2) || (n_nul > 0 && n_invalid > n / 50 + 4) ||
        n_invalid > n / 4 + 8) {
        return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                          "%s is binary data, or text that is not UTF-8", input->name);
    }
    return TRI_OK;
}

tri_status tri_i_input_begin(tri_i_input *input)
{
    TRI_TRY(look(input));
    TRI_TRY(fill(input));
    return input->is_binary ? TRI_OK : check_text(input);
}

void tri_i_input_clear(tri_i_input *input)
{
    tri_i_unpack_end(input);
    free(input->bytes);
}

tri_status tri_i_input_line(tri_i_input *input, const char **line, size_t *length)
{
    size_t i = input->at;
    for (;;) {
        while (i < input->n_bytes && input->bytes[i] != '\n' &&
               input->bytes[i] != '\r') {
            i++;
        }
        /* A CR at the end of what was read may be half of a CRLF. */
        if (input->ended || (i < input->n_bytes &&
                             (input->bytes[i] == '\n' || i + 1 < input->n_bytes))) {
            break;
        }
        const size_t n = i - input->at;
        TRI_TRY(fill(input));
        i = input->at + n;
    }
    if (i == input->n_bytes && input->at == i) {
        *line = NULL;
        *length = 0;
        return TRI_OK;
    }
    *line = input->bytes + input->at;
    *length = i - input->at;
    TRI_TRY(tri_i_input_check_size(input, *length));
    if (i + 1 < input->n_bytes && input->bytes[i] == '\r' &&
        input->bytes[i + 1] == '\n') {
        i++;
    }
    input->at = i < input->n_bytes ? i + 1 : i;
    input->number++;
    return TRI_OK;
}

tri_status tri_i_input_rest(tri_i_input *input, const char **bytes, size_t *length)
{
    while (!input->ended) {
        TRI_TRY(fill(input));
    }
    *bytes = input->bytes != NULL ? input->bytes + input->at : "";
    *length = input->n_bytes - input->at;
    input->at = input->n_bytes;
    return tri_i_input_check_size(input, *length);
}
