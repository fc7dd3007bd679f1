/* Tests extract/read/read_xml.c. */
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

static tri_status read_file(const char *bytes, tri_document *document, tri_error *error)
{
    const tri_read_options options = {.form = TRI_FORM_XML};
    return tri_read_bytes("f.xml", bytes, strlen(bytes), &options, take, document,
                          error);
}

static void check(const char *bytes, const char *wanted)
{
    tri_document document = {0};
    assert_int_equal(read_file(bytes, &document, NULL), TRI_OK);
    assert_string_equal(document.text, wanted);
    tri_document_clear(&document);
}

static void test_elements_with_text_are_paragraphs(void **state)
{
    (void)state;
    check("<a>\n <t>One</t>\n <p>Two <b>three</b>\n four<c>five</c></p> "
          "<p>six</p><e/></a>",
          "One\n\nTwo three fourfive\n\nsix");
    check("<a><![CDATA[x < y]]> &amp; &#233;</a>", "x < y & \xC3\xA9");
    check(
        "<?xml version='1.0' encoding='iso-8859-1'?><a>caf\xE9 and more text here</a>",
        "caf\xC3\xA9 and more text here");
    check("<a/>", "");
}

static void test_tei(void **state)
{
    (void)state;
    tri_document document = {0};
    assert_int_equal(
        read_file(
            "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='en'><teiHeader>"
            "<fileDesc><titleStmt><title>A\n letter</title><author>Jane Roe</author>"
            "</titleStmt><publicationStmt><publisher>P</publisher>"
            "<date when='1851-03-02'>then</date></publicationStmt></fileDesc>"
            "</teiHeader><text><body><head>To X</head><p>I was in Lon<lb break='no'/>"
            "\ndon<lb/>again<note>why?</note>.</p><fw>page 2</fw><p>Yours</p></body>"
            "</text></TEI>",
            &document, NULL),
        TRI_OK);
    assert_string_equal(document.text, "To X\n\nI was in London again.\n\nYours");
    assert_string_equal(document.meta.title, "A letter");
    assert_string_equal(document.meta.author, "Jane Roe");
    assert_string_equal(document.meta.source, "P");
    assert_string_equal(document.meta.date, "1851-03-02");
    assert_string_equal(document.meta.lang, "en");
    tri_document_clear(&document);
}

#define HEAD "<TEI><teiHeader/><text><body>"
#define TAIL "</body></text></TEI>"

/* Reads TEI's readings, the edited and the source's. */
static void check_readings(const char *bytes, const char *edited, const char *original)
{
    for (int i = 0; i < 2; i++) {
        tri_document document = {0};
        const tri_read_options options = {.form = TRI_FORM_XML, .tei_original = i == 1};
        assert_int_equal(tri_read_bytes("f.xml", bytes, strlen(bytes), &options, take,
                                        &document, NULL),
                         TRI_OK);
        assert_string_equal(document.text, i == 0 ? edited : original);
        tri_document_clear(&document);
    }
}

static void test_tei_reads_one_of_several(void **state)
{
    (void)state;
    check_readings(
        HEAD "<p>In <choice><sic>Torvk</sic><corr>Torvik</corr></choice> and "
             "<choice>\n <reg>Vale</reg>\n <orig>Vaile</orig>\n</choice>, "
             "<choice><abbr>Dr</abbr><expan>Doctor</expan></choice> Orin.</p>" TAIL,
        "In Torvik and Vale, Doctor Orin.", "In Torvk and Vaile, Dr Orin.");
    check_readings(HEAD "<p>She <subst><del>sold</del><add>let</add></subst> the "
                        "<del>old </del>mill<add> at last</add>.</p>" TAIL,
                   "She let the mill at last.", "She sold the old mill at last.");
    check_readings(HEAD
                   "<p>M<choice><am>r</am><ex>iste</ex></choice>r Lind "
                   "<surplus>the </surplus>left <supplied>the</supplied> bay.</p>" TAIL,
                   "Mister Lind left the bay.", "Mrr Lind the left bay.");
    /* Of several corrections the first; an apparatus has its lemma, or its first one.
     */
    check_readings(HEAD
                   "<p><choice><sic>a</sic><corr>one</corr><corr>two</corr></choice> "
                   "<app><lem>king</lem><rdg>knight</rdg></app> "
                   "<app><rdg>came</rdg><rdg>went</rdg></app></p>" TAIL,
                   "one king came", "a king came");
    /* What has no other reading beside it stands. */
    check_readings(HEAD "<p><sic>Teh</sic> <abbr>Mr.</abbr> Vale <orig>hath</orig> "
                        "<add>it</add></p>" TAIL,
                   "Teh Mr. Vale hath it", "Teh Mr. Vale hath it");
}

