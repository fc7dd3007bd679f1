/* Questions about a sentence's tree that the patterns of triples ask. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/find.h"
#include "extract/lexicon/lexicon.h"

#include <string.h>

const char *tri_i_preposition(tri_i_extraction *x, uint32_t token, tri_i_range *range)
{
    const tri_token *tokens = x->document->tokens;
    uint32_t word = tri_i_dependent(x->tree, token, TRI_REL_CASE);
    while (word != TRI_NONE && (word > token || tokens[word].xpos == TRI_XPOS_POS)) {
        word = tri_i_next_dependent(x->tree, word); /* "'s" */
    }
    if (word == TRI_NONE) {
        if (range != NULL) {
            *range = (tri_i_range){token, token};
        }
        return "";
    }
    tri_i_range found = {word, word + 1};
    const char *text = tokens[word].lemma;
    for (uint32_t i = word + 1; i < token; i++) {
        const bool fixed = tokens[i].rel == TRI_REL_FIXED && tokens[i].head == word;
        const bool second = tokens[i].rel == TRI_REL_CASE && tokens[i].head == token;
        if (i != found.end || (!fixed && !second)) {
            break;
        }
        text = tri_i_label(x, text, tokens[i].lemma, "");
        found.end = i + 1;
        if (text == NULL) {
            return "";
        }
    }
    if (range != NULL) {
        *range = found;
    }
    return text;
}

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
static bool is_defining(const tri_i_extraction *x, uint32_t noun, uint32_t clause)
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

/* Marks a token and all below it as of the phrase `x->n_phrases`; `all` grows round
   them. */
static void mark(const tri_i_extraction *x, uint32_t token, uint32_t without,
                 bool is_phrase, int depth, tri_i_range *all)
{
    x->seen[token] = x->n_phrases;
    all->begin = token < all->begin ? token : all->begin;
    all->end = token >= all->end ? token + 1 : all->end;
    for (uint32_t child = x->tree->first_child[token]; child != TRI_NONE && depth < 64;
         child = x->tree->next_sibling[child]) {
        const uint8_t rel = x->document->tokens[child].rel;
        if (rel == TRI_REL_PUNCT || child == without ||
            (is_phrase && is_aside(rel) &&
             !(rel == TRI_REL_ACL_RELCL && is_defining(x, token, child)))) {
            continue;
        }
        mark(x, child, without, is_phrase, depth + 1, all);
    }
}

/* Whether a token closes what is open in `range`: a bracket, a quotation. */
static bool closes(const tri_i_extraction *x, tri_i_range range, uint32_t token)
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

/* The marked words in `all`, in pieces; punctuation between two of them is theirs, and
   so are the quotation marks round all. */
