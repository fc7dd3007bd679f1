/* Gathers the words of an argument or of a clause, in pieces where others stand between
   them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

/* What is put together: the words of an argument, or all of a clause. */
typedef struct {
    const tri_i_finds *x;
    uint32_t top;     /* the token that heads it */
    uint32_t without; /* a dependent that is left out with all below it, TRI_NONE */
    bool is_argument; /* without asides, conjuncts, prepositions ... */
    tri_i_range name; /* tokens that belong to it whatever the tree says */
} gathering;

/* Whether a dependent of an argument's head stays outside the argument. */
static bool stays_outside(const tri_token *head, const tri_token *child)
{
    switch (child->rel) {
    case TRI_REL_ADVMOD: /* "still in power", but "nearly all", "over 900 people" */
        return child->begin < head->begin && child[1].rel != TRI_REL_NUMMOD &&
               (head->upos == TRI_UPOS_NOUN || head->upos == TRI_UPOS_PROPN ||
                head->upos == TRI_UPOS_PRON || child->xpos == TRI_XPOS_WRB);
    case TRI_REL_NMOD_POSS: /* "whose boat" */
        return child->xpos == TRI_XPOS_WPS;
    case TRI_REL_CASE:
        /* The preposition before it; a possessive's "'s" behind it too. */
    case TRI_REL_CC:
    case TRI_REL_CC_PRECONJ:
    case TRI_REL_CONJ:
    case TRI_REL_PUNCT:
    case TRI_REL_MARK:
    case TRI_REL_APPOS:
    case TRI_REL_ADVCL:
    case TRI_REL_ADVCL_RELCL:
    case TRI_REL_PARATAXIS:
    case TRI_REL_DISCOURSE:
    case TRI_REL_VOCATIVE:
    case TRI_REL_DISLOCATED:
    case TRI_REL_ORPHAN:
    case TRI_REL_LIST:
    case TRI_REL_COP:
    case TRI_REL_AUX:
    case TRI_REL_AUX_PASS:
    case TRI_REL_EXPL:
    case TRI_REL_NSUBJ:
    case TRI_REL_NSUBJ_PASS:
    case TRI_REL_NSUBJ_OUTER:
    case TRI_REL_CSUBJ:
    case TRI_REL_OBL:
    case TRI_REL_OBL_UNMARKED:
        return true;
    case TRI_REL_DEP: /* a footnote's number */
        return child->begin > head->begin && head->upos == TRI_UPOS_PROPN;
    case TRI_REL_NMOD_UNMARKED:
        return child->upos == TRI_UPOS_NUM; /* an age behind a name */
    default:
        return false;
    }
}

/* Dependents that an argument's modifiers leave out of it. */
static bool is_aside(uint8_t rel)
{
    return rel == TRI_REL_ACL_RELCL || rel == TRI_REL_PARATAXIS ||
           rel == TRI_REL_APPOS || rel == TRI_REL_CC_PRECONJ;
}

/* "the right to live there", "the group whose robots won": whether a clause behind a
   noun says which one is meant. */
static bool is_defining(const tri_i_finds *x, uint32_t noun, uint32_t clause)
{
    const tri_token *tokens = x->document->tokens;
    if (tokens[noun].upos != TRI_UPOS_NOUN && tokens[noun].upos != TRI_UPOS_PRON) {
        return false; /* a name needs none */
    }
    for (uint32_t i = noun + 1; i < clause; i++) {
        if (tokens[i].upos == TRI_UPOS_PUNCT) {
            return false;
        }
    }
    return true;
}

/* Whether a dependent of a token that belongs to it does so too. */
static bool goes_along(const gathering *g, uint32_t head, uint32_t child)
{
    const tri_token *tokens = g->x->document->tokens;
    const uint8_t rel = tokens[child].rel;
    if (rel == TRI_REL_PUNCT || child == g->without) {
        return false;
    }
    if (!g->is_argument) {
        return true;
    }
    if (head != g->top) {
        return !is_aside(rel) ||
               (rel == TRI_REL_ACL_RELCL && is_defining(g->x, head, child));
    }
    return rel == TRI_REL_ACL || rel == TRI_REL_ACL_RELCL
               ? child < head || is_defining(g->x, head, child)
               : !stays_outside(&tokens[head], &tokens[child]);
}

enum { MAX_DEPTH = 64 };

/* `all` grows round a token and what goes along with it. */
static void stretch(const gathering *g, uint32_t token, int depth, tri_i_range *all)
{
    all->begin = token < all->begin ? token : all->begin;
    all->end = token >= all->end ? token + 1 : all->end;
    TRI_I_FOR_DEPENDENTS (g->x->tree, token, child) {
        if (depth < MAX_DEPTH && goes_along(g, token, child)) {
            stretch(g, child, depth + 1, all);
        }
    }
}

/* Whether a token belongs to it: every step up to its head goes along. */
static bool is_gathered(const gathering *g, uint32_t token)
{
    const tri_token *tokens = g->x->document->tokens;
    if (token >= g->name.begin && token < g->name.end) {
        return true;
    }
    if (!g->is_argument && tokens[token].rel == TRI_REL_CC && token < g->top &&
        tokens[token].head == g->top) {
        return false; /* "and" before a clause */
    }
    uint32_t at = token;
    for (int depth = 0; at != g->top; depth++) {
        const uint32_t head = tokens[at].head;
        if (head == TRI_NONE || depth == MAX_DEPTH || !goes_along(g, head, at)) {
            return false;
        }
        at = head;
    }
    return true;
}

