/* A document: its text, and what the stages found in it. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_DOCUMENT_H
#define TRI_EXTRACT_DOCUMENT_H

#include "base/arena.h"
#include "base/status.h"

#include <signal.h>

/* Universal Dependencies' parts of speech. */
/* clang-format off */
#define TRI_UPOS_LIST(M) \
    M(ADJ) M(ADP) M(ADV) M(AUX) M(CCONJ) M(DET) M(INTJ) M(NOUN) M(NUM) M(PART) \
    M(PRON) M(PROPN) M(PUNCT) M(SCONJ) M(SYM) M(VERB) M(X)
/* clang-format on */

typedef enum {
#define X_UPOS(name) TRI_UPOS_##name,
    TRI_UPOS_LIST(X_UPOS)
#undef X_UPOS
        TRI_UPOS_COUNT
} tri_upos;

/* Penn Treebank tags as English UD has them; (name in C, tag). */
/* clang-format off */
#define TRI_XPOS_LIST(X) \
    X(ADD, "ADD") X(AFX, "AFX") X(CC, "CC") X(CD, "CD") X(DT, "DT") X(EX, "EX") \
    X(FW, "FW") X(GW, "GW") X(HYPH, "HYPH") X(IN, "IN") X(JJ, "JJ") X(JJR, "JJR") \
    X(JJS, "JJS") X(LS, "LS") X(MD, "MD") X(NFP, "NFP") X(NN, "NN") X(NNP, "NNP") \
    X(NNPS, "NNPS") X(NNS, "NNS") X(PDT, "PDT") X(POS, "POS") X(PRP, "PRP") \
    X(PRPS, "PRP$") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS") X(RP, "RP") \
    X(SYM, "SYM") X(TO, "TO") X(UH, "UH") X(VB, "VB") X(VBD, "VBD") X(VBG, "VBG") \
    X(VBN, "VBN") X(VBP, "VBP") X(VBZ, "VBZ") X(WDT, "WDT") X(WP, "WP") \
    X(WPS, "WP$") X(WRB, "WRB") X(LRB, "-LRB-") X(RRB, "-RRB-") X(LQUOTE, "``") \
    X(RQUOTE, "''") X(COMMA, ",") X(COLON, ":") X(STOP, ".") X(DOLLAR, "$") \
    X(NONE, "_")
/* clang-format on */

typedef enum {
#define X_XPOS(name, tag) TRI_XPOS_##name,
    TRI_XPOS_LIST(X_XPOS)
#undef X_XPOS
        TRI_XPOS_COUNT
} tri_xpos;

/* Universal Dependencies' relations in English; (name in C, relation). */
/* clang-format off */
#define TRI_REL_LIST(X) \
    X(ROOT, "root") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl") \
    X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(AMOD, "amod") \
    X(APPOS, "appos") X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case") \
    X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp") \
    X(COMPOUND, "compound") X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") \
    X(COP, "cop") X(CSUBJ, "csubj") X(CSUBJ_OUTER, "csubj:outer") \
    X(CSUBJ_PASS, "csubj:pass") X(DEP, "dep") X(DET, "det") \
    X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse") \
    X(DISLOCATED, "dislocated") X(EXPL, "expl") X(FIXED, "fixed") X(FLAT, "flat") \
    X(GOESWITH, "goeswith") X(IOBJ, "iobj") X(LIST, "list") X(MARK, "mark") \
    X(NMOD, "nmod") X(NMOD_DESC, "nmod:desc") X(NMOD_POSS, "nmod:poss") \
    X(NMOD_UNMARKED, "nmod:unmarked") X(NSUBJ, "nsubj") \
    X(NSUBJ_OUTER, "nsubj:outer") X(NSUBJ_PASS, "nsubj:pass") X(NUMMOD, "nummod") \
    X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent") \
    X(OBL_UNMARKED, "obl:unmarked") X(ORPHAN, "orphan") X(PARATAXIS, "parataxis") \
    X(PUNCT, "punct") X(REPARANDUM, "reparandum") X(VOCATIVE, "vocative") \
    X(XCOMP, "xcomp")
/* clang-format on */

typedef enum {
#define X_REL(name, relation) TRI_REL_##name,
    TRI_REL_LIST(X_REL)
#undef X_REL
        TRI_REL_COUNT
} tri_rel;

