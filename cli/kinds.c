/* Tells by its first bytes whether a file is what a run is about to write there. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/kinds.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Whether a key of JSON stands there. No string holds one: its quotes are escaped. */
static bool has_key(const char *head, const char *key)
{
    for (const char *at = strstr(head, key); at != NULL; at = strstr(at + 1, key)) {
        const char *behind = at + strlen(key);
        if (behind[strspn(behind, " ")] == ':') {
            return true;
        }
    }
    return false;
}

static bool begins_with(const char *head, const char *word)
{
    return strncmp(head, word, strlen(word)) == 0;
}

static bool begins_report(const char *head)
{
    return *head == '{' && has_key(head, "\"document\"") && has_key(head, "\"status\"");
}

static bool begins_evidence(const char *head)
{
    return *head == '{' && has_key(head, "\"edge\"") && has_key(head, "\"source\"");
}

static bool begins_triples(const char *head)
{
    return *head == '{' && !begins_report(head) && !begins_evidence(head) &&
           (has_key(head, "\"document\"") || has_key(head, "\"doc\"") ||
            has_key(head, "\"relation\""));
}

static bool begins_texts(const char *head)
{
    return *head == '{' && has_key(head, "\"id\"") && has_key(head, "\"text\"") &&
           !begins_triples(head);
}

static bool begins_evidence_table(const char *head)
{
    return begins_with(head, "edge,source,target,");
}

/* How many cells a line has between tabs. */
static size_t n_cells(const char *line)
{
    size_t n = 1;
    for (; *line != '\0' && *line != '\n'; line++) {
        n += *line == '\t' ? 1 : 0;
    }
    return n;
}

static bool begins_mentions(const char *head)
{
    /* The document, a number of a sentence, two places. */
    const char *number = head + strcspn(head, "\t\n");
    return n_cells(head) == 10 && strspn(number, "\t0123456789") > 5;
}

static bool begins_annotation(const char *head)
{
    static const char *const comments[] = {"# newdoc", "# newpar", "# sent_id",
                                           "# text = ", "# global."};
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++) {
        if (begins_with(head, comments[i])) {
            return true;
        }
    }
    while (*head == '#') {
        head += strcspn(head, "\n");
        head += *head == '\n' ? 1 : 0;
    }
    return *head >= '0' && *head <= '9' && n_cells(head) == 10;
}

const output_kind kind_of_triples = {"triples (JSON Lines)", begins_triples};
const output_kind kind_of_mentions = {"a table of mentions", begins_mentions};
const output_kind kind_of_annotation = {"CoNLL-U", begins_annotation};
const output_kind kind_of_texts = {"texts (JSON Lines)", begins_texts};
const output_kind kind_of_report = {"a report (JSON Lines)", begins_report};
const output_kind kind_of_evidence = {"evidence (JSON Lines)", begins_evidence};
const output_kind kind_of_evidence_table = {"evidence (CSV)", begins_evidence_table};

output_kind kind_of_graph(const tri_format *format, const tri_part *part)
{
    output_kind kind = {"", part == NULL ? format->begins : part->begins};
    (void)snprintf(kind.title, sizeof kind.title, "%s%s%s",
                   part == NULL ? "" : part->name, part == NULL ? "" : " of ",
                   format->title);
    return kind;
}

bool is_of_other_kind(const char *path, const output_kind *kind)
{
    char head[4096 + 1];
    size_t n = 0;
    ssize_t more = 1;
    const int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    while (file >= 0 && more > 0 && n < sizeof head - 1) {
        more = read(file, head + n, sizeof head - 1 - n);
        n += more > 0 ? (size_t)more : 0;
    }
    head[n] = '\0';
    if (file >= 0) {
        (void)close(file);
    }
    /* One that cannot be read may be anything. */
    return file < 0 || more < 0 || (n > 0 && !kind->begins(head));
}
