/* Takes a document's triples apart into facts between records. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/contexts.h"
#include "graph/statements.h"
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the facts of one document share while they are added. */
typedef struct {
    tri_graph *graph;
    const tri_triples *triples;
    uint32_t *records;      /* of the document's entities */
    uint32_t doc;           /* its number */
    const char *sentence;   /* the evidence added last, in the graph's arena */
    const tri_triple *said; /* what somebody says, NULL: it is no speech */
    tri_i_text text;        /* scratch */
    tri_error *error;
} adding;

static bool is_literal(const tri_argument *argument)
{
    return argument->type == TRI_TYPE_DATE || argument->type == TRI_TYPE_NUM;
}

static tri_status find_record(adding *a, const tri_argument *argument, uint32_t *record)
{
    if (argument->entity < a->triples->n_entities &&
        a->records[argument->entity] != TRI_NONE) {
        *record = a->records[argument->entity];
        return TRI_OK;
    }
    return tri_i_add_argument(a->graph, argument, a->doc, record, a->error);
}

/* The value of a DATE or NUM as a person and a program can read it. */
static void add_value(tri_i_text *text, const tri_argument *argument)
{
    tri_i_text_string(text,
                      argument->value[0] != '\0' ? argument->value : argument->name);
    if (argument->value[0] != '\0' && argument->unit[0] != '\0') {
        tri_i_text_add(text, " ", 1);
        tri_i_text_string(text, argument->unit);
    }
}

/* Keeps "label=value" on the subject. */
static tri_status add_property(adding *a, const tri_triple *triple, const char *label,
                               const tri_argument *value)
{
    tri_graph *graph = a->graph;
    uint32_t record = TRI_NONE;
    TRI_TRY(find_record(a, &triple->subject, &record));
    tri_i_learn_triple(&graph->records.items[record].context, triple);
    if (tri_i_is_doubtful(graph, &triple->subject)) {
        return TRI_OK;
    }
    a->text.n = 0;
    if (triple->negated) {
        tri_i_text_string(&a->text, "not ");
    }
    tri_i_text_string(&a->text, label);
    tri_i_text_add(&a->text, "=", 1);
    add_value(&a->text, value);
    if (a->text.failed) {
        return tri_i_fail_memory(a->error);
    }
    const uint32_t string = tri_i_intern(graph, a->text.bytes, a->text.n);
    const tri_i_property property = {record, string, (uint32_t)graph->properties.n};
    if (property.string == TRI_NONE || !TRI_I_PUSH(&graph->properties, property)) {
        return tri_i_fail_memory(a->error);
    }
    return TRI_OK;
}

/* The sentence with each resolved pronoun of the triple followed by its entity. */
static tri_status make_evidence(adding *a, const tri_triple *triple,
                                const char **evidence)
{
    tri_i_make_evidence(triple, &a->text);
    if (a->text.failed) {
        return tri_i_fail_memory(a->error);
    }
    /* The triples of one sentence stand together: most share what was kept last. */
    if (a->sentence == NULL || strcmp(a->sentence, a->text.bytes) != 0) {
        a->sentence = tri_arena_copy(&a->graph->arena, a->text.bytes, a->text.n);
        if (a->sentence == NULL) {
            return tri_i_fail_memory(a->error);
        }
    }
    *evidence = a->sentence;
    return TRI_OK;
}

static tri_status add_detail(adding *a, tri_i_detail_kind kind, uint32_t index,
                             tri_i_fact *fact)
{
    const tri_i_detail detail = {.index = index, .kind = (uint8_t)kind};
    if (index == TRI_NONE || !TRI_I_PUSH(&a->graph->details, detail)) {
        return tri_i_fail_memory(a->error);
    }
    fact->n_details++;
    return TRI_OK;
}

