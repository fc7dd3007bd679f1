/* Opens a weights file: maps it, checks it and points at its tensors. */
/* SPDX-License-Identifier: Apache-2.0 */
#define _DEFAULT_SOURCE /* madvise */
#include "model/tensors.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LENGTH_BYTES = 8,               /* the header's length, little endian */
    HEADER_MOST = 16 * 1024 * 1024, /* bytes of header that we are willing to parse */
    NAME_ROOM = 64                  /* of a tensor's name */
};

static tri_status damaged(const tri_i_opening *o, const char *what)
{
    return tri_i_fail(o->error, TRI_ERR_MODEL, 0, "%s: %s", o->path, what);
}

static tri_status find_layer(const tri_i_opening *o, size_t number, tri_i_layer *layer)
{
    const size_t h = TRI_MODEL_HIDDEN, f = TRI_I_FFN;
    const struct {
        const char *name;
        size_t rows, columns;
        tri_i_linear *result;
    } linears[] = {{"qkv", 3 * h, h, &layer->qkv},
                   {"output", h, h, &layer->output},
                   {"up", f, h, &layer->up},
                   {"down", h, f, &layer->down}};
    char name[NAME_ROOM];
    for (size_t i = 0; i < sizeof linears / sizeof linears[0]; i++) {
        (void)snprintf(name, sizeof name, "layer.%zu.%s", number, linears[i].name);
        TRI_TRY(tri_i_find_linear(o, name, linears[i].rows, linears[i].columns,
                                  linears[i].result));
    }
    (void)snprintf(name, sizeof name, "layer.%zu.attention_norm", number);
    TRI_TRY(tri_i_find_norm(o, name, &layer->attention_norm));
    (void)snprintf(name, sizeof name, "layer.%zu.ffn_norm", number);
    return tri_i_find_norm(o, name, &layer->ffn_norm);
}

static tri_status find_pair_tables(const tri_i_opening *o, tri_i_pair_tables *pairs)
{
    const size_t k = TRI_COREF_KINDS;
    const struct {
        const char *name;
        size_t shape[3];
        size_t n_shape;
        const float **result;
    } tables[] = {
        {"head.coref_root", {TRI_MODEL_COREF}, 1, &pairs->root},
        {"head.coref_sentences", {k, k, TRI_COREF_SENTENCES}, 3, &pairs->sentences},
        {"head.coref_between", {k, TRI_COREF_BETWEEN}, 2, &pairs->between},
        {"head.coref_match", {k, k, TRI_COREF_MATCHES}, 3, &pairs->match},
        {"head.coref_relation", {k, k, TRI_COREF_RELATIONS}, 3, &pairs->relation},
        {"head.coref_number", {k, TRI_COREF_NUMBERS}, 2, &pairs->number}};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        size_t shape[3];
        const void *bytes = NULL;
        memcpy(shape, tables[i].shape, sizeof shape);
        TRI_TRY(tri_i_find_tensor(o, tables[i].name, "F32", shape, tables[i].n_shape,
                                  &bytes));
        *tables[i].result = bytes;
    }
    return TRI_OK;
}

static tri_status find_heads(const tri_i_opening *o)
{
    tri_model *m = o->model;
    const size_t h = TRI_MODEL_HIDDEN, a = TRI_I_ARC, b = TRI_I_LABEL,
                 c = TRI_MODEL_COREF;
    const size_t relations = tri_model_n_labels(m, TRI_LABELS_DEPREL);
    const struct {
        const char *name;
        size_t rows, columns;
        tri_i_linear *result;
    } linears[] = {
        {"head.sentence", 1, h, &m->sentence},
        {"head.upos", tri_model_n_labels(m, TRI_LABELS_UPOS), h, &m->upos},
        {"head.xpos", tri_model_n_labels(m, TRI_LABELS_XPOS), h, &m->xpos},
        {"head.lemma", tri_model_n_labels(m, TRI_LABELS_LEMMA), h, &m->lemma},
        {"head.name", tri_model_n_labels(m, TRI_LABELS_NAME), h, &m->name},
        {"head.arc_dependent", a, h, &m->arc_dependent},
        {"head.arc_head", a, h, &m->arc_head},
        {"head.arc", a, a, &m->arc},
        {"head.label_dependent", b, h, &m->label_dependent},
        {"head.label_head", b, h, &m->label_head},
        {"head.label", relations * b, b, &m->label},
        {"head.label_plain", relations, 2 * b, &m->label_plain},
        {"head.coref_anaphor", c, h, &m->coref_anaphor},
        {"head.coref_antecedent", c, h, &m->coref_antecedent},
        {"head.coref", c, c, &m->coref}};
    for (size_t i = 0; i < sizeof linears / sizeof linears[0]; i++) {
        TRI_TRY(tri_i_find_linear(o, linears[i].name, linears[i].rows,
                                  linears[i].columns, linears[i].result));
    }
    TRI_TRY(find_pair_tables(o, &m->pairs));
    TRI_TRY(tri_i_find_vector(o, "head.arc_root", a, &m->arc_root));
    return tri_i_find_vector(o, "head.label_root", b, &m->label_root);
}

