/* Takes strings, numbers and lists out of a line of JSON. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/jsonl_i.h"

#include <string.h>

const char tri_i_no_fault[] = "";

const char *tri_i_json_copy(tri_arena *arena, const char *bytes, size_t length)
{
    if (length == 0) {
        return "";
    }
    char *copy = tri_arena_copy(arena, bytes, length);
    size_t n = 0;
    for (size_t i = 0; copy != NULL && i < length; i++) {
        if (copy[i] != '\0') {
            copy[n++] = copy[i];
        }
    }
    if (copy != NULL) {
        copy[n] = '\0';
    }
    return copy;
}

const char *tri_i_json_string(tri_arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? tri_i_json_copy(arena, json_string_value(value),
                                                   json_string_length(value))
                                 : "";
}

uint32_t tri_i_json_count(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    const json_int_t n = json_is_integer(value) ? json_integer_value(value) : -1;
    return n < 0 || n >= TRI_NONE ? TRI_NONE : (uint32_t)n;
}

tri_span tri_i_json_span(const json_t *object)
{
    return (tri_span){tri_i_json_count(object, "begin"),
                      tri_i_json_count(object, "end")};
}

bool tri_i_json_strings(tri_arena *arena, const json_t *list, const char ***out,
                        uint32_t *count)
{
    const size_t n = json_array_size(list);
    const char **copies = tri_arena_alloc(arena, n, sizeof *copies);
    uint32_t kept = 0;
    for (size_t i = 0; copies != NULL && i < n; i++) {
        const json_t *one = json_array_get(list, i);
        if (json_is_string(one)) {
            copies[kept] =
                tri_i_json_copy(arena, json_string_value(one), json_string_length(one));
            if (copies[kept++] == NULL) {
                return false;
            }
        }
    }
    *out = copies;
    *count = kept;
    return copies != NULL;
}

bool tri_i_json_numbers(tri_arena *arena, const json_t *list, const uint32_t **out,
                        uint32_t *count)
{
    const size_t n = json_array_size(list);
    uint32_t *copies = tri_arena_alloc(arena, n, sizeof *copies);
    uint32_t kept = 0;
    for (size_t i = 0; copies != NULL && i < n; i++) {
        const json_t *one = json_array_get(list, i);
        const json_int_t number = json_is_integer(one) ? json_integer_value(one) : -1;
        if (number >= 0 && number < TRI_NONE &&
            (kept == 0 || (uint32_t)number > copies[kept - 1])) {
            copies[kept++] = (uint32_t)number;
        }
    }
    *out = copies;
    *count = kept;
    return copies != NULL;
}

uint8_t tri_i_number_of(const char *text, unsigned count, unsigned otherwise,
                        const char *(*name_of)(unsigned))
{
    for (unsigned i = 0; i < count; i++) {
        if (strcmp(name_of(i), text) == 0) {
            return (uint8_t)i;
        }
    }
    return (uint8_t)otherwise;
}
