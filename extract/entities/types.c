/* Settles the types of names that the model took for one thing here and for another
   there, by the whole document, the tables, and the nouns beside them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/entities/names.h"
#include "extract/entities/word_forms.h"

#include <string.h>

enum {
    SURE = 1 << 20,               /* what the input says counts as so many mentions */
    MANY = 5,                     /* mentions that leave no doubt */
    NOUN = 10,                    /* mentions that a noun beside one counts as */
    MOST_FORMS = 3,               /* of a company's name */
    MOST_TALLIES = 4 + MOST_FORMS /* that a name makes */
};

/* What a document says of one name. */
typedef struct {
    uint32_t counts[TRI_TYPE_COUNT];
    uint32_t told[TRI_TYPE_COUNT]; /* mentions that the noun beside them gives a type */
    uint8_t first;                 /* the type of its first mention */
    bool is_surname; /* the last word of a person's whole or titled name */
    bool is_given;   /* the first word of a person's whole name */
    bool is_company; /* all but a company's form of a name that has one */
} tally;

typedef struct {
    tri_i_resolver *resolver;
    tri_map at; /* folded names to an index of `tallies` */
    tally *tallies;
    uint32_t n_tallies;
} settler;

/* The tally of a folded name; NULL where memory is out. */
static tally *tally_of(settler *s, const char *name, uint8_t type)
{
    uint32_t index = tri_i_get(&s->at, name);
    if (index == TRI_NONE) {
        index = s->n_tallies++;
        s->tallies[index].first = type;
        if (!tri_i_set(&s->at, name, index)) {
            return NULL;
        }
    }
    return &s->tallies[index];
}

/* A name's words, folded, with one blank between them; NULL where memory is out. */
static const char *folded_name(const settler *s, uint32_t mention)
{
    const char *chunks[TRI_I_NAME_WORDS];
    const uint32_t n = tri_i_name_chunks(s->resolver, mention, chunks);
    const char *name = n == 0 ? NULL : chunks[0];
    for (uint32_t i = 1; name != NULL && i < n; i++) {
        name = tri_arena_printf(s->resolver->arena, "%s %s", name, chunks[i]);
    }
    return name;
}

/* Whether the last word of a folded name of several is a company's form: "plc",
   "Holdings". Shorter ones are surnames as well: "Sa". */
static bool has_form(const char *name, uint8_t type)
{
    const char *last = strrchr(name, ' ');
    return last != NULL && (type == TRI_TYPE_ORG || strlen(last + 1) >= 3) &&
           tri_i_lexicon_has(&tri_i_lexicon_legal_forms, last + 1);
}

/* Notes what a company is called without what it makes: "Marlo" of "Marlo Systems"; but
   a place is a place. False where memory is out. */
static bool note_business(settler *s, const char *name, uint8_t type)
{
    const char *blank = strchr(name, ' ');
    if (type != TRI_TYPE_ORG || blank == NULL || strchr(blank + 1, ' ') != NULL ||
        !tri_i_lexicon_has(&tri_i_lexicon_business_words, blank + 1)) {
        return true;
    }
    const char *word = tri_arena_copy(s->resolver->arena, name, (size_t)(blank - name));
    const char *form =
        word == NULL ? NULL : tri_i_capitalised(s->resolver->arena, word);
    const tri_lexicon *table;
    if (form == NULL || tri_i_known_name(form, false, &table) != NULL ||
        tri_i_lexicon_has(&tri_i_lexicon_wikidata, form) ||
        tri_i_lexicon_has(&tri_i_lexicon_given_names, form)) {
        return form != NULL;
    }
    tally *t = tally_of(s, word, TRI_TYPE_ORG);
    if (t != NULL) {
        t->is_company = true;
    }
    return t != NULL;
}

/* The type that the last word of a folded name of several words gives to what can be no
   person, TRI_TYPE_COUNT: "the Trump Campaign", "Ford Foundation"; but `Charlotte
   Church`, as many people are called so. */
static uint8_t type_of_last_word(const char *name)
{
    const char *last = strrchr(name, ' ');
    if (last == NULL || tri_i_lexicon_has(&tri_i_lexicon_census_names, last + 1)) {
        return TRI_TYPE_COUNT;
    }
    if (tri_i_lexicon_has(&tri_i_lexicon_followings, last + 1)) {
        return TRI_TYPE_ORG;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, last + 1);
    return row == NULL ? TRI_TYPE_COUNT
                       : (uint8_t)tri_type_from_name(row[TRI_HEADS_TYPE]);
}

/* Notes what a company is called without its forms: "Goodwin" of "Goodwin Holdings
   plc". */
