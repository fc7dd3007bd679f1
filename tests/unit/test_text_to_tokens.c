/* Tests extract/tokens/text_to_tokens.c, word_shapes.c, verb_lemma.c and noun_lemma.c.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/utf8.h"
#include "extract/tokens/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A text and its words; "+" stands between words of one surface token, "//" where a
   paragraph begins. */
static const char *const cases[][2] = {
    {"I don't know.", "I do+n't know ."},
    {"Kazakhstan\xE2\x80\x99s president", "Kazakhstan+\xE2\x80\x99s president"},
    {"You cannot; they're gonna", "You can+not ; they+'re gon+na"},
    {"She couldn't've known", "She could+n't+'ve known"},
    {"DON'T dont Im O'Rourke's", "DO+N'T do+nt I+m O'Rourke+'s"},
    {"the parents' house, 'the parents' he said",
     "the parents+' house , ' the parents ' he said"},
    {"rock 'n' roll in the '90s, y'all", "rock 'n' roll in the '90s , y'+all"},
    {"goin' home", "goin' home"},
    {"Mr. J. F. Kennedy Jr. met Dr. No.", "Mr. J. F. Kennedy Jr. met Dr. No ."},
    {"No. 5, pp. 3-4", "No. 5 , pp. 3 - 4"},
    {"the U.S. and the U.K., e.g. Ph.D. students",
     "the U.S. and the U.K. , e.g. Ph.D. students"},
    {"at 7 p.m. He left. Acme Inc. fell", "at 7 p.m . He left . Acme Inc. fell"},
    {"apples, etc.", "apples , etc ."},
    {"$5 15% US$4.5 \xE2\x82\xAC"
     "1,000.50",
     "$ 5 15 % US$ 4.5 \xE2\x82\xAC 1,000.50"},
    {"10:30 7pm 35mm 1970s 21st 1/2 11/28/2000",
     "10:30 7 pm 35 mm 1970s 21st 1/2 11/28/2000"},
    {"713-853-3989 345-9945 1969-1970 1969\xE2\x80\x93"
     "70",
     "713-853-3989 345-9945 1969 - 1970 1969 \xE2\x80\x93 70"},
    {"a long-term e-mail, US-based non-Arab mid-1980s",
     "a long - term e-mail , US - based non-Arab mid-1980s"},
    {"and/or w/o AT&T's", "and / or w/o AT&T+'s"},
    {"See https://a.org/x_(y)?q=1. or www.b.com, (me.you@c.co.uk)",
     "See https://a.org/x_(y)?q=1 . or www.b.com , ( me.you@c.co.uk )"},
    {"@name #tag #1 report.pdf", "@name #tag # 1 report.pdf"},
    {"Wait... what?! No--never \xE2\x80\x94 \xE2\x80\xA6",
     "Wait ... what ?! No -- never \xE2\x80\x94 \xE2\x80\xA6"},
    {"\xE2\x80\x9CYes,\xE2\x80\x9D he said (\"no\") [sic]",
     "\xE2\x80\x9C Yes , \xE2\x80\x9D he said ( \" no \" ) [ sic ]"},
    {":) ok :-( <3", ":) ok :-( <3"},
    {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD\xF0\x9F\x87\xB0\xF0\x9F\x87\xBF!",
     "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD \xF0\x9F\x87\xB0\xF0\x9F\x87\xBF !"},
    {"Title\n\nFirst line\nsecond line", "Title // First line second line"},
    {"One\n \t\n\n Two\fThree", "One // Two // Three"},
    {"Needed:\n- milk\n- bread", "Needed : // - milk // - bread"},
    {"a\x01"
     "b",
     "a b"},
    {"", ""},
    {" \n ", ""},
};

