/* Prints a parsed document as CoNLL-U, with names and coreference in MISC. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/write/write.h"

#include <stdlib.h>
#include <string.h>

/* A printed mention: the words from `begin` to `end`. */
typedef struct {
    uint32_t begin, end, head;
    uint32_t entity; /* index in the document's */
} bracket;

typedef struct {
    const tri_document *document;
    tri_sink *sink;
    bracket *brackets; /* (n_brackets), outer first; none crosses another */
    size_t n_brackets;
    size_t next;    /* the first bracket that is not opened yet */
    size_t *opened; /* (n_opened) brackets that are open, outer first */
    size_t n_opened;
    uint32_t *named; /* (n_tokens) the name or value that a token is in, TRI_NONE */
} writer;

static int by_place(const void *a, const void *b)
{
    const bracket *x = a;
    const bracket *y = b;
    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    if (x->end != y->end) {
        return x->end > y->end ? -1 : 1;
    }
    return (x->entity > y->entity) - (x->entity < y->entity);
}

/* Words that say of what kind something is and refer to nothing themselves: "Greek" in
   "Greek islands", "Dr." in "Dr. Lee". NER= marks those that are names. */
static bool is_modifier(const tri_token *head)
{
    return head->rel == TRI_REL_NMOD_DESC ||
           (head->rel == TRI_REL_AMOD && head->upos == TRI_UPOS_ADJ);
}

/* The entity that annotation counts a mention to. */
static uint32_t entity_of(const tri_document *document, const tri_mention *mention)
{
    return mention->said_of != TRI_NONE ? document->mentions[mention->said_of].entity
                                        : mention->entity;
}

/* The mentions to print: those of named entities and of entities with two or more. Of
   equal or crossing spans the first stays. */
static tri_status gather(writer *w)
{
    const tri_document *document = w->document;
    w->brackets = calloc((size_t)document->n_mentions + 1, sizeof *w->brackets);
    w->opened = calloc((size_t)document->n_mentions + 1, sizeof *w->opened);
    if (w->brackets == NULL || w->opened == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    size_t n = 0;
    uint32_t *counts = calloc((size_t)document->n_entities + 1, sizeof *counts);
    if (counts == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const uint32_t entity = entity_of(document, &document->mentions[i]);
        counts[entity == TRI_NONE ? document->n_entities : entity]++;
    }
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const tri_mention *mention = document->mentions + i;
        const uint32_t entity = entity_of(document, mention);
        if (entity != TRI_NONE && !is_modifier(&document->tokens[mention->head]) &&
            (document->entities[entity].named || counts[entity] >= 2)) {
            w->brackets[n++] = (bracket){mention->phrase_begin, mention->phrase_end,
                                         mention->head, entity};
        }
    }
    free(counts);
    qsort(w->brackets, n, sizeof *w->brackets, by_place);
    for (size_t i = 0; i < n; i++) {
        const bracket one = w->brackets[i];
        while (w->n_opened > 0 &&
               w->brackets[w->opened[w->n_opened - 1]].end <= one.begin) {
            w->n_opened--;
        }
        const bracket *outer =
            w->n_opened > 0 ? &w->brackets[w->opened[w->n_opened - 1]] : NULL;
        const bool fits = outer == NULL || one.end < outer->end ||
                          (one.end == outer->end && one.begin > outer->begin);
        if (fits && one.begin < one.end && one.end <= document->n_tokens) {
            w->brackets[w->n_brackets] = one;
            w->opened[w->n_opened++] = w->n_brackets++;
        }
    }
    w->n_opened = 0;
    return TRI_OK;
}

/* Whether the token stands between the two ends of a range ("1992 to 1997"). */
static bool parts_range(const tri_document *document, const tri_mention *mention,
                        uint32_t i)
{
    const bool is_range = mention->type == TRI_TYPE_DATE
                              ? strchr(mention->value, '/') != NULL
                              : mention->value[0] == '\0';
    if (!is_range || i <= mention->core || i + 1 >= mention->end) {
        return false;
    }
    const tri_token *before = document->tokens + i - 1;
    const tri_token *after = document->tokens + i + 1;
    return tri_i_lexicon_has(&tri_i_lexicon_range_marks, document->tokens[i].form) &&
           before->upos != TRI_UPOS_PUNCT &&
           (after->upos == TRI_UPOS_NUM || after->upos == TRI_UPOS_SYM ||
            after->upos == TRI_UPOS_PROPN);
}

