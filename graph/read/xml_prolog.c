/* Refuses XML that declares entities: a few hundred bytes of them stand for gigabytes,
   and no graph file has need of one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graph/read/read_i.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

enum {
    STEP = 4096,       /* bytes that are looked at in one go */
    MOST = 1024 * 1024 /* and in all */
};

/* What was met, and where; the parser stops at the first of either. */
typedef struct {
    xmlParserCtxt *parser;
    size_t line;
    bool has_element, has_entity;
} prolog;

static void stop(prolog *found, bool *what)
{
    *what = true;
    found->line = (size_t)xmlSAX2GetLineNumber(found->parser);
    xmlStopParser(found->parser);
}

static void on_element(void *user, const xmlChar *name, const xmlChar *prefix,
                       const xmlChar *address, int n_namespaces,
                       const xmlChar **namespaces, int n_attributes, int n_defaulted,
                       const xmlChar **attributes)
{
    (void)name, (void)prefix, (void)address, (void)n_namespaces, (void)namespaces;
    (void)n_attributes, (void)n_defaulted, (void)attributes;
    prolog *found = user;
    stop(found, &found->has_element);
}

/* Also for one that names itself alone, and for one of a DTD: these are expanded while
   the declarations are read. */
static void on_entity(void *user, const xmlChar *name, int type, const xmlChar *public,
                      const xmlChar *address, xmlChar *content)
{
    (void)name, (void)type, (void)public, (void)address, (void)content;
    prolog *found = user;
    stop(found, &found->has_entity);
}

static void on_unparsed_entity(void *user, const xmlChar *name, const xmlChar *public,
                               const xmlChar *address, const xmlChar *notation)
{
    (void)notation;
    on_entity(user, name, 0, public, address, NULL);
}

/* Parses until something is met, or the input is at its end or too long. */
static void look(prolog *found, tri_i_source *source)
{
    size_t parsed = 0;
    bool more = true;
    while (more && found->parser->wellFormed == 1 && !found->has_element &&
           !found->has_entity) {
        more = source->n_head < MOST && tri_i_source_look(source, STEP) > 0;
        (void)xmlParseChunk(found->parser, source->head + parsed,
                            (int)(source->n_head - parsed), !more);
        parsed = source->n_head;
    }
    if (found->line == 0) {
        found->line = (size_t)xmlSAX2GetLineNumber(found->parser);
    }
}

tri_status tri_i_check_prolog(tri_i_reading *r, tri_i_source *source)
{
    prolog found = {0};
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_element,
                             .entityDecl = on_entity,
                             .unparsedEntityDecl = on_unparsed_entity};
    found.parser = xmlCreatePushParserCtxt(&handler, &found, NULL, 0, NULL);
    if (found.parser == NULL) {
        return tri_i_fail_memory(r->error);
    }
    (void)xmlCtxtUseOptions(found.parser, TRI_I_XML_OPTIONS);
    look(&found, source);
    /* libxml2 keeps entities in a document of its own until a parser is at its end. */
    xmlFreeDoc(found.parser->myDoc);
    found.parser->myDoc = NULL;
    xmlFreeParserCtxt(found.parser);
    r->line = found.line > 0 ? found.line : 1;
    if (found.has_entity) {
        return tri_i_read_fail(r, TRI_ERR_FORMAT,
                               "a graph file that declares entities is not read");
    }
    if (!found.has_element && source->n_head >= MOST) {
        return tri_i_read_fail(r, TRI_ERR_LIMIT, "no element in the first megabyte");
    }
    return found.has_element
               ? TRI_OK
               : tri_i_read_fail(r, TRI_ERR_FORMAT, "this is no well-formed XML");
}
