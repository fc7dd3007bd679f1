/* Folds the forms of one relation to one directed label.

   Passives with a known agent are turned where they are found (verb.c), nouns
   of events in events.c ("the founding of Y by X"). Here nouns for who does
   it become the verb: "founder of Y", "Y's co-founder" give X - found - Y. The words as
   they stand stay in the triple's relation. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <stdio.h>
#include <string.h>

/* Words before the noun that say when or how far somebody is it: the verb would not. */
static bool changes_meaning(const char *word, size_t length)
{
    char copy[32];
    (void)snprintf(copy, sizeof copy, "%.*s", (int)length, word);
    return length < sizeof copy &&
           tri_i_lexicon_has(&tri_i_lexicon_deed_modifiers, copy);
}

/* The verb of a label like "top producer of", NULL where it is none. `possessive`: what
   it is of stands before it. */
static const char *verb_of(const char *base, bool possessive)
{
    const char *noun = base;
    for (const char *at = base; *at != '\0';) {
        const size_t length = strcspn(at, " ");
        if (at[length] == ' ' && changes_meaning(at, length)) {
            return NULL;
        }
        noun = at;
        at += length + (at[length] == ' ');
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_agent_nouns, noun);
    return row == NULL || (possessive && row[TRI_AGENT_NOUNS_POSSESSIVE][0] == '\0')
               ? NULL
               : row[TRI_AGENT_NOUNS_VERB];
}

/* The noun and its preposition as they stand, where nothing comes between. */
static tri_i_range words_of(const tri_i_finds *x, const tri_i_find *find)
{
    const tri_document *d = x->document;
    const tri_sentence *s = &d->sentences[d->tokens[find->clause].sentence];
    for (uint32_t i = find->object; i > s->begin; i--) {
        if (tri_i_is(x->tree, i - 1, "of") && i - 1 > s->begin &&
            tri_i_lexicon_has(&tri_i_lexicon_agent_nouns, d->tokens[i - 2].lemma)) {
            return (tri_i_range){i - 2, i};
        }
    }
    return find->relation;
}

void tri_i_fold_relations(tri_i_finds *x)
{
    for (uint32_t i = 0; i < x->n_finds; i++) {
        tri_i_find *find = &x->finds[i];
        const size_t length = strlen(find->base);
        if ((find->pattern != TRI_PATTERN_COPULA &&
             find->pattern != TRI_PATTERN_APPOSITION &&
             find->pattern != TRI_PATTERN_TITLE && find->pattern != TRI_PATTERN_NOUN) ||
            strncmp(find->label, find->base, length) != 0 ||
            strcmp(find->label + length, " of") != 0) {
            continue;
        }
        const char *verb = verb_of(find->base, find->object < find->clause);
        if (verb != NULL) {
            find->relation = words_of(x, find);
            tri_i_relabel(x, find, verb);
        }
    }
}
