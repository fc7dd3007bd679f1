/* Triples of nouns that state what a verb would: "the board's handling of dockers",
   "the surrender of Torvik to the marines", "his election as mayor". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/nominal.h"
#include "extract/find/clause.h"
#include "extract/find/role.h"
#include "extract/find/statement.h"

#include <string.h>

/* Whether a noun is the object of a verb that makes one relation with it, or leads from
   a preposition to another: told there. */
static bool is_told_with_verb(const tri_i_finds *x, uint32_t noun, uint32_t token)
{
    const char *role = tri_i_case_form(x->tree, token);
    return tri_i_is_light(x, noun, role) || tri_i_leads(x, noun, role);
}

/* The noun's first verb; "" where memory is out. */
static const char *verb_of(tri_i_finds *x, const char *const *row)
{
    const char *verbs = row[TRI_EVENT_NOUNS_VERBS];
    const char *verb =
        tri_arena_printf(&x->arena, "%.*s", (int)strcspn(verbs, ","), verbs);
    x->failed = x->failed || verb == NULL;
    return verb == NULL ? "" : verb;
}

/* Who owns the deed: "the board's", "his", "Russian", where a name only says which one
   it is without more ("the Kabul bombing"), not. */
static uint32_t owner_of(const tri_i_finds *x, uint32_t noun, bool has_more)
{
    const uint32_t owner = tri_i_owner_before(x, noun);
    if (owner == TRI_NONE) {
        TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
            if (tri_i_token(x, i)->rel == TRI_REL_COMPOUND && has_more &&
                x->mention_at[i] != TRI_NONE &&
                tri_i_lexicon_has(&tri_i_lexicon_doers, tri_i_token(x, i)->lemma)) {
                return i; /* "the police raid on the club" */
            }
        }
        return TRI_NONE;
    }
    const uint8_t rel = x->document->tokens[owner].rel;
    return rel == TRI_REL_NMOD_POSS || has_more ? tri_i_argument_head(x, owner)
                                                : TRI_NONE;
}

static void add_arg(const tri_i_finds *x, tri_i_deed *deed, const char *role,
                    uint32_t head)
{
    if (role[0] != '\0' && deed->n_args < TRI_I_MAX_ARGS) {
        deed->args[deed->n_args++] = (tri_i_find_arg){
            .role = role, .head = head, .kind = (uint8_t)tri_i_arg_kind(x, head)};
    }
}

/* Reads what stands behind the noun: `*of` is what "of" brings, where the table does
   not say what that is. */
static void read_behind(tri_i_finds *x, tri_i_deed *deed, uint32_t *of)
{
    const char *const *row = deed->row;
    TRI_I_FOR_DEPENDENTS (x->tree, deed->noun, i) {
        tri_i_range words;
        if (tri_i_token(x, i)->rel != TRI_REL_NMOD || i < deed->noun) {
            continue;
        }
        const uint32_t head = tri_i_argument_head(x, i);
        const char *role = tri_i_preposition(x, i, &words);
        if (head == TRI_NONE || role[0] == '\0') {
            continue;
        }
        const bool is_time = tri_i_arg_kind(x, head) == TRI_ARG_KIND_TIME;
        if (is_kind(role, "by") && !is_time && deed->agent == TRI_NONE) {
            deed->agent = head;
        } else if (is_kind(role, "of") && !is_time) {
            const char *what = row[TRI_EVENT_NOUNS_OF];
            uint32_t *slot = strncmp(what, "object", 6) == 0    ? &deed->object
                             : strncmp(what, "subject", 7) == 0 ? &deed->agent
                                                                : of;
            *slot = *slot == TRI_NONE ? head : *slot;
        } else if (!is_time && deed->object == TRI_NONE &&
                   tri_i_lexicon_lists(row[TRI_EVENT_NOUNS_OBJECT], role)) {
            deed->object = head;
        } else {
            if (!is_time && deed->kept == UINT32_MAX && deed->n_args < TRI_I_MAX_ARGS &&
                tri_i_lexicon_lists(row[TRI_EVENT_NOUNS_KEEPS], role)) {
                deed->kept = deed->n_args;
                deed->kept_with = words;
            }
            if (is_time || deed->kept == deed->n_args ||
                tri_i_arg_kind(x, head) == TRI_ARG_KIND_PLACE) {
                add_arg(x, deed, role, head);
            }
        }
    }
}

/* "the invasion of Norland by Sudmark", "the extradition of Karl Lind to Sudmark": a
   parser may hang on the name what goes on with the deed. A work may be by somebody
   itself. */
