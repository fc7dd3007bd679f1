/* What the program may still do while it reads other people's files. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_SANDBOX_H
#define TRI_CLI_SANDBOX_H

#include "cli/options.h"
#include "cli/places.h"

/* Gives up, for this process, all of its threads and for good, what no command needs:
   network, other programs, other processes, the kernel's keys and modules (seccomp);
   and every write but into the folders of the outputs (Landlock). Call it before any
   thread is begun and anything of a stranger is parsed.

   places   the outputs, NULL: standard output alone

   Nothing where --no-sandbox is given, where the kernel knows neither, and in builds
   with sanitizers or coverage, which need what is given up. */
void sandbox_enter(const cli_options *options, const place_list *places);

#endif
