/* PNG: a picture as pixels, by cairo. The library is loaded when the first one is
   written: it would double the time that the program needs to begin. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/library.h"
#include "export/formats.h"
#include "export/picture.h"

#ifdef TRI_HAVE_CAIRO
#include <cairo.h>

#include <math.h>
#include <string.h>

enum {
    MOST_PIXELS = 36000000, /* 144 MB of memory */
    MOST_SIDE = 30000       /* cairo takes 32,767 */
};

/* Two pixels for one of the picture's, where they are not too many. */
static const double SHARP = 2;

#define FUNCTIONS(X)                                                                   \
    X(cairo_image_surface_create)                                                      \
    X(cairo_surface_destroy)                                                           \
    X(cairo_surface_write_to_png_stream)                                               \
    X(cairo_create)                                                                    \
    X(cairo_destroy)                                                                   \
    X(cairo_status)                                                                    \
    X(cairo_status_to_string)                                                          \
    X(cairo_scale)                                                                     \
    X(cairo_save)                                                                      \
    X(cairo_restore)                                                                   \
    X(cairo_translate)                                                                 \
    X(cairo_paint)                                                                     \
    X(cairo_set_source_rgba)                                                           \
    X(cairo_set_line_width)                                                            \
    X(cairo_set_line_cap)                                                              \
    X(cairo_set_dash)                                                                  \
    X(cairo_new_path)                                                                  \
    X(cairo_new_sub_path)                                                              \
    X(cairo_close_path)                                                                \
    X(cairo_move_to)                                                                   \
    X(cairo_line_to)                                                                   \
    X(cairo_curve_to)                                                                  \
    X(cairo_arc)                                                                       \
    X(cairo_fill_preserve)                                                             \
    X(cairo_stroke)                                                                    \
    X(cairo_select_font_face)                                                          \
    X(cairo_set_font_size)                                                             \
    X(cairo_text_extents)                                                              \
    X(cairo_show_text)

/* The functions that are used, each by its own name. */
typedef struct {
    FUNCTIONS(TRI_LIBRARY_MEMBER)
} library;

/* False where the library is not there. */
static bool load(library *cairo)
{
    static const char *const names[] = {FUNCTIONS(TRI_LIBRARY_NAME)};
    return tri_library_load(TRI_CAIRO_FILE, names, sizeof names / sizeof *names, cairo);
}

static void set_colour(const library *cairo, cairo_t *on, int32_t colour,
                       double opacity)
{
    cairo->cairo_set_source_rgba(on, (colour >> 16 & 0xFF) / 255.0,
                                 (colour >> 8 & 0xFF) / 255.0, (colour & 0xFF) / 255.0,
                                 opacity);
}

/* A rectangle with round corners. */
static void trace_rectangle(const library *cairo, cairo_t *on, const double *at)
{
    const double half_pi = 1.5707963267948966;
    const double right = at[0] + at[2];
    const double bottom = at[1] + at[3];
    const double r = fmin(at[4], fmin(at[2], at[3]) / 2);
    cairo->cairo_new_sub_path(on);
    cairo->cairo_arc(on, right - r, at[1] + r, r, -half_pi, 0);
    cairo->cairo_arc(on, right - r, bottom - r, r, 0, half_pi);
    cairo->cairo_arc(on, at[0] + r, bottom - r, r, half_pi, 2 * half_pi);
    cairo->cairo_arc(on, at[0] + r, at[1] + r, r, 2 * half_pi, 3 * half_pi);
    cairo->cairo_close_path(on);
}

static void draw_text(const library *cairo, cairo_t *on, const tri_i_shape *shape)
{
    cairo_text_extents_t is;
    cairo->cairo_select_font_face(on, TRI_I_FONT, CAIRO_FONT_SLANT_NORMAL,
                                  shape->is_bold ? CAIRO_FONT_WEIGHT_BOLD
                                                 : CAIRO_FONT_WEIGHT_NORMAL);
    cairo->cairo_set_font_size(on, shape->size);
    cairo->cairo_text_extents(on, shape->text, &is);
    /* In a wider font narrower, so that it stays in its box. */
    const double narrow = shape->at[2] > 0 && is.x_advance > shape->at[2]
                              ? shape->at[2] / is.x_advance
                              : 1;
    const double left = shape->is_centred ? is.x_advance * narrow / 2 : 0;
    set_colour(cairo, on, shape->fill, 1);
    cairo->cairo_save(on);
    cairo->cairo_translate(on, shape->at[0] - left, shape->at[1]);
    cairo->cairo_scale(on, narrow, 1);
    cairo->cairo_move_to(on, 0, 0);
    cairo->cairo_show_text(on, shape->text);
    cairo->cairo_restore(on);
    cairo->cairo_new_path(on);
}

