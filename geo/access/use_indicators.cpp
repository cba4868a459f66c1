// 2.10 crops on members' land and 2.12 services.
#include <fmt/format.h>

#include <map>

#include "access/slice.hpp"
#include "core/fixed_sum.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

// Hectares of a crop in a season.
using CropKey = std::pair<Index, Index>;  // season, crop

struct CropLand {
    std::map<CropKey, FixedSum> area_ha;
    FixedSum all_ha;
};

// A plot's crops of one season share its land equally.
void add_plot(const Frame& frame, const Right& right, CropLand& land) {
    const auto p = static_cast<std::size_t>(right.plot);
    const double area_ha = frame.holdings.plots[p].area_ha.value_or(0.0) * right.share;
    land.all_ha.add(area_ha);
    const auto records =
        std::span(frame.crop_at)
            .subspan(frame.crop_offsets[p], frame.crop_offsets[p + 1] - frame.crop_offsets[p]);
    for (const std::uint32_t i : records) {
        const CropRecord& record = frame.holdings.crop_records[i];
        double same_season = 0.0;
        for (const std::uint32_t j : records) {
            same_season += frame.holdings.crop_records[j].season == record.season ? 1.0 : 0.0;
        }
        land.area_ha[{record.season, record.crop}].add(area_ha / same_season);
    }
}

CropLand crop_land(const Slice& slice) {
    CropLand land;
    for (const std::uint32_t m : slice.members) {
        for (const std::uint32_t r : slice.rights_of(m)) {
            if (slice.frame.holdings.rights[r].share > 0.0) {
                add_plot(slice.frame, slice.frame.holdings.rights[r], land);
            }
        }
    }
    return land;
}

double known_in_season(const CropLand& land, Index season) {
    FixedSum known_ha;
    for (const auto& [key, area_ha] : land.area_ha) {
        if (key.first == season && key.second != none) {
            known_ha.add(area_ha);
        }
    }
    return known_ha.value();
}

Tri within(const std::vector<Tri>& reach, std::uint32_t member) {
    const Tri has = reach[member];
    return has == Tri::unknown ? Tri::unknown : tri(has == Tri::no);
}

Estimate without_service(const Slice& slice, const std::vector<Tri>& reach) {
    Answers answers;
    for (const std::uint32_t m : slice.members) {
        answers.add(within(reach, m));
    }
    return share_of(answers);
}

Estimate mean_places(const Slice& slice, const ServiceReach::Kind& kind) {
    FixedSum sum;
    Estimate estimate;
    for (const std::uint32_t m : slice.members) {
        const auto& places = kind.places[m];
        (places ? estimate.known : estimate.unknown) += 1.0;
        sum.add(places.value_or(0.0));
    }
    if (estimate.known == 0.0) {
        return nothing(msgid("no home known"), 0.0, estimate.unknown);
    }
    estimate.value = sum.value() / estimate.known;
    if (estimate.unknown == 0.0) {
        estimate.lower = estimate.upper = estimate.value;
    }
    return bounded(estimate);
}

}  // namespace

void add_crops(const Slice& slice, Rows& rows) {
    const Holdings& holdings = slice.frame.holdings;
    const text::Catalogue& words = slice.words();
    const CropLand land = crop_land(slice);
    const double all_ha = land.all_ha.value();
    for (const auto& [key, area] : land.area_ha) {
        const auto [season, crop] = key;
        if (crop == none || all_ha <= 0.0) {
            continue;
        }
        // What is not recorded in the season may be this crop.
        const double known_ha = known_in_season(land, season);
        const double area_ha = area.value();
        const std::string& name = holdings.crops[static_cast<std::size_t>(crop)];
        const std::string when =
            season == none ? "" : holdings.seasons[static_cast<std::size_t>(season)];
        Answers answers{area_ha, known_ha - area_ha, std::max(0.0, all_ha - known_ha)};
        Estimate estimate = share_of(answers);
        rows.add(
            fmt::format("2.10_crop.{}{}{}", name, when.empty() ? "" : ".", when),
            words.tr("{0} on members' land", words.tr(name) + (when.empty() ? "" : " ") + when),
            words.tr("% of members' ha (known and unknown n in ha)"), estimate);
    }
}

void add_services(const Slice& slice, Rows& rows) {
    const ServiceReach& services = slice.frame.services;
    const text::Catalogue& words = slice.words();
    const std::string radius_km = slice.number(slice.frame.options.service_m / 1000.0);
    const std::string catchment_km = slice.number(slice.frame.options.catchment_m / 1000.0);
    if (services.kinds.empty()) {
        return;
    }
    const std::string of_whom = slice.of_whom();
    rows.add(fmt::format("2.12_without_service{}", slice.suffix),
             words.tr("Without agro-shop or adviser within {0} km: {1}", radius_km, slice.who),
             of_whom, without_service(slice, services.any));
    for (const ServiceReach::Kind& kind : services.kinds) {
        rows.add(
            fmt::format("2.12_without.{}{}", kind.name, slice.suffix),
            words.tr("Without {0} within {1} km: {2}", words.tr(kind.name), radius_km, slice.who),
            of_whom, without_service(slice, kind.within));
        rows.add(fmt::format("2.12_places.{}{}", kind.name, slice.suffix),
                 words.tr("Places at {0} within {1} km per person, 2SFCA: {2}", words.tr(kind.name),
                          catchment_km, slice.who),
                 words.tr("places per person"), mean_places(slice, kind));
    }
}

}  // namespace zamin::access
