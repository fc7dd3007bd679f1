/* Triples of verbs: subject, verb with its preposition, object; the rest as arguments.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/lexicon/lexicon.h"
#include "extract/patterns.h"

#include <string.h>

enum { MAX_CONJUNCTS = 8, MAX_OBLIQUES = 8 };

/* A prepositional complement of a verb. */
typedef struct {
    uint32_t head;
    const char *role;
    tri_i_range words; /* of the preposition */
    tri_arg_kind kind;
} oblique;

typedef struct {
    uint32_t verb;
    uint32_t subject; /* the one who does it, or whom it is done to; TRI_NONE */
    bool is_passive;
    bool shares;          /* the subject is another verb's */
    const char *lemma;    /* with its particle: "shut down" */
    uint32_t words_begin; /* first of the verb group */
    uint32_t verb_end;    /* behind the noun of a light verb; 0: it has none */
    oblique obliques[MAX_OBLIQUES];
    uint32_t n_obliques;
} clause;

static tri_arg_kind kind_of(const tri_i_extraction *x, uint32_t token)
{
    const uint32_t index = x->mention_at[token];
    if (index == TRI_NONE) {
        return TRI_ARG_KIND_OTHER;
    }
    const tri_mention *mention = &x->document->mentions[index];
    return mention->type == TRI_TYPE_DATE  ? TRI_ARG_KIND_TIME
           : mention->type == TRI_TYPE_LOC ? TRI_ARG_KIND_PLACE
                                           : TRI_ARG_KIND_OTHER;
}

/* "under the umbrella of the organisation": the noun only leads to what it is of. */
static uint32_t behind_leading_noun(tri_i_extraction *x, uint32_t token)
{
    static const char *const nouns[] = {"umbrella", "auspex", "auspices", "aegis",
                                        "banner",   "flag",   "behalf"};
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        if (tri_i_is(x, token, nouns[i])) {
            const uint32_t inner = tri_i_dependent(x, token, TRI_REL_NMOD);
            return inner != TRI_NONE &&
                           strcmp(tri_i_preposition(x, inner, NULL), "of") == 0
                       ? inner
                       : token;
        }
    }
    return token;
}

static void find_obliques(tri_i_extraction *x, clause *c)
{
    static const tri_rel rels[] = {TRI_REL_OBL, TRI_REL_OBL_UNMARKED};
    for (size_t i = 0; i < sizeof rels / sizeof rels[0]; i++) {
        for (uint32_t child = tri_i_dependent(x, c->verb, rels[i]);
             child != TRI_NONE && c->n_obliques < MAX_OBLIQUES;
             child = tri_i_next_dependent(x, child)) {
            oblique *next = &c->obliques[c->n_obliques];
            next->head = tri_i_argument_head(x, behind_leading_noun(x, child));
            next->role = tri_i_preposition(x, child, &next->words);
            if (next->head == TRI_NONE || strcmp(next->role, "accord to") == 0) {
                continue;
            }
            next->kind = kind_of(x, next->head);
            if (rels[i] == TRI_REL_OBL_UNMARKED && next->kind != TRI_ARG_KIND_TIME) {
                continue; /* "30 metres away": no role could be named */
            }
            c->n_obliques++;
        }
    }
}

/* "accuse him of silencing the press", "stop them from leaving": he does it. */
static bool is_controlled_by_object(const tri_i_extraction *x, uint32_t verb)
{
    const uint32_t mark = tri_i_dependent(x, verb, TRI_REL_MARK);
    const uint32_t object =
        tri_i_dependent(x, x->document->tokens[verb].head, TRI_REL_OBJ);
    return mark != TRI_NONE && object != TRI_NONE && object < verb &&
           (tri_i_is(x, mark, "of") || tri_i_is(x, mark, "from") ||
            tri_i_is(x, mark, "into"));
}