/* Who says it, when and where. */
static tri_status add_details(adding *a, const tri_triple *triple, tri_i_fact *fact)
{
    fact->details = (uint32_t)a->graph->details.n;
    if (triple->attribution != NULL) {
        uint32_t record = 0;
        if (triple->attribution->how == TRI_HOW_NONE) {
            TRI_TRY(add_detail(a, TRI_I_DETAIL_UNKNOWN, 0, fact));
        } else {
            TRI_TRY(find_record(a, triple->attribution, &record));
            TRI_TRY(add_detail(a, TRI_I_DETAIL_ATTRIBUTION, record, fact));
        }
    }
    for (uint32_t i = 0; i < triple->n_args && i < 1000; i++) {
        const tri_argument *argument = &triple->args[i].argument;
        if (triple->args[i].kind == TRI_ARG_KIND_TIME) {
            const char *value =
                argument->value[0] != '\0' ? argument->value : argument->text;
            TRI_TRY(add_detail(a, TRI_I_DETAIL_TIME,
                               tri_i_intern_string(a->graph, value), fact));
        } else if (triple->args[i].kind == TRI_ARG_KIND_PLACE &&
                   argument->how != TRI_HOW_NONE && !is_literal(argument)) {
            uint32_t record = 0;
            TRI_TRY(find_record(a, argument, &record));
            TRI_TRY(add_detail(a, TRI_I_DETAIL_PLACE, record, fact));
        }
    }
    return TRI_OK;
}

static void turn(tri_i_fact *fact)
{
    const tri_i_fact before = *fact;
    fact->source = before.target;
    fact->target = before.source;
    fact->source_span = before.target_span;
    fact->target_span = before.source_span;
    fact->source_text = before.target_text;
    fact->target_text = before.source_text;
    fact->is_turned = true;
}

static tri_status add_fact(adding *a, const tri_triple *triple, const char *label,
                           const tri_argument *object, const char *role,
                           tri_i_fact details)
{
    tri_graph *graph = a->graph;
    tri_i_fact fact = details;
    tri_i_told told;
    TRI_TRY(find_record(a, &triple->subject, &fact.source));
    TRI_TRY(find_record(a, object, &fact.target));
    if (!fact.is_tie) {
        tri_i_learn_triple(&graph->records.items[fact.source].context, triple);
    }
    fact.identity = tri_i_identity_of(&triple->subject, object);
    fact.is_in_name = tri_i_is_in_name(triple);
    fact.repeats_name = tri_i_repeats_name(triple);
    fact.source_span = triple->subject.span;
    fact.target_span = object->span;
    if (!graph->options.no_text) {
        fact.source_text = tri_i_intern_string(graph, triple->subject.text);
        fact.target_text = tri_i_intern_string(graph, object->text);
    }
    if (!tri_i_find_relation(graph, triple, label, object, &told)) {
        return tri_i_fail_memory(a->error);
    }
    a->text.n = 0;
    if (a->said != NULL) {
        tri_i_word_speech(a->said, &a->text);
    } else {
        tri_i_word_relation(graph, triple, label, object, role, &told, &a->text);
    }
    if (a->text.failed) {
        return tri_i_fail_memory(a->error);
    }
    tri_i_restore_case(triple->sentence, &a->text);
    fact.wording = tri_i_intern(graph, a->text.bytes, a->text.n);
    fact.label = told.key;
    fact.is_said = role == NULL && !told.inverse;
    if (told.inverse) {
        turn(&fact);
    }
    fact.property = TRI_NONE;
    if (role == NULL &&
        !tri_i_find_property(graph, triple, told.inverse, &a->text, &fact.property)) {
        return tri_i_fail_memory(a->error);
    }
    if (fact.wording == TRI_NONE || fact.source_text == TRI_NONE ||
        fact.target_text == TRI_NONE || graph->facts.n >= UINT32_MAX ||
        !TRI_I_PUSH(&graph->facts, fact)) {
        return tri_i_fail_memory(a->error);
    }
    return TRI_OK;
}

