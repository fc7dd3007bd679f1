/* Takes the names of persons apart, and compares their parts. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/person_name.h"
#include "extract/entities/word_forms.h"

#include <string.h>

static bool is_numeral(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_name_numbers, word);
}

/* Words between given name and surname that begin a surname written alone. */
static bool is_particle(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_name_particles, word);
}

static tri_i_title_kind kind_of_title(const char *title)
{
    if (tri_i_lexicon_has(&tri_i_lexicon_wife_titles, title)) {
        return TRI_I_TITLE_WIFE;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_maid_titles, title)) {
        return TRI_I_TITLE_MAID;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_kin_titles, title)) {
        return TRI_I_TITLE_KIN;
    }
    const char *kind =
        tri_i_lexicon_cell(&tri_i_lexicon_titles, title, TRI_TITLES_KIND);
    return strcmp(kind, "honorific") == 0 ? TRI_I_TITLE_PLAIN
           : strcmp(kind, "rank") == 0    ? TRI_I_TITLE_RANK
                                          : TRI_I_TITLE_POST;
}

static uint8_t gender_of_title(const char *title)
{
    const char *gender =
        tri_i_lexicon_cell(&tri_i_lexicon_titles, title, TRI_TITLES_GENDER);
    return gender[0] == 'm'   ? TRI_I_MALE
           : gender[0] == 'f' ? TRI_I_FEMALE
                              : TRI_I_PERSON;
}

/* A title as the tables have it without its full stop; NULL where memory is out. */
static const char *fold_title(tri_arena *arena, const char *form)
{
    const char *folded = tri_i_fold(arena, form);
    const size_t n = folded == NULL ? 0 : strlen(folded);
    return n > 1 && folded[n - 1] == '.' ? tri_arena_copy(arena, folded, n - 1)
                                         : folded;
}

/* Reads what stands before the first word of the name: titles, written large, and
   "old". False where memory is out. */
static bool read_titles(const tri_i_resolver *r, uint32_t mention, uint32_t first,
                        tri_i_person_name *name)
{
    const tri_token *tokens = r->document->tokens;
    const uint32_t span = r->spans[mention].begin;
    name->title = "";
    name->begin = first;
    for (uint32_t t = first; t > 0; t--) {
        const tri_token *token = &tokens[t - 1];
        if (token->sentence != tokens[first].sentence) {
            break;
        }
        const char *folded = fold_title(r->arena, token->form);
        if (folded == NULL) {
            return false;
        }
        const bool is_old = tri_i_lexicon_has(&tri_i_lexicon_old_words, folded);
        if (is_old || tri_i_lexicon_has(&tri_i_lexicon_young_words, folded)) {
            name->age = is_old ? TRI_I_OLD : TRI_I_YOUNG;
            name->is_compared =
                strcmp(folded, "old") != 0 && strcmp(folded, "young") != 0;

        } else if (!tri_i_lexicon_has(&tri_i_lexicon_titles, folded) ||
                   (t - 1 < span && !tri_i_begins_large(token->form))) {
            break;
        } else if (name->title[0] == '\0') {
            name->title = folded;
            name->title_kind = (uint8_t)kind_of_title(folded);
            name->gender &= gender_of_title(folded);
        }
        name->begin = t - 1;
    }
    return true;
}

/* What a word behind a name says of its bearer's age, 0: nothing. */
static uint8_t age_behind(tri_arena *arena, const char *form)
{
    const char *folded = fold_title(arena, form);
    return folded == NULL                                          ? 0
           : tri_i_lexicon_has(&tri_i_lexicon_old_words, folded)   ? TRI_I_OLD
           : tri_i_lexicon_has(&tri_i_lexicon_young_words, folded) ? TRI_I_YOUNG
                                                                   : 0;
}

/* "James Lind senior", "Pitt the Younger", where the name ends before that. */
static void read_behind(const tri_i_resolver *r, uint32_t end, tri_i_person_name *name)
{
    const tri_document *d = r->document;
    uint32_t t = end;
    t += t < d->n_tokens && strcmp(d->tokens[t].form, ",") == 0;
    t += t < d->n_tokens && strcmp(d->tokens[t].form, "the") == 0;
    if (t < d->n_tokens && name->age == 0 &&
        d->tokens[t].sentence == d->tokens[end - 1].sentence &&
        (t + 1 == d->n_tokens || d->tokens[t].upos != TRI_UPOS_ADJ ||
         d->tokens[t].head < t)) {
        name->age = age_behind(r->arena, d->tokens[t].form);
        name->is_compared = name->age != 0;
    }
}

/* Takes "Jr.", "senior" and a number off the end. */
static void read_generation(tri_i_person_name *name)
{
    const char *last = name->chunks[name->n - 1];
    const bool is_young = tri_i_lexicon_has(&tri_i_lexicon_young_words, last);
    if (name->n > 1 &&
        (is_young || tri_i_lexicon_has(&tri_i_lexicon_old_words, last))) {
        name->age = is_young ? TRI_I_YOUNG : TRI_I_OLD;
        name->is_compared = true;

        name->n--;
    } else if (name->n > 2 && is_numeral(last)) {
        name->n--;
    }
}

bool tri_i_is_family(const tri_i_resolver *resolver, const tri_i_span *span)
{
    const tri_token *tokens = resolver->document->tokens;
    return tokens[span->head].xpos == TRI_XPOS_NNPS && span->end - span->begin == 1 &&
           tri_i_dependent(resolver->document->tree, span->head, TRI_REL_DET) !=
               TRI_NONE;
}

