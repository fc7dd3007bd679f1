/* Chats, subtitles and e-mails in plain text: who says what, without their apparatus.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"
#include "base/utf8.h"
#include "extract/lexicon/lexicon.h"
#include "extract/read/read_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME_ROOM = 64 };

/* A piece of the text, never empty of meaning: a line, or part of one. */
typedef struct {
    const char *at;
    size_t n;
} piece;

typedef struct {
    tri_i_speech *out;
    tri_arena *arena; /* for names */
    size_t room;      /* of out->given */
    size_t begin;     /* where the speech that is open begins */
    const char *name; /* of its speaker, NULL: none is open */
    size_t ended;     /* where the last one ended */
    bool failed;
} making;

/* ---- Pieces */

static piece line_at(const char *text)
{
    return (piece){text, strcspn(text, "\n")};
}

/* The line behind this one; "" at the end. */
static piece line_behind(piece line)
{
    const char *next = line.at + line.n;
    return line_at(next + (*next == '\n'));
}

static piece trimmed(piece p)
{
    while (p.n > 0 && strchr(" \t", p.at[0]) != NULL) {
        p.at++;
        p.n--;
    }
    while (p.n > 0 && strchr(" \t", p.at[p.n - 1]) != NULL) {
        p.n--;
    }
    return p;
}

static piece behind(piece p, size_t n)
{
    return (piece){p.at + n, p.n - n};
}

static bool begins_with(piece p, const char *prefix)
{
    return p.n >= strlen(prefix) && strncmp(p.at, prefix, strlen(prefix)) == 0;
}

static bool ends_with(piece p, const char *suffix)
{
    const size_t n = strlen(suffix);
    return p.n >= n && strncmp(p.at + p.n - n, suffix, n) == 0;
}

/* ---- What is written */

static void put(making *m, const char *bytes, size_t n)
{
    m->failed |= tri_memory_write(bytes, n, &m->out->text) != TRI_OK;
}

/* Ends the speech that is open. */
static void end_speech(making *m)
{
    tri_i_speech *out = m->out;
    if (m->name != NULL && out->text.n_bytes > m->begin && !m->failed &&
        out->text.n_bytes < TRI_NONE) {
        if (!tri_i_grow(&out->given, out->n_given, &m->room, sizeof *out->given)) {
            m->failed = true;
            return;
        }
        out->given[out->n_given++] = (tri_given){.begin = (uint32_t)m->begin,
                                                 .end = (uint32_t)out->text.n_bytes,
                                                 .is_speech = true,
                                                 .type = TRI_TYPE_PER,
                                                 .ref = "",
                                                 .name = m->name,
                                                 .wikidata = ""};
    }
    m->ended = m->name != NULL ? out->text.n_bytes : m->ended;
    m->name = NULL;
}

/* Begins a paragraph, of a speaker where `name` has one. */
static void begin_paragraph(making *m, piece name)
{
    end_speech(m);
    if (m->out->text.n_bytes > 0) {
        put(m, "\n\n", 2);
    }
    m->begin = m->out->text.n_bytes;
    if (name.n > 0) {
        m->name = tri_arena_copy(m->arena, name.at, name.n);
        m->failed |= m->name == NULL;
    }
}

/* ---- Chats */

/* Bytes of the stamp that a line begins with: "[12/03/2021, 10:15:22] ", "9:15 PM - ";
   0: it begins with none. */
