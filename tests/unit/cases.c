/* Reads documents with trees, and beside them the comments that a test is to check. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "tests/unit/cases.h"

#include "extract/parse/parse_i.h"
#include "extract/read/read.h"
#include "extract/tree.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    FILE *file; /* read along for its comments */
    void (*check)(test_case *one, void *user);
    void *user;
    test_case one;
    size_t n;
} run;

/* Comments that readers of CoNLL-U know. */
static bool is_own(const char *line)
{
    static const char *const own[] = {"# text", "# sent_id", "# global", "# newpar"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strncmp(line, own[i], strlen(own[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Reads the wishes of the next document, up to the `# newdoc` behind it. */
static void read_wishes(run *all)
{
    char line[1024];
    bool inside = false;
    long before = ftell(all->file);
    all->one.n_wishes = 0;
    while (fgets(line, sizeof line, all->file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "# newdoc", 8) == 0) {
            if (inside) {
                assert(fseek(all->file, before, SEEK_SET) == 0);
                break;
            }
            inside = true;
        } else if (inside && line[0] == '#' && strstr(line, " = ") != NULL &&
                   !is_own(line)) {
            assert(all->one.n_wishes < CASES_MAX_WISHES);
            char *wish = all->one.wishes[all->one.n_wishes++];
            (void)snprintf(wish, sizeof all->one.wishes[0], "%.500s", line + 2);
        }
        before = ftell(all->file);
    }
}

static tri_status take(tri_document *document, void *user)
{
    run *all = user;
    for (uint32_t i = 0; i < document->n_tokens; i++) {
        const tri_token *token = &document->surface[i];
        assert(token->upos != TRI_UPOS_COUNT && token->xpos != TRI_XPOS_COUNT &&
               token->rel != TRI_REL_COUNT && token->lemma[0] != '\0');
    }
    /* What the model would add is all there. */
    tri_i_names names = {0};
    document->tokens = document->surface;
    document->sentences = document->given_sentences;
    document->n_sentences = document->n_given_sentences;
    assert(tri_i_keep_names(document, &document->arena, &names, NULL) == TRI_OK);
    document->names = names.spans;
    document->n_names = names.n;
    assert(tri_i_tree_build(document->tokens, document->n_tokens, &document->arena,
                            &document->tree, NULL) == TRI_OK);
    document->parts |= TRI_I_PART_PARSE;
    read_wishes(all);
    all->one.document = document;
    all->check(&all->one, all->user);
    all->n++;
    tri_document_free(document);
    return TRI_OK;
}

static void refuse(const char *message, bool is_failure, void *user)
{
    (void)is_failure;
    (void)user;
    (void)fprintf(stderr, "%s\n", message);
    assert(!"the file is well formed");
}

size_t cases_run(const char *path, void (*check)(test_case *one, void *user),
                 void *user)
{
    static run all; /* large */
    const tri_read_options how = {
        .form = TRI_FORM_CONLLU, .keep_trees = true, .on_warning = refuse};
    all = (run){.file = fopen(path, "r"), .check = check, .user = user};
    assert(all.file != NULL);
    assert(tri_read_file(path, &how, take, &all, NULL) == TRI_OK);
    (void)fclose(all.file);
    return all.n;
}
