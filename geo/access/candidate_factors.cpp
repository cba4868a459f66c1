// Filters and factors of one parcel.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "access/candidate_parts.hpp"

namespace zamin::access {

namespace {

constexpr std::array<std::string_view, 6> protected_classes{
    "forest", "forest fund", "water", "water fund", "protected", "conservation"};
constexpr std::array<std::string_view, 4> perennial_classes{"perennial", "orchard", "vineyard",
                                                            "garden"};

bool is_one_of(const std::string& word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Filter passed(const char* name) {
    return {name, Tri::yes, {}};
}
Filter refused(const char* name, std::string reason) {
    return {name, Tri::no, std::move(reason)};
}
Filter open(const char* name, std::string reason) {
    return {name, Tri::unknown, std::move(reason)};
}

Filter tenure_filter(const Candidate& parcel, const CandidateOptions& options) {
    if (parcel.tenure.empty()) {
        return open("tenure", "whose land it is is not recorded");
    }
    if (options.readiness.count(parcel.tenure) > 0) {
        return passed("tenure");
    }
    std::vector<std::string> words;
    for (const auto& [word, readiness] : options.readiness) {
        words.push_back(word);
    }
    return refused("tenure", fmt::format("'{}' is not land to be asked for ({})", parcel.tenure,
                                         fmt::join(words, ", ")));
}

Filter overlap_filter(const Candidate& parcel, const CandidateOptions& options) {
    double used_ha = 0.0;
    for (const PresentUser& user : parcel.users) {
        used_ha += user.area_ha;
    }
    const double part = parcel.area_ha > 0.0 ? used_ha / parcel.area_ha : 0.0;
    return part <= options.most_overlap
               ? passed("overlap")
               : refused("overlap", fmt::format("{:.1f} % of it lies on {} recorded {}",
                                                100.0 * part, parcel.users.size(),
                                                parcel.users.size() == 1 ? "plot" : "plots"));
}

Filter size_filter(const Candidate& parcel, const CandidateOptions& options) {
    return parcel.area_ha >= options.least_ha
               ? passed("size")
               : refused("size", fmt::format("{:.3f} ha are less than {:g} ha", parcel.area_ha,
                                             options.least_ha));
}

Filter district_filter(const Candidate& parcel, const Need& need) {
    if (need.district.empty() || parcel.district.empty()) {
        return open("district", "whether it lies in the group's district is not known");
    }
    return parcel.district == need.district
               ? passed("district")
               : refused("district",
                         fmt::format("it lies in {}, not in {}", parcel.district, need.district));
}

Filter protected_filter(const Candidate& parcel) {
    if (parcel.land_class.empty()) {
        return open("protected", "its land class is not recorded");
    }
    return is_one_of(parcel.land_class, protected_classes)
               ? refused("protected", fmt::format("it is {} land", parcel.land_class))
               : passed("protected");
}

// Government order 570 of 2007, item 1.2.
Filter building_filter(const Candidate& parcel) {
    if (parcel.irrigated == Tri::yes) {
        return refused("irrigated",
                       "irrigated land may not be taken for a building (Government order 570 of "
                       "30.11.2007, item 1.2)");
    }
    if (is_one_of(parcel.land_class, perennial_classes)) {
        return refused("irrigated",
                       "land under perennial plantings may not be taken for a building (Government "
                       "order 570 of 30.11.2007, item 1.2)");
    }
    return parcel.irrigated == Tri::unknown
               ? open("irrigated",
                      "whether it is irrigated is not recorded, and decides whether a "
                      "building may stand on it")
               : passed("irrigated");
}

Filter slope_filter(std::optional<double> slope_pct, const CandidateOptions& options) {
    if (!slope_pct) {
        return open("slope", "its slope is not known");
    }
    return *slope_pct <= options.steepest_pct
               ? passed("slope")
               : refused("slope", fmt::format("it slopes by {:.0f} %, more than {:g} %", *slope_pct,
                                              options.steepest_pct));
}

struct Scored {
    std::optional<double> value;
    std::string because;
};

Scored tenure_factor(const Candidate& parcel, const CandidateOptions& options) {
    const auto found = options.readiness.find(parcel.tenure);
    return found == options.readiness.end() ? Scored{std::nullopt, "tenure not recorded"}
                                            : Scored{found->second, parcel.tenure};
}

Scored size_factor(const Candidate& parcel, const Need& need) {
    if (!need.wanted_ha || *need.wanted_ha <= 0.0) {
        return {std::nullopt, "no hectares are missing, or it is not known how many"};
    }
    return {std::min(1.0, parcel.area_ha / *need.wanted_ha),
            fmt::format("{:.2f} of {:.2f} ha", parcel.area_ha, *need.wanted_ha)};
}

Scored distance_factor(const Candidate& parcel, const CandidateOptions& options) {
    if (!parcel.distance_m) {
        return {std::nullopt, "the place of the group or of the parcel is not known"};
    }
    return {std::max(0.0, 1.0 - *parcel.distance_m / options.farthest_m),
            fmt::format("{:.0f} m from the village, straight line", *parcel.distance_m)};
}

Scored water_factor(const Candidate& parcel, bool canals_known) {
    if (parcel.irrigated == Tri::yes) {
        return {1.0, "irrigated"};
    }
    if (parcel.canal_m) {
        return {0.6, fmt::format("canal {:.0f} m away", *parcel.canal_m)};
    }
    if (parcel.irrigated == Tri::no) {
        return {0.2, canals_known ? "rainfed, no canal near" : "rainfed; no canals are loaded"};
    }
    return {std::nullopt, "whether it is irrigated is not recorded"};
}

Scored slope_factor(std::optional<double> slope_pct) {
    if (!slope_pct) {
        return {std::nullopt, "slope not known"};
    }
    const double value = *slope_pct <= 2.0 ? 1.0 : *slope_pct <= 8.0 ? 0.6 : 0.3;
    return {value, fmt::format("slope {:.1f} %", *slope_pct)};
}

std::string reasons(const Candidate& candidate, Tri which) {
    std::string text;
    for (const Filter& filter : candidate.filters) {
        if (filter.passes == which) {
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", filter.name, filter.reason);
        }
    }
    return text;
}

}  // namespace

void apply_filters(Candidate& parcel, const Need& need, const CandidateOptions& options,
                   std::optional<double> slope_pct) {
    parcel.filters = {tenure_filter(parcel, options), overlap_filter(parcel, options),
                      size_filter(parcel, options)};
    if (options.same_district) {
        parcel.filters.push_back(district_filter(parcel, need));
    }
    parcel.filters.push_back(protected_filter(parcel));
    if (options.purpose == Purpose::building) {
        parcel.filters.push_back(building_filter(parcel));
    }
    parcel.filters.push_back(slope_filter(slope_pct, options));
}

void set_factors(Candidate& parcel, const Need& need, const CandidateOptions& options,
                 bool canals_known, std::optional<double> slope_pct) {
    const std::array<Scored, factor_count> scored{
        tenure_factor(parcel, options), size_factor(parcel, need), distance_factor(parcel, options),
        water_factor(parcel, canals_known), slope_factor(slope_pct)};
    for (std::size_t i = 0; i < factor_count; ++i) {
        parcel.factors[i] = scored[i].value;
        parcel.because[i] = scored[i].because;
    }
}

bool Candidate::refused() const {
    return std::any_of(filters.begin(), filters.end(),
                       [](const Filter& filter) { return filter.passes == Tri::no; });
}

std::string Candidate::refusal() const {
    return reasons(*this, Tri::no);
}

std::string Candidate::unchecked() const {
    return reasons(*this, Tri::unknown);
}

}  // namespace zamin::access