/* Where a value begins as annotation has it: behind words such as "about" and "the
   late", but with the article that a decade or century has alone: "the 1930s". */
static uint32_t begin_of_value(const tri_document *document, const tri_mention *mention)
{
    const uint32_t core = mention->core;
    const bool has_article = core > mention->begin && mention->type == TRI_TYPE_DATE &&
                             strchr(mention->value, '/') != NULL &&
                             strcmp(document->tokens[core - 1].form, "the") == 0;
    return has_article ? core - 1 : core;
}

/* Finds the tokens of names, then those of values that lie outside names, a range as
   its two ends. */
static tri_status gather_names(writer *w)
{
    const tri_document *document = w->document;
    w->named = malloc(((size_t)document->n_tokens + 1) * sizeof *w->named);
    if (w->named == NULL) {
        return TRI_ERR_NO_MEMORY;
    }
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        w->named[i] = TRI_NONE;
    }
    static const uint8_t kinds[] = {TRI_MENTION_NAME, TRI_MENTION_VALUE};
    for (size_t k = 0; k < sizeof kinds; k++) {
        for (uint32_t m = 0; m < document->n_mentions; m++) {
            const tri_mention *mention = document->mentions + m;
            const bool value = kinds[k] == TRI_MENTION_VALUE;
            const uint32_t begin =
                value ? begin_of_value(document, mention) : mention->begin;
            bool fits = mention->kind == kinds[k];
            for (uint32_t i = begin; fits && i < mention->end; i++) {
                fits = w->named[i] == TRI_NONE;
            }
            for (uint32_t i = begin; fits && i < mention->end; i++) {
                if (!value || !parts_range(document, mention, i)) {
                    w->named[i] = m;
                }
            }
        }
    }
    return TRI_OK;
}

/* Begins the next part of the MISC column. */
static void part(tri_sink *sink, bool *any)
{
    if (*any) {
        tri_sink_char(sink, '|');
    }
    *any = true;
}

/* Opens and closes the brackets of token `i`. */
static void write_entities(writer *w, uint32_t i, bool *any)
{
    const bool opens = w->next < w->n_brackets && w->brackets[w->next].begin == i;
    const bool closes =
        w->n_opened > 0 && w->brackets[w->opened[w->n_opened - 1]].end == i + 1;
    if (!opens && !closes) {
        return;
    }
    part(w->sink, any);
    tri_sink_string(w->sink, "Entity=");
    while (w->next < w->n_brackets && w->brackets[w->next].begin == i) {
        const bracket *b = w->brackets + w->next;
        const tri_entity *entity = w->document->entities + b->entity;
        const uint32_t head =
            b->head >= b->begin && b->head < b->end ? b->head : b->begin;
        tri_sink_printf(w->sink, "(e%u-%s-%u", (unsigned)b->entity,
                        tri_type_name((tri_type)entity->type),
                        (unsigned)(head - b->begin + 1));
        if (b->end == i + 1) {
            tri_sink_char(w->sink, ')');
        } else {
            w->opened[w->n_opened++] = w->next;
        }
        w->next++;
    }
    while (w->n_opened > 0 && w->brackets[w->opened[w->n_opened - 1]].end == i + 1) {
        w->n_opened--;
        tri_sink_printf(w->sink, "e%u)",
                        (unsigned)w->brackets[w->opened[w->n_opened]].entity);
    }
}

static void write_name(writer *w, uint32_t i, bool *any)
{
    if (w->named[i] != TRI_NONE) {
        const tri_mention *mention = w->document->mentions + w->named[i];
        part(w->sink, any);
        const bool begins = i == 0 || w->named[i - 1] != w->named[i];
        tri_sink_printf(w->sink, "NER=%c-%s", begins ? 'B' : 'I',
                        tri_type_name((tri_type)mention->type));
    }
}