static bool note_company(settler *s, const char *name, uint8_t type)
{
    tri_arena *arena = s->resolver->arena;
    for (int n = 0; name != NULL && n < MOST_FORMS && has_form(name, type); n++) {
        size_t length = (size_t)(strrchr(name, ' ') - name);
        if (length > 2 && strncmp(name + length - 2, " &", 2) == 0) {
            length -= 2; /* "Hensley & Co." */
        }
        name = tri_arena_copy(arena, name, length);
        tally *t = name == NULL ? NULL : tally_of(s, name, TRI_TYPE_ORG);
        if (t == NULL) {
            return false;
        }
        t->is_company = true;
    }
    return name != NULL && note_business(s, name, type);
}

/* "Mr." before a name. */
static bool has_title_before(const settler *s, const tri_i_span *m)
{
    const tri_token *tokens = s->resolver->document->tokens;
    if (m->begin == 0 || tokens[m->begin - 1].upos != TRI_UPOS_PROPN) {
        return false;
    }
    const char *folded = tri_i_fold(s->resolver->arena, tokens[m->begin - 1].form);
    const char *const *row =
        folded == NULL ? NULL : tri_i_lexicon_find(&tri_i_lexicon_titles, folded);
    return row != NULL && strcmp(row[TRI_TITLES_KIND], "honorific") == 0;
}

static bool count_names(settler *s)
{
    const tri_document *document = s->resolver->document;
    for (uint32_t i = 0; i < s->resolver->n_spans; i++) {
        const tri_i_span *m = &s->resolver->spans[i];
        if (m->kind != TRI_MENTION_NAME) {
            continue;
        }
        const char *name = folded_name(s, i);
        tally *t = name == NULL ? NULL : tally_of(s, name, m->type);
        if (t == NULL) {
            return false;
        }
        const uint8_t told =
            m->type == TRI_TYPE_PER ? type_of_last_word(name) : tri_i_sort_within(name);
        const uint8_t type = m->given != 0 || told == TRI_TYPE_COUNT ? m->type : told;
        const uint8_t beside = tri_i_sort_beside(s->resolver, i);
        if (beside != TRI_TYPE_COUNT) {
            t->told[beside]++;
        }
        t->counts[type] += m->given != 0 ? SURE : 1;
        t->first = t->first == m->type ? type : t->first;
        if (!note_company(s, name, m->type)) {
            return false;
        }
        if (type != TRI_TYPE_PER) {
            continue;
        }
        uint32_t words[TRI_I_NAME_WORDS];
        const bool titled =
            has_title_before(s, m) ||
            (tri_i_name_words(s->resolver, i, words) < m->end - m->begin &&
             document->tokens[m->begin].upos == TRI_UPOS_PROPN);
        const char *first =
            tri_arena_copy(s->resolver->arena, name, strcspn(name, " "));
        if (first != NULL && first[0] != '\0' && strchr(name, ' ') != NULL) {
            t = tally_of(s, first, m->type);
        }
        if (first == NULL || t == NULL) {
            return false;
        }
        t->is_given = t->is_given || strchr(name, ' ') != NULL;
        const char *last = strrchr(name, ' ');
        if (last != NULL || titled) {
            t = tally_of(s, last == NULL ? name : last + 1, m->type);
            if (t == NULL) {
                return false;
            }
            t->is_surname = true;
        }
    }
    return true;
}

/* The type that a noun gives to a name beside it, TRI_TYPE_COUNT where none: "Chevron,
   a company", "its top field, Tengiz", "spokeswoman Ada Lee". */
static uint8_t type_of_noun(const settler *s, uint32_t token)
{
    const tri_document *document = s->resolver->document;
    const tri_token *noun = &document->tokens[token];
    if (noun->upos != TRI_UPOS_NOUN) {
        return TRI_TYPE_COUNT;
    }
    const char *lemma = tri_i_folded_lemma(s->resolver->arena, noun);
    if (lemma == NULL) {
        return TRI_TYPE_COUNT;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, lemma);
    if (row != NULL) {
        return (uint8_t)tri_type_from_name(row[TRI_HEADS_TYPE]);
    }
    return tri_i_lexicon_has(&tri_i_lexicon_persons, lemma) ||
                   tri_i_lexicon_has(&tri_i_lexicon_titles, lemma)
               ? TRI_TYPE_PER
               : TRI_TYPE_COUNT;
}

