/* Joins the names of what is no person that are one in two spellings: "Phailin" and
   "Phalin", "Qaddara" and "Kaddara". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"

#include <string.h>

enum {
    MOST_LETTERS = 48, /* of a name's consonants */
    SHORTEST = 6       /* letters of a word with another spelling */
};

/* A consonant as other alphabets' romanisations are of one mind about it, 0 for a vowel
   and for what some leave out. */
static char sound(char letter)
{
    switch (letter) {
    case 'c':
    case 'g':
    case 'q':
    case 'x':
        return 'k';
    case 'z':
        return 's';
    case 'f':
    case 'p':
    case 'w':
        return 'v';
    case 'a':
    case 'e':
    case 'h':
    case 'i':
    case 'j':
    case 'o':
    case 'u':
    case 'y':
        return 0;
    default:
        return letter >= 'a' && letter <= 'z' ? letter : 0;
    }
}

/* What spellings of one name mostly have in common: the consonants of each word, in the
   order of the alphabet. `*has_long`: a word is long enough to be spelled otherwise. */
static void skeleton(const char *const *chunks, uint32_t n, char out[MOST_LETTERS + 1],
                     bool *has_long)
{
    size_t at = 0;
    *has_long = false;
    for (uint32_t i = 0; i < n && at + 2 < MOST_LETTERS; i++) {
        int letters[26] = {0};
        *has_long = *has_long || strlen(chunks[i]) >= SHORTEST;
        for (const char *c = chunks[i]; *c != '\0'; c++) {
            if (sound(*c) != 0) {
                letters[sound(*c) - 'a'] = 1;
            }
        }
        for (int k = 0; k < 26 && at + 1 < MOST_LETTERS; k++) {
            if (letters[k] != 0) {
                out[at++] = (char)('a' + k);
            }
        }
        out[at++] = ' ';
    }
    out[at] = '\0';
}

/* Whether two names have as many words, each one in two spellings or the same, and the
   tables know at most one of the two. */
static bool is_spelling(const tri_i_resolver *r, uint32_t a, uint32_t b)
{
    const char *x[TRI_I_NAME_WORDS];
    const char *y[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_chunks(r, a, x);
    if (n == 0 || n != tri_i_name_chunks(r, b, y)) {
        return false;
    }
    bool is_other = false;
    for (uint32_t i = 0; i < n; i++) {
        is_other = is_other || strcmp(x[i], y[i]) != 0;
        if (!tri_i_is_spelling(x[i], y[i])) {
            return false;
        }
    }
    if (!is_other) { /* equal names that others did not join have two owners */
        return false;
    }
    const tri_lexicon *table;
    const char *one = tri_i_bare_name(r, a);
    const char *other = tri_i_bare_name(r, b);
    return one != NULL && other != NULL &&
           (tri_i_known_name(one, true, &table) == NULL ||
            tri_i_known_name(other, true, &table) == NULL);
}

bool tri_i_join_spellings(tri_i_resolver *resolver)
{
    tri_map names = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        const tri_i_span *m = &resolver->spans[i];
        if (m->kind != TRI_MENTION_NAME || m->type == TRI_TYPE_PER ||
            tri_i_land(resolver, i) != NULL || resolver->elsewhere[i] != NULL) {
            continue;
        }
        const char *chunks[TRI_I_NAME_WORDS];
        const uint32_t n = tri_i_name_chunks(resolver, i, chunks);
        char letters[MOST_LETTERS + 1];
        bool has_long;
        ok = n > 0;
        skeleton(chunks, n, letters, &has_long);
        const char *key = ok && has_long ? tri_arena_printf(resolver->arena, "%u%s",
                                                            (unsigned)m->type, letters)
                                         : "";
        ok = ok && key != NULL;
        const uint32_t before = ok ? tri_i_get(&names, key) : TRI_NONE;
        if (before == TRI_NONE) {
            ok = ok && tri_i_set(&names, key, i);
        } else if (tri_i_find_root(resolver, before) != tri_i_find_root(resolver, i) &&
                   is_spelling(resolver, before, i)) {
            tri_i_join(resolver, i, before, TRI_RULE_SPELLING);
        }
    }
    tri_map_clear(&names);
    return ok;
}
