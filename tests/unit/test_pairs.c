/* Tests which entities of a document may be related by what stands between them, and
   what is known of a pair beside the words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/test_model.h"

#include "extract/typed/pairs.h"

enum { TOKENS = 80, MENTIONS = 20, ENTITIES = 8 };

/* A document of words parted by blanks: "." ends a sentence, a line break is that of a
   paragraph; [name/type of an entity's first letter: "[A Karl Lind]" is a name of A,
   "(A he)" a mention of A by other words. */
typedef struct {
    char text[1024];
    char words[TOKENS][32];
    tri_token tokens[TOKENS];
    tri_sentence sentences[TOKENS];
    tri_mention mentions[MENTIONS];
    tri_entity entities[ENTITIES];
    tri_i_candidates candidates;
    tri_document document;
    tri_arena arena;
    tri_i_cast cast;
    tri_i_pair *pairs;
    uint32_t n_pairs;
} fixture;

static void add_token(fixture *f, const char *word, bool is_paragraph)
{
    tri_document *d = &f->document;
    assert_in_range(d->n_tokens, 0, TOKENS - 1);
    const bool is_first =
        d->n_tokens == 0 || strcmp(f->words[d->n_tokens - 1], ".") == 0;
    if (is_first) {
        f->sentences[d->n_sentences].begin = d->n_tokens;
        d->n_sentences++;
    }
    if (d->n_tokens > 0) {
        strcat(f->text, is_paragraph ? "\n\n" : " ");
    }
    (void)snprintf(f->words[d->n_tokens], sizeof f->words[0], "%s", word);
    f->tokens[d->n_tokens] = (tri_token){.form = f->words[d->n_tokens],
                                         .begin = (uint32_t)strlen(f->text),
                                         .sentence = d->n_sentences - 1};
    strcat(f->text, word);
    f->tokens[d->n_tokens].end = (uint32_t)strlen(f->text);
    f->sentences[d->n_sentences - 1].end = ++d->n_tokens;
}

/* `types`: of the entities A, B ... */
static void read_text(fixture *f, const char *text, const uint8_t *types, uint32_t n)
{
    char copy[1024];
    bool is_paragraph = false;
    tri_mention *open = NULL;
    memset(f, 0, sizeof *f);
    tri_document *d = &f->document;
    (void)snprintf(copy, sizeof copy, "%s", text);
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " ")) {
        if (word[0] == '|') {
            is_paragraph = true;
            continue;
        }
        if (word[0] == '[' || word[0] == '(') {
            open = &f->mentions[d->n_mentions++];
            *open = (tri_mention){.begin = d->n_tokens,
                                  .entity = (uint32_t)(word[1] - 'A'),
                                  .kind = word[0] == '[' ? TRI_MENTION_NAME
                                                         : TRI_MENTION_PRONOUN};
            continue;
        }
        char *close = strpbrk(word, "])");
        if (close != NULL) {
            *close = '\0';
        }
        add_token(f, word, is_paragraph);
        is_paragraph = false;
        if (close != NULL) {
            open->end = d->n_tokens;
            open->head = d->n_tokens - 1;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        f->entities[i] = (tri_entity){.name = "", .subtype = "", .type = types[i]};
    }
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const uint8_t type = types[f->mentions[i].entity];
        if (type == TRI_TYPE_DATE || type == TRI_TYPE_NUM) {
            f->mentions[i].kind = TRI_MENTION_VALUE;
        }
    }
    d->text = f->text;
    d->tokens = f->tokens;
    d->sentences = f->sentences;
    d->mentions = f->mentions;
    d->entities = f->entities;
    d->n_entities = n;
    d->candidates = &f->candidates;
    assert_true(tri_i_list_cast(d, model, &f->arena, &f->cast));
    assert_true(tri_i_list_pairs(d, &f->cast, &f->pairs, &f->n_pairs));
}

static void clear(fixture *f)
{
    free(f->pairs);
    tri_arena_clear(&f->arena);
}

/* The pair of two entities, by their letters; NULL: none. */
static const tri_i_pair *pair_of(const fixture *f, char a, char b)
{
    for (uint32_t i = 0; i < f->n_pairs; i++) {
        const uint32_t low = f->cast.entities[f->pairs[i].low];
        const uint32_t high = f->cast.entities[f->pairs[i].high];
        if (low == (uint32_t)(a - 'A') && high == (uint32_t)(b - 'A')) {
            return &f->pairs[i];
        }
    }
    return NULL;
}

static const uint8_t people[] = {TRI_TYPE_PER, TRI_TYPE_PER, TRI_TYPE_LOC,
                                 TRI_TYPE_ORG};

