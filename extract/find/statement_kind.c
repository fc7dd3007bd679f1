/* What kind of statement a clause makes: denied, possible, to come, claimed; whose.

   The clause's own words are looked at first, then the clauses round it up to the
   sentence's root, as long as they bear on it: what stands inside a noun phrase or a
   relative clause is presupposed, so that "may sell its plant in Cork" says for certain
   that the plant is in Cork. Who says it is looked for all the way up. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/statement.h"

enum { MAX_DEPTH = 16 }; /* trees are no deeper than this in real text */

/* "Did the army fire?" asks; "Why did it fire?" takes it for granted. */
static bool is_asked(const tri_i_statement *s, uint32_t root)
{
    const tri_document *d = s->x->document;
    const tri_sentence *sentence = &d->sentences[d->tokens[root].sentence];
    uint32_t last = sentence->end;
    while (last > sentence->begin && (d->tokens[last - 1].xpos == TRI_XPOS_RQUOTE ||
                                      d->tokens[last - 1].xpos == TRI_XPOS_RRB)) {
        last--;
    }
    if (last == sentence->begin || d->tokens[last - 1].form[0] != '?') {
        return false;
    }
    for (uint32_t i = sentence->begin; i < last; i++) {
        const uint8_t xpos = d->tokens[i].xpos;
        if (xpos == TRI_XPOS_LQUOTE && i > root) {
            return false; /* somebody else's question */
        }
        if (xpos == TRI_XPOS_WP || xpos == TRI_XPOS_WRB || xpos == TRI_XPOS_WPS ||
            xpos == TRI_XPOS_WDT) {
            return false;
        }
    }
    return true;
}

/* Whether a find stands inside a noun phrase: "the former mayor of Tarma", whatever the
   clause does with it. */
static bool is_in_phrase(const tri_i_find *find)
{
    switch (find->pattern) {
    case TRI_PATTERN_PREPOSITION:
    case TRI_PATTERN_POSSESSIVE:
    case TRI_PATTERN_APPOSITION:
    case TRI_PATTERN_TITLE:
    case TRI_PATTERN_COMPOUND:
    case TRI_PATTERN_NOUN:
        return true;
    default:
        return false;
    }
}

/* "no member of", not "is not a member of". */
static bool has_no(const tri_i_statement *s, uint32_t token)
{
    const uint32_t word = child(s, token, TRI_REL_DET);
    return word != TRI_NONE && tri_i_is(s->x->tree, word, "no");
}

/* "chose Orin rather than Torvik": the second is not chosen; but what is told of it in
   a clause of its own is so. */
static bool is_left_out(const tri_i_statement *s, uint32_t token, uint32_t clause)
{
    const uint32_t word = child(s, token, TRI_REL_CC);
    return word != TRI_NONE && token_at(s, token)->rel == TRI_REL_CONJ &&
           token_at(s, clause)->head != token &&
           (tri_i_is(s->x->tree, word, "rather") ||
            tri_i_is(s->x->tree, word, "instead"));
}

/* Whether a subject or object is denied by a word of its own, or with others: "no
   deaths or injuries". */
static bool is_thing_denied(const tri_i_statement *s, uint32_t token)
{
    const uint32_t first = token_at(s, token)->head;
    const uint32_t word = child(s, token, TRI_REL_CC);
    return tri_i_is_denied(s, token) ||
           (token_at(s, token)->rel == TRI_REL_CONJ && first < token &&
            has_no(s, first) && word != TRI_NONE &&
            (tri_i_is(s->x->tree, word, "or") || tri_i_is(s->x->tree, word, "nor")));
}

/* "was not the only Scottish soldier": he was a soldier from Scotland. */
static bool is_one_of_several(const tri_i_finds *x, const tri_i_find *find)
{
    const uint32_t noun = find->clause;
    if (find->pattern != TRI_PATTERN_COPULA || find->label == NULL ||
        strcmp(find->label, "be") == 0 || !tri_i_is_noun(x, noun)) {
        return false;
    }
    TRI_I_FOR_DEPENDENTS (x->tree, noun, i) {
        if (tri_i_token(x, i)->rel == TRI_REL_AMOD &&
            tri_i_lexicon_has(&tri_i_lexicon_ranking_words, tri_i_token(x, i)->lemma)) {
            return true;
        }
    }
    return false;
}

void tri_i_read_statement(tri_i_finds *x, tri_i_find *find)
{
    uint32_t token = find->clause;
    tri_i_statement s = {.x = x, .speaker = TRI_NONE};
    /* A subject that is denied makes one denial with its verb: "nobody ever left". */
    const bool is_thing = find->words.begin == find->words.end;
    tri_i_read_words(&s, token);
    if (is_in_phrase(find)) {
        s.negated = has_no(&s, find->subject) || (is_thing && has_no(&s, find->object));
        s.presupposed = true;
    } else {
        s.negated = tri_i_is_denied(&s, token) || is_thing_denied(&s, find->subject) ||
                    (is_thing && is_thing_denied(&s, find->object)) ||
                    is_left_out(&s, find->subject, token) ||
                    (is_thing && is_left_out(&s, find->object, token)) ||
                    (find->noun.end > find->noun.begin &&
                     is_thing_denied(&s, find->noun.begin)); /* "has no ties with" */
        s.negated = s.negated && !is_one_of_several(x, find);
        if (tri_i_has_condition(&s, token)) {
            s.modality = TRI_MODALITY_CONDITIONAL;
        }
        tri_i_read_auxiliaries(&s, token);
    }
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
        const uint32_t head = x->document->tokens[token].head;
        tri_i_read_inserted(&s, token);
        if (head == TRI_NONE) {
            if (!s.presupposed && is_asked(&s, token)) {
                if (s.modality == TRI_MODALITY_CLAIMED) { /* "Do you think that" */
                    s.modality = TRI_MODALITY_ASSERTED;
                    s.speaker = TRI_NONE;
                }
                tri_i_weaken(&s, TRI_MODALITY_POSSIBLE);
            }
            break;
        }
        if (tri_i_leaves_quotation(&s, token, head)) {
            break;
        }
        tri_i_read_above(&s, token, head);
        token = head;
    }
    /* "a spokesman for the bank said": what describes the speaker is not his word. */
    token = find->clause;
    for (int depth = 0; depth < MAX_DEPTH && token != TRI_NONE; depth++) {
        s.speaker = token == s.speaker ? TRI_NONE : s.speaker;
        token = x->document->tokens[token].head;
    }
    find->negated = s.negated;
    find->modality = (uint8_t)s.modality;
    /* "he said he would": it is his own */
    find->speaker = s.speaker == find->subject ? TRI_NONE : s.speaker;
}
