// Problems that show only when all tables are read.
#include <set>

#include "access/field.hpp"
#include "core/msgid.hpp"
#include "text/number.hpp"

namespace zamin::access {

namespace {

Problem of_table(const Source& source, std::string what, Severity severity, std::string detail,
                 std::string action) {
    Problem problem;
    if (source) {
        problem.source = source.layer->source;
        problem.layer = source.layer->name;
    }
    problem.problem = std::move(what);
    problem.severity = severity;
    problem.detail = as_it_is(std::move(detail));
    problem.action = as_it_is(std::move(action));
    return problem;
}

void name_groups_without_members(const Sources& sources, Holdings& holdings,
                                 const text::Catalogue& words) {
    std::vector<bool> has_member(holdings.groups.size());
    for (const Member& member : holdings.members) {
        if (member.group != none) {
            has_member[static_cast<std::size_t>(member.group)] = true;
        }
    }
    for (std::size_t g = 0; g < holdings.groups.size(); ++g) {
        if (!has_member[g]) {
            holdings.problems.push_back(
                of_table(sources.groups, words.tr("group without members"), Severity::warning,
                         words.tr("group {0} has no member in the table", holdings.groups[g].id),
                         words.tr("it counts among groups; its figures per member are empty")));
        }
    }
}

class PlotCheck {
  public:
    PlotCheck(const Sources& sources, Holdings& holdings, const text::Catalogue& words)
        : m_sources(sources),
          m_holdings(holdings),
          m_words(words),
          m_index(rights_by_plot(holdings)) {}

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
                of_table(m_sources.plots, m_words.tr("no holders"), Severity::error,
                         m_words.tr("the plots have no holder_id and there is no table of rights"),
                         m_words.tr("nobody holds land in the figures")));
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
            Problem problem =
                of_table(m_sources.plots, m_words.tr("plot without holder"), Severity::warning,
                         plot.area_ha ? m_words.tr("plot {0} names nobody; it has {1} ha", plot.id,
                                                   short_number(*plot.area_ha, m_words.language()))
                                      : m_words.tr("plot {0} names nobody", plot.id),
                         m_words.tr("its area is in no member's and no group's land"));
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
            m_holdings.problems.push_back(
                of_table(m_sources.rights ? m_sources.rights : m_sources.plots,
                         m_words.tr("several documents"), Severity::warning,
                         m_words.tr("plot {0} has {1} different documents", m_holdings.plots[p].id,
                                    papers.size()),
                         m_words.tr("each holder keeps the document written beside the name; "
                                    "settle which one is valid "
                                    "before land is asked for on its strength")));
        }
    }

    void name_others() {
        if (m_others_plots > 0) {
            m_holdings.problems.push_back(of_table(
                m_sources.plots, m_words.tr("plots of others"), Severity::note,
                m_words.tr("{0} plots ({1} ha) are held by people who are in no table of members",
                           m_others_plots, text::number(m_others_ha, 1, m_words.language())),
                m_words.tr("they are in no figure about members")));
        }
    }

    const Sources& m_sources;
    Holdings& m_holdings;
    const text::Catalogue& m_words;
    RightsIndex m_index;
    std::int64_t m_others_plots = 0;
    double m_others_ha = 0.0;
};

void name_gaps_of_members(const Sources& sources, Holdings& holdings,
                          const text::Catalogue& words) {
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
            holdings.problems.push_back(of_table(sources.members, words.tr(what), Severity::note,
                                                 words.tr("{0} {1}", count, words.tr(detail)),
                                                 words.tr(action)));
        }
    };
    note(minors, msgid("members under 18"), msgid("members are not adult"),
         msgid("left out of all figures"));
    note(age_unknown, msgid("age not recorded"), msgid("members may be under 18"),
         msgid("counted as adults"));
    note(no_village, msgid("village not recorded"),
         msgid("members have no village that is in the table"),
         msgid("by village and district they are (unknown), and their distances are unknown"));
    note(not_surveyed, msgid("land not surveyed"),
         msgid("members have no plot, and it is not said that all their plots were asked for"),
         msgid("their land is unknown, not 0: figures on area give a range for them"));
}

}  // namespace

void check_holdings(const Sources& sources, const text::Catalogue& words, Holdings& holdings) {
    name_groups_without_members(sources, holdings, words);
    PlotCheck(sources, holdings, words).run();
    name_gaps_of_members(sources, holdings, words);
}

}  // namespace zamin::access
