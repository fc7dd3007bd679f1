/* Finds quotations, over sentences and paragraphs, and who speaks in them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/quotations.h"
#include "extract/lexicon/lexicon.h"
#include "extract/tree.h"

#include <string.h>

bool tri_i_is_saying(const tri_document *document, uint32_t token)
{
    const char *const *row =
        tri_i_lexicon_find(&tri_i_lexicon_verbs, document->tokens[token].lemma);
    return row != NULL && strcmp(row[TRI_VERBS_CLAUSE], "-") != 0 &&
           strcmp(row[TRI_VERBS_CLAUSE], "mean") != 0 &&
           strcmp(row[TRI_VERBS_CLAUSE], "seem") != 0;
}

/* What a token may be to a quotation. */
typedef enum { NO_MARK, OPENS, CLOSES, EITHER } mark;

static bool is_form(const tri_token *token, const char *form)
{
    return strcmp(token->form, form) == 0;
}

static bool has_space_before(const tri_document *d, uint32_t token)
{
    return token == 0 || d->tokens[token - 1].space_after ||
           d->tokens[token].block_start || is_form(&d->tokens[token - 1], "(");
}

/* Whether the mark is a single one, which an apostrophe could be too. */
static bool is_single(const tri_token *token)
{
    return is_form(token, "'") || is_form(token, "\u2018") ||
           is_form(token, "\u2019") || is_form(token, "`");
}

static mark mark_of(const tri_document *d, uint32_t index)
{
    const tri_token *token = &d->tokens[index];
    const bool before = has_space_before(d, index);
    const bool after = token->space_after;
    if (is_form(token, "\u201C") || is_form(token, "\u00AB") || is_form(token, "``")) {
        return OPENS;
    }
    if (is_form(token, "\u201D") || is_form(token, "\u00BB") || is_form(token, "''")) {
        return CLOSES;
    }
    if (is_form(token, "\"")) {
        return before == after ? EITHER : before ? OPENS : CLOSES;
    }
    if (!is_single(token) || token->upos != TRI_UPOS_PUNCT) {
        return NO_MARK;
    }
    if (is_form(token, "\u2018") || (before && !after)) {
        return OPENS;
    }
    return !before && after ? CLOSES : NO_MARK;
}

/* Whether the first double mark of the paragraph that begins at `token` closes a
   quotation: one that a break of the lines has cut. */
static bool closes_first(const tri_document *d, uint32_t token)
{
    uint32_t i = token;
    while (i < d->n_tokens && (i == token || !d->tokens[i].block_start)) {
        const mark now = is_single(&d->tokens[i]) ? NO_MARK : mark_of(d, i);
        if (now != NO_MARK) {
            return now == CLOSES;
        }
        i++;
    }
    return false;
}

static void find_marks(const tri_document *d, tri_i_quotations *found)
{
    uint32_t open = TRI_NONE;
    for (uint32_t i = 0; i < d->n_tokens; i++) {
        const mark now = mark_of(d, i);
        const bool is_new_block = d->tokens[i].block_start;
        if (open != TRI_NONE && is_new_block) {
            if (now == OPENS || now == EITHER) {
                continue; /* the next paragraph of the same quotation */
            }
            if (!closes_first(d, i)) {
                open = TRI_NONE; /* it was never closed */
            }
        }
        if (now == NO_MARK) {
            continue;
        }
        if (open == TRI_NONE) {
            open = now == CLOSES ? TRI_NONE : i;
        } else if (is_single(&d->tokens[i]) != is_single(&d->tokens[open])) {
            continue; /* a quotation within this one */
        } else if (now == OPENS) {
            open = i; /* the first was never closed */
        } else {
            found->list[found->n++] = (tri_i_quotation){open, i + 1, TRI_NONE};
            open = TRI_NONE;
        }
    }
}

