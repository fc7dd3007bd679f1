/* Tests extract/read/mend_lines.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/read/read_i.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check_text(const char *text, const char *wanted)
{
    size_t n;
    char *mended = tri_i_mend_lines(text, strlen(text), &n);
    assert_non_null(mended);
    assert_string_equal(mended, wanted);
    assert_int_equal(n, strlen(wanted));
    free(mended);
}

static void test_words_cut_at_line_ends(void **state)
{
    (void)state;
    check_text("The com-\npany mar-\r\n ried the deter-\nmining har\xC2\xAD\nbour to "
               "infor-\nmation.",
               "The company married the determining harbour to information.");
    /* The word's own hyphen stays. */
    check_text("A well-\nknown, price-\ndetermining mother-in-\nlaw of twenty-\nfive, "
               "the Franco-\nGerman pact.",
               "A well-known, price-determining mother-in-law of twenty-five, the "
               "Franco-German pact.");
    check_text("The co-owner met a co-\nowner, and reentry re-\nentry.",
               "The co-owner met a co-owner, and reentry reentry.");
    check_text("A well- known mill of the com- pany, a company.",
               "A well-known mill of the company, a company.");
    /* No word is cut. */
    check_text("Short- and long-\nterm, first- or second- rate; he left- she "
               "stayed.\n- one\n- two -\nthree",
               "Short- and long-term, first- or second-rate; he left- she stayed.\n- "
               "one\n- two -\nthree");
    check_text("1990-\n1995, A-\n\nB, x-\n", "1990-\n1995, A-\n\nB, x-\n");
}

static void test_marks_of_notes(void **state)
{
    (void)state;
    check_text(
        "Orin left.[12] Vale[3, 4] and Lind[note 5] stayed[citation needed], too [6].",
        "Orin left. Vale and Lind stayed, too.");
    check_text(
        "In [12] it says x[1], [a] or f[i], [13:05] and [link](http://x) [Orin].",
        "In [12] it says x[1], [a] or f[i], [13:05] and [link](http://x) [Orin].");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_cut_at_line_ends),
        cmocka_unit_test(test_marks_of_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
