/* Says why a triple came about: the construction, its tokens and their scores. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/making.h"

#include <stdio.h>
#include <string.h>

/* What each pattern looks for. */
static const char *rule_of(tri_pattern pattern)
{
    switch (pattern) {
    case TRI_PATTERN_VERB:
        return "a verb with what it takes";
    case TRI_PATTERN_COPULA:
        return "a form of be with what it says of its subject";
    case TRI_PATTERN_NOUN:
        return "a noun and what belongs to it";
    case TRI_PATTERN_APPOSITION:
        return "two phrases side by side for one thing";
    case TRI_PATTERN_POSSESSIVE:
        return "a possessor before what it has";
    case TRI_PATTERN_TITLE:
        return "an office or title with a name";
    case TRI_PATTERN_PREPOSITION:
        return "a preposition between two nouns";
    case TRI_PATTERN_PARTICIPLE:
        return "a participle behind a noun";
    case TRI_PATTERN_RELATIVE:
        return "a relative clause";
    case TRI_PATTERN_COMPOUND:
        return "a compound with a hyphen";
    case TRI_PATTERN_EVENT:
        return "a noun for an event, or an event told twice";
    default:
        return "given from elsewhere";
    }
}

static const char *construction_of(const tri_i_find *find)
{
#define X_CONSTRUCTION(name, text) text,
    static const char *const names[] = {TRI_I_CONSTRUCTION_LIST(X_CONSTRUCTION)};
#undef X_CONSTRUCTION
    return names[find->construction];
}

static int percent(float p)
{
    return (int)(100 * p + 0.5F);
}

/* "sent" VBD, advcl of "ordered" 97% */
static const char *token_text(const tri_i_finds *x, uint32_t index, tri_arena *arena)
{
    const tri_token *token = &x->document->tokens[index];
    const bool is_root = token->head == TRI_NONE;
    return tri_arena_printf(arena, "\"%s\" %s, %s%s%s%s %d%%", token->form,
                            tri_xpos_name((tri_xpos)token->xpos),
                            tri_rel_name((tri_rel)token->rel), is_root ? "" : " of \"",
                            is_root ? "" : x->document->tokens[token->head].form,
                            is_root ? "" : "\"", percent(token->head_p));
}

/* The same with the mention that the token heads. */
static const char *argument_text(const tri_i_finds *x, uint32_t index, tri_arena *arena)
{
    static const char *const kinds[] = {"name", "value", "noun phrase", "pronoun"};
    const char *token = token_text(x, index, arena);
    const uint32_t mention = x->mention_at[index];
    if (token == NULL || mention == TRI_NONE) {
        return token;
    }
    const tri_mention *m = &x->document->mentions[mention];
    if (m->kind != TRI_MENTION_NAME) {
        return tri_arena_printf(arena, "%s; %s", token, kinds[m->kind]);
    }
    return tri_arena_printf(arena, "%s; name %d%%", token, percent(m->p));
}

const char *tri_i_explain(const tri_i_finds *x, const tri_i_find *find,
                          tri_arena *arena)
{
    const char *clause = token_text(x, find->clause, arena);
    const char *subject = argument_text(x, find->subject, arena);
    const char *object = argument_text(x, find->object, arena);
    const char *speaker =
        find->speaker == TRI_NONE ? "" : token_text(x, find->speaker, arena);
    if (clause == NULL || subject == NULL || object == NULL || speaker == NULL) {
        return NULL;
    }
    const bool is_judged = find->construction != TRI_I_OTHER;
    char figure[48] = "fitted on judged triples";
    if (!is_judged) {
        (void)snprintf(figure, sizeof figure, "%d%% of its own",
                       percent((float)find->confidence));
    }
    return tri_arena_printf(
        arena, "%s (%s); head [%s]; subject [%s]; object [%s]%s%s%s; figure %s",
        rule_of((tri_pattern)find->pattern),
        is_judged ? construction_of(find) : "not judged", clause, subject, object,
        speaker[0] == '\0' ? "" : "; speaker [", speaker, speaker[0] == '\0' ? "" : "]",
        figure);
}
