/* Finds the triples of a resolved document: runs the patterns, makes triples of finds.
   Some lines over the limit, so that what makes one triple stays together. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/given.h"
#include "extract/patterns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The constructions, in the order in which they run; of equal finds the first stays. */
static void (*const patterns[])(tri_i_extraction *x, uint32_t token) = {
    tri_i_find_title,        /* White House spokeswoman Jen Psaki */
    tri_i_find_apposition,   /* the capital, Astana */
    tri_i_find_copula,       /* Kazakhstan is a major oil producer */
    tri_i_find_verb,         /* Russia sent troops; the troops were sent under ... */
    tri_i_find_ellipsis,     /* Ghana has ratified it, though Benin has not */
    tri_i_find_gap,          /* she teaches physics and he chemistry */
    tri_i_find_possessive,   /* Almaty's main airport */
    tri_i_find_noun,         /* the main square in Almaty */
    tri_i_find_compound,     /* Paris-based Lumiere; the Russian-led deployment */
    tri_i_find_adjective,    /* troops loyal to the general */
    tri_i_find_member,       /* Reuters correspondents */
    tri_i_find_age,          /* Nursultan Nazarbayev, 81 */
    tri_i_find_object_place, /* opened a plant in Ohio */
};

typedef struct {
    tri_i_extraction x;
    tri_triples *triples;
    const char **sentences; /* (n_sentences) text of each in the arena, NULL: not yet */
    tri_i_features_function on_features; /* NULL: nobody wants them */
    void *user;
    bool is_garbled; /* the find at hand has an argument that is no phrase */
} making;

static tri_span span_of(const tri_document *d, tri_i_range range)
{
    return (tri_span){d->tokens[range.begin].cp_begin, d->tokens[range.end - 1].cp_end};
}

static const char *text_of(making *m, tri_i_range range)
{
    const tri_document *d = m->x.document;
    const uint32_t begin = d->tokens[range.begin].begin;
    const size_t length = d->tokens[range.end - 1].end - begin;
    char *text = tri_arena_copy(m->x.arena, d->text + begin, length);
    m->x.failed = m->x.failed || text == NULL;
    for (size_t i = 0; text != NULL && i < length; i++) {
        text[i] = text[i] == '\0' ? ' ' : text[i];
    }
    return text;
}

static const char *copy(making *m, const char *text)
{
    const char *result = tri_arena_string(m->x.arena, text);
    m->x.failed = m->x.failed || result == NULL;
    return result;
}

static const char *sentence_text(making *m, uint32_t sentence, tri_span *where)
{
    const tri_sentence *s = &m->x.document->sentences[sentence];
    const tri_i_range range = {s->begin, s->end};
    *where = span_of(m->x.document, range);
    if (m->sentences[sentence] == NULL) {
        m->sentences[sentence] = text_of(m, range);
    }
    return m->sentences[sentence];
}

/* Writes the words of a phrase, pieces joined by a blank, and where they stand. */
static void put_words(making *m, const tri_i_words *words, tri_argument *argument)
{
    const tri_document *d = m->x.document;
    argument->span = span_of(d, tri_i_extent(words));
    argument->text = text_of(m, words->pieces[0]);
    if (words->n == 1) {
        return;
    }
    tri_span *spans = tri_arena_alloc(m->x.arena, words->n, sizeof *spans);
    for (uint32_t i = 0; spans != NULL && i < words->n; i++) {
        spans[i] = span_of(d, words->pieces[i]);
        argument->text = i == 0 ? argument->text
                                : tri_i_label(&m->x, argument->text,
                                              text_of(m, words->pieces[i]), "");
    }
    argument->spans = spans;
    argument->n_spans = spans == NULL ? 0 : words->n;
    m->x.failed = m->x.failed || spans == NULL;
}

/* Whether a phrase goes on behind the end of a sentence: the text is garbled there. */
static bool crosses_sentence(const tri_document *d, const tri_i_words *words)
{
    for (uint32_t p = 0; p < words->n; p++) {
        for (uint32_t i = words->pieces[p].begin; i + 1 < words->pieces[p].end; i++) {
            if (d->tokens[i].xpos == TRI_XPOS_STOP &&
                d->tokens[i + 1].upos != TRI_UPOS_PUNCT) {
                return true;
            }
        }
    }
    return false;
}

