/* The names of a document: the best labels of each sentence, helped by what the model
   says of the same words elsewhere in the document, then set right at their edges. */
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
        const size_t n =
            tri_i_scores_to_names(d->bio, d->scores + (size_t)begin * d->bio->n_labels,
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
    find_case(d);
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

/* ---- Setting edges right */

static bool is_mark(const tri_token *token, const char *marks)
{
    return token->form[1] == '\0' && strchr(marks, token->form[0]) != NULL;
}

static bool is_hyphen(const tri_token *token)
{
    return is_mark(token, "-") || strcmp(token->form, "\xE2\x80\x93") == 0;
}

/* Whether no name ends in this word: a preposition, conjunction or article in small
   letters, or a mark that only joins. */
static bool cannot_end(const names_of *d, const tri_token *token)
{
    uint32_t first;
    (void)tri_utf8_decode(token->form, strlen(token->form), &first);
    return ((token->upos == TRI_UPOS_ADP || token->upos == TRI_UPOS_CCONJ ||
             token->upos == TRI_UPOS_SCONJ || token->upos == TRI_UPOS_DET) &&
            (d->all_upper || tri_is_lower(first))) ||
           is_mark(token, ",;:([/&") || is_hyphen(token);
}

/* Takes in the bracket that closes one opened inside, or cuts the name before it; a
   closing one without its opening ends the name. */
static void close_brackets(const names_of *d, tri_i_name *name)
{
    const tri_document *document = d->document;
    uint32_t opened = TRI_NONE;
    uint32_t depth = 0;
    for (uint32_t i = name->begin; i < name->end; i++) {
        if (is_mark(document->tokens + i, "([")) {
            opened = depth == 0 ? i : opened;
            depth++;
        } else if (is_mark(document->tokens + i, ")]")) {
            if (depth == 0) {
                name->end = i;
                return;
            }
            depth--;
        }
    }
    if (depth == 1 && name->end < document->n_tokens &&
        document->tokens[name->end].sentence == document->tokens[opened].sentence &&
        is_mark(document->tokens + name->end, ")]")) {
        name->end++;
    } else if (depth > 0) {
        name->end = opened;
    }
}

static void lower(const tri_token *token, char word[KEY_ROOM])
{
    (void)tri_utf8_lower(token->form, strlen(token->form), word, KEY_ROOM);
}

/* Whether a name is a country or people, which a hyphen sets against another. */
static bool is_nation(const names_of *d, const tri_i_name *name)
{
    const char *form = d->document->tokens[name->end - 1].form;
    return tri_i_lexicon_has(&tri_i_lexicon_countries, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_demonyms, form);
}

/* Whether two names of one type that follow each other are one: cut at a hyphen
   (Nur-Sultan, but US-Russia), or a kind of place or body and its name (Province of
   Rieti). */
static bool are_one(const names_of *d, const tri_i_name *a, const tri_i_name *b)
{
    const tri_token *tokens = d->document->tokens;
    if (a->type != b->type || tokens[a->begin].sentence != tokens[b->begin].sentence) {
        return false;
    }
    if (a->end == b->begin) {
        return is_hyphen(tokens + a->end - 1) || is_hyphen(tokens + b->begin);
    }
    char word[KEY_ROOM];
    if (a->end + 1 == b->begin && is_hyphen(tokens + a->end) &&
        !tokens[a->end - 1].space_after && !tokens[a->end].space_after) {
        return !is_nation(d, a) && !is_nation(d, b);
    }
    if (a->end + 1 != b->begin || a->end - a->begin != 1) {
        return false;
    }
    lower(tokens + a->end, word);
    if (strcmp(word, "of") != 0) {
        return false;
    }
    lower(tokens + a->begin, word);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, word);
    return row != NULL && strcmp(row[TRI_HEADS_TYPE], d->bio->types[a->type]) == 0;
}

/* The type of the names that a word heads before "of": "University", "Battle"; NULL.
   What every country has one of is told by its owner: "the Parliament of Uganda". */
static const char *type_before_of(const names_of *d, uint32_t token)
{
    char word[KEY_ROOM];
    uint32_t first;
    const char *form = d->document->tokens[token].form;
    (void)tri_utf8_decode(form, strlen(form), &first);
    lower(d->document->tokens + token, word);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, word);
    if (row == NULL || !tri_is_upper(first) || d->all_upper ||
        tri_i_lexicon_has(&tri_i_lexicon_institution_words, word)) {
        return NULL;
    }
    const bool is_place = strcmp(row[TRI_HEADS_TYPE], "LOC") == 0;
    return is_place && strcmp(row[TRI_HEADS_SUBTYPE], "facility") != 0
               ? NULL
               : row[TRI_HEADS_TYPE];
}

