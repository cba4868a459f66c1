// The members of one unit, and where their rows go; for .cpp files of geo/access only.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "access/indicators.hpp"
#include "access/member_facts.hpp"
#include "access/service_reach.hpp"
#include "access/units.hpp"
#include "access/words.hpp"
#include "text/catalogue.hpp"

namespace zamin::access {

// What all units share.
struct Frame {
    const Holdings& holdings;
    const AccessOptions& options;
    RightsIndex of_members;
    RightsIndex of_groups;
    RightsIndex of_plots;
    std::vector<MemberFacts> facts;
    std::vector<Tri> group_landed;  // whether any member of the group holds land
    ServiceReach services;
    std::vector<std::uint32_t> crop_offsets;  // crop records by plot, as in RightsIndex
    std::vector<std::uint32_t> crop_at;
    text::Catalogue words;
};

// Members of a unit, all or of one sex.
struct Slice {
    const Frame& frame;
    std::vector<std::uint32_t> members;  // those that count, ascending
    const char* suffix;                  // of the indicator: "", ".women", ".men", ".sex_unknown"
    std::string who;  // in the reader's language: "members", "women", "members of unknown sex"

    const MemberFacts& facts(std::uint32_t member) const { return frame.facts[member]; }
    const text::Catalogue& words() const { return frame.words; }
    std::string number(double value) const { return short_number(value, words().language()); }
    // "% of women"
    std::string of_whom() const { return words().tr("% of {0}", who); }
    const Member& member(std::uint32_t m) const { return frame.holdings.members[m]; }
    std::span<const std::uint32_t> rights_of(std::uint32_t member) const {
        const auto& index = frame.of_members;
        return std::span(index.at).subspan(index.offsets[member],
                                           index.offsets[member + 1] - index.offsets[member]);
    }
};

struct UnitSlices {
    Slice all;
    std::vector<Slice> by_sex;  // women, men, and those of unknown sex where there are any
    std::vector<std::uint32_t> groups;
};

// Rows of one unit.
class Rows {
  public:
    Rows(std::string unit, std::vector<IndicatorRow>& rows)
        : m_unit(std::move(unit)), m_rows(rows) {}

    void add(std::string indicator, std::string title, std::string measure, Estimate estimate) {
        m_rows.push_back({m_unit, std::move(indicator), std::move(title), std::move(estimate),
                          std::move(measure)});
    }

  private:
    std::string m_unit;
    std::vector<IndicatorRow>& m_rows;
};

// The answers of a slice's members, by a field of their facts.
Answers answers_of(const Slice& slice, Tri MemberFacts::*field);
// The same by sex, for women's part.
template <typename AnswerOf>
AnswersBySex answers_by_sex(const Slice& slice, AnswerOf answer_of) {
    AnswersBySex answers;
    for (const std::uint32_t m : slice.members) {
        const Sex sex = slice.member(m).sex;
        (sex == Sex::female ? answers.women
         : sex == Sex::male ? answers.men
                            : answers.sex_unknown)
            .add(answer_of(m));
    }
    return answers;
}

// "0.5", in indicators' fixed words
std::string threshold_text(double threshold_ha);

// Each adds its rows; those that take a slice are called for all members and for each sex.
void add_counts(const UnitSlices& unit, Rows& rows);                       // members, women, land
void add_tenure(const Slice& slice, Rows& rows);                           // 2.1a, 2.2
void add_womens_tenure(const Slice& slice, Rows& rows);                    // 2.1b
void add_holders(const Slice& slice, Rows& rows);                          // 2.3
void add_joint_holding(const Slice& slice, Rows& rows);                    // 2.3
void add_thresholds(const Slice& slice, Rows& rows);                       // 2.4
void add_group_levels(const UnitSlices& unit, bool of_group, Rows& rows);  // 2.5
void add_water(const Slice& slice, Rows& rows);                            // 2.6
void add_inequality(const Slice& slice, Rows& rows);                       // 2.7
void add_ladder(const Slice& slice, Rows& rows);                           // 2.8, the insecure
void add_ladder_steps(const Slice& slice, Rows& rows);                     // 2.8, step by step
void add_distances(const Slice& slice, Rows& rows);                        // 2.9
void add_crops(const Slice& slice, Rows& rows);                            // 2.10
void add_services(const Slice& slice, Rows& rows);                         // 2.12

// 2.4 and 2.6 for the summary.
Estimate below_threshold(const Slice& slice, double threshold_ha);
Estimate deficit_ha(const Slice& slice, double threshold_ha);
Estimate without_water(const Slice& slice);
Estimate women_of_area(const Slice& slice);
Estimate group_level(const Frame& frame, std::uint32_t group);

}  // namespace zamin::access
