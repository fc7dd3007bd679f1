/* Joins names of which the text says that they are one: acronyms in brackets, "also
   known as". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <ctype.h>
#include <string.h>

enum { MAX_BETWEEN = 8 /* tokens between two names */ };

static const char *form(const tri_i_resolver *resolver, uint32_t token)
{
    return resolver->document->tokens[token].form;
}

/* ---- Acronyms in brackets */

/* Whether a word in brackets can be the first letters of a name: "BN", "IE9", "Nato".
 */
static bool is_short_form(const char *form)
{
    size_t n = 0;
    size_t n_large = 0;
    for (const char *c = form; *c != '\0'; c++, n++) {
        if (!isalnum((unsigned char)*c)) {
            return tri_i_is_acronym(form);
        }
        n_large += isupper((unsigned char)*c) != 0;
    }
    return n > 2 && n <= 8 && isupper((unsigned char)form[0]) &&
           (n_large > 1 || (n > 3 && n_large == 1));
}

/* The first letters and the numbers of all words, `n_large` of them large, in lower
   case: "Instruments for Research into Second Languages" ifrisl, 4. */
static size_t letters_of_all(const tri_document *d, uint32_t begin, uint32_t end,
                             char letters[TRI_I_INITIALS + 1])
{
    size_t n = 0;
    size_t n_large = 0;
    for (uint32_t t = begin; t < end && n < TRI_I_INITIALS; t++) {
        const char *word = d->tokens[t].form;
        const bool is_number = isdigit((unsigned char)word[0]) != 0;
        for (size_t i = 0; isalnum((unsigned char)word[i]) && (i == 0 || is_number) &&
                           n < TRI_I_INITIALS;
             i++) {
            letters[n++] = (char)tolower((unsigned char)word[i]);
        }
        n_large += tri_i_begins_large(word) || is_number;
    }
    letters[n] = '\0';
    return n_large;
}

/* Whether a word in brackets, folded, has the first letters of the name before it: of
   all its words but perhaps small ones, or of those behind the first: "the US Orin
   Trade Commission (OTC)". */
static bool has_letters_of(const tri_i_resolver *r, const char *folded,
                           const tri_i_span *name)
{
    const tri_token *tokens = r->document->tokens;
    uint32_t begin = name->begin + (tokens[name->begin].upos == TRI_UPOS_DET);
    for (int i = 0; i < 2 && begin < name->end; i++, begin++) {
        char letters[TRI_I_INITIALS + 1];
        const size_t n_large = letters_of_all(r->document, begin, name->end, letters);
        size_t n = 0;
        for (const char *at = letters; *at != '\0' && folded[n] != '\0'; at++) {
            n += *at == folded[n];
        }
        if (folded[0] == letters[0] && folded[n] == '\0' && n > 2 && n >= n_large) {
            return true;
        }
    }
    return false;
}

/* "Big Name (BN)", "BN (Big Name)". */
static bool join_bracketed(tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *document = resolver->document;
    const tri_i_span *outer = &resolver->spans[mention];
    const uint32_t at = outer->end + 1;
    if (outer->type == TRI_TYPE_PER || at + 1 >= document->n_tokens ||
        strcmp(form(resolver, at - 1), "(") != 0 ||
        document->tokens[at].sentence != document->tokens[outer->begin].sentence) {
        return true;
    }
    char letters[TRI_I_INITIALS + 1];
    const char *closing = form(resolver, at + 1);
    const uint32_t inside = resolver->mention_at[at];
    if (inside != TRI_NONE && is_short_form(form(resolver, at)) &&
        (closing[0] == ')' || closing[0] == ',' || closing[0] == ';')) {
        const char *acronym = tri_i_fold(resolver->arena, form(resolver, at));
        tri_i_initials(document, outer->begin, outer->end, letters);
        const bool is_acronym = tri_i_is_acronym(form(resolver, at));
        if (acronym != NULL && ((is_acronym && tri_i_explains(acronym, letters)) ||
                                has_letters_of(resolver, acronym, outer))) {
            if (tri_i_join(resolver, inside, mention, TRI_RULE_ACRONYM)) {
                tri_i_vote_name(resolver, inside, outer->type, TRI_REASON_ALIAS);
            }
        }
        return acronym != NULL;
    }
    if (outer->end - outer->begin == 1 &&
        tri_i_is_acronym(form(resolver, outer->begin))) {
        for (uint32_t i = mention + 1;
             i < resolver->n_spans && resolver->spans[i].begin <= at; i++) {
            const tri_i_span *other = &resolver->spans[i];
            const char *acronym =
                tri_i_fold(resolver->arena, form(resolver, outer->begin));
            tri_i_initials(document, other->begin, other->end, letters);
            if (acronym == NULL) {
                return false;
            }
            if (other->begin == at && other->kind == TRI_MENTION_NAME &&
                form(resolver, other->end)[0] == ')' &&
                tri_i_explains(acronym, letters)) {
                if (tri_i_join(resolver, i, mention, TRI_RULE_ACRONYM)) {
                    tri_i_vote(resolver, i, outer->type, TRI_REASON_ALIAS);
                }
                return true;
            }
        }
    }
    return true;
}

/* ---- Other names that the text gives */

/* Whether a language stands in brackets before a name: "Athens (Greek: X, Y". */
static bool is_language(const tri_i_resolver *resolver, uint32_t begin)
{
    return begin + 2 < resolver->document->n_tokens &&
           strcmp(form(resolver, begin), "(") == 0 &&
           tri_i_lexicon_has(&tri_i_lexicon_demonyms, form(resolver, begin + 1)) &&
           strcmp(form(resolver, begin + 2), ":") == 0;
}

