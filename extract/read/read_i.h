/* What the readers share: the end of every document (text_to_document.c). */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_READ_READ_I_H
#define TRI_EXTRACT_READ_READ_I_H

#include "extract/read/input.h"

/* A copy with CRLF and CR as LF and invalid UTF-8 as U+FFFD, of whose first place the
   caller is told. NULL where memory is out; else it is to be freed. `number`: the line,
   0: the whole input. */
char *tri_i_input_clean(const tri_i_input *input, size_t number, const char *bytes,
                        size_t length, size_t *out_length);

/* The id of the record at line `number`: the number, PATH:number with several files. */
void tri_i_input_id(const tri_i_input *input, size_t number, char *id, size_t room);

/* The fields of `meta` that a record may give, under these keys. */
enum { TRI_I_META_FIELDS = 7 };
typedef struct {
    const char *key;
    const char **place; /* in the meta */
} tri_i_meta_field;
void tri_i_meta_fields(tri_meta *meta, tri_i_meta_field fields[TRI_I_META_FIELDS]);

/* Cleans a text, makes a document of it and hands it on. `number`: its line, 0: it is
   the whole input. `text` may be NULL where `length` is 0. */
tri_status tri_i_input_document(const tri_i_input *input, size_t number,
                                const char *text, size_t length, tri_meta meta);

/* The same for running text, whose lines are mended first (tri_i_mend_lines); a
   record's field stands as it is. */
tri_status tri_i_input_prose(const tri_i_input *input, size_t number, const char *text,
                             size_t length, tri_meta meta);

/* A copy of a text (ended by a NUL) without what belongs to its page alone
   (mend_lines.c): a word cut at a line's end is whole again, "well- known" has its
   hyphen, the marks of notes ("[12]", "[citation needed]") are gone. A hyphen at a
   line's end is the word's own where the text has the word with it elsewhere, or where
   its parts are words that make one ("price-determining") and the whole is none. NULL
   where memory is out; else it is to be freed. Cost: the text's words are sorted once
   if one is cut. */
char *tri_i_mend_lines(const char *text, size_t length, size_t *out_length);

/* A text whose turns are told apart. Zeroed it is empty. */
typedef struct {
    tri_memory text;
    tri_given *given; /* (n_given) its speeches; names are the arena's */
    size_t n_given;
} tri_i_speech;

/* Makes running text of a chat, of subtitles or of an e-mail (mend_speech.c): stamps,
   numbers, tags and heads go, and who says what is given. Of a mail's head title, day
   and author go to `meta` where it has none.

   text   ended by a NUL
   out    its text stays empty where `text` is none of these; the caller frees
   text.bytes and given

   TRI_ERR_NO_MEMORY. Cost: linear. */
tri_status tri_i_mend_speech(const char *text, tri_arena *arena, tri_meta *meta,
                             tri_i_speech *out);

/* The same with what the input says of parts of its text (n_given; bytes of `text`). */
tri_status tri_i_input_marked(const tri_i_input *input, size_t number, const char *text,
                              size_t length, tri_meta meta, tri_given *given,
                              size_t n_given);

/* The Wikidata id that a reference is ("wd:Q159", an address of wikidata.org), ""
   where it is none (given.c); NULL where memory is out. Text of the arena. */
const char *tri_i_wikidata_in(tri_arena *arena, const char *text);

/* One reader a form. */
tri_status tri_i_read_text(tri_i_input *input);
tri_status tri_i_read_lines(tri_i_input *input);
tri_status tri_i_read_jsonl(tri_i_input *input);
tri_status tri_i_read_conllu(tri_i_input *input);
tri_status tri_i_read_html(tri_i_input *input);
tri_status tri_i_read_xml(tri_i_input *input);
tri_status tri_i_read_markdown(tri_i_input *input);
tri_status tri_i_read_csv(tri_i_input *input);
tri_status tri_i_read_docx(tri_i_input *input);
tri_status tri_i_read_odt(tri_i_input *input);
tri_status tri_i_read_epub(tri_i_input *input);
tri_status tri_i_read_pdf(tri_i_input *input);
tri_status tri_i_read_json(tri_i_input *input);

#endif
