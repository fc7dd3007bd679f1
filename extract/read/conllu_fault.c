/* What is wrong with a sentence of CoNLL-U, and memory for what is right. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/conllu.h"

#include <stdarg.h>
#include <stdio.h>

tri_status tri_i_conllu_put(tri_i_conllu *r, tri_memory *memory, const char *bytes,
                            size_t length)
{
    return tri_memory_write(bytes, length, memory) == TRI_OK
               ? TRI_OK
               : tri_i_fail_memory(r->input->error);
}

void tri_i_conllu_fault(tri_i_conllu *r, size_t line, const char *format, ...)
{
    if (r->broken == 0) {
        va_list arguments;
        va_start(arguments, format);
        (void)vsnprintf(r->fault, sizeof r->fault, format, arguments);
        va_end(arguments);
        r->broken = line;
    }
}

void tri_i_conllu_break(tri_i_conllu *r)
{
    tri_i_conllu_fault(
        r, r->input->number,
        "no CoNLL-U: expected ten columns, an ID that counts on and a form");
}
