/* Joins names with phrases of them and the word for what they are. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_OWN_KINDS_H
#define TRI_EXTRACT_ENTITIES_OWN_KINDS_H

#include "extract/entities/resolve.h"

/* Joins the names and phrases of a document; cost: that of reading each phrase once. */
void tri_i_join_own_kinds(tri_i_resolver *resolver);

#endif