/* The head of a name that goes on behind "of" with `name`: "University" before
   "Torvik", TRI_NONE. */
static uint32_t head_before_of(const names_of *d, const tri_i_name *name)
{
    const tri_token *tokens = d->document->tokens;
    uint32_t at = name->begin;
    at -= at > 0 && strcmp(tokens[at - 1].form, "the") == 0 ? 1 : 0;
    const bool is_of = at > 1 && strcmp(tokens[at - 1].form, "of") == 0 &&
                       tokens[at - 2].sentence == tokens[name->begin].sentence;
    if (!is_of || strcmp(d->bio->types[name->type], "PER") == 0 ||
        type_before_of(d, at - 2) == NULL) {
        return TRI_NONE;
    }
    /* "Group of Russians" begins a sentence: its capital tells nothing. */
    const bool is_first = at < 3 || tokens[at - 3].sentence != tokens[at - 2].sentence;
    return is_first && strcmp(d->bio->types[name->type], "LOC") != 0 ? TRI_NONE
                                                                     : at - 2;
}

/* Takes what stands before "of" into a name: that of a university, a battle. `before`:
   the name before it, NULL; true where the two have become one, `before`. */
static bool take_head(const names_of *d, tri_i_name *before, tri_i_name *name)
{
    const uint32_t head = head_before_of(d, name);
    if (head == TRI_NONE) {
        return false;
    }
    if (before != NULL && before->end > head) {
        /* "the Lund Award of the Association" is an award, and whose. */
        const bool is_one = strcmp(d->bio->types[before->type], "PER") != 0 &&
                            (before->begin == head || name->begin == head + 2);
        before->end = is_one ? name->end : before->end;
        return is_one;
    }
    if (name->begin != head + 2 && strcmp(d->bio->types[name->type], "LOC") != 0) {
        return false; /* "the Specialist Group of the Lund Society" */
    }
    const char *type = type_before_of(d, head);
    for (size_t i = 0; i < d->bio->n_types; i++) {
        if (strcmp(d->bio->types[i], type) == 0) {
            name->begin = head;
            name->type = (uint16_t)i;
        }
    }
    return false;
}

/* Whether "and" joins two names to one that the tables know: "Trinidad and Tobago". */
static bool are_one_country(const names_of *d, const tri_i_name *a, const tri_i_name *b)
{
    const tri_token *tokens = d->document->tokens;
    char name[KEY_ROOM];
    if (a->end + 1 != b->begin || strcmp(tokens[a->end].form, "and") != 0) {
        return false;
    }
    const size_t n = key_of(d, a->begin, b->end - a->begin, name);
    if (n == 0) {
        return false;
    }
    name[n - 1] = '\0';
    return tri_i_lexicon_has(&tri_i_lexicon_countries, name);
}

/* A post that stands alone ("the President") names nobody. */
static bool is_post(const names_of *d, const tri_i_name *name)
{
    char word[KEY_ROOM];
    if (name->end - name->begin != 1 || strcmp(d->bio->types[name->type], "PER") != 0) {
        return false;
    }
    lower(d->document->tokens + name->begin, word);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, word);
    return row != NULL && (strcmp(row[TRI_TITLES_KIND], "office") == 0 ||
                           strcmp(row[TRI_TITLES_KIND], "role") == 0);
}

static void repair(names_of *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->n_names; i++) {
        tri_i_name *before = n == 0 ? NULL : d->names + n - 1;
        tri_i_name name = d->names[i];
        if (before != NULL &&
            (are_one(d, before, &name) || are_one_country(d, before, &name))) {
            before->end = name.end;
        } else if (!take_head(d, before, &name)) {
            d->names[n++] = name;
        }
    }
    d->n_names = 0;
    for (size_t i = 0; i < n; i++) {
        tri_i_name name = d->names[i];
        close_brackets(d, &name);
        while (name.end > name.begin &&
               cannot_end(d, d->document->tokens + name.end - 1)) {
            name.end--;
        }
        if (name.end > name.begin && !is_post(d, &name)) {
            d->names[d->n_names++] = name;
        }
    }
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
    if (d.names == NULL || d.path == NULL || d.back == NULL) {
        goto done;
    }
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
        repair(&d);
        *names = d.names;
        *n_names = d.n_names;
        d.names = NULL;
    }
done:
    free(d.names);
    free(d.path);
    free(d.back);
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
