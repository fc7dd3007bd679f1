/* Reading: inputs of every form become documents.

   In      a file or bytes, and which form they have
   Out     its documents, one after the other
   Writes  meta, text, n_bytes, n_code_points, n_words and given; of CoNLL-U's tokens
           and sentences what the file gives, and tokens_given */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_READ_H
#define TRI_EXTRACT_READ_READ_H

#include "base/sink.h"
#include "extract/document.h"

/* Input forms; (name in C, as --from says it). */
/* clang-format off */
#define TRI_FORM_LIST(X) \
    X(TEXT, "text") X(LINES, "lines") X(JSONL, "jsonl") X(CSV, "csv") \
    X(CONLLU, "conllu") X(MARKDOWN, "markdown") X(HTML, "html") X(XML, "xml") \
    X(EPUB, "epub") X(DOCX, "docx") X(ODT, "odt") X(PDF, "pdf")
/* clang-format on */
#define TRI_ENUM_MEMBER_FORM(name, text) TRI_FORM_##name,
typedef enum { TRI_FORM_LIST(TRI_ENUM_MEMBER_FORM) TRI_FORM_COUNT } tri_form;

TRI_API const char *tri_form_name(tri_form form);
/* TRI_FORM_COUNT where there is no such form. */
TRI_API tri_form tri_form_from_name(const char *name);
/* By the path's extension, that of a compression (.gz, .bz2, .xz, .zst) aside: .jsonl,
   .ndjson, .csv, .tsv, .conllu, .md, .markdown, .html, .htm, .xhtml, .xml, .tei,
   .epub, .docx, .odt, .pdf, else text. */
TRI_API tri_form tri_form_from_path(const char *path);

/* Takes a document and owns it from then on (tri_document_clear), whatever it returns;
   anything but TRI_OK stops the reading. */
typedef tri_status (*tri_document_function)(tri_document *document, void *user);

/* Told what is wrong with the input while the reading goes on: one line that names the
   file and the place. `is_failure`: a document was skipped; else only repaired. */
typedef void (*tri_warning_function)(const char *message, bool is_failure, void *user);

typedef struct {
    tri_form form;
    const char *date;       /* for documents that carry none, or NULL */
    bool several;           /* one of several files: ids of lines are PATH:number */
    const char *text_field; /* jsonl, csv: where the text stands; NULL: "text" */
    const char
        *xpath; /* xml, html: the elements whose text is read; NULL: the file's */
    tri_warning_function on_warning;              /* NULL: none */
    void (*on_bytes)(size_t n_bytes, void *user); /* so many were read; NULL: none */
    void *user; /* handed on to on_warning and on_bytes */
} tri_read_options;

/* Reads a file and hands on its documents, in order, before they are tokenised (but
   for CoNLL-U's, whose tokens are given).

   path         a file, or "-" for standard input
   on_document  called for each document
   user         handed on to it
   error        may be NULL; names the path and the place

   A file that is compressed (gzip, bzip2, xz, zstd) is read as what is in it. Text is
   UTF-8, UTF-16 or Windows-1252 (decode.c says how that is told). A byte order mark is
   dropped, CRLF and CR become LF, an invalid UTF-8 sequence U+FFFD (one warning a
   document). A document's id is the path as given; with `lines`
   the line's number from 1; with `jsonl` and `csv` the record's `id`, else the number;
   with `conllu` that of `# newdoc id`, else the path. Lines of nothing but white space
   are no documents, yet count. A broken record is warned of as a failure and skipped.

   TRI_ERR_IO where it cannot be read or is a folder, or a named pipe that nobody comes
   to write to within five seconds; TRI_ERR_FORMAT where it is not what its form
   promises, or needs a library that was missing when this one was made; TRI_ERR_LIMIT
   (a file of 2^31 bytes), TRI_ERR_NO_MEMORY, or what on_document returned. Thread safe.
   Cost: linear; the file is in memory once. */
TRI_API tri_status tri_read_file(const char *path, const tri_read_options *options,
                                 tri_document_function on_document, void *user,
                                 tri_error *error);

/* The same from memory; `name` stands for the path. */
TRI_API tri_status tri_read_bytes(const char *name, const char *bytes, size_t length,
                                  const tri_read_options *options,
                                  tri_document_function on_document, void *user,
                                  tri_error *error);

/* Adds what the input says of parts of the text (given.c here), before the document is
   tokenised.

   given   n of them in any order; strings are copied, NULL ones are ""; a Wikidata id
           is taken from a reference that is one

   Those that are no span of whole characters of the text, or of no such type, are left
   out and counted in *n_wrong (may be NULL). TRI_ERR_NO_MEMORY. */
TRI_API tri_status tri_document_add_given(tri_document *document,
                                          const tri_given *given, size_t n,
                                          size_t *n_wrong, tri_error *error);

#endif
