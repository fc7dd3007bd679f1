/* SVG: a picture that scales, whose text is text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/formats.h"
#include "export/picture.h"
#include "export/xml.h"

#include <math.h>

/* ` name="value"`, with one decimal. */
static void write_number(tri_sink *sink, const char *name, double value)
{
    tri_sink_printf(sink, " %s=\"", name);
    tri_sink_double(sink, round(value * 10) / 10 + 0.0);
    tri_sink_char(sink, '"');
}

static void write_point(tri_sink *sink, const char *before, const double *at)
{
    tri_sink_string(sink, before);
    tri_sink_double(sink, round(at[0] * 10) / 10 + 0.0);
    tri_sink_char(sink, ' ');
    tri_sink_double(sink, round(at[1] * 10) / 10 + 0.0);
}

static void write_colour(tri_sink *sink, const char *name, int32_t colour)
{
    if (colour == TRI_I_NO_COLOUR) {
        tri_sink_printf(sink, " %s=\"none\"", name);
    } else {
        tri_sink_printf(sink, " %s=\"#%06x\"", name, (unsigned)colour);
    }
}

/* How a shape is filled and drawn round. */
static void write_paint(tri_sink *sink, const tri_i_shape *shape)
{
    write_colour(sink, "fill", shape->fill);
    if (shape->fill != TRI_I_NO_COLOUR && shape->opacity < 1) {
        tri_sink_string(sink, " fill-opacity=\"");
        tri_sink_double(sink, shape->opacity);
        tri_sink_char(sink, '"');
    }
    if (shape->stroke != TRI_I_NO_COLOUR) {
        write_colour(sink, "stroke", shape->stroke);
        write_number(sink, "stroke-width", shape->line);
    }
    if (shape->dash != TRI_I_SOLID) {
        tri_sink_string(sink, shape->dash == TRI_I_DASHED
                                  ? " stroke-dasharray=\"7 4\""
                                  : " stroke-dasharray=\"0.1 4.5\" "
                                    "stroke-linecap=\"round\"");
    }
}

static void write_text(tri_sink *sink, const tri_i_shape *shape)
{
    tri_sink_string(sink, "<text");
    write_number(sink, "x", shape->at[0]);
    write_number(sink, "y", shape->at[1]);
    write_number(sink, "font-size", shape->size);
    write_colour(sink, "fill", shape->fill);
    if (shape->is_centred) {
        tri_sink_string(sink, " text-anchor=\"middle\"");
    }
    if (shape->is_bold) {
        tri_sink_string(sink, " font-weight=\"bold\"");
    }
    if (shape->at[2] > 0) {
        /* In any font as wide as in ours, so that it stays in its box. */
        write_number(sink, "textLength", shape->at[2]);
        tri_sink_string(sink, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    tri_sink_char(sink, '>');
    tri_i_sink_xml_text(sink, shape->text);
    tri_sink_string(sink, "</text>\n");
}

static void write_shape(tri_sink *sink, const tri_i_shape *shape)
{
    const double *at = shape->at;
    switch (shape->kind) {
    case TRI_I_RECTANGLE:
        tri_sink_string(sink, "<rect");
        write_number(sink, "x", at[0]);
        write_number(sink, "y", at[1]);
        write_number(sink, "width", at[2]);
        write_number(sink, "height", at[3]);
        write_number(sink, "rx", at[4]);
        break;
    case TRI_I_CIRCLE:
        tri_sink_string(sink, "<circle");
        write_number(sink, "cx", at[0]);
        write_number(sink, "cy", at[1]);
        write_number(sink, "r", at[2]);
        break;
    case TRI_I_CURVE:
        write_point(sink, "<path d=\"M", at);
        write_point(sink, "Q", at + 2);
        write_point(sink, " ", at + 4);
        tri_sink_char(sink, '"');
        break;
    case TRI_I_TRIANGLE:
        write_point(sink, "<path d=\"M", at);
        write_point(sink, "L", at + 2);
        write_point(sink, "L", at + 4);
        tri_sink_string(sink, "Z\"");
        break;
    case TRI_I_TEXT:
        write_text(sink, shape);
        return;
    case TRI_I_BEGIN:
        tri_sink_printf(sink, "<g class=\"%s\">", shape->called);
        if (shape->text[0] != '\0') {
            tri_sink_string(sink, "<title>");
            tri_i_sink_xml_text(sink, shape->text);
            tri_sink_string(sink, "</title>");
        }
        tri_sink_char(sink, '\n');
        return;
    case TRI_I_END:
        tri_sink_string(sink, "</g>\n");
        return;
    }
    write_paint(sink, shape);
    tri_sink_string(sink, "/>\n");
}

tri_status tri_i_write_svg(const tri_graph *graph, tri_sink *sink, tri_error *error)
{
    tri_i_picture picture;
    const tri_status status = tri_i_draw(graph, &picture, error);
    if (status == TRI_OK) {
        tri_sink_string(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
        write_number(sink, "width", picture.width);
        write_number(sink, "height", picture.height);
        tri_sink_string(sink, " viewBox=\"0 0 ");
        tri_sink_double(sink, picture.width);
        tri_sink_char(sink, ' ');
        tri_sink_double(sink, picture.height);
        tri_sink_string(sink, "\" font-family=\"" TRI_I_FONTS "\">\n<title>");
        tri_i_sink_xml_text(sink, picture.title);
        tri_sink_string(sink,
                        "</title>\n"
                        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (size_t i = 0; i < picture.n_shapes && sink->status == TRI_OK; i++) {
            write_shape(sink, &picture.shapes[i]);
        }
        tri_sink_string(sink, "</svg>\n");
    }
    tri_i_picture_clear(&picture);
    return status != TRI_OK ? status : sink->status;
}
