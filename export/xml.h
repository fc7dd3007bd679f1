/* XML out: text and attribute values with what XML 1.0 asks for. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_XML_H
#define TRI_EXPORT_XML_H

#include "base/sink.h"

/* Appends a text as character data, or inside double quotes of an attribute. What XML
   1.0 forbids (control characters but tab, line feed and carriage return, surrogates,
   U+FFFE, U+FFFF, invalid UTF-8) is left out and counted. */
void tri_i_sink_xml_text(tri_sink *sink, const char *text);

/* Appends ` name="value"`. */
void tri_i_sink_xml_attribute(tri_sink *sink, const char *name, const char *value);

#endif
