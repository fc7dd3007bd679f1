/* What the words above a clause make of its statement: verbs that govern it, nouns that
   it completes, clauses that it goes with. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/statement.h"

/* "when I was ten": what is told of that time is not said by anybody. */
static bool is_when(const tri_i_statement *s, uint32_t clause)
{
    uint32_t word = child(s, clause, TRI_REL_ADVMOD);
    while (word != TRI_NONE && token_at(s, word)->xpos != TRI_XPOS_WRB) {
        word = tri_i_next_dependent(s->x->tree, word);
    }
    return word != TRI_NONE;
}

/* Whether a clause beside the statement only says who says it: "the ministry said",
   "as police put it". */
static bool is_inserted(const tri_i_statement *s, uint32_t clause)
{
    const uint8_t rel = token_at(s, clause)->rel;
    if (child(s, clause, TRI_REL_CCOMP) != TRI_NONE ||
        token_at(s, clause)->upos != TRI_UPOS_VERB) {
        return false;
    }
    const uint32_t object = child(s, clause, TRI_REL_OBJ);
    if (object != TRI_NONE && !tri_i_is(s->x->tree, object, "it")) {
        return false;
    }
    if (rel == TRI_REL_PARATAXIS) { /* but "no downloads are required" */
        return child(s, clause, TRI_REL_NSUBJ_PASS) == TRI_NONE ||
               tri_i_is(s->x->tree, child(s, clause, TRI_REL_NSUBJ_PASS), "it");
    }
    return rel == TRI_REL_ADVCL && tri_i_subject(s->x->tree, clause) != TRI_NONE &&
           !tri_i_is_condition(s, clause) && !is_when(s, clause) &&
           (child(s, clause, TRI_REL_MARK) == TRI_NONE ||
            tri_i_has_mark(s->x->tree, clause, "as"));
}

/* "..., the ministry said", "according to the ministry": below what is said. */
void tri_i_read_inserted(tri_i_statement *s, uint32_t token)
{
    const tri_i_finds *x = s->x;
    TRI_I_FOR_DEPENDENTS (x->tree, token, i) {
        const uint8_t rel = token_at(s, i)->rel;
        if (is_inserted(s, i)) {
            const char *kind = tri_i_kind_below(s, i, true);
            if (kind[0] != '\0' && kind[0] != '-' && !is_kind(kind, "mean")) {
                tri_i_read_governor(s, i, true);
            }
        } else if (rel == TRI_REL_OBL || rel == TRI_REL_NMOD || rel == TRI_REL_ADVCL ||
                   rel == TRI_REL_PARATAXIS) {
            const uint32_t word =
                tri_i_dependent_or(x->tree, i, TRI_REL_CASE, TRI_REL_MARK);
            if (word != TRI_NONE &&
                tri_i_lexicon_has(&tri_i_lexicon_source_marks,
                                  token_at(s, word)->lemma) &&
                /* "according to plan": nobody says it. */
                !tri_i_lexicon_has(&tri_i_lexicon_standard_nouns,
                                   token_at(s, i)->lemma)) {
                tri_i_set_speaker(s, tri_i_argument_head(x, i));
            }
        }
    }
}

/* "the misleading impression that", "a false claim that". */
static bool is_false_noun(const tri_i_statement *s, uint32_t noun)
{
    TRI_I_FOR_DEPENDENTS (s->x->tree, noun, i) {
        if (token_at(s, i)->rel == TRI_REL_AMOD &&
            (tri_i_lexicon_has(&tri_i_lexicon_false_adjectives,
                               token_at(s, i)->lemma) ||
             tri_i_lexicon_has(&tri_i_lexicon_false_adjectives,
                               token_at(s, i)->form))) {
            return true;
        }
    }
    return false;
}

/* "does not have writers coming up with a story", "there aren't any firms selling it":
   who would do it is not there. */
static bool is_not_there(const tri_i_statement *s, uint32_t noun)
{
    const uint32_t verb = token_at(s, noun)->head;
    const uint8_t rel = token_at(s, noun)->rel;
    return verb != TRI_NONE && tri_i_is_denied(s, verb) &&
           ((rel == TRI_REL_OBJ && tri_i_is(s->x->tree, verb, "have")) ||
            (rel == TRI_REL_NSUBJ && child(s, verb, TRI_REL_EXPL) != TRI_NONE));
}

