/* Lists the pairs of entities that may be related, and tells what is known of them
   beside the words. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/typed/pairs.h"

#include "base/grow.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 128, MOST_WORDS = 16 };

/* ---- The cast */

static bool is_of_cast(const tri_document *d, const tri_mention *mention)
{
    return (mention->kind == TRI_MENTION_NAME || mention->kind == TRI_MENTION_VALUE) &&
           mention->entity < d->n_entities &&
           d->entities[mention->entity].type != TRI_TYPE_CONCEPT;
}

static uint8_t subtype_of(const tri_model *model, const char *subtype)
{
    const size_t n = tri_model_n_labels(model, TRI_LABELS_SUBTYPE);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(tri_model_label(model, TRI_LABELS_SUBTYPE, i), subtype) == 0) {
            return (uint8_t)i;
        }
    }
    return 0;
}

/* Adds the words of a name, each once, without those that every name has. */
static void add_words(const tri_document *d, const tri_mention *mention,
                      uint64_t *words, uint32_t *n)
{
    for (uint32_t i = mention->begin; i < mention->end && *n < MOST_WORDS; i++) {
        char lower[WORD_BYTES];
        const char *form = d->tokens[i].form;
        const size_t length = tri_utf8_lower(form, strlen(form), lower, WORD_BYTES - 1);
        lower[length] = '\0';
        if (tri_i_lexicon_has(&tri_i_lexicon_name_fillers, lower)) {
            continue;
        }
        const uint64_t hash = tri_hash_string(0, lower);
        uint32_t k = 0;
        while (k < *n && words[k] != hash) {
            k++;
        }
        words[k] = hash;
        *n += k == *n;
    }
}

static bool make_room(const tri_document *d, tri_arena *arena, tri_i_cast *cast,
                      uint32_t n_entities)
{
    cast->mentions = tri_arena_alloc(arena, d->n_mentions, sizeof *cast->mentions);
    cast->mention_of = tri_arena_alloc(arena, d->n_mentions, sizeof(uint32_t));
    cast->entities = tri_arena_alloc(arena, n_entities, sizeof(uint32_t));
    cast->order = tri_arena_alloc(arena, n_entities, sizeof(uint32_t));
    cast->n_mentions = tri_arena_alloc(arena, n_entities, sizeof(uint32_t));
    cast->types = tri_arena_alloc(arena, n_entities, 1);
    cast->subtypes = tri_arena_alloc(arena, n_entities, 1);
    cast->first_at =
        tri_arena_alloc(arena, (size_t)d->n_sentences + 1, sizeof(uint32_t));
    cast->paragraphs =
        tri_arena_alloc(arena, (size_t)d->n_sentences + 1, sizeof(uint32_t));
    cast->words = tri_arena_alloc(arena, n_entities, sizeof *cast->words);
    cast->n_words = tri_arena_alloc(arena, n_entities, sizeof(uint32_t));
    uint64_t *hashes =
        tri_arena_alloc(arena, (size_t)n_entities * MOST_WORDS, sizeof *hashes);
    if (cast->mentions == NULL || cast->mention_of == NULL || cast->entities == NULL ||
        cast->order == NULL || cast->n_mentions == NULL || cast->types == NULL ||
        cast->subtypes == NULL || cast->first_at == NULL || cast->paragraphs == NULL ||
        cast->words == NULL || cast->n_words == NULL || hashes == NULL) {
        return false;
    }
    for (uint32_t i = 0, n = 0; i < d->n_sentences; i++) {
        n += tri_i_begins_paragraph(d, i) ? 1 : 0;
        cast->paragraphs[i] = n;
    }
    for (uint32_t i = 0; i < n_entities; i++) {
        cast->words[i] = hashes + (size_t)i * MOST_WORDS;
        cast->n_words[i] = cast->n_mentions[i] = 0;
        cast->order[i] = TRI_NONE;
    }
    return true;
}

