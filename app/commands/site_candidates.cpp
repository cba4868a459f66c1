#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <set>
#include <string_view>

#include "commands/inputs.hpp"
#include "commands/site_question.hpp"
#include "commands/terrain_run.hpp"
#include "core/error.hpp"
#include "measure/zone_index.hpp"
#include "siting/slope.hpp"
#include "text/place_key.hpp"
#include "travel/limit.hpp"

namespace zamin::commands {

namespace {

class CandidateReader {
  public:
    CandidateReader(const SiteRequest& request, std::vector<Remark>& notes, Progress& progress)
        : m_request(request), m_notes(notes), m_progress(progress) {}

    std::vector<siting::ScreenedCandidate> read() {
        std::vector<siting::CandidateLand> candidates = places();
        check_names(candidates);
        keep_in_district(candidates);
        return screened(std::move(candidates));
    }

    std::vector<siting::ScreenedCandidate> screened(std::vector<siting::CandidateLand> candidates) {
        if (!m_request.screen) {
            std::vector<siting::ScreenedCandidate> all;
            for (siting::CandidateLand& candidate : candidates) {
                all.push_back({std::move(candidate), {}, {}, {}});
            }
            return all;
        }
        m_progress.step("looking at the land");
        const std::optional<Layer> plots = layer_of("plots");
        const std::optional<Layer> parcels = layer_of("parcels");
        const std::optional<Layer> water = layer_of("water");
        const std::optional<Layer> roads = layer_of("roads");
        siting::Surroundings surroundings;
        surroundings.plots = plots ? &*plots : nullptr;
        surroundings.parcels = parcels ? &*parcels : nullptr;
        surroundings.water = water ? &*water : nullptr;
        surroundings.roads = roads ? &*roads : nullptr;
        const std::optional<RealRaster> heights = heights_around(candidates);
        std::optional<siting::SlopeMap> slopes;
        if (heights) {
            slopes.emplace(*heights);
            surroundings.slope_pct = [&](Coord place) { return slopes->percent(place); };
        }
        siting::look_around(candidates, surroundings, m_progress);
        return siting::screen(std::move(candidates), {});
    }

  private:
    void keep_in_district(std::vector<siting::CandidateLand>& candidates) {
        if (m_request.district.empty()) {
            return;
        }
        const project::ProjectSource& source = m_request.project.get("districts");
        const Layer layer = read_in_degrees(m_request.project, "districts", m_notes, m_progress);
        const Column& names = layer.column(source.column("name"));
        const std::string wanted = text::place_key(m_request.district).key;
        std::vector<std::string> all;
        std::vector<std::optional<measure::ZoneId>> zones(layer.size());
        bool found = false;
        for (std::size_t row = 0; row < layer.size(); ++row) {
            all.push_back(names.text(row));
            if (text::place_key(all.back()).key == wanted) {
                found = true;
                zones[row] = measure::ZoneId{0};
            }
        }
        if (!found) {
            const std::string near = closest_word(m_request.district, all);
            throw usage_error("there is no district '{}' among the {} of the project{}",
                              m_request.district, all.size(),
                              near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near));
        }
        const measure::ZoneIndex index(layer.geometry, zones);
        std::erase_if(candidates, [&](const siting::CandidateLand& candidate) {
            return !std::isfinite(candidate.place.x) || index.zones_at(candidate.place).empty();
        });
    }

    static void check_names(const std::vector<siting::CandidateLand>& candidates) {
        std::set<std::string_view> names;
        for (const siting::CandidateLand& candidate : candidates) {
            if (!names.insert(candidate.id).second) {
                throw usage_error(
                    "two candidates have the name '{}'; --candidate-id names a column that tells "
                    "them apart",
                    candidate.id);
            }
        }
    }

    std::optional<Layer> layer_of(const char* role) {
        const project::ProjectSource* source = m_request.project.find(role);
        return source ? std::optional(read_source(*source, {}, m_notes, m_progress)) : std::nullopt;
    }

    // The project's elevation on square cells over all candidates.
    std::optional<RealRaster> heights_around(
        const std::vector<siting::CandidateLand>& candidates) const {
        Box box;
        for (const siting::CandidateLand& candidate : candidates) {
            if (std::isfinite(candidate.place.x)) {
                box.add(candidate.place);
            }
        }
        return heights_over(m_request.project, box, m_progress);
    }

    std::vector<siting::CandidateLand> places() {
        const std::string& from = m_request.candidates_from;
        if (from == "places") {
            return m_request.places;
        }
        constexpr std::string_view along = "roads:";
        if (from.starts_with(along)) {
            const travel::Limit step = travel::parse_limit(from.substr(along.size()));
            if (step.unit != travel::CostUnit::metres) {
                throw usage_error("candidates '{}': the step along roads is a length: roads:500m",
                                  from);
            }
            const Layer roads =
                read_source(m_request.project.get("roads"), {}, m_notes, m_progress);
            return siting::candidates_along_roads(roads, step.value, m_progress);
        }
        const Layer layer = read_source(candidate_source(m_request), {}, m_notes, m_progress);
        return siting::candidates_from_layer(layer, naming_column(layer, m_request.candidate_id),
                                             m_progress);
    }

    const SiteRequest& m_request;
    std::vector<Remark>& m_notes;
    Progress& m_progress;
};

}  // namespace

const project::ProjectSource& candidate_source(const SiteRequest& request) {
    if (!request.candidates_from.empty()) {
        return request.project.get(request.candidates_from);
    }
    const project::ProjectSource* source = request.project.find("candidates");
    return source ? *source : request.project.get("villages");
}

std::string naming_column(const Layer& layer, const std::string& asked) {
    if (!asked.empty()) {
        return asked;
    }
    for (const char* usual : {"demand", "site", "id", "centre_id", "parcel_id", "village_id",
                              "group_id", "plot_id", "name"}) {
        if (layer.find_column(usual)) {
            return usual;
        }
    }
    return {};
}

std::vector<siting::ScreenedCandidate> read_candidates(const SiteRequest& request,
                                                       std::vector<Remark>& notes,
                                                       Progress& progress) {
    return CandidateReader(request, notes, progress).read();
}

std::vector<siting::ScreenedCandidate> screen_places(const SiteRequest& request,
                                                     std::vector<siting::CandidateLand> places,
                                                     std::vector<Remark>& notes,
                                                     Progress& progress) {
    return CandidateReader(request, notes, progress).screened(std::move(places));
}

}  // namespace zamin::commands
