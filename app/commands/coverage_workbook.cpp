#include "commands/coverage_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/msgid.hpp"
#include "core/problem_table.hpp"
#include "coverage/summary.hpp"
#include "io/table_chart.hpp"
#include "print/coverage_sheet.hpp"
#include "print/crop_fills.hpp"
#include "style/crop_colours.hpp"
#include "text/alphabet.hpp"
#include "text/number.hpp"
#include "text/secrets.hpp"

namespace zamin::commands {

namespace {

// What districts and crops are called: in English as in the table for machines.
class Names {
  public:
    Names(const coverage::Coverage& coverage, const print::WorldLayer* districts,
          const text::Catalogue& words)
        : m_coverage(coverage), m_districts(districts), m_words(words) {}

    bool machine() const { return m_words.language() == text::Language::english; }
    std::string district(const std::string& name) const {
        return machine() ? name : print::district_title(m_districts, m_coverage, name, m_words);
    }
    std::string crop(const std::string& name) const {
        return machine() ? name : print::crop_name(name, m_words);
    }

  private:
    const coverage::Coverage& m_coverage;
    const print::WorldLayer* m_districts;
    const text::Catalogue& m_words;
};

style::CropScheme crop_scheme(const coverage::Coverage& coverage) {
    std::map<std::string, std::int64_t> plots;
    for (const coverage::CoverageRow& row : coverage.rows) {
        plots[row.crop] += row.plots;
    }
    std::vector<style::CropCount> counts;
    for (const auto& [crop, count] : plots) {
        counts.push_back({crop == coverage::unknown_name ? "" : crop, count});
    }
    return style::assign_colours(counts);
}

// Crops with a colour of their own by their land, the largest first; unknown ones last.
std::vector<std::string> shown_crops(const coverage::Coverage& coverage,
                                     const style::CropScheme& scheme) {
    std::map<std::string, double> area_ha;
    for (const coverage::CoverageRow& row : coverage.rows) {
        if (scheme.slot(row.crop) != style::other_slot) {
            area_ha[row.crop] += row.area_ha;
        }
    }
    std::vector<std::string> crops;
    for (const auto& [crop, area] : area_ha) {
        crops.push_back(crop);
    }
    std::ranges::stable_sort(crops, [&](const std::string& a, const std::string& b) {
        const bool last_a = a == coverage::unknown_name;
        const bool last_b = b == coverage::unknown_name;
        return last_a != last_b ? last_b : area_ha[a] > area_ha[b];
    });
    return crops;
}

io::ChartFill chart_fill(style::CropSlot slot) {
    const print::Fill fill = print::crop_fill(slot);
    const bool hatched = slot == style::unknown_slot;
    return {(hatched ? fill.line : fill.colour).to_hex(), hatched};
}

struct DistrictTable {
    Table table;
    io::TableChart chart;
};

// A row a district (and season), a column a crop; those without a colour are "other crops".
DistrictTable district_table(const coverage::Coverage& coverage, const Names& names,
                             const text::Catalogue& words) {
    const style::CropScheme scheme = crop_scheme(coverage);
    const std::vector<std::string> crops = shown_crops(coverage, scheme);
    const bool seasons = coverage::several_seasons(coverage);
    DistrictTable made;
    Table& table = made.table;
    table.name = words.tr("hectares by district");
    table.caption =
        words.tr("Hectares of each crop in each district, the district with most land first");
    const std::string ha = words.tr("ha");
    table.columns = {{"district", CellKind::text, 6, words.tr("District"), ""}};
    const auto add = [&](const std::string& name, const std::string& title, style::CropSlot slot) {
        made.chart.value_columns.push_back(table.columns.size());
        made.chart.fills.push_back(chart_fill(slot));
        table.columns.push_back({name, CellKind::real, 6, title, ha, 1});
    };
    for (const std::string& crop : crops) {
        add(crop, names.crop(crop), scheme.slot(crop));
    }
    if (scheme.has_other()) {
        add("other crops", words.tr("other crops"), style::other_slot);
    }
    made.chart.title = words.tr("Hectares by district and crop");
    for (const coverage::CropBar& bar : coverage::bars_of(coverage)) {
        const std::string label =
            seasons ? fmt::format("{}, {}", names.district(bar.district), bar.season)
                    : names.district(bar.district);
        std::vector<Cell> row(table.columns.size(), 0.0);
        row.front() = label;
        for (const coverage::BarPart& part : bar.parts) {
            const auto crop = std::ranges::find(crops, part.crop);
            const std::size_t column = crop == crops.end()
                                           ? table.columns.size() - 1
                                           : 1 + static_cast<std::size_t>(crop - crops.begin());
            row[column] = std::get<double>(row[column]) + part.area_ha;
        }
        table.rows.push_back(std::move(row));
    }
    return made;
}

std::string hundred_percent(const coverage::CoverageOptions& options,
                            const text::Catalogue& words) {
    switch (options.denominator) {
        case coverage::Denominator::members:
            return words.tr("the mapped land of group members");
        case coverage::Denominator::mapped:
            return words.tr("the land of all mapped plots of the district");
        case coverage::Denominator::official:
            return words.tr("the district's cultivable hectares, column '{0}'",
                            options.official_column);
        case coverage::Denominator::polygon:
            break;
    }
    return words.tr("the district's whole area");
}

class MethodSheet {
  public:
    MethodSheet(const Names& names, const text::Catalogue& words) : m_names(names), m_words(words) {
        m_table.name = words.tr("methods and sources");
        m_table.caption = words.tr("How the figures were counted, and from what");
        m_table.columns = {{"subject", CellKind::text, 0, words.tr("Subject"), ""},
                           {"how", CellKind::text, 0, words.tr("How"), ""}};
    }

