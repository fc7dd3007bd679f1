/* Events: what two mentions of one event, verbs or nouns, say together.

   Two mentions are one event where they have the same verb, or a noun of it, befall the
   same thing, agree in all that both of them name, and are both stated as facts. The
   one then lends the other who did it: "Russia sent troops. The troops were sent under
   a treaty." gives Russia - send under - treaty. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "extract/find/nominal.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_EVENT_ARGS = 8, MAX_PAIRS = 64 };

typedef struct {
    const char *verb;
    const char *verbs; /* of a noun: all its verbs, parted by commas; else "" */
    uint32_t clause;   /* the verb or noun */
    uint32_t agent;    /* head token of who does it, TRI_NONE */
    uint32_t patient;  /* head token of what it befalls, TRI_NONE */
    tri_i_range words; /* that state it */
    uint32_t speaker;  /* head token, TRI_NONE */
    uint8_t modality;  /* tri_modality */
    bool negated;      /* */
    tri_i_find_arg args[MAX_EVENT_ARGS];
    uint32_t n_args;
} event;

typedef struct {
    tri_i_finds *x;
    event *list;
    uint32_t n;
    size_t room;
} events;

/* The mention that a token stands for, NULL; TRI_NONE is accepted. */
static const tri_mention *mention_at(const tri_i_finds *x, uint32_t token)
{
    const uint32_t mention = token == TRI_NONE ? TRI_NONE : tri_i_mention(x, token);
    return mention == TRI_NONE ? NULL : &x->document->mentions[mention];
}

/* Whether two tokens stand for one entity, or for a country and its people. */
static bool same_side(const tri_i_finds *x, uint32_t a, uint32_t b)
{
    const tri_mention *first = mention_at(x, a);
    const tri_mention *second = mention_at(x, b);
    return first != NULL && second != NULL &&
           tri_i_same_side(x->document, first->entity, second->entity);
}

/* Whether a noun phrase is taken up from before: "the troops", with nothing else that
   would tell it from other troops. */
static bool is_taken_up(const tri_i_finds *x, uint32_t token)
{
    bool is_definite = false;
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        const tri_token *word = tri_i_token(x, i);
        if (word->rel == TRI_REL_DET) {
            is_definite = strcmp(word->lemma, "the") == 0 ||
                          strcmp(word->lemma, "these") == 0 ||
                          strcmp(word->lemma, "those") == 0;
        } else if (word->rel == TRI_REL_AMOD || word->rel == TRI_REL_NUMMOD ||
                   word->rel == TRI_REL_COMPOUND || word->rel == TRI_REL_NMOD ||
                   word->rel == TRI_REL_NMOD_POSS || word->rel == TRI_REL_ACL ||
                   word->rel == TRI_REL_ACL_RELCL) {
            return false;
        }
    }
    return is_definite;
}

/* Whether a phrase between two others of its noun may be a third thing: not where it is
   the agent's own ("Russian troops", where Russia sent troops), or taken up itself. */
static bool is_third(const tri_i_finds *x, uint32_t token, uint32_t agent)
{
    if (is_taken_up(x, token)) {
        return false;
    }
    bool is_own = false;
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        const tri_token *word = tri_i_token(x, i);
        if (word->rel == TRI_REL_AMOD || word->rel == TRI_REL_COMPOUND ||
            word->rel == TRI_REL_NMOD_POSS || word->rel == TRI_REL_NUMMOD) {
            is_own = same_side(x, i, agent);
            if (!is_own) {
                return true;
            }
        }
    }
    return !is_own;
}

/* Whether a phrase names some of a kind: "another student", "some ants". */
static bool is_indefinite(const tri_i_finds *x, uint32_t token)
{
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        if (tri_i_lexicon_has(&tri_i_lexicon_indefinite_determiners,
                              tri_i_token(x, i)->lemma) &&
            tri_i_token(x, i)->rel != TRI_REL_CONJ) {
            return true;
        }
    }
    return false;
}

