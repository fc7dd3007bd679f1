/* tricot: text to triples to a graph to a file. The only header a user includes.

   A model is opened once and shared by all threads; a document is extracted by one
   call; a graph takes the triples of any number of documents and is written in any
   format. See tests/example/ for a whole program. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRICOT_H
#define TRICOT_H

#include "base/sink.h"
#include "base/status.h"
#include "base/threads.h"
#include "base/version.h"
#include "export/write.h"
#include "extract/extract.h"
#include "extract/jsonl_to_triples.h"
#include "extract/read/read.h"
#include "extract/triples.h"
#include "graph/graph.h"
#include "graph/read/read.h"
#include "model/model.h"

#endif
