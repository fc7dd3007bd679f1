/* Takes over what the input says of its text: names become mentions before all that
   the model finds, whose references decide which are one; speeches have a speaker. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/given.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "extract/entities/resolve.h"
#include "extract/parse/parse.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST = 32 /* tokens of a name that holds no sentence's end */ };

const char *tri_i_wikidata_in(tri_arena *arena, const char *text)
{
    static const char *const before[] = {"wd:", "wikidata:", "wikidata.org/entity/",
                                         "wikidata.org/wiki/"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        const char *at = strstr(text, before[i]);
        if (at == NULL || (i < 2 && at != text)) {
            continue;
        }
        at += strlen(before[i]);
        const size_t n = at[0] == 'Q' ? 1 + strspn(at + 1, "0123456789") : 0;
        if (n > 1 && n < 16 && strchr(" \t\r\n#/?", at[n]) != NULL) {
            return tri_arena_copy(arena, at, n);
        }
    }
    return "";
}

/* ---- From the reader */

static int compare(const void *a, const void *b)
{
    const tri_given *x = a;
    const tri_given *y = b;
    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    if (x->end != y->end) {
        return x->end > y->end ? -1 : 1;
    }
    return x->number < y->number ? -1 : 1;
}

/* Whether a character of the text begins at a byte, or the text ends there. */
static bool is_border(const tri_document *document, uint32_t at)
{
    return at <= document->n_bytes &&
           ((unsigned char)document->text[at] & 0xC0) != 0x80;
}

static bool is_sound(const tri_document *document, const tri_given *given)
{
    const bool is_type = given->type == TRI_TYPE_PER || given->type == TRI_TYPE_ORG ||
                         given->type == TRI_TYPE_LOC || given->type == TRI_TYPE_MISC;
    const bool has_speaker = (given->ref != NULL && given->ref[0] != '\0') ||
                             (given->name != NULL && given->name[0] != '\0');
    return given->begin < given->end && is_border(document, given->begin) &&
           is_border(document, given->end) && is_type &&
           (!given->is_speech || has_speaker);
}

static const char *copy(tri_arena *arena, const char *text)
{
    return text == NULL || text[0] == '\0' ? "" : tri_arena_string(arena, text);
}

tri_status tri_document_add_given(tri_document *document, const tri_given *given,
                                  size_t n, size_t *n_wrong, tri_error *error)
{
    tri_arena *arena = &document->arena;
    tri_given *kept = tri_arena_alloc(arena, n, sizeof *kept);
    uint32_t n_kept = 0;
    for (size_t i = 0; kept != NULL && i < n && n_kept < TRI_NONE - 1; i++) {
        if (!is_sound(document, &given[i])) {
            continue;
        }
        tri_given *one = &kept[n_kept++];
        *one = given[i];
        one->number = n_kept; /* to keep their order among equal spans */
        one->entity = TRI_NONE;
        one->ref = copy(arena, given[i].ref);
        one->name = copy(arena, given[i].name);
        one->wikidata = copy(arena, given[i].wikidata);
        if (one->wikidata != NULL && one->wikidata[0] == '\0' && one->ref != NULL) {
            one->wikidata = tri_i_wikidata_in(arena, one->ref);
        }
        if (one->ref == NULL || one->name == NULL || one->wikidata == NULL) {
            return tri_i_fail_memory(error);
        }
    }
    if (kept == NULL) {
        return tri_i_fail_memory(error);
    }
    qsort(kept, n_kept, sizeof *kept, compare);
    document->given = kept;
    document->n_given = n_kept;
    if (n_wrong != NULL) {
        *n_wrong = n - n_kept;
    }
    return TRI_OK;
}

/* ---- From bytes to tokens */