/* Whether a word is a verb of which somebody is the subject: "Ann Lee, a critic, called
   Sun a coward" gives nobody a name. */
static bool is_said_by_somebody(const tri_i_resolver *resolver, uint32_t token)
{
    const tri_token *word = &resolver->document->tokens[token];
    return word->upos == TRI_UPOS_VERB &&
           (word->xpos == TRI_XPOS_VBD ||
            tri_i_dependent(resolver->document->tree, token, TRI_REL_NSUBJ) !=
                TRI_NONE);
}

/* Whether the words between two names say that the second is another name of the first:
   "( also known as", ", formerly", "( born". */
static bool says_also_known(const tri_i_resolver *resolver, uint32_t mention,
                            uint32_t other)
{
    const uint32_t begin = resolver->spans[mention].end;
    const uint32_t end = resolver->spans[other].begin;
    if (end <= begin || end - begin > MAX_BETWEEN) {
        return false;
    }
    bool says = false;
    bool set_off = false;
    if (end - begin >= 3 && is_language(resolver, begin)) {
        return true;
    }
    for (uint32_t t = begin; t < end; t++) {
        const char *word = tri_i_fold(resolver->arena, form(resolver, t));
        if (word == NULL) {
            return false;
        }
        set_off = set_off || strcmp(word, ",") == 0 || strcmp(word, "(") == 0;
        if (tri_i_lexicon_has(&tri_i_lexicon_alias_sayings, word)) {
            if (is_said_by_somebody(resolver, t)) {
                return false;
            }
            says = true;
        } else if (!tri_i_lexicon_has(&tri_i_lexicon_alias_fillers, word)) {
            return false;
        }
    }
    const char *first = form(resolver, begin);
    const char *last = form(resolver, end - 1);
    if (strcmp(last, "or") == 0 && resolver->spans[other].type == TRI_TYPE_PER) {
        return false; /* "the task Lee (or Sun) would face" */
    }
    /* "Ann Lee (born Ann Sun", "Kyiv (or Kiev)", "Upper Volta, now Burkina Faso". */
    return (says && set_off) ||
           (end - begin == 2 &&
            ((first[0] == '(' &&
              tri_i_lexicon_has(&tri_i_lexicon_alias_openers, last)) ||
             (first[0] == ',' && strcmp(last, "now") == 0)));
}

/* Whether only the last word of a name can be what another name is given to: "X" of
   "Harbour News on X (formerly Twitter)". */
static bool is_on_another(const tri_i_resolver *resolver, uint32_t mention)
{
    const tri_i_span *one = &resolver->spans[mention];
    for (uint32_t t = one->begin + 1; t + 1 < one->end; t++) {
        if (strcmp(form(resolver, t), "on") == 0 ||
            strcmp(form(resolver, t), "via") == 0) {
            return true;
        }
    }
    return false;
}

/* The name that another one is said to be of: that of `mention`, or of what it belongs
   to: the theatre's of "the State Theater at Lincoln Center, now known as the Koch
   Theater". TRI_NONE where the tree says that it is no name's. */
static uint32_t whose_other_name(const tri_i_resolver *resolver, uint32_t mention,
                                 uint32_t other)
{
    const tri_token *tokens = resolver->document->tokens;
    const tri_i_span *one = &resolver->spans[mention];
    const tri_i_span *alias = &resolver->spans[other];
    for (uint32_t t = one->end; t < alias->begin; t++) {
        if (tokens[t].xpos == TRI_XPOS_VBN && tokens[t].rel == TRI_REL_ACL &&
            tokens[t].head < one->begin) {
            const bool is_same =
                tokens[one->head].head == tokens[t].head &&
                strcmp(tri_i_case_form(resolver->document->tree, one->head), "of") ==
                    0; /* "the city of Oslo, known as" */
            return is_same ? mention : tri_i_name_at(resolver, tokens[t].head);
        }
    }
    return tri_i_whole_called_so(resolver, mention, other);
}

/* Joins the name after a name of which the text says so; goes on from the one found:
   "also known as X, Y". */
static void join_also_known(tri_i_resolver *resolver, uint32_t mention)
{
    const tri_document *document = resolver->document;
    const tri_i_span *one = &resolver->spans[mention];
    const uint32_t sentence = document->tokens[one->begin].sentence;
    for (uint32_t i = mention + 1; i < resolver->n_spans; i++) {
        const tri_i_span *other = &resolver->spans[i];
        if (other->begin > one->end + MAX_BETWEEN ||
            document->tokens[other->begin].sentence != sentence) {
            return;
        }
        if (other->kind != TRI_MENTION_NAME || other->begin < one->end) {
            continue;
        }
        if (other->begin == one->end + 1 && is_language(resolver, one->end)) {
            continue;
        }
        const uint32_t whose = !says_also_known(resolver, mention, i) ||
                                       is_on_another(resolver, mention) ||
                                       tri_i_is_before_noun(resolver, i)
                                   ? TRI_NONE
                                   : whose_other_name(resolver, mention, i);
        if (whose != TRI_NONE && tri_i_join(resolver, i, whose, TRI_RULE_ALSO_KNOWN)) {
            tri_i_vote(resolver, i, resolver->spans[whose].type, TRI_REASON_ALIAS);
        }
        return;
    }
}

bool tri_i_join_aliases(tri_i_resolver *resolver)
{
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        if (resolver->spans[i].kind == TRI_MENTION_NAME) {
            if (!join_bracketed(resolver, i)) {
                return false;
            }
            join_also_known(resolver, i);
        }
    }
    return true;
}
