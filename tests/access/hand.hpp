// People and land put together by hand, for tables worked out beside them.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "access/indicators.hpp"
#include "access/member_facts.hpp"

namespace zamin::test {

using namespace zamin::access;

// Everything that a test does not say is known and harmless: adults, all plots asked for.
struct Hand {
    Holdings h;

    Index group(const std::string& id) {
        h.groups.emplace_back().id = id;
        return static_cast<Index>(h.groups.size()) - 1;
    }
    Index member(const std::string& id, Sex sex, Index group = none) {
        Member& m = h.members.emplace_back();
        m.id = id;
        m.sex = sex;
        m.group = group;
        m.adult = m.plots_surveyed = Tri::yes;
        return static_cast<Index>(h.members.size()) - 1;
    }
    Index plot(std::optional<double> area_ha, Tri irrigated = Tri::no) {
        Plot& p = h.plots.emplace_back();
        p.id = "P" + std::to_string(h.plots.size());
        p.area_ha = area_ha;
        p.area_source = area_ha ? AreaSource::measured : AreaSource::unknown;
        p.irrigated = irrigated;
        return static_cast<Index>(h.plots.size()) - 1;
    }
    Right& right(Index plot, PartyKind party, Index holder, std::optional<double> share = {}) {
        Right& r = h.rights.emplace_back();
        r.plot = plot;
        r.party = party;
        r.holder = holder;
        r.sex = party == PartyKind::member ? h.members[static_cast<std::size_t>(holder)].sex
                                           : Sex::unknown;
        r.written_share_pct = share;
        return r;
    }
    Right& of_member(Index plot, Index holder, std::optional<double> share = {}) {
        return right(plot, PartyKind::member, holder, share);
    }
    // A member with a plot of this size and nothing else.
    Index holder(const std::string& id, Sex sex, double area_ha, Tri irrigated = Tri::no) {
        const Index m = member(id, sex);
        if (area_ha > 0.0) {
            of_member(plot(area_ha, irrigated), m);
        }
        return m;
    }
    Indicators run(AccessOptions options = {}, UnitKind by = UnitKind::all) {
        (void)split_shares(h);
        options.by = by;
        Progress progress;
        return indicators(h, options, progress);
    }
};

// The figure of a unit; the test fails where there is none.
inline Estimate figure(const Indicators& found, const char* indicator, const char* unit = "(all)") {
    const IndicatorRow* row = find_row(found, unit, indicator);
    REQUIRE_MESSAGE(row != nullptr, indicator);
    return row->estimate;
}

// lower, point, upper; -1 stands for none.
inline void check_bounds(const Estimate& e, double lower, double point, double upper) {
    CHECK(e.lower.value_or(-1) == doctest::Approx(lower));
    CHECK(e.value.value_or(-1) == doctest::Approx(point));
    CHECK(e.upper.value_or(-1) == doctest::Approx(upper));
}

}  // namespace zamin::test
