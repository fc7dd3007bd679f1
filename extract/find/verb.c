/* Triples of verbs: subject, verb with its preposition, object; the rest as arguments.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/clause.h"
#include "extract/find/role.h"

#include <string.h>

/* The words of the verb with what stands with it, up to a preposition. */
static void put_words(const tri_i_finds *x, const tri_i_clause *c, tri_i_range with,
                      tri_i_find *find)
{
    const tri_token *tokens = x->document->tokens;
    find->relation = c->words;
    find->before = c->before;
    find->verb = c->is_passive && find->base != c->lemma ? c->lemma : NULL;
    if (with.begin == with.end) {
        return;
    }
    uint32_t end = c->words.end;
    while (end < with.begin && tokens[end].head == c->predicate &&
           tokens[end].rel == TRI_REL_ADVMOD) {
        end++; /* "ran south to" */
    }
    if (end == with.begin) {
        find->relation.end = with.end;
    } else {
        find->with = with;
    }
}

static tri_pattern pattern_of(const tri_i_finds *x, const tri_i_clause *c)
{
    const uint8_t rel = x->document->tokens[c->predicate].rel;
    return rel == TRI_REL_ACL && !tri_i_has_mark(x->tree, c->predicate, "to")
               ? TRI_PATTERN_PARTICIPLE
           : rel == TRI_REL_ACL_RELCL ? TRI_PATTERN_RELATIVE
                                      : TRI_PATTERN_VERB;
}

/* A find for every subject with every object of the clause. `with`: the preposition of
   the object, empty: none; `but`: the complement that is the object, UINT32_MAX. */
static void add_finds(tri_i_finds *x, const tri_i_clause *c, uint32_t subject,
                      uint32_t object, const char *label, const char *base,
                      tri_i_range with, uint32_t but, tri_i_construction construction)
{
    uint32_t subjects[TRI_I_MAX_CONJUNCTS];
    uint32_t objects[TRI_I_MAX_CONJUNCTS];
    const uint32_t n_subjects = tri_i_subjects_of(x, subject, c->predicate, subjects);
    const uint32_t n_objects =
        tri_i_conjuncts_beside(x, object, c->predicate, objects, TRI_I_MAX_CONJUNCTS);
    const bool in_pairs = n_subjects == n_objects && n_subjects > 1 &&
                          tri_i_dependent_word(x->tree, c->predicate, TRI_REL_ADVMOD,
                                               "respectively") != TRI_NONE;
    for (uint32_t i = 0; i < n_subjects; i++) {
        for (uint32_t j = 0; j < n_objects; j++) {
            if (in_pairs && i != j) {
                continue;
            }
            tri_i_find *find = tri_i_add(x, pattern_of(x, c), c->predicate, subjects[i],
                                         objects[j], label, base);
            if (find != NULL) {
                put_words(x, c, with, find);
                find->construction = (uint8_t)construction;
                find->subject_from = (uint8_t)c->subject_from;
                find->noun = c->noun;
                find->nth = i > 0 || j > 0;
                find->to_do = construction == TRI_I_OBJECT && n_objects == 1
                                  ? tri_i_to_do(x, c->predicate, objects[j])
                                  : TRI_NONE;
                tri_i_add_complements(x, find, c, but);
            }
        }
    }
}

