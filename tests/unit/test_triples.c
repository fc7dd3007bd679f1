/* Tests what the extractor makes of given trees, without the model: the patterns, the
   kinds of statements, quotations, what is put together from several sentences.

   usage: test_triples FILE.conllu...

   Before a sentence of the file stands what its document must and must not give:

       # states = subject | label | object | further
       # omits = subject | label | object
       # refuses = rule | word | part of the reason

   by canonical names, `*` for any, `-` for an object that is absent. `further`, in any
   order, parted by `|`: `not`, a modality, `by NAME` (`by -`: nobody), a basis, `ROLE:
   NAME` of a further argument (`ROLE: NAME unresolved`: that makes no edge), `lacks
   ROLE: NAME`, `subject text WORDS`, `object text WORDS`, `relation text WORDS`, `sure`
   or `unsure` (of a confidence that a graph takes, or not), `of nothing` (an end names
   nothing), `needs SENTENCE` (number of
   a supporting sentence), `because WORDS` (of why it came about). What is not named is
   asserted, not denied, and of any attribution. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/sink.h"
#include "extract/extract.h"
#include "extract/triples/triples.h"
#include "extract/write/write.h"
#include "tests/unit/cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PARTS = 12 };

static size_t split(char *line, char **parts)
{
    size_t n = 0;
    for (char *at = line; at != NULL && n < MAX_PARTS; n++) {
        char *bar = strstr(at, " | ");
        parts[n] = at;
        if (bar != NULL) {
            *bar = '\0';
            bar += 3;
        }
        at = bar;
    }
    return n;
}

static bool is(const char *wanted, const char *found)
{
    return strcmp(wanted, "*") == 0 || strcmp(wanted, found) == 0 ||
           (strcmp(wanted, "-") == 0 && found[0] == '\0');
}

static bool has_argument(const tri_triple *t, const char *wanted)
{
    for (uint32_t i = 0; i < t->n_args; i++) {
        char text[512];
        const bool is_unresolved = t->args[i].argument.how == TRI_HOW_NONE &&
                                   strstr(wanted, " unresolved") != NULL;
        (void)snprintf(text, sizeof text, "%s: %s%s", t->args[i].role,
                       t->args[i].argument.name, is_unresolved ? " unresolved" : "");
        if (strcmp(text, wanted) == 0) {
            return true;
        }
    }
    return false;
}

static bool needs(const tri_triple *t, const char *number)
{
    for (uint32_t i = 0; i < t->n_support; i++) {
        if (t->support[i].sent == strtoul(number, NULL, 10)) {
            return true;
        }
    }
    return false;
}

static bool agrees(const tri_triple *t, char **parts, size_t n)
{
    const char *modality = "asserted";
    bool negated = false;
    for (size_t i = 3; i < n; i++) {
        const char *part = parts[i];
        bool is_modality = false;
        for (int m = 0; m < TRI_MODALITY_COUNT; m++) {
            is_modality |= strcmp(part, tri_modality_name((tri_modality)m)) == 0;
        }
        if (is_modality) {
            modality = part;
        } else if (strcmp(part, "not") == 0) {
            negated = true;
        } else if (strncmp(part, "by ", 3) == 0) {
            if (strcmp(part + 3, t->attribution == NULL ? "-" : t->attribution->name) !=
                0) {
                return false;
            }
        } else if (strncmp(part, "because ", 8) == 0) {
            if (t->why == NULL || strstr(t->why, part + 8) == NULL) {
                return false;
            }
        } else if (strncmp(part, "subject text ", 13) == 0) {
            if (strcmp(part + 13, t->subject.text) != 0) {
                return false;
            }
        } else if (strncmp(part, "relation text ", 14) == 0) {
            if (strcmp(part + 14, t->relation) != 0) {
                return false;
            }
        } else if (strncmp(part, "object text ", 12) == 0) {
            if (strcmp(part + 12, t->object.text) != 0) {
                return false;
            }
        } else if (strncmp(part, "lacks ", 6) == 0) {
            if (has_argument(t, part + 6)) {
                return false;
            }
        } else if (strcmp(part, "sure") == 0 || strcmp(part, "unsure") == 0) {
            if ((t->confidence >= 0.5) != (part[0] == 's')) {
                return false;
            }
        } else if (strcmp(part, "of nothing") == 0) {
            if (t->subject.how != TRI_HOW_NONE && t->object.how != TRI_HOW_NONE) {
                return false;
            }
        } else if (strncmp(part, "needs ", 6) == 0) {
            if (!needs(t, part + 6)) {
                return false;
            }
        } else if (strcmp(part, tri_basis_name((tri_basis)t->basis)) != 0 &&
                   !has_argument(t, part)) {
            return false;
        }
    }
    return t->negated == negated &&
           strcmp(modality, tri_modality_name((tri_modality)t->modality)) == 0;
}

static bool states(const tri_triples *triples, char **parts, size_t n, bool any_kind)
{
    for (uint32_t i = 0; i < triples->n_triples; i++) {
        const tri_triple *t = &triples->triples[i];
        if (is(parts[0], t->subject.name) && is(parts[1], t->label) &&
            is(parts[2], t->object.name) && (any_kind || agrees(t, parts, n))) {
            return true;
        }
    }
    return false;
}

/* Whether what was given up is told: the rule, the word of the clause, the reason. */
static bool refuses(const tri_triples *triples, char **parts)
{
    char begin[1024];
    (void)snprintf(begin, sizeof begin, "%s: \"%s\"", parts[0], parts[1]);
    for (uint32_t i = 0; i < triples->n_refusals; i++) {
        const char *why = triples->refusals[i].why;
        if (strncmp(why, begin, strlen(begin)) == 0 && strstr(why, parts[2]) != NULL) {
            return true;
        }
    }
    return false;
}

