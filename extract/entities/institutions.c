/* Takes the names of institutions apart: "the Russian Foreign Ministry", "Ministry of
   Foreign Affairs of Russia" are a role and its owner, in whatever order and words. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 10, MAX_PLACE = 4 };

/* A word of a role. */
typedef struct {
    const char *form;  /* as it stands */
    const char *means; /* the word that stands for it, folded; "" for "and" */
    bool joined;       /* a comma or "and" stands before it */
} role_word;

/* What has been read of one mention. */
typedef struct {
    const tri_i_resolver *resolver;
    uint32_t head;
    role_word before[MAX_WORDS]; /* modifiers, from the head on to the left */
    role_word after[MAX_WORDS];  /* after "of", in their order */
    uint32_t n_before;
    uint32_t n_after;
    uint32_t begin; /* what was read, tokens, half-open */
    uint32_t end;
    const char *owner; /* NULL: none was found */
    const char *kind;  /* of the head: "head", "part" */
    bool failed;       /* memory is out */
} reader;

static const tri_token *token_at(const reader *r, uint32_t at)
{
    return &r->resolver->document->tokens[at];
}

/* The row of a token's word in the table of institutions, NULL. */
static const char *const *word_row(reader *r, uint32_t at)
{
    const char *folded = tri_i_fold(r->resolver->arena, token_at(r, at)->form);
    r->failed = r->failed || folded == NULL;
    return folded == NULL
               ? NULL
               : tri_i_lexicon_find(&tri_i_lexicon_institution_words, folded);
}

static bool is_word(const reader *r, uint32_t at, const char *word)
{
    return strcmp(token_at(r, at)->form, word) == 0;
}

/* The owner that a name is in the tables: a country for its people, a city or region
   by its name; NULL. */
static const char *owner_of_name(const char *name)
{
    const tri_lexicon *table;
    const char *const *row = tri_i_known_name(name, false, &table);
    if (row == NULL || table == &tri_i_lexicon_organisations) {
        return NULL;
    }
    if (table == &tri_i_lexicon_demonyms) {
        return tri_i_country_name(row[TRI_DEMONYMS_CODE]);
    }
    if (table == &tri_i_lexicon_countries) {
        return strcmp(row[TRI_COUNTRIES_KIND], "country") == 0 ? row[TRI_COUNTRIES_NAME]
                                                               : NULL;
    }
    return strcmp(row[TRI_PLACES_TYPE], "LOC") == 0 &&
                   row[TRI_PLACES_METONYM][0] == '\0'
               ? row[TRI_PLACES_FORM]
               : NULL;
}

/* The owner whose name the tokens of [begin, end) are, NULL. */
static const char *owner_at(reader *r, uint32_t begin, uint32_t end)
{
    uint32_t words[MAX_PLACE];
    uint32_t n = 0;
    for (uint32_t t = begin; t < end && n < MAX_PLACE; t++) {
        words[n++] = t;
    }
    const char *name = tri_i_words(r->resolver, words, n, false);
    r->failed = r->failed || name == NULL;
    return name == NULL ? NULL : owner_of_name(name);
}

/* Adds a word to the role; false where it is no word of one. */
static bool add_word(reader *r, uint32_t at, bool left)
{
    const char *const *row = word_row(r, at);
    uint32_t *n = left ? &r->n_before : &r->n_after;
    if (row == NULL || *n == MAX_WORDS ||
        (left && strcmp(row[TRI_INSTITUTION_WORDS_KIND], "modifier") != 0 &&
         strcmp(row[TRI_INSTITUTION_WORDS_KIND], "part") != 0)) {
        return false;
    }
    role_word *word = left ? &r->before[*n] : &r->after[*n];
    *word = (role_word){.form = token_at(r, at)->form,
                        .means = row[TRI_INSTITUTION_WORDS_SAME][0] == '-' ? ""
                                 : row[TRI_INSTITUTION_WORDS_SAME][0] != '\0'
                                     ? row[TRI_INSTITUTION_WORDS_SAME]
                                     : row[TRI_INSTITUTION_WORDS_LOWER]};
    (*n)++;
    return true;
}

