/* A relation as the type of a relationship in a property graph. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_RELATION_NAME_H
#define TRI_EXPORT_RELATION_NAME_H

#include "base/sink.h"

/* Appends a kind of edge in capitals, letters and digits of any script kept and
   everything else an underscore ("president of": PRESIDENT_OF). */
void tri_i_sink_relation_name(tri_sink *sink, const char *kind);

#endif
