/* Finds who speaks, writes and is addressed: labels, letters, e-mails, quotations. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/utterances.h"
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"
#include "extract/quotations.h"

#include <string.h>

enum {
    LABEL_WORDS = 6,      /* of a label before its colon */
    SALUTATION = 12,      /* tokens from "Dear" to its comma */
    CLOSING = 12,         /* tokens from "Yours" to the name */
    LONGEST_LETTER = 4000 /* tokens */
};

/* A label and who it stands for. */
typedef struct {
    uint32_t begin, end; /* the label with its colon, tokens */
    uint32_t name;       /* the mention in it, TRI_NONE: "Q:" */
    uint32_t voice;      /* the same of equal labels */
} label;

typedef struct {
    const tri_i_resolver *r;
    const tri_document *d;
    tri_i_utterance *list;
    uint32_t n;
    uint32_t *at; /* (n_tokens) */
    label *labels;
    uint32_t n_labels;
    uint32_t n_voices;
    tri_i_quotations quotations;
    bool failed; /* memory is out */
} finder;

static bool is_form(const finder *f, uint32_t token, const char *form)
{
    return token < f->d->n_tokens && strcmp(f->d->tokens[token].form, form) == 0;
}

static bool is_of(const finder *f, uint32_t token, const tri_lexicon *words)
{
    const char *folded = tri_i_fold(f->r->arena, f->d->tokens[token].form);
    return folded != NULL && tri_i_lexicon_has(words, folded);
}

/* Adds an utterance, over those round it and beneath those in it. */
static void add(finder *f, tri_i_utterance one)
{
    for (uint32_t t = one.begin; t < one.end; t++) {
        const bool is_inner = f->at[t] != 0 && f->list[f->at[t] - 1].begin > one.begin;
        f->at[t] = is_inner ? f->at[t] : f->n + 1;
    }
    one.voice = one.voice != 0 ? one.voice : ++f->n_voices;
    f->list[f->n++] = one;
}

/* The first mention of a name of a person that begins in [begin, end), TRI_NONE. */
static uint32_t person_in(const finder *f, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin; t < end && t < f->d->n_tokens; t++) {
        const uint32_t at = tri_i_name_at(f->r, t);
        if (at != TRI_NONE && f->r->spans[at].type == TRI_TYPE_PER) {
            return at;
        }
    }
    return TRI_NONE;
}

/* Whether a name stands in a sentence as one that is called: "Mr. Hale, you are late".
 */
static bool is_called(const finder *f, uint32_t mention)
{
    const tri_token *tokens = f->d->tokens;
    const tri_i_span *m = &f->r->spans[mention];
    if (tokens[m->head].rel == TRI_REL_VOCATIVE) {
        return true;
    }
    uint32_t begin = m->begin;
    while (begin > 0 && is_of(f, begin - 1, &tri_i_lexicon_titles)) {
        begin--;
    }
    const bool comma_before = begin > 0 && is_form(f, begin - 1, ",");
    const bool ends = m->end < f->d->n_tokens && tokens[m->end].upos == TRI_UPOS_PUNCT;
    return comma_before && ends && tokens[m->head].rel != TRI_REL_APPOS &&
           tokens[m->head].rel != TRI_REL_CONJ;
}

/* ---- Labels */

/* Whether a token ends a sentence or stands alone at a line's end. */
static bool begins_label(const finder *f, uint32_t token)
{
    const tri_token *tokens = f->d->tokens;
    return token == 0 || tokens[token].line_start || tokens[token].block_start ||
           (tokens[token - 1].upos == TRI_UPOS_PUNCT &&
            strchr(".?!", tokens[token - 1].form[0]) != NULL);
}

/* Whether a token stands for "question" or "answer". */
static bool is_question_or_answer(const finder *f, uint32_t token)
{
    const char *form = f->d->tokens[token].form;
    return (form[0] == 'Q' || form[0] == 'A') &&
           (form[1] == '\0' || strcmp(form + 1, ".") == 0);
}

/* The name that the tokens of [begin, end) are, behind titles; TRI_NONE. */
static uint32_t name_in_label(const finder *f, uint32_t begin, uint32_t end)
{
    while (begin < end && is_of(f, begin, &tri_i_lexicon_titles)) {
        begin++;
    }
    for (uint32_t t = begin; t < end; t++) {
        const uint32_t at = tri_i_name_at(f->r, t);
        if (at != TRI_NONE && f->r->spans[at].end == end &&
            f->r->spans[at].begin <= begin) {
            return at;
        }
    }
    return TRI_NONE;
}

