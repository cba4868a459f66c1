#include "access/dossier_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "access/words.hpp"
#include "core/msgid.hpp"
#include "text/number.hpp"

namespace zamin::access {

namespace {

// Words of the data that an office reads in its own language.
[[maybe_unused]] constexpr const char* data_words[] = {msgid("special fund"),
                                                       msgid("state reserve"),
                                                       msgid("fallow"),
                                                       msgid("expired lease"),
                                                       msgid("unused"),
                                                       msgid("arable"),
                                                       msgid("perennial"),
                                                       msgid("household plot"),
                                                       msgid("other"),
                                                       msgid("land-use certificate"),
                                                       msgid("land-share certificate"),
                                                       msgid("registered lease"),
                                                       msgid("unregistered lease"),
                                                       msgid("jamoat note"),
                                                       msgid("farm note"),
                                                       msgid("none"),
                                                       msgid("overlap"),
                                                       msgid("district"),
                                                       msgid("protected"),
                                                       msgid("irrigated")};

}  // namespace

DossierWriter::DossierWriter(Dossier& dossier, const DossierTemplate& layout,
                             const text::Catalogue& words)
    : m_dossier(dossier), m_layout(layout), m_words(words) {
    m_dossier.facts.name = "facts";
    m_dossier.facts.columns = {{"part", CellKind::text, 0, "", "", 0},
                               {"item", CellKind::text, 0, "", "", 0},
                               {"row", CellKind::text, 0, "", "", 0},
                               {"value", CellKind::text, 0, "", "", 0},
                               {"unit", CellKind::text, 0, "", "", 0}};
}

void DossierWriter::begin_part(const char* key, std::string title) {
    m_dossier.parts.push_back({key, std::move(title), {}, {}, {}});
    add_own_fields();
}

void DossierWriter::add_own_fields() {
    const std::string prefix = m_dossier.parts.back().key + ".";
    for (const DossierTemplate::Line& line : m_layout.lines) {
        if (line.own && line.key.starts_with(prefix)) {
            m_dossier.parts.back().fields.push_back({line.key, line.label, line.value});
        }
    }
}

void DossierWriter::sentence(std::string text) {
    m_dossier.parts.back().sentences.push_back(std::move(text));
}

void DossierWriter::field(const char* key, std::string label, std::string value, Cell fact_value,
                          const char* unit) {
    const auto line = std::find_if(m_layout.lines.begin(), m_layout.lines.end(),
                                   [&](const auto& l) { return !l.own && l.key == key; });
    if (line == m_layout.lines.end() && !m_layout.lines.empty()) {
        return;
    }
    if (line != m_layout.lines.end() && !line->label.empty()) {
        label = line->label;
    }
    if (std::holds_alternative<std::monostate>(fact_value)) {
        fact_value = value;
    }
    fact(key, "", std::move(fact_value), unit);
    // Fields of the template's own stand behind the others.
    auto& fields = m_dossier.parts.back().fields;
    const auto own = std::find_if(fields.begin(), fields.end(), [&](const DossierField& f) {
        return std::any_of(m_layout.lines.begin(), m_layout.lines.end(), [&](const auto& l) {
            return l.own && l.key == f.key && l.label == f.label;
        });
    });
    fields.insert(own, {key, std::move(label), std::move(value)});
}

void DossierWriter::table(DossierTable table) {
    m_dossier.parts.back().tables.push_back(std::move(table));
}

void DossierWriter::fact(const std::string& item, const std::string& row, Cell value,
                         const char* unit) {
    std::string text;
    if (const auto* words_value = std::get_if<std::string>(&value)) {
        text = *words_value;
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        text = std::to_string(*whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
        text = fmt::format("{:.6f}", *real);
    }
    m_dossier.facts.rows.push_back({m_dossier.parts.back().key, item, row, std::move(text), unit});
}

std::string DossierWriter::number(double value, int decimals) const {
    return text::number(value, decimals, m_words.language());
}

std::string DossierWriter::hectares(double area_ha) const {
    return short_number(area_ha, m_words.language());
}

std::string DossierWriter::percent(const Estimate& share) const {
    if (share.value) {
        return number(*share.value, 1) + " %";
    }
    if (share.lower && share.upper) {
        return m_words.tr("{0} to {1} %", number(*share.lower, 1), number(*share.upper, 1));
    }
    return m_words.tr("not known");
}

std::string DossierWriter::word(std::string_view text) const {
    return text.empty() ? m_words.tr("not recorded") : m_words.tr(text);
}

}  // namespace zamin::access