static void test_tei_breaks_and_asides(void **state)
{
    (void)state;
    check(HEAD
          "<p>mar-<lb break='no'/>ried, mar<pb break='no' n='2'/>ried, old-<lb/>time, "
          "har\xC2\xAC<cb break='no'/>\n bour</p>" TAIL,
          "married, married, old- time, harbour");
    check(HEAD
          "<u>We agree.<kinesic><desc>APPLAUSE</desc></kinesic> We "
          "<gap reason='inaudible'><desc>inaudible</desc></gap>go<ref type='foot'>3"
          "</ref> <ref target='x'>home</ref>.</u><listBibl><bibl>Orin, A. Mills."
          "</bibl></listBibl>" TAIL,
          "We agree. We go home.");
}

/* ---- What TEI marks up */

/* Reads a file and asserts what it marks, span by span: "words|type|ref|name|wikidata".
 */
static void check_given(const char *bytes, const char *const *wanted, uint32_t n)
{
    tri_document document = {0};
    assert_int_equal(read_file(bytes, &document, NULL), TRI_OK);
    assert_int_equal(document.n_given, n);
    for (uint32_t i = 0; i < n; i++) {
        const tri_given *one = &document.given[i];
        char got[512];
        (void)snprintf(got, sizeof got, "%.*s|%s|%s|%s|%s",
                       (int)(one->end - one->begin), document.text + one->begin,
                       one->is_speech ? "speech" : tri_type_name((tri_type)one->type),
                       one->ref, one->name, one->wikidata);
        assert_string_equal(got, wanted[i]);
    }
    tri_document_clear(&document);
}

static void test_tei_names(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "Jo|PER|#jo|Jo van Roe|Q12", "the Inn|ORG|#inn|The Blue Inn|Q13",
        "Kell|LOC|https://places.example/7||", "Hale|LOC|wd:Q14||Q14",
        "he|PER|#jo|Jo van Roe|Q12"};
    check_given(
        "<TEI><teiHeader><person xml:id='jo'><persName type='birth'>Jo Sun</persName>"
        "<persName type='preferred'><surname>Roe</surname>, <forename>Jo</forename>"
        "<nameLink>van</nameLink></persName><idno type='Wikidata'>Q12</idno></person>"
        "</teiHeader><standOff><org xml:id='inn' "
        "sameAs='http://www.wikidata.org/entity/Q13'>"
        "<orgName>The\n  Blue Inn</orgName></org></standOff><text><body><p>"
        "<persName ref='#jo'>Jo</persName> kept <orgName ref=' #inn '>the "
        "Inn</orgName> in "
        "<placeName ref='https://places.example/7 #other'>Kell</placeName>, not in "
        "<name type='place' ref='wd:Q14'>Hale </name>, till <rs type='person' "
        "ref='#jo'>he"
        "</rs> left.</p></body></text></TEI>",
        wanted, 5);
}

