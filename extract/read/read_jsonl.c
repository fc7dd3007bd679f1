/* Records in JSON: every line of a file, or every object of a list, has a document's
   text and what is known of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/read/read_i.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Takes a string out of the record; a number becomes its digits in `room`. */
static const char *string_of(const json_t *record, const char *key, char room[32])
{
    const json_t *value = json_object_get(record, key);
    if (json_is_integer(value)) {
        (void)snprintf(room, 32, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return room;
    }
    return json_is_string(value) ? json_string_value(value) : "";
}

/* What is left of the record besides the keys that we know, as one object; "" where
   nothing is. `*made` is freed by the caller. */
static bool rest_of(json_t *record, const char *text_field, char **made)
{
    tri_meta none = {0};
    tri_i_meta_field fields[TRI_I_META_FIELDS];
    tri_i_meta_fields(&none, fields);
    for (size_t i = 0; i < TRI_I_META_FIELDS; i++) {
        const json_t *value = json_object_get(record, fields[i].key);
        if (value == NULL || json_is_string(value) || json_is_null(value) ||
            json_is_integer(value)) {
            (void)json_object_del(record, fields[i].key);
        }
    }
    (void)json_object_del(record, text_field);
    if (json_is_array(json_object_get(record, "given"))) {
        (void)json_object_del(record, "given");
    }
    json_t *meta = json_object_get(record, "meta");
    if (json_is_object(meta)) {
        (void)json_incref(meta);
        (void)json_object_del(record, "meta");
        /* Keys at the top win over those that were put under `meta` before. */
        const int failed = json_object_update_missing(record, meta);
        json_decref(meta);
        if (failed != 0) {
            return false;
        }
    }
    if (json_object_size(record) == 0) {
        *made = NULL;
        return true;
    }
    *made = json_dumps(record, 0);
    return *made != NULL;
}

/* A place in a text as it is walked through. */
typedef struct {
    const char *text;
    size_t length;
    size_t byte, code_points; /* where it is */
} walk;

/* The byte of an offset in code points; behind the text's end where it has none. */
static uint32_t byte_at(walk *w, const json_t *offset)
{
    const json_int_t wanted = json_is_integer(offset) ? json_integer_value(offset) : -1;
    if (wanted < 0 || (uint64_t)wanted > w->length) {
        return TRI_NONE;
    }
    if ((size_t)wanted < w->code_points) {
        w->byte = w->code_points = 0;
    }
    while (w->code_points < (size_t)wanted && w->byte < w->length) {
        uint32_t code;
        w->byte += tri_utf8_decode(w->text + w->byte, w->length - w->byte, &code);
        w->code_points++;
    }
    return w->code_points == (size_t)wanted ? (uint32_t)w->byte : TRI_NONE;
}

/* What the record says of parts of its text, each checked later. */
static void read_given(const json_t *list, const json_t *text, tri_given *given)
{
    walk begins = {json_string_value(text), json_string_length(text), 0, 0};
    walk ends = begins;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        const char *type = json_string_value(json_object_get(one, "type"));
        const bool is_speech = type != NULL && strcmp(type, "speech") == 0;
        given[i] = (tri_given){
            .begin = byte_at(&begins, json_object_get(one, "begin")),
            .end = byte_at(&ends, json_object_get(one, "end")),
            .is_speech = is_speech,
            .type = is_speech || type == NULL ? TRI_TYPE_PER
                                              : (uint8_t)tri_type_from_name(type),
            .ref = json_string_value(json_object_get(one, "ref")),
            .name = json_string_value(json_object_get(one, "name")),
            .wikidata = json_string_value(json_object_get(one, "wikidata")),
        };
        if (type == NULL) {
            given[i].end = given[i].begin;
        }
    }
}

static tri_status read_record(tri_i_input *input, json_t *record)
{
    const char *text_field = input->options->text_field;
    text_field = text_field != NULL ? text_field : "text";
    const json_t *text = json_object_get(record, text_field);
    if (!json_is_string(text)) {
        tri_i_input_warn(input, input->number, true,
                         "expected an object with a string under \"%s\"", text_field);
        return TRI_OK;
    }
    /* The values live in `kept` while the keys leave the record. */
    json_t *kept = json_copy(record);
    char *rest = NULL;
    tri_status status;
    const json_t *list = json_object_get(kept, "given");
    const size_t n_given = json_array_size(list);
    tri_given *given = malloc((n_given + 1) * sizeof *given);
    if (given == NULL || kept == NULL || !rest_of(record, text_field, &rest)) {
        status = tri_i_fail_memory(input->error);
        goto done;
    }
    char number[4200];
    char digits[TRI_I_META_FIELDS][32];
    tri_meta meta = {.meta = rest};
    tri_i_meta_field fields[TRI_I_META_FIELDS];
    tri_i_meta_fields(&meta, fields);
    for (size_t i = 0; i < TRI_I_META_FIELDS; i++) {
        *fields[i].place = string_of(kept, fields[i].key, digits[i]);
    }
    if (meta.id[0] == '\0') {
        tri_i_input_id(input, input->number, number, sizeof number);
        meta.id = number;
    }
    text = json_object_get(kept, text_field);
    read_given(list, text, given);
    status = tri_i_input_marked(input, input->number, json_string_value(text),
                                json_string_length(text), meta, given, n_given);
done:
    free(given);
    free(rest);
    json_decref(kept);
    return status;
}

