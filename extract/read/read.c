/* Opens inputs and gives them to the reader of their form. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/read_i.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *const form_names[TRI_FORM_COUNT] = {
    [TRI_FORM_TEXT] = "text",     [TRI_FORM_LINES] = "lines",
    [TRI_FORM_JSONL] = "jsonl",   [TRI_FORM_CSV] = "csv",
    [TRI_FORM_CONLLU] = "conllu", [TRI_FORM_MARKDOWN] = "markdown",
    [TRI_FORM_HTML] = "html",     [TRI_FORM_XML] = "xml",
    [TRI_FORM_EPUB] = "epub",     [TRI_FORM_DOCX] = "docx",
    [TRI_FORM_ODT] = "odt",       [TRI_FORM_PDF] = "pdf",
    [TRI_FORM_JSON] = "json",
};

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
    static const struct {
        const char *extension;
        tri_form form;
    } known[] = {
        {".jsonl", TRI_FORM_JSONL},   {".ndjson", TRI_FORM_JSONL},
        {".conllu", TRI_FORM_CONLLU}, {".html", TRI_FORM_HTML},
        {".htm", TRI_FORM_HTML},      {".xhtml", TRI_FORM_HTML},
        {".xml", TRI_FORM_XML},       {".tei", TRI_FORM_XML},
        {".md", TRI_FORM_MARKDOWN},   {".markdown", TRI_FORM_MARKDOWN},
        {".csv", TRI_FORM_CSV},       {".tsv", TRI_FORM_CSV},
        {".epub", TRI_FORM_EPUB},     {".docx", TRI_FORM_DOCX},
        {".odt", TRI_FORM_ODT},       {".pdf", TRI_FORM_PDF},
        {".json", TRI_FORM_JSON},
    };
    static const char *const packed[] = {".gz", ".bz2", ".xz", ".zst"};
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        const size_t n = strlen(packed[i]);
        if (length > n && strcasecmp(name + length - n, packed[i]) == 0) {
            length -= n;
            break;
        }
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const size_t n = strlen(known[i].extension);
        if (length >= n && strncasecmp(name + length - n, known[i].extension, n) == 0) {
            return known[i].form;
        }
    }
    return TRI_FORM_TEXT;
}

/* One reader a form; `is_binary`: it takes bytes, not text. */
static const struct {
    tri_status (*read)(tri_i_input *input);
    bool is_binary;
} readers[TRI_FORM_COUNT] = {
    [TRI_FORM_TEXT] = {tri_i_read_text, false},
    [TRI_FORM_LINES] = {tri_i_read_lines, false},
    [TRI_FORM_JSONL] = {tri_i_read_jsonl, false},
    [TRI_FORM_CSV] = {tri_i_read_csv, false},
    [TRI_FORM_CONLLU] = {tri_i_read_conllu, false},
    [TRI_FORM_MARKDOWN] = {tri_i_read_markdown, false},
    [TRI_FORM_HTML] = {tri_i_read_html, false},
    [TRI_FORM_XML] = {tri_i_read_xml, false},
    [TRI_FORM_EPUB] = {tri_i_read_epub, true},
    [TRI_FORM_DOCX] = {tri_i_read_docx, true},
    [TRI_FORM_ODT] = {tri_i_read_odt, true},
    [TRI_FORM_PDF] = {tri_i_read_pdf, true},
    [TRI_FORM_JSON] = {tri_i_read_json, false},
};

static tri_status read_input(tri_i_input *input)
{
    const tri_form form = input->options->form;
    if (form >= TRI_FORM_COUNT) {
        return tri_i_fail(input->error, TRI_ERR_ARGUMENT, 0, "%s: unknown input form",
                          input->name);
    }
    input->is_binary = readers[form].is_binary;
    /* These two are asked themselves. */
    input->decoder.only_utf = form == TRI_FORM_HTML || form == TRI_FORM_XML;
    tri_status status = tri_i_input_begin(input);
    if (status == TRI_OK) {
        status = readers[form].read(input);
    }
    tri_i_input_clear(input);
    return status;
}

tri_status tri_read_bytes(const char *name, const char *bytes, size_t length,
                          const tri_read_options *options,
                          tri_document_function on_document, void *user,
                          tri_error *error)
{
    tri_i_input input = {.name = name,
                         .file = -1,
                         .memory = bytes,
                         .n_memory = length,
                         .options = options,
                         .on_document = on_document,
                         .user = user,
                         .error = error};
    return read_input(&input);
}

/* A pipe that has a name is waited for as long as somebody may come to write to it. */
static tri_status wait_for_writer(tri_i_input *input)
{
    enum { N_TRIES = 50 };
    static const struct timespec pause = {.tv_nsec = 100 * 1000 * 1000};
    ssize_t n = 0;
    for (int i = 0; i < N_TRIES && n == 0; i++) {
        n = read(input->file, input->seen, sizeof input->seen);
        if (n == 0) {
            (void)nanosleep(&pause, NULL);
        }
    }
    if (n == 0) {
        return tri_i_fail(input->error, TRI_ERR_IO, 0,
                          "cannot read %s: a pipe that nobody writes to", input->name);
    }
    input->n_seen = n > 0 ? (size_t)n : 0;
    const int flags = fcntl(input->file, F_GETFL);
    if (flags < 0 || fcntl(input->file, F_SETFL, flags & ~O_NONBLOCK) < 0) {
        return tri_i_fail(input->error, TRI_ERR_IO, 0, "cannot read %s: %s",
                          input->name, strerror(errno));
    }
    return TRI_OK;
}

tri_status tri_read_file(const char *path, const tri_read_options *options,
                         tri_document_function on_document, void *user,
                         tri_error *error)
{
    const bool is_standard = strcmp(path, "-") == 0;
    tri_i_input input = {.name = path,
                         .file = is_standard ? STDIN_FILENO
                                             : open(path, O_RDONLY | O_NONBLOCK),
                         .options = options,
                         .on_document = on_document,
                         .user = user,
                         .error = error};
    struct stat found;
    int failure = 0;
    if (input.file < 0 || fstat(input.file, &found) != 0) {
        failure = errno;
    } else if (S_ISDIR(found.st_mode)) {
        failure = EISDIR;
    }
    tri_status status = TRI_OK;
    if (failure != 0) {
        status = tri_i_fail(error, TRI_ERR_IO, 0, "cannot read %s: %s", path,
                            strerror(failure));
    } else if (!is_standard && S_ISFIFO(found.st_mode)) {
        status = wait_for_writer(&input);
    }
    if (status == TRI_OK) {
        status = read_input(&input);
    }
    if (!is_standard && input.file >= 0) {
        (void)close(input.file);
    }
    return status;
}