/* The first token of the label that the colon at `colon` ends, TRI_NONE: it ends none.
   A label is a name of a person with titles, a word of capitals, or Q and A. */
static uint32_t label_begin(const finder *f, uint32_t colon, uint32_t *name)
{
    const tri_token *tokens = f->d->tokens;
    uint32_t begin = colon;
    *name = TRI_NONE;
    while (begin > 0 && colon - begin < LABEL_WORDS && !begins_label(f, begin)) {
        begin--;
        if (tokens[begin].upos == TRI_UPOS_VERB || is_form(f, begin, ",") ||
            is_form(f, begin, ":")) {
            return TRI_NONE;
        }
    }
    if (begin == colon || !begins_label(f, begin)) {
        return TRI_NONE;
    }
    if (colon - begin == 1 && is_question_or_answer(f, begin)) {
        return begin;
    }
    /* "MR. SMITH": the full stop is no end of a sentence. */
    if (begin > 0 && !tokens[begin].line_start &&
        is_of(f, begin - 1, &tri_i_lexicon_titles)) {
        begin--;
    }
    *name = name_in_label(f, begin, colon);
    if (*name != TRI_NONE) {
        /* "Germany: You can obtain the card": the place that it is said for */
        const bool is_place = f->r->spans[*name].type == TRI_TYPE_LOC &&
                              !tri_i_has_capitals_only(tokens[begin].form);
        return is_place ? TRI_NONE : begin;
    }
    bool capitals = tokens[begin].line_start || tokens[begin].block_start;
    for (uint32_t t = begin; t < colon; t++) {
        capitals = capitals && tri_i_has_capitals_only(tokens[t].form);
    }
    return capitals ? begin : TRI_NONE;
}

/* Finds labels: those that begin a line, and those that are there twice or beside
   others. */
static void find_labels(finder *f)
{
    tri_map voices = {0};
    const tri_token *tokens = f->d->tokens;
    for (uint32_t t = 1; t < f->d->n_tokens && !f->failed; t++) {
        uint32_t name = TRI_NONE;
        const bool is_letter = tokens[t - 1].line_start && !is_form(f, t, ":") &&
                               is_question_or_answer(f, t - 1) &&
                               tokens[t - 1].form[1] == '.';
        const uint32_t begin = is_letter            ? t - 1
                               : is_form(f, t, ":") ? label_begin(f, t, &name)
                                                    : TRI_NONE;
        const uint32_t end = is_letter ? t : t + 1;
        if (begin == TRI_NONE || end >= f->d->n_tokens) {
            continue;
        }
        const char *key =
            tri_i_fold(f->r->arena, name == TRI_NONE ? tokens[begin].form
                                                     : f->r->features[name].head);
        uint32_t voice = key == NULL ? TRI_NONE : tri_i_get(&voices, key);
        if (key != NULL && voice == TRI_NONE) {
            voice = ++f->n_voices;
            f->failed = !tri_i_set(&voices, key, voice);
        }
        f->failed = f->failed || key == NULL;
        f->labels[f->n_labels++] = (label){begin, end, name, voice};
    }
    tri_map_clear(&voices);
}

static uint32_t block_end(const finder *f, uint32_t token)
{
    while (token < f->d->n_tokens && !f->d->tokens[token].block_start) {
        token++;
    }
    return token;
}

/* Of a talk of two: who the other one is, by a label, or by how he is called: "Q: Mr.
   Hale, who signed it?"; TRI_NONE. */
static uint32_t other_voice(const finder *f, uint32_t voice)
{
    uint32_t called = TRI_NONE;
    uint32_t named = TRI_NONE;
    for (uint32_t i = 0; i < f->n_labels; i++) {
        const label *l = &f->labels[i];
        if (l->voice != voice) {
            named = named == TRI_NONE ? l->name : named;
            continue;
        }
        const uint32_t end =
            i + 1 < f->n_labels ? f->labels[i + 1].begin : block_end(f, l->end);
        for (uint32_t t = l->end; t < end && called == TRI_NONE; t++) {
            const uint32_t at = person_in(f, t, t + 1);
            called = at != TRI_NONE && is_called(f, at) ? at : TRI_NONE;
        }
    }
    return named != TRI_NONE ? named : called;
}