/* "the claim that", "plans to", "no evidence that": the noun above a clause. */
static void read_noun(tri_i_statement *s, uint32_t clause, uint32_t noun)
{
    const bool finite = tri_i_subject(s->x->tree, clause) != TRI_NONE &&
                        !tri_i_has_mark(s->x->tree, clause, "to") &&
                        !tri_i_has_mark(s->x->tree, clause, "for");
    const bool has_of = tri_i_has_mark(s->x->tree, clause, "of");
    const bool has_to = tri_i_has_mark(s->x->tree, clause, "to");
    const char *kind =
        tri_i_lexicon_cell(&tri_i_lexicon_statement_nouns, token_at(s, noun)->lemma,
                           TRI_STATEMENT_NOUNS_KIND);
    const bool is_for = kind[0] != '\0' && tri_i_has_mark(s->x->tree, clause, "for") &&
                        token_at(s, clause)->xpos == TRI_XPOS_VBG;
    if (!has_to && !has_of && !is_for && !tri_i_has_mark(s->x->tree, clause, "that") &&
        !finite) {
        s->negated ^= !s->presupposed && token_at(s, clause)->xpos == TRI_XPOS_VBG &&
                      is_not_there(s, noun);
        s->presupposed = true; /* "troops sent by Russia" */
        return;
    }
    if (finite && is_false_noun(s, noun)) {
        kind = "deny";
    }
    if (kind[0] == '\0' && has_to) {
        TRI_I_FOR_DEPENDENTS (s->x->tree, noun, i) {
            if (tri_i_lexicon_has(&tri_i_lexicon_ranking_words,
                                  token_at(s, i)->lemma)) {
                s->presupposed = true; /* "the first woman to lead the bank" */
                return;
            }
        }
        kind = "try"; /* "a law to ban smoking" */
    }
    tri_i_apply_kind(s, kind, finite, tri_i_is_denied(s, noun));
    const uint32_t above = token_at(s, noun)->head;
    if (finite && above != TRI_NONE && token_at(s, noun)->rel == TRI_REL_OBL &&
        is_kind(tri_i_kind_below(s, above, true), "say")) {
        tri_i_set_speaker(s,
                          tri_i_speaker_of(s, above)); /* "said in a statement that" */
    }
    if (is_kind(kind, "claim") || (finite && is_kind(kind, "say"))) {
        const uint32_t owner = child(s, noun, TRI_REL_NMOD_POSS);
        if (owner != TRI_NONE) {
            tri_i_set_speaker(s, tri_i_argument_head(s->x, owner));
        }
        for (uint32_t i = child(s, noun, TRI_REL_NMOD); i != TRI_NONE;
             i = tri_i_next_dependent(s->x->tree, i)) {
            const char *role = tri_i_preposition(s->x, i, NULL);
            if (strcmp(role, "by") == 0 || strcmp(role, "from") == 0) {
                tri_i_set_speaker(s, tri_i_argument_head(s->x, i));
            }
        }
    }
    /* "denied allegations that": he says that it is not so. */
    const uint32_t verb = token_at(s, noun)->head;
    if (token_at(s, noun)->rel == TRI_REL_OBJ && verb != TRI_NONE && !s->presupposed &&
        is_kind(tri_i_kind_below(s, verb, true), "deny") && !tri_i_is_denied(s, verb)) {
        s->negated = !s->negated;
        if (s->modality == TRI_MODALITY_CLAIMED) {
            s->modality = TRI_MODALITY_ASSERTED;
            s->speaker = tri_i_speaker_of(s, verb);
        }
    }
    s->presupposed = true;
}

/* "being withdrawn" */
static bool is_gerund(const tri_i_statement *s, uint32_t verb)
{
    const uint32_t word = child(s, verb, TRI_REL_AUX_PASS);
    return word != TRI_NONE && token_at(s, word)->xpos == TRI_XPOS_VBG;
}

/* "too old to run the bank": he does not. */
static bool is_too_much(const tri_i_statement *s, uint32_t clause, uint32_t head)
{
    return tri_i_has_mark(s->x->tree, clause, "to") &&
           token_at(s, head)->upos == TRI_UPOS_ADJ &&
           tri_i_dependent_word(s->x->tree, head, TRI_REL_ADVMOD, "too") != TRI_NONE;
}

