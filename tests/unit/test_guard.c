/* Tests extract/guard/: for each line of tests/data/names.tsv, whether two names can be
   one thing's, and why not. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "extract/guard/guard.h"

#include <stdio.h>
#include <string.h>

enum { LINE_ROOM = 512, COLUMNS = 5 };

#define REASON_NAME(name, text, overruled) #name,
static const char *const reasons[] = {TRI_I_APART_LIST(REASON_NAME)};
#undef REASON_NAME

/* A type, perhaps with the name's gender or its Wikidata id behind it: "PER f",
   "LOC Q18". */
static void read(const char *text, const char *type, tri_i_name *name)
{
    char word[8] = "";
    char more[16] = "";
    (void)sscanf(type, "%7s %15s", word, more);
    const tri_i_name_facts facts = {.type = tri_type_from_name(word),
                                    .gender = more[0] == 'm'   ? TRI_I_NAME_MAN
                                              : more[0] == 'f' ? TRI_I_NAME_WOMAN
                                                               : 0,
                                    .wikidata = more[0] == 'Q' ? more : ""};
    tri_i_read_name(text, &facts, name);
}

/* Whether a line holds, both ways round; what does not is printed. */
static bool check(const char *path, unsigned number, char *cells[COLUMNS])
{
    tri_i_name a;
    tri_i_name b;
    read(cells[0], cells[1], &a);
    read(cells[2], cells[3], &b);
    const char *found = reasons[tri_i_names_apart(&a, &b)];
    const char *back = reasons[tri_i_names_apart(&b, &a)];
    if (strcmp(found, cells[4]) == 0 && strcmp(back, cells[4]) == 0) {
        return true;
    }
    (void)fprintf(stderr,
                  "%s:%u: %s ~ %s: wanted %s, found %s, the other way round %s\n", path,
                  number, cells[0], cells[2], cells[4], found, back);
    return false;
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (file == NULL) {
        (void)fprintf(stderr, "usage: test_guard NAMES.tsv\n");
        return 2;
    }
    char line[LINE_ROOM];
    unsigned number = 0;
    unsigned n_checked = 0;
    unsigned n_wrong = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0') {
            continue;
        }
        char *cells[COLUMNS] = {line};
        unsigned n = 1;
        for (char *c = line; *c != '\0' && n < COLUMNS; c++) {
            if (*c == '\t') {
                *c = '\0';
                cells[n++] = c + 1;
            }
        }
        if (n != COLUMNS) {
            (void)fprintf(stderr, "%s:%u: %u cells\n", argv[1], number, n);
            n_wrong++;
            continue;
        }
        n_checked++;
        n_wrong += !check(argv[1], number, cells);
    }
    (void)fclose(file);
    (void)printf("%u pairs, %u wrong\n", n_checked, n_wrong);
    return n_checked > 0 && n_wrong == 0 ? 0 : 1;
}
