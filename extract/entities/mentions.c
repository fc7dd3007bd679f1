/* Makes the list of mentions: names and values as proposed, common nouns and pronouns
   from the trees. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"
#include "extract/entities/word_forms.h"

#include <stdlib.h>
#include <string.h>

/* Relations of words that are part of another phrase, or of none. */
static bool is_argument_relation(uint8_t rel)
{
    switch (rel) {
    case TRI_REL_COMPOUND:
    case TRI_REL_COMPOUND_PRT:
    case TRI_REL_FLAT:
    case TRI_REL_FIXED:
    case TRI_REL_GOESWITH:
    case TRI_REL_CASE:
    case TRI_REL_CC:
    case TRI_REL_CC_PRECONJ:
    case TRI_REL_MARK:
    case TRI_REL_PUNCT:
    case TRI_REL_COP:
    case TRI_REL_AUX:
    case TRI_REL_AUX_PASS:
    case TRI_REL_ADVMOD:
    case TRI_REL_DISCOURSE:
    case TRI_REL_EXPL:
    case TRI_REL_REPARANDUM:
        return false;
    default:
        return true;
    }
}

/* Slots of a clause or a noun that only nominals fill. */
static bool is_nominal_slot(uint8_t rel)
{
    switch (rel) {
    case TRI_REL_NSUBJ:
    case TRI_REL_NSUBJ_OUTER:
    case TRI_REL_NSUBJ_PASS:
    case TRI_REL_OBJ:
    case TRI_REL_IOBJ:
    case TRI_REL_OBL:
    case TRI_REL_OBL_AGENT:
    case TRI_REL_NMOD:
    case TRI_REL_NMOD_POSS:
        return true;
    default:
        return false;
    }
}

/* "a police raid on the club", "the army siege of Torvik": the noun before a deed's is
   who does it. */
static bool is_doer(const tri_document *document, uint32_t token)
{
    const tri_token *t = &document->tokens[token];
    return t->rel == TRI_REL_COMPOUND && t->head != TRI_NONE && t->head > token &&
           tri_i_lexicon_has(&tri_i_lexicon_doers, t->lemma) &&
           tri_i_lexicon_has(&tri_i_lexicon_event_nouns,
                             document->tokens[t->head].lemma);
}

/* Whether the token heads a mention, and of which kind. */
static bool heads_mention(const tri_document *document, uint32_t token,
                          tri_mention_kind *kind)
{
    const tri_token *t = &document->tokens[token];
    *kind = TRI_MENTION_NOMINAL;
    switch (t->xpos) {
    case TRI_XPOS_PRP:
    case TRI_XPOS_PRPS:
    case TRI_XPOS_WP:
    case TRI_XPOS_WPS:
        *kind = TRI_MENTION_PRONOUN;
        return is_argument_relation(t->rel);
    case TRI_XPOS_WDT:
        *kind = TRI_MENTION_PRONOUN;
        return is_nominal_slot(t->rel);
    case TRI_XPOS_EX:
    case TRI_XPOS_WRB:
        return false;
    default:
        break;
    }
    if (tri_i_is_gerund_subject(document->tree, token)) {
        return true;
    }
    switch (t->upos) {
    case TRI_UPOS_NOUN:
        return is_argument_relation(t->rel) || is_doer(document, token);
    case TRI_UPOS_PROPN:
        return is_argument_relation(t->rel);
    case TRI_UPOS_PRON:
        *kind = TRI_MENTION_PRONOUN;
        return is_argument_relation(t->rel);
    case TRI_UPOS_DET:
        *kind = TRI_MENTION_PRONOUN;
        return is_nominal_slot(t->rel);
    case TRI_UPOS_NUM:
    case TRI_UPOS_ADJ:
        return is_nominal_slot(t->rel);
    case TRI_UPOS_SYM:
        return is_nominal_slot(t->rel);
    case TRI_UPOS_VERB: /* "the missing", "a killing" */
        return is_nominal_slot(t->rel) &&
               tri_i_dependent(document->tree, token, TRI_REL_DET) != TRI_NONE;
    default:
        return false;
    }
}