static void test_within_reach(void **state)
{
    static fixture f;
    (void)state;
    need_model();
    read_text(&f,
              "[A Karl Lind] met [B Anna Berg] . It rained . Nobody went to [C Oslo] . "
              "Then [D Acme] closed .",
              people, 4);
    assert_int_equal(f.cast.text.n_entities, 4);
    assert_non_null(pair_of(&f, 'A', 'B'));
    assert_non_null(pair_of(&f, 'A', 'C'));
    assert_non_null(pair_of(&f, 'B', 'C'));
    assert_non_null(pair_of(&f, 'C', 'D'));
    assert_null(pair_of(&f, 'A', 'D')); /* three sentences on */
    assert_int_equal(f.n_pairs, 4);
    clear(&f);
    /* A paragraph ends what belongs together. */
    read_text(&f, "[A Karl Lind] met [B Anna Berg] . | He left [C Oslo] .", people, 3);
    assert_int_equal(f.n_pairs, 1);
    assert_non_null(pair_of(&f, 'A', 'B'));
    clear(&f);
    /* Names of one are no pair. */
    read_text(&f, "[A Karl Lind] met [A Lind] .", people, 1);
    assert_int_equal(f.n_pairs, 0);
    clear(&f);
    read_text(&f, "Nobody met anybody .", people, 0);
    assert_int_equal(f.n_pairs, 0);
    clear(&f);
}

static void test_values(void **state)
{
    static const uint8_t types[] = {TRI_TYPE_PER, TRI_TYPE_DATE, TRI_TYPE_NUM,
                                    TRI_TYPE_LOC, TRI_TYPE_CONCEPT};
    static fixture f;
    (void)state;
    need_model();
    read_text(&f,
              "[A Lind] left [D Oslo] in [B 1961] with [C 40] [E nurses] . He died .",
              types, 5);
    assert_int_equal(f.cast.text.n_entities, 4); /* a concept is none */
    assert_non_null(pair_of(&f, 'A', 'B'));
    assert_non_null(pair_of(&f, 'A', 'C'));
    assert_non_null(pair_of(&f, 'B', 'D'));
    assert_null(pair_of(&f, 'B', 'C')); /* two values */
    assert_null(pair_of(&f, 'C', 'D')); /* a number of a place */
    clear(&f);
    read_text(&f, "[A Lind] left . It was [B 1961] .", types, 2);
    assert_int_equal(f.n_pairs, 0); /* another sentence's date */
    clear(&f);
}

static void test_what_is_known(void **state)
{
    static fixture f;
    uint8_t features[2][TRI_RELATION_FEATURES], near[2][TRI_RELATION_WORDS];
    uint32_t words[TRI_RELATION_WORDS];
    (void)state;
    need_model();
    read_text(
        &f,
        "[A Karl Lind] saw [C Oslo] . Then [B Anna Lind] and (A he) left [C Oslo] "
        "for good .",
        people, 3);
    const tri_i_pair *pair = pair_of(&f, 'A', 'C');
    assert_non_null(pair);
    assert_int_equal(pair->sentences, 0);
    assert_int_equal(pair->n_same, 2);
    assert_int_equal(pair->tokens, 1);
    assert_true(pair->low_first);
    assert_int_equal(pair->n_context, 2);
    /* Shown by names, of the first sentence. */
    assert_int_equal(pair->shown[0], 0);
    assert_int_equal(pair->shown[1], 1);
    tri_i_pair_features(&f.cast, pair, features);
    const uint8_t there[] = {0, 1, 1, 2, 0, 1, 0, 1, 1};
    const uint8_t back[] = {0, 1, 0, 2, 1, 0, 0, 1, 1};
    assert_memory_equal(features[0], there, sizeof there);
    assert_memory_equal(features[1], back, sizeof back);

    pair = pair_of(&f, 'A', 'B');
    assert_non_null(pair);
    assert_int_equal(pair->n_same, 1);
    /* The name is a sentence off: the pronoun is nearer. */
    assert_int_equal(f.mentions[pair->shown[0]].kind, TRI_MENTION_PRONOUN);
    tri_i_pair_features(&f.cast, pair, features);
    assert_int_equal(features[0][2], 0); /* she stands first */
    assert_int_equal(features[0][6], 3); /* they share a word */
    const size_t n = tri_i_pair_words(&f.document, &f.cast, pair, words, near);
    /* Then Anna Lind and he left Oslo for good . */
    const uint8_t to_him[] = {3, 3, 2, 1, 0, 1, 2, 3, 3, 4};
    const uint8_t to_her[] = {1, 0, 0, 1, 2, 3, 3, 4, 4, 4};
    assert_int_equal(n, sizeof to_him);
    assert_int_equal(words[0], 5);
    assert_memory_equal(near[0], to_him, sizeof to_him);
    assert_memory_equal(near[1], to_her, sizeof to_her);
    clear(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_within_reach),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_what_is_known),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
