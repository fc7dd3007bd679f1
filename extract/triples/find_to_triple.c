/* Makes the triples of one find: arguments with their words and entities, the wording,
   who says it, the confidence. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/parse/parse.h"
#include "extract/triples/making.h"

#include <stdio.h>
#include <string.h>

const char *tri_i_sentence_text(tri_i_making *m, uint32_t sentence, tri_span *where)
{
    const tri_sentence *s = &m->document->sentences[sentence];
    const tri_i_range range = {s->begin, s->end};
    *where = tri_i_span_of(m->document, range);
    if (m->sentences[sentence] == NULL) {
        m->sentences[sentence] = tri_i_text_of(m, range);
    }
    return m->sentences[sentence];
}

/* Writes the words of a phrase, pieces joined by a blank, and where they stand. */
static void put_words(tri_i_making *m, const tri_i_words *words, tri_argument *argument)
{
    const tri_document *d = m->document;
    argument->span = tri_i_span_of(d, tri_i_extent(words));
    argument->text = tri_i_text_of(m, words->pieces[0]);
    if (words->n == 1) {
        return;
    }
    tri_span *spans = tri_arena_alloc(m->triples->memory, words->n, sizeof *spans);
    for (uint32_t i = 0; spans != NULL && i < words->n; i++) {
        spans[i] = tri_i_span_of(d, words->pieces[i]);
        argument->text = i == 0 ? argument->text
                                : tri_i_both_texts(m, argument->text,
                                                   tri_i_text_of(m, words->pieces[i]));
    }
    argument->spans = spans;
    argument->n_spans = spans == NULL ? 0 : words->n;
    m->failed = m->failed || spans == NULL;
}

/* `own`: as its own words, not as the name beside them. `without`: a dependent that is
   no part of it. */
