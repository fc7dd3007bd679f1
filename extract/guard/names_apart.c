/* Why two names cannot be one thing's, whatever they name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/guard/name_i.h"

#include <string.h>

#define APART_TEXT(name, text, overruled) [TRI_I_APART_##name] = (text),
static const char *const texts[] = {TRI_I_APART_LIST(APART_TEXT)};
#undef APART_TEXT

#define APART_OVERRULED(name, text, overruled) [TRI_I_APART_##name] = (overruled),
static const bool overruled[] = {TRI_I_APART_LIST(APART_OVERRULED)};
#undef APART_OVERRULED

const char *tri_i_apart_text(tri_i_apart reason)
{
    return texts[reason];
}

bool tri_i_is_overruled(tri_i_apart reason)
{
    return overruled[reason];
}

/* A company that is called by its first words and was taken for a person: "Goodwin",
   "Goodwin Holdings plc"; but "Greta Holm" is not "Holm Group". */
static tri_i_apart person_and_thing(const tri_i_name *person, const tri_i_name *thing)
{
    if (thing->type != TRI_TYPE_ORG || person->gender != 0 || person->has_rank) {
        return TRI_I_APART_TYPE;
    }
    uint32_t i = 0;
    while (i < person->n_words && i < thing->n_words &&
           strcmp(tri_i_word(person, i), tri_i_word(thing, i)) == 0) {
        i++;
    }
    if (i < person->n_words) {
        return TRI_I_APART_TYPE;
    }
    while (i < thing->n_words && (thing->sort[i] & TRI_I_WORD_LEGAL) != 0) {
        i++;
    }
    return i < thing->n_words ? TRI_I_APART_TYPE : TRI_I_APART_NOT;
}

tri_i_apart tri_i_names_apart(const tri_i_name *a, const tri_i_name *b)
{
    if (a->wikidata[0] != '\0' && b->wikidata[0] != '\0' &&
        strcmp(a->wikidata, b->wikidata) != 0) {
        return TRI_I_APART_WIKIDATA;
    }
    if (a->n_words == 0 || b->n_words == 0) { /* a description */
        return a->numbers[0] != '\0' && b->numbers[0] != '\0' &&
                       strcmp(a->numbers, b->numbers) != 0
                   ? TRI_I_APART_NUMBER
                   : TRI_I_APART_NOT;
    }
    const bool one = a->type == TRI_TYPE_PER;
    const bool other = b->type == TRI_TYPE_PER;
    return one && other ? tri_i_persons_apart(a, b)
           : one        ? person_and_thing(a, b)
           : other      ? person_and_thing(b, a)
                        : tri_i_things_apart(a, b);
}
