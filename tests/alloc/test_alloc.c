/* Lets the nth allocation fail, for every n, in the whole way from weights to a file.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/extract.h"
#include "extract/read/read.h"
#include "extract/tokens/tokens.h"
#include "tests/alloc/zip.h"
#include "tricot.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The linker sends our code's calls here (--wrap); other libraries' own stay theirs. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
char *__real_strdup(const char *text);
void *__real_aligned_alloc(size_t alignment, size_t size);
int __real_posix_memalign(void **block, size_t alignment, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *text);
void *__wrap_aligned_alloc(size_t alignment, size_t size);
int __wrap_posix_memalign(void **block, size_t alignment, size_t size);

static size_t n_calls;
static size_t fail_at; /* 0: none fails */

static bool fails(void)
{
    return ++n_calls == fail_at;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails() ? NULL : __real_realloc(block, size);
}

char *__wrap_strdup(const char *text)
{
    return fails() ? NULL : __real_strdup(text);
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __real_aligned_alloc(alignment, size);
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size)
{
    return fails() ? 12 : __real_posix_memalign(block, alignment, size);
}

static const char text[] =
    "President Anna Smith of Ruritania, 52, did not meet Bob Jones on 7 January 2022. "
    "She said Apple, the maker of phones, paid $3 million to Boeing in Seattle.";

static tri_status add(const tri_triples *triples, void *graph)
{
    return tri_graph_add(graph, triples, NULL);
}

static tri_status print(const tri_triples *triples, void *user)
{
    return tri_triples_write_jsonl(triples, 0, user);
}

static tri_status discard(const void *bytes, size_t length, void *user)
{
    (void)bytes;
    (void)length;
    (void)user;
    return TRI_OK;
}

/* What the steps work on. */
typedef struct {
    const char *weights; /* files */
    const char *graph_file;
    tri_model *model; /* opened once that has been tried, */
    tri_memory jsonl; /* its triples, once they have been tried */
} fixture;

static tri_status open_weights(const fixture *in)
{
    tri_model *model = NULL;
    const tri_status status = tri_model_open(in->weights, &model, NULL);
    tri_model_free(model);
    return status;
}

static tri_status extract(const fixture *in)
{
    tri_sink sink;
    const tri_meta meta = {.id = "a", .date = "2022-01-08"};
    tri_sink_init(&sink, discard, NULL);
    TRI_TRY(tri_extract(in->model, text, strlen(text), &meta, print, &sink, NULL));
    return tri_sink_flush(&sink);
}

/* The same with what an input says of its text: two names, and who says it all. */
static tri_status write_given(const tri_model *model, tri_write_function write,
                              void *user)
{
    static const tri_given given[] = {
        {.begin = 10, .end = 20, .type = TRI_TYPE_PER, .ref = "#anna", .name = "Anna"},
        {.begin = 82, .end = 85, .type = TRI_TYPE_PER, .ref = "wd:Q1"},
        {.begin = 0, .end = 150, .is_speech = true, .type = TRI_TYPE_PER, .ref = "#s"}};
    const tri_meta meta = {.id = "a", .date = "2022-01-08"};
    tri_document document = {0};
    tri_triples triples = {0};
    tri_scratch *scratch = NULL;
    tri_sink sink;
    tri_sink_init(&sink, write, user);
    tri_status status = tri_document_init(&document, text, strlen(text), &meta, NULL);
    if (status == TRI_OK) {
        status = tri_document_add_given(&document, given, 3, NULL, NULL);
    }
    if (status == TRI_OK) {
        status = tri_scratch_new(model, &scratch, NULL);
    }
    if (status == TRI_OK) {
        status = tri_document_annotate(&document, model, scratch, false, NULL);
    }
    document.explain = true;
    document.explain_all = true;
    if (status == TRI_OK) {
        status = tri_document_extract(&document, &triples, NULL);
    }
    if (status == TRI_OK) {
        status = tri_triples_write_jsonl(&triples, 0, &sink);
    }
    if (status == TRI_OK) {
        status = tri_sink_flush(&sink);
    }
    tri_triples_clear(&triples);
    tri_scratch_free(scratch);
    tri_document_clear(&document);
    return status;
}

static tri_status extract_given(const fixture *in)
{
    return write_given(in->model, discard, NULL);
}

/* The formats whose writing takes no memory, however large the graph. */
static bool is_stream(const tri_format *format)
{
    const char *const names[] = {"graphml", "gexf", "dot", "json", "cyjs"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], format->name) == 0) {
            return true;
        }
    }
    return false;
}

static tri_status take(tri_document *document, void *user)
{
    (void)user;
    const tri_i_tools tools = {0};
    const tri_status status = tri_i_run_stage(&tri_i_stages[TRI_I_STAGE_TOKENS], &tools,
                                              true, document, NULL);
    tri_document_free(document);
    return status;
}

static const char conllu[] = "# newdoc id = a\n# text = Don't go\n"
                             "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_\n"
                             "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n"
                             "3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tNER=B-PER\n\n";

