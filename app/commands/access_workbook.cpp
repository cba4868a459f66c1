#include "commands/access_workbook.hpp"

#include <algorithm>
#include <utility>

#include "access/method.hpp"
#include "commands/coverage_workbook.hpp"
#include "core/msgid.hpp"
#include "io/table_chart.hpp"
#include "style/theme.hpp"

namespace zamin::commands {

namespace {

constexpr const char* gaps = "gaps";

// How people call the sheets; in English they have the names of the tables.
std::string sheet_name(const std::string& table, const text::Catalogue& words) {
    static constexpr std::pair<const char*, const char*> names[] = {
        {"access", msgid("land access")},      {"access_summary", msgid("summary")},
        {gaps, msgid("land that is missing")}, {"method", msgid("method")},
        {"problems", msgid("problems")},       {"candidates", msgid("parcels")}};
    const auto* const name =
        std::ranges::find(names, table, [](const auto& pair) { return pair.first; });
    const bool translated = words.language() != text::Language::english && name != std::end(names);
    return translated ? words.tr(name->second) : table;
}

// What is missing for certain, and hatched what may be missing besides, as on the map.
io::TableChart gap_chart(std::size_t table, const text::Catalogue& words) {
    const std::uint32_t alarm = style::theme(style::ThemeName::light).alarm.to_hex();
    io::TableChart chart;
    chart.table = table;
    chart.label_column = 1;
    chart.value_columns = {4, 5};
    chart.title = words.tr("Hectares missing");
    chart.fills = {{alarm, false}, {alarm, true}};
    return chart;
}

}  // namespace

std::vector<Table> access_tables(const access::Indicators& indicators,
                                 const access::Holdings& holdings) {
    const text::Catalogue words(indicators.options.language);
    Table problems = problem_sheet(holdings.problems, words);
    problems.name = "problems";  // as --show calls it
    return {access::indicator_sheet(indicators), access::summary_sheet(indicators),
            access::gap_table(indicators), access::method_table(indicators.options),
            std::move(problems)};
}

void write_access_workbook(std::vector<Table> tables, text::Language language,
                           const std::filesystem::path& path) {
    const text::Catalogue words(language);
    std::vector<io::TableChart> charts;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (tables[i].name == gaps) {
            charts.push_back(gap_chart(i, words));
        }
        tables[i].name = sheet_name(tables[i].name, words);
    }
    io::write_workbook(tables, charts, path);
}

void write_access_workbook(const project::Project& project, const text::Catalogue& words,
                           const std::filesystem::path& path, Progress& progress) {
    AccessRequest request;
    request.project = project;
    request.language = words.language();
    const AccessRun run = run_access(request, {}, progress);
    access::AccessOptions options;
    options.as_of = run.as_of;
    options.language = words.language();
    const access::Indicators indicators = access::indicators(run.holdings, options, progress);
    write_access_workbook(access_tables(indicators, run.holdings), words.language(), path);
}

}  // namespace zamin::commands
