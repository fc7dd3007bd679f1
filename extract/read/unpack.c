/* Decompresses inputs: gzip, bzip2, xz, zstd, by libarchive. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/input.h"

#include <stdlib.h>
#include <string.h>

static const char *const packing_names[] = {"", "gzip", "bzip2", "xz", "zstd"};

tri_i_packing tri_i_packing_of(const char *bytes, size_t length)
{
    if (length >= 3 && memcmp(bytes, "\x1F\x8B\x08", 3) == 0) {
        return TRI_I_PACKING_GZIP;
    }
    if (length >= 10 && memcmp(bytes, "BZh", 3) == 0 &&
        (memcmp(bytes + 4, "\x31\x41\x59\x26\x53\x59", 6) == 0 ||
         memcmp(bytes + 4, "\x17\x72\x45\x38\x50\x90", 6) == 0)) {
        return TRI_I_PACKING_BZIP2;
    }
    if (length >= 6 && memcmp(bytes, "\xFD\x37\x7A\x58\x5A\x00", 6) == 0) {
        return TRI_I_PACKING_XZ;
    }
    if (length >= 4 && memcmp(bytes, "\x28\xB5\x2F\xFD", 4) == 0) {
        return TRI_I_PACKING_ZSTD;
    }
    return TRI_I_PACKING_NONE;
}

#ifdef TRI_HAVE_ARCHIVE
#include <archive.h>
#include <archive_entry.h>

struct tri_i_unpacker {
    struct archive *archive;
    tri_i_input *input;
    tri_status status; /* of the reading below */
    bool is_at_end;
    char block[TRI_I_INPUT_BLOCK];
};

static la_ssize_t read_block(struct archive *archive, void *user, const void **block)
{
    (void)archive;
    struct tri_i_unpacker *unpacker = user;
    size_t n = 0;
    unpacker->status =
        tri_i_input_raw(unpacker->input, unpacker->block, sizeof unpacker->block, &n);
    *block = unpacker->block;
    return unpacker->status == TRI_OK ? (la_ssize_t)n : -1;
}

static tri_status fail(const struct tri_i_unpacker *unpacker)
{
    const tri_i_input *input = unpacker->input;
    if (unpacker->status != TRI_OK) {
        return unpacker->status; /* the file could not be read */
    }
    const char *what = archive_error_string(unpacker->archive);
    return tri_i_fail(input->error, TRI_ERR_FORMAT, 0, "%s: damaged %s: %s",
                      input->name, packing_names[input->packing],
                      what != NULL ? what : "it cannot be decompressed");
}

static tri_status begin(tri_i_input *input)
{
    struct tri_i_unpacker *unpacker = calloc(1, sizeof *unpacker);
    struct archive *archive = archive_read_new();
    if (unpacker == NULL || archive == NULL) {
        free(unpacker);
        (void)archive_read_free(archive);
        return tri_i_fail_memory(input->error);
    }
    unpacker->archive = archive;
    unpacker->input = input;
    input->unpacker = unpacker;
    (void)archive_read_support_filter_gzip(archive);
    (void)archive_read_support_filter_bzip2(archive);
    (void)archive_read_support_filter_xz(archive);
    (void)archive_read_support_filter_zstd(archive);
    (void)archive_read_support_format_raw(archive);
    (void)archive_read_support_format_empty(archive);
    if (archive_read_open(archive, unpacker, NULL, read_block, NULL) != ARCHIVE_OK) {
        return fail(unpacker);
    }
    struct archive_entry *entry = NULL;
    const int status = archive_read_next_header(archive, &entry);
    unpacker->is_at_end = status == ARCHIVE_EOF;
    return status == ARCHIVE_OK || status == ARCHIVE_EOF ? TRI_OK : fail(unpacker);
}

tri_status tri_i_unpack(tri_i_input *input, char *bytes, size_t room, size_t *n)
{
    if (input->unpacker == NULL) {
        TRI_TRY(begin(input));
    }
    *n = 0;
    if (input->unpacker->is_at_end) {
        return TRI_OK;
    }
    const la_ssize_t got = archive_read_data(input->unpacker->archive, bytes, room);
    if (got < 0) {
        return fail(input->unpacker);
    }
    *n = (size_t)got;
    return TRI_OK;
}

void tri_i_unpack_end(tri_i_input *input)
{
    if (input->unpacker != NULL) {
        (void)archive_read_free(input->unpacker->archive);
        free(input->unpacker);
        input->unpacker = NULL;
    }
}

#else

tri_status tri_i_unpack(tri_i_input *input, char *bytes, size_t room, size_t *n)
{
    (void)bytes;
    (void)room;
    *n = 0;
    return tri_i_fail(input->error, TRI_ERR_FORMAT, 0,
                      "%s: this build of tricot cannot read compressed files (%s): "
                      "libarchive was not there when it was made",
                      input->name, packing_names[input->packing]);
}

void tri_i_unpack_end(tri_i_input *input)
{
    (void)input;
}

#endif
