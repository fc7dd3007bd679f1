/* Reads documents with their trees from CoNLL-U. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/trees.h"

#include "base/sink.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_WORDS = 2000, COLUMNS = 10 };

typedef struct {
    char *columns[COLUMNS];
    bool starts; /* a sentence */
    bool block;  /* a paragraph */
    bool space;
} word;

static tri_upos upos_of(const char *name)
{
    const tri_upos upos = tri_upos_from_name(name);
    assert(upos != TRI_UPOS_COUNT);
    return upos;
}

static void split(char *line, word *w)
{
    for (int i = 0; i < COLUMNS; i++) {
        w->columns[i] = line;
        line += strcspn(line, "\t");
        assert((*line == '\t') == (i + 1 < COLUMNS));
        if (*line == '\t') {
            *line++ = '\0';
        }
    }
    w->space = strstr(w->columns[9], "SpaceAfter=No") == NULL;
}

static void add_names(tri_document *d, const word *words)
{
    d->mentions = tri_arena_alloc(&d->arena, d->n_tokens, sizeof *d->mentions);
    for (uint32_t i = 0; i < d->n_tokens; i++) {
        const char *name = strstr(words[i].columns[9], "NER=B-");
        if (name == NULL) {
            continue;
        }
        char type[16] = "";
        (void)snprintf(type, sizeof type, "%.*s", (int)strcspn(name + 6, "|"),
                       name + 6);
        tri_mention *m = &d->mentions[d->n_mentions++];
        *m = (tri_mention){.begin = i,
                           .end = i + 1,
                           .head = i,
                           .entity = TRI_NONE,
                           .kind = TRI_MENTION_NAME,
                           .type = (uint8_t)tri_type_from_name(type),
                           .p = 1,
                           .subtype = "",
                           .value = "",
                           .unit = ""};
        assert(m->type < TRI_TYPE_COUNT);
        while (m->end < d->n_tokens &&
               strstr(words[m->end].columns[9], "NER=I-") != NULL) {
            m->end++;
        }
        for (uint32_t t = m->begin; t < m->end; t++) {
            const uint32_t head = d->tokens[t].head;
            if (head == TRI_NONE || head < m->begin || head >= m->end) {
                m->head = t;
                break;
            }
        }
    }
}

static void build(trees *out, const word *words, uint32_t n)
{
    tri_memory text = {0};
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0 && words[i].block) {
            (void)tri_memory_write("\n\n", 2, &text);
        }
        (void)tri_memory_write(words[i].columns[1], strlen(words[i].columns[1]), &text);
        if (words[i].space) {
            (void)tri_memory_write(" ", 1, &text);
        }
    }
    tri_document *d = &out->document;
    const tri_meta meta = {.id = out->id};
    assert(tri_document_init(d, text.bytes, text.n_bytes, &meta, NULL) == TRI_OK);
    free(text.bytes);
    d->tokens = tri_arena_alloc(&d->arena, n, sizeof *d->tokens);
    d->sentences = tri_arena_alloc(&d->arena, n, sizeof *d->sentences);
    assert(d->tokens != NULL && d->sentences != NULL);
    d->n_tokens = n;
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        const word *w = &words[i];
        if (w->starts) {
            d->sentences[d->n_sentences++].begin = i;
        }
        d->sentences[d->n_sentences - 1].end = i + 1;
        at += i > 0 && w->block ? 2 : 0;
        const uint32_t first = d->sentences[d->n_sentences - 1].begin;
        const uint32_t head = (uint32_t)strtoul(w->columns[6], NULL, 10);
        const char *form = tri_arena_string(&d->arena, w->columns[1]);
        const uint32_t length = (uint32_t)strlen(form);
        tri_token *token = &d->tokens[i];
        *token = (tri_token){.form = form,
                             .lemma = tri_arena_string(&d->arena, w->columns[2]),
                             .begin = at,
                             .end = at + length,
                             .cp_begin = (uint32_t)tri_utf8_count(d->text, at),
                             .cp_end = (uint32_t)tri_utf8_count(d->text, at + length),
                             .sentence = d->n_sentences - 1,
                             .head = head == 0 ? TRI_NONE : first + head - 1,
                             .head_p = 1,
                             .upos = (uint8_t)upos_of(w->columns[3]),
                             .xpos = (uint8_t)tri_xpos_from_name(w->columns[4]),
                             .rel = (uint8_t)tri_rel_from_name(w->columns[7]),
                             .space_after = w->space,
                             .block_start = w->block};
        assert(token->xpos < TRI_XPOS_COUNT && token->rel < TRI_REL_COUNT);
        at += length + (w->space ? 1 : 0);
    }
    add_names(d, words);
}

/* "# states = ...", but no comment of CoNLL-U's own. */
static bool is_for_test(const char *line)
{
    static const char *const own[] = {"# text", "# sent_id", "# global"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strncmp(line, own[i], strlen(own[i])) == 0) {
            return false;
        }
    }
    return line[0] == '#' && strstr(line, " = ") != NULL;
}

bool trees_next(FILE *file, trees *out)
{
    static word words[MAX_WORDS];
    static char lines[MAX_WORDS][256];
    char line[1024];
    uint32_t n = 0;
    bool starts = true;
    bool block = true;
    memset(out, 0, sizeof *out);
    for (long before = ftell(file); fgets(line, sizeof line, file) != NULL;
         before = ftell(file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "# newdoc", 8) == 0) {
            if (n > 0) {
                (void)fseek(file, before, SEEK_SET);
                break;
            }
            (void)snprintf(out->id, sizeof out->id, "%.200s",
                           line + strcspn(line, "=") + 2);
        } else if (strncmp(line, "# newpar", 8) == 0) {
            block = true;
        } else if (is_for_test(line)) {
            assert(out->n_comments < TREES_MAX_COMMENTS);
            (void)snprintf(out->comments[out->n_comments++], sizeof out->comments[0],
                           "%.500s", line + 2);
        } else if (line[0] == '\0') {
            starts = true;
        } else if (line[0] >= '0' && line[0] <= '9' &&
                   strspn(line, "0123456789") == strcspn(line, "\t")) {
            assert(n < MAX_WORDS);
            (void)snprintf(lines[n], sizeof lines[n], "%.250s", line);
            split(lines[n], &words[n]);
            words[n].starts = starts;
            words[n].block = block;
            starts = block = false;
            n++;
        } else if (line[0] != '#') {
            /* "3-4 don't": its words stand together. */
            const bool space = strstr(line, "SpaceAfter=No") == NULL;
            const unsigned long last = strtoul(strchr(line, '-') + 1, NULL, 10);
            const unsigned long first = strtoul(line, NULL, 10);
            for (unsigned long i = first; i <= last; i++) {
                assert(n < MAX_WORDS && fgets(line, sizeof line, file) != NULL);
                line[strcspn(line, "\n")] = '\0';
                (void)snprintf(lines[n], sizeof lines[n], "%.250s", line);
                split(lines[n], &words[n]);
                words[n].starts = starts;
                words[n].block = block;
                words[n].space = i == last && space;
                starts = block = false;
                n++;
            }
        }
    }
    if (n > 0) {
        build(out, words, n);
        assert(tri_i_tree_build(&out->document, NULL) == TRI_OK);
    }
    return n > 0;
}
