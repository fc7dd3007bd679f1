/* libtricot-extract: text to triples, without the graph and without igraph. The only
   header that its users include; those of libtricot include tricot.h, which has it all.

   A model is opened once and shared by all threads; a document is extracted by one
   call. See tests/example/text_to_triples.c for a whole program. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRICOT_EXTRACT_H
#define TRICOT_EXTRACT_H

/* Before the headers below, which include them: they must stay outside extern "C". */
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "base/distance.h"
#include "base/sink.h"
#include "base/status.h"
#include "base/threads.h"
#include "base/version.h"
#include "extract/extract.h"
#include "extract/parse/parse.h"
#include "extract/read/read.h"
#include "extract/reprints/reprints.h"
#include "extract/tokens/tokens.h"
#include "extract/triples/jsonl_to_triples.h"
#include "extract/triples/relations.h"
#include "extract/triples/triples.h"
#include "extract/values/values.h"
#include "extract/write/write.h"
#include "model/model.h"

#ifdef __cplusplus
}
#endif

#endif