/* Behind a label one speaks until the next; the last one to its paragraph's end. */
static void add_turns(finder *f)
{
    const bool is_row = f->n_labels >= 2;
    const uint32_t first = is_row ? f->labels[0].voice : 0;
    uint32_t second = 0;
    bool is_of_two = is_row;
    for (uint32_t i = 0; i < f->n_labels && is_of_two; i++) {
        const uint32_t voice = f->labels[i].voice;
        second = second == 0 && voice != first ? voice : second;
        is_of_two = voice == first || voice == second;
    }
    is_of_two = is_of_two && second != 0;
    const uint32_t of_first = is_of_two ? other_voice(f, second) : TRI_NONE;
    const uint32_t of_second = is_of_two ? other_voice(f, first) : TRI_NONE;
    for (uint32_t i = 0; i < f->n_labels; i++) {
        const label *l = &f->labels[i];
        const bool at_line = f->d->tokens[l->begin].line_start;
        if ((!is_row && !at_line) || (!at_line && f->n_labels < 3)) {
            continue; /* "Farrow: a life" */
        }
        const uint32_t end =
            i + 1 < f->n_labels ? f->labels[i + 1].begin : block_end(f, l->end);
        const uint32_t here = l->voice == first ? of_first : of_second;
        const uint32_t there = l->voice == first ? of_second : of_first;
        add(f, (tri_i_utterance){l->end, end, l->name == TRI_NONE ? here : l->name,
                                 there, l->voice});
    }
}

/* ---- Letters and e-mails */

/* The mention of a name that closes a letter at or behind `token`, where a word that
   closes letters stands there: "Your loving cousin, Margaret". */
static uint32_t signature_behind(const finder *f, uint32_t token)
{
    const tri_token *tokens = f->d->tokens;
    uint32_t t = token + 1;
    while (t < f->d->n_tokens && t < token + CLOSING &&
           !(is_form(f, t, ",") || tokens[t].line_start)) {
        t++;
    }
    for (; t < f->d->n_tokens && t < token + CLOSING; t++) {
        const uint32_t at = tri_i_name_at(f->r, t);
        if (at != TRI_NONE && f->r->spans[at].type == TRI_TYPE_PER) {
            const uint32_t end = f->r->spans[at].end;
            const bool ends = end == f->d->n_tokens || tokens[end].line_start ||
                              tokens[end].upos == TRI_UPOS_PUNCT;
            return ends ? at : TRI_NONE;
        }
        if (tokens[t].upos == TRI_UPOS_VERB || tokens[t].upos == TRI_UPOS_PRON) {
            return TRI_NONE;
        }
    }
    return TRI_NONE;
}

/* The letter that "Dear" at `token` begins, if it does; its end, TRI_NONE. */
static uint32_t add_letter(finder *f, uint32_t token)
{
    const tri_token *tokens = f->d->tokens;
    const uint32_t first = token > 0 && is_form(f, token - 1, "My") ? token - 1 : token;
    const bool in_quotes = first > 0 && tokens[first - 1].xpos == TRI_XPOS_LQUOTE;
    if (!tokens[first].block_start && !tokens[first].line_start && first > 0 &&
        !in_quotes) {
        return TRI_NONE;
    }
    uint32_t comma = token + 1;
    while (comma < f->d->n_tokens && comma < token + SALUTATION &&
           !is_form(f, comma, ",") && !is_form(f, comma, ":") &&
           !is_form(f, comma, "\xE2\x80\x94")) {
        comma++;
    }
    if (comma >= f->d->n_tokens || comma == token + SALUTATION) {
        return TRI_NONE;
    }
    uint32_t signer = TRI_NONE;
    uint32_t end = f->d->n_tokens;
    for (uint32_t t = comma; t < f->d->n_tokens && t < comma + LONGEST_LETTER; t++) {
        if (t > comma && tokens[t].line_start && is_form(f, t, "Dear")) {
            end = t;
            break;
        }
        if (is_of(f, t, &tri_i_lexicon_letter_closings)) {
            signer = signature_behind(f, t);
            if (signer != TRI_NONE) {
                end = f->r->spans[signer].end;
                break;
            }
        }
    }
    if (signer == TRI_NONE && (in_quotes || first > SALUTATION)) {
        return TRI_NONE; /* where it ends is unknown */
    }
    if (signer == TRI_NONE && f->at[comma] != 0) {
        signer = f->list[f->at[comma] - 1].speaker; /* of the mail that it is in */
    }
    add(f, (tri_i_utterance){comma, end, signer, person_in(f, token, comma), 0});
    return end;
}

static void add_letters(finder *f)
{
    for (uint32_t t = 0; t < f->d->n_tokens; t++) {
        if (is_form(f, t, "Dear") || is_form(f, t, "dear")) {
            const uint32_t end = add_letter(f, t);
            t = end == TRI_NONE ? t : end - 1;
        }
    }
}

