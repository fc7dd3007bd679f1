/* Tests the language model on the trained weights: damaged files, word pieces, the
   integer path against the exact one, and that against the trainer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "model/model.h"

#include <dirent.h>
#include <jansson.h>
#include <math.h>
#include <omp.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { WORDS = 100 };

static char weights[4096]; /* the weights file; empty where there is none */
static char oracle[4096];  /* what the trainer says of it; empty where there is none */
static tri_model *model;

/* `inside` of the source tree, to which this file's own name leads. */
static void find_file(const char *inside, char *out, size_t room)
{
    const char *here = strstr(__FILE__, "tests/unit/");
    (void)snprintf(out, room, "%.*s%s", here == NULL ? 0 : (int)(here - __FILE__),
                   __FILE__, inside);
    if (access(out, R_OK) != 0) {
        out[0] = '\0';
    }
}

static int open_model(void **state)
{
    tri_error error;
    const char *given = getenv("TRICOT_MODEL");
    (void)state;
    if (given != NULL) {
        (void)snprintf(weights, sizeof weights, "%s", given);
    } else {
        find_file("model/tricot.safetensors", weights, sizeof weights);
        find_file("model/train/oracle.json", oracle, sizeof oracle);
    }
    if (weights[0] == '\0') {
        print_message("no model/tricot.safetensors: tests of the model are skipped\n");
        return 0;
    }
    if (tri_model_open(weights, &model, &error) != TRI_OK) {
        print_error("%s\n", error.message);
        return -1;
    }
    return 0;
}

static int close_model(void **state)
{
    (void)state;
    tri_model_free(model);
    return 0;
}

static void need_model(void)
{
    if (model == NULL) {
        skip();
    }
}

/* --- damaged files --- */

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

/* --- words --- */

/* Ids are those of BERT's own tokeniser (its Python form, over the same vocabulary). */
static void test_pieces(void **state)
{
    static const struct {
        const char *word;
        uint8_t letter_case;
        size_t n;
        uint16_t ids[10];
    } words[] = {
        {"the", 1, 1, {1996}},
        {"The", 2, 1, {1996}},
        {"NATO", 3, 1, {10079}},
        {"iPhone", 4, 1, {18059}},
        {"I", 2, 1, {1045}},
        {"1999", 5, 1, {2639}},
        {"3,000", 5, 3, {1017, 1010, 2199}},
        {"--", 0, 2, {1011, 1011}},
        {"don't", 1, 3, {2123, 1005, 1056}},
        {"Kazakhstan", 2, 1, {11769}},
        {"Kassym-Jomart", 4, 6, {10556, 4757, 24335, 1011, 8183, 22345}},
        {"Zo\303\253", 2, 1, {11199}},                    /* Zoë */
        {"Garc\303\255a", 2, 1, {7439}},                  /* García */
        {"\305\201\303\263d\305\272", 2, 1, {17814}},     /* Łódź */
        {"\303\205NGSTR\303\226M", 3, 2, {17076, 15687}}, /* ÅNGSTRÖM */
        {"unaffable", 1, 3, {14477, 20961, 3468}},
        {"\346\227\245\346\234\254", 1, 2, {1864, 1876}}, /* 日本 */
        {"\346\227\245\346\234\254\344\272\272abc",
         1,
         4,
         {1864, 1876, 1756, 5925}},        /* 日本人abc */
        {"\360\237\221\215", 0, 1, {100}}, /* 👍 */
        {"\316\237\316\224\316\237\316\243", 3, 3, {1169, 29722, 15297}}, /* ΟΔΟΣ */
        {"\316\243", 2, 1, {1173}},                                       /* Σ */
        {"\304\260stanbul", 2, 1, {9960}},          /* İstanbul */
        {"\357\254\201n", 1, 2, {1984, 2078}},      /* ﬁn */
        {"\342\200\246", 0, 1, {1529}},             /* … */
        {"\342\200\234", 0, 1, {1523}},             /* “ */
        {"x\302\262", 1, 2, {1060, 10701}},         /* x² */
        {"\302\262", 5, 1, {1082}},                 /* ² */
        {"e\314\201t\303\251", 1, 2, {3802, 2063}}, /* été */
        {"U.S.", 3, 4, {1057, 1012, 1055, 1012}},
        {"http://a.b/c", 1, 9, {8299, 1024, 1013, 1013, 1037, 1012, 1038, 1013, 1039}},
        {"\342\200\213zero", 1, 1, {5717}},
        {"co\302\255op", 1, 1, {21859}},
        {"\303\237", 1, 1, {1096}},             /* ß */
        {"na\303\257ve", 1, 1, {15743}},        /* naïve */
        {"Stra\303\237e", 2, 2, {2358, 27807}}, /* Straße */
        {"\355\225\234\352\265\255",
         1,
         6,
         {1469, 30006, 30021, 29991, 30014, 30020}}, /* 한국 */
    };
    (void)state;
    need_model();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint16_t ids[TRI_MODEL_WORD_PIECES];
        uint8_t letter_case = 9;
        const size_t n = tri_model_pieces(model, words[i].word, strlen(words[i].word),
                                          ids, &letter_case);
        if (n != words[i].n || letter_case != words[i].letter_case ||
            memcmp(ids, words[i].ids, n * sizeof *ids) != 0) {
            fail_msg("other pieces of %s: %zu, the first %u, case %u", words[i].word, n,
                     (unsigned)ids[0], (unsigned)letter_case);
        }
    }
}

