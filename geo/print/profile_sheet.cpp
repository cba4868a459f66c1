#include "print/profile_sheet.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "access/words.hpp"
#include "core/msgid.hpp"
#include "print/access_layer.hpp"
#include "print/crop_fills.hpp"
#include "text/alphabet.hpp"
#include "text/number.hpp"
#include "travel/places.hpp"

namespace zamin::print {

namespace {

using access::Group;
using access::Member;
using access::Sex;
using access::UnitSummary;

// What a unit is made of.
struct Profile {
    const UnitSummary* summary = nullptr;
    std::string commodity;            // empty = not known
    std::set<std::string> districts;  // names in the holdings
    std::vector<const Group*> groups;
    std::vector<const Member*> office_bearers;
};

std::string district_of(const access::Holdings& holdings, const Group& group) {
    if (group.village == access::none) {
        return {};
    }
    const access::Index district =
        holdings.villages[static_cast<std::size_t>(group.village)].district;
    return district == access::none ? std::string()
                                    : holdings.districts[static_cast<std::size_t>(district)];
}

// The commodity of the cluster, or of the first cluster that has a group in the district.
std::string commodity_of(const ProfileMap& map, const std::set<std::string>& clusters) {
    if (!map.cluster_table) {
        return {};
    }
    const Column* ids = map.cluster_table->field("cluster_id");
    const Column* commodities = map.cluster_table->field("commodity");
    for (std::size_t row = 0; ids && commodities && row < ids->size(); ++row) {
        if (clusters.count(ids->text(row)) > 0) {
            return commodities->text(row);
        }
    }
    return {};
}

Profile profile_of(const ProfileMap& map, const ProfileUnit& unit) {
    const access::Holdings& holdings = *map.access.holdings;
    Profile profile;
    std::set<std::string> clusters;
    std::vector<bool> inside(holdings.groups.size());
    for (std::size_t g = 0; g < holdings.groups.size(); ++g) {
        const Group& group = holdings.groups[g];
        const std::string district = district_of(holdings, group);
        inside[g] = unit.of_cluster ? group.cluster == unit.id : district == unit.id;
        if (inside[g]) {
            profile.groups.push_back(&group);
            profile.districts.insert(district);
            clusters.insert(group.cluster);
        }
    }
    for (const Member& member : holdings.members) {
        if (member.in_committee && member.group != access::none &&
            inside[static_cast<std::size_t>(member.group)]) {
            profile.office_bearers.push_back(&member);
        }
    }
    profile.commodity = commodity_of(map, clusters);
    const auto& summaries = (unit.of_cluster ? map.clusters : map.access.districts)->summaries;
    const auto found = std::ranges::find(summaries, unit.id, &UnitSummary::unit);
    profile.summary = found == summaries.end() ? nullptr : &*found;
    return profile;
}

// The commodity's hectares on members' land, in the last season that has it.
std::optional<access::Estimate> crop_share(const ProfileMap& map, const ProfileUnit& unit,
                                           const std::string& commodity) {
    const std::string indicator = "2.10_crop." + commodity;
    std::optional<access::Estimate> share;
    for (const access::IndicatorRow& row :
         (unit.of_cluster ? map.clusters : map.access.districts)->rows) {
        const bool same = row.indicator == indicator || row.indicator.starts_with(indicator + ".");
        if (row.unit == unit.id && same) {
            share = row.estimate;
        }
    }
    return share;
}

constexpr const char* populations[] = {msgid("members"), msgid("others"), msgid("district")};

// Mean t/ha by year and population.
std::map<std::pair<std::int64_t, std::string>, double> yields_of(const ProfileMap& map,
                                                                 const Profile& profile) {
    std::map<std::pair<std::int64_t, std::string>, std::pair<double, double>> sums;
    if (map.yields && !profile.commodity.empty()) {
        const Column* crop = map.yields->field("crop");
        const Column* district = map.yields->field("district");
        const Column* year = map.yields->field("year");
        const Column* population = map.yields->field("population");
        const Column* t_ha = map.yields->field("t_ha");
        const bool all = crop && district && year && population && t_ha;
        for (std::size_t row = 0; all && row < crop->size(); ++row) {
            const auto when = year->number(row);
            const auto value = t_ha->number(row);
            if (when && value && crop->text(row) == profile.commodity &&
                profile.districts.count(district->text(row)) > 0) {
                auto& sum = sums[{static_cast<std::int64_t>(*when), population->text(row)}];
                sum.first += *value;
                sum.second += 1.0;
            }
        }
    }
    std::map<std::pair<std::int64_t, std::string>, double> means;
    for (const auto& [key, sum] : sums) {
        means[key] = sum.first / sum.second;
    }
    return means;
}

// Tonnes that centres for the commodity in the districts hold; none: there is no such centre.
std::optional<double> capacity_t(const ProfileMap& map, const Profile& profile) {
    const WorldLayer* centres = map.access.world->find("centres");
    const WorldLayer* districts = map.access.world->find("districts");
    const Column* capacity = centres ? centres->field("capacity_t") : nullptr;
    const Column* commodity = centres ? centres->field("commodity") : nullptr;
    const Column* names = districts ? districts->field("name") : nullptr;
    std::optional<double> sum;
    if (!capacity || !commodity || !names || centres->kind() != GeometryKind::point) {
        return sum;
    }
    for (std::size_t row = 0; row < centres->layer->size(); ++row) {
        if (commodity->text(row) != profile.commodity ||
            centres->geometry->kinds[row] != GeometryKind::point) {
            continue;
        }
        const Coord at = centres->geometry->feature_coords(row).front();
        for (std::size_t d = 0; d < names->size(); ++d) {
            if (profile.districts.count(names->text(d)) > 0 &&
                travel::inside_polygon(*districts->geometry, d, at)) {
                sum = sum.value_or(0.0) + capacity->number(row).value_or(0.0);
            }
        }
    }
    return sum;
}

class Writer {
  public:
    Writer(const ProfileMap& map, const ProfileUnit& unit, const text::Catalogue& words)
        : m_map(map), m_unit(unit), m_words(words), m_profile(profile_of(map, unit)) {
        m_yields = yields_of(map, m_profile);
        if (!m_profile.commodity.empty()) {
            m_share = crop_share(map, unit, m_profile.commodity);
        }
        // What is certain; land without a recorded crop may add to it.
        if (m_share && m_share->lower && m_profile.summary) {
            m_crop_ha = *m_share->lower / 100.0 * m_profile.summary->land_ha;
        }
        m_capacity_t = capacity_t(map, m_profile);
        for (const auto& [key, t_ha] : m_yields) {
            if (key.second == populations[0] && m_crop_ha) {
                m_expected_t = *m_crop_ha * t_ha;  // of the last year
            }
        }
    }

