/* Fuzzes the weights file: the true one with changes, under a checksum that is right.

   The first byte says what is changed: h bytes of the header, d bytes of the tensors,
   n numbers of the vectors (to what is no number, to infinity, to huge, to 0), x the
   whole header is the input, t its length. Then come the changes of h, d and n, each a
   place (4 bytes, little endian) and the new byte, or which number. $TRICOT_MODEL names
   the true file. A file that opens is used on a sentence. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#define _GNU_SOURCE /* memfd_create, memmem */
#include "extract/extract.h"
#include "model/internal.h"
#include "tests/fuzz/fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    LENGTH_BYTES = 8,
    MOST_CHANGES = 64,
    MOST_VECTORS = 512,
    SUM = 8 /* its digits */
};

static int file;
static char path[64];
static uint8_t *bytes; /* of the file, shared with it */
static size_t n_bytes;
static size_t data_at;  /* where the tensors begin */
static uint8_t *header; /* a copy of what stands before */

/* The tensors of floats: so many come before each, and where it begins. */
static struct {
    size_t n_before;
    size_t begin;
} vectors[MOST_VECTORS];
static size_t n_vectors;
static size_t n_floats;

static void set_length(uint8_t *at, uint64_t n)
{
    for (size_t i = 0; i < LENGTH_BYTES; i++) {
        at[i] = (uint8_t)(n >> 8 * i);
    }
}

static void find_vectors(void)
{
    json_t *all =
        json_loadb((const char *)bytes + LENGTH_BYTES, data_at - LENGTH_BYTES, 0, NULL);
    const char *name = NULL;
    json_t *entry = NULL;
    assert(all != NULL);
    json_object_foreach(all, name, entry)
    {
        const char *kind = json_string_value(json_object_get(entry, "dtype"));
        const json_t *place = json_object_get(entry, "data_offsets");
        if (kind != NULL && strcmp(kind, "F32") == 0 && n_vectors < MOST_VECTORS) {
            const size_t begin = (size_t)json_integer_value(json_array_get(place, 0));
            const size_t end = (size_t)json_integer_value(json_array_get(place, 1));
            vectors[n_vectors].n_before = n_floats;
            vectors[n_vectors++].begin = begin;
            n_floats += (end - begin) / sizeof(float);
        }
    }
    assert(n_floats > 0);
    json_decref(all);
}

/* Byte, among the tensors', at which the nth float begins. */
static size_t float_at(size_t n)
{
    size_t i = n_vectors - 1;
    while (vectors[i].n_before > n) {
        i--;
    }
    return vectors[i].begin + sizeof(float) * (n - vectors[i].n_before);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    const char *from = getenv("TRICOT_MODEL");
    assert(from != NULL);
    FILE *read = fopen(from, "rb");
    assert(read != NULL && fseek(read, 0, SEEK_END) == 0);
    n_bytes = (size_t)ftell(read);
    rewind(read);
    file = memfd_create("weights", 0);
    assert(file >= 0 && ftruncate(file, (off_t)n_bytes) == 0);
    bytes = mmap(NULL, n_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    assert(bytes != MAP_FAILED && fread(bytes, 1, n_bytes, read) == n_bytes);
    (void)fclose(read);
    for (size_t i = 0; i < LENGTH_BYTES; i++) {
        data_at |= (size_t)bytes[i] << 8 * i;
    }
    data_at += LENGTH_BYTES;
    header = malloc(data_at);
    assert(header != NULL && data_at < n_bytes);
    memcpy(header, bytes, data_at);
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    find_vectors();
    return 0;
}

static void right_checksum(void)
{
    static const char key[] = "\"crc32\": \"";
    char sum[SUM + 1];
    uint8_t *at = memmem(bytes, data_at, key, sizeof key - 1);
    assert(at != NULL);
    (void)snprintf(sum, sizeof sum, "%08x",
                   (unsigned)tri_i_crc32(bytes + data_at, n_bytes - data_at));
    memcpy(at + sizeof key - 1, sum, SUM);
}

static tri_status take(tri_document *document, void *user)
{
    tri_model *model = user;
    tri_scratch *scratch = NULL;
    tri_triples triples = {0};
    assert(tri_scratch_new(model, &scratch, NULL) == TRI_OK);
    if (tri_document_annotate(document, model, scratch, false, NULL) == TRI_OK) {
        (void)tri_document_extract(document, &triples, NULL);
    }
    tri_triples_clear(&triples);
    tri_scratch_free(scratch);
    tri_document_free(document);
    return TRI_OK;
}

static void use(void)
{
    static const char text[] = "Anna Smith of Ruritania, 52, did not meet Bob Jones on "
                               "7 January 2022. She said Boeing paid them $3 million.";
    const tri_read_options how = {.form = TRI_FORM_TEXT};
    tri_model *model = NULL;
    tri_error error = {0};
    if (tri_model_open(path, &model, &error) != TRI_OK) {
        assert(error.message[0] != '\0');
        return;
    }
    assert(tri_read_bytes("text", text, sizeof text - 1, &how, take, model, NULL) ==
           TRI_OK);
    tri_model_free(model);
}

/* One byte is another one, until it is put back. */
typedef struct {
    size_t at; /* among the file's bytes */
    uint8_t before;
} byte_change;

static byte_change changes[MOST_CHANGES];
static size_t n_changes;

static void change(size_t at, uint8_t new)
{
    if (n_changes < MOST_CHANGES) {
        changes[n_changes++] = (byte_change){at, bytes[at]};
        bytes[at] = new;
    }
}

static void change_all(char what, const uint8_t *input, size_t length)
{
    static const uint8_t numbers[][sizeof(float)] = {
        {0, 0, 0xC0, 0x7F},       /* not a number */
        {0, 0, 0x80, 0x7F},       /* infinity */
        {0xFF, 0xFF, 0x7F, 0xFF}, /* the least that there is */
        {0, 0, 0, 0}};
    for (size_t i = 0; i + 5 <= length; i += 5) {
        const size_t place = (size_t)input[i] | (size_t)input[i + 1] << 8 |
                             (size_t)input[i + 2] << 16 | (size_t)input[i + 3] << 24;
        if (what == 'h') {
            change(place % data_at, input[i + 4]);
        } else if (what == 'd') {
            change(data_at + place % (n_bytes - data_at), input[i + 4]);
        } else {
            const size_t at = data_at + float_at(place % n_floats);
            for (size_t j = 0; j < sizeof(float); j++) {
                change(at + j, numbers[input[i + 4] % 4][j]);
            }
        }
    }
    if (what != 'h') {
        right_checksum();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t length)
{
    if (length < 2) {
        return 0;
    }
    n_changes = 0;
    if (input[0] == 'x') {
        const size_t most = data_at - LENGTH_BYTES;
        memset(bytes + LENGTH_BYTES, ' ', most);
        memcpy(bytes + LENGTH_BYTES, input + 1, length - 1 < most ? length - 1 : most);
    } else if (input[0] == 't') {
        set_length(bytes, data_at + input[1]);
    } else {
        change_all((char)input[0], input + 1, length - 1);
    }
    use();
    while (n_changes > 0) { /* the last first, for a byte may be changed twice */
        n_changes--;
        bytes[changes[n_changes].at] = changes[n_changes].before;
    }
    memcpy(bytes, header, data_at);
    return 0;
}
