/* Sets and resets libxml2's error handler. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hush.h"

#include <libxml/globals.h>

/* Its type is without const before libxml2 2.12. */
#if LIBXML_VERSION < 21200
typedef xmlError *error_argument;
#else
typedef const xmlError *error_argument;
#endif

static void ignore(void *user, error_argument error)
{
    (void)user;
    (void)error;
}

void tri_i_hush_begin(tri_i_hush *before)
{
    before->handler = xmlStructuredError;
    before->user = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(NULL, ignore);
}

void tri_i_hush_end(const tri_i_hush *before)
{
    xmlSetStructuredErrorFunc(before->user, before->handler);
}
