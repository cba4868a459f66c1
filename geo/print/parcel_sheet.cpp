#include "print/parcel_sheet.hpp"

#include <algorithm>

#include "core/msgid.hpp"
#include "core/told_error.hpp"
#include "measure/area.hpp"
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
                              {"district", msgid("District")},
                              {"remark", msgid("Remark")}};

const WorldLayer& parcels_of(const World& world) {
    const WorldLayer* parcels = world.find("parcels");
    if (parcels == nullptr) {
        throw usage_error(
            said("There are no {0} to draw; the project needs [sources.{0}].", {"parcels"}));
    }
    return *parcels;
}

double area_ha(const WorldLayer& parcels, std::size_t row) {
    Geometries own;
    own.append(parcels.layer->geometry, row);
    const Crs base = geographic_base(parcels.layer->crs);
    if (!parcels.layer->crs.geographic()) {
        Transformation(parcels.layer->crs, base).apply(own.coords);
    }
    return measure::feature_area_m2(own, 0, base.ellipsoid()) / measure::m2_per_ha;
}

std::vector<ParcelNeighbour> neighbours_of(const World& world, const Box& parcel) {
    std::vector<ParcelNeighbour> neighbours;
    const WorldLayer* plots = world.find("plots");
    const Column* ids = plots == nullptr ? nullptr : plots->field("plot_id");
    const Box around{parcel.min_x - near_m, parcel.min_y - near_m, parcel.max_x + near_m,
                     parcel.max_y + near_m};
    for (std::size_t i = 0; ids != nullptr && i < plots->geometry->feature_count(); ++i) {
        if (plots->geometry->kinds[i] == GeometryKind::polygon &&
            plots->geometry->feature_box(i).intersects(around) &&
            neighbours.size() < most_neighbours) {
            neighbours.push_back({ids->text(i), plots->geometry, i});
        }
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
        neighbours_of(*subject.world, parcels.geometry->feature_box(row));
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
    for (const std::string& line : told_of(parcels, row, words)) {
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
