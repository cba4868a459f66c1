// Problems that show only when all tables are read.
#include <fmt/format.h>

#include <set>

#include "access/field.hpp"

namespace zamin::access {

namespace {

Problem of_table(const Source& source, const char* what, Severity severity, std::string detail,
                 std::string action) {
    Problem problem;
    if (source) {
        problem.source = source.layer->source;
        problem.layer = source.layer->name;
    }
    problem.problem = what;
    problem.severity = severity;
    problem.detail = std::move(detail);
    problem.action = std::move(action);
    return problem;
}

void name_groups_without_members(const Sources& sources, Holdings& holdings) {
    std::vector<bool> has_member(holdings.groups.size());
    for (const Member& member : holdings.members) {
        if (member.group != none) {
            has_member[static_cast<std::size_t>(member.group)] = true;
        }
    }
    for (std::size_t g = 0; g < holdings.groups.size(); ++g) {
        if (!has_member[g]) {
            holdings.problems.push_back(
                of_table(sources.groups, "group without members", Severity::warning,
                         fmt::format("group {} has no member in the table", holdings.groups[g].id),
                         "it counts among groups; its figures per member are empty"));
        }
    }
}

class PlotCheck {
  public:
    PlotCheck(const Sources& sources, Holdings& holdings)
        : m_sources(sources), m_holdings(holdings), m_index(rights_by_plot(holdings)) {}

    void run() {
        const bool somebody_is_named = sources_name_holders();
        for (std::size_t p = 0; p < m_holdings.plots.size(); ++p) {
            const std::span rights(m_index.at.begin() + m_index.offsets[p],
                                   m_index.at.begin() + m_index.offsets[p + 1]);
            check_holders(p, rights, somebody_is_named);
            check_documents(p, rights);
        }
        name_others();
    }

  private:
    bool sources_name_holders() {
        const bool any = m_sources.rights || m_sources.plots.find("holder_id") ||
                         m_sources.plots.find("group_id");
        if (!any && m_sources.plots) {
            m_holdings.problems.push_back(
                of_table(m_sources.plots, "no holders", Severity::error,
                         "the plots have no holder_id and there is no table of rights",
                         "nobody holds land in the figures"));
        }
        return any;
    }

    void check_holders(std::size_t p, std::span<const std::uint32_t> rights, bool somebody) {
        const Plot& plot = m_holdings.plots[p];
        bool held = false;
        bool by_others = !rights.empty();
        for (const std::uint32_t r : rights) {
            const PartyKind party = m_holdings.rights[r].party;
            held |= party != PartyKind::nobody;
            by_others &= party == PartyKind::other;
        }
        if (by_others) {
            ++m_others_plots;
            m_others_ha += plot.area_ha.value_or(0.0);
        }
        if (!held && somebody) {
            Problem problem = of_table(
                m_sources.plots, "plot without holder", Severity::warning,
                fmt::format("plot {} names nobody{}", plot.id,
                            plot.area_ha ? fmt::format("; it has {:.3f} ha", *plot.area_ha) : ""),
                "its area is in no member's and no group's land");
            if (plot.feature) {
                problem.feature = m_sources.plots.layer->feature_ids[*plot.feature];
            }
            m_holdings.problems.push_back(std::move(problem));
        }
    }

    void check_documents(std::size_t p, std::span<const std::uint32_t> rights) {
        if (rights.size() < 2) {
            return;
        }
        std::set<std::pair<Document, std::string>> papers;
        for (const std::uint32_t r : rights) {
            const Right& right = m_holdings.rights[r];
            if (right.document != Document::unwritten && right.document != Document::unknown) {
                papers.emplace(right.document, right.number);
            }
        }
        if (papers.size() > 1) {
            m_holdings.problems.push_back(of_table(
                m_sources.rights ? m_sources.rights : m_sources.plots, "several documents",
                Severity::warning,
                fmt::format("plot {} has {} different documents", m_holdings.plots[p].id,
                            papers.size()),
                "each holder keeps the document written beside the name; settle which one is valid "
                "before land is asked for on its strength"));
        }
    }

    void name_others() {
        if (m_others_plots > 0) {
            m_holdings.problems.push_back(of_table(
                m_sources.plots, "plots of others", Severity::note,
                fmt::format(
                    "{} plots ({:.1f} ha) are held by people who are in no table of members",
                    m_others_plots, m_others_ha),
                "they are in no figure about members"));
        }
    }

    const Sources& m_sources;
    Holdings& m_holdings;
    RightsIndex m_index;
    std::int64_t m_others_plots = 0;
    double m_others_ha = 0.0;
};

void name_gaps_of_members(const Sources& sources, Holdings& holdings) {
    const RightsIndex index = rights_by_member(holdings);
    std::int64_t minors = 0, age_unknown = 0, not_surveyed = 0, no_village = 0;
    for (std::size_t m = 0; m < holdings.members.size(); ++m) {
        const Member& member = holdings.members[m];
        minors += member.adult == Tri::no ? 1 : 0;
        age_unknown += member.adult == Tri::unknown ? 1 : 0;
        no_village += member.village == none ? 1 : 0;
        not_surveyed +=
            index.offsets[m] == index.offsets[m + 1] && member.plots_surveyed != Tri::yes ? 1 : 0;
    }
    const auto note = [&](std::int64_t count, const char* what, const char* detail,
                          const char* action) {
        if (count > 0) {
            holdings.problems.push_back(of_table(sources.members, what, Severity::note,
                                                 fmt::format("{} {}", count, detail), action));
        }
    };
    note(minors, "members under 18", "members are not adult", "left out of all figures");
    note(age_unknown, "age not recorded", "members may be under 18", "counted as adults");
    note(no_village, "village not recorded", "members have no village that is in the table",
         "by village and district they are (unknown), and their distances are unknown");
    note(not_surveyed, "land not surveyed",
         "members have no plot, and it is not said that all their plots were asked for",
         "their land is unknown, not 0: figures on area give a range for them");
}

}  // namespace

void check_holdings(const Sources& sources, Holdings& holdings) {
    name_groups_without_members(sources, holdings);
    PlotCheck(sources, holdings).run();
    name_gaps_of_members(sources, holdings);
}

}  // namespace zamin::access
