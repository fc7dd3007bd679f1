/* What tests of the model share that run windows: words to pieces, one run. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TEST_MODEL_WINDOW_H
#define TEST_MODEL_WINDOW_H

#include "tests/unit/test_model.h"

typedef struct {
    uint16_t pieces[TRI_MODEL_WINDOW_MAX + 1];
    uint8_t cases[TRI_MODEL_WINDOW_MAX + 1];
    uint32_t first[TRI_MODEL_WINDOW_MAX + 1];
    tri_window window;
} words_window;

static void add_word(words_window *w, const char *word)
{
    uint16_t ids[TRI_MODEL_WORD_PIECES];
    uint8_t letter_case;
    const size_t n = tri_model_pieces(model, word, strlen(word), ids, &letter_case);
    assert_true(w->window.n_pieces + n <= TRI_MODEL_WINDOW_MAX);
    w->first[w->window.n_words++] = (uint32_t)w->window.n_pieces;
    memcpy(w->pieces + w->window.n_pieces, ids, n * sizeof *ids);
    memset(w->cases + w->window.n_pieces, letter_case, n);
    w->window.n_pieces += n;
    w->window.pieces = w->pieces;
    w->window.cases = w->cases;
    w->window.first = w->first;
}

static tri_scratch *run(const tri_window *window, bool exact, tri_scores *scores)
{
    tri_scratch *scratch = NULL;
    tri_error error;
    assert_int_equal(tri_scratch_new(model, &scratch, &error), TRI_OK);
    assert_int_equal(tri_model_run(model, scratch, window, exact, scores, &error),
                     TRI_OK);
    assert_int_equal(scores->n_words, window->n_words);
    return scratch;
}

#endif
