/* Documents with trees and what is wanted of them, for tests that need no model. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_UNIT_CASES_H
#define TESTS_UNIT_CASES_H

#include "extract/document.h"

enum { CASES_MAX_WISHES = 64 };

/* A document as the library reads it with `keep_trees`, ready for the stage behind the
   model; and the comments that are meant for the test ("# states = ...": all with " = "
   but CoNLL-U's own), without "# ". */
typedef struct {
    tri_document *document;
    char wishes[CASES_MAX_WISHES][512];
    size_t n_wishes;
} test_case;

/* Reads a file of CoNLL-U and hands on its documents, which all begin with `# newdoc
   id`; returns how many there were. Asserts that the file is well formed and that each
   word has its tags and each sentence its tree. */
size_t cases_run(const char *path, void (*check)(test_case *one, void *user),
                 void *user);

#endif
