/* Says what triples tell as statements of their ends, and hangs those on nodes whose
   other end is not worth one: `facts` and `description`. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"
#include "graph/wording_i.h"

#include "base/sink.h"
#include "extract/lexicon/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    LONGEST_PHRASE = 160,    /* bytes of an object; of a longer one its name */
    LONGEST_STATEMENT = 240, /* further arguments stay away beyond */
    LONGEST_DESCRIPTION = 80 /* bytes; of a longer one its name */
};

/* ---- A triple's statement */

/* The words of an argument within a statement: those of the text, for a pronoun whom it
   means. */
static const char *words_of(const tri_argument *argument)
{
    return argument->how == TRI_HOW_PRONOUN || argument->text[0] == '\0' ||
                   strlen(argument->text) > LONGEST_PHRASE
               ? argument->name
               : argument->text;
}

static bool begins_with(const char *text, const char *word)
{
    const size_t n = strlen(word);
    return strncmp(text, word, n) == 0 && (text[n] == ' ' || text[n] == '\0');
}

static void add_words(tri_i_text *out, const char *role, const char *words)
{
    const bool has_role = role[0] != '\0' && strcmp(role, "object2") != 0;
    if (has_role && !begins_with(words, role)) {
        tri_i_text_string(out, " ");
        tri_i_add_preposition(out, role);
    }
    tri_i_text_string(out, " ");
    tri_i_add_in_sentence(out, words);
}

/* "closed nine mines in 1992, according to Karl Lind": without the subject. `wording`:
   of the edge, where it has one. */
static void say_statement(const tri_triple *triple, const char *wording,
                          tri_i_text *out)
{
    const char *object = words_of(&triple->object);
    const bool is_whole = tri_i_find_whole(triple).row != NULL; /* it is said below */
    if (wording != NULL && !is_whole && !begins_with(object, "no")) {
        tri_i_text_string(out, wording);
    } else {
        tri_i_wording(triple, triple->label, !begins_with(object, "no"), out);
    }
    if (object[0] != '\0') {
        add_words(out, "", object);
    }
    for (uint32_t i = 0; i < triple->n_args; i++) {
        const tri_further *further = &triple->args[i];
        const char *words = words_of(&further->argument);
        /* "wants Peru to leave Chile", which the object says whole */
        if (words[0] != '\0' && strstr(object, words) == NULL &&
            out->n + strlen(words) < LONGEST_STATEMENT) {
            add_words(out, further->role, words);
        }
    }
    const tri_argument *speaker = triple->attribution;
    if (speaker != NULL && speaker->how != TRI_HOW_NONE &&
        strcmp(speaker->name, triple->subject.name) != 0) {
        tri_i_text_string(out, ", according to ");
        tri_i_text_string(out, speaker->name);
    }
}

/* What a class statement says of its subject: "major oil producer". */
static void say_description(const tri_triple *triple, tri_i_text *out)
{
    const tri_argument *object = &triple->object;
    const char *phrase = object->text;
    static const char *const articles[] = {"a ", "an ", "the ", "A ", "An ", "The "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        if (strncmp(phrase, articles[i], strlen(articles[i])) == 0) {
            phrase += strlen(articles[i]);
            break;
        }
    }
    if (strcmp(triple->label, "be") != 0) {
        tri_i_text_string(out, triple->label); /* "president of" */
        tri_i_text_string(out, " ");
        phrase = object->name;
    }
    tri_i_text_string(out,
                      strlen(phrase) > LONGEST_DESCRIPTION ? object->name : phrase);
}

bool tri_i_is_class(const tri_triple *triple)
{
    return strcmp(triple->label, "be") == 0 && !triple->negated &&
           triple->modality == TRI_MODALITY_ASSERTED &&
           triple->object.type == TRI_TYPE_CONCEPT &&
           triple->object.how == TRI_HOW_NOMINAL;
}

/* Whether a name ends in a word or some behind another one. */
static bool ends_in(const char *name, const char *words)
{
    const size_t n = strlen(name);
    const size_t length = strlen(words);
    return length > 0 && n > length + 1 && name[n - length - 1] == ' ' &&
           strcmp(name + n - length, words) == 0;
}

static bool is_of(const tri_triple *triple)
{
    return triple->subject.how == TRI_HOW_NOMINAL &&
           (triple->pattern == TRI_PATTERN_PREPOSITION ||
            triple->pattern == TRI_PATTERN_NOUN ||
            triple->pattern == TRI_PATTERN_POSSESSIVE);
}

