#include "access/holdings.hpp"

#include "access/words.hpp"

namespace zamin::access {

namespace {

// Shares written with two decimals sum to 100 within this.
constexpr double rounding_pct = 0.1;

template <typename OwnerOf>
RightsIndex index_rights(const Holdings& holdings, std::size_t owners, OwnerOf owner_of) {
    RightsIndex index;
    index.offsets.assign(owners + 1, 0);
    for (const Right& right : holdings.rights) {
        if (const Index owner = owner_of(right); owner != none) {
            ++index.offsets[static_cast<std::size_t>(owner) + 1];
        }
    }
    for (std::size_t i = 0; i < owners; ++i) {
        index.offsets[i + 1] += index.offsets[i];
    }
    index.at.resize(index.offsets.back());
    std::vector<std::uint32_t> next(index.offsets.begin(), index.offsets.end() - 1);
    for (std::size_t r = 0; r < holdings.rights.size(); ++r) {
        if (const Index owner = owner_of(holdings.rights[r]); owner != none) {
            index.at[next[static_cast<std::size_t>(owner)]++] = static_cast<std::uint32_t>(r);
        }
    }
    return index;
}

auto holder_among(PartyKind kind) {
    return [kind](const Right& right) { return right.party == kind ? right.holder : none; };
}

Problem share_problem(std::string what, std::string detail, std::string effect) {
    Problem problem;
    problem.layer = "rights";
    problem.problem = std::move(what);
    problem.severity = Severity::warning;
    problem.detail = as_it_is(std::move(detail));
    problem.action = as_it_is(std::move(effect));
    return problem;
}

struct Written {
    double sum_pct = 0.0;
    int missing = 0;
};

Written written_shares(const std::vector<Right>& rights, std::span<const std::uint32_t> of_plot) {
    Written written;
    for (const std::uint32_t r : of_plot) {
        if (const auto share = rights[r].written_share_pct) {
            written.sum_pct += *share;
        } else {
            ++written.missing;
        }
    }
    return written;
}

void split_plot(std::vector<Right>& rights, std::span<const std::uint32_t> of_plot,
                const Plot& plot, const text::Catalogue& words, std::vector<Problem>& problems) {
    const Written written = written_shares(rights, of_plot);
    const double scale = written.sum_pct > 100.0 + rounding_pct ? 100.0 / written.sum_pct : 1.0;
    const double rest_pct = std::max(0.0, 100.0 - written.sum_pct);
    for (const std::uint32_t r : of_plot) {
        Right& right = rights[r];
        right.split_assumed = !right.written_share_pct && of_plot.size() > 1;
        right.share = (right.written_share_pct ? *right.written_share_pct * scale
                                               : rest_pct / written.missing) /
                      100.0;
    }
    const std::string sum_pct = short_number(written.sum_pct, words.language());
    if (scale < 1.0) {
        problems.push_back(share_problem(
            words.tr("shares above 100 %"),
            words.tr("plot {0}: its shares sum to {1} %", plot.id, sum_pct),
            words.tr("all shares are scaled down to 100 %, so that its area is counted once")));
    } else if (written.missing == 0 && written.sum_pct < 100.0 - rounding_pct) {
        problems.push_back(share_problem(
            words.tr("shares below 100 %"),
            words.tr("plot {0}: its shares sum to {1} %", plot.id, sum_pct),
            words.tr("the rest of its area belongs to nobody in the figures of members")));
    }
}

}  // namespace

RightsIndex rights_by_plot(const Holdings& holdings) {
    return index_rights(holdings, holdings.plots.size(),
                        [](const Right& right) { return right.plot; });
}

RightsIndex rights_by_member(const Holdings& holdings) {
    return index_rights(holdings, holdings.members.size(), holder_among(PartyKind::member));
}

RightsIndex rights_by_group(const Holdings& holdings) {
    return index_rights(holdings, holdings.groups.size(), holder_among(PartyKind::group));
}

std::vector<Problem> split_shares(Holdings& holdings, const text::Catalogue& words) {
    std::vector<Problem> problems;
    const RightsIndex index = rights_by_plot(holdings);
    for (std::size_t p = 0; p < holdings.plots.size(); ++p) {
        const std::span of_plot(index.at.begin() + index.offsets[p],
                                index.at.begin() + index.offsets[p + 1]);
        if (!of_plot.empty()) {
            split_plot(holdings.rights, of_plot, holdings.plots[p], words, problems);
        }
    }
    return problems;
}

bool in_force(const Right& right, std::int32_t day) {
    return (right.valid_to == 0 || right.valid_to >= day) &&
           (right.valid_from == 0 || right.valid_from <= day);
}

}  // namespace zamin::access
