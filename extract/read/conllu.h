/* A CoNLL-U file while it is read: its documents' words so far, and the sentence that
   the reader is in. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_CONLLU_H
#define TRI_EXTRACT_READ_CONLLU_H

#include "base/sink.h"
#include "base/strings.h"
#include "extract/read/read_i.h"

/* A word as it was read. */
typedef struct {
    size_t form, n_form; /* at which byte of `forms` */
    uint32_t begin, end; /* bytes of its surface token in the document's text */
    bool space_after;
    bool joined;
    bool starts;       /* a sentence */
    bool starts_block; /* a paragraph; where trees are not kept, every sentence */
    size_t line;       /* of the file */

    /* What the file says of it, where trees are kept; else nothing is given. */
    size_t lemma, n_lemma;   /* at which byte of `lemmas`; n_lemma 0: not given */
    uint32_t head;           /* its head's number in the sentence, 0: the root;
                                TRI_NONE: not given */
    uint32_t seen;           /* for the search for circles */
    uint8_t upos, xpos, rel; /* COUNT: not given */
    uint8_t name;            /* tri_type of the name that it is in, COUNT: none */
    bool begins_name;
} tri_i_conllu_word;

typedef struct {
    tri_i_input *input;
    char id[4200];      /* of the document */
    bool named;         /* its `# newdoc` gave the id */
    size_t n_documents; /* handed on or begun */
    tri_memory text;    /* of the document, so far */
    tri_memory forms;   /* of its words */
    tri_memory lemmas;  /* of its words */
    tri_memory ids;     /* of its sentences, each ended by NUL; empty: none given */
    tri_i_conllu_word *words; /* (n_words) */
    size_t n_words, word_capacity;
    size_t *sentence_ids; /* (n_sentences) where its id begins in `ids` */
    size_t n_sentences, sentence_capacity;

    /* The sentence that is read. */
    size_t first_word;      /* */
    tri_memory line_text;   /* of `# text` */
    bool has_text;          /* there was one */
    tri_memory surface;     /* the tokens joined by SpaceAfter */
    tri_memory sentence_id; /* */
    bool new_paragraph;     /* `# newpar` before it */
    bool adjoins;           /* no white space between it and the sentence before,
                               where trees are kept */
    size_t range_left;      /* words of a surface token still to come */
    size_t n_range;         /* words of that surface token */
    bool range_space;       /* white space follows it */
    size_t range_begin;     /* where it lies in `surface` */
    size_t broken;          /* line of its first fault, 0: none */
    char fault[160];        /* what that is */
} tri_i_conllu;

/* ---- What the parts share (conllu_fault.c) */

/* Appends to one of the reader's memories. */
tri_status tri_i_conllu_put(tri_i_conllu *r, tri_memory *memory, const char *bytes,
                            size_t length);

/* Says what is wrong with the sentence, which is left out then; its first fault counts.
 */
void tri_i_conllu_fault(tri_i_conllu *r, size_t line, const char *format, ...)
    TRI_PRINTF(3, 4);

/* The same of the line that was read last, where it is no line of CoNLL-U. */
void tri_i_conllu_break(tri_i_conllu *r);

/* ---- Words (conllu_words.c) */

/* Reads a line of ten columns; it is cut at its tabs. */
tri_status tri_i_conllu_token(tri_i_conllu *r, char *line);

/* Finds the sentence's tokens in its `# text`: the same characters in the same order,
   white space aside. Then their places are in that text and true is returned. */
bool tri_i_conllu_align(tri_i_conllu *r);

/* ---- Trees, where they are kept (conllu_tree.c) */

/* Takes what the columns say of the last word. */
tri_status tri_i_conllu_tree_word(tri_i_conllu *r, char *const columns[10]);

/* Whether the sentence's heads are one tree; a fault where they are none. */
void tri_i_conllu_tree_check(tri_i_conllu *r);

/* Writes the tags, trees and names that the file gives into a document whose `tokens`
   and sentences stand; false where memory is out. */
bool tri_i_conllu_tree_build(const tri_i_conllu *r, tri_document *document,
                             tri_token *tokens, tri_i_strings *strings);

#endif