/* Finds who does it: the verb's own subject, or that of the clause round it. */
static void find_subject(const tri_i_extraction *x, clause *c)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t verb = c->verb;
    c->subject = TRI_NONE;
    for (int depth = 0; depth < 6; depth++) {
        uint32_t subject = tri_i_dependent(x, verb, TRI_REL_NSUBJ);
        if (subject == TRI_NONE) {
            subject = tri_i_dependent(x, verb, TRI_REL_NSUBJ_PASS);
        }
        if (subject != TRI_NONE) {
            c->subject = tri_i_argument_head(x, subject);
            return;
        }
        const uint32_t head = tokens[verb].head;
        if (head == TRI_NONE) {
            return;
        }
        c->shares = true;
        switch (tokens[verb].rel) {
        case TRI_REL_CONJ:
            break;
        case TRI_REL_XCOMP: {
            /* "ordered his forces to be shot": the object is who does it. */
            const uint32_t object = tri_i_dependent(x, head, TRI_REL_OBJ);
            if (object != TRI_NONE && object < verb &&
                strcmp(tokens[head].lemma, "promise") != 0) {
                c->subject = tri_i_argument_head(x, object);
                return;
            }
            break;
        }
        case TRI_REL_ACL:
            /* "protesters carrying flags", "the capital named after him" */
            if ((tokens[verb].xpos == TRI_XPOS_VBG ||
                 tokens[verb].xpos == TRI_XPOS_VBN) &&
                head < verb) {
                c->subject = tri_i_argument_head(x, head);
            }
            return;
        case TRI_REL_ADVCL:
            /* "by removing him", "to combat disturbances" */
            if (tokens[verb].xpos != TRI_XPOS_VBG && tokens[verb].xpos != TRI_XPOS_VB &&
                (tokens[verb].xpos != TRI_XPOS_VBN ||
                 tri_i_dependent(x, verb, TRI_REL_MARK) != TRI_NONE)) {
                return;
            }
            if (is_controlled_by_object(x, verb)) {
                c->subject =
                    tri_i_argument_head(x, tri_i_dependent(x, head, TRI_REL_OBJ));
                return;
            }
            break;
        default:
            return;
        }
        verb = head;
    }
}

static bool is_passive(const tri_i_extraction *x, uint32_t verb)
{
    const tri_token *tokens = x->document->tokens;
    if (tri_i_dependent(x, verb, TRI_REL_AUX_PASS) != TRI_NONE ||
        tri_i_dependent(x, verb, TRI_REL_NSUBJ_PASS) != TRI_NONE) {
        return true;
    }
    if (tokens[verb].xpos != TRI_XPOS_VBN ||
        tri_i_dependent(x, verb, TRI_REL_AUX) != TRI_NONE) {
        return false;
    }
    return tokens[verb].rel == TRI_REL_ACL || tokens[verb].rel == TRI_REL_ADVCL ||
           (tokens[verb].rel == TRI_REL_CONJ && tokens[verb].head != TRI_NONE &&
            tokens[tokens[verb].head].xpos == TRI_XPOS_VBN &&
            is_passive(x, tokens[verb].head));
}

/* Puts all complements but one behind a find. */
static void add_further(const tri_i_extraction *x, tri_i_find *find, const clause *c,
                        uint32_t but)
{
    for (uint32_t i = 0; i < c->n_obliques && find->n_args < TRI_I_MAX_ARGS; i++) {
        const oblique *one = &c->obliques[i];
        if (i == but || one->head == find->subject || one->head == find->object) {
            continue;
        }
        uint32_t heads[MAX_CONJUNCTS];
        const uint32_t n = tri_i_conjuncts(x, one->head, heads, MAX_CONJUNCTS);
        for (uint32_t j = 0; j < n && find->n_args < TRI_I_MAX_ARGS; j++) {
            if (x->mention_at[heads[j]] != TRI_NONE) {
                find->args[find->n_args++] =
                    (tri_i_find_arg){one->role, heads[j], (uint8_t)one->kind};
            }
        }
    }
}

/* The words of the verb with what stands with it, up to a preposition. */
static tri_i_range words_of(const tri_i_extraction *x, const clause *c,
                            const oblique *with)
{
    tri_i_range words = {c->words_begin,
                         c->verb_end > c->verb ? c->verb_end : c->verb + 1};
    const uint32_t particle = tri_i_dependent(x, c->verb, TRI_REL_COMPOUND_PRT);
    if (particle != TRI_NONE && particle >= words.end && particle < words.end + 2) {
        words.end = particle + 1;
    }
    if (with != NULL && with->words.end > words.end && with->words.begin <= words.end) {
        words.end = with->words.end;
    }
    return words;
}

static void add_find(tri_i_extraction *x, const clause *c, uint32_t subject,
                     uint32_t object, const char *label, const char *base,
                     const oblique *with, uint32_t but, double confidence)
{
    uint32_t subjects[MAX_CONJUNCTS];
    uint32_t objects[MAX_CONJUNCTS];
    const tri_token *tokens = x->document->tokens;
    const uint32_t n_subjects = tri_i_conjuncts(x, subject, subjects, MAX_CONJUNCTS);
    const uint32_t n_objects = tri_i_conjuncts(x, object, objects, MAX_CONJUNCTS);
    const tri_pattern pattern =
        tokens[c->verb].rel == TRI_REL_ACL         ? TRI_PATTERN_PARTICIPLE
        : tokens[c->verb].rel == TRI_REL_ACL_RELCL ? TRI_PATTERN_RELATIVE
                                                   : TRI_PATTERN_VERB;
    for (uint32_t i = 0; i < n_subjects; i++) {
        for (uint32_t j = 0; j < n_objects; j++) {
            tri_i_find *find =
                tri_i_add(x, pattern, c->verb, subjects[i], objects[j], label, base);
            if (find == NULL) {
                continue;
            }
            find->relation = words_of(x, c, with);
            find->confidence =
                confidence - (c->shares ? 0.08 : 0) - (i > 0 || j > 0 ? 0.05 : 0);
            add_further(x, find, c, but);
        }
    }
}

