/* Opens a weights file: maps it, checks it, and finds the tensors in it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "model/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    const char *path;
    const json_t *header;
    const unsigned char *data;
    size_t n_data;
    tri_error *error;
} reader;

static tri_status damaged(const reader *r, const char *what, const char *name)
{
    return tri_i_fail(r->error, TRI_ERR_MODEL, 0, "%s: weights file damaged: %s %s",
                      r->path, what, name);
}

/* The bytes of a tensor of a given type and shape (columns 0: one dimension). */
static tri_status tensor(const reader *r, const char *name, const char *type,
                         size_t rows, size_t columns, const void **bytes)
{
    const json_t *entry = json_object_get(r->header, name);
    const json_t *shape = json_object_get(entry, "shape");
    const json_t *offsets = json_object_get(entry, "data_offsets");
    const char *dtype = json_string_value(json_object_get(entry, "dtype"));
    if (entry == NULL || dtype == NULL || json_array_size(offsets) != 2) {
        return damaged(r, "no tensor", name);
    }
    const size_t dimensions = columns == 0 ? 1 : 2;
    if (strcmp(dtype, type) != 0 || json_array_size(shape) != dimensions ||
        json_integer_value(json_array_get(shape, 0)) != (json_int_t)rows ||
        (columns != 0 &&
         json_integer_value(json_array_get(shape, 1)) != (json_int_t)columns)) {
        return damaged(r, "another type or shape of", name);
    }
    const json_int_t begin = json_integer_value(json_array_get(offsets, 0));
    const json_int_t end = json_integer_value(json_array_get(offsets, 1));
    const size_t size =
        rows * (columns == 0 ? 1 : columns) * (type[0] == 'F' ? 4U : 1U);
    if (begin < 0 || end < begin || (size_t)end > r->n_data ||
        (size_t)(end - begin) != size || (type[0] == 'F' && begin % 4 != 0)) {
        return damaged(r, "wrong place of", name);
    }
    *bytes = r->data + begin;
    return TRI_OK;
}

static tri_status floats(const reader *r, const char *name, size_t rows, size_t columns,
                         const float **out)
{
    const void *bytes = NULL;
    TRI_TRY(tensor(r, name, "F32", rows, columns, &bytes));
    *out = bytes;
    return TRI_OK;
}

static tri_status linear(const reader *r, const char *name, size_t rows, size_t columns,
                         tri_linear *out)
{
    char full[64];
    const void *bytes = NULL;
    (void)snprintf(full, sizeof full, "%s.weight", name);
    TRI_TRY(tensor(r, full, "I8", rows, columns, &bytes));
    out->weight = bytes;
    (void)snprintf(full, sizeof full, "%s.scale", name);
    TRI_TRY(floats(r, full, rows, 0, &out->scale));
    (void)snprintf(full, sizeof full, "%s.bias", name);
    TRI_TRY(floats(r, full, rows, 0, &out->bias));
    out->rows = rows;
    out->columns = columns;
    return TRI_OK;
}

static tri_status norm(const reader *r, const char *name, tri_norm *out)
{
    char full[64];
    (void)snprintf(full, sizeof full, "%s.weight", name);
    TRI_TRY(floats(r, full, H, 0, &out->weight));
    (void)snprintf(full, sizeof full, "%s.bias", name);
    return floats(r, full, H, 0, &out->bias);
}

static tri_status layer(const reader *r, int number, tri_layer *out)
{
    char name[32];
    const struct {
        const char *part;
        size_t rows, columns;
        tri_linear *linear;
    } parts[] = {{"qkv", (size_t)3 * H, H, &out->qkv},
                 {"output", H, H, &out->output},
                 {"up", FFN, H, &out->up},
                 {"down", H, FFN, &out->down}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        (void)snprintf(name, sizeof name, "layer.%d.%s", number, parts[i].part);
        TRI_TRY(linear(r, name, parts[i].rows, parts[i].columns, parts[i].linear));
    }
    (void)snprintf(name, sizeof name, "layer.%d.attention_norm", number);
    TRI_TRY(norm(r, name, &out->attention_norm));
    (void)snprintf(name, sizeof name, "layer.%d.ffn_norm", number);
    return norm(r, name, &out->ffn_norm);
}

