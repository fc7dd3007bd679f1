/* Tests extract/read/read_html.c, html_to_text.c and html_to_meta.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static tri_status take(tri_document *document, void *user)
{
    tri_document *kept = user;
    *kept = *document;
    free(document);
    return TRI_OK;
}

static tri_document read_page(const char *page, size_t length)
{
    tri_document document = {0};
    const tri_read_options options = {.form = TRI_FORM_HTML};
    assert_int_equal(
        tri_read_bytes("p.html", page, length, &options, take, &document, NULL),
        TRI_OK);
    assert_non_null(document.text);
    return document;
}

static void check(const char *page, const char *wanted)
{
    tri_document document = read_page(page, strlen(page));
    assert_string_equal(document.text, wanted);
    tri_document_clear(&document);
}

#define STORY                                                                          \
    "<p>The president said on <a href='/f'>Friday</a> that he had ordered his forces " \
    "to the <b>capi</b>tal.</p>"
#define STORY_TEXT                                                                     \
    "The president said on Friday that he had ordered his forces to the capital."

static void test_blocks_are_parted_and_blanks_folded(void **state)
{
    (void)state;
    check(
        "<h1>A  title</h1>\n<p>One\n two&nbsp;three<br>four<p>Five<ul><li>six<li>seven"
        "</ul><pre>a\nb</pre><div>eight<div>nine</div>ten</div>",
        "A title\n\nOne two three\nfour\n\nFive\n\nsix\n\nseven\n\na\nb\n\neight\n\n"
        "nine\n\nten");
    check("<table><tr><td>x<td>y</tr></table>", "x\n\ny");
    check("", "");
    check("<html></html>", "");
    check("plain words & more", "plain words & more");
}

static void test_what_is_no_article_goes(void **state)
{
    (void)state;
    check(
        "<body><script>var x = '<p>no</p>';</script><style>p {}</style>"
        "<nav><p>Home and more</p></nav><div class='cookieBanner'>We use cookies.</div>"
        "<header><a href='/'>The Daily</a></header>" STORY
        "<div id='comments-list'><p>Bob: I do not believe it.</p></div>"
        "<div style='display:none'>hidden</div><div role='dialog'>Subscribe!</div>"
        "<h3>Read on</h3><ul><li><a href='1'>One story</a><li><a href='2'>Another</a>"
        "<li><a href='3'>A third story</a></ul><footer>Copyright</footer></body>",
        STORY_TEXT);
}

static void test_an_article_is_taken_by_itself(void **state)
{
    (void)state;
    check("<body><div>Some words round it</div><main>" STORY "</main></body>",
          STORY_TEXT);
    /* A class that says `advert` round most of the page is no advert. */
    check("<body><div class='ad'>" STORY "</div></body>", STORY_TEXT);
}

static void test_titles_and_sentences_with_links_stay(void **state)
{
    (void)state;
    check("<article><header><h1>A title</h1><p>By <a href='j'>Jane Roe of Dorn</a> on "
          "<a href='d'>4 March 2019</a></p></header>" STORY "</article>",
          "A title\n\nBy Jane Roe of Dorn on 4 March 2019\n\n" STORY_TEXT);
    check("<header><h1><a href='/'>The Daily Story of Dorn</a></h1><a href='/n'>News"
          "</a></header>" STORY,
          STORY_TEXT);
    check("<main>" STORY "<ul><li>you only keep <a href='1'>bees that make no honey</a>"
          "<li>your hives are at <a href='2'>a station with a licence</a>"
          "<li>you keep them for <a href='3'>fewer than 14 days in all</a></ul></main>",
          STORY_TEXT
          "\n\nyou only keep bees that make no honey\n\nyour hives are at a "
          "station with a licence\n\nyou keep them for fewer than 14 days in "
          "all");
}

