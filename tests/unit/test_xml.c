/* Tests export/xml.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "export/xml.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static tri_memory written(const char *text)
{
    tri_memory memory = {0};
    tri_sink sink;
    tri_sink_init(&sink, tri_memory_write, &memory);
    tri_i_sink_xml_text(&sink, text);
    assert_int_equal(tri_memory_write("", 0, &memory), TRI_OK); /* "" too has bytes */
    assert_int_equal(tri_sink_flush(&sink), TRI_OK);
    return memory;
}

static void test_escapes(void **state)
{
    (void)state;
    const char *const cases[][2] = {
        {"", ""},
        {"plain text, long enough for two steps",
         "plain text, long enough for two steps"},
        {"<a href=\"x\">&", "&lt;a href=&quot;x&quot;&gt;&amp;"},
        {"]]>", "]]&gt;"},
        {"tab\tline\nreturn\r", "tab&#9;line&#10;return&#13;"},
        {"\x01\x08\x0b\x1f|", "|"},
        {"\x7f", "\x7f"},
        {"\xEF\xBF\xBE\xEF\xBF\xBF|", "|"},                       /* U+FFFE, U+FFFF */
        {"\xEF\xBF\xBD|", "\xEF\xBF\xBD|"},                       /* U+FFFD itself */
        {"\xED\xA0\x80|\xC0\x80|\xFF|\xE2\x80", "|||"},           /* not UTF-8 */
        {"\xED\x9F\xBF\xEE\x80\x80", "\xED\x9F\xBF\xEE\x80\x80"}, /* round surrogates */
        {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tri_memory memory = written(cases[i][0]);
        assert_string_equal(memory.bytes, cases[i][1]);
        free(memory.bytes);
    }
}

/* The same a character at a time. */
static void plainly(const char *text, tri_memory *out)
{
    const size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        uint32_t code = 0;
        const size_t n = tri_utf8_decode(text + i, length - i, &code);
        const char *instead = code == '<'    ? "&lt;"
                              : code == '>'  ? "&gt;"
                              : code == '&'  ? "&amp;"
                              : code == '"'  ? "&quot;"
                              : code == '\t' ? "&#9;"
                              : code == '\n' ? "&#10;"
                              : code == '\r' ? "&#13;"
                                             : NULL;
        if (instead != NULL) {
            (void)tri_memory_write(instead, strlen(instead), out);
        } else if (code >= 0x20 && code != 0xFFFE && code != 0xFFFF &&
                   (code != 0xFFFD || memcmp(text + i, "\xEF\xBF\xBD", 3) == 0)) {
            (void)tri_memory_write(text + i, n, out);
        }
        i += n;
    }
}

static void test_any_bytes(void **state)
{
    (void)state;
    static const char bytes[] =
        "aaaaaaaaaaaa  \"&<>\t\n\x01\x1f\x20\x21\x3d\x7f\xC3\xA9"
        "\xE2\x80\x99\xED\xA0\xEF\xBF\xBE\xBD\xF0\x9F\x98\x80\xFF";
    uint64_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        char text[64] = "";
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        const size_t length = (size_t)(seed >> 58U);
        for (size_t j = 0; j + 1 < length; j++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            text[j] = bytes[(seed >> 40U) % (sizeof bytes - 1)];
        }
        tri_memory ours = written(text);
        tri_memory wanted = {0};
        (void)tri_memory_write("", 0, &wanted);
        plainly(text, &wanted);
        assert_string_equal(ours.bytes, wanted.bytes);
        free(ours.bytes);
        free(wanted.bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
