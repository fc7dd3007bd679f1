/* Finds the article in an HTML page and prints its text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/read/fold_space.h"
#include "extract/read/html.h"
#include "extract/read/xml.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What is known of an element; its node's _private points to it. */
typedef struct {
    size_t n_text;  /* characters of text in it, white space left out */
    size_t n_links; /* of those, inside links */
    uint32_t n_anchors;
    bool dropped;
} measure;

typedef struct {
    measure *measures; /* (n_measures) */
    size_t n_measures;
    xmlNode *root;
    tri_i_folded out;
} page;

static const char *const never[] = {
    "script", "style",  "noscript", "template", "iframe", "svg",   "object",
    "embed",  "button", "select",   "textarea", "input",  "nav",   "aside",
    "footer", "head",   "dialog",   "canvas",   "audio",  "video", "datalist",
    "menu",   "applet", "map",      "math",     "form",   NULL};
static const char *const blocks[] = {
    "p",       "div",   "h1",      "h2",         "h3",      "h4",     "h5",
    "h6",      "li",    "ul",      "ol",         "dl",      "dt",     "dd",
    "table",   "tr",    "td",      "th",         "caption", "thead",  "tbody",
    "tfoot",   "pre",   "article", "blockquote", "section", "header", "main",
    "address", "hr",    "body",    "figure",     "details", "center", "figcaption",
    "summary", "title", "form",    "fieldset",   NULL};
static const char *const roles[] = {
    "navigation", "banner",  "contentinfo", "search",  "dialog", "complementary",
    "menu",       "menubar", "alertdialog", "toolbar", NULL};

static bool in_list(const char *name, const char *const *list)
{
    while (*list != NULL && strcasecmp(name, *list) != 0) {
        list++;
    }
    return *list != NULL;
}

static measure *measure_of(const xmlNode *node)
{
    return node->_private;
}

static bool is_block(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && in_list((const char *)node->name, blocks);
}

/* Whether a word of the attribute (cut at what is no letter, and before capitals) is
   one of those that mark what is no article. */
static bool has_boilerplate_word(const char *value)
{
    char word[32];
    size_t n = 0;
    for (const char *at = value;; at++) {
        const bool letter = tri_is_letter((unsigned char)*at) && (*at & 0x80) == 0;
        const bool capital =
            *at >= 'A' && *at <= 'Z' && at > value && at[-1] >= 'a' && at[-1] <= 'z';
        if (!letter || capital) {
            word[n] = '\0';
            if (n > 0 && tri_i_lexicon_has(&tri_i_lexicon_boilerplate_classes, word)) {
                return true;
            }
            n = 0;
        }
        if (*at == '\0') {
            return false;
        }
        if (letter && n + 1 < sizeof word) {
            word[n++] = (char)tri_to_lower((unsigned char)*at);
        }
    }
}

static bool is_hidden(const xmlNode *node)
{
    const char *style = tri_i_xml_attribute(node, "style");
    const char *aria = tri_i_xml_attribute(node, "aria-hidden");
    return tri_i_xml_attribute(node, "hidden") != NULL ||
           (aria != NULL && strcmp(aria, "true") == 0) ||
           (style != NULL && (strstr(style, "display:none") != NULL ||
                              strstr(style, "display: none") != NULL));
}

/* Whether an element is no part of any article, by what it says of itself. `n_page`:
   characters of the page; what holds most of them is never dropped by its class. */
static bool says_boilerplate(const xmlNode *node, size_t n_page)
{
    const char *name = (const char *)node->name;
    if (in_list(name, never)) {
        /* Old pages have everything in one form. */
        return strcasecmp(name, "form") != 0 || measure_of(node)->n_text * 4 < n_page;
    }
    if (in_list(name, (const char *const[]){"html", "body", "main", "article", NULL})) {
        return false;
    }
    if (is_hidden(node)) {
        return true;
    }
    if ((measure_of(node)->n_text - measure_of(node)->n_links) * 5 > n_page * 2) {
        return false;
    }
    const char *role = tri_i_xml_attribute(node, "role");
    const char *class = tri_i_xml_attribute(node, "class");
    const char *id = tri_i_xml_attribute(node, "id");
    return (role != NULL && in_list(role, roles)) ||
           (class != NULL && has_boilerplate_word(class)) ||
           (id != NULL && has_boilerplate_word(id));
}

