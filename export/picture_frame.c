/* What stands round a picture: its title, what its colours and lines mean, what was
   left out, and where it is from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_i.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    TITLE_TEXT = 20,
    TEXT = 12,
    INK = 0x1B1F24,
    GREY = 0x5A6572,
    WHITE = 0xFFFFFF,
    BLACK = 0x000000,
    MARGIN = 24,
    LEAST_WIDTH = 640,
    N_NAMED = 3, /* sources that are named */
    MAX_GROUPS = 12
};

/* A text that is put together. */
typedef struct {
    tri_arena *arena;
    const char *text; /* NULL: memory was out */
} joined;

static void join(joined *j, const char *between, const char *text)
{
    if (j->text != NULL) {
        j->text = tri_arena_printf(j->arena, "%s%s%s", j->text,
                                   j->text[0] == '\0' ? "" : between, text);
    }
}

/* A text with a capital letter first. */
static const char *capital(tri_arena *arena, const char *text)
{
    uint32_t code = 0;
    char first[5] = {0};
    if (text == NULL || text[0] == '\0') {
        return text;
    }
    const size_t taken = tri_utf8_decode(text, strlen(text), &code);
    (void)tri_utf8_encode(tri_to_upper(code), first);
    return tri_arena_printf(arena, "%s%s", first, text + taken);
}

/* The title of the only document, or what the graph is about. */
static const char *title_of(tri_i_scene *s)
{
    const char *title = NULL;
    const char *doc = NULL;
    bool is_one = true;
    for (size_t i = 0; i < tri_graph_n_facts(s->graph) && is_one; i++) {
        tri_fact fact;
        if (tri_graph_fact(s->graph, i, &fact)) {
            is_one = doc == NULL || strcmp(doc, fact.doc) == 0;
            doc = fact.doc;
            title = fact.title;
        }
    }
    if (is_one && title != NULL && title[0] != '\0') {
        return tri_i_text_clean(s->arena, title);
    }
    joined j = {s->arena, ""};
    for (size_t i = 0; i < s->n_spots && i < N_NAMED; i++) {
        const char *label = tri_graph_node(s->graph, s->spots[i].node)->label;
        join(&j, i + 1 == N_NAMED || i + 1 == s->n_spots ? " and " : ", ", label);
    }
    if (j.text == NULL) {
        return NULL;
    }
    return j.text[0] == '\0' ? "An empty graph"
                             : capital(s->arena, tri_i_text_clean(s->arena, j.text));
}

/* How many there are of a thing: "1 node", "12 nodes". */
static const char *count(tri_arena *arena, size_t n, const char *thing)
{
    char digits[32];
    size_t at = sizeof digits - 1;
    digits[at] = '\0';
    size_t rest = n;
    for (int i = 0; rest > 0 || i == 0; rest /= 10, i++) {
        if (i > 0 && i % 3 == 0) {
            digits[--at] = ',';
        }
        digits[--at] = (char)('0' + rest % 10);
    }
    return tri_arena_printf(arena, "%s %s%s", digits + at, thing, n == 1 ? "" : "s");
}

/* The documents behind the edges that are drawn. */
static const char *sources_of(const tri_i_scene *s)
{
    const char *named[N_NAMED];
    size_t lengths[N_NAMED];
    size_t n = 0;
    bool more = false;
    for (size_t i = 0; i < s->n_lines && !more; i++) {
        const char *docs = tri_graph_edge(s->graph, s->lines[i].edge)->docs;
        while (*docs != '\0' && !more) {
            size_t length = 0;
            while (docs[length] != '\0' &&
                   (docs[length] != '|' || (length > 0 && docs[length - 1] == '\\'))) {
                length++;
            }
            bool is_there = length == 0;
            for (size_t j = 0; j < n; j++) {
                is_there = is_there || (lengths[j] == length &&
                                        strncmp(named[j], docs, length) == 0);
            }
            more = !is_there && n == N_NAMED;
            if (!is_there && n < N_NAMED) {
                named[n] = docs;
                lengths[n++] = length;
            }
            docs += length + (docs[length] == '|');
        }
    }
    joined j = {s->arena, ""};
    for (size_t i = 0; i < n; i++) {
        join(&j, ", ", tri_arena_copy(s->arena, named[i], lengths[i]));
    }
    const size_t n_documents = tri_graph_get_info(s->graph)->n_documents;
    if (j.text != NULL && n > 0 && (more || n_documents > n)) {
        j.text = tri_arena_printf(
            s->arena, "%s: %s, ...",
            count(s->arena, n_documents > n ? n_documents : n + 1, "document"), j.text);
    }
    return j.text == NULL ? NULL : tri_i_text_clean(s->arena, j.text);
}

