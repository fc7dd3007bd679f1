/* An open graph file, whose first bytes tell what it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static size_t read_file(tri_i_source *source, char *bytes, size_t room)
{
    for (;;) {
        const ssize_t n = read(source->file, bytes, room);
        if (n >= 0) {
            return (size_t)n;
        }
        if (errno != EINTR) {
            source->failure = errno;
            return 0;
        }
    }
}

size_t tri_i_source_read(tri_i_source *source, char *bytes, size_t room)
{
    const size_t waiting = source->n_head - source->at;
    if (waiting > 0) {
        const size_t n = waiting < room ? waiting : room;
        memcpy(bytes, source->head + source->at, n);
        source->at += n;
        return n;
    }
    return read_file(source, bytes, room);
}

size_t tri_i_source_look(tri_i_source *source, size_t most)
{
    while (source->room - source->n_head < most) {
        if (!tri_i_grow(&source->head, source->room, &source->room, 1)) {
            source->failure = ENOMEM;
            return 0;
        }
    }
    const size_t n = read_file(source, source->head + source->n_head, most);
    source->n_head += n;
    return n;
}

tri_status tri_i_source_open(tri_i_reading *r, const char *path, tri_i_source *source)
{
    struct stat found;
    const bool is_standard = strcmp(path, "-") == 0;
    *source = (tri_i_source){.file = is_standard ? STDIN_FILENO : open(path, O_RDONLY)};
    r->path = is_standard ? "standard input" : path;
    r->line = 0;
    if (source->file < 0 || fstat(source->file, &found) != 0 ||
        S_ISDIR(found.st_mode)) {
        return tri_i_fail(r->error, TRI_ERR_IO, 0, "cannot read %s: %s", r->path,
                          strerror(source->file < 0 ? errno : EISDIR));
    }
    return TRI_OK;
}

tri_status tri_i_source_close(tri_i_reading *r, tri_i_source *source, tri_status status)
{
    if (source->failure == ENOMEM) {
        status = tri_i_fail_memory(r->error);
    } else if (source->failure != 0) {
        status = tri_i_fail(r->error, TRI_ERR_IO, 0, "cannot read %s: %s", r->path,
                            strerror(source->failure));
    }
    if (source->file > STDIN_FILENO) {
        (void)close(source->file);
    }
    free(source->head);
    source->head = NULL;
    return status;
}

bool tri_i_source_is_json(tri_i_source *source)
{
    enum { MOST = 16 };
    while (source->n_head < MOST && tri_i_source_look(source, 1) == 1) {
        const char c = source->head[source->n_head - 1];
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' &&
            strchr("\xEF\xBB\xBF", c) == NULL) {
            return c == '{';
        }
    }
    return false;
}
