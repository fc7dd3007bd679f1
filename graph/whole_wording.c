/* Words a relation with what its object alone leaves out: "made an accusation of fraud
   against" for "accused Acme of fraud". */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/statements.h"
#include "graph/wording_i.h"

#include "extract/lexicon/lexicon.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A label with more than this in it is read by nobody. */
enum { LONGEST_CONTENT = 72, LONGEST_SUBJECT = 48, LONGEST_KEY = 48 };

/* The row of a verb and the preposition of an argument; NULL where it has none. */
static const char *const *find_row(const char *verb, const char *role)
{
    char key[LONGEST_KEY];
    const int n =
        snprintf(key, sizeof key, "%s%s%s", verb, role[0] == '\0' ? "" : " ", role);
    return n < 0 || (size_t)n >= sizeof key
               ? NULL
               : tri_i_lexicon_find(&tri_i_lexicon_whole_wordings, key);
}

/* The words of an argument without its preposition. */
static const char *content_of(const tri_further *further)
{
    const char *words = further->argument.text;
    const size_t n = strlen(further->role);
    return n > 0 && strncmp(words, further->role, n) == 0 && words[n] == ' '
               ? words + n + 1
               : words;
}

static bool is_quote(const char *at, size_t *n)
{
    static const char *const quotes[] = {"\"", "“", "”", NULL};
    for (size_t i = 0; quotes[i] != NULL; i++) {
        *n = strlen(quotes[i]);
        if (strncmp(at, quotes[i], *n) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds words without their quotation marks: of a pair, one may be left behind. */
static void add_bare(tri_i_text *out, const char *words)
{
    while (*words != '\0') {
        size_t n = 1;
        if (!is_quote(words, &n)) {
            n = 1;
            tri_i_text_add(out, words, n);
        }
        words += n;
    }
}

tri_i_whole tri_i_find_whole(const tri_triple *triple)
{
    tri_i_whole whole = {.row = NULL};
    char verb[LONGEST_KEY];
    const size_t n = strcspn(triple->label, " ");
    if (strcmp(triple->label, triple->base) != 0 || n >= sizeof verb || n == 0 ||
        triple->pattern == TRI_PATTERN_GIVEN) {
        return whole;
    }
    memcpy(verb, triple->label, n);
    verb[n] = '\0';
    if (triple->label[n] == ' ') { /* "call racist" */
        whole.row =
            tri_i_lexicon_has(&tri_i_lexicon_calling_verbs, verb) &&
                    strchr(triple->label + n + 1, ' ') == NULL &&
                    !tri_i_lexicon_has(&tri_i_lexicon_particles, triple->label + n + 1)
                ? find_row(verb, "")
                : NULL;
        whole.content = triple->label + n + 1;
        return whole;
    }
    for (uint32_t i = 0; i < triple->n_args && whole.row == NULL; i++) {
        const tri_further *further = &triple->args[i];
        if (further->kind != TRI_ARG_KIND_TIME &&
            further->argument.how != TRI_HOW_ABSENT &&
            strcmp(further->role, "object2") != 0) {
            whole.row = find_row(verb, further->role);
            whole.content = content_of(further);
            whole.role = further->role;
        }
    }
    if (whole.row == NULL) {
        return whole;
    }
    for (uint32_t i = 0; i < triple->n_args; i++) { /* "of fraud and bribery" */
        const char *next = content_of(&triple->args[i]);
        if (strcmp(triple->args[i].role, whole.role) == 0 && next != whole.content &&
            whole.second == NULL && triple->args[i].kind != TRI_ARG_KIND_TIME) {
            whole.second = next;
        }
    }
    return whole;
}

bool tri_i_is_short(const tri_i_whole *whole)
{
    const size_t n = strlen(whole->content) +
                     (whole->second == NULL ? 0 : strlen(whole->second) + 5);
    return n > 0 && n <= LONGEST_CONTENT;
}

void tri_i_word_whole(const tri_triple *triple, const tri_i_whole *whole,
                      tri_i_text *out)
{
    tri_triple made = *triple;
    const char *before = whole->row[TRI_WHOLE_WORDINGS_BEFORE];
    const bool are_words = strncmp(before, "use ", 4) == 0;
    made.label = made.base = before;
    made.relation = "";
    made.n_args = 0;
    tri_i_wording(&made, before, true, out);
    tri_i_text_string(out, are_words ? " “" : " ");
    add_bare(out, whole->content);
    if (whole->second != NULL) {
        tri_i_text_string(out, " and ");
        add_bare(out, whole->second);
    }
    tri_i_text_string(out, are_words ? "” " : " ");
    tri_i_text_string(out, whole->row[TRI_WHOLE_WORDINGS_BEHIND]);
}

/* The verb of "that the mine closed", "that miners were killed on Monday", which take
   no object; NULL. */
static const char *deed_of(const tri_triple *said)
{
    const char *verb = said->base + (strncmp(said->base, "be ", 3) == 0 ? 3 : 0);
    const bool is_whole =
        said->object.how == TRI_HOW_ABSENT || said->object.type == TRI_TYPE_DATE;
    return is_whole && said->pattern == TRI_PATTERN_VERB &&
                   said->modality == TRI_MODALITY_ASSERTED && !said->negated &&
                   verb[0] != '\0' && strchr(verb, ' ') == NULL
               ? verb
               : NULL;
}

bool tri_i_read_speech(const tri_triple *said, tri_triple *speech)
{
    const tri_argument *object = &said->object;
    *speech = *said;
    speech->subject = *said->attribution;
    speech->relation = "";
    speech->property = NULL;
    /* A court's ruling and a paper's report are statements, no tales. */
    speech->label = speech->base =
        said->attribution->type == TRI_TYPE_PER ? "tell of" : "make a statement about";
    speech->pattern = TRI_PATTERN_VERB;
    speech->modality = TRI_MODALITY_ASSERTED;
    speech->negated = false;
    speech->n_args = 0;
    if (deed_of(said) != NULL) {
        speech->object = said->subject;
        return true;
    }
    return tri_i_is_clause(said) && object->how != TRI_HOW_NONE &&
           object->how != TRI_HOW_ABSENT && object->type != TRI_TYPE_DATE &&
           object->type != TRI_TYPE_NUM && object->entity != speech->subject.entity;
}

void tri_i_word_speech(const tri_triple *said, tri_i_text *out)
{
    const tri_argument *subject = &said->subject;
    const bool is_long = strlen(subject->text) > LONGEST_SUBJECT;
    tri_triple whole = *said;
    if (whole.modality == TRI_MODALITY_CLAIMED) {
        whole.modality = TRI_MODALITY_ASSERTED;
    }
    const char *verb = deed_of(said);
    if (verb != NULL) { /* "reported the closing of" */
        char lemma[TRI_I_WORD_ROOM];
        char gerund[TRI_I_WORD_ROOM];
        tri_i_verb_gerund(tri_i_lemma_of(verb, lemma) ? lemma : verb, gerund);
        tri_i_text_string(out, "reported the ");
        tri_i_text_string(out, gerund);
        tri_i_text_string(out, " of");
        return;
    }
    tri_i_text_string(out, "said that ");
    if (subject->how == TRI_HOW_PRONOUN || subject->text[0] == '\0' || is_long) {
        tri_i_text_string(out, subject->name);
    } else {
        tri_i_add_in_sentence(out, subject->text);
    }
    tri_i_text_string(out, " ");
    /* "no path was offered" is denied already. */
    const bool denies = strncasecmp(subject->text, "no ", 3) != 0 &&
                        strncasecmp(subject->text, "neither ", 8) != 0;
    tri_i_wording(&whole, whole.label, denies, out);
}
