/* Notes which name of a thing that the tables know a text uses. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <string.h>

/* Whether a phrase has a name as whole words. */
static bool has_words(const char *phrase, const char *name)
{
    const size_t n = strlen(name);
    for (const char *at = strstr(phrase, name); at != NULL && n > 0;
         at = strstr(at + 1, name)) {
        const unsigned char before = at == phrase ? ' ' : (unsigned char)at[-1];
        const unsigned char after = (unsigned char)at[n];
        if (!isalnum(before) && before < 0x80 && !isalnum(after) && after < 0x80) {
            return true;
        }
    }
    return false;
}

/* Whether the tables call a thing by a name where a text says another. */
static bool is_renamed(const char *form, const char *name)
{
    return strcmp(
               tri_i_lexicon_cell(&tri_i_lexicon_countries, form, TRI_COUNTRIES_NAME),
               name) == 0 ||
           strcmp(tri_i_lexicon_cell(&tri_i_lexicon_organisations, form,
                                     TRI_ORGANISATIONS_NAME),
                  name) == 0;
}

/* What the arguments of a triple share. */
typedef struct {
    tri_graph *graph;
    const tri_triples *triples;
    const uint32_t *records; /* of the document's entities */
} noting;

/* Which name a phrase uses of a thing that the tables have named: its own where the
   sentence has it, else the longest. */
static bool note_form(const noting *a, const tri_argument *argument,
                      const char *sentence)
{
    if (argument->entity >= a->triples->n_entities ||
        a->records[argument->entity] == TRI_NONE || argument->how > TRI_HOW_ACRONYM) {
        return true;
    }
    const tri_entity *entity = &a->triples->entities[argument->entity];
    const char *best = "";
    for (uint32_t i = 0; i < entity->n_aliases; i++) {
        const char *alias = entity->aliases[i];
        if (strlen(alias) > strlen(best) && is_renamed(alias, entity->name) &&
            has_words(argument->text, alias)) {
            best = alias;
        }
    }
    if (has_words(sentence, entity->name) || has_words(argument->text, entity->name)) {
        best = entity->name;
    }
    const uint32_t string = best[0] == '\0' ? 0 : tri_i_intern_string(a->graph, best);
    return string == 0 ||
           (string != TRI_NONE &&
            tri_i_count(a->graph,
                        &a->graph->records.items[a->records[argument->entity]].forms,
                        string, 1));
}

bool tri_i_note_forms(tri_graph *graph, const tri_triples *triples,
                      const uint32_t *records, const tri_triple *triple)
{
    const noting a = {graph, triples, records};
    bool done = note_form(&a, &triple->subject, triple->sentence) &&
                note_form(&a, &triple->object, triple->sentence) &&
                (triple->attribution == NULL ||
                 note_form(&a, triple->attribution, triple->sentence));
    for (uint32_t i = 0; i < triple->n_args && done; i++) {
        done = note_form(&a, &triple->args[i].argument, triple->sentence);
    }
    return done;
}