/* What is drawn of how much, and what has no label. */
static const char *drawn_of(const tri_i_scene *s)
{
    tri_arena *arena = s->arena;
    const size_t n_nodes = tri_graph_n_nodes(s->graph);
    const size_t n_edges = tri_graph_n_edges(s->graph);
    size_t n_bare = 0;
    size_t n_silent = 0;
    for (size_t i = 0; i < s->n_spots; i++) {
        n_bare += !s->spots[i].has_label;
    }
    for (size_t i = 0; i < s->n_lines; i++) {
        const tri_i_line *line = &s->lines[i];
        n_silent += line->way == TRI_I_NEAR || line->has_label ? 0 : line->n_edges;
    }
    joined j = {arena, ""};
    join(&j, "", count(arena, s->n_spots, "node"));
    join(&j, ", ", count(arena, s->n_edges, "edge"));
    if (n_nodes > s->n_spots) {
        join(&j, ", ", "the most prominent; not drawn: ");
        join(&j, "", count(arena, n_nodes - s->n_spots, "more node"));
    }
    if (n_edges > s->n_edges) {
        join(&j, n_nodes > s->n_spots ? ", " : "; not drawn: ",
             count(arena, n_edges - s->n_edges, "more edge"));
    }
    if (n_bare > 0) {
        join(&j, "; ", count(arena, n_bare, "more node"));
        join(&j, "", " unlabelled");
    }
    if (n_silent > 0) {
        join(&j, "; ", count(arena, n_silent, "edge"));
        join(&j, "", " unlabelled");
    }
    return j.text;
}

/* ---- The legend */

/* A sort of node by its colour. */
typedef struct {
    int32_t colour, tint;
    const char *name;
    size_t order;
} group;

static int compare_groups(const void *a, const void *b)
{
    const group *x = a;
    const group *y = b;
    return x->order < y->order ? -1 : x->order > y->order;
}

static const char *const type_names[TRI_TYPE_COUNT] = {
    [TRI_TYPE_PER] = "person",     [TRI_TYPE_ORG] = "organisation",
    [TRI_TYPE_LOC] = "place",      [TRI_TYPE_MISC] = "other name",
    [TRI_TYPE_DATE] = "time",      [TRI_TYPE_NUM] = "amount",
    [TRI_TYPE_CONCEPT] = "concept"};

/* The colours by `names` (n_spots); 0 where one stands for several names, or there are
   too many. */
static size_t group_colours(const tri_i_scene *s, const char *const *names,
                            group *groups)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_spots; i++) {
        const tri_node *node = tri_graph_node(s->graph, s->spots[i].node);
        const int32_t colour = tri_i_node_colour(node);
        size_t at = 0;
        while (at < n && groups[at].colour != colour) {
            at++;
        }
        if (at == n) {
            if (n == MAX_GROUPS) {
                return 0;
            }
            groups[n] = (group){colour, tri_i_node_tint(node), names[i], n};
            n++;
        }
        if (strcmp(groups[at].name, names[i]) != 0) {
            return 0;
        }
    }
    return n;
}

