/* Joins names of which a sentence says that they are one's: pen names, real names,
   names that were changed or taken with a marriage. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/person_name.h"

#include <string.h>

enum { MOST_MARRIAGES = 32 /* of a document that are looked at */ };

static const tri_token *token_of(const tri_i_resolver *r, uint32_t token)
{
    return &r->document->tokens[token];
}

static bool is_verb_of(const tri_i_resolver *r, uint32_t token,
                       const tri_lexicon *verbs)
{
    return token != TRI_NONE && token_of(r, token)->upos == TRI_UPOS_VERB &&
           tri_i_lexicon_has(verbs, token_of(r, token)->lemma);
}

static bool is_naming_noun(const tri_i_resolver *r, uint32_t token)
{
    return token != TRI_NONE && token_of(r, token)->upos == TRI_UPOS_NOUN &&
           tri_i_lexicon_has(&tri_i_lexicon_naming_nouns, token_of(r, token)->lemma);
}

/* The mention that a phrase speaks of: the name in it rather than the noun, "the rapper
   Sean Carter". */
static uint32_t mention_of(const tri_i_resolver *r, uint32_t token)
{
    if (token == TRI_NONE) {
        return TRI_NONE;
    }
    TRI_I_FOR_DEPENDENTS (r->document->tree, token, c) {
        const uint8_t rel = token_of(r, c)->rel;
        if ((rel == TRI_REL_FLAT || rel == TRI_REL_APPOS) &&
            tri_i_name_at(r, c) != TRI_NONE && tri_i_name_at(r, token) == TRI_NONE) {
            return tri_i_name_at(r, c);
        }
    }
    return r->mention_at[token];
}

/* Who does what a verb says, or of whom its clause says it: "Ada Lind, writing as". */
static uint32_t owner_of_verb(const tri_i_resolver *r, uint32_t verb)
{
    const tri_i_tree *tree = r->document->tree;
    for (int n = 0; n < 4 && verb != TRI_NONE; n++) {
        const tri_token *token = token_of(r, verb);
        const uint32_t subject = tri_i_subject(tree, verb);
        const bool is_relative =
            subject == TRI_NONE || tri_i_is(tree, subject, "who") ||
            tri_i_is(tree, subject, "which") || tri_i_is(tree, subject, "that");
        if (is_relative &&
            (token->rel == TRI_REL_ACL || token->rel == TRI_REL_ACL_RELCL)) {
            return mention_of(r, token->head);
        }
        if (subject != TRI_NONE) {
            return mention_of(r, subject);
        }
        verb = token->head;
    }
    return TRI_NONE;
}

/* Whose name a noun for a name brings: "under the pseudonym", "took the name". */
static uint32_t owner_of_noun(const tri_i_resolver *r, uint32_t noun)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_token *token = token_of(r, noun);
    if (token->head == TRI_NONE) {
        return TRI_NONE;
    }
    const uint32_t possessor = tri_i_dependent(tree, noun, TRI_REL_NMOD_POSS);
    if (tri_i_name_at(r, possessor) != TRI_NONE) { /* "used Lind's nickname" */
        return tri_i_name_at(r, possessor);
    }
    const char *with = tri_i_case_form(tree, noun);
    const bool is_means = (token->rel == TRI_REL_OBL || token->rel == TRI_REL_NMOD ||
                           token->rel == TRI_REL_OBL_AGENT) &&
                          (strcmp(with, "under") == 0 || strcmp(with, "by") == 0);
    const bool is_taken = token->rel == TRI_REL_OBJ &&
                          is_verb_of(r, token->head, &tri_i_lexicon_name_taking_verbs);
    return is_means || is_taken ? owner_of_verb(r, token->head) : TRI_NONE;
}

/* "Mark Twain, whose real name was", "her real name was": whose, for the name that is
   said to be it. */
