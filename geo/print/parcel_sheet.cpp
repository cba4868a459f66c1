#include "print/parcel_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/msgid.hpp"
#include "core/told_error.hpp"
#include "measure/area.hpp"
#include "measure/edge_distance.hpp"
#include "measure/inner_point.hpp"
#include "print/plot_units.hpp"
#include "print/scale.hpp"
#include "text/alphabet.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

constexpr double near_m = 50.0;
constexpr std::size_t most_neighbours = 12;

// Fields of a parcel that its page tells, where the data have them.
struct ToldField {
    const char* field;
    const char* title;
};
constexpr ToldField told[] = {{"tenure", msgid("Tenure")},
                              {"land_class", msgid("Land class")},
                              {"irrigation", msgid("Water")},
                              {"remark", msgid("Remark")}};

const WorldLayer& parcels_of(const World& world) {
    const WorldLayer* parcels = world.find("parcels");
    if (parcels == nullptr) {
        throw usage_error(
            said("There are no {0} to draw; the project needs [sources.{0}].", {"parcels"}));
    }
    return *parcels;
}

// A feature of a layer by itself, in degrees of the base of its system.
Geometries in_degrees(const Geometries& shapes, std::size_t feature, const Crs& crs) {
    Geometries own;
    own.append(shapes, feature);
    if (!crs.geographic()) {
        Transformation(crs, geographic_base(crs)).apply(own.coords);
    }
    return own;
}

double area_ha(const WorldLayer& parcels, std::size_t row) {
    const Crs& crs = parcels.layer->crs;
    return measure::feature_area_m2(in_degrees(parcels.layer->geometry, row, crs), 0,
                                    geographic_base(crs).ellipsoid()) /
           measure::m2_per_ha;
}

// Plots up to `near_m` away: those that adjoin from the largest down, then the others by distance.
std::vector<ParcelNeighbour> neighbours_of(const World& world, const Geometries& parcels,
                                           std::size_t row) {
    const WorldLayer* plots = world.find("plots");
    const Column* ids = plots == nullptr ? nullptr : plots->field("plot_id");
    const Box box = parcels.feature_box(row);
    const Box around{box.min_x - near_m, box.min_y - near_m, box.max_x + near_m,
                     box.max_y + near_m};
    const Ellipsoid ellipsoid = geographic_base(world.crs).ellipsoid();
    const Geometries parcel = in_degrees(parcels, row, world.crs);
    struct Found {
        ParcelNeighbour neighbour;
        double order;  // the least first
    };
    std::vector<Found> found;
    for (std::size_t i = 0; ids != nullptr && i < plots->geometry->feature_count(); ++i) {
        if (plots->geometry->kinds[i] != GeometryKind::polygon ||
            !plots->geometry->feature_box(i).intersects(around)) {
            continue;
        }
        const Geometries plot = in_degrees(*plots->geometry, i, world.crs);
        const double away_m = measure::between_polygons_m(parcel, 0, plot, 0, ellipsoid);
        if (away_m <= near_m) {
            const bool adjoins = away_m < adjoining_m;
            found.push_back({{ids->text(i), plots->geometry, i, adjoins},
                             adjoins ? -measure::feature_area_m2(plot, 0, ellipsoid) : away_m});
        }
    }
    std::ranges::stable_sort(found, {}, &Found::order);
    std::vector<ParcelNeighbour> neighbours;
    for (std::size_t i = 0; i < std::min(found.size(), most_neighbours); ++i) {
        neighbours.push_back(std::move(found[i].neighbour));
    }
    return neighbours;
}

// "Tenure: special fund", a line each.
std::vector<std::string> told_of(const WorldLayer& parcels, std::size_t row,
                                 const text::Catalogue& words) {
    std::vector<std::string> lines;
    for (const ToldField& field : told) {
        if (const Column* column = parcels.field(field.field)) {
            const std::string value = column->text(row);
            lines.push_back(words.tr("{0}: {1}", words.lookup(field.title),
                                     value.empty() ? words.tr("not known") : words.tr(value)));
        }
    }
    return lines;
}