/* What two have in one event of a third: "troops were sent to Kazakhstan". */
static tri_status add_between(adding *a, const tri_triple *triple,
                              const tri_further *further, tri_i_fact details)
{
    tri_i_text label = {0};
    tri_i_label_between(triple, further, &label);
    tri_status status = label.failed ? tri_i_fail_memory(a->error) : TRI_OK;
    if (status == TRI_OK && label.n > 0) {
        tri_triple between = *triple;
        between.subject = triple->object;
        between.object = further->argument;
        between.relation = "";
        between.property = NULL;
        between.label = between.base = label.bytes;
        between.n_args = 0;
        /* Both are joined to who does it; what has no name says little of the other. */
        details.is_tie = triple->object.type == TRI_TYPE_CONCEPT &&
                         a->graph->options.nodes != TRI_NODES_ALL;
        status = add_fact(a, &between, label.bytes, &further->argument, NULL, details);
    }
    tri_i_text_clear(&label);
    return status;
}

/* What somebody named says joins him to its object, "said that the plan may hurt"; if
   to nothing, to its subject, of which he speaks. */
static tri_status add_speech(adding *a, const tri_triple *triple, tri_i_fact details)
{
    const tri_argument *speaker = triple->attribution;
    if (speaker == NULL || speaker->how == TRI_HOW_NONE ||
        is_literal(&triple->subject) || is_literal(speaker) ||
        speaker->entity == triple->subject.entity) {
        return TRI_OK;
    }
    uint32_t record = TRI_NONE;
    TRI_TRY(find_record(a, speaker, &record));
    if (!a->graph->records.items[record].named) {
        return TRI_OK;
    }
    tri_triple speech;
    const bool has_object = tri_i_read_speech(triple, &speech);
    details.modality = TRI_MODALITY_ASSERTED;
    details.negated = false;
    details.n_details = 0;
    details.is_speech = true;
    details.is_class = false;
    tri_status status = TRI_OK;
    if (has_object) {
        a->said = triple;
        status = add_fact(a, &speech, speech.label, &speech.object, NULL, details);
        a->said = NULL;
    }
    if (status == TRI_OK && speech.object.entity != triple->subject.entity) {
        details.is_tie = details.is_cut = true;
        speech.object = triple->subject;
        status = add_fact(a, &speech, speech.label, &speech.object, NULL, details);
    }
    return status;
}

/* A fact about an argument: a property, an edge, or nothing. `role`: of a further one,
   NULL of the object. */
static tri_status add_argument(adding *a, const tri_triple *triple, const char *label,
                               const tri_argument *object, const char *role,
                               tri_i_fact details)
{
    const tri_literals literals = a->graph->options.literals;
    if (literals != TRI_LITERALS_NODES && is_literal(&triple->subject)) {
        a->graph->info.n_literals_dropped++;
        return TRI_OK;
    }
    if (literals != TRI_LITERALS_NODES && is_literal(object)) {
        if (literals == TRI_LITERALS_DROP) {
            a->graph->info.n_literals_dropped++;
            return TRI_OK;
        }
        return add_property(a, triple, label, object);
    }
    return add_fact(a, triple, label, object, role, details);
}

/* What the triple says in words, beside the facts that it has become from `n_before`
   on. */
static tri_status add_statement(adding *a, const tri_triple *triple,
                                const tri_i_fact *fact, size_t n_before)
{
    tri_graph *graph = a->graph;
    tri_i_statement one = {.evidence = fact->evidence,
                           .doc = fact->doc,
                           .confidence = fact->confidence,
                           .modality = fact->modality,
                           .negated = fact->negated};
    const tri_i_cut cut = tri_i_cut_of(graph, triple);
    const bool is_cut = cut == TRI_I_CUT || cut == TRI_I_TWISTED;
    const size_t n = is_cut ? 0 : graph->facts.n - n_before;
    if (is_literal(&triple->subject) ||
        (n == 0 && triple->object.how != TRI_HOW_ABSENT && !is_cut)) {
        return TRI_OK;
    }
    TRI_TRY(find_record(a, &triple->subject, &one.source));
    return tri_i_add_statement(graph, triple, graph->facts.items + n_before, n, one,
                               a->error);
}

