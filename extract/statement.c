/* Names of the kinds of statements, as they are printed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/statement.h"

#define NAME(name, text) text,

const char *tri_basis_name(tri_basis basis)
{
    static const char *const names[] = {TRI_BASIS_LIST(NAME)};
    return (unsigned)basis < TRI_BASIS_COUNT ? names[basis] : "";
}

const char *tri_modality_name(tri_modality modality)
{
    static const char *const names[] = {TRI_MODALITY_LIST(NAME)};
    return (unsigned)modality < TRI_MODALITY_COUNT ? names[modality] : "";
}

const char *tri_arg_kind_name(tri_arg_kind kind)
{
    static const char *const names[] = {TRI_ARG_KIND_LIST(NAME)};
    return (unsigned)kind < TRI_ARG_KIND_COUNT ? names[kind] : "";
}

const char *tri_pattern_name(tri_pattern pattern)
{
    static const char *const names[] = {TRI_PATTERN_LIST(NAME)};
    return (unsigned)pattern < TRI_PATTERN_COUNT ? names[pattern] : "";
}
