/* libtricot-extract: English text to triples, without the graph and without igraph. */
/* SPDX-License-Identifier: Apache-2.0 */

/* This is the only header that a user of libtricot-extract includes; tricot.h has it
   all and goes on to graphs and their files. A whole program, as C and as C++:

       #include <stdio.h>
       #include <string.h>
       #include <tricot-extract.h>

       static tri_status print(const tri_triples *triples, void *user)
       {
           (void)user;
           for (uint32_t i = 0; i < triples->n_triples; i++) {
               const tri_triple *one = &triples->triples[i];
               printf("%s - %s - %s, %.3f\n", one->subject.name, one->label,
                      one->object.name, one->confidence);
           }
           return TRI_OK;
       }

       int main(int argc, char **argv)
       {
           const char *text = "Marie Curie discovered polonium. "
                              "She was born in Warsaw.";
           tri_model *model = NULL;
           tri_error error = {TRI_OK, 0, ""};
           tri_status status = tri_model_open(argv[argc - 1], &model, &error);
           if (status == TRI_OK) {
               status =
                   tri_extract(model, text, strlen(text), NULL, print, NULL, &error);
           }
           if (status != TRI_OK) {
               fprintf(stderr, "%s\n", error.message);
           }
           tri_model_free(model);
           return status == TRI_OK ? 0 : 1;
       }

   Its argument is the file of weights, whose installed path is printed by
   `pkg-config --variable=weights tricot-extract`; `pkg-config --cflags --libs
   tricot-extract` prints what it is built with.

   What holds for all of it:
   - Text is UTF-8. Strings end in NUL and are never NULL, "" where there is nothing to
     say, unless it is said otherwise. Places in a text are Unicode code points from its
     beginning, ranges half-open: `end` is the first that does not belong.
   - A call that can fail returns a tri_status. On an error its outputs are as they were
     before. The library never prints, exits or aborts.
   - What a function hands out as `const` stays the library's; what it makes is freed by
     the function named with it. Freeing NULL is allowed.
   - The library keeps nothing outside of what it hands out. Any thread may call any
     function; what is said to be shared, or is `const` and nobody changes it meanwhile,
     may be in use by any number of threads at once, everything else by one.
   - The same text gives the same bytes, in any number of threads and on any x86-64
     processor. */
#ifndef TRICOT_EXTRACT_H
#define TRICOT_EXTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TRI_VERSION "0.1.0"

/* What the shared library shows, and nothing else. */
#if defined(__GNUC__)
#define TRI_API __attribute__((visibility("default")))
#else
#define TRI_API
#endif

/* No entity, sentence, place in the text ... */
#define TRI_NONE UINT32_MAX

/* ---- Errors */

typedef enum tri_status {
    TRI_OK = 0,
    TRI_ERR_NO_MEMORY, /* an allocation failed; any call may return it */
    TRI_ERR_IO,        /* a file could not be opened, read, written or renamed */
    TRI_ERR_FORMAT,    /* input that is not what its form promises */
    TRI_ERR_MODEL,     /* the weights file is missing, damaged or of another version */
    TRI_ERR_ARGUMENT,  /* a call with a value that it does not accept */
    TRI_ERR_LIMIT,     /* a documented limit was passed */
    TRI_ERR_STOPPED    /* a callback asked to stop */
} tri_status;

/* What went wrong, in words. Every `tri_error *` may be NULL: then nobody is told. It
   is filled where a call fails, but not where it was a callback of the caller's own
   that failed. */
typedef struct tri_error {
    tri_status status; /* the same as was returned */
    size_t position;   /* byte offset in the input, where one is known, else 0 */
    char message[256]; /* a line: names the input, the place, what was expected */
} tri_error;

/* ---- The model */

/* The language model: opened once, immutable, shared by all threads. */
typedef struct tri_model tri_model;

/* Opens a file of weights, mapped read-only.

   path   the file
   model  set to the model; free it with tri_model_free
   error  may be NULL

   TRI_ERR_MODEL where the file is missing, short, of another version, its checksum is
   wrong or a part is missing or of another shape; TRI_ERR_ARGUMENT where the
   environment asks by TRICOT_PRODUCTS for instructions that the processor lacks. Cost:
   one pass over the file, and 13 MB for the weights in the order in which they are
   multiplied. */
