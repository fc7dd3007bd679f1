/* tricot read: any input to plain text, one JSON object a document. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/library.h"
#include "cli/output.h"

static tri_status print(const documents_result *result, void *user)
{
    cli_output *output = user;
    tri_sink_bytes(&output->sink, result->bytes.bytes, result->bytes.n_bytes);
    return tri_sink_flush(&output->sink);
}

int command_read(const cli_options *options)
{
    cli_output output = {0};
    if (!output_open(&output, options->n_outputs == 0 ? "-" : options->outputs[0])) {
        return EXIT_FAILED;
    }
    const int status = documents_run(options, NULL, TO_TEXT, print, &output);
    return output_close(&output, true) ? status : EXIT_FAILED;
}
