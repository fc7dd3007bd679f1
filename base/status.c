/* Fills errors. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts a message that was too long for its buffer before the character that does not
   fit whole. */
static void cut_at_character(char *message, size_t size)
{
    size_t n = strlen(message);
    if (n + 1 < size) {
        return;
    }
    while (n > 0 && ((unsigned char)message[n - 1] & 0xC0U) == 0x80U) {
        n--;
    }
    if (n > 0 && (unsigned char)message[n - 1] >= 0xC0U) {
        n--;
    }
    message[n] = '\0';
}

tri_status tri_i_fail(tri_error *error, tri_status status, size_t position,
                      const char *format, ...)
{
    if (error != NULL) {
        va_list arguments;
        error->status = status;
        error->position = position;
        va_start(arguments, format);
        (void)vsnprintf(error->message, sizeof error->message, format, arguments);
        va_end(arguments);
        cut_at_character(error->message, sizeof error->message);
    }
    return status;
}

tri_status tri_i_fail_memory(tri_error *error)
{
    return tri_i_fail(error, TRI_ERR_NO_MEMORY, 0, "out of memory");
}
