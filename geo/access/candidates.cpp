#include "access/candidates.hpp"

#include <cmath>

#include "access/candidate_parts.hpp"
#include "access/field.hpp"
#include "access/member_facts.hpp"
#include "access/parcel_surroundings.hpp"
#include "access/zones.hpp"
#include "core/error.hpp"
#include "core/fixed_sum.hpp"
#include "measure/angle.hpp"
#include "measure/area.hpp"
#include "measure/edge_distance.hpp"

namespace zamin::access {

namespace {

class Finder {
  public:
    Finder(const CandidateSources& sources, const Holdings& holdings, const Need& need,
           const CandidateOptions& options, Progress& progress)
        : m_sources(sources),
          m_holdings(holdings),
          m_need(need),
          m_options(options),
          m_progress(progress),
          m_layer(*sources.parcels.layer),
          m_districts(sources.districts),
          m_words(options.language) {}

    Candidates find() {
        m_progress.step("looking for land");
        const std::vector<double> areas_m2 = measure::feature_areas_m2(m_layer, m_progress);
        const Geometries degrees = in_degrees(m_layer);
        const auto points = row_points(m_layer);
        std::vector<std::vector<PresentUser>> users(m_layer.size());
        if (m_sources.plots) {
            users = present_users(m_layer, *m_sources.plots.layer, m_holdings, m_progress);
        }
        std::vector<std::optional<double>> canals_m(m_layer.size());
        if (m_sources.canals) {
            canals_m = canal_distances(degrees, m_sources.canals, m_options.canal_m);
        }
        const Judging judging{m_need, m_options, static_cast<bool>(m_sources.canals), m_words};
        Candidates result;
        result.options = m_options;
        for (std::size_t row = 0; row < m_layer.size(); ++row) {
            Candidate parcel = words_of(row);
            if (m_layer.geometry.kinds[row] != GeometryKind::polygon) {
                result.problems.push_back(
                    problem_at(m_sources.parcels, row, m_words.tr("parcel without polygon"),
                               m_words.tr("parcel {0} has no shape", parcel.id),
                               m_words.tr("it is no candidate")));
                continue;
            }
            parcel.area_ha = areas_m2[row] / measure::m2_per_ha;
            parcel.users = std::move(users[row]);
            parcel.canal_m = canals_m[row];
            if (m_need.home) {
                parcel.distance_m =
                    measure::distance_to_polygon_m(*m_need.home, degrees, row, Ellipsoid());
            }
            parcel.at = points[row];
            if (parcel.at && m_districts.any()) {
                parcel.district = m_districts.name_at(*parcel.at);
            }
            parcel.ground = ground_of(row);
            apply_filters(parcel, judging);
            set_factors(parcel, judging);
            result.parcels.push_back(std::move(parcel));
        }
        m_misread.add_to(m_words, result.problems);
        return result;
    }

  private:
    Candidate words_of(std::size_t row) {
        Candidate parcel;
        parcel.row = row;
        parcel.id = m_id.copy(row);
        parcel.tenure = m_tenure.copy(row);
        parcel.land_class = m_class.copy(row);
        parcel.village_id = m_village.copy(row);
        parcel.irrigated = m_misread.read(m_water, "irrigation", row, irrigated_from, Tri::unknown);
        return parcel;
    }

    // What was measured in the field goes before the relief.
    Ground ground_of(std::size_t row) {
        Ground ground;
        ground.slope_pct = m_slope_pct.number(row);
        if (const auto slope_deg = m_slope_deg.number(row); !ground.slope_pct && slope_deg) {
            ground.slope_pct = 100.0 * std::tan(*slope_deg * measure::radians_per_degree);
        }
        ground.elevation_m = m_elevation.number(row);
        if (row < m_sources.ground.size()) {
            const Ground& relief = m_sources.ground[row];
            ground.from_relief = !ground.slope_pct && relief.slope_pct;
            ground.slope_pct = ground.slope_pct ? ground.slope_pct : relief.slope_pct;
            ground.elevation_m = ground.elevation_m ? ground.elevation_m : relief.elevation_m;
        }
        return ground;
    }

    const CandidateSources& m_sources;
    const Holdings& m_holdings;
    const Need& m_need;
    const CandidateOptions& m_options;
    Progress& m_progress;
    const Layer& m_layer;
    Zones m_districts;
    text::Catalogue m_words;
    Misread m_misread{m_sources.parcels};
    Field m_id{m_sources.parcels, "parcel_id"}, m_tenure{m_sources.parcels, "tenure"},
        m_class{m_sources.parcels, "land_class"}, m_water{m_sources.parcels, "irrigation"},
        m_village{m_sources.parcels, "village_id"}, m_slope_pct{m_sources.parcels, "slope_pct"},
        m_slope_deg{m_sources.parcels, "slope_deg"}, m_elevation{m_sources.parcels, "elevation_m"};
};

}  // namespace

Need need_of_group(const Holdings& holdings, Index group, double threshold_ha) {
    Need need;
    const Group& asking = holdings.groups[static_cast<std::size_t>(group)];
    need.home = asking.at;
    if (asking.village != none) {
        const Index district = holdings.villages[static_cast<std::size_t>(asking.village)].district;
        need.district =
            district == none ? "" : holdings.districts[static_cast<std::size_t>(district)];
    }
    const std::vector<MemberFacts> facts = member_facts(holdings, rights_by_member(holdings), {});
    FixedSum missing_ha;
    bool any = false;
    for (std::size_t m = 0; m < facts.size(); ++m) {
        if (holdings.members[m].group == group && facts[m].counts) {
            missing_ha.add(std::max(0.0, threshold_ha - facts[m].land_ha));
            any = true;
        }
    }
    if (any) {
        need.wanted_ha = missing_ha.value();
    }
    return need;
}

Candidates candidates(const CandidateSources& sources, const Holdings& holdings, const Need& need,
                      const CandidateOptions& options, Progress& progress) {
    require_field(sources.parcels, "parcel_id");
    return Finder(sources, holdings, need, options, progress).find();
}

RankedCandidates rank_candidates(const Candidates& candidates, const Weights& weights) {
    std::vector<Factors> factors;
    std::vector<std::uint32_t> indices;
    for (std::uint32_t i = 0; i < candidates.parcels.size(); ++i) {
        if (!candidates.parcels[i].refused()) {
            factors.push_back(candidates.parcels[i].factors);
            indices.push_back(i);
        }
    }
    RankedCandidates result{rank(factors, weights)};
    for (Ranked& ranked : result.ranked) {
        ranked.candidate = indices[ranked.candidate];
    }
    return result;
}

}  // namespace zamin::access
