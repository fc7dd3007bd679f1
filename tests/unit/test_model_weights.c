/* Tests model/weights.c: every damage gives one clear message. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "model/internal.h"
#include "tests/unit/test_model.h"

#include <inttypes.h>

/* Against the definition, bit by bit. */
static void test_checksum(void **state)
{
    uint8_t bytes[300];
    uint32_t sum = UINT32_MAX;
    (void)state;
    assert_int_equal(tri_i_crc32((const uint8_t *)"123456789", 9), 0xCBF43926);
    for (size_t n = 0; n < sizeof bytes; n++) {
        assert_int_equal(tri_i_crc32(bytes, n), ~sum);
        bytes[n] = (uint8_t)(n * n + 7 * n);
        sum ^= bytes[n];
        for (int bit = 0; bit < 8; bit++) {
            sum = (sum & 1U) != 0 ? 0xEDB88320U ^ sum >> 1U : sum >> 1U;
        }
    }
}

/* A copy of the weights file in memory, to be damaged and written out. */
typedef struct {
    char *bytes;
    size_t n, n_header;
} copy;

static copy read_copy(void)
{
    copy c = {0};
    FILE *file = fopen(weights, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    c.n = (size_t)ftell(file);
    rewind(file);
    c.bytes = malloc(c.n);
    assert_non_null(c.bytes);
    assert_int_equal(fread(c.bytes, 1, c.n, file), c.n);
    (void)fclose(file);
    for (size_t i = 8; i-- > 0;) {
        c.n_header = c.n_header << 8U | (unsigned char)c.bytes[i];
    }
    return c;
}

/* Where `text` stands in the header. */
static char *find_text(copy *c, const char *text)
{
    const size_t n = strlen(text);
    for (size_t i = 8; i + n <= 8 + c->n_header; i++) {
        if (memcmp(c->bytes + i, text, n) == 0) {
            return c->bytes + i;
        }
    }
    fail_msg("the header has no %s", text);
    return NULL;
}

/* Opens a file of `n` bytes, which must fail with a message that names the file and
   says `expected`. */
static void open_damaged(const char *bytes, size_t n, const char *expected)
{
    char path[] = "/tmp/tricot_test_XXXXXX";
    const int file = mkstemp(path);
    tri_model *untouched = NULL;
    tri_error error = {0};
    assert_true(file >= 0);
    for (size_t done = 0; done < n;) {
        const ssize_t written = write(file, bytes + done, n - done);
        assert_true(written > 0);
        done += (size_t)written;
    }
    assert_int_equal(tri_model_open(path, &untouched, &error), TRI_ERR_MODEL);
    (void)close(file);
    (void)unlink(path);
    assert_null(untouched);
    assert_int_equal(error.status, TRI_ERR_MODEL);
    if (strstr(error.message, path) == NULL ||
        strstr(error.message, expected) == NULL ||
        strchr(error.message, '\n') != NULL) {
        fail_msg("expected \"%s\" in: %s", expected, error.message);
    }
}

static void test_no_file(void **state)
{
    tri_model *untouched = NULL;
    tri_error error;
    (void)state;
    assert_int_equal(tri_model_open("/nowhere/x", &untouched, &error), TRI_ERR_MODEL);
    assert_null(untouched);
    assert_string_equal(
        error.message,
        "/nowhere/x: the weights cannot be opened: No such file or directory");
    assert_int_equal(tri_model_open("/tmp", &untouched, &error), TRI_ERR_MODEL);
    assert_string_equal(error.message,
                        "/tmp: expected a weights file, this is no regular file");
    assert_int_equal(tri_model_open("/nowhere/x", &untouched, NULL), TRI_ERR_MODEL);
    tri_model_free(NULL);
    tri_scratch_free(NULL);
}

static void test_other_files(void **state)
{
    (void)state;
    open_damaged("", 0, "this has only 0 bytes");
    open_damaged("12345678", 8, "this has only 8 bytes");
    open_damaged("Once upon a time there was", 26, "it does not begin as safetensors");
    open_damaged("\377\377\377\377\377\377\377\377{}", 10, "as safetensors");
    open_damaged("\100\0\0\0\0\0\0\0{\"a\":", 13, "the file is cut off");
    open_damaged("\3\0\0\0\0\0\0\0{a}", 11, "not the JSON object of safetensors");
    open_damaged("\2\0\0\0\0\0\0\0{}", 10, "not a weights file of tricot");
}

static void test_damaged_headers(void **state)
{
    static const struct {
        const char *from, *to; /* `to` is written over what begins with `from` */
        const char *expected;
    } cases[] = {
        {"\"format\": \"tricot\"", "\"format\": \"tissue\"", "no format \"tricot\""},
        {"\"version\": \"1\"", "\"version\": \"2\"", "version 2, expected version 1"},
        {"\"crc32\": \"", "\"crc32\": \"z", "the file is damaged: its checksum is"},
        {"\"crc32\"", "\"crcxx\"", "expected (none)"},
        {"\"upos\": \"[", "\"upos\": \"{", "the metadata's upos is no JSON array"},
        {"\"xpos\": \"[\\\"", "\"xpos\": \"[1,2",
         "the metadata's xpos is no JSON array"},
        {"\"head.arc_root\"", "\"head.arc_rook\"", "tensor head.arc_root is missing"},
        {"\"pieces\": {\"dtype\": \"U8\"", "\"pieces\": {\"dtype\": \"I8\"",
         "tensor pieces is I8"},
        {"\"layer.5.up.weight\": {\"dtype\": \"I8\", \"shape\": [1536",
         "\"layer.5.up.weight\": {\"dtype\": \"I8\", \"shape\": [1535",
         "tensor layer.5.up.weight is I8 [1535, 384], expected I8 [1536, 384]"},
        {"\"embedding.case\": {\"dtype\": \"F32\", \"shape\": [6, ",
         "\"embedding.case\": {\"dtype\": \"F32\", \"shape\": [-6,",
         "tensor embedding.case is F32 [-6, 384], expected F32 [6, 384]"},
        {"\"head.label_root\": {\"dtype\": \"F32\", \"shape\": [96], \"data_offsets\": "
         "[",
         "\"head.label_root\": {\"dtype\": \"F32\", \"shape\": [96], \"data_offsets\": "
         "7,[",
         "not the JSON object"},
    };
    copy c;
    (void)state;
    need_model();
    c = read_copy();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const size_t n = strlen(cases[i].to);
        char *at = find_text(&c, cases[i].from);
        char *kept = malloc(n);
        assert_non_null(kept);
        memcpy(kept, at, n);
        memcpy(at, cases[i].to, n);
        open_damaged(c.bytes, c.n, cases[i].expected);
        memcpy(at, kept, n);
        free(kept);
    }
    free(c.bytes);
}