static int compare_spans(const void *a, const void *b)
{
    const tri_i_span *x = a;
    const tri_i_span *y = b;
    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    if (x->end != y->end) {
        return x->end > y->end ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    return x->head < y->head ? -1 : x->head > y->head;
}

/* Moves the border of a phrase that would cross a name or value, of which `covered`
   (n_tokens) tells which one each token is in. */
static void fit_border(const tri_i_span *given, const uint32_t *covered,
                       tri_i_span *mention)
{
    const uint32_t first = covered[mention->begin];
    if (first != TRI_NONE && given[first].begin < mention->begin &&
        given[first].end < mention->end &&
        !(mention->head >= given[first].begin && mention->head < given[first].end)) {
        mention->begin = given[first].begin;
    }
    const uint32_t last = covered[mention->end - 1];
    if (last != TRI_NONE && given[last].end > mention->end &&
        given[last].begin > mention->begin) {
        mention->end = given[last].end;
    }
}

/* The name of an institution that the model took for a common noun: "Kenya's Interior
   Ministry" with its capitals. Makes the mention the name. */
static void promote(const tri_document *document, tri_arena *arena, tri_i_span *mention)
{
    const tri_token *tokens = document->tokens;
    const char *head = tri_i_fold(arena, tokens[mention->head].form);
    const char *const *row =
        head == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_heads, head);
    uint32_t begin = mention->head;
    while (begin > mention->begin && tri_i_begins_large(tokens[begin - 1].form) &&
           tokens[begin - 1].head == mention->head &&
           (tokens[begin - 1].rel == TRI_REL_AMOD ||
            tokens[begin - 1].rel == TRI_REL_COMPOUND) &&
           !tri_i_lexicon_has(&tri_i_lexicon_demonyms, tokens[begin - 1].form)) {
        begin--;
    }
    if (row == NULL || strcmp(row[TRI_HEADS_INSTITUTION], "owned") != 0 ||
        begin == mention->head || !tri_i_begins_large(tokens[mention->head].form)) {
        return;
    }
    mention->kind = TRI_MENTION_NAME;
    mention->type = TRI_TYPE_ORG;
    mention->begin = begin;
    mention->end = mention->head + 1;
}

/* Whether a name that the model found is nothing but a title: "Professor". */
static bool is_title(const tri_document *document, tri_arena *arena,
                     const tri_i_span *name)
{
    if (name->kind != TRI_MENTION_NAME || name->type != TRI_TYPE_PER ||
        name->given != 0) {
        return false;
    }
    for (uint32_t t = name->begin; t < name->end; t++) {
        const char *folded = tri_i_fold(arena, document->tokens[t].form);
        if (folded == NULL || !tri_i_lexicon_has(&tri_i_lexicon_titles, folded)) {
            return false;
        }
    }
    return true;
}

/* Whether a token is a title in short, which is nobody's name: "Gen.", "Mr", or a party
   behind one: "Lind (R)". */
static bool is_short_title(const tri_document *document, tri_arena *arena,
                           uint32_t token)
{
    const tri_token *tokens = document->tokens;
    if (tokens[token].form[1] == '\0') {
        return token > 0 && token + 1 < document->n_tokens &&
               tri_i_begins_large(tokens[token].form) &&
               strcmp(tokens[token - 1].form, "(") == 0 &&
               strcmp(tokens[token + 1].form, ")") == 0;
    }
    const char *folded = tri_i_fold(arena, tokens[token].form);
    const char *with_stop = folded == NULL || !tri_i_begins_large(tokens[token].form)
                                ? NULL
                                : tri_arena_printf(arena, "%s.", folded);
    return with_stop != NULL && tri_i_lexicon_has(&tri_i_lexicon_titles, with_stop);
}

/* Whether a person's name is one word that is none: a title in short, or what makes a
   lesser post of the one behind it, "Vice" of "Vice President". */
