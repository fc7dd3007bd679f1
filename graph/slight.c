/* Tells by a name that it says little of what it is: a general noun, a quality, praise,
   a phrase told once, or no name at all. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_WORD = 48 };

/* Up to which place among the commonest nouns a noun alone says too little for a node:
   told twice, and more often; told once, all of the table do. Of the nodes that readers
   judged (666 of 48 texts) they would delete 83% of those told once that are among the
   first 800, 62% of those told twice; of rarer nouns 55 and 35%. The first 300 are no
   node for the sake of one name either, unless told as often as what a text is about:
   readers would delete all six of those that they judged. */
enum { COMMON_TOLD_TWICE = 800, COMMON_TOLD_OFTEN = 300, OFTEN = 5 };

static bool ends_in(const char *word, const char *ending)
{
    const size_t n = strlen(word);
    const size_t length = strlen(ending);
    return n > length + 2 && strcmp(word + n - length, ending) == 0;
}

/* A table's row of a word with another ending; NULL where it has none. */
static const char *const *find_with(const tri_lexicon *table, const char *key,
                                    const char *ending, const char *instead)
{
    char word[LONGEST_WORD];
    const size_t n = strlen(key);
    const size_t n_ending = strlen(ending);
    if (n >= sizeof word || !ends_in(key, ending)) {
        return NULL;
    }
    memcpy(word, key, n + 1);
    memcpy(word + n - n_ending, instead, strlen(instead) + 1);
    return tri_i_lexicon_find(table, word);
}

/* A table's row of a noun, or of that of which it is the plural; NULL where it has
   neither. */
static const char *const *find_noun(const tri_lexicon *table, const char *key)
{
    static const char *const plurals[][2] = {
        {"s", ""}, {"es", ""}, {"ies", "y"}, {"men", "man"}};
    const char *lemma =
        tri_i_lexicon_cell(&tri_i_lexicon_plural_forms, key, TRI_PLURAL_FORMS_LEMMA);
    const char *const *row = tri_i_lexicon_find(table, key);
    row = row == NULL ? tri_i_lexicon_find(table, lemma) : row;
    for (size_t i = 0; row == NULL && i < sizeof plurals / sizeof *plurals; i++) {
        row = find_with(table, key, plurals[i][0], plurals[i][1]);
    }
    return row;
}

static bool has_noun(const tri_lexicon *table, const char *key)
{
    return find_noun(table, key) != NULL;
}

bool tri_i_is_general_noun(const char *key)
{
    return has_noun(&tri_i_lexicon_general_nouns, key) ||
           tri_i_lexicon_has(&tri_i_lexicon_vague_heads, key);
}

static bool is_degree(const char *word)
{
    return tri_i_lexicon_has(&tri_i_lexicon_degree_adjectives, word);
}

/* "largest", "greatest", "busier", "bigger"; not "forest": what compares, with its
   ending. */
static bool is_compared(const char *word, const char *ending)
{
    char stem[LONGEST_WORD];
    const size_t n = strlen(word);
    const size_t length = strlen(ending);
    if (n >= sizeof stem || !ends_in(word, ending)) {
        return false;
    }
    memcpy(stem, word, n - length + 1);
    stem[n - length + 1] = '\0'; /* "large" */
    if (is_degree(stem)) {
        return true;
    }
    char *last = &stem[n - length];
    *last = '\0'; /* "great", "busi" */
    last[-1] = last[-1] == 'i' ? 'y' : last[-1];
    if (is_degree(stem)) {
        return true;
    }
    last[-1] = '\0'; /* "big" */
    return is_degree(stem);
}

/* "ten", "10"; not a year. */
static bool is_count(const char *word)
{
    return (isdigit((unsigned char)word[0]) != 0 && strlen(word) != 4) ||
           tri_i_lexicon_has(&tri_i_lexicon_number_words, word);
}

/* "serious", "other", "ten", "remarkably", "and": how a thing is, or how many there
   are; not what it is. */
static bool is_light_word(const char *word, bool is_last)
{
    return is_degree(word) || is_compared(word, "est") || is_count(word) ||
           tri_i_lexicon_has(&tri_i_lexicon_light_modifiers, word) ||
           tri_i_lexicon_has(&tri_i_lexicon_distinguishing_modifiers, word) ||
           (!is_last && /* "family doctors" */
            (ends_in(word, "ly") || strcmp(word, "and") == 0));
}

/* "serious competition", "remarkably rich and powerful friends": no word but praise
   stands before the noun. */