static tri_status find_tensors(const tri_i_opening *o)
{
    tri_model *m = o->model;
    size_t text_size = 0;
    size_t words[2] = {0, TRI_MODEL_HIDDEN};
    const void *bytes = NULL;

    TRI_TRY(tri_i_find_tensor(o, "pieces", "U8", &text_size, 1, &bytes));
    TRI_TRY(tri_i_pieces_init(&m->pieces, bytes, text_size, o->path, o->error));
    words[0] = m->pieces.n_pieces;
    TRI_TRY(tri_i_find_tensor(o, "embedding.word.weight", "I8", words, 2, &bytes));
    m->word = bytes;
    TRI_TRY(tri_i_find_vector(o, "embedding.word.scale", words[0], &m->word_scale));
    TRI_TRY(tri_i_find_matrix(o, "embedding.position", TRI_I_ROWS, TRI_MODEL_HIDDEN,
                              &m->position));
    TRI_TRY(tri_i_find_matrix(o, "embedding.case", TRI_I_CASES, TRI_MODEL_HIDDEN,
                              &m->letter_case));
    TRI_TRY(tri_i_find_norm(o, "embedding.norm", &m->norm));
    for (size_t i = 0; i < TRI_I_LAYERS; i++) {
        TRI_TRY(find_layer(o, i, &m->layers[i]));
    }
    TRI_TRY(find_heads(o));
    return tri_i_find_relation_head(o);
}

/* Reads the label arrays, each a JSON text in a string of the metadata. */
static tri_status find_labels(const tri_i_opening *o, const json_t *meta)
{
    static const char *const names[TRI_LABELS_COUNT] = {
        [TRI_LABELS_UPOS] = "upos",       [TRI_LABELS_XPOS] = "xpos",
        [TRI_LABELS_LEMMA] = "lemma",     [TRI_LABELS_NAME] = "name",
        [TRI_LABELS_DEPREL] = "deprel",   [TRI_LABELS_RELATION] = "relation",
        [TRI_LABELS_SUBTYPE] = "subtype",
    };
    for (size_t i = 0; i < TRI_LABELS_COUNT; i++) {
        const char *text = json_string_value(json_object_get(meta, names[i]));
        json_error_t problem = {0};
        json_t *labels = text != NULL ? json_loads(text, 0, &problem) : NULL;
        const size_t n = json_array_size(labels);
        bool good = n > 0 && n <= UINT16_MAX;
        for (size_t k = 0; good && k < n; k++) {
            good = json_is_string(json_array_get(labels, k));
        }
        o->model->labels[i] = labels;
        if (labels == NULL && json_error_code(&problem) == json_error_out_of_memory) {
            return tri_i_fail_memory(o->error);
        }
        if (!good) {
            return tri_i_fail(
                o->error, TRI_ERR_MODEL, 0,
                "%s: the metadata's %s is no JSON array of 1 to %d labels", o->path,
                names[i], UINT16_MAX);
        }
    }
    return TRI_OK;
}

/* Checks format, version and checksum. */
static tri_status check_meta(const tri_i_opening *o, const json_t *meta)
{
    const char *format = json_string_value(json_object_get(meta, "format"));
    const char *version = json_string_value(json_object_get(meta, "version"));
    const char *sum = json_string_value(json_object_get(meta, "crc32"));
    if (format == NULL || strcmp(format, "tricot") != 0) {
        return damaged(o, "not a weights file of tricot (its metadata has no format "
                          "\"tricot\")");
    }
    if (version == NULL || strcmp(version, "1") != 0) {
        return tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                          "%s: weights of version %.32s, expected version 1", o->path,
                          version != NULL ? version : "(none)");
    }
    (void)snprintf(o->model->hash, sizeof o->model->hash, "%08" PRIx32,
                   tri_i_crc32(o->data, o->n_data));
    if (sum == NULL || strcmp(sum, o->model->hash) != 0) {
        return tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                          "%s: the file is damaged: its checksum is %s, expected %.32s",
                          o->path, o->model->hash, sum != NULL ? sum : "(none)");
    }
    return TRI_OK;
}

/* Gives back the pages of the file that were read: what is read again comes from the
   system's cache. */
static void forget_pages(const tri_i_opening *o)
{
    (void)madvise(o->model->map, o->model->map_size, MADV_DONTNEED);
}

/* Large pages where the system has them: fewer to be set up at the start, and fewer to
   be looked up by products, which walk through all weights. */
static void ask_for_large_pages(void *memory, size_t size)
{
#if defined(MADV_HUGEPAGE)
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t begin = ((uintptr_t)memory + page - 1) / page * page;
    const uintptr_t end = ((uintptr_t)memory + size) / page * page;
    if (begin < end) {
        (void)madvise((void *)begin, end - begin, MADV_HUGEPAGE);
    }
#else
    (void)memory;
    (void)size;
#endif
}

