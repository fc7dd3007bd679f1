/* Names a noun phrase: the shortest phrase that names the thing, and its folded key. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/name_phrase.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum { MAX_DEPTH = 8 /* of modifiers of modifiers */ };

const char *tri_i_words(const tri_i_resolver *resolver, const uint32_t *words,
                        uint32_t n, bool lower_first)
{
    const tri_document *document = resolver->document;
    size_t room = 1;
    for (uint32_t i = 0; i < n; i++) {
        room += strlen(document->tokens[words[i]].form) + 1;
    }
    char *text = tri_arena_alloc(resolver->arena, room, 1);
    if (text == NULL) {
        return NULL;
    }
    size_t length = 0;
    for (uint32_t i = 0; i < n; i++) {
        const tri_token *token = &document->tokens[words[i]];
        if (i > 0 && (words[i] != words[i - 1] + 1 ||
                      document->tokens[words[i - 1]].space_after)) {
            text[length++] = ' ';
        }
        const size_t size = strlen(token->form);
        memcpy(text + length, token->form, size);
        if (i == 0 && lower_first && tri_i_begins_large(text)) {
            text[0] = (char)(text[0] - 'A' + 'a');
        }
        length += size;
    }
    return text;
}

/* Whether a word begins with a capital (ASCII) or a letter beyond ASCII. */
static bool is_capitalised(const char *word)
{
    return tri_i_begins_large(word) || (unsigned char)word[0] >= 0xC3;
}

/* Whether a token stands right behind a hyphen, inside a word: "state-of-the-art". */
static bool is_behind_hyphen(const tri_token *tokens, uint32_t token)
{
    return token > 0 && strcmp(tokens[token - 1].form, "-") == 0 &&
           tokens[token - 1].end == tokens[token].begin;
}

/* Whether a dependent is dropped from the name, with all below it. */
static bool is_dropped(const tri_i_resolver *resolver, uint32_t token, uint32_t head)
{
    const tri_token *t = &resolver->document->tokens[token];
    switch (t->rel) {
    case TRI_REL_COMPOUND:
    case TRI_REL_FLAT:
    case TRI_REL_FIXED:
    case TRI_REL_GOESWITH:
    case TRI_REL_NMOD_DESC:
        return false;
    case TRI_REL_AMOD:
    case TRI_REL_ADVMOD:
    case TRI_REL_CONJ:
    case TRI_REL_CC:
    case TRI_REL_NMOD:
    case TRI_REL_NMOD_UNMARKED:
    case TRI_REL_OBL_UNMARKED:
    case TRI_REL_OBL:
    case TRI_REL_OBJ:
    case TRI_REL_CASE: {
        /* Below the head's own modifiers only ("computer-based", "oil and gas firm").
         */
        if (resolver->document->tokens[token].head == head && t->rel != TRI_REL_AMOD) {
            return true;
        }
        if (t->rel == TRI_REL_ADVMOD && !t->space_after && t[1].form[0] == '-') {
            return false; /* "little-known" */
        }
        const char *lower = tri_i_fold(resolver->arena, t->form);
        return lower == NULL ||
               tri_i_lexicon_has(&tri_i_lexicon_light_modifiers, lower);
    }
    case TRI_REL_DET:
        return !is_behind_hyphen(resolver->document->tokens, token);
    case TRI_REL_NUMMOD: /* "six-party talks", "$5bn claim", but not "six talks" */
        return t->head == head;
    case TRI_REL_PUNCT:
        return t->xpos != TRI_XPOS_HYPH && strcmp(t->form, "-") != 0 &&
               strcmp(t->form, "/") != 0;
    default:
        return true;
    }
}

/* Whether `token`, left of the head, belongs to the head's name. */
static bool is_named_by(const tri_i_resolver *resolver, uint32_t token, uint32_t head)
{
    uint32_t up = token;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
        if (up == head) {
            return true;
        }
        if (up == TRI_NONE || is_dropped(resolver, up, head)) {
            return false;
        }
        up = resolver->document->tokens[up].head;
    }
    return false;
}

/* How many tokens, close behind the noun at `head`, are one word with it: "I-10",
   "mother-in-law". */
static uint32_t n_joined(const tri_token *tokens, uint32_t head, uint32_t end)
{
    uint32_t at = head;
    while (at + 2 < end && at < head + 4 && is_behind_hyphen(tokens, at + 2) &&
           tokens[at].end == tokens[at + 1].begin) {
        at += 2;
    }
    const bool is_number =
        at == head + 2 && tokens[at].form[0] >= '0' && tokens[at].form[0] <= '9';
    const bool is_phrase = at == head + 4 && tokens[head + 2].upos == TRI_UPOS_ADP;
    return is_number || is_phrase ? at - head : 0;
}

