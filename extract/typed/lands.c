/* Leaves out relations that put something into a country that it is not in. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/typed/lands.h"

#include "extract/lexicon/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CODES = 8, PHRASE = 4, NAME_BYTES = 256 };

/* How probable a relation must be, measured on Re-DocRED's tune part and on news: where
   tables or names say the same of the country; where both stand in a sentence; where
   they stand apart; and how much more where the text is about several countries. */
static const float known_least = 0.5F, same_least = 0.65F, apart_least = 0.7F,
                   old_least = 0.8F, place_least = 0.55F, far_more = 0.1F,
                   rare_more = 0.1F, untitled_more = 0.15F, report_more = 0.1F;
/* A text in which people say something in one sentence of so many is a report: it
   speaks of more that is not there. */
enum { SAID_LEAST = 2, SAID_SENTENCES = 12 };
/* A text is about one country where so many of its mentions of countries are its. */
static const float one_share = 0.75F;

/* Codes of countries; of "GB-SCT" the first two letters. */
typedef struct {
    char codes[MOST_CODES][2];
    uint32_t n;
} lands;

static bool has(const lands *set, const char *code)
{
    uint32_t i = 0;
    while (i < set->n && memcmp(set->codes[i], code, 2) != 0) {
        i++;
    }
    return i < set->n;
}

static void put(lands *set, const char *code)
{
    if (code[0] != '\0' && code[1] != '\0' && set->n < MOST_CODES && !has(set, code)) {
        memcpy(set->codes[set->n++], code, 2);
    }
}

/* The row of a country by a name of it, with or without the full stop of "U.S."; NULL:
   it names none. */
static const char *const *country_row(const char *name)
{
    char other[NAME_BYTES];
    const size_t n = strlen(name);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_countries, name);
    if (row == NULL && n > 1 && n + 2 < sizeof other) {
        memcpy(other, name, n);
        memcpy(other + n, ".", 2);
        if (name[n - 1] == '.') {
            other[n - 1] = '\0';
        }
        row = tri_i_lexicon_find(&tri_i_lexicon_countries, other);
    }
    return row != NULL && strcmp(row[TRI_COUNTRIES_KIND], "country") == 0 ? row : NULL;
}

/* Adds the countries that tables know a place of this name in, or as. Returns whether
   they know it at all. */
static bool put_place(lands *set, const char *name)
{
    const char *const *row = country_row(name);
    row = row == NULL ? tri_i_lexicon_find(&tri_i_lexicon_countries, name) : row;
    bool is_known = row != NULL;
    if (row != NULL) {
        put(set, row[TRI_COUNTRIES_CODE]);
    }
    row = tri_i_lexicon_find(&tri_i_lexicon_places, name);
    if (row != NULL) {
        put(set, row[TRI_PLACES_CODE]);
        is_known = true;
    }
    for (row = tri_i_lexicon_find(&tri_i_lexicon_wikidata, name); row != NULL;
         row = tri_i_lexicon_next(&tri_i_lexicon_wikidata, row)) {
        put(set, row[TRI_WIKIDATA_CODE]);
        is_known = true;
    }
    return is_known;
}

/* Where words of a text end that may name a place: at white space, brackets, commas and
   the ending of a genitive. */
static size_t word_length(const char *text)
{
    size_t n = 0;
    while (text[n] != '\0' && strchr(" ()[],;/", text[n]) == NULL &&
           strncmp(text + n, "'s", 2) != 0 && strncmp(text + n, "’s", 4) != 0) {
        n++;
    }
    return n;
}

static const char *next_word(const char *text)
{
    for (;;) {
        if (*text != '\0' && strchr(" ()[],;/", *text) != NULL) {
            text++;
        } else if (strncmp(text, "'s", 2) == 0) {
            text += 2;
        } else if (strncmp(text, "’s", 4) == 0) {
            text += 4;
        } else {
            return text;
        }
    }
}

/* Adds the country of words that begin a text, the longest phrase that tables know.
   Returns the bytes of it, 0: they know none. */
