/* Prints triples as JSON Lines, then the line of their document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/triples.h"

#include <string.h>

static void key(tri_sink *sink, const char *name)
{
    tri_sink_string(sink, ", \"");
    tri_sink_string(sink, name);
    tri_sink_string(sink, "\": ");
}

static void string(tri_sink *sink, const char *name, const char *value)
{
    key(sink, name);
    tri_sink_json(sink, value, strlen(value));
}

static void number(tri_sink *sink, const char *name, size_t value)
{
    key(sink, name);
    tri_sink_printf(sink, "%zu", value);
}

/* The two ends of a span; null where no words stand for it. */
static void span(tri_sink *sink, tri_span where)
{
    if (where.begin == TRI_NONE) {
        tri_sink_string(sink, ", \"begin\": null, \"end\": null");
    } else {
        number(sink, "begin", where.begin);
        number(sink, "end", where.end);
    }
}

/* The keys of an argument, without braces. */
static void argument(tri_sink *sink, const tri_argument *one)
{
    tri_sink_string(sink, "\"text\": ");
    tri_sink_json(sink, one->text, strlen(one->text));
    span(sink, one->span);
    if (one->n_spans > 0) {
        key(sink, "spans");
        for (uint32_t i = 0; i < one->n_spans; i++) {
            tri_sink_printf(sink, "%s[%u, %u]", i == 0 ? "[" : ", ",
                            (unsigned)one->spans[i].begin, (unsigned)one->spans[i].end);
        }
        tri_sink_char(sink, ']');
    }
    key(sink, "entity");
    if (one->entity == TRI_NONE) {
        tri_sink_string(sink, "\"\"");
    } else {
        tri_sink_printf(sink, "\"e%u\"", (unsigned)one->entity + 1);
    }
    string(sink, "name", one->name);
    string(sink, "type", tri_type_name(one->type));
    string(sink, "subtype", one->subtype);
    string(sink, "how", tri_how_name(one->how));
    if (one->doubt > 0) {
        key(sink, "identity");
        tri_sink_fixed(sink, (1000 - one->doubt) / 1000.0, 3);
    }
    if (one->value[0] != '\0') {
        string(sink, "value", one->value);
    }
    if (one->unit[0] != '\0') {
        string(sink, "unit", one->unit);
    }
}

static void sentence(tri_sink *sink, uint32_t sent, tri_span where, const char *text)
{
    tri_sink_printf(sink, "\"sent\": %u", (unsigned)sent);
    span(sink, where);
    string(sink, "sentence", text);
}

static void triple(tri_sink *sink, const char *doc, const tri_triple *t)
{
    tri_sink_printf(sink, "{\"id\": \"%s\"", t->id);
    string(sink, "doc", doc);
    tri_sink_string(sink, ", ");
    sentence(sink, t->sent, t->span, t->sentence);
    tri_sink_string(sink, ", \"subject\": {");
    argument(sink, &t->subject);
    tri_sink_string(sink, "}, \"relation\": {\"text\": ");
    tri_sink_json(sink, t->relation, strlen(t->relation));
    string(sink, "label", t->label);
    string(sink, "base", t->base);
    if (t->property != NULL && t->property[0] != '\0') {
        string(sink, "property", t->property);
    }
    span(sink, t->relation_span);
    tri_sink_string(sink, "}, \"object\": {");
    argument(sink, &t->object);
    tri_sink_string(sink, "}, \"args\": [");
    for (uint32_t i = 0; i < t->n_args; i++) {
        tri_sink_string(sink, i == 0 ? "{\"role\": " : ", {\"role\": ");
        tri_sink_json(sink, t->args[i].role, strlen(t->args[i].role));
        string(sink, "kind", tri_arg_kind_name(t->args[i].kind));
        tri_sink_string(sink, ", ");
        argument(sink, &t->args[i].argument);
        tri_sink_char(sink, '}');
    }
    tri_sink_string(sink,
                    t->negated ? "], \"negated\": true" : "], \"negated\": false");
    string(sink, "modality", tri_modality_name(t->modality));
    key(sink, "attribution");
    if (t->attribution == NULL) {
        tri_sink_string(sink, "null");
    } else {
        tri_sink_char(sink, '{');
        argument(sink, t->attribution);
        tri_sink_char(sink, '}');
    }
    tri_sink_string(sink, ", \"support\": [");
    for (uint32_t i = 0; i < t->n_support; i++) {
        tri_sink_string(sink, i == 0 ? "{" : ", {");
        sentence(sink, t->support[i].sent, t->support[i].span, t->support[i].sentence);
        tri_sink_char(sink, '}');
    }
    tri_sink_char(sink, ']');
    string(sink, "basis", tri_basis_name(t->basis));
    string(sink, "pattern", tri_pattern_name(t->pattern));
    key(sink, "confidence");
    tri_sink_fixed(sink, t->confidence, 3);
    if (t->why != NULL) {
        string(sink, "why", t->why);
    }
    tri_sink_string(sink, "}\n");
}

