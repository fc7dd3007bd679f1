/* Says why mentions of a resolved document are one entity, and what found its triples.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "extract/write/write.h"

#include <string.h>

/* Text on one line, in quotes; a long one is cut. */
static void write_text(tri_sink *sink, const char *text, size_t length)
{
    enum { MAX_CHARACTERS = 60 };
    tri_sink_char(sink, '"');
    size_t n = 0;
    for (size_t i = 0; i < length && n < MAX_CHARACTERS; n++) {
        uint32_t code;
        const size_t bytes = tri_utf8_decode(text + i, length - i, &code);
        if (code < 0x20 || code == 0x7F) {
            tri_sink_char(sink, ' ');
        } else {
            tri_sink_bytes(sink, text + i, bytes);
        }
        i += bytes;
        if (n + 1 == MAX_CHARACTERS && i < length) {
            tri_sink_string(sink, " ...");
        }
    }
    tri_sink_char(sink, '"');
}

static void write_mention(const tri_document *document, tri_sink *sink, uint32_t index)
{
    const tri_mention *mention = &document->mentions[index];
    const tri_token *first = &document->tokens[mention->begin];
    const tri_token *last = &document->tokens[mention->end - 1];
    write_text(sink, document->text + first->begin, last->end - first->begin);
    tri_sink_printf(sink, " (sentence %u, %u-%u)", (unsigned)first->sentence,
                    (unsigned)first->cp_begin, (unsigned)last->cp_end);
}

/* The mentions that are of another type than the model said. */
static void write_votes(const tri_document *document, tri_sink *sink)
{
    for (uint32_t i = 0; i < document->n_votes; i++) {
        const tri_vote *vote = &document->votes[i];
        tri_sink_string(sink, document->meta.id);
        tri_sink_string(sink, ": ");
        write_mention(document, sink, vote->mention);
        tri_sink_printf(sink, " is of type %s: %s\n",
                        tri_type_name((tri_type)vote->type),
                        tri_i_reason_text((tri_reason)vote->reason));
    }
}

static void write_link(const tri_document *document, tri_sink *sink,
                       const tri_link *link, const char *is)
{
    tri_sink_string(sink, document->meta.id);
    tri_sink_string(sink, ": ");
    write_mention(document, sink, link->mention);
    tri_sink_printf(sink, " %s ", is);
    write_mention(document, sink, link->antecedent);
}

tri_status tri_document_explain(const tri_document *document, tri_sink *sink)
{
    if (document->explain_all) {
        write_votes(document, sink);
    }
    for (uint32_t i = 0; i < document->n_links; i++) {
        const tri_link *link = &document->links[i];
        write_link(document, sink, link, "is");
        tri_sink_printf(sink, ": %s\n", tri_rule_text((tri_rule)link->rule));
    }
    for (uint32_t i = 0; document->explain_all && i < document->n_refused; i++) {
        const tri_refused_link *refused = &document->refused[i];
        write_link(document, sink, &refused->link, "is not");
        tri_sink_printf(sink, ": %s, but %s\n",
                        tri_rule_text((tri_rule)refused->link.rule), refused->why);
    }
    return sink->status;
}

tri_status tri_triples_explain(const tri_triples *triples, tri_sink *sink)
{
    for (uint32_t i = 0; i < triples->n_triples; i++) {
        const tri_triple *triple = &triples->triples[i];
        tri_sink_string(sink, triples->meta.id);
        tri_sink_printf(sink, ": sentence %u: ", (unsigned)triple->sent);
        write_text(sink, triple->subject.text, strlen(triple->subject.text));
        tri_sink_printf(sink, " [%s, %s] %s%s ", triple->subject.name,
                        tri_how_name((tri_how)triple->subject.how),
                        triple->negated ? "not " : "", triple->label);
        write_text(sink, triple->object.text, strlen(triple->object.text));
        tri_sink_printf(sink, " [%s, %s]: %s", triple->object.name,
                        tri_how_name((tri_how)triple->object.how),
                        tri_pattern_name((tri_pattern)triple->pattern));
        if (triple->relation[0] != '\0') {
            tri_sink_string(sink, " ");
            write_text(sink, triple->relation, strlen(triple->relation));
        }
        tri_sink_printf(sink, ", %s, %s",
                        tri_modality_name((tri_modality)triple->modality),
                        tri_basis_name((tri_basis)triple->basis));
        for (uint32_t k = 0; k < triple->n_support; k++) {
            tri_sink_printf(sink, "%s%u", k == 0 ? " with sentence " : ", ",
                            (unsigned)triple->support[k].sent);
        }
        tri_sink_string(sink, ", confidence ");
        tri_sink_fixed(sink, triple->confidence, 3);
        if (triple->why != NULL) {
            tri_sink_string(sink, "; ");
            tri_sink_string(sink, triple->why);
        }
        tri_sink_char(sink, '\n');
    }
    for (uint32_t i = 0; i < triples->n_refusals; i++) {
        const tri_refusal *refusal = &triples->refusals[i];
        tri_sink_string(sink, triples->meta.id);
        tri_sink_printf(sink, ": sentence %u: no triple: ", (unsigned)refusal->sent);
        tri_sink_string(sink, refusal->why);
        tri_sink_char(sink, '\n');
    }
    return sink->status;
}