/* `own`: as its own words, not as the name beside them. `without`: a dependent that is
   no part of it. */
static tri_argument make_argument(making *m, uint32_t token, bool own, uint32_t without)
{
    const tri_i_words words = tri_i_phrase(&m->x, token, without);
    const uint32_t index = own ? m->x.mention_at[token] : tri_i_mention(&m->x, token);
    const tri_mention *mention = &m->x.document->mentions[index];
    tri_argument argument = {.entity = mention->entity,
                             .subtype = copy(m, mention->subtype),
                             .value = copy(m, mention->value),
                             .unit = copy(m, mention->unit),
                             .type = mention->type,
                             .how = mention->how};
    put_words(m, &words, &argument);
    m->is_garbled = m->is_garbled || crosses_sentence(m->x.document, &words);
    if (index != m->x.mention_at[token]) {
        argument.how = TRI_HOW_NOMINAL;
    }
    argument.name = argument.text;
    if (mention->entity != TRI_NONE) {
        const tri_entity *entity = &m->triples->entities[mention->entity];
        argument.name = entity->name;
        argument.type = entity->type;
        argument.subtype = entity->subtype;
    }
    return argument;
}

/* How many triples an argument makes: one for each of a group. */
static uint32_t n_meant(const making *m, uint32_t token)
{
    const uint32_t index = m->x.mention_at[token];
    const uint32_t n = index == TRI_NONE ? 0 : m->x.document->mentions[index].n_members;
    return n == 0 ? 1 : n;
}

/* The nth of the group that an argument stands for in its place, if it is one. */
static void put_member(const making *m, uint32_t token, uint32_t nth,
                       tri_argument *argument)
{
    const tri_document *d = m->x.document;
    const uint32_t index = m->x.mention_at[token];
    if (index == TRI_NONE || d->mentions[index].n_members == 0) {
        return;
    }
    const tri_mention *member = &d->mentions[d->mentions[index].members[nth]];
    const tri_entity *entity = &m->triples->entities[member->entity];
    argument->entity = member->entity;
    argument->name = entity->name;
    argument->type = entity->type;
    argument->subtype = entity->subtype;
    argument->value = "";
    argument->unit = "";
    argument->how = TRI_HOW_PRONOUN;
}

/* What is no mention: a clause, an adjective; it is no thing to make a node of. */
static tri_argument make_words(making *m, const tri_i_words *words)
{
    tri_argument argument = {.entity = TRI_NONE,
                             .subtype = "",
                             .value = "",
                             .unit = "",
                             .type = TRI_TYPE_CONCEPT,
                             .how = TRI_HOW_NONE};
    put_words(m, words, &argument);
    argument.name = argument.text;
    return argument;
}

static tri_argument make_object(making *m, const tri_i_find *find)
{
    if (find->words.begin == find->words.end) {
        return make_argument(m, find->object, find->pattern == TRI_PATTERN_APPOSITION,
                             find->left_out);
    }
    if (find->left_out != TRI_NONE) {
        const tri_i_words words =
            tri_i_clause_words(&m->x, find->object, find->left_out);
        return make_words(m, &words);
    }
    tri_argument argument =
        make_words(m, &(tri_i_words){.pieces = {find->words}, .n = 1});
    if (find->is_title) { /* of which a graph can make a node */
        argument.subtype = "title";
        argument.how = TRI_HOW_NOMINAL;
    }
    return argument;
}

/* The words that state a relation, as they stand: the verb's, then its preposition's.
 */
static void put_relation(making *m, const tri_i_find *find, tri_triple *triple)
{
    const tri_document *d = m->x.document;
    triple->relation = text_of(m, find->relation);
    triple->relation_span = span_of(d, find->relation);
    if (find->with.end > find->with.begin) {
        const tri_span with = span_of(d, find->with);
        triple->relation =
            tri_i_label(&m->x, triple->relation, text_of(m, find->with), "");
        triple->relation_span.begin = with.begin < triple->relation_span.begin
                                          ? with.begin
                                          : triple->relation_span.begin;
        triple->relation_span.end =
            with.end > triple->relation_span.end ? with.end : triple->relation_span.end;
    }
}