/* "Norton's prominence" of `Norton`. */
static bool is_owned_by(const tri_triple *triple, const char *owner)
{
    const char *name = triple->subject.name;
    const size_t n = strlen(owner);
    return n > 0 && strncmp(name, owner, n) == 0 &&
           (strncmp(name + n, "'s ", 3) == 0 || strncmp(name + n, "' ", 2) == 0);
}

bool tri_i_is_in_name(const tri_triple *triple)
{
    return is_of(triple) && (ends_in(triple->subject.name, triple->object.name) ||
                             is_owned_by(triple, triple->object.name) ||
                             is_owned_by(triple, triple->object.text));
}

bool tri_i_repeats_name(const tri_triple *triple)
{
    return tri_i_is_in_name(triple) ||
           (is_of(triple) && ends_in(triple->subject.name, triple->object.text));
}

static bool is_named(const tri_argument *argument)
{
    return argument->how == TRI_HOW_NAME || argument->how == TRI_HOW_ALIAS ||
           argument->how == TRI_HOW_ACRONYM || argument->how == TRI_HOW_METONYM;
}

/* An office or the like of something named, which is an edge too. */
static bool is_office(const tri_triple *triple)
{
    return is_named(&triple->object) && !triple->negated &&
           triple->modality == TRI_MODALITY_ASSERTED &&
           (triple->pattern == TRI_PATTERN_COPULA ||
            triple->pattern == TRI_PATTERN_APPOSITION ||
            triple->pattern == TRI_PATTERN_TITLE) &&
           tri_i_tells(triple->label) && strncmp(triple->label, "be ", 3) != 0;
}

/* "his nephew" tells something of him, "his studies" hardly. */
static bool is_worth_telling(const tri_triple *triple)
{
    const char *name = triple->object.name;
    if (tri_i_is_in_name(triple)) {
        return false;
    }
    if (triple->pattern == TRI_PATTERN_POSSESSIVE &&
        strcmp(triple->label, "have") == 0) {
        return strchr(name, ' ') != NULL ||
               tri_i_lexicon_has(&tri_i_lexicon_persons, name);
    }
    return triple->pattern != TRI_PATTERN_PREPOSITION || tri_i_tells(triple->label);
}

void tri_i_label_between(const tri_triple *triple, const tri_further *further,
                         tri_i_text *out)
{
    static const char *const roles[] = {"to",  "in",      "at",   "from",  "into", "on",
                                        "for", "against", "near", "among", NULL};
    const tri_argument *object = &triple->object;
    const bool is_clause = triple->pattern == TRI_PATTERN_VERB ||
                           triple->pattern == TRI_PATTERN_RELATIVE ||
                           triple->pattern == TRI_PATTERN_PARTICIPLE;
    const tri_i_phrase label = tri_i_phrase_of(triple->label);
    const char *verb = label.n > 0 ? label.words[0] : "";
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_verb_forms, verb);
    char participle[TRI_I_WORD_ROOM];
    out->n = 0;
    if (!is_clause || !label.is_whole || row == NULL || !tri_i_tells(triple->label) ||
        strcmp(verb, "be") == 0 || strcmp(verb, "have") == 0 ||
        strcmp(triple->label, triple->base) != 0 || object->how == TRI_HOW_ABSENT ||
        object->how == TRI_HOW_NONE || object->type == TRI_TYPE_DATE ||
        object->type == TRI_TYPE_NUM || !is_named(&further->argument) ||
        further->argument.entity == object->entity ||
        !tri_i_is_one_of(further->role, roles)) {
        return;
    }
    tri_i_verb_participle(verb, participle);
    tri_i_text_string(out, "be ");
    tri_i_text_string(out, participle);
    tri_i_text_string(out, triple->label + strlen(verb));
    tri_i_text_string(out, " ");
    tri_i_text_string(out, further->role);
}

/* Keeps a statement of the scratch text. */
static tri_status keep_statement(tri_graph *graph, const tri_i_text *text,
                                 tri_i_statement one, tri_error *error)
{
    one.text =
        text->failed ? NULL : tri_arena_copy(&graph->arena, text->bytes, text->n);
    if (one.text == NULL || !TRI_I_PUSH(&graph->statements, one)) {
        return tri_i_fail_memory(error);
    }
    return TRI_OK;
}

/* Whether a record is a node for its name. */
static bool is_sure_node(const tri_graph *graph, uint32_t record)
{
    const tri_i_record *one = &graph->records.items[record];
    const char *name = tri_i_string(graph, one->name);
    return one->named && !tri_i_is_address(name) &&
           !tri_i_is_adjective_name(name, (tri_type)one->type);
}

