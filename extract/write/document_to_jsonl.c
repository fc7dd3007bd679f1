/* Prints a document's text and what is known of it as one line of JSON. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/write/write.h"

#include <string.h>

static void write_key(tri_sink *sink, const char *key, const char *value, size_t length)
{
    tri_sink_printf(sink, "%s\"%s\": ", strcmp(key, "id") == 0 ? "{" : ", ", key);
    tri_sink_json(sink, value, length);
}

/* What the input says of parts of the text; offsets count code points. */
static void write_given(tri_sink *sink, const tri_document *document)
{
    uint32_t byte = 0;
    size_t at = 0; /* code points before it */
    for (uint32_t i = 0; i < document->n_given; i++) {
        const tri_given *one = &document->given[i];
        const struct {
            const char *key, *value;
        } strings[] = {
            {"ref", one->ref}, {"name", one->name}, {"wikidata", one->wikidata}};
        at += tri_utf8_count(document->text + byte, one->begin - byte);
        byte = one->begin;
        tri_sink_printf(sink, "%s{\"begin\": %zu, \"end\": %zu, \"type\": \"%s\"",
                        i == 0 ? ", \"given\": [" : ", ", at,
                        at + tri_utf8_count(document->text + byte, one->end - byte),
                        one->is_speech ? "speech" : tri_type_name((tri_type)one->type));
        for (size_t k = 0; k < sizeof strings / sizeof *strings; k++) {
            tri_sink_printf(sink, ", \"%s\": ", strings[k].key);
            tri_sink_json(sink, strings[k].value, strlen(strings[k].value));
        }
        tri_sink_char(sink, '}');
    }
    tri_sink_string(sink, document->n_given > 0 ? "]" : "");
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
    write_given(sink, document);
    tri_sink_string(sink, ", \"meta\": ");
    tri_sink_string(sink, meta->meta[0] != '\0' ? meta->meta : "{}");
    tri_sink_string(sink, "}\n");
    return sink->status;
}
