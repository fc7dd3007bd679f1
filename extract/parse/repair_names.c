/* Sets the names that were decoded right at their edges: what no name ends in is cut
   off, what belongs to one is taken in. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/parse/parse_i.h"

#include <stdio.h>
#include <string.h>

enum { KEY_ROOM = 512 /* bytes of a word or name that is looked up */ };

typedef struct {
    const tri_document *document;
    const tri_i_bio *bio;
    bool has_case;     /* the document has a letter that is upper case */
    bool all_upper;    /* it has none that is lower case */
    tri_i_name *names; /* (n_names) */
    size_t n_names;
} repairer;

static bool is_mark(const tri_token *token, const char *marks)
{
    return token->form[1] == '\0' && strchr(marks, token->form[0]) != NULL;
}

static bool is_hyphen(const tri_token *token)
{
    return is_mark(token, "-") || strcmp(token->form, "\xE2\x80\x93") == 0;
}

static bool is_capital(const tri_token *token)
{
    uint32_t first;
    (void)tri_utf8_decode(token->form, strlen(token->form), &first);
    return tri_is_upper(first);
}

static void lower(const tri_token *token, char word[KEY_ROOM])
{
    (void)tri_utf8_lower(token->form, strlen(token->form), word, KEY_ROOM);
}

/* A preposition, conjunction or article in small letters, or in whichever where a
   document has capitals alone. */
static bool is_small_word(const tri_token *token, bool all_upper)
{
    uint32_t first;
    (void)tri_utf8_decode(token->form, strlen(token->form), &first);
    return (token->upos == TRI_UPOS_ADP || token->upos == TRI_UPOS_CCONJ ||
            token->upos == TRI_UPOS_SCONJ || token->upos == TRI_UPOS_DET) &&
           (all_upper || tri_is_lower(first));
}

bool tri_i_is_connecting(const tri_token *token, bool all_upper)
{
    char word[KEY_ROOM];
    if (!is_small_word(token, all_upper)) {
        return is_mark(token, "/&") || is_hyphen(token);
    }
    lower(token, word);
    return tri_i_lexicon_has(&tri_i_lexicon_name_joints, word);
}

/* Whether no name ends in this word. */
static bool cannot_end(const repairer *d, const tri_token *token)
{
    return is_small_word(token, d->all_upper) || is_mark(token, ",;:([/&") ||
           is_hyphen(token);
}

/* Whether a name begins with a small word for a part of what the name goes on to say:
   "western Norland"; but not "south" where nothing has capitals. Or with "per". */
static bool has_part_before(const repairer *d, const tri_i_name *name)
{
    const tri_token *tokens = d->document->tokens;
    uint32_t first;
    const char *form = tokens[name->begin].form;
    (void)tri_utf8_decode(form, strlen(form), &first);
    if (name->end - name->begin < 2 || !tri_is_lower(first)) {
        return false;
    }
    const char *next = tokens[name->begin + 1].form;
    (void)tri_utf8_decode(next, strlen(next), &first);
    if (tri_is_upper(first) && strcmp(form, "per") == 0) {
        return true;
    }
    return tri_is_upper(first) &&
           strcmp(tri_i_lexicon_cell(&tri_i_lexicon_telling_words, form,
                                     TRI_TELLING_WORDS_KIND),
                  "direction") == 0;
}

/* Whether a name has a small word behind it that only says what it names: "Torvik
   region". */
static bool has_tail(const repairer *d, const tri_i_name *name)
{
    const tri_token *tokens = d->document->tokens;
    uint32_t first;
    const char *before = tokens[name->end - 2].form;
    (void)tri_utf8_decode(before, strlen(before), &first);
    return (tri_is_upper(first) || tri_is_digit(first)) &&
           tri_i_lexicon_has(&tri_i_lexicon_name_tails, tokens[name->end - 1].form);
}

/* Whether a name ends in the ending of an owner whose own name comes next: "Yale's" of
   "Yale's Torvik School", but not "McDonald's". */
static bool owns_next(const repairer *d, const tri_i_name *name)
{
    const tri_token *tokens = d->document->tokens;
    const tri_token *last = tokens + name->end - 1;
    return name->end < d->document->n_tokens &&
           tokens[name->end].sentence == last->sentence &&
           (strcmp(last->form, "'s") == 0 || strcmp(last->form, "\xE2\x80\x99s") == 0 ||
            strcmp(last->form, "'") == 0) &&
           is_capital(tokens + name->end) && !d->all_upper;
}

/* Takes in the bracket that closes one opened inside, or cuts the name before it; a
   closing one without its opening ends the name. */
static void close_brackets(const repairer *d, tri_i_name *name)
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

/* Whether a name is a country or people, which a hyphen sets against another. */
static bool is_nation(const repairer *d, const tri_i_name *name)
{
    const char *form = d->document->tokens[name->end - 1].form;
    return tri_i_lexicon_has(&tri_i_lexicon_countries, form) ||
           tri_i_lexicon_has(&tri_i_lexicon_demonyms, form);
}