    void add_counting(const coverage::Coverage& coverage) {
        const coverage::CoverageOptions& options = coverage.options;
        add("100 %", hundred_percent(options, m_words));
        add(m_words.tr("Area"), m_words.tr("on the ellipsoid, edges as geodesics, in hectares"));
        add(m_words.tr("Plots astride a district line"),
            m_words.tr("cut there for area, counted where their largest part lies; there are {0}",
                       number(coverage.straddling)));
        add(m_words.tr("Land under several plots"),
            options.overlaps == coverage::Overlaps::once
                ? m_words.tr("counts once for a crop (union)")
                : m_words.tr("counts for each of them"));
        add(m_words.tr("Season"), options.season.empty()
                                      ? m_words.tr("all, kept apart where there are several")
                                      : options.season);
        add(m_names.crop(coverage::unknown_name),
            m_words.tr("the crop is blank in the data; its land is in every total"));
        add(m_names.district(coverage::outside_name), m_words.tr("land in no district"));
        add(m_words.tr("Plots"),
            m_words.tr("{0} counted, {1} without a polygon", number(coverage.plots),
                       number(coverage.without_polygon)));
    }

    void add_problems(const std::vector<Problem>& problems) {
        for (const Problem& problem : problems) {
            add(m_words.tr("Note"),
                fmt::format("{}: {}; {}", m_words.lookup(problem.problem),
                            m_words.say(problem.detail), m_words.say(problem.action)));
        }
    }

    void add_sources(const project::Project& project) {
        for (const project::ProjectSource& source : project.sources) {
            const std::filesystem::path path = text::without_secrets(source.source.path);
            add(m_words.tr("Source"),
                fmt::format("{}: {}{}", source.role, path.filename().string(),
                            source.source.layer.empty() ? "" : "::" + source.source.layer));
        }
    }

    Table table() { return std::move(m_table); }

  private:
    void add(std::string subject, std::string how) {
        m_table.rows.push_back({std::move(subject), std::move(how)});
    }
    std::string number(std::int64_t value) const {
        return text::integer(value, m_words.language());
    }