static void read_behind_object(tri_i_finds *x, tri_i_deed *deed)
{
    const uint32_t object = deed->object;
    if (object == TRI_NONE || object < deed->noun) {
        return;
    }
    const bool is_name = tri_i_is_name(x, object);
    TRI_I_FOR_DEPENDENTS (x->tree, object, i) {
        tri_i_range words;
        if (tri_i_token(x, i)->rel != TRI_REL_NMOD || i < object) {
            continue;
        }
        const uint32_t head = tri_i_argument_head(x, i);
        const char *role = tri_i_preposition(x, i, &words);
        if (head == TRI_NONE || tri_i_arg_kind(x, head) == TRI_ARG_KIND_TIME) {
            continue;
        }
        if (is_kind(role, "by") && deed->agent == TRI_NONE &&
            !tri_i_lexicon_has(&tri_i_lexicon_works, tri_i_token(x, object)->lemma)) {
            deed->agent = head;
            deed->moved = i;
        } else if (is_name && deed->kept == UINT32_MAX &&
                   deed->n_args < TRI_I_MAX_ARGS &&
                   tri_i_lexicon_lists(deed->row[TRI_EVENT_NOUNS_KEEPS], role)) {
            deed->kept = deed->n_args;
            deed->kept_with = words;
            deed->moved = i;
            add_arg(x, deed, role, head);
        }
    }
}

bool tri_i_read_deed(tri_i_finds *x, uint32_t noun, tri_i_deed *deed)
{
    const tri_token *word = tri_i_token(x, noun);
    const char *const *row =
        word->upos == TRI_UPOS_NOUN && x->mention_at[noun] != TRI_NONE
            ? tri_i_lexicon_find(&tri_i_lexicon_event_nouns, word->lemma)
            : NULL;
    if (row == NULL) {
        return false;
    }
    *deed = (tri_i_deed){.row = row,
                         .noun = noun,
                         .agent = TRI_NONE,
                         .object = TRI_NONE,
                         .owner = TRI_NONE,
                         .moved = TRI_NONE,
                         .kept = UINT32_MAX};
    uint32_t of = TRI_NONE;
    read_behind(x, deed, &of);
    read_behind_object(x, deed);
    /* "the visit of the pope to Lisbon" */
    if (deed->agent == TRI_NONE &&
        (deed->object != TRI_NONE || deed->kept != UINT32_MAX)) {
        deed->agent = of;
    }
    const char *alone = row[TRI_EVENT_NOUNS_OWNER];
    const bool has_more = deed->object != TRI_NONE || deed->kept != UINT32_MAX;
    const uint32_t owner = owner_of(x, noun, has_more);
    if (owner != TRI_NONE && deed->agent != TRI_NONE && deed->object == TRI_NONE &&
        row[TRI_EVENT_NOUNS_PARTICIPLE][0] != '\0') {
        deed->object = deed->owner = owner; /* "the city's destruction by the Romans" */
    } else if (owner != TRI_NONE && deed->agent == TRI_NONE) {
        const bool is_object = deed->object == TRI_NONE && is_kind(alone, "object");
        const bool is_agent = deed->object != TRI_NONE || is_kind(alone, "subject") ||
                              row[TRI_EVENT_NOUNS_PARTICIPLE][0] == '\0';
        *(is_object ? &deed->object : &deed->agent) =
            is_object || is_agent ? owner : TRI_NONE;
        deed->owner = is_object || is_agent ? owner : TRI_NONE;
    }
    if (deed->agent == TRI_NONE && deed->object == TRI_NONE) {
        tri_i_refuse(x, TRI_I_REFUSED_NOBODY_AND_NOTHING, noun, TRI_NONE, TRI_NONE);
        return false;
    }
    deed->verb = verb_of(x, row);
    return true;
}

/* Whether the one side of a deed that is named makes a statement of its own. */
static bool stands_alone(const tri_i_deed *deed)
{
    const char *const *row = deed->row;
    const uint32_t one = deed->agent != TRI_NONE ? deed->agent : deed->object;
    const char *side = deed->agent != TRI_NONE ? "subject" : "object";
    const char *of = row[TRI_EVENT_NOUNS_OF];
    return strchr(of, '!') != NULL &&
           (one == deed->owner ? is_kind(row[TRI_EVENT_NOUNS_OWNER], side)
                               : strncmp(of, side, strlen(side)) == 0);
}

