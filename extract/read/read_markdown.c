/* Markdown: its text without the marks, by cmark-gfm; what stands between "---" before
   it is what is known of the document. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"
#include "extract/read/fold_space.h"
#include "extract/read/html.h"
#include "extract/read/read_i.h"
#include "extract/read/xml.h"

#ifdef TRI_HAVE_MARKDOWN
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where a key of the front matter goes; the id is the file's name whatever it says. */
static const char **place_of(tri_meta *meta, const char *key, size_t length)
{
    tri_i_meta_field fields[TRI_I_META_FIELDS];
    tri_i_meta_fields(meta, fields);
    for (size_t i = 0; i < TRI_I_META_FIELDS; i++) {
        if (fields[i].place != &meta->id && strlen(fields[i].key) == length &&
            strncasecmp(fields[i].key, key, length) == 0) {
            return fields[i].place;
        }
    }
    return NULL;
}

/* Reads "key: value" with its quotes; other lines (lists, nested keys) are passed over.
 */
static bool read_key(const char *line, size_t length, tri_arena *arena, tri_meta *meta)
{
    const char *colon = memchr(line, ':', length);
    if (colon == NULL) {
        return true;
    }
    const char **place = place_of(meta, line, (size_t)(colon - line));
    const char *value = colon + 1;
    const char *end = line + length;
    while (value < end && (*value == ' ' || *value == '\t')) {
        value++;
    }
    while (end > value && (end[-1] == ' ' || end[-1] == '\t')) {
        end--;
    }
    if (end - value >= 2 && (*value == '"' || *value == '\'') && end[-1] == *value) {
        value++;
        end--;
    }
    if (place == NULL || value == end) {
        return true;
    }
    size_t n = (size_t)(end - value);
    /* A time of day may follow the date. */
    n = place == &meta->date && n > 10 ? 10 : n;
    *place = tri_arena_copy(arena, value, n);
    return *place != NULL;
}

/* Reads the front matter, if there is one; *at is where the text begins. */
static bool read_front(const char *text, size_t length, tri_arena *arena,
                       tri_meta *meta, size_t *at)
{
    tri_meta found = *meta;
    size_t begin = 0;
    *at = 0;
    for (size_t number = 0; begin < length; number++) {
        const char *line = text + begin;
        const char *feed = memchr(line, '\n', length - begin);
        const size_t n = feed != NULL ? (size_t)(feed - line) : length - begin;
        const bool is_rule = n == 3 && memcmp(line, "---", 3) == 0;
        begin += n + (feed != NULL);
        if (number == 0 ? !is_rule : is_rule) {
            if (number > 0) {
                *at = begin;
                *meta = found;
            }
            return true;
        }
        if (number > 0 && !read_key(line, n, arena, &found)) {
            return false;
        }
    }
    return true;
}

static bool is_block(cmark_node *node)
{
    return ((unsigned)cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) ==
           CMARK_NODE_TYPE_BLOCK;
}

/* Prints the text of a block of HTML as that of a page is. */
static void print_html(const char *block, tri_i_folded *out)
{
    xmlDoc *tree = tri_i_html_parse(block, strlen(block));
    xmlNode *root = tree != NULL ? xmlDocGetRootElement(tree) : NULL;
    if (root != NULL && tri_i_html_to_text(root, out->text) != TRI_OK) {
        out->failed = true;
    }
    xmlFreeDoc(tree);
}

/* What a link of a wiki, [[page]] or [[page|words]], stands for in the text: its words,
   or the page's name where they are a part of it (Berg of Anna Berg). */
static void shown(const char *link, size_t length, const char **words, size_t *n)
{
    const char *bar = memchr(link, '|', length);
    const char *mark = memchr(link, '#', length);
    const size_t page = bar != NULL ? (size_t)(bar - link) : length;
    *words = link;
    *n = mark != NULL && mark > link && (size_t)(mark - link) < page
             ? (size_t)(mark - link)
             : page;
    if (bar != NULL && bar + 1 < link + length) {
        const size_t own = length - page - 1;
        size_t at = 0; /* of a word of the page's name that begins with them */
        while (at + own <= *n && (memcmp(link + at, bar + 1, own) != 0 ||
                                  (at > 0 && link[at - 1] != ' '))) {
            at++;
        }
        if (at + own > *n) {
            *words = bar + 1;
            *n = own;
        }
    }
}

/* Where the link of a wiki that begins here ("[[") ends; NULL where none does. */
static const char *link_end(const char *begin)
{
    enum { LONGEST = 300 };
    if (strncmp(begin, "[[", 2) != 0) {
        return NULL;
    }
    for (const char *at = begin + 2; at < begin + LONGEST; at++) {
        if (*at == '\0' || *at == '\n' || *at == '[') {
            return NULL;
        }
        if (*at == ']') {
            return at[1] == ']' ? at : NULL;
        }
    }
    return NULL;
}