static tri_status annotate(tri_document *document, void *user)
{
    tri_scratch *scratch = NULL;
    tri_status status = tri_scratch_new(user, &scratch, NULL);
    if (status == TRI_OK) {
        status = tri_document_annotate(document, user, scratch, false, NULL);
    }
    tri_scratch_free(scratch);
    tri_document_free(document);
    return status;
}

static tri_status parse_kept(const fixture *in)
{
    const tri_read_options how = {.form = TRI_FORM_CONLLU, .keep_trees = true};
    return tri_read_bytes("input", conllu, strlen(conllu), &how, annotate, in->model,
                          NULL);
}

/* Every form that documents come in. */
static tri_status read_documents(const fixture *in)
{
    (void)in;
    static const char *const inputs[TRI_FORM_COUNT] = {
        [TRI_FORM_TEXT] = text,
        [TRI_FORM_LINES] = "Apple is based in Cupertino.\nBoeing is not.\n",
        [TRI_FORM_JSONL] = "{\"id\": 1, \"text\": \"Apple\r\n\", \"x\": [\"y\"], "
                           "\"given\": [{\"begin\": 0, \"end\": 5, \"type\": "
                           "\"ORG\", \"ref\": \"wd:Q312\"}]}\n",
        [TRI_FORM_CONLLU] = conllu,
        [TRI_FORM_HTML] = "<html lang=en><title>T</title><article><h1>A</h1>"
                          "<p>Apple is based in Cupertino, and has been.</article>",
        [TRI_FORM_XML] = "<TEI><teiHeader><title>T</title><person xml:id='a'><persName>"
                         "<forename>A</forename><surname>B</surname></persName><idno>"
                         "wd:Q1</idno></person></teiHeader><text><sp who='#a #b'>"
                         "<p>Apple</p></sp><p><persName ref='#a'>Boeing</persName></p>"
                         "</text></TEI>",
        [TRI_FORM_CSV] = "id,text,more\n1,\"Apple\nPie\",x\n,Boeing,\n",
#ifdef TRI_HAVE_MARKDOWN
        [TRI_FORM_MARKDOWN] = "---\ntitle: T\ndate: 2022-01-08\n---\n# A\n\n*B*\n",
#endif
    };
    for (int i = 0; i < TRI_FORM_COUNT; i++) {
        const tri_read_options how = {.form = (tri_form)i, .keep_trees = true};
        if (inputs[i] != NULL) {
            TRI_TRY(tri_read_bytes("input", inputs[i], strlen(inputs[i]), &how, take,
                                   NULL, NULL));
        }
    }
    const tri_read_options how = {.form = TRI_FORM_XML, .xpath = "//p"};
    return tri_read_bytes("input", inputs[TRI_FORM_XML], strlen(inputs[TRI_FORM_XML]),
                          &how, take, NULL, NULL);
}

#ifdef TRI_HAVE_ARCHIVE
static tri_status read_packed(const fixture *in)
{
    (void)in;
    static const zip_member docx[] = {
        {"word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Apple"
                              "</w:t></w:r></w:p></w:body></w:document>"},
        {"docProps/core.xml", "<c xmlns:d='d'><d:title>T</d:title><d:creator>C"
                              "</d:creator><d:created>2022-01-08T</d:created></c>"},
        {NULL, NULL}};
    static const zip_member odt[] = {
        {"content.xml", "<o xmlns:t='t'><t:text><t:p>Apple</t:p></t:text></o>"},
        {NULL, NULL}};
    static const zip_member epub[] = {
        {"META-INF/container.xml", "<container><rootfile full-path='a/b.opf'/>"
                                   "</container>"},
        {"a/b.opf", "<package><metadata><title>T</title><date>2022-01-08</date>"
                    "</metadata><manifest><item id='i' href='c.html'/></manifest>"
                    "<spine><itemref idref='i'/></spine></package>"},
        {"a/c.html", "<p>Apple is based in Cupertino.</p>"},
        {NULL, NULL}};
    static const struct {
        tri_form form;
        const zip_member *members;
    } packed[] = {{TRI_FORM_DOCX, docx}, {TRI_FORM_ODT, odt}, {TRI_FORM_EPUB, epub}};
    static zip_file zip;
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        const tri_read_options how = {.form = packed[i].form};
        zip_make(&zip, packed[i].members);
        TRI_TRY(tri_read_bytes("input", (const char *)zip.bytes, zip.n_bytes, &how,
                               take, NULL, NULL));
    }
    return TRI_OK;
}
#endif

/* Two documents of which the second repeats the first. */
static tri_status find_duplicate(const fixture *in)
{
    (void)in;
    tri_duplicates *duplicates = NULL;
    tri_document document = {0};
    const char *first = NULL;
    tri_status status = tri_duplicates_new(&duplicates, NULL);
    if (status == TRI_OK) {
        status = tri_document_init(&document, text, strlen(text), NULL, NULL);
    }
    if (status == TRI_OK) {
        status = tri_document_sketch(&document, NULL);
    }
    for (int i = 0; i < 2 && status == TRI_OK; i++) {
        status =
            tri_duplicates_add(duplicates, "a", document.meta.sketch, &first, NULL);
    }
    assert(status != TRI_OK || (first != NULL && strcmp(first, "a") == 0));
    tri_document_clear(&document);
    tri_duplicates_free(duplicates);
    return status;
}

