/* Decides which mentions are one entity, and names and types the entities.

   Deterministic passes from the surest to the least sure, in the spirit of Lee et al.
   2013, "Deterministic Coreference Resolution Based on Entity-Centric,
   Precision-Ranked Rules": names by string, then nominals by theirs; last, pronouns and
   nominals by the antecedents that the model finds. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/resolve.h"

tri_status tri_document_resolve(tri_document *document, tri_error *error)
{
    tri_i_resolver resolver = {.document = document, .error = error};
    TRI_TRY(tri_i_find_antecedents(document, &resolver.antecedents, error));
    resolver.n_antecedents = resolver.antecedents == NULL ? 0 : document->candidates->n;
    TRI_TRY(tri_i_widen_institutions(&resolver));
    TRI_TRY(tri_i_add_nominals(&resolver));
    TRI_TRY(tri_i_settle_types(&resolver));
    TRI_TRY(tri_i_find_features(&resolver));
    TRI_TRY(tri_i_join_given(&resolver));
    TRI_TRY(tri_i_join_names(&resolver));
    TRI_TRY(tri_i_join_titles(&resolver));
    TRI_TRY(tri_i_join_others(&resolver));
    TRI_TRY(tri_i_join_antecedents(&resolver));
    TRI_TRY(tri_i_find_groups(&resolver));
    return tri_i_make_entities(&resolver);
}