/* Whether a comment of the document, cut in parts, is fulfilled. */
static bool holds(const tri_triples *triples, char kind, char **parts, size_t n)
{
    switch (kind) {
    case 's':
        return n >= 3 && states(triples, parts, n, false);
    case 'o':
        return n >= 3 && !states(triples, parts, n, n == 3);
    default:
        return n == 3 && refuses(triples, parts);
    }
}

typedef struct {
    const char *path;
    int n_failures;
} outcome;

static void check(test_case *one, void *user)
{
    outcome *all = user;
    const char *id = one->document->meta.id;
    const int n_before = all->n_failures;
    tri_triples triples = {0};
    one->document->explain = true;
    one->document->explain_all = true;
    if (tri_document_annotate(one->document, NULL, NULL, false, NULL) != TRI_OK ||
        tri_document_extract(one->document, &triples, NULL) != TRI_OK) {
        printf("%s: %s: out of memory\n", all->path, id);
        all->n_failures++;
        return;
    }
    for (size_t i = 0; i < one->n_wishes; i++) {
        char line[512];
        char *parts[MAX_PARTS];
        (void)snprintf(line, sizeof line, "%s", strchr(one->wishes[i], '=') + 2);
        const size_t n = split(line, parts);
        if (!holds(&triples, one->wishes[i][0], parts, n)) {
            printf("not ok: %s: %s: %s\n", all->path, id, one->wishes[i]);
            all->n_failures++;
        }
    }
    if (one->n_wishes == 0) {
        printf("not ok: %s: %s asks for nothing\n", all->path, id);
        all->n_failures++;
    }
    if (all->n_failures > n_before) {
        tri_memory out = {0};
        tri_sink sink;
        tri_sink_init(&sink, tri_memory_write, &out);
        (void)tri_triples_write_jsonl(&triples, 0, &sink);
        (void)tri_triples_explain(&triples, &sink);
        (void)tri_sink_flush(&sink);
        printf("%.*s", (int)out.n_bytes, out.bytes);
        free(out.bytes);
    }
    tri_triples_clear(&triples);
}

int main(int argc, char **argv)
{
    outcome all = {.n_failures = argc < 2};
    for (int i = 1; i < argc; i++) {
        all.path = argv[i];
        const size_t n = cases_run(argv[i], check, &all);
        printf("%s: %zu documents\n", argv[i], n);
        all.n_failures += n == 0;
    }
    return all.n_failures > 0;
}