static size_t stamp_of(piece line)
{
    static const char *const marks[] = {"\xE2\x80\x8E", "\xE2\x80\xAF", "\xC2\xA0"};
    bool has_time = false;
    size_t i = 0;
    while (i < line.n) {
        const char *at = line.at + i;
        size_t n = strchr("0123456789/.-:, []()", *at) != NULL ? 1 : 0;
        if (*at == 'T' && i > 0 && strchr("0123456789", at[-1]) != NULL &&
            at[1] >= '0' && at[1] <= '9') {
            n = 1;
        }
        for (size_t k = 0; n == 0 && k < sizeof marks / sizeof *marks; k++) {
            n = strncmp(at, marks[k], strlen(marks[k])) == 0 ? strlen(marks[k]) : 0;
        }
        if (n == 0 && i > 0 && strchr("0123456789 \xAF\xA0", at[-1]) != NULL &&
            (strncasecmp(at, "am", 2) == 0 || strncasecmp(at, "pm", 2) == 0) &&
            strchr(" ]-", at[2]) != NULL) {
            n = 2;
        }
        if (n == 0) {
            break;
        }
        has_time |= *at == ':' && i > 0 && at[-1] >= '0' && at[-1] <= '9' &&
                    at[1] >= '0' && at[1] <= '5' && at[2] >= '0' && at[2] <= '9';
        i += n;
    }
    return has_time && i < line.n ? i : 0;
}

/* Who sends the message that a line is behind its stamp: "Anna Berg: ", "<anna> ".
   `*message` is what is behind that. */
static bool sender_of(piece rest, piece *name, piece *message)
{
    const char close = rest.at[0] == '<' ? '>' : ':';
    const piece inner = behind(rest, rest.at[0] == '<');
    const char *end =
        memchr(inner.at, close, inner.n < NAME_ROOM ? inner.n : NAME_ROOM);
    if (end == NULL || end == inner.at ||
        (end[1] != ' ' && end + 1 < rest.at + rest.n)) {
        return false;
    }
    *name = trimmed((piece){inner.at, (size_t)(end - inner.at)});
    *message = trimmed(behind(rest, (size_t)(end - rest.at) + 1));
    /* The status of who writes in a channel. */
    while (close == '>' && name->n > 1 && strchr("@+~%&", name->at[0]) != NULL) {
        *name = behind(*name, 1);
    }
    return name->n > 0 && memchr(name->at, '.', name->n) == NULL &&
           memchr(name->at, ',', name->n) == NULL;
}

static bool is_message(piece line, piece *name, piece *message)
{
    const size_t stamp = stamp_of(line);
    return stamp > 0 && sender_of(behind(line, stamp), name, message);
}

/* Whether a message says nothing: a picture that the export left out. */
static bool is_placeholder(piece message)
{
    return message.n == 0 || ends_with(message, " omitted") ||
           (message.at[0] == '<' && message.at[message.n - 1] == '>');
}

static void mend_chat(making *m, const char *text)
{
    for (piece line = line_at(text); *line.at != '\0'; line = line_behind(line)) {
        piece name = {0};
        piece message = trimmed(line);
        const size_t stamp = stamp_of(message);
        if (stamp > 0 && is_message(message, &name, &message)) {
            if (!is_placeholder(message)) {
                /* A number is nobody's name. */
                const bool named = tri_is_letter((unsigned char)name.at[0]) ||
                                   ((unsigned char)name.at[0] & 0x80U) != 0;
                begin_paragraph(m, named ? name : (piece){0});
                put(m, message.at, message.n);
            } else {
                end_speech(m);
            }
        } else if (stamp > 0) {
            const piece event = behind(message, stamp);
            if (strchr("*<>!-=", event.at[0]) == NULL) { /* who comes and goes */
                begin_paragraph(m, (piece){0});
                put(m, event.at, event.n);
            }
        } else if (message.n > 0) {
            put(m, "\n", m->out->text.n_bytes > 0);
            put(m, message.at, message.n);
        }
    }
}

/* ---- Subtitles */

/* Whether a line says from when to when a cue is shown. */
static bool is_cue_time(piece line)
{
    const piece p = trimmed(line);
    const size_t n = strspn(p.at, "0123456789:.,");
    return n >= 5 && begins_with(behind(p, n), " --> ") &&
           strspn(p.at + n + 5, "0123456789:.,") >= 5;
}