/* Whether a word only joins two words of a role. */
static bool is_joint(const reader *r, uint32_t at)
{
    return is_word(r, at, "and") || is_word(r, at, "&") || is_word(r, at, ",");
}

/* What stands before the head: modifiers, and the owner before them. */
static void read_left(reader *r, uint32_t first)
{
    uint32_t at = r->head;
    while (at > first) {
        const bool joint = is_joint(r, at - 1) && at - 1 > first && r->n_before > 0;
        if (add_word(r, at - 1 - joint, true)) {
            if (joint) {
                r->before[r->n_before - 2].joined = true;
            }
            at -= 1 + joint;
            continue;
        }
        if (token_at(r, at - 1)->xpos == TRI_XPOS_POS && at - 1 > first) {
            at--; /* "Russia's" */
        }
        for (uint32_t length = MAX_PLACE; length > 0 && r->owner == NULL; length--) {
            if (at >= first + length) {
                r->owner = owner_at(r, at - length, at);
                at -= r->owner != NULL ? length : 0;
            }
        }
        break;
    }
    r->begin = at;
}

/* What "of" brings: more words of the role, or the owner. */
static void read_right(reader *r, uint32_t last)
{
    uint32_t at = r->head + 1;
    r->end = at;
    while (at + 1 < last && is_word(r, at, "of")) {
        at += token_at(r, at + 1)->upos == TRI_UPOS_DET ? 2 : 1;
        const bool owned = r->owner != NULL;
        for (uint32_t length = MAX_PLACE; length > 0 && r->owner == NULL; length--) {
            if (at + length <= last) {
                r->owner = owner_at(r, at, at + length);
                r->end = r->owner != NULL ? at + length : r->end;
            }
        }
        if (!owned && r->owner != NULL) {
            return;
        }
        while (at < last) {
            const bool joint = is_joint(r, at) && at + 1 < last && r->n_after > 0;
            if (!add_word(r, at + joint, false)) {
                break;
            }
            r->after[r->n_after - 1].joined = joint;
            at += 1 + joint;
            r->end = at;
        }
    }
}