static void list_mentions(const tri_document *d, const uint32_t *number,
                          tri_i_cast *cast)
{
    uint32_t n = 0, n_met = 0, sentence = 0;
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const tri_mention *mention = &d->mentions[i];
        const uint32_t who =
            mention->entity < d->n_entities ? number[mention->entity] : TRI_NONE;
        if (who == TRI_NONE) {
            continue;
        }
        while (sentence <= d->tokens[mention->begin].sentence) {
            cast->first_at[sentence++] = n;
        }
        cast->mentions[n] = (tri_relation_mention){.begin = mention->begin,
                                                   .end = mention->end,
                                                   .head = mention->head,
                                                   .entity = who,
                                                   .kind = mention->kind};
        cast->mention_of[n++] = i;
        cast->n_mentions[who]++;
        if (cast->order[who] == TRI_NONE) {
            cast->order[who] = n_met++;
        }
        if (mention->kind == TRI_MENTION_NAME) {
            add_words(d, mention, cast->words[who], &cast->n_words[who]);
        }
    }
    while (sentence <= d->n_sentences) {
        cast->first_at[sentence++] = n;
    }
    cast->text.n_mentions = n;
}

bool tri_i_list_cast(const tri_document *d, const tri_model *model, tri_arena *arena,
                     tri_i_cast *cast)
{
    uint32_t *number = malloc(((size_t)d->n_entities + 1) * sizeof *number);
    uint32_t n = 0;
    *cast =
        (tri_i_cast){.text.words = d->candidates->words, .text.n_words = d->n_tokens};
    for (uint32_t i = 0; number != NULL && i < d->n_entities; i++) {
        number[i] = TRI_NONE;
    }
    for (uint32_t i = 0; number != NULL && i < d->n_mentions; i++) {
        if (is_of_cast(d, &d->mentions[i])) {
            number[d->mentions[i].entity] = 0;
        }
    }
    for (uint32_t i = 0; number != NULL && i < d->n_entities; i++) {
        number[i] = number[i] == 0 ? n++ : TRI_NONE;
    }
    if (number == NULL || !make_room(d, arena, cast, n)) {
        free(number);
        return false;
    }
    for (uint32_t i = 0; i < d->n_entities; i++) {
        if (number[i] != TRI_NONE) {
            cast->entities[number[i]] = i;
            cast->types[number[i]] = d->entities[i].type;
            cast->subtypes[number[i]] = subtype_of(model, d->entities[i].subtype);
        }
    }
    list_mentions(d, number, cast);
    free(number);
    cast->text.mentions = cast->mentions;
    cast->text.types = cast->types;
    cast->text.subtypes = cast->subtypes;
    cast->text.n_entities = n;
    return true;
}

/* ---- The pairs */

/* Two mentions that stand together. */
typedef struct {
    uint32_t low, high; /* numbers in the cast */
    uint32_t a, b;      /* mentions of the cast, a before b */
} meeting;

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_pair(const void *left, const void *right)
{
    const meeting *x = left;
    const meeting *y = right;
    int order = compare_numbers(x->low, y->low);
    order = order != 0 ? order : compare_numbers(x->high, y->high);
    order = order != 0 ? order : compare_numbers(x->a, y->a);
    return order != 0 ? order : compare_numbers(x->b, y->b);
}

static bool is_value(const tri_i_cast *cast, uint32_t who)
{
    return cast->types[who] == TRI_TYPE_DATE || cast->types[who] == TRI_TYPE_NUM;
}

static uint32_t sentence_of(const tri_document *d, const tri_relation_mention *mention)
{
    return d->tokens[mention->begin].sentence;
}

/* Whether two mentions, so many sentences apart, may be related: numbers are said of
   persons alone, values in their own sentence. Of Re-DocRED's relations one in two
   hundred is not so. */
static bool may_meet(const tri_i_cast *cast, uint32_t first, uint32_t second,
                     uint32_t apart)
{
    const uint8_t a = cast->types[first], b = cast->types[second];
    if (a == TRI_TYPE_NUM || b == TRI_TYPE_NUM) {
        return apart == 0 && (a == TRI_TYPE_PER || b == TRI_TYPE_PER);
    }
    return first != second &&
           (apart == 0 || (!is_value(cast, first) && !is_value(cast, second))) &&
           !(is_value(cast, first) && is_value(cast, second));
}

