/* Reads members of zip archives, by libarchive. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/zip.h"
#include "base/grow.h"

#include <stdlib.h>
#include <string.h>

#ifdef TRI_HAVE_ARCHIVE
#include <archive.h>
#include <archive_entry.h>

static tri_status fail(const tri_i_input *input, const char *what, const char *why)
{
    return tri_i_fail(input->error, TRI_ERR_FORMAT, 0, "%s: no %s file: %s",
                      input->name, what, why != NULL ? why : "no zip archive");
}

static tri_i_member *add(tri_i_zip *zip, const char *name)
{
    if (!tri_i_grow(&zip->members, zip->n_members, &zip->capacity,
                    sizeof *zip->members)) {
        return NULL;
    }
    tri_i_member *member = &zip->members[zip->n_members];
    *member = (tri_i_member){.name = strdup(name)};
    if (member->name == NULL) {
        return NULL;
    }
    zip->n_members++;
    return member;
}

static tri_status read_member(const tri_i_input *input, const char *what,
                              struct archive *archive, const char *name, tri_i_zip *zip,
                              size_t *n_all)
{
    tri_i_member *member = add(zip, name);
    if (member == NULL) {
        return tri_i_fail_memory(input->error);
    }
    tri_memory bytes = {0};
    char block[TRI_I_INPUT_BLOCK];
    tri_status status = TRI_OK;
    la_ssize_t n = 0;
    while (status == TRI_OK &&
           (n = archive_read_data(archive, block, sizeof block)) > 0) {
        *n_all += (size_t)n;
        status = tri_i_input_check_size(input, *n_all);
        if (status == TRI_OK && tri_memory_write(block, (size_t)n, &bytes) != TRI_OK) {
            status = tri_i_fail_memory(input->error);
        }
    }
    if (status == TRI_OK && n < 0) {
        status = fail(input, what, archive_error_string(archive));
    }
    member->bytes = bytes.bytes;
    member->n_bytes = bytes.n_bytes;
    return status;
}

static tri_status read_members(const tri_i_input *input, const char *what,
                               bool (*is_wanted)(const char *name),
                               struct archive *archive, tri_i_zip *zip)
{
    size_t n_all = 0;
    for (;;) {
        struct archive_entry *entry = NULL;
        const int status = archive_read_next_header(archive, &entry);
        if (status == ARCHIVE_EOF) {
            return TRI_OK;
        }
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            return fail(input, what, archive_error_string(archive));
        }
        const char *name = archive_entry_pathname_utf8(entry);
        if (name == NULL || !is_wanted(name)) {
            continue;
        }
        if (archive_entry_is_encrypted(entry)) {
            return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                              "%s: the %s file is encrypted", input->name, what);
        }
        TRI_TRY(read_member(input, what, archive, name, zip, &n_all));
    }
}

tri_status tri_i_zip_read(tri_i_input *input, const char *what,
                          bool (*is_wanted)(const char *name), tri_i_zip *zip)
{
    const char *bytes;
    size_t length;
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    if (length >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0) {
        return fail(input, what, "an encrypted one, or one of an older kind");
    }
    struct archive *archive = archive_read_new();
    if (archive == NULL) {
        return tri_i_fail_memory(input->error);
    }
    (void)archive_read_support_format_zip(archive);
    const tri_status status =
        archive_read_open_memory(archive, bytes, length) == ARCHIVE_OK
            ? read_members(input, what, is_wanted, archive, zip)
            : fail(input, what, archive_error_string(archive));
    (void)archive_read_free(archive);
    return status;
}

#else

tri_status tri_i_zip_read(tri_i_input *input, const char *what,
                          bool (*is_wanted)(const char *name), tri_i_zip *zip)
{
    (void)is_wanted;
    (void)zip;
    return tri_i_input_no_library(input, what, "libarchive");
}

#endif

void tri_i_zip_clear(tri_i_zip *zip)
{
    for (size_t i = 0; i < zip->n_members; i++) {
        free(zip->members[i].name);
        free(zip->members[i].bytes);
    }
    free(zip->members);
    *zip = (tri_i_zip){0};
}

tri_i_member *tri_i_zip_find(const tri_i_zip *zip, const char *name)
{
    for (size_t i = 0; i < zip->n_members; i++) {
        if (strcmp(zip->members[i].name, name) == 0) {
            return &zip->members[i];
        }
    }
    return NULL;
}

tri_status tri_i_zip_xml(const tri_i_input *input, const tri_i_zip *zip,
                         const char *what, const char *name, xmlDoc **tree)
{
    const tri_i_member *member = tri_i_zip_find(zip, name);
    if (member == NULL || member->bytes == NULL) {
        return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                          "%s: no %s file: no %s in it", input->name, what, name);
    }
    return tri_i_xml_parse(input->name, member->bytes, member->n_bytes, tree,
                           input->error);
}
