/* Prints the mentions of a resolved document as a table, one a line. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/write/write.h"

#include <string.h>

tri_status tri_document_write_mentions(const tri_document *document, tri_sink *sink)
{
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *mention = &document->mentions[i];
        const tri_entity *entity = &document->entities[mention->entity];
        const tri_token *first = &document->tokens[mention->begin];
        const tri_token *last = &document->tokens[mention->end - 1];
        tri_sink_line(sink, document->meta.id, strlen(document->meta.id));
        tri_sink_printf(sink, "\t%u\t%u\t%u\t", (unsigned)first->sentence,
                        (unsigned)first->cp_begin, (unsigned)last->cp_end);
        tri_sink_line(sink, document->text + first->begin, last->end - first->begin);
        tri_sink_printf(sink, "\te%u\t", (unsigned)mention->entity + 1);
        tri_sink_line(sink, entity->name, strlen(entity->name));
        tri_sink_printf(sink, "\t%s\t%s\t%s\n", tri_type_name((tri_type)mention->type),
                        mention->subtype, tri_how_name((tri_how)mention->how));
    }
    return sink->status;
}
