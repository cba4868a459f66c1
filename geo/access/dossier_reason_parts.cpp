// Parts 6 to 11: who needs it, why this parcel, what stands against it, and what follows.
#include <fmt/format.h>

#include "access/dossier_parts.hpp"
#include "access/indicators.hpp"
#include "access/member_facts.hpp"
#include "core/msgid.hpp"

namespace zamin::access {

namespace {

std::string estimate_text(const DossierWriter& writer, const Estimate& estimate, bool hectares) {
    const auto number = [&](double value) {
        return hectares ? writer.hectares(value) : writer.number(value, 0);
    };
    if (estimate.lower && estimate.upper && *estimate.upper > *estimate.lower + 1e-9) {
        return writer.words().tr("{0} to {1}", number(*estimate.lower), number(*estimate.upper));
    }
    return estimate.lower ? number(*estimate.lower) : writer.words().tr("not known");
}

// How many of a share's people say yes: its bounds times all of them.
Estimate heads(const Estimate& share) {
    Estimate result;
    const double all = share.known + share.unknown;
    if (share.lower && share.upper) {
        result.lower = *share.lower * all / 100.0;
        result.upper = *share.upper * all / 100.0;
    }
    return result;
}

Estimate figure(const Indicators& found, const std::string& unit, const std::string& indicator) {
    const IndicatorRow* row = find_row(found, unit, indicator);
    return row ? row->estimate : Estimate();
}

Estimate landless(const Holdings& holdings, const std::vector<MemberFacts>& facts, Index group,
                  std::optional<Sex> sex) {
    Estimate result;
    result.lower = result.upper = 0.0;
    for (std::size_t m = 0; m < facts.size(); ++m) {
        const Member& member = holdings.members[m];
        if (member.group != group || !facts[m].counts || (sex && member.sex != *sex)) {
            continue;
        }
        *result.lower += facts[m].landed == Tri::no ? 1.0 : 0.0;
        *result.upper += facts[m].landed != Tri::yes ? 1.0 : 0.0;
        result.known += 1.0;
    }
    return result;
}

Answers female_headed(const Holdings& holdings, Index group) {
    Answers answers;
    for (const Member& member : holdings.members) {
        if (member.group == group && member.adult != Tri::no) {
            answers.add(member.female_headed);
        }
    }
    return answers;
}

void add_need_rows(const DossierPartInput& input, const Indicators& found, DossierWriter& writer,
                   DossierTable& table) {
    const Holdings& holdings = input.holdings();
    const std::vector<MemberFacts> facts =
        member_facts(holdings, rights_by_member(holdings), found.options);
    const std::string t = fmt::format("{:g}", input.options.threshold_ha);
    struct Line {
        const char* suffix;
        const char* name;
        std::optional<Sex> sex;
    };
    const Line lines[] = {{"", msgid("all members"), {}},
                          {".women", msgid("women"), Sex::female},
                          {".men", msgid("men"), Sex::male},
                          {".sex_unknown", msgid("sex not recorded"), Sex::unknown}};
    for (const Line& line : lines) {
        const Estimate none_held = landless(holdings, facts, input.group, line.sex);
        if (none_held.known <= 0.0) {
            continue;
        }
        const std::string& unit = input.asking().id;
        const Estimate below =
            heads(figure(found, unit, fmt::format("2.4_below_{}_ha{}", t, line.suffix)));
        const Estimate deficit =
            figure(found, unit, fmt::format("2.4_deficit_{}_ha{}", t, line.suffix));
        table.rows.push_back({writer.words().tr(line.name), writer.number(none_held.known, 0),
                              estimate_text(writer, none_held, false),
                              estimate_text(writer, below, false),
                              estimate_text(writer, deficit, true)});
        writer.fact("need.members", line.name, none_held.known, "members");
        writer.fact("need.landless.lower", line.name, *none_held.lower, "members");
        writer.fact("need.landless.upper", line.name, *none_held.upper, "members");
        writer.fact("need.deficit.lower", line.name, deficit.lower.value_or(0.0), "ha");
        writer.fact("need.deficit.upper", line.name, deficit.upper.value_or(0.0), "ha");
    }
}

// The rows that the numbers above are sums of, for machines: what each member has.
void add_member_facts(const DossierPartInput& input, const AccessOptions& options,
                      DossierWriter& writer) {
    const Holdings& holdings = input.holdings();
    const std::vector<MemberFacts> facts =
        member_facts(holdings, rights_by_member(holdings), options);
    for (std::size_t m = 0; m < facts.size(); ++m) {
        const Member& member = holdings.members[m];
        if (member.group != input.group || !facts[m].counts) {
            continue;
        }
        const char* sex = member.sex == Sex::female ? "F" : member.sex == Sex::male ? "M" : "";
        writer.fact("need.member.sex", member.id, sex, "");
        writer.fact("need.member.land", member.id, facts[m].land_ha, "ha");
        writer.fact("need.member.land_known", member.id, facts[m].land_open ? "no" : "yes", "");
    }
}

const char* factor_title(std::size_t factor) {
    constexpr const char* titles[] = {msgid("tenure"), msgid("size"), msgid("distance"),
                                      msgid("Water"), msgid("slope")};
    return titles[factor];
}

std::string score_text(const DossierWriter& writer, const Score& score) {
    return score.value ? writer.words().tr("{0} of 1, class {1}, scored on {2} of 5",
                                           writer.number(*score.value, 2),
                                           to_string(score.suitability), score.scored_on)
                       : writer.words().tr("not known");
}

DossierTable factor_table(const Candidate& parcel, DossierWriter& writer) {
    DossierTable table{writer.words().tr("Score by factor, from 0 to 1"),
                       {{writer.words().tr("Factor"), false},
                        {writer.words().tr("Value"), true},
                        {writer.words().tr("It rests on"), false}},
                       {}};
    for (std::size_t i = 0; i < factor_count; ++i) {
        table.rows.push_back({writer.words().tr(factor_title(i)),
                              parcel.factors[i] ? writer.number(*parcel.factors[i], 2)
                                                : writer.words().tr("not known"),
                              parcel.because[i]});
        writer.fact("why.factor", to_string(static_cast<Factor>(i)),
                    parcel.factors[i] ? Cell(*parcel.factors[i]) : Cell(), "0-1");
    }
    return table;
}

}  // namespace

void write_need(const DossierPartInput& input, DossierWriter& writer, Progress& progress) {
    const text::Catalogue& words = writer.words();
    AccessOptions options;
    options.by = UnitKind::group;
    options.thresholds_ha = {input.options.threshold_ha};
    const Indicators found = indicators(input.holdings(), options, progress);
    const std::string t = writer.hectares(input.options.threshold_ha);
    const Estimate headed = share_of(female_headed(input.holdings(), input.group));
    writer.begin_part("need", words.tr("Who needs it"));
    const Estimate deficit = figure(found, input.asking().id,
                                    fmt::format("2.4_deficit_{:g}_ha", input.options.threshold_ha));
    writer.field("need.threshold", words.tr("Threshold for a member"), words.tr("{0} ha", t),
                 input.options.threshold_ha, "ha");
    writer.field("need.deficit", words.tr("Hectares missing"),
                 words.tr("{0} ha", estimate_text(writer, deficit, true)),
                 deficit.lower ? Cell(*deficit.lower) : Cell(), "ha");
    writer.field("need.female_headed", words.tr("Members of female-headed households"),
                 writer.percent(headed), headed.value ? Cell(*headed.value) : Cell(), "%");
    DossierTable table{words.tr("Adult members of the group"),
                       {{"", false},
                        {words.tr("Members"), true},
                        {words.tr("Without land"), true},
                        {words.tr("Below {0} ha", t), true},
                        {words.tr("Missing, ha"), true}},
                       {}};
    add_need_rows(input, found, writer, table);
    add_member_facts(input, found.options, writer);
    writer.table(std::move(table));
    writer.sentence(
        words.tr("A range stands where not everything is known: the lower number counts "
                 "what is certain, the upper what is possible."));
}

void write_why(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    const Candidate& parcel = input.candidate();
    const auto& ranked = input.sources.ranked.ranked;
    writer.begin_part("why", words.tr("Why this parcel"));
    Score own;
    std::size_t rank_of_own = 0;
    DossierTable others{words.tr("Alternatives considered"),
                        {{words.tr("Rank"), true},
                         {words.tr("Parcel"), false},
                         {words.tr("Area, ha"), true},
                         {words.tr("Fund"), false},
                         {words.tr("Score"), true}},
                        {}};
    constexpr std::size_t most_alternatives = 6;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const Candidate& other = input.sources.candidates.parcels[ranked[i].candidate];
        if (ranked[i].candidate == input.parcel) {
            own = ranked[i].score;
            rank_of_own = i + 1;
        } else if (others.rows.size() < most_alternatives) {
            others.rows.push_back(
                {std::to_string(i + 1), other.id, writer.hectares(other.area_ha),
                 writer.word(other.tenure),
                 ranked[i].score.value ? writer.number(*ranked[i].score.value, 2) : ""});
        }
    }
    const std::size_t listed = others.rows.size() + (rank_of_own == 0 ? 0 : 1);
    if (listed < ranked.size()) {
        const auto more = static_cast<std::int64_t>(ranked.size() - listed);
        others.rows.push_back(
            {"", words.tr_n("+{0} more", "+{0} more", more, std::to_string(more)), "", "", ""});
    }
    writer.field("why.score", words.tr("Score"), score_text(writer, own),
                 own.value ? Cell(*own.value) : Cell(), "0-1");
    writer.field("why.rank", words.tr("Rank among the candidates"),
                 rank_of_own == 0 ? words.tr("refused by the rules, see conflicts")
                                  : words.tr("{0} of {1}", rank_of_own, ranked.size()),
                 static_cast<std::int64_t>(rank_of_own), "");
    if (!parcel.unchecked().empty()) {
        writer.field("why.unchecked", words.tr("Still to be checked"), parcel.unchecked(),
                     parcel.filters_that(Tri::unknown));
    }
    writer.table(factor_table(parcel, writer));
    writer.table(std::move(others));
    writer.sentence(
        words.tr("Rules and weights are the programme's own; the method note has them."));
}

