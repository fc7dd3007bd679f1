/* A person's name, taken apart: title, age, given name, surname. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_ENTITIES_PERSON_NAME_H
#define TRI_EXTRACT_ENTITIES_PERSON_NAME_H

#include "extract/entities/names.h"

/* What a title before a name says, beside whether its bearer is a man or a woman. */
typedef enum {
    TRI_I_TITLE_NONE,
    TRI_I_TITLE_PLAIN, /* Mr., Dr., Sir */
    TRI_I_TITLE_WIFE,  /* Mrs.: with the surname, perhaps the name, of a husband */
    TRI_I_TITLE_MAID,  /* Miss */
    TRI_I_TITLE_RANK,  /* Captain, Father */
    TRI_I_TITLE_POST,  /* President, reporter */
    TRI_I_TITLE_KIN    /* Aunt: mostly with a given name */
} tri_i_title_kind;

enum { TRI_I_OLD = 1, TRI_I_YOUNG = 2 };

typedef struct {
    const char *chunks[TRI_I_NAME_WORDS]; /* folded, without titles and "jr" */
    uint32_t n;
    const char *given;   /* "" where there is none */
    const char *surname; /* the only name where there is one; "charles ii" whole */
    const char *title;   /* the one next to the name, folded, "" where there is none */
    uint32_t begin;      /* the first token of title and age */
    uint8_t title_kind;  /* tri_i_title_kind */
    uint8_t age;         /* TRI_I_OLD, TRI_I_YOUNG: "old Mr. Lind", "Lind Jr."; 0 */
    uint8_t gender;      /* set of TRI_I_MALE, TRI_I_FEMALE */
    bool is_compared;    /* "younger", "Jr.": there is another one of another age */
    bool is_husbands;    /* "Mrs. Julius Lind": the given name is "mrs julius" */
    bool is_whole; /* never taken apart: "charles ii", "the Linds", a title alone */
} tri_i_person_name;

/* Whether a name of one word is a family's: "the Linds". Without an article it is a
   surname that looks like a plural: "Chambliss". */
bool tri_i_is_family(const tri_i_resolver *resolver, const tri_i_span *span);

/* Takes the name of a person's mention apart; false where memory is out. */
bool tri_i_read_person_name(const tri_i_resolver *resolver, uint32_t mention,
                            tri_i_person_name *name);

/* A name without titles, blanks and hyphens: "kimjongun". NULL where memory is out. */
const char *tri_i_run_together(tri_arena *arena, const tri_i_person_name *name);

/* Whether two given names, folded, may be one person's: equal, an initial, a nickname,
   another spelling; "" agrees with all. */
bool tri_i_given_agree(tri_arena *arena, const char *a, const char *b);

/* Whether one of two given names is a nickname of the other. Cost: the table. */
bool tri_i_is_nickname(tri_arena *arena, const char *a, const char *b);

/* Whether what stands between given name and surname may be one person's: "George H. W.
   Bush" is not "George W. Bush". */
bool tri_i_middles_agree(const tri_i_person_name *a, const tri_i_person_name *b);

/* Whether all words of the shorter name stand in the longer one, in order, from the
   first on: "Jefferson Madeira" in "Jefferson Madeira da Silva". */
bool tri_i_is_part_of_name(const tri_i_person_name *a, const tri_i_person_name *b);

/* Whether two titles are never one person's of a surname: "Mrs." and "Miss", "Captain"
   and "Mrs.". */
bool tri_i_titles_differ(const tri_i_person_name *a, const tri_i_person_name *b);

#endif
