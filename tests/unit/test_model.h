/* What the tests of the model share: the trained weights, found and opened. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TEST_MODEL_H
#define TEST_MODEL_H

#include "model/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char weights[4096]; /* the weights file; empty where there is none */
static char oracle[4096];  /* what the trainer says of it; empty where there is none */
static tri_model *model;

/* `inside` of the source tree, to which this file's own name leads. */
static void find_file(const char *inside, char *out, size_t room)
{
    const char *here = strstr(__FILE__, "tests/unit/");
    (void)snprintf(out, room, "%.*s%s", here == NULL ? 0 : (int)(here - __FILE__),
                   __FILE__, inside);
    if (access(out, R_OK) != 0) {
        out[0] = '\0';
    }
}

static int open_model(void **state)
{
    tri_error error;
    const char *given = getenv("TRICOT_MODEL");
    (void)state;
    if (given != NULL) {
        (void)snprintf(weights, sizeof weights, "%s", given);
    } else {
        find_file("model/tricot.safetensors", weights, sizeof weights);
        find_file("model/train/oracle.json", oracle, sizeof oracle);
    }
    if (weights[0] == '\0') {
        print_message("no model/tricot.safetensors: tests of the model are skipped\n");
        return 0;
    }
    if (tri_model_open(weights, &model, &error) != TRI_OK) {
        print_error("%s\n", error.message);
        return -1;
    }
    return 0;
}

static int close_model(void **state)
{
    (void)state;
    tri_model_free(model);
    return 0;
}

static void need_model(void)
{
    if (model == NULL) {
        skip();
    }
}

#endif
