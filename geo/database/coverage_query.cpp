#include "database/coverage_query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

namespace zamin::database {

namespace {

// What the built-in engine trims, and a parameter's value cannot be said here.
constexpr const char* blanks = R"(E' \t\r\n')";
// Text that a function gives is compared by a server of its own only, numbers by those behind it
// too: the kind of a shape is the first number of its WKB.
constexpr const char* is_other_kind =
    "get_byte(ST_AsBinary(ST_Force2D({})), 1) NOT IN (3, 6)";  // polygon, multipolygon

// '{"a","b"}'
std::string text_array(const std::vector<std::string>& texts) {
    std::string array = "{";
    for (const std::string& text : texts) {
        array += array.size() > 1 ? ",\"" : "\"";
        for (const char c : text) {
            array += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        }
        array += '"';
    }
    return array + "}";
}

std::string has_text(const std::string& column) {
    return fmt::format("({0} IS NOT NULL AND {0}::text <> '')", column);
}

std::string part_of(const std::string& shape, bool outside) {
    return fmt::format("ST_CollectionExtract({}({}, $1::geometry), 3)",
                       outside ? "ST_Difference" : "ST_Intersection", shape);
}

std::string trimmed(const std::string& column) {
    return fmt::format("btrim({}::text, {})", column, blanks);
}

std::string members_condition(const Connection& connection, const PlotsTable& table,
                              const coverage::CoverageOptions& options, Values& parameters) {
    if (options.member_ids.empty()) {
        return has_text("p." + table.column(connection, options.group_column));
    }
    const std::string holder = "p." + table.column(connection, options.holder_column);
    parameters.push_back(text_array(options.member_ids));
    std::string condition =
        fmt::format("{}::text = ANY (${}::text[])", holder, parameters.size() + 1);
    if (table.has(options.group_column)) {
        condition += fmt::format(" OR (NOT {} AND {})", has_text(holder),
                                 has_text("p." + table.column(connection, options.group_column)));
    }
    return "(" + condition + ")";
}

}  // namespace

PlotsCondition condition_on_plots(const Connection& connection, const PlotsTable& table,
                                  const std::string& where,
                                  const coverage::CoverageOptions& options) {
    PlotsCondition condition;
    if (!where.empty()) {
        condition.sql += " AND " + where;
    }
    if (!options.season.empty()) {
        condition.parameters.push_back(options.season);
        condition.sql += fmt::format(
            " AND {} = ${}", trimmed("p." + table.column(connection, options.season_column)),
            condition.parameters.size() + 1);
    }
    if (options.denominator == coverage::Denominator::members) {
        condition.sql +=
            " AND " + members_condition(connection, table, options, condition.parameters);
    }
    return condition;
}

CoverageQuery::CoverageQuery(const Connection& connection, const PlotsTable& table,
                             PlotsCondition condition, const coverage::CoverageOptions& options,
                             measure::Repair repair, std::size_t zones)
    : m_table(table),
      m_condition(std::move(condition)),
      m_zones(zones),
      m_crop("p." + table.column(connection, options.crop_column)),
      m_season(options.season_column.empty()
                   ? ""
                   : "p." + table.column(connection, options.season_column)),
      m_raw("p." + table.geometry),
      m_mended(fmt::format(
          "ST_CollectionExtract(ST_MakeValid({}, 'method={}'), 3)", m_raw,
          repair == measure::Repair::linework ? "linework" : "structure keepcollapsed=false")) {}

std::string CoverageQuery::from() const {
    return fmt::format(" FROM {} AS p", m_table.sql_name);
}

// Every partition has its own groups: then each is counted where it lies.
std::string CoverageQuery::grouped() const {
    std::string columns;
    for (const std::string& column : m_table.partition_columns) {
        columns += ", p." + column;
    }
    return columns;
}

// On the ellipsoid, edges as geodesics.
std::string CoverageQuery::area_of(const std::string& shape) const {
    std::string degrees = m_table.srid == m_table.plane_srid
                              ? shape
                              : fmt::format("ST_SetSRID({}, {})", shape, m_table.plane_srid);
    if (!m_table.geographic) {
        degrees = fmt::format("ST_Transform({}, {})", degrees, m_table.base_srid);
    }
    return fmt::format("ST_Area(({})::geography)", degrees);
}

std::string CoverageQuery::shape_of(Shapes shapes) const {
    return shapes == Shapes::mended ? m_mended : m_raw;
}

// Nearly all plots lie in one of the zones, which is soon found; the union of all is long.
std::string CoverageQuery::beyond_zones(const std::string& shape) const {
    std::vector<std::string> in_zones;
    for (std::size_t i = 0; i < m_zones; ++i) {
        in_zones.push_back(fmt::format("({0} && ${2}::geometry AND ST_Covers(${2}::geometry, {1}))",
                                       m_raw, shape, 2 + m_condition.parameters.size() + i));
    }
    return fmt::format("CASE WHEN {} THEN FALSE ELSE NOT ST_Covers($1::geometry, {}) END",
                       fmt::join(in_zones, " OR "), shape);
}

// What is invalid is not asked where it lies.
std::string CoverageQuery::near_zone(const std::string& shape, bool outside, Shapes shapes) const {
    const std::string near =
        outside ? fmt::format("NOT ST_IsEmpty({}) AND {}", shape, beyond_zones(shape))
                : fmt::format("ST_Intersects({}, $1::geometry)", shape);
    const std::string box = outside ? "" : fmt::format("{} && $1::geometry AND ", m_raw);
    std::string condition = fmt::format("{}ST_Dimension({}) = 2 AND ", box, m_raw);
    if (shapes == Shapes::valid) {
        return condition +
               fmt::format("CASE WHEN ST_IsValid({}) THEN {} ELSE FALSE END", m_raw, near);
    }
    if (shapes == Shapes::mended) {
        condition += fmt::format("NOT ST_IsValid({}) AND ", m_raw);
    }
    return condition + near;
}

std::string CoverageQuery::facts() const {
    std::string sql = fmt::format(
        "SELECT count(*), count(*) FILTER (WHERE {0} IS NULL OR ST_IsEmpty({0})), count(*) FILTER "
        "(WHERE ST_Dimension({0}) = 2 AND NOT ST_IsValid({0})), count(*) FILTER (WHERE NOT "
        "ST_IsEmpty({0}) AND (ST_Dimension({0}) = 1 OR ST_Dimension({0}) = 2 AND {1})), count(*) "
        "FILTER (WHERE ST_Dimension({0}) = 2 AND NOT ST_IsEmpty({0})){2} WHERE $1::text IS NULL{3}",
        m_raw, fmt::format(fmt::runtime(is_other_kind), m_raw), from(), m_condition.sql);
    const std::string groups = grouped();
    return groups.empty() ? sql : sql + " GROUP BY " + groups.substr(2);
}

// The groups are few, whatever lies on the border: a planner that expected one a plot would fetch
// the plots from their servers. Whether a plot lies wholly in the zone, the dearest question, is
// asked once.
std::string CoverageQuery::pieces(bool outside, Shapes shapes) const {
    const std::string shape = shape_of(shapes);
    const std::string cut = outside ? fmt::format("ST_Intersects($1::geometry, {})", shape)
                                    : fmt::format("NOT ST_Covers($1::geometry, {})", shape);
    const std::string season = m_season.empty() ? "" : ", " + m_season;
    return fmt::format(
        "SELECT {0}, {1}, count(*), sum({2}), array_agg(sha256(ST_AsBinary({3})) || "
        "float8send({4}) || float8send({2})) FILTER (WHERE {5}){6} WHERE {7}{8} GROUP BY "
        "{0}{9}{10}",
        m_crop, m_season.empty() ? "NULL" : m_season, area_of(shape), m_raw,
        area_of(part_of(shape, outside)), cut, from(), near_zone(shape, outside, shapes),
        m_condition.sql, season, grouped());
}

std::string CoverageQuery::land(bool outside, bool by_crop) const {
    const std::string shape =
        fmt::format("CASE WHEN ST_IsValid({0}) THEN {0} ELSE {1} END", m_raw, m_mended);
    // Blanks are no part of a crop's name: land under " rice" and "rice" is the same crop's.
    const auto group = [](const std::string& column) {
        return fmt::format("NULLIF({}, '')", trimmed(column));
    };
    std::vector<std::string> groups;
    if (by_crop) {
        groups.push_back(group(m_crop));
    }
    if (!m_season.empty()) {
        groups.push_back(group(m_season));
    }
    return fmt::format("SELECT {}, {}, {}{} WHERE {}{}{}{}", by_crop ? group(m_crop) : "NULL",
                       m_season.empty() ? "NULL" : group(m_season),
                       area_of(fmt::format("ST_Union({})", part_of(shape, outside))), from(),
                       near_zone(shape, outside, Shapes::all), m_condition.sql,
                       groups.empty() ? "" : " GROUP BY ", fmt::join(groups, ", "));
}

Values CoverageQuery::parameters(const std::string& zone,
                                 const std::vector<std::string>& zones) const {
    Values values{zone};
    values.insert(values.end(), m_condition.parameters.begin(), m_condition.parameters.end());
    values.insert(values.end(), zones.begin(), zones.end());
    return values;
}

}  // namespace zamin::database