/* Whether a title is in it; one that is a link is the site's name. */
static bool has_title(xmlNode *node)
{
    for (xmlNode *inner = node; inner != NULL;
         inner = tri_i_xml_next(node, inner, false)) {
        if (tri_i_xml_is(inner, "h1") &&
            measure_of(inner)->n_links * 2 < measure_of(inner)->n_text) {
            return true;
        }
    }
    return false;
}

/* Whether a block is a list of links, or one that leads away ("Next", "Read more"). */
static bool is_list_of_links(xmlNode *node)
{
    const measure *m = measure_of(node);
    if (!is_block(node) || m->n_text == 0 || node->name[0] == 'h' ||
        m->n_anchors == 0) {
        return m->n_text > 0 && strcasecmp((const char *)node->name, "header") == 0 &&
               m->n_links * 5 > m->n_text * 2 && !has_title(node);
    }
    /* Items with words of their own beside the link are sentences with links. */
    const bool is_bare = m->n_text - m->n_links < (size_t)10 * m->n_anchors;
    return (m->n_anchors >= 3 && m->n_links * 10 > m->n_text * 6 && is_bare) ||
           (m->n_links * 10 > m->n_text * 9 && m->n_text < 60);
}

/* Gives every element its measure. */
static bool measure_all(page *p)
{
    size_t n = 0;
    for (xmlNode *node = p->root; node != NULL;
         node = tri_i_xml_next(p->root, node, false)) {
        n += node->type == XML_ELEMENT_NODE;
    }
    p->measures = calloc(n, sizeof *p->measures);
    if (p->measures == NULL) {
        return false;
    }
    for (xmlNode *node = p->root; node != NULL;
         node = tri_i_xml_next(p->root, node, false)) {
        if (node->type == XML_ELEMENT_NODE) {
            node->_private = p->measures + p->n_measures++;
        }
    }
    return true;
}

/* Adds up text and links; dropped elements count for nothing outside them. */
static void add_up(page *p)
{
    for (size_t i = 0; i < p->n_measures; i++) {
        const bool dropped = p->measures[i].dropped;
        p->measures[i] = (measure){.dropped = dropped};
    }
    size_t in_link = 0; /* depth of the link that the node is in, 0: none */
    xmlNode *node = p->root;
    size_t depth = 1;
    while (node != NULL) {
        const bool element = node->type == XML_ELEMENT_NODE;
        if (element && !measure_of(node)->dropped && node->children != NULL) {
            if (in_link == 0 && tri_i_xml_is(node, "a") &&
                tri_i_xml_attribute(node, "href") != NULL) {
                in_link = depth;
                measure_of(node)->n_anchors = 1;
            }
            node = node->children;
            depth++;
            continue;
        }
        if (node->type == XML_TEXT_NODE && node->content != NULL) {
            measure *parent = measure_of(node->parent);
            size_t n = 0;
            for (const unsigned char *at = node->content; *at != '\0'; at++) {
                n += *at > ' ' && (*at & 0xC0U) != 0x80U;
            }
            parent->n_text += n;
            parent->n_links += in_link > 0 ? n : 0;
        }
        /* On to the next node; what ends here is handed to its parent. */
        for (;;) {
            if (node->type == XML_ELEMENT_NODE && node != p->root &&
                !measure_of(node)->dropped) {
                measure *parent = measure_of(node->parent);
                const measure *m = measure_of(node);
                parent->n_text += m->n_text;
                parent->n_links += m->n_links;
                parent->n_anchors += m->n_anchors;
            }
            if (in_link == depth) {
                in_link = 0;
            }
            if (node == p->root) {
                return;
            }
            if (node->next != NULL) {
                node = node->next;
                break;
            }
            node = node->parent;
            depth--;
        }
    }
}