bool tri_i_deed_tells(tri_i_finds *x, uint32_t noun, uint32_t token)
{
    tri_i_deed deed;
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        if ((i == token || tri_i_token(x, token)->rel == TRI_REL_NMOD_POSS) &&
            tri_i_owned_verb(x, i) != NULL) {
            return true;
        }
    }
    const uint32_t above = tri_i_token(x, noun)->head;
    if (above != TRI_NONE && tri_i_token(x, noun)->rel == TRI_REL_NMOD &&
        tri_i_read_deed(x, above, &deed) && deed.moved == token) {
        return true;
    }
    if (!tri_i_read_deed(x, noun, &deed)) {
        return false;
    }
    const uint32_t head = tri_i_argument_head(x, token);
    const bool both = deed.agent != TRI_NONE && deed.object != TRI_NONE;
    const bool is_kept = deed.kept != UINT32_MAX && deed.args[deed.kept].head == head;
    return head != TRI_NONE &&
           (both || deed.kept != UINT32_MAX ||
            (head == deed.owner && stands_alone(&deed))) &&
           (head == deed.agent || head == deed.object || is_kept);
}

/* What a noun above a deed's makes of it: "a plan for the invasion of". */
static tri_modality modality_by_noun(const tri_i_finds *x, uint32_t noun)
{
    const char *kind =
        tri_i_lexicon_cell(&tri_i_lexicon_statement_nouns, tri_i_token(x, noun)->lemma,
                           TRI_STATEMENT_NOUNS_KIND);
    return is_kind(kind, "deny") ? TRI_MODALITY_POSSIBLE : tri_i_modality_of(kind);
}

/* Whether a verb leaves it open whether what hangs on it by `below` comes to be. */
static bool leaves_open(const tri_i_finds *x, uint32_t verb, uint32_t below)
{
    const char *lemma = tri_i_token(x, verb)->lemma;
    const uint8_t rel = tri_i_token(x, below)->rel;
    const char *role = tri_i_case_form(x->tree, below);
    if (rel == TRI_REL_NSUBJ) {
        return false; /* "the invasion of Iraq threatens peace" */
    }
    return tri_i_lexicon_has(&tri_i_lexicon_open_event_verbs, lemma) ||
           ((is_kind(role, "for") || is_kind(role, "against")) &&
            tri_i_lexicon_has(&tri_i_lexicon_open_goal_verbs, lemma)) ||
           ((is_kind(role, "of") || is_kind(role, "with") || is_kind(role, "for") ||
             is_kind(role, "in")) &&
            tri_i_lexicon_has(&tri_i_lexicon_accusing_verbs, lemma));
}

/* What a verb that leaves it open makes of it: what it would make of an infinitive. */
static tri_modality modality_by_verb(tri_i_finds *x, uint32_t verb, uint32_t below)
{
    const char *lemma = tri_i_token(x, verb)->lemma;
    if (tri_i_lexicon_has(&tri_i_lexicon_accusing_verbs, lemma)) {
        return TRI_MODALITY_CLAIMED;
    }
    const char *both = tri_i_label(x, lemma, tri_i_case_form(x->tree, below), "");
    const char *const *row =
        both == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_verbs, both);
    row = row == NULL ? tri_i_lexicon_find(&tri_i_lexicon_verbs, lemma) : row;
    return row == NULL ? TRI_MODALITY_ASSERTED
                       : tri_i_modality_of(row[TRI_VERBS_INFINITIVE]);
}

/* "the failed takeover of the bank" */
static bool is_failed(const tri_i_finds *x, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        if (tri_i_token(x, i)->rel == TRI_REL_AMOD &&
            tri_i_lexicon_has(&tri_i_lexicon_failed_words, tri_i_token(x, i)->form)) {
            return true;
        }
    }
    return false;
}