static void test_tei_bad_references(void **state)
{
    (void)state;
    static const char *const dangling[] = {"Ann|PER|#gone||", "Bo|PER|||",
                                           "Cy|PER|||",       "Di|LOC|#||",
                                           "Ed|PER|#e||",     "Flo|PER|#p||"};
    check_given(HEAD
                "<p><persName ref='#gone'>Ann</persName> <persName ref=''>Bo"
                "</persName> <persName>Cy</persName> <placeName ref='#'>Di</placeName> "
                "<persName ref='#e'/><persName ref='#e'> </persName>"
                "<persName ref='#e'>Ed</persName> <persName ref='#p'>Flo</persName> "
                "<name ref='#x'>no type</name><note><persName ref='#y'>in a note"
                "</persName></note></p><p xml:id='p'>No person.</p>" TAIL,
                dangling, 6);
    static const char *const nested[] = {"Bank of Kell|ORG|#b||", "Kell|LOC|#k||",
                                         "Dr. Roe|PER|#r||", "Roe|PER|#s||"};
    check_given(HEAD "<p><orgName ref='#b'>Bank of <placeName ref='#k'>Kell</placeName>"
                     "</orgName> paid <persName ref='#r'>Dr. <persName ref='#s'>Roe"
                     "</persName></persName></p>" TAIL,
                nested, 4);
}

static void test_tei_speeches(void **state)
{
    (void)state;
    static const char *const wanted[] = {"Ann.|PER|#a||",        "No|speech|#a||",
                                         "go|speech|#a||",       "We stay.|speech|#b||",
                                         "We stay.|speech|#a||", "Who?|speech|#c||"};
    check_given(HEAD
                "<sp who='#a'><speaker>Ann.</speaker><p>No <stage>aside</stage> go</p>"
                "</sp><sp who='#b #a'><speaker>Both</speaker><p>We stay.</p></sp>"
                "<p><said who='#c'>Who?</said> <q>Nobody.</q></p><sp who=''><p>x</p>"
                "</sp><sp><speaker>Bo</speaker><p>y</p></sp>" TAIL,
                wanted, 6);
    static const char *const nested[] = {"He said I go again.|speech|#a||",
                                         "I go|speech|#b||"};
    check_given(HEAD "<p><said who='#a'>He said <said who='#b'>I go</said> again."
                     "</said></p>" TAIL,
                nested, 2);
}

static void test_tei_verse_runs_on(void **state)
{
    (void)state;
    check(HEAD
          "<lg><l>One line and</l>\n<l><persName>Ann</persName></l><lb/><l>more.</l>"
          "</lg><lg><l>New.</l></lg><p><persName>Ann</persName> <persName>Bo"
          "</persName></p>" TAIL,
          "One line and\nAnn\nmore.\n\nNew.\n\nAnn Bo");
}

static void test_faults_name_the_line(void **state)
{
    (void)state;
    tri_document document = {0};
    tri_error error = {0};
    assert_int_equal(read_file("<a>\n<b></a>", &document, &error), TRI_ERR_FORMAT);
    assert_non_null(strstr(error.message, "f.xml: line 2: no XML: "));
    assert_int_equal(read_file("", &document, &error), TRI_ERR_FORMAT);
    assert_int_equal(read_file("no markup", &document, &error), TRI_ERR_FORMAT);
}

static void test_entities_are_never_put_in(void **state)
{
    (void)state;
    tri_document document = {0};
    assert_int_equal(
        read_file("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>"
                  "<!ENTITY b 'bomb'><!ENTITY c '&b;&b;&b;'>]><a>one &x;&c; two</a>",
                  &document, NULL),
        TRI_OK);
    assert_string_equal(document.text, "one two");
    tri_document_clear(&document);
}

static void test_deep_files_end(void **state)
{
    (void)state;
    enum { DEPTH = 5000 };
    char *file = malloc(DEPTH * 3 + 1);
    assert_non_null(file);
    for (size_t i = 0; i < DEPTH; i++) {
        memcpy(file + 3 * i, "<a>", 4);
    }
    tri_document document = {0};
    assert_int_equal(read_file(file, &document, NULL), TRI_ERR_FORMAT);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_with_text_are_paragraphs),
        cmocka_unit_test(test_tei),
        cmocka_unit_test(test_tei_reads_one_of_several),
        cmocka_unit_test(test_tei_breaks_and_asides),
        cmocka_unit_test(test_tei_names),
        cmocka_unit_test(test_tei_bad_references),
        cmocka_unit_test(test_tei_speeches),
        cmocka_unit_test(test_tei_verse_runs_on),
        cmocka_unit_test(test_faults_name_the_line),
        cmocka_unit_test(test_entities_are_never_put_in),
        cmocka_unit_test(test_deep_files_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
