/* XML: the text of a file's elements; TEI by its own rules. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/read_i.h"
#include "extract/read/tei.h"

#include <stdlib.h>

tri_status tri_i_read_xml(tri_i_input *input)
{
    const char *bytes;
    size_t length;
    xmlDocPtr tree = NULL;
    tri_arena arena = {0};
    tri_memory text = {0};
    tri_meta meta = {.id = input->name};
    TRI_TRY(tri_i_input_rest(input, &bytes, &length));
    TRI_TRY(tri_i_xml_parse(input->name, bytes, length, &tree, input->error));
    xmlNode *root = xmlDocGetRootElement(tree);
    tri_i_tei tei = {.tree = tree,
                     .arena = &arena,
                     .text = &text,
                     .original = input->options->tei_original};
    tri_i_tei *used = tri_i_is_tei(root) ? &tei : NULL;
    tri_status status = used != NULL ? tri_i_tei_meta(root, &arena, &meta) : TRI_OK;
    if (status != TRI_OK) {
        status = tri_i_fail_memory(input->error);
        goto done;
    }
    if (input->options->xpath != NULL) {
        status = tri_i_xpath_print(input, tree, used, &text);
    } else if (tri_i_xml_print(root, used, &text) != TRI_OK) {
        status = tri_i_fail_memory(input->error);
    }
    if (status == TRI_OK) {
        meta.lang = tri_i_xml_attribute(root, "lang"); /* xml:lang */
        status = tri_i_input_marked(input, 0, text.bytes, text.n_bytes, meta, tei.given,
                                    tei.n_given);
    }
done:
    tri_i_tei_clear(&tei);
    free(text.bytes);
    tri_arena_clear(&arena);
    xmlFreeDoc(tree);
    return status;
}
