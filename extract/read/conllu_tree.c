/* What CoNLL-U says of lemmas, tags, trees and names, for those who keep it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/conllu.h"

#include <stdlib.h>
#include <string.h>

enum { LEMMA = 2, UPOS = 3, XPOS = 4, HEAD = 6, DEPREL = 7, MISC = 9 };

static bool is_given(const char *column)
{
    return column[0] != '\0' && strcmp(column, "_") != 0;
}

/* How many bytes of a value a message shows: whole characters. */
static int shown(const char *value)
{
    enum { MOST = 40 };
    size_t n = strlen(value);
    if (n > MOST) {
        n = MOST;
        while (n > 0 && ((unsigned char)value[n] & 0xC0U) == 0x80U) {
            n--;
        }
    }
    return (int)n;
}

/* "NER=B-PER" among the parts of MISC. Dates and numbers are read from the words. */
static void read_name(tri_i_conllu *r, tri_i_conllu_word *w, const char *misc)
{
    static const char key[] = "NER=";
    while (strncmp(misc, key, sizeof key - 1) != 0) {
        misc = strchr(misc, '|');
        if (misc == NULL) {
            return;
        }
        misc++;
    }
    const char *label = misc + sizeof key - 1;
    const size_t n = strcspn(label, "|");
    char type[16] = "";
    if (n > 2 && n < sizeof type && (label[0] == 'B' || label[0] == 'I') &&
        label[1] == '-') {
        memcpy(type, label + 2, n - 2);
        type[n - 2] = '\0';
    }
    const tri_type found = tri_type_from_name(type);
    if (found == TRI_TYPE_COUNT && strncmp(label, "O", n) != 0) {
        tri_i_conllu_fault(r, w->line,
                           "NER=%.*s: a name is B- or I- and PER, ORG, LOC or MISC",
                           n < 40 ? (int)n : shown(label), label);
    } else if (found <= TRI_TYPE_MISC) {
        w->name = (uint8_t)found;
        w->begins_name = label[0] == 'B';
    }
}

tri_status tri_i_conllu_tree_word(tri_i_conllu *r, char *const columns[10])
{
    tri_i_conllu_word *w = r->words + r->n_words - 1;
    if (is_given(columns[UPOS])) {
        w->upos = (uint8_t)tri_upos_from_name(columns[UPOS]);
        if (w->upos == TRI_UPOS_COUNT) {
            tri_i_conllu_fault(r, w->line, "UPOS '%.*s' is unknown",
                               shown(columns[UPOS]), columns[UPOS]);
        }
    }
    if (is_given(columns[XPOS])) {
        w->xpos = (uint8_t)tri_xpos_from_name(columns[XPOS]);
        if (w->xpos == TRI_XPOS_COUNT) {
            tri_i_conllu_fault(r, w->line, "XPOS '%.*s' is no tag of English",
                               shown(columns[XPOS]), columns[XPOS]);
        }
    }
    if (is_given(columns[HEAD])) {
        const size_t n = strspn(columns[HEAD], "0123456789");
        if (n > 9 || columns[HEAD][n] != '\0') {
            tri_i_conllu_fault(r, w->line, "HEAD '%.*s' is no word of the sentence",
                               shown(columns[HEAD]), columns[HEAD]);
        } else {
            w->head = (uint32_t)strtoul(columns[HEAD], NULL, 10);
        }
    }
    if (is_given(columns[DEPREL])) {
        w->rel = (uint8_t)tri_rel_from_name(columns[DEPREL]);
        if (w->rel == TRI_REL_COUNT) {
            tri_i_conllu_fault(r, w->line, "DEPREL '%.*s' is unknown",
                               shown(columns[DEPREL]), columns[DEPREL]);
        }
    }
    read_name(r, w, columns[MISC]);
    const char *lemma = columns[LEMMA];
    if (is_given(lemma) || (lemma[0] == '_' && strcmp(columns[1], "_") == 0)) {
        w->lemma = r->lemmas.n_bytes;
        w->n_lemma = strlen(lemma);
        return tri_i_conllu_put(r, &r->lemmas, lemma, w->n_lemma);
    }
    return TRI_OK;
}