static void test_pieces_of_long_and_broken_words(void **state)
{
    char word[5000];
    uint16_t ids[TRI_MODEL_WORD_PIECES];
    uint8_t letter_case;
    (void)state;
    need_model();
    memset(word, 'a', sizeof word);
    assert_int_equal(tri_model_pieces(model, word, 101, ids, &letter_case), 1);
    assert_int_equal(ids[0], 100);
    memset(word, '-', sizeof word);
    assert_int_equal(tri_model_pieces(model, word, sizeof word, ids, &letter_case),
                     TRI_MODEL_WORD_PIECES);
    assert_int_equal(tri_model_pieces(model, "\377\200x\300", 4, ids, &letter_case), 1);
    assert_int_equal(ids[0], 1060); /* x */
    assert_int_equal(tri_model_pieces(model, "\0a", 2, ids, &letter_case), 1);
    assert_int_equal(ids[0], 1037); /* a */
    assert_int_equal(tri_model_pieces(model, "\xCC\x81", 2, ids, &letter_case), 1);
    assert_int_equal(ids[0], 100); /* a mark alone */
}

static void test_labels(void **state)
{
    (void)state;
    need_model();
    assert_int_equal(strlen(tri_model_hash(model)), 8);
    assert_int_equal(tri_model_n_labels(model, TRI_LABELS_UPOS), 17);
    assert_string_equal(tri_model_label(model, TRI_LABELS_NAME, 0), "O");
}

/* --- windows --- */

typedef struct {
    uint16_t pieces[TRI_MODEL_WINDOW_MAX + 1];
    uint8_t cases[TRI_MODEL_WINDOW_MAX + 1];
    uint32_t first[TRI_MODEL_WINDOW_MAX + 1];
    tri_window window;
} words_window;

static void add_word(words_window *w, const char *word)
{
    uint16_t ids[TRI_MODEL_WORD_PIECES];
    uint8_t letter_case;
    const size_t n = tri_model_pieces(model, word, strlen(word), ids, &letter_case);
    assert_true(w->window.n_pieces + n <= TRI_MODEL_WINDOW_MAX);
    w->first[w->window.n_words++] = (uint32_t)w->window.n_pieces;
    memcpy(w->pieces + w->window.n_pieces, ids, n * sizeof *ids);
    memset(w->cases + w->window.n_pieces, letter_case, n);
    w->window.n_pieces += n;
    w->window.pieces = w->pieces;
    w->window.cases = w->cases;
    w->window.first = w->first;
}

static const char *const sentence[] = {
    "Russia",     "sent",     "troops", "to",           "Kazakhstan", "on",
    "Thursday",   "under",    "the",    "umbrella",     "of",         "the",
    "Collective", "Security", "Treaty", "Organization", ",",          "Tokayev",
    "said",       ".",        "The",    "White",        "House",      "'s",
    "Jen",        "Psaki",    "denied", "it",           "at",         "once",
    "."};
enum { SENTENCE = sizeof sentence / sizeof *sentence };

static void fill_window(words_window *w, size_t n_words)
{
    memset(w, 0, sizeof *w);
    for (size_t i = 0; i < n_words; i++) {
        add_word(w, sentence[i % SENTENCE]);
    }
}