static uint8_t type_by_neighbour(const settler *s, const tri_i_span *mention)
{
    const tri_i_tree *tree = s->resolver->document->tree;
    const uint32_t noun = tri_i_apposed_to(tree, mention->head);
    if (noun != TRI_NONE) {
        return type_of_noun(s, noun);
    }
    TRI_I_FOR_DEPENDENTS (tree, mention->head, c) {
        /* What makes one word with a name may only be of its sort. */
        const bool is_beside = (c < mention->begin || c >= mention->end) &&
                               tree->tokens[c].rel != TRI_REL_COMPOUND;
        if (is_beside && tri_i_may_describe(tree, c)) {
            return type_of_noun(s, c);
        }
    }
    return TRI_TYPE_COUNT;
}

/* The type of a name by the tables, TRI_TYPE_COUNT where they do not have it. */
static uint8_t type_by_table(const settler *s, uint32_t mention)
{
    const char *name = tri_i_bare_name(s->resolver, mention);
    const tri_lexicon *table;
    const char *const *row =
        name == NULL
            ? NULL
            : tri_i_known_name(name, s->resolver->spans[mention].type != TRI_TYPE_LOC,
                               &table);
    if (row == NULL) {
        return TRI_TYPE_COUNT;
    }
    return table == &tri_i_lexicon_demonyms    ? (uint8_t)TRI_TYPE_MISC
           : table == &tri_i_lexicon_countries ? (uint8_t)TRI_TYPE_LOC
           : table == &tri_i_lexicon_places
               ? (uint8_t)tri_type_from_name(row[TRI_PLACES_TYPE])
               : (uint8_t)tri_type_from_name(row[TRI_ORGANISATIONS_TYPE]);
}

static bool is_thing(uint8_t type)
{
    return type == TRI_TYPE_ORG || type == TRI_TYPE_LOC || type == TRI_TYPE_MISC;
}

/* The type of a name that is no surname, by its mentions (`best`) and the nouns beside
   them, each of which counts as NOUN mentions: "Torvik, a ferry". What the
   tables know stays. */
static uint8_t type_of_thing(const settler *s, uint32_t mention, const tally *t,
                             uint8_t best)
{
    uint8_t top = best;
    for (int i = 0; i < TRI_TYPE_COUNT; i++) {
        const uint8_t type = (uint8_t)i;
        if (is_thing(type) && t->told[type] > 0 &&
            t->counts[type] + NOUN * t->told[type] >
                t->counts[top] + NOUN * t->told[top]) {
            top = type;
        }
    }
    return top != best && type_by_table(s, mention) != TRI_TYPE_COUNT ? best : top;
}

/* Whether a folded name of one word is a faith's: "Islam", "Protestants". */
static bool is_faith(const char *name)
{
    return tri_i_lexicon_has(&tri_i_lexicon_faiths, name);
}

/* Whether a folded name is a surname in the document, or stands alone for a person and
   is no given name: "Lind". */
static bool is_surname_here(const settler *s, const char *name)
{
    const uint32_t at = tri_i_get(&s->at, name);
    if (at == TRI_NONE) {
        return false;
    }
    const char *form = tri_i_capitalised(s->resolver->arena, name);
    return s->tallies[at].is_surname ||
           (s->tallies[at].counts[TRI_TYPE_PER] > 0 && form != NULL &&
            !tri_i_lexicon_has(&tri_i_lexicon_given_names, form));
}

/* The type that a name has of which a part is a person's in the document and another
   tells the sort: "Lind Tower", "Lind Democrats", "Team Lind". TRI_TYPE_COUNT: none. */
static uint8_t type_of_namesake(const settler *s, const char *name)
{
    const char *last = strrchr(name, ' ');
    if (last == NULL) {
        return TRI_TYPE_COUNT;
    }
    static const char team[] = "team ";
    if (strncmp(name, team, sizeof team - 1) == 0) {
        return is_surname_here(s, name + sizeof team - 1) ? (uint8_t)TRI_TYPE_ORG
                                                          : TRI_TYPE_COUNT;
    }
    const char *const *row = tri_i_lexicon_find(&tri_i_lexicon_heads, last + 1);
    const bool is_party = tri_i_lexicon_has(&tri_i_lexicon_group_names, last + 1);
    const char *rest =
        row == NULL && !is_party
            ? NULL
            : tri_arena_copy(s->resolver->arena, name, (size_t)(last - name));
    return rest == NULL || !is_surname_here(s, rest) ? TRI_TYPE_COUNT
           : is_party                                ? (uint8_t)TRI_TYPE_ORG
                      : (uint8_t)tri_type_from_name(row[TRI_HEADS_TYPE]);
}

/* The O'Reilly Factor, in quotation marks: no person has an article. */
static bool is_quoted_title(const settler *s, const tri_i_span *m)
{
    const tri_document *d = s->resolver->document;
    const tri_token *tokens = d->tokens;
    const bool has_article = m->begin > 0 && m->end > m->begin + 1 &&
                             strcmp(tokens[m->begin - 1].form, "The") == 0;
    return has_article && m->begin > 1 && m->end < d->n_tokens &&
           tokens[m->begin - 2].lemma[0] == '"';
}

