#include <fmt/format.h>

#include "access/candidates.hpp"
#include "core/table_columns.hpp"
#include "text/catalogue.hpp"

namespace zamin::access {

namespace {

std::vector<TableColumn> columns(const text::Catalogue& words) {
    std::vector<TableColumn> result{
        {"rank", CellKind::integer, 0, words.tr("Rank"), "", 0},
        {"parcel", CellKind::text, 0, words.tr("Parcel"), "", 0},
        {"area_ha", CellKind::real, 6, words.tr("Area"), "ha", 2},
        {"tenure", CellKind::text, 0, words.tr("Tenure"), "", 0},
        {"score", CellKind::real, 6, words.tr("Score"), "0-1", 2},
        {"class", CellKind::text, 0, words.tr("Class"), "", 0},
        {"scored_on", CellKind::integer, 0, words.tr("Factors"), words.tr("of 5"), 0}};
    for (std::size_t i = 0; i < factor_count; ++i) {
        const char* name = to_string(static_cast<Factor>(i));
        result.push_back({fmt::format("f_{}", name), CellKind::real, 6, words.tr(name), "0-1", 2});
    }
    result.push_back({"slope_pct", CellKind::real, 2, words.tr("Slope"), "%", 1});
    result.push_back({"elevation_m", CellKind::real, 1, words.tr("Height"), "m", 0});
    result.push_back({"ground_from", CellKind::text, 0, words.tr("Slope from"), "", 0});
    result.push_back({"distance_m", CellKind::real, 1, words.tr("Distance"), "m", 0});
    result.push_back({"refused", CellKind::text, 0, words.tr("Refused because"), "", 0});
    result.push_back({"unchecked", CellKind::text, 0, words.tr("To be checked"), "", 0});
    return result;
}

std::vector<Cell> row_of(const Candidate& parcel, Cell rank, const Score* score) {
    std::vector<Cell> row{std::move(rank), parcel.id, parcel.area_ha, parcel.tenure};
    if (score) {
        row.insert(row.end(), {cell(score->value), to_string(score->suitability),
                               static_cast<std::int64_t>(score->scored_on)});
    } else {
        row.insert(row.end(), {Cell(), "N", Cell()});
    }
    for (const auto& factor : parcel.factors) {
        row.push_back(cell(factor));
    }
    const Ground& ground = parcel.ground;
    const char* from = !ground.slope_pct ? "" : ground.from_relief ? "relief" : "table";
    row.insert(row.end(), {cell(ground.slope_pct), cell(ground.elevation_m), from});
    row.insert(row.end(), {cell(parcel.distance_m), parcel.refusal(), parcel.unchecked()});
    return row;
}

// The parcels in the order of the table, with their rows.
struct Listed {
    std::vector<std::uint32_t> parcels;
    std::vector<std::vector<Cell>> rows;
};

Listed list(const Candidates& candidates, const RankedCandidates& ranked) {
    Listed listed;
    std::int64_t place = 0;
    for (const Ranked& r : ranked.ranked) {
        listed.parcels.push_back(r.candidate);
        listed.rows.push_back(row_of(candidates.parcels[r.candidate], ++place, &r.score));
    }
    for (std::uint32_t i = 0; i < candidates.parcels.size(); ++i) {
        if (candidates.parcels[i].refused()) {
            listed.parcels.push_back(i);
            listed.rows.push_back(row_of(candidates.parcels[i], Cell(), nullptr));
        }
    }
    return listed;
}

}  // namespace

Table candidate_table(const Candidates& candidates, const RankedCandidates& ranked) {
    Table table;
    table.name = "candidates";
    const text::Catalogue words(candidates.options.language);
    table.caption = words.tr(
        "Land that could be asked for, the best first; factors from 0 to 1, a missing one is left "
        "out of the score");
    table.columns = columns(words);
    table.rows = list(candidates, ranked).rows;
    return table;
}

Layer candidate_layer(const Candidates& candidates, const RankedCandidates& ranked,
                      const Layer& parcels) {
    const Listed listed = list(candidates, ranked);
    Layer layer;
    layer.source = parcels.source;
    layer.name = "candidates";
    layer.crs = parcels.crs;
    layer.columns = layer_columns(candidate_table(candidates, ranked));
    for (std::size_t i = 0; i < listed.parcels.size(); ++i) {
        layer.feature_ids.push_back(static_cast<std::int64_t>(i) + 1);
        layer.geometry.append(parcels.geometry, candidates.parcels[listed.parcels[i]].row);
    }
    return layer;
}

}  // namespace zamin::access