static bool is_praise(const char *name)
{
    char word[LONGEST_WORD];
    const char *blank = strchr(name, ' ');
    for (; blank != NULL; blank = strchr(name, ' ')) {
        const size_t n = (size_t)(blank - name);
        if (n >= sizeof word) {
            return false;
        }
        memcpy(word, name, n);
        word[n] = '\0';
        if (!is_light_word(word, strchr(blank + 1, ' ') == NULL)) {
            return false;
        }
        name = blank + 1;
    }
    return true;
}

/* The first preposition of a name, with the blanks around it: " of the moment"; NULL
   where it has none. */
static const char *find_complement(const char *name)
{
    static const char *const prepositions[] = {" of ", " for ", " on ", " to ", " in "};
    const char *first = NULL;
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
        const char *at = strstr(name, prepositions[i]);
        first = at != NULL && (first == NULL || at < first) ? at : first;
    }
    return first;
}

/* The key of the noun that says what a phrase is, before its complement; NULL where it
   is too long or memory is out. Free it. */
static char *head_key(const char *name, const char *complement)
{
    char head[LONGEST_WORD];
    const char *end = complement == NULL ? name + strlen(name) : complement;
    const char *begin = end;
    while (begin > name && begin[-1] != ' ') {
        begin--;
    }
    const size_t n = (size_t)(end - begin);
    if (n >= sizeof head) {
        return NULL;
    }
    memcpy(head, begin, n);
    head[n] = '\0';
    return tri_i_name_key(head);
}

/* "discipline", "boldness"; not "deafness". */
static bool is_quality(const char *key)
{
    return tri_i_lexicon_has(&tri_i_lexicon_quality_nouns, key) ||
           (ends_in(key, "ness") &&
            !tri_i_lexicon_has(&tri_i_lexicon_ness_things, key));
}

/* "competition", "need": what is of somebody, or is done. */
static bool is_abstract(const char *key)
{
    return is_quality(key) || has_noun(&tri_i_lexicon_act_nouns, key) ||
           has_noun(&tri_i_lexicon_complement_nouns, key);
}

/* "government": a country has one. */
static bool is_institution(const char *key)
{
    return strcmp(tri_i_lexicon_cell(&tri_i_lexicon_heads, key, TRI_HEADS_INSTITUTION),
                  "owned") == 0;
}

/* "window": one of many, and the text does not come back to it. */
static bool is_one_of_many(const char *key, bool particular)
{
    return particular && !ends_in(key, "s") && !is_institution(key) &&
           tri_i_lexicon_cell(&tri_i_lexicon_plural_forms, key,
                              TRI_PLURAL_FORMS_LEMMA)[0] == '\0';
}

/* Not "#1". */
static bool has_letter(const char *key)
{
    for (; *key != '\0'; key++) {
        if (isalpha((unsigned char)*key) != 0 || (unsigned char)*key > 127) {
            return true;
        }
    }
    return false;
}

/* "papers", "home": a noun alone of which every other text tells something, by its
   place in the table. */
static bool is_common(const char *key, long last)
{
    const char *const *row = find_noun(&tri_i_lexicon_common_nouns, key);
    return row != NULL && !is_institution(key) &&
           strtol(row[TRI_COMMON_NOUNS_RANK], NULL, 10) <= last;
}

static void judge_word(const char *key, size_t mentions, bool particular,
                       tri_i_salient_node *node)
{
    const bool recurs = mentions > 1;
    const long last = mentions < 2   ? LONG_MAX
                      : mentions < 3 ? COMMON_TOLD_TWICE
                                     : COMMON_TOLD_OFTEN;
    const bool is_person = tri_i_lexicon_has(&tri_i_lexicon_persons, key);
    node->is_general = tri_i_is_general_noun(key) || !has_letter(key) ||
                       has_noun(&tri_i_lexicon_caption_nouns, key) ||
                       tri_i_lexicon_has(&tri_i_lexicon_people_nouns, key) ||
                       (mentions < OFTEN && is_common(key, COMMON_TOLD_OFTEN));
    node->is_slight = is_person;
    node->is_faint =
        is_common(key, last) ||
        (!recurs && (is_person || is_quality(key) || is_one_of_many(key, particular)));
}

/* The first word of a name; false where it is longer than any that is looked at. */
static bool take_first(const char *name, char word[LONGEST_WORD])
{
    const size_t n = strcspn(name, " ");
    if (n >= LONGEST_WORD) {
        return false;
    }
    memcpy(word, name, n);
    word[n] = '\0';
    return true;
}

/* "other environments", "different views": more of the kind, whichever. */
static bool is_another(const char *name)
{
    char word[LONGEST_WORD];
    if (!take_first(name, word)) {
        return false;
    }
    return strcmp(word, "other") == 0 ||
           tri_i_lexicon_cell(&tri_i_lexicon_distinguishing_modifiers, word,
                              TRI_DISTINGUISHING_MODIFIERS_OTHER)[0] != '\0';
}

