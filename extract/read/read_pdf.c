/* PDF: the lines of its pages, by poppler. The library is loaded when the first such
   file is read: it would double the time that the program needs to begin. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/library.h"
#include "extract/read/pdf.h"
#include "extract/read/read_i.h"

#ifdef TRI_HAVE_PDF
#include <poppler.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef g_free /* newer GLibs have a macro of that name */

#define FUNCTIONS(X)                                                                   \
    X(g_bytes_new_static)                                                              \
    X(g_bytes_unref)                                                                   \
    X(g_object_unref)                                                                  \
    X(g_clear_error)                                                                   \
    X(g_free)                                                                          \
    X(poppler_error_quark)                                                             \
    X(poppler_document_new_from_bytes)                                                 \
    X(poppler_document_get_n_pages)                                                    \
    X(poppler_document_get_page)                                                       \
    X(poppler_document_get_title)                                                      \
    X(poppler_document_get_author)                                                     \
    X(poppler_document_get_creation_date)                                              \
    X(poppler_page_get_text)                                                           \
    X(poppler_page_get_text_layout)

/* The functions that are used, each by its own name. */
typedef struct {
    FUNCTIONS(TRI_LIBRARY_MEMBER)
} library;

/* False where the library is not there. */
static bool load(library *pdf)
{
    static const char *const names[] = {FUNCTIONS(TRI_LIBRARY_NAME)};
    return tri_library_load(TRI_POPPLER_FILE, names, sizeof names / sizeof *names, pdf);
}

static tri_status read_page(const tri_i_input *input, const library *pdf,
                            PopplerDocument *document, int number, tri_i_pdf *pages,
                            size_t *n_bytes)
{
    PopplerPage *page = pdf->poppler_document_get_page(document, number);
    if (page == NULL) {
        tri_i_input_warn(input, 0, false, "page %d cannot be read", number + 1);
        return TRI_OK;
    }
    PopplerRectangle *boxes = NULL;
    guint n_boxes = 0;
    char *text = pdf->poppler_page_get_text(page);
    tri_status status = TRI_OK;
    *n_bytes += text != NULL ? strlen(text) : 0;
    const tri_status size = tri_i_input_check_size(input, *n_bytes);
    if (size == TRI_OK && text != NULL && text[0] != '\0' &&
        pdf->poppler_page_get_text_layout(page, &boxes, &n_boxes)) {
        /* A box holds four doubles: left, top, right, bottom. */
        status = tri_i_pdf_add_page(pages, text, (const double *)(const void *)boxes,
                                    n_boxes);
    }
    pdf->g_free(boxes);
    pdf->g_free(text);
    pdf->g_object_unref(page);
    return size != TRI_OK     ? size
           : status == TRI_OK ? TRI_OK
                              : tri_i_fail_memory(input->error);
}

static tri_status hand_over(tri_i_input *input, const library *pdf,
                            PopplerDocument *document, tri_i_pdf *pages)
{
    tri_memory text = {0};
    char *title = pdf->poppler_document_get_title(document);
    char *author = pdf->poppler_document_get_author(document);
    const time_t created = pdf->poppler_document_get_creation_date(document);
    char date[16] = "";
    struct tm day;
    if (created != (time_t)-1 && gmtime_r(&created, &day) != NULL) {
        (void)strftime(date, sizeof date, "%Y-%m-%d", &day);
    }
    tri_status status = tri_i_pdf_print(pages, &text);
    if (status != TRI_OK) {
        status = tri_i_fail_memory(input->error);
    } else {
        const tri_meta meta = {
            .id = input->name, .title = title, .author = author, .date = date};
        status = tri_i_input_prose(input, 0, text.bytes, text.n_bytes, meta);
    }
    pdf->g_free(title);
    pdf->g_free(author);
    free(text.bytes);
    return status;
}

static tri_status fail(const tri_i_input *input, const library *pdf,
                       const GError *error)
{
    const bool is_encrypted = error != NULL &&
                              error->domain == pdf->poppler_error_quark() &&
                              error->code == POPPLER_ERROR_ENCRYPTED;
    if (is_encrypted) {
        return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                          "%s: the PDF file is encrypted and needs a password",
                          input->name);
    }
    return tri_i_fail(input->error, TRI_ERR_FORMAT, 0, "%s: no PDF file: %s",
                      input->name, error != NULL ? error->message : "it is damaged");
}

tri_status tri_i_read_pdf(tri_i_input *input)
{
    const char *bytes;
    size_t length;
    library pdf;
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    if (!load(&pdf)) {
        return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                          "%s: to read PDF, %s must be installed", input->name,
                          TRI_POPPLER_FILE);
    }
    GError *error = NULL;
    tri_i_pdf pages = {0};
    GBytes *held = pdf.g_bytes_new_static(bytes, length);
    PopplerDocument *document = pdf.poppler_document_new_from_bytes(held, NULL, &error);
    tri_status status = document == NULL ? fail(input, &pdf, error) : TRI_OK;
    if (document != NULL) {
        size_t n_bytes = 0; /* of the pages so far */
        const int n_pages = pdf.poppler_document_get_n_pages(document);
        for (int i = 0; i < n_pages && status == TRI_OK; i++) {
            status = read_page(input, &pdf, document, i, &pages, &n_bytes);
        }
        if (status == TRI_OK) {
            status = hand_over(input, &pdf, document, &pages);
        }
        pdf.g_object_unref(document);
    }
    tri_i_pdf_clear(&pages);
    pdf.g_clear_error(&error);
    pdf.g_bytes_unref(held);
    return status;
}

#else

tri_status tri_i_read_pdf(tri_i_input *input)
{
    return tri_i_input_no_library(input, "PDF", "poppler-glib");
}

#endif
