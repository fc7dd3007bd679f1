/* What TEI files mark up in their text: names with references, and speeches. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_TEI_H
#define TRI_EXTRACT_READ_TEI_H

#include "extract/read/xml.h"

/* An element that marks what is printed while it is open. */
typedef struct {
    const xmlNode *node;
    size_t begin;  /* bytes of the text before it, or before its part that is open */
    uint32_t kind; /* tri_i_tei_kind */
    uint32_t n_paused; /* elements inside a speech that are no part of it, open now */
} tri_i_tei_open;

/* Zeroed, but for the first three, it has met nothing. */
struct tri_i_tei {
    xmlDoc *tree;
    tri_arena *arena;       /* for strings */
    const tri_memory *text; /* what is printed */
    tri_i_tei_open *open;   /* (n_open), the innermost last */
    size_t n_open, open_room;
    tri_given *given; /* (n_given) what was met, in the order of its ends */
    size_t n_given, given_room;
    bool original; /* of alternatives, the source's reading; else the edited one */
    bool failed;   /* memory was out */
};

bool tri_i_is_tei(const xmlNode *root);

/* Elements that are no running text: the header, notes, running heads, lists of
   references, what is told of sounds and gaps, and readings beside the one read. */
bool tri_i_tei_is_left_out(const tri_i_tei *tei, const xmlNode *node);

/* Whether an element is an alternative that is not read (tei_readings.c): of `choice`,
   `subst` and `app` one is, the edited one or the source's (`original`); a deletion is
   of the source alone, and what was supplied of the edited text. */
bool tri_i_tei_is_other_reading(const xmlNode *node, bool original);

/* Elements whose content is one paragraph though it may be names alone. */
bool tri_i_tei_is_paragraph(const xmlNode *node);

/* Elements that say where the source's lines, pages and columns begin. */
bool tri_i_tei_is_break(const xmlNode *node);

/* Whether a verse follows another one, so that one sentence may run through both. */
bool tri_i_tei_goes_on(const xmlNode *node);

/* Told of every node before its text is printed, and of every step to another one
   (`next`, NULL at the end), which closes what it is not in. */
void tri_i_tei_enter(tri_i_tei *tei, const xmlNode *node);
void tri_i_tei_leave(tri_i_tei *tei, const xmlNode *next);
void tri_i_tei_clear(tri_i_tei *tei);

/* What the header says (tei_to_meta.c); strings lie in the arena. TRI_ERR_NO_MEMORY. */
tri_status tri_i_tei_meta(xmlNode *root, tri_arena *arena, tri_meta *meta);

#endif
