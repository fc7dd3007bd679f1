/* Who a pronoun cannot be: whoever does what is done to it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_OWN_SUBJECT_H
#define TRI_EXTRACT_ENTITIES_OWN_SUBJECT_H

#include "extract/tree.h"

/* The token that does what is done to a pronoun, and so is another than it: "Lind" of
   "Lind asked him to leave". TRI_NONE: nothing is done to it, or the tree does not say
   by whom. Cost: the verbs that share the subject. */
uint32_t tri_i_subject_beside(const tri_i_tree *tree, uint32_t pronoun);

#endif
