/* Finds the tensors of a weights file by name, and checks their types, shapes and
   places. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/tensors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_ROOM = 64 }; /* of a tensor's name */

/* Writes a shape as "[2, 3]". */
static void write_shape(const size_t *shape, size_t n, char *out, size_t room)
{
    size_t used = (size_t)snprintf(out, room, "[");
    for (size_t i = 0; i < n && used < room; i++) {
        used +=
            (size_t)snprintf(out + used, room - used, i ? ", %zu" : "%zu", shape[i]);
    }
    if (used < room) {
        (void)snprintf(out + used, room - used, "]");
    }
}

/* What weights may be at most: with more, sums of the network overflow. Those that were
   trained stay below 10. */
#define NUMBER_MOST 1000.0F

/* Whether n floats are numbers of a usable size. */
static bool all_usable(const uint8_t *bytes, size_t n)
{
    bool usable = true;
    for (size_t i = 0; i < n; i++) {
        float number;
        memcpy(&number, bytes + i * sizeof number, sizeof number);
        usable = usable && fabsf(number) <= NUMBER_MOST; /* nor a NaN */
    }
    return usable;
}

/* Finds a tensor and checks its type, shape and place.

   kind   "I8", "F32" or "U8"
   shape  `n_shape` sizes; a size of 0 takes what is there and is set
   start  set to the tensor's first byte */
tri_status tri_i_find_tensor(const tri_i_opening *o, const char *name, const char *kind,
                             size_t *shape, size_t n_shape, const void **start)
{
    const json_t *entry = json_object_get(o->header, name);
    const json_t *sizes = json_object_get(entry, "shape");
    const json_t *offsets = json_object_get(entry, "data_offsets");
    const char *given = json_string_value(json_object_get(entry, "dtype"));
    const size_t unit = strcmp(kind, "F32") == 0 ? sizeof(float) : 1;
    size_t bytes = unit, begin, end;
    bool same =
        given != NULL && strcmp(given, kind) == 0 && json_array_size(sizes) == n_shape;

    if (entry == NULL) {
        return tri_i_fail(o->error, TRI_ERR_MODEL, 0, "%s: tensor %s is missing",
                          o->path, name);
    }
    for (size_t i = 0; same && i < n_shape; i++) {
        const json_int_t size = json_integer_value(json_array_get(sizes, i));
        same = size > 0 && (uintmax_t)size <= o->n_data &&
               (shape[i] == 0 || shape[i] == (size_t)size);
        if (same) {
            shape[i] = (size_t)size;
            same = shape[i] <= o->n_data / bytes;
            bytes *= shape[i];
        }
    }
    if (!same) {
        char expected[64];
        char *got = json_dumps(sizes, JSON_ENCODE_ANY);
        write_shape(shape, n_shape, expected, sizeof expected);
        (void)tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                         "%s: tensor %s is %s %.64s, expected %s %s", o->path, name,
                         given != NULL ? given : "of no type", got != NULL ? got : "?",
                         kind, expected);
        free(got);
        return TRI_ERR_MODEL;
    }
    begin = (size_t)json_integer_value(json_array_get(offsets, 0));
    end = (size_t)json_integer_value(json_array_get(offsets, 1));
    if (json_array_size(offsets) != 2 || begin > end || end > o->n_data ||
        end - begin != bytes || (uintptr_t)(o->data + begin) % unit != 0) {
        return tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                          "%s: tensor %s has no place of %zu bytes among the file's "
                          "%zu bytes of data",
                          o->path, name, bytes, o->n_data);
    }
    if (unit == sizeof(float) && !all_usable(o->data + begin, bytes / unit)) {
        return tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                          "%s: tensor %s has a number that is not within -%.0f and "
                          "%.0f",
                          o->path, name, (double)NUMBER_MOST, (double)NUMBER_MOST);
    }
    *start = o->data + begin;
    return TRI_OK;
}

/* A vector of floats. */
tri_status tri_i_find_vector(const tri_i_opening *o, const char *name, size_t size,
                             const float **start)
{
    const void *bytes = NULL;
    TRI_TRY(tri_i_find_tensor(o, name, "F32", &size, 1, &bytes));
    *start = bytes;
    return TRI_OK;
}

/* A matrix of floats. */
tri_status tri_i_find_matrix(const tri_i_opening *o, const char *name, size_t rows,
                             size_t columns, const float **start)
{
    size_t shape[2] = {rows, columns};
    const void *bytes = NULL;
    TRI_TRY(tri_i_find_tensor(o, name, "F32", shape, 2, &bytes));
    *start = bytes;
    return TRI_OK;
}

tri_status tri_i_find_norm(const tri_i_opening *o, const char *name, tri_i_norm *result)
{
    char full[NAME_ROOM];
    (void)snprintf(full, sizeof full, "%s.weight", name);
    TRI_TRY(tri_i_find_vector(o, full, TRI_MODEL_HIDDEN, &result->weight));
    (void)snprintf(full, sizeof full, "%s.bias", name);
    return tri_i_find_vector(o, full, TRI_MODEL_HIDDEN, &result->bias);
}

tri_status tri_i_find_linear(const tri_i_opening *o, const char *name, size_t rows,
                             size_t columns, tri_i_linear *result)
{
    char full[NAME_ROOM];
    size_t shape[2] = {rows, columns};
    const void *bytes = NULL;
    (void)snprintf(full, sizeof full, "%s.weight", name);
    TRI_TRY(tri_i_find_tensor(o, full, "I8", shape, 2, &bytes));
    result->weight = bytes;
    (void)snprintf(full, sizeof full, "%s.scale", name);
    TRI_TRY(tri_i_find_vector(o, full, rows, &result->scale));
    (void)snprintf(full, sizeof full, "%s.bias", name);
    TRI_TRY(tri_i_find_vector(o, full, rows, &result->bias));
    result->rows = rows;
    result->columns = columns;
    o->linears[(*o->n_linears)++] = result;
    return TRI_OK;
}

size_t tri_model_n_labels(const tri_model *model, tri_label_set set)
{
    return json_array_size(model->labels[set]);
}

const char *tri_model_label(const tri_model *model, tri_label_set set, size_t label)
{
    return json_string_value(json_array_get(model->labels[set], label));
}