static void test_marks_of_notes_go(void **state)
{
    (void)state;
    check("<p>Orin<sup>3</sup> met Vale<sup><a href='#f12'>12</a></sup> at the "
          "mill.<sup>4,5"
          "</sup> They left<sup class='reference'><a href='#c'>[6]</a></sup>, in "
          "1901<sup><a href='#n'>7</a></sup> too<a role='doc-noteref' "
          "href='n.html#1'>1</a>, "
          "to the bay<sup>*</sup>.[8][citation needed]</p>",
          "Orin met Vale at the mill. They left, in 1901 too, to the bay.");
    check("<p>Of 30 km<sup>2</sup>, 2<sup>8</sup> m<sup>3</sup> on the 1<sup>st</sup>, "
          "M<sup>c</sup>Vale, see <a href='#p'>part 2</a> and <a href='/x'>3</a> mills"
          "<sup>TM</sup>.</p>",
          "Of 30 km2, 2^8 m3 on the 1st, McVale, see part 2 and 3 millsTM.");
    check(
        "<p>&#145;Yes&#146; &#150; said \xC2\x93Orin\xC2\x94.</p>",
        "\xE2\x80\x98Yes\xE2\x80\x99 \xE2\x80\x93 said \xE2\x80\x9COrin\xE2\x80\x9D.");
    check("<meta charset='iso-8859-1'><p>Orin\x92s mill \x96 caf\xE9</p>",
          "Orin\xE2\x80\x99s mill \xE2\x80\x93 caf\xC3\xA9");
}

static void test_metadata(void **state)
{
    (void)state;
    static const char page[] =
        "<html lang='en-GB'><head><title>Title | The Daily</title>"
        "<meta property='og:title' content=' The\n title '>"
        "<meta property='og:site_name' content='The Daily'>"
        "<link rel='canonical' href='https://d.example/1'>"
        "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebSite\"}, "
        "{\"headline\": \"H\", \"datePublished\": \"2022-01-07T10:00:00Z\", "
        "\"author\": [{\"name\": \"Jane Roe\"}]}]}</script></head><body>" STORY
        "</body></html>";
    tri_document document = read_page(page, sizeof page - 1);
    assert_string_equal(document.meta.id, "p.html");
    assert_string_equal(document.meta.title, "The title");
    assert_string_equal(document.meta.date, "2022-01-07");
    assert_string_equal(document.meta.author, "Jane Roe");
    assert_string_equal(document.meta.source, "The Daily");
    assert_string_equal(document.meta.url, "https://d.example/1");
    assert_string_equal(document.meta.lang, "en-GB");
    assert_string_equal(document.text, STORY_TEXT);
    tri_document_clear(&document);
    /* Broken JSON-LD and a date that is none. */
    static const char bad[] =
        "<title>T</title><meta name='date' content='soon'>"
        "<script type='application/ld+json'>{\"headline\":</script>";
    document = read_page(bad, sizeof bad - 1);
    assert_string_equal(document.meta.title, "T");
    assert_string_equal(document.meta.date, "");
    tri_document_clear(&document);
}

static void test_encodings(void **state)
{
    (void)state;
    check("<p>caf\xC3\xA9 \xE2\x80\x93</p>", "caf\xC3\xA9 \xE2\x80\x93");
    check(
        "<p>It\x92s caf\xE9 time, and nothing says how this page is encoded.</p>",
        "It\xE2\x80\x99s caf\xC3\xA9 time, and nothing says how this page is encoded.");
    check("<meta charset='iso-8859-2'><p>\xB3\xF3"
          "d\xBC, a town that is said to be a "
          "boat in its own language.</p>",
          "\xC5\x82\xC3\xB3"
          "d\xC5\xBA, a town that is said to be a boat in its own "
          "language.");
}

static void test_deep_and_broken_pages_end(void **state)
{
    (void)state;
    enum { DEPTH = 20000 };
    char *page = malloc(DEPTH * 5 + 10);
    assert_non_null(page);
    size_t n = 0;
    for (int i = 0; i < DEPTH; i++) {
        memcpy(page + n, "<div>", 5);
        n += 5;
    }
    memcpy(page + n, "x", 1);
    tri_document document = read_page(page, n + 1);
    tri_document_clear(&document);
    free(page);
    check("<p>one</b></div><td>two<a href=", "one\n\ntwo");
    /* What stands deeper than libxml2 goes by itself, and what comes after it. */
    char deep[400 * 5 + 60] = "";
    for (int i = 0; i < 400; i++) {
        memcpy(deep + 5 * (size_t)i, "<div>", 6);
    }
    memcpy(deep + 2000, "<p>one</p></div><p>two</p>", 27);
    check(deep, "one\n\ntwo");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks_are_parted_and_blanks_folded),
        cmocka_unit_test(test_what_is_no_article_goes),
        cmocka_unit_test(test_an_article_is_taken_by_itself),
        cmocka_unit_test(test_titles_and_sentences_with_links_stay),
        cmocka_unit_test(test_marks_of_notes_go),
        cmocka_unit_test(test_metadata),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_deep_and_broken_pages_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
