/* Why two names cannot be one organisation's, place's or other thing's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/guard/name_i.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

/* How the words of two names stand to each other. */
typedef struct {
    uint32_t shared;         /* words that both have */
    uint32_t only_a, only_b; /* words that tell and that the other one lacks */
    bool legal_a, legal_b;   /* it has a company's form */
} overlap;

/* "Olympic Games", "Olympics" */
static bool is_plural_of(const char *a, const char *b)
{
    const size_t n = strlen(a);
    return n > 4 && strncmp(a, b, n) == 0 && b[n] == 's' && b[n + 1] == '\0';
}

static bool is_same_word(const char *a, const char *b)
{
    return strcmp(a, b) == 0 ||
           (a[0] != '=' && b[0] != '=' &&
            (tri_i_is_spelling(a, b) || is_plural_of(a, b) || is_plural_of(b, a)));
}

static bool has_word(const tri_i_name *name, const char *word)
{
    for (uint32_t i = 0; i < name->n_words; i++) {
        if (is_same_word(tri_i_word(name, i), word)) {
            return true;
        }
    }
    return false;
}

/* Counts the words of a name that tell and those of them that another has too. */
static uint32_t count_own(const tri_i_name *name, const tri_i_name *other,
                          uint32_t *shared, bool *legal)
{
    uint32_t own = 0;
    *shared = 0;
    *legal = false;
    for (uint32_t i = 0; i < name->n_words; i++) {
        if ((name->sort[i] & TRI_I_WORD_LEGAL) != 0) {
            *legal = true;
        } else if ((name->sort[i] & TRI_I_WORD_SMALL) == 0) {
            const bool both = has_word(other, tri_i_word(name, i));
            *shared += both;
            own += !both;
        }
    }
    return own;
}

static overlap compare(const tri_i_name *a, const tri_i_name *b)
{
    overlap o;
    uint32_t ignored;
    o.only_a = count_own(a, b, &o.shared, &o.legal_a);
    o.only_b = count_own(b, a, &ignored, &o.legal_b);
    return o;
}

bool tri_i_is_turned(const char *acronym, const char *letters)
{
    const size_t n = strlen(acronym);
    if (n < 3 || strlen(letters) != n || acronym[0] != letters[n - 1]) {
        return false;
    }
    int more[26] = {0};
    for (size_t i = 0; i < n; i++) {
        if (acronym[i] < 'a' || acronym[i] > 'z' || letters[i] < 'a' ||
            letters[i] > 'z') {
            return false;
        }
        more[acronym[i] - 'a']++;
        more[letters[i] - 'a']--;
    }
    for (int i = 0; i < 26; i++) {
        if (more[i] != 0) {
            return false;
        }
    }
    return true;
}

/* Whether one is made of the other's initials. */
static bool is_made_of(const tri_i_name *acronym, const tri_i_name *name)
{
    if (!acronym->is_acronym || name->letters[1] == '\0') {
        return false;
    }
    return strcmp(tri_i_word(acronym, 0), name->letters) == 0 ||
           tri_i_is_turned(tri_i_word(acronym, 0), name->letters);
}

static bool is_head(const tri_i_name *name)
{
    for (uint32_t i = 0; i < name->n_words; i++) {
        if ((name->sort[i] & TRI_I_WORD_HEAD) != 0) {
            return true;
        }
    }
    return false;
}

/* Whether the longer name goes on behind the whole shorter one with a thing of its:
   "University of Corrin Press". */
static bool goes_on(const tri_i_name *shorter, const tri_i_name *longer)
{
    for (uint32_t i = 0; i < shorter->n_words; i++) {
        if (i >= longer->n_words ||
            !is_same_word(tri_i_word(shorter, i), tri_i_word(longer, i))) {
            return false;
        }
    }
    const uint8_t next = longer->sort[shorter->n_words];
    return (next & (TRI_I_WORD_SMALL | TRI_I_WORD_LEGAL)) == 0;
}

/* "Kingdom of Morocco", "City of Oslo" for "Oslo". */
static bool is_container_of(const tri_i_name *longer, const tri_i_name *shorter)
{
    return longer->n_words == shorter->n_words + 2U &&
           (longer->sort[0] & TRI_I_WORD_LAND) != 0 &&
           strcmp(tri_i_word(longer, 1), "of") == 0;
}

