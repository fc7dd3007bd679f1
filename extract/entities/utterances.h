/* Who speaks, who writes and who is addressed, at each token of a document. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_UTTERANCES_H
#define TRI_EXTRACT_ENTITIES_UTTERANCES_H

#include "extract/entities/resolve.h"

/* What one voice says in one go: a quotation, a turn behind a label, a letter, the
   lines of an e-mail that another one quotes. */
typedef struct {
    uint32_t begin, end; /* tokens, half-open */
    uint32_t speaker;    /* the mention of who says "I", TRI_NONE: unknown */
    uint32_t addressed;  /* the mention of who is "you", TRI_NONE: unknown */
    uint32_t voice;      /* number of the utterances that are of one speaker, known or
                            not, from 1: those behind one label */
} tri_i_utterance;

typedef struct {
    tri_i_utterance *list; /* (n) the inner ones behind those round them */
    uint32_t n;
    uint32_t n_voices;
    const uint32_t *at; /* (n_tokens) 1 + the innermost utterance that a token stands
                           in; 0: what the text says itself */
} tri_i_utterances;

/* Finds the utterances.

   resolver  its mentions and tree are read
   out       is filled; memory is the resolver's arena

   Behind a label ("MR. SMITH:", "Q.") one speaks until the next label, or the end of
   the paragraph where no label follows. A letter begins with "Dear ...," and ends with
   a name behind a word that closes letters; without that nobody is known to have
   written it. Of an e-mail who stands behind "From:" is the writer, and who stands
   before "wrote:" of the lines behind ">". The speaker of a quotation is whom a verb of
   saying names; who is called in it by name is addressed. False where memory is out.
   Cost: linear. */
bool tri_i_find_utterances(const tri_i_resolver *resolver, tri_i_utterances *out);

#endif
