/* Reads triples back from JSON Lines or rows of three columns, document by document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/utf8.h"
#include "extract/triples/jsonl_i.h"

#include <stdlib.h>
#include <string.h>

tri_status tri_triples_reader_new(const char *name, tri_triples_function on_triples,
                                  void *user, tri_triples_reader **reader,
                                  tri_error *error)
{
    tri_triples_reader *fresh = calloc(1, sizeof *fresh);
    char *copy = strdup(name);
    if (fresh == NULL || copy == NULL) {
        free(fresh);
        free(copy);
        return tri_i_fail_memory(error);
    }
    fresh->on_triples = on_triples;
    fresh->user = user;
    fresh->name = copy;
    *reader = fresh;
    return TRI_OK;
}

static void clear_document(tri_triples_reader *reader)
{
    free(reader->triples.entities);
    free(reader->triples.triples);
    tri_arena_clear(&reader->arena);
    reader->triples = (tri_triples){0};
    tri_map_clear(&reader->entities);
    tri_arena_clear(&reader->keys);
    reader->entity_room = reader->triple_room = 0;
    reader->has_document = false;
}

void tri_triples_reader_free(tri_triples_reader *reader)
{
    if (reader != NULL) {
        clear_document(reader);
        free(reader->name);
        free(reader);
    }
}

/* ---- Documents */

/* Hands on the document that waits. */
static tri_status emit(tri_triples_reader *reader)
{
    tri_status status = TRI_OK;
    if (reader->has_document) {
        status = reader->on_triples(&reader->triples, reader->user);
    }
    clear_document(reader);
    return status;
}

/* Begins a document unless it is the one that waits. */
static tri_status begin_document(tri_triples_reader *reader, const char *id,
                                 size_t length, tri_error *error)
{
    if (reader->has_document && strlen(reader->triples.meta.id) == length &&
        memcmp(reader->triples.meta.id, id, length) == 0) {
        return TRI_OK;
    }
    TRI_TRY(emit(reader));
    const char *copy = tri_i_json_copy(&reader->arena, id, length);
    if (copy == NULL) {
        return tri_i_fail_memory(error);
    }
    reader->triples.meta = (tri_meta){copy, "", "", "", "", "", "", "", "", ""};
    reader->triples.model = "";
    reader->has_document = true;
    return TRI_OK;
}

/* A document's own line: ends the document. */
static tri_status end_document(tri_triples_reader *reader, const json_t *line,
                               tri_error *error)
{
    const json_t *id = json_object_get(line, "document");
    TRI_TRY(
        begin_document(reader, json_string_value(id), json_string_length(id), error));
    return tri_i_json_to_document(reader, line) ? emit(reader)
                                                : tri_i_fail_memory(error);
}

/* Whether a string, or an object's `key`, has more than blanks. */
static bool has_text(const json_t *value, const char *key)
{
    const json_t *text = json_is_object(value) ? json_object_get(value, key) : value;
    const char *bytes = json_string_value(text);
    return bytes != NULL && bytes[strspn(bytes, " \t\r\n")] != '\0';
}

/* Whether it is said of an object that there is none. */
static bool is_absent(const json_t *object)
{
    const char *how = json_string_value(json_object_get(object, "how"));
    return how != NULL && strcmp(how, tri_how_name(TRI_HOW_ABSENT)) == 0;
}

static tri_status add_triple(tri_triples_reader *reader, const json_t *line,
                             tri_error *error)
{
    const json_t *doc = json_object_get(line, "doc");
    tri_triples *triples = &reader->triples;
    tri_triple triple;
    if (!has_text(json_object_get(line, "subject"), "name") ||
        !has_text(json_object_get(line, "relation"), "label") ||
        (!has_text(json_object_get(line, "object"), "name") &&
         !is_absent(json_object_get(line, "object")))) {
        return tri_i_fail(error, TRI_ERR_FORMAT, 0,
                          "%s, line %zu: no triple: needs subject.name, "
                          "relation.label and object.name",
                          reader->name, reader->n_lines);
    }
    TRI_TRY(json_is_string(doc)
                ? begin_document(reader, json_string_value(doc),
                                 json_string_length(doc), error)
                : begin_document(reader, reader->name, strlen(reader->name), error));
    const char *wrong = tri_i_json_to_triple(reader, line, &triple);
    if (wrong == NULL) {
        return tri_i_fail_memory(error);
    }
    if (wrong != tri_i_no_fault) {
        return tri_i_fail(error, TRI_ERR_FORMAT, 0, "%s, line %zu: no triple: needs %s",
                          reader->name, reader->n_lines, wrong);
    }
    if (!tri_i_grow(&triples->triples, triples->n_triples, &reader->triple_room,
                    sizeof *triples->triples)) {
        return tri_i_fail_memory(error);
    }
    triples->triples[triples->n_triples++] = triple;
    return TRI_OK;
}

/* ---- Lines */

