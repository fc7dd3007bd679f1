/* Finds and opens the weights. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_WEIGHTS_H
#define TRI_CLI_WEIGHTS_H

#include "tricot.h"

/* Opens the weights at `given` (--model); NULL: at $TRICOT_MODEL, else beside the
   build, else in the data folder of the installation. Says why it failed and returns
   NULL; tri_model_free frees what it returns. */
tri_model *weights_open(const char *given);

/* The path that it opens. */
const char *weights_path(const char *given);

#endif