TRI_API tri_status tri_model_open(const char *path, tri_model **model,
                                  tri_error *error);

/* Frees a model, which no thread may be using. */
TRI_API void tri_model_free(tri_model *model);

/* Eight hex digits that name the weights; they live as long as the model. */
TRI_API const char *tri_model_hash(const tri_model *model);

/* ---- Text in */

/* What is known of a text from outside. In what is given to tri_extract, NULL is as
   good as "". */
typedef struct tri_meta {
    const char *id; /* unique among the documents of a graph */
    const char *title;
    const char *date; /* ISO 8601 */
    const char *url;
    const char *source;
    const char *author;
    const char *lang;
    const char *meta;         /* other keys of the record, a JSON object */
    const char *sketch;       /* by which reprints are found, see tri_duplicates */
    const char *duplicate_of; /* the id of an earlier document that it repeats */
} tri_meta;

/* The triples of one document: see "Triples" below. */
typedef struct tri_triples tri_triples;

/* Takes the triples of one document, borrowed for the length of the call. Anything but
   TRI_OK ends what called it and is returned by it. */
typedef tri_status (*tri_triples_function)(const tri_triples *triples, void *user);

/* Extracts the triples of a text.

   model       shared
   text        UTF-8 (each invalid sequence counts as one U+FFFD), `length` bytes;
               line ends are LF
   meta        what is known of the text, or NULL
   on_triples  called once, by this thread, with all triples
   user        handed on to on_triples
   error       may be NULL

   TRI_ERR_LIMIT (2^31 bytes or more), TRI_ERR_MODEL (weights that were made for other
   labels), or what on_triples returned. Thread safe: each call has its own memory, some
   20 MB and 1 kB a word. Cost: linear in the words, of which a core does some thousands
   a second, and 2 ms a call. */
TRI_API tri_status tri_extract(const tri_model *model, const char *text, size_t length,
                               const tri_meta *meta, tri_triples_function on_triples,
                               void *user, tri_error *error);

/* Whether a text of `length` bytes is English: by its alphabet, its share of English's
   frequent function words, and whether it has more of these than of other languages'.
   True where it says too little: under 20 words. Of other languages extraction makes
   nonsense, so ask before it. Thread safe. Cost: linear in the first 128 kB. */
TRI_API bool tri_text_is_english(const char *text, size_t length);

/* ---- Files in */

/* The forms of inputs, with the names that tri_form_name gives them. */
typedef enum tri_form {
    TRI_FORM_TEXT,     /* "text": a file is one document */
    TRI_FORM_LINES,    /* "lines": each line is one */
    TRI_FORM_JSONL,    /* "jsonl": each line is a record with its text */
    TRI_FORM_CSV,      /* "csv": each row is a record; also between tabs */
    TRI_FORM_CONLLU,   /* "conllu": words and sentences are taken as they are given */
    TRI_FORM_MARKDOWN, /* "markdown" */
    TRI_FORM_HTML,     /* "html": of a page its article */
    TRI_FORM_XML,      /* "xml": TEI among it */
    TRI_FORM_EPUB,     /* "epub" */
    TRI_FORM_DOCX,     /* "docx" */
    TRI_FORM_ODT,      /* "odt" */
    TRI_FORM_PDF,      /* "pdf" */
    TRI_FORM_JSON,     /* "json": a list of records, or an object that has one */
    TRI_FORM_COUNT
} tri_form;

/* A form's name, and back; of a name that is none TRI_FORM_COUNT. */
TRI_API const char *tri_form_name(tri_form form);
TRI_API tri_form tri_form_from_name(const char *name);

/* The form by a path's extension, that of a compression (.gz, .bz2, .xz, .zst) aside:
   .jsonl, .ndjson, .json, .csv, .tsv, .conllu, .md, .markdown, .html, .htm, .xhtml,
   .xml, .tei, .epub, .docx, .odt, .pdf, else text. */
TRI_API tri_form tri_form_from_path(const char *path);

/* A text that was read, with what is known of it. */
typedef struct tri_document tri_document;

