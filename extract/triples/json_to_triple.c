/* Reads a triple from a line of JSON. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/triples/jsonl_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *name_of_basis(unsigned i)
{
    return tri_basis_name((tri_basis)i);
}

static const char *name_of_modality(unsigned i)
{
    return tri_modality_name((tri_modality)i);
}

static const char *name_of_arg_kind(unsigned i)
{
    return tri_arg_kind_name((tri_arg_kind)i);
}

static const char *name_of_pattern(unsigned i)
{
    return tri_pattern_name((tri_pattern)i);
}

static tri_i_fault read_relation(tri_arena *arena, const json_t *value,
                                 tri_triple *triple)
{
    const char *label = "";
    triple->relation_span = (tri_span){TRI_NONE, TRI_NONE};
    triple->relation = triple->base = "";
    if (json_is_string(value)) {
        label =
            tri_i_json_copy(arena, json_string_value(value), json_string_length(value));
        triple->relation = label;
    } else if (json_is_object(value)) {
        label = tri_i_json_string(arena, value, "label");
        triple->relation = tri_i_json_string(arena, value, "text");
        triple->base = tri_i_json_string(arena, value, "base");
        triple->property = tri_i_json_string(arena, value, "property");
        triple->relation_span = tri_i_json_span(value);
        if (triple->property == NULL) {
            return NULL;
        }
        if (!tri_i_is_property(triple->property)) {
            return "a relation with a property like P35 or ^P35";
        }
    }
    if (label == NULL || triple->relation == NULL || triple->base == NULL) {
        return NULL;
    }
    if (label[strspn(label, " \t\r\n")] == '\0') {
        return "a relation with a label";
    }
    /* Labels hold no negation of their own. */
    if (strncmp(label, "not ", 4) == 0 && label[4] != '\0') {
        triple->negated = true;
        label += 4;
    }
    triple->label = label;
    triple->base = triple->base[0] == '\0' ? label : triple->base;
    return tri_i_no_fault;
}

static tri_i_fault read_further(tri_triples_reader *reader, const json_t *list,
                                tri_triple *triple)
{
    tri_arena *arena = &reader->arena;
    const size_t n = json_array_size(list);
    tri_further *args = tri_arena_alloc(arena, n, sizeof *args);
    if (args == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_array_get(list, i);
        const char *kind = tri_i_json_string(arena, one, "kind");
        args[i].role = tri_i_json_string(arena, one, "role");
        if (kind == NULL || args[i].role == NULL) {
            return NULL;
        }
        args[i].kind = tri_i_number_of(kind, TRI_ARG_KIND_COUNT, TRI_ARG_KIND_OTHER,
                                       name_of_arg_kind);
        const char *wrong = tri_i_json_to_argument(
            reader, one, "a name in each of args", &args[i].argument);
        if (wrong != tri_i_no_fault) {
            return wrong;
        }
    }
    triple->args = args;
    triple->n_args = (uint32_t)n;
    return tri_i_no_fault;
}

static tri_i_fault read_support(tri_arena *arena, const json_t *list,
                                tri_triple *triple)
{
    const size_t n = json_array_size(list);
    tri_support *support = tri_arena_alloc(arena, n, sizeof *support);
    if (support == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_array_get(list, i);
        support[i].sent = tri_i_json_count(one, "sent");
        support[i].span = tri_i_json_span(one);
        support[i].sentence = tri_i_json_string(arena, one, "sentence");
        if (support[i].sentence == NULL) {
            return NULL;
        }
    }
    triple->support = support;
    triple->n_support = (uint32_t)n;
    return tri_i_no_fault;
}

static double round_confidence(double value)
{
    return isfinite(value) ? round(fmin(1, fmax(0, value)) * 1000) / 1000 : 0;
}

/* Sixteen hex digits for a triple that has no id. */
static void make_id(const tri_triples_reader *reader, tri_triple *triple)
{
    uint64_t hash = tri_hash_string(0, reader->triples.meta.id);
    hash = tri_hash_string(hash, triple->subject.name);
    hash = tri_hash_string(hash, triple->label);
    hash = tri_hash_string(hash, triple->object.name);
    hash = tri_hash(hash, &reader->triples.n_triples, sizeof(uint32_t));
    (void)snprintf(triple->id, sizeof triple->id, "%016llx", (unsigned long long)hash);
}

tri_i_fault tri_i_json_to_triple(tri_triples_reader *reader, const json_t *line,
                                 tri_triple *triple)
{
    tri_arena *arena = &reader->arena;
    *triple = (tri_triple){.confidence = 1, .pattern = TRI_PATTERN_GIVEN};
    const char *wrong = read_relation(arena, json_object_get(line, "relation"), triple);
    if (wrong == tri_i_no_fault) {
        wrong = tri_i_json_to_argument(reader, json_object_get(line, "subject"),
                                       "a subject with a name", &triple->subject);
    }
    if (wrong == tri_i_no_fault) {
        wrong = tri_i_json_to_argument(reader, json_object_get(line, "object"),
                                       "an object with a name", &triple->object);
    }
    if (wrong == tri_i_no_fault) {
        wrong = read_further(reader, json_object_get(line, "args"), triple);
    }
    if (wrong == tri_i_no_fault) {
        wrong = read_support(arena, json_object_get(line, "support"), triple);
    }
    const json_t *attribution = json_object_get(line, "attribution");
    if (wrong == tri_i_no_fault && attribution != NULL && !json_is_null(attribution)) {
        tri_argument *who = tri_arena_alloc(arena, 1, sizeof *who);
        wrong = who == NULL ? NULL
                            : tri_i_json_to_argument(reader, attribution,
                                                     "an attribution with a name", who);
        triple->attribution = who;
    }
    if (wrong != tri_i_no_fault) {
        return wrong;
    }
    const char *modality = tri_i_json_string(arena, line, "modality");
    const char *basis = tri_i_json_string(arena, line, "basis");
    const char *pattern = tri_i_json_string(arena, line, "pattern");
    const char *id = tri_i_json_string(arena, line, "id");
    triple->sentence = tri_i_json_string(arena, line, "sentence");
    if (modality == NULL || basis == NULL || pattern == NULL || id == NULL ||
        triple->sentence == NULL) {
        return NULL;
    }
    if (json_is_string(json_object_get(line, "why"))) {
        triple->why = tri_i_json_string(arena, line, "why");
        if (triple->why == NULL) {
            return NULL;
        }
    }
    triple->sent = tri_i_json_count(line, "sent");
    triple->span = tri_i_json_span(line);
    triple->modality = tri_i_number_of(modality, TRI_MODALITY_COUNT,
                                       TRI_MODALITY_ASSERTED, name_of_modality);
    triple->basis =
        tri_i_number_of(basis, TRI_BASIS_COUNT, TRI_BASIS_STATED, name_of_basis);
    triple->pattern =
        tri_i_number_of(pattern, TRI_PATTERN_COUNT, TRI_PATTERN_GIVEN, name_of_pattern);
    triple->negated = triple->negated || json_is_true(json_object_get(line, "negated"));
    const json_t *confidence = json_object_get(line, "confidence");
    if (json_is_number(confidence)) {
        triple->confidence = round_confidence(json_number_value(confidence));
    }
    if (strlen(id) == 16) {
        memcpy(triple->id, id, 17);
    } else {
        make_id(reader, triple);
    }
    return tri_i_no_fault;
}
