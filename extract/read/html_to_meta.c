/* What an HTML page says of itself: title, date, author, language, address, publisher.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/read/html.h"
#include "extract/read/xml.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

/* Where a value may stand, the most telling first: meta elements' name or property. */
static const char *const titles[] = {"og:title", "twitter:title", "dc.title",
                                     "citation_title", NULL};
static const char *const dates[] = {"article:published_time",
                                    "datepublished",
                                    "date",
                                    "dc.date",
                                    "dc.date.issued",
                                    "dcterms.created",
                                    "dcterms.date",
                                    "pubdate",
                                    "publishdate",
                                    "publish-date",
                                    "parsely-pub-date",
                                    "sailthru.date",
                                    "citation_publication_date",
                                    "og:published_time",
                                    NULL};
static const char *const authors[] = {"author",         "article:author",  "dc.creator",
                                      "parsely-author", "citation_author", NULL};
static const char *const sources[] = {"og:site_name", "application-name",
                                      "dc.publisher", NULL};
static const char *const urls[] = {"og:url", NULL};

/* What was found, each with the rank of the place that said it: the lowest wins. */
typedef struct {
    tri_arena *arena;
    const char *value;
    size_t rank; /* SIZE_MAX: none yet */
} finding;

typedef struct {
    tri_arena *arena;
    finding title, date, author, source, url;
    const char *lang;
    bool failed;
} findings;

enum { RANK_LINKED_DATA = 5, RANK_PAGE = 50 };

/* Keeps a value that is better than what is there; white space is folded. */
static void keep(findings *f, finding *at, const char *value, size_t rank)
{
    if (value == NULL || rank >= at->rank) {
        return;
    }
    char *copy = tri_arena_string(f->arena, value);
    if (copy == NULL) {
        f->failed = true;
        return;
    }
    size_t n = 0;
    for (const char *from = copy; *from != '\0'; from++) {
        const bool space = (unsigned char)*from <= ' ';
        if (!space || (n > 0 && copy[n - 1] != ' ')) {
            copy[n++] = space ? ' ' : *from;
        }
    }
    n -= n > 0 && copy[n - 1] == ' ';
    copy[n] = '\0';
    if (n > 0) {
        at->value = copy;
        at->rank = rank;
    }
}

/* The date that a value begins with, YYYY-MM-DD; NULL where there is none. */
static const char *iso_date(findings *f, const char *value)
{
    if (value == NULL) {
        return NULL;
    }
    value += strspn(value, " \t\r\n");
    char date[11] = "";
    for (size_t i = 0; i < 10; i++) {
        char c = value[i];
        if (c == '\0') {
            return NULL;
        }
        const bool dash = i == 4 || i == 7;
        if (dash ? (c != '-' && c != '/') : (c < '0' || c > '9')) {
            return NULL;
        }
        date[i] = dash ? '-' : c;
    }
    const char *copy = tri_arena_string(f->arena, date);
    f->failed |= copy == NULL;
    return copy;
}

static void from_meta_element(findings *f, const xmlNode *node)
{
    const char *name = tri_i_xml_attribute(node, "property");
    name = name != NULL ? name : tri_i_xml_attribute(node, "name");
    name = name != NULL ? name : tri_i_xml_attribute(node, "itemprop");
    const char *content = tri_i_xml_attribute(node, "content");
    if (name == NULL || content == NULL) {
        return;
    }
    const struct {
        const char *const *names;
        finding *at;
    } kinds[] = {{titles, &f->title},
                 {dates, &f->date},
                 {authors, &f->author},
                 {sources, &f->source},
                 {urls, &f->url}};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (size_t i = 0; kinds[k].names[i] != NULL; i++) {
            if (strcasecmp(name, kinds[k].names[i]) != 0) {
                continue;
            }
            const char *value =
                kinds[k].at == &f->date ? iso_date(f, content) : content;
            if (kinds[k].at == &f->author && strstr(content, "://") != NULL) {
                continue; /* an address of a page about the author */
            }
            keep(f, kinds[k].at, value, i);
        }
    }
}

