#include "catchment/farms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "measure/area.hpp"
#include "travel/places.hpp"

namespace zamin::catchment {

namespace {

const Column* wanted(const Layer& layer, const std::string& name) {
    return name.empty() ? nullptr : &layer.column(name);
}
const Column* optional(const Layer& layer, const std::string& name) {
    return name.empty() ? nullptr : layer.find_column(name);
}
std::string text(const Column* column, std::size_t row) {
    return column ? column->text(row) : std::string();
}
std::optional<double> number(const Column* column, std::size_t row) {
    return column ? column->number(row) : std::nullopt;
}

class PlotReader {
  public:
    PlotReader(const Layer& plots, const FarmOptions& options, Progress& progress)
        : m_plots(plots),
          m_options(options),
          m_id(wanted(plots, options.id_column)),
          m_crop(wanted(plots, options.crop_column)),
          m_season(wanted(plots, options.season_column)),
          m_group(optional(plots, options.group_column)),
          m_village(optional(plots, options.village_column)),
          m_holder(optional(plots, options.holder_column)),
          m_yield(optional(plots, options.yield_column)),
          m_declared(optional(plots, options.declared_column)),
          m_areas_m2(measure::feature_areas_m2(plots, progress)),
          m_places(travel::places(plots, progress)) {}

    Farms read() {
        for (std::size_t row = 0; row < m_plots.size(); ++row) {
            if (m_options.season.empty() || text(m_season, row) == m_options.season) {
                m_result.farms.push_back(farm(row));
            }
        }
        return std::move(m_result);
    }

  private:
    Farm farm(std::size_t row) {
        Farm farm;
        farm.id = text(m_id, row);
        if (farm.id.empty()) {
            farm.id = fmt::format("#{}", m_plots.feature_ids[row]);
        }
        farm.commodity = text(m_crop, row);
        farm.group = text(m_group, row);
        farm.village = text(m_village, row);
        if (std::string holder = text(m_holder, row); !holder.empty()) {
            farm.holders.push_back(std::move(holder));
        }
        farm.area_ha = area_ha(row);
        if (const auto yield_t_ha = yield(row, farm.commodity); yield_t_ha && farm.area_ha) {
            farm.tonnes = *farm.area_ha * *yield_t_ha * m_options.marketed_pct / 100.0;
        }
        farm.plots_without_tonnes = farm.tonnes ? 0 : 1;
        farm.place = m_places[row];
        if (!std::isfinite(farm.place.x)) {
            add_problem(row, msgid("no place"),
                        said("the plot has no geometry, so that no way leads there"),
                        farm.area_ha ? said("counted with its declared area, unserved")
                                     : said("listed as unserved"));
        }
        return farm;
    }
    std::optional<double> area_ha(std::size_t row) const {
        if (m_areas_m2[row] > 0.0) {
            return m_areas_m2[row] / measure::m2_per_ha;
        }
        const std::optional<double> declared = number(m_declared, row);
        return declared && *declared >= 0.0 ? declared : std::nullopt;
    }
    std::optional<double> yield(std::size_t row, const std::string& crop) {
        if (const std::optional<double> given = m_options.yields.of(crop)) {
            return given;
        }
        std::optional<double> own = number(m_yield, row);
        if (own && (!(*own >= 0.0) || *own > largest_yield_t_ha)) {
            add_problem(row, *own < 0.0 ? msgid("negative yield") : msgid("absurd yield"),
                        said("the yield is {0} t/ha; expected 0 to {1}",
                             {fmt::format("{}", *own), fmt::format("{}", largest_yield_t_ha)}),
                        said("counted as unknown"));
            own.reset();
        }
        return own ? own : m_options.yields_if_unknown.of(crop);
    }
    void add_problem(std::size_t row, const char* word, Sentence detail, Sentence action) {
        Problem problem;
        problem.source = m_plots.source;
        problem.layer = m_plots.name;
        problem.feature = m_plots.feature_ids[row];
        problem.problem = word;
        problem.detail = std::move(detail);
        problem.action = std::move(action);
        m_result.problems.push_back(std::move(problem));
    }