static tri_scratch *run(const tri_window *window, bool exact, tri_scores *scores)
{
    tri_scratch *scratch = NULL;
    tri_error error;
    assert_int_equal(tri_scratch_new(model, &scratch, &error), TRI_OK);
    assert_int_equal(tri_model_run(model, scratch, window, exact, scores, &error),
                     TRI_OK);
    assert_int_equal(scores->n_words, window->n_words);
    return scratch;
}

/* The best column of each row of a table of arcs. */
static void best_heads(const float *arcs, size_t n, uint32_t *heads)
{
    for (size_t i = 0; i < n; i++) {
        const float *row = arcs + i * (n + 1);
        heads[i] = 0;
        assert_true(isinf(row[i + 1]) && row[i + 1] < 0);
        for (size_t j = 1; j <= n; j++) {
            heads[i] = row[j] > row[heads[i]] ? (uint32_t)j : heads[i];
        }
    }
}

/* Windows of many lengths: the shortest, odd ones, one that ends a group of keys, the
   usual and the longest. int8 may change what was close; it must stay rare. */
static void test_integers_against_exact(void **state)
{
    static const size_t lengths[] = {1, 2, 5, 30, 31, 62, 190, 360};
    size_t n_words = 0, n_other = 0;
    (void)state;
    need_model();
    for (size_t l = 0; l < sizeof lengths / sizeof *lengths; l++) {
        static words_window w;
        tri_scores a, b;
        const float *arcs[2];
        uint32_t heads[2][512];
        uint16_t labels[2][512];
        double difference = 0, size = 0;
        tri_scratch *s, *t;
        fill_window(&w, lengths[l]);
        s = run(&w.window, false, &a);
        t = run(&w.window, true, &b);
        for (size_t i = 0; i < a.n_words * TRI_MODEL_HIDDEN; i++) {
            difference += fabs((double)a.vectors[i] - (double)b.vectors[i]);
            size += fabs((double)b.vectors[i]);
        }
        assert_true(difference < 0.1 * size);
        assert_int_equal(tri_model_arcs(model, s, 0, a.n_words, &arcs[0], NULL),
                         TRI_OK);
        assert_int_equal(tri_model_arcs(model, t, 0, a.n_words, &arcs[1], NULL),
                         TRI_OK);
        best_heads(arcs[0], a.n_words, heads[0]);
        best_heads(arcs[1], a.n_words, heads[1]);
        assert_int_equal(tri_model_arc_labels(model, s, heads[1], labels[0], NULL),
                         TRI_OK);
        assert_int_equal(tri_model_arc_labels(model, t, heads[1], labels[1], NULL),
                         TRI_OK);
        for (size_t i = 0; i < a.n_words; i++) {
            n_other += a.upos[i] != b.upos[i];
            n_other += a.lemma[i] != b.lemma[i];
            n_other += (a.sentence[i] > 0) != (b.sentence[i] > 0);
            n_other += labels[0][i] != labels[1][i];
            n_words += 4;
        }
        tri_scratch_free(s);
        tri_scratch_free(t);
    }
    assert_true(n_other * 100 < n_words * 3);
}

/* A window's scores do not depend on what the scratch held before. */
static void test_a_scratch_remembers_nothing(void **state)
{
    static words_window w, longer;
    tri_scores a, b;
    tri_scratch *s, *t;
    const float *arcs[2];
    (void)state;
    need_model();
    fill_window(&longer, 300);
    fill_window(&w, 33);
    s = run(&w.window, false, &a);
    t = run(&longer.window, false, &b);
    assert_int_equal(tri_model_run(model, t, &w.window, false, &b, NULL), TRI_OK);
    assert_memory_equal(a.vectors, b.vectors,
                        a.n_words * TRI_MODEL_HIDDEN * sizeof(float));
    assert_memory_equal(a.upos_p, b.upos_p, a.n_words * sizeof(float));
    assert_int_equal(tri_model_arcs(model, s, 20, 31, &arcs[0], NULL), TRI_OK);
    assert_int_equal(tri_model_arcs(model, t, 0, 20, &arcs[1], NULL), TRI_OK);
    assert_int_equal(tri_model_arcs(model, t, 20, 31, &arcs[1], NULL), TRI_OK);
    assert_memory_equal(arcs[0], arcs[1], (size_t)11 * 12 * sizeof(float));
    tri_scratch_free(s);
    tri_scratch_free(t);
}

