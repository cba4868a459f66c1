// Reading a source's fields row by row; for .cpp files of geo/access only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "access/sources.hpp"
#include "access/words.hpp"

namespace zamin::access {

// A column that may be missing: every row then is blank.
class Field {
  public:
    Field(const Source& source, std::string_view field) : m_column(source.find(field)) {}

    bool exists() const { return m_column != nullptr; }
    // Without surrounding blanks; valid until the next call.
    std::string_view text(std::size_t row) {
        if (!m_column) {
            return {};
        }
        if (m_column->is_number()) {
            m_buffer = m_column->text(row);
            return m_buffer;
        }
        return trimmed(m_column->text_view(row));
    }
    std::string copy(std::size_t row) { return std::string(text(row)); }
    std::optional<double> number(std::size_t row) const {
        return m_column ? m_column->number(row) : std::nullopt;
    }

  private:
    const Column* m_column;
    std::string m_buffer;
};

// Words that were not understood, one problem a word however often it stands.
class Misread {
  public:
    explicit Misread(const Source& source) : m_source(source) {}

    template <typename Value, typename Parse>
    Value read(Field& field, const char* name, std::size_t row, Parse parse, Value otherwise) {
        const std::string_view word = field.text(row);
        if (const auto value = parse(word)) {
            return *value;
        }
        ++m_words[{name, std::string(word)}];
        return otherwise;
    }
    void add_to(const text::Catalogue& words, std::vector<Problem>& problems) const;

  private:
    const Source& m_source;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_words;
};

Problem problem_at(const Source& source, std::size_t row, std::string problem, std::string detail,
                   std::string action);

// Throws UsageError, naming the columns that there are, for a source without a field it needs.
void require_field(const Source& source, const char* field);

// Ids and names by which rows refer to each other.
using Ids = std::unordered_map<std::string, Index>;
Index find_id(const Ids& ids, std::string_view id);
// Adds the name where it is new.
Index name_index(Ids& ids, std::vector<std::string>& names, std::string_view name);

struct Lookup {
    Ids villages, groups, members, cbos, plots;
    text::Catalogue words;  // of the problems
};

// The point of every row in longitude and latitude (WGS 84): a point itself, a polygon's inner
// point; none where a row has no geometry or a layer no coordinate system.
std::vector<std::optional<Coord>> row_points(const Layer& layer);

// Each fills its part of the holdings and of the lookup, in this order.
void read_villages(const Sources& sources, Holdings& holdings, Lookup& lookup);
void read_groups(const Source& source, Holdings& holdings, Lookup& lookup);
void read_members(const Sources& sources, Holdings& holdings, Lookup& lookup);
void read_plots(const Source& source, Holdings& holdings, Lookup& lookup, Progress& progress);
void read_rights(const Source& source, Holdings& holdings, const Lookup& lookup);
void read_papers(const Sources& sources, Holdings& holdings, const Lookup& lookup);

// The party that an id names; `kind` from a column, or nullopt.
void set_party(Right& right, std::string_view id, std::optional<PartyKind> kind,
               const Holdings& holdings, const Lookup& lookup);

// The geometry in longitude and latitude (WGS 84); a copy.
Geometries in_degrees(const Layer& layer);

// Where the holder starts from on the way to the land, longitude and latitude; none: not known.
std::optional<Coord> home_of(const Right& right, const Holdings& holdings);

// Sets Right::distance_m of members' and groups' rights.
void measure_distances(const Layer& plots, Holdings& holdings, Progress& progress);

// Problems that show only when all tables are read.
void check_holdings(const Sources& sources, const text::Catalogue& words, Holdings& holdings);

}  // namespace zamin::access