/* The heading right before a list that was dropped goes with it. */
static void drop_heading(xmlNode *node)
{
    const xmlNode *before = xmlPreviousElementSibling(node);
    if (before != NULL && before->name[0] == 'h' && before->name[1] >= '2' &&
        before->name[1] <= '6' && before->name[2] == '\0') {
        measure_of(before)->dropped = true;
    }
}

static void drop_boilerplate(page *p)
{
    add_up(p);
    const size_t n_page = measure_of(p->root)->n_text;
    for (xmlNode *node = p->root; node != NULL;) {
        bool skip = false;
        if (node->type == XML_ELEMENT_NODE && node != p->root) {
            skip = measure_of(node)->dropped = says_boilerplate(node, n_page);
        }
        node = tri_i_xml_next(p->root, node, skip);
    }
    add_up(p);
    for (xmlNode *node = p->root; node != NULL;) {
        bool skip = false;
        if (node->type == XML_ELEMENT_NODE && node != p->root) {
            if (!measure_of(node)->dropped && is_list_of_links(node)) {
                measure_of(node)->dropped = true;
                drop_heading(node);
            }
            skip = measure_of(node)->dropped;
        }
        node = tri_i_xml_next(p->root, node, skip);
    }
    add_up(p);
}

/* The element that holds the article: the <main> or <article> with the most text if it
   has a third of what is left, else the page. */
static xmlNode *find_article(const page *p)
{
    xmlNode *found = p->root;
    size_t most = measure_of(p->root)->n_text / 3;
    size_t n_articles = 0;
    for (xmlNode *node = p->root; node != NULL;) {
        const bool element = node->type == XML_ELEMENT_NODE;
        if (element && !measure_of(node)->dropped) {
            const char *role = tri_i_xml_attribute(node, "role");
            const char *item = tri_i_xml_attribute(node, "itemprop");
            const bool candidate = tri_i_xml_is(node, "main") ||
                                   tri_i_xml_is(node, "article") ||
                                   (role != NULL && strcmp(role, "main") == 0) ||
                                   (item != NULL && strcmp(item, "articleBody") == 0);
            n_articles += tri_i_xml_is(node, "article");
            if (candidate && measure_of(node)->n_text > most) {
                found = node;
                most = measure_of(node)->n_text;
            }
        }
        node = tri_i_xml_next(p->root, node, element && measure_of(node)->dropped);
    }
    /* A page of many articles is a list of them. */
    return n_articles > 2 && tri_i_xml_is(found, "article") ? p->root : found;
}

static void print_article(page *p, xmlNode *article)
{
    size_t pre = 0; /* depth inside <pre> */
    xmlNode *node = article;
    for (;;) {
        const bool element = node->type == XML_ELEMENT_NODE;
        if (element && tri_i_html_is_note(node, p->out.text)) {
            measure_of(node)->dropped = true;
        } else if (element && tri_i_html_is_power(node, p->out.text)) {
            tri_i_fold_space(&p->out, "^", true);
        }
        if (element && !measure_of(node)->dropped) {
            if (is_block(node)) {
                p->out.n_newlines = 2;
            } else if (tri_i_xml_is(node, "br")) {
                p->out.n_newlines += p->out.n_newlines < 2;
            }
            pre += tri_i_xml_is(node, "pre");
            if (node->children != NULL) {
                node = node->children;
                continue;
            }
        }
        if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
            node->content != NULL) {
            tri_i_fold_space(&p->out, (const char *)node->content, pre > 0);
        }
        for (;;) {
            if (node->type == XML_ELEMENT_NODE && !measure_of(node)->dropped) {
                p->out.n_newlines = is_block(node) ? 2 : p->out.n_newlines;
                pre -= tri_i_xml_is(node, "pre");
            }
            if (node == article) {
                return;
            }
            if (node->next != NULL) {
                node = node->next;
                break;
            }
            node = node->parent;
        }
    }
}

tri_status tri_i_html_to_text(xmlNode *root, tri_memory *text)
{
    page p = {.root = root, .out = {.text = text}};
    if (!measure_all(&p)) {
        return TRI_ERR_NO_MEMORY;
    }
    drop_boilerplate(&p);
    print_article(&p, find_article(&p));
    free(p.measures);
    return p.out.failed ? TRI_ERR_NO_MEMORY : TRI_OK;
}
