/* What the program takes from the library beyond tricot.h: single stages of a document,
   threads, words for output, names that are nearly right, and the attributes of edges.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_CLI_LIBRARY_H
#define TRI_CLI_LIBRARY_H

#include "base/distance.h"
#include "base/sink.h"
#include "base/status.h"
#include "base/threads.h"
#include "extract/extract.h"
#include "extract/write/write.h"
#include "graph/graph.h"
#include "tricot.h"

#endif