    const Names& m_names;
    const text::Catalogue& m_words;
    Table m_table;
};

// The rows as people call what they are of, by the alphabet; what has no name at the end.
coverage::Coverage in_words(coverage::Coverage coverage, const Names& names) {
    const auto after_names = [](const std::string& name) {
        return name == coverage::unknown_name ? 1 : name == coverage::outside_name ? 2 : 0;
    };
    const auto place = [&](const coverage::CoverageRow& row) {
        return std::pair(after_names(row.district), after_names(row.crop));
    };
    std::vector<std::pair<std::pair<int, int>, coverage::CoverageRow>> rows;
    for (const coverage::CoverageRow& row : coverage.rows) {
        rows.emplace_back(place(row), row);
        rows.back().second.district = names.district(row.district);
        rows.back().second.crop = names.crop(row.crop);
    }
    const auto before = [](const auto& a, const auto& b) {
        const auto& [place_a, row_a] = a;
        const auto& [place_b, row_b] = b;
        if (place_a.first != place_b.first) {
            return place_a.first < place_b.first;
        }
        if (row_a.district != row_b.district) {
            return text::comes_before(row_a.district, row_b.district);
        }
        return place_a.second != place_b.second ? place_a.second < place_b.second
                                                : text::comes_before(row_a.crop, row_b.crop);
    };
    std::ranges::stable_sort(rows, before);
    std::ranges::transform(rows, coverage.rows.begin(), [](auto& row) { return row.second; });
    return coverage;
}

// The table for machines, as people read it.
Table coverage_sheet(const coverage::Coverage& coverage, const Names& names,
                     const text::Catalogue& words) {
    if (names.machine()) {
        return coverage::coverage_table(coverage);
    }
    Table table = coverage::coverage_table(in_words(coverage, names));
    const std::string of_what = words.tr(coverage::phrase(coverage.options.denominator));
    table.name = words.tr("coverage");
    table.caption = words.tr("Crop coverage per district; shares are {0}", of_what);
    for (TableColumn& column : table.columns) {
        column.title = column.name == "denominator_ha" ? fmt::format("100 % {}", of_what)
                                                       : words.tr(column.title);
        column.unit = words.tr(column.unit);
    }
    return table;
}

}  // namespace

Table problem_sheet(std::span<const Problem> problems, const text::Catalogue& words) {
    Table table = problem_table(problems);
    table.name = words.tr("problems");
    table.caption = problems.empty() ? words.tr("No problems found")
                                     : words.tr("Problems found in the sources");
    for (TableColumn& column : table.columns) {
        column.title = words.tr(column.title);
        column.unit = words.tr(column.unit);
    }
    for (std::size_t i = 0; i < problems.size(); ++i) {
        const Problem& problem = problems[i];
        table.rows[i][3] = words.tr(problem.problem);
        table.rows[i][4] = words.tr(to_string(problem.severity));
        table.rows[i][5] = words.say(problem.detail);
        table.rows[i][6] = words.say(problem.action);
    }
    return table;
}

void write_coverage_workbook(const coverage::Coverage& coverage, const project::Project& project,
                             const print::WorldLayer* districts, std::span<const Table> further,
                             const text::Catalogue& words, const std::filesystem::path& path) {
    const Names names(coverage, districts, words);
    DistrictTable by_district = district_table(coverage, names, words);
    by_district.chart.table = 1;
    std::vector<Table> tables{coverage_sheet(coverage, names, words), std::move(by_district.table)};
    tables.insert(tables.end(), further.begin(), further.end());
    MethodSheet methods(names, words);
    methods.add_counting(coverage);
    methods.add_problems(coverage.problems);
    methods.add_sources(project);
    tables.push_back(methods.table());
    io::write_workbook(tables, {&by_district.chart, 1}, path);
}

}  // namespace zamin::commands
