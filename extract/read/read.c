/* Opens inputs, hands out their lines, and gives them to the reader of their form. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/read/read_i.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { BLOCK = 1 << 16 };

#define FORM_NAME(name, text) text,
static const char *const form_names[] = {TRI_FORM_LIST(FORM_NAME)};

const char *tri_form_name(tri_form form)
{
    return form < TRI_FORM_COUNT ? form_names[form] : "";
}

tri_form tri_form_from_name(const char *name)
{
    size_t i = 0;
    while (i < TRI_FORM_COUNT && strcmp(form_names[i], name) != 0) {
        i++;
    }
    return (tri_form)i;
}

tri_form tri_form_from_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');
    if (dot == NULL) {
        return TRI_FORM_TEXT;
    }
    if (strcasecmp(dot, ".jsonl") == 0 || strcasecmp(dot, ".ndjson") == 0) {
        return TRI_FORM_JSONL;
    }
    if (strcasecmp(dot, ".html") == 0 || strcasecmp(dot, ".htm") == 0 ||
        strcasecmp(dot, ".xhtml") == 0) {
        return TRI_FORM_HTML;
    }
    if (strcasecmp(dot, ".xml") == 0 || strcasecmp(dot, ".tei") == 0) {
        return TRI_FORM_XML;
    }
    return strcasecmp(dot, ".conllu") == 0 ? TRI_FORM_CONLLU : TRI_FORM_TEXT;
}

/* ---- The bytes of an input */

/* Reads one block more. What was handed out before is dropped. */
static tri_status fill(tri_i_input *input)
{
    if (input->file == NULL || input->ended) {
        input->ended = true;
        return TRI_OK;
    }
    if (input->at > 0) {
        memmove(input->bytes, input->bytes + input->at, input->n_bytes - input->at);
        input->n_bytes -= input->at;
        input->at = 0;
    }
    if (input->n_bytes > INT32_MAX) {
        return tri_i_fail(input->error, TRI_ERR_LIMIT, 0,
                          "%s: a text of more than 2^31 bytes", input->name);
    }
    if (input->capacity - input->n_bytes < BLOCK) {
        const size_t capacity = input->capacity + input->capacity / 2 + 2 * BLOCK;
        char *grown = realloc(input->bytes, capacity);
        if (grown == NULL) {
            return tri_i_fail_memory(input->error);
        }
        input->bytes = grown;
        input->capacity = capacity;
    }
    errno = 0;
    const size_t n = fread(input->bytes + input->n_bytes, 1, BLOCK, input->file);
    if (n < BLOCK) {
        if (ferror(input->file)) {
            return tri_i_fail(input->error, TRI_ERR_IO, 0, "cannot read %s: %s",
                              input->name, strerror(errno));
        }
        input->ended = true;
    }
    input->n_bytes += n;
    return TRI_OK;
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
    return TRI_OK;
}

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
        (void)tri_i_fail(&message, TRI_OK, 0, "%s: line %zu: %s", input->name, number,
                         what);
    } else {
        (void)tri_i_fail(&message, TRI_OK, 0, "%s: %s", input->name, what);
    }
    input->options->on_warning(message.message, is_failure, input->options->user);
}

/* Drops the byte order mark, and refuses what is no text: data with NUL bytes and
   invalid UTF-8, or mostly invalid. */
static tri_status begin(tri_i_input *input)
{
    TRI_TRY(fill(input));
    if (input->n_bytes >= 3 && memcmp(input->bytes, "\xEF\xBB\xBF", 3) == 0) {
        input->at = 3;
    }
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
    if ((n_nul > 0 && n_invalid > n / 50 + 4) || n_invalid > n / 4 + 8) {
        return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                          "%s is binary data, or text that is not UTF-8", input->name);
    }
    return TRI_OK;
}

/* ---- Documents */

char *tri_i_clean(const char *bytes, size_t length, size_t *out_length, size_t *bad_at)
{
    char *text;
    size_t n;
    *bad_at = tri_utf8_invalid(bytes, length);
    if (*bad_at < length) {
        text = tri_utf8_repair(bytes, length, &n);
    } else {
        n = length;
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

tri_status tri_i_input_document(const tri_i_input *input, size_t number,
                                const char *text, size_t length, tri_meta meta)
{
    size_t n;
    size_t bad_at;
    char *clean = tri_i_clean(text, length, &n, &bad_at);
    if (clean == NULL) {
        return tri_i_fail_memory(input->error);
    }
    if (bad_at < length) {
        tri_i_input_warn(input, number, false,
                         "invalid UTF-8 at byte %zu, read as U+FFFD", bad_at);
    }
    if (meta.date == NULL || meta.date[0] == '\0') {
        meta.date = input->options->date;
    }
    tri_document document = {0};
    const tri_status status =
        tri_document_init(&document, clean, n, &meta, input->error);
    free(clean);
    return status == TRI_OK ? input->on_document(&document, input->user) : status;
}

static tri_status read_form(tri_i_input *input)
{
    TRI_TRY(begin(input));
    switch (input->options->form) {
    case TRI_FORM_TEXT:
        return tri_i_read_text(input);
    case TRI_FORM_LINES:
        return tri_i_read_lines(input);
    case TRI_FORM_JSONL:
        return tri_i_read_jsonl(input);
    case TRI_FORM_CONLLU:
        return tri_i_read_conllu(input);
    case TRI_FORM_HTML:
        return tri_i_read_html(input);
    case TRI_FORM_XML:
        return tri_i_read_xml(input);
    default:
        return tri_i_fail(input->error, TRI_ERR_ARGUMENT, 0, "%s: unknown input form",
                          input->name);
    }
}

tri_status tri_read_bytes(const char *name, const char *bytes, size_t length,
                          const tri_read_options *options,
                          tri_document_function on_document, void *user,
                          tri_error *error)
{
    char *copy = malloc(length + 1); /* never written to, yet the field is not const */
    if (copy == NULL) {
        return tri_i_fail_memory(error);
    }
    if (length > 0) {
        memcpy(copy, bytes, length);
    }
    tri_i_input input = {.name = name,
                         .bytes = copy,
                         .n_bytes = length,
                         .options = options,
                         .on_document = on_document,
                         .user = user,
                         .error = error};
    const tri_status status = read_form(&input);
    free(copy);
    return status;
}

tri_status tri_read_file(const char *path, const tri_read_options *options,
                         tri_document_function on_document, void *user,
                         tri_error *error)
{
    const bool is_standard = strcmp(path, "-") == 0;
    FILE *file = is_standard ? stdin : fopen(path, "rb");
    if (file == NULL) {
        return tri_i_fail(error, TRI_ERR_IO, 0, "cannot read %s: %s", path,
                          strerror(errno));
    }
    tri_status status;
    struct stat found;
    if (fstat(fileno(file), &found) == 0 && S_ISDIR(found.st_mode)) {
        status = tri_i_fail(error, TRI_ERR_IO, 0, "cannot read %s: %s", path,
                            strerror(EISDIR));
    } else {
        tri_i_input input = {.name = path,
                             .file = file,
                             .options = options,
                             .on_document = on_document,
                             .user = user,
                             .error = error};
        status = read_form(&input);
        free(input.bytes);
    }
    if (!is_standard) {
        (void)fclose(file);
    }
    return status;
}
