/* Finds documents that repeat an earlier one, by MinHash and a comparison of words. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/hash.h"
#include "extract/reprints/reprints_i.h"

#include <stdlib.h>
#include <string.h>

enum { SHINGLE = 4, N_BANDS = 16, N_MINIMA = 2 * N_BANDS, LONG_RUN = 5 };

/* A document's words as its sketch has them. */
typedef struct {
    char *id;
    uint16_t *words;     /* (n_words) */
    uint32_t n_words;    /* with the 0 behind the sentences */
    uint32_t n_sentence; /* words of sentences, before the 0 */
} entry;

/* A place in the table of bands: open addressing. */
typedef struct {
    uint32_t key;
    uint32_t document; /* index + 1; 0: empty */
} place;

struct tri_duplicates {
    entry *entries; /* (n_entries) */
    size_t n_entries, capacity;
    place *places; /* (n_places), a power of two */
    size_t n_places, n_used;
    tri_map equal; /* a sketch's bytes to the first document that has them */
};

tri_status tri_duplicates_new(tri_duplicates **duplicates, tri_error *error)
{
    *duplicates = calloc(1, sizeof **duplicates);
    return *duplicates != NULL ? TRI_OK : tri_i_fail_memory(error);
}

void tri_duplicates_free(tri_duplicates *duplicates)
{
    if (duplicates == NULL) {
        return;
    }
    for (size_t i = 0; i < duplicates->n_entries; i++) {
        free(duplicates->entries[i].id);
        free(duplicates->entries[i].words);
    }
    free(duplicates->entries);
    free(duplicates->places);
    tri_map_clear(&duplicates->equal);
    free(duplicates);
}

/* ---- Sketches */

