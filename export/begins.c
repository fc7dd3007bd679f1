/* Recognises files of each format by how they begin, ours and other programs': what is
   of no such kind is somebody's file of another, and not to be written over. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/formats.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The head without a byte order mark and blanks. */
static const char *skip(const char *head)
{
    head += strncmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    return head + strspn(head, " \t\r\n");
}

/* Behind lines of a comment, which begin with `mark`, and blanks. */
static const char *skip_comments(const char *head, const char *mark)
{
    head = skip(head);
    while (strncmp(head, mark, strlen(mark)) == 0) {
        head += strcspn(head, "\n");
        head += strspn(head, " \t\r\n");
    }
    return head;
}

/* Whether a word stands at its begin, in any case, and no letter behind it. */
static bool has_word(const char *head, const char *word)
{
    const size_t n = strlen(word);
    return strncasecmp(head, word, n) == 0 && !isalnum((unsigned char)head[n]) &&
           head[n] != '_';
}

/* Whether a cell of the first row is called so, in any case. */
static bool has_column(const char *head, const char *name)
{
    const size_t n = strlen(name);
    const char *end = head + strcspn(head, "\r\n");
    while (head < end) {
        const char *cell = head + strspn(head, " \"");
        const size_t length = strcspn(cell, ",;\t\"\r\n");
        if (length == n && strncasecmp(cell, name, n) == 0) {
            return true;
        }
        head = cell + length;
        head += strspn(head, "\"");
        head += head < end;
    }
    return false;
}

static bool begins_with_json(const char *head, const char *word)
{
    head = skip(head);
    return (*head == '{' || *head == '[') && strstr(head, word) != NULL;
}

static bool begins_with_xml(const char *head, const char *element)
{
    head = skip(head);
    return *head == '<' && strstr(head, element) != NULL;
}

bool tri_i_begins_graphml(const char *head)
{
    return begins_with_xml(head, "<graphml");
}

bool tri_i_begins_gexf(const char *head)
{
    return begins_with_xml(head, "<gexf");
}

bool tri_i_begins_dot(const char *head)
{
    head = skip(head);
    while (*head == '#' || strncmp(head, "//", 2) == 0 || strncmp(head, "/*", 2) == 0) {
        const char *end = head[1] == '*' ? strstr(head, "*/") : strchr(head, '\n');
        if (end == NULL) {
            return false;
        }
        head = skip(end + (*end == '*' ? 2 : 1));
    }
    if (has_word(head, "strict")) {
        head = skip(head + strlen("strict"));
    }
    if (!has_word(head, "graph") && !has_word(head, "digraph")) {
        return false;
    }
    /* Its name, if it has one, then what is in it. */
    head = skip(head + strlen(has_word(head, "graph") ? "graph" : "digraph"));
    head += *head == '"' ? 1 + strcspn(head + 1, "\"") + (strchr(head + 1, '"') != NULL)
                         : strcspn(head, " \t\r\n{");
    return *skip(head) == '{';
}

bool tri_i_begins_gml(const char *head)
{
    head = skip_comments(head, "#");
    /* Who made it, and its version, may stand in front. */
    for (const char *at = strstr(head, "graph"); at != NULL;
         at = strstr(at + 1, "graph")) {
        const char *behind = at + strlen("graph");
        if ((at == head || at[-1] == '\n') && *skip(behind) == '[') {
            return true;
        }
    }
    return false;
}

bool tri_i_begins_json(const char *head)
{
    return (begins_with_json(head, "\"nodes\"") ||
            begins_with_json(head, "\"links\"") ||
            begins_with_json(head, "\"multigraph\"")) &&
           !tri_i_begins_cyjs(head);
}

bool tri_i_begins_cyjs(const char *head)
{
    return begins_with_json(head, "\"elements\"") ||
           begins_with_json(head, "\"target_cytoscapejs_version\"");
}

/* Tricot's own alone: most pages are somebody's texts. */
bool tri_i_begins_html(const char *head)
{
    return strncasecmp(skip(head), "<!doctype html>", strlen("<!doctype html>")) == 0 &&
           strstr(head, "<meta name=\"generator\" content=\"tricot\">") != NULL;
}

bool tri_i_begins_lightrag(const char *head)
{
    return begins_with_json(head, "\"chunks\"");
}

/* An IRI in angle brackets, or a blank node; NULL where neither stands there, else what
   follows. */
static const char *skip_resource(const char *head)
{
    if (strncmp(head, "_:", 2) == 0) {
        return head + strcspn(head, " \t\r\n");
    }
    const size_t scheme = *head == '<' ? strspn(head + 1, "abcdefghijklmnopqrstuvwxyz"
                                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                          "0123456789+-.")
                                       : 0;
    const size_t n = strcspn(head, "> \t\r\n");
    return scheme > 0 && head[1 + scheme] == ':' && head[n] == '>' ? head + n + 1
                                                                   : NULL;
}

bool tri_i_begins_nt(const char *head)
{
    const char *at = skip_resource(skip_comments(head, "#"));
    at = at == NULL ? NULL : at + strspn(at, " \t");
    return at != NULL && *at == '<' && skip_resource(at) != NULL;
}

bool tri_i_begins_ttl(const char *head)
{
    const char *at = skip_comments(head, "#");
    return has_word(at, "@prefix") || has_word(at, "@base") ||
           ((has_word(at, "prefix") || has_word(at, "base")) &&
            at[strcspn(at, "<\n")] == '<') ||
           tri_i_begins_nt(head);
}

bool tri_i_begins_jsonld(const char *head)
{
    return begins_with_json(head, "\"@");
}

bool tri_i_begins_cypher(const char *head)
{
    static const char *const words[] = {
        "CREATE CONSTRAINT", "CREATE INDEX", "CREATE (", "UNWIND [", "MERGE (",
        "MATCH (",           "create (",     "merge (",  "match (",  ":begin"};
    const char *at = skip_comments(head, "//");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strncmp(at, words[i], strlen(words[i])) == 0) {
            return true;
        }
    }
    return false;
}

bool tri_i_begins_svg(const char *head)
{
    head = skip(head);
    while (strncmp(head, "<?", 2) == 0 || strncmp(head, "<!", 2) == 0) {
        const bool is_comment = strncmp(head, "<!--", 4) == 0;
        const char *end = strstr(head, is_comment ? "-->" : ">");
        if (end == NULL) {
            return false;
        }
        head = skip(end + (is_comment ? 3 : 1));
    }
    return strncmp(head, "<svg", 4) == 0;
}

bool tri_i_begins_png(const char *head)
{
    return strncmp(head, "\x89PNG\r\n\x1A\n", 8) == 0;
}

bool tri_i_begins_csv_nodes(const char *head)
{
    return has_column(skip(head), "Id");
}

bool tri_i_begins_csv_edges(const char *head)
{
    return has_column(skip(head), "Source") && has_column(skip(head), "Target");
}

bool tri_i_begins_neo4j_nodes(const char *head)
{
    const char *found = strstr(head, ":ID");
    return found != NULL && memchr(head, '\n', (size_t)(found - head)) == NULL;
}

bool tri_i_begins_neo4j_edges(const char *head)
{
    const char *found = strstr(head, ":START_ID");
    return found != NULL && memchr(head, '\n', (size_t)(found - head)) == NULL;
}

bool tri_i_begins_neo4j_readme(const char *head)
{
    return strncmp(head, "Stop the database", strlen("Stop the database")) == 0;
}
