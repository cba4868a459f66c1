#include "commands/coverage_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "coverage/summary.hpp"
#include "io/table_chart.hpp"

namespace zamin::commands {

namespace {

// More colours in a chart cannot be told apart.
constexpr std::size_t most_crops = 9;

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
Table district_table(const coverage::Coverage& coverage) {
    std::vector<std::string> crops = leading_crops(coverage);
    const bool others = crops.size() > most_crops;
    crops.resize(std::min(crops.size(), most_crops));
    const bool seasons = coverage::several_seasons(coverage);
    Table table;
    table.name = "hectares by district";
    table.caption = "Hectares of each crop in each district, the district with most land first";
    table.columns = {{"district", CellKind::text, 6, "District", ""}};
    for (const std::string& crop : crops) {
        table.columns.push_back({crop, CellKind::real, 6, crop, "ha", 1});
    }
    if (others) {
        table.columns.push_back({"other crops", CellKind::real, 6, "other crops", "ha", 1});
    }
    for (const coverage::CropBar& bar : coverage::bars_of(coverage)) {
        const std::string label =
            seasons ? fmt::format("{}, {}", bar.district, bar.season) : bar.district;
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

std::string hundred_percent(const coverage::CoverageOptions& options) {
    switch (options.denominator) {
        case coverage::Denominator::members:
            return "the mapped land of group members";
        case coverage::Denominator::mapped:
            return "the land of all mapped plots of the district";
        case coverage::Denominator::official:
            return fmt::format("the district's cultivable hectares, column '{}'",
                               options.official_column);
        case coverage::Denominator::polygon:
            break;
    }
    return "the district's whole area";
}

Table method_table(const coverage::Coverage& coverage, const project::Project& project) {
    const coverage::CoverageOptions& options = coverage.options;
    Table table;
    table.name = "methods and sources";
    table.caption = "How the figures were counted, and from what";
    table.columns = {{"subject", CellKind::text, 0, "Subject", ""},
                     {"how", CellKind::text, 0, "How", ""}};
    const auto add = [&](const char* subject, std::string how) {
        table.rows.push_back({std::string(subject), std::move(how)});
    };
    add("100 %", hundred_percent(options));
    add("Areas", "on the ellipsoid, edges as geodesics, in hectares");
    add("Plots astride a district line",
        fmt::format("cut there for area, counted where their largest part lies; there are {}",
                    coverage.straddling));
    add("Land under several plots", options.overlaps == coverage::Overlaps::once
                                        ? "counts once for a crop (union)"
                                        : "counts for each of them");
    add("Season",
        options.season.empty() ? "all, kept apart where there are several" : options.season);
    add(coverage::unknown_name, "the crop is blank in the data; its land is in every total");
    add(coverage::outside_name, "land in no district");
    add("Plots",
        fmt::format("{} counted, {} without a polygon", coverage.plots, coverage.without_polygon));
    for (const Problem& problem : coverage.problems) {
        add("Note", fmt::format("{}: {}; {}", problem.problem, problem.detail.english(),
                                problem.action.english()));
    }
    for (const project::ProjectSource& source : project.sources) {
        const std::filesystem::path path = source.source.path;
        add("Source", fmt::format("{}: {}{}", source.role, path.filename().string(),
                                  source.source.layer.empty() ? "" : "::" + source.source.layer));
    }
    return table;
}

}  // namespace

void write_coverage_workbook(const coverage::Coverage& coverage, const project::Project& project,
                             std::span<const Table> further, const std::filesystem::path& path) {
    std::vector<Table> tables{coverage::coverage_table(coverage), district_table(coverage)};
    io::TableChart chart;
    chart.table = 1;
    chart.title = "Hectares by district and crop";
    for (std::size_t column = 1; column < tables[1].columns.size(); ++column) {
        chart.value_columns.push_back(column);
    }
    tables.insert(tables.end(), further.begin(), further.end());
    tables.push_back(method_table(coverage, project));
    io::write_workbook(tables, {&chart, 1}, path);
}

}  // namespace zamin::commands
