/* Tests extract/read/mend_speech.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/read/read_i.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Asserts the text that is made, each speech as {name|words}; "" where it is none of
   what is mended. */
static void check(const char *text, const char *wanted)
{
    tri_arena arena = {0};
    tri_i_speech speech = {0};
    tri_meta meta = {0};
    char got[900] = "";
    size_t n = 0;
    size_t at = 0;
    assert_int_equal(tri_i_mend_speech(text, &arena, &meta, &speech), TRI_OK);
    for (size_t i = 0; i <= speech.n_given; i++) {
        const size_t next =
            i < speech.n_given ? speech.given[i].begin : speech.text.n_bytes;
        n += (size_t)snprintf(got + n, sizeof got - n, "%.*s", (int)(next - at),
                              speech.text.bytes == NULL ? "" : speech.text.bytes + at);
        at = next;
        if (i < speech.n_given) {
            const tri_given *one = &speech.given[i];
            assert_true(one->is_speech);
            n += (size_t)snprintf(got + n, sizeof got - n, "{%s|%.*s}", one->name,
                                  (int)(one->end - one->begin),
                                  speech.text.bytes + one->begin);
            at = one->end;
        }
    }
    assert_string_equal(got, wanted);
    free(speech.text.bytes);
    free(speech.given);
    tri_arena_clear(&arena);
}

static void test_chats(void **state)
{
    (void)state;
    check("[12/03/2021, 10:15:22] Anna Orin: I met Karl\nin Torvik.\n"
          "[12/03/2021, 10:16:02] Tom Vale: \xE2\x80\x8Eimage omitted\n"
          "[12/03/2021, 10:17:00] Tom Vale: I pay: soon.\n",
          "{Anna Orin|I met Karl\nin Torvik.}\n\n{Tom Vale|I pay: soon.}");
    check("12/04/21, 9:15 PM - Anna Orin: Hello.\n12/04/21, 9:16 PM - Anna added Tom\n"
          "12/04/21, 9:17 PM - +47 555 0100: Who is it?\n"
          "12/04/21, 9:18 PM - Tom: <Media omitted>\n",
          "{Anna Orin|Hello.}\n\nAnna added Tom\n\nWho is it?");
    check("10:15 <@anna> the mill burns\n10:15 -!- tom joined #mill\n"
          "[10:16:01] <tom> no\n",
          "{anna|the mill burns}\n\n{tom|no}");
    check("2021-03-12T10:15:22 Anna: Yes.\n2021-03-12T10:15:30 Tom: No.\n",
          "{Anna|Yes.}\n\n{Tom|No.}");
    /* None of them is a chat. */
    check("10:15 Karl left Torvik.\n10:20 Tom came to the mill.\n", "");
    check("[10:15] Anna Orin: one message alone is anything.\nKarl: No.\n", "");
    check("Anna: I met Karl.\nTom: No.\n", "");
    check("John 3:16 and 10:15, they said: the mill.\nActs 2:30 says: no, yes.\n", "");
}

static void test_subtitles(void **state)
{
    (void)state;
    check("1\n00:00:01,000 --> 00:00:04,000\nThe miller of Torvik met\n<i>the "
          "king</i>.\n\n"
          "2\n00:00:05,000 --> 00:00:06,500\n{\\an8}in 1848\n\n3\n00:00:07,000 --> "
          "00:00:08,000\n[thunder]\n",
          "The miller of Torvik met\nthe king.\nin 1848");
    check("WEBVTT\n\nNOTE mine\n\n00:01.000 --> 00:04.000 align:left\n<v Anna Orin>I "
          "sold "
          "it\nto Tom.</v>\n\n00:05.000 --> 00:06.000\n[music]\nIt rained.\n",
          "{Anna Orin|I sold it\nto Tom.}\n\nIt rained.");
    check("The arrow --> here\nis 12:30 --> no time.\n", "");
}

static void test_mails(void **state)
{
    (void)state;
    check("From: \"Anna Orin\" <a@orin.example>\nTo: Tom Vale <t@vale.example>,\n"
          " Karl <k@vale.example>\nDate: Mon, 4 Mar 2019 10:00:00 +0100\nX-Mailer: M\n"
          "Subject: Re: the mill\n\nTom,\n\nI sold it.\n\n"
          "On Sun, 3 Mar 2019 at 9:00 PM, Tom Vale <t@vale.example> wrote:\n> I will "
          "buy.\n"
          "-----Original Message-----\nFrom: Karl\nSent: 2 Mar 2019\n\nNo.\n",
          "From: Anna Orin\nTo: Tom Vale\n\nTom,\n\nI sold it.\n\nTom Vale wrote:\n"
          "> I will buy.\nFrom: Karl\n\nNo.\n");
    /* A line alone is none, nor one in the midst of a text. */
    check("Subject: the mill\n\nIt burns.\n", "");
    check("The mill burns.\nFrom: here\nTo: there\n", "");
    check("On Sunday in 1848 the miller wrote:\n> no\n", "");
}

static void test_the_head_of_a_mail_is_the_documents(void **state)
{
    (void)state;
    static const char mail[] =
        "From: Anna Orin <a@orin.example>\nDate: Mon, 4 March 2019 "
        "10:00:00 +0100\nSubject: The mill\n\nIt burns.\n";
    tri_arena arena = {0};
    tri_i_speech speech = {0};
    tri_meta meta = {0};
    assert_int_equal(tri_i_mend_speech(mail, &arena, &meta, &speech), TRI_OK);
    assert_string_equal(meta.title, "The mill");
    assert_string_equal(meta.author, "Anna Orin");
    assert_string_equal(meta.date, "2019-03-04");
    free(speech.text.bytes);
    tri_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chats),
        cmocka_unit_test(test_subtitles),
        cmocka_unit_test(test_mails),
        cmocka_unit_test(test_the_head_of_a_mail_is_the_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