static void list(tri_sink *sink, const char *name, const char **values, uint32_t n)
{
    key(sink, name);
    tri_sink_char(sink, '[');
    for (uint32_t i = 0; i < n; i++) {
        tri_sink_string(sink, i == 0 ? "" : ", ");
        tri_sink_json(sink, values[i], strlen(values[i]));
    }
    tri_sink_char(sink, ']');
}

static void numbers(tri_sink *sink, const char *name, const uint32_t *values,
                    uint32_t n)
{
    key(sink, name);
    tri_sink_char(sink, '[');
    for (uint32_t i = 0; i < n; i++) {
        tri_sink_printf(sink, "%s%lu", i == 0 ? "" : ", ", (unsigned long)values[i]);
    }
    tri_sink_char(sink, ']');
}

static void document(tri_sink *sink, const tri_triples *triples, size_t n_printed)
{
    const tri_meta *meta = &triples->meta;
    tri_sink_string(sink, "{\"document\": ");
    tri_sink_json(sink, meta->id, strlen(meta->id));
    string(sink, "title", meta->title);
    string(sink, "date", meta->date);
    string(sink, "url", meta->url);
    string(sink, "source", meta->source);
    string(sink, "author", meta->author);
    string(sink, "lang", meta->lang);
    number(sink, "words", triples->n_words);
    number(sink, "sentences", triples->n_sentences);
    numbers(sink, "paragraphs", triples->paragraphs, triples->n_paragraphs);
    number(sink, "triples", n_printed);
    key(sink, "entities");
    for (uint32_t i = 0; i < triples->n_entities; i++) {
        const tri_entity *entity = &triples->entities[i];
        tri_sink_printf(sink, "%s{\"entity\": \"e%u\"", i == 0 ? "[" : ", ",
                        (unsigned)i + 1);
        string(sink, "name", entity->name);
        string(sink, "type", tri_type_name(entity->type));
        string(sink, "subtype", entity->subtype);
        list(sink, "aliases", entity->aliases, entity->n_aliases);
        if (entity->n_explained > 0) {
            list(sink, "explained", entity->explained, entity->n_explained);
        }
        number(sink, "mentions", entity->n_mentions);
        list(sink, "roles", entity->roles, entity->n_roles);
        string(sink, "wikidata", entity->wikidata);
        if (entity->ref != NULL && entity->ref[0] != '\0') {
            string(sink, "ref", entity->ref);
        }
        tri_sink_string(sink,
                        entity->named ? ", \"named\": true" : ", \"named\": false");
        if (entity->named) {
            numbers(sink, "sentences", entity->sentences, entity->n_sentences);
        }
        tri_sink_char(sink, '}');
    }
    tri_sink_string(sink, triples->n_entities == 0 ? "[]" : "]");
    tri_sink_string(sink, ", \"schema\": 1");
    string(sink, "tricot", TRI_VERSION);
    string(sink, "model", triples->model == NULL ? "" : triples->model);
    if (meta->sketch != NULL && meta->sketch[0] != '\0') {
        string(sink, "sketch", meta->sketch);
    }
    if (meta->duplicate_of != NULL && meta->duplicate_of[0] != '\0') {
        string(sink, "duplicate_of", meta->duplicate_of);
    }
    tri_sink_string(sink, "}\n");
}

tri_status tri_triples_write_jsonl(const tri_triples *triples, double min_confidence,
                                   tri_sink *sink)
{
    size_t n_printed = 0;
    for (uint32_t i = 0; i < triples->n_triples && sink->status == TRI_OK; i++) {
        if (triples->triples[i].confidence >= min_confidence) {
            triple(sink, triples->meta.id, &triples->triples[i]);
            n_printed++;
        }
    }
    document(sink, triples, n_printed);
    return sink->status;
}
