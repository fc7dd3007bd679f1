/* Names of a triple's parts as they are printed, and the end of triples. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/triples/triples.h"

const char *tri_basis_name(tri_basis basis)
{
    static const char *const names[TRI_BASIS_COUNT] = {
        [TRI_BASIS_STATED] = "stated",
        [TRI_BASIS_NOMINAL] = "nominal",
        [TRI_BASIS_COREFERENCE] = "coreference",
        [TRI_BASIS_INFERRED] = "inferred",
    };
    return (unsigned)basis < TRI_BASIS_COUNT ? names[basis] : "";
}

const char *tri_modality_name(tri_modality modality)
{
    static const char *const names[TRI_MODALITY_COUNT] = {
        [TRI_MODALITY_ASSERTED] = "asserted",
        [TRI_MODALITY_FUTURE] = "future",
        [TRI_MODALITY_CLAIMED] = "claimed",
        [TRI_MODALITY_POSSIBLE] = "possible",
        [TRI_MODALITY_CONDITIONAL] = "conditional",
        [TRI_MODALITY_REQUESTED] = "requested",
    };
    return (unsigned)modality < TRI_MODALITY_COUNT ? names[modality] : "";
}

const char *tri_arg_kind_name(tri_arg_kind kind)
{
    static const char *const names[TRI_ARG_KIND_COUNT] = {
        [TRI_ARG_KIND_TIME] = "time",
        [TRI_ARG_KIND_PLACE] = "place",
        [TRI_ARG_KIND_OTHER] = "other",
    };
    return (unsigned)kind < TRI_ARG_KIND_COUNT ? names[kind] : "";
}

const char *tri_pattern_name(tri_pattern pattern)
{
    static const char *const names[TRI_PATTERN_COUNT] = {
        [TRI_PATTERN_VERB] = "verb",
        [TRI_PATTERN_COPULA] = "copula",
        [TRI_PATTERN_NOUN] = "noun",
        [TRI_PATTERN_APPOSITION] = "apposition",
        [TRI_PATTERN_POSSESSIVE] = "possessive",
        [TRI_PATTERN_TITLE] = "title",
        [TRI_PATTERN_PREPOSITION] = "preposition",
        [TRI_PATTERN_PARTICIPLE] = "participle",
        [TRI_PATTERN_RELATIVE] = "relative",
        [TRI_PATTERN_COMPOUND] = "compound",
        [TRI_PATTERN_EVENT] = "event",
        [TRI_PATTERN_GIVEN] = "given",
        [TRI_PATTERN_TYPED] = "typed",
    };
    return (unsigned)pattern < TRI_PATTERN_COUNT ? names[pattern] : "";
}

void tri_triples_clear(tri_triples *triples)
{
    tri_arena_free(triples->memory);
    *triples = (tri_triples){0};
}
