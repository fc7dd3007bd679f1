/* Triples of lines that are no sentences: who wrote or took something for whom, and
   from where a report comes. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/find/rules.h"

#include <string.h>

enum { MAX_BODIES = 3 /* of one picture: "Lind/AFP/Orin Images" */ };

static bool is_form(const tri_i_finds *x, uint32_t token, const char *form)
{
    return token < x->document->n_tokens &&
           strcmp(tri_i_token(x, token)->form, form) == 0;
}

/* Whether a stroke stands at a token without a blank beside it: not "Twitter / Lind".
 */
static bool is_stroke(const tri_i_finds *x, uint32_t token)
{
    return token > 0 && is_form(x, token, "/") && token + 1 < x->document->n_tokens &&
           tri_i_token(x, token - 1)->end == tri_i_token(x, token)->begin &&
           tri_i_token(x, token)->end == tri_i_token(x, token + 1)->begin;
}

static bool is_dash(const tri_i_finds *x, uint32_t token)
{
    return is_form(x, token, "-") || is_form(x, token, "--") ||
           is_form(x, token, "–") || is_form(x, token, "—");
}

/* The head of the name of a type that begins at a token of the sentence of `beside`;
   TRI_NONE. */
static uint32_t name_from(const tri_i_finds *x, uint32_t begin, uint32_t beside,
                          tri_type type)
{
    const tri_document *d = x->document;
    const uint32_t sentence = tri_i_token(x, beside)->sentence;
    for (uint32_t t = begin;
         t < d->n_tokens && t < begin + 8 && tri_i_token(x, t)->sentence == sentence;
         t++) {
        const tri_mention *mention =
            x->mention_at[t] == TRI_NONE ? NULL : &d->mentions[x->mention_at[t]];
        if (mention != NULL && mention->begin == begin && mention->type == type &&
            mention->kind == TRI_MENTION_NAME) {
            return t;
        }
    }
    return TRI_NONE;
}

static void add_affiliation(tri_i_finds *x, uint32_t person, uint32_t body)
{
    tri_i_find *find = tri_i_add(x, TRI_PATTERN_APPOSITION, person, person, body,
                                 "be affiliated with", "be affiliated");
    if (find != NULL) {
        find->confidence = 0.7;
    }
}

/* "Karl Lind/AFP via Orin Images", "REUTERS/Karl Lind": whose the picture is. */
static void find_credit(tri_i_finds *x, uint32_t token)
{
    const tri_mention *person = tri_i_mention_of(x, token);
    if (person == NULL || person->kind != TRI_MENTION_NAME ||
        person->type != TRI_TYPE_PER || x->mention_at[token] == TRI_NONE) {
        return;
    }
    uint32_t at = person->end;
    for (int i = 0;
         i < MAX_BODIES && (is_stroke(x, at) || (i > 0 && is_form(x, at, "via")));
         i++) {
        const uint32_t body = name_from(x, at + 1, token, TRI_TYPE_ORG);
        if (body == TRI_NONE) {
            break;
        }
        add_affiliation(x, token, body);
        at = x->document->mentions[x->mention_at[body]].end;
    }
    const tri_sentence *s = &x->document->sentences[tri_i_token(x, token)->sentence];
    if (person->begin >= s->begin + 2 && is_stroke(x, person->begin - 1)) {
        for (uint32_t t = person->begin - 1; t-- > s->begin;) {
            const tri_mention *body = tri_i_mention_of(x, t);
            if (body != NULL && body->kind == TRI_MENTION_NAME &&
                body->type == TRI_TYPE_ORG && body->end == person->begin - 1) {
                add_affiliation(x, token, t);
                return;
            }
        }
    }
}

/* "By Anna Berg and Karl Lind, Norland Times", "— Karl Lind, Orin Institute": lines
   that say who wrote or said what stands before or behind. */
