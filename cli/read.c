/* tricot read: any input to plain text, one JSON object a document. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/output.h"

static tri_status print(tri_document *document, void *user)
{
    cli_output *output = user;
    tri_status status = tri_document_write_jsonl(document, &output->sink);
    if (status == TRI_OK) {
        status = tri_sink_flush(&output->sink);
    }
    tri_document_clear(document);
    return status;
}

int command_read(const cli_options *options)
{
    cli_output output = {0};
    if (!output_open(&output, options->n_outputs == 0 ? "-" : options->outputs[0])) {
        return EXIT_FAILED;
    }
    const int status = inputs_read(options, print, &output);
    return output_close(&output, true) ? status : EXIT_FAILED;
}