static void test_hard_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tri_document document = {0};
        tri_i_surface surface;
        assert_int_equal(
            tri_document_init(&document, cases[i][0], strlen(cases[i][0]), NULL, NULL),
            TRI_OK);
        assert_int_equal(tri_i_tokenise(&document, &document.arena, &surface, NULL),
                         TRI_OK);
        char line[1000] = "";
        for (uint32_t k = 0; k < surface.n; k++) {
            const tri_token *token = surface.tokens + k;
            if (k > 0) {
                (void)strcat(line, token[-1].joined     ? "+"
                                   : token->block_start ? " // "
                                                        : " ");
            }
            (void)strcat(line, token->form);
        }
        assert_string_equal(line, cases[i][1]);
        tri_document_clear(&document);
    }
}

static void check_offsets(const char *text, size_t length)
{
    tri_document document = {0};
    tri_i_surface surface;
    assert_int_equal(tri_document_init(&document, text, length, NULL, NULL), TRI_OK);
    assert_int_equal(tri_i_tokenise(&document, &document.arena, &surface, NULL),
                     TRI_OK);
    uint32_t end = 0;
    size_t n_characters = 0; /* before `end` */
    for (uint32_t i = 0; i < surface.n; i++) {
        const tri_token *token = surface.tokens + i;
        assert_true(token->begin >= end && token->end > token->begin);
        n_characters += tri_utf8_count(text + end, token->begin - end);
        assert_int_equal(n_characters, token->cp_begin);
        n_characters += tri_utf8_count(text + token->begin, token->end - token->begin);
        assert_int_equal(n_characters, token->cp_end);
        end = token->end;
        assert_int_equal(strlen(token->form), token->end - token->begin);
        assert_memory_equal(token->form, text + token->begin,
                            token->end - token->begin);
        assert_true(token->end - token->begin <= 1000);
        const bool last = i + 1 == surface.n;
        assert_true(token->space_after == (last || token[1].begin > token->end));
    }
    assert_true(end <= document.n_bytes);
    tri_document_clear(&document);
}

static void test_offsets_lead_back(void **state)
{
    (void)state;
    static const char text[] = "Caf\xC3\xA9 d'or\0 \xE4\xBD\xA0\xE5\xA5\xBD, "
                               "\xF0\x9F\x98\x80"
                               "don\xE2\x80\x99t";
    check_offsets(text, sizeof text - 1);
    /* Pseudo-random characters of many kinds. */
    static const uint32_t kinds[] = {' ',   '\n',   '\'',   '.',     '-',    '/',   '@',
                                     0x301, 0x2019, 'a',    's',     '5',    'T',   ':',
                                     ')',   0,      0x200D, 0x1F600, 0x4F60, 0xFFFD};
    char *many = malloc(200000);
    assert_non_null(many);
    size_t n = 0;
    uint32_t seed = 1;
    while (n < 199000) {
        seed = seed * 1664525U + 1013904223U;
        n += tri_utf8_encode(kinds[(seed >> 16U) % (sizeof kinds / sizeof *kinds)],
                             many + n);
    }
    check_offsets(many, n);
    /* Without any white space, words are cut. */
    memset(many, 'x', n);
    check_offsets(many, n);
    memset(many, '\'', n);
    check_offsets(many, n);
    free(many);
}

/* Base forms: of the table, by the tag where a form is of two verbs; of no table, by
   their spelling. */
