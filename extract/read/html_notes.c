/* The marks of notes in HTML and EPUB: raised numbers that are no part of the text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/read/html.h"
#include "extract/read/xml.h"

#include <string.h>

enum { MARK_ROOM = 24 };

/* The text in an element without white space, brackets and commas; false where it is
   longer than any mark is. */
static bool mark_in(xmlNode *root, char out[MARK_ROOM])
{
    size_t n = 0;
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        const char *at = node->type == XML_TEXT_NODE ? (const char *)node->content : "";
        for (; at != NULL && *at != '\0'; at++) {
            if (strchr(" \t\r\n[](),", *at) == NULL) {
                if (n + 1 >= MARK_ROOM) {
                    return false;
                }
                out[n++] = *at;
            }
        }
    }
    out[n] = '\0';
    return n > 0;
}

/* Whether the element, one in it or one round it says that it leads to a note. */
static bool says_note(xmlNode *root)
{
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        if (node->type != XML_ELEMENT_NODE) {
            continue;
        }
        const char *role = tri_i_xml_attribute(node, "role");
        const char *type = tri_i_xml_attribute(node, "epub:type");
        const char *class = tri_i_xml_attribute(node, "class");
        if ((role != NULL && strcmp(role, "doc-noteref") == 0) ||
            (type != NULL && strstr(type, "noteref") != NULL) ||
            (class != NULL &&
             (strstr(class, "footnote") != NULL || strstr(class, "noteref") != NULL ||
              strcmp(class, "reference") == 0))) {
            return true;
        }
    }
    return false;
}

/* Whether a raised element is, or stands in, a link to a place of the same page. */
static bool leads_to_place(xmlNode *root)
{
    xmlNode *link = tri_i_xml_find(root, "a");
    if (link == NULL && root->parent != NULL && tri_i_xml_is(root->parent, "a")) {
        link = root->parent;
    }
    const char *to = link == NULL ? NULL : tri_i_xml_attribute(link, "href");
    return to != NULL && strchr(to, '#') != NULL;
}

static bool is_number(const char *mark)
{
    return mark[strspn(mark, "0123456789-\xE2\x80\x93")] == '\0';
}

/* Whether the mark is one of those that stand for a note alone: * and daggers. */
static bool is_symbol(const char *mark)
{
    static const char *const symbols[] = {"*", "\xE2\x80\xA0", "\xE2\x80\xA1",
                                          "\xC2\xA7", "\xC2\xB6"};
    size_t n = 0;
    while (mark[n] != '\0') {
        size_t i = 0;
        while (i < sizeof symbols / sizeof *symbols &&
               strncmp(mark + n, symbols[i], strlen(symbols[i])) != 0) {
            i++;
        }
        if (i == sizeof symbols / sizeof *symbols) {
            return false;
        }
        n += strlen(symbols[i]);
    }
    return true;
}

/* Whether a raised number may be a note's behind this text: it ends with a sentence's
   mark or a word. Behind a number and behind "km" it is a power. */
static bool may_follow(const tri_memory *text)
{
    size_t n = 0;
    const char *end = text->bytes + text->n_bytes;
    while (n < text->n_bytes &&
           (tri_is_letter((unsigned char)end[-1 - (ptrdiff_t)n]) ||
            ((unsigned char)end[-1 - (ptrdiff_t)n] & 0x80U) != 0)) {
        n++;
    }
    if (n == 0) {
        return text->n_bytes > 0 && strchr(".,;:!?)\"'%", end[-1]) != NULL;
    }
    return n >= 3 || (n == 2 && end[-2] >= 'A' && end[-2] <= 'Z');
}

bool tri_i_html_is_note(xmlNode *node, const tri_memory *text)
{
    char mark[MARK_ROOM];
    const bool raised = tri_i_xml_is(node, "sup");
    if ((!raised && !tri_i_xml_is(node, "a")) || !mark_in(node, mark)) {
        return false;
    }
    if (says_note(node)) {
        return true;
    }
    if (!raised) {
        return false;
    }
    return is_symbol(mark) || (leads_to_place(node) && strlen(mark) <= 8) ||
           (is_number(mark) && strlen(mark) <= 5 && may_follow(text));
}

bool tri_i_html_is_power(xmlNode *node, const tri_memory *text)
{
    char mark[MARK_ROOM];
    return tri_i_xml_is(node, "sup") && text->n_bytes > 0 &&
           tri_is_digit((unsigned char)text->bytes[text->n_bytes - 1]) &&
           mark_in(node, mark) && is_number(mark);
}