void write_conflicts(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    const Candidate& parcel = input.candidate();
    writer.begin_part("conflicts", words.tr("Conflicts found"));
    DossierTable table{
        words.tr("Recorded plots on the parcel"),
        {{words.tr("Plot"), false}, {words.tr("User"), false}, {words.tr("In common, ha"), true}},
        {}};
    for (const Neighbour& neighbour : input.dossier.neighbours) {
        if (neighbour.overlap_ha > 0.0) {
            const Plot& plot = input.holdings().plots[static_cast<std::size_t>(neighbour.plot)];
            table.rows.push_back({plot.id, neighbour.user, writer.hectares(neighbour.overlap_ha)});
            writer.fact("conflict.overlap", plot.id, neighbour.overlap_ha, "ha");
        }
    }
    if (table.rows.empty() && !parcel.refused()) {
        writer.sentence(
            words.tr("None found in the data listed. Whether somebody uses the land "
                     "without a record has to be asked on the spot."));
        return;
    }
    if (!table.rows.empty()) {
        writer.table(std::move(table));
        writer.sentence(
            words.tr("Present users have to be heard, and compensated where the law says "
                     "so."));
    }
    if (parcel.refused()) {
        writer.sentence(words.tr("The rules refuse this parcel on: {0}.", parcel.refusal()));
        writer.fact("conflict.refusal", parcel.id, parcel.filters_that(Tri::no), "");
    }
}