/* A find for every subject with an object that is no thing: a clause, an adjective. */
static void add_words(tri_i_finds *x, const tri_i_clause *c, uint32_t object,
                      tri_i_range words, uint32_t left_out, const char *label,
                      const char *base, tri_i_range with, uint32_t but,
                      tri_i_construction construction)
{
    uint32_t subjects[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_subjects_of(x, c->subject, c->predicate, subjects);
    for (uint32_t i = 0; i < n; i++) {
        tri_i_find *find = tri_i_add_words(x, pattern_of(x, c), c->predicate,
                                           subjects[i], object, words, label, base);
        if (find != NULL) {
            put_words(x, c, with, find);
            find->left_out = left_out;
            find->construction = (uint8_t)construction;
            find->subject_from = (uint8_t)c->subject_from;
            find->nth = i > 0;
            tri_i_add_complements(x, find, c, but);
        }
    }
}

/* The complement that a verb without an object takes as one: one behind the verb before
   one in front, a time only where nothing else is there. UINT32_MAX: none. */
static uint32_t main_complement(const tri_i_clause *c)
{
    uint32_t best = UINT32_MAX;
    int best_rank = 8;
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (one->role[0] == '\0' || one->is_adjunct ||
            (one->words.begin == one->words.end && one->kind != TRI_ARG_KIND_PLACE) ||
            (one->is_clause && strcmp(one->role, "to") == 0)) {
            continue; /* what for is no object */
        }
        const int rank = (one->kind == TRI_ARG_KIND_TIME ? 2 : 0) +
                         (one->is_clause ? 4 : 0) + (one->is_before ? 1 : 0);
        if (rank < best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

/* "It rains": nobody does. */
static bool is_weather(const tri_i_finds *x, const tri_i_clause *c)
{
    return tri_i_is(x->tree, c->subject, "it") &&
           tri_i_lexicon_has(&tri_i_lexicon_weather_verbs,
                             x->document->tokens[c->predicate].lemma);
}

/* "Karl Lind resigned", "was arrested on Monday": all that is said is the verb. */
static void add_absent(tri_i_finds *x, const tri_i_clause *c, const char *verb)
{
    const tri_i_range none = {0, 0};
    uint32_t subjects[TRI_I_MAX_CONJUNCTS];
    const uint32_t n = tri_i_subjects_of(x, c->subject, c->predicate, subjects);
    if (c->subject_from == TRI_I_SUBJECT_MODIFIED || tri_i_speaks(x, c->predicate) ||
        is_weather(x, c) ||
        tri_i_lexicon_has(&tri_i_lexicon_auxiliaries,
                          x->document->tokens[c->predicate].lemma)) {
        tri_i_refuse(x, TRI_I_REFUSED_NO_COMPLEMENT, c->predicate, c->subject,
                     TRI_NONE);
        return;
    }
    if (c->is_reflexive) { /* "killed himself" */
        verb = tri_i_label(x, verb, tri_i_form(x, c->words.end - 1), "");
    }
    for (uint32_t i = 0; i < n; i++) {
        tri_i_find *find =
            tri_i_add_absent(x, pattern_of(x, c), c->predicate, subjects[i], verb);
        if (find != NULL) {
            put_words(x, c, none, find);
            find->subject_from = (uint8_t)c->subject_from;
            find->nth = i > 0;
            find->confidence = 0.6;
            tri_i_add_complements(x, find, c, UINT32_MAX);
        }
    }
}

/* Verb, preposition, complement. */
static void add_oblique(tri_i_finds *x, const tri_i_clause *c, const char *verb)
{
    const uint32_t main = main_complement(c);
    if (main == UINT32_MAX) {
        add_absent(x, c, verb);
        return;
    }
    const tri_i_complement *with = &c->complements[main];
    const char *label = tri_i_label(x, verb, with->role, "");
    const bool is_time = with->kind == TRI_ARG_KIND_TIME;
    const tri_i_construction construction =
        c->is_passive ? (is_time ? TRI_I_PASSIVE_TIME : TRI_I_PASSIVE_OBLIQUE)
                      : (is_time ? TRI_I_TIME : TRI_I_OBLIQUE);
    if (with->is_clause) {
        tri_i_words words = tri_i_clause_words(x, with->head, TRI_NONE);
        if (words.pieces[0].begin == with->words.begin &&
            words.pieces[0].end > with->words.end) {
            words.pieces[0].begin = with->words.end;
        }
        add_words(x, c, with->head, tri_i_extent(&words), TRI_NONE, label, verb,
                  with->words, main,
                  x->document->tokens[with->head].rel == TRI_REL_ADVCL
                      ? TRI_I_SUBORDINATE
                      : TRI_I_FREE);
    } else {
        add_finds(x, c, c->subject, with->head, label, verb, with->words, main,
                  construction);
    }
}

/* "took control of the streets": verb and noun are one relation. */
static bool find_light(tri_i_finds *x, const tri_i_clause *c, uint32_t subject,
                       uint32_t noun)
{
    tri_i_light light;
    if (!tri_i_read_light(x, c, noun, &light)) {
        return false;
    }
    if (light.is_clause && subject == c->subject) {
        tri_i_words words = tri_i_clause_words(x, light.object, TRI_NONE);
        if (words.pieces[0].begin < light.with.end) {
            words.pieces[0].begin = light.with.end;
        }
        add_words(x, &light.clause, light.object, tri_i_extent(&words), TRI_NONE,
                  light.label, light.base, light.with, light.but, TRI_I_LIGHT);
    } else if (light.is_clause) {
        return false;
    } else if (light.object != TRI_NONE) {
        add_finds(x, &light.clause, subject, light.object, light.label, light.base,
                  light.with, light.but, TRI_I_LIGHT);
    } else if (main_complement(c) != UINT32_MAX) { /* "takes place in the square" */
        add_oblique(x, &light.clause, light.base);
    } else {
        return false;
    }
    return true;
}

/* "was founded in 1994 by Miguel Lopes": of what was founded, that is a fact too. */
static void add_time_of_passive(tri_i_finds *x, const tri_i_clause *c)
{
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        const tri_mention *when = tri_i_mention_of(x, one->head);
        if (one->kind == TRI_ARG_KIND_TIME && !one->is_clause && !one->is_adjunct &&
            one->role[0] != '\0' && when != NULL && when->value != NULL &&
            (when->value[0] == '-' ||
             (when->value[0] >= '0' && when->value[0] <= '9'))) {
            /* a date: "within three weeks" is no fact by itself */
            const char *base = tri_i_passive_label(x, c);
            tri_i_clause alone = *c;
            alone.n_complements = 0;
            add_finds(x, &alone, c->subject, one->head,
                      tri_i_label(x, base, one->role, ""), base, one->words, UINT32_MAX,
                      TRI_I_PASSIVE_TIME);
            return;
        }
    }
}

/* "known by the names of its authors": no name knows it. */
static bool is_by_name(const tri_i_finds *x, const tri_i_clause *c, uint32_t agent)
{
    const char *noun = x->document->tokens[agent].lemma;
    return tri_i_lexicon_has(&tri_i_lexicon_byname_verbs, c->lemma) &&
           tri_i_lexicon_has(&tri_i_lexicon_byname_nouns, noun);
}

static void find_passive(tri_i_finds *x, const tri_i_clause *c, bool is_told)
{
    const tri_i_range none = {0, 0};
    const uint32_t agent = tri_i_dependent(x->tree, c->predicate, TRI_REL_OBL_AGENT);
    const uint32_t by = agent == TRI_NONE || tri_i_is_adjunct(x, agent, "by", NULL) ||
                                is_by_name(x, c, agent)
                            ? TRI_NONE /* "by force" */
                            : tri_i_argument_head(x, agent);
    if (by != TRI_NONE && find_light(x, c, by, c->subject)) {
        return; /* "the agreement signed by Norland with Borealis" */
    }
    if (by != TRI_NONE) {
        const char *verb = tri_i_taken_as(x, c);
        add_finds(x, c, by, c->subject, verb, verb, none, UINT32_MAX, TRI_I_AGENT);
        add_time_of_passive(x, c);
        return;
    }
    const uint32_t object = tri_i_dependent(x->tree, c->predicate, TRI_REL_OBJ);
    const char *base = tri_i_passive_label(x, c);
    if (object != TRI_NONE) { /* "was given the prize" */
        const uint32_t head = tri_i_argument_head(x, object);
        if (head != TRI_NONE) {
            add_finds(x, c, c->subject, head, base, base, none, UINT32_MAX,
                      TRI_I_PASSIVE_OBJECT);
        } else {
            tri_i_refuse(x, TRI_I_REFUSED_NO_PHRASE, c->predicate, c->subject, object);
        }
        return;
    }
    if (!is_told) {
        add_oblique(x, c, base);
    }
}

/* "said that ...", "..., the company claims". */
static bool find_content(tri_i_finds *x, const tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    const char *base = c->is_passive ? tri_i_passive_label(x, c) : c->lemma;
    const uint32_t said = tri_i_dependent(x->tree, c->predicate, TRI_REL_CCOMP);
    tri_i_range with = {0, 0};
    if (said != TRI_NONE &&
        !(c->is_passive &&
          tri_i_dependent_word(x->tree, said, TRI_REL_ADVMOD, "where") != TRI_NONE)) {
        const tri_i_words content = tri_i_clause_words(x, said, TRI_NONE);
        tri_i_range words = tri_i_extent(&content);
        if (words.begin == c->words.end && tokens[words.begin].rel == TRI_REL_MARK &&
            words.begin + 1 < words.end) {
            with = (tri_i_range){words.begin, words.begin + 1};
            words.begin++;
        }
        if (words.begin >= c->words.end || words.end <= c->words.begin) {
            add_words(x, c, said, words, TRI_NONE, base, base, with, UINT32_MAX,
                      TRI_I_CONTENT);
        } else {
            tri_i_refuse(x, TRI_I_REFUSED_TANGLED, c->predicate, c->subject, said);
        }
        return true;
    }
    if (tokens[c->predicate].rel == TRI_REL_PARATAXIS &&
        tri_i_speaks(x, c->predicate) &&
        tri_i_dependent(x->tree, c->predicate, TRI_REL_OBJ) == TRI_NONE) {
        const uint32_t head = tokens[c->predicate].head;
        const tri_i_words content = tri_i_clause_words(x, head, c->predicate);
        add_words(x, c, head, tri_i_extent(&content), c->predicate, base, base, with,
                  UINT32_MAX, TRI_I_INSERTED);
        return true;
    }
    return false;
}

/* "became king", "stayed calm", "was appointed chief". */
static bool find_predicative(tri_i_finds *x, const tri_i_clause *c)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t become = tri_i_dependent(x->tree, c->predicate, TRI_REL_XCOMP);
    if (become == TRI_NONE || become < c->predicate ||
        tri_i_dependent(x->tree, become, TRI_REL_MARK) != TRI_NONE ||
        (!c->is_reflexive &&
         tri_i_dependent(x->tree, c->predicate, TRI_REL_OBJ) != TRI_NONE)) {
        return false;
    }
    const char *base =
        c->is_passive ? tri_i_passive_label(x, c)
        : c->is_reflexive /* "proclaimed himself king" */
            ? tri_i_label(x, c->lemma, tri_i_form(x, c->words.end - 1), "")
            : c->lemma;
    tri_i_range with = {0, 0};
    if (tokens[become].upos == TRI_UPOS_NOUN || tokens[become].upos == TRI_UPOS_PROPN) {
        const char *role = tri_i_preposition(x, become, &with);
        const char *label = "";
        const uint32_t behind = role[0] == '\0' && !tri_i_is_name(x, become)
                                    ? tri_i_behind_role(x, become, &label, &role, &with)
                                    : TRI_NONE;
        if (behind != TRI_NONE) { /* "became a symbol of peace" */
            tri_i_clause whole = *c;
            whole.words.end = become >= c->words.end ? become + 1 : c->words.end;
            add_finds(x, &whole, c->subject, behind, tri_i_label(x, base, label, role),
                      tri_i_label(x, base, label, ""), with, UINT32_MAX, TRI_I_BECOME);
            return true;
        }
        add_finds(x, c, c->subject, become, tri_i_label(x, base, role, ""), base, with,
                  UINT32_MAX, TRI_I_BECOME);
        return true;
    } else if (tokens[become].upos == TRI_UPOS_ADJ) {
        const tri_i_words words = tri_i_clause_words(x, become, TRI_NONE);
        add_words(x, c, become, tri_i_extent(&words), TRI_NONE, base, base, with,
                  UINT32_MAX, TRI_I_BECOME_ADJECTIVE);
        return true;
    }
    return false;
}

/* "puts price above quality", "chose party over country": what is ranked is a word of
   the relation. False where nothing is. */
static bool find_ranking(tri_i_finds *x, const tri_i_clause *c, uint32_t object)
{
    if (x->document->tokens[object].upos != TRI_UPOS_NOUN ||
        !tri_i_lexicon_has(&tri_i_lexicon_preferring_verbs, c->lemma) ||
        tri_i_is_certain_thing(x, object)) {
        return false;
    }
    for (uint32_t i = 0; i < c->n_complements; i++) {
        const tri_i_complement *one = &c->complements[i];
        if (one->is_clause || one->is_adjunct || one->head < object ||
            !tri_i_lexicon_has(&tri_i_lexicon_ranking_prepositions, one->role)) {
            continue;
        }
        tri_i_clause whole = *c;
        whole.words.end = object == c->words.end ? object + 1 : c->words.end;
        const char *base =
            tri_i_label(x, c->lemma, x->document->tokens[object].lemma, "");
        add_finds(x, &whole, c->subject, one->head, tri_i_label(x, base, one->role, ""),
                  base, one->words, i, TRI_I_LIGHT);
        return true;
    }
    return false;
}

/* "told the delegates about the port", "warned miners of a strike": what it is about is
   the object, whoever is told receives it. False where nothing is told so. */
static bool find_told(tri_i_finds *x, const tri_i_clause *c, uint32_t object)
{
    const uint32_t i = tri_i_topic(x, c, object);
    if (i == UINT32_MAX) {
        return false;
    }
    const tri_i_complement *one = &c->complements[i];
    tri_i_clause whole = *c;
    if (whole.n_complements < TRI_I_MAX_COMPLEMENTS) {
        whole.complements[whole.n_complements++] = (tri_i_complement){
            .head = object, .role = "object2", .kind = tri_i_arg_kind(x, object)};
    }
    add_finds(x, &whole, c->subject, one->head, tri_i_label(x, c->lemma, one->role, ""),
              c->lemma, one->words, i, TRI_I_OBLIQUE);
    return true;
}

static void find_active(tri_i_finds *x, const tri_i_clause *c, bool is_told)
{
    const tri_i_range none = {0, 0};
    uint32_t receiver = TRI_NONE;
    const uint32_t slot =
        c->is_reflexive ? TRI_NONE : tri_i_object(x, c->predicate, &receiver);
    uint32_t object = slot == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, slot);
    if (slot != TRI_NONE && tri_i_is_share(x, slot) && !tri_i_is_noun(x, slot)) {
        /* "spent most of his life in Lund" */
        const uint32_t of =
            tri_i_dependent_or(x->tree, slot, TRI_REL_NMOD, TRI_REL_OBL);
        object = of == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, of);
    }
    if (object != TRI_NONE) {
        tri_i_clause with_receiver = *c;
        receiver = receiver == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, receiver);
        if (receiver != TRI_NONE && c->n_complements < TRI_I_MAX_COMPLEMENTS) {
            with_receiver.complements[with_receiver.n_complements++] =
                (tri_i_complement){.head = receiver,
                                   .role = "object2",
                                   .kind = tri_i_arg_kind(x, receiver)};
        }
        if (is_told && tri_i_is_addressee(x, c->predicate, object)) {
            tri_i_refuse(x, TRI_I_REFUSED_ADDRESSEE, c->predicate, c->subject, object);
        } else if (find_told(x, &with_receiver, object)) {
            return;
        } else if (tri_i_is_formal(x, c->predicate, object)) {
            tri_i_refuse(x, TRI_I_REFUSED_NOBODY_IN_PARTICULAR, c->predicate,
                         c->subject, object);
        } else if (!find_light(x, &with_receiver, c->subject, object) &&
                   !find_ranking(x, &with_receiver, object)) {
            tri_i_result made;
            const bool is_made = tri_i_read_result(x, &with_receiver, object, &made);
            const char *label = is_made ? made.label : c->lemma;
            add_finds(x, &with_receiver, c->subject, object, label, label,
                      is_made ? made.words : none, is_made ? made.but : UINT32_MAX,
                      TRI_I_OBJECT);
        }
    } else if (slot != TRI_NONE && x->tree->first_child[slot] != TRI_NONE) {
        /* "what he does" */
        const tri_i_words words = tri_i_clause_words(x, slot, TRI_NONE);
        add_words(x, c, slot, tri_i_extent(&words), TRI_NONE, c->lemma, c->lemma, none,
                  UINT32_MAX, TRI_I_FREE);
    } else if (slot == TRI_NONE && !is_told) {
        add_oblique(x, c, c->lemma);
    } else if (slot != TRI_NONE) { /* "what did he do" */
        tri_i_refuse(x, TRI_I_REFUSED_NO_OBJECT, c->predicate, c->subject, slot);
    }
}