/* Whether a token closes what is open in `range`: a bracket, a quotation. */
static bool closes(const tri_i_finds *x, tri_i_range range, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    if (tokens[token].upos != TRI_UPOS_PUNCT) {
        return false;
    }
    const bool bracket = strcmp(tokens[token].form, ")") == 0;
    const bool quote =
        tokens[token].xpos == TRI_XPOS_RQUOTE || tokens[token].xpos == TRI_XPOS_LQUOTE;
    int open = 0;
    for (uint32_t i = range.begin; i < range.end && (bracket || quote); i++) {
        if (bracket) {
            open += strcmp(tokens[i].form, "(") == 0;
            open -= strcmp(tokens[i].form, ")") == 0;
        } else {
            open ^=
                tokens[i].xpos == TRI_XPOS_RQUOTE || tokens[i].xpos == TRI_XPOS_LQUOTE;
        }
    }
    return open > 0;
}

static bool is_quote(const tri_token *token)
{
    return token->xpos == TRI_XPOS_LQUOTE || token->xpos == TRI_XPOS_RQUOTE;
}

/* The gathered words in `all`, in pieces; punctuation between two of them is theirs,
   and so are the quotation marks round all. */
static tri_i_words pieces_of(const gathering *g, tri_i_range all)
{
    const tri_i_finds *x = g->x;
    const tri_token *tokens = x->document->tokens;
    const tri_sentence *sentence = &x->document->sentences[tokens[all.begin].sentence];
    tri_i_words words = {.n = 0};
    for (uint32_t i = all.begin; i < all.end; i++) {
        if (!is_gathered(g, i)) {
            continue;
        }
        if (words.n > 0 && words.n <= TRI_I_MAX_PIECES) {
            tri_i_range *last = &words.pieces[words.n - 1];
            uint32_t between = last->end;
            while (between < i && tokens[between].upos == TRI_UPOS_PUNCT) {
                between++;
            }
            if (between == i) {
                last->end = i + 1;
                continue;
            }
            if (last->end < i && closes(x, *last, last->end)) {
                last->end++;
            }
        }
        if (words.n < TRI_I_MAX_PIECES) {
            words.pieces[words.n] = (tri_i_range){i, i + 1};
        }
        words.n++;
    }
    if (words.n > TRI_I_MAX_PIECES) {
        words = (tri_i_words){.pieces = {all}, .n = 1};
    }
    while (words.pieces[0].begin + 1 < words.pieces[0].end &&
           (tokens[words.pieces[0].begin].rel == TRI_REL_CC ||
            tokens[words.pieces[0].begin].upos == TRI_UPOS_PUNCT)) {
        words.pieces[0].begin++; /* "and former leader Nazarbayev" */
    }
    tri_i_range *last = &words.pieces[words.n - 1];
    if (last->end < sentence->end && closes(x, *last, last->end)) {
        last->end++;
    } else if (words.n == 1 && last->begin > sentence->begin &&
               last->end < sentence->end && is_quote(&tokens[last->begin - 1]) &&
               is_quote(&tokens[last->end])) {
        last->begin--;
        last->end++;
    }
    return words;
}

tri_i_range tri_i_extent(const tri_i_words *words)
{
    return (tri_i_range){words->pieces[0].begin, words->pieces[words->n - 1].end};
}

tri_i_words tri_i_clause_words(const tri_i_finds *x, uint32_t token, uint32_t without)
{
    const gathering g = {.x = x, .top = token, .without = without};
    tri_i_range all = {token, token + 1};
    stretch(&g, token, 0, &all);
    /* "in the northern city of Lund" says of Lund that it is a city */
    while (!is_gathered(&g, all.begin) ||
           (without != TRI_NONE && all.begin < token &&
            tri_i_token(x, all.begin)->rel == TRI_REL_CASE &&
            tri_i_token(x, all.begin)->head == token)) {
        all.begin++;
    }
    return pieces_of(&g, all);
}

tri_i_words tri_i_phrase(const tri_i_finds *x, uint32_t token, uint32_t without)
{
    gathering g = {.x = x, .top = token, .without = without, .is_argument = true};
    tri_i_range all = {token, token + 1};
    stretch(&g, token, 0, &all);
    const uint32_t mention = x->mention_at[token];
    if (mention != TRI_NONE &&
        x->document->mentions[mention].kind != TRI_MENTION_NOMINAL) {
        const tri_mention *m = &x->document->mentions[mention];
        g.name = (tri_i_range){m->begin, m->end};
        all.begin = m->begin < all.begin ? m->begin : all.begin;
        all.end = m->end > all.end ? m->end : all.end;
    }
    return pieces_of(&g, all);
}

bool tri_i_crosses_sentence(const tri_document *d, const tri_i_words *words)
{
    for (uint32_t p = 0; p < words->n; p++) {
        for (uint32_t i = words->pieces[p].begin; i + 1 < words->pieces[p].end; i++) {
            if (d->tokens[i].xpos == TRI_XPOS_STOP &&
                d->tokens[i + 1].upos != TRI_UPOS_PUNCT) {
                return true;
            }
        }
    }
    return false;
}
