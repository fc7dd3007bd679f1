/* Makes a document of a text that was read, and hands it on. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/read/read_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *tri_i_input_clean(const tri_i_input *input, size_t number, const char *bytes,
                        size_t length, size_t *out_length)
{
    const size_t bad_at = tri_utf8_invalid(bytes, length);
    char *text;
    size_t n = length;
    if (bad_at < length) {
        text = tri_utf8_repair(bytes, length, &n);
    } else {
        text = malloc(length + 1);
        if (text != NULL && length > 0) {
            memcpy(text, bytes, length);
        }
    }
    if (text == NULL) {
        return NULL;
    }
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\r') {
            text[at++] = '\n';
            i += i + 1 < n && text[i + 1] == '\n';
        } else {
            text[at++] = text[i];
        }
    }
    text[at] = '\0';
    *out_length = at;
    if (bad_at < length) {
        tri_i_input_warn(input, number, false,
                         "invalid UTF-8 at byte %zu, read as U+FFFD", bad_at);
    }
    return text;
}

void tri_i_input_id(const tri_i_input *input, size_t number, char *id, size_t room)
{
    if (input->options->several) {
        (void)snprintf(id, room, "%s:%zu", input->name, number);
    } else {
        (void)snprintf(id, room, "%zu", number);
    }
}

void tri_i_meta_fields(tri_meta *meta, tri_i_meta_field fields[TRI_I_META_FIELDS])
{
    const tri_i_meta_field all[TRI_I_META_FIELDS] = {
        {"id", &meta->id},     {"title", &meta->title},   {"date", &meta->date},
        {"url", &meta->url},   {"source", &meta->source}, {"author", &meta->author},
        {"lang", &meta->lang},
    };
    memcpy(fields, all, sizeof all);
}

/* Moves spans of a text to where they are when CRLF is LF; they are in any order. */
static bool move_spans(const char *text, size_t length, tri_given *given, size_t n)
{
    uint32_t *dropped = malloc((length + 1) * sizeof *dropped); /* bytes before each */
    if (dropped == NULL) {
        return false;
    }
    uint32_t so_far = 0;
    for (size_t i = 0; i <= length; i++) {
        dropped[i] = so_far;
        so_far += i + 1 < length && text[i] == '\r' && text[i + 1] == '\n';
    }
    for (size_t i = 0; i < n; i++) {
        if (given[i].begin <= length && given[i].end <= length) {
            given[i].begin -= dropped[given[i].begin];
            given[i].end -= dropped[given[i].end];
        }
    }
    free(dropped);
    return true;
}

tri_status tri_i_input_marked(const tri_i_input *input, size_t number, const char *text,
                              size_t length, tri_meta meta, tri_given *given,
                              size_t n_given)
{
    size_t n;
    TRI_TRY(tri_i_input_check_size(input, length));
    char *clean = tri_i_input_clean(input, number, text, length, &n);
    if (clean == NULL) {
        return tri_i_fail_memory(input->error);
    }
    if (meta.date == NULL || meta.date[0] == '\0') {
        meta.date = input->options->date;
    }
    tri_document *document = calloc(1, sizeof *document);
    tri_status status =
        document == NULL ? tri_i_fail_memory(input->error)
                         : tri_document_init(document, clean, n, &meta, input->error);
    free(clean);
    size_t n_wrong = 0;
    if (status == TRI_OK && n_given > 0 && n < length &&
        !move_spans(text, length, given, n_given)) {
        status = tri_i_fail_memory(input->error);
    }
    if (status == TRI_OK && n_given > 0) {
        status =
            tri_document_add_given(document, given, n_given, &n_wrong, input->error);
    }
    if (status != TRI_OK) {
        tri_document_free(document);
        return status;
    }
    if (n_wrong > 0) {
        tri_i_input_warn(
            input, number, false,
            "%zu of \"given\" left out: no span of the text, or of no type", n_wrong);
    }
    return input->on_document(document, input->user);
}

tri_status tri_i_input_prose(const tri_i_input *input, size_t number, const char *text,
                             size_t length, tri_meta meta)
{
    size_t n;
    char *clean = tri_i_input_clean(input, number, text, length, &n);
    char *mended = clean == NULL ? NULL : tri_i_mend_lines(clean, n, &n);
    free(clean);
    const tri_status status =
        mended == NULL ? tri_i_fail_memory(input->error)
                       : tri_i_input_document(input, number, mended, n, meta);
    free(mended);
    return status;
}

tri_status tri_i_input_document(const tri_i_input *input, size_t number,
                                const char *text, size_t length, tri_meta meta)
{
    return tri_i_input_marked(input, number, text, length, meta, NULL, 0);
}
