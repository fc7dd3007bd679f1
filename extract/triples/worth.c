/* The confidence of a triple: a logistic model of which triples readers keep. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/confidence.h"

#include <math.h>
#include <string.h>

/* Every weight by the name of its feature: none is missing, none stands twice. */
#define WEIGHT(name, value) WEIGHT_OF_##name,
enum {
#include "extract/fit/worth.inc"
    N_WEIGHTS
};
#undef WEIGHT
_Static_assert((int)N_WEIGHTS == (int)TRI_I_N_WORTH,
               "each feature has a weight in extract/fit/worth.inc");
_Static_assert(TRI_I_WORTH_PATTERN_GIVEN - TRI_I_WORTH_PATTERN_VERB ==
                   (int)TRI_PATTERN_GIVEN - (int)TRI_PATTERN_VERB,
               "each pattern of finds is a feature");

#define WEIGHT(name, value) [TRI_I_WORTH_##name] = (value),
static const double weights[TRI_I_N_WORTH] = {
#include "extract/fit/worth.inc"
};
#undef WEIGHT

const char *tri_i_worth_name(size_t feature)
{
#define CONSTRUCTION(name, text) "CONSTRUCTION_" #name,
#define PATTERN(name) "PATTERN_" #name,
#define FEATURE(name, text) #name,
    static const char *const names[] = {TRI_I_CONSTRUCTION_LIST(
        CONSTRUCTION) TRI_I_PATTERN_LIST(PATTERN) TRI_I_WORTH_LIST(FEATURE)};
#undef CONSTRUCTION
#undef PATTERN
#undef FEATURE
    return feature < TRI_I_N_WORTH ? names[feature] : "";
}

/* e to the x: the same bits with every libm and processor, which exp() is not. */
static double power(double x)
{
    const double ln2 = 0.693147180559945309;
    const double whole = floor(fmax(-30, fmin(30, x)) / ln2 + 0.5);
    const double rest = fmax(-30, fmin(30, x)) - whole * ln2; /* at most ln2 / 2 */
    double sum = 1;
    for (int i = 14; i > 0; i--) {
        sum = 1 + sum * rest / i;
    }
    return ldexp(sum, (int)whole);
}

static bool is_named(const tri_argument *argument)
{
    return argument->type < TRI_TYPE_DATE;
}

static bool is_value(const tri_argument *argument)
{
    return argument->type == TRI_TYPE_DATE || argument->type == TRI_TYPE_NUM;
}

static bool is_concept(const tri_argument *argument)
{
    return argument->type == TRI_TYPE_CONCEPT;
}

/* Root of how many words of a phrase its name leaves out. */
static double cut(const tri_argument *argument)
{
    return sqrt(fmax(0, tri_i_n_words(argument->text) - tri_i_n_words(argument->name)));
}

static bool is_empty(const tri_triple *triple)
{
    const char *base = triple->base;
    return base[0] == '\0' || strcmp(base, "be") == 0 || strcmp(base, "have") == 0;
}

static bool has_named_argument(const tri_triple *triple)
{
    for (uint32_t i = 0; i < triple->n_args; i++) {
        const tri_argument *argument = &triple->args[i].argument;
        if (is_named(argument) || is_value(argument)) {
            return true;
        }
    }
    return false;
}

