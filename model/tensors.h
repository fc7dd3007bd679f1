/* The tensors of a weights file that is being opened. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_MODEL_TENSORS_H
#define TRI_MODEL_TENSORS_H

#include "model/internal.h"

/* What is needed while a file is being opened. */
typedef struct {
    tri_model *model;
    const char *path;
    json_t *header;
    const uint8_t *data; /* the bytes after the header */
    size_t n_data;
    tri_i_linear **linears; /* those found so far, room for TRI_I_LINEARS_MOST */
    size_t *n_linears;
    tri_error *error;
} tri_i_opening;

/* Finds a tensor and checks its type, shape and place (tensors.c).

   kind   "I8", "F32" or "U8"
   shape  `n_shape` sizes; a size of 0 takes what is there and is set
   start  set to the tensor's first byte, in the mapped file

   TRI_ERR_MODEL. */
tri_status tri_i_find_tensor(const tri_i_opening *o, const char *name, const char *kind,
                             size_t *shape, size_t n_shape, const void **start);

/* The same for a vector and a matrix of floats, a norm, and a product's weights, which
   are packed later. */
tri_status tri_i_find_vector(const tri_i_opening *o, const char *name, size_t size,
                             const float **start);
tri_status tri_i_find_matrix(const tri_i_opening *o, const char *name, size_t rows,
                             size_t columns, const float **start);
tri_status tri_i_find_norm(const tri_i_opening *o, const char *name,
                           tri_i_norm *result);
tri_status tri_i_find_linear(const tri_i_opening *o, const char *name, size_t rows,
                             size_t columns, tri_i_linear *result);

/* Finds the head of typed relations (relations.c). */
tri_status tri_i_find_relation_head(const tri_i_opening *o);

#endif