static bool list_meetings(const tri_document *d, const tri_i_cast *cast,
                          meeting **meetings, uint32_t *n)
{
    size_t room = 0;
    for (uint32_t a = 0; a < cast->text.n_mentions; a++) {
        const tri_relation_mention *first = &cast->mentions[a];
        for (uint32_t b = a + 1;
             b < cast->text.n_mentions && b - a <= TRI_I_PAIR_BEHIND; b++) {
            const tri_relation_mention *second = &cast->mentions[b];
            const uint32_t from = sentence_of(d, first), to = sentence_of(d, second);
            const uint32_t apart = to - from;
            if (apart > TRI_I_PAIR_SENTENCES ||
                cast->paragraphs[from] != cast->paragraphs[to]) {
                break;
            }
            if (!may_meet(cast, first->entity, second->entity, apart)) {
                continue;
            }
            if (!tri_i_grow(meetings, *n, &room, sizeof **meetings)) {
                return false;
            }
            const bool low_first = first->entity < second->entity;
            (*meetings)[(*n)++] =
                (meeting){.low = low_first ? first->entity : second->entity,
                          .high = low_first ? second->entity : first->entity,
                          .a = a,
                          .b = b};
        }
    }
    if (*n > 1) {
        qsort(*meetings, *n, sizeof **meetings, by_pair);
    }
    return true;
}

static void add_context(tri_i_pair *pair, uint32_t begin, uint32_t end)
{
    for (uint32_t s = begin; s <= end; s++) {
        uint32_t k = 0;
        while (k < pair->n_context && pair->context[k] != s) {
            k++;
        }
        if (k == pair->n_context && k < TRI_I_PAIR_CONTEXT) {
            pair->context[pair->n_context++] = s;
        }
    }
}

/* Adds one meeting to its pair; `*unnamed`: how many of the two mentions that are shown
   so far are no names. */
static void add_meeting(const tri_document *d, const tri_i_cast *cast,
                        const meeting *one, tri_i_pair *pair, uint32_t *unnamed)
{
    const tri_relation_mention *a = &cast->mentions[one->a];
    const tri_relation_mention *b = &cast->mentions[one->b];
    const uint32_t from = sentence_of(d, a), to = sentence_of(d, b);
    const uint32_t tokens = b->begin > a->end ? b->begin - a->end : 0;
    const bool low_first = a->entity == pair->low;
    const uint32_t n_unnamed = (a->kind > TRI_MENTION_VALUE ? 1U : 0U) +
                               (b->kind > TRI_MENTION_VALUE ? 1U : 0U);
    const bool is_nearer = to - from < pair->sentences;
    if (is_nearer) {
        pair->n_context = 0;
    }
    if (is_nearer || (to - from == pair->sentences && n_unnamed < *unnamed)) {
        pair->shown[low_first ? 0 : 1] = cast->mention_of[one->a];
        pair->shown[low_first ? 1 : 0] = cast->mention_of[one->b];
        *unnamed = n_unnamed;
    }
    if (is_nearer || (to - from == pair->sentences && tokens < pair->tokens)) {
        pair->sentences = to - from;
        pair->tokens = tokens;
        pair->low_first = low_first;
    }
    pair->n_same += from == to;
    if (to - from == pair->sentences) {
        add_context(pair, from, to);
    }
}

bool tri_i_list_pairs(const tri_document *d, const tri_i_cast *cast, tri_i_pair **pairs,
                      uint32_t *n)
{
    meeting *meetings = NULL;
    uint32_t n_meetings = 0, unnamed = 0;
    size_t room = 0;
    *pairs = NULL;
    *n = 0;
    bool is_whole = list_meetings(d, cast, &meetings, &n_meetings);
    for (uint32_t i = 0; is_whole && i < n_meetings; i++) {
        const meeting *one = &meetings[i];
        if (i == 0 || one->low != meetings[i - 1].low ||
            one->high != meetings[i - 1].high) {
            is_whole = tri_i_grow(pairs, *n, &room, sizeof **pairs);
            if (!is_whole) {
                break;
            }
            (*pairs)[(*n)++] = (tri_i_pair){.low = one->low,
                                            .high = one->high,
                                            .sentences = TRI_NONE,
                                            .tokens = TRI_NONE};
        }
        add_meeting(d, cast, one, &(*pairs)[*n - 1], &unnamed);
    }
    free(meetings);
    return is_whole;
}

/* ---- What is known of a pair */