static uint32_t owner_of_real_name(const tri_i_resolver *r, uint32_t name)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t noun = tri_i_dependent(tree, name, TRI_REL_NSUBJ);
    if (noun == TRI_NONE || !tri_i_is(tree, noun, "name") ||
        tri_i_dependent(tree, name, TRI_REL_COP) == TRI_NONE) {
        return TRI_NONE;
    }
    const uint32_t kind =
        tri_i_dependent_or(tree, noun, TRI_REL_AMOD, TRI_REL_COMPOUND);
    const uint32_t owner = tri_i_dependent(tree, noun, TRI_REL_NMOD_POSS);
    if (kind == TRI_NONE || owner == TRI_NONE ||
        !tri_i_lexicon_has(&tri_i_lexicon_name_kinds, token_of(r, kind)->lemma)) {
        return TRI_NONE;
    }
    return tri_i_is(tree, owner, "whose") ? mention_of(r, token_of(r, name)->head)
                                          : mention_of(r, owner);
}

/* "Leo Marr is the pen name of Stefan Roth", for Leo Marr. */
static uint32_t owner_of_predicate(const tri_i_resolver *r, uint32_t name)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t noun = token_of(r, name)->head;
    if (token_of(r, name)->rel != TRI_REL_NSUBJ || !is_naming_noun(r, noun) ||
        tri_i_dependent(tree, noun, TRI_REL_COP) == TRI_NONE) {
        return TRI_NONE;
    }
    const uint32_t kind =
        tri_i_dependent_or(tree, noun, TRI_REL_AMOD, TRI_REL_COMPOUND);
    const bool is_kind =
        kind != TRI_NONE &&
        tri_i_lexicon_has(&tri_i_lexicon_name_kinds, token_of(r, kind)->lemma);
    if (tri_i_is(tree, noun, "name") && !is_kind) {
        return TRI_NONE; /* "Ada is the name of a dog" */
    }
    const uint32_t owner =
        tri_i_dependent_or(tree, noun, TRI_REL_NMOD_POSS, TRI_REL_NMOD);
    return owner == TRI_NONE ? TRI_NONE : mention_of(r, owner);
}

/* Whose other name a name is by the verb that it belongs to. */
static uint32_t owner_by_verb(const tri_i_resolver *r, uint32_t name)
{
    const tri_i_tree *tree = r->document->tree;
    const tri_token *token = token_of(r, name);
    const uint32_t verb = token->head;
    const tri_i_span *span = &r->spans[r->mention_at[name]];
    const bool is_before = span->begin > 0 && tri_i_is(tree, span->begin - 1, "as");
    const char *with = is_before ? "as" : tri_i_case_form(tree, name);
    const bool is_as = strcmp(with, "as") == 0;
    if (token->rel == TRI_REL_OBL && strcmp(with, "to") == 0 &&
        tri_i_is(tree, verb, "change")) { /* "changed its name to Altria" */
        const uint32_t what = tri_i_dependent(tree, verb, TRI_REL_OBJ);
        return what != TRI_NONE && tri_i_is(tree, what, "name") ? owner_of_verb(r, verb)
                                                                : TRI_NONE;
    }
    if (token->rel == TRI_REL_OBL && is_as && span->type == TRI_TYPE_PER &&
        is_verb_of(r, verb, &tri_i_lexicon_writing_verbs)) {
        return owner_of_verb(r, verb);
    }
    if (token->rel == TRI_REL_XCOMP && tri_i_is(tree, verb, "become") &&
        tri_i_dependent(tree, name, TRI_REL_DET) == TRI_NONE) {
        /* "Saigon became Ho Chi Minh City"; who became what is another matter */
        const uint32_t owner = owner_of_verb(r, verb);
        return owner != TRI_NONE && r->spans[owner].kind == TRI_MENTION_NAME &&
                       r->spans[owner].type == span->type &&
                       (span->type == TRI_TYPE_LOC || span->type == TRI_TYPE_ORG)
                   ? owner
                   : TRI_NONE;
    }
    if (tri_i_dependent(tree, name, TRI_REL_DET) != TRI_NONE &&
        tri_i_dependent(tree, name, TRI_REL_NMOD) != TRI_NONE) {
        return TRI_NONE; /* "known as the Paris of the East" */
    }
    const bool is_told =
        (token->rel == TRI_REL_OBL && is_as) ||
        (with[0] == '\0' && (token->rel == TRI_REL_XCOMP || token->rel == TRI_REL_OBJ));
    if (!is_told || !is_verb_of(r, verb, &tri_i_lexicon_renaming_verbs)) {
        return TRI_NONE;
    }
    /* "was renamed", "known as"; who calls another one so is not the one. */
    const bool is_passive =
        tri_i_is_passive(tree, verb) || (token_of(r, verb)->rel == TRI_REL_ACL &&
                                         token_of(r, verb)->xpos == TRI_XPOS_VBN);
    return is_passive || tri_i_is(tree, verb, "rebrand") ? owner_of_verb(r, verb)
                                                         : TRI_NONE;
}

