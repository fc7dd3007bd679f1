/* A fuzz target: what libFuzzer calls, and the driver here where there is no libFuzzer.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_FUZZ_H
#define TRI_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Called once before the inputs; `*argc` and `*argv` are the program's. Returns 0. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Reads one input, which is borrowed. Aborts where it finds something broken. Returns
 * 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#endif