/* What the triple's ends say. */
static void measure_ends(const tri_i_find *find, const tri_triple *t, double *f)
{
    const tri_argument *subject = &t->subject;
    const tri_argument *object = &t->object;
    const bool is_thing = find->words.begin == find->words.end;
    f[TRI_I_WORTH_NAMED_SUBJECT] = is_named(subject);
    f[TRI_I_WORTH_NAMED_OBJECT] = is_thing && is_named(object);
    f[TRI_I_WORTH_NAMED_BOTH] = is_thing && is_named(subject) && is_named(object);
    f[TRI_I_WORTH_SUBJECT_COMMON] =
        is_concept(subject) && tri_i_n_words(subject->name) < 2;
    f[TRI_I_WORTH_OBJECT_COMMON] =
        is_thing && is_concept(object) && tri_i_n_words(object->name) < 2;
    f[TRI_I_WORTH_OBJECT_PHRASE] =
        is_thing && is_concept(object) && tri_i_n_words(object->name) >= 2;
    f[TRI_I_WORTH_OBJECT_VALUE] = is_value(object);
    f[TRI_I_WORTH_OBJECT_NO_MENTION] = !is_thing;
    f[TRI_I_WORTH_SUBJECT_SIZE] = sqrt(tri_i_n_words(subject->text));
    f[TRI_I_WORTH_OBJECT_SIZE] = sqrt(tri_i_n_words(object->text));
    f[TRI_I_WORTH_SUBJECT_CUT] = cut(subject);
    f[TRI_I_WORTH_OBJECT_CUT] = is_thing ? cut(object) : 0;
    f[TRI_I_WORTH_UNRESOLVED] =
        subject->how == TRI_HOW_NONE || object->how == TRI_HOW_NONE;
    f[TRI_I_WORTH_DESCRIBED] = (subject->how == TRI_HOW_NOMINAL && is_named(subject)) ||
                               (object->how == TRI_HOW_NOMINAL && is_named(object));
}

static void measure(const tri_i_finds *x, const tri_i_find *find, const tri_triple *t,
                    double truth, double f[TRI_I_N_WORTH])
{
    const tri_sentence *s = &x->document->sentences[t->sent];
    const uint8_t rel = x->document->tokens[find->clause].rel;
    memset(f, 0, TRI_I_N_WORTH * sizeof *f);
    f[TRI_I_WORTH_CONSTRUCTION_OTHER + find->construction] = 1;
    if (find->construction == TRI_I_OTHER) {
        f[TRI_I_WORTH_PATTERN_VERB + find->pattern] = 1;
        f[TRI_I_WORTH_OWN_FIGURE] = truth;
    }
    f[TRI_I_WORTH_WORTH] = 1;
    f[TRI_I_WORTH_TRUTH] = truth;
    measure_ends(find, t, f);
    f[TRI_I_WORTH_EMPTY_LABEL] = is_empty(t);
    f[TRI_I_WORTH_PREPOSITION_TO_CONCEPT] =
        strcmp(t->label, t->base) != 0 && is_concept(&t->object);
    f[TRI_I_WORTH_NAMED_ARGUMENT] = has_named_argument(t);
    f[TRI_I_WORTH_ARGUMENTS] = t->n_args > 0;
    f[TRI_I_WORTH_SENTENCE_SIZE] = sqrt((double)(s->end - s->begin));
    f[TRI_I_WORTH_STATED_AT_ROOT] = rel == TRI_REL_ROOT;
    f[TRI_I_WORTH_SAID] = rel == TRI_REL_CCOMP || rel == TRI_REL_PARATAXIS;
    f[TRI_I_WORTH_NOT_ASSERTED] = t->modality != TRI_MODALITY_ASSERTED;
    f[TRI_I_WORTH_DENIED] = t->negated;
}

/* The most that a phrase said again can have, for a name that has nothing else may be
   tied by it, and what is said of anybody. */
static const double SAYS_LITTLE = 0.45;

double tri_i_confidence(const tri_i_finds *x, const tri_i_find *find,
                        const tri_triple *triple, tri_i_measures *measures)
{
    const double truth = tri_i_truth(x, find, triple, measures->truth);
    measure(x, find, triple, truth, measures->worth);
    double sum = 0;
    for (size_t i = 0; i < TRI_I_N_WORTH; i++) {
        sum += weights[i] * measures->worth[i];
    }
    const bool says_little =
        tri_i_is_restated(x, find, triple) || tri_i_is_of_anybody(triple);
    const double most = says_little ? SAYS_LITTLE : 0.98;
    return round(1000 * fmax(0.05, fmin(most, 1 / (1 + power(-sum))))) / 1000;
}
