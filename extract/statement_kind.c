/* What kind of statement a clause makes: denied, possible, to come, claimed; whose. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/patterns.h"

#include <string.h>

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcmp(word, *words) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a token is denied by a dependent of its own: not, never, no. */
static bool is_denied(const tri_i_extraction *x, uint32_t token)
{
    static const char *const words[] = {"not",     "n't", "never",  "no",      "hardly",
                                        "neither", "nor", "nobody", "nothing", NULL};
    const tri_token *tokens = x->document->tokens;
    for (uint32_t child = x->first_child[token]; child != TRI_NONE;
         child = x->next_sibling[child]) {
        const uint8_t rel = tokens[child].rel;
        if ((rel == TRI_REL_ADVMOD || rel == TRI_REL_DET || rel == TRI_REL_CC ||
             rel == TRI_REL_CC_PRECONJ) &&
            is_one_of(tokens[child].lemma, words)) {
            return true;
        }
    }
    return false;
}

/* The modality that the auxiliaries of a verb or predicate state. */
static tri_modality of_auxiliaries(const tri_i_extraction *x, uint32_t token)
{
    static const char *const future[] = {"will", "shall", "would", "'ll",
                                         "wo",   "'d",    NULL};
    static const char *const possible[] = {"may", "might", "could", "can", "ca", NULL};
    static const char *const requested[] = {"must", "should", "ought", NULL};
    const tri_token *tokens = x->document->tokens;
    for (uint32_t child = tri_i_dependent(x, token, TRI_REL_AUX); child != TRI_NONE;
         child = tri_i_next_dependent(x, child)) {
        if (tokens[child].xpos != TRI_XPOS_MD) {
            continue;
        }
        if (is_one_of(tokens[child].lemma, future)) {
            return TRI_MODALITY_FUTURE;
        }
        if (is_one_of(tokens[child].lemma, possible)) {
            return TRI_MODALITY_POSSIBLE;
        }
        if (is_one_of(tokens[child].lemma, requested)) {
            return TRI_MODALITY_REQUESTED;
        }
    }
    return TRI_MODALITY_ASSERTED;
}

static uint32_t subject_of(const tri_i_extraction *x, uint32_t verb)
{
    const uint32_t active = tri_i_dependent(x, verb, TRI_REL_NSUBJ);
    return active != TRI_NONE ? active : tri_i_dependent(x, verb, TRI_REL_OBL_AGENT);
}

/* Takes what the verb above a complement says of it. */
static void of_governor(const tri_i_extraction *x, uint32_t verb, bool clause,
                        tri_i_find *find)
{
    const char *class = tri_i_verb_class(x, verb);
    const bool passive = tri_i_dependent(x, verb, TRI_REL_AUX_PASS) != TRI_NONE;
    tri_modality modality = TRI_MODALITY_ASSERTED;
    if (strcmp(class, "request") == 0) {
        modality = TRI_MODALITY_REQUESTED;
    } else if (strcmp(class, "claim") == 0) {
        modality = TRI_MODALITY_CLAIMED;
    } else if (strcmp(class, "plan") == 0) {
        modality = TRI_MODALITY_FUTURE;
    } else if (strcmp(class, "try") == 0) {
        modality = TRI_MODALITY_POSSIBLE;
    } else if (strcmp(class, "deny") == 0) {
        find->negated = !find->negated;
    }
    if (find->modality == TRI_MODALITY_ASSERTED) {
        find->modality = (uint8_t)modality;
    }
    if (is_denied(x, verb) && !clause) {
        find->negated = !find->negated; /* "did not try to" */
    }
    if (clause && class[0] != '\0' && find->speaker == TRI_NONE && !passive &&
        strcmp(class, "request") != 0 && strcmp(class, "try") != 0) {
        const uint32_t subject = subject_of(x, verb);
        if (subject != TRI_NONE) {
            find->speaker = tri_i_argument_head(x, subject);
        }
    }
}

