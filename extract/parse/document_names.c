/* The names of a document: the best labels of each sentence, helped by what the model
   says of the same words elsewhere in the document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/strings.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/parse/parse_i.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST = 8,   /* words of a name that is looked for elsewhere */
    SHORTEST = 3,  /* bytes of such a word where no letter case tells names */
    KEY_ROOM = 512 /* bytes of such a name */
};

/* What a place's scores become: mostly the mean over all places of the name. Found best
   of 0.3 to 1 on several annotated sets. */
static const float own_share = 0.1F;

/* A name found somewhere, and what is said of its words at all its places. */
typedef struct {
    uint32_t n_words, n_places;
    size_t sums; /* of its first word's scores in `sums` (n_words, n_labels) */
} shared_name;

typedef struct {
    uint32_t begin; /* token */
    uint32_t name;  /* index of a shared name */
} place;

typedef struct {
    const tri_document *document;
    const tri_sentence *sentences; /* (n_sentences) */
    uint32_t n_sentences;
    const tri_i_bio *bio;
    float *scores; /* (n_tokens, n_labels) */

    tri_i_name *names; /* (n_names); room for n_tokens */
    size_t n_names;
    uint8_t *path, *back; /* of the longest sentence */
    bool *connecting;     /* (n_tokens) words behind which a name goes on */

    bool has_case; /* some letter of the document is upper case */
    bool all_upper;
    tri_arena arena;
    tri_i_strings keys;  /* of the shared names */
    tri_map by_key;      /* -> index of a shared name */
    tri_map lengths;     /* first word -> bits: 1 << (n_words - 1) */
    shared_name *shared; /* (n_shared); room for n_names */
    uint32_t n_shared;
    float *sums;       /* (words of shared names, n_labels) */
    uint32_t *name_of; /* (n_tokens) index of the name that it is in, TRI_NONE */
    place *places;     /* (n_places); room for n_tokens */
    uint32_t n_places;
} names_of;

static void decode(names_of *d)
{
    d->n_names = 0;
    for (uint32_t s = 0; s < d->n_sentences; s++) {
        const uint32_t begin = d->sentences[s].begin;
        tri_i_name *names = d->names + d->n_names;
        const size_t n = tri_i_scores_to_names(
            d->bio, d->scores + (size_t)begin * d->bio->n_labels, d->connecting + begin,
            d->sentences[s].end - begin, d->path, d->back, names);
        for (size_t i = 0; i < n; i++) {
            names[i].begin += begin;
            names[i].end += begin;
        }
        d->n_names += n;
    }
}

/* ---- Sharing scores among the places of a name */

/* The words joined by blanks; their length, 0 where it does not fit. */
static size_t key_of(const names_of *d, uint32_t begin, uint32_t n_words,
                     char key[KEY_ROOM])
{
    size_t n = 0;
    for (uint32_t i = begin; i < begin + n_words; i++) {
        const size_t length = strlen(d->document->tokens[i].form);
        if (n + length + 1 > KEY_ROOM) {
            return 0;
        }
        memcpy(key + n, d->document->tokens[i].form, length);
        n += length;
        key[n++] = ' ';
    }
    return n;
}

static void find_case(names_of *d)
{
    bool has_lower = false;
    for (uint32_t i = 0; i < d->document->n_tokens; i++) {
        const char *form = d->document->tokens[i].form;
        const size_t n = strlen(form);
        for (size_t at = 0; at < n;) {
            uint32_t code;
            at += tri_utf8_decode(form + at, n - at, &code);
            d->has_case |= tri_is_upper(code);
            has_lower |= tri_is_lower(code);
        }
    }
    d->all_upper = d->has_case && !has_lower;
    for (uint32_t i = 0; i < d->document->n_tokens; i++) {
        d->connecting[i] = tri_i_is_connecting(d->document->tokens + i, d->all_upper);
    }
}

/* Whether a word alone tells that it is part of a name: a capital or a digit, or, where
   nothing is in capitals, a content word. */
static bool is_telling(const names_of *d, const tri_token *token)
{
    const size_t n = strlen(token->form);
    if (!d->has_case) {
        return n >= SHORTEST &&
               !tri_i_lexicon_has(&tri_i_lexicon_function_words, token->form);
    }
    for (size_t at = 0; at < n;) {
        uint32_t code;
        at += tri_utf8_decode(token->form + at, n - at, &code);
        if (tri_is_upper(code) || tri_is_digit(code)) {
            return true;
        }
    }
    return false;
}

/* Lists the names that are looked for; false where memory is out. */
static bool list_names(names_of *d)
{
    const tri_token *tokens = d->document->tokens;
    size_t n_words = 0;
    char key[KEY_ROOM];
    for (size_t i = 0; i < d->n_names; i++) {
        const tri_i_name *name = d->names + i;
        const uint32_t n = name->end - name->begin;
        bool is_good = false;
        for (uint32_t k = name->begin; k < name->end; k++) {
            d->name_of[k] = (uint32_t)i;
            is_good |= is_telling(d, tokens + k);
        }
        const size_t length =
            is_good && n <= LONGEST ? key_of(d, name->begin, n, key) : 0;
        if (length == 0 || tri_map_get(&d->by_key, key, length) != TRI_MAP_NONE) {
            continue;
        }
        const char *first = tokens[name->begin].form;
        const char *kept = tri_i_strings_add(&d->keys, key, length);
        uint32_t bits = tri_map_get(&d->lengths, first, strlen(first));
        bits = (bits == TRI_MAP_NONE ? 0 : bits) | 1U << (n - 1);
        if (kept == NULL || !tri_map_set(&d->by_key, kept, length, d->n_shared) ||
            !tri_map_set(&d->lengths, first, strlen(first), bits)) {
            return false;
        }
        d->shared[d->n_shared++] =
            (shared_name){.n_words = n, .sums = n_words * d->bio->n_labels};
        n_words += n;
    }
    d->sums = calloc(n_words * d->bio->n_labels + 1, sizeof *d->sums);
    return d->sums != NULL;
}