    const Layer& m_plots;
    const FarmOptions& m_options;
    const Column* m_id;
    const Column* m_crop;
    const Column* m_season;
    const Column* m_group;
    const Column* m_village;
    const Column* m_holder;
    const Column* m_yield;
    const Column* m_declared;
    std::vector<double> m_areas_m2;
    std::vector<Coord> m_places;
    Farms m_result;
};

// Sums up the plots of one farm.
class Gathered {
  public:
    Gathered() { m_farm.plots = 0; }
    void add(const Farm& plot) {
        m_farm.plots += plot.plots;
        m_farm.plots_without_tonnes += plot.plots_without_tonnes;
        m_farm.holders.insert(m_farm.holders.end(), plot.holders.begin(), plot.holders.end());
        if (plot.area_ha) {
            m_farm.area_ha = m_farm.area_ha.value_or(0.0) + *plot.area_ha;
        }
        if (plot.tonnes) {
            m_farm.tonnes = m_farm.tonnes.value_or(0.0) + *plot.tonnes;
        }
        if (std::isfinite(plot.place.x)) {
            const double weight = std::max(plot.area_ha.value_or(0.0), 1e-6);
            m_sum = {m_sum.x + weight * plot.place.x, m_sum.y + weight * plot.place.y};
            m_weight += weight;
        }
        m_farm.group = plot.group;
        m_farm.village = plot.village;
        m_farm.commodity = plot.commodity;
    }
    Farm farm(const std::string& id, const Coord* place) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        m_farm.id = id;
        m_farm.place =
            m_weight > 0.0 ? Coord{m_sum.x / m_weight, m_sum.y / m_weight} : Coord{nan, nan};
        if (place && std::isfinite(place->x)) {
            m_farm.place = *place;
        }
        std::sort(m_farm.holders.begin(), m_farm.holders.end());
        m_farm.holders.erase(std::unique(m_farm.holders.begin(), m_farm.holders.end()),
                             m_farm.holders.end());
        return m_farm;
    }

  private:
    Farm m_farm;
    Coord m_sum;
    double m_weight = 0.0;
};

void sort_by_id(std::vector<Farm>& farms) {
    std::stable_sort(farms.begin(), farms.end(), [](const Farm& a, const Farm& b) {
        return std::tie(a.id, a.commodity, a.place.x, a.place.y) <
               std::tie(b.id, b.commodity, b.place.x, b.place.y);
    });
}

}  // namespace

Farms farms_from_plots(const Layer& plots, const FarmOptions& options, Progress& progress) {
    if (!(options.marketed_pct >= 0.0 && options.marketed_pct <= 100.0)) {
        throw usage_error("a marketed share of {} % was given; expected 0 to 100",
                          options.marketed_pct);
    }
    if (!options.season.empty() && options.season_column.empty()) {
        throw usage_error("season '{}' is asked for, but no season column is named",
                          options.season);
    }
    progress.step("measuring plots");
    Farms result = PlotReader(plots, options, progress).read();
    sort_by_id(result.farms);
    return result;
}

Per per_from(std::string_view word) {
    if (word == "plot") {
        return Per::plot;
    }
    if (word == "group") {
        return Per::group;
    }
    if (word == "village") {
        return Per::village;
    }
    throw usage_error("'{}' was given for what is assigned; expected plot, group or village", word);
}

std::vector<Farm> gather(std::vector<Farm> farms, Per per, std::span<const NamedPlace> places) {
    if (per == Per::plot) {
        return farms;
    }
    std::map<std::string, Coord> place_of;
    for (const NamedPlace& place : places) {
        place_of.emplace(place.id, place.place);
    }
    std::map<std::pair<std::string, std::string>, Gathered> gathered;
    std::vector<Farm> result;
    for (Farm& farm : farms) {
        const std::string& id = per == Per::group ? farm.group : farm.village;
        if (id.empty()) {
            result.push_back(std::move(farm));
        } else {
            gathered[{id, farm.commodity}].add(farm);
        }
    }
    for (auto& [key, farm] : gathered) {
        const auto place = place_of.find(key.first);
        result.push_back(farm.farm(key.first, place == place_of.end() ? nullptr : &place->second));
        if (per == Per::village) {
            result.back().group.clear();
        }
    }
    sort_by_id(result);
    return result;
}

}  // namespace zamin::catchment
