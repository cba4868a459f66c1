#include "commands/coverage_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/msgid.hpp"
#include "core/problem_table.hpp"
#include "coverage/summary.hpp"
#include "io/table_chart.hpp"
#include "print/crop_fills.hpp"
#include "text/number.hpp"
#include "text/secrets.hpp"

namespace zamin::commands {

namespace {

// More colours in a chart cannot be told apart.
constexpr std::size_t most_crops = 9;

// In English the words of the tables for machines are kept, so that one leads to the other.
std::string shown(const std::string& name, const char* meaning, const text::Catalogue& words) {
    const bool is_word = name == coverage::outside_name || name == coverage::unknown_name;
    return is_word && words.language() != text::Language::english ? words.tr(meaning) : name;
}

std::string shown_district(const std::string& name, const text::Catalogue& words) {
    return shown(name,
                 name == coverage::outside_name ? msgid("No district") : msgid("Unnamed district"),
                 words);
}

std::string shown_crop(const std::string& name, const text::Catalogue& words) {
    return words.language() == text::Language::english ? name : print::crop_name(name, words);
}

// Crops by their land, the largest first; unknown ones last.
std::vector<std::string> leading_crops(const coverage::Coverage& coverage) {
    std::map<std::string, double> area_ha;
    for (const coverage::CoverageRow& row : coverage.rows) {
        area_ha[row.crop] += row.area_ha;
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

// A row a district (and season), a column a crop; beyond the leading ones "other crops".
Table district_table(const coverage::Coverage& coverage, const text::Catalogue& words) {
    std::vector<std::string> crops = leading_crops(coverage);
    const bool others = crops.size() > most_crops;
    crops.resize(std::min(crops.size(), most_crops));
    const bool seasons = coverage::several_seasons(coverage);
    Table table;
    table.name = words.tr("hectares by district");
    table.caption =
        words.tr("Hectares of each crop in each district, the district with most land first");
    const std::string ha = words.tr("ha");
    table.columns = {{"district", CellKind::text, 6, words.tr("District"), ""}};
    for (const std::string& crop : crops) {
        table.columns.push_back({crop, CellKind::real, 6, shown_crop(crop, words), ha, 1});
    }
    if (others) {
        table.columns.push_back({"other crops", CellKind::real, 6, words.tr("other crops"), ha, 1});
    }
    for (const coverage::CropBar& bar : coverage::bars_of(coverage)) {
        const std::string label =
            seasons ? fmt::format("{}, {}", shown_district(bar.district, words), bar.season)
                    : shown_district(bar.district, words);
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
    return table;
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
    explicit MethodSheet(const text::Catalogue& words) : m_words(words) {
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
        add(shown_crop(coverage::unknown_name, m_words),
            m_words.tr("the crop is blank in the data; its land is in every total"));
        add(shown_district(coverage::outside_name, m_words), m_words.tr("land in no district"));
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

    const text::Catalogue& m_words;
    Table m_table;
};

// The table for machines, as people read it.
Table coverage_sheet(const coverage::Coverage& coverage, const text::Catalogue& words) {
    Table table = coverage::coverage_table(coverage);
    if (words.language() == text::Language::english) {
        return table;
    }
    const std::string of_what = words.tr(coverage::phrase(coverage.options.denominator));
    table.name = words.tr("coverage");
    table.caption = words.tr("Crop coverage per district; shares are {0}", of_what);
    for (TableColumn& column : table.columns) {
        column.title = column.name == "denominator_ha" ? fmt::format("100 % {}", of_what)
                                                       : words.tr(column.title);
        column.unit = words.tr(column.unit);
    }
    for (std::vector<Cell>& row : table.rows) {
        row[0] = shown_district(std::get<std::string>(row[0]), words);
        row[1] = shown_crop(std::get<std::string>(row[1]), words);
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
                             std::span<const Table> further, const text::Catalogue& words,
                             const std::filesystem::path& path) {
    std::vector<Table> tables{coverage_sheet(coverage, words), district_table(coverage, words)};
    io::TableChart chart;
    chart.table = 1;
    chart.title = words.tr("Hectares by district and crop");
    for (std::size_t column = 1; column < tables[1].columns.size(); ++column) {
        chart.value_columns.push_back(column);
    }
    tables.insert(tables.end(), further.begin(), further.end());
    MethodSheet methods(words);
    methods.add_counting(coverage);
    methods.add_problems(coverage.problems);
    methods.add_sources(project);
    tables.push_back(methods.table());
    io::write_workbook(tables, {&chart, 1}, path);
}

}  // namespace zamin::commands