/* `member`: number of the triple among those of one find. */
static void make_id(const making *m, uint32_t member, tri_triple *triple)
{
    const char *doc = m->triples->meta.id;
    uint64_t hash = tri_hash_string(0, doc);
    hash = tri_hash(hash, &triple->subject.span, sizeof triple->subject.span);
    hash = tri_hash(hash, &triple->relation_span, sizeof triple->relation_span);
    hash = tri_hash(hash, &triple->object.span, sizeof triple->object.span);
    hash = tri_hash_string(hash, triple->label);
    if (member > 0) {
        hash = tri_hash(hash, &member, sizeof member);
    }
    (void)snprintf(triple->id, sizeof triple->id, "%016llx", (unsigned long long)hash);
}

/* Whoever says it in so many words, else the one whose speech the input marks there. */
static void put_attribution(making *m, const tri_i_find *find, tri_triple *triple)
{
    const tri_document *d = m->x.document;
    const bool is_said =
        find->speaker != TRI_NONE && tri_i_can_be_argument(&m->x, find->speaker);
    const uint32_t speech = is_said ? TRI_NONE : tri_i_speech_at(d, find->clause, NULL);
    if (!is_said && speech == TRI_NONE) {
        return;
    }
    tri_argument *speaker = tri_arena_alloc(m->x.arena, 1, sizeof *speaker);
    triple->attribution = speaker;
    if (speaker == NULL) {
        m->x.failed = true;
    } else if (is_said) {
        *speaker = make_argument(m, find->speaker, false, TRI_NONE);
    } else {
        const uint32_t index = d->given[speech].entity;
        const tri_entity *entity = &m->triples->entities[index];
        *speaker = (tri_argument){.text = "",
                                  .span = {TRI_NONE, TRI_NONE},
                                  .entity = index,
                                  .name = entity->name,
                                  .subtype = entity->subtype,
                                  .value = "",
                                  .unit = "",
                                  .type = entity->type,
                                  .how = TRI_HOW_IMPLIED};
    }
}

/* The further arguments of a find, each of a group for itself. */
static void put_args(making *m, const tri_i_find *find, tri_triple *triple)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < find->n_args; i++) {
        n += find->args[i].is_clause ? 1 : n_meant(m, find->args[i].head);
    }
    tri_further *args = n == 0 ? NULL : tri_arena_alloc(m->x.arena, n, sizeof *args);
    m->x.failed = m->x.failed || (args == NULL && n > 0);
    triple->args = args;
    for (uint32_t i = 0; args != NULL && i < find->n_args; i++) {
        const tri_i_find_arg *arg = &find->args[i];
        const uint32_t n_members = arg->is_clause ? 1 : n_meant(m, arg->head);
        for (uint32_t k = 0; k < n_members; k++) {
            tri_further *one = &args[triple->n_args++];
            one->role = copy(m, arg->role);
            one->kind = arg->kind;
            if (arg->is_clause) {
                const tri_i_words words =
                    tri_i_clause_words(&m->x, arg->head, TRI_NONE);
                one->argument = make_words(m, &words);
            } else {
                one->argument = make_argument(m, arg->head, false, TRI_NONE);
                put_member(m, arg->head, k, &one->argument);
            }
        }
    }
}

/* `subject`, `object`: which one of the group that an argument stands for, if it does.
 */
