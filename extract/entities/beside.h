/* Joins phrases and names with what stands beside them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_BESIDE_H
#define TRI_EXTRACT_ENTITIES_BESIDE_H

#include "extract/entities/resolve.h"

/* Joins the names and phrases of a document; cost: that of reading each phrase once. */
void tri_i_join_beside(tri_i_resolver *resolver);

#endif
