#include "print/access_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "access/words.hpp"
#include "print/access_layer.hpp"
#include "print/map_drawing.hpp"
#include "print/page_theme.hpp"
#include "text/alphabet.hpp"
#include "text/number.hpp"
#include "text/shared_names.hpp"

namespace zamin::print {

namespace {

using access::Group;
using access::UnitSummary;

constexpr const char* told_of_a_group[] = {
    "2.1a_tenure_right",   "2.2a_document", "2.8_insecure_area",   "2.6_without_irrigation",
    "2.9_distance_median", "2.7_gini",      "2.12_without_service"};

bool landless(const UnitSummary& summary) {
    return summary.level.value == 0.0;
}

const access::Village* village_of(const AccessMap& map, const Group& group) {
    return group.village == access::none
               ? nullptr
               : &map.holdings->villages[static_cast<std::size_t>(group.village)];
}

std::string name_at(const std::vector<std::string>& names, access::Index at) {
    return at == access::none ? std::string() : names[static_cast<std::size_t>(at)];
}

// The unit that a group belongs to; empty where that is not known.
std::string unit_of(const AccessMap& map, AreaKind kind, const Group& group) {
    const access::Village* village = village_of(map, group);
    if (kind == AreaKind::group || village == nullptr) {
        return kind == AreaKind::group ? group.id : std::string();
    }
    return kind == AreaKind::village  ? village->id
           : kind == AreaKind::jamoat ? name_at(map.holdings->jamoats, village->jamoat)
                                      : name_at(map.holdings->districts, village->district);
}

PageMap page_map(const AccessMap& map, const Box& extent_m, const std::vector<Gap>& gaps,
                 const Group* own, const text::Catalogue& words) {
    StartedMap started = start_map(map, extent_m, words);
    for (MapLayer& layer : started.above) {
        started.page.layers.push_back(std::move(layer));
    }
    if (own == nullptr) {
        started.page.layers.push_back(gap_layer(gaps, words));
    } else {
        std::ranges::move(gap_layers_about(gaps, *own, words),
                          std::back_inserter(started.page.layers));
    }
    return std::move(started.page);
}

std::string threshold(const AccessMap& map, const text::Catalogue& words) {
    return access::short_number(map.groups->options.thresholds_ha.front(), words.language());
}

std::vector<KeyFigure> figures(const AccessMap& map, const UnitSummary& summary,
                               const text::Catalogue& words) {
    const std::string t = threshold(map, words);
    return {
        {range_text(summary.deficit_ha, 1, words), words.tr("ha"),
         words.tr_n("missing to {0} ha for {1} adult member",
                    "missing to {0} ha for each of {1} adult members", summary.members, t,
                    text::integer(summary.members, words.language()))},
        {range_text(summary.below, 1, words), "%", words.tr("of members have less than {0} ha", t)},
        {range_text(summary.women_of_area, 1, words), "%",
         words.tr("of members' land is women's; {0} of the members are women",
                  text::integer(summary.women, words.language()))}};
}

std::vector<std::string> notes(const AccessMap& map, const text::Catalogue& words) {
    std::vector<std::string> result;
    add_sources(map, result, words);
    result.push_back(words.tr(
        "Adult members in the tables are 100 %; land by written shares, else by equal parts; a "
        "range stands where more than a fifth is unknown."));
    result.push_back(
        words.tr("{0} ha a member is this programme's own threshold. All definitions: "
                 "the method sheet of the workbook.",
                 threshold(map, words)));
    return result;
}

std::string statement(const AccessMap& map, const std::vector<Gap>& gaps,
                      const UnitSummary& summary, const text::Catalogue& words) {
    const auto lacking =
        std::ranges::count_if(gaps, [](const Gap& gap) { return missing_ha(*gap.summary) > 0.0; });
    const auto without =
        std::ranges::count_if(gaps, [](const Gap& gap) { return landless(*gap.summary); });
    const auto language = words.language();
    const auto all = static_cast<std::int64_t>(gaps.size());
    std::string text = words.tr_n(
        "{0} of {1} group has members with less than {2} ha; together {3} ha are missing.",
        "In {0} of {1} groups there are members with less than {2} ha; together {3} ha are "
        "missing.",
        all, text::integer(lacking, language), text::integer(all, language), threshold(map, words),
        range_text(summary.deficit_ha, 1, words));
    if (without > 0) {
        text += " " + words.tr_n("{0} group has no land at all.", "{0} groups have no land at all.",
                                 without, text::integer(without, language));
    }
    return text;
}

// Names of groups; those of one name are told apart by their number, as it is given to commands.
class GroupNames {
  public:
    GroupNames(const AccessMap& map, const text::Catalogue& words) : m_words(words) {
        for (const Group& group : map.holdings->groups) {
            m_shared.add(access::name_in(group, words.language()));
        }
    }
    std::string of(const Group& group) const {
        std::string name = access::name_in(group, m_words.language());
        return m_shared.contains(name) ? m_words.tr("{0} ({1})", name, group.id) : name;
    }