/* A fact of a triple, but for its ends and its label. */
static tri_status begin_fact(adding *a, const tri_triple *triple, tri_i_fact *fact)
{
    *fact = (tri_i_fact){.evidence = "",
                         .triple = strtoull(triple->id, NULL, 16),
                         .doc = a->doc,
                         .sent = triple->sent,
                         .begin = triple->span.begin,
                         .end = triple->span.end,
                         .relation_span = triple->relation_span,
                         .edge = TRI_NONE,
                         .confidence = (uint16_t)lround(triple->confidence * 1000),
                         .modality = triple->modality,
                         .basis = triple->basis,
                         .negated = triple->negated};
    TRI_TRY(add_details(a, triple, fact));
    return a->graph->options.no_text ? TRI_OK
                                     : make_evidence(a, triple, &fact->evidence);
}

/* What the name in a phrase has to do, through the phrase, with the other end of a
   triple of the sentence: ties. */
static tri_status add_through(adding *a, const tri_triple *phrase,
                              const tri_triple *clause)
{
    tri_i_text label = {0};
    tri_triple through;
    tri_i_fact fact;
    tri_status status = TRI_OK;
    if (clause->confidence >= a->graph->options.min_confidence &&
        tri_i_read_through(phrase, clause, &label, &through)) {
        status = begin_fact(a, &through, &fact);
        fact.is_tie = fact.is_through = true;
        through.property = NULL;
        if (status == TRI_OK) {
            status = add_fact(a, &through, through.label, &through.object, NULL, fact);
        }
    } else if (label.failed) {
        status = tri_i_fail_memory(a->error);
    }
    tri_i_text_clear(&label);
    return status;
}

/* So many triples to either side are looked at for those of one sentence. */
enum { MAX_BESIDE = 64 };

/* The same of all triples of the sentence of triple `at`. */
static tri_status add_ways(adding *a, uint32_t at)
{
    const tri_triple *all = a->triples->triples;
    uint32_t begin = at;
    if (!tri_i_is_phrase(&all[at]) || !tri_i_takes_ties(a->graph)) {
        return TRI_OK;
    }
    while (begin > 0 && at - begin < MAX_BESIDE &&
           all[begin - 1].sent == all[at].sent) {
        begin--;
    }
    for (uint32_t i = begin; i < a->triples->n_triples && i < at + MAX_BESIDE &&
                             all[i].sent == all[at].sent;
         i++) {
        TRI_TRY(add_through(a, &all[at], &all[i]));
    }
    return TRI_OK;
}