static void make_triple(making *m, const tri_i_find *find, uint32_t subject,
                        uint32_t object, tri_triple *triple)
{
    const tri_document *d = m->x.document;
    *triple = (tri_triple){.sent = d->tokens[find->clause].sentence,
                           .relation = "",
                           .relation_span = {TRI_NONE, TRI_NONE},
                           .label = copy(m, find->label),
                           .base = copy(m, find->base),
                           .modality = find->modality,
                           .basis = find->basis,
                           .pattern = find->pattern,
                           .negated = find->negated};
    triple->sentence = sentence_text(m, triple->sent, &triple->span);
    triple->subject = make_argument(m, find->subject, false, TRI_NONE);
    triple->object = make_object(m, find);
    put_member(m, find->subject, subject, &triple->subject);
    if (find->words.begin == find->words.end) {
        put_member(m, find->object, object, &triple->object);
    }
    if (find->relation.end > find->relation.begin) {
        put_relation(m, find, triple);
    }
    if (triple->basis == TRI_BASIS_STATED && (triple->subject.how == TRI_HOW_PRONOUN ||
                                              triple->object.how == TRI_HOW_PRONOUN)) {
        triple->basis = TRI_BASIS_COREFERENCE;
    }
    put_args(m, find, triple);
    put_attribution(m, find, triple);
    if (find->support != TRI_NONE && find->support != triple->sent) {
        tri_support *support = tri_arena_alloc(m->x.arena, 1, sizeof *support);
        m->x.failed = m->x.failed || support == NULL;
        if (support != NULL) {
            support->sent = find->support;
            support->sentence = sentence_text(m, find->support, &support->span);
            triple->support = support;
            triple->n_support = 1;
        }
    }
    if (!m->x.failed) {
        double features[TRI_I_N_FEATURES];
        tri_i_features(&m->x, find, triple, features);
        triple->confidence = tri_i_confidence(&m->x, find, triple, features);
        make_id(m, subject * TRI_GROUP_MAX + object, triple);
        if (d->explain) {
            triple->why = tri_i_explain(&m->x, find);
            m->x.failed = m->x.failed || triple->why == NULL;
        }
        if (m->on_features != NULL) {
            m->on_features(triple, find, features, m->user);
        }
    }
}

/* Adds the triples of a find: one, or one for each of a group. */
static void add_triples(making *m, const tri_i_find *find)
{
    const uint32_t n_subjects = n_meant(m, find->subject);
    const uint32_t n_objects = n_meant(m, find->object);
    for (uint32_t s = 0; s < n_subjects; s++) {
        for (uint32_t o = 0; o < n_objects && !m->x.failed; o++) {
            m->is_garbled = false;
            make_triple(m, find, s, o, &m->triples->triples[m->triples->n_triples]);
            m->triples->n_triples += !m->is_garbled;
        }
    }
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *left, const void *right)
{
    const tri_triple *a = left;
    const tri_triple *b = right;
    int order = compare_numbers(a->sent, b->sent);
    order = order != 0 ? order
                       : compare_numbers(a->subject.span.begin, b->subject.span.begin);
    order = order != 0
                ? order
                : compare_numbers(a->relation_span.begin, b->relation_span.begin);
    order = order != 0 ? order : strcmp(a->label, b->label);
    order = order != 0 ? order
                       : compare_numbers(a->object.span.begin, b->object.span.begin);
    return order != 0 ? order : strcmp(a->id, b->id);
}

static bool copy_strings(making *m, const char **from, uint32_t n, const char ***to)
{
    const char **list = tri_arena_alloc(m->x.arena, n, sizeof *list);
    for (uint32_t i = 0; list != NULL && i < n; i++) {
        list[i] = copy(m, from[i]);
    }
    *to = list;
    return list != NULL && !m->x.failed;
}

static bool copy_entities(making *m)
{
    const tri_document *d = m->x.document;
    tri_entity *entities = tri_arena_alloc(m->x.arena, d->n_entities, sizeof *entities);
    bool is_whole = entities != NULL;
    for (uint32_t i = 0; is_whole && i < d->n_entities; i++) {
        const tri_entity *from = &d->entities[i];
        tri_entity *to = &entities[i];
        *to = *from;
        to->name = copy(m, from->name);
        to->subtype = copy(m, from->subtype);
        to->wikidata = copy(m, from->wikidata);
        to->ref = copy(m, from->ref);
        to->country = copy(m, from->country == NULL ? "" : from->country);
        is_whole = copy_strings(m, from->aliases, from->n_aliases, &to->aliases) &&
                   copy_strings(m, from->roles, from->n_roles, &to->roles);
    }
    m->triples->entities = entities;
    m->triples->n_entities = d->n_entities;
    return is_whole;
}

