/* What the header of a TEI file says: title, author, publisher, date. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/tei.h"

tri_status tri_i_tei_meta(xmlNode *root, tri_arena *arena, tri_meta *meta)
{
    bool failed = false;
    xmlNode *header = tri_i_xml_find(root, "teiHeader");
    if (header == NULL) {
        return TRI_OK;
    }
    meta->title = tri_i_xml_first(header, "title", arena, &failed);
    meta->author = tri_i_xml_first(header, "author", arena, &failed);
    meta->source = tri_i_xml_first(header, "publisher", arena, &failed);
    for (xmlNode *node = header; node != NULL;
         node = tri_i_xml_next(header, node, false)) {
        const char *when =
            tri_i_xml_is(node, "date") ? tri_i_xml_attribute(node, "when") : NULL;
        if (when != NULL) {
            meta->date = when;
            break;
        }
    }
    return failed ? TRI_ERR_NO_MEMORY : TRI_OK;
}
