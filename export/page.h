/* The page that graph_to_html.c fills: what stands before, between and behind the title
   and the data, each as lines, ended by NULL. Made from page/ by page/page_to_c.py. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRI_EXPORT_PAGE_H
#define TRI_EXPORT_PAGE_H

extern const char *const tri_i_page_head[]; /* up to the title */
extern const char *const tri_i_page_body[]; /* behind it, up to the data */
extern const char *const tri_i_page_end[];  /* behind the data, the script in it */

#endif