/* UD allows no white space and no slash in a sent_id. */
static void write_sentence_id(tri_sink *sink, const char *id)
{
    const size_t length = strlen(id);
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t n = tri_utf8_decode(id + i, length - i, &code);
        if (code == '/') {
            tri_sink_char(sink, ':');
        } else if (code < 0x20 || code == 0x7F || tri_is_space(code)) {
            tri_sink_char(sink, '_');
        } else {
            tri_sink_bytes(sink, id + i, n);
        }
        i += n;
    }
}

static void write_token(writer *w, uint32_t i, uint32_t sentence_begin)
{
    const tri_document *document = w->document;
    const tri_token *token = document->tokens + i;
    tri_sink *sink = w->sink;
    const unsigned number = i - sentence_begin + 1;
    if (token->joined && (i == 0 || !document->tokens[i - 1].joined)) {
        uint32_t last = i;
        while (last + 1 < document->n_tokens && document->tokens[last].joined) {
            last++;
        }
        tri_sink_printf(sink, "%u-%u\t", number, number + (last - i));
        tri_sink_line(sink, document->text + token->begin,
                      document->tokens[last].end - token->begin);
        tri_sink_string(sink, "\t_\t_\t_\t_\t_\t_\t_\t");
        tri_sink_string(sink,
                        document->tokens[last].space_after ? "_\n" : "SpaceAfter=No\n");
    }
    tri_sink_printf(sink, "%u\t", number);
    tri_sink_string(sink, token->form);
    tri_sink_char(sink, '\t');
    tri_sink_string(sink, token->lemma[0] != '\0' ? token->lemma : "_");
    tri_sink_printf(
        sink, "\t%s\t%s\t_\t%u\t%s\t_\t", tri_upos_name((tri_upos)token->upos),
        tri_xpos_name((tri_xpos)token->xpos),
        token->head == TRI_NONE ? 0U : (unsigned)(token->head - sentence_begin + 1),
        tri_rel_name((tri_rel)token->rel));
    bool any = false;
    write_entities(w, i, &any);
    write_name(w, i, &any);
    const bool in_joined = token->joined || (i > 0 && document->tokens[i - 1].joined);
    if (!token->space_after && !in_joined) {
        part(sink, &any);
        tri_sink_string(sink, "SpaceAfter=No");
    }
    tri_sink_string(sink, any ? "\n" : "_\n");
}

tri_status tri_document_write_conllu(const tri_document *document, tri_sink *sink)
{
    writer w = {.document = document, .sink = sink};
    tri_status status = gather(&w);
    if (status == TRI_OK) {
        status = gather_names(&w);
    }
    if (status != TRI_OK) {
        goto done;
    }
    tri_sink_string(sink, "# newdoc id = ");
    tri_sink_line(sink, document->meta.id, strlen(document->meta.id));
    tri_sink_string(sink, "\n# global.Entity = eid-etype-head\n");
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        const tri_sentence *sentence = document->sentences + s;
        const tri_token *first = document->tokens + sentence->begin;
        const tri_token *last = document->tokens + sentence->end - 1;
        if (first->block_start && (!document->tokens_given || document->trees_given)) {
            tri_sink_string(sink, "# newpar\n");
        }
        tri_sink_string(sink, "# sent_id = ");
        if (sentence->id != NULL) {
            tri_sink_string(sink, sentence->id);
        } else {
            write_sentence_id(sink, document->meta.id);
            tri_sink_printf(sink, "-%u", (unsigned)s + 1);
        }
        tri_sink_string(sink, "\n# text = ");
        tri_sink_line(sink, document->text + first->begin, last->end - first->begin);
        tri_sink_char(sink, '\n');
        for (uint32_t i = sentence->begin; i < sentence->end; i++) {
            write_token(&w, i, sentence->begin);
        }
        tri_sink_char(sink, '\n');
    }
    if (document->n_sentences == 0) {
        tri_sink_char(sink, '\n');
    }
    status = sink->status;
done:
    free(w.brackets);
    free(w.opened);
    free(w.named);
    return status;
}