/* What the colours mean: types, else communities, else nobody knows. */
static size_t find_groups(const tri_i_scene *s, group *groups)
{
    const char **names = malloc((s->n_spots + 1) * sizeof *names);
    size_t n = 0;
    if (names == NULL) {
        s->picture->failed = true;
        return 0;
    }
    for (size_t i = 0; i < s->n_spots; i++) {
        names[i] = type_names[tri_graph_node(s->graph, s->spots[i].node)->type];
    }
    n = group_colours(s, names, groups);
    for (size_t i = 0; i < n; i++) {
        for (size_t type = 0; type < TRI_TYPE_COUNT; type++) {
            groups[i].order =
                groups[i].name == type_names[type] ? type : groups[i].order;
        }
    }
    qsort(groups, n, sizeof *groups, compare_groups);
    if (n == 0) {
        /* Grey stands for all of the small ones. */
        for (size_t i = 0; i < s->n_spots; i++) {
            const tri_node *node = tri_graph_node(s->graph, s->spots[i].node);
            const bool is_grey = node->r == node->g && node->g == node->b;
            names[i] = is_grey ? "smaller groups" : node->community;
        }
        n = group_colours(s, names, groups);
        for (size_t i = 0; i < n; i++) {
            n = groups[i].name[0] == '\0' ? 0 : n;
        }
    }
    free(names);
    return n;
}

/* Where the next item of the legend goes. */
typedef struct {
    double x, y, right;
    double zoom;
} pen;

static void step(pen *at, double width)
{
    if (at->x > MARGIN && at->x + width > at->right) {
        at->x = MARGIN;
        at->y += 20 * at->zoom;
    }
}

static void add_chip(tri_i_picture *picture, pen *at, const group *one)
{
    const char *name = tri_i_text_clean(&picture->arena, one->name);
    tri_i_lines lines;
    if (name == NULL || !tri_i_text_break(&picture->arena, name, TEXT * at->zoom,
                                          180 * at->zoom, 1, &lines)) {
        picture->failed = true;
        return;
    }
    const double k = at->zoom;
    const double width = 24 * k + lines.width + 18 * k;
    step(at, width);
    tri_i_add_shape(picture,
                    (tri_i_shape){.kind = TRI_I_RECTANGLE,
                                  .at = {at->x, at->y - 10 * k, 18 * k, 12 * k, 6 * k},
                                  .fill = one->tint,
                                  .stroke = tri_i_mix(one->colour, BLACK, 0.2),
                                  .line = 1.3 * k,
                                  .opacity = 1});
    tri_i_add_text(picture, at->x + 24 * k, at->y, lines.lines[0], TEXT * k, GREY);
    at->x += width;
}

static void add_way(tri_i_picture *picture, pen *at, tri_i_way way, const char *name)
{
    const tri_i_stroke stroke = tri_i_way_stroke(way);
    const double k = at->zoom;
    const double width = 60 * k + tri_i_text_width(name, strlen(name), TEXT * k, NULL);
    step(at, width);
    tri_i_add_shape(picture,
                    (tri_i_shape){.kind = TRI_I_CURVE,
                                  .at = {at->x, at->y - 4 * k, at->x + 18 * k,
                                         at->y - 4 * k, at->x + 36 * k, at->y - 4 * k},
                                  .fill = TRI_I_NO_COLOUR,
                                  .stroke = stroke.colour,
                                  .line = 1.5 * k,
                                  .dash = stroke.dash,
                                  .opacity = 1});
    tri_i_add_text(picture, at->x + 42 * k, at->y, name, TEXT * k, GREY);
    at->x += width;
}