static size_t put_phrase(lands *set, const char *text)
{
    char phrase[NAME_BYTES];
    size_t ends[PHRASE] = {0};
    uint32_t n = 0;
    for (const char *at = text; n < PHRASE && *at != '\0'; at = next_word(at)) {
        const size_t length = word_length(at);
        at += length;
        if ((size_t)(at - text) >= sizeof phrase || length == 0) {
            break;
        }
        ends[n++] = (size_t)(at - text);
    }
    while (n > 0) {
        const size_t length = ends[--n];
        memcpy(phrase, text, length);
        phrase[length] = '\0';
        if (put_place(set, phrase)) {
            return length;
        }
        const char *people =
            tri_i_lexicon_cell(&tri_i_lexicon_demonyms, phrase, TRI_DEMONYMS_CODE);
        if (people[0] != '\0') {
            put(set, people);
            return length;
        }
    }
    return 0;
}

/* Adds the countries that words of a name or a title name: "Israel Defense Forces". */
static void put_words(lands *set, const char *text)
{
    for (text = next_word(text); *text != '\0'; text = next_word(text)) {
        const size_t taken = put_phrase(set, text);
        text += taken > 0 ? taken : word_length(text);
    }
}

/* ---- Entities */

/* What is known of an entity of the document. */
typedef struct {
    lands in;        /* countries that names, tables or titles give it */
    bool is_placed;  /* tables know it as a place, with a country or without */
    char country[2]; /* it is this country; "\0": none */
    bool is_old;     /* ... which is no more */
    bool is_part;    /* ... which is a part of one: Scotland */
    bool is_read;
    uint32_t n_mentions; /* of all names of this country */
    float best[2]; /* the most probable country of it, of residence, of a citizen */
    char best_country[2][2];
} holding;

static const char *name_of(const tri_entity *entity, uint32_t i)
{
    return i == 0 ? entity->name : entity->aliases[i - 1];
}

static void read_country(const tri_entity *entity, holding *h)
{
    static const char *const old[] = {"SU", "YU", "CS", "DD"};
    for (uint32_t i = 0; i <= entity->n_aliases; i++) {
        const char *const *row = country_row(name_of(entity, i));
        if (row == NULL) {
            continue;
        }
        const char *code = row[TRI_COUNTRIES_CODE];
        h->is_old = code[0] == '\0';
        h->is_part = strchr(code, '-') != NULL;
        for (size_t k = 0; k < sizeof old / sizeof *old; k++) {
            h->is_old = h->is_old || strcmp(old[k], code) == 0;
        }
        /* Of those without a code the letters stand for the name. */
        memcpy(h->country, code[0] == '\0' ? row[TRI_COUNTRIES_NAME] : code, 2);
        if (code[0] == '\0') {
            h->country[1] = '?';
        }
        return;
    }
}

static void read_entity(const tri_entity *entity, holding *h)
{
    if (entity->type == TRI_TYPE_PER) {
        for (uint32_t i = 0; i < entity->n_roles; i++) {
            /* "ambassador to Lebanon": he is of another country. */
            if (strstr(entity->roles[i], " to ") == NULL) {
                put_words(&h->in, entity->roles[i]);
            }
        }
        return;
    }
    for (uint32_t i = 0; i <= entity->n_aliases; i++) {
        h->is_placed = put_place(&h->in, name_of(entity, i)) || h->is_placed;
    }
    for (uint32_t i = 0; h->in.n == 0 && !h->is_placed && i <= entity->n_aliases; i++) {
        put_words(&h->in, name_of(entity, i));
    }
}

/* ---- Relations */

typedef struct {
    const tri_document *document;
    holding *holdings;  /* of the entities */
    uint32_t n_counted; /* mentions of all countries */
    float report_more;  /* how much more is asked, as it is a report */
} judging;

static bool is_property(const tri_i_typed *one, const char *const *list)
{
    while (*list != NULL && strcmp(*list, one->property) != 0) {
        list++;
    }
    return *list != NULL;
}

