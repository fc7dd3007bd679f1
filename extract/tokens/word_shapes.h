/* How far the word, link, face or mark reaches that begins here. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_WORD_SHAPES_H
#define TRI_EXTRACT_WORD_SHAPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TRI_I_CHUNK_BYTES = 1000 }; /* a longer one is cut */

/* Characters without white space among them. */
typedef struct {
    uint32_t code[TRI_I_CHUNK_BYTES + 1]; /* code points (n_chars), then 0 */
    uint32_t at[TRI_I_CHUNK_BYTES + 1];   /* byte offset of each in the text, and the
                                             end's */
    size_t n_chars;
    uint32_t next;   /* the first character after the white space; 0: the paragraph ends
                      */
    bool may_link;   /* it holds a full stop, @ or # before another character */
    bool quote_open; /* a single quote was opened in this paragraph */
} tri_i_chunk;

bool tri_i_is_apostrophe(uint32_t code);
bool tri_i_is_alnum(uint32_t code); /* a letter or a digit */

/* Characters begin to end in lower case, ASCII apostrophes: the key of the tables.
   "" where it does not fit. */
enum { TRI_I_KEY = 48 };
void tri_i_chunk_key(const tri_i_chunk *chunk, size_t begin, size_t end,
                     char key[TRI_I_KEY]);

/* Each returns where what begins at `i` ends, `i` itself where there is no such thing.
   Cost: linear in what they look at, which is the chunk at most. */

/* A URL, host or file name, e-mail address, @name, #tag. */
size_t tri_i_link_end(const tri_i_chunk *chunk, size_t i);
/* A face made of punctuation. */
size_t tri_i_face_end(const tri_i_chunk *chunk, size_t i);
/* A word or number with what belongs to it inside and the stop of an abbreviation;
   clitics are still on it. */
size_t tri_i_word_end(const tri_i_chunk *chunk, size_t i);
/* A mark: a run of one punctuation character that forms one token, an emoji with its
   modifiers, else one character. Never `i`. */
size_t tri_i_mark_end(const tri_i_chunk *chunk, size_t i);

#endif