/* The first token that ends behind a byte; n_tokens where none does. */
static uint32_t token_behind(const tri_document *document, uint32_t byte)
{
    uint32_t low = 0;
    uint32_t high = document->n_tokens;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (document->tokens[middle].end <= byte) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The tokens that a given span touches, without punctuation at its ends, in one
   sentence; false where there are none. */
static bool given_tokens(const tri_document *document, const tri_given *given,
                         uint32_t *begin, uint32_t *end)
{
    const tri_token *tokens = document->tokens;
    uint32_t first = token_behind(document, given->begin);
    uint32_t last = first;
    while (last < document->n_tokens && tokens[last].begin < given->end &&
           tokens[last].sentence == tokens[first].sentence) {
        last++;
    }
    while (first < last && tokens[first].upos == TRI_UPOS_PUNCT) {
        first++;
    }
    while (last > first && tokens[last - 1].upos == TRI_UPOS_PUNCT &&
           strchr(")]", tokens[last - 1].form[0]) == NULL) {
        last--;
    }
    *begin = first;
    *end = last;
    return first < last;
}

void tri_i_mark_given(tri_document *document)
{
    for (uint32_t i = 0; i < document->n_given; i++) {
        const tri_given *given = &document->given[i];
        const uint32_t first = token_behind(document, given->begin);
        const uint32_t behind = token_behind(document, given->end - 1) + 1;
        for (uint32_t t = first + 1; !given->is_speech && behind - first <= LONGEST &&
                                     t < behind && t < document->n_tokens;
             t++) {
            document->tokens[t].in_given = true;
        }
    }
}

/* Whether the words are a name, not a description or a pronoun: "my brother", "he". */
static bool is_name(const tri_document *document, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin; t < end; t++) {
        const tri_token *token = &document->tokens[t];
        uint32_t first;
        (void)tri_utf8_decode(token->form, strlen(token->form), &first);
        if (token->upos != TRI_UPOS_PRON && token->upos != TRI_UPOS_DET &&
            (token->upos == TRI_UPOS_PROPN ||
             (tri_is_letter(first) && !tri_is_lower(first)))) {
            return true;
        }
    }
    return false;
}

static int compare_mentions(const void *a, const void *b)
{
    const tri_mention *x = a;
    const tri_mention *y = b;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

tri_status tri_i_take_given(tri_document *document, tri_error *error)
{
    if (document->n_given == 0) {
        return TRI_OK;
    }
    tri_mention *mentions = tri_arena_alloc(
        &document->arena, (size_t)document->n_mentions + document->n_given,
        sizeof *mentions);
    bool *taken = tri_arena_alloc(&document->arena, document->n_tokens, sizeof *taken);
    if (mentions == NULL || taken == NULL) {
        return tri_i_fail_memory(error);
    }
    uint32_t n = 0;
    uint32_t covered = 0; /* tokens before it are in a given name, or passed */
    for (uint32_t i = 0; i < document->n_given; i++) {
        const tri_given *given = &document->given[i];
        uint32_t begin;
        uint32_t end;
        if (given->is_speech || !given_tokens(document, given, &begin, &end) ||
            begin < covered || !is_name(document, begin, end)) {
            continue;
        }
        mentions[n] = tri_i_name_mention(document, begin, end);
        mentions[n].type = given->type;
        mentions[n].p = 1.0F;
        mentions[n++].given = i + 1;
        memset(taken + begin, true, end - begin);
        covered = end;
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *found = &document->mentions[i];
        bool is_free = true;
        for (uint32_t t = found->begin; t < found->end; t++) {
            is_free = is_free && !taken[t];
        }
        if (is_free) {
            mentions[n++] = *found;
        }
    }
    qsort(mentions, n, sizeof *mentions, compare_mentions);
    document->mentions = mentions;
    document->n_mentions = n;
    return TRI_OK;
}

/* ---- References decide which mentions are one */

uint32_t tri_i_speech_at(const tri_document *document, uint32_t token, bool *alone)
{
    const uint32_t byte = document->tokens[token].begin;
    uint32_t found = TRI_NONE;
    bool is_alone = true;
    for (uint32_t i = 0; i < document->n_given && document->given[i].begin <= byte;
         i++) {
        const tri_given *given = &document->given[i];
        if (!given->is_speech || given->end <= byte) {
            continue;
        }
        if (found != TRI_NONE && document->given[found].begin == given->begin &&
            document->given[found].end == given->end) {
            is_alone = false; /* they speak together: the first is named */
        } else if (found == TRI_NONE ||
                   given->end - given->begin <
                       document->given[found].end - document->given[found].begin) {
            found = i;
            is_alone = true;
        }
    }
    if (alone != NULL) {
        *alone = is_alone;
    }
    return found;
}

/* Numbers what the given spans refer to, from 1; 0: to nothing. False where memory is
   out. */
static bool number_references(const tri_document *document, uint32_t *numbers)
{
    tri_map known = {0};
    bool ok = true;
    uint32_t n = 0;
    for (uint32_t i = 0; i < document->n_given && ok; i++) {
        const tri_given *given = &document->given[i];
        const char *ref = given->wikidata[0] != '\0'                  ? given->wikidata
                          : given->ref[0] == '\0' && given->is_speech ? given->name
                                                                      : given->ref;
        const size_t length = strlen(ref);
        if (length == 0) {
            continue;
        }
        numbers[i] = tri_map_get(&known, ref, length);
        if (numbers[i] == TRI_MAP_NONE) {
            numbers[i] = ++n;
            ok = tri_map_set(&known, ref, length, n);
        }
    }
    tri_map_clear(&known);
    return ok;
}

/* The description or pronoun that a given span is. */
static void take_description(tri_i_resolver *resolver, uint32_t index)
{
    tri_document *document = resolver->document;
    uint32_t begin;
    uint32_t end;
    if (!given_tokens(document, &document->given[index], &begin, &end) ||
        is_name(document, begin, end)) {
        return;
    }
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t head = document->tokens[t].head;
        const uint32_t at = resolver->mention_at[t];
        if (at != TRI_NONE && document->mentions[at].given == 0 &&
            (head == TRI_NONE || head < begin || head >= end)) {
            document->mentions[at].given = index + 1;
            return;
        }
    }
}