/* The name of a person or an organisation as JSON-LD has it: a string, an object with a
   name, or a list of these, of which the first counts. */
static const char *linked_name(const json_t *value)
{
    for (int depth = 0; depth < 4; depth++) {
        if (json_is_array(value)) {
            value = json_array_get(value, 0);
        } else if (json_is_object(value)) {
            value = json_object_get(value, "name");
        } else {
            break;
        }
    }
    return json_is_string(value) ? json_string_value(value) : NULL;
}

static void from_linked_object(findings *f, const json_t *object)
{
    const char *headline = json_string_value(json_object_get(object, "headline"));
    if (headline == NULL) {
        return; /* no article: a site, a list of links ... */
    }
    keep(f, &f->title, headline, RANK_LINKED_DATA);
    keep(f, &f->date,
         iso_date(f, json_string_value(json_object_get(object, "datePublished"))), 0);
    keep(f, &f->author, linked_name(json_object_get(object, "author")), 0);
    keep(f, &f->source, linked_name(json_object_get(object, "publisher")),
         RANK_LINKED_DATA);
}

static void from_linked_data(findings *f, const char *text)
{
    json_t *data = json_loads(text, 0, NULL);
    const json_t *graph = json_object_get(data, "@graph");
    const json_t *list = graph != NULL ? graph : data;
    if (json_is_array(list)) {
        size_t i;
        const json_t *object;
        json_array_foreach(list, i, object)
        {
            from_linked_object(f, object);
        }
    } else {
        from_linked_object(f, list);
    }
    json_decref(data);
}

static void from_element(findings *f, xmlNode *node)
{
    if (tri_i_xml_is(node, "meta")) {
        from_meta_element(f, node);
    } else if (tri_i_xml_is(node, "html")) {
        const char *lang = tri_i_xml_attribute(node, "lang");
        f->lang = lang != NULL ? lang : tri_i_xml_attribute(node, "xml:lang");
    } else if (tri_i_xml_is(node, "link")) {
        const char *rel = tri_i_xml_attribute(node, "rel");
        if (rel != NULL && strcasecmp(rel, "canonical") == 0) {
            keep(f, &f->url, tri_i_xml_attribute(node, "href"), RANK_PAGE);
        }
    } else if (tri_i_xml_is(node, "time")) {
        keep(f, &f->date, iso_date(f, tri_i_xml_attribute(node, "datetime")),
             RANK_PAGE);
    } else if (tri_i_xml_is(node, "title") || tri_i_xml_is(node, "script")) {
        const char *type = tri_i_xml_attribute(node, "type");
        const bool title = tri_i_xml_is(node, "title");
        if (title || (type != NULL && strcasecmp(type, "application/ld+json") == 0)) {
            xmlChar *content = xmlNodeGetContent(node);
            if (content != NULL && title) {
                keep(f, &f->title, (const char *)content, RANK_PAGE);
            } else if (content != NULL) {
                from_linked_data(f, (const char *)content);
            }
            xmlFree(content);
        }
    }
}

tri_status tri_i_html_to_meta(xmlNode *root, tri_arena *arena, tri_meta *meta)
{
    findings f = {.arena = arena,
                  .title = {.rank = SIZE_MAX},
                  .date = {.rank = SIZE_MAX},
                  .author = {.rank = SIZE_MAX},
                  .source = {.rank = SIZE_MAX},
                  .url = {.rank = SIZE_MAX}};
    for (xmlNode *node = root; node != NULL; node = tri_i_xml_next(root, node, false)) {
        if (node->type == XML_ELEMENT_NODE) {
            from_element(&f, node);
        }
    }
    meta->title = f.title.value;
    meta->date = f.date.value;
    meta->author = f.author.value;
    meta->source = f.source.value;
    meta->url = f.url.value;
    meta->lang = f.lang != NULL ? tri_arena_string(arena, f.lang) : NULL;
    return f.failed ? TRI_ERR_NO_MEMORY : TRI_OK;
}
