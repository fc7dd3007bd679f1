/* How the corrections of trees are tested: words with what is to become of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_TESTS_UNIT_REPAIR_H
#define TRI_TESTS_UNIT_REPAIR_H

#include "extract/parse/parse_i.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MAX_WORDS = 16 };

/* A word as its form, lemma, tags, head (from 1, 0 is the root) and relation, and what
   the last two are to be, if others: "mill mill NOUN NN 5 obj > 5 nsubj". */
typedef struct {
    char form[24], lemma[24], upos[8], xpos[8], rel[16], rel_after[16];
    uint32_t head, head_after;
} word;

static inline word read_word(const char *line)
{
    word w = {0};
    const int n = sscanf(line, "%23s %23s %7s %7s %u %15s > %u %15s", w.form, w.lemma,
                         w.upos, w.xpos, &w.head, w.rel, &w.head_after, w.rel_after);
    assert_true(n == 6 || n == 8);
    if (n == 6) {
        w.head_after = w.head;
        memcpy(w.rel_after, w.rel, sizeof w.rel);
    }
    return w;
}

static inline void check(const char *const *lines, uint32_t n)
{
    /* Two words before it: a sentence begins anywhere. */
    tri_token tokens[MAX_WORDS + 2] = {{0}};
    word words[MAX_WORDS];
    assert_true(n <= MAX_WORDS);
    for (uint32_t i = 0; i < n; i++) {
        words[i] = read_word(lines[i]);
        tokens[i + 2] = (tri_token){
            .form = words[i].form,
            .lemma = words[i].lemma,
            .upos = (uint8_t)tri_upos_from_name(words[i].upos),
            .xpos = (uint8_t)tri_xpos_from_name(words[i].xpos),
            .rel = (uint8_t)tri_rel_from_name(words[i].rel),
            .head = words[i].head == 0 ? TRI_NONE : words[i].head + 1,
        };
        assert_true(tokens[i + 2].upos < TRI_UPOS_COUNT);
        assert_true(tokens[i + 2].xpos < TRI_XPOS_COUNT);
        assert_true(tokens[i + 2].rel < TRI_REL_COUNT);
    }
    tri_i_repair_tree(tokens, 2, n + 2);
    for (uint32_t i = 0; i < n; i++) {
        assert_string_equal(tri_rel_name((tri_rel)tokens[i + 2].rel),
                            words[i].rel_after);
        assert_int_equal(tokens[i + 2].head,
                         words[i].head_after == 0 ? TRI_NONE : words[i].head_after + 1);
    }
}

#endif