/* Takes a document and owns it from then on (tri_document_free), whatever it returns;
   it may keep it or hand it to another thread. Anything but TRI_OK ends the reading. */
typedef tri_status (*tri_document_function)(tri_document *document, void *user);

/* Told what is wrong with the input while the reading goes on: a line that names the
   file and the place. `is_failure`: a document was skipped, else only repaired. */
typedef void (*tri_warning_function)(const char *message, bool is_failure, void *user);

/* A document's bytes at most where nobody says otherwise: 100 MiB. */
#define TRI_MAX_BYTES 104857600

/* How an input is read; zeroed is plain text. */
typedef struct tri_read_options {
    tri_form form;
    const char *date; /* for documents that carry none, or NULL */
    bool several;     /* one of several files: ids of lines are PATH:number */
    bool keep_trees;  /* conllu: lemmas, tags, trees and names that it gives stand */
    const char *text_field; /* jsonl, csv: where the text stands; NULL: "text" */
    const char *xpath; /* xml, html: the elements that are read; NULL: the file's */
    size_t max_bytes;  /* of a document, a line or a record; 0: TRI_MAX_BYTES */
    bool tei_original; /* TEI: of alternatives, the source's reading; else the edited */
    tri_warning_function on_warning;              /* NULL: none */
    void (*on_bytes)(size_t n_bytes, void *user); /* so many were read; NULL: none */
    void *user; /* handed on to on_warning and on_bytes */
} tri_read_options;

/* Reads a file and hands on its documents, in their order.

   path         a file, or "-" for standard input
   options      how it is read
   on_document  called for each document, by this thread
   user         handed on to on_document
   error        may be NULL; names the path and the place

   A file that is compressed (gzip, bzip2, xz, zstd) is read as what is in it. Text is
   UTF-8, UTF-16 or Windows-1252, as its bytes tell. A byte order mark is dropped, CRLF
   and CR become LF, an invalid UTF-8 sequence U+FFFD (one warning a document). A
   document's id is the path as given; with `lines` the line's number from 1; with
   `jsonl` and `csv` the record's `id`, else the number; with `conllu` that of
   `# newdoc id`, else the path. Lines of nothing but white space are no documents, yet
   count. A broken record is warned of as a failure and skipped. A record's `given`, and
   TEI's names and speakers, decide names and who says what.

   TRI_ERR_IO where it cannot be read or is a folder, or a named pipe that nobody comes
   to write to within five seconds; TRI_ERR_FORMAT where it is not what its form
   promises, or needs a library that was missing when this one was made; TRI_ERR_LIMIT
   where a document is above max_bytes, or what on_document returned. Thread safe. Cost:
   linear; the file is in memory once. */
TRI_API tri_status tri_read_file(const char *path, const tri_read_options *options,
                                 tri_document_function on_document, void *user,
                                 tri_error *error);

/* The same from `length` bytes in memory; `name` stands for the path. */
TRI_API tri_status tri_read_bytes(const char *name, const char *bytes, size_t length,
                                  const tri_read_options *options,
                                  tri_document_function on_document, void *user,
                                  tri_error *error);

/* A document's text, in which all places count, of `*n_bytes` (may be NULL) bytes; and
   what is known of it. Both live as long as the document. */
TRI_API const char *tri_document_text(const tri_document *document, size_t *n_bytes);
TRI_API const tri_meta *tri_document_meta(const tri_document *document);

/* tri_extract for a document that was read; the document stays the caller's. It can be
   extracted once (TRI_ERR_ARGUMENT: it was before); its text and what is known of it
   are still there afterwards, whatever happened. Thread safe for different documents.
 */
TRI_API tri_status tri_extract_document(const tri_model *model, tri_document *document,
                                        tri_triples_function on_triples, void *user,
                                        tri_error *error);

/* Frees a document, with its text and what is known of it. */
TRI_API void tri_document_free(tri_document *document);

/* ---- Reprints: documents that say what an earlier one said */

/* Sets the document's meta.sketch: two characters and two thirds a word, "" under 20
   words. Before tri_extract_document, so that triples carry it; tri_extract does so
   itself. Cost: linear. */
TRI_API tri_status tri_document_sketch(tri_document *document, tri_error *error);