/* "went on to found a bank": he did. */
static bool goes_on_to(const tri_i_statement *s, uint32_t clause, uint32_t head)
{
    return tri_i_is(s->x->tree, head, "go") && head + 2 < clause &&
           token_at(s, head)->xpos != TRI_XPOS_VBG &&
           tri_i_is(s->x->tree, head + 1, "on") &&
           token_at(s, head + 2)->xpos == TRI_XPOS_TO &&
           tri_i_has_mark(s->x->tree, clause, "to");
}

/* "had to sell the mill": whoever had to did; but "said it had to", "may have had to".
 */
static bool had_to(const tri_i_statement *s, uint32_t have)
{
    bool is_past = token_at(s, have)->xpos == TRI_XPOS_VBD;
    for (uint32_t i = child(s, have, TRI_REL_AUX); i != TRI_NONE;
         i = tri_i_next_dependent(s->x->tree, i)) {
        if (token_at(s, i)->xpos == TRI_XPOS_MD) {
            return false;
        }
        is_past = is_past || tri_i_is(s->x->tree, i, "have");
    }
    return is_past && token_at(s, have)->rel != TRI_REL_CCOMP &&
           !tri_i_is_denied(s, have) && !tri_i_has_condition(s, have);
}

/* A clause that gives time, reason, purpose or manner of the one above it. */
static void read_adverbial(tri_i_statement *s, uint32_t clause, uint32_t head)
{
    const uint8_t xpos = token_at(s, clause)->xpos;
    const uint32_t mark = child(s, clause, TRI_REL_MARK);
    const char *word = mark == TRI_NONE ? "" : token_at(s, mark)->lemma;
    const bool is_when =
        strcmp(word, "as") == 0 || (strcmp(word, "since") != 0 &&
                                    tri_i_lexicon_has(&tri_i_lexicon_time_marks, word));
    tri_i_statement above = {.x = s->x, .speaker = TRI_NONE};
    tri_i_read_auxiliaries(&above, head);
    if (is_too_much(s, clause, head)) {
        s->negated = !s->negated;
    } else if (tri_i_is_condition(s, clause) ||
               tri_i_has_mark(s->x->tree, clause, "whether")) {
        tri_i_weaken(s, TRI_MODALITY_CONDITIONAL);
    } else if (goes_on_to(s, clause, head)) {
        tri_i_weaken(s, above.modality);
    } else if (tri_i_has_mark(s->x->tree, clause, "to") && xpos == TRI_XPOS_VB) {
        /* but "asked for money to repair it", "requested aid in order to repair it" */
        if (is_kind(tri_i_kind_below(s, head, false), "request") &&
            child(s, head, TRI_REL_OBJ) == TRI_NONE &&
            !tri_i_has_mark(s->x->tree, clause, "in")) {
            tri_i_read_governor(s, head, false); /* "called on Russia to withdraw" */
            return;
        }
        /* A purpose: no surer than that it will be tried. */
        tri_i_weaken(s, above.modality == TRI_MODALITY_ASSERTED ? TRI_MODALITY_POSSIBLE
                                                                : above.modality);
    } else if (tri_i_lexicon_has(&tri_i_lexicon_denying_marks, word)) {
        s->negated = !s->negated;
    } else if (strcmp(word, "before") == 0 && s->modality == TRI_MODALITY_POSSIBLE &&
               tri_i_dependent_word(s->x->tree, clause, TRI_REL_AUX, "could") !=
                   TRI_NONE) {
        s->negated = !s->negated; /* "died before he could sign it" */
    } else if ((strcmp(word, "before") == 0 || strcmp(word, "until") == 0) &&
               (above.modality != TRI_MODALITY_ASSERTED ||
                tri_i_is(s->x->tree, head, "need"))) {
        /* "must wait until it is ready"; but "will open when", and it will */
        tri_i_weaken(s,
                     above.modality == TRI_MODALITY_FUTURE && !tri_i_is_denied(s, head)
                         ? TRI_MODALITY_FUTURE
                         : TRI_MODALITY_POSSIBLE);
    } else if (strcmp(word, "from") == 0 && mark > 0 &&
               tri_i_is(s->x->tree, mark - 1, "far")) {
        s->negated = !s->negated; /* "far from selling" */
    } else if ((tri_i_lexicon_has(&tri_i_lexicon_governed_marks, word) &&
                /* "did not sell, as he had begun to build": it says why */
                clause > head && tri_i_subject(s->x->tree, clause) == TRI_NONE) ||
               (xpos == TRI_XPOS_VBG && strcmp(word, "to") == 0 &&
                tri_i_kind_below(s, head, false)[0] !=
                    '\0')) {                 /* "committed to closing" */
        tri_i_read_governor(s, head, false); /* "accused of stealing", "barred from" */
        return;
    } else if ((xpos == TRI_XPOS_VBG || is_gerund(s, clause)) &&
               above.modality != TRI_MODALITY_ASSERTED) {
        tri_i_weaken(s, above.modality); /* "will cut costs by closing plants" */
    } else if ((is_when || child(s, clause, TRI_REL_ADVMOD) != TRI_NONE) &&
               (xpos == TRI_XPOS_VBZ || xpos == TRI_XPOS_VBP) &&
               above.modality == TRI_MODALITY_FUTURE) {
        tri_i_weaken(s, TRI_MODALITY_FUTURE); /* "when the strike ends, it will" */
    }
    s->presupposed = true;
}

