/* Names: the key under which two spellings meet, the id made of a name, and whether a
   name or phrase is that of one thing alone. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/graph_i.h"

#include "extract/lexicon/lexicon.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { SLUG_CHARACTERS = 64 };

/* A copy with an option set of utf8proc; where the bytes are no UTF-8, as they are. */
static char *map(const char *text, utf8proc_option_t options)
{
    utf8proc_uint8_t *out = NULL;
    const utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)text, 0, &out,
                     (utf8proc_option_t)(options | UTF8PROC_NULLTERM));
    if (n >= 0) {
        return (char *)out;
    }
    return n == UTF8PROC_ERROR_NOMEM ? NULL : strdup(text);
}

static bool is_blank(utf8proc_int32_t code)
{
    const utf8proc_category_t category = utf8proc_category(code);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_CC ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           category == UTF8PROC_CATEGORY_PD;
}

char *tri_i_name_key(const char *name)
{
    char *key = map(name, (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                              UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                              UTF8PROC_IGNORE));
    if (key == NULL) {
        return NULL;
    }
    /* Every replacement is shorter than what it replaces: in place. */
    const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)key;
    size_t n = 0;
    bool blank = false;
    while (*in != 0) {
        utf8proc_int32_t code = 0;
        utf8proc_ssize_t bytes = utf8proc_iterate(in, -1, &code);
        if (bytes <= 0) {
            code = 0xFFFD;
            bytes = 1;
        }
        if (is_blank(code)) {
            blank = n > 0;
        } else {
            if (blank) {
                key[n++] = ' ';
                blank = false;
            }
            if (code == 0x2019 || code == 0x2018) {
                key[n++] = '\'';
            } else {
                memmove(key + n, in, (size_t)bytes);
                n += (size_t)bytes;
            }
        }
        in += bytes;
    }
    key[n] = '\0';
    if (strncmp(key, "the ", 4) == 0 && n > 4) {
        memmove(key, key + 4, n - 4 + 1);
    }
    return key;
}

char *tri_i_plain_name(const char *name)
{
    char *key = tri_i_name_key(name);
    char *plain =
        key == NULL
            ? NULL
            : map(key, (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
                                           UTF8PROC_STRIPMARK));
    free(key);
    return plain;
}

static bool is_word_character(utf8proc_int32_t code)
{
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
        return true;
    default:
        return false;
    }
}

char *tri_i_name_slug(const char *name)
{
    char *slug = map(name, (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                               UTF8PROC_COMPOSE));
    if (slug == NULL) {
        return NULL;
    }
    const size_t room = strlen(slug) * 2 + 4; /* lower case may take more bytes */
    char *out = malloc(room);
    if (out == NULL) {
        free(slug);
        return NULL;
    }
    const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)slug;
    size_t n = 0;
    for (size_t n_characters = 0; *in != 0 && n_characters < SLUG_CHARACTERS;
         n_characters++) {
        utf8proc_int32_t code = 0;
        utf8proc_ssize_t bytes = utf8proc_iterate(in, -1, &code);
        if (bytes <= 0) {
            code = 0xFFFD;
            bytes = 1;
        }
        if (is_word_character(code)) {
            n += (size_t)utf8proc_encode_char(utf8proc_tolower(code),
                                              (utf8proc_uint8_t *)out + n);
        } else {
            out[n++] = '_';
        }
        in += bytes;
    }
    out[n] = '\0';
    free(slug);
    return out;
}

bool tri_i_name_is_role(const char *name)
{
    char *key = tri_i_name_key(name);
    if (key == NULL) {
        return false;
    }
    bool head = false;
    bool only = true;
    for (char *word = key; only && *word != '\0';) {
        char *end = word + strcspn(word, " ");
        char *next = end + (*end == ' ');
        *end = '\0';
        if (tri_i_lexicon_has(&tri_i_lexicon_role_heads, word)) {
            head = true;
        } else {
            only = tri_i_lexicon_has(&tri_i_lexicon_role_modifiers, word);
        }
        word = next;
    }
    free(key);
    return head && only;
}

bool tri_i_phrase_is_particular(const char *phrase)
{
    const size_t length = strcspn(phrase, " \t\n");
    char word[16];
    if (isdigit((unsigned char)phrase[0])) {
        return true;
    }
    if (length < sizeof word) {
        for (size_t i = 0; i < length; i++) {
            word[i] = (char)tolower((unsigned char)phrase[i]);
        }
        word[length] = '\0';
        if (tri_i_lexicon_has(&tri_i_lexicon_particular_determiners, word)) {
            return true;
        }
    }
    return strstr(phrase, "'s ") != NULL || strstr(phrase, "\u2019s ") != NULL;
}

bool tri_i_is_telling_name(const char *name)
{
    const size_t n = strlen(name);
    return strchr(name, ' ') != NULL ||
           (n >= 4 && strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n);
}