tri_status tri_i_add_statement(tri_graph *graph, const tri_triple *triple,
                               const tri_i_fact *facts, size_t n_facts,
                               tri_i_statement one, tri_error *error)
{
    const bool is_absent = triple->object.how == TRI_HOW_ABSENT;
    const bool is_class = tri_i_is_class(triple);
    tri_status status = TRI_OK;
    tri_i_text text = {0};
    bool all_named = !is_absent && n_facts > 0;
    one.ends = (uint32_t)graph->statement_ends.n;
    for (size_t i = 0; i < n_facts; i++) {
        all_named = all_named && is_sure_node(graph, facts[i].source) &&
                    is_sure_node(graph, facts[i].target);
        const uint32_t end = facts[i].is_turned ? facts[i].source : facts[i].target;
        if (!TRI_I_PUSH(&graph->statement_ends, end)) {
            return tri_i_fail_memory(error);
        }
    }
    one.n_ends = (uint32_t)n_facts;
    if (is_class || is_office(triple)) {
        one.is_description = true;
        say_description(triple, &text);
        status = keep_statement(graph, &text, one, error);
    }
    if (!is_class && !all_named && is_worth_telling(triple) &&
        (graph->options.nodes != TRI_NODES_ALL || is_absent) && status == TRI_OK) {
        one.is_description = false;
        text.n = 0;
        const bool has_edge = n_facts > 0 && facts[0].is_said;
        say_statement(triple, has_edge ? tri_i_string(graph, facts[0].wording) : NULL,
                      &text);
        status = keep_statement(graph, &text, one, error);
    }
    tri_i_text_clear(&text);
    return status;
}

/* ---- Statements to nodes */

/* A statement with the node that carries it. */
typedef struct {
    uint32_t node;
    uint32_t statement;
    bool with_subject; /* the node is not its subject */
} carried;

static int compare_carried(const void *a, const void *b)
{
    const carried *x = a;
    const carried *y = b;
    if (x->node != y->node) {
        return x->node < y->node ? -1 : 1;
    }
    return x->statement < y->statement ? -1 : x->statement > y->statement;
}

static uint32_t node_of(tri_graph *graph, uint32_t record)
{
    return graph->records.items[tri_i_root(graph, record)].node;
}

/* Whether the filters of edges would leave it. */
static bool passes(const tri_graph *graph, const tri_i_statement *one)
{
    const tri_graph_options *o = &graph->options;
    const char *date = tri_i_string(graph, graph->docs.items[one->doc].date);
    return !(o->no_negated && one->negated) &&
           (o->since == NULL ||
            (date[0] != '\0' && strncmp(date, o->since, strlen(date)) >= 0)) &&
           (o->until == NULL ||
            (date[0] != '\0' && strncmp(date, o->until, strlen(o->until)) <= 0));
}

/* The node that is to carry a statement, TRI_NONE where its edges tell all of it, or
   none of its ends is a node. */
static carried find_carrier(tri_graph *graph, uint32_t index)
{
    const tri_i_statement one = graph->statements.items[index];
    const uint32_t *ends = graph->statement_ends.items + one.ends;
    carried found = {.node = node_of(graph, one.source), .statement = index};
    bool is_told = one.n_ends > 0;
    for (uint32_t i = 0; i < one.n_ends; i++) {
        const uint32_t end = node_of(graph, ends[i]);
        is_told = is_told && end != TRI_NONE;
        if (end != TRI_NONE && found.node == TRI_NONE) {
            found.node = end;
            found.with_subject = true;
        }
    }
    if (one.is_description ? found.with_subject
                           : is_told && found.node != TRI_NONE && !found.with_subject) {
        found.node = TRI_NONE;
    }
    return found;
}

/* A node's lists in the making. */
typedef struct {
    tri_i_text facts, evidence, docs, confidence, modality, description;
    tri_i_text scratch;
    tri_map seen; /* what the facts say -> 0 */
    size_t n;
    size_t n_descriptions;
} lists;

static void clear_lists(lists *l)
{
    tri_i_text *const texts[] = {&l->facts,      &l->evidence, &l->docs,
                                 &l->confidence, &l->modality, &l->description,
                                 &l->scratch};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tri_i_text_clear(texts[i]);
    }
    tri_map_clear(&l->seen);
}

/* Adds a value of a list whose values go with those of others, empty ones too. */
static void add_value(tri_i_text *list, size_t n_before, const char *value)
{
    tri_i_text_string(list, n_before > 0 ? "|" : "");
    tri_i_text_value(list, value);
}

static const char *modality_words(tri_graph *graph, const tri_i_statement *one)
{
    const char *name = tri_modality_name((tri_modality)one->modality);
    return one->negated ? tri_arena_printf(&graph->arena, "not %s", name) : name;
}