/* Names of the above as they are printed, and back; an unknown name gives the COUNT. */
const char *tri_upos_name(tri_upos upos);
const char *tri_xpos_name(tri_xpos xpos);
const char *tri_rel_name(tri_rel rel);
tri_upos tri_upos_from_name(const char *name);
tri_xpos tri_xpos_from_name(const char *name);
tri_rel
tri_rel_from_name(const char *name); /* an unknown subtype: the plain relation */

/* A syntactic word. Words of one surface token ("do" "n't") stand next to each other.
 */
typedef struct {
    const char *form;          /* the characters as they stand, NUL-terminated */
    const char *lemma;         /* lower-cased but for names; "" before tagging */
    uint32_t begin, end;       /* bytes in the document's text */
    uint32_t cp_begin, cp_end; /* code points in the document's text */
    uint32_t sentence;         /* index of its sentence */
    uint32_t head;             /* index of its head in the document, TRI_NONE: root */
    float head_p;              /* probability of that arc */
    uint8_t upos;              /* tri_upos */
    uint8_t xpos;              /* tri_xpos */
    uint8_t rel;               /* tri_rel */
    bool space_after;          /* white space or the text's end follows */
    bool joined;               /* the next word belongs to the same surface token */
    bool block_start;     /* a hard boundary (blank line, given sentence) before it */
    bool line_start;      /* a line break before it */
    bool in_given;        /* a given name goes on with it: no sentence begins */
    float sentence_score; /* the model's: > 0, a sentence begins here */
} tri_token;

/* Tokens begin to end (half-open). Rises through the document, without gaps. */
typedef struct {
    uint32_t begin, end;
    const char *id; /* given by CoNLL-U, else NULL */
} tri_sentence;

typedef enum {
    TRI_MENTION_NAME,    /* a named entity */
    TRI_MENTION_VALUE,   /* a DATE or NUM */
    TRI_MENTION_NOMINAL, /* a common noun phrase */
    TRI_MENTION_PRONOUN
} tri_mention_kind;

enum { TRI_GROUP_MAX = 8 };

/* A span of tokens that stands for an entity. After resolution every noun
   phrase and pronoun that can be an argument has one, found by its head token. Mentions
   are ordered by begin, then by end, the longer first; they may nest, never cross. */
typedef struct {
    uint32_t begin, end;               /* tokens, half-open, in one sentence */
    uint32_t head;                     /* the head token */
    uint32_t phrase_begin, phrase_end; /* the whole noun phrase round it, as coreference
                                          marks it */
    uint32_t core;    /* of a value: its first token behind "about", "the late" ... */
    uint32_t entity;  /* index in the document's entities; TRI_NONE: unresolved */
    uint32_t said_of; /* a predicate or apposition ("the capital, Astana"): index of the
                         mention that it says something of, TRI_NONE. Annotation counts
                         the two as one, triples state the one of the other */
    const uint32_t *members; /* indices of the mentions that it stands for together
                                (n_members): "they", "the two" */
    uint32_t n_members;      /* 0 or at least 2, at most TRI_GROUP_MAX */
    uint8_t kind;            /* tri_mention_kind */
    uint8_t type;            /* tri_type */
    uint8_t how;    /* tri_how; NONE: a pronoun or bare description left unresolved */
    uint32_t given; /* number in the document's `given`, from 1; 0: the input says
                       nothing of it */
    float p;        /* the model's confidence in span and type */
    float identity; /* the probability that it is its entity */
    const char *subtype; /* "" where none */
    const char *value;   /* ISO 8601 date or interval, or a number; "" where none */
    const char *unit;    /* "USD", "percent", "people" ...; "" where none */
} tri_mention;

/* A span of tokens that a stage proposes for a mention, by itself: of whom it speaks is
   decided later. */
typedef struct {
    uint32_t begin, end; /* tokens, half-open, in one sentence */
    uint32_t head;       /* the head token */
    uint32_t core;  /* of a value: its first token behind "about", "the late" ... */
    uint32_t given; /* number in the document's `given`, from 1; 0: none */
    uint8_t kind;   /* tri_mention_kind */
    uint8_t type;   /* tri_type */
    float p;        /* the model's confidence in span and type */
    const char *subtype; /* these three "" where none, as in a mention */
    const char *value;
    const char *unit;
} tri_i_span;

/* Why a mention is of another type than was proposed; (name in C, as --explain says
   it). */