static bool is_no_name(const tri_document *document, tri_arena *arena,
                       const tri_i_span *name)
{
    if (name->kind != TRI_MENTION_NAME || name->given != 0 ||
        name->end - name->begin != 1) {
        return false;
    }
    if (name->type != TRI_TYPE_PER) {
        return document->tokens[name->head].form[1] == '\0' &&
               is_short_title(document, arena, name->head);
    }
    const tri_token *token = &document->tokens[name->head];
    const char *folded = tri_i_fold(arena, token->form);
    return folded != NULL &&
           (is_short_title(document, arena, name->head) ||
            (tri_i_lexicon_has(&tri_i_lexicon_lesser_posts, folded) &&
             token->rel == TRI_REL_COMPOUND && token->head == name->head + 1));
}

/* "Professor" before "Ada Lee" is no name, but her title, and "R-Ohio" behind it says
   whom she stands for. Returns how many are left. */
static uint32_t drop_titles(const tri_document *document, tri_arena *arena,
                            tri_i_span *given, uint32_t n_given)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < n_given; i++) {
        const tri_i_span *m = &given[i];
        const tri_i_span *next = i + 1 < n_given ? &given[i + 1] : NULL;
        if (is_no_name(document, arena, m) ||
            (m->given == 0 && tri_i_is_affiliation(document, m->begin))) {
            continue;
        }
        if (next != NULL && next->kind == TRI_MENTION_NAME &&
            next->type == TRI_TYPE_PER && next->given == 0 && next->begin == m->end &&
            document->tokens[m->head].head == next->head &&
            is_title(document, arena, m)) {
            continue;
        }
        given[n++] = *m;
    }
    return n;
}

/* A name ends in no preposition, conjunction or comma: "Interior Ministry of". */
static void trim(const tri_document *document, tri_i_span *mention)
{
    while (mention->end - mention->begin > 1 && mention->head + 1 < mention->end) {
        const uint8_t upos = document->tokens[mention->end - 1].upos;
        const char *form = document->tokens[mention->end - 1].form;
        if (upos != TRI_UPOS_ADP && upos != TRI_UPOS_CCONJ && strcmp(form, ",") != 0) {
            return;
        }
        mention->end--;
    }
}

/* Adds what no name or value covers to the `n_given` first of `spans`, which has room
   for a span a token more; returns how many there are then, TRI_NONE where memory is
   out. */
static uint32_t add_phrases(const tri_document *document, tri_arena *arena,
                            const tri_i_mentions *made, tri_i_span *spans,
                            uint32_t n_given)
{
    uint32_t *covered = tri_arena_alloc(arena, document->n_tokens, sizeof *covered);
    /* Part of a compound, yet met again: "fuel prices", "the fuel". */
    bool *linked = tri_arena_alloc(arena, document->n_tokens, sizeof *linked);
    if (covered == NULL || linked == NULL) {
        return TRI_NONE;
    }
    memset(covered, 0xFF, document->n_tokens * sizeof *covered); /* TRI_NONE */
    for (uint32_t i = 0; i < n_given; i++) {
        for (uint32_t t = spans[i].begin; t < spans[i].end; t++) {
            covered[t] = i;
        }
    }
    for (uint32_t i = 0; i < made->n_antecedents; i++) {
        const tri_i_antecedent *link = &made->antecedents[i];
        if (link->antecedent != TRI_NONE) {
            linked[link->token] = linked[link->antecedent] = true;
        }
    }
    uint32_t n = n_given;
    for (uint32_t t = 0; t < document->n_tokens; t++) {
        tri_mention_kind kind;
        if (covered[t] != TRI_NONE || tri_i_is_affiliation(document, t) ||
            is_short_title(document, arena, t) ||
            (!heads_mention(document, t, &kind) && !linked[t])) {
            continue;
        }
        tri_i_span *mention = &spans[n++];
        *mention = (tri_i_span){.begin = document->tree->begin[t],
                                .end = document->tree->end[t],
                                .head = t,
                                .kind = (uint8_t)kind,
                                .type = TRI_TYPE_CONCEPT,
                                .p = 1.0F,
                                .subtype = "",
                                .value = "",
                                .unit = ""};
        if (kind == TRI_MENTION_PRONOUN) {
            mention->begin = t;
            mention->end = t + 1;
        } else {
            fit_border(spans, covered, mention);
            promote(document, arena, mention);
        }
    }
    return n;
}