static bool settle(settler *s, uint32_t mention)
{
    const char *name = folded_name(s, mention);
    if (name == NULL) {
        return false;
    }
    const tally *t = &s->tallies[tri_i_get(&s->at, name)];
    const bool is_single = strchr(name, ' ') == NULL;
    const uint8_t apposed = type_by_neighbour(s, &s->resolver->spans[mention]);
    const bool is_firm = apposed == TRI_TYPE_ORG &&
                         tri_i_apposed_to(s->resolver->document->tree,
                                          s->resolver->spans[mention].head) != TRI_NONE;
    if (has_form(name, s->resolver->spans[mention].type) ||
        (t->is_company && !t->is_surname && !t->is_given) ||
        (is_single && t->is_surname && is_firm)) {
        /* "Goodwin" of "Goodwin Holdings plc"; "the firm, Ferrari", though of Enzo. */
        tri_i_vote(s->resolver, mention, TRI_TYPE_ORG,
                   is_firm ? TRI_REASON_NEIGHBOUR : TRI_REASON_DOCUMENT);
        return true;
    }
    const uint8_t namesake = s->resolver->spans[mention].type == TRI_TYPE_PER
                                 ? type_of_namesake(s, name)
                                 : TRI_TYPE_COUNT;
    if (namesake != TRI_TYPE_COUNT) {
        tri_i_vote(s->resolver, mention, namesake, TRI_REASON_DOCUMENT);
        return true;
    }
    if (t->counts[TRI_TYPE_PER] == 1 &&
        s->resolver->spans[mention].type == TRI_TYPE_PER &&
        is_quoted_title(s, &s->resolver->spans[mention])) {
        tri_i_vote(s->resolver, mention, TRI_TYPE_MISC, TRI_REASON_NEIGHBOUR);
        return true;
    }
    uint8_t best = t->first;
    tri_reason reason = TRI_REASON_DOCUMENT;
    for (int type = 0; type < TRI_TYPE_COUNT; type++) {
        if (t->counts[type] > t->counts[best]) {
            best = (uint8_t)type;
        }
    }
    if (is_single && t->is_surname) {
        if (t->counts[TRI_TYPE_PER] > 0) {
            best = (uint8_t)TRI_TYPE_PER;
            reason = TRI_REASON_SURNAME;
        }
    } else if (best == TRI_TYPE_PER && !(is_single && t->is_given)) {
        const uint8_t known = type_by_table(s, mention);
        if (known != TRI_TYPE_COUNT) {
            best = known;
            reason = TRI_REASON_TABLE;
        }
    }
    if (is_thing(best) ||
        (best == TRI_TYPE_PER && !is_single && !t->is_surname && !t->is_given)) {
        const uint8_t told = type_of_thing(s, mention, t, best);
        reason = told != best ? TRI_REASON_NEIGHBOUR : reason;
        best = told;
    }
    if (is_faith(name)) {
        best = (uint8_t)TRI_TYPE_MISC;
        reason = TRI_REASON_TABLE;
    }
    /* The model is unsure of single names; a noun beside one says what it is. But a
       name that many mentions take for a person's is one. */
    const bool is_settled =
        is_single && (t->is_surname ||
                      (best == TRI_TYPE_PER && t->is_given && t->counts[best] >= MANY));
    if (!is_settled) {
        const uint8_t told = apposed;
        if (told != TRI_TYPE_COUNT && told != best &&
            (best == TRI_TYPE_PER ? is_single : told == TRI_TYPE_PER && !is_single)) {
            best = told;
            reason = TRI_REASON_NEIGHBOUR;
        }
    }
    tri_i_vote(s->resolver, mention, best, reason);
    return true;
}

bool tri_i_settle_types(tri_i_resolver *resolver)
{
    settler s = {.resolver = resolver};
    uint32_t n_names = 0;
    for (uint32_t i = 0; i < resolver->n_spans; i++) {
        n_names += resolver->spans[i].kind == TRI_MENTION_NAME;
    }
    s.tallies = tri_arena_alloc(resolver->arena, MOST_TALLIES * (size_t)n_names + 1,
                                sizeof *s.tallies);
    bool ok = s.tallies != NULL && count_names(&s);
    for (uint32_t i = 0; ok && i < resolver->n_spans; i++) {
        if (resolver->spans[i].kind == TRI_MENTION_NAME &&
            resolver->spans[i].given == 0) {
            ok = settle(&s, i);
        }
    }
    tri_map_clear(&s.at);
    return ok;
}