/* The labels of a set: a JSON array inside a string of the metadata. */
static tri_status labels(const reader *r, const json_t *metadata, const char *key,
                         tri_model *model, tri_label_set set)
{
    const char *text = json_string_value(json_object_get(metadata, key));
    json_t *array = text == NULL ? NULL : json_loads(text, 0, NULL);
    const size_t n = json_array_size(array);
    tri_status status = TRI_OK;
    if (n == 0 || n > UINT16_MAX) {
        status = damaged(r, "no labels of", key);
        goto done;
    }
    model->labels[set] = calloc(n, sizeof *model->labels[set]);
    if (model->labels[set] == NULL) {
        status = tri_i_fail_memory(r->error);
        goto done;
    }
    model->n_labels[set] = n;
    for (size_t i = 0; i < n; i++) {
        const char *label = json_string_value(json_array_get(array, i));
        model->labels[set][i] = label == NULL ? NULL : strdup(label);
        if (model->labels[set][i] == NULL) {
            status = label == NULL ? damaged(r, "no text for a label of", key)
                                   : tri_i_fail_memory(r->error);
            goto done;
        }
    }
done:
    json_decref(array);
    return status;
}

/* The vocabulary: pieces ended by a newline, in order of id. */
static tri_status pieces(const reader *r, tri_model *model)
{
    const json_t *shape =
        json_object_get(json_object_get(r->header, "pieces"), "shape");
    const json_int_t n = json_integer_value(json_array_get(shape, 0));
    const void *bytes = NULL;
    TRI_TRY(tensor(r, "pieces", "U8", n < 0 ? 0 : (size_t)n, 0, &bytes));
    const char *at = bytes;
    const char *end = at + n;
    uint32_t id = 0;
    for (; at < end && id < VOCABULARY; id++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (stop == NULL) {
            break;
        }
        if (!tri_map_set(&model->pieces, at, (size_t)(stop - at), id)) {
            return tri_i_fail_memory(r->error);
        }
        at = stop + 1;
    }
    return id == VOCABULARY && at == end ? TRI_OK
                                         : damaged(r, "wrong number of", "pieces");
}

static tri_status tensors(const reader *r, const json_t *metadata, tri_model *m)
{
    static const char *const keys[TRI_LABELS_COUNT] = {"upos", "xpos", "lemma", "name",
                                                       "deprel"};
    for (int set = 0; set < TRI_LABELS_COUNT; set++) {
        TRI_TRY(labels(r, metadata, keys[set], m, (tri_label_set)set));
    }
    TRI_TRY(pieces(r, m));
    const void *word = NULL;
    TRI_TRY(tensor(r, "embedding.word.weight", "I8", VOCABULARY, H, &word));
    m->word = word;
    TRI_TRY(floats(r, "embedding.word.scale", VOCABULARY, 0, &m->word_scale));
    TRI_TRY(floats(r, "embedding.position", POSITIONS, H, &m->position));
    TRI_TRY(floats(r, "embedding.case", CASES, H, &m->letter_case));
    TRI_TRY(norm(r, "embedding.norm", &m->norm));
    for (int i = 0; i < LAYERS; i++) {
        TRI_TRY(layer(r, i, &m->layers[i]));
    }
    const size_t n_rel = m->n_labels[TRI_LABELS_DEPREL];
    const struct {
        const char *name;
        size_t rows, columns;
        tri_linear *linear;
    } heads[] = {
        {"head.sentence", 1, H, &m->sentence},
        {"head.upos", m->n_labels[TRI_LABELS_UPOS], H, &m->upos},
        {"head.xpos", m->n_labels[TRI_LABELS_XPOS], H, &m->xpos},
        {"head.lemma", m->n_labels[TRI_LABELS_LEMMA], H, &m->lemma},
        {"head.name", m->n_labels[TRI_LABELS_NAME], H, &m->name},
        {"head.arc_dependent", ARC, H, &m->arc_dependent},
        {"head.arc_head", ARC, H, &m->arc_head},
        {"head.arc", ARC, ARC, &m->arc},
        {"head.label_dependent", LABEL, H, &m->label_dependent},
        {"head.label_head", LABEL, H, &m->label_head},
        {"head.label", n_rel * LABEL, LABEL, &m->label},
        {"head.label_plain", n_rel, (size_t)2 * LABEL, &m->label_plain},
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        TRI_TRY(
            linear(r, heads[i].name, heads[i].rows, heads[i].columns, heads[i].linear));
    }
    TRI_TRY(floats(r, "head.arc_root", ARC, 0, &m->arc_root));
    return floats(r, "head.label_root", LABEL, 0, &m->label_root);
}

