/* How wide text is, by the widths of Helvetica, which Arial and Liberation Sans share.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/picture_text.h"

#include "base/utf8.h"

/* Widths in thousandths of the size, from the character `first` on; 0: not there. */
typedef struct {
    uint32_t first;
    uint32_t n;
    const uint16_t *widths; /* (n) */
} range;

/* clang-format off */
static const uint16_t latin[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
    722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
    500, 334, 260, 334, 584,
};
static const uint16_t latin_more[] = {
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549,
    333, 333, 333, 576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667,
    667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778,
    778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500,
    556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 549, 611, 556,
    556, 556, 556, 500, 556, 500, 667, 556, 667, 556, 667, 556, 722, 500, 722, 500, 722, 500,
    722, 500, 722, 615, 722, 556, 667, 556, 667, 556, 667, 556, 667, 556, 667, 556, 778, 556,
    778, 556, 778, 556, 778, 556, 722, 556, 722, 556, 278, 278, 278, 278, 278, 278, 278, 222,
    278, 278, 735, 444, 500, 222, 667, 500, 500, 556, 222, 556, 222, 556, 292, 556, 334, 556,
    222, 722, 556, 722, 556, 722, 556, 604, 723, 556, 778, 556, 778, 556, 778, 556, 1000, 944,
    722, 333, 722, 333, 722, 333, 667, 500, 667, 500, 667, 500, 667, 500, 611, 278, 611, 375,
    611, 278, 722, 556, 722, 556, 722, 556, 722, 556, 722, 556, 722, 556, 944, 722, 667, 500,
    667, 611, 500, 611, 500, 611, 500, 222,
};
static const uint16_t greek[] = {
    667, 278, 784, 838, 384, 0, 774, 0, 855, 752, 222, 667, 667, 551, 668, 667, 611, 722, 778,
    278, 667, 668, 833, 722, 650, 778, 722, 667, 0, 618, 611, 667, 798, 667, 835, 748, 278, 667,
    578, 446, 556, 222, 547, 578, 575, 500, 557, 446, 441, 556, 556, 222, 500, 500, 576, 500,
    448, 556, 690, 569, 482, 617, 395, 547, 648, 525, 713, 781, 222, 547, 556, 547, 781,
};
static const uint16_t cyrillic[] = {
    667, 667, 865, 542, 719, 667, 278, 278, 500, 1057, 1010, 854, 583, 722, 635, 719, 667, 656,
    667, 542, 677, 667, 923, 604, 719, 719, 583, 656, 833, 722, 778, 719, 667, 722, 611, 635,
    760, 667, 740, 667, 917, 938, 792, 885, 656, 719, 1010, 722, 556, 573, 531, 365, 583, 556,
    669, 458, 559, 559, 438, 583, 688, 552, 556, 542, 556, 500, 458, 500, 823, 500, 573, 521,
    802, 823, 625, 719, 521, 510, 750, 542, 556, 556, 556, 365, 510, 500, 222, 278, 222, 906,
    813, 556, 438, 559, 500, 552,
};
static const uint16_t points[] = {
    333, 333, 0, 556, 1000, 1000, 0, 552, 222, 222, 222, 222, 333, 333, 333, 0, 556, 556, 350,
    0, 0, 0, 1000,
};
/* clang-format on */

static const range ranges[] = {
    {0x0020, sizeof latin / sizeof *latin, latin},
    {0x00A0, sizeof latin_more / sizeof *latin_more, latin_more},
    {0x0386, sizeof greek / sizeof *greek, greek},
    {0x0400, sizeof cyrillic / sizeof *cyrillic, cyrillic},
    {0x2010, sizeof points / sizeof *points, points},
};

/* Of a character that is in no table: signs of East Asia are as wide as high. */
static double other_width(uint32_t code)
{
    const bool is_wide =
        (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xD7A3) ||
        (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFE30 && code <= 0xFE6F) ||
        (code >= 0xFF00 && code <= 0xFF60) || code >= 0x1F000;
    return tri_is_mark(code) ? 0 : is_wide ? 1000 : 650;
}

double tri_i_text_width(const char *text, size_t length, double size, bool *known)
{
    double width = 0;
    bool all = true;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        at += tri_utf8_decode(text + at, length - at, &code);
        uint32_t found = 0;
        for (size_t i = 0; i < sizeof ranges / sizeof *ranges && found == 0; i++) {
            const range *r = &ranges[i];
            found = code >= r->first && code - r->first < r->n
                        ? r->widths[code - r->first]
                        : 0;
        }
        all = all && found > 0;
        width += found > 0 ? found : other_width(code);
    }
    if (known != NULL) {
        *known = all;
    }
    return width * size / 1000;
}