/* "did not eat or drink": the second verb shares the first one's auxiliaries. */
static void read_conjunct(tri_i_statement *s, uint32_t verb, uint32_t head)
{
    const uint32_t cc = child(s, verb, TRI_REL_CC);
    if (cc != TRI_NONE && tri_i_subject(s->x->tree, verb) == TRI_NONE &&
        (tri_i_is(s->x->tree, cc, "rather") || tri_i_is(s->x->tree, cc, "instead"))) {
        s->negated = !s->negated; /* "tries to limit it rather than halting it" */
        s->presupposed = true;
        return;
    }
    const bool shares = tri_i_subject(s->x->tree, verb) == TRI_NONE &&
                        child(s, verb, TRI_REL_AUX) == TRI_NONE &&
                        child(s, verb, TRI_REL_AUX_PASS) == TRI_NONE &&
                        token_at(s, verb)->xpos == token_at(s, head)->xpos;
    if (tri_i_has_condition(s, head) && s->modality != TRI_MODALITY_ASSERTED) {
        s->modality = TRI_MODALITY_CONDITIONAL;
    }
    if (!shares) {
        return;
    }
    tri_i_read_auxiliaries(s, head);
    tri_i_read_words(s, head);
    if (tri_i_has_condition(s, head)) {
        s->modality = TRI_MODALITY_CONDITIONAL;
    }
    if (tri_i_is_denied(s, head) &&
        (cc == TRI_NONE ||
         (!tri_i_is(s->x->tree, cc, "nor") && !tri_i_is(s->x->tree, cc, "but") &&
          !tri_i_is(s->x->tree, cc, "yet")))) {
        s->negated = !s->negated;
    }
}

/* "it was wrong for him to withhold aid": he did; what it says is how that was. */
static bool is_judged(const tri_i_statement *s, uint32_t clause, uint32_t adjective)
{
    const uint32_t be = child(s, adjective, TRI_REL_COP);
    return be != TRI_NONE && token_at(s, be)->xpos == TRI_XPOS_VBD &&
           tri_i_is(s->x->tree, adjective, "wrong") &&
           tri_i_has_mark(s->x->tree, clause, "to");
}

static bool is_verb(const tri_i_statement *s, uint32_t token)
{
    return token_at(s, token)->upos == TRI_UPOS_VERB ||
           token_at(s, token)->upos == TRI_UPOS_AUX;
}

/* What is said, asked or thought, or what is so and so: "that it closed". */
static void read_content(tri_i_statement *s, uint32_t token, uint32_t head,
                         const char *adjective)
{
    if (tri_i_has_mark(s->x->tree, token, "whether") ||
        (tri_i_has_mark(s->x->tree, token, "if") &&
         token_at(s, token)->rel == TRI_REL_CCOMP)) {
        s->is_would = false; /* "asks whether they would": not that they will */
        if (!s->presupposed) {
            tri_i_weaken(s, TRI_MODALITY_POSSIBLE);
        }
        s->is_open = true;
    }
    if (is_verb(s, head)) {
        tri_i_read_governor(s, head, true);
        if (s->modality == TRI_MODALITY_CLAIMED && !s->presupposed &&
            tri_i_is_condition(s, head)) {
            s->modality = TRI_MODALITY_CONDITIONAL; /* "if you think that" */
        }
    } else if (!is_kind(adjective, "plan") && !is_judged(s, token, head)) {
        tri_i_apply_kind(s, adjective, true, tri_i_is_denied(s, head));
    }
}

