// What is to be delivered: plots, or the groups and villages that they belong to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catchment/yields.hpp"
#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/progress.hpp"

namespace zamin::catchment {

struct Farm {
    std::string id;
    std::string commodity;             // the crop; empty = unknown
    std::string group;                 // empty = none
    std::string village;               // empty = none
    std::vector<std::string> holders;  // ids, each once
    std::optional<double> area_ha;     // on the ellipsoid; declared where there is no polygon
    std::optional<double> tonnes;      // area x yield x marketed share; none = unknown
    std::size_t plots = 1;             // that it stands for
    std::size_t plots_without_tonnes = 0;
    Coord place;  // degrees on WGS 84; NaN = nowhere
};

// Empty column names: there is no such column. id, crop and season columns that are named must
// exist; the others are used where the layer has them.
struct FarmOptions {
    std::string id_column = "plot_id";
    std::string crop_column = "crop";
    std::string season_column;
    std::string season;  // only plots of this season; empty = all
    std::string group_column = "group_id";
    std::string village_column = "village_id";
    std::string holder_column = "holder_id";
    std::string yield_column = "yield_t_ha";
    std::string declared_column = "declared_ha";
    Yields yields;             // in place of the plots' own
    Yields yields_if_unknown;  // for plots without their own
    double marketed_pct = 100.0;
};

struct Farms {
    std::vector<Farm> farms;  // sorted by id, then commodity: the answer knows no order of features
    std::vector<Problem> problems;
};

// Negative or absurd yields count as unknown and are listed, as are plots without a place. Throws
// UsageError for a missing column and for a marketed share outside 0 to 100.
Farms farms_from_plots(const Layer& plots, const FarmOptions& options, Progress& progress);

// The plots of one group (or village) and commodity as one farm, at the place given for it, else at
// the mean of its plots' places weighted by area. Plots without one stay by themselves.
enum class Per { plot, group, village };
Per per_from(std::string_view word);  // throws UsageError naming the three words

struct NamedPlace {
    std::string id;
    Coord place;
};
std::vector<Farm> gather(std::vector<Farm> farms, Per per, std::span<const NamedPlace> places);

}  // namespace zamin::catchment