static bool copy_meta(making *m)
{
    const tri_meta *from = &m->x.document->meta;
    m->triples->meta = (tri_meta){.id = copy(m, from->id),
                                  .title = copy(m, from->title),
                                  .date = copy(m, from->date),
                                  .url = copy(m, from->url),
                                  .source = copy(m, from->source),
                                  .author = copy(m, from->author),
                                  .lang = copy(m, from->lang),
                                  .meta = copy(m, from->meta),
                                  .sketch = copy(m, from->sketch),
                                  .duplicate_of = copy(m, from->duplicate_of)};
    m->triples->model = copy(m, m->x.document->model);
    return !m->x.failed;
}

/* Turns the tree round and finds the mention of every head; of several with one head
   the name, else the first. */
static bool prepare(making *m, tri_arena *scratch)
{
    const tri_document *d = m->x.document;
    tri_i_extraction *x = &m->x;
    x->first_child = tri_arena_alloc(scratch, d->n_tokens, sizeof *x->first_child);
    x->next_sibling = tri_arena_alloc(scratch, d->n_tokens, sizeof *x->next_sibling);
    x->mention_at = tri_arena_alloc(scratch, d->n_tokens, sizeof *x->mention_at);
    x->seen = tri_arena_alloc(scratch, d->n_tokens, sizeof *x->seen);
    m->sentences = tri_arena_alloc(scratch, d->n_sentences, sizeof *m->sentences);
    if (x->first_child == NULL || x->next_sibling == NULL || x->mention_at == NULL ||
        x->seen == NULL || m->sentences == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < d->n_tokens; i++) {
        x->first_child[i] = x->next_sibling[i] = x->mention_at[i] = TRI_NONE;
        x->seen[i] = 0;
    }
    for (uint32_t i = d->n_tokens; i-- > 0;) {
        const uint32_t head = d->tokens[i].head;
        if (head != TRI_NONE) {
            x->next_sibling[i] = x->first_child[head];
            x->first_child[head] = i;
        }
    }
    for (uint32_t i = 0; i < d->n_mentions; i++) {
        const uint32_t head = d->mentions[i].head;
        const uint32_t old = x->mention_at[head];
        if (old == TRI_NONE || (d->mentions[i].kind < d->mentions[old].kind)) {
            x->mention_at[head] = i;
        }
    }
    return true;
}

tri_status tri_i_document_extract(const tri_document *document, tri_triples *triples,
                                  tri_i_features_function on_features, void *user,
                                  tri_error *error)
{
    tri_status status = TRI_OK;
    tri_arena scratch = {0};
    *triples = (tri_triples){.n_words = document->n_words,
                             .n_sentences = document->n_sentences};
    making m = {.x = {.document = document, .arena = &triples->arena},
                .triples = triples,
                .on_features = on_features,
                .user = user};
    if (!copy_meta(&m) || !copy_entities(&m) ||
        !tri_i_list_sentences(document, triples) || !prepare(&m, &scratch)) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    for (uint32_t token = 0; token < document->n_tokens && !m.x.failed; token++) {
        for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
            patterns[i](&m.x, token);
        }
    }
    if (!m.x.failed) {
        tri_i_fold_relations(&m.x);
        tri_i_find_roles(&m.x);
        tri_i_find_events(&m.x);
        tri_i_find_quotes(&m.x);
    }
    size_t room = 0;
    for (uint32_t i = 0; i < m.x.n_finds; i++) {
        room += (size_t)n_meant(&m, m.x.finds[i].subject) *
                n_meant(&m, m.x.finds[i].object);
    }
    triples->triples = tri_arena_alloc(&triples->arena, room, sizeof *triples->triples);
    m.x.failed = m.x.failed || triples->triples == NULL;
    for (uint32_t i = 0; i < m.x.n_finds && !m.x.failed; i++) {
        add_triples(&m, &m.x.finds[i]);
    }
    if (m.x.failed) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    if (triples->n_triples > 1) {
        qsort(triples->triples, triples->n_triples, sizeof *triples->triples, by_place);
    }
done:
    free(m.x.finds);
    tri_arena_clear(&scratch);
    if (status != TRI_OK) {
        tri_triples_clear(triples);
    }
    return status;
}

tri_status tri_document_extract(const tri_document *document, tri_triples *triples,
                                tri_error *error)
{
    return tri_i_document_extract(document, triples, NULL, NULL, error);
}
