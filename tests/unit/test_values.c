/* Tests extract/values/: sentences and the DATE and NUM mentions that a reader finds in
   them, of a document of Friday, 2022-01-07. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model.h"

#include "extract/extract.h"

static tri_scratch *scratch;

/* Each mention as "text=value unit", DATE or NUM told apart by its brackets: [date],
   {number}; in the order of the text. */
static void find(const char *text, const char *date, char *out, size_t room)
{
    tri_document document;
    const tri_meta meta = {.date = date};
    size_t n = 0;
    out[0] = '\0';
    assert_int_equal(tri_document_init(&document, text, strlen(text), &meta, NULL),
                     TRI_OK);
    assert_int_equal(tri_document_annotate(&document, model, scratch, false, NULL),
                     TRI_OK);
    for (uint32_t i = 0; i < document.n_mentions; i++) {
        const tri_mention *m = document.mentions + i;
        if (m->kind != TRI_MENTION_VALUE) {
            continue;
        }
        const uint32_t begin = document.tokens[m->begin].begin;
        const bool is_date = m->type == TRI_TYPE_DATE;
        n += (size_t)snprintf(out + n, room - n, "%s%c%.*s=%s%s%s%c", n > 0 ? " " : "",
                              is_date ? '[' : '{',
                              (int)(document.tokens[m->end - 1].end - begin),
                              text + begin, m->value, m->unit[0] != '\0' ? " " : "",
                              m->unit, is_date ? ']' : '}');
    }
    tri_document_clear(&document);
}

typedef struct {
    const char *text, *expected;
} sample;

static void check_of_day(const sample *samples, size_t n, const char *date)
{
    size_t n_wrong = 0;
    need_model();
    for (size_t i = 0; i < n; i++) {
        char found[1024];
        find(samples[i].text, date, found, sizeof found);
        if (strcmp(found, samples[i].expected) != 0) {
            print_error("%s\n  found    %s\n  expected %s\n", samples[i].text, found,
                        samples[i].expected);
            n_wrong++;
        }
    }
    assert_int_equal(n_wrong, 0);
}

#define CHECK(samples, date)                                                           \
    check_of_day(samples, sizeof(samples) / sizeof *(samples), date)

static void test_calendar_dates(void **state)
{
    static const sample samples[] = {
        {"He came in April, July and November 2014.",
         "[April=2014-04] [July=2014-07] [November 2014=2014-11]"},
        {"It rained in December and January 2012.",
         "[December=2011-12] [January 2012=2012-01]"},
        {"He arrived on 7 January 2022.", "[7 January 2022=2022-01-07]"},
        {"He arrived on January 7, 2022.", "[January 7, 2022=2022-01-07]"},
        {"She was born on the 3rd of March 1985.", "[3rd of March 1985=1985-03-03]"},
        {"The law took effect on 2021-12-31.", "[2021-12-31=2021-12-31]"},
        {"The vote was held in March 2019.", "[March 2019=2019-03]"},
        {"The talks ran from 3-5 May 2021.", "[3-5 May 2021=2021-05-03/2021-05-05]"},
        {"The war lasted from 1939 to 1945.", "[1939 to 1945=1939/1945]"},
        {"He ruled between 1992 and 1997.", "[1992 and 1997=1992/1997]"},
        {"Samuel Clay (1911-1992) was a painter.", "[1911-1992=1911/1992]"},
        {"It was built in 1887.", "[1887=1887]"},
        {"Prices fell in the late 1970s.", "[the late 1970s=1970/1979]"},
        {"The town grew in the 19th century.", "[the 19th century=1801/1900]"},
        {"The town was razed in the 7th century BC.",
         "[the 7th century BC=-0699/-0600]"},
        {"The hall was built in 3000 BC.", "[3000 BC=-2999]"},
        {"The wall was built around AD 122.", "[AD 122=0122]"},
        {"The town was built around 500 BCE.", "[500 BCE=-0499]"},
        {"They met in the summer of 1914.", "[the summer of 1914=1914-22]"},
        {"The fort dates from the late Bronze Age.", "[the late Bronze Age=]"},
        {"The beds are of the Oligocene.", "[the Oligocene=]"},
    };
    (void)state;
    CHECK(samples, "2022-01-07");
}