/* Two names of which one has all words of the other and more. */
static tri_i_apart contained_apart(const tri_i_name *shorter, const tri_i_name *longer,
                                   bool is_legal)
{
    if (is_legal) { /* "Tessaro plc", "Tessaro Chemicals" */
        return TRI_I_APART_WORD;
    }
    if (is_container_of(longer, shorter)) {
        return TRI_I_APART_NOT;
    }
    if (shorter->known[0] == '=' ||
        ((shorter->known[0] != '\0' || is_head(shorter)) && goes_on(shorter, longer))) {
        return TRI_I_APART_HEAD;
    }
    const bool is_place = shorter->type == TRI_TYPE_LOC || longer->type == TRI_TYPE_LOC;
    return is_place && shorter->type != longer->type && !is_head(shorter)
               ? TRI_I_APART_TYPE
               : TRI_I_APART_NOT;
}

static tri_i_apart words_apart(const tri_i_name *a, const tri_i_name *b)
{
    const overlap o = compare(a, b);
    if (o.shared == 0) {
        return TRI_I_APART_UNLIKE;
    }
    if (o.only_a > 0 && o.only_b > 0) {
        return TRI_I_APART_WORD;
    }
    if (o.only_a == 0 && o.only_b == 0) {
        return TRI_I_APART_NOT;
    }
    return o.only_a > 0 ? contained_apart(b, a, o.legal_b)
                        : contained_apart(a, b, o.legal_a);
}

/* "T C Amara" for "Cyclone Amara": letters of sorts before the same name. */
static bool is_lettered(const tri_i_name *a, const tri_i_name *b)
{
    uint32_t k = 0;
    while (k + 1U < a->n_words && (a->sort[k] & TRI_I_WORD_INITIAL) != 0) {
        k++;
    }
    const uint32_t rest = a->n_words - k;
    const uint32_t n_sorts = b->n_words > rest ? b->n_words - rest : 0;
    if (k == 0 || n_sorts == 0 ||
        !tri_i_lexicon_has(&tri_i_lexicon_leading_sorts, tri_i_word(b, n_sorts - 1)) ||
        tri_i_word(b, n_sorts - 1)[0] != tri_i_word(a, k - 1)[0]) {
        return false;
    }
    for (uint32_t i = 0; i < rest; i++) {
        if (!is_same_word(tri_i_word(a, k + i), tri_i_word(b, n_sorts + i))) {
            return false;
        }
    }
    return true;
}

/* Whether the words beside numbers and directions are the same. */
static bool is_same_rest(const tri_i_name *a, const tri_i_name *b)
{
    const overlap o = compare(a, b);
    return o.shared > 0 && o.only_a == 0 && o.only_b == 0;
}

static tri_i_apart numbers_apart(const tri_i_name *a, const tri_i_name *b)
{
    if (strcmp(a->numbers, b->numbers) == 0) {
        return TRI_I_APART_NOT;
    }
    if (a->numbers[0] != '\0' && b->numbers[0] != '\0') {
        return TRI_I_APART_NUMBER;
    }
    /* "Apollo" is not "Apollo 11"; but a club or a channel is called without it. */
    const tri_i_name *numbered = a->numbers[0] != '\0' ? a : b;
    return numbered->ends_in_number && numbered->type != TRI_TYPE_ORG &&
                   is_same_rest(a, b)
               ? TRI_I_APART_NUMBER
               : TRI_I_APART_NOT;
}

static tri_i_apart directions_apart(const tri_i_name *a, const tri_i_name *b)
{
    if (strcmp(a->direction, b->direction) == 0) {
        return TRI_I_APART_NOT;
    }
    if (a->direction[0] != '\0' && b->direction[0] != '\0') {
        return TRI_I_APART_DIRECTION;
    }
    const tri_i_name *part = a->direction[0] != '\0' ? a : b;
    /* "Old Athens" may be Athens; "Upper Silesia" is not Silesia. */
    return (part->telling == 's' ||
            (part->telling == 'd' && part->type == TRI_TYPE_LOC)) &&
                   is_same_rest(a, b)
               ? TRI_I_APART_DIRECTION
               : TRI_I_APART_NOT;
}

tri_i_apart tri_i_things_apart(const tri_i_name *a, const tri_i_name *b)
{
    if (a->key == b->key) {
        return TRI_I_APART_NOT;
    }
    const bool known = a->known[0] != '\0' && b->known[0] != '\0';
    if (known && strcmp(a->known, b->known) == 0) {
        return TRI_I_APART_NOT;
    }
    if (known && a->known[0] == '=' && b->known[0] == '=') {
        return TRI_I_APART_COUNTRY;
    }
    tri_i_apart reason = numbers_apart(a, b);
    reason = reason == TRI_I_APART_NOT ? directions_apart(a, b) : reason;
    if (reason != TRI_I_APART_NOT || is_made_of(a, b) || is_made_of(b, a) ||
        is_lettered(a, b) || is_lettered(b, a)) {
        return reason;
    }
    return words_apart(a, b);
}