static void test_bad_windows(void **state)
{
    static words_window w;
    tri_scores scores;
    tri_scratch *s;
    const float *arcs = NULL;
    tri_error error;
    uint32_t heads[8] = {9};
    uint16_t labels[8];
    (void)state;
    need_model();
    fill_window(&w, 5);
    s = run(&w.window, false, &scores);
    assert_int_equal(tri_model_arcs(model, s, 2, 2, &arcs, &error), TRI_ERR_ARGUMENT);
    assert_int_equal(tri_model_arcs(model, s, 2, 6, &arcs, &error), TRI_ERR_ARGUMENT);
    assert_null(arcs);
    assert_int_equal(tri_model_arcs(model, s, 0, 5, &arcs, &error), TRI_OK);
    assert_int_equal(tri_model_arc_labels(model, s, heads, labels, &error),
                     TRI_ERR_ARGUMENT);
    w.window.n_pieces = 0;
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    w.window.n_pieces = TRI_MODEL_WINDOW_MAX + 1;
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    w.window.n_pieces = 5;
    w.pieces[1] = UINT16_MAX;
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    fill_window(&w, 5);
    w.first[2] = w.first[1];
    assert_int_equal(tri_model_run(model, s, &w.window, false, &scores, &error),
                     TRI_ERR_ARGUMENT);
    tri_scratch_free(s);
}

/* --- threads --- */

static size_t count_threads(void)
{
    size_t n = 0;
    DIR *tasks = opendir("/proc/self/task");
    assert_non_null(tasks);
    for (const struct dirent *task; (task = readdir(tasks)) != NULL;) {
        n += task->d_name[0] != '.';
    }
    (void)closedir(tasks);
    return n;
}

/* Products start no threads of their own, even where OpenMP would like to. */
static void test_one_thread_stays_one(void **state)
{
    static words_window w;
    tri_scores scores;
    (void)state;
    need_model();
    fill_window(&w, 150);
    omp_set_num_threads(3);
    tri_scratch_free(run(&w.window, false, &scores));
    assert_int_equal(count_threads(), 1);
    assert_int_equal(omp_get_max_threads(), 3); /* as the caller had it */
}

/* Runs a window of its own a few times over; returns the vectors' first number. */
static void *run_in_thread(void *n_words)
{
    words_window *w = malloc(sizeof *w);
    tri_scratch *scratch = NULL;
    tri_scores scores;
    float *result = malloc(sizeof *result);
    if (w == NULL || result == NULL ||
        tri_scratch_new(model, &scratch, NULL) != TRI_OK) {
        return NULL;
    }
    fill_window(w, *(size_t *)n_words);
    for (int i = 0; i < 5; i++) {
        if (tri_model_run(model, scratch, &w->window, false, &scores, NULL) != TRI_OK) {
            return NULL;
        }
    }
    *result = scores.vectors[scores.n_words * TRI_MODEL_HIDDEN - 1];
    tri_scratch_free(scratch);
    free(w);
    return result;
}

static void test_threads_share_a_model(void **state)
{
    enum { THREADS = 4 };
    size_t lengths[THREADS] = {20, 20, 33, 33};
    pthread_t threads[THREADS];
    void *results[THREADS];
    (void)state;
    need_model();
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, run_in_thread, &lengths[i]),
                         0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &results[i]), 0);
        assert_non_null(results[i]);
    }
    assert_memory_equal(results[0], results[1], sizeof(float));
    assert_memory_equal(results[2], results[3], sizeof(float));
    for (size_t i = 0; i < THREADS; i++) {
        free(results[i]);
    }
}

/* --- the trainer --- */

static const json_t *row_of(const json_t *window, const char *key, size_t i)
{
    const json_t *row = json_array_get(json_object_get(window, key), i);
    assert_non_null(row);
    return row;
}

static double number(const json_t *window, const char *key, size_t i)
{
    return json_number_value(row_of(window, key, i));
}

static void close_to(double a, double b, const char *what)
{
    if (!(fabs(a - b) < 1e-3)) {
        fail_msg("%s: %f here, %f by the trainer", what, a, b);
    }
}

