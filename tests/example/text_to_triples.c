/* A whole program over tricot-extract.h: a text to triples, one JSON object a line. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <tricot-extract.h>

#include <stdio.h>

static tri_status print(const tri_triples *triples, void *sink)
{
    return tri_triples_write_jsonl(triples, 0, sink);
}

static tri_status write_bytes(const void *bytes, size_t length, void *file)
{
    return fwrite(bytes, 1, length, file) == length ? TRI_OK : TRI_ERR_IO;
}

int main(int argc, char **argv)
{
    static char text[1 << 20];
    tri_model *model = NULL;
    tri_sink sink;
    tri_error error = {0};
    const tri_meta meta = {.id = "-"};

    if (argc != 2) {
        (void)fprintf(stderr, "usage: text_to_triples WEIGHTS < TEXT > TRIPLES\n");
        return 2;
    }
    const size_t length = fread(text, 1, sizeof text, stdin);
    tri_sink_init(&sink, write_bytes, stdout);
    tri_status status = tri_model_open(argv[1], &model, &error);
    if (status == TRI_OK) {
        status = tri_extract(model, text, length, &meta, print, &sink, &error);
    }
    if (status == TRI_OK) {
        status = tri_sink_flush(&sink);
    }
    if (status != TRI_OK) {
        (void)fprintf(stderr, "%s\n", error.message);
    }
    tri_model_free(model);
    return status == TRI_OK ? 0 : 1;
}