/* "Anna's attention" */
static bool has_owner(const char *name)
{
    return strstr(name, "'s ") != NULL || strstr(name, "s' ") != NULL;
}

/* "winning the cup": a clause that was taken for a thing. */
static bool is_deed(const char *name)
{
    char word[LONGEST_WORD];
    if (!take_first(name, word)) {
        return false;
    }
    const char *rest = name + strlen(word);
    return ends_in(word, "ing") &&
           (strncmp(rest, " the ", 5) == 0 || strncmp(rest, " a ", 3) == 0 ||
            strncmp(rest, " an ", 4) == 0);
}

/* "people of this city", "series of the same name": what it is stands elsewhere. */
static bool is_pointing(const char *name)
{
    char word[LONGEST_WORD];
    bool found = false;
    while (!found && *name != '\0') {
        found = take_first(name, word) &&
                tri_i_lexicon_has(&tri_i_lexicon_pointing_words, word);
        name += strcspn(name, " ");
        name += strspn(name, " ");
    }
    return found;
}

/* Whether the first word, in lower case too, is one of a table's and a number follows.
 */
static bool is_numbered(const char *name, const tri_lexicon *table)
{
    char word[LONGEST_WORD];
    if (!take_first(name, word)) {
        return false;
    }
    word[0] = (char)tolower((unsigned char)word[0]);
    const char *rest = name + strlen(word);
    return tri_i_lexicon_has(table, word) &&
           (strpbrk(rest, "0123456789") != NULL ||
            (rest[0] != '\0' &&
             tri_i_lexicon_has(&tri_i_lexicon_number_words, rest + 1)));
}

/* "Figure 2.3", "season four": what a text refers to by its number. */
static bool is_reference(const char *name)
{
    return is_numbered(name, &tri_i_lexicon_reference_words);
}

