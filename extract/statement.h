/* What kinds of statements there are, of the finds and of the triples made of them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_STATEMENT_H
#define TRI_EXTRACT_STATEMENT_H

#include "base/status.h"

/* clang-format off */
#define TRI_BASIS_LIST(X) \
    X(STATED, "stated") X(COREFERENCE, "coreference") X(INFERRED, "inferred")
/* clang-format on */
/* The most certain first: the order in which merged edges choose. */
/* clang-format off */
#define TRI_MODALITY_LIST(X) \
    X(ASSERTED, "asserted") X(FUTURE, "future") X(CLAIMED, "claimed") \
    X(POSSIBLE, "possible") X(CONDITIONAL, "conditional") X(REQUESTED, "requested")
/* clang-format on */
#define TRI_ARG_KIND_LIST(X) X(TIME, "time") X(PLACE, "place") X(OTHER, "other")
/* Which construction found it; find/ has a file for each. */
/* clang-format off */
#define TRI_PATTERN_LIST(X) \
    X(VERB, "verb") X(COPULA, "copula") X(NOUN, "noun") X(APPOSITION, "apposition") \
    X(POSSESSIVE, "possessive") X(TITLE, "title") X(PREPOSITION, "preposition") \
    X(PARTICIPLE, "participle") X(RELATIVE, "relative") X(COMPOUND, "compound") \
    X(EVENT, "event") X(GIVEN, "given")
/* clang-format on */

#define TRI_ENUM_MEMBER_BASIS(name, text) TRI_BASIS_##name,
#define TRI_ENUM_MEMBER_MODALITY(name, text) TRI_MODALITY_##name,
#define TRI_ENUM_MEMBER_ARG_KIND(name, text) TRI_ARG_KIND_##name,
#define TRI_ENUM_MEMBER_PATTERN(name, text) TRI_PATTERN_##name,
typedef enum { TRI_BASIS_LIST(TRI_ENUM_MEMBER_BASIS) TRI_BASIS_COUNT } tri_basis;
typedef enum {
    TRI_MODALITY_LIST(TRI_ENUM_MEMBER_MODALITY) TRI_MODALITY_COUNT
} tri_modality;
typedef enum {
    TRI_ARG_KIND_LIST(TRI_ENUM_MEMBER_ARG_KIND) TRI_ARG_KIND_COUNT
} tri_arg_kind;
typedef enum {
    TRI_PATTERN_LIST(TRI_ENUM_MEMBER_PATTERN) TRI_PATTERN_COUNT
} tri_pattern;

TRI_API const char *tri_basis_name(tri_basis basis);
TRI_API const char *tri_modality_name(tri_modality modality);
TRI_API const char *tri_arg_kind_name(tri_arg_kind kind);
TRI_API const char *tri_pattern_name(tri_pattern pattern);

#endif