/* The checksum of zlib, by a table of eight (slicing-by-8). */
static uint32_t crc32_of(const unsigned char *p, size_t n)
{
    uint32_t table[8][256];
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int k = 0; k < 8; k++) {
            c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        }
        table[0][i] = c;
    }
    for (size_t i = 0; i < 256; i++) {
        for (int k = 1; k < 8; k++) {
            table[k][i] = (table[k - 1][i] >> 8) ^ table[0][table[k - 1][i] & 0xFF];
        }
    }
    uint32_t c = UINT32_MAX;
    for (; n >= 8; n -= 8, p += 8) {
        uint32_t low, high;
        memcpy(&low, p, 4);
        memcpy(&high, p + 4, 4);
        low ^= c;
        c = table[7][low & 0xFF] ^ table[6][(low >> 8) & 0xFF] ^
            table[5][(low >> 16) & 0xFF] ^ table[4][low >> 24] ^ table[3][high & 0xFF] ^
            table[2][(high >> 8) & 0xFF] ^ table[1][(high >> 16) & 0xFF] ^
            table[0][high >> 24];
    }
    for (; n > 0; n--, p++) {
        c = (c >> 8) ^ table[0][(c ^ *p) & 0xFF];
    }
    return ~c;
}

static tri_status map_file(const char *path, tri_model *model, tri_error *error)
{
    struct stat info;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &info) != 0) {
        const int problem = errno;
        if (file >= 0) {
            (void)close(file);
        }
        return tri_i_fail(error, TRI_ERR_MODEL, 0,
                          "%s: cannot open the weights file: %s", path,
                          strerror(problem));
    }
    void *map = MAP_FAILED;
    if (S_ISREG(info.st_mode) && info.st_size > 8) {
        map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, file, 0);
    }
    (void)close(file);
    if (map == MAP_FAILED) {
        return tri_i_fail(error, TRI_ERR_MODEL, 0, "%s: not a weights file of tricot",
                          path);
    }
    model->map = map;
    model->n_map = (size_t)info.st_size;
    return TRI_OK;
}

static tri_status read_header(const char *path, tri_model *model, tri_error *error)
{
    uint64_t n = 0;
    for (int i = 7; i >= 0; i--) {
        n = n << 8 | model->map[i];
    }
    json_t *header = NULL;
    if (n <= model->n_map - 8) {
        header = json_loadb((const char *)model->map + 8, (size_t)n, 0, NULL);
    }
    const json_t *metadata = json_object_get(header, "__metadata__");
    const char *format = json_string_value(json_object_get(metadata, "format"));
    const char *version = json_string_value(json_object_get(metadata, "version"));
    const char *crc = json_string_value(json_object_get(metadata, "crc32"));
    tri_status status = TRI_OK;
    if (format == NULL || strcmp(format, "tricot") != 0) {
        status = tri_i_fail(error, TRI_ERR_MODEL, 0, "%s: not a weights file of tricot",
                            path);
    } else if (version == NULL || strcmp(version, "1") != 0) {
        status = tri_i_fail(error, TRI_ERR_MODEL, 0,
                            "%s: weights of version %s; this program reads version 1",
                            path, version == NULL ? "(none)" : version);
    } else {
        const reader r = {path, header, model->map + 8 + n,
                          model->n_map - 8 - (size_t)n, error};
        (void)snprintf(model->hash, sizeof model->hash, "%08" PRIx32,
                       crc32_of(r.data, r.n_data));
        status = crc == NULL || strcmp(crc, model->hash) != 0
                     ? damaged(&r, "wrong", "checksum (the file is cut off or changed)")
                     : tensors(&r, metadata, model);
    }
    json_decref(header);
    return status;
}

tri_status tri_model_open(const char *path, tri_model **model, tri_error *error)
{
    tri_model *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return tri_i_fail_memory(error);
    }
    tri_status status = map_file(path, made, error);
    if (status == TRI_OK) {
        status = read_header(path, made, error);
    }
    if (status != TRI_OK) {
        tri_model_free(made);
        return status;
    }
    *model = made;
    return TRI_OK;
}

void tri_model_free(tri_model *model)
{
    if (model == NULL) {
        return;
    }
    for (int set = 0; set < TRI_LABELS_COUNT; set++) {
        for (size_t i = 0; i < model->n_labels[set]; i++) {
            free((void *)model->labels[set][i]);
        }
        free((void *)model->labels[set]);
    }
    tri_map_clear(&model->pieces);
    if (model->map != NULL) {
        (void)munmap((void *)model->map, model->n_map);
    }
    free(model);
}

const char *tri_model_hash(const tri_model *model)
{
    return model->hash;
}

size_t tri_model_n_labels(const tri_model *model, tri_label_set set)
{
    return model->n_labels[set];
}

const char *tri_model_label(const tri_model *model, tri_label_set set, size_t label)
{
    return model->labels[set][label];
}