/* Packs the weights of all linear maps. */
static tri_status pack(const tri_i_opening *o)
{
    tri_model *m = o->model;
    size_t size = TRI_I_SLACK;
    uint8_t *to;
    for (size_t i = 0; i < *o->n_linears; i++) {
        size +=
            tri_i_packed_size(m->products, o->linears[i]->rows, o->linears[i]->columns);
    }
    m->packed = malloc(size);
    if (m->packed == NULL) {
        return tri_i_fail_memory(o->error);
    }
    ask_for_large_pages(m->packed, size);
    to = m->packed;
    to += (TRI_I_SLACK - (uintptr_t)to % TRI_I_SLACK) % TRI_I_SLACK;
    for (size_t i = 0; i < *o->n_linears; i++) {
        tri_i_linear *l = o->linears[i];
        l->packed = tri_i_pack_weights(m->products, l->weight, l->rows, l->columns, to);
        to += tri_i_packed_size(m->products, l->rows, l->columns);
    }
    forget_pages(o);
    return TRI_OK;
}

static tri_status parse(tri_i_opening *o)
{
    const uint8_t *bytes = o->model->map;
    const size_t size = o->model->map_size;
    const json_t *meta;
    json_error_t problem = {0};
    uint64_t n = 0;

    for (size_t i = 0; i < LENGTH_BYTES; i++) {
        n |= (uint64_t)bytes[i] << (8 * i);
    }
    if (n > HEADER_MOST || bytes[LENGTH_BYTES] != '{') {
        return damaged(o, "not a weights file (it does not begin as safetensors)");
    }
    if (n > size - LENGTH_BYTES) {
        return tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                          "%s: the file is cut off: it has %zu bytes, its header alone "
                          "is %zu",
                          o->path, size, (size_t)n);
    }
    o->header = json_loadb((const char *)bytes + LENGTH_BYTES, (size_t)n, 0, &problem);
    if (o->header == NULL && json_error_code(&problem) == json_error_out_of_memory) {
        return tri_i_fail_memory(o->error);
    }
    if (!json_is_object(o->header)) {
        return tri_i_fail(
            o->error, TRI_ERR_MODEL, 0,
            "%s: the header is not the JSON object of safetensors: %.120s", o->path,
            o->header == NULL ? problem.text : "another value");
    }
    o->data = bytes + LENGTH_BYTES + n;
    o->n_data = size - LENGTH_BYTES - (size_t)n;
    meta = json_object_get(o->header, "__metadata__");
    TRI_TRY(check_meta(o, meta));
    forget_pages(o);
    TRI_TRY(find_labels(o, meta));
    TRI_TRY(find_tensors(o));
    TRI_TRY(tri_i_choose_products(&o->model->products, o->error));
    return pack(o);
}

/* Maps the file, which has at least one byte past the header's length; false where it
   cannot, with the error set. */
static bool map_file(const tri_i_opening *o)
{
    struct stat about;
    void *map = MAP_FAILED;
    const int file = open(o->path, O_RDONLY | O_CLOEXEC);

    if (file < 0 || fstat(file, &about) != 0) {
        (void)tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                         "%s: the weights cannot be opened: %s", o->path,
                         strerror(errno));
    } else if (!S_ISREG(about.st_mode)) {
        (void)damaged(o, "expected a weights file, this is no regular file");
    } else if (about.st_size <= LENGTH_BYTES) {
        (void)tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                         "%s: expected a weights file, this has only %zu bytes",
                         o->path, (size_t)about.st_size);
    } else {
        o->model->map_size = (size_t)about.st_size;
        map = mmap(NULL, o->model->map_size, PROT_READ, MAP_SHARED, file, 0);
        if (map == MAP_FAILED) {
            (void)tri_i_fail(o->error, TRI_ERR_MODEL, 0,
                             "%s: the weights cannot be mapped: %s", o->path,
                             strerror(errno));
        }
    }
    if (file >= 0) {
        (void)close(file);
    }
    o->model->map = map == MAP_FAILED ? NULL : map;
    return o->model->map != NULL;
}

tri_status tri_model_open(const char *path, tri_model **model, tri_error *error)
{
    tri_i_linear *linears[TRI_I_LINEARS_MOST];
    size_t n_linears = 0;
    tri_i_opening o = {
        .path = path, .linears = linears, .n_linears = &n_linears, .error = error};
    tri_status status = TRI_ERR_MODEL;

    o.model = calloc(1, sizeof *o.model);
    if (o.model == NULL) {
        return tri_i_fail_memory(error);
    }
    if (map_file(&o)) {
        status = parse(&o);
    }
    json_decref(o.header);
    if (status != TRI_OK) {
        tri_model_free(o.model);
        return status;
    }
    *model = o.model;
    return TRI_OK;
}

void tri_model_free(tri_model *model)
{
    if (model == NULL) {
        return;
    }
    for (size_t i = 0; i < TRI_LABELS_COUNT; i++) {
        json_decref(model->labels[i]);
    }
    tri_i_pieces_clear(&model->pieces);
    if (model->map != NULL) {
        (void)munmap(model->map, model->map_size);
    }
    free(model->packed);
    free(model);
}

const char *tri_model_hash(const tri_model *model)
{
    return model->hash;
}