/* "I", "my" in a speech are its speaker. */
static void take_first_person(tri_i_resolver *resolver, uint32_t mention)
{
    tri_mention *m = &resolver->document->mentions[mention];
    const tri_i_referent *referent = &resolver->referents[mention];
    bool alone;
    if (m->kind != TRI_MENTION_PRONOUN || m->given != 0 || referent->person != 1 ||
        referent->number != TRI_I_SINGULAR || referent->quote != 0) {
        return;
    }
    const uint32_t speech = tri_i_speech_at(resolver->document, m->head, &alone);
    if (speech != TRI_NONE && alone) {
        m->given = speech + 1;
    }
}

tri_status tri_i_join_given(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    const uint32_t n = document->n_given;
    if (n == 0) {
        return TRI_OK;
    }
    uint32_t *numbers = tri_arena_alloc(&document->arena, n, sizeof *numbers);
    uint32_t *first = tri_arena_alloc(&document->arena, (size_t)n + 1, sizeof *first);
    if (numbers == NULL || first == NULL || !number_references(document, numbers)) {
        return tri_i_fail_memory(resolver->error);
    }
    memset(first, 0xFF, ((size_t)n + 1) * sizeof *first); /* TRI_NONE */
    for (uint32_t i = 0; i < n; i++) {
        document->given[i].number = numbers[i];
        if (!document->given[i].is_speech) {
            take_description(resolver, i);
        }
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        take_first_person(resolver, i);
        if (document->mentions[i].given == 0) {
            continue;
        }
        const tri_given *given = &document->given[document->mentions[i].given - 1];
        tri_i_referent *referent = &resolver->referents[i];
        referent->reference = given->number;
        referent->given_type = (uint8_t)(given->type + 1);
        if (given->number == 0) {
            continue;
        }
        if (first[given->number] == TRI_NONE) {
            first[given->number] = i;
        } else {
            tri_i_join(resolver, i, first[given->number], TRI_RULE_GIVEN);
        }
    }
    return TRI_OK;
}

/* ---- What is known of an entity */

void tri_i_describe_given(const tri_document *document, uint32_t given,
                          bool is_nameless, tri_entity *entity)
{
    const tri_given *one = &document->given[given];
    const char *id =
        one->ref[0] == '#' && one->ref[1] != '\0' ? one->ref + 1 : one->ref;
    const char *name = one->name[0] == '\0' && is_nameless ? id : one->name;
    entity->ref = entity->ref[0] == '\0' ? one->ref : entity->ref;
    entity->wikidata = entity->wikidata[0] == '\0' ? one->wikidata : entity->wikidata;
    if (entity->type != one->type) { /* what was known is of something else */
        entity->type = one->type;
        entity->subtype = "";
        entity->country = "";
    }
    if (name[0] != '\0') {
        entity->name = name;
        entity->named = true;
    }
}

tri_status tri_i_place_given(tri_document *document, tri_error *error)
{
    const uint32_t n = document->n_given;
    uint32_t *entities =
        tri_arena_alloc(&document->arena, (size_t)n + 1, sizeof *entities);
    if (entities == NULL) {
        return tri_i_fail_memory(error);
    }
    memset(entities, 0xFF, ((size_t)n + 1) * sizeof *entities); /* TRI_NONE */
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *mention = &document->mentions[i];
        if (mention->given != 0) {
            tri_given *given = &document->given[mention->given - 1];
            given->entity = mention->entity;
            entities[given->number] = mention->entity;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        tri_given *given = &document->given[i];
        if (given->number == 0) {
            continue;
        }
        if (entities[given->number] == TRI_NONE && given->is_speech) {
            tri_entity *entity = &document->entities[document->n_entities];
            *entity = (tri_entity){.subtype = "",
                                   .wikidata = "",
                                   .ref = "",
                                   .country = "",
                                   .type = TRI_TYPE_PER};
            tri_i_describe_given(document, i, true, entity);
            entities[given->number] = document->n_entities++;
        }
        given->entity = entities[given->number];
    }
    return TRI_OK;
}