static tri_i_words pieces_of(const tri_i_extraction *x, tri_i_range all)
{
    const tri_token *tokens = x->document->tokens;
    const tri_sentence *sentence = &x->document->sentences[tokens[all.begin].sentence];
    tri_i_words words = {.n = 0};
    for (uint32_t i = all.begin; i < all.end; i++) {
        if (x->seen[i] != x->n_phrases) {
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

tri_i_words tri_i_clause_words(tri_i_extraction *x, uint32_t token, uint32_t without)
{
    tri_i_range all = {token, token + 1};
    x->n_phrases++;
    mark(x, token, without, false, 0, &all);
    for (uint32_t child = x->tree->first_child[token];
         child != TRI_NONE && child < token; child = x->tree->next_sibling[child]) {
        if (x->document->tokens[child].rel == TRI_REL_CC) {
            x->seen[child] = 0; /* "and" before all */
        }
    }
    while (x->seen[all.begin] != x->n_phrases) {
        all.begin++;
    }
    return pieces_of(x, all);
}

uint32_t tri_i_named_beside(const tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const uint32_t next = token + 1;
    if (next >= x->document->n_tokens || tokens[token].upos != TRI_UPOS_NOUN ||
        tokens[next].sentence != tokens[token].sentence ||
        x->mention_at[next] == TRI_NONE) {
        return TRI_NONE;
    }
    const tri_mention *mention = &x->document->mentions[x->mention_at[next]];
    const uint8_t rel = tokens[next].rel;
    const bool is_below =
        tokens[next].head == token && (rel == TRI_REL_FLAT || rel == TRI_REL_APPOS ||
                                       rel == TRI_REL_NMOD || rel == TRI_REL_NMOD_DESC);
    const bool is_beside = tokens[next].head == tokens[token].head &&
                           rel == tokens[token].rel &&
                           (rel == TRI_REL_NSUBJ || rel == TRI_REL_NSUBJ_PASS ||
                            rel == TRI_REL_NMOD || rel == TRI_REL_OBL);
    return mention->kind == TRI_MENTION_NAME && tokens[token].xpos != TRI_XPOS_NNS &&
                   (mention->type == TRI_TYPE_PER || rel == TRI_REL_NSUBJ) &&
                   (is_below || is_beside) &&
                   tri_i_dependent(x->tree, next, TRI_REL_CASE) == TRI_NONE
               ? next
               : TRI_NONE;
}

uint32_t tri_i_mention(const tri_i_extraction *x, uint32_t token)
{
    const tri_mention *mentions = x->document->mentions;
    const tri_token *word = &x->document->tokens[token];
    const uint32_t own = x->mention_at[token];
    if (own == TRI_NONE || mentions[own].kind == TRI_MENTION_NAME ||
        mentions[own].kind == TRI_MENTION_VALUE || word->upos == TRI_UPOS_PRON) {
        return own;
    }
    /* "the painter Ode Lund"; "the capital, Astana"; "Astana, the capital" */
    uint32_t beside = tri_i_named_beside(x, token);
    if (beside == TRI_NONE) {
        beside = word->rel == TRI_REL_APPOS
                     ? word->head
                     : tri_i_dependent(x->tree, token, TRI_REL_APPOS);
    }
    if (beside == TRI_NONE || x->mention_at[beside] == TRI_NONE ||
        mentions[x->mention_at[beside]].kind != TRI_MENTION_NAME ||
        tri_i_dependent(x->tree, token, TRI_REL_CONJ) < beside ||
        (word->xpos == TRI_XPOS_NNS &&
         mentions[x->mention_at[beside]].type == TRI_TYPE_PER)) {
        /* Behind "a, b and c" it may be another's; one person is no "councillors". */
        return own;
    }
    return x->mention_at[beside];
}

tri_i_words tri_i_phrase(tri_i_extraction *x, uint32_t token, uint32_t without)
{
    const tri_token *tokens = x->document->tokens;
    tri_i_range all = {token, token + 1};
    x->n_phrases++;
    x->seen[token] = x->n_phrases;
    for (uint32_t child = x->tree->first_child[token]; child != TRI_NONE;
         child = x->tree->next_sibling[child]) {
        const uint8_t rel = tokens[child].rel;
        const bool is_outside = rel == TRI_REL_ACL || rel == TRI_REL_ACL_RELCL
                                    ? child > token && !is_defining(x, token, child)
                                    : stays_outside(&tokens[token], &tokens[child]);
        if (child != without && !is_outside) {
            mark(x, child, without, true, 0, &all);
        }
    }
    /* A name is whole, whatever the tree says. */
    const uint32_t mention = x->mention_at[token];
    if (mention != TRI_NONE &&
        x->document->mentions[mention].kind != TRI_MENTION_NOMINAL) {
        const tri_mention *m = &x->document->mentions[mention];
        for (uint32_t i = m->begin; i < m->end; i++) {
            x->seen[i] = x->n_phrases;
        }
        all.begin = m->begin < all.begin ? m->begin : all.begin;
        all.end = m->end > all.end ? m->end : all.end;
    }
    return pieces_of(x, all);
}

/* "the manner in which they spoke": a noun that its clause says everything of. */
static bool is_manner(const tri_i_extraction *x, uint32_t token)
{
    return tri_i_lexicon_has(&tri_i_lexicon_manner_nouns,
                             x->document->tokens[token].lemma);
}

uint32_t tri_i_argument_head(const tri_i_extraction *x, uint32_t token)
{
    const tri_token *tokens = x->document->tokens;
    const tri_token *word = &tokens[token];
    const bool relative =
        word->xpos == TRI_XPOS_WDT || word->xpos == TRI_XPOS_WP ||
        word->xpos == TRI_XPOS_WPS ||
        (word->upos == TRI_UPOS_PRON && tri_i_is(x->tree, token, "that"));
    if (relative) {
        uint32_t up = token;
        for (int depth = 0; depth < 8 && tokens[up].head != TRI_NONE; depth++) {
            if (tokens[up].rel == TRI_REL_ACL_RELCL) {
                up = tokens[up].head;
                return up < token && x->mention_at[up] != TRI_NONE && !is_manner(x, up)
                           ? up
                           : TRI_NONE;
            }
            up = tokens[up].head;
        }
        return TRI_NONE;
    }
    if (x->mention_at[token] == TRI_NONE) {
        return TRI_NONE;
    }
    /* Two subjects side by side are a title and a name. */
    const uint32_t named = tri_i_named_beside(x, token);
    return named != TRI_NONE && tokens[named].rel == word->rel ? named : token;
}

uint32_t tri_i_conjuncts(const tri_i_extraction *x, uint32_t token, uint32_t *out,
                         uint32_t room)
{
    uint32_t n = 0;
    out[n++] = token;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t child = tri_i_dependent(x->tree, out[i], TRI_REL_CONJ);
             child != TRI_NONE && n < room;
             child = tri_i_next_dependent(x->tree, child)) {
            const uint8_t upos = x->document->tokens[child].upos;
            if (upos == TRI_UPOS_NOUN || upos == TRI_UPOS_PROPN ||
                upos == TRI_UPOS_PRON || upos == TRI_UPOS_NUM || upos == TRI_UPOS_SYM) {
                out[n++] = child;
            }
        }
    }
    return n;
}

bool tri_i_speaks(const tri_i_extraction *x, uint32_t token)
{
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_verbs, x->document->tokens[token].lemma);
    return row != NULL && strcmp(row[TRI_VERBS_CLAUSE], "-") != 0 &&
           strcmp(row[TRI_VERBS_CLAUSE], "mean") != 0 &&
           strcmp(row[TRI_VERBS_CLAUSE], "seem") != 0;
}