/* One noun in one number; lemmas are the model's, which may waver between forms. */
static bool same_noun(const tri_i_finds *x, uint32_t a, uint32_t b)
{
    const tri_token *first = tri_i_token(x, a);
    const tri_token *second = tri_i_token(x, b);
    return first->xpos == second->xpos && (strcmp(first->lemma, second->lemma) == 0 ||
                                           strcmp(first->form, second->form) == 0);
}

/* Whether both stand for one thing: one entity, or the later takes up the noun of the
   earlier and no third thing of that noun stands between them. `agent` did it to the
   earlier, TRI_NONE: unknown. */
static bool corefer(const tri_i_finds *x, uint32_t a, uint32_t b, uint32_t agent)
{
    const tri_mention *first = mention_at(x, a);
    const tri_mention *second = mention_at(x, b);
    if (first == NULL || second == NULL) {
        return false;
    }
    if (first->entity != TRI_NONE && first->entity == second->entity) {
        return true;
    }
    const uint32_t early = a < b ? a : b;
    const uint32_t late = a < b ? b : a;
    if (first->kind != TRI_MENTION_NOMINAL || second->kind != TRI_MENTION_NOMINAL ||
        !same_noun(x, a, b) || !is_taken_up(x, late)) {
        return false;
    }
    for (uint32_t i = early + 1; i < late; i++) {
        if (x->mention_at[i] != TRI_NONE && same_noun(x, i, early) &&
            is_third(x, i, agent)) {
            return false;
        }
    }
    return true;
}

/* Verbs that name no one event of which there could be a second mention. */
static bool is_general(const char *verb)
{
    return tri_i_lexicon_has(&tri_i_lexicon_general_verbs, verb) ||
           tri_i_lexicon_has(&tri_i_lexicon_recurring_verbs, verb);
}

static void append(events *all, const event *one)
{
    if (!tri_i_grow(&all->list, all->n, &all->room, sizeof *all->list)) {
        all->x->failed = true;
        return;
    }
    all->list[all->n++] = *one;
}

static void add_arg(event *one, const char *role, uint32_t head, uint8_t kind)
{
    if (one->n_args < MAX_EVENT_ARGS && role[0] != '\0' &&
        strcmp(role, "object2") != 0) {
        one->args[one->n_args++] =
            (tri_i_find_arg){.role = role, .head = head, .kind = kind};
    }
}

/* The event that a verb's find tells. */
static void add_verb(events *all, const tri_i_find *find)
{
    if ((find->pattern != TRI_PATTERN_VERB && find->pattern != TRI_PATTERN_RELATIVE &&
         find->pattern != TRI_PATTERN_PARTICIPLE) ||
        find->words.end > find->words.begin) {
        return;
    }
    const bool is_passive = find->verb != NULL;
    event one = {.verb = is_passive ? find->verb : find->base,
                 .verbs = "",
                 .clause = find->clause,
                 .agent = is_passive ? TRI_NONE : find->subject,
                 .patient = is_passive ? find->subject : TRI_NONE,
                 .words = find->relation,
                 .speaker = find->speaker,
                 .modality = find->modality,
                 .negated = find->negated};
    const size_t length = strlen(find->base);
    if (strcmp(find->label, find->base) != 0) {
        if (strncmp(find->label, find->base, length) != 0) {
            return;
        }
        add_arg(&one, find->label + length + 1, find->object, TRI_ARG_KIND_OTHER);
    } else if (!is_passive) {
        one.patient = find->object;
    }
    for (uint32_t i = 0; i < find->n_args; i++) {
        if (find->args[i].is_clause || find->args[i].is_adjunct) {
            continue;
        }
        add_arg(&one, find->args[i].role, find->args[i].head, find->args[i].kind);
    }
    if (!is_general(one.verb)) {
        append(all, &one);
    }
}

