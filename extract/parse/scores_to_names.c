/* The best sequence of name labels. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/parse/parse_i.h"

#include <math.h>
#include <string.h>

float tri_i_probability(float log_p)
{
    double y = 1.0 + (log_p > -60.0F ? (double)log_p : -60.0) / 65536.0;
    for (int i = 0; i < 16; i++) {
        y *= y;
    }
    return (float)y;
}

bool tri_i_bio_add(tri_i_bio *bio, const char *label)
{
    if (bio->n_labels == TRI_I_NAME_LABELS) {
        return false;
    }
    int type = -1;
    if (strcmp(label, "O") != 0) {
        if ((label[0] != 'B' && label[0] != 'I') || label[1] != '-') {
            return false;
        }
        type = 0;
        while ((size_t)type < bio->n_types &&
               strcmp(bio->types[type], label + 2) != 0) {
            type++;
        }
        if ((size_t)type == bio->n_types) {
            bio->types[bio->n_types++] = label + 2;
        }
    }
    bio->type[bio->n_labels] = (int8_t)type;
    bio->begins[bio->n_labels] = label[0] == 'B';
    bio->n_labels++;
    return true;
}

/* What speaks for a name that goes on at a connecting word, in log probability: the
   model is read word by word, and less sure of what follows "of" than a name that is
   one has it. Found on several annotated sets. */
static const double joint_bonus = 1.5;

/* Whether label `b` may follow label `a`, of a connecting word or another. */
static bool may_follow(const tri_i_bio *bio, size_t a, size_t b, bool connecting)
{
    const bool goes_on = bio->type[a] == bio->type[b] && !bio->begins[b];
    return goes_on ||
           (connecting && bio->type[a] >= 0 ? false
                                            : bio->type[b] < 0 || bio->begins[b]);
}

/* Fills `path` with the best label of each word. */
static void viterbi(const tri_i_bio *bio, const float *scores, const bool *connecting,
                    size_t n, uint8_t *path, uint8_t *back)
{
    const size_t n_labels = bio->n_labels;
    double best[TRI_I_NAME_LABELS];
    double next[TRI_I_NAME_LABELS];
    for (size_t b = 0; b < n_labels; b++) {
        best[b] = bio->type[b] < 0 || bio->begins[b] ? (double)scores[b] : -INFINITY;
    }
    for (size_t i = 1; i < n; i++) {
        for (size_t b = 0; b < n_labels; b++) {
            size_t from = 0; /* O or the first label, which anything may follow */
            double top = -INFINITY;
            for (size_t a = 0; a < n_labels; a++) {
                if (best[a] > top && may_follow(bio, a, b, connecting[i - 1])) {
                    top = best[a];
                    from = a;
                }
            }
            next[b] = top + (double)scores[i * n_labels + b] +
                      (connecting[i] && bio->type[b] >= 0 ? joint_bonus : 0.0);
            back[i * n_labels + b] = (uint8_t)from;
        }
        memcpy(best, next, sizeof best);
    }
    size_t last = n_labels;
    for (size_t b = 0; b < n_labels; b++) {
        const bool may_end = bio->type[b] < 0 || !connecting[n - 1];
        last = may_end && (last == n_labels || best[b] > best[last]) ? b : last;
    }
    last = last == n_labels ? 0 : last; /* no label is O */
    for (size_t i = n; i-- > 0;) {
        path[i] = (uint8_t)last;
        last = i > 0 ? back[i * n_labels + last] : last;
    }
}

size_t tri_i_scores_to_names(const tri_i_bio *bio, const float *scores,
                             const bool *connecting, size_t n, uint8_t *path,
                             uint8_t *back, tri_i_name *names)
{
    if (n == 0 || bio->n_labels == 0) {
        return 0;
    }
    viterbi(bio, scores, connecting, n, path, back);
    size_t n_names = 0;
    for (size_t i = 0; i < n;) {
        const size_t begin = i;
        const int8_t type = bio->type[path[i]];
        float sum = 0;
        do {
            sum += tri_i_probability(scores[i * bio->n_labels + path[i]]);
            i++;
        } while (i < n && type >= 0 && bio->type[path[i]] == type &&
                 !bio->begins[path[i]]);
        if (type >= 0) {
            names[n_names++] = (tri_i_name){
                .begin = (uint32_t)begin,
                .end = (uint32_t)i,
                .type = (uint16_t)type,
                .p = sum / (float)(i - begin),
            };
        }
    }
    return n_names;
}