    Sheet sheet() const {
        // The map is that of the gaps: the same groups, the same signs.
        Sheet sheet = profile_map_sheet(m_map.access, m_profile.groups, m_words);
        sheet.outline = profile_title(m_map, m_unit, m_words);
        sheet.title = m_words.tr("{0}: profile", sheet.outline);
        sheet.statement = statement();
        sheet.figures = figures();
        sheet.bars = yield_bars();
        sheet.table = table();
        sheet.notes.push_back(
            m_words.tr("Expected tonnes: hectares of the commodity by the members' last yield."));
        sheet.notes.push_back(m_words.tr(
            "Of a plot that members share with others their part counts; pages of crop coverage "
            "count it whole."));
        return sheet;
    }

  private:
    std::string integer(std::int64_t n) const { return text::integer(n, m_words.language()); }
    std::string number(double value, int decimals) const {
        return text::number(value, decimals, m_words.language());
    }
    std::string percent(double part, double whole) const {
        return whole > 0.0 ? number(100.0 * part / whole, 1) + " %" : "–";
    }

    std::string statement() const {
        if (!m_crop_ha) {
            return m_words.tr("Groups: {0}; members: {1}.",
                              integer(static_cast<std::int64_t>(m_profile.groups.size())),
                              integer(m_profile.summary ? m_profile.summary->members : 0));
        }
        std::string text = m_words.tr(
            "{0}: {1} ha, {2} % of members' land.", crop_name(m_profile.commodity, m_words),
            number(*m_crop_ha, 1), number(m_share->lower.value_or(0.0), 1));
        if (m_expected_t && m_capacity_t) {
            text += " " + m_words.tr("{0} t can be expected, and centres there hold {1} t.",
                                     number(*m_expected_t, 0), number(*m_capacity_t, 0));
        } else if (m_expected_t) {
            text += " " + m_words.tr("{0} t can be expected, and no centre there takes them.",
                                     number(*m_expected_t, 0));
        }
        return text;
    }

    std::vector<KeyFigure> figures() const {
        std::vector<KeyFigure> result;
        if (const UnitSummary* s = m_profile.summary) {
            result.push_back({integer(s->members), "",
                              m_words.tr("members, {0} of them women", integer(s->women))});
        }
        std::int64_t women = 0;
        for (const Member* member : m_profile.office_bearers) {
            women += member->sex == Sex::female ? 1 : 0;
        }
        if (!m_profile.office_bearers.empty()) {
            result.push_back({integer(static_cast<std::int64_t>(m_profile.office_bearers.size())),
                              "", m_words.tr("office bearers, {0} of them women", integer(women))});
        }
        if (m_expected_t && m_capacity_t && *m_capacity_t > 0.0) {
            result.push_back({number(100.0 * *m_expected_t / *m_capacity_t, 0), "%",
                              m_words.tr("of the centres' capacity can be expected")});
        }
        return result;
    }

