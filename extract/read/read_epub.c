/* EPUB: the chapters of a book, in the order of its spine. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/read/html.h"
#include "extract/read/zip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool ends_with(const char *name, const char *end)
{
    const size_t n = strlen(name);
    const size_t m = strlen(end);
    return n >= m && strcasecmp(name + n - m, end) == 0;
}

static bool is_wanted(const char *name)
{
    return ends_with(name, ".xhtml") || ends_with(name, ".html") ||
           ends_with(name, ".htm") || ends_with(name, ".opf") ||
           strcmp(name, "META-INF/container.xml") == 0 ||
           strcmp(name, "META-INF/encryption.xml") == 0;
}

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef";
    const char *found =
        c != '\0' ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
    return found != NULL ? (int)(found - digits) : -1;
}

/* The member that a reference out of `base` names: its folder and "..", percent signs
   and fragments resolved. NULL where memory is out. */
static char *resolve(const char *base, const char *href)
{
    const char *slash = strrchr(base, '/');
    const size_t folder = slash != NULL ? (size_t)(slash - base) + 1 : 0;
    char *path = malloc(folder + strlen(href) + 1);
    if (path == NULL) {
        return NULL;
    }
    memcpy(path, base, folder);
    size_t n = folder;
    while (*href != '\0' && *href != '#') {
        if (strncmp(href, "../", 3) == 0 && (n == 0 || path[n - 1] == '/')) {
            n -= n > 0;
            while (n > 0 && path[n - 1] != '/') {
                n--;
            }
            href += 3;
        } else if (*href == '%' && hex_digit(href[1]) >= 0 && hex_digit(href[2]) >= 0) {
            path[n++] = (char)(hex_digit(href[1]) * 16 + hex_digit(href[2]));
            href += 3;
        } else {
            path[n++] = *href++;
        }
    }
    path[n] = '\0';
    return path;
}

/* The item of the manifest that a place in the spine names. */
static xmlNode *item_of(xmlNode *manifest, const char *id)
{
    for (xmlNode *item = manifest->children; item != NULL; item = item->next) {
        const char *own =
            tri_i_xml_is(item, "item") ? tri_i_xml_attribute(item, "id") : NULL;
        if (own != NULL && strcmp(own, id) == 0) {
            return item;
        }
    }
    return NULL;
}

typedef struct {
    tri_i_input *input;
    tri_i_zip zip;
    const char *package; /* name of the package's member */
    xmlDoc *tree;        /* of the package */
    tri_memory text;
} book;

static tri_status read_chapter(book *b, xmlNode *item)
{
    const char *href = tri_i_xml_attribute(item, "href");
    const char *properties = tri_i_xml_attribute(item, "properties");
    if (href == NULL || (properties != NULL && strcmp(properties, "nav") == 0)) {
        return TRI_OK; /* the table of contents */
    }
    char *path = resolve(b->package, href);
    if (path == NULL) {
        return tri_i_fail_memory(b->input->error);
    }
    tri_status status = TRI_OK;
    tri_i_member *chapter = tri_i_zip_find(&b->zip, path);
    const tri_i_member *locks = tri_i_zip_find(&b->zip, "META-INF/encryption.xml");
    if (locks != NULL && locks->bytes != NULL && strstr(locks->bytes, path) != NULL) {
        status = tri_i_fail(b->input->error, TRI_ERR_FORMAT, 0,
                            "%s: the book is encrypted", b->input->name);
    } else if (chapter == NULL) {
        tri_i_input_warn(b->input, 0, false, "the book has no %s", path);
    } else if (chapter->bytes != NULL && !chapter->is_used) {
        /* A spine may not name one twice: whoever does wants much of little. */
        chapter->is_used = true;
        xmlDoc *tree = tri_i_html_parse(chapter->bytes, chapter->n_bytes);
        xmlNode *root = tree != NULL ? xmlDocGetRootElement(tree) : NULL;
        if (root != NULL && tri_i_html_to_text(root, &b->text) != TRI_OK) {
            status = tri_i_fail_memory(b->input->error);
        }
        xmlFreeDoc(tree);
    }
    free(path);
    return status;
}

static tri_status read_spine(book *b)
{
    xmlNode *root = xmlDocGetRootElement(b->tree);
    xmlNode *spine = tri_i_xml_find(root, "spine");
    xmlNode *manifest = tri_i_xml_find(root, "manifest");
    if (spine == NULL || manifest == NULL) {
        return tri_i_fail(b->input->error, TRI_ERR_FORMAT, 0,
                          "%s: no EPUB file: %s names no chapters", b->input->name,
                          b->package);
    }
    for (xmlNode *place = spine->children; place != NULL; place = place->next) {
        const char *id =
            tri_i_xml_is(place, "itemref") ? tri_i_xml_attribute(place, "idref") : NULL;
        xmlNode *item = id != NULL ? item_of(manifest, id) : NULL;
        if (item != NULL) {
            TRI_TRY(read_chapter(b, item));
        }
    }
    return TRI_OK;
}

static tri_status hand_over(book *b)
{
    bool failed = false;
    tri_arena arena = {0};
    xmlNode *about = tri_i_xml_find(xmlDocGetRootElement(b->tree), "metadata");
    tri_meta meta = {.id = b->input->name};
    if (about != NULL) {
        meta.title = tri_i_xml_first(about, "title", &arena, &failed);
        meta.author = tri_i_xml_first(about, "creator", &arena, &failed);
        meta.source = tri_i_xml_first(about, "publisher", &arena, &failed);
        meta.lang = tri_i_xml_first(about, "language", &arena, &failed);
        const char *date = tri_i_xml_first(about, "date", &arena, &failed);
        if (date != NULL) {
            const size_t n = strlen(date);
            meta.date = tri_arena_copy(&arena, date, n > 10 ? 10 : n);
            failed |= meta.date == NULL;
        }
    }
    const tri_status status =
        failed ? tri_i_fail_memory(b->input->error)
               : tri_i_input_prose(b->input, 0, b->text.bytes, b->text.n_bytes, meta);
    tri_arena_clear(&arena);
    return status;
}

static tri_status read_book(book *b)
{
    static const char container[] = "META-INF/container.xml";
    xmlDoc *tree = NULL;
    TRI_TRY(tri_i_zip_read(b->input, "EPUB", is_wanted, &b->zip));
    TRI_TRY(tri_i_zip_xml(b->input, &b->zip, "EPUB", container, &tree));
    xmlNode *root = tri_i_xml_find(xmlDocGetRootElement(tree), "rootfile");
    const char *path = root != NULL ? tri_i_xml_attribute(root, "full-path") : NULL;
    const tri_i_member *package = path != NULL ? tri_i_zip_find(&b->zip, path) : NULL;
    xmlFreeDoc(tree);
    if (package == NULL) {
        return tri_i_fail(b->input->error, TRI_ERR_FORMAT, 0,
                          "%s: no EPUB file: %s names no package that is in it",
                          b->input->name, container);
    }
    b->package = package->name;
    TRI_TRY(tri_i_zip_xml(b->input, &b->zip, "EPUB", b->package, &b->tree));
    TRI_TRY(read_spine(b));
    return hand_over(b);
}

tri_status tri_i_read_epub(tri_i_input *input)
{
    book b = {.input = input};
    const tri_status status = read_book(&b);
    xmlFreeDoc(b.tree);
    free(b.text.bytes);
    tri_i_zip_clear(&b.zip);
    return status;
}
