/* The words of a document as the grammar of values reads them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/values/values_i.h"

const char *tri_i_word(const tri_i_values *values, uint32_t token, uint32_t end)
{
    return token < end ? values->words[token] : "";
}

uint32_t tri_i_sentence_end(const tri_i_values *values, uint32_t token)
{
    const tri_document *document = values->document;
    if (token >= document->n_tokens) {
        return document->n_tokens; /* behind the last: nothing is left to read */
    }
    return document->sentences[document->tokens[token].sentence].end;
}
