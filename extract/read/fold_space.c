/* Folds the white space of texts that are gathered piece by piece. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/fold_space.h"
#include "base/utf8.h"
#include "extract/read/input.h"

#include <string.h>

static void print(tri_i_folded *f, const char *bytes, size_t length)
{
    if (!f->failed && tri_memory_write(bytes, length, f->text) != TRI_OK) {
        f->failed = true;
    }
}

void tri_i_fold_space(tri_i_folded *folded, const char *text, bool as_it_stands)
{
    const size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        char encoded[4];
        const char *bytes = text + i;
        size_t n_bytes = n;
        if (code >= 0x80 && code < 0xA0 && tri_i_from_windows_1252(code) != 0) {
            /* "&#146;", as browsers have it; no text has these controls. */
            code = tri_i_from_windows_1252(code);
            n_bytes = tri_utf8_encode(code, encoded);
            bytes = encoded;
        }
        if (as_it_stands && code == '\n') {
            folded->n_newlines += folded->n_newlines < 2;
            folded->blank = false;
        } else if (tri_is_space(code)) {
            folded->blank = true;
        } else if (code != 0xB6 && code != 0xAD) { /* a pilcrow is a link to itself */
            if (folded->text->n_bytes > 0 && folded->n_newlines > 0) {
                print(folded, "\n\n", folded->n_newlines);
            } else if (folded->text->n_bytes > 0 && folded->blank) {
                print(folded, " ", 1);
            }
            folded->n_newlines = 0;
            folded->blank = false;
            print(folded, bytes, n_bytes);
        }
        i += n;
    }
}