static bool is_heading(const char *line, size_t length)
{
    static const char heading[] = "subject\trelation\tobject";
    const size_t n = sizeof heading - 1;
    return length >= n && memcmp(line, heading, n) == 0 &&
           (length == n || line[n] == '\t');
}

tri_status tri_triples_reader_line(tri_triples_reader *reader, const char *line,
                                   size_t length, tri_error *error)
{
    tri_status status = TRI_OK;
    char *repaired = NULL;
    json_t *object = NULL;
    json_error_t json_error = {.text = "needs three columns between tabs"};
    reader->n_lines++;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
        length--;
    }
    if (reader->n_lines == 1 && length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
        length -= 3;
    }
    if (length == 0 || is_heading(line, length)) {
        return TRI_OK;
    }
    if (tri_utf8_invalid(line, length) < length) {
        repaired = tri_utf8_repair(line, length, &length);
        if (repaired == NULL) {
            return tri_i_fail_memory(error);
        }
        line = repaired;
    }
    size_t lone = line[0] == '{' ? tri_lone_surrogate(line, length, 0) : length;
    if (lone < length && repaired == NULL) {
        repaired = malloc(length + 1);
        if (repaired == NULL) {
            return tri_i_fail_memory(error);
        }
        memcpy(repaired, line, length);
        line = repaired;
    }
    for (; lone < length; lone = tri_lone_surrogate(line, length, lone)) {
        static const char replacement[] = {'F', 'F', 'F', 'D'};
        memcpy(repaired + lone, replacement, sizeof replacement);
    }
    object = line[0] == '{' ? json_loadb(line, length, JSON_ALLOW_NUL, &json_error)
                            : tri_i_row_to_json(line, length);
    if (object == NULL) {
        status = tri_i_fail(error, TRI_ERR_FORMAT, 0, "%s, line %zu: no triple: %s",
                            reader->name, reader->n_lines, json_error.text);
        goto done;
    }
    status = json_is_string(json_object_get(object, "document"))
                 ? end_document(reader, object, error)
                 : add_triple(reader, object, error);
done:
    json_decref(object);
    free(repaired);
    return status;
}

/* ---- What was printed, at once */

/* Moves the document that waits to `triples`; the reader has none then. */
static tri_status take(tri_triples_reader *reader, tri_triples *triples,
                       tri_error *error)
{
    tri_triples moved = reader->triples;
    moved.memory = tri_arena_new();
    if (moved.memory == NULL) {
        return tri_i_fail_memory(error);
    }
    *moved.memory = reader->arena;
    reader->arena = (tri_arena){0};
    moved.entities =
        tri_arena_alloc(moved.memory, moved.n_entities, sizeof *moved.entities);
    moved.triples =
        tri_arena_alloc(moved.memory, moved.n_triples, sizeof *moved.triples);
    if (moved.entities == NULL || moved.triples == NULL) {
        tri_triples_clear(&moved);
        return tri_i_fail_memory(error);
    }
    if (moved.n_entities > 0) {
        memcpy(moved.entities, reader->triples.entities,
               moved.n_entities * sizeof *moved.entities);
    }
    if (moved.n_triples > 0) {
        memcpy(moved.triples, reader->triples.triples,
               moved.n_triples * sizeof *moved.triples);
    }
    *triples = moved;
    return TRI_OK;
}

static tri_status nobody(const tri_triples *triples, void *user)
{
    (void)triples;
    (void)user;
    return TRI_OK;
}

tri_status tri_i_triples_reread(const char *lines, size_t length, tri_triples *triples,
                                tri_error *error)
{
    tri_triples_reader *reader = NULL;
    const char *end = lines + length;
    tri_status status = tri_triples_reader_new("", nobody, NULL, &reader, error);
    while (status == TRI_OK && lines < end) {
        const char *next = memchr(lines, '\n', (size_t)(end - lines));
        next = next == NULL ? end : next + 1;
        json_t *object =
            json_loadb(lines, (size_t)(next - lines), JSON_ALLOW_NUL, NULL);
        const json_t *id = json_object_get(object, "document");
        if (object == NULL) {
            status = tri_i_fail_memory(error);
        } else if (id == NULL) {
            status = add_triple(reader, object, error);
            /* As `graph` does: what is no triple is passed over. */
            status = status == TRI_ERR_FORMAT ? TRI_OK : status;
        } else {
            status = begin_document(reader, json_string_value(id),
                                    json_string_length(id), error);
            if (status == TRI_OK && !tri_i_json_to_document(reader, object)) {
                status = tri_i_fail_memory(error);
            }
        }
        json_decref(object);
        lines = next;
    }
    if (status == TRI_OK) {
        status = take(reader, triples, error);
    }
    tri_triples_reader_free(reader);
    return status;
}

tri_status tri_triples_reader_finish(tri_triples_reader *reader, tri_error *error)
{
    (void)error;
    return emit(reader);
}