/* Whether a token is the number behind a name that tells which one it is: "Resolution
   1325". */
static bool is_number_of(const tri_document *document, uint32_t t,
                         const tri_i_span *name)
{
    const tri_token *token = &document->tokens[t];
    return t == name->end && name->type != TRI_TYPE_PER &&
           token->upos == TRI_UPOS_NUM && token->head == name->head &&
           (token->rel == TRI_REL_NUMMOD || token->rel == TRI_REL_FLAT);
}

/* Whether a name of one word and the word behind it are a well-known organisation's:
   "USA TODAY". */
static bool is_known_with_next(const tri_document *document, tri_arena *arena,
                               const tri_i_span *name)
{
    if (name->end - name->begin != 1 || name->end >= document->n_tokens ||
        name->given != 0 || !tri_i_begins_large(document->tokens[name->end].form)) {
        return false;
    }
    const char *whole =
        tri_arena_printf(arena, "%s %s", document->tokens[name->begin].form,
                         document->tokens[name->end].form);
    return whole != NULL && tri_i_lexicon_has(&tri_i_lexicon_organisations, whole);
}

/* Names and values in one list; of a name whose word is in a value only the value.
   Returns how many there are, TRI_NONE where memory is out. */
static uint32_t merge(const tri_document *document, tri_arena *arena, tri_i_span *spans)
{
    uint32_t *name_at = tri_arena_alloc(arena, document->n_tokens, sizeof *name_at);
    bool *is_part = tri_arena_alloc(arena, document->n_names, sizeof *is_part);
    bool *is_dated = tri_arena_alloc(arena, document->n_names, sizeof *is_dated);
    if (name_at == NULL || is_part == NULL || is_dated == NULL) {
        return TRI_NONE;
    }
    memset(name_at, 0xFF, document->n_tokens * sizeof *name_at); /* TRI_NONE */
    for (uint32_t i = 0; i < document->n_names; i++) {
        for (uint32_t t = document->names[i].begin; t < document->names[i].end; t++) {
            name_at[t] = i;
        }
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < document->n_values; i++) {
        const tri_i_span *value = &document->values[i];
        const uint32_t before = value->begin > 0 ? name_at[value->begin - 1] : TRI_NONE;
        if (before != TRI_NONE &&
            is_number_of(document, value->begin, &document->names[before])) {
            if (value->type == TRI_TYPE_NUM && value->end == value->begin + 1) {
                continue;
            }
            is_dated[before] = true;
        }
        spans[n++] = document->values[i];
        for (uint32_t t = document->values[i].begin; t < document->values[i].end; t++) {
            if (name_at[t] != TRI_NONE) {
                is_part[name_at[t]] = true;
            }
        }
    }
    for (uint32_t i = 0; i < document->n_names; i++) {
        if (!is_part[i]) {
            spans[n] = document->names[i];
            const uint32_t end = spans[n].end;
            const uint32_t next = end < document->n_tokens ? name_at[end] : TRI_NONE;
            spans[n].end += end < document->n_tokens && !is_dated[i] &&
                            is_number_of(document, end, &spans[n]);
            if (next == TRI_NONE && is_known_with_next(document, arena, &spans[n])) {
                spans[n].end++;
                spans[n].type = TRI_TYPE_ORG;
                if (document->tokens[spans[n].head].head == end) {
                    spans[n].head = end;
                }
            }
            spans[n].end += end < document->n_tokens && spans[n].given == 0 &&
                            spans[n].type != TRI_TYPE_PER &&
                            tri_i_owns_nothing(document->tree, end);
            n++;
        }
    }
    qsort(spans, n, sizeof *spans, compare_spans);
    return n;
}