/* "Oryx Bank's purchase of Delta Steel", "the purchase of Delta Steel by Oryx Bank". */
static void add_noun(events *all, uint32_t noun)
{
    tri_i_finds *x = all->x;
    tri_i_deed deed;
    if (!tri_i_read_deed(x, noun, &deed)) {
        return;
    }
    tri_i_find itself = {
        .clause = noun, .subject = noun, .object = noun, .speaker = TRI_NONE};
    tri_i_read_deed_statement(x, &itself);
    event one = {.verb = deed.verb,
                 .verbs = deed.row[TRI_EVENT_NOUNS_VERBS],
                 .clause = noun,
                 .agent = deed.agent,
                 .patient = deed.object,
                 .words = {noun, noun + 1},
                 .speaker = itself.speaker,
                 .modality = itself.modality,
                 .negated = itself.negated};
    for (uint32_t i = 0; i < deed.n_args; i++) {
        add_arg(&one, deed.args[i].role, deed.args[i].head, deed.args[i].kind);
    }
    append(all, &one);
}

static bool same_verb(const event *a, const event *b)
{
    return strcmp(a->verb, b->verb) == 0 || tri_i_lexicon_lists(b->verbs, a->verb) ||
           tri_i_lexicon_lists(a->verbs, b->verb);
}

/* A find that the list does not hold yet, by entities. */
static bool is_new(const tri_i_finds *x, uint32_t subject, const char *label,
                   uint32_t object)
{
    for (uint32_t i = 0; i < x->n_finds; i++) {
        const tri_i_find *old = &x->finds[i];
        if (old->words.begin == old->words.end && strcmp(old->label, label) == 0 &&
            corefer(x, old->subject, subject, TRI_NONE) &&
            corefer(x, old->object, object, TRI_NONE)) {
            return false;
        }
    }
    return true;
}

/* `told` lacks who did it; `other` knows. */
static void share(tri_i_finds *x, const event *told, const event *other)
{
    for (uint32_t i = 0; i < told->n_args; i++) {
        const tri_i_find_arg *arg = &told->args[i];
        const tri_mention *what = mention_at(x, arg->head);
        const char *label = tri_i_label(x, other->verb, arg->role, "");
        if (arg->kind == TRI_ARG_KIND_TIME || what == NULL || label == NULL ||
            what->kind == TRI_MENTION_VALUE) {
            tri_i_refuse(x, TRI_I_REFUSED_NO_THING_TO_SHARE, told->clause, other->agent,
                         arg->head);
            continue;
        }
        if (!is_new(x, other->agent, label, arg->head)) {
            tri_i_refuse(x, TRI_I_REFUSED_FOUND_BEFORE, told->clause, other->agent,
                         arg->head);
            continue;
        }
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_EVENT, told->clause, other->agent,
                                     arg->head, label, other->verb);
        if (find == NULL) {
            continue;
        }
        tri_i_read_statement(x, find);
        find->basis = TRI_BASIS_INFERRED;
        find->relation = told->words;
        find->support = tri_i_token(x, other->clause)->sentence;
        find->confidence = 0.55;
        find->modality = told->modality;
        find->negated = false;
        find->speaker = told->speaker != TRI_NONE ? told->speaker : other->speaker;
    }
}

void tri_i_find_events(tri_i_finds *x)
{
    events all = {.x = x};
    const uint32_t n = x->n_finds; /* not those that are added here */
    for (uint32_t i = 0; i < n && !x->failed; i++) {
        add_verb(&all, &x->finds[i]);
    }
    for (uint32_t i = 0; i < x->document->n_tokens && !x->failed; i++) {
        add_noun(&all, i);
    }
    for (uint32_t i = 0; i < all.n && !x->failed; i++) {
        const event *told = &all.list[i];
        if (told->agent != TRI_NONE || told->patient == TRI_NONE || told->n_args == 0 ||
            told->negated) {
            continue;
        }
        uint32_t n_shared = 0;
        for (uint32_t j = 0; j < all.n && n_shared < MAX_PAIRS && !x->failed; j++) {
            const event *other = &all.list[j];
            if (other->agent != TRI_NONE && !other->negated &&
                other->clause != told->clause && other->modality == told->modality &&
                same_verb(told, other) &&
                corefer(x, told->patient, other->patient, other->agent) &&
                !is_indefinite(x, told->patient < other->patient ? other->patient
                                                                 : told->patient)) {
                share(x, told, other);
                n_shared++;
            }
        }
    }
    free(all.list);
}