void tri_i_read_deed_statement(tri_i_finds *x, tri_i_find *find)
{
    tri_i_read_statement(x, find);
    if (find->modality == TRI_MODALITY_ASSERTED && is_failed(x, find->clause)) {
        find->modality = TRI_MODALITY_POSSIBLE;
    }
    uint32_t up = find->clause;
    uint32_t below = up;
    bool is_fact = false;
    for (int depth = 0; depth < 6; depth++) {
        const tri_token *token = tri_i_token(x, up);
        if (token->head == TRI_NONE ||
            (token->upos == TRI_UPOS_VERB && up != find->clause)) {
            break;
        }
        is_fact = is_fact || tri_i_lexicon_has(&tri_i_lexicon_fact_prepositions,
                                               tri_i_case_form(x->tree, up));
        below = up;
        up = token->head;
        if (!is_fact && find->modality == TRI_MODALITY_ASSERTED &&
            token->rel == TRI_REL_NMOD) {
            find->modality = (uint8_t)modality_by_noun(x, up);
        }
    }
    if (up == find->clause || find->modality != TRI_MODALITY_ASSERTED) {
        return;
    }
    tri_i_find around = {
        .clause = up, .subject = up, .object = up, .speaker = TRI_NONE};
    tri_i_read_statement(x, &around);
    if (tri_i_owner_before(x, find->clause) != TRI_NONE &&
        tri_i_lexicon_has(&tri_i_lexicon_reacting_verbs, tri_i_token(x, up)->lemma)) {
        return; /* "will attack Acme's treatment of its workers" */
    }
    const bool is_open = leaves_open(x, up, below);
    const uint8_t rel = tri_i_token(x, below)->rel;
    const bool is_to_come = around.modality == TRI_MODALITY_FUTURE ||
                            around.modality == TRI_MODALITY_CONDITIONAL;
    if ((rel == TRI_REL_NSUBJ || (is_fact && !is_to_come)) &&
        tri_i_is_certain_thing(x, find->clause)) {
        return; /* "the invasion of Iraq may not have helped": there was one */
    }
    if ((around.negated && rel != TRI_REL_NSUBJ && rel != TRI_REL_NSUBJ_PASS) ||
        around.modality != TRI_MODALITY_ASSERTED || is_open) {
        const tri_modality by_verb =
            is_open ? modality_by_verb(x, up, below) : TRI_MODALITY_ASSERTED;
        find->modality = by_verb != TRI_MODALITY_ASSERTED ? (uint8_t)by_verb
                         : around.modality == TRI_MODALITY_FUTURE
                             ? TRI_MODALITY_FUTURE
                             : TRI_MODALITY_POSSIBLE;
    }
}

/* Fills what all finds of a deed share. `but`: the argument that is the object,
   UINT32_MAX. */
static void fill(tri_i_finds *x, const tri_i_deed *deed, uint32_t but, tri_i_find *find)
{
    find->basis = TRI_BASIS_NOMINAL;
    find->relation = (tri_i_range){deed->noun, deed->noun + 1};
    if (but != UINT32_MAX) {
        tri_i_range with = deed->kept_with;
        if (but != deed->kept) {
            (void)tri_i_preposition(x, deed->args[but].head, &with);
        }
        if (with.begin == deed->noun + 1) {
            find->relation.end = with.end;
        } else {
            find->with = with;
        }
    }
    /* "his arrival": it hardly says more than that he was there */
    find->confidence = find->is_absent && deed->agent != TRI_NONE ? 0.4 : 0.6;
    for (uint32_t i = 0; i < deed->n_args && find->n_args < TRI_I_MAX_ARGS; i++) {
        if (i != but) {
            find->args[find->n_args++] = deed->args[i];
        }
    }
    tri_i_read_deed_statement(x, find);
}

/* Every subject with every object, or with none ("absent"). `but`: the argument that is
   the object, UINT32_MAX. */
static void state(tri_i_finds *x, const tri_i_deed *deed, uint32_t subject,
                  uint32_t object, uint32_t but, const char *label, const char *base)
{
    uint32_t subjects[TRI_I_MAX_CONJUNCTS];
    uint32_t objects[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, subject, subjects, TRI_I_MAX_CONJUNCTS);
    const uint32_t n_objects =
        object == TRI_NONE ? 1
                           : tri_i_conjuncts(x, object, objects, TRI_I_MAX_CONJUNCTS);
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0 && tri_i_is_name(x, subject) && !tri_i_is_name(x, subjects[i])) {
            continue; /* "the death of Lind and the trial": rather beside the death */
        }
        for (uint32_t j = 0; j < n_objects && !x->failed; j++) {
            tri_i_find *find = object == TRI_NONE
                                   ? tri_i_add_absent(x, TRI_PATTERN_EVENT, deed->noun,
                                                      subjects[i], label)
                                   : tri_i_add(x, TRI_PATTERN_EVENT, deed->noun,
                                               subjects[i], objects[j], label, base);
            if (find != NULL) {
                fill(x, deed, but, find);
            }
        }
    }
}

/* What a deed's noun states: who did it to whom, else where it went on, else that it
   was so. */