/* What a statement says where it hangs, in the arena. */
static const char *text_of(tri_graph *graph, const carried *at)
{
    const tri_i_statement *one = &graph->statements.items[at->statement];
    if (!at->with_subject) {
        return one->text;
    }
    const uint32_t name = graph->records.items[one->source].name;
    return tri_arena_printf(&graph->arena, "%s %s", tri_i_string(graph, name),
                            one->text);
}

/* Whether a list has a value, whatever the case. */
static bool has_value(const char *list, const char *value)
{
    const size_t n = strlen(value);
    while (*list != '\0') {
        const size_t length = strcspn(list, "|");
        if (length == n && strncasecmp(list, value, n) == 0) {
            return true;
        }
        list += length + (list[length] == '|');
    }
    return false;
}

static tri_status add_carried(tri_graph *graph, lists *l, const carried *at,
                              tri_error *error)
{
    const tri_i_statement *one = &graph->statements.items[at->statement];
    const char *text = text_of(graph, at);
    const char *modality = modality_words(graph, one);
    char confidence[TRI_I_DOUBLE_ROOM];
    if (text == NULL || modality == NULL) {
        return tri_i_fail_memory(error);
    }
    if (tri_map_get(&l->seen, text, strlen(text)) != TRI_MAP_NONE) {
        return TRI_OK;
    }
    if (!tri_map_set(&l->seen, text, strlen(text), 0)) {
        return tri_i_fail_memory(error);
    }
    if (one->is_description) {
        if (!has_value(graph->nodes.items[at->node].roles, text) &&
            l->n_descriptions++ < TRI_NODE_DESCRIPTIONS_LIMIT) {
            tri_i_text_list(&l->description, text);
        }
        return TRI_OK;
    }
    if (l->n == TRI_NODE_FACTS_LIMIT) {
        graph->info.n_facts_beyond++;
        return TRI_OK;
    }
    (void)tri_i_print_double(one->confidence / 1000.0, confidence);
    tri_i_text_list(&l->facts, text);
    add_value(&l->evidence, l->n, one->evidence);
    add_value(&l->docs, l->n, tri_i_string(graph, graph->docs.items[one->doc].id));
    add_value(&l->confidence, l->n, confidence);
    add_value(&l->modality, l->n, modality);
    l->n++;
    graph->info.n_facts_told++;
    return TRI_OK;
}

/* Copies a list into the arena; false where memory is out. */
static bool copy_list(tri_graph *graph, const tri_i_text *list, const char **out)
{
    if (list->n > 0) {
        *out =
            list->failed ? NULL : tri_arena_copy(&graph->arena, list->bytes, list->n);
    }
    return *out != NULL && !list->failed;
}

static tri_status finish_node(tri_graph *graph, lists *l, uint32_t index,
                              tri_error *error)
{
    tri_node *node = &graph->nodes.items[index];
    if (graph->options.no_text) {
        l->evidence.n = 0;
    }
    const bool done = copy_list(graph, &l->facts, &node->facts) &&
                      copy_list(graph, &l->evidence, &node->facts_evidence) &&
                      copy_list(graph, &l->docs, &node->facts_docs) &&
                      copy_list(graph, &l->confidence, &node->facts_confidence) &&
                      copy_list(graph, &l->modality, &node->facts_modality) &&
                      copy_list(graph, &l->description, &node->description);
    l->facts.n = l->evidence.n = l->docs.n = l->confidence.n = l->modality.n =
        l->description.n = 0;
    l->n = l->n_descriptions = 0;
    tri_map_clear(&l->seen);
    return done ? TRI_OK : tri_i_fail_memory(error);
}

tri_status tri_i_statements_to_nodes(tri_graph *graph, tri_error *error)
{
    tri_status status = TRI_OK;
    lists l = {0};
    size_t n = 0;
    carried *all = malloc((graph->statements.n + 1) * sizeof *all);
    if (all == NULL) {
        return tri_i_fail_memory(error);
    }
    for (size_t i = 0; i < graph->statements.n; i++) {
        if (passes(graph, &graph->statements.items[i])) {
            all[n] = find_carrier(graph, (uint32_t)i);
            n += all[n].node != TRI_NONE ? 1 : 0;
        }
    }
    qsort(all, n, sizeof *all, compare_carried);
    for (size_t i = 0; i < n && status == TRI_OK; i++) {
        status = add_carried(graph, &l, &all[i], error);
        if (status == TRI_OK && (i + 1 == n || all[i + 1].node != all[i].node)) {
            status = finish_node(graph, &l, all[i].node, error);
        }
    }
    clear_lists(&l);
    free(all);
    return status;
}
