/* Text to triples in one call. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/extract.h"
#include "base/utf8.h"
#include "extract/parse/parse.h"
#include "extract/reprints/reprints.h"
#include "extract/tokens/tokens.h"
#include "extract/values/values.h"

#include <stdlib.h>

tri_status tri_document_annotate(tri_document *document, const tri_model *model,
                                 tri_scratch *scratch, bool exact, tri_error *error)
{
    if (!document->tokens_given) {
        TRI_TRY(tri_document_tokenise(document, error));
    }
    TRI_TRY(tri_document_parse(document, model, scratch, exact, error));
    TRI_TRY(tri_document_find_values(document, error));
    return tri_document_resolve(document, error);
}

tri_status tri_extract_document(const tri_model *model, tri_document *document,
                                tri_triples_function on_triples, void *user,
                                tri_error *error)
{
    tri_triples triples = {0};
    tri_scratch *scratch = NULL;
    if (document->model[0] != '\0' ||
        (document->n_tokens > 0 && !document->tokens_given)) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "%s: the document was extracted before", document->meta.id);
    }
    tri_status status = tri_scratch_new(model, &scratch, error);
    if (status == TRI_OK) {
        status = tri_document_annotate(document, model, scratch, false, error);
    }
    tri_scratch_free(scratch);
    if (status == TRI_OK) {
        status = tri_document_extract(document, &triples, error);
    }
    if (status == TRI_OK) {
        status = on_triples(&triples, user);
    }
    tri_triples_clear(&triples);
    return status;
}

tri_status tri_extract(const tri_model *model, const char *text, size_t length,
                       const tri_meta *meta, tri_triples_function on_triples,
                       void *user, tri_error *error)
{
    tri_document document = {0};
    char *repaired = NULL;
    if (tri_utf8_invalid(text, length) < length) {
        repaired = tri_utf8_repair(text, length, &length);
        if (repaired == NULL) {
            return tri_i_fail_memory(error);
        }
        text = repaired;
    }
    tri_status status = tri_document_init(&document, text, length, meta, error);
    free(repaired);
    if (status == TRI_OK) {
        status = tri_document_sketch(&document, error);
    }
    if (status == TRI_OK) {
        status = tri_extract_document(model, &document, on_triples, user, error);
    }
    tri_document_clear(&document);
    return status;
}