static void test_dates_relative_to_the_document(void **state)
{
    static const sample samples[] = {
        {"The president spoke on Thursday.", "[Thursday=2022-01-06]"},
        {"The president spoke on Friday.", "[Friday=2022-01-07]"},
        {"The president will speak on Monday.", "[Monday=2022-01-10]"},
        {"The president spoke last Friday.", "[last Friday=2021-12-31]"},
        {"Troops arrived yesterday.", "[yesterday=2022-01-06]"},
        {"The court will rule tomorrow.", "[tomorrow=2022-01-08]"},
        {"The talks begin next week.", "[next week=2022-W02]"},
        {"Inflation rose last year.", "[last year=2021]"},
        {"Sales fell last month.", "[last month=2021-12]"},
        {"The mine closed in December.", "[December=2021-12]"},
        {"The mine closed three years ago.", "[three years ago=2019]"},
        {"He arrived two days ago.", "[two days ago=2022-01-05]"},
        {"Police arrested him on Thursday morning.", "[Thursday morning=2022-01-06]"},
        {"It rained for three days.", "[three days=P3D]"},
        {"They talked for several hours.", "[several hours=]"},
    };
    (void)state;
    CHECK(samples, "2022-01-07");
}

/* Without a date of the document nothing relative has a value. */
static void test_dates_without_the_document_s(void **state)
{
    static const sample samples[] = {
        {"The president spoke on Thursday.", "[Thursday=]"},
        {"Inflation rose last year.", "[last year=]"},
        {"He arrived on 7 January 2022.", "[7 January 2022=2022-01-07]"},
    };
    (void)state;
    CHECK(samples, "");
}

static void test_times(void **state)
{
    static const sample samples[] = {
        {"The meeting starts at 10:30 a.m. on Monday.",
         "[10:30 a.m.=T10:30] [Monday=2022-01-03]"},
        {"It closes at 5 p.m. in winter.", "[5 p.m.=T17:00]"},
        {"The bell rang at midnight.", "[midnight=T00:00]"},
        {"It struck at 14:05 GMT.", "[14:05 GMT=T14:05]"},
    };
    (void)state;
    CHECK(samples, "2022-01-07");
}

static void test_amounts(void **state)
{
    static const sample samples[] = {
        {"Russia sent 3,000 troops.", "{3,000=3000}"},
        {"The bank lent $5 million to the firm.", "{$5 million=5000000 USD}"},
        {"The bank lent US$5.5bn to the firm.", "{US$5.5bn=5500000000 USD}"},
        {"It cost 200 euros.", "{200 euros=200 EUR}"},
        {"It cost \xC2\xA3"
         "40.",
         "{\xC2\xA3"
         "40=40 GBP}"},
        {"Prices rose 15% in a week.", "{15%=15 percent}"},
        {"Prices rose by 2.5 percent.", "{2.5 percent=2.5 percent}"},
        {"The road is about 40 miles long.", "{about 40 miles=40 mi}"},
        {"The river is 191 mi long.", "{191 mi=191 mi}"},
        {"More than two hundred people died.",
         "{More than two hundred people=200 people}"},
        {"Between them they own twenty-five houses.", "{twenty-five=25}"},
        {"The plant grows 30 to 60 centimeters tall.", "{30 to 60 centimeters= cm}"},
        {"Two thirds of voters agreed.", "{Two thirds=0.666667}"},
        {"The song reached the Top 20.", ""},
        {"He read Article 5.", ""},
        {"One of them left.", ""},
    };
    (void)state;
    CHECK(samples, "2022-01-07");
}

static int open_all(void **state)
{
    if (open_model(state) != 0) {
        return -1;
    }
    return model != NULL && tri_scratch_new(model, &scratch, NULL) != TRI_OK ? -1 : 0;
}

static int close_all(void **state)
{
    tri_scratch_free(scratch);
    return close_model(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calendar_dates),
        cmocka_unit_test(test_dates_relative_to_the_document),
        cmocka_unit_test(test_dates_without_the_document_s),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_amounts),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
