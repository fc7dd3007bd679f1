/* The commands; each returns the program's exit status. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_COMMANDS_H
#define TRI_CLI_COMMANDS_H

#include "cli/options.h"

int command_build(const cli_options *options);
int command_extract(const cli_options *options);
int command_parse(const cli_options *options);
int command_read(const cli_options *options);
int command_graph(const cli_options *options);
int command_convert(const cli_options *options);
int command_rank(const cli_options *options);
int command_info(const cli_options *options);
int command_show(const cli_options *options);
int command_diff(const cli_options *options);

#endif
