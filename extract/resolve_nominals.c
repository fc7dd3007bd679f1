/* Joins noun phrases of one name. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"
#include "extract/resolve.h"

#include <string.h>

tri_status tri_i_join_others(tri_i_resolver *resolver)
{
    tri_document *document = resolver->document;
    tri_map names = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < document->n_mentions; i++) {
        if (document->mentions[i].kind != TRI_MENTION_NOMINAL) {
            continue;
        }
        const tri_i_referent *referent = &resolver->referents[i];
        const uint32_t same = tri_map_get(&names, referent->key, strlen(referent->key));
        if (same != TRI_MAP_NONE && !referent->indefinite) {
            tri_i_join(resolver, same, i);
        }
        ok = tri_map_set(&names, referent->key, strlen(referent->key), i);
    }
    tri_map_clear(&names);
    return ok ? TRI_OK : tri_i_fail_memory(resolver->error);
}