static int digit(char c)
{
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Reads a sketch; `words` stays NULL where it is none. False where memory is out. */
static bool read_sketch(const char *sketch, entry *made)
{
    const size_t length = strlen(sketch);
    if (length > UINT32_MAX / 2) {
        return true;
    }
    uint16_t *words = malloc((length + 1) * sizeof *words);
    if (words == NULL) {
        return false;
    }
    uint32_t bits = 0;
    unsigned n_bits = 0;
    uint32_t n = 0;
    uint32_t n_sentence = TRI_NONE;
    for (size_t i = 0; i < length; i++) {
        const int value = digit(sketch[i]);
        if (value < 0) {
            free(words);
            return true;
        }
        bits = bits << 6 | (uint32_t)value;
        n_bits += 6;
        if (n_bits >= 16) {
            n_bits -= 16;
            words[n] = (uint16_t)(bits >> n_bits);
            bits &= (1U << n_bits) - 1;
            n_sentence = words[n] == 0 && n_sentence == TRI_NONE ? n : n_sentence;
            n++;
        }
    }
    if (n_sentence == TRI_NONE) {
        free(words);
        return true;
    }
    *made = (entry){.words = words, .n_words = n, .n_sentence = n_sentence};
    return true;
}

/* The hash of `n` words from `words` on; whether one is a name does not count. */
static uint32_t hash_words(const uint16_t *words, size_t n)
{
    uint64_t packed = 0;
    for (size_t i = 0; i < n; i++) {
        packed = packed << 16 | (words[i] & (TRI_I_SKETCH_STRICT - 1U));
    }
    /* The finaliser of splitmix64. */
    packed += 0x9E3779B97F4A7C15U;
    packed = (packed ^ packed >> 30) * 0xBF58476D1CE4E5B9U;
    packed = (packed ^ packed >> 27) * 0x94D049BB133111EBU;
    return (uint32_t)((packed ^ packed >> 31) >> 16);
}

/* The minimum of every thirty-second part of the shingles' hashes; an empty part takes
   that of the next one. */
static void minima_of(const entry *one, uint32_t minima[N_MINIMA])
{
    for (size_t i = 0; i < N_MINIMA; i++) {
        minima[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i + SHINGLE <= one->n_words; i++) {
        const uint32_t hash = hash_words(one->words + i, SHINGLE);
        uint32_t *least = &minima[hash % N_MINIMA];
        *least = hash < *least ? hash : *least;
    }
    for (size_t i = 0; i < N_MINIMA; i++) {
        for (size_t j = 1; minima[i] == UINT32_MAX && j < N_MINIMA; j++) {
            const uint32_t other = minima[(i + j) % N_MINIMA];
            /* One that was itself taken would be the same everywhere. */
            minima[i] = other != UINT32_MAX ? other + (uint32_t)j * N_MINIMA : other;
        }
    }
}

/* ---- Comparing two documents */

static int by_value(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The hashes of all runs of `n` words in [0, n_words), sorted, each once; NULL where
   memory is out. */
static uint32_t *runs_of(const uint16_t *words, uint32_t n_words, uint32_t n,
                         size_t *n_runs)
{
    uint32_t *runs = malloc((n_words + 1) * sizeof *runs);
    *n_runs = 0;
    if (runs == NULL) {
        return NULL;
    }
    size_t n_all = 0;
    for (uint32_t i = 0; i + n <= n_words; i++) {
        runs[n_all++] = hash_words(words + i, n);
    }
    qsort(runs, n_all, sizeof *runs, by_value);
    for (size_t i = 0; i < n_all; i++) {
        if (i == 0 || runs[i] != runs[i - 1]) {
            runs[(*n_runs)++] = runs[i];
        }
    }
    return runs;
}

static bool has(const uint32_t *sorted, size_t n, uint32_t value)
{
    return bsearch(&value, sorted, n, sizeof *sorted, by_value) != NULL;
}

static size_t n_common(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
    size_t n = 0;
    for (size_t i = 0; i < n_b; i++) {
        n += has(a, n_a, b[i]);
    }
    return n;
}

/* What of the earlier document the later one is held against. */
typedef struct {
    uint32_t *shingles, *pairs, *words; /* sorted */
    size_t n_shingles, n_pairs, n_words;
} contents;

static bool read_contents(const entry *one, contents *made)
{
    made->shingles = runs_of(one->words, one->n_words, SHINGLE, &made->n_shingles);
    made->pairs = runs_of(one->words, one->n_words, 2, &made->n_pairs);
    made->words = runs_of(one->words, one->n_words, 1, &made->n_words);
    return made->shingles != NULL && made->pairs != NULL && made->words != NULL;
}

/* Whether the sentences of `later` have something that the earlier one has not. */
static bool says_something_new(const entry *later, const contents *earlier)
{
    uint32_t n_new = 0;
    uint32_t run = 0;
    for (uint32_t i = 0; i < later->n_sentence; i++) {
        if (!has(earlier->words, earlier->n_words, hash_words(later->words + i, 1))) {
            if ((later->words[i] & TRI_I_SKETCH_STRICT) != 0) {
                return true;
            }
            n_new++;
        }
        if (i > 0) {
            const bool is_known = has(earlier->pairs, earlier->n_pairs,
                                      hash_words(later->words + i - 1, 2));
            run = is_known ? 0 : run + 1;
            if (run >= LONG_RUN) {
                return true;
            }
        }
    }
    return n_new > 2 + later->n_sentence / 100;
}

/* Whether `later` repeats `earlier`; false where memory is out, too: *kept is set. */
static bool repeats(const entry *later, const entry *earlier, bool *kept)
{
    contents first = {0};
    size_t n_all = 0;
    size_t n_sentence = 0;
    uint32_t *all = runs_of(later->words, later->n_words, SHINGLE, &n_all);
    uint32_t *sentence = runs_of(later->words, later->n_sentence, SHINGLE, &n_sentence);
    bool found = false;
    *kept = read_contents(earlier, &first) && all != NULL && sentence != NULL;
    if (*kept) {
        const size_t common = n_common(first.shingles, first.n_shingles, all, n_all);
        const size_t either = first.n_shingles + n_all - common;
        const size_t inside =
            n_common(first.shingles, first.n_shingles, sentence, n_sentence);
        found = n_sentence > 0 && 2 * common >= either &&
                5 * inside >= 4 * n_sentence && !says_something_new(later, &first);
    }
    free(all);
    free(sentence);
    free(first.shingles);
    free(first.pairs);
    free(first.words);
    return found;
}

/* ---- The table of bands */

static uint32_t band_key(const uint32_t minima[N_MINIMA], size_t band)
{
    const uint32_t pair[3] = {(uint32_t)band, minima[2 * band], minima[2 * band + 1]};
    return (uint32_t)tri_hash(0, pair, sizeof pair);
}

static void insert(tri_duplicates *all, uint32_t key, uint32_t document)
{
    size_t i = key & (all->n_places - 1);
    while (all->places[i].document != 0) {
        i = (i + 1) & (all->n_places - 1);
    }
    all->places[i] = (place){key, document};
    all->n_used++;
}

static bool make_room(tri_duplicates *all)
{
    if ((all->n_used + N_BANDS) * 2 <= all->n_places) {
        return true;
    }
    const size_t n_old = all->n_places;
    place *old = all->places;
    const size_t n_places = n_old == 0 ? 1024 : 2 * n_old;
    place *grown = calloc(n_places, sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    all->places = grown;
    all->n_places = n_places;
    all->n_used = 0;
    for (size_t i = 0; i < n_old; i++) {
        if (old[i].document != 0) {
            insert(all, old[i].key, old[i].document);
        }
    }
    free(old);
    return true;
}

/* The documents that share a band, each once, in their order; NULL where there is none
   or memory is out (*kept is set). */
static uint32_t *candidates_of(const tri_duplicates *all,
                               const uint32_t minima[N_MINIMA], size_t *n, bool *kept)
{
    uint32_t *found = NULL;
    size_t capacity = 0;
    *n = 0;
    *kept = true;
    for (size_t band = 0; band < N_BANDS && all->n_places > 0; band++) {
        const uint32_t key = band_key(minima, band);
        for (size_t i = key & (all->n_places - 1); all->places[i].document != 0;
             i = (i + 1) & (all->n_places - 1)) {
            if (all->places[i].key != key) {
                continue;
            }
            if (!tri_i_grow(&found, *n, &capacity, sizeof *found)) {
                free(found);
                *kept = false;
                return NULL;
            }
            found[(*n)++] = all->places[i].document - 1;
        }
    }
    if (*n > 1) {
        qsort(found, *n, sizeof *found, by_value);
    }
    return found;
}

static bool add_entry(tri_duplicates *all, entry *one, const char *id)
{
    if (!tri_i_grow(&all->entries, all->n_entries, &all->capacity,
                    sizeof *all->entries)) {
        return false;
    }
    one->id = strdup(id);
    /* What was read had room to spare. */
    uint16_t *fitting = realloc(one->words, (one->n_words + 1) * sizeof *fitting);
    one->words = fitting != NULL ? fitting : one->words;
    if (one->id == NULL || !make_room(all) ||
        !tri_map_set(&all->equal, (const char *)one->words,
                     one->n_words * sizeof *one->words, (uint32_t)all->n_entries)) {
        free(one->id);
        return false;
    }
    all->entries[all->n_entries++] = *one;
    return true;
}

tri_status tri_duplicates_add(tri_duplicates *duplicates, const char *id,
                              const char *sketch, const char **first, tri_error *error)
{
    entry one = {0};
    uint32_t minima[N_MINIMA];
    *first = NULL;
    if (!read_sketch(sketch, &one)) {
        return tri_i_fail_memory(error);
    }
    if (one.words == NULL) {
        return TRI_OK;
    }
    const uint32_t equal = tri_map_get(&duplicates->equal, (const char *)one.words,
                                       one.n_words * sizeof *one.words);
    if (equal != TRI_MAP_NONE) {
        *first = duplicates->entries[equal].id;
        free(one.words);
        return TRI_OK;
    }
    minima_of(&one, minima);
    bool kept = true;
    size_t n = 0;
    uint32_t *candidates = candidates_of(duplicates, minima, &n, &kept);
    for (size_t i = 0; i < n && kept && *first == NULL; i++) {
        const entry *earlier = &duplicates->entries[candidates[i]];
        if ((i == 0 || candidates[i] != candidates[i - 1]) &&
            repeats(&one, earlier, &kept)) {
            *first = earlier->id;
        }
    }
    free(candidates);
    if (!kept || !add_entry(duplicates, &one, id)) {
        free(one.words);
        *first = NULL;
        return tri_i_fail_memory(error);
    }
    for (size_t band = 0; band < N_BANDS; band++) {
        insert(duplicates, band_key(minima, band), (uint32_t)duplicates->n_entries);
    }
    return TRI_OK;
}