/* Halves of surrogate pairs become U+FFFD: one character is lost, not the document. */
static void mend_surrogates(const tri_i_input *input, size_t number, char *json,
                            size_t length)
{
    static const char replacement[] = {'F', 'F', 'F', 'D'};
    size_t n = 0;
    for (size_t at = tri_lone_surrogate(json, length, 0); at < length;
         at = tri_lone_surrogate(json, length, at)) {
        memcpy(json + at, replacement, sizeof replacement);
        at += sizeof replacement;
        n++;
    }
    if (n > 0) {
        tri_i_input_warn(input, number, false,
                         n == 1 ? "%zu half of a surrogate pair, read as U+FFFD"
                                : "%zu halves of surrogate pairs, read as U+FFFD",
                         n);
    }
}

/* Reads a line of JSON Lines. */
static tri_status read_line(tri_i_input *input, const char *line, size_t length)
{
    size_t n;
    char *clean = tri_i_input_clean(input, input->number, line, length, &n);
    if (clean == NULL) {
        return tri_i_fail_memory(input->error);
    }
    tri_status status = TRI_OK;
    if (clean[strspn(clean, " \t")] == '\0') {
        goto done;
    }
    mend_surrogates(input, input->number, clean, n);
    json_error_t wrong;
    json_t *record = json_loadb(clean, n, JSON_ALLOW_NUL, &wrong);
    if (record == NULL) {
        tri_i_input_warn(input, input->number, true, "no JSON object: %s", wrong.text);
        goto done;
    }
    status = read_record(input, record);
    json_decref(record);
done:
    free(clean);
    return status;
}

tri_status tri_i_read_jsonl(tri_i_input *input)
{
    for (;;) {
        const char *line;
        size_t length;
        TRI_TRY(tri_i_input_line(input, &line, &length));
        if (line == NULL) {
            return TRI_OK;
        }
        TRI_TRY(read_line(input, line, length));
    }
}

/* ---- One value that holds all records */

/* The list of records in a value: itself, or the first list in it whose objects have a
   text; NULL where there is none. */
static json_t *records_in(json_t *value, const char *text_field)
{
    if (json_is_array(value)) {
        return value;
    }
    const char *key;
    json_t *inner;
    json_object_foreach(value, key, inner)
    {
        (void)key;
        const json_t *first = json_array_get(inner, 0);
        if (json_is_string(json_object_get(first, text_field))) {
            return inner;
        }
    }
    return NULL;
}

static tri_status read_value(tri_i_input *input, json_t *value)
{
    const char *text_field = input->options->text_field;
    text_field = text_field != NULL ? text_field : "text";
    json_t *records = records_in(value, text_field);
    if (json_is_string(json_object_get(value, text_field))) {
        input->number = 1;
        return read_record(input, value);
    }
    if (records == NULL) {
        return tri_i_fail(
            input->error, TRI_ERR_FORMAT, 0,
            "%s: expected a list of objects with a string under \"%s\", or "
            "one of them",
            input->name, text_field);
    }
    for (size_t i = 0; i < json_array_size(records); i++) {
        input->number = i + 1;
        TRI_TRY(read_record(input, json_array_get(records, i)));
    }
    return TRI_OK;
}

/* Lines of records under the name of JSON are read as what they are. */
static tri_status read_lines(tri_i_input *input, const char *text)
{
    for (input->number = 1; *text != '\0'; input->number++) {
        const size_t n = strcspn(text, "\n");
        TRI_TRY(read_line(input, text, n));
        text += n + (text[n] != '\0');
    }
    return TRI_OK;
}

tri_status tri_i_read_json(tri_i_input *input)
{
    const char *bytes;
    size_t n_bytes;
    size_t length;
    TRI_TRY(tri_i_input_rest(input, &bytes, &n_bytes));
    char *clean = tri_i_input_clean(input, 0, bytes, n_bytes, &length);
    if (clean == NULL) {
        return tri_i_fail_memory(input->error);
    }
    mend_surrogates(input, 0, clean, length);
    json_error_t wrong;
    json_t *value = json_loadb(clean, length, JSON_ALLOW_NUL, &wrong);
    tri_status status = TRI_OK;
    if (value != NULL) {
        status = read_value(input, value);
    } else if (json_error_code(&wrong) == json_error_end_of_input_expected) {
        status = read_lines(input, clean);
    } else if (clean[strspn(clean, " \t\n")] != '\0') {
        status = tri_i_fail(input->error, TRI_ERR_FORMAT, 0, "%s: line %d: no JSON: %s",
                            input->name, wrong.line, wrong.text);
    }
    json_decref(value);
    free(clean);
    return status;
}