/* "From: Ann Lee" writes what follows, to the next such line. */
static void add_mails(finder *f)
{
    const tri_token *tokens = f->d->tokens;
    for (uint32_t t = 0; t + 1 < f->d->n_tokens; t++) {
        if (!tokens[t].line_start || !is_form(f, t, "From") ||
            !is_form(f, t + 1, ":")) {
            continue;
        }
        uint32_t end = t + 2;
        uint32_t addressed = TRI_NONE;
        while (end < f->d->n_tokens &&
               !(tokens[end].line_start && is_form(f, end, "From") &&
                 is_form(f, end + 1, ":"))) {
            if (tokens[end].line_start && is_form(f, end, "To") &&
                addressed == TRI_NONE) {
                addressed = person_in(f, end, end + LABEL_WORDS);
            }
            end++;
        }
        add(f, (tri_i_utterance){t + 2, end, person_in(f, t + 2, t + 2 + LABEL_WORDS),
                                 addressed, 0});
        t = end - 1;
    }
}

/* The lines behind ">" are whose name stands before "wrote:" above them. */
static void add_quoted_lines(finder *f)
{
    const tri_token *tokens = f->d->tokens;
    for (uint32_t t = 0; t < f->d->n_tokens; t++) {
        if (!tokens[t].line_start || !is_form(f, t, ">")) {
            continue;
        }
        uint32_t end = t + 1;
        while (end < f->d->n_tokens &&
               !(tokens[end].line_start && !is_form(f, end, ">"))) {
            end++;
        }
        const uint32_t back = t > 2 * CLOSING ? t - 2 * CLOSING : 0;
        uint32_t writer = TRI_NONE;
        if (t >= 2 && is_form(f, t - 1, ":") && is_form(f, t - 2, "wrote")) {
            for (uint32_t k = t - 2; k > back && writer == TRI_NONE; k--) {
                writer = person_in(f, k - 1, k);
            }
        }
        add(f, (tri_i_utterance){t, end, writer, TRI_NONE, 0});
        t = end - 1;
    }
}

/* ---- Quotations */

static void add_quotations(finder *f)
{
    f->failed =
        f->failed || tri_i_find_quotations(f->d, f->r->arena, &f->quotations) != TRI_OK;
    for (uint32_t i = 0; !f->failed && i < f->quotations.n; i++) {
        const tri_i_quotation *q = &f->quotations.list[i];
        tri_i_utterance one = {q->begin, q->end, TRI_NONE, TRI_NONE, 0};
        if (q->speaker != TRI_NONE) {
            one.speaker = f->r->mention_at[q->speaker];
        }
        for (uint32_t t = q->begin; t < q->end && one.addressed == TRI_NONE; t++) {
            const uint32_t at = person_in(f, t, t + 1);
            one.addressed = at != TRI_NONE && is_called(f, at) ? at : TRI_NONE;
        }
        /* "A," he said. "B.": one voice, if nothing else. */
        if (i > 0 && q->speaker != TRI_NONE && q[-1].speaker == q->speaker) {
            one.voice = f->list[f->n - 1].voice;
            one.addressed =
                one.addressed == TRI_NONE ? f->list[f->n - 1].addressed : one.addressed;
        }
        add(f, one);
    }
}

bool tri_i_find_utterances(const tri_i_resolver *resolver, tri_i_utterances *out)
{
    const tri_document *d = resolver->document;
    uint32_t n = 0; /* marks that may begin one */
    for (uint32_t t = 0; t < d->n_tokens; t++) {
        const uint8_t upos = d->tokens[t].upos;
        n += upos == TRI_UPOS_PUNCT || upos == TRI_UPOS_SYM ||
             d->tokens[t].line_start || d->tokens[t].form[0] == 'D' ||
             d->tokens[t].form[0] == 'd';
    }
    finder f = {
        .r = resolver,
        .d = d,
        .list = tri_arena_alloc(resolver->arena, 3 * (size_t)n + 1, sizeof *f.list),
        .at = tri_arena_alloc(resolver->arena, d->n_tokens, sizeof *f.at),
        .labels = tri_arena_alloc(resolver->arena, (size_t)n + 1, sizeof *f.labels)};
    f.failed = f.list == NULL || f.at == NULL || f.labels == NULL;
    if (!f.failed) {
        add_mails(&f);
        add_letters(&f);
        add_quoted_lines(&f);
        find_labels(&f);
        add_turns(&f);
        add_quotations(&f);
    }
    *out = (tri_i_utterances){f.list, f.n, f.n_voices, f.at};
    return !f.failed;
}
