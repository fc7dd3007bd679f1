/* Parses XML and HTML. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hush.h"
#include "base/utf8.h"
#include "extract/read/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <string.h>
#include <strings.h>

tri_status tri_i_xml_parse(const char *name, const char *bytes, size_t length,
                           xmlDoc **tree, tri_error *error)
{
    if (length > INT32_MAX) {
        return tri_i_fail(error, TRI_ERR_LIMIT, 0, "%s: XML of more than 2^31 bytes",
                          name);
    }
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL) {
        return tri_i_fail_memory(error);
    }
    /* UTF-8 is read as that, whatever it says: it may have been UTF-16. */
    const bool utf8 = tri_utf8_invalid(bytes, length) == length;
    tri_i_hush before;
    tri_i_hush_begin(&before);
    *tree = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, utf8 ? "UTF-8" : NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR |
                                  XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
    tri_i_hush_end(&before);
    tri_status status = TRI_OK;
    if (*tree == NULL) {
        const xmlError *wrong = xmlCtxtGetLastError(parser);
        const char *message =
            wrong != NULL && wrong->message != NULL ? wrong->message : "";
        /* What follows a second sentence is advice to programmers. */
        const char *advice = strstr(message, " use XML_PARSE_HUGE");
        status = tri_i_fail(
            error, TRI_ERR_FORMAT, 0, "%s: line %d: no XML: %.*s", name,
            wrong != NULL ? wrong->line : 1,
            (int)(advice != NULL ? (size_t)(advice - message) : strcspn(message, "\n")),
            message);
    }
    xmlFreeParserCtxt(parser);
    return status;
}

/* Whether the page's first kilobyte says how it is encoded. */
static bool names_charset(const char *bytes, size_t length)
{
    static const char key[] = "charset";
    const size_t n = sizeof key - 1;
    for (size_t i = 0; i + n <= length && i < 1024; i++) {
        if (strncasecmp(bytes + i, key, n) == 0) {
            return true;
        }
    }
    return false;
}

xmlDoc *tri_i_html_parse(const char *bytes, size_t length)
{
    /* What is UTF-8 is read as that, whatever it says; else as it says, or as what the
       web takes for granted. */
    const bool utf8 = tri_utf8_invalid(bytes, length) == length;
    const bool named = names_charset(bytes, length);
    tri_i_hush before;
    tri_i_hush_begin(&before);
    htmlParserCtxt *parser = htmlNewParserCtxt();
    xmlDoc *tree = NULL;
    if (parser != NULL) {
        /* Else it stops at an element in 256 others, with nothing of the page. */
        parser->options |= XML_PARSE_HUGE;
        tree = htmlCtxtReadMemory(parser, bytes, (int)length, NULL,
                                  utf8    ? "UTF-8"
                                  : named ? NULL
                                          : "windows-1252",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                      HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                      HTML_PARSE_COMPACT);
        htmlFreeParserCtxt(parser);
    }
    tri_i_hush_end(&before);
    return tree;
}