static void check_arcs(tri_scratch *s, const json_t *expected, size_t n)
{
    const float *arcs = NULL;
    uint32_t heads[WORDS];
    uint16_t labels[WORDS];
    assert_int_equal(tri_model_arcs(model, s, 0, n, &arcs, NULL), TRI_OK);
    for (size_t i = 0; i < n; i++) {
        const json_t *row = row_of(expected, "arcs", i);
        for (size_t j = 0; j <= n; j++) {
            if (j != i + 1) {
                close_to((double)arcs[i * (n + 1) + j],
                         json_number_value(json_array_get(row, j)), "arc");
            }
        }
        heads[i] = (uint32_t)number(expected, "best_heads", i);
    }
    assert_int_equal(tri_model_arc_labels(model, s, heads, labels, NULL), TRI_OK);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(labels[i], number(expected, "labels_of_best_heads", i));
    }
}

static void check_window(const json_t *expected)
{
    static words_window w;
    const size_t n = json_array_size(json_object_get(expected, "words"));
    const size_t n_names = tri_model_n_labels(model, TRI_LABELS_NAME);
    tri_scores scores;
    tri_scratch *s;
    memset(&w, 0, sizeof w);
    assert_in_range(n, 1, WORDS);
    for (size_t i = 0; i < n; i++) {
        add_word(&w, json_string_value(row_of(expected, "words", i)));
        assert_int_equal(w.first[i], number(expected, "first", i));
    }
    assert_int_equal(w.window.n_pieces,
                     json_array_size(json_object_get(expected, "pieces")));
    for (size_t i = 0; i < w.window.n_pieces; i++) {
        assert_int_equal(w.pieces[i], number(expected, "pieces", i));
        assert_int_equal(w.cases[i], number(expected, "cases", i));
    }
    s = run(&w.window, true, &scores);
    for (size_t i = 0; i < n; i++) {
        const json_t *vector = row_of(expected, "vectors", i);
        const json_t *names = row_of(expected, "name_log_probabilities", i);
        for (size_t k = 0; k < json_array_size(vector); k++) {
            close_to((double)scores.vectors[i * TRI_MODEL_HIDDEN + k],
                     json_number_value(json_array_get(vector, k)), "vector");
        }
        for (size_t k = 0; k < n_names; k++) {
            close_to((double)scores.name[i * n_names + k],
                     json_number_value(json_array_get(names, k)), "name");
        }
        close_to((double)scores.sentence[i], number(expected, "sentence", i),
                 "sentence");
        close_to((double)scores.upos_p[i], number(expected, "upos_probability", i),
                 "upos_p");
        assert_int_equal(scores.upos[i], number(expected, "upos", i));
        assert_int_equal(scores.xpos[i], number(expected, "xpos", i));
        assert_int_equal(scores.lemma[i], number(expected, "lemma", i));
    }
    check_arcs(s, expected, n);
    tri_scratch_free(s);
}

static void test_exact_against_the_trainer(void **state)
{
    json_t *all;
    const json_t *windows;
    const char *of;
    (void)state;
    need_model();
    if (oracle[0] == '\0') {
        print_message("no model/train/oracle.json of these weights: skipped\n");
        skip();
    }
    all = json_load_file(oracle, 0, NULL);
    assert_non_null(all);
    of = json_string_value(json_object_get(json_object_get(all, "about"), "model"));
    if (of == NULL || strcmp(of, tri_model_hash(model)) != 0) {
        fail_msg("%s is of the weights %s, these are %s: run model/train/oracle.py",
                 oracle, of, tri_model_hash(model));
    }
    windows = json_object_get(all, "windows");
    assert_true(json_array_size(windows) > 0);
    for (size_t i = 0; i < json_array_size(windows); i++) {
        check_window(json_array_get(windows, i));
    }
    json_decref(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_other_files),
        cmocka_unit_test(test_damaged_headers),
        cmocka_unit_test(test_damaged_data),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_pieces_of_long_and_broken_words),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_integers_against_exact),
        cmocka_unit_test(test_a_scratch_remembers_nothing),
        cmocka_unit_test(test_bad_windows),
        cmocka_unit_test(test_one_thread_stays_one),
        cmocka_unit_test(test_threads_share_a_model),
        cmocka_unit_test(test_exact_against_the_trainer),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
