/* Joins the terms that filings and contracts define with what they mean: 'Borex Inc.
   ("Borex" or the "Company")', '"we," "us" and "our" refer to Borex Inc.' */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum {
    MAX_BRACKET = 48, /* tokens of a definition in brackets */
    MAX_TERM = 6,     /* words of a term */
    MAX_TERMS = 8,    /* of one definition */
    MAX_BACK = 24     /* mentions before a definition that are looked at */
};

/* A term between quotation marks. */
typedef struct {
    uint32_t begin, end; /* its words, tokens, half-open */
    bool is_said;        /* an article or a word of definitions stands before it */
} term;

typedef struct {
    tri_i_resolver *resolver;
    tri_map meanings; /* folded terms, to a mention of what they mean */
    bool is_any;      /* something is defined */
} definer;

static const char *form(const definer *d, uint32_t token)
{
    return d->resolver->document->tokens[token].form;
}

static bool is_quote(const char *word)
{
    return word[0] == '"' || strcmp(word, "``") == 0 || strcmp(word, "''") == 0 ||
           strcmp(word, "\u201C") == 0 || strcmp(word, "\u201D") == 0;
}

static bool is_word(const definer *d, uint32_t token, const tri_lexicon *class)
{
    const char *folded = tri_i_fold(d->resolver->arena, form(d, token));
    return folded != NULL && tri_i_lexicon_has(class, folded);
}

static bool is_capital(const char *word)
{
    return word[0] >= 'A' && word[0] <= 'Z';
}

/* Words of tokens, folded, between blanks; without an article. NULL where memory is
   out. */
static const char *key_of(const definer *d, uint32_t begin, uint32_t end)
{
    const char *key = "";
    for (uint32_t t = begin; t < end && key != NULL; t++) {
        if (t == begin && end - begin > 1 &&
            is_word(d, t, &tri_i_lexicon_term_articles)) {
            continue;
        }
        const char *folded = tri_i_fold(d->resolver->arena, form(d, t));
        key = folded == NULL ? NULL
                             : tri_arena_printf(d->resolver->arena, "%s%s%s", key,
                                                key[0] == '\0' ? "" : " ", folded);
    }
    return key;
}

/* Whether a term can be one: some words that begin with a capital, or "we". */
static bool is_term(const definer *d, const term *one)
{
    const uint32_t begin =
        one->begin + (one->end - one->begin > 1 &&
                      is_word(d, one->begin, &tri_i_lexicon_term_articles));
    return begin < one->end && one->end - begin <= MAX_TERM &&
           (is_capital(form(d, begin)) ||
            (one->end - begin == 1 && is_word(d, begin, &tri_i_lexicon_term_pronouns)));
}

/* Takes the terms between quotation marks out of the tokens from `begin` to `end`;
   returns how many. Words of definitions before one count for those after it. */
static uint32_t find_terms(const definer *d, uint32_t begin, uint32_t end,
                           term terms[MAX_TERMS])
{
    uint32_t n = 0;
    bool is_said = false;
    for (uint32_t t = begin; t < end && n < MAX_TERMS; t++) {
        if (is_word(d, t, &tri_i_lexicon_term_sayings)) {
            is_said = true;
        }
        if (!is_quote(form(d, t))) {
            continue;
        }
        term one = {.begin = t + 1, .end = t + 1};
        while (one.end < end && !is_quote(form(d, one.end))) {
            one.end++;
        }
        if (one.end == end) {
            break; /* it does not end here */
        }
        t = one.end;
        while (one.end > one.begin && strchr(",.;", form(d, one.end - 1)[0]) != NULL) {
            one.end--;
        }
        one.is_said =
            is_said ||
            (one.begin > 1 && is_word(d, one.begin - 2, &tri_i_lexicon_term_articles));
        if (one.begin < one.end && is_term(d, &one)) {
            terms[n++] = one;
        }
    }
    return n;
}

/* Whether a name or noun has a word of the term, or the term its initials. */
static bool shares_word(const definer *d, const term *one, uint32_t mention)
{
    const tri_i_resolver *r = d->resolver;
    const tri_i_span *m = &r->spans[mention];
    const char *last = form(d, one->end - 1);
    if (m->kind == TRI_MENTION_NOMINAL) {
        const char *folded = tri_i_fold(r->arena, last);
        return folded != NULL && strcmp(folded, r->features[mention].head) == 0;
    }
    for (uint32_t t = m->begin; t < m->end; t++) {
        for (uint32_t k = one->begin; k < one->end; k++) {
            if (is_capital(form(d, t)) && strcmp(form(d, t), form(d, k)) == 0) {
                return true;
            }
        }
    }
    size_t n = 0;
    for (uint32_t t = m->begin; t < m->end; t++) {
        n += is_capital(form(d, t)) && last[n] == form(d, t)[0];
    }
    return n >= 2 && n == strlen(last) && one->end - one->begin == 1;
}