/* "no sign that the bank sold the port": "that" has no place in the clause, which has a
   subject and an object; it is no relative clause. */
static bool has_all(const tri_i_statement *s, uint32_t clause, uint32_t noun)
{
    const uint32_t subject = child(s, clause, TRI_REL_NSUBJ);
    const uint32_t object = child(s, clause, TRI_REL_OBJ);
    const uint32_t that = noun + 1;
    return subject != TRI_NONE && object != TRI_NONE && object > clause &&
           subject > that && tri_i_is(s->x->tree, that, "that") &&
           token_at(s, that)->head == clause && token_at(s, that)->rel != TRI_REL_OBL &&
           tri_i_lexicon_has(&tri_i_lexicon_statement_nouns, token_at(s, noun)->lemma);
}

/* One step up: what the word above `token` makes of it. */
void tri_i_read_above(tri_i_statement *s, uint32_t token, uint32_t head)
{
    const bool below_verb = is_verb(s, head);
    const char *adjective =
        tri_i_lexicon_cell(&tri_i_lexicon_statement_adjectives,
                           token_at(s, head)->lemma, TRI_STATEMENT_ADJECTIVES_KIND);
    switch (token_at(s, token)->rel) {
    case TRI_REL_CCOMP:
    case TRI_REL_CSUBJ:
    case TRI_REL_CSUBJ_PASS:
        read_content(s, token, head, adjective);
        break;
    case TRI_REL_XCOMP:
        if (below_verb &&
            !(adjective[0] != '\0' && token_at(s, head)->xpos != TRI_XPOS_VBD &&
              tri_i_kind_below(s, head, false)[0] == '\0')) {
            if (goes_on_to(s, token, head)) {
                tri_i_apply_kind(s, "-", false, tri_i_is_denied(s, head));
            } else if (tri_i_is(s->x->tree, head, "go") ||
                       tri_i_is(s->x->tree, head, "be")) {
                tri_i_apply_kind(s, "plan", false, tri_i_is_denied(s, head));
            } else if (tri_i_is(s->x->tree, head, "have") &&
                       tri_i_dependent_word(s->x->tree, head, TRI_REL_ADVMOD, "yet") !=
                           TRI_NONE) {
                tri_i_apply_kind(s, "deny", false, false); /* "has yet to repay" */
            } else if (tri_i_is(s->x->tree, head, "have") &&
                       tri_i_has_mark(s->x->tree, token, "to")) {
                tri_i_apply_kind(s, had_to(s, head) ? "-" : "request", false,
                                 tri_i_is_denied(s, head));
            } else {
                tri_i_read_governor(s, head, false);
            }
        } else {
            tri_i_apply_kind(s, adjective, false, tri_i_is_denied(s, head));
        }
        if (!s->presupposed) {
            tri_i_read_auxiliaries(s, head);
            tri_i_read_words(s, head);
        }
        break;
    case TRI_REL_ACL_RELCL: /* "the pretext that he fired": no relative pronoun */
        if (!tri_i_has_mark(s->x->tree, token, "that") && !has_all(s, token, head)) {
            s->presupposed = true;
            break;
        }
        read_noun(s, token, head);
        break;
    case TRI_REL_ACL:
        read_noun(s, token, head);
        break;
    case TRI_REL_ADVCL:
        if (below_verb && is_inserted(s, head) == false &&
            child(s, token, TRI_REL_MARK) == TRI_NONE && !is_when(s, token) &&
            tri_i_subject(s->x->tree, token) != TRI_NONE &&
            is_kind(tri_i_kind_below(s, head, true), "say") &&
            child(s, head, TRI_REL_CCOMP) == TRI_NONE) {
            tri_i_read_governor(s, head, true); /* speech that the parser hung beside */
        } else if (!s->presupposed) {
            read_adverbial(s, token, head);
        }
        break;
    case TRI_REL_PARATAXIS:
        if (below_verb && is_kind(tri_i_kind_below(s, head, true), "say") &&
            child(s, head, TRI_REL_CCOMP) == TRI_NONE &&
            child(s, head, TRI_REL_OBJ) == TRI_NONE) {
            tri_i_read_governor(s, head, true);
        }
        break;
    case TRI_REL_CONJ:
        if (!s->presupposed) {
            read_conjunct(s, token, head);
        }
        break;
    default:
        s->presupposed = true; /* a noun phrase, or a clause that describes one */
        break;
    }
}
