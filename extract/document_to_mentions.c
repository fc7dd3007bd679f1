/* Prints the mentions of a resolved document as a table, one a line. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/triples.h"

#include <string.h>

/* A cell: white space and control characters in it become one blank. */
static void write_cell(tri_sink *sink, const char *text, size_t length)
{
    bool blank = false;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        if (code < 0x20 || code == 0x7F || tri_is_space(code)) {
            blank = true;
        } else {
            if (blank) {
                tri_sink_char(sink, ' ');
            }
            blank = false;
            tri_sink_bytes(sink, text + i, n);
        }
        i += n;
    }
}

tri_status tri_document_write_mentions(const tri_document *document, tri_sink *sink)
{
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *mention = &document->mentions[i];
        const tri_entity *entity = &document->entities[mention->entity];
        const tri_token *first = &document->tokens[mention->begin];
        const tri_token *last = &document->tokens[mention->end - 1];
        write_cell(sink, document->meta.id, strlen(document->meta.id));
        tri_sink_printf(sink, "\t%u\t%u\t%u\t", (unsigned)first->sentence,
                        (unsigned)first->cp_begin, (unsigned)last->cp_end);
        write_cell(sink, document->text + first->begin, last->end - first->begin);
        tri_sink_printf(sink, "\te%u\t", (unsigned)mention->entity + 1);
        write_cell(sink, entity->name, strlen(entity->name));
        tri_sink_printf(sink, "\t%s\t%s\t%s\n", tri_type_name((tri_type)mention->type),
                        mention->subtype, tri_how_name((tri_how)mention->how));
    }
    return sink->status;
}
