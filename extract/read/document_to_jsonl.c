/* Prints a document's text and what is known of it as one line of JSON. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/read.h"

#include <string.h>

static void write_key(tri_sink *sink, const char *key, const char *value, size_t length)
{
    tri_sink_printf(sink, "%s\"%s\": ", strcmp(key, "id") == 0 ? "{" : ", ", key);
    tri_sink_json(sink, value, length);
}

tri_status tri_document_write_jsonl(const tri_document *document, tri_sink *sink)
{
    const tri_meta *meta = &document->meta;
    write_key(sink, "id", meta->id, strlen(meta->id));
    write_key(sink, "text", document->text, document->n_bytes);
    write_key(sink, "title", meta->title, strlen(meta->title));
    write_key(sink, "date", meta->date, strlen(meta->date));
    write_key(sink, "url", meta->url, strlen(meta->url));
    write_key(sink, "source", meta->source, strlen(meta->source));
    write_key(sink, "author", meta->author, strlen(meta->author));
    write_key(sink, "lang", meta->lang, strlen(meta->lang));
    tri_sink_string(sink, ", \"meta\": ");
    tri_sink_string(sink, meta->meta[0] != '\0' ? meta->meta : "{}");
    tri_sink_string(sink, "}\n");
    return sink->status;
}
