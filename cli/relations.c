/* Opens the table of --relations. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/relations.h"

#include "cli/messages.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool relations_open(const cli_options *options, tri_relations **relations)
{
    const char *path = options->relations;
    tri_error error = {0};
    tri_memory table = {0};
    tri_status status = TRI_OK;
    *relations = NULL;
    if (path == NULL) {
        return true;
    }
    if (strcmp(path, "default") == 0) {
        status = tri_relations_default(relations, &error);
    } else {
        char buffer[4096];
        size_t n = 0;
        FILE *file = fopen(path, "rb");
        if (file == NULL) {
            say("--relations: cannot open %s: %s", path, strerror(errno));
            return false;
        }
        while (status == TRI_OK && (n = fread(buffer, 1, sizeof buffer, file)) > 0) {
            status = tri_memory_write(buffer, n, &table);
        }
        const bool is_broken = ferror(file) != 0;
        const int failure = errno;
        (void)fclose(file);
        if (is_broken) {
            say("--relations: cannot read %s: %s", path, strerror(failure));
            free(table.bytes);
            return false;
        }
        if (status == TRI_OK) {
            status = tri_relations_read(table.bytes == NULL ? "" : table.bytes,
                                        table.n_bytes, path, relations, &error);
        }
        free(table.bytes);
    }
    if (status != TRI_OK) {
        say("--relations: %s",
            error.message[0] != '\0' ? error.message : "out of memory");
    }
    return status == TRI_OK;
}

void relations_report(const cli_options *options, size_t n_kept, size_t n_triples)
{
    if (options->relations != NULL && !options->quiet) {
        say("%zu triple%s of the relations of %s, out of %zu", n_kept,
            n_kept == 1 ? "" : "s", options->relations, n_triples);
    }
}
