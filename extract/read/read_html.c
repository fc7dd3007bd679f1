/* HTML: the article of a page is a document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/html.h"
#include "extract/read/read_i.h"
#include "extract/read/xml.h"

#include <stdlib.h>

tri_status tri_i_read_html(tri_i_input *input)
{
    const char *bytes;
    size_t length;
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    xmlDoc *tree = tri_i_html_parse(bytes, length);
    xmlNode *root = tree != NULL ? xmlDocGetRootElement(tree) : NULL;
    tri_status status = TRI_OK;
    tri_arena arena = {0};
    tri_memory text = {0};
    tri_meta meta = {0};
    if (root != NULL) {
        if (tri_i_html_to_meta(root, &arena, &meta) != TRI_OK) {
            status = tri_i_fail_memory(input->error);
        } else if (input->options->xpath != NULL) {
            status = tri_i_xpath_print(input, tree, NULL, &text);
        } else if (tri_i_html_to_text(root, &text) != TRI_OK) {
            status = tri_i_fail_memory(input->error);
        }
    }
    if (status == TRI_OK) {
        meta.id = input->name;
        status = tri_i_input_prose(input, 0, text.bytes, text.n_bytes, meta);
    }
    free(text.bytes);
    tri_arena_clear(&arena);
    xmlFreeDoc(tree);
    return status;
}