/* Properties whose value is the country of what they are said of. */
static bool is_where(const tri_i_typed *one)
{
    static const char *const list[] = {"P17",  "P27",  "P131", "P159",  "P276",
                                       "P495", "P740", "P937", "P1001", NULL};
    return is_property(one, list);
}

static bool is_citizen(const tri_i_typed *one)
{
    return strcmp(one->property, "P27") == 0;
}

static uint32_t entity_of(const judging *j, uint32_t mention)
{
    return j->document->mentions[mention].entity;
}

/* What is known of an entity, read when it is first asked for. */
static holding *holding_of(judging *j, uint32_t entity)
{
    holding *h = &j->holdings[entity];
    if (!h->is_read) {
        h->is_read = true;
        read_entity(&j->document->entities[entity], h);
    }
    return h;
}

/* Counts the mentions of countries: two entities may be one. */
static bool count_countries(judging *j)
{
    uint32_t *found = malloc(((size_t)j->document->n_entities + 1) * sizeof *found);
    uint32_t n = 0;
    for (uint32_t i = 0; found != NULL && i < j->document->n_entities; i++) {
        const tri_entity *entity = &j->document->entities[i];
        if (entity->type != TRI_TYPE_LOC || !entity->named) {
            continue;
        }
        read_country(entity, &j->holdings[i]);
        if (j->holdings[i].country[0] == '\0') {
            continue;
        }
        found[n++] = i;
        j->n_counted += entity->n_mentions;
    }
    for (uint32_t i = 0; i < n; i++) {
        holding *h = &j->holdings[found[i]];
        for (uint32_t k = 0; k < n; k++) {
            if (memcmp(h->country, j->holdings[found[k]].country, 2) == 0) {
                h->n_mentions += j->document->entities[found[k]].n_mentions;
            }
        }
    }
    free(found);
    return found != NULL;
}

static void read_kind(judging *j)
{
    uint32_t n_said = 0;
    for (uint32_t i = 0; i < j->document->n_tokens; i++) {
        const char *lemma = j->document->tokens[i].lemma;
        n_said += lemma != NULL && strcmp(lemma, "say") == 0 ? 1 : 0;
    }
    const bool is_report =
        n_said >= SAID_LEAST && n_said * SAID_SENTENCES >= j->document->n_sentences;
    j->report_more = is_report ? report_more : 0;
}

static void note_best(judging *j, const tri_i_typed *one)
{
    holding *h = &j->holdings[entity_of(j, one->head)];
    const holding *in = &j->holdings[entity_of(j, one->tail)];
    const int which = is_citizen(one);
    if (is_where(one) && in->country[0] != '\0' && one->p > h->best[which]) {
        h->best[which] = one->p;
        memcpy(h->best_country[which], in->country, 2);
    }
}

/* Missions, and what belongs to all countries, are in one that is not theirs. */
static bool is_of_none(const tri_entity *entity)
{
    static const char *const words[] = {"Embassy", "Consulate",     "United Nations",
                                        "World",   "International", "Global"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        found = found || strstr(entity->name, words[i]) != NULL;
    }
    return found;
}

/* How probable it must be that something is in a country or of it; above 1: never. */
static float least_of_country(judging *j, const tri_i_typed *one, uint32_t head,
                              uint32_t tail, bool is_turned)
{
    const tri_document *d = j->document;
    const tri_entity *entity = &d->entities[head];
    const holding *h = holding_of(j, head);
    const char *country = j->holdings[tail].country;
    const bool is_person = entity->type == TRI_TYPE_PER;
    const int which = is_citizen(one);
    if (!is_person && (is_of_none(entity) || (entity->type == TRI_TYPE_MISC &&
                                              strcmp(entity->subtype, "event") != 0))) {
        return 2.0F;
    }
    if (h->in.n > 0) {
        /* That it is British says of no part of the kingdom that it is there. */
        return !has(&h->in, country)       ? 2.0F
               : j->holdings[tail].is_part ? old_least
                                           : known_least;
    }
    if (h->is_placed ||
        (!is_turned && memcmp(h->best_country[which], country, 2) != 0)) {
        return 2.0F;
    }
    if (j->holdings[tail].is_old) {
        return old_least;
    }
    const bool is_same = d->tokens[d->mentions[one->head].begin].sentence ==
                         d->tokens[d->mentions[one->tail].begin].sentence;
    const bool is_one =
        (float)j->holdings[tail].n_mentions >= one_share * (float)j->n_counted;
    /* Whoever holds an office in a country is called so where he is named. */
    const bool is_office = strcmp(one->property, "P1001") == 0;
    return (is_same ? same_least : apart_least) + (is_one ? 0.0F : rare_more) +
           (is_office ? untitled_more : 0.0F) + j->report_more;
}

