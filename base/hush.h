/* Keeps libxml2 from printing: a library that reads a bad file says so by its status.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_HUSH_H
#define TRI_BASE_HUSH_H

#include <libxml/xmlerror.h>

/* The error handler that the program had set. */
typedef struct {
    xmlStructuredErrorFunc handler;
    void *user;
} tri_i_hush;

/* Between the two nothing that libxml2 finds on this thread is printed, the errors of
   its encoders too, which no parser's option silences. */
void tri_i_hush_begin(tri_i_hush *before);
void tri_i_hush_end(const tri_i_hush *before);

#endif
