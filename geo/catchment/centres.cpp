#include "catchment/centres.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "travel/places.hpp"

namespace zamin::catchment {

namespace {

constexpr double largest_capacity_t = 1e6;

class CentreReader {
  public:
    CentreReader(const Layer& layer, const CentreOptions& options, Progress& progress)
        : m_layer(layer),
          m_options(options),
          m_id(layer.column(options.id_column)),
          m_capacity(options.capacity_asked ? &layer.column(options.capacity_column)
                                            : layer.find_column(options.capacity_column)),
          m_status(layer.find_column(options.status_column)),
          m_season(layer.find_column(options.season_column)),
          m_places(travel::places(layer, progress)) {}

    Centres read() {
        for (std::size_t row = 0; row < m_layer.size(); ++row) {
            if (counts(row)) {
                add(row);
            }
        }
        if (m_result.centres.empty()) {
            throw usage_error(
                "{}: layer '{}' has no centre that counts; those with a place whose {} is {} do",
                m_layer.source, m_layer.name, m_options.status_column,
                fmt::join(m_options.statuses, " or "));
        }
        std::stable_sort(m_result.centres.begin(), m_result.centres.end(),
                         [](const Centre& a, const Centre& b) { return a.id < b.id; });
        find_doubles();
        return std::move(m_result);
    }

  private:
    std::string text(const std::string& column_name, std::size_t row) const {
        const Column* column = m_layer.find_column(column_name);
        return column ? column->text(row) : std::string();
    }
    bool counts(std::size_t row) const {
        const std::string status = m_status ? m_status->text(row) : std::string();
        const std::string season = m_season ? m_season->text(row) : std::string();
        const auto& statuses = m_options.statuses;
        const bool right_status =
            status.empty() || std::find(statuses.begin(), statuses.end(), status) != statuses.end();
        return right_status &&
               (season.empty() || m_options.season.empty() || season == m_options.season);
    }
    void add(std::size_t row) {
        Centre centre;
        centre.id = m_id.text(row);
        if (centre.id.empty()) {
            centre.id = fmt::format("#{}", m_layer.feature_ids[row]);
        }
        centre.name = text(m_options.name_column, row);
        centre.commodity = text(m_options.commodity_column, row);
        centre.cluster = text(m_options.cluster_column, row);
        centre.capacity_t = capacity_t(row, centre.id);
        centre.place = m_places[row];
        if (!std::isfinite(centre.place.x)) {
            add_problem(row, msgid("no place"), Severity::error,
                        said("centre {0} has no point", {centre.id}), said("left out"));
            return;
        }
        m_result.centres.push_back(std::move(centre));
    }
    std::optional<double> capacity_t(std::size_t row, const std::string& id) {
        const std::optional<double> value =
            m_capacity ? m_capacity->number(row) : std::optional<double>();
        if (!value) {
            add_problem(
                row, msgid("no capacity"), Severity::warning,
                said("centre {0} has no capacity in column '{1}'", {id, m_options.capacity_column}),
                said("taken to have room for everything"));
            return value;
        }
        if (*value < 0.0 || *value > largest_capacity_t) {
            add_problem(
                row, msgid("absurd capacity"), Severity::warning,
                said("the capacity of centre {0} is {1} t; expected 0 to {2} t",
                     {id, fmt::format("{}", *value), fmt::format("{}", largest_capacity_t)}),
                said("counted as unknown: taken to have room for everything"));
            return std::nullopt;
        }
        if (*value == 0.0) {
            add_problem(row, msgid("no room"), Severity::note,
                        said("the capacity of centre {0} is 0 t", {id}), said("takes nothing"));
        }
        return value;
    }
    void find_doubles() {
        const std::vector<Centre>& centres = m_result.centres;
        for (std::size_t i = 0; i < centres.size(); ++i) {
            for (std::size_t j = i + 1; j < centres.size(); ++j) {
                if (centres[i].place == centres[j].place &&
                    centres[i].commodity == centres[j].commodity) {
                    Problem problem;
                    problem.source = m_layer.source;
                    problem.layer = m_layer.name;
                    problem.problem = msgid("two centres at one point");
                    problem.detail = said("centres {0} and {1} stand at the same point",
                                          {centres[i].id, centres[j].id});
                    problem.action = said("both kept; equal ways go to {0}", {centres[i].id});
                    m_result.problems.push_back(std::move(problem));
                }
            }
        }
    }
    void add_problem(std::size_t row, const char* word, Severity severity, Sentence detail,
                     Sentence action) {
        Problem problem;
        problem.source = m_layer.source;
        problem.layer = m_layer.name;
        problem.feature = m_layer.feature_ids[row];
        problem.problem = word;
        problem.severity = severity;
        problem.detail = std::move(detail);
        problem.action = std::move(action);
        m_result.problems.push_back(std::move(problem));
    }

    const Layer& m_layer;
    const CentreOptions& m_options;
    const Column& m_id;
    const Column* m_capacity;
    const Column* m_status;
    const Column* m_season;
    std::vector<Coord> m_places;
    Centres m_result;
};

}  // namespace

Centres centres_from_layer(const Layer& layer, const CentreOptions& options, Progress& progress) {
    return CentreReader(layer, options, progress).read();
}

Serves serves_from(std::string_view word) {
    if (word == "growers") {
        return Serves::growers;
    }
    if (word == "cluster") {
        return Serves::cluster;
    }
    if (word == "all") {
        return Serves::all;
    }
    throw usage_error("'{}' was given for whom a centre serves; expected growers, cluster or all",
                      word);
}

bool is_served(const Farm& farm, const Centre& centre, Serves serves, const Clusters& clusters) {
    if (serves == Serves::all) {
        return true;
    }
    if (!centre.commodity.empty() && farm.commodity != centre.commodity) {
        return false;
    }
    if (serves == Serves::growers) {
        return true;
    }
    const auto cluster = clusters.cluster_of.find(farm.group);
    if (farm.group.empty() || cluster == clusters.cluster_of.end()) {
        return false;
    }
    if (!centre.cluster.empty()) {
        return cluster->second == centre.cluster;
    }
    const auto commodity = clusters.commodity_of.find(cluster->second);
    // A centre for anything takes what the farm's cluster is for.
    const std::string& taken = centre.commodity.empty() ? farm.commodity : centre.commodity;
    return commodity != clusters.commodity_of.end() && commodity->second == taken;
}

}  // namespace zamin::catchment