/* The complement that a verb without an object takes as one: not a time, if another is
   there. UINT32_MAX: none. */
static uint32_t main_oblique(const clause *c)
{
    for (uint32_t i = 0; i < c->n_obliques; i++) {
        if (c->obliques[i].kind != TRI_ARG_KIND_TIME) {
            return i;
        }
    }
    return c->n_obliques > 0 && c->obliques[0].role[0] != '\0' ? 0 : UINT32_MAX;
}

static void find_passive(tri_i_extraction *x, const clause *c)
{
    const uint32_t agent = tri_i_dependent(x, c->verb, TRI_REL_OBL_AGENT);
    const uint32_t by = agent == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, agent);
    if (by != TRI_NONE) {
        add_find(x, c, by, c->subject, c->lemma, c->lemma, NULL, UINT32_MAX, 0.75);
        return;
    }
    const uint32_t object = tri_i_dependent(x, c->verb, TRI_REL_OBJ);
    const char *base = tri_i_label(x, "be", c->lemma, "");
    if (object != TRI_NONE) { /* "was given the prize" */
        const uint32_t head = tri_i_argument_head(x, object);
        if (head != TRI_NONE) {
            add_find(x, c, c->subject, head, base, base, NULL, UINT32_MAX, 0.6);
        }
        return;
    }
    const uint32_t main = main_oblique(c);
    if (main != UINT32_MAX) {
        const oblique *with = &c->obliques[main];
        const char *label = tri_i_label(x, "be", c->lemma, with->role);
        add_find(x, c, c->subject, with->head, label, base, with, main,
                 with->kind == TRI_ARG_KIND_TIME ? 0.55 : 0.68);
    }
}

/* "took control of the streets": verb and noun are one relation. */
static bool find_light(tri_i_extraction *x, const clause *c, uint32_t object)
{
    const char *both = tri_i_label(x, c->lemma, x->document->tokens[object].lemma, "");
    if (both == NULL || !tri_i_lexicon_has(&tri_i_lexicon_light_verbs, both)) {
        return false;
    }
    for (uint32_t child = tri_i_dependent(x, object, TRI_REL_NMOD); child != TRI_NONE;
         child = tri_i_next_dependent(x, child)) {
        oblique with = {.head = tri_i_argument_head(x, child)};
        with.role = tri_i_preposition(x, child, &with.words);
        if (child < object || with.head == TRI_NONE || with.role[0] == '\0') {
            continue;
        }
        clause whole = *c;
        whole.verb_end = object + 1;
        add_find(x, &whole, c->subject, with.head, tri_i_label(x, both, with.role, ""),
                 both, &with, UINT32_MAX, 0.72);
        return true;
    }
    return false;
}

/* A complement that is no thing: a clause ("said that ..."), an adjective ("stayed
   calm"). */
static void add_words(tri_i_extraction *x, const clause *c, uint32_t head,
                      tri_i_range words, tri_i_range relation, double confidence)
{
    uint32_t subjects[MAX_CONJUNCTS];
    const uint32_t n = tri_i_conjuncts(x, c->subject, subjects, MAX_CONJUNCTS);
    for (uint32_t i = 0; i < n; i++) {
        tri_i_find *find = tri_i_add_words(x, TRI_PATTERN_VERB, c->verb, subjects[i],
                                           head, words, c->lemma, c->lemma);
        if (find != NULL) {
            find->relation = relation;
            find->confidence = confidence - (c->shares ? 0.08 : 0);
            add_further(x, find, c, UINT32_MAX);
        }
    }
}