/* The longest shared name that the words at `begin` make; TRI_NONE where there is none.
   Words inside a longer name are no place of theirs. */
static uint32_t shared_at(const names_of *d, uint32_t begin, uint32_t end)
{
    const char *first = d->document->tokens[begin].form;
    const uint32_t bits = tri_map_get(&d->lengths, first, strlen(first));
    for (uint32_t n = LONGEST; bits != TRI_MAP_NONE && n > 0; n--) {
        char key[KEY_ROOM];
        if ((bits & 1U << (n - 1)) == 0 || begin + n > end) {
            continue;
        }
        if (d->name_of[begin] != TRI_NONE) {
            const tri_i_name *round = d->names + d->name_of[begin];
            if (round->end >= begin + n && round->end - round->begin > n) {
                continue;
            }
        }
        const uint32_t found = tri_map_get(&d->by_key, key, key_of(d, begin, n, key));
        if (found != TRI_MAP_NONE) {
            return found;
        }
    }
    return TRI_NONE;
}

static void find_places(names_of *d)
{
    const size_t n_labels = d->bio->n_labels;
    for (uint32_t s = 0; s < d->n_sentences; s++) {
        for (uint32_t i = d->sentences[s].begin; i < d->sentences[s].end;) {
            const uint32_t found = shared_at(d, i, d->sentences[s].end);
            if (found == TRI_NONE) {
                i++;
                continue;
            }
            shared_name *name = d->shared + found;
            for (size_t k = 0; k < name->n_words * n_labels; k++) {
                d->sums[name->sums + k] += d->scores[i * n_labels + k];
            }
            name->n_places++;
            d->places[d->n_places++] = (place){.begin = i, .name = found};
            i += name->n_words;
        }
    }
}

static tri_status share(names_of *d)
{
    const size_t n_labels = d->bio->n_labels;
    if (!list_names(d)) {
        return TRI_ERR_NO_MEMORY;
    }
    find_places(d);
    for (uint32_t i = 0; i < d->n_places; i++) {
        const shared_name *name = d->shared + d->places[i].name;
        float *scores = d->scores + d->places[i].begin * n_labels;
        for (size_t k = 0; name->n_places > 1 && k < name->n_words * n_labels; k++) {
            const float mean = d->sums[name->sums + k] / (float)name->n_places;
            scores[k] = own_share * scores[k] + (1.0F - own_share) * mean;
        }
    }
    return TRI_OK;
}

tri_status tri_i_document_names(const tri_document *document,
                                const tri_sentence *sentences, uint32_t n_sentences,
                                const tri_i_bio *bio, float *scores, tri_i_name **names,
                                size_t *n_names)
{
    tri_status status = TRI_ERR_NO_MEMORY;
    const size_t n = document->n_tokens;
    size_t longest = 0;
    names_of d = {.document = document,
                  .sentences = sentences,
                  .n_sentences = n_sentences,
                  .bio = bio,
                  .scores = scores};
    d.keys.arena = &d.arena;
    for (uint32_t s = 0; s < n_sentences; s++) {
        const size_t length = sentences[s].end - sentences[s].begin;
        longest = length > longest ? length : longest;
    }
    d.names = malloc((n + 1) * sizeof *d.names);
    d.path = malloc(longest + 1);
    d.back = malloc(longest * bio->n_labels + 1);
    d.connecting = malloc(n + 1);
    if (d.names == NULL || d.path == NULL || d.back == NULL || d.connecting == NULL) {
        goto done;
    }
    find_case(&d);
    decode(&d);
    d.shared = malloc((d.n_names + 1) * sizeof *d.shared);
    d.name_of = malloc((n + 1) * sizeof *d.name_of);
    d.places = malloc((n + 1) * sizeof *d.places);
    if (d.shared == NULL || d.name_of == NULL || d.places == NULL) {
        goto done;
    }
    memset(d.name_of, 0xFF, (n + 1) * sizeof *d.name_of); /* TRI_NONE */
    status = share(&d);
    if (status == TRI_OK) {
        decode(&d);
        *n_names = tri_i_repair_names(document, bio, d.has_case, d.all_upper, d.names,
                                      d.n_names);
        *names = d.names;
        d.names = NULL;
    }
done:
    free(d.names);
    free(d.path);
    free(d.back);
    free(d.connecting);
    free(d.shared);
    free(d.name_of);
    free(d.places);
    free(d.sums);
    tri_map_clear(&d.by_key);
    tri_map_clear(&d.lengths);
    tri_i_strings_clear(&d.keys);
    tri_arena_clear(&d.arena);
    return status;
}