/* Who is said to be whom a name names: "police identified the man as Karl Lind", "the
   victim, identified as Karl Lind". Not who was wrongly taken for him. */
static uint32_t one_identified(const tri_i_resolver *r, uint32_t name)
{
    const tri_i_tree *tree = r->document->tree;
    uint32_t verb = token_of(r, name)->head;
    uint32_t object = TRI_NONE;
    if (token_of(r, name)->rel == TRI_REL_NMOD &&
        token_of(r, verb)->rel == TRI_REL_OBJ) { /* "as" with the object */
        object = verb;
        verb = token_of(r, verb)->head;
    } else {
        object = tri_i_dependent(tree, verb, TRI_REL_OBJ);
    }
    if (r->spans[r->mention_at[name]].type != TRI_TYPE_PER ||
        strcmp(tri_i_case_form(tree, name), "as") != 0 ||
        !is_verb_of(r, verb, &tri_i_lexicon_identifying_verbs)) {
        return TRI_NONE;
    }
    TRI_I_FOR_DEPENDENTS (tree, verb, c) {
        if (token_of(r, c)->rel == TRI_REL_ADVMOD &&
            (tri_i_is(tree, c, "not") || tri_i_is(tree, c, "never") ||
             tri_i_lexicon_has(&tri_i_lexicon_false_adverbs, token_of(r, c)->lemma))) {
            return TRI_NONE;
        }
    }
    const uint32_t one =
        object != TRI_NONE ? mention_of(r, object) : owner_of_verb(r, verb);
    return one != TRI_NONE && r->spans[one].kind == TRI_MENTION_NOMINAL &&
                   (r->clusters[tri_i_find_root(r, one)].number & TRI_I_SINGULAR) != 0
               ? one
               : TRI_NONE;
}

/* The mention whose other name a name is said to be, TRI_NONE. */
static uint32_t owner_of(const tri_i_resolver *r, uint32_t mention)
{
    const tri_i_tree *tree = r->document->tree;
    const uint32_t head = r->spans[mention].head;
    const tri_token *token = token_of(r, head);
    const uint32_t real = owner_of_real_name(r, head);
    if (real != TRI_NONE || token->head == TRI_NONE) {
        return real;
    }
    const uint32_t owner = owner_of_predicate(r, head);
    if (owner != TRI_NONE) {
        return owner;
    }
    if (is_naming_noun(r, token->head)) {
        const bool is_it = token->rel == TRI_REL_APPOS || token->rel == TRI_REL_FLAT ||
                           (token->rel == TRI_REL_NMOD &&
                            strcmp(tri_i_case_form(tree, head), "of") == 0);
        return is_it ? owner_of_noun(r, token->head) : TRI_NONE;
    }
    const uint32_t one = one_identified(r, head);
    return one != TRI_NONE ? one : owner_by_verb(r, head);
}

/* "The columnist known as Old Heron was in fact a judge, Basil Ormerod": who a subject
   really is. */
static uint32_t real_one(const tri_i_resolver *r, uint32_t subject)
{
    const tri_token *token = token_of(r, subject);
    if (token->rel != TRI_REL_NSUBJ || token->head == TRI_NONE ||
        tri_i_dependent(r->document->tree, token->head, TRI_REL_COP) == TRI_NONE) {
        return TRI_NONE;
    }
    TRI_I_FOR_DEPENDENTS (r->document->tree, token->head, c) {
        if (tri_i_lexicon_has(&tri_i_lexicon_identity_words, token_of(r, c)->lemma)) {
            const uint32_t at = mention_of(r, token->head);
            return at != TRI_NONE && r->spans[at].kind == TRI_MENTION_NAME ? at
                                                                           : TRI_NONE;
        }
    }
    return TRI_NONE;
}

/* Whether a name is the surname of others whom the text has named: "Elizabeth will not
   long bear the name of Bennet". */