static void find_byline(tri_i_finds *x, uint32_t token)
{
    const tri_mention *person = tri_i_mention_of(x, token);
    const tri_sentence *s = &x->document->sentences[tri_i_token(x, token)->sentence];
    if (person == NULL || person->kind != TRI_MENTION_NAME ||
        person->type != TRI_TYPE_PER || !is_form(x, person->end, ",")) {
        return;
    }
    const uint32_t body = name_from(x, person->end + 1, token, TRI_TYPE_ORG);
    if (body == TRI_NONE) {
        return;
    }
    for (uint32_t t = x->document->mentions[x->mention_at[body]].end; t < s->end; t++) {
        if (tri_i_token(x, t)->upos != TRI_UPOS_PUNCT) {
            return;
        }
    }
    uint32_t first = person->begin;
    uint32_t other = TRI_NONE;
    for (uint32_t t = s->begin; t < first; t++) {
        const tri_mention *one = tri_i_mention_of(x, t);
        if (one != NULL && one->kind == TRI_MENTION_NAME && one->type == TRI_TYPE_PER &&
            one->end + 1 == first && is_form(x, one->end, "and")) {
            other = t;
            first = one->begin;
            break;
        }
    }
    const bool is_marked = first > s->begin &&
                           (is_dash(x, first - 1) || is_form(x, first - 1, "By") ||
                            is_form(x, first - 1, "by") || is_form(x, first - 1, "BY"));
    if (first == s->begin || is_marked) {
        add_affiliation(x, token, body);
        if (other != TRI_NONE) {
            add_affiliation(x, other, body);
        }
    }
}

/* "TORVIK, Norland (Reuters) - ": who reports, and from where. */
static void find_dateline(tri_i_finds *x, uint32_t token)
{
    const tri_mention *place = tri_i_mention_of(x, token);
    const tri_sentence *s = &x->document->sentences[tri_i_token(x, token)->sentence];
    if (place == NULL || place->kind != TRI_MENTION_NAME ||
        place->type != TRI_TYPE_LOC || place->begin != s->begin) {
        return;
    }
    uint32_t open = place->end;
    if (is_form(x, open, ",")) {
        const uint32_t land = name_from(x, open + 1, token, TRI_TYPE_LOC);
        open = land == TRI_NONE ? open : x->document->mentions[x->mention_at[land]].end;
    }
    const uint32_t body =
        is_form(x, open, "(") ? name_from(x, open + 1, token, TRI_TYPE_ORG) : TRI_NONE;
    const uint32_t close =
        body == TRI_NONE ? TRI_NONE : x->document->mentions[x->mention_at[body]].end;
    if (close != TRI_NONE && is_form(x, close, ")") &&
        (close + 1 >= s->end || is_dash(x, close + 1))) {
        tri_i_find *find = tri_i_add(x, TRI_PATTERN_COMPOUND, token, body, token,
                                     "report from", "report");
        if (find != NULL) {
            find->confidence = 0.7;
        }
    }
}

/* "Jan Holm, Orin Institute, said": for whom he speaks. */
static void find_body(tri_i_finds *x, uint32_t token)
{
    const tri_mention *body = tri_i_mention_of(x, token);
    const uint32_t head = tri_i_token(x, token)->head;
    const tri_mention *person =
        tri_i_token(x, token)->rel != TRI_REL_APPOS || head == TRI_NONE
            ? NULL
            : tri_i_mention_of(x, head);
    if (person != NULL && body != NULL && body->kind == TRI_MENTION_NAME &&
        body->type == TRI_TYPE_ORG && person->kind == TRI_MENTION_NAME &&
        person->type == TRI_TYPE_PER && person->end + 1 == body->begin &&
        is_form(x, person->end, ",") && is_form(x, body->end, ",") &&
        tri_i_dependent(x->tree, head, TRI_REL_CONJ) == TRI_NONE &&
        tri_i_dependent(x->tree, token, TRI_REL_CONJ) == TRI_NONE) {
        add_affiliation(x, head, token);
    }
}

const tri_i_rule tri_i_lines_rules[] = {
    {"credit", find_credit},     /* Karl Lind/AFP/Orin Images */
    {"byline", find_byline},     /* By Anna Berg, Norland Times */
    {"dateline", find_dateline}, /* TORVIK, Norland (Reuters) - */
    {"body", find_body},         /* Jan Holm, Orin Institute, said */
    {0},
};
