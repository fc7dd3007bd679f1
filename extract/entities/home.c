/* Finds whose institutions a document speaks of without saying so: "the Senate" of an
   article on Washington is the American one. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/maker.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum { MANY_STATES = 2 }; /* mentions of states by which a text is American */

/* The country that a name is the seat of the government of ("White House"), NULL. */
static const char *country_of_seat(const char *name)
{
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_places, name);
    return row != NULL && strcmp(row[TRI_PLACES_TYPE], "ORG") == 0 &&
                   row[TRI_PLACES_METONYM][0] != '\0'
               ? tri_i_country_name(row[TRI_PLACES_CODE])
               : NULL;
}

/* Whether a token is of a class that says with another of it that a text is on American
   politics: "Republicans", "Democrats"; counted by how it begins, "" before. */
static bool is_other_party(const tri_i_resolver *r, uint32_t at, const char **party)
{
    const tri_token *token = &r->document->tokens[at];
    const char *folded = token->upos == TRI_UPOS_PROPN || token->upos == TRI_UPOS_ADJ ||
                                 token->upos == TRI_UPOS_NOUN
                             ? tri_i_fold(r->arena, token->form)
                             : NULL;
    if (folded == NULL || !tri_i_begins_large(token->form) ||
        !tri_i_lexicon_has(&tri_i_lexicon_american_parties, folded)) {
        return false;
    }
    const bool is_other =
        (*party)[0] != '\0' && ((*party)[0] == 'd') != (folded[0] == 'd');
    *party = (*party)[0] == '\0' ? folded : *party;
    return is_other;
}

/* Whether the text is on American politics: it names a member's party and state, both
   parties, or states of the country. */
static bool is_american(const tri_i_maker *m)
{
    const tri_document *document = m->resolver->document;
    const char *party = "";
    uint32_t n_states = 0;
    for (uint32_t t = 0; t < document->n_tokens; t++) {
        if (tri_i_is_affiliation(document, t) ||
            is_other_party(m->resolver, t, &party)) {
            return true;
        }
    }
    for (uint32_t e = 0; e < m->n_entities; e++) {
        const tri_entity *entity = &m->entities[e];
        const char *const *row =
            entity->type == TRI_TYPE_LOC && entity->named
                ? tri_i_lexicon_find(&tri_i_lexicon_wikidata, entity->name)
                : NULL;
        const bool is_state = row != NULL &&
                              strcmp(row[TRI_WIKIDATA_CODE], "US") == 0 &&
                              strcmp(row[TRI_WIKIDATA_KIND], "state") == 0;
        for (uint32_t i = m->roots[e]; is_state && i != TRI_NONE; i = m->next[i]) {
            n_states++;
        }
    }
    return n_states >= MANY_STATES;
}

const char *tri_i_find_home(const tri_i_maker *m)
{
    if (is_american(m)) {
        return tri_i_country_name("US");
    }
    const char *home = NULL;
    for (uint32_t e = 0; e < m->n_entities; e++) {
        const char *country =
            m->entities[e].named ? country_of_seat(m->entities[e].name) : NULL;
        if (country != NULL && home != NULL && strcmp(home, country) != 0) {
            return NULL;
        }
        home = country != NULL ? country : home;
    }
    return home;
}

/* Whether another entity of the document is this institution, of another country. */
static bool has_namesake(const tri_i_resolver *r, uint32_t root, const char *owner)
{
    const char *role = r->institutions[root].role_key;
    for (uint32_t i = 0; i < r->n_spans; i++) {
        const tri_i_institution *other = &r->institutions[i];
        if (other->role_key != NULL && other->owner_name != NULL &&
            strcmp(other->role_key, role) == 0 &&
            strcmp(other->owner_name, owner) != 0) {
            return true;
        }
    }
    return false;
}

/* Whether a role is one that a text on the politics of a country means its own by. */
static bool is_at_home(const char *role, bool in_america)
{
    return tri_i_lexicon_has(&tri_i_lexicon_parliaments, role) ||
           (in_america &&
            tri_i_lexicon_has(&tri_i_lexicon_american_institutions, role));
}

bool tri_i_name_at_home(const tri_i_maker *m, const char *home, uint32_t root,
                        const char **name)
{
    const tri_i_resolver *r = m->resolver;
    if (home == NULL) {
        return true;
    }
    const char *america = tri_i_country_name("US");
    const bool in_america = america != NULL && strcmp(home, america) == 0;
    const tri_entity *entity = &m->entities[m->entity_of[root]];
    /* "House" alone is one of the American congress; others' are named in full. */
    const char *label = in_america && entity->named && entity->type == TRI_TYPE_ORG &&
                                strcmp(entity->name, "House") == 0
                            ? "House of Representatives"
                            : NULL;
    for (uint32_t i = root; label == NULL && i != TRI_NONE; i = m->next[i]) {
        const tri_i_institution *one = &r->institutions[i];
        if (r->spans[i].kind == TRI_MENTION_NAME && one->label != NULL &&
            is_at_home(one->role_key, in_america) && !has_namesake(r, i, home)) {
            label = one->label;
        }
    }
    if (label != NULL) {
        *name = tri_arena_printf(r->arena, "%s (%s)", label, home);
    }
    return *name != NULL;
}
