/* What the rules of find/ share: labels, arguments, the list that they add to. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_EXTRACT_FIND_RULES_H
#define TRI_EXTRACT_FIND_RULES_H

#include "extract/find/find.h"
#include "extract/lexicon/lexicon.h"

/* A rule: one construction, which it looks for at one token. */
typedef struct {
    const char *name; /* as --explain=all says it; NULL ends a family */
    void (*find)(tri_i_finds *x, uint32_t token);
} tri_i_rule;

/* The families of rules, in the order in which they run over a token; of equal finds
   the first stays. Each is a file, which ends with its rules in their order, an example
   beside each. */
/* clang-format off */
#define TRI_I_FAMILY_LIST(X) \
    X(title) X(apposition) X(bracket) X(lines) X(copula) X(verb) X(ellipsis) X(noun) X(modifier) \
    X(member) X(nominal) X(pair)
/* clang-format on */
#define TRI_I_DECLARE_FAMILY(name) extern const tri_i_rule tri_i_##name##_rules[];
TRI_I_FAMILY_LIST(TRI_I_DECLARE_FAMILY)

/* What runs over all of the document behind them. */
void tri_i_fold_relations(tri_i_finds *x); /* one label for each relation (folding.c) */
void tri_i_find_contents(tri_i_finds *x);  /* of each port what is said of the ports */
void tri_i_find_with_objects(tri_i_finds *x); /* "ship arms to": through the object */

/* States of the object of a find what an argument beside it tells, where a passive
   would tell it: "removed him from office": he was removed from office (of_object.c).
   The find and the argument are copies: the list may move. */
void tri_i_find_of_object(tri_i_finds *x, const tri_i_find *from,
                          const tri_i_find_arg *arg);
void tri_i_find_roles(tri_i_finds *x);  /* offices whose owner and holder are apart */
void tri_i_find_deeds(tri_i_finds *x);  /* nouns that state what a verb would */
void tri_i_find_events(tri_i_finds *x); /* events told twice */
void tri_i_find_quotes(tri_i_finds *x); /* whose words a quotation has */
void tri_i_find_voices(tri_i_finds *x); /* for whom a speaker says "we" (voices.c) */
void tri_i_find_within(tri_i_finds *x); /* names that nothing else joins (within.c) */

/* ---- The list (finds.c) */

/* A new find of a pattern; NULL where memory is out, where subject and object cannot be
   arguments of one triple, or where the list has it. Valid until the next call. */
tri_i_find *tri_i_add(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
                      uint32_t subject, uint32_t object, const char *label,
                      const char *base);

/* The same with an object that is no mention: the words of a clause, an adjective or a
   title round the token `object`. */
tri_i_find *tri_i_add_words(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
                            uint32_t subject, uint32_t object, tri_i_range words,
                            const char *label, const char *base);

/* The same without any object: "Karl Lind resigned", by the verb that says so. */
tri_i_find *tri_i_add_absent(tri_i_finds *x, tri_pattern pattern, uint32_t clause,
                             uint32_t subject, const char *label);

/* Gives a find of the list another label, which is its base too. */
void tri_i_relabel(tri_i_finds *x, tri_i_find *find, const char *label);

/* Reads the kind of statement that a find is off its clause: fills negation, modality
   and speaker (statement_kind.c). */
void tri_i_read_statement(tri_i_finds *x, tri_i_find *find);

/* ---- Labels (label.c) */

/* A label of up to three words; "" for none. NULL only where memory is out. */
const char *tri_i_label(tri_i_finds *x, const char *a, const char *b, const char *c);

/* A word as it stands, in lower case. NULL only where memory is out. */
const char *tri_i_form(tri_i_finds *x, uint32_t token);

/* The preposition of a token, words of a fixed one joined ("because of"); "" where it
   has none. `*range` (may be NULL) is set to its tokens. */
const char *tri_i_preposition(tri_i_finds *x, uint32_t token, tri_i_range *range);

/* Whether a hyphen joins a word to the one before it: the "lived" of "short-lived". */
bool tri_i_is_behind_hyphen(const tri_i_finds *x, uint32_t token);

/* `word`, of a token, with what a hyphen joins to it: "short-lived"; itself where none
   does. NULL only where memory is out. */
const char *tri_i_with_hyphen(tri_i_finds *x, uint32_t token, const char *word);

/* What a name has to do with the one that it hangs on, by their sorts: "Nathan Law of
   Demosisto", with `is_owner` "Demosisto's Nathan Law". "" where that may be anything,
   or the two are pieces of one name: "the State of Pennsylvania". */
const char *tri_i_label_of_names(tri_type above, tri_type below, bool is_owner);

/* ---- Adjuncts (adjunct.c) */

/* Whether a phrase is of a thing without a name, and none stands in it. Cost: the words
   below the token. */
bool tri_i_is_unnamed(const tri_i_finds *x, uint32_t token);

/* Whether a noun behind the preposition `role` only says how or roughly when: "in
   detail", "by force", "in spring". `*kind` (may be NULL) is set. */
bool tri_i_is_adjunct(const tri_i_finds *x, uint32_t token, const char *role,
                      tri_arg_kind *kind);

/* ---- Arguments (argument.c) */

