#include "database/plots_table.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "core/layer.hpp"

namespace zamin::database {

namespace {

int number(const Value& value) {
    int result = 0;
    const std::string text = value.value_or("");
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

std::vector<std::string> first_column(const Rows& rows) {
    std::vector<std::string> texts;
    for (const Values& row : rows) {
        texts.push_back(row.front().value_or(""));
    }
    return texts;
}

void check_postgis(Connection& connection, Progress& progress) {
    if (connection.query("SELECT 1 FROM pg_extension WHERE extname = 'postgis'", {}, progress)
            .empty()) {
        throw error(
            "{}: the database lacks PostGIS: ask its owner for CREATE EXTENSION postgis, or leave "
            "out --engine",
            connection.name());
    }
}

// Its number in the server's catalogue; empty where there is none.
std::string find_table(Connection& connection, const std::string& name, Progress& progress) {
    const Rows rows = connection.query(
        "SELECT coalesce(to_regclass(quote_ident($1)), to_regclass(quote_ident(split_part($1, '.', "
        "1)) || '.' || quote_ident(substr($1, strpos($1, '.') + 1))))::oid WHERE $1 <> ''",
        {name}, progress);
    return rows.empty() ? "" : rows.front().front().value_or("");
}

UsageError no_table(Connection& connection, const std::string& name, Progress& progress) {
    const auto tables = first_column(connection.query(
        "SELECT DISTINCT f_table_name FROM geometry_columns ORDER BY 1", {}, progress));
    if (name.empty()) {
        return usage_error("{}: name the table of the plots as {}::TABLE; there are: {}",
                           connection.name(), connection.name(), fmt::join(tables, ", "));
    }
    const std::string near = closest_word(name, tables);
    return usage_error("{} has no layer '{}'{}; its layers are: {}", connection.name(), name,
                       near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                       fmt::join(tables, ", "));
}

void read_columns(Connection& connection, const std::string& oid, PlotsTable& table,
                  Progress& progress) {
    const Rows rows = connection.query(
        "SELECT a.attname, CASE WHEN t.typname = 'geometry' THEN postgis_typmod_srid(a.atttypmod) "
        "END, n.nspname, c.relname, EXISTS (SELECT FROM pg_index i JOIN pg_class x ON x.oid = "
        "i.indexrelid JOIN pg_am m ON m.oid = x.relam WHERE i.indrelid = c.oid AND m.amname = "
        "'gist' AND a.attnum = ANY (i.indkey)) FROM pg_attribute a JOIN pg_type t ON t.oid = "
        "a.atttypid JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = "
        "c.relnamespace WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER "
        "BY a.attnum",
        {oid}, progress);
    for (const Values& row : rows) {
        table.sql_name = connection.quoted_name(row[2].value_or("")) + "." +
                         connection.quoted_name(row[3].value_or(""));
        if (row[1] && table.geometry.empty()) {
            table.geometry = connection.quoted_name(row[0].value_or(""));
            table.srid = number(row[1]);
            table.indexed = row[4].value_or("") == "t";
        } else {
            table.columns.push_back(row[0].value_or(""));
        }
    }
    if (table.geometry.empty()) {
        throw error("{}: layer '{}' has no polygons: it has no column of type geometry",
                    connection.name(), table.name);
    }
    const Rows keys = connection.query(
        "SELECT a.attname FROM pg_partitioned_table p JOIN pg_attribute a ON a.attrelid = "
        "p.partrelid AND a.attnum = ANY (p.partattrs) WHERE p.partrelid = $1::oid AND 0 <> ALL "
        "(p.partattrs)",
        {oid}, progress);
    for (const std::string& key : first_column(keys)) {
        table.partition_columns.push_back(connection.quoted_name(key));
    }
}

// A column of any system: what its first rows have.
void read_srid(Connection& connection, PlotsTable& table, Progress& progress) {
    if (table.srid != 0) {
        return;
    }
    const Rows rows = connection.query(
        fmt::format("SELECT min(s), max(s) FROM (SELECT ST_SRID({0}) AS s FROM {1} WHERE {0} IS "
                    "NOT NULL LIMIT 10000) AS first_rows",
                    table.geometry, table.sql_name),
        {}, progress);
    const int least = number(rows.front()[0]);
    if (least != number(rows.front()[1])) {
        throw error("{}: layer '{}' holds shapes in several coordinate systems ({} and {})",
                    connection.name(), table.name, least, number(rows.front()[1]));
    }
    table.srid = least;
}

// The server's number of a system, 0 where it knows it not.
int srid_of(Connection& connection, const Crs& crs, Progress& progress) {
    const std::string& code = crs.code();
    const std::size_t colon = code.find(':');
    if (colon == std::string::npos) {
        return 0;
    }
    const Rows rows = connection.query(
        "SELECT srid FROM spatial_ref_sys WHERE upper(auth_name) = $1 AND auth_srid::text = $2",
        {code.substr(0, colon), code.substr(colon + 1)}, progress);
    return rows.empty() ? 0 : number(rows.front().front());
}

Crs crs_of(Connection& connection, const PlotsTable& table, Progress& progress) {
    const Rows rows = connection.query(
        "SELECT upper(auth_name) || ':' || auth_srid, srtext FROM spatial_ref_sys WHERE srid = "
        "$1::int",
        {std::to_string(table.srid)}, progress);
    if (rows.empty()) {
        throw error("{}: layer '{}' has the coordinate system {}, which the database does not know",
                    connection.name(), table.name, table.srid);
    }
    const std::string code = rows.front()[0].value_or("");
    return Crs::parse(code.starts_with("EPSG:") ? code : rows.front()[1].value_or(""));
}

void settle_crs(Connection& connection, const std::string& crs, bool replace, PlotsTable& table,
                Progress& progress) {
    if (table.srid == 0 && crs.empty()) {
        throw error(
            "{}: layer '{}' has no coordinate system (SRID 0); name it with --crs-plots, e.g. "
            "--crs-plots EPSG:32642",
            connection.name(), table.name);
    }
    const bool named = table.srid == 0 || (replace && !crs.empty());
    table.crs = named ? Crs::parse(crs) : crs_of(connection, table, progress);
    table.plane_srid = named ? srid_of(connection, table.crs, progress) : table.srid;
    table.geographic = table.crs.geographic();
    table.base_srid = table.geographic ? table.plane_srid
                                       : srid_of(connection, geographic_base(table.crs), progress);
    if (table.plane_srid == 0 || table.base_srid == 0) {
        throw error("{}: the database does not know the coordinate system {}; leave out --engine",
                    connection.name(), table.crs.label());
    }
}

}  // namespace

bool PlotsTable::has(const std::string& column) const {
    return std::ranges::find(columns, column) != columns.end();
}

std::string PlotsTable::column(const Connection& connection, const std::string& wanted) const {
    if (!has(wanted)) {
        const std::string near = closest_word(wanted, columns);
        throw usage_error("{}: layer '{}' has no column '{}'{}; its columns are: {}",
                          connection.name(), name, wanted,
                          near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                          fmt::join(columns, ", "));
    }
    return connection.quoted_name(wanted);
}

PlotsTable find_plots_table(Connection& connection, const io::SourceName& source,
                            const std::string& crs, bool replace, Progress& progress) {
    check_postgis(connection, progress);
    const std::string oid = find_table(connection, source.layer, progress);
    if (oid.empty()) {
        throw no_table(connection, source.layer, progress);
    }
    PlotsTable table;
    table.name = source.layer;
    read_columns(connection, oid, table, progress);
    read_srid(connection, table, progress);
    settle_crs(connection, crs, replace, table, progress);
    return table;
}

}  // namespace zamin::database