/* Whether a term that shares no word with a name can mean it: a party, said to be. */
static bool is_party(const definer *d, const term *one)
{
    const uint32_t last = one->end - 1;
    return is_word(d, last, &tri_i_lexicon_term_pronouns) ||
           is_word(d, last, &tri_i_lexicon_parties);
}

/* The mention before token `at` of its sentence that terms (n) mean: the last one that
   shares a word with one, else the last organisation or person. TRI_NONE: none. */
static uint32_t find_meaning(const definer *d, uint32_t at, const term *terms,
                             uint32_t n)
{
    const tri_i_resolver *r = d->resolver;
    const tri_document *document = r->document;
    uint32_t party = TRI_NONE;
    bool is_said = false;
    bool is_of_party = false;
    for (uint32_t k = 0; k < n; k++) {
        is_said = is_said || terms[k].is_said;
        is_of_party = is_of_party || is_party(d, &terms[k]);
    }
    uint32_t steps = 0;
    for (uint32_t t = at; t > 0 && steps < MAX_BACK; t--) {
        const uint32_t i = r->mention_at[t - 1];
        if (document->tokens[t - 1].sentence != document->tokens[at].sentence) {
            break;
        }
        if (i == TRI_NONE || r->spans[i].end > at ||
            r->spans[i].kind == TRI_MENTION_PRONOUN ||
            r->spans[i].kind == TRI_MENTION_VALUE) {
            continue;
        }
        steps++;
        const bool is_name = r->spans[i].kind == TRI_MENTION_NAME;
        for (uint32_t k = 0; k < n; k++) {
            if ((is_name || party == TRI_NONE) && shares_word(d, &terms[k], i)) {
                return i;
            }
        }
        /* "a Washington corporation": no party */
        const uint8_t rel = document->tokens[t - 1].rel;
        const uint8_t type = r->spans[i].type;
        if (party == TRI_NONE && is_name &&
            (type == TRI_TYPE_ORG || type == TRI_TYPE_PER) && rel != TRI_REL_COMPOUND &&
            rel != TRI_REL_AMOD && rel != TRI_REL_NMOD_POSS) {
            party = i;
        }
    }
    return is_of_party || (is_said && party != TRI_NONE && r->spans[party].end == at)
               ? party
               : TRI_NONE;
}

static void join_term(const definer *d, uint32_t mention, uint32_t meaning)
{
    tri_i_resolver *r = d->resolver;
    if (tri_i_join(r, mention, meaning, TRI_RULE_DEFINED) &&
        r->spans[mention].kind == TRI_MENTION_NAME &&
        r->spans[meaning].kind == TRI_MENTION_NAME) {
        tri_i_vote(r, mention, (tri_type)r->spans[meaning].type, TRI_REASON_ALIAS);
    }
}

/* Notes what terms mean from here on. */
static bool define(definer *d, const term *terms, uint32_t n, uint32_t meaning)
{
    for (uint32_t k = 0; k < n; k++) {
        const char *key = key_of(d, terms[k].begin, terms[k].end);
        if (key == NULL || !tri_i_set(&d->meanings, key, meaning)) {
            return false;
        }
        d->is_any = true;
        const uint32_t own = d->resolver->mention_at[terms[k].end - 1];
        if (own != TRI_NONE && own != meaning) { /* between the quotation marks */
            join_term(d, own, meaning);
        }
    }
    return true;
}