/* The sketches of the documents so far; free them with tri_duplicates_free. */
typedef struct tri_duplicates tri_duplicates;
TRI_API tri_status tri_duplicates_new(tri_duplicates **duplicates, tri_error *error);

/* Adds a document and tells whether it says nothing that an earlier one did not.

   id      of the document; copied
   sketch  its meta.sketch; "" or what is no sketch is never found and not kept
   first   set to the id of the first document that it repeats, NULL where there is
           none; borrowed until the next call

   A later document repeats an earlier one where their words are the same; or where they
   share at least half of all sequences of four words, the later has four fifths of its
   own from the earlier, and nothing new in it: no name, no number, no new sentence, and
   few new words. An update with new facts is no reprint, nor is a shorter version's
   longer one. Cost: linear in the sketch and those of the few that resemble it; two
   bytes a word and 300 bytes a document are kept. */
TRI_API tri_status tri_duplicates_add(tri_duplicates *duplicates, const char *id,
                                      const char *sketch, const char **first,
                                      tri_error *error);

TRI_API void tri_duplicates_free(tri_duplicates *duplicates);

/* ---- Triples. In structs these enums are bytes, so that an array of triples is small;
   each has a function that gives the names in quotes, "" for a value that is none. */

/* What a thing is. */
typedef enum tri_type {
    TRI_TYPE_PER,  /* "PER": a person */
    TRI_TYPE_ORG,  /* "ORG": an organisation */
    TRI_TYPE_LOC,  /* "LOC": a country, city, region, facility, natural place */
    TRI_TYPE_MISC, /* "MISC": another name: a people, event, work, product, law ... */
    TRI_TYPE_DATE, /* "DATE": a date or time */
    TRI_TYPE_NUM,  /* "NUM": an amount, percentage, sum of money, count */
    TRI_TYPE_CONCEPT, /* "CONCEPT": what a common noun phrase names */
    TRI_TYPE_COUNT
} tri_type;

/* How the words of an argument stand for its entity. */
typedef enum tri_how {
    TRI_HOW_NAME,    /* "name": its name */
    TRI_HOW_ALIAS,   /* "alias": another or shorter name */
    TRI_HOW_ACRONYM, /* "acronym": the first letters of its name */
    TRI_HOW_NOMINAL, /* "nominal": a noun phrase: "the president" */
    TRI_HOW_PRONOUN, /* "pronoun" */
    TRI_HOW_METONYM, /* "metonym": something of its own: a capital for its country */
    TRI_HOW_IMPLIED, /* "implied": not at all: the sentence leaves it out */
    TRI_HOW_NONE,    /* "none": a pronoun or bare description of nobody knows whom */
    TRI_HOW_ABSENT,  /* "absent": there is no object: "Karl Lind resigned" */
    TRI_HOW_COUNT
} tri_how;

/* Whether the text says that it is so; the most certain first. */
typedef enum tri_modality {
    TRI_MODALITY_ASSERTED,    /* "asserted" */
    TRI_MODALITY_FUTURE,      /* "future": it will be */
    TRI_MODALITY_CLAIMED,     /* "claimed": somebody says so, and the text keeps off */
    TRI_MODALITY_POSSIBLE,    /* "possible": it may be */
    TRI_MODALITY_CONDITIONAL, /* "conditional": it is if something else is */
    TRI_MODALITY_REQUESTED,   /* "requested": somebody wants it to be */
    TRI_MODALITY_COUNT
} tri_modality;

/* What a triple rests on; the most direct first. */
typedef enum tri_basis {
    TRI_BASIS_STATED,      /* "stated": a sentence says so */
    TRI_BASIS_NOMINAL,     /* "nominal": it says so by a noun */
    TRI_BASIS_COREFERENCE, /* "coreference": whom a pronoun or noun means is resolved */
    TRI_BASIS_INFERRED,    /* "inferred": put together from several sentences, or read
                              from all that they say by the model (TRI_PATTERN_TYPED) */
    TRI_BASIS_COUNT
} tri_basis;

