/* Arrays that grow. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_GROW_H
#define TRI_BASE_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one item more behind the `n` of an array that malloc made, or none
   did.

   items     address of the pointer to the first item
   capacity  so many items have room
   size      of an item, bytes

   False where memory is out: nothing has changed then. Cost: constant on average. */
bool tri_i_grow(void *items, size_t n, size_t *capacity, size_t size);

#endif