static void paint(const library *cairo, cairo_t *on, const tri_i_shape *shape)
{
    static const double dashes[] = {7, 4};
    static const double dots[] = {0.1, 4.5};
    if (shape->fill != TRI_I_NO_COLOUR) {
        set_colour(cairo, on, shape->fill, shape->opacity);
        cairo->cairo_fill_preserve(on);
    }
    if (shape->stroke != TRI_I_NO_COLOUR) {
        const bool is_dotted = shape->dash == TRI_I_DOTTED;
        set_colour(cairo, on, shape->stroke, 1);
        cairo->cairo_set_line_width(on, shape->line);
        cairo->cairo_set_line_cap(on, is_dotted ? CAIRO_LINE_CAP_ROUND
                                                : CAIRO_LINE_CAP_BUTT);
        cairo->cairo_set_dash(on, is_dotted ? dots : dashes,
                              shape->dash == TRI_I_SOLID ? 0 : 2, 0);
        cairo->cairo_stroke(on);
    }
    cairo->cairo_new_path(on);
}

static void draw_shape(const library *cairo, cairo_t *on, const tri_i_shape *shape)
{
    const double *at = shape->at;
    switch (shape->kind) {
    case TRI_I_RECTANGLE:
        trace_rectangle(cairo, on, at);
        break;
    case TRI_I_CIRCLE:
        cairo->cairo_new_sub_path(on);
        cairo->cairo_arc(on, at[0], at[1], at[2], 0, 6.283185307179586);
        break;
    case TRI_I_CURVE:
        /* A quadratic curve as a cubic one. */
        cairo->cairo_move_to(on, at[0], at[1]);
        cairo->cairo_curve_to(on, (at[0] + 2 * at[2]) / 3, (at[1] + 2 * at[3]) / 3,
                              (2 * at[2] + at[4]) / 3, (2 * at[3] + at[5]) / 3, at[4],
                              at[5]);
        break;
    case TRI_I_TRIANGLE:
        cairo->cairo_move_to(on, at[0], at[1]);
        cairo->cairo_line_to(on, at[2], at[3]);
        cairo->cairo_line_to(on, at[4], at[5]);
        cairo->cairo_close_path(on);
        break;
    case TRI_I_TEXT:
        draw_text(cairo, on, shape);
        return;
    case TRI_I_BEGIN:
    case TRI_I_END:
        return;
    }
    paint(cairo, on, shape);
}

static cairo_status_t write_bytes(void *user, const unsigned char *bytes,
                                  unsigned length)
{
    tri_sink *sink = user;
    tri_sink_bytes(sink, bytes, length);
    return sink->status == TRI_OK ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static tri_status write_picture(const library *cairo, const tri_i_picture *picture,
                                tri_sink *sink, tri_error *error)
{
    const double scale =
        fmin(fmin(SHARP, sqrt(MOST_PIXELS / (picture->width * picture->height))),
             MOST_SIDE / fmax(picture->width, picture->height));
    cairo_surface_t *surface = cairo->cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)ceil(picture->width * scale),
        (int)ceil(picture->height * scale));
    cairo_t *on = cairo->cairo_create(surface);
    cairo->cairo_scale(on, scale, scale);
    set_colour(cairo, on, 0xFFFFFF, 1);
    cairo->cairo_paint(on);
    for (size_t i = 0; i < picture->n_shapes; i++) {
        draw_shape(cairo, on, &picture->shapes[i]);
    }
    cairo_status_t status = cairo->cairo_status(on);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo->cairo_surface_write_to_png_stream(surface, write_bytes, sink);
    }
    cairo->cairo_destroy(on);
    cairo->cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS || sink->status != TRI_OK) {
        return sink->status;
    }
    return status == CAIRO_STATUS_NO_MEMORY
               ? tri_i_fail_memory(error)
               : tri_i_fail(error, TRI_ERR_LIMIT, 0, "cairo, drawing: %s",
                            cairo->cairo_status_to_string(status));
}

static tri_status load_or_fail(library *cairo, tri_error *error)
{
    return load(cairo) ? TRI_OK
                       : tri_i_fail(error, TRI_ERR_FORMAT, 0,
                                    "PNG needs the library cairo (" TRI_CAIRO_FILE
                                    "), which is not there");
}

tri_status tri_i_png_ready(tri_error *error)
{
    library cairo;
    return load_or_fail(&cairo, error);
}

tri_status tri_i_write_png(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    library cairo;
    tri_i_picture picture;
    TRI_TRY(load_or_fail(&cairo, error));
    tri_status status = tri_i_draw(graph, &picture, error);
    if (status == TRI_OK) {
        status = write_picture(&cairo, &picture, sink, error);
    }
    tri_i_picture_clear(&picture);
    return status;
}

#else

tri_status tri_i_png_ready(tri_error *error)
{
    return tri_i_fail(error, TRI_ERR_FORMAT, 0,
                      "PNG needs the library cairo, which was missing when this was "
                      "made");
}

tri_status tri_i_write_png(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    (void)graph;
    (void)sink;
    return tri_i_png_ready(error);
}

#endif