/* Makes one name of two of persons that stand side by side in one phrase, a given name
   and a surname that the model found one by one: "Newland", "Archer". How many are
   left.
 */
static uint32_t join_halves(const tri_document *document, tri_i_span *names, uint32_t n)
{
    const tri_token *tokens = document->tokens;
    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        tri_i_span *m = &names[i];
        tri_i_span *before = n_kept == 0 ? NULL : &names[n_kept - 1];
        const bool beside = before != NULL && before->end == m->begin &&
                            before->type == TRI_TYPE_PER && m->type == TRI_TYPE_PER &&
                            before->kind == TRI_MENTION_NAME &&
                            m->kind == TRI_MENTION_NAME && before->given == 0 &&
                            m->given == 0 && before->end - before->begin == 1;
        const bool is_right = beside && tokens[before->head].head == m->head;
        if (beside && (is_right || tokens[m->head].head == before->head)) {
            before->head = is_right ? m->head : before->head;
            before->end = m->end;
            continue;
        }
        names[n_kept++] = *m;
    }
    return n_kept;
}

/* Takes the noun behind a person's name into it where the two name a body: "the Obama
   administration", but no "family" that Anna Berg has. */
static void widen_to_bodies(const tri_document *document, tri_i_span *names, uint32_t n)
{
    const tri_token *tokens = document->tokens;
    for (uint32_t i = 0; i < n; i++) {
        tri_i_span *m = &names[i];
        const uint32_t noun = m->end;
        if (m->kind == TRI_MENTION_NAME && m->type == TRI_TYPE_PER && m->given == 0 &&
            noun < document->n_tokens && tokens[m->head].rel == TRI_REL_COMPOUND &&
            tokens[m->head].head == noun && tokens[noun].xpos == TRI_XPOS_NN &&
            (i + 1 == n || names[i + 1].begin > noun) &&
            tri_i_lexicon_has(&tri_i_lexicon_named_bodies, tokens[noun].lemma)) {
            m->head = noun;
            m->end = noun + 1;
            m->type = TRI_TYPE_ORG;
        }
    }
}

tri_status tri_i_find_mentions(const tri_document *document, tri_arena *arena,
                               tri_i_mentions *out, tri_error *error)
{
    tri_i_mentions made = {0};
    tri_i_antecedent *antecedents;
    TRI_TRY(tri_i_find_antecedents(document, arena, &antecedents, error));
    made.antecedents = antecedents;
    made.n_antecedents = antecedents == NULL ? 0 : document->candidates->n;
    tri_i_span *spans = tri_arena_alloc(
        arena, (size_t)document->n_names + document->n_values + document->n_tokens,
        sizeof *spans);
    uint32_t *span_at = tri_arena_alloc(arena, document->n_tokens, sizeof *span_at);
    if (spans == NULL || span_at == NULL) {
        return tri_i_fail_memory(error);
    }
    uint32_t n = merge(document, arena, spans);
    if (n == TRI_NONE || !tri_i_widen_institutions(document, arena, spans, &n) ||
        !tri_i_mend_names(document, arena, spans, &n) ||
        !tri_i_join_pieces(document, arena, spans, &n)) {
        return tri_i_fail_memory(error);
    }
    n = drop_titles(document, arena, spans, n);
    n = join_halves(document, spans, n);
    widen_to_bodies(document, spans, n);
    n = add_phrases(document, arena, &made, spans, n);
    if (n == TRI_NONE) {
        return tri_i_fail_memory(error);
    }
    qsort(spans, n, sizeof *spans, compare_spans);
    memset(span_at, 0xFF, document->n_tokens * sizeof *span_at); /* TRI_NONE */
    for (uint32_t i = n; i-- > 0;) {
        span_at[spans[i].head] = i;
        if (spans[i].kind == TRI_MENTION_NAME && spans[i].given == 0) {
            trim(document, &spans[i]);
        }
    }
    made.spans = spans;
    made.n_spans = n;
    made.span_at = span_at;
    *out = made;
    return TRI_OK;
}
