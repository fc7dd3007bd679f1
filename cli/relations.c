/* Opens the table of --relations. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/relations.h"

#include "cli/messages.h"
#include "cli/text_lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool relations_open(const cli_options *options, tri_relations **relations)
{
    const char *path = options->relations;
    tri_error error = {0};
    tri_status status = TRI_OK;
    *relations = NULL;
    if (path == NULL) {
        return true;
    }
    if (strcmp(path, "default") == 0) {
        status = tri_relations_default(relations, &error);
    } else {
        const size_t most =
            options->max_bytes == 0 ? TRI_MAX_BYTES : options->max_bytes;
        size_t length = 0;
        FILE *file = fopen(path, "rb");
        if (file == NULL) {
            say("--relations: cannot open %s: %s", path, strerror(errno));
            return false;
        }
        char *table = text_whole(file, most, &length);
        const int failure = errno;
        (void)fclose(file);
        if (table == NULL && failure == EFBIG) {
            say("--relations: %s: a table of more than %zu bytes (--max-bytes raises "
                "the limit)",
                path, most);
            return false;
        }
        if (table == NULL) {
            say("--relations: cannot read %s: %s", path, strerror(failure));
            return false;
        }
        status = tri_relations_read(table, length, path, relations, &error);
        free(table);
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

void relations_free_properties(const char **properties)
{
    if (properties != NULL) {
        for (size_t i = 0; properties[i] != NULL; i++) {
            free((char *)properties[i]);
        }
        free(properties);
    }
}

static bool is_property(const char *text)
{
    return text[0] == 'P' && text[1] >= '1' && text[1] <= '9' &&
           text[1 + strspn(text + 1, "0123456789")] == '\0';
}

bool relations_properties(const cli_options *options, const char ***properties)
{
    enum { MOST = 1024 };
    const char *path = options->infer_relations;
    *properties = NULL;
    if (path == NULL) {
        return true;
    }
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        say("--infer-relations: cannot open %s: %s", path, strerror(errno));
        return false;
    }
    const char **list = calloc(MOST + 1, sizeof *list);
    text_lines lines = {.file = file, .most = MOST};
    bool is_good = list != NULL;
    size_t n = 0;
    for (size_t number = 1; is_good && text_lines_next(&lines); number++) {
        char *line = lines.bytes;
        line[strcspn(line, "\r\n\t ")] = '\0';
        if (line[0] == '\0' || line[0] == '#') {
            continue;
        }
        if (!is_property(line) || n == MOST) {
            say("--infer-relations: %s: line %zu: '%.40s' is no Wikidata property; "
                "it is like P36",
                path, number, line);
            is_good = false;
        } else {
            list[n] = strdup(line);
            is_good = list[n++] != NULL;
        }
    }
    if (lines.failure != 0) {
        say("--infer-relations: cannot read %s: %s", path, strerror(lines.failure));
        is_good = false;
    }
    text_lines_clear(&lines);
    (void)fclose(file);
    if (!is_good) {
        relations_free_properties(list);
        return false;
    }
    *properties = list;
    return true;
}
