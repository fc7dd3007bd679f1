/* Copies the words of a find as the text has them: ranges of tokens, and those that
   state its relation. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/making.h"

tri_span tri_i_span_of(const tri_document *d, tri_i_range range)
{
    return (tri_span){d->tokens[range.begin].cp_begin, d->tokens[range.end - 1].cp_end};
}

const char *tri_i_text_of(tri_i_making *m, tri_i_range range)
{
    const tri_document *d = m->document;
    const uint32_t begin = d->tokens[range.begin].begin;
    const size_t length = d->tokens[range.end - 1].end - begin;
    char *text = tri_arena_copy(m->triples->memory, d->text + begin, length);
    m->failed = m->failed || text == NULL;
    for (size_t i = 0; text != NULL && i < length; i++) {
        text[i] = text[i] == '\0' ? ' ' : text[i];
    }
    return text;
}

const char *tri_i_copy(tri_i_making *m, const char *text)
{
    const char *result = tri_arena_string(m->triples->memory, text);
    m->failed = m->failed || result == NULL;
    return result;
}

const char *tri_i_both_texts(tri_i_making *m, const char *a, const char *b)
{
    const char *both =
        a == NULL || b == NULL
            ? NULL
            : tri_arena_printf(m->triples->memory, "%s%s%s", a,
                               a[0] != '\0' && b[0] != '\0' ? " " : "", b);
    m->failed = m->failed || both == NULL;
    return both;
}

/* "a surprise victory": where the words of a verb's noun begin, if few stand before it
   and none is the relation's already. */
static uint32_t begin_of_noun(const tri_i_making *m, const tri_i_find *find)
{
    enum { MOST_BEFORE = 3 };
    const uint32_t noun = find->noun.begin;
    const uint32_t begin = m->finds->tree->begin[noun];
    const bool is_free = begin >= find->relation.end &&
                         (find->with.end <= find->with.begin ||
                          begin >= find->with.end || noun <= find->with.begin);
    return is_free && noun - begin <= MOST_BEFORE ? begin : noun;
}

void tri_i_put_relation(tri_i_making *m, const tri_i_find *find, tri_triple *triple)
{
    const tri_document *d = m->document;
    triple->relation = tri_i_text_of(m, find->relation);
    triple->relation_span = tri_i_span_of(d, find->relation);
    if (find->before.end > find->before.begin) {
        triple->relation =
            tri_i_both_texts(m, tri_i_text_of(m, find->before), triple->relation);
        triple->relation_span.begin = tri_i_span_of(d, find->before).begin;
    }
    tri_i_range with = find->with;
    tri_i_range noun = find->noun;
    const bool is_said = noun.end <= noun.begin || noun.begin < find->relation.end ||
                         (noun.begin > with.begin && noun.begin < with.end);
    if (!is_said && noun.begin == with.begin && with.end > with.begin) {
        with.begin = begin_of_noun(m, find);
    } else if (!is_said) { /* "earned" in the north "a surprise victory" "with" */
        noun.begin = begin_of_noun(m, find);
        triple->relation =
            tri_i_both_texts(m, triple->relation, tri_i_text_of(m, noun));
    }
    if (with.end > with.begin) {
        const tri_span span = tri_i_span_of(d, with);
        triple->relation =
            tri_i_both_texts(m, triple->relation, tri_i_text_of(m, with));
        triple->relation_span.begin = span.begin < triple->relation_span.begin
                                          ? span.begin
                                          : triple->relation_span.begin;
        triple->relation_span.end =
            span.end > triple->relation_span.end ? span.end : triple->relation_span.end;
    }
}
