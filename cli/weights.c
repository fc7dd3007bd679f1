/* Finds the weights: the option, the environment, the build, the installation. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/weights.h"

#include "cli/messages.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether this is the program of the build folder: only that one may use the weights of
   the source, for an installed program must not depend on a folder that is gone. */
static bool runs_in_build(void)
{
    char self[4096];
    const ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n < 0) {
        return false;
    }
    self[n] = '\0';
    return strncmp(self, TRICOT_BUILD_FOLDER "/", sizeof TRICOT_BUILD_FOLDER) == 0;
}

/* Where they are, and who says so. */
static const char *find(const char *given, const char **from)
{
    const char *path = given;
    *from = "--model";
    if (path == NULL) {
        *from = "$TRICOT_MODEL";
        path = getenv("TRICOT_MODEL");
    }
    if (path == NULL || path[0] == '\0') {
        *from = "the weights that came with the program";
        path = runs_in_build() ? TRICOT_SOURCE_MODEL : TRICOT_INSTALLED_MODEL;
    }
    return path;
}

const char *weights_path(const char *given)
{
    const char *from;
    return find(given, &from);
}

tri_model *weights_open(const char *given)
{
    const char *from;
    const char *path = find(given, &from);
    tri_model *model = NULL;
    tri_error error = {0};
    if (tri_model_open(path, &model, &error) != TRI_OK) {
        say("%s (%s)", error.message, from);
        return NULL;
    }
    return model;
}