static inline const tri_token *tri_i_token(const tri_i_finds *x, uint32_t token)
{
    return &x->document->tokens[token];
}

/* Why a token cannot stand in a slot, TRI_I_REFUSED_NONE where it can. */
tri_i_refusal_reason tri_i_argument_flaw(const tri_i_finds *x, uint32_t token);

/* Whether a token is a noun, common or proper. */
bool tri_i_is_noun(const tri_i_finds *x, uint32_t token);

/* Whether a phrase is of certain things: named, or with a determiner, a number or an
   owner. Of "children in Kenya" nothing is stated. */
bool tri_i_is_certain_thing(const tri_i_finds *x, uint32_t noun);

/* The name right behind a title in the same slot ("banker Piotr Wolski"), TRI_NONE.
   (holder.c) */
uint32_t tri_i_named_beside(const tri_i_finds *x, uint32_t token);

/* Whether a token is a noun for one person by what he does or is: "founder" (holder.c).
 */
bool tri_i_is_role(const tri_i_finds *x, uint32_t token);

/* "founder and chief executive Anna Berg": the name of the one person whom a noun and
   those joined to it name by posts; TRI_NONE. `roles`, `*n`: the nouns. (holder.c) */
uint32_t tri_i_joined_roles(const tri_i_finds *x, uint32_t token,
                            uint32_t roles[TRI_I_MAX_CONJUNCTS], uint32_t *n);

/* The same without the nouns. */
uint32_t tri_i_holder(const tri_i_finds *x, uint32_t token);

/* The token that an argument stands for: a relative pronoun's antecedent, or what that
   describes, else itself. TRI_NONE where it can be no argument. */
uint32_t tri_i_argument_head(const tri_i_finds *x, uint32_t token);

/* Whether a token is a relative pronoun by its form; and what it stands for: its
   antecedent, or what that describes (antecedent.c). TRI_NONE where nothing. Cost: the
   token's depth. */
bool tri_i_is_relative(const tri_i_finds *x, uint32_t token);
uint32_t tri_i_antecedent(const tri_i_finds *x, uint32_t relative);

/* What a noun with a clause describes, by "be" or beside it: "laughter"
   in "laughter is a language that crosses borders". Itself where it describes nothing,
   or that is denied, asked or only possible. Cost: the noun's dependents. */
uint32_t tri_i_described(const tri_i_finds *x, uint32_t noun);

/* The kind of argument that a token is. */
tri_arg_kind tri_i_arg_kind(const tri_i_finds *x, uint32_t token);

/* The tokens joined to `token` by coordination, itself first; at most `room`. */
uint32_t tri_i_conjuncts(const tri_i_finds *x, uint32_t token, uint32_t *out,
                         uint32_t room);

/* The same without those that stand on the other side of a clause than `token`: "the
   bridge joining the two towns, and a tunnel": the bridge alone joins them. */
uint32_t tri_i_conjuncts_beside(const tri_i_finds *x, uint32_t token, uint32_t clause,
                                uint32_t *out, uint32_t room);

/* The country that an entity is or is a people of, "": none; TRI_NONE is accepted. */
const char *tri_i_country(const tri_document *document, uint32_t entity);

/* Whether two entities are one, or a country and its people. */
bool tri_i_same_side(const tri_document *document, uint32_t a, uint32_t b);

/* ---- Containers: what holds another thing (held.c, container.c) */

/* What a token stands for that only holds it: "most of the towns", "the port of Odesa".
   TRI_NONE: it stands for itself. */
uint32_t tri_i_held(const tri_i_finds *x, uint32_t token);

/* Whether a phrase is of a part of things: "most iodine", "the majority of towns". */
bool tri_i_is_share(const tri_i_finds *x, uint32_t token);

/* A noun's kind in the table of containers, "" where it is none. */
const char *tri_i_container_kind(const tri_i_finds *x, uint32_t noun);

/* The mention's head that "of" brings right behind a noun, TRI_NONE. */
uint32_t tri_i_behind_of(const tri_i_finds *x, uint32_t noun);

/* Whether a noun says so little alone that its name keeps what a preposition brings
   behind it: "the death of Anna Berg". */
bool tri_i_keeps(const tri_i_finds *x, uint32_t noun, const char *preposition);

/* Whether words before the noun say that it is one of several, or how many: "the
   largest city of", "two members of". */
bool tri_i_is_one_of_several(const tri_i_finds *x, uint32_t noun);

/* "Odesa among them", "two ports: Odesa and Izmail": whether a name is said to be one
   of those named before. */
bool tri_i_is_one_among(const tri_i_finds *x, uint32_t name);

/* "ports such as Odesa", "six ports, Odesa among them": whether a token is an example
   of what its head names. */
bool tri_i_is_example(tri_i_finds *x, uint32_t token);

/* "(D-Ohio)", ", R-Texas,", "(Dem.)": whether a token is the mark of a party behind a
   name (bracket.c). */
bool tri_i_is_party(const tri_i_finds *x, uint32_t token);

/* ---- Words */

/* Whether a verb can stand beside what somebody says: "said", "warned", "believes"
   (statement_speaker.c). */
bool tri_i_speaks(const tri_i_finds *x, uint32_t token);

#endif