/* clang-format off */
#define TRI_REASON_LIST(X) \
    X(DOCUMENT, "most mentions of the name are") \
    X(SURNAME, "the surname of a person named in full") \
    X(TABLE, "the tables have the name") \
    X(NEIGHBOUR, "the noun beside it says so") \
    X(ALIAS, "another name of something of this type")
/* clang-format on */
#define TRI_ENUM_MEMBER_REASON(name, text) TRI_REASON_##name,
typedef enum { TRI_REASON_LIST(TRI_ENUM_MEMBER_REASON) TRI_REASON_COUNT } tri_reason;
const char *tri_i_reason_text(tri_reason reason);

/* That a mention was given a type. */
typedef struct {
    uint32_t mention;
    uint8_t type;   /* tri_type */
    uint8_t reason; /* tri_reason */
} tri_vote;

/* Why two mentions are one entity; (name in C, as --explain says it). */
/* clang-format off */
#define TRI_RULE_LIST(X) \
    X(GIVEN, "the input refers both to one thing") \
    X(SAME_NAME, "the same name") \
    X(KNOWN_NAME, "a known name of the same thing") \
    X(SPELLING, "a spelling variant") \
    X(SURNAME, "a surname or given name alone") \
    X(FULL_NAME, "the same surname and an agreeing given name") \
    X(ACRONYM, "an acronym that the text explains") \
    X(INITIALS, "the first letters of the words") \
    X(DEFINED, "the text defines it so") \
    X(ALSO_KNOWN, "the text says that it is also called so") \
    X(SHORT_NAME, "a part of the one name that has it") \
    X(NATIONALITY, "the nationality of a country") \
    X(METONYM, "a capital that acts for its country") \
    X(SAME_PHRASE, "the same noun phrase") \
    X(SAME_HEAD, "the same noun, and nothing that tells them apart") \
    X(APPOSITION, "in apposition") \
    X(TITLE, "the one person with this title") \
    X(LAST_NAMED, "the last one of the sort that was named") \
    X(SPEAKER, "who speaks here")                                                      \
    X(ADDRESSED, "who is spoken to here")                                              \
    X(SAME_VOICE, "the same speaker")                                                  \
    X(COREFERENCE, "coreference")
/* clang-format on */
#define TRI_ENUM_MEMBER_RULE(name, text) TRI_RULE_##name,
typedef enum { TRI_RULE_LIST(TRI_ENUM_MEMBER_RULE) TRI_RULE_COUNT } tri_rule;
const char *tri_rule_text(tri_rule rule);

/* That a mention was joined to another one, and so were all that belong to either. */
typedef struct {
    uint32_t mention;
    uint32_t antecedent; /* another mention of the entity, before or after it */
    uint8_t rule;        /* tri_rule */
} tri_link;

/* That a rule would have joined two mentions, and what known of both forbade it. */
typedef struct {
    tri_link link;
    const char *why;
} tri_refused_link;

/* What the input itself says of a part of its text: whose name stands there, or who
   speaks. They may nest and overlap. */
typedef struct {
    uint32_t begin, end;  /* bytes in the document's text, half-open, never empty */
    bool is_speech;       /* it is said by the one who is referred to */
    uint8_t type;         /* tri_type: PER, ORG, LOC or MISC; of a speech PER */
    const char *ref;      /* tells things apart, "" where it does not: "#juliet" in the
                             input itself, all else everywhere */
    const char *name;     /* what the input calls it elsewhere, "" where it does not */
    const char *wikidata; /* "Q159", or "" */
    uint32_t number;      /* its place in the order in which it was added, from 1 */
} tri_given;

/* That a property holds between two mentions' entities. */
typedef struct {
    uint32_t head, tail;  /* mentions */
    const char *property; /* Wikidata's: "P17"; it lives as long as the model */
    float p;              /* its probability */
} tri_i_typed;

/* What is to become of typed relations. */
enum { TRI_I_INFER_ON, TRI_I_INFER_OFF, TRI_I_INFER_ONLY };

/* The parts of a document that stages write, a bit each. */
enum {
    TRI_I_PART_SURFACE = 1 << 0,
    TRI_I_PART_PARSE = 1 << 1,
    TRI_I_PART_VALUES = 1 << 2,
    TRI_I_PART_MENTIONS = 1 << 3,
    TRI_I_PART_ENTITIES = 1 << 4,
    TRI_I_PART_FINDS = 1 << 5, /* beside the document */
    TRI_I_PART_TRIPLES = 1 << 6,
    TRI_I_PART_TYPED = 1 << 7
};