static tri_argument make_argument(tri_i_making *m, uint32_t token, bool own,
                                  uint32_t without)
{
    const tri_i_words words = tri_i_phrase(m->finds, token, without);
    const uint32_t index =
        own ? m->finds->mention_at[token] : tri_i_mention(m->finds, token);
    const tri_mention *mention = &m->document->mentions[index];
    tri_argument argument = {.entity = mention->entity,
                             .subtype = tri_i_copy(m, mention->subtype),
                             .value = tri_i_copy(m, mention->value),
                             .unit = tri_i_copy(m, mention->unit),
                             .type = mention->type,
                             .how = mention->how,
                             .doubt = tri_i_doubt_of(mention)};
    put_words(m, &words, &argument);
    m->is_garbled = m->is_garbled || tri_i_crosses_sentence(m->document, &words);
    if (index != m->finds->mention_at[token] && mention->how != TRI_HOW_NONE) {
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
static uint32_t n_meant(const tri_i_making *m, uint32_t token)
{
    const uint32_t index = m->finds->mention_at[token];
    const uint32_t n = index == TRI_NONE ? 0 : m->document->mentions[index].n_members;
    return n == 0 ? 1 : n;
}

/* Makes an argument stand for another entity than its own words'. */
static void put_entity(const tri_i_making *m, uint32_t index, tri_argument *argument)
{
    const tri_entity *entity = &m->triples->entities[index];
    argument->entity = index;
    argument->name = entity->name;
    argument->type = entity->type;
    argument->subtype = entity->subtype;
    argument->value = "";
    argument->unit = "";
    argument->how = TRI_HOW_PRONOUN;
}

/* The nth of the group that an argument stands for in its place, if it is one. */
static void put_member(const tri_i_making *m, uint32_t token, uint32_t nth,
                       tri_argument *argument)
{
    const tri_document *d = m->document;
    const uint32_t index = m->finds->mention_at[token];
    if (index == TRI_NONE || d->mentions[index].n_members == 0) {
        return;
    }
    const tri_mention *member = &d->mentions[d->mentions[index].members[nth]];
    const uint16_t doubt = tri_i_doubt_of(member);
    put_entity(m, member->entity, argument);
    argument->doubt = doubt > TRI_I_GROUP_DOUBT ? doubt : TRI_I_GROUP_DOUBT;
}

/* Whom a token means by the first person in the words of the speaker of `find`: a
   quotation mark stands between the two. TRI_NONE: nobody known, or it is no "I". */
static uint32_t first_person(const tri_i_making *m, const tri_i_find *find,
                             uint32_t token)
{
    const tri_document *d = m->document;
    bool is_plural = false;
    if (find->speaker == TRI_NONE || !tri_i_can_be_argument(m->finds, find->speaker) ||
        !tri_i_is_first_person(m->finds, token, &is_plural)) {
        return TRI_NONE;
    }
    const uint32_t begin = token < find->speaker ? token : find->speaker;
    const uint32_t end = token < find->speaker ? find->speaker : token;
    for (uint32_t i = begin + 1; i < end; i++) {
        if (d->tokens[i].xpos == TRI_XPOS_LQUOTE ||
            d->tokens[i].xpos == TRI_XPOS_RQUOTE) {
            return is_plural && find->voice != TRI_NONE ? find->voice : find->speaker;
        }
    }
    return TRI_NONE;
}

/* Puts the speaker in the place of his "I", whom he speaks for in that of his "we". */
static void put_speaker(const tri_i_making *m, const tri_i_find *find, uint32_t token,
                        tri_argument *argument)
{
    const uint32_t who = first_person(m, find, token);
    if (who == TRI_NONE) {
        return;
    }
    const tri_mention *mention = &m->document->mentions[tri_i_mention(m->finds, who)];
    if (mention->entity != TRI_NONE && mention->how != TRI_HOW_NONE) {
        put_entity(m, mention->entity, argument);
        argument->doubt = tri_i_doubt_of(mention);
    }
}

/* What is no mention: a clause, an adjective; it is no thing to make a node of. */
static tri_argument make_words(tri_i_making *m, const tri_i_words *words)
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

/* The dependent of `token` that `clause` lies in, so that what is stated of a thing is
   no part of its description; TRI_NONE where it is not below the token. */
static uint32_t towards(const tri_document *d, uint32_t token, uint32_t clause)
{
    uint32_t at = clause;
    while (at != TRI_NONE && d->tokens[at].head != token) {
        at = d->tokens[at].head;
    }
    return at;
}

/* "1901" of "1901–1975": makes words a date. */
static void put_half(tri_i_making *m, const tri_i_find *find, tri_argument *argument)
{
    const uint32_t index = m->finds->mention_at[find->object];
    const char *value = tri_i_copy(m, m->document->mentions[index].value);
    const char *slash = value == NULL ? NULL : strchr(value, '/');
    if (slash == NULL) {
        return;
    }
    argument->value = find->half == 2 ? slash + 1
                                      : tri_arena_printf(m->triples->memory, "%.*s",
                                                         (int)(slash - value), value);
    m->failed = m->failed || argument->value == NULL;
    argument->type = TRI_TYPE_DATE;
    argument->how = TRI_HOW_NAME;
}

/* Puts what an object is asked to do behind its words; who has no name is called by all
   of them: "crew to cut the cable". */
static void put_to_do(tri_i_making *m, const tri_i_find *find, tri_argument *object)
{
    const tri_token *tokens = m->document->tokens;
    const tri_i_words phrase = tri_i_phrase(m->finds, find->object, TRI_NONE);
    tri_i_words words = tri_i_clause_words(m->finds, find->to_do, TRI_NONE);
    tri_i_range *all = &words.pieces[0];
    for (uint32_t i = all->begin; i < all->end; i++) {
        if (tokens[i].upos == TRI_UPOS_PUNCT && i > find->to_do) {
            all->end = i; /* what follows is rather told beside it */
        }
    }
    all->begin = phrase.pieces[0].begin;
    put_words(m, &words, object);
    if (object->how == TRI_HOW_NOMINAL && tokens[find->object].upos == TRI_UPOS_NOUN &&
        (object->entity == TRI_NONE || !m->document->entities[object->entity].named)) {
        const bool has_determiner = tokens[all->begin].rel == TRI_REL_DET ||
                                    tokens[all->begin].xpos == TRI_XPOS_PRPS;
        object->entity = TRI_NONE;
        object->name =
            tri_i_text_of(m, (tri_i_range){all->begin + has_determiner, all->end});
    }
}

static tri_argument make_object(tri_i_making *m, const tri_i_find *find)
{
    if (find->is_absent) {
        return (tri_argument){.text = "",
                              .span = {TRI_NONE, TRI_NONE},
                              .entity = TRI_NONE,
                              .name = "",
                              .subtype = "",
                              .value = "",
                              .unit = "",
                              .type = TRI_TYPE_CONCEPT,
                              .how = TRI_HOW_ABSENT};
    }
    if (find->words.begin == find->words.end) {
        tri_argument object =
            make_argument(m, find->object, find->pattern == TRI_PATTERN_APPOSITION,
                          find->left_out == TRI_NONE
                              ? towards(m->document, find->object, find->clause)
                              : find->left_out);
        if (find->to_do != TRI_NONE) {
            put_to_do(m, find, &object);
        }
        return object;
    }
    if (find->left_out != TRI_NONE) {
        const tri_i_words words =
            tri_i_clause_words(m->finds, find->object, find->left_out);
        return make_words(m, &words);
    }
    tri_argument argument =
        make_words(m, &(tri_i_words){.pieces = {find->words}, .n = 1});
    if (find->half != 0) {
        put_half(m, find, &argument);
    }
    argument.how = find->is_description ? TRI_HOW_NOMINAL : argument.how;
    if (find->is_title) { /* of which a graph can make a node */
        argument.name = tri_i_whole_title(argument.text); /* "Sen." */
        if (m->document->tokens[find->object].xpos == TRI_XPOS_NNS &&
            find->words.end - find->words.begin == 1) {
            argument.name = tri_i_copy(m, m->document->tokens[find->object].lemma);
        }
        argument.subtype = "title";
        argument.how = TRI_HOW_NOMINAL;
    }
    return argument;
}

/* `member`: number of the triple among those of one find. */
static void make_id(const tri_i_making *m, uint32_t member, tri_triple *triple)
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
static void put_attribution(tri_i_making *m, const tri_i_find *find, tri_triple *triple)
{
    const tri_document *d = m->document;
    const bool is_said =
        find->speaker != TRI_NONE && tri_i_can_be_argument(m->finds, find->speaker);
    const uint32_t speech = is_said ? TRI_NONE : tri_i_speech_at(d, find->clause, NULL);
    if (!is_said && speech == TRI_NONE) {
        return;
    }
    tri_argument *speaker = tri_arena_alloc(m->triples->memory, 1, sizeof *speaker);
    triple->attribution = speaker;
    if (speaker == NULL) {
        m->failed = true;
    } else if (is_said) {
        *speaker = make_argument(m, find->speaker, false, TRI_NONE);
    } else {
        const uint32_t index = d->given_entities[speech];
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

static bool is_no_thing(const tri_i_find_arg *arg)
{
    return arg->is_clause || arg->is_adjunct ||
           (arg->is_beside && arg->kind != TRI_ARG_KIND_TIME);
}

/* The further arguments of a find, each of a group for itself. */
static void put_args(tri_i_making *m, const tri_i_find *find, tri_triple *triple)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < find->n_args; i++) {
        n += is_no_thing(&find->args[i]) ? 1 : n_meant(m, find->args[i].head);
    }
    tri_further *args =
        n == 0 ? NULL : tri_arena_alloc(m->triples->memory, n, sizeof *args);
    m->failed = m->failed || (args == NULL && n > 0);
    triple->args = args;
    for (uint32_t i = 0; args != NULL && i < find->n_args; i++) {
        const tri_i_find_arg *arg = &find->args[i];
        const uint32_t n_members = is_no_thing(arg) ? 1 : n_meant(m, arg->head);
        for (uint32_t k = 0; k < n_members; k++) {
            tri_further *one = &args[triple->n_args++];
            one->role = tri_i_copy(m, arg->role);
            one->kind = arg->kind;
            if (is_no_thing(arg)) {
                const tri_i_words words =
                    arg->is_clause ? tri_i_clause_words(m->finds, arg->head, TRI_NONE)
                                   : tri_i_phrase(m->finds, arg->head, TRI_NONE);
                one->argument = make_words(m, &words);
            } else {
                one->argument = make_argument(
                    m, arg->head, false, towards(m->document, arg->head, find->clause));
                put_member(m, arg->head, k, &one->argument);
                if (arg->kind == TRI_ARG_KIND_TIME &&
                    (arg->is_beside || one->argument.value[0] == '\0')) {
                    one->argument.how = TRI_HOW_NONE; /* "in recent years": no date */
                }
            }
        }
    }
}

/* `subject`, `object`: which one of the group that an argument stands for, if it does.
 */
static void make_triple(tri_i_making *m, const tri_i_find *find, uint32_t subject,
                        uint32_t object, tri_triple *triple)
{
    const tri_document *d = m->document;
    *triple = (tri_triple){.sent = d->tokens[find->clause].sentence,
                           .relation = "",
                           .relation_span = {TRI_NONE, TRI_NONE},
                           .label = tri_i_copy(m, find->label),
                           .base = tri_i_copy(m, find->base),
                           .modality = find->modality,
                           .basis = find->basis,
                           .pattern = find->pattern,
                           .negated = find->negated};
    triple->sentence = tri_i_sentence_text(m, triple->sent, &triple->span);
    triple->subject =
        make_argument(m, find->subject, false, towards(d, find->subject, find->clause));
    triple->object = make_object(m, find);
    put_member(m, find->subject, subject, &triple->subject);
    put_speaker(m, find, find->subject, &triple->subject);
    if (find->words.begin == find->words.end) {
        put_member(m, find->object, object, &triple->object);
        put_speaker(m, find, find->object, &triple->object);
    }
    if (find->relation.end > find->relation.begin) {
        tri_i_put_relation(m, find, triple);
    }
    if (triple->basis == TRI_BASIS_STATED && (triple->subject.how == TRI_HOW_PRONOUN ||
                                              triple->object.how == TRI_HOW_PRONOUN)) {
        triple->basis = TRI_BASIS_COREFERENCE;
    }
    put_args(m, find, triple);
    put_attribution(m, find, triple);
    if (find->support != TRI_NONE && find->support != triple->sent) {
        tri_support *support = tri_arena_alloc(m->triples->memory, 1, sizeof *support);
        m->failed = m->failed || support == NULL;
        if (support != NULL) {
            support->sent = find->support;
            support->sentence = tri_i_sentence_text(m, find->support, &support->span);
            triple->support = support;
            triple->n_support = 1;
        }
    }
    if (!m->failed) {
        tri_i_measures measures;
        triple->confidence = tri_i_confidence(m->finds, find, triple, &measures);
        make_id(m, subject * TRI_GROUP_MAX + object, triple);
        if (d->explain) {
            triple->why = tri_i_explain(m->finds, find, m->triples->memory);
            m->failed = m->failed || triple->why == NULL;
        }
        if (m->on_measures != NULL) {
            m->on_measures(triple, find, &measures, m->user);
        }
    }
}

size_t tri_i_n_triples(const tri_i_making *m, const tri_i_find *find)
{
    return (size_t)n_meant(m, find->subject) * n_meant(m, find->object);
}

void tri_i_add_triples(tri_i_making *m, const tri_i_find *find)
{
    const uint32_t n_subjects = n_meant(m, find->subject);
    const uint32_t n_objects = n_meant(m, find->object);
    for (uint32_t s = 0; s < n_subjects; s++) {
        for (uint32_t o = 0; o < n_objects && !m->failed; o++) {
            m->is_garbled = false;
            make_triple(m, find, s, o, &m->triples->triples[m->triples->n_triples]);
            m->triples->n_triples += !m->is_garbled;
            if (m->is_garbled && m->refusals != NULL) {
                m->refusals->rule = tri_pattern_name((tri_pattern)find->pattern);
                tri_i_refusals_add(m->refusals,
                                   &(tri_i_refusal){.clause = find->clause,
                                                    .subject = find->subject,
                                                    .object = find->object,
                                                    .reason = TRI_I_REFUSED_GARBLED});
            }
        }
    }
}