static tri_status add_triple(adding *a, const tri_triple *triple)
{
    tri_graph *graph = a->graph;
    graph->info.n_triples++;
    if (!tri_i_note_forms(graph, a->triples, a->records, triple)) {
        return tri_i_fail_memory(a->error);
    }
    if (triple->subject.how == TRI_HOW_NONE || triple->object.how == TRI_HOW_NONE) {
        graph->info.n_unresolved++;
        return TRI_OK;
    }
    const bool is_sure = triple->confidence >= graph->options.min_confidence ||
                         tri_i_tells_owner(graph, triple);
    if (!is_sure && !tri_i_is_tie(graph, triple)) {
        graph->info.n_low_confidence++;
        return TRI_OK;
    }
    if (tri_i_is_told_better(graph, a->triples, triple)) {
        return TRI_OK;
    }
    tri_i_fact fact;
    TRI_TRY(begin_fact(a, triple, &fact));
    fact.is_commonplace = tri_i_is_commonplace(graph, triple);
    fact.is_tie = !is_sure || fact.is_commonplace;
    const size_t n_facts = graph->facts.n;
    fact.is_class = tri_i_is_class(triple);
    const tri_i_cut cut = tri_i_cut_of(graph, triple);
    /* Absent: there is nothing that an edge could go to. */
    if (triple->object.how != TRI_HOW_ABSENT && cut != TRI_I_TWISTED) {
        tri_i_fact one = fact;
        one.is_cut = cut == TRI_I_CUT || cut == TRI_I_HALF;
        one.is_tie = one.is_tie || one.is_cut;
        TRI_TRY(add_argument(a, triple, triple->label, &triple->object, NULL, one));
    }
    if (fact.is_tie || cut == TRI_I_HALF) {
        return TRI_OK;
    }
    fact.is_class = false;
    for (uint32_t i = 0; i < triple->n_args; i++) {
        const tri_further *further = &triple->args[i];
        if (further->kind == TRI_ARG_KIND_TIME ||
            further->argument.how == TRI_HOW_NONE ||
            strcmp(further->role, "unlike") == 0) { /* he does not do it to that one */
            continue;
        }
        tri_i_text label = {0};
        tri_i_text_string(&label, triple->base);
        if (further->role[0] != '\0' && strcmp(further->role, "object2") != 0) {
            tri_i_text_add(&label, " ", 1);
            tri_i_text_string(&label, further->role);
        }
        tri_i_fact one = fact;
        one.is_tie = one.is_cut = tri_i_is_argument_cut(graph, triple, further);
        const tri_status status =
            label.failed ? tri_i_fail_memory(a->error)
                         : add_argument(a, triple, label.bytes, &further->argument,
                                        further->role, one);
        tri_i_text_clear(&label);
        TRI_TRY(status);
        TRI_TRY(add_between(a, triple, further, fact));
    }
    TRI_TRY(add_statement(a, triple, &fact, n_facts));
    return add_speech(a, triple, fact);
}

tri_status tri_graph_add(tri_graph *graph, const tri_triples *triples, tri_error *error)
{
    if (graph->finished || graph->from_file) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0,
                          "a finished graph takes no more documents");
    }
    if (graph->docs.n >= TRI_NONE - 1 ||
        graph->details.n > TRI_NONE - (size_t)triples->n_triples * 1001) {
        return tri_i_fail(error, TRI_ERR_LIMIT, 0, "more than 2^32 facts");
    }
    adding a = {.graph = graph,
                .triples = triples,
                .doc = (uint32_t)graph->docs.n,
                .error = error};
    const tri_i_doc doc = {.id = tri_i_intern_string(graph, triples->meta.id),
                           .title = tri_i_intern_string(graph, triples->meta.title),
                           .date = tri_i_intern_string(graph, triples->meta.date),
                           .url = tri_i_intern_string(graph, triples->meta.url)};
    bool *repeats = NULL;
    tri_status status = tri_i_note_model(graph, triples->model, error);
    a.records = calloc((size_t)triples->n_entities + 1, sizeof *a.records);
    if (status != TRI_OK) {
        goto done;
    }
    if (a.records == NULL || !tri_i_find_repeats(triples, &repeats) ||
        doc.id == TRI_NONE || doc.title == TRI_NONE || doc.date == TRI_NONE ||
        doc.url == TRI_NONE || !TRI_I_PUSH(&graph->docs, doc)) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    graph->info.n_documents++;
    graph->info.n_words += triples->n_words;
    status = tri_i_add_entities(graph, triples, a.doc, a.records, error);
    if (status == TRI_OK && graph->options.cooccur != TRI_COOCCUR_NONE) {
        status = tri_i_add_meetings(graph, triples, a.doc, a.records, error);
    }
    for (uint32_t i = 0; i < triples->n_triples && status == TRI_OK; i++) {
        if (repeats == NULL || !repeats[i]) {
            status = add_triple(&a, &triples->triples[i]);
            status = status == TRI_OK ? add_ways(&a, i) : status;
        }
    }
done:
    tri_i_text_clear(&a.text);
    free(a.records);
    free(repeats);
    return status;
}