static void find_complement(tri_i_extraction *x, const clause *c)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t said = tri_i_dependent(x, c->verb, TRI_REL_CCOMP);
    if (said != TRI_NONE) {
        tri_i_range words = tri_i_clause_words(x, said);
        tri_i_range relation = words_of(x, c, NULL);
        if (words.begin > c->verb && tokens[words.begin].rel == TRI_REL_MARK) {
            relation.end = words.begin == relation.end ? words.begin + 1 : relation.end;
            words.begin++;
        }
        if (words.begin >= relation.end || words.end <= relation.begin) {
            add_words(x, c, said, words, relation, 0.5);
        }
    }
    const uint32_t become = tri_i_dependent(x, c->verb, TRI_REL_XCOMP);
    if (become == TRI_NONE || become < c->verb ||
        tri_i_dependent(x, become, TRI_REL_MARK) != TRI_NONE ||
        tri_i_dependent(x, c->verb, TRI_REL_OBJ) != TRI_NONE) {
        return;
    }
    if (tokens[become].upos == TRI_UPOS_NOUN || tokens[become].upos == TRI_UPOS_PROPN) {
        oblique with = {.head = TRI_NONE};
        const char *role = tri_i_preposition(x, become, &with.words);
        const bool has_role = role[0] != '\0';
        add_find(x, c, c->subject, become, tri_i_label(x, c->lemma, role, ""), c->lemma,
                 has_role ? &with : NULL, UINT32_MAX, 0.65);
    } else if (tokens[become].upos == TRI_UPOS_ADJ) {
        add_words(x, c, become, tri_i_clause_words(x, become), words_of(x, c, NULL),
                  0.5);
    }
}

static void find_active(tri_i_extraction *x, const clause *c)
{
    uint32_t object = tri_i_dependent(x, c->verb, TRI_REL_OBJ);
    object = object == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, object);
    if (object != TRI_NONE && find_light(x, c, object)) {
        return;
    }
    if (object != TRI_NONE) {
        clause with_receiver = *c;
        uint32_t receiver = tri_i_dependent(x, c->verb, TRI_REL_IOBJ);
        receiver = receiver == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, receiver);
        if (receiver != TRI_NONE && with_receiver.n_obliques < MAX_OBLIQUES) {
            with_receiver.obliques[with_receiver.n_obliques++] = (oblique){
                receiver, "object2", {c->verb, c->verb}, kind_of(x, receiver)};
        }
        add_find(x, &with_receiver, c->subject, object, c->lemma, c->lemma, NULL,
                 UINT32_MAX, 0.75);
        return;
    }
    const uint32_t main = main_oblique(c);
    if (main != UINT32_MAX) {
        const oblique *with = &c->obliques[main];
        const char *label = tri_i_label(x, c->lemma, with->role, "");
        add_find(x, c, c->subject, with->head, label, c->lemma, with, main,
                 with->kind == TRI_ARG_KIND_TIME ? 0.5 : 0.66);
    }
}

/* "continue to commit", "was forced to leave": the words of the verbs round it are
   part of the wording, if they stand right before it. */
static void take_governors(const tri_i_extraction *x, clause *c)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t verb = c->verb;
    while (tokens[verb].rel == TRI_REL_XCOMP && tokens[verb].head < verb &&
           tri_i_dependent(x, tokens[verb].head, TRI_REL_OBJ) == TRI_NONE) {
        const uint32_t head = tokens[verb].head;
        for (uint32_t i = head + 1; i < c->words_begin; i++) {
            if (tokens[i].head != verb && tokens[i].head != head) {
                return;
            }
        }
        verb = head;
        c->words_begin = verb;
        while (c->words_begin > 0 && tokens[c->words_begin - 1].head == verb &&
               (tokens[c->words_begin - 1].rel == TRI_REL_AUX ||
                tokens[c->words_begin - 1].rel == TRI_REL_AUX_PASS ||
                tokens[c->words_begin - 1].rel == TRI_REL_ADVMOD)) {
            c->words_begin--;
        }
    }
}

void tri_i_find_verb(tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    if (tokens[token].upos != TRI_UPOS_VERB || tokens[token].rel == TRI_REL_AMOD ||
        tokens[token].rel == TRI_REL_CASE || tokens[token].lemma[0] == '\0' ||
        tri_i_dependent(x, token, TRI_REL_COP) != TRI_NONE) {
        return;
    }
    clause c = {.verb = token, .words_begin = token};
    find_subject(x, &c);
    if (c.subject == TRI_NONE) {
        return;
    }
    c.is_passive = is_passive(x, token);
    const uint32_t particle = tri_i_dependent(x, token, TRI_REL_COMPOUND_PRT);
    c.lemma = particle == TRI_NONE
                  ? tokens[token].lemma
                  : tri_i_label(x, tokens[token].lemma, tokens[particle].lemma, "");
    for (uint32_t i = token;
         i > 0 && tokens[i - 1].head == token &&
         (tokens[i - 1].rel == TRI_REL_AUX || tokens[i - 1].rel == TRI_REL_AUX_PASS ||
          tokens[i - 1].rel == TRI_REL_ADVMOD);
         i--) {
        c.words_begin = i - 1;
    }
    take_governors(x, &c);
    find_obliques(x, &c);
    if (c.lemma == NULL) {
        return;
    }
    find_complement(x, &c);
    if (c.is_passive) {
        find_passive(x, &c);
    } else {
        find_active(x, &c);
    }
}