/* 'Borex Inc. (hereinafter the "Company")' */
static bool read_bracket(definer *d, uint32_t open)
{
    const tri_document *document = d->resolver->document;
    term terms[MAX_TERMS];
    uint32_t end = open + 1;
    bool is_each = false;
    while (end < document->n_tokens && end - open < MAX_BRACKET &&
           strcmp(form(d, end), ")") != 0) {
        is_each = is_each || is_word(d, end, &tri_i_lexicon_term_shares);
        end++;
    }
    if (end == document->n_tokens || end - open == MAX_BRACKET || is_each) {
        return true;
    }
    const uint32_t n = find_terms(d, open + 1, end, terms);
    if (n == 0) {
        return true;
    }
    const uint32_t meaning = find_meaning(d, open, terms, n);
    bool is_whole = meaning != TRI_NONE;
    for (uint32_t k = 0; k < n && is_whole; k++) {
        /* 'X and Y (together, the "Parties")' */
        const tri_token *last = &document->tokens[terms[k].end - 1];
        is_whole = (last->xpos != TRI_XPOS_NNS && last->xpos != TRI_XPOS_NNPS) ||
                   shares_word(d, &terms[k], meaning);
    }
    return !is_whole || define(d, terms, n, meaning);
}

/* '"we" and "our" refer to Borex Inc.', '"the Company" means Borex Inc.' */
static bool read_sentence(definer *d, uint32_t verb)
{
    const tri_i_resolver *r = d->resolver;
    const tri_document *document = r->document;
    const tri_sentence *sentence =
        &document->sentences[document->tokens[verb].sentence];
    term terms[MAX_TERMS];
    if (!tri_i_lexicon_has(&tri_i_lexicon_defining_verbs,
                           document->tokens[verb].lemma)) {
        return true;
    }
    uint32_t n = find_terms(d, sentence->begin, verb, terms);
    /* '"Squire," said he, "when he goes; but I mean to keep Jim"' */
    for (uint32_t t = n == 0 ? verb : terms[n - 1].end + 2; t < verb; t++) {
        n = is_quote(form(d, t)) ? 0 : n;
    }
    for (uint32_t t = verb + 1; n > 0 && t < sentence->end && t < verb + MAX_TERM;
         t++) {
        const uint32_t i = r->mention_at[t];
        if (i != TRI_NONE && r->spans[i].kind == TRI_MENTION_NAME &&
            !is_quote(form(d, t))) {
            /* "a phrase used to refer to Sanders supporters" */
            return tri_i_is_before_noun(r, i) || define(d, terms, n, i);
        }
    }
    /* "Borex Inc. is referred to herein as the "Company"" */
    const bool is_passive = n == 0 && document->tokens[verb].xpos == TRI_XPOS_VBN;
    const uint32_t n_after = is_passive ? find_terms(d, verb, sentence->end, terms) : 0;
    const uint32_t meaning =
        n_after == 0 ? TRI_NONE : find_meaning(d, verb, terms, n_after);
    return meaning == TRI_NONE || define(d, terms, n_after, meaning);
}

/* Whether a mention is the term's and no part of something longer: "the Company", but
   not "the Company's shares" nor "a company". */
static const char *use_of(const definer *d, uint32_t mention)
{
    const tri_i_resolver *r = d->resolver;
    const tri_i_span *m = &r->spans[mention];
    if (m->kind == TRI_MENTION_PRONOUN) {
        return r->features[mention].quote == 0 &&
                       is_word(d, m->begin, &tri_i_lexicon_term_pronouns)
                   ? key_of(d, m->begin, m->end)
                   : "";
    }
    const uint32_t begin =
        m->begin + is_word(d, m->begin, &tri_i_lexicon_term_articles);
    if (m->kind == TRI_MENTION_VALUE || begin >= m->end || m->end - begin > MAX_TERM ||
        !is_capital(form(d, begin))) {
        return "";
    }
    return key_of(d, begin, m->end);
}

static bool join_use(definer *d, uint32_t mention)
{
    const char *key = use_of(d, mention);
    if (key == NULL) {
        return false;
    }
    const uint32_t meaning = tri_i_get(&d->meanings, key);
    if (meaning == TRI_NONE || meaning == mention) {
        return true;
    }
    join_term(d, mention, meaning);
    return true;
}

bool tri_i_join_defined_terms(tri_i_resolver *resolver)
{
    definer d = {.resolver = resolver};
    const tri_document *document = resolver->document;
    bool ok = true;
    for (uint32_t t = 0; ok && t < document->n_tokens; t++) {
        if (strcmp(document->tokens[t].form, "(") == 0) {
            ok = read_bracket(&d, t);
        } else if (document->tokens[t].upos == TRI_UPOS_VERB) {
            ok = read_sentence(&d, t);
        }
        const uint32_t i = resolver->mention_at[t];
        if (ok && i != TRI_NONE && d.is_any) {
            ok = join_use(&d, i);
        }
    }
    tri_map_clear(&d.meanings);
    return ok;
}
