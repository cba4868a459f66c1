// The rules of candidates.hpp.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "siting/candidates.hpp"
#include "text/words.hpp"

namespace zamin::siting {

namespace {

class Screening {
  public:
    explicit Screening(const CandidateRules& rules) : m_rules(rules) {}

    ScreenedCandidate screen(CandidateLand land) {
        m_result = {};
        if (!std::isfinite(land.place.x)) {
            refuse("it has no place on the map");
        }
        check_use(land);
        check_category(land);
        check_water(land);
        check_slope(land);
        m_result.preference = preference(land);
        m_result.land = std::move(land);
        return std::move(m_result);
    }

  private:
    void refuse(std::string reason) { m_result.refusals.push_back(std::move(reason)); }
    void leave_open(std::string what) { m_result.unchecked.push_back(std::move(what)); }

    void check_use(const CandidateLand& land) {
        if (land.recorded_as.empty()) {
            leave_open("no parcel or plot is recorded there: who uses the land is not known");
        } else if (land.tenure.empty()) {
            leave_open(fmt::format("the tenure of {} is not known", land.recorded_as));
        } else if (m_rules.readiness.count(text::fold_word(land.tenure)) == 0) {
            refuse(fmt::format("{} is in use ({})", land.recorded_as, land.tenure));
        }
    }

    void check_category(const CandidateLand& land) {
        const std::string land_class = text::fold_word(land.land_class);
        const std::string irrigation = text::fold_word(land.irrigation);
        if (land_class == "perennial" || land_class == "orchard" || land_class == "vineyard") {
            refuse("perennial plantings may not be built on (order 570 of 30.11.2007, item 1.2)");
        }
        if (irrigation == "irrigated") {
            refuse(fmt::format(
                "irrigated {} land may not be built on (order 570 of 30.11.2007, item 1.2)",
                land.land_class.empty() ? "" : land.land_class));
        }
        if (land_class == "forest" || land_class == "protected") {
            refuse(fmt::format("it is {} land", land.land_class));
        }
        if (irrigation.empty() && !land.recorded_as.empty()) {
            leave_open("whether it is irrigated is not known");
        }
        if (land_class.empty() && !land.recorded_as.empty()) {
            leave_open("its land class is not known");
        }
    }

    void check_water(const CandidateLand& land) {
        if (text::fold_word(land.land_class) == "water" || land.water_m.value_or(1.0) <= 0.0) {
            refuse("it is water");
        } else if (!land.water_m) {
            leave_open("how near water is, is not known");
        } else if (*land.water_m < m_rules.nearest_water_m) {
            refuse(fmt::format("water is {:.0f} m away, and {:.0f} m are to be kept", *land.water_m,
                               m_rules.nearest_water_m));
        }
    }

    void check_slope(const CandidateLand& land) {
        if (!land.slope_pct) {
            leave_open("its slope is not known");
        } else if (*land.slope_pct > m_rules.steepest_pct) {
            refuse(fmt::format("its slope is {:.1f} %, and {:.1f} % is the most", *land.slope_pct,
                               m_rules.steepest_pct));
        }
    }

    std::optional<double> preference(const CandidateLand& land) const {
        double sum = 0.0;
        double weights = 0.0;
        const auto ready = m_rules.readiness.find(text::fold_word(land.tenure));
        if (ready != m_rules.readiness.end()) {
            sum += m_rules.tenure_weight * ready->second;
            weights += m_rules.tenure_weight;
        }
        if (land.road_m) {
            sum +=
                m_rules.road_weight * std::max(0.0, 1.0 - *land.road_m / m_rules.farthest_road_m);
            weights += m_rules.road_weight;
        }
        return weights > 0.0 ? std::optional(sum / weights) : std::nullopt;
    }

    const CandidateRules& m_rules;
    ScreenedCandidate m_result;
};

Cell cell(const std::optional<double>& value) {
    return value ? Cell(*value) : Cell();
}
Cell cell(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}
Cell cell(const std::vector<std::string>& sentences) {
    return cell(fmt::format("{}", fmt::join(sentences, "; ")));
}

}  // namespace

std::vector<ScreenedCandidate> screen(std::vector<CandidateLand> candidates,
                                      const CandidateRules& rules) {
    Screening screening(rules);
    std::vector<ScreenedCandidate> screened;
    for (CandidateLand& candidate : candidates) {
        screened.push_back(screening.screen(std::move(candidate)));
    }
    return screened;
}

Table candidate_table(const std::vector<ScreenedCandidate>& screened) {
    Table table;
    table.name = "candidates";
    table.caption = "Where a centre could be, and why not elsewhere";
    table.columns = {{"candidate", CellKind::text, 0, "Candidate", "", 0},
                     {"recorded_as", CellKind::text, 0, "Recorded as", "", 0},
                     {"tenure", CellKind::text, 0, "Tenure", "", 0},
                     {"land_class", CellKind::text, 0, "Land class", "", 0},
                     {"irrigation", CellKind::text, 0, "Irrigation", "", 0},
                     {"slope_pct", CellKind::real, 6, "Slope", "%", 1},
                     {"water_m", CellKind::real, 6, "To water", "m", 0},
                     {"road_m", CellKind::real, 6, "To a road", "m", 0},
                     {"preference", CellKind::real, 6, "Preference", "", 2},
                     {"refused", CellKind::text, 0, "Refused", "", 0},
                     {"unchecked", CellKind::text, 0, "Not checked", "", 0}};
    for (const ScreenedCandidate& one : screened) {
        const CandidateLand& land = one.land;
        table.rows.push_back({cell(land.id), cell(land.recorded_as), cell(land.tenure),
                              cell(land.land_class), cell(land.irrigation), cell(land.slope_pct),
                              cell(land.water_m), cell(land.road_m), cell(one.preference),
                              cell(one.refusals), cell(one.unchecked)});
    }
    return table;
}

std::vector<double> preference_costs(const std::vector<ScreenedCandidate>& screened, double worst) {
    std::vector<double> costs;
    for (const ScreenedCandidate& one : screened) {
        costs.push_back(worst * (1.0 - one.preference.value_or(0.5)));
    }
    return costs;
}

}  // namespace zamin::siting