/* Writes a line of a cue without its tags; "<v Anna>" says who speaks. */
static void put_cue(making *m, piece line, bool is_first)
{
    bool begun = false;
    for (size_t i = 0; i < line.n;) {
        const char open = line.at[i];
        const char *end = open == '<'   ? memchr(line.at + i, '>', line.n - i)
                          : open == '{' ? memchr(line.at + i, '}', line.n - i)
                                        : NULL;
        if (end != NULL) {
            const piece tag = {line.at + i + 1, (size_t)(end - line.at) - i - 1};
            if (begins_with(tag, "v ")) {
                begin_paragraph(m, trimmed(behind(tag, 2)));
                begun = true;
            } else if (begins_with(tag, "/v")) {
                end_speech(m);
            }
            i = (size_t)(end - line.at) + 1;
            continue;
        }
        if (!begun) {
            const bool is_other = m->name != NULL || m->ended == m->out->text.n_bytes;
            if (is_first && m->out->text.n_bytes > 0 && is_other) {
                begin_paragraph(m, (piece){0}); /* a cue that nobody is named for */
            } else if (m->out->text.n_bytes > 0) {
                put(m, "\n", 1);
            }
            begun = true;
        }
        put(m, line.at + i, 1);
        i++;
    }
}

/* Cues follow each other as lines do: a sentence may run through several. */
static void mend_subtitles(making *m, const char *text)
{
    piece line = line_at(text);
    while (*line.at != '\0' && !is_cue_time(line)) { /* the heading */
        line = line_behind(line);
    }
    bool is_first = false;
    while (*line.at != '\0') {
        const piece p = trimmed(line);
        const piece next = line_behind(line);
        if (is_cue_time(p)) {
            is_first = true;
        } else if (p.n > 0 && !is_cue_time(next) && !begins_with(p, "NOTE") &&
                   !(p.at[0] == '[' && p.at[p.n - 1] == ']')) { /* a sound */
            put_cue(m, p, is_first);
            is_first = false;
        }
        line = next;
    }
}

/* ---- E-mails */

/* The key of a header's line, its value behind it; false where it is none. */
static bool is_header(piece line, char key[NAME_ROOM], piece *value)
{
    const size_t n = strcspn(line.at, ":\n \t");
    if (n == 0 || n >= NAME_ROOM || line.at[n] != ':') {
        return false;
    }
    for (size_t i = 0; i <= n; i++) {
        key[i] = (char)(i == n ? '\0' : tri_to_lower((unsigned char)line.at[i]));
    }
    *value = trimmed(behind(line, n + 1));
    return strncmp(key, "x-", 2) == 0 ||
           tri_i_lexicon_has(&tri_i_lexicon_mail_headers, key);
}

/* Lines of a mail's head that a text begins with; one alone may be anything. */
static size_t count_headers(piece line)
{
    char key[NAME_ROOM];
    piece value;
    size_t n = 0;
    while (line.n > 0 && (is_header(line, key, &value) ||
                          (n > 0 && strchr(" \t", line.at[0]) != NULL))) {
        n++;
        line = line_behind(line);
    }
    return n >= 2 ? n : 0;
}

/* A name without the address behind it and the quotes round it. */
static piece name_of(piece value)
{
    const char *address = memchr(value.at, '<', value.n);
    if (address != NULL && address > value.at) {
        value.n = (size_t)(address - value.at);
    }
    value = trimmed(value);
    if (value.n > 2 && value.at[0] == '"' && value.at[value.n - 1] == '"') {
        value = (piece){value.at + 1, value.n - 2};
    }
    return value;
}

/* The day of "Mon, 4 Mar 2019 10:00:00 +0100" as 2019-03-04; NULL where it says none.
 */
static const char *day_of(making *m, piece value)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    char text[NAME_ROOM];
    char name[4];
    unsigned day;
    unsigned year;
    (void)snprintf(text, sizeof text, "%.*s",
                   (int)(value.n < sizeof text ? value.n : sizeof text - 1), value.at);
    const char *at = strchr(text, ',') != NULL ? strchr(text, ',') + 1 : text;
    if (sscanf(at, " %2u %3[A-Za-z]%*[A-Za-z] %4u", &day, name, &year) != 3 &&
        sscanf(at, " %2u %3[A-Za-z] %4u", &day, name, &year) != 3) {
        return NULL;
    }
    for (size_t i = 0; i < 12; i++) {
        if (strncasecmp(months + 3 * i, name, 3) == 0 && day >= 1 && day <= 31 &&
            year >= 1000) {
            const char *made =
                tri_arena_printf(m->arena, "%04u-%02zu-%02u", year, i + 1, day);
            m->failed |= made == NULL;
            return made;
        }
    }
    return NULL;
}

