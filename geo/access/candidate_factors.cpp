// Filters and factors of one parcel.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "access/candidate_parts.hpp"
#include "access/words.hpp"
#include "core/msgid.hpp"
#include "text/number.hpp"

namespace zamin::access {

namespace {

constexpr std::array<std::string_view, 6> protected_classes{
    "forest", "forest fund", "water", "water fund", "protected", "conservation"};
constexpr std::array<std::string_view, 4> perennial_classes{"perennial", "orchard", "vineyard",
                                                            "garden"};

bool is_one_of(const std::string& word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Filter passed(const char* name, const Judging& judging) {
    return {name, Tri::yes, judging.words.tr(name), {}};
}
Filter refused(const char* name, const Judging& judging, std::string reason) {
    return {name, Tri::no, judging.words.tr(name), std::move(reason)};
}
Filter open(const char* name, const Judging& judging, std::string reason) {
    return {name, Tri::unknown, judging.words.tr(name), std::move(reason)};
}

Filter tenure_filter(const Candidate& parcel, const Judging& judging) {
    const char* name = msgid("tenure");
    const text::Catalogue& words = judging.words;
    const auto& readiness = judging.options.readiness;
    if (parcel.tenure.empty()) {
        return open(name, judging, words.tr("whose land it is is not recorded"));
    }
    if (readiness.count(parcel.tenure) > 0) {
        return passed(name, judging);
    }
    std::vector<std::string> funds;
    for (const auto& [fund, ready] : readiness) {
        funds.push_back(words.tr(fund));
    }
    return refused(name, judging,
                   words.tr("'{0}' is not land to be asked for ({1})", words.tr(parcel.tenure),
                            fmt::format("{}", fmt::join(funds, ", "))));
}

Filter overlap_filter(const Candidate& parcel, const Judging& judging) {
    const char* name = msgid("overlap");
    double used_ha = 0.0;
    for (const PresentUser& user : parcel.users) {
        used_ha += user.area_ha;
    }
    const double part = parcel.area_ha > 0.0 ? used_ha / parcel.area_ha : 0.0;
    if (part <= judging.options.most_overlap) {
        return passed(name, judging);
    }
    const auto plots = static_cast<std::int64_t>(parcel.users.size());
    return refused(name, judging,
                   judging.words.tr_n("{0} % of it lies on {1} recorded plot",
                                      "{0} % of it lies on {1} recorded plots", plots,
                                      judging.number(100.0 * part, 1), plots));
}

Filter size_filter(const Candidate& parcel, const Judging& judging) {
    const char* name = msgid("size");
    return parcel.area_ha >= judging.options.least_ha
               ? passed(name, judging)
               : refused(name, judging,
                         judging.words.tr("{0} ha are less than {1} ha",
                                          judging.number(parcel.area_ha, 3),
                                          judging.short_number(judging.options.least_ha)));
}

Filter district_filter(const Candidate& parcel, const Judging& judging) {
    const char* name = msgid("district");
    const std::string& wanted = judging.need.district;
    if (wanted.empty() || parcel.district.empty()) {
        return open(name, judging,
                    judging.words.tr("whether it lies in the group's district is not known"));
    }
    return parcel.district == wanted
               ? passed(name, judging)
               : refused(name, judging,
                         judging.words.tr("it lies in {0}, not in {1}", parcel.district, wanted));
}

Filter protected_filter(const Candidate& parcel, const Judging& judging) {
    const char* name = msgid("protected");
    if (parcel.land_class.empty()) {
        return open(name, judging, judging.words.tr("its land class is not recorded"));
    }
    return is_one_of(parcel.land_class, protected_classes)
               ? refused(name, judging,
                         judging.words.tr("its class is: {0}", judging.words.tr(parcel.land_class)))
               : passed(name, judging);
}

// Government order 570 of 2007, item 1.2.
Filter building_filter(const Candidate& parcel, const Judging& judging) {
    const char* name = msgid("irrigated");
    const text::Catalogue& words = judging.words;
    if (parcel.irrigated == Tri::yes) {
        return refused(name, judging,
                       words.tr("irrigated land may not be taken for a building (Government order "
                                "570 of 30.11.2007, item 1.2)"));
    }
    if (is_one_of(parcel.land_class, perennial_classes)) {
        return refused(name, judging,
                       words.tr("land under perennial plantings may not be taken for a building "
                                "(Government order 570 of 30.11.2007, item 1.2)"));
    }
    return parcel.irrigated == Tri::unknown
               ? open(name, judging,
                      words.tr("whether it is irrigated is not recorded, and decides whether a "
                               "building may stand on it"))
               : passed(name, judging);
}

Filter slope_filter(const Candidate& parcel, const Judging& judging) {
    const char* name = msgid("slope");
    const auto& slope_pct = parcel.ground.slope_pct;
    if (!slope_pct) {
        return open(name, judging, judging.words.tr("its slope is not known"));
    }
    return *slope_pct <= judging.options.steepest_pct
               ? passed(name, judging)
               : refused(name, judging,
                         judging.words.tr("it slopes by {0} %, more than {1} %",
                                          judging.number(*slope_pct, 0),
                                          judging.short_number(judging.options.steepest_pct)));
}

struct Scored {
    std::optional<double> value;
    std::string because;
};

Scored tenure_factor(const Candidate& parcel, const Judging& judging) {
    const auto& readiness = judging.options.readiness;
    const auto found = readiness.find(parcel.tenure);
    return found == readiness.end() ? Scored{std::nullopt, judging.words.tr("tenure not recorded")}
                                    : Scored{found->second, judging.words.tr(parcel.tenure)};
}

Scored size_factor(const Candidate& parcel, const Judging& judging) {
    const auto& wanted_ha = judging.need.wanted_ha;
    if (!wanted_ha || *wanted_ha <= 0.0) {
        return {std::nullopt,
                judging.words.tr("no hectares are missing, or it is not known how many")};
    }
    return {std::min(1.0, parcel.area_ha / *wanted_ha),
            judging.words.tr("{0} of {1} ha", judging.number(parcel.area_ha, 2),
                             judging.number(*wanted_ha, 2))};
}

Scored distance_factor(const Candidate& parcel, const Judging& judging) {
    if (!parcel.distance_m) {
        return {std::nullopt,
                judging.words.tr("the place of the group or of the parcel is not known")};
    }
    return {std::max(0.0, 1.0 - *parcel.distance_m / judging.options.farthest_m),
            judging.words.tr("{0} m from the group's place, straight line",
                             judging.number(*parcel.distance_m, 0))};
}

Scored water_factor(const Candidate& parcel, const Judging& judging) {
    const text::Catalogue& words = judging.words;
    if (parcel.irrigated == Tri::yes) {
        return {1.0, words.tr("irrigated")};
    }
    if (parcel.canal_m) {
        return {0.6, words.tr("canal {0} m away", judging.number(*parcel.canal_m, 0))};
    }
    if (parcel.irrigated == Tri::no) {
        return {0.2, judging.canals_known ? words.tr("rainfed, no canal near")
                                          : words.tr("rainfed; no canals are loaded")};
    }
    return {std::nullopt, words.tr("whether it is irrigated is not recorded")};
}

Scored slope_factor(const Candidate& parcel, const Judging& judging) {
    const Ground& ground = parcel.ground;
    if (!ground.slope_pct) {
        return {std::nullopt, judging.words.tr("slope not known")};
    }
    const double slope_pct = *ground.slope_pct;
    const std::string number = judging.number(slope_pct, 1);
    return {slope_pct <= 2.0   ? 1.0
            : slope_pct <= 8.0 ? 0.6
                               : 0.3,
            ground.from_relief ? judging.words.tr("slope {0} %, from the relief", number)
                               : judging.words.tr("slope {0} %", number)};
}

std::string reasons(const Candidate& candidate, Tri which) {
    std::string text;
    for (const Filter& filter : candidate.filters) {
        if (filter.passes == which) {
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", filter.title, filter.reason);
        }
    }
    return text;
}

}  // namespace

std::string Judging::number(double value, int decimals) const {
    return text::number(value, decimals, words.language());
}

std::string Judging::short_number(double value) const {
    return access::short_number(value, words.language());
}

void apply_filters(Candidate& parcel, const Judging& judging) {
    parcel.filters = {tenure_filter(parcel, judging), overlap_filter(parcel, judging),
                      size_filter(parcel, judging)};
    if (judging.options.same_district) {
        parcel.filters.push_back(district_filter(parcel, judging));
    }
    parcel.filters.push_back(protected_filter(parcel, judging));
    if (judging.options.purpose == Purpose::building) {
        parcel.filters.push_back(building_filter(parcel, judging));
    }
    parcel.filters.push_back(slope_filter(parcel, judging));
}

void set_factors(Candidate& parcel, const Judging& judging) {
    const std::array<Scored, factor_count> scored{
        tenure_factor(parcel, judging), size_factor(parcel, judging),
        distance_factor(parcel, judging), water_factor(parcel, judging),
        slope_factor(parcel, judging)};
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

std::string Candidate::filters_that(Tri answered) const {
    std::string names;
    for (const Filter& filter : filters) {
        if (filter.passes == answered) {
            names += std::string(names.empty() ? "" : ", ") + filter.name;
        }
    }
    return names;
}

}  // namespace zamin::access