static void test_damaged_data(void **state)
{
    copy c;
    char *offset;
    (void)state;
    need_model();
    c = read_copy();
    open_damaged(c.bytes, c.n - 1, "the file is damaged");
    open_damaged(c.bytes, 8 + c.n_header, "the file is damaged");
    open_damaged(c.bytes, 8 + c.n_header - 1, "the file is cut off");
    c.bytes[c.n - 5] ^= 1;
    open_damaged(c.bytes, c.n, "the file is damaged: its checksum is");
    c.bytes[c.n - 5] ^= 1;
    /* A tensor's place past the end, or not where floats may lie. */
    offset = strstr(find_text(&c, "\"embedding.position\""), "\"data_offsets\": [");
    assert_non_null(offset);
    offset += strlen("\"data_offsets\": [");
    *offset = *offset == '9' ? '8' : (char)(*offset + 1);
    open_damaged(c.bytes, c.n,
                 "tensor embedding.position has no place of 786432 bytes");
    free(c.bytes);
}

/* Numbers with which sums would overflow, under a checksum that is right. */
static void test_bug_numbers(void **state)
{
    static const unsigned char numbers[][4] = {{0, 0, 0xC0, 0x7F}, /* not a number */
                                               {0, 0, 0x80, 0xFF}, /* minus infinity */
                                               {0, 0x20, 0x7A, 0x44}}; /* 1,000.5 */
    copy c;
    (void)state;
    need_model();
    c = read_copy();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char sum[9];
        memcpy(c.bytes + 8 + c.n_header, numbers[i], sizeof numbers[i]);
        (void)snprintf(sum, sizeof sum, "%08" PRIx32,
                       tri_i_crc32((const uint8_t *)c.bytes + 8 + c.n_header,
                                   c.n - 8 - c.n_header));
        memcpy(find_text(&c, "\"crc32\": \"") + strlen("\"crc32\": \""), sum, 8);
        open_damaged(c.bytes, c.n,
                     "tensor embedding.case has a number that is not within -1000 and "
                     "1000");
    }
    free(c.bytes);
}

static void test_labels(void **state)
{
    (void)state;
    need_model();
    assert_int_equal(strlen(tri_model_hash(model)), 8);
    assert_int_equal(tri_model_n_labels(model, TRI_LABELS_UPOS), 17);
    assert_string_equal(tri_model_label(model, TRI_LABELS_NAME, 0), "O");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_file),         cmocka_unit_test(test_other_files),
        cmocka_unit_test(test_damaged_headers), cmocka_unit_test(test_damaged_data),
        cmocka_unit_test(test_bug_numbers),     cmocka_unit_test(test_labels),
        cmocka_unit_test(test_checksum),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
