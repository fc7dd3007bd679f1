/* tricot parse, tricot extract: documents to lines, one document after the other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/library.h"
#include "cli/output.h"
#include "cli/weights.h"

static tri_status print(const documents_result *result, void *user)
{
    cli_output *output = user;
    tri_sink_bytes(&output->sink, result->bytes.bytes, result->bytes.n_bytes);
    /* A reader at the other end of a pipe gets each document when it is done. */
    return tri_sink_flush(&output->sink);
}

static int run(const cli_options *options, documents_goal goal)
{
    cli_output output = {0};
    int status = EXIT_FAILED;
    tri_model *model = weights_open(options->model);
    if (model != NULL &&
        output_open(&output, options->n_outputs == 0 ? "-" : options->outputs[0])) {
        status = documents_run(options, model, goal, print, &output);
        /* What is done before Ctrl-C is kept, nothing is not. */
        const bool keep = status != EXIT_INTERRUPTED || output.sink.n_bytes > 0;
        if (!output_close(&output, keep)) {
            status = EXIT_FAILED;
        }
    }
    tri_model_free(model);
    return status;
}

int command_parse(const cli_options *options)
{
    return run(options, TO_ANNOTATION);
}

int command_extract(const cli_options *options)
{
    return run(options, options->mentions ? TO_MENTIONS : TO_JSONL);
}
