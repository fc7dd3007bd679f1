/* Tests extract/tokens/text_to_language.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/tokens/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool is_english(const char *text)
{
    return tri_text_is_english(text, strlen(text));
}

static void test_english(void **state)
{
    (void)state;
    assert_true(is_english("The quick brown fox jumps over the lazy dog, and nobody in "
                           "the whole village of Thornbury has ever asked why it does "
                           "that every morning before the sun is up."));
    /* Names of another language in it. */
    assert_true(is_english(
        "Angela de la Cruz of the Partido de los Trabajadores met with Emmanuel van "
        "der "
        "Berg, who leads Die Linke, at the Plaza de la Constituci\xC3\xB3n in "
        "Bogot\xC3\xA1 "
        "after the vote, and both said that they would not take part in the talks."));
    /* Too short to say anything. */
    assert_true(is_english("Der Hund ist nicht im Haus und die Katze auch nicht."));
    /* Names, also those with words of other languages, are no other language. */
    assert_true(
        is_english("Torvik, Bergen, Lund, Oslo, Kiruna, Narvik, Harstad, Mora, "
                   "Falun, Borl\xC3\xA4nge, Gjovik, Hamar, Moss, Larvik, Arendal, "
                   "Mandal, Egersund, Sandnes, Stavanger, Haugesund, Alesund, Molde, "
                   "Levanger, Steinkjer, Namsos, Mosjoen, Bodo, Fauske, Svolvaer, "
                   "Alta, Vadso, Hammerfest, Kirkenes, Los Gatos, La Paz, El Paso, "
                   "Las Cruces, Del Mar, Le Mans"));
    assert_true(
        is_english("Ana del Rio met Juan de la Cruz. Piet van der Berg met Jan de "
                   "Wit. Leo von Stein met Marie du Pont. Carlos da Silva met Rosa "
                   "dos Santos."));
    assert_true(is_english(""));
    assert_true(is_english("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22"));
}

static void test_other_languages(void **state)
{
    (void)state;
    assert_false(is_english("Der Bundestag hat am Donnerstag nach langer Debatte ein "
                            "Gesetz beschlossen, das "
                            "die Rechte der Mieter in den St\xC3\xA4"
                            "dten st\xC3\xA4rken und den Bau von "
                            "Wohnungen leichter machen soll."));
    assert_false(
        is_english("Le premier ministre a annonc\xC3\xA9 mardi que la r\xC3\xA9"
                   "forme des retraites "
                   "serait pr\xC3\xA9sent\xC3\xA9"
                   "e au Parlement avant la fin de l'ann\xC3\xA9"
                   "e, "
                   "malgr\xC3\xA9 les gr\xC3\xA8ves qui touchent le pays."));
    assert_false(is_english(
        "El presidente dijo que las elecciones se celebrar\xC3\xA1n en mayo y que los "
        "partidos tienen hasta el lunes para presentar a sus candidatos ante el "
        "tribunal "
        "de la capital."));
    assert_false(is_english(
        "De regering heeft gisteren besloten dat het geld voor de nieuwe weg niet naar "
        "de "
        "provincie gaat, maar dat er eerst met de inwoners van het dorp gesproken "
        "wordt."));
    /* Twenty words of Russian, by the alphabet. */
    const char *word = "\xD1\x81\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xBE ";
    char russian[300] = "";
    for (int i = 0; i < 25; i++) {
        (void)strcat(russian, word);
    }
    assert_false(is_english(russian));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_other_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
