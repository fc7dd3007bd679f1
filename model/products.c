/* Packs weights for products, and chooses the instruction set. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/products.h"

#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 64 };

const tri_i_products *const tri_i_products_list[] = {
#if defined(__x86_64__)
    &tri_i_products_amx,      &tri_i_products_avx512,
    &tri_i_products_avx_vnni, &tri_i_products_avx2,
#elif defined(__aarch64__)
    &tri_i_products_neon,
#endif
    &tri_i_products_plain,    NULL};

tri_status tri_i_choose_products(const tri_i_products **products, tri_error *error)
{
    const char *wanted = getenv("TRICOT_PRODUCTS");
    for (size_t i = 0; tri_i_products_list[i] != NULL; i++) {
        const tri_i_products *p = tri_i_products_list[i];
        if ((wanted == NULL || strcmp(wanted, p->name) == 0) && p->is_there()) {
            *products = p;
            return TRI_OK;
        }
    }
    return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                      "TRICOT_PRODUCTS is %.32s: this processor has no such products",
                      wanted);
}

static size_t up_to(size_t n, size_t unit)
{
    return (n + unit - 1) / unit * unit;
}

static size_t groups_of(const tri_i_products *products, size_t columns)
{
    const size_t n = (columns + TRI_I_GROUP_BYTES - 1) / TRI_I_GROUP_BYTES;
    return up_to(n, products->whole_groups);
}

size_t tri_i_packed_size(const tri_i_products *products, size_t rows, size_t columns)
{
    const size_t n_rows = tri_i_filled(rows);
    const size_t n_groups = groups_of(products, columns);
    size_t size = n_rows * n_groups * TRI_I_GROUP_BYTES;
    size += n_rows * sizeof(int32_t);
    if (products->order != NULL) {
        size += n_rows / products->width * (1 + n_groups) * sizeof(uint16_t);
    }
    return up_to(size, ALIGNMENT);
}

/* One panel: `n_rows` rows of the matrix, from `weight` on. */
static void pack_panel(const int8_t *weight, size_t n_rows, size_t columns,
                       size_t width, int8_t *panel, int32_t *start)
{
    for (size_t r = 0; r < n_rows; r++) {
        const int8_t *row = weight + r * columns;
        int8_t *to = panel + r * TRI_I_GROUP_BYTES;
        int32_t sum = 0;
        size_t c = 0;
        for (; c + TRI_I_GROUP_BYTES <= columns; c += TRI_I_GROUP_BYTES) {
            memcpy(to + c * width, row + c, TRI_I_GROUP_BYTES);
        }
        memcpy(to + c * width, row + c, columns - c);
        for (c = 0; c < columns; c++) {
            sum += row[c];
        }
        start[r] = -TRI_I_ZERO_POINT * sum;
    }
}

tri_i_packed tri_i_pack_weights(const tri_i_products *products, const int8_t *weight,
                                size_t rows, size_t columns, uint8_t *memory)
{
    const size_t width = products->width;
    const size_t n_rows = tri_i_filled(rows);
    const size_t n_groups = groups_of(products, columns);
    const size_t panel_size = width * n_groups * TRI_I_GROUP_BYTES;
    const bool all = rows % width == 0 && n_groups * TRI_I_GROUP_BYTES == columns;
    int8_t *panel = (int8_t *)memory;
    int32_t *start = (int32_t *)(void *)(memory + n_rows / width * panel_size);
    uint16_t *order = (uint16_t *)(void *)(start + n_rows);
    const tri_i_packed packed = {.weight = panel,
                                 .start = start,
                                 .order = products->order != NULL ? order : NULL,
                                 .rows = rows,
                                 .columns = columns,
                                 .n_groups = n_groups};
    if (!all) {
        memset(memory, 0, n_rows * (n_groups * TRI_I_GROUP_BYTES + sizeof *start));
    }
    for (size_t r = 0; r < n_rows; r += width) {
        if (r < rows) {
            pack_panel(weight + r * columns, rows - r < width ? rows - r : width,
                       columns, width, panel, start + r);
        }
        if (products->order != NULL) {
            products->order(panel, n_groups, order);
            order += 1 + n_groups;
        }
        panel += panel_size;
    }
    return packed;
}

tri_i_packed tri_i_packed_part(const tri_i_products *products,
                               const tri_i_packed *packed, size_t begin, size_t end)
{
    tri_i_packed part = *packed;
    part.weight += begin * packed->n_groups * TRI_I_GROUP_BYTES;
    part.start += begin;
    if (part.order != NULL) {
        part.order += begin / products->width * (1 + packed->n_groups);
    }
    part.rows = end - begin;
    return part;
}
