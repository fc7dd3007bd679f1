/* Boxes and what joins them to places on a plane. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/layout_i.h"

enum { MAX_NESTED = 60 }; /* parts */

tri_status tri_i_arrange(tri_i_box *boxes, size_t n, const tri_i_tie *ties,
                         size_t n_ties, const tri_i_manner *manner, tri_error *error)
{
    tri_i_parts parts;
    TRI_TRY(tri_i_parts_find(n, ties, n_ties, &parts, error));
    tri_status status = TRI_OK;
    for (size_t i = 0; i < parts.n_parts && status == TRI_OK; i++) {
        status = tri_i_place(boxes, &parts, i, manner, error);
    }
    for (size_t i = 0; i < parts.n_parts && status == TRI_OK; i++) {
        const size_t begin = parts.begin[i];
        status = tri_i_separate(boxes, parts.boxes + begin, parts.begin[i + 1] - begin,
                                error);
    }
    bool is_done = false;
    if (status == TRI_OK && manner->nested && parts.n_parts <= MAX_NESTED) {
        status = tri_i_nest(boxes, &parts, &is_done, error);
    }
    if (status == TRI_OK && !is_done) {
        status = tri_i_pack(boxes, &parts, error);
    }
    tri_i_parts_clear(&parts);
    return status;
}