static void find_verb(tri_i_finds *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_clause c;
    if (tokens[token].upos != TRI_UPOS_VERB || tokens[token].rel == TRI_REL_CASE ||
        tokens[token].lemma[0] == '\0' ||
        (tri_i_dependent(x->tree, token, TRI_REL_COP) != TRI_NONE &&
         /* "its goal is to feed people" */
         tri_i_dependent(x->tree, token, TRI_REL_NSUBJ_OUTER) == TRI_NONE)) {
        return;
    }
    if (tokens[token].rel == TRI_REL_AMOD) {
        tri_i_refuse(x, TRI_I_REFUSED_ONLY_DESCRIBES, token, tokens[token].head,
                     TRI_NONE);
        return;
    }
    if (!tri_i_clause_read(x, token, (tri_i_range){token, token + 1}, &c)) {
        return;
    }
    if (tri_i_is_told_in_name(x, &c)) {
        tri_i_refuse(x, TRI_I_REFUSED_TOLD_IN_NAME, token, c.subject, TRI_NONE);
        return;
    }
    const uint32_t completed_by = tri_i_dependent(x->tree, token, TRI_REL_XCOMP);
    tri_i_clause said = c; /* with whoever is told */
    tri_i_take_addressee(x, &said);
    bool is_told = find_content(x, &said) ||
                   (completed_by != TRI_NONE &&
                    (tri_i_dependent(x->tree, completed_by, TRI_REL_MARK) != TRI_NONE ||
                     tokens[completed_by].upos == TRI_UPOS_VERB));
    is_told = find_predicative(x, &c) || is_told;
    if (c.is_passive) {
        find_passive(x, &c, is_told);
    } else {
        find_active(x, &c, is_told);
    }
}

const tri_i_rule tri_i_verb_rules[] = {
    {"verb", find_verb}, /* Russia sent troops; the troops were sent under a treaty */
    {0},
};
