/* Shared by the readers of graph files, never seen outside. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_GRAPH_READ_READ_I_H
#define TRI_GRAPH_READ_READ_I_H

#include "graph/graph_i.h"

/* A file on its way into a graph. */
typedef struct {
    tri_graph *graph;
    tri_error *error;
    const char *path; /* as messages name it */
    size_t line;      /* where the reader is, from 1; 0: not known */
    tri_map node_at;  /* id in the file -> index of the node */
    bool directed;    /* what an edge is that does not say */
} tri_i_reading;

/* An open file whose first bytes were looked at already. */
typedef struct {
    int file;
    char *head;
    size_t n_head; /* bytes of the head, */
    size_t room;   /* for which there is room, */
    size_t at;     /* of which so many were handed on */
    int failure;   /* errno of a read that failed, else 0 */
} tri_i_source;

/* Opens a file, "-" for standard input, and names it in `r`; close it in every case. */
tri_status tri_i_source_open(tri_i_reading *r, const char *path, tri_i_source *source);

/* Returns `status`, or the failure of a read that lies behind it. */
tri_status tri_i_source_close(tri_i_reading *r, tri_i_source *source,
                              tri_status status);

/* Looks at the next bytes behind the head, at most `most`: they go to its end. Returns
   how many there are; 0 at the end or after a failure. Before anything is read. */
size_t tri_i_source_look(tri_i_source *source, size_t most);

/* Whether it begins as JSON does, behind a byte order mark and blanks; asked before
   anything is read. */
bool tri_i_source_is_json(tri_i_source *source);

/* The next bytes, at most `room`; 0 at the end or after a failure. */
size_t tri_i_source_read(tri_i_source *source, char *bytes, size_t room);

/* Looks at what stands before the first element of XML. TRI_ERR_FORMAT: it declares an
   entity, or no element follows. */
tri_status tri_i_check_prolog(tri_i_reading *r, tri_i_source *source);

/* How all of it is parsed: nothing is fetched, nothing said, and big files are read. */
#define TRI_I_XML_OPTIONS                                                              \
    (XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

/* The readers: each reads to the end of the file. */
tri_status tri_i_xml_to_graph(tri_i_reading *r,
                              tri_i_source *source); /* GraphML, GEXF */
tri_status tri_i_json_to_graph(tri_i_reading *r,
                               tri_i_source *source); /* node-link, Cytoscape.js */
tri_status tri_i_csv_to_graph(tri_i_reading *r, tri_i_source *source,
                              bool edges); /* one of Gephi's two tables */

/* Fails with the place in the file. */
tri_status tri_i_read_fail(const tri_i_reading *r, tri_status status, const char *what);

/* A copy that lives as long as the graph; NULL where memory is out. */
const char *tri_i_read_keep(tri_i_reading *r, const char *text);

/* A node and an edge of which nothing is known yet: what read.h says of foreign files.
   Ids, labels, relations are NULL. */
tri_node tri_i_read_new_node(void);
tri_edge tri_i_read_new_edge(const tri_i_reading *r);

/* Sets an attribute by the name that files give it; a name that is none of ours is
   passed over. `value` must live as long as the graph. The node is the one to be added
   next. False where memory is out. */
bool tri_i_read_node_value(tri_i_reading *r, tri_node *node, const char *name,
                           const char *value);
void tri_i_read_edge_value(tri_i_reading *r, tri_edge *edge, const char *name,
                           const char *value);
void tri_i_read_graph_value(tri_i_reading *r, const char *name, const char *value);

/* Adds a node. TRI_ERR_FORMAT: it has no id, or another one's. */
tri_status tri_i_read_add_node(tri_i_reading *r, tri_node *node);

/* Finds the nodes of an edge; NULL: the file says none. */
tri_status tri_i_read_ends(const tri_i_reading *r, const char *source,
                           const char *target, tri_edge *edge);

/* Adds an edge; `kind`, or NULL, is its relation where nothing else says it. */
tri_status tri_i_read_add_edge(tri_i_reading *r, tri_edge *edge, const char *kind);

#endif