/* ---- Trees */

/* Goes up from each word as far as no walk before it came: whoever meets his own steps
   goes round. Cost: linear. */
static void find_circle(tri_i_conllu *r)
{
    tri_i_conllu_word *words = r->words + r->first_word;
    const uint32_t n = (uint32_t)(r->n_words - r->first_word);
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t at = i;
        while (at != 0 && words[at - 1].seen == 0) {
            words[at - 1].seen = i;
            at = words[at - 1].head;
        }
        if (at != 0 && words[at - 1].seen == i) {
            tri_i_conllu_fault(r, words[at - 1].line,
                               "from word %u the heads lead back to it", at);
            return;
        }
    }
}

void tri_i_conllu_tree_check(tri_i_conllu *r)
{
    const tri_i_conllu_word *words = r->words + r->first_word;
    const size_t n = r->n_words - r->first_word;
    size_t n_given = 0;
    size_t n_roots = 0;
    for (size_t i = 0; i < n; i++) {
        n_given += words[i].head != TRI_NONE || words[i].rel != TRI_REL_COUNT;
    }
    if (n_given == 0) {
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const tri_i_conllu_word *w = words + i;
        n_roots += w->head == 0;
        if (w->head == TRI_NONE || w->rel == TRI_REL_COUNT) {
            tri_i_conllu_fault(r, w->line, "%s is missing; the sentence has others",
                               w->head == TRI_NONE ? "HEAD" : "DEPREL");
        } else if (w->head > n) {
            tri_i_conllu_fault(r, w->line, "HEAD '%u' is no word of the sentence",
                               w->head);
        } else if ((w->head == 0) != (w->rel == TRI_REL_ROOT)) {
            tri_i_conllu_fault(r, w->line, "HEAD 0 and DEPREL root go together");
        } else if (w->head == 0 && n_roots > 1) {
            tri_i_conllu_fault(r, w->line, "a second root");
        }
    }
    if (n_roots == 0) {
        tri_i_conllu_fault(r, words[0].line, "no word is the root (HEAD 0)");
    }
    if (r->broken == 0) {
        find_circle(r);
    }
}

/* ---- Documents */

/* Whether a name goes on with word `i`. */
static bool goes_on(const tri_i_conllu *r, size_t i)
{
    const tri_i_conllu_word *w = r->words + i;
    return i > 0 && !w->starts && !w->begins_name && w->name == w[-1].name;
}

static bool build_names(const tri_i_conllu *r, tri_document *document)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n_words; i++) {
        n += r->words[i].name != TRI_TYPE_COUNT && !goes_on(r, i);
    }
    tri_i_span *names = tri_arena_alloc(&document->arena, n, sizeof *names);
    if (names == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        if (r->words[i].name == TRI_TYPE_COUNT) {
            continue;
        }
        if (!goes_on(r, i)) {
            names[document->n_given_names++] = (tri_i_span){
                .begin = i,
                .head = i,
                .kind = TRI_MENTION_NAME,
                .type = r->words[i].name,
                .p = 1.0F,
                .subtype = "",
                .value = "",
                .unit = "",
            };
        }
        names[document->n_given_names - 1].end = i + 1;
    }
    document->given_names = names;
    return true;
}

bool tri_i_conllu_tree_build(const tri_i_conllu *r, tri_document *document,
                             tri_token *tokens, tri_i_strings *strings)
{
    document->trees_given = true;
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        const tri_i_conllu_word *w = r->words + i;
        tri_token *token = tokens + i;
        token->upos = w->upos;
        token->xpos = w->xpos;
        token->rel = w->rel;
        if (w->head != TRI_NONE) {
            token->head_p = 1.0F;
        }
        if (w->head != TRI_NONE && w->head > 0) {
            token->head =
                document->given_sentences[token->sentence].begin + w->head - 1;
        }
        if (w->n_lemma > 0) {
            token->lemma =
                tri_i_strings_add(strings, r->lemmas.bytes + w->lemma, w->n_lemma);
            if (token->lemma == NULL) {
                return false;
            }
        }
    }
    return build_names(r, document);
}
