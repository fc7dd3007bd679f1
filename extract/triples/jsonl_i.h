/* What reading triples back is made of. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_TRIPLES_JSONL_I_H
#define TRI_EXTRACT_TRIPLES_JSONL_I_H

#include "base/arena.h"
#include "base/hash.h"
#include "extract/triples/triples.h"

#include <jansson.h>

struct tri_triples_reader {
    tri_triples_function on_triples;
    void *user;
    char *name;
    size_t n_lines;
    bool has_document; /* something waits in `triples` */
    tri_triples triples;
    tri_arena arena;  /* of the triples */
    tri_map entities; /* id, or name and type, of an entity -> index */
    size_t entity_room;
    size_t triple_room;
    tri_arena keys; /* of the map */
};

/* What is wrong with a line; NULL: memory is out, tri_i_no_fault: nothing. */
typedef const char *tri_i_fault;
extern const char tri_i_no_fault[];

/* ---- Fields (json_fields.c); text lies in the arena */

/* A copy without NUL bytes, which no name can hold. */
const char *tri_i_json_copy(tri_arena *arena, const char *bytes, size_t length);

/* The string under a key; "" where there is none, NULL where memory is out. */
const char *tri_i_json_string(tri_arena *arena, const json_t *object, const char *key);

/* A number of code points, tokens ...; TRI_NONE where there is none. */
uint32_t tri_i_json_count(const json_t *object, const char *key);
tri_span tri_i_json_span(const json_t *object);

/* The strings of a list; false where memory is out. */
bool tri_i_json_strings(tri_arena *arena, const json_t *list, const char ***out,
                        uint32_t *count);

/* Numbers of sentences, each once and rising; what is none is left out. */
bool tri_i_json_numbers(tri_arena *arena, const json_t *list, const uint32_t **out,
                        uint32_t *count);

/* The number of a name among those that `name_of` prints; `otherwise` where it is none.
 */
uint8_t tri_i_number_of(const char *text, unsigned count, unsigned otherwise,
                        const char *(*name_of)(unsigned));

/* ---- Entities and arguments (json_to_argument.c) */

/* Whether what is of this type is named where nothing else is known of it. */
bool tri_i_is_named_type(uint8_t type);

/* The key of an entity: its id, or its name and type where it has none. */
char *tri_i_reader_key(tri_arena *arena, const char *id, const char *name,
                       uint8_t type);

/* The entity of a key, made where it is new; NULL where memory is out. */
tri_entity *tri_i_reader_entity(tri_triples_reader *reader, const char *key,
                                uint32_t *index);

/* Fills an argument from a string or an object. `what`: it is called so where it is
   none. */
tri_i_fault tri_i_json_to_argument(tri_triples_reader *reader, const json_t *value,
                                   const char *what, tri_argument *argument);

/* ---- Lines */

/* Fills a triple (json_to_triple.c). */
tri_i_fault tri_i_json_to_triple(tri_triples_reader *reader, const json_t *line,
                                 tri_triple *triple);

/* Takes what the line of the document says that waits (json_to_document.c); false where
   memory is out. */
bool tri_i_json_to_document(tri_triples_reader *reader, const json_t *line);

/* A row of columns as the object that a JSON line would be (row_to_json.c). NULL: not
   three columns, or memory is out. */
json_t *tri_i_row_to_json(const char *line, size_t length);

#endif
