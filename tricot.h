/* tricot: text to triples to a graph to a file. The only header a user includes.

   A model is opened once and shared by all threads; a document is extracted by one
   call; a graph takes the triples of any number of documents and is written in any
   format. See tests/example/text_to_graphml.c for a whole program. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRICOT_H
#define TRICOT_H

#include "tricot-extract.h"

#ifdef __cplusplus
extern "C" {
#endif

#include "export/write.h"
#include "graph/graph.h"
#include "graph/read/read.h"

#ifdef __cplusplus
}
#endif

#endif