/* Replaces the links of a wiki in a text by what they stand for; pictures go. */
static void show_links(tri_memory *text)
{
    size_t n = 0;
    for (size_t at = 0; at < text->n_bytes;) {
        const char *begin = text->bytes + at;
        const bool picture = strncmp(begin, "![[", 3) == 0;
        const char *end = link_end(begin + picture);
        if (end == NULL) {
            text->bytes[n++] = text->bytes[at++];
            continue;
        }
        const char *words;
        size_t length;
        shown(begin + 2 + picture, (size_t)(end - begin) - 2 - picture, &words,
              &length);
        if (!picture) {
            memmove(text->bytes + n, words, length);
            n += length;
        } else if (n > 0 && text->bytes[n - 1] == ' ') {
            n--;
        }
        at += (size_t)(end - begin) + 2;
    }
    text->n_bytes = n;
}

/* Prints the text of a tree; listings and pictures are left out. */
static void print(cmark_node *root, tri_i_folded *out)
{
    cmark_iter *iter = cmark_iter_new(root);
    size_t in_image = 0;
    for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter)) {
        cmark_node *node = cmark_iter_get_node(iter);
        const cmark_node_type type = cmark_node_get_type(node);
        if (is_block(node)) {
            out->n_newlines = 2;
        }
        if (type == CMARK_NODE_IMAGE) {
            in_image += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
        }
        if (event != CMARK_EVENT_ENTER || in_image > 0) {
            continue;
        }
        if (type == CMARK_NODE_HTML_BLOCK) {
            print_html(cmark_node_get_literal(node), out);
        } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            tri_i_fold_space(out, cmark_node_get_literal(node), false);
        } else if (type == CMARK_NODE_SOFTBREAK) {
            out->blank = true;
        } else if (type == CMARK_NODE_LINEBREAK) {
            out->n_newlines += out->n_newlines < 2;
        }
    }
    cmark_iter_free(iter);
}

/* The text of the first heading of the first level, where there is one. */
static bool read_title(cmark_node *root, tri_arena *arena, tri_meta *meta)
{
    cmark_node *node = cmark_node_first_child(root);
    while (node != NULL && !(cmark_node_get_type(node) == CMARK_NODE_HEADING &&
                             cmark_node_get_heading_level(node) == 1)) {
        node = cmark_node_next(node);
    }
    if (node == NULL || meta->title != NULL) {
        return true;
    }
    tri_memory text = {0};
    tri_i_folded out = {.text = &text};
    print(node, &out);
    if (text.n_bytes > 0) {
        meta->title = tri_arena_copy(arena, text.bytes, text.n_bytes);
    }
    free(text.bytes);
    return !out.failed && (text.n_bytes == 0 || meta->title != NULL);
}

static cmark_node *parse(const char *text, size_t length)
{
    static const char *const extensions[] = {"table", "strikethrough", "autolink"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(extensions[i]);
        if (extension != NULL) {
            (void)cmark_parser_attach_syntax_extension(parser, extension);
        }
    }
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

tri_status tri_i_read_markdown(tri_i_input *input)
{
    const char *bytes;
    size_t n_bytes;
    size_t length;
    size_t at = 0;
    TRI_TRY(tri_i_input_rest(input, &bytes, &n_bytes));
    char *clean = tri_i_input_clean(input, 0, bytes, n_bytes, &length);
    if (clean == NULL) {
        return tri_i_fail_memory(input->error);
    }
    tri_arena arena = {0};
    tri_meta meta = {.id = input->name};
    tri_memory text = {0};
    tri_i_folded out = {.text = &text};
    cmark_node *root = NULL;
    tri_status status = TRI_OK;
    if (!read_front(clean, length, &arena, &meta, &at)) {
        status = tri_i_fail_memory(input->error);
        goto done;
    }
    root = parse(clean + at, length - at);
    print(root, &out);
    if (out.failed || !read_title(root, &arena, &meta)) {
        status = tri_i_fail_memory(input->error);
        goto done;
    }
    if (text.n_bytes > 0) {
        show_links(&text);
    }
    status = tri_i_input_prose(input, 0, text.bytes, text.n_bytes, meta);
done:
    if (root != NULL) {
        cmark_node_free(root);
    }
    free(text.bytes);
    tri_arena_clear(&arena);
    free(clean);
    return status;
}

#else

tri_status tri_i_read_markdown(tri_i_input *input)
{
    return tri_i_input_no_library(input, "Markdown", "cmark-gfm");
}

#endif