/* Which kind of construction states it. */
typedef enum tri_pattern {
    TRI_PATTERN_VERB,        /* "verb": a verb with what it takes */
    TRI_PATTERN_COPULA,      /* "copula": a form of "be" with what it says */
    TRI_PATTERN_NOUN,        /* "noun": a noun and what belongs to it */
    TRI_PATTERN_APPOSITION,  /* "apposition": two phrases side by side for one thing */
    TRI_PATTERN_POSSESSIVE,  /* "possessive": a possessor before what it has */
    TRI_PATTERN_TITLE,       /* "title": an office or title with a name */
    TRI_PATTERN_PREPOSITION, /* "preposition": one between two nouns */
    TRI_PATTERN_PARTICIPLE,  /* "participle": one behind a noun */
    TRI_PATTERN_RELATIVE,    /* "relative": a relative clause */
    TRI_PATTERN_COMPOUND,    /* "compound": a word with a hyphen */
    TRI_PATTERN_EVENT,       /* "event": a noun for an event, or an event told twice */
    TRI_PATTERN_GIVEN,       /* "given": none: the triple comes from elsewhere */
    TRI_PATTERN_TYPED,       /* "typed": none: the model reads a property from it all */
    TRI_PATTERN_COUNT
} tri_pattern;

/* What a further argument tells. */
typedef enum tri_arg_kind {
    TRI_ARG_KIND_TIME,  /* "time" */
    TRI_ARG_KIND_PLACE, /* "place" */
    TRI_ARG_KIND_OTHER, /* "other" */
    TRI_ARG_KIND_COUNT
} tri_arg_kind;

/* Their names, and a type by its name (TRI_TYPE_COUNT: there is none such). */
TRI_API const char *tri_type_name(tri_type type);
TRI_API tri_type tri_type_from_name(const char *name);
TRI_API const char *tri_how_name(tri_how how);
TRI_API const char *tri_modality_name(tri_modality modality);
TRI_API const char *tri_basis_name(tri_basis basis);
TRI_API const char *tri_pattern_name(tri_pattern pattern);
TRI_API const char *tri_arg_kind_name(tri_arg_kind kind);

/* A range of code points of the document's text; both TRI_NONE: no words. */
typedef struct tri_span {
    uint32_t begin, end;
} tri_span;

/* Somebody or something that a document is about. */
typedef struct tri_entity {
    const char *name;     /* canonical, never "" */
    const char *subtype;  /* finer than the type: "country", "city", "title" ... */
    const char *wikidata; /* "Q159", where the built-in tables know it */
    const char *ref;      /* what the input itself refers to it by */
    const char **aliases; /* (n_aliases) other names, in the text and known ones */
    const char **roles;   /* (n_roles) titles that the text gives a person */
    uint32_t n_aliases;
    uint32_t n_roles;
    uint32_t n_mentions;       /* how often the text refers to it */
    const uint32_t *sentences; /* (n_sentences) where a named one is, rising */
    uint32_t n_sentences;
    uint8_t type;        /* tri_type */
    bool named;          /* it has a proper name */
    const char *country; /* ISO 3166 code of a country or its people; NULL or "" */
    /* (n_explained) aliases that the text itself explains: "the National Ocean Agency
       (NOA)". */
    const char **explained;
    uint32_t n_explained;
} tri_entity;

/* One end of a triple, or what else belongs to it. */
typedef struct tri_argument {
    const char *text; /* the whole phrase as it stands, "" where implied or absent */
    tri_span span;    /* of the phrase */
    const tri_span *spans; /* (n_spans) its pieces, where words stand between them */
    uint32_t n_spans;      /* 0, or at least 2 */
    uint32_t entity;       /* index in the triples' entities, TRI_NONE: none */
    const char *name;      /* the entity's canonical name; "" where absent alone */
    const char *subtype;
    const char *value; /* an ISO 8601 date or interval, or a number, where known */
    const char *unit;  /* of the value: "USD", "percent", "people" ... */
    uint8_t type;      /* tri_type */
    uint8_t how;       /* tri_how */
    uint16_t doubt;    /* thousandths: how probably it is not its entity */
} tri_argument;

/* A further argument of a triple: when, where, with whom ... */
typedef struct tri_further {
    const char *role; /* the preposition as it stands, "object2", or "" */
    uint8_t kind;     /* tri_arg_kind */
    tri_argument argument;
} tri_further;