bool tri_i_read_person_name(const tri_i_resolver *resolver, uint32_t mention,
                            tri_i_person_name *name)
{
    tri_arena *arena = resolver->arena;
    const tri_i_span *m = &resolver->spans[mention];
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n_words = tri_i_name_words(resolver, mention, words);
    *name = (tri_i_person_name){.given = "", .gender = TRI_I_PERSON};
    name->n = tri_i_name_chunks(resolver, mention, name->chunks);
    if (name->n == 0 || !read_titles(resolver, mention, words[0], name)) {
        return false;
    }
    const uint8_t told = resolver->clusters[mention].gender & TRI_I_PERSON;
    if ((name->gender == 0 || name->gender == TRI_I_PERSON) && told != 0) {
        name->gender = told;
    }
    if (name->n > 2 &&
        tri_i_lexicon_has(&tri_i_lexicon_american_parties, name->chunks[0])) {
        name->n--; /* "Republican Ada Lind" */
        memmove(name->chunks, name->chunks + 1, name->n * sizeof *name->chunks);
    }
    const char *last = name->chunks[name->n - 1];
    const bool is_title = name->n == 1 && name->title[0] == '\0' &&
                          tri_i_lexicon_has(&tri_i_lexicon_titles, last);
    if ((name->n == 2 && is_numeral(last)) || is_title ||
        tri_i_is_family(resolver, m) || strcmp(name->title, "st") == 0) {
        name->is_whole = true;
        name->surname = name->n == 2 ? tri_arena_printf(arena, "%s %s", name->chunks[0],
                                                        name->chunks[1])
                                     : last;
        return name->surname != NULL;
    }
    read_generation(name);
    read_behind(resolver, words[n_words - 1] + 1, name);
    name->surname = name->chunks[name->n - 1];
    name->given = name->n > 1 && !is_particle(name->chunks[0]) ? name->chunks[0] : "";
    if (name->given[0] == '\0') {
        name->n = 1;
        name->chunks[0] = name->surname;
    }
    return true;
}

const char *tri_i_run_together(tri_arena *arena, const tri_i_person_name *name)
{
    char whole[256];
    size_t length = 0;
    for (uint32_t i = 0; i < name->n; i++) {
        for (const char *c = name->chunks[i]; *c != '\0' && length < sizeof whole - 1;
             c++) {
            if (*c != '-') {
                whole[length++] = *c;
            }
        }
    }
    return tri_arena_copy(arena, whole, length);
}

static bool is_nickname_of(tri_arena *arena, const char *shorter, const char *longer)
{
    const tri_lexicon *table = &tri_i_lexicon_nicknames;
    const char *form = tri_i_capitalised(arena, shorter);
    const char *const *row = form == NULL ? NULL : tri_i_lexicon_find(table, form);
    for (; row != NULL; row = tri_i_lexicon_next(table, row)) {
        const char *full = tri_i_fold(arena, row[TRI_NICKNAMES_FULL]);
        if (full != NULL && strcmp(full, longer) == 0) {
            return true;
        }
    }
    return false;
}

bool tri_i_is_nickname(tri_arena *arena, const char *a, const char *b)
{
    return is_nickname_of(arena, a, b) || is_nickname_of(arena, b, a);
}

bool tri_i_given_agree(tri_arena *arena, const char *a, const char *b)
{
    if (a[0] == '\0' || b[0] == '\0' || strcmp(a, b) == 0) {
        return true;
    }
    if (a[1] == '\0' || b[1] == '\0') {
        return a[0] == b[0];
    }
    return tri_i_is_spelling(a, b) || tri_i_is_nickname(arena, a, b);
}

bool tri_i_middles_agree(const tri_i_person_name *a, const tri_i_person_name *b)
{
    if (a->n < 3 || b->n < 3) {
        return true;
    }
    const char *x = a->chunks[1];
    const char *y = b->chunks[1];
    return strcmp(x, y) == 0 || ((x[1] == '\0' || y[1] == '\0') && x[0] == y[0]);
}

bool tri_i_is_part_of_name(const tri_i_person_name *a, const tri_i_person_name *b)
{
    const tri_i_person_name *shorter = a->n <= b->n ? a : b;
    const tri_i_person_name *longer = a->n <= b->n ? b : a;
    if (shorter->n < 2 || strcmp(shorter->chunks[0], longer->chunks[0]) != 0) {
        return false;
    }
    uint32_t i = 0;
    for (uint32_t k = 0; k < longer->n && i < shorter->n; k++) {
        i += strcmp(shorter->chunks[i], longer->chunks[k]) == 0;
    }
    return i == shorter->n;
}

bool tri_i_titles_differ(const tri_i_person_name *a, const tri_i_person_name *b)
{
    const uint8_t x = a->title_kind;
    const uint8_t y = b->title_kind;
    const bool wife = x == TRI_I_TITLE_WIFE || y == TRI_I_TITLE_WIFE;
    const bool maid = x == TRI_I_TITLE_MAID || y == TRI_I_TITLE_MAID;
    const bool posts = x >= TRI_I_TITLE_RANK && y >= TRI_I_TITLE_RANK;
    if (posts || (x == TRI_I_TITLE_WIFE && y == x)) {
        return strcmp(a->title, b->title) != 0;
    }
    if (!wife && !maid) {
        return false;
    }
    /* "Dr. Lind" and "Mrs. Lind", "Captain Lind" and "Miss Lind". */
    const tri_i_person_name *other =
        x == TRI_I_TITLE_WIFE || x == TRI_I_TITLE_MAID ? b : a;
    return (wife && maid) || other->title_kind == TRI_I_TITLE_RANK ||
           (other->title_kind == TRI_I_TITLE_PLAIN && other->gender == TRI_I_PERSON);
}
