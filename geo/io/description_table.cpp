#include "io/description_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace zamin::io {

namespace {

constexpr std::size_t most_columns = 200;  // a table of more is no list of attributes

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

void append_utf8(std::string& out, unsigned code) {
    const auto byte = [&](unsigned value) { out += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | code >> 6);
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

// The code point of "#233" or "#xE9"; nullopt for anything that is no character.
std::optional<unsigned> code_point(std::string_view entity) {
    entity.remove_prefix(1);
    int base = 10;
    if (!entity.empty() && (entity.front() == 'x' || entity.front() == 'X')) {
        entity.remove_prefix(1);
        base = 16;
    }
    unsigned code = 0;
    const auto [end, failure] =
        std::from_chars(entity.data(), entity.data() + entity.size(), code, base);
    const bool whole = failure == std::errc{} && end == entity.data() + entity.size();
    const bool character = code >= 0x20 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    return whole && character ? std::optional(code) : std::nullopt;
}

// Appends the character of an entity (without & and ;). False, and nothing, for unknown ones.
bool append_entity(std::string& out, std::string_view entity) {
    constexpr std::array<std::pair<std::string_view, char>, 6> named{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", ' '}}};
    for (const auto& [name, character] : named) {
        if (entity == name) {
            out += character;
            return true;
        }
    }
    if (entity.size() < 2 || entity.front() != '#') {
        return false;
    }
    const auto code = code_point(entity);
    if (code) {
        append_utf8(out, *code);
    }
    return code.has_value();
}

// Entities decoded, white space at the ends and repeated within taken out.
std::string plain_text(std::string_view text) {
    constexpr std::size_t longest_entity = 10;
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
        if (end != std::string_view::npos && end - i <= longest_entity &&
            append_entity(decoded, text.substr(i + 1, end - i - 1))) {
            i = end;
        } else {
            decoded += text[i];
        }
    }
    std::string out;
    for (const char c : decoded) {
        if (!is_space(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

// The tag's name in lower case, with its "/" where it closes.
std::string tag_name(std::string_view tag) {
    std::string name;
    for (const char c : tag) {
        if (is_space(c) || (c == '/' && !name.empty())) {
            break;
        }
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return name;
}

class TableRows {
  public:
    void tag(const std::string& name) {
        if (name == "tr" || name == "table") {
            m_cells.clear();
            m_in_cell = false;
        } else if (name == "td" || name == "th") {
            m_cells.emplace_back();
            m_in_cell = true;
        } else if (name == "/td" || name == "/th") {
            m_in_cell = false;
        } else if (name == "/tr") {
            end_row();
        } else if (m_in_cell && !m_cells.empty()) {
            m_cells.back() += ' ';  // <br>, <b>: a gap, not a joint
        }
    }
    void text(std::string_view text) {
        if (m_in_cell && !m_cells.empty()) {
            m_cells.back() += text;
        }
    }

    std::vector<std::pair<std::string, std::string>> rows;

  private:
    void end_row() {
        if (m_cells.size() == 2 && rows.size() < most_columns) {
            std::string name = plain_text(m_cells[0]);
            while (!name.empty() && (name.back() == ':' || name.back() == ' ')) {
                name.pop_back();
            }
            if (!name.empty()) {
                rows.emplace_back(std::move(name), plain_text(m_cells[1]));
            }
        }
        m_cells.clear();
        m_in_cell = false;
    }

    std::vector<std::string> m_cells;
    bool m_in_cell = false;
};

// The field that holds descriptions; -1 if there is none.
int description_field(OGRLayer& layer) {
    return layer.GetLayerDefn()->GetFieldIndex("description");  // GDAL looks in either case
}

using TableOfRow = std::vector<std::pair<std::string, std::string>>;

TableOfRow table_of(const OGRFeature& feature, int field) {
    return feature.IsFieldSetAndNotNull(field) ? description_table(feature.GetFieldAsString(field))
                                               : TableOfRow{};
}

// Names in the descriptions of the layer that are no fields yet, in the order they come up.
std::vector<std::string> new_names(OGRLayer& layer) {
    std::vector<std::string> names;
    const int field = description_field(layer);
    if (field < 0) {
        return names;
    }
    layer.ResetReading();
    while (const Feature feature{layer.GetNextFeature()}) {
        for (const auto& [name, value] : table_of(*feature, field)) {
            if (names.size() < most_columns &&
                layer.GetLayerDefn()->GetFieldIndex(name.c_str()) < 0 &&
                std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
    }
    layer.ResetReading();
    return names;
}

void fill(OGRLayer& layer, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        OGRFieldDefn field(name.c_str(), OFTString);
        layer.CreateField(&field);
    }
    const int description = description_field(layer);
    layer.ResetReading();
    while (const Feature feature{layer.GetNextFeature()}) {
        for (const auto& [name, value] : table_of(*feature, description)) {
            const int field = feature->GetFieldIndex(name.c_str());
            if (field >= 0 && std::find(names.begin(), names.end(), name) != names.end()) {
                feature->SetField(field, value.c_str());
            }
        }
        if (layer.SetFeature(feature.get()) != OGRERR_NONE) {
            break;  // memory is full: the rows stay without the further columns
        }
    }
    layer.ResetReading();
}

}  // namespace

std::vector<std::pair<std::string, std::string>> description_table(std::string_view html) {
    TableRows table;
    while (!html.empty()) {
        const std::size_t begin = html.find('<');
        table.text(html.substr(0, begin));
        const std::size_t end =
            begin == std::string_view::npos ? std::string_view::npos : html.find('>', begin);
        if (end == std::string_view::npos) {
            break;
        }
        table.tag(tag_name(html.substr(begin + 1, end - begin - 1)));
        html.remove_prefix(end + 1);
    }
    return std::move(table.rows);
}

Dataset with_description_columns(Dataset dataset) {
    const std::string driver = dataset ? dataset->GetDriverName() : "";
    if (driver != "KML" && driver != "LIBKML") {
        return dataset;
    }
    std::vector<std::vector<std::string>> names;
    for (OGRLayer* layer : dataset->GetLayers()) {
        names.push_back(new_names(*layer));
    }
    if (std::all_of(names.begin(), names.end(), [](const auto& n) { return n.empty(); })) {
        return dataset;
    }
    Dataset copy = copy_in_memory(*dataset);
    for (std::size_t i = 0; copy && i < names.size(); ++i) {
        fill(*copy->GetLayer(static_cast<int>(i)), names[i]);
    }
    return copy ? std::move(copy) : std::move(dataset);
}

}  // namespace zamin::io