/* What the lines that are drawn otherwise say: "claimed or to come". */
static const char *supposed_as(const tri_i_scene *s)
{
    static const struct {
        tri_modality modality;
        const char *name;
    } kinds[] = {{TRI_MODALITY_CLAIMED, "claimed"},
                 {TRI_MODALITY_POSSIBLE, "possible"},
                 {TRI_MODALITY_FUTURE, "to come"},
                 {TRI_MODALITY_CONDITIONAL, "conditional"},
                 {TRI_MODALITY_REQUESTED, "asked for"}};
    joined j = {s->arena, ""};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        bool is_there = false;
        for (size_t k = 0; k < s->n_lines; k++) {
            const tri_edge *edge = tri_graph_edge(s->graph, s->lines[k].edge);
            is_there = is_there || (s->lines[k].way == TRI_I_SUPPOSED &&
                                    edge->modality == kinds[i].modality);
        }
        if (is_there) {
            join(&j, ", ", kinds[i].name);
        }
    }
    return j.text;
}

static void add_legend(tri_i_scene *s, pen *at)
{
    group groups[MAX_GROUPS];
    bool has[TRI_I_WAY_COUNT] = {false};
    const size_t n = find_groups(s, groups);
    for (size_t i = 0; i < n; i++) {
        add_chip(s->picture, at, &groups[i]);
    }
    for (size_t i = 0; i < s->n_lines; i++) {
        has[s->lines[i].way] = true;
    }
    if (has[TRI_I_STATED]) {
        add_way(s->picture, at, TRI_I_STATED, "stated");
    }
    if (has[TRI_I_DENIED]) {
        add_way(s->picture, at, TRI_I_DENIED, "denied");
    }
    const char *supposed = has[TRI_I_SUPPOSED] ? supposed_as(s) : "";
    if (supposed == NULL) {
        s->picture->failed = true;
    } else if (supposed[0] != '\0') {
        add_way(s->picture, at, TRI_I_SUPPOSED, supposed);
    }
    if (has[TRI_I_NEAR]) {
        add_way(s->picture, at, TRI_I_NEAR, "named together");
    }
}

/* A text over as many lines as it takes. */
static void add_paragraph(tri_i_picture *picture, pen *at, const char *text,
                          double size, bool is_bold, int32_t colour)
{
    tri_i_lines lines;
    size *= at->zoom;
    if (text == NULL || !tri_i_text_break(&picture->arena, text, size,
                                          (at->right - MARGIN) * (is_bold ? 0.9 : 1),
                                          TRI_I_MAX_LINES, &lines)) {
        picture->failed = true;
        return;
    }
    for (size_t i = 0; i < lines.n; i++) {
        tri_i_add_text(picture, MARGIN, at->y, lines.lines[i], size, colour);
        if (!picture->failed) {
            picture->shapes[picture->n_shapes - 1].is_bold = is_bold;
        }
        at->y += 1.4 * size;
    }
}

tri_status tri_i_picture_frame(tri_i_scene *s, double *above, tri_error *error)
{
    tri_i_picture *picture = s->picture;
    const double width = s->right > s->left ? s->right - s->left : 0;
    const double height = s->bottom > s->top ? s->bottom - s->top : 0;
    picture->width = ceil(fmax(width + 2 * MARGIN, LEAST_WIDTH * s->zoom));
    pen at = {MARGIN, MARGIN + TITLE_TEXT * s->zoom, picture->width - MARGIN, s->zoom};
    picture->title = title_of(s);
    add_paragraph(picture, &at, picture->title, TITLE_TEXT, true, INK);
    add_legend(s, &at);
    *above = at.y + MARGIN * s->zoom;
    at.y = *above + height + MARGIN + TEXT * s->zoom;
    at.x = MARGIN;
    add_paragraph(picture, &at, drawn_of(s), TEXT, false, GREY);
    const char *sources = sources_of(s);
    const char *source =
        sources == NULL ? NULL
        : sources[0] == '\0'
            ? "Drawn by tricot " TRI_VERSION
            : tri_arena_printf(s->arena, "Source: %s. Drawn by tricot " TRI_VERSION,
                               sources);
    add_paragraph(picture, &at, source, TEXT, false, GREY);
    picture->height = ceil(at.y - TEXT * s->zoom + MARGIN);
    return picture->failed ? tri_i_fail_memory(error) : TRI_OK;
}