/* A document, and what each stage found in it: the parts, in the order in which they
   are made. Each has one writer, whose room's header says so; to all after it a part is
   const (extract.c holds them to it). All pieces live in the arena and are freed with
   it. */
struct tri_document {
    tri_arena arena;
    uint32_t parts; /* those that are there: set of TRI_I_PART_... */

    /* read/: what the input says. */
    tri_meta meta;    /* strings in the arena */
    const char *text; /* valid UTF-8, NUL-terminated, may hold NUL bytes before that */
    size_t n_bytes;
    size_t n_code_points;
    size_t n_words;         /* runs of characters that are no white space */
    const tri_given *given; /* by begin, the longer first (n_given) */
    uint32_t n_given;
    bool tokens_given; /* words and sentences came with the input (CoNLL-U) */
    bool trees_given; /* so did lemmas, tags, trees and names: those that it has not are
                         "", of the COUNT, of head and rel COUNT, and no name */
    const tri_sentence *given_sentences; /* (n_given_sentences) */
    uint32_t n_given_sentences;
    const tri_i_span *given_names; /* by begin (n_given_names) */
    uint32_t n_given_names;

    /* tokens/, or read/ where the input has words: the words as they stand; of what
       parsing adds, what the input gives. */
    const tri_token *surface; /* (n_tokens) */
    uint32_t n_tokens;

    /* parse/ */
    const char *model;       /* hash of the weights that parsed it; "" before */
    const tri_token *tokens; /* the same words, tagged and parsed (n_tokens) */
    const tri_sentence *sentences;
    uint32_t n_sentences;
    const struct tri_i_tree *tree; /* of the tokens' heads; NULL before parsing */
    const tri_i_span *names;       /* by begin (n_names) */
    uint32_t n_names;
    const struct tri_i_candidates *candidates; /* for coreference */

    /* values/ */
    const tri_i_span *values; /* by begin (n_values) */
    uint32_t n_values;

    /* entities/: all mentions, before it is known whose. */
    const tri_i_span *spans; /* by begin, then by end, the longer first (n_spans) */
    uint32_t n_spans;
    const uint32_t *span_at; /* (n_tokens) the span with this head, TRI_NONE */
    const struct tri_i_antecedent *antecedents; /* what the model says of the words that
                                                   may head a mention (n_antecedents) */
    uint32_t n_antecedents;

    /* entities/: what they refer to. */
    const tri_mention *mentions; /* of the same index as the spans (n_mentions) */
    uint32_t n_mentions;
    const tri_entity *entities;
    uint32_t n_entities;
    const tri_link *links; /* in the order in which they were found, the surest first */
    uint32_t n_links;
    const tri_refused_link
        *refused; /* joins, where explain_all; in order (n_refused) */
    uint32_t n_refused;
    const tri_vote *votes; /* in order (n_votes) */
    uint32_t n_votes;
    const uint32_t *given_entities; /* (n_given) the entity of what a given span refers
                                       to, TRI_NONE */

    /* typed/: in the order of the text (n_typed) */
    const tri_i_typed *typed;
    uint32_t n_typed;

    /* What its owner asks for. */
    uint8_t infer;                       /* TRI_I_INFER_... */
    const char *const *infer_properties; /* those wanted, ended by NULL; NULL: all */
    bool explain;                      /* its triples are to say why they came about, */
    bool explain_all;                  /* ... and what was refused, why */
    const volatile sig_atomic_t *stop; /* NULL, or what ends the parsing early with
                                          TRI_ERR_STOPPED when it is not 0 */
};

/* An empty document over a copy of `text`. `meta` may be NULL; its strings are copied,
   and NULL ones become "". Invalid UTF-8 has been replaced before (extract/read).
   TRI_ERR_NO_MEMORY; TRI_ERR_LIMIT above 2^31 bytes. Free it with
   tri_document_clear, which accepts a zeroed document. */
tri_status tri_document_init(tri_document *document, const char *text, size_t n_bytes,
                             const tri_meta *meta, tri_error *error);
void tri_document_clear(tri_document *document);

/* Whether a blank line parts a sentence from the one before it. */
bool tri_i_begins_paragraph(const tri_document *d, uint32_t sentence);

#endif
