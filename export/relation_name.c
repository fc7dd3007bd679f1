/* A relation as the type of a relationship in a property graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/relation_name.h"

#include "base/utf8.h"

#include <string.h>

void tri_i_sink_relation_name(tri_sink *sink, const char *kind)
{
    const size_t length = strlen(kind);
    for (size_t i = 0; i < length;) {
        uint32_t code = 0;
        char bytes[4];
        i += tri_utf8_decode(kind + i, length - i, &code);
        if (tri_is_letter(code) || tri_is_mark(code) || tri_is_digit(code)) {
            tri_sink_bytes(sink, bytes, tri_utf8_encode(tri_to_upper(code), bytes));
        } else {
            tri_sink_char(sink, '_');
        }
    }
}
