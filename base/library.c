/* A library of others that is loaded when it is first needed. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool tri_library_load(const char *file, const char *const *names, size_t n,
                      void *functions)
{
    void *handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    bool is_whole = handle != NULL;
    for (size_t i = 0; i < n && is_whole; i++) {
        void *address = dlsym(handle, names[i]);
        memcpy((char *)functions + i * sizeof address, &address, sizeof address);
        is_whole = address != NULL;
    }
    return is_whole;
}