static tri_status read_graph(const fixture *in)
{
    const tri_graph_options options = tri_graph_options_default();
    tri_graph *graph = NULL;
    tri_status status = tri_graph_read(in->graph_file, &options, &graph, NULL);
    if (status == TRI_OK) {
        status = tri_graph_finish(graph, NULL);
    }
    tri_graph_free(graph);
    return status;
}

/* From triples that are kept, so that the model does not run again for each n. */
static tri_status build(const fixture *in)
{
    tri_graph_options options = tri_graph_options_default();
    options.cooccur = TRI_COOCCUR_PARAGRAPH;
    options.ego = "boeing";
    options.radius = 3;
    options.top = 100;
    options.top_by = TRI_MEASURE_CLOSENESS;
    tri_graph *graph = NULL;
    tri_triples_reader *reader = NULL;
    tri_sink sink;
    tri_status status = tri_graph_new(&options, &graph, NULL);
    if (status == TRI_OK) {
        status = tri_triples_reader_new("a", add, graph, &reader, NULL);
    }
    const char *line = in->jsonl.bytes;
    while (status == TRI_OK && *line != '\0') {
        const size_t length = strcspn(line, "\n");
        status = tri_triples_reader_line(reader, line, length, NULL);
        line += length + (line[length] == '\n');
    }
    if (status == TRI_OK) {
        status = tri_triples_reader_finish(reader, NULL);
    }
    if (status == TRI_OK) {
        status = tri_graph_add_text(graph, "a", text, strlen(text), NULL);
    }
    if (status == TRI_OK) {
        status = tri_graph_finish(graph, NULL);
    }
    for (const tri_format *format = tri_formats;
         status == TRI_OK && format->name != NULL; format++) {
        const size_t before = n_calls;
        tri_sink_init(&sink, discard, NULL);
        if (format->write != NULL) {
            status = tri_write(graph, format, &sink, NULL);
        }
        assert(n_calls == before || !is_stream(format));
        for (const tri_part *part = format->parts;
             status == TRI_OK && part != NULL && part->name != NULL; part++) {
            status = tri_write_part(graph, part, &sink, NULL);
        }
    }
    if (status == TRI_OK) {
        status = tri_write_evidence(graph, false, &sink, NULL);
    }
    tri_triples_reader_free(reader);
    tri_graph_free(graph);
    return status;
}

/* Runs one step with its nth allocation failing; true while some allocation did. */
static bool step_fails(size_t n, tri_status status, const char *step)
{
    const bool has_failed = n_calls >= n;
    /* A library between us and the allocator may do without (a cache), so success is
       no error in itself; another status than the one for memory would be. */
    if (status != TRI_OK && status != TRI_ERR_NO_MEMORY) {
        (void)fprintf(stderr, "%s: allocation %zu: status %d\n", step, n, (int)status);
        exit(1);
    }
    if (!has_failed && status != TRI_OK) {
        (void)fprintf(stderr, "%s: fails without a cause\n", step);
        exit(1);
    }
    return has_failed;
}

/* Runs a step with its first allocation failing, then its second, until none fails any
   more; says and returns how many there are. */
static size_t try_each(const char *step, tri_status (*run)(const fixture *in),
                       const fixture *in)
{
    bool has_failed = true;
    size_t n = 0;
    while (has_failed) {
        n_calls = 0;
        fail_at = ++n;
        has_failed = step_fails(n, run(in), step);
    }
    fail_at = 0;
    printf("%s: %zu allocations\n", step, n - 1);
    return n - 1;
}

int main(int argc, char **argv)
{
    assert(argc == 3);
    fixture in = {.weights = argv[1], .graph_file = argv[2]};
    (void)try_each("open", open_weights, &in);
    assert(tri_model_open(in.weights, &in.model, NULL) == TRI_OK);

    /* The first run of the model may fill what lasts for the process. */
    assert(extract(&in) == TRI_OK);
    (void)try_each("extract", extract, &in);
    (void)try_each("extract given", extract_given, &in);
    (void)try_each("parse kept", parse_kept, &in);

    assert(write_given(in.model, tri_memory_write, &in.jsonl) == TRI_OK);
    assert(strstr(in.jsonl.bytes, "\"ref\": \"#anna\"") != NULL);
    (void)try_each("build", build, &in);
    assert(try_each("read documents", read_documents, &in) >= TRI_FORM_COUNT);
#ifdef TRI_HAVE_ARCHIVE
    (void)try_each("read packed", read_packed, &in);
#endif
    assert(try_each("find duplicate", find_duplicate, &in) >= 10);
    (void)try_each("read graph", read_graph, &in);
    free(in.jsonl.bytes);
    tri_model_free(in.model);
    return 0;
}