static bool is_surname_of_others(const tri_i_resolver *r, uint32_t name, uint32_t owner)
{
    const tri_i_span *span = &r->spans[name];
    const uint32_t root = tri_i_find_root(r, name);
    return span->type == TRI_TYPE_PER && span->end == span->begin + 1 && root != name &&
           root != tri_i_find_root(r, owner);
}

static void join(tri_i_resolver *r, uint32_t name, uint32_t owner)
{
    if (owner != TRI_NONE && owner != name && !is_surname_of_others(r, name, owner)) {
        (void)tri_i_join(r, name, tri_i_whole_called_so(r, owner, name),
                         TRI_RULE_ALSO_KNOWN);
    }
}

/* ---- Names by marriage */

/* A wife's names before, and the surname that she may have taken. */
typedef struct {
    uint32_t wife;
    tri_i_person_name name;
    const char *surname;
} marriage;

/* The person whose whole name a phrase has; false where there is none. `*ok` is false
   where memory is out. */
static bool read_spouse(const tri_i_resolver *r, uint32_t token, uint32_t *mention,
                        tri_i_person_name *name, bool *ok)
{
    *mention = mention_of(r, token);
    if (*mention == TRI_NONE || r->spans[*mention].kind != TRI_MENTION_NAME ||
        r->spans[*mention].type != TRI_TYPE_PER) {
        return false;
    }
    *ok = tri_i_read_person_name(r, *mention, name);
    return *ok && name->given[0] != '\0';
}

/* Reads who married whom; how many wives with a whole name. `*ok` as above. */
static uint32_t read_marriages(const tri_i_resolver *r, marriage *out, bool *ok)
{
    const tri_i_tree *tree = r->document->tree;
    uint32_t n = 0;
    for (uint32_t t = 0; t < r->document->n_tokens && *ok; t++) {
        if (token_of(r, t)->upos != TRI_UPOS_VERB || !tri_i_is(tree, t, "marry") ||
            n + 2 > MOST_MARRIAGES) {
            continue;
        }
        const uint32_t first = tri_i_subject(tree, t);
        const uint32_t second = tri_i_dependent_or(tree, t, TRI_REL_OBJ, TRI_REL_OBL);
        uint32_t mentions[2];
        tri_i_person_name names[2];
        if (first == TRI_NONE || second == TRI_NONE ||
            !read_spouse(r, first, &mentions[0], &names[0], ok) ||
            !read_spouse(r, second, &mentions[1], &names[1], ok)) {
            continue;
        }
        for (int i = 0; i < 2; i++) {
            const uint8_t gender =
                r->clusters[tri_i_find_root(r, mentions[i])].gender & TRI_I_PERSON;
            if (gender != TRI_I_MALE) {
                out[n++] = (marriage){mentions[i], names[i], names[1 - i].surname};
            }
        }
    }
    return n;
}

/* "Greta Olsen married Finn Aker": from then on "Greta Aker". */
static bool join_names_by_marriage(tri_i_resolver *r)
{
    marriage *marriages = tri_arena_alloc(r->arena, MOST_MARRIAGES, sizeof *marriages);
    bool ok = marriages != NULL;
    const uint32_t n = ok ? read_marriages(r, marriages, &ok) : 0;
    for (uint32_t i = 0; ok && n > 0 && i < r->n_spans; i++) {
        tri_i_person_name name;
        if (r->spans[i].kind != TRI_MENTION_NAME || r->spans[i].type != TRI_TYPE_PER) {
            continue;
        }
        ok = tri_i_read_person_name(r, i, &name);
        for (uint32_t k = 0; ok && k < n; k++) {
            const marriage *m = &marriages[k];
            if (i > m->wife && strcmp(name.given, m->name.given) == 0 &&
                strcmp(name.surname, m->surname) == 0) {
                (void)tri_i_join(r, i, m->wife, TRI_RULE_ALSO_KNOWN);
            }
        }
    }
    return ok;
}

bool tri_i_join_other_names(tri_i_resolver *resolver)
{
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        if (resolver->spans[i].kind != TRI_MENTION_NAME) {
            continue;
        }
        const uint32_t owner = owner_of(resolver, i);
        join(resolver, i, owner);
        if (owner != TRI_NONE && resolver->spans[owner].kind == TRI_MENTION_NOMINAL) {
            join(resolver, i, real_one(resolver, resolver->spans[owner].head));
        }
    }
    return join_names_by_marriage(resolver);
}