  private:
    const text::Catalogue& m_words;
    text::SharedNames m_shared;
};

SheetTable group_table(const AccessMap& map, const std::vector<Gap>& gaps,
                       const text::Catalogue& words) {
    SheetTable table;
    table.title = words.tr("Groups by what they lack");
    table.columns = {{words.tr("Group"), false},
                     {words.tr("Members"), true},
                     {words.tr("Women"), true},
                     {words.tr("Missing, ha"), true}};
    const GroupNames names(map, words);
    for (const Gap& gap : gaps) {
        table.rows.push_back({names.of(*gap.group),
                              text::integer(gap.summary->members, words.language()),
                              text::integer(gap.summary->women, words.language()),
                              range_text(gap.summary->deficit_ha, 1, words)});
    }
    return table;
}

Bars district_bars(const AccessMap& map, const text::Catalogue& words) {
    Bars bars;
    bars.title = words.tr("Missing by district, ha");
    Fill fill;
    fill.colour = theme().alarm;
    fill.without_colour = Hatch::dense;
    for (const UnitSummary& summary : map.districts->summaries) {
        if (missing_ha(summary) > 0.0) {
            bars.rows.push_back({area_shown(*map.world, AreaKind::district, summary.unit, words),
                                 {{fill, missing_ha(summary)}},
                                 range_text(summary.deficit_ha, 1, words)});
        }
    }
    std::ranges::stable_sort(bars.rows, std::greater<>(),
                             [](const BarRow& row) { return row.parts.front().value; });
    return bars;
}

// "85.2 %", "378 m"; an index without a unit has two decimals.
std::string value_text(const access::IndicatorRow& row, const text::Catalogue& words) {
    const double value = *row.estimate.value;
    if (row.measure.starts_with('%')) {
        return text::number(value, 1, words.language()) + " %";
    }
    return std::string(row.indicator).starts_with("2.9_distance")
               ? words.tr("{0} {1}", text::number(value, 0, words.language()), words.tr("m"))
               : text::number(value, 2, words.language());
}

SheetTable group_figures(const AccessMap& map, const std::string& group,
                         const text::Catalogue& words) {
    SheetTable table;
    table.title = words.tr("Figures of the group");
    table.columns = {{words.tr("Indicator"), false}, {words.tr("Value"), true}};
    for (const char* indicator : told_of_a_group) {
        const access::IndicatorRow* row = access::find_row(*map.groups, group, indicator);
        if (row != nullptr && row->estimate.value) {
            table.rows.push_back({row->title, value_text(*row, words)});
        }
    }
    return table;
}

Box box_of_gaps(const std::vector<Gap>& gaps, double room_m) {
    Box box;
    for (const Gap& gap : gaps) {
        if (std::isfinite(gap.at_m.x)) {
            box.add(Coord{gap.at_m.x - room_m, gap.at_m.y - room_m});
            box.add(Coord{gap.at_m.x + room_m, gap.at_m.y + room_m});
        }
    }
    return box;
}

const UnitSummary& summary_of(const access::Indicators& indicators, const std::string& unit) {
    static const UnitSummary nobody;
    const auto found = std::ranges::find(indicators.summaries, unit, &UnitSummary::unit);
    return found == indicators.summaries.end() ? nobody : *found;
}

// Title, finding, figures, map and notes of a page about the groups of `gaps`, who together have
// `summary`; the map is fitted to those of `shown` with room around.
struct GapPage {
    std::string title, outline, statement;
    const UnitSummary& summary;
    std::vector<Gap> shown;
    double room_m;
    const Group* own = nullptr;  // what the page is about; none = all alike
};
// How groups look that the page is not about, where any is seen.
void add_others(const MapLayer& others, const Box& seen_m, LegendGroup& to) {
    for (std::size_t i = 0; i < others.classes.size(); ++i) {
        if (others.classes[i] != not_drawn &&
            seen_m.contains(others.geometry->feature_coords(i).front())) {
            LegendEntry& entry = to.entries.emplace_back();
            entry.swatch.shape = SwatchShape::circle;
            entry.swatch.fill = others.fills[others.classes[i]];
            entry.swatch.outline = others.outline;
            entry.label = others.name;
            return;
        }
    }
}

Sheet gap_sheet(const AccessMap& map, const std::vector<Gap>& gaps, GapPage page,
                const text::Catalogue& words) {
    Sheet sheet;
    sheet.title = std::move(page.title);
    sheet.outline = std::move(page.outline);
    sheet.statement = std::move(page.statement);
    sheet.figures = figures(map, page.summary, words);
    sheet.map = page_map(map, box_of_gaps(page.shown, page.room_m), gaps, page.own, words);
    const Box seen_m = seen_on(*sheet.map, map.format);
    sheet.legend = {level_legend(gap_layer(gaps, words), seen_m, words)};
    if (page.own != nullptr) {
        const MapLayer& others = sheet.map->layers[sheet.map->layers.size() - 2];
        add_others(others, seen_m, sheet.legend.front());
    }
    sheet.legend.push_back(sign_legend(*sheet.map, seen_m, words));
    sheet.notes = notes(map, words);
    return sheet;
}

std::vector<Gap> gaps_in(const AccessMap& map, const std::string& area) {
    std::vector<Gap> gaps = gaps_of(map);
    std::erase_if(gaps, [&](const Gap& gap) { return unit_of(map, map.kind, *gap.group) != area; });
    return gaps;
}

}  // namespace

Sheet access_sheet(const AccessMap& map, const text::Catalogue& words) {
    const std::vector<Gap> gaps = gaps_of(map);
    const UnitSummary& all = map.all->summaries.front();
    Sheet sheet =
        gap_sheet(map, gaps,
                  {map.project_title.empty() ? words.tr("Who lacks land")
                                             : words.tr("{0}: who lacks land", map.project_title),
                   words.tr("All groups"), statement(map, gaps, all, words), all, gaps, 4000.0},
                  words);
    sheet.bars = district_bars(map, words);
    sheet.table = group_table(map, gaps, words);
    return sheet;
}

Sheet area_access_sheet(const AccessMap& map, const std::string& area,
                        const text::Catalogue& words) {
    const std::vector<Gap> gaps = gaps_in(map, area);
    const UnitSummary& summary = summary_of(map.areas ? *map.areas : *map.districts, area);
    const std::string name = access_title(map, map.kind, area, words);
    Sheet sheet = gap_sheet(map, gaps,
                            {words.tr("{0}: who lacks land", name), name,
                             statement(map, gaps, summary, words), summary, gaps, 2000.0},
                            words);
    sheet.table = group_table(map, gaps, words);
    return sheet;
}

Sheet group_access_sheet(const AccessMap& map, const std::string& group,
                         const text::Catalogue& words) {
    const std::vector<Gap> gaps = gaps_of(map);
    const auto own =
        std::ranges::find(gaps, group, [](const Gap& gap) { return gap.summary->unit; });
    if (own == gaps.end()) {
        Sheet sheet;
        sheet.title = group;
        return sheet;
    }
    const UnitSummary& summary = *own->summary;
    const std::string name = GroupNames(map, words).of(*own->group);
    const std::string level =
        summary.level.value ? words.tr(access::level_name(static_cast<int>(*summary.level.value)))
                            : words.tr("its level of access is not known");
    Sheet sheet = gap_sheet(
        map, gaps,
        {words.tr("{0}: access to land", name),
         name,
         words.tr("{0} ha are missing; {1}.", range_text(summary.deficit_ha, 1, words), level),
         summary,
         {*own},
         3000.0,
         own->group},
        words);
    sheet.table = group_figures(map, group, words);
    return sheet;
}

Sheet profile_map_sheet(const AccessMap& map, const std::vector<const Group*>& groups,
                        const text::Catalogue& words) {
    std::vector<Gap> gaps = gaps_of(map);
    std::erase_if(
        gaps, [&](const Gap& gap) { return std::ranges::find(groups, gap.group) == groups.end(); });
    Sheet sheet =
        gap_sheet(map, gaps, {"", "", "", map.all->summaries.front(), gaps, 2000.0}, words);
    sheet.figures.clear();
    return sheet;
}

std::vector<std::string> access_units(const AccessMap& map, AreaKind kind,
                                      const text::Catalogue& words) {
    std::set<std::string> units;
    for (const Group& group : map.holdings->groups) {
        if (std::string unit = unit_of(map, kind, group); !unit.empty()) {
            units.insert(std::move(unit));
        }
    }
    std::vector<std::string> sorted(units.begin(), units.end());
    std::ranges::stable_sort(sorted, text::comes_before, [&](const std::string& unit) {
        return access_title(map, kind, unit, words);
    });
    return sorted;
}

std::string access_title(const AccessMap& map, AreaKind kind, const std::string& unit,
                         const text::Catalogue& words) {
    if (kind == AreaKind::group) {
        const auto group = std::ranges::find(map.holdings->groups, unit, &Group::id);
        return group == map.holdings->groups.end() ? unit : GroupNames(map, words).of(*group);
    }
    if (kind == AreaKind::village) {
        const auto village = std::ranges::find(map.holdings->villages, unit, &access::Village::id);
        return village == map.holdings->villages.end()
                   ? unit
                   : access::name_in(*village, words.language());
    }
    return area_shown(*map.world, kind, unit, words);
}

std::vector<std::string> access_places(const AccessMap& map, AreaKind kind, const std::string& unit,
                                       const text::Catalogue& words) {
    std::set<std::string> names;
    for (const Group& group : map.holdings->groups) {
        const access::Village* village = village_of(map, group);
        if (village == nullptr || unit_of(map, kind, group) != unit) {
            continue;
        }
        if (kind != AreaKind::village) {
            names.insert(access::name_in(*village, words.language()));
            continue;
        }
        for (const AreaKind wider : {AreaKind::jamoat, AreaKind::district}) {
            if (const std::string area = unit_of(map, wider, group); !area.empty()) {
                names.insert(area_shown(*map.world, wider, area, words));
                break;
            }
        }
    }
    return {names.begin(), names.end()};
}

}  // namespace zamin::print