/* Whether two names of one type that follow each other are one: cut at a hyphen
   (Nur-Sultan, but US-Russia), or a kind of place or body and its name (Province of
   Rieti). */
static bool are_one(const repairer *d, const tri_i_name *a, const tri_i_name *b)
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
static const char *type_before_of(const repairer *d, uint32_t token)
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
static uint32_t head_before_of(const repairer *d, const tri_i_name *name)
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
static bool take_head(const repairer *d, tri_i_name *before, tri_i_name *name)
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

/* Takes an article that was found as a name of its own into the name behind it: "The",
   "Torviks". True where the two have become one, `article`. */
static bool take_article(const repairer *d, tri_i_name *article, const tri_i_name *name)
{
    char word[KEY_ROOM];
    if (article == NULL || article->end - article->begin != 1 ||
        article->end != name->begin) {
        return false;
    }
    lower(d->document->tokens + article->begin, word);
    if (strcmp(word, "the") != 0) {
        return false;
    }
    article->end = name->end;
    article->type = name->type;
    return true;
}

/* Where a place's name begins with what it is: "Duchy of Torvik", "Royal Borough of
   Lind"; else its own beginning. `from`: the first token that may belong to it. */
static uint32_t begin_of_land(const repairer *d, const tri_i_name *name, uint32_t from)
{
    const tri_token *tokens = d->document->tokens;
    char word[KEY_ROOM];
    const uint32_t at = name->begin;
    if (strcmp(d->bio->types[name->type], "LOC") != 0 || d->all_upper ||
        at < from + 2 || strcmp(tokens[at - 1].form, "of") != 0 ||
        !is_capital(tokens + at - 2) || !is_capital(tokens + at) ||
        tokens[at - 2].sentence != tokens[at].sentence) {
        return at;
    }
    lower(tokens + at - 2, word);
    if (!tri_i_lexicon_has(&tri_i_lexicon_land_ranks, word)) {
        return at;
    }
    uint32_t begin = at - 2;
    while (begin > from && tokens[begin - 1].sentence == tokens[at].sentence &&
           tokens[begin - 1].upos != TRI_UPOS_PUNCT &&
           strcmp(tokens[begin - 1].form, "The") != 0 &&
           is_capital(tokens + begin - 1)) {
        begin--;
    }
    return begin == at - 2 || tri_i_lexicon_has(&tri_i_lexicon_named_ranks, word)
               ? begin
               : at;
}

/* Takes what a place is into its name; the name before it (NULL) may be that: "London
   Borough" of "London Borough of Lind". True where the two have become one, `before`.
 */
static bool take_rank(const repairer *d, tri_i_name *before, tri_i_name *name)
{
    const bool is_rank = before != NULL && before->end + 1 == name->begin;
    const uint32_t from = before == NULL ? 0 : is_rank ? before->begin : before->end;
    const uint32_t begin = begin_of_land(d, name, from);
    if (begin == name->begin) {
        return false;
    }
    if (is_rank) {
        before->begin = begin;
        before->end = name->end;
        before->type = name->type;
        return true;
    }
    name->begin = begin;
    return false;
}

/* Whether tokens [begin, end) are a country that the tables know. */
static bool is_country(const repairer *d, uint32_t begin, uint32_t end)
{
    char name[KEY_ROOM];
    size_t n = 0;
    for (uint32_t t = begin; t < end; t++) {
        const int length = snprintf(name + n, sizeof name - n, "%s%s",
                                    t > begin ? " " : "", d->document->tokens[t].form);
        n += (size_t)(length < 0 ? 0 : length);
        if (n >= sizeof name) {
            return false;
        }
    }
    return begin < end && tri_i_lexicon_has(&tri_i_lexicon_countries, name);
}

/* Whether a name is of a country at its end, and none of what each country has one of:
   "Food Standards of Norway", not "Bank of Norway". */
static bool is_of_country(const repairer *d, const tri_i_name *name)
{
    const tri_token *tokens = d->document->tokens;
    char word[KEY_ROOM];
    uint32_t of = name->end;
    while (of > name->begin && strcmp(tokens[of - 1].form, "of") != 0) {
        of--;
    }
    if (of < name->begin + 2 || !is_country(d, of, name->end)) {
        return false;
    }
    lower(tokens + of - 2, word);
    return !tri_i_lexicon_has(&tri_i_lexicon_institution_words, word);
}

/* Whether "and" joins two names to one: a country that the tables know ("Trinidad and
   Tobago"), or a body of two ("Food Standards of Norway and Sweden"). */