/* How many of the rising bounds a number has reached. */
static uint8_t step_of(uint32_t number, const uint32_t *bounds, size_t n)
{
    uint8_t step = 0;
    while (step < n && number >= bounds[step]) {
        step++;
    }
    return step;
}

static uint8_t at_most(uint32_t number, uint32_t most)
{
    return (uint8_t)(number < most ? number : most);
}

/* How many words of the one's names the other's have. */
static uint32_t n_shared(const tri_i_cast *cast, uint32_t one, uint32_t other)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < cast->n_words[one]; i++) {
        uint32_t k = 0;
        while (k < cast->n_words[other] &&
               cast->words[one][i] != cast->words[other][k]) {
            k++;
        }
        n += k < cast->n_words[other] ? 1 : 0;
    }
    return n;
}

void tri_i_pair_features(const tri_i_cast *cast, const tri_i_pair *pair,
                         uint8_t features[2][TRI_RELATION_FEATURES])
{
    static const uint32_t tokens[] = {1, 2, 3, 5, 8, 12, 20, 40, 80};
    static const uint32_t often[] = {2, 3, 5};
    const uint32_t shared = n_shared(cast, pair->low, pair->high);
    for (uint32_t turn = 0; turn < 2; turn++) {
        const uint32_t head = turn == 0 ? pair->low : pair->high;
        const uint32_t tail = turn == 0 ? pair->high : pair->low;
        const bool head_inside = shared > 0 && shared == cast->n_words[head];
        const bool tail_inside = shared > 0 && shared == cast->n_words[tail];
        uint8_t *f = features[turn];
        f[0] = at_most(pair->sentences, 3);
        f[1] = step_of(pair->tokens, tokens, sizeof tokens / sizeof *tokens);
        f[2] = pair->low_first == (turn == 0);
        f[3] = at_most(pair->n_same, 4);
        f[4] = at_most(cast->order[head], 3);
        f[5] = at_most(cast->order[tail], 3);
        f[6] = head_inside ? 1 : tail_inside ? 2 : shared > 0 ? 3 : 0;
        f[7] = step_of(cast->n_mentions[head], often, sizeof often / sizeof *often);
        f[8] = step_of(cast->n_mentions[tail], often, sizeof often / sizeof *often);
    }
}

/* How far the words of a sentence, from the first on (n), are from the nearest mention
   of an entity there, in steps. */
static void put_near(const tri_i_cast *cast, uint32_t sentence, uint32_t first,
                     size_t n, uint32_t who, uint8_t *near)
{
    /* By how many words lie between, and one. */
    static const uint8_t steps[] = {0, 1, 2, 3, 3, 4, 4, 4, 4,
                                    5, 5, 5, 5, 5, 5, 5, 5, 6};
    enum { MOST = sizeof steps - 1 };
    memset(near, TRI_RELATION_NEAR - 1, n);
    for (uint32_t i = cast->first_at[sentence]; i < cast->first_at[sentence + 1]; i++) {
        const tri_relation_mention *m = &cast->mentions[i];
        if (m->entity != who) {
            continue;
        }
        for (size_t k = 0; k < n; k++) {
            const uint32_t word = first + (uint32_t)k;
            const uint32_t far = word < m->begin  ? m->begin - word
                                 : word >= m->end ? word - m->end + 1
                                                  : 0;
            const uint8_t step = steps[far < MOST ? far : MOST];
            near[k] = step < near[k] ? step : near[k];
        }
    }
}

size_t tri_i_pair_words(const tri_document *d, const tri_i_cast *cast,
                        const tri_i_pair *pair, uint32_t words[TRI_RELATION_WORDS],
                        uint8_t near[2][TRI_RELATION_WORDS])
{
    size_t n = 0;
    for (uint32_t i = 0; i < pair->n_context; i++) {
        const uint32_t s = pair->context[i], begin = d->sentences[s].begin;
        const size_t long_as = d->sentences[s].end - begin;
        const size_t taken =
            long_as < TRI_RELATION_WORDS - n ? long_as : TRI_RELATION_WORDS - n;
        for (size_t k = 0; k < taken; k++) {
            words[n + k] = begin + (uint32_t)k;
        }
        put_near(cast, s, begin, taken, pair->low, near[0] + n);
        put_near(cast, s, begin, taken, pair->high, near[1] + n);
        n += taken;
    }
    return n;
}
