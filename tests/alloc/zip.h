/* Makes a zip archive in memory, for the readers' tests. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_TESTS_ALLOC_ZIP_H
#define TRI_TESTS_ALLOC_ZIP_H

#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    unsigned char bytes[8000];
    size_t n_bytes;
} zip_file;

typedef struct {
    const char *name, *content;
} zip_member;

/* CRC-32 as zip and PNG have it. */
static uint32_t zip_crc(const char *bytes, size_t length)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
        }
    }
    return ~crc;
}

static void zip_put(zip_file *zip, uint64_t value, int n_bytes)
{
    for (int i = 0; i < n_bytes; i++) {
        zip->bytes[zip->n_bytes++] = (unsigned char)(value >> 8 * i);
    }
}

static void zip_put_text(zip_file *zip, const char *text)
{
    assert(zip->n_bytes + strlen(text) + 100 < sizeof zip->bytes);
    memcpy(zip->bytes + zip->n_bytes, text, strlen(text));
    zip->n_bytes += strlen(text);
}

/* What the local and the central header have in common. */
static void zip_put_header(zip_file *zip, const zip_member *member)
{
    const uint32_t size = (uint32_t)strlen(member->content);
    zip_put(zip, 20, 2); /* version */
    zip_put(zip, 0, 8);  /* flags, stored, time, date */
    zip_put(zip, zip_crc(member->content, size), 4);
    zip_put(zip, size, 4);
    zip_put(zip, size, 4);
    zip_put(zip, (uint32_t)strlen(member->name), 2);
    zip_put(zip, 0, 2); /* no extra field */
}

/* Stores members (ended by a name of NULL) without compression. */
static void zip_make(zip_file *zip, const zip_member *members)
{
    uint32_t places[8];
    uint32_t n = 0;
    zip->n_bytes = 0;
    for (; members[n].name != NULL; n++) {
        places[n] = (uint32_t)zip->n_bytes;
        zip_put(zip, 0x04034B50, 4);
        zip_put_header(zip, &members[n]);
        zip_put_text(zip, members[n].name);
        zip_put_text(zip, members[n].content);
    }
    const uint32_t directory = (uint32_t)zip->n_bytes;
    for (uint32_t i = 0; i < n; i++) {
        zip_put(zip, 0x02014B50, 4);
        zip_put(zip, 20, 2); /* made by */
        zip_put_header(zip, &members[i]);
        zip_put(zip, 0, 6); /* no comment, first disk, attributes */
        zip_put(zip, 0, 4);
        zip_put(zip, places[i], 4);
        zip_put_text(zip, members[i].name);
    }
    const uint32_t size = (uint32_t)zip->n_bytes - directory;
    zip_put(zip, 0x06054B50, 4);
    zip_put(zip, 0, 4);
    zip_put(zip, n, 2);
    zip_put(zip, n, 2);
    zip_put(zip, size, 4);
    zip_put(zip, directory, 4);
    zip_put(zip, 0, 2);
}

#endif