/* Another sentence that a triple needs. */
typedef struct tri_support {
    uint32_t sent;
    tri_span span;
    const char *sentence;
} tri_support;

/* One fact: subject, label, object. */
typedef struct tri_triple {
    char id[17];          /* sixteen hex digits, the same on every run */
    uint32_t sent;        /* number of its sentence, from 0 */
    tri_span span;        /* of the sentence */
    const char *sentence; /* its words */
    tri_argument subject;
    tri_argument object;
    const char *relation; /* the words as they stand, "" where none states it */
    tri_span relation_span;
    const char *label;       /* the relation: lower case, lemmas, with preposition */
    const char *base;        /* that without its first argument's preposition */
    const char *property;    /* Wikidata's, by the model or a table of relations; "^"
                                before it: from object to subject; NULL or "" */
    const tri_further *args; /* (n_args) */
    uint32_t n_args;
    const tri_support *support; /* (n_support), usually none */
    uint32_t n_support;
    const tri_argument *attribution; /* who says so; NULL: nobody but the text */
    uint8_t modality;                /* tri_modality */
    uint8_t basis;                   /* tri_basis */
    uint8_t pattern;                 /* tri_pattern */
    bool negated;                    /* the text denies it */
    double confidence; /* 0 to 1, to three decimals: of those of 0.8 and more a reader
                          keeps four in five */
    const char *why;   /* it came about, where the program was asked; else NULL */
} tri_triple;

/* A candidate that became no fact. */
typedef struct tri_refusal {
    uint32_t sent;   /* number of its sentence, from 0 */
    const char *why; /* on one line: the rule that gave it up, its words, the reason */
} tri_refusal;

/* What was extracted from a document. It owns all that it points to; the document and
   the text may be gone. Triples made by hand may leave out `memory`, and must have no
   other NULL than those named above. */
struct tri_triples {
    struct tri_arena *memory; /* behind all of it; NULL: it is the caller's */
    tri_meta meta;
    const char *model; /* hash of the weights behind them; NULL or "": not known */
    size_t n_words;
    uint32_t n_sentences;
    const uint32_t *paragraphs; /* (n_paragraphs) sentences that begin one, but for */
    uint32_t n_paragraphs;      /* the first */
    tri_entity *entities;       /* (n_entities) */
    uint32_t n_entities;
    tri_triple *triples; /* (n_triples) by sentence, subject, relation, label */
    uint32_t n_triples;
    const tri_refusal *refusals; /* (n_refusals) in the order of the text, where the */
    uint32_t n_refusals;         /* program was asked for them */
};

/* Frees what triples hold, of those that the caller has, and zeroes them; zeroed ones
   are accepted. Borrowed ones are not cleared. */
TRI_API void tri_triples_clear(tri_triples *triples);

/* ---- Relations: a schema of one's own */

/* A table of relations; immutable, shared by threads. */
typedef struct tri_relations tri_relations;

/* Reads a table of relations.

   bytes      UTF-8, `length` bytes: lines of up to five columns between tabs, below;
              empty lines and those that begin with "# " are passed over, and so is a
              heading, a first line whose first column is "label"
   name       of the table, for messages
   relations  the new table; free it with tri_relations_free

   The columns:
     label    what the relation is called from now on
     aliases  labels of triples that stand for it, parted by "|"; it is its own alias.
              "<" before an alias: subject and object change places ("<include" for
              "member of"). "* " before it: with any words before ("* spokesman for")
     subject  types that the subject may have, parted by "|"; empty: any
     object   the same of the object
     wikidata the relation's Wikidata property; "^" before it: it runs from the object
              to the subject

   A label may stand on several lines. TRI_ERR_FORMAT: a line is wrong; the message
   names it. */
TRI_API tri_status tri_relations_read(const char *bytes, size_t length,
                                      const char *name, tri_relations **relations,
                                      tri_error *error);

/* The table that comes with tricot; freed as any other. */
TRI_API tri_status tri_relations_default(tri_relations **relations, tri_error *error);

TRI_API void tri_relations_free(tri_relations *relations);

