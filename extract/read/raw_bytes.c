/* The bytes of an input as its file, or memory, has them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

tri_status tri_i_input_raw(tri_i_input *input, char *bytes, size_t room, size_t *n)
{
    if (input->n_seen > 0) {
        *n = input->n_seen < room ? input->n_seen : room;
        memcpy(bytes, input->seen, *n);
        input->n_seen -= *n;
        memmove(input->seen, input->seen + *n, input->n_seen);
        return TRI_OK;
    }
    if (input->file < 0) {
        *n = input->n_memory < room ? input->n_memory : room;
        if (*n > 0) {
            memcpy(bytes, input->memory, *n);
        }
        input->memory += *n;
        input->n_memory -= *n;
    } else {
        /* What is there is taken at once: lines of a pipe are not waited for. */
        const ssize_t got = read(input->file, bytes, room);
        if (got < 0) {
            return tri_i_fail(input->error, TRI_ERR_IO, 0, "cannot read %s: %s",
                              input->name, strerror(errno));
        }
        *n = (size_t)got;
    }
    if (*n > 0 && input->options->on_bytes != NULL) {
        input->options->on_bytes(*n, input->options->user);
    }
    return TRI_OK;
}