static bool are_joined(const repairer *d, const tri_i_name *a, const tri_i_name *b)
{
    const tri_token *tokens = d->document->tokens;
    if (a->end + 1 != b->begin || strcmp(tokens[a->end].form, "and") != 0) {
        return false;
    }
    return is_country(d, a->begin, b->end) ||
           (strcmp(d->bio->types[a->type], "ORG") == 0 && is_of_country(d, a) &&
            is_country(d, b->begin, b->end));
}

/* A post that stands alone ("the President") names nobody. */
static bool is_post(const repairer *d, const tri_i_name *name)
{
    char word[KEY_ROOM];
    lower(d->document->tokens + name->begin, word);
    const uint32_t at = name->begin + (strcmp(word, "the") == 0 ? 1 : 0);
    if (name->end != at + 1 || strcmp(d->bio->types[name->type], "PER") != 0) {
        return false;
    }
    lower(d->document->tokens + at, word);
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_titles, word);
    return row != NULL && (strcmp(row[TRI_TITLES_KIND], "office") == 0 ||
                           strcmp(row[TRI_TITLES_KIND], "role") == 0);
}

/* Whether a word has a large letter, or a digit beside others: "Rio", "iPad", "b2". */
static bool is_marked(const char *form)
{
    const size_t n = strlen(form);
    bool has_digit = false;
    bool has_other = false;
    for (size_t at = 0; at < n;) {
        uint32_t code;
        at += tri_utf8_decode(form + at, n - at, &code);
        if (tri_is_upper(code)) {
            return true;
        }
        has_digit |= tri_is_digit(code);
        has_other |= !tri_is_digit(code);
    }
    return has_digit && has_other;
}

/* Whether a name of a body, place or person has no letter: "3 .". */
static bool is_bare(const repairer *d, const tri_i_name *name)
{
    for (uint32_t i = name->begin; i < name->end; i++) {
        const char *form = d->document->tokens[i].form;
        const size_t n = strlen(form);
        for (size_t at = 0; at < n;) {
            uint32_t code;
            at += tri_utf8_decode(form + at, n - at, &code);
            if (code > 0x7F || (code | 0x20) - 'a' < 26) {
                return false;
            }
        }
    }
    return strcmp(d->bio->types[name->type], "MISC") != 0;
}

/* Whether a text that has capitals writes a name of no place or person without:
   "scimitar oryx", "bitcoin" name sorts of things, "2006 general election" says when;
   but "player of the year", "taco bell". */
static bool is_common(const repairer *d, const tri_i_name *name)
{
    const tri_token *tokens = d->document->tokens;
    bool has_lower = false;
    uint32_t begin = name->begin;
    uint32_t first;
    (void)tri_utf8_decode(tokens[begin].form, strlen(tokens[begin].form), &first);
    begin +=
        tri_is_digit(first) && name->end > begin + 1 && !is_marked(tokens[begin].form)
            ? 1
            : 0;
    const char *type = d->bio->types[name->type];
    const uint32_t most = strcmp(type, "MISC") == 0  ? 2
                          : strcmp(type, "ORG") == 0 ? 1
                                                     : 0;
    if (name->end - begin > most || !d->has_case) {
        return false;
    }
    for (uint32_t i = begin; i < name->end; i++) {
        (void)tri_utf8_decode(tokens[i].form, strlen(tokens[i].form), &first);
        if (is_marked(tokens[i].form) || tri_is_digit(first)) {
            return false;
        }
        has_lower |= tri_is_lower(first);
    }
    return has_lower;
}

size_t tri_i_repair_names(const tri_document *document, const tri_i_bio *bio,
                          bool has_case, bool all_upper, tri_i_name *names,
                          size_t n_names)
{
    repairer all = {document, bio, has_case, all_upper, names, n_names};
    repairer *d = &all;
    size_t n = 0;
    for (size_t i = 0; i < d->n_names; i++) {
        tri_i_name *before = n == 0 ? NULL : d->names + n - 1;
        tri_i_name name = d->names[i];
        if (before != NULL &&
            (are_one(d, before, &name) || are_joined(d, before, &name))) {
            before->end = name.end;
        } else if (!take_article(d, before, &name) && !take_rank(d, before, &name) &&
                   !take_head(d, before, &name)) {
            d->names[n++] = name;
        }
    }
    d->n_names = 0;
    for (size_t i = 0; i < n; i++) {
        tri_i_name name = d->names[i];
        close_brackets(d, &name);
        if (name.end > name.begin && has_part_before(d, &name)) {
            name.begin++;
        }
        if (name.end > name.begin + 1 && (has_tail(d, &name) || owns_next(d, &name))) {
            name.end--;
        }
        while (name.end > name.begin &&
               cannot_end(d, d->document->tokens + name.end - 1)) {
            name.end--;
        }
        if (name.end > name.begin && !is_post(d, &name) && !is_common(d, &name) &&
            !is_bare(d, &name)) {
            d->names[d->n_names++] = name;
        }
    }
    return d->n_names;
}
