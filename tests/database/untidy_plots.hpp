// Plots of all sorts in a database, and what the server computes of them against what the built-in
// engine computes of the same table: the same rows, counts of plots, and hectares to a part in a
// million.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "cluster.hpp"
#include "database/coverage.hpp"
#include "io/read.hpp"

namespace zamin::test {

using coverage::Coverage;
using coverage::CoverageOptions;

inline Layer read(const io::SourceName& source, const io::ReadOptions& options = {}) {
    Progress progress;
    return io::read_layer(source, options, progress).layer;
}

inline Coverage built_in(const database::PlotsSource& plots, const Layer& districts,
                         const CoverageOptions& options) {
    io::ReadOptions reading;
    reading.where = plots.where;
    reading.crs = plots.crs;
    reading.repair = plots.repair;
    Progress progress;
    return coverage::coverage(read(plots.source, reading), districts, options, progress);
}

inline Coverage by_server(const database::PlotsSource& plots, const Layer& districts,
                          const CoverageOptions& options) {
    Progress progress;
    return database::server_coverage(plots, districts, options, progress).coverage;
}

// A hundred-thousandth of a square metre is nothing in any row.
inline bool same(double a, double b) {
    return std::abs(a - b) <= 1e-6 * std::max(std::abs(a), std::abs(b)) + 1e-9;
}

inline void check_same(const Coverage& server, const Coverage& own) {
    CHECK(server.plots == own.plots);
    CHECK(server.without_polygon == own.without_polygon);
    CHECK(server.straddling == own.straddling);
    CHECK(same(server.plots_area_ha, own.plots_area_ha));
    CHECK(server.problems.size() == own.problems.size());
    REQUIRE(server.rows.size() == own.rows.size());
    for (std::size_t i = 0; i < own.rows.size(); ++i) {
        const coverage::CoverageRow& a = server.rows[i];
        const coverage::CoverageRow& b = own.rows[i];
        INFO(b.district << ", " << b.crop << ", " << b.season << ": " << a.area_ha << " and "
                        << b.area_ha << " ha");
        CHECK(a.district == b.district);
        CHECK(a.crop == b.crop);
        CHECK(a.season == b.season);
        CHECK(a.plots == b.plots);
        CHECK(same(a.area_ha, b.area_ha));
        CHECK(a.denominator_ha.has_value() == b.denominator_ha.has_value());
        CHECK(same(a.denominator_ha.value_or(0.0), b.denominator_ha.value_or(0.0)));
        CHECK(same(a.share_pct.value_or(0.0), b.share_pct.value_or(0.0)));
    }
}

inline void check_engines(const database::PlotsSource& plots, const Layer& districts,
                          const CoverageOptions& options) {
    check_same(by_server(plots, districts, options), built_in(plots, districts, options));
}

// Two districts of 2 km, West and East, that overlap by 100 m, and plots of all sorts, in metres.
inline constexpr const char* untidy = R"(
CREATE TABLE districts (id int PRIMARY KEY, name text, official_ha float8,
    geom geometry(Polygon, 32642));
INSERT INTO districts VALUES
    (1, 'West', 250, ST_MakeEnvelope(500000, 4200000, 502000, 4202000, 32642)),
    (2, ' East ', NULL, ST_MakeEnvelope(501900, 4200000, 504000, 4202000, 32642));
CREATE TABLE plots (plot_id text PRIMARY KEY, "what's grown" text, season text, holder_id text,
    group_id text, geom geometry(Geometry, 32642));
INSERT INTO plots VALUES
    ('in West', 'rice', '2018', 'm1', NULL, ST_MakeEnvelope(500100, 4200100, 500400, 4200300, 32642)),
    ('blanks around', ' rice ', '2018', 'x', 'g1', ST_MakeEnvelope(500300, 4200100, 500600, 4200300, 32642)),
    ('the same again', 'rice', '2017', NULL, 'g1', ST_MakeEnvelope(500300, 4200100, 500600, 4200300, 32642)),
    ('across, and in both', 'onion', '2018', 'm2', NULL, ST_MakeEnvelope(501700, 4200500, 502300, 4200700, 32642)),
    ('its twin', 'onion', '2018', 'm2', NULL, ST_MakeEnvelope(501700, 4200500, 502300, 4200700, 32642)),
    ('half outside', NULL, '2018', 'm1', NULL, ST_MakeEnvelope(503900, 4201000, 504200, 4201100, 32642)),
    ('on the border of all', '', '2018', NULL, NULL, ST_MakeEnvelope(504000, 4201500, 504100, 4201600, 32642)),
    ('beside the border', 'rice', '2018', NULL, '', ST_MakeEnvelope(503900, 4201500, 504000, 4201600, 32642)),
    ('far outside', 'rice', '2018', 'm1', 'g1', ST_MakeEnvelope(510000, 4200000, 510100, 4200100, 32642)),
    ('a bow tie', 'tomato', '2018', 'm1', NULL, ST_GeomFromText('POLYGON((502500 4200500, 502700 4200700, 502700 4200500, 502500 4200700, 502500 4200500))', 32642)),
    ('a walk over itself', 'tomato', '2018', 'm1', NULL, ST_GeomFromText('POLYGON((502500 4201000, 502900 4201000, 502900 4201200, 502600 4201200, 502600 4200900, 502800 4200900, 502800 4201400, 502500 4201400, 502500 4201000))', 32642)),
    ('with a hole', 'rice', '2018', 'm1', NULL, ST_Difference(ST_MakeEnvelope(503000, 4200100, 503500, 4200500, 32642), ST_MakeEnvelope(503100, 4200200, 503200, 4200300, 32642))),
    ('of two parts', 'onion', '2018', 'm1', NULL, ST_Union(ST_MakeEnvelope(500100, 4201000, 500200, 4201100, 32642), ST_MakeEnvelope(503100, 4201000, 503200, 4201100, 32642))),
    ('no shape', 'rice', '2018', 'm1', NULL, NULL),
    ('a point', 'rice', '2018', 'm1', NULL, ST_SetSRID(ST_MakePoint(500500, 4200500), 32642));
CREATE INDEX ON plots USING gist (geom))";

inline CoverageOptions untidy_options() {
    CoverageOptions options;
    options.crop_column = "what's grown";
    return options;
}

struct Untidy : Database {
    Untidy() {
        sql(untidy);
        districts = read({source(), "districts"});
        plots.source = {source(), "plots"};
    }
    Layer districts;
    database::PlotsSource plots;
};

}  // namespace zamin::test
