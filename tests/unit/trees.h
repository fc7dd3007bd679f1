/* Documents from CoNLL-U files with trees, for tests that need no model. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_UNIT_TREES_H
#define TESTS_UNIT_TREES_H

#include "extract/document.h"
#include "extract/tree.h"

#include <stdio.h>

enum { TREES_MAX_COMMENTS = 64 };

/* A document as the file gives it: words, tags, trees and names ("NER=B-PER" in the
   last column); and the comments that are meant for the test ("# states = ...", all but
   CoNLL-U's own). */
typedef struct {
    tri_document document;
    char id[256];
    char comments[TREES_MAX_COMMENTS][512];
    size_t n_comments;
} trees;

/* Reads up to the next `# newdoc`; false at the file's end. Asserts that the file is
   well formed. Clear the document after use. */
bool trees_next(FILE *file, trees *out);

#endif