/* The number of the quotation that holds a token, TRI_NONE. */
uint32_t tri_i_quotation_at(const tri_i_quotations *found, uint32_t token)
{
    uint32_t low = 0;
    uint32_t high = found->n;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (found->list[middle].end <= token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < found->n && found->list[low].begin <= token ? low : TRI_NONE;
}

/* The subject of a verb of saying, TRI_NONE: it is none, or has none outside
   quotations. */
static uint32_t speaker_of(const tri_document *d, const tri_i_quotations *found,
                           uint32_t verb)
{
    const tri_token *tokens = d->tokens;
    uint32_t subject = tri_i_dependent(d->tree, verb, TRI_REL_NSUBJ);
    /* "Mr. Hale, I sold it," said Norris: who is called is no subject of the verb. */
    while (subject != TRI_NONE && tri_i_quotation_at(found, subject) != TRI_NONE) {
        subject = tri_i_next_dependent(d->tree, subject);
    }
    if (tokens[verb].upos != TRI_UPOS_VERB ||
        (!tri_i_is_saying(d, verb) &&
         !tri_i_lexicon_has(&tri_i_lexicon_quoting_verbs, tokens[verb].lemma)) ||
        tokens[verb].rel == TRI_REL_ACL_RELCL || subject == TRI_NONE ||
        tokens[subject].xpos == TRI_XPOS_WDT || tokens[subject].xpos == TRI_XPOS_WP ||
        (tokens[subject].upos != TRI_UPOS_NOUN &&
         tokens[subject].upos != TRI_UPOS_PROPN &&
         tokens[subject].upos != TRI_UPOS_PRON)) {
        return TRI_NONE;
    }
    return subject;
}

/* The first token of what stands below one, of those from `from` on. */
static uint32_t first_below(const tri_document *d, uint32_t token, uint32_t from)
{
    uint32_t first = token;
    for (int depth = 0; depth < 16; depth++) {
        uint32_t next = TRI_NONE;
        TRI_I_FOR_DEPENDENTS (d->tree, first, i) {
            if (i >= from) {
                next = i < first ? i : TRI_NONE;
                break;
            }
        }
        if (next == TRI_NONE) {
            break;
        }
        first = next;
    }
    return first;
}

/* "...," said Dana Cole; "...," the minister told reporters. */
static uint32_t speaker_behind(const tri_document *d, const tri_i_quotations *found,
                               const tri_i_quotation *one)
{
    const uint32_t end = one->end;
    if (end >= d->n_tokens || d->tokens[end].block_start) {
        return TRI_NONE;
    }
    const uint32_t sentence = d->tokens[end].sentence;
    const bool is_next = sentence != d->tokens[end - 1].sentence;
    for (uint32_t i = end; i < d->sentences[sentence].end; i++) {
        if (tri_i_quotation_at(found, i) != TRI_NONE) {
            break;
        }
        const uint32_t speaker = speaker_of(d, found, i);
        if (speaker == TRI_NONE || speaker < end) {
            continue;
        }
        const uint32_t first = first_below(d, speaker, end);
        if ((first < i ? first : i) > end + 1) {
            break;
        }
        /* "It is late." Ada laughed: that says nothing of who spoke. */
        if (!tri_i_is_saying(d, i) && end >= 2 && is_form(&d->tokens[end - 2], ".")) {
            break;
        }
        /* A sentence of its own that goes on to say something may be of anyone. */
        return is_next && tri_i_dependent(d->tree, i, TRI_REL_CCOMP) > i &&
                       tri_i_dependent(d->tree, i, TRI_REL_CCOMP) != TRI_NONE
                   ? TRI_NONE
                   : speaker;
    }
    return TRI_NONE;
}

/* The minister said: "..."; Dana Cole told reporters in Lisbon, "...". */
static uint32_t speaker_before(const tri_document *d, const tri_i_quotations *found,
                               const tri_i_quotation *one)
{
    const uint32_t begin = one->begin;
    if (begin == 0) {
        return TRI_NONE;
    }
    const tri_token *last = &d->tokens[begin - 1];
    const bool is_led =
        is_form(last, ":") ||
        (is_form(last, ",") && last->sentence == d->tokens[begin].sentence);
    if (!is_led && !tri_i_is_saying(d, begin - 1)) {
        return TRI_NONE;
    }
    /* Kanter: "..." */
    uint32_t name = begin - 1;
    while (name > 0 && d->tokens[name - 1].upos == TRI_UPOS_PROPN &&
           d->tokens[name - 1].sentence == last->sentence) {
        name--;
    }
    if (is_form(last, ":") && name < begin - 1 && d->tokens[name].block_start) {
        while (d->tokens[name].head != TRI_NONE && d->tokens[name].head < begin - 1 &&
               d->tokens[d->tokens[name].head].sentence == last->sentence) {
            name = d->tokens[name].head;
        }
        return name;
    }
    for (uint32_t i = begin; i > d->sentences[last->sentence].begin; i--) {
        if (tri_i_quotation_at(found, i - 1) != TRI_NONE) {
            return TRI_NONE;
        }
        const uint32_t speaker = speaker_of(d, found, i - 1);
        if (speaker != TRI_NONE) {
            return speaker;
        }
    }
    return TRI_NONE;
}

/* "A," he said. "B.": what follows the verb of saying is the same speaker's. */
static bool goes_on(const tri_document *d, const tri_i_quotation *before,
                    const tri_i_quotation *now)
{
    if (before->speaker == TRI_NONE || before->speaker < before->end) {
        return false;
    }
    const uint32_t tag = d->tokens[before->speaker].sentence;
    for (uint32_t i = before->end; i <= now->begin; i++) {
        if (d->tokens[i].block_start) {
            return false;
        }
    }
    const uint32_t here = d->tokens[now->begin].sentence;
    return here == tag || (here == tag + 1 && d->sentences[here].begin == now->begin);
}

/* Whether two tokens head names or phrases that end in one word. */
static bool same_name(const tri_document *d, uint32_t a, uint32_t b)
{
    const tri_token *tokens = d->tokens;
    uint32_t ends[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        for (uint32_t c = tri_i_dependent(d->tree, ends[i], TRI_REL_FLAT);
             c != TRI_NONE; c = tri_i_next_dependent(d->tree, c)) {
            ends[i] = c;
        }
    }
    return tokens[a].upos == TRI_UPOS_PROPN && tokens[b].upos == TRI_UPOS_PROPN &&
           strcmp(tokens[ends[0]].form, tokens[ends[1]].form) == 0;
}

/* "..." Tokayev has blamed terrorists: a quotation that begins the paragraph right
   behind his last one, which goes on about him. */
static bool is_about(const tri_document *d, const tri_i_quotation *before,
                     const tri_i_quotation *now)
{
    if (before->speaker == TRI_NONE || !d->tokens[now->begin].block_start ||
        now->end >= d->n_tokens || d->tokens[now->end].block_start) {
        return false;
    }
    uint32_t n_blocks = 0;
    for (uint32_t i = before->end; i <= now->begin; i++) {
        n_blocks += d->tokens[i].block_start;
    }
    const uint32_t sentence = d->tokens[now->end].sentence;
    if (n_blocks != 1 || d->sentences[sentence].begin > now->end) {
        return false;
    }
    for (uint32_t i = now->end; i < d->sentences[sentence].end; i++) {
        if (d->tokens[i].rel == TRI_REL_NSUBJ) {
            return same_name(d, i, before->speaker);
        }
    }
    return false;
}

tri_status tri_i_find_quotations(const tri_document *d, tri_arena *arena,
                                 tri_i_quotations *found)
{
    uint32_t n_marks = 0;
    for (uint32_t i = 0; i < d->n_tokens; i++) {
        n_marks += mark_of(d, i) != NO_MARK;
    }
    *found = (tri_i_quotations){
        .list = tri_arena_alloc(arena, n_marks / 2 + 1, sizeof *found->list)};
    if (found->list == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    find_marks(d, found);
    for (uint32_t i = 0; i < found->n; i++) {
        tri_i_quotation *now = &found->list[i];
        now->speaker = speaker_behind(d, found, now);
        if (now->speaker == TRI_NONE) {
            now->speaker = speaker_before(d, found, now);
        }
        if (now->speaker == TRI_NONE && i > 0 &&
            (goes_on(d, now - 1, now) || is_about(d, now - 1, now))) {
            now->speaker = now[-1].speaker;
        }
    }
    return TRI_OK;
}