/* "..., the ministry said": the verb of saying stands below what is said. */
static void of_inserted(const tri_i_extraction *x, uint32_t token, tri_i_find *find)
{
    for (uint32_t child = tri_i_dependent(x, token, TRI_REL_PARATAXIS);
         child != TRI_NONE && find->speaker == TRI_NONE;
         child = tri_i_next_dependent(x, child)) {
        if (strcmp(tri_i_verb_class(x, child), "say") == 0) {
            const uint32_t subject = subject_of(x, child);
            find->speaker =
                subject == TRI_NONE ? TRI_NONE : tri_i_argument_head(x, subject);
        }
    }
    for (uint32_t child = tri_i_dependent(x, token, TRI_REL_OBL);
         child != TRI_NONE && find->speaker == TRI_NONE;
         child = tri_i_next_dependent(x, child)) {
        const uint32_t word = tri_i_dependent(x, child, TRI_REL_CASE);
        if (word != TRI_NONE && tri_i_is(x, word, "accord")) {
            find->speaker = tri_i_argument_head(x, child);
        }
    }
}

/* "If the strike ends, the line will open again." */
static bool has_condition(const tri_i_extraction *x, uint32_t token)
{
    for (uint32_t child = tri_i_dependent(x, token, TRI_REL_ADVCL); child != TRI_NONE;
         child = tri_i_next_dependent(x, child)) {
        const uint32_t mark = tri_i_dependent(x, child, TRI_REL_MARK);
        if (mark != TRI_NONE &&
            (tri_i_is(x, mark, "if") || tri_i_is(x, mark, "unless"))) {
            return true;
        }
    }
    return false;
}

void tri_i_statement_kind(tri_i_extraction *x, tri_i_find *find)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t token = find->clause;
    find->speaker = TRI_NONE;
    find->negated = is_denied(x, token) || is_denied(x, find->subject) ||
                    is_denied(x, find->object);
    find->modality = (uint8_t)of_auxiliaries(x, token);
    if (has_condition(x, token)) {
        find->modality = TRI_MODALITY_CONDITIONAL;
    }
    /* Up through the clauses round it; trees are no deeper than this in real text. */
    for (int depth = 0; depth < 16 && token != TRI_NONE; depth++) {
        const uint32_t head = tokens[token].head;
        of_inserted(x, token, find);
        const uint32_t mark = tri_i_dependent(x, token, TRI_REL_MARK);
        if (mark != TRI_NONE && find->modality == TRI_MODALITY_ASSERTED &&
            (tri_i_is(x, mark, "if") || tri_i_is(x, mark, "unless")) &&
            tokens[token].rel == TRI_REL_ADVCL) {
            find->modality = TRI_MODALITY_CONDITIONAL;
        }
        if (head == TRI_NONE) {
            break;
        }
        switch (tokens[token].rel) {
        case TRI_REL_CCOMP:
            of_governor(x, head, true, find);
            break;
        case TRI_REL_XCOMP:
            of_governor(x, head, false, find);
            if (find->modality == TRI_MODALITY_ASSERTED) {
                find->modality = (uint8_t)of_auxiliaries(x, head);
            }
            break;
        case TRI_REL_ACL:
            /* "plans to bring": what is to be done. */
            if (mark != TRI_NONE && tri_i_is(x, mark, "to") &&
                find->modality == TRI_MODALITY_ASSERTED) {
                find->modality = TRI_MODALITY_FUTURE;
            }
            break;
        case TRI_REL_ADVCL:
            if (mark != TRI_NONE && tri_i_is(x, mark, "to") &&
                find->modality == TRI_MODALITY_ASSERTED) {
                find->modality = TRI_MODALITY_POSSIBLE; /* a purpose */
            }
            if (mark != TRI_NONE && tri_i_is(x, mark, "without")) {
                find->negated = !find->negated;
            }
            break;
        default:
            break;
        }
        token = head;
    }
}