/* The head of an institution's name: the word before its first "of", or its last. */
static uint32_t head_of(const tri_i_resolver *resolver, uint32_t index)
{
    const tri_i_span *mention = &resolver->spans[index];
    if (mention->kind != TRI_MENTION_NAME) {
        return mention->head;
    }
    uint32_t words[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_words(resolver, index, words);
    for (uint32_t i = 1; i < n; i++) {
        if (strcmp(resolver->document->tokens[words[i]].form, "of") == 0) {
            return words[i - 1];
        }
    }
    return words[n - 1];
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The role's words in alphabetical order: what equal roles have in common. */
static const char *role_key(reader *r)
{
    const char *words[2 * MAX_WORDS + 1];
    size_t n = 0;
    const char *const *head = word_row(r, r->head);
    words[n++] = head[TRI_INSTITUTION_WORDS_SAME][0] != '\0'
                     ? head[TRI_INSTITUTION_WORDS_SAME]
                     : head[TRI_INSTITUTION_WORDS_LOWER];
    for (uint32_t i = 0; i < r->n_before; i++) {
        words[n++] = r->before[i].means;
    }
    for (uint32_t i = 0; i < r->n_after; i++) {
        words[n++] = r->after[i].means;
    }
    qsort(words, n, sizeof *words, compare_words);
    const char *key = "";
    for (size_t i = 0; i < n && key != NULL; i++) {
        if (words[i][0] != '\0') {
            key = tri_arena_printf(r->resolver->arena, "%s%s%s", key,
                                   key[0] != '\0' ? " " : "", words[i]);
        }
    }
    r->failed = r->failed || key == NULL;
    return key;
}

/* Adds a word to a label: the word that stands for it ("Interior" for "Internal"), or
   as it is ("of Representatives"), its first letter large. */
static const char *add_to_label(reader *r, const char *label, const role_word *word,
                                const char *between, bool as_it_is)
{
    tri_arena *arena = r->resolver->arena;
    if (label == NULL || word->means[0] == '\0') {
        return label;
    }
    const char *text = tri_i_capitalised(arena, as_it_is ? word->form : word->means);
    label = text == NULL ? NULL
                         : tri_arena_printf(arena, "%s%s%s", label,
                                            label[0] == '\0' ? ""
                                            : word->joined   ? " and "
                                                             : between,
                                            text);
    r->failed = r->failed || label == NULL;
    return label;
}

/* The role as a label: "Foreign Ministry", also of "Ministry of Foreign Affairs"; but
   "House of Representatives". */
static const char *role_label(reader *r)
{
    const char *folded = tri_i_fold(r->resolver->arena, token_at(r, r->head)->form);
    r->failed = r->failed || folded == NULL;
    if (folded == NULL) {
        return NULL;
    }
    const bool turned =
        strcmp(folded, "ministry") == 0 || strcmp(folded, "department") == 0;
    const role_word head = {.form = folded, .means = folded};
    const char *label = "";
    for (uint32_t i = r->n_before; i-- > 0;) {
        label = add_to_label(r, label, &r->before[i], " ", false);
    }
    for (uint32_t i = 0; turned && i < r->n_after; i++) {
        label = add_to_label(r, label, &r->after[i], " ", false);
    }
    label = add_to_label(r, label, &head, " ", true);
    for (uint32_t i = 0; !turned && i < r->n_after; i++) {
        label = add_to_label(r, label, &r->after[i], i == 0 ? " of " : " ", true);
    }
    return label;
}

/* Whether a common noun phrase means the one of its owner: "the British government",
   but not "a government", "the previous government", "governments". */
static bool is_the_one(const reader *r, const tri_i_span *mention, uint32_t index)
{

    const uint8_t xpos = token_at(r, r->head)->xpos;
    if (mention->kind == TRI_MENTION_NAME) {
        return true;
    }
    if (r->resolver->features[index].indefinite || xpos == TRI_XPOS_NNS ||
        xpos == TRI_XPOS_NNPS ||
        (strcmp(r->kind, "part") == 0 && r->n_before + r->n_after == 0)) {
        return false;
    }
    for (uint32_t t = r->resolver->features[index].begin; t < r->begin; t++) {
        if (token_at(r, t)->upos != TRI_UPOS_DET) {
            return false;
        }
    }
    return r->owner != NULL || r->n_before + r->n_after > 0;
}

/* Reads a mention; `*found` stays empty where it names no institution, its name also
   where the owner is unknown. False where memory is out. */
static bool read_mention(const tri_i_resolver *resolver, uint32_t index,
                         tri_i_institution *found)
{
    const tri_document *document = resolver->document;
    const tri_i_span *m = &resolver->spans[index];
    reader r = {.resolver = resolver, .head = head_of(resolver, index)};
    const bool is_name = m->kind == TRI_MENTION_NAME;
    const char *const *row = word_row(&r, r.head);
    if (row == NULL || strcmp(row[TRI_INSTITUTION_WORDS_KIND], "modifier") == 0) {
        return !r.failed;
    }
    r.kind = row[TRI_INSTITUTION_WORDS_KIND];
    const tri_sentence *sentence = &document->sentences[token_at(&r, r.head)->sentence];
    read_left(&r, sentence->begin);
    read_right(&r, sentence->end);
    uint32_t begin = m->begin;
    while (is_name && begin < m->end && token_at(&r, begin)->upos == TRI_UPOS_DET) {
        begin++;
    }
    const bool whole = !is_name || (r.begin <= begin && r.end >= m->end);
    const bool enough = r.n_before + r.n_after > 0 || strcmp(r.kind, "head") == 0;
    if (r.failed || !whole || !enough || !is_the_one(&r, m, index)) {
        return !r.failed;
    }
    found->role_key = role_key(&r);
    found->owner_name = r.owner;
    found->label = found->role_key == NULL ? NULL : role_label(&r);
    if (r.owner != NULL && found->label != NULL) {
        found->name =
            tri_arena_printf(resolver->arena, "%s (%s)", found->label, r.owner);
        r.failed = r.failed || found->name == NULL;
    }
    return !r.failed;
}

/* The number of a string among those met, from 1; 0 where memory is out. */
static uint32_t number_of(tri_map *map, uint32_t *n, const char *key)
{
    const uint32_t number = tri_i_get(map, key);
    if (number != TRI_NONE) {
        return number;
    }
    return tri_i_set(map, key, ++*n) ? *n : 0;
}

bool tri_i_find_institutions(tri_i_resolver *resolver)
{
    tri_map roles = {0};
    tri_map owners = {0};
    uint32_t n_roles = 0;
    uint32_t n_owners = 0;
    bool ok = true;
    for (uint32_t i = 0; i < resolver->n_spans && ok; i++) {
        const tri_i_span *m = &resolver->spans[i];
        const bool named = m->kind == TRI_MENTION_NAME && m->type != TRI_TYPE_PER;
        if (!named && m->kind != TRI_MENTION_NOMINAL) {
            continue;
        }
        tri_i_institution *found = &resolver->institutions[i];
        const tri_lexicon *table;
        const char *text = named ? tri_i_bare_name(resolver, i) : "";
        ok = text != NULL;
        if (!ok || (named && tri_i_known_name(text, true, &table) != NULL)) {
            continue;
        }
        ok = read_mention(resolver, i, found);
        if (ok && found->role_key != NULL) {
            resolver->clusters[i].role = number_of(&roles, &n_roles, found->role_key);
            ok = resolver->clusters[i].role != 0;
        }
        if (ok && found->owner_name != NULL) {
            resolver->clusters[i].role_owner =
                number_of(&owners, &n_owners, found->owner_name);
            ok = resolver->clusters[i].role_owner != 0;
        }
    }
    tri_map_clear(&roles);
    tri_map_clear(&owners);
    return ok;
}

/* ---- Before mentions are made */

/* How many tokens from `at` to `end` are words of a role. */
static uint32_t count_role_words(reader *r, uint32_t at, uint32_t end)
{
    uint32_t n = 0;
    while (at + n < end && (word_row(r, at + n) != NULL || is_joint(r, at + n))) {
        n++;
    }
    return n;
}

/* Takes a name of the role's words, or one that begins with them ("Interior of
   France"), for the rest of an institution's; true where nothing is left of it. */
static bool take_rest(reader *r, tri_i_span *institution, tri_i_span *rest)
{
    const uint32_t n = count_role_words(r, rest->begin, rest->end);
    if (n == 0 || is_joint(r, rest->begin + n - 1)) {
        return false;
    }
    const uint32_t end = rest->begin + n;
    if (end == rest->end) {
        institution->end = end;
        return true;
    }
    uint32_t owner = end + 1;
    if (!is_word(r, end, "of") || owner >= rest->end) {
        return false;
    }
    owner += token_at(r, owner)->upos == TRI_UPOS_DET && owner + 1 < rest->end;
    if (owner_at(r, owner, rest->end) != NULL) {
        institution->end = end;
        rest->begin = owner;
        rest->head = rest->end - 1;
        rest->type = TRI_TYPE_LOC;
    }
    return false;
}

bool tri_i_widen_institutions(const tri_document *document, tri_arena *arena,
                              tri_i_span *names, uint32_t *n_names)
{
    const tri_i_resolver only_text = {.document = document, .arena = arena};
    reader r = {.resolver = &only_text};
    uint32_t n = 0;
    for (uint32_t i = 0; i < *n_names && !r.failed; i++) {
        tri_i_span *m = &names[i];
        tri_i_span *before = n == 0 ? NULL : &names[n - 1];
        const bool named = before != NULL && before->kind == TRI_MENTION_NAME &&
                           m->kind == TRI_MENTION_NAME && m->given == 0 &&
                           before->given == 0 && before->type != TRI_TYPE_PER &&
                           m->type != TRI_TYPE_PER && m->begin > before->end;
        const char *const *row = named ? word_row(&r, before->end - 1) : NULL;
        uint32_t at = named ? before->end : 0;
        if (row != NULL && strcmp(row[TRI_INSTITUTION_WORDS_KIND], "modifier") != 0 &&
            is_word(&r, at, "of")) {
            at += token_at(&r, at + 1)->upos == TRI_UPOS_DET ? 2 : 1;
            if (m->begin == at - (token_at(&r, m->begin)->upos == TRI_UPOS_DET) &&
                take_rest(&r, before, m)) {
                continue;
            }
        }
        names[n++] = *m;
    }
    *n_names = n;
    return !r.failed;
}
