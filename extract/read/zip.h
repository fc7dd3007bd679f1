/* Members of a zip archive, and the XML files among them. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_ZIP_H
#define TRI_EXTRACT_READ_ZIP_H

#include "extract/read/read_i.h"
#include "extract/read/xml.h"

typedef struct {
    char *name;
    char *bytes; /* (n_bytes) */
    size_t n_bytes;
    bool is_used; /* the text has it already */
} tri_i_member;

/* Zeroed is empty. */
typedef struct {
    tri_i_member *members; /* (n_members) */
    size_t n_members, capacity;
} tri_i_zip;

/* Reads all members whose names `is_wanted` likes. `what`: the form's name, for
   messages. TRI_ERR_FORMAT where the input is no zip archive, or encrypted;
   TRI_ERR_LIMIT where what is read of it is above the limit of a document;
   TRI_ERR_NO_MEMORY. */
tri_status tri_i_zip_read(tri_i_input *input, const char *what,
                          bool (*is_wanted)(const char *name), tri_i_zip *zip);
void tri_i_zip_clear(tri_i_zip *zip);

/* NULL where there is none of that name. */
tri_i_member *tri_i_zip_find(const tri_i_zip *zip, const char *name);

/* The tree of a member; the caller frees it with xmlFreeDoc. TRI_ERR_FORMAT where there
   is no such member, or it is no XML. */
tri_status tri_i_zip_xml(const tri_i_input *input, const tri_i_zip *zip,
                         const char *what, const char *name, xmlDoc **tree);

#endif
