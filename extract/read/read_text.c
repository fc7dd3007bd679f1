/* Plain text: the whole file, or every line, is a document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/read/read_i.h"

#include <stdlib.h>

tri_status tri_i_read_text(tri_i_input *input)
{
    const char *bytes;
    size_t length;
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    char *clean = tri_i_input_clean(input, 0, bytes, length, &length);
    tri_arena arena = {0};
    tri_i_speech speech = {0};
    tri_meta meta = {.id = input->name};
    tri_status status;
    if (clean == NULL || tri_i_mend_speech(clean, &arena, &meta, &speech) != TRI_OK) {
        status = tri_i_fail_memory(input->error);
    } else if (speech.n_given > 0) {
        status = tri_i_input_marked(input, 0, speech.text.bytes, speech.text.n_bytes,
                                    meta, speech.given, speech.n_given);
    } else if (speech.text.n_bytes > 0) {
        status =
            tri_i_input_prose(input, 0, speech.text.bytes, speech.text.n_bytes, meta);
    } else {
        status = tri_i_input_prose(input, 0, clean, length, meta);
    }
    free(clean);
    free(speech.text.bytes);
    free(speech.given);
    tri_arena_clear(&arena);
    return status;
}

static bool is_blank(const char *line, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t code;
        i += tri_utf8_decode(line + i, length - i, &code);
        if (!tri_is_space(code)) {
            return false;
        }
    }
    return true;
}

tri_status tri_i_read_lines(tri_i_input *input)
{
    for (;;) {
        const char *line;
        size_t length;
        TRI_TRY(tri_i_input_line(input, &line, &length));
        if (line == NULL) {
            return TRI_OK;
        }
        if (is_blank(line, length)) {
            continue;
        }
        char id[4200];
        tri_i_input_id(input, input->number, id, sizeof id);
        TRI_TRY(tri_i_input_prose(input, input->number, line, length,
                                  (tri_meta){.id = id}));
    }
}