static void judge_phrase(const char *name, bool recurs, tri_i_salient_node *node)
{
    static const char large[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *complement = find_complement(name);
    char *head = head_key(name, complement);
    const bool is_vague = head != NULL && tri_i_is_general_noun(head);
    const bool is_praised = complement == NULL && is_praise(name);
    /* "perils of the moment", "attempt to learn Polish"; not "corner of Main Street",
       which may be the only one to hold the name, but "result of the Berlin summit". */
    const bool is_of_common =
        complement != NULL &&
        (strpbrk(complement, large) == NULL ||
         (strncmp(complement, " to ", 4) == 0 && strchr(large, complement[4]) == NULL));
    node->is_general = (is_vague && is_praised) || is_pointing(name) ||
                       (complement == NULL && islower((unsigned char)name[0]) != 0 &&
                        is_reference(name));
    node->is_slight =
        (is_vague && complement != NULL) ||
        (!recurs && (is_vague || is_praised || is_of_common || has_owner(name)));
    node->is_faint = is_deed(name) || (is_praised && is_another(name)) ||
                     (!recurs && ((is_praised && head != NULL && is_abstract(head)) ||
                                  is_another(name)));
    node->is_specific = !node->is_slight && !node->is_faint && !node->is_general;
    free(head);
}

tri_i_salient_node tri_i_salient_of(const char *name, tri_type type, bool named,
                                    size_t mentions, bool particular)
{
    const bool recurs = mentions > 1;
    tri_i_salient_node node = {.is_named = named, .recurs = recurs};
    if (named || type != TRI_TYPE_CONCEPT) {
        return node;
    }
    if (strchr(name, ' ') != NULL) {
        judge_phrase(name, recurs, &node);
        return node;
    }
    char *key = tri_i_name_key(name);
    if (key != NULL) {
        judge_word(key, mentions, particular, &node);
    }
    free(key);
    return node;
}

/* "117th", "1980s"; not "3M". */
static bool is_ordinal(const char *name)
{
    static const char *const endings[] = {"s", "st", "nd", "rd", "th"};
    const size_t digits = strspn(name, "0123456789");
    for (size_t i = 0; digits > 0 && i < sizeof endings / sizeof *endings; i++) {
        if (strcmp(name + digits, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a name is no more than initials, each by itself: "A. L.", "D."; not "N.C." */
static bool is_initials(const char *name)
{
    while (isupper((unsigned char)name[0]) != 0) {
        name += name[1] == '.' ? 2 : 1;
        if (*name != '\0' && *name++ != ' ') {
            return false;
        }
    }
    return *name == '\0';
}

bool tri_i_is_figure(const char *name)
{
    return is_numbered(name, &tri_i_lexicon_figure_words) &&
           isdigit((unsigned char)name[strcspn(name, " ") + 1]) != 0;
}

/* "anti-Trump" */
static bool has_bound_prefix(const char *name)
{
    char word[LONGEST_WORD];
    const size_t n = strcspn(name, "-");
    if (n < 2 || n >= sizeof word || name[n] == '\0') { /* "e-Estonia" */
        return false;
    }
    memcpy(word, name, n);
    word[n] = '\0';
    return tri_i_lexicon_has(&tri_i_lexicon_bound_prefixes, word);
}

/* Whether a word is a common noun or of grammar: "Survival", "The". */
static bool is_common_word(const char *key, const char *name, tri_type type)
{
    const bool may_be_given =
        type == TRI_TYPE_PER && (tri_i_lexicon_has(&tri_i_lexicon_given_names, name) ||
                                 tri_i_lexicon_has(&tri_i_lexicon_census_names, key));
    const bool has_small = name[strcspn(name, "abcdefghijklmnopqrstuvwxyz")] != '\0';
    return !may_be_given && has_small &&
           (is_abstract(key) || tri_i_lexicon_has(&tri_i_lexicon_function_words, key));
}

/* "Estonian", "ISRAELI", "Native American". */
static bool is_of_people(const char *name, const char *key, tri_type type)
{
    char word[LONGEST_WORD];
    const char *blank = type == TRI_TYPE_MISC ? strrchr(key, ' ') : NULL;
    const char *last = blank == NULL ? key : blank + 1;
    if (tri_i_lexicon_has(&tri_i_lexicon_demonyms, name) ||
        tri_i_lexicon_has(&tri_i_lexicon_region_adjectives, name)) {
        return true;
    }
    if (strlen(last) >= sizeof word) {
        return false;
    }
    memcpy(word, last, strlen(last) + 1);
    word[0] = (char)toupper((unsigned char)word[0]);
    return tri_i_lexicon_has(&tri_i_lexicon_demonyms, word);
}

bool tri_i_is_sort_name(const char *name, tri_type type, bool known)
{
    char *key = tri_i_name_key(name);
    if (key == NULL) {
        return false;
    }
    const char *last = strrchr(key, ' ');
    const bool is_sort =
        is_of_people(name, key, type) ||
        tri_i_lexicon_has(&tri_i_lexicon_titles, key) ||
        tri_i_lexicon_has(&tri_i_lexicon_creed_adjectives,
                          last == NULL ? key : last + 1) ||
        (last == NULL && (tri_i_lexicon_has(&tri_i_lexicon_sort_adjectives, key) ||
                          tri_i_name_is_role(name) || tri_i_is_general_noun(key) ||
                          tri_i_lexicon_has(&tri_i_lexicon_group_names, key) ||
                          tri_i_lexicon_has(&tri_i_lexicon_persons, key) ||
                          tri_i_lexicon_has(&tri_i_lexicon_people_nouns, key) ||
                          tri_i_lexicon_has(&tri_i_lexicon_heads, key) ||
                          (!known && is_common_word(key, name, type))));
    free(key);
    return is_sort;
}

bool tri_i_is_adjective_name(const char *name, tri_type type)
{
    char *key = strchr(name, ' ') == NULL ? tri_i_name_key(name) : NULL;
    const bool is_adjective =
        key != NULL && !ends_in(key, "s") &&
        (is_of_people(name, key, type) ||
         tri_i_lexicon_has(&tri_i_lexicon_creed_adjectives, key) ||
         tri_i_lexicon_has(&tri_i_lexicon_sort_adjectives, key));
    free(key);
    return is_adjective;
}

bool tri_i_is_address(const char *name)
{
    const char *at = strchr(name, '@');
    return strchr(name, ' ') == NULL &&
           (strncmp(name, "www.", 4) == 0 || strncmp(name, "pic.", 4) == 0 ||
            (at != NULL && at != name && strchr(at, '.') != NULL) ||
            strncmp(name, "http://", 7) == 0 || strncmp(name, "https://", 8) == 0);
}

/* "whole United States": a name that another has without its first word. */
static bool has_light_word(const char *name)
{
    char word[LONGEST_WORD];
    return islower((unsigned char)name[0]) != 0 && strchr(name, ' ') != NULL &&
           take_first(name, word) && is_light_word(word, false);
}

bool tri_i_is_no_name(const char *name)
{
    static const char small[] = "abcdefghijklmnopqrstuvwxyz -.'";
    /* "d Wedding": the rest of a word that markup has cut. */
    const bool is_cut = islower((unsigned char)name[0]) != 0 && name[1] == ' ';
    return !has_letter(name) || tri_i_is_address(name) || is_initials(name) || is_cut ||
           has_light_word(name) || is_ordinal(name) || is_reference(name) ||
           has_bound_prefix(name) || name[strspn(name, small)] == '\0';
}