    Bars yield_bars() const {
        Bars bars;
        bars.title = m_words.tr("Yield of {0}, t/ha", crop_word(m_profile.commodity, m_words));
        // The latest first: it stays where there is little room.
        std::set<std::int64_t, std::greater<>> years;
        for (const auto& [key, value] : m_yields) {
            years.insert(key.first);
        }
        for (const std::int64_t year : years) {
            for (std::size_t p = 0; p < std::size(populations); ++p) {
                const auto value = m_yields.find({year, populations[p]});
                if (value != m_yields.end()) {
                    bars.rows.push_back({std::to_string(year) + " " + m_words.tr(populations[p]),
                                         {{population_fill(p), value->second}},
                                         number(value->second, 1)});
                }
            }
        }
        return bars;
    }

    static Fill population_fill(std::size_t population) {
        const style::Theme& theme = style::theme(style::ThemeName::light);
        Fill fill;
        fill.colour = population == 0 ? theme.accent : population == 1 ? theme.muted : theme.line;
        fill.without_colour = population == 0   ? Hatch::dense
                              : population == 1 ? Hatch::falling
                                                : Hatch::dots;
        return fill;
    }

    SheetTable table() const {
        // What a small page has no room for stands last.
        SheetTable table;
        table.title = m_words.tr("In figures");
        table.columns = {{"", false}, {"", true}};
        const auto add = [&](std::string label, std::string value) {
            table.rows.push_back({std::move(label), std::move(value)});
        };
        if (const UnitSummary* s = m_profile.summary) {
            add(m_words.tr("Women among members"),
                percent(static_cast<double>(s->women), static_cast<double>(s->members)));
            add(m_words.tr("Land of members, ha"), number(s->land_ha, 1));
            add(m_words.tr("Hectares missing"), range_text(s->deficit_ha, 1, m_words));
            add(m_words.tr("Women's land, % of ha"), range_text(s->women_of_area, 1, m_words));
        }
        if (m_crop_ha) {
            add(m_words.tr("{0}, ha", crop_name(m_profile.commodity, m_words)),
                number(*m_crop_ha, 1));
        }
        if (m_expected_t) {
            add(m_words.tr("Expected, t"), number(*m_expected_t, 0));
        }
        if (m_capacity_t) {
            add(m_words.tr("Capacity of centres, t"), number(*m_capacity_t, 0));
        }
        add(m_words.tr("Producer groups"),
            integer(static_cast<std::int64_t>(m_profile.groups.size())));
        add_stages(table);
        return table;
    }

    void add_stages(SheetTable& table) const {
        std::map<std::string, std::int64_t> groups;
        for (const Group* group : m_profile.groups) {
            ++groups[group->stage];
        }
        for (const char* stage :
             {msgid("performing"), msgid("norming"), msgid("storming"), msgid("forming")}) {
            if (groups[stage] > 0) {
                table.rows.push_back({"– " + m_words.tr(stage), integer(groups[stage])});
            }
        }
        if (groups[""] > 0) {
            table.rows.push_back({"– " + m_words.tr("not recorded"), integer(groups[""])});
        }
    }

    const ProfileMap& m_map;
    const ProfileUnit& m_unit;
    const text::Catalogue& m_words;
    Profile m_profile;
    std::map<std::pair<std::int64_t, std::string>, double> m_yields;
    std::optional<access::Estimate> m_share;
    std::optional<double> m_crop_ha, m_capacity_t, m_expected_t;
};

}  // namespace

std::vector<ProfileUnit> profile_units(const ProfileMap& map, bool of_clusters) {
    std::set<std::string> ids;
    for (const Group& group : map.access.holdings->groups) {
        const std::string id =
            of_clusters ? group.cluster : district_of(*map.access.holdings, group);
        if (!id.empty()) {
            ids.insert(id);
        }
    }
    std::vector<ProfileUnit> units;
    for (const std::string& id : ids) {
        units.push_back({id, of_clusters});
    }
    std::ranges::sort(units, text::comes_before, &ProfileUnit::id);
    return units;
}

std::string profile_title(const ProfileMap& map, const ProfileUnit& unit,
                          const text::Catalogue& words) {
    if (!unit.of_cluster) {
        return area_shown(*map.access.world, AreaKind::district, unit.id, words);
    }
    const Profile profile = profile_of(map, unit);
    std::string places;
    for (const std::string& district : profile.districts) {
        if (!district.empty()) {
            places += (places.empty() ? "" : ", ") +
                      area_shown(*map.access.world, AreaKind::district, district, words);
        }
    }
    return profile.commodity.empty() ? words.tr("Cluster {0}, {1}", unit.id, places)
                                     : words.tr("Cluster {0} ({1}, {2})", unit.id,
                                                crop_word(profile.commodity, words), places);
}

Sheet profile_sheet(const ProfileMap& map, const ProfileUnit& unit, const text::Catalogue& words) {
    return Writer(map, unit, words).sheet();
}

}  // namespace zamin::print