static float least_of_place(judging *j, const tri_i_typed *one, uint32_t head,
                            uint32_t tail)
{
    const tri_document *d = j->document;
    const lands *a = &holding_of(j, head)->in;
    const lands *b = &holding_of(j, tail)->in;
    bool is_shared = a->n == 0 || b->n == 0;
    for (uint32_t i = 0; i < a->n; i++) {
        is_shared = is_shared || has(b, a->codes[i]);
    }
    const bool is_same = d->tokens[d->mentions[one->head].begin].sentence ==
                         d->tokens[d->mentions[one->tail].begin].sentence;
    const float more = j->report_more + (is_same ? 0.0F : far_more);
    /* What tables know there is there, as near as they say. */
    return !is_shared ? 2.0F : place_least + (a->n > 0 && b->n > 0 ? 0.0F : more);
}

/* Whether the types of both ends rule a relation out: dates are dates, and what takes
   place is an event. */
static bool is_misfit(const judging *j, const tri_i_typed *one)
{
    static const char *const dated[] = {"P569", "P570", "P571", "P576", "P577",
                                        "P580", "P582", "P585", NULL};
    const tri_entity *head = &j->document->entities[entity_of(j, one->head)];
    const tri_entity *tail = &j->document->entities[entity_of(j, one->tail)];
    return is_property(one, dated) &&
           (tail->type != TRI_TYPE_DATE || (strcmp(one->property, "P585") == 0 &&
                                            strcmp(head->subtype, "event") != 0));
}

static float least_of(judging *j, const tri_i_typed *one)
{
    static const char *const within[] = {"P131", "P150", NULL};
    if (is_misfit(j, one)) {
        return 2.0F;
    }
    const bool is_turned = strcmp(one->property, "P150") == 0;
    const uint32_t head = entity_of(j, is_turned ? one->tail : one->head);
    const uint32_t tail = entity_of(j, is_turned ? one->head : one->tail);
    if (strcmp(one->property, "P1001") == 0 &&
        j->document->entities[head].type != TRI_TYPE_PER) {
        return 2.0F;
    }
    if ((is_where(one) || is_turned) && j->holdings[tail].country[0] != '\0') {
        return least_of_country(j, one, head, tail, is_turned);
    }
    if (strcmp(one->property, "P17") == 0) {
        return 2.0F;
    }
    if (is_property(one, within)) {
        return least_of_place(j, one, head, tail);
    }
    return strtof(tri_i_lexicon_cell(&tri_i_lexicon_typed_labels, one->property,
                                     TRI_TYPED_LABELS_LEAST),
                  NULL) +
           j->report_more;
}

bool tri_i_keep_likely(const tri_document *document, tri_i_typed *relations,
                       uint32_t *n)
{
    judging *j = calloc(1, sizeof *j);
    holding *holdings = calloc((size_t)document->n_entities + 1, sizeof *j->holdings);
    if (j == NULL || holdings == NULL) {
        free(j);
        free(holdings);
        return false;
    }
    j->document = document;
    j->holdings = holdings;
    read_kind(j);
    if (!count_countries(j)) {
        free(holdings);
        free(j);
        return false;
    }
    for (uint32_t i = 0; i < *n; i++) {
        note_best(j, &relations[i]);
    }
    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < *n; i++) {
        if (relations[i].p >= least_of(j, &relations[i])) {
            relations[n_kept++] = relations[i];
        }
    }
    *n = n_kept;
    free(holdings);
    free(j);
    return true;
}
