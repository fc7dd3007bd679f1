/* Unfinished files: their names, and those that a run left that was killed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_LEFTOVERS_H
#define TRI_CLI_LEFTOVERS_H

/* A name for mkstemp beside a file: ".tricot-", this process's number, "-XXXXXX". NULL
   where memory is out; free it. */
char *leftovers_name(const char *beside);

/* Says of an unfinished file that somebody writes to it as long as it is open, to runs
   on other machines and in other containers too, where the file system can say so. */
void leftovers_claim(int file);

/* Removes the files of such names beside a file whose process is gone. */
void leftovers_remove(const char *beside);

#endif