/* Keeps those triples that a table knows, under its labels.

   from   triples of a document
   kept   is filled; it borrows the strings of `from`, which must outlive it; clear it
          with tri_triples_clear

   Of several lines that know a label the first whose types fit decides. A further
   argument that a line knows (by the label of its own edge: `base` and role) becomes a
   triple of its own; of a kept triple only the times stay. Cost: linear in the triples.
   Thread safe. */
TRI_API tri_status tri_relations_apply(const tri_relations *relations,
                                       const tri_triples *from, tri_triples *kept,
                                       tri_error *error);

/* ---- Bytes out */

/* Takes `length` bytes; anything but TRI_OK ends the writing. */
typedef tri_status (*tri_write_function)(const void *bytes, size_t length, void *user);

/* Where what is written goes: bytes are gathered and handed on when the buffer is full.
   The first error stays, and after it nothing is handed on any more. */
typedef struct tri_sink {
    tri_write_function write;
    void *user;
    tri_status status;  /* the first error, else TRI_OK */
    uint64_t n_bytes;   /* handed in so far */
    uint64_t n_dropped; /* characters left out, since the form has no place for them */
    size_t n_buffer;    /* bytes waiting */
    unsigned char buffer[16384];
} tri_sink;

/* A sink over a function of the caller, to which `user` is handed on. */
TRI_API void tri_sink_init(tri_sink *sink, tri_write_function write, void *user);

/* Hands on what waits in the buffer and returns the first error. */
TRI_API tri_status tri_sink_flush(tri_sink *sink);

/* Memory as the end of a sink: tri_sink_init(&sink, tri_memory_write, &memory). Zeroed
   is empty; free(memory.bytes) when done. */
typedef struct tri_memory {
    char *bytes; /* (n_bytes), and a NUL that is not counted */
    size_t n_bytes;
    size_t capacity;
} tri_memory;
TRI_API tri_status tri_memory_write(const void *bytes, size_t length, void *memory);

/* ---- Triples and texts as lines of JSON */

/* Writes the triples of confidence `min_confidence` and more, a line each, then the
   document's line, as share/tricot/schemas/triples.schema.json has it. Returns the
   sink's first error; flushing is the caller's. */
TRI_API tri_status tri_triples_write_jsonl(const tri_triples *triples,
                                           double min_confidence, tri_sink *sink);

/* Writes a document's text and what is known of it as one line, which the form `jsonl`
   reads back. Returns the sink's first error; flushing is the caller's. */
TRI_API tri_status tri_document_write_jsonl(const tri_document *document,
                                            tri_sink *sink);

/* Triples back from such lines, and triples made elsewhere: gathers lines until a
   document is whole. */
typedef struct tri_triples_reader tri_triples_reader;

/* A reader of triples, a line at a time.

   name        of the input: the document's id where the lines name none; copied
   on_triples  called once a document, with the triples in the order of their lines
   user        handed on to on_triples
   reader      the new reader; free it with tri_triples_reader_free

   A line is a JSON object of a triple or a document, or a row of at least three
   columns between tabs: subject, relation, object and, where the fourth is a number
   from 0 to 1, confidence. A document ends with its own line (the key "document"), with
   a triple of another document, or with the input. Of a triple only `subject.name`,
   `relation.label` and `object.name` are needed, and a plain string may stand for each;
   an object whose `how` is "absent" needs no name.
   What a foreign triple does not say: type MISC, and named; confidence 1; asserted;
   stated; pattern "given". */
TRI_API tri_status tri_triples_reader_new(const char *name,
                                          tri_triples_function on_triples, void *user,
                                          tri_triples_reader **reader,
                                          tri_error *error);

/* Takes the next line, `length` bytes, with or without its line feed; empty lines and a
   heading "subject<TAB>relation<TAB>object" are passed over. TRI_ERR_FORMAT: the line
   is no triple; its number and what was expected stand in `error`, nothing is kept of
   it, and the next line may follow. Anything else ends the reading. */
TRI_API tri_status tri_triples_reader_line(tri_triples_reader *reader, const char *line,
                                           size_t length, tri_error *error);

/* The input's end: hands on the document that waits. */
TRI_API tri_status tri_triples_reader_finish(tri_triples_reader *reader,
                                             tri_error *error);

TRI_API void tri_triples_reader_free(tri_triples_reader *reader);

#ifdef __cplusplus
}
#endif

#endif
