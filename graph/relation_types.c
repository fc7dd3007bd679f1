/* Relations that the types of both ends tell: "Acme's Lena Wolf" works for it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <string.h>

/* Whether a cell of types, "ORG|MISC:work", has that of an argument. "ORG:office" is
   one whose name is only what it is to its owner: "Interior Ministry". */
static bool has_type(const char *cell, const tri_argument *argument)
{
    const char *type = tri_type_name(argument->type);
    const size_t length = strlen(type);
    while (*cell != '\0') {
        const size_t n = strcspn(cell, "|");
        if (n >= length && strncmp(cell, type, length) == 0) {
            const char *subtype = cell + length;
            const size_t rest = n - length;
            if (rest == 7 && strncmp(subtype, ":office", 7) == 0) {
                if (tri_i_name_is_role(argument->name) ||
                    strstr(argument->name, " (") != NULL) {
                    return true;
                }
            } else if (rest == 0 ||
                       (*subtype == ':' && strlen(argument->subtype) == rest - 1 &&
                        strncmp(subtype + 1, argument->subtype, rest - 1) == 0)) {
                return true;
            }
        }
        cell += n + (cell[n] == '|');
    }
    return false;
}

static bool is_named(const tri_argument *argument)
{
    return argument->how != TRI_HOW_NONE && argument->how != TRI_HOW_ABSENT &&
           argument->type != TRI_TYPE_CONCEPT;
}

const char *tri_i_type_relation(const tri_triple *triple, const char *label,
                                const tri_argument *object, const char **words)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_relation_types, label);
    const char *pattern = tri_pattern_name(triple->pattern);
    if (row == NULL || !is_named(&triple->subject) || !is_named(object)) {
        return NULL;
    }
    for (; row != NULL; row = tri_i_lexicon_next(&tri_i_lexicon_relation_types, row)) {
        if (tri_i_lexicon_lists(row[TRI_RELATION_TYPES_PATTERNS], pattern) &&
            has_type(row[TRI_RELATION_TYPES_SUBJECT], &triple->subject) &&
            has_type(row[TRI_RELATION_TYPES_OBJECT], object)) {
            *words = row[TRI_RELATION_TYPES_WORDS];
            return row[TRI_RELATION_TYPES_KEY];
        }
    }
    return NULL;
}

/* Whether a triple says by a noun what one has with the other of two entities. */
static bool says_what(const tri_triple *triple, uint32_t a, uint32_t b)
{
    const uint32_t subject = triple->subject.entity;
    const uint32_t object = triple->object.entity;
    return (triple->pattern == TRI_PATTERN_APPOSITION ||
            triple->pattern == TRI_PATTERN_TITLE ||
            triple->pattern == TRI_PATTERN_NOUN) &&
           ((subject == a && object == b) || (subject == b && object == a)) &&
           tri_i_tells(triple->label);
}

bool tri_i_is_told_better(const tri_graph *graph, const tri_triples *all,
                          const tri_triple *triple)
{
    const tri_triple *end = all->triples + all->n_triples;
    if (triple->pattern != TRI_PATTERN_POSSESSIVE ||
        strcmp(triple->label, "have") != 0 ||
        triple->subject.entity >= all->n_entities ||
        triple->object.entity >= all->n_entities) {
        return false;
    }
    const tri_triple *other = triple;
    while (other > all->triples && other[-1].sent == triple->sent) {
        other--;
    }
    for (; other < end && other->sent == triple->sent; other++) {
        if (other->confidence >= graph->options.min_confidence &&
            says_what(other, triple->subject.entity, triple->object.entity)) {
            return true;
        }
    }
    return false;
}
