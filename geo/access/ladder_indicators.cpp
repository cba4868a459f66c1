// 2.8 the ladder of insecurity.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "access/slice.hpp"
#include "core/fixed_sum.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

// Weights at each step; the last is unknown.
struct Steps {
    std::array<FixedSum, ladder_steps + 1> at;

    void add(std::optional<int> step, double weight) {
        at[step ? static_cast<std::size_t>(*step) : ladder_steps].add(weight);
    }
    Answers insecure() const {
        Answers answers;
        for (int step = 0; step < ladder_steps; ++step) {
            answers.add(tri(is_insecure(step)), at[static_cast<std::size_t>(step)].value());
        }
        answers.add(Tri::unknown, at[ladder_steps].value());
        return answers;
    }
    // The share of one step; unknown ones may stand on it.
    Estimate share(int step) const {
        Answers answers;
        for (int other = 0; other < ladder_steps; ++other) {
            answers.add(tri(other == step), at[static_cast<std::size_t>(other)].value());
        }
        answers.add(Tri::unknown, at[ladder_steps].value());
        return share_of(answers);
    }
};

struct LadderCounts {
    Steps plots;
    Steps area;
    Steps members;
    double ended = 0.0;  // rights whose term has ended
};

LadderCounts ladder_of(const Slice& slice) {
    const Holdings& holdings = slice.frame.holdings;
    const std::int32_t as_of = slice.frame.options.as_of;
    LadderCounts ladder;
    for (const std::uint32_t m : slice.members) {
        for (const std::uint32_t r : slice.rights_of(m)) {
            const Right& right = holdings.rights[r];
            if (right.share <= 0.0) {
                continue;
            }
            const std::optional<int> step = ladder_step(right, as_of);
            const auto& area_ha = holdings.plots[static_cast<std::size_t>(right.plot)].area_ha;
            ladder.plots.add(step, right.share);
            ladder.area.add(step, area_ha.value_or(0.0) * right.share);
            ladder.ended += as_of != 0 && !in_force(right, as_of) ? 1.0 : 0.0;
        }
        if (slice.facts(m).landed == Tri::yes) {
            ladder.members.add(slice.facts(m).step, 1.0);
        }
    }
    return ladder;
}

Answers insecure_members(const Slice& slice) {
    Answers answers;
    for (const std::uint32_t m : slice.members) {
        if (slice.facts(m).landed == Tri::yes) {
            answers.add(slice.facts(m).insecure);
        }
    }
    return answers;
}

}  // namespace

void add_ladder(const Slice& slice, Rows& rows) {
    const LadderCounts ladder = ladder_of(slice);
    const text::Catalogue& words = slice.words();
    const auto add = [&](const char* what, std::string title, std::string measure,
                         Estimate estimate) {
        rows.add(fmt::format("2.8_insecure_{}{}", what, slice.suffix), std::move(title),
                 std::move(measure), std::move(estimate));
    };
    add("plots", words.tr("Plots on insecure terms: {0}", slice.who),
        words.tr("% of plots of {0}, joint ones by share", slice.who),
        share_of(ladder.plots.insecure()));
    add("area", words.tr("Hectares on insecure terms: {0}", slice.who),
        words.tr("% of ha of {0}", slice.who), share_of(ladder.area.insecure()));
    add("members", words.tr("Holders all of whose land is on insecure terms: {0}", slice.who),
        words.tr("% of {0} who hold land", slice.who), share_of(insecure_members(slice)));
}

void add_ladder_steps(const Slice& slice, Rows& rows) {
    const text::Catalogue& words = slice.words();
    const LadderCounts ladder = ladder_of(slice);
    for (int step = 0; step < ladder_steps; ++step) {
        const std::string name = words.tr(ladder_name(step));
        const auto add = [&](const char* what, std::string title, std::string measure,
                             const Steps& steps) {
            rows.add(fmt::format("2.8_step_{}_{}", step, what), std::move(title),
                     std::move(measure), steps.share(step));
        };
        add("plots", words.tr("Plots on step {0}, {1}", step, name),
            words.tr("% of members' plots, joint ones by share"), ladder.plots);
        add("area", words.tr("Hectares on step {0}, {1}", step, name), words.tr("% of members' ha"),
            ladder.area);
        add("members", words.tr("Holders whose best right is on step {0}, {1}", step, name),
            words.tr("% of members who hold land"), ladder.members);
    }
    const double all = static_cast<double>(slice.members.size());
    rows.add("2.8_terms_ended", words.tr("Rights whose term has ended, counted one step lower"),
             words.tr("rights"),
             slice.frame.options.as_of == 0 ? nothing(msgid("no date given"))
                                            : exactly(ladder.ended, all));
}

}  // namespace zamin::access