static void test_verb_lemmas(void **state)
{
    static const struct {
        const char *form;
        tri_xpos xpos;
        const char *lemma;
        bool is_known;
    } verbs[] = {
        {"founded", TRI_XPOS_VBD, "found", true},
        {"found", TRI_XPOS_VBD, "find", true},
        {"found", TRI_XPOS_VB, "found", true},
        {"lay", TRI_XPOS_VBD, "lie", true},
        {"lay", TRI_XPOS_VB, "lay", true},
        {"laid", TRI_XPOS_VBD, "lay", true},
        {"smelted", TRI_XPOS_VBN, "smelt", true},
        {"smelt", TRI_XPOS_VBD, "smell", true},
        {"wounded", TRI_XPOS_VBN, "wound", true},
        {"saw", TRI_XPOS_VBD, "see", true},
        {"appalled", TRI_XPOS_VBN, "appall", true},
        {"Fell", TRI_XPOS_VBD, "fall", true},
        {"goin'", TRI_XPOS_VBG, "go", true},
        {"comin", TRI_XPOS_VB, "come", true},
        {"begin", TRI_XPOS_VB, "begin", true},
        {"hoping", TRI_XPOS_VBG, "hope", true},
        {"hopping", TRI_XPOS_VBG, "hop", true},
        {"prepped", TRI_XPOS_VBD, "prep", false},
        {"showcasing", TRI_XPOS_VBG, "showcase", false},
        {"rebranded", TRI_XPOS_VBD, "rebrand", false},
        {"Remastered", TRI_XPOS_VBN, "remaster", false},
        {"overdubbed", TRI_XPOS_VBN, "overdub", false},
        {"re-emerged", TRI_XPOS_VBD, "re-emerge", false},
        {"landlocked", TRI_XPOS_VBN, "landlock", false},
        {"demerged", TRI_XPOS_VBN, "demerge", false},
        {"glamps", TRI_XPOS_VBZ, "glamp", false},
        {"kickstart", TRI_XPOS_VB, "kickstart", false},
    };
    char guess[32];
    (void)state;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        const char *lemma = tri_i_verb_lemma(verbs[i].form, verbs[i].xpos);
        assert_int_equal(lemma != NULL, verbs[i].is_known);
        if (lemma == NULL) {
            assert_int_equal(tri_i_guess_verb_lemma(verbs[i].form, verbs[i].xpos, guess,
                                                    sizeof guess),
                             strlen(verbs[i].lemma));
            lemma = guess;
        }
        assert_string_equal(lemma, verbs[i].lemma);
    }
    assert_int_equal(tri_i_guess_verb_lemma("'s", TRI_XPOS_VBZ, guess, sizeof guess),
                     0);
    assert_int_equal(tri_i_guess_verb_lemma("kickstart", TRI_XPOS_VB, guess, 4), 0);
}

/* Singulars: what the model says, unless its form cannot have it. */
static void test_noun_lemmas(void **state)
{
    static const char *const nouns[][4] = {
        {"friendships", "friendshy", "NNS", "friendship"},
        {"Fishermen", "fisherme", "NNS", "fisherman"},
        {"businesses", "businesy", "NNS", "business"},
        {"wishes", "wisfe", "NNS", "wish"},
        {"feet", "fee", "NNS", "foot"},
        {"housekeeper", "housekeepe", "NN", "housekeeper"},
        {"territories", "territorie", "NNS", "territory"},
        {"churches", "churche", "NNS", "church"},
        {"movies", "movie", "NNS", "movie"},
        {"headaches", "headache", "NNS", "headache"},
        {"houses", "house", "NNS", ""},
        {"cities", "city", "NNS", ""},
        {"leaves", "leaf", "NNS", "leaf"},
        {"roses", "rose", "NNS", ""},
        {"TV", "TV", "NN", ""},
        {"km", "kilometer", "NNS", ""},
    };
    char lemma[TRI_I_NOUN_LEMMA];
    (void)state;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        const bool is_plural = strcmp(nouns[i][2], "NNS") == 0;
        lemma[0] = '\0';
        assert_int_equal(tri_i_noun_lemma(nouns[i][0], is_plural, nouns[i][1], lemma),
                         nouns[i][3][0] != '\0');
        if (nouns[i][3][0] != '\0') {
            assert_string_equal(lemma, nouns[i][3]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hard_cases),
        cmocka_unit_test(test_offsets_lead_back),
        cmocka_unit_test(test_verb_lemmas),
        cmocka_unit_test(test_noun_lemmas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
