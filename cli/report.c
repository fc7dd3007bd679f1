/* Writes the report: one JSON object a document. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report.h"

#include "cli/library.h"
#include "cli/messages.h"

#include <string.h>

#define OUTCOME_TEXT(name, text) text,
static const char *const outcome_names[] = {OUTCOME_LIST(OUTCOME_TEXT)};

void report_write(cli_output *report, const report_line *line)
{
    if (!report->is_open) {
        return;
    }
    tri_sink *sink = &report->sink;
    tri_sink_string(sink, "{\"document\": ");
    tri_sink_json(sink, line->id, strlen(line->id));
    tri_sink_printf(sink, ", \"status\": \"%s\"", outcome_names[line->outcome]);
    if (line->reason != NULL) {
        tri_sink_string(sink, line->outcome == OUTCOME_DUPLICATE
                                  ? ", \"duplicate_of\": "
                                  : ", \"reason\": ");
        tri_sink_json(sink, line->reason, strlen(line->reason));
    }
    tri_sink_printf(sink,
                    ", \"words\": %zu, \"sentences\": %zu, \"triples\": %zu, "
                    "\"entities\": %zu}\n",
                    line->n_words, line->n_sentences, line->n_triples,
                    line->n_entities);
}

void report_say_duplicates(const cli_options *options, size_t n)
{
    if (!options->quiet && n > 0) {
        say("left out: %zu document%s that repeat%s an earlier one (--duplicates keep "
            "keeps %s)",
            n, n == 1 ? "" : "s", n == 1 ? "s" : "", n == 1 ? "it" : "them");
    }
}