static const char *kept(making *m, piece value)
{
    const char *copy = tri_arena_copy(m->arena, value.at, value.n);
    m->failed |= copy == NULL;
    return copy;
}

/* Reads a head of `n` lines: its first subject, day and writer are the document's; who
   writes to whom stays in the text. */
static piece read_head(making *m, piece line, size_t n, tri_meta *meta)
{
    for (; n > 0; n--, line = line_behind(line)) {
        char key[NAME_ROOM];
        piece value;
        if (!is_header(line, key, &value) || value.n == 0) {
            continue;
        }
        if (strcmp(key, "subject") == 0 && meta->title == NULL) {
            meta->title = kept(m, value);
        } else if ((strcmp(key, "date") == 0 || strcmp(key, "sent") == 0) &&
                   meta->date == NULL) {
            meta->date = day_of(m, value);
        } else if (strcmp(key, "from") == 0 || strcmp(key, "to") == 0) {
            value = name_of(value);
            if (key[0] == 'f' && meta->author == NULL) {
                meta->author = kept(m, value);
            }
            put(m, key[0] == 'f' ? "From: " : "To: ", key[0] == 'f' ? 6 : 4);
            put(m, value.at, value.n);
            put(m, "\n", 1);
        }
    }
    return line;
}

/* "On Sun, 3 Mar 2019 at 09:00, Karl Falk <k@x.example> wrote:" is "Karl Falk wrote:".
   The name; none where the line is no such one. */
static piece quoted_writer(piece line)
{
    const piece none = {0};
    if (!begins_with(line, "On ") || !ends_with(line, " wrote:")) {
        return none;
    }
    size_t last = 0; /* behind the last mark or digit of the time */
    piece rest = name_of((piece){line.at, line.n - 7});
    for (size_t i = 0; i < rest.n; i++) {
        last = strchr("0123456789,", rest.at[i]) != NULL ? i + 1 : last;
    }
    rest = trimmed(behind(rest, last));
    for (size_t i = 0; i < 2; i++) {
        static const char *const halves[] = {"AM", "PM"};
        rest = begins_with(rest, halves[i]) ? trimmed(behind(rest, 2)) : rest;
    }
    return last > 0 ? rest : none;
}

static void mend_mail(making *m, const char *text, tri_meta *meta)
{
    piece line = line_at(text);
    while (*line.at != '\0' || line.n > 0) {
        const size_t n = count_headers(line);
        const piece writer = quoted_writer(trimmed(line));
        const bool parts = begins_with(line, "-----Original Message") ||
                           begins_with(line, "---------- Forwarded message");
        if (n > 0) {
            line = read_head(m, line, n, meta);
            continue;
        }
        if (writer.n > 0) {
            put(m, writer.at, writer.n);
            put(m, " wrote:\n", 8);
        } else if (!parts) {
            put(m, line.at, line.n);
            put(m, "\n", 1);
        }
        line = line_behind(line);
    }
}

/* ---- Which of them a text is */

tri_status tri_i_mend_speech(const char *text, tri_arena *arena, tri_meta *meta,
                             tri_i_speech *out)
{
    making m = {.out = out, .arena = arena};
    size_t n_messages = 0;
    size_t n_cues = 0;
    for (piece line = line_at(text); *line.at != '\0'; line = line_behind(line)) {
        piece name;
        piece message;
        n_messages += is_message(trimmed(line), &name, &message);
        n_cues += is_cue_time(line);
    }
    if (n_cues > 0) {
        mend_subtitles(&m, text);
    } else if (n_messages >= 2) {
        mend_chat(&m, text);
    } else if (count_headers(line_at(text)) > 0) {
        mend_mail(&m, text, meta);
    }
    end_speech(&m);
    return m.failed ? TRI_ERR_NO_MEMORY : TRI_OK;
}