uint32_t tri_i_phrase_words(const tri_i_resolver *resolver, uint32_t head,
                            uint32_t words[TRI_I_PHRASE_WORDS])
{
    const tri_token *tokens = resolver->document->tokens;
    const tri_sentence *sentence =
        &resolver->document->sentences[tokens[head].sentence];
    if (tri_i_is_gerund_subject(resolver->document->tree, head)) {
        uint32_t n_all = 0; /* "learning a language" */
        const uint32_t end = resolver->document->tree->end[head];
        while (n_all < TRI_I_PHRASE_WORDS && head + n_all < end) {
            words[n_all] = head + n_all;
            n_all++;
        }
        return n_all;
    }
    uint32_t begin = resolver->document->tree->begin[head];
    if (begin > head || begin < sentence->begin) {
        begin = head;
    }
    if (head - begin >= TRI_I_PHRASE_WORDS - 2) {
        begin = head - (TRI_I_PHRASE_WORDS - 3);
    }
    uint32_t n = 0;
    for (uint32_t t = begin; t < head; t++) {
        /* A hyphen whose left part was dropped is dropped too. */
        if (is_named_by(resolver, t, head) &&
            (n > 0 || (tokens[t].rel != TRI_REL_PUNCT && /* "... and war crimes" */
                       tokens[t].upos != TRI_UPOS_CCONJ))) {
            words[n++] = t;
        }
    }
    words[n++] = head;
    /* "Article 5", "phase two". */
    const uint32_t after = head + 1;
    if (after < sentence->end && tokens[after].head == head &&
        (tokens[after].rel == TRI_REL_NUMMOD || tokens[after].rel == TRI_REL_FLAT ||
         (tokens[after].rel == TRI_REL_DEP && tokens[after].upos == TRI_UPOS_NUM))) {
        words[n++] = after;
        return n;
    }
    const uint32_t n_more = n_joined(tokens, head, sentence->end);
    for (uint32_t i = 0; i < n_more && n < TRI_I_PHRASE_WORDS; i++) {
        words[n++] = after + i;
    }
    return n;
}

/* Whether nothing but quotes and the like stands before a token in its sentence. */
static bool is_first_word(const tri_document *document, uint32_t token)
{
    uint32_t at = document->sentences[document->tokens[token].sentence].begin;
    while (at < token && document->tokens[at].upos == TRI_UPOS_PUNCT) {
        at++;
    }
    return at == token;
}

static bool make(const tri_i_resolver *resolver, uint32_t head, bool transparent,
                 const char **name, const char **key)
{
    const tri_document *document = resolver->document;
    const tri_token *tokens = document->tokens;
    uint32_t words[TRI_I_PHRASE_WORDS];
    const uint32_t n = tri_i_phrase_words(resolver, head, words);
    const tri_token *first = &tokens[words[0]];
    const bool lower = is_first_word(document, words[0]) &&
                       first->upos != TRI_UPOS_PROPN && first->form[0] != '\0' &&
                       !tri_i_begins_large(first->form + 1) &&
                       !is_capitalised(first->lemma) &&
                       (!(n > 1 && is_capitalised(tokens[words[1]].form)) ||
                        tri_i_is_gerund_subject(document->tree, head));
    *name = tri_i_words(resolver, words, n, lower);
    if (*name == NULL) {
        return false;
    }
    if (tri_i_is_gerund_subject(document->tree, head)) {
        *key = tri_i_fold(resolver->arena, *name);
        return *key != NULL;
    }
    /* The key has the head's lemma, so that one and many are one name. */
    uint32_t n_after = 0;
    while (words[n - 1 - n_after] > head) {
        n_after++;
    }
    const char *before =
        n - n_after > 1 ? tri_i_words(resolver, words, n - n_after - 1, false) : "";
    const bool is_joined = n_after > 1; /* by a hyphen, which is the first of them */
    const char *after = tri_i_words(resolver, words + n - n_after, n_after, false);
    const char *lemma = tri_i_lemma(&tokens[head]);
    const char *whole =
        before == NULL || after == NULL
            ? NULL
            : tri_arena_printf(resolver->arena, "%s%s%s%s%s", before,
                               before[0] != '\0' ? " " : "", lemma,
                               after[0] == '\0' || is_joined ? "" : " ", after);
    *key = whole == NULL ? NULL : tri_i_fold(resolver->arena, whole);
    if (*key != NULL && n_after == 0) {
        *key = tri_i_singular(resolver->arena, *key);
    }
    if (*key == NULL) {
        return false;
    }
    if (!transparent || n > 1 ||
        !tri_i_lexicon_has(&tri_i_lexicon_transparent_nouns, lemma)) {
        return true;
    }
    TRI_I_FOR_DEPENDENTS (document->tree, head, c) {
        if (c > head && tokens[c].rel == TRI_REL_NMOD &&
            strcmp(tri_i_case_form(document->tree, c), "of") == 0) {
            const char *inner_name;
            const char *inner_key;
            if (!make(resolver, c, false, &inner_name, &inner_key)) {
                return false;
            }
            *key = tri_arena_printf(resolver->arena, "%s of %s", *key, inner_key);
            return *key != NULL;
        }
    }
    return true;
}

bool tri_i_name_phrase(const tri_i_resolver *resolver, uint32_t head, const char **name,
                       const char **key)
{
    return make(resolver, head, true, name, key);
}
