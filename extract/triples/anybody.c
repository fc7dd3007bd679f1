/* Tells whether a triple speaks of nobody in particular: "people share ideas". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/confidence.h"

#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"

#include <string.h>

enum { LONGEST_WORD = 32 };

/* Whether the name of an argument tells no more than that somebody is meant; a number
   tells how many: "300 people". */
static bool is_anybody(const tri_argument *argument)
{
    char name[LONGEST_WORD];
    const size_t n = strlen(argument->name);
    if (argument->type != TRI_TYPE_CONCEPT || n + 1 >= sizeof name ||
        tri_utf8_lower(argument->name, n, name, sizeof name) == 0 ||
        !tri_i_lexicon_has(&tri_i_lexicon_anybody, name)) {
        return false;
    }
    return strpbrk(argument->text, "0123456789") == NULL;
}

static bool is_named(const tri_argument *argument)
{
    return argument->type < TRI_TYPE_DATE;
}

bool tri_i_is_of_anybody(const tri_triple *triple)
{
    const tri_argument *object = &triple->object;
    const bool has_particle =
        strcmp(triple->label, triple->base) == 0 && strchr(triple->label, ' ') != NULL;
    return (is_anybody(&triple->subject) && !is_named(object)) ||
           (object->how != TRI_HOW_ABSENT && is_anybody(object) && !has_particle &&
            !is_named(&triple->subject));
}