static void state_deed(tri_i_finds *x, const tri_i_deed *deed)
{
    const uint32_t one = deed->agent != TRI_NONE ? deed->agent : deed->object;
    const char *verb = deed->verb;
    if (deed->agent != TRI_NONE && deed->object != TRI_NONE) {
        state(x, deed, deed->agent, deed->object, UINT32_MAX, verb, verb);
        return;
    }
    if (deed->agent == TRI_NONE) {
        verb = tri_i_label(x, "be", deed->row[TRI_EVENT_NOUNS_PARTICIPLE], "");
    }
    if (deed->kept != UINT32_MAX) {
        const tri_i_find_arg *kept = &deed->args[deed->kept];
        state(x, deed, one, kept->head, deed->kept,
              tri_i_label(x, verb, kept->role, ""), verb);
    } else if (stands_alone(deed) && deed->n_args > 0 &&
               deed->args[0].kind == TRI_ARG_KIND_TIME &&
               (is_kind(deed->args[0].role, "in") ||
                is_kind(deed->args[0].role, "on")) &&
               tri_i_is_certain_thing(x, one)) { /* "his mother's death in 1846" */
        state(x, deed, one, deed->args[0].head, 0,
              tri_i_label(x, verb, deed->args[0].role, ""), verb);
    } else if (stands_alone(deed) && tri_i_mention_of(x, one)->entity != TRI_NONE &&
               x->document->entities[tri_i_mention_of(x, one)->entity].named) {
        state(x, deed, one, TRI_NONE, UINT32_MAX, verb, verb);
    } else {
        tri_i_refuse(x, TRI_I_REFUSED_ONE_SIDE, deed->noun, deed->agent, deed->object);
    }
}

/* Whether what stands behind a deed's noun makes one relation with the verb before it:
   "paid a visit to Lisbon". */
static bool is_light(const tri_i_finds *x, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        if (tri_i_token(x, i)->rel == TRI_REL_NMOD && is_told_with_verb(x, noun, i)) {
            return true;
        }
    }
    return false;
}

void tri_i_find_deeds(tri_i_finds *x)
{
    for (uint32_t i = 0; i < x->document->n_tokens && !x->failed; i++) {
        tri_i_deed deed;
        if (tri_i_read_deed(x, i, &deed) && !is_light(x, i)) {
            state_deed(x, &deed);
        }
    }
}

/* "Byron's friendship with Clare", "the minister's trip to Lund" */
static void find_owned(tri_i_finds *x, uint32_t token)
{
    const uint32_t noun = tri_i_token(x, token)->head;
    const char *verb = tri_i_owned_verb(x, token);
    if (verb == NULL) {
        return;
    }
    tri_i_range words;
    const char *role = tri_i_preposition(x, token, &words);
    const uint32_t owner = tri_i_argument_head(x, tri_i_owner_before(x, noun));
    const char *base = tri_i_label(x, verb, tri_i_token(x, noun)->lemma, "");
    uint32_t things[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, token, things, TRI_I_MAX_CONJUNCTS);
    for (uint32_t i = 0; i < n && owner != TRI_NONE; i++) {
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_NOUN, noun, owner, things[i],
                                     tri_i_label(x, base, role, ""), base);
        if (find != NULL) {
            find->basis = TRI_BASIS_NOMINAL;
            find->relation = (tri_i_range){noun, noun + 1};
            if (words.begin == noun + 1) {
                find->relation.end = words.end;
            } else {
                find->with = words;
            }
            find->confidence = 0.55;
        }
    }
}

/* "the war between Norland and Sudmark" */
static void find_mutual(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t noun = tokens[token].head;
    if (tokens[token].rel != TRI_REL_NMOD || noun == TRI_NONE || token < noun ||
        !tri_i_lexicon_has(&tri_i_lexicon_mutual_nouns, tokens[noun].lemma)) {
        return;
    }
    tri_i_range words;
    if (strcmp(tri_i_preposition(x, token, &words), "between") != 0) {
        return;
    }
    uint32_t sides[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, token, sides, TRI_I_MAX_CONJUNCTS);
    const char *told = tri_i_lexicon_cell(&tri_i_lexicon_mutual_nouns,
                                          tokens[noun].lemma, TRI_MUTUAL_NOUNS_LABEL);
    const char *base = tri_i_label(x, "have", tokens[noun].lemma, "");
    const char *label = told[0] != '\0' ? told : tri_i_label(x, base, "with", "");
    base = told[0] != '\0' ? told : base;
    for (uint32_t i = 1; i < n; i++) {
        tri_i_find *find =
            tri_i_add(x, TRI_PATTERN_NOUN, noun, sides[0], sides[i], label, base);
        if (find != NULL) {
            find->basis = TRI_BASIS_NOMINAL;
            find->relation = (tri_i_range){noun, words.end};
            find->confidence = 0.55;
        }
    }
}

const tri_i_rule tri_i_nominal_rules[] = {
    {"owned", find_owned},   /* Byron's friendship with Clare */
    {"mutual", find_mutual}, /* the war between Norland and Sudmark */
    {0},
};
