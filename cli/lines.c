/* tricot read, tricot parse, tricot extract: documents to lines, one document after the
   other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/library.h"
#include "cli/output.h"
#include "cli/places.h"
#include "cli/sandbox.h"
#include "cli/weights.h"

#include <stddef.h>

static tri_status print(const documents_result *result, void *user)
{
    cli_output *output = user;
    tri_sink_bytes(&output->sink, result->bytes.bytes, result->bytes.n_bytes);
    /* A reader at the other end of a pipe gets each document when it is done. */
    return tri_sink_flush(&output->sink);
}

/* Runs what was listed and checked. */
static int print_all(const cli_options *options, const input_list *inputs,
                     documents_goal goal, const char *path, const output_kind *kind)
{
    cli_output output = {0};
    int status = EXIT_FAILED;
    tri_model *model = goal == TO_TEXT ? NULL : weights_open(options->model);
    if ((goal == TO_TEXT || model != NULL) &&
        output_open(&output, path, options->overwrite ? NULL : kind)) {
        status = documents_run(options, inputs, model, goal, NULL, print, &output);
        /* What is done before Ctrl-C is kept; nothing takes no file's place. */
        const bool keep = status == EXIT_DONE || output.sink.n_bytes > 0;
        if (!output_close(&output, keep)) {
            status = EXIT_FAILED;
        }
    }
    tri_model_free(model);
    return status;
}

static int run(const cli_options *options, documents_goal goal, const output_kind *kind)
{
    const char *path = options->n_outputs == 0 ? "-" : options->outputs[0];
    const char *weights = goal == TO_TEXT ? NULL : weights_path(options->model);
    input_list inputs = {0};
    place_list outputs = {0};
    int status = EXIT_FAILED;
    if (!inputs_know_form(options)) {
        return EXIT_USAGE;
    }
    places_add(&outputs, path);
    places_add(&outputs, options->report);
    if (inputs_list(options, &inputs)) {
        status = places_check(options, &inputs, weights, &outputs);
        if (status == EXIT_DONE) {
            sandbox_enter(options, &outputs);
            status = print_all(options, &inputs, goal, path, kind);
        }
    }
    inputs_list_free(&inputs);
    return status;
}

int command_read(const cli_options *options)
{
    return run(options, TO_TEXT, &kind_of_texts);
}

int command_parse(const cli_options *options)
{
    return run(options, TO_ANNOTATION, &kind_of_annotation);
}

int command_extract(const cli_options *options)
{
    return options->mentions ? run(options, TO_MENTIONS, &kind_of_mentions)
                             : run(options, TO_JSONL, &kind_of_triples);
}
