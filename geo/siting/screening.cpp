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
            refuse(said("it has no place on the map"));
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
    void refuse(Sentence reason) { m_result.refusals.push_back(std::move(reason)); }
    void leave_open(Sentence what) { m_result.unchecked.push_back(std::move(what)); }

    void check_use(const CandidateLand& land) {
        const std::size_t blank = land.recorded_as.find(' ');
        const std::string id = land.recorded_as.substr(blank + 1);
        const bool plot = land.recorded_as.starts_with("plot");
        if (land.recorded_as.empty()) {
            leave_open(said("no parcel or plot is recorded there: who uses the land is not known"));
        } else if (land.tenure.empty()) {
            leave_open(plot ? said("the tenure of plot {0} is not known", {id})
                            : said("the tenure of parcel {0} is not known", {id}));
        } else if (m_rules.readiness.count(text::fold_word(land.tenure)) == 0) {
            refuse(plot ? said("plot {0} is in use ({1})", {id, land.tenure})
                        : said("parcel {0} is in use ({1})", {id, land.tenure}));
        }
    }

    static Sentence irrigated_text(const std::string& land_class) {
        if (land_class == "arable") {
            return said(
                "irrigated arable land may not be built on (order 570 of 30.11.2007, item 1.2)");
        }
        return land_class.empty()
                   ? said("irrigated land may not be built on (order 570 of 30.11.2007, item 1.2)")
                   : said(
                         "irrigated {0} land may not be built on (order 570 of 30.11.2007, item "
                         "1.2)",
                         {land_class});
    }

    void check_category(const CandidateLand& land) {
        const std::string land_class = text::fold_word(land.land_class);
        const std::string irrigation = text::fold_word(land.irrigation);
        if (land_class == "perennial" || land_class == "orchard" || land_class == "vineyard") {
            refuse(said(
                "perennial plantings may not be built on (order 570 of 30.11.2007, item 1.2)"));
        }
        if (irrigation == "irrigated") {
            refuse(irrigated_text(land_class));
        }
        if (land_class == "forest" || land_class == "protected") {
            refuse(said("it is {0} land", {land.land_class}));
        }
        if (irrigation.empty() && !land.recorded_as.empty()) {
            leave_open(said("whether it is irrigated is not known"));
        }
        if (land_class.empty() && !land.recorded_as.empty()) {
            leave_open(said("its land class is not known"));
        }
    }

    void check_water(const CandidateLand& land) {
        if (text::fold_word(land.land_class) == "water" || land.water_m.value_or(1.0) <= 0.0) {
            refuse(said("it is water"));
        } else if (!land.water_m) {
            leave_open(said("how near water is, is not known"));
        } else if (*land.water_m < m_rules.nearest_water_m) {
            refuse(said("water is {0} m away, and {1} m are to be kept",
                        {Figure{*land.water_m, 0}, Figure{m_rules.nearest_water_m, 0}}));
        }
    }

    void check_slope(const CandidateLand& land) {
        if (!land.slope_pct) {
            leave_open(said("its slope is not known"));
        } else if (*land.slope_pct > m_rules.steepest_pct) {
            refuse(said("its slope is {0} %, and {1} % is the most",
                        {Figure{*land.slope_pct, 1}, Figure{m_rules.steepest_pct, 1}}));
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

using zamin::cell;  // of a number

Cell cell(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}
Cell cell(const std::vector<Sentence>& sentences) {
    std::vector<std::string> texts;
    for (const Sentence& sentence : sentences) {
        texts.push_back(sentence.english());
    }
    return cell(fmt::format("{}", fmt::join(texts, "; ")));
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
