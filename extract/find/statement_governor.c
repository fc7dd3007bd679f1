/* What a verb makes of the clause that it governs: says it, denies it, asks for it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/statement.h"

void tri_i_set_speaker(tri_i_statement *s, uint32_t speaker)
{
    if (s->speaker == TRI_NONE) {
        s->speaker = speaker;
    }
}

const char *tri_i_kind_below(const tri_i_statement *s, uint32_t verb, bool finite)
{
    const char *word = token_at(s, verb)->lemma;
    const uint32_t particle = child(s, verb, TRI_REL_COMPOUND_PRT);
    const char *const *row = NULL;
    if (particle != TRI_NONE) {
        const char *both = tri_i_label(s->x, word, token_at(s, particle)->lemma, "");
        row = both == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_verbs, both);
    }
    if (row == NULL) {
        row = tri_i_lexicon_find(&tri_i_lexicon_verbs, word);
    }
    if (row == NULL) {
        return "";
    }
    const bool hedged =
        row[TRI_VERBS_PASSIVE][0] != '\0' && tri_i_is_passive(s->x->tree, verb);
    return row[hedged   ? TRI_VERBS_PASSIVE
               : finite ? TRI_VERBS_CLAUSE
                        : TRI_VERBS_INFINITIVE];
}

void tri_i_apply_kind(tri_i_statement *s, const char *kind, bool finite, bool denied)
{
    if (s->presupposed) {
        return;
    }
    if (s->is_open) { /* "declined to say whether": nothing is denied of that */
        tri_i_weaken(s, is_kind(kind, "deny") ? TRI_MODALITY_POSSIBLE
                                              : tri_i_modality_of(kind));
        return;
    }
    if (is_kind(kind, "deny")) {
        if (denied && finite) {
            tri_i_weaken(s, TRI_MODALITY_POSSIBLE); /* "could not rule out that" */
        } else {
            s->negated ^= !denied;
        }
        return;
    }
    tri_i_weaken(s, tri_i_modality_of(kind));
    if (!denied) {
        return;
    }
    if (!finite || is_kind(kind, "claim") || is_kind(kind, "mean") ||
        is_kind(kind, "plan")) {
        s->negated = !s->negated; /* "did not try to", "does not believe that" */
    } else if (kind[0] != '\0' && kind[0] != '-') {
        tri_i_weaken(s, TRI_MODALITY_POSSIBLE); /* "did not say that" */
        if (is_kind(kind, "evidence")) {
            s->negated = !s->negated;
        }
    }
}

/* "mistakenly thought", "falsely accused of": what is said or thought is not so. */
static bool is_false(const tri_i_statement *s, uint32_t verb)
{
    TRI_I_FOR_DEPENDENTS (s->x->tree, verb, i) {
        if (token_at(s, i)->rel == TRI_REL_ADVMOD &&
            tri_i_lexicon_has(&tri_i_lexicon_false_adverbs, token_at(s, i)->lemma)) {
            return true;
        }
    }
    return false;
}

void tri_i_read_governor(tri_i_statement *s, uint32_t verb, bool finite)
{
    const char *kind = tri_i_kind_below(s, verb, finite);
    const bool reports = is_kind(kind, "say") || is_kind(kind, "claim") ||
                         is_kind(kind, "deny") || is_kind(kind, "try") ||
                         is_kind(kind, "plan");
    const bool denied = tri_i_is_denied(s, verb);
    if (!denied && is_false(s, verb) &&
        (is_kind(kind, "claim") ||
         tri_i_lexicon_has(&tri_i_lexicon_promising_verbs, token_at(s, verb)->lemma) ||
         (finite && (is_kind(kind, "say") || is_kind(kind, "try"))))) {
        tri_i_apply_kind(s, "deny", finite, false); /* it is the text that says so */
        return;
    }
    tri_i_apply_kind(s, kind, finite, denied);
    if (denied && finite && !is_kind(kind, "claim") && !is_kind(kind, "plan")) {
        return; /* "did not say that": he does not */
    }
    if (finite ? reports : is_kind(kind, "claim") || is_kind(kind, "say")) {
        tri_i_set_speaker(s, tri_i_speaker_of(s, verb));
        if (s->is_would && finite && !s->presupposed) {
            s->modality = TRI_MODALITY_FUTURE; /* "said it would" */
            s->is_would = false;
        }
    }
}