// "District: Kulob", "Jamoat: Zarbdor", "Nearest village: Khirmanjo", as far as they are known: a
// parcel's code tells nobody where it lies.
std::vector<std::string> place_of(const World& world, const WorldLayer& parcels, std::size_t row,
                                  const text::Catalogue& words) {
    std::vector<std::string> lines;
    const auto add = [&](const std::string& title, const std::string& value) {
        if (!value.empty()) {
            lines.push_back(words.tr("{0}: {1}", title, value));
        }
    };
    const Coord middle = measure::inner_point(*parcels.geometry, row).p;
    const auto area = [&](AreaKind kind) {
        const WorldLayer* areas = world.find(role_of(kind));
        const auto at = area_at(areas, middle);
        return at ? areas->name(*at, words.language()) : std::string();
    };
    const Column* recorded = parcels.field("district");
    const std::string district =
        recorded == nullptr || recorded->text(row).empty()
            ? area(AreaKind::district)
            : area_shown(world, AreaKind::district, recorded->text(row), words);
    add(words.tr("District"), district);
    add(words.tr("Jamoat"), area(AreaKind::jamoat));
    add(words.tr("Nearest village"), nearest_village(world, middle, words.language()));
    return lines;
}

// Number, easting and northing: degrees have no room beside a map, and are at its grid.
SheetTable in_metres(SheetTable corners) {
    constexpr std::size_t kept = 3;
    corners.columns.resize(kept);
    corners.columns.front().title.clear();  // the table's own title says what is numbered
    for (std::vector<std::string>& row : corners.rows) {
        row.resize(kept);
    }
    return corners;
}

}  // namespace

std::string parcel_id(const World& world, std::size_t row) {
    const Column* ids = parcels_of(world).field("parcel_id");
    return ids == nullptr ? std::string() : ids->text(row);
}

std::vector<std::size_t> parcel_rows(const World& world) {
    const WorldLayer& parcels = parcels_of(world);
    if (parcels.field("parcel_id") == nullptr) {
        throw usage_error(said("{0}: parcels have no column 'parcel_id'", {parcels.layer->source}));
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < parcels.layer->size(); ++row) {
        if (parcels.geometry->kinds[row] == GeometryKind::polygon) {
            rows.push_back(row);
        }
    }
    std::ranges::stable_sort(rows, text::comes_before,
                             [&](std::size_t row) { return parcel_id(world, row); });
    return rows;
}

Sheet parcel_sheet(const MapSubject& subject, std::size_t row, const text::Catalogue& words) {
    const WorldLayer& parcels = parcels_of(*subject.world);
    const std::string id = parcel_id(*subject.world, row);
    const std::vector<ParcelNeighbour> neighbours =
        neighbours_of(*subject.world, *parcels.geometry, row);
    ParcelMap drawn = parcel_map(*subject.world, parcels.geometry, row, neighbours, msgid("Parcel"),
                                 words, expected_frame(subject.format));
    Sheet sheet;
    sheet.outline = words.tr("Parcel {0}", id);
    sheet.title = sheet.outline;
    // As land is written in decisions: three decimals of a hectare.
    const std::string area = text::number(area_ha(parcels, row), 3, words.language());
    sheet.statement = words.tr_n("{0} ha with {1} corner.", "{0} ha with {1} corners.",
                                 static_cast<std::int64_t>(drawn.corners.size()), area,
                                 std::to_string(drawn.corners.size()));
    std::vector<std::string> lines = place_of(*subject.world, parcels, row, words);
    std::ranges::move(told_of(parcels, row, words), std::back_inserter(lines));
    for (const std::string& line : lines) {
        sheet.statement += " " + line + ".";
    }
    sheet.figures = {{area, words.tr("ha"), words.tr("on the ellipsoid")}};
    sheet.map = std::move(drawn.map);
    sheet.map->scale = subject.scale;
    sheet.legend = drawn.legend;
    sheet.table = in_metres(corner_table(drawn, words));
    sheet.table.title = words.tr("Corners, clockwise from the north");
    add_sources(subject, sheet.notes, words);
    return sheet;
}

}  // namespace zamin::print