void write_water(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    const Candidate& parcel = input.candidate();
    writer.begin_part("water", words.tr("Water, crops and harvest"));
    const std::string source =
        parcel.canal_m ? words.tr("canal at {0} m", writer.number(*parcel.canal_m, 0))
        : parcel.irrigated == Tri::yes
            ? words.tr("irrigated")
            : words.tr("no canal within {0} m",
                       writer.number(input.sources.candidates.options.canal_m, 0));
    writer.field("water.source", words.tr("Water"), source);
    writer.field("water.crop", words.tr("Crop plan"), input.options.crop);
    const bool known = input.options.yield_t_ha.has_value() && !input.building();
    const double tonnes = known ? *input.options.yield_t_ha * parcel.area_ha : 0.0;
    writer.field("water.tonnes", words.tr("Expected harvest"),
                 known ? words.tr("{0} t a season at {1} t/ha", writer.number(tonnes, 1),
                                  writer.number(*input.options.yield_t_ha, 1))
                       : "",
                 known ? Cell(tonnes) : Cell(), "t");
}

void write_agreement(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    writer.begin_part("agreement", words.tr("Agreement between the CBO and the group"));
    writer.field("agreement.parties", words.tr("Parties"),
                 words.tr("{0} and producer group {1}",
                          input.dossier.applicant.empty() ? words.tr("(CBO not recorded)")
                                                          : input.dossier.applicant,
                          input.dossier.group_name));
    const Agreement* found = nullptr;
    for (const Agreement& agreement : input.holdings().agreements) {
        if (agreement.group == input.group) {
            found = &agreement;
        }
    }
    const bool has_share = found && found->share_of_proceeds_pct;
    writer.field(
        "agreement.document", words.tr("Written agreement"),
        found ? words.tr("about another plot; term {0}", found->term) : words.tr("none recorded"));
    writer.field("agreement.share", words.tr("Share of the proceeds for the CBO"),
                 has_share ? writer.number(*found->share_of_proceeds_pct, 1) + " %" : "",
                 has_share ? Cell(*found->share_of_proceeds_pct) : Cell(), "%");
    writer.sentence(
        words.tr("Before the land is used, both sign who tills it, what share of the "
                 "proceeds the CBO has, and for how long."));
}

void write_annexes(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    writer.begin_part("annexes", words.tr("Annexes"));
    writer.field("annexes.personal", words.tr("Personal data"),
                 input.options.personal_data ? words.tr("included: not to be passed on")
                                             : words.tr("left out: ids stand for persons"));
    DossierTable table{
        words.tr("Members of the group"),
        {{words.tr("No."), true}, {words.tr("Member"), false}, {words.tr("Sex"), false}},
        {}};
    for (const Member& member : input.holdings().members) {
        if (member.group == input.group) {
            table.rows.push_back(
                {std::to_string(table.rows.size() + 1),
                 input.options.personal_data && !member.name.empty() ? member.name : member.id,
                 member.sex == Sex::female ? words.tr("F")
                 : member.sex == Sex::male ? words.tr("M")
                                           : words.tr("not recorded")});
        }
    }
    writer.table(std::move(table));
    writer.sentence(
        words.tr("Method: hectares are measured on the ellipsoid WGS 84. A member's land "
                 "is the sum of the plots by written shares, else by equal parts; what is "
                 "missing is the sum of the hectares by which members stay below the "
                 "threshold. Distances are straight lines from the group's place."));
}

}  // namespace zamin::access
