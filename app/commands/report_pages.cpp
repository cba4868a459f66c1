#include "commands/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "commands/access_run.hpp"
#include "core/error.hpp"
#include "core/msgid.hpp"
#include "io/atomic_file.hpp"
#include "print/web_layers.hpp"
#include "text/number.hpp"

namespace zamin::commands {

namespace fs = std::filesystem;

namespace {

// Districts with land to speak of; an atlas of empty pages helps nobody.
std::vector<std::string> counted_districts(const print::CoverageMap& map,
                                           const text::Catalogue& words) {
    std::set<std::string> with_rows;
    for (const coverage::CoverageRow& row : map.coverage->rows) {
        with_rows.insert(row.district);
    }
    std::vector<std::string> names = print::district_names(map, words);
    std::erase_if(names, [&](const std::string& name) { return with_rows.count(name) == 0; });
    return names;
}

// What a file of the report holds; a message.
struct FileTitle {
    const char* name;
    const char* title;
};
constexpr FileTitle file_titles[] = {
    {"coverage.csv", msgid("Crop coverage")},
    {"coverage.xlsx", msgid("Crop coverage")},
    {"access.xlsx", msgid("Land-access gaps")},
    {"problems.csv", msgid("Problems found in the sources")},
    {"import.csv", msgid("What became of the rows of each source")},
    {"rejected.gpkg", msgid("Rows that were rejected")},
    {"map.png", msgid("The map as a picture")}};

print::WebSection table_section(const std::vector<std::string>& tables,
                                const text::Catalogue& words) {
    print::WebSection section{words.tr("Tables and pictures"), {}};
    for (const std::string& table : tables) {
        const auto told = std::ranges::find(file_titles, table, &FileTitle::name);
        const bool is_told = told != std::end(file_titles);
        section.links.push_back({table, is_told ? words.tr(told->title) : table,
                                 is_told ? table : "", table.ends_with(".png") ? table : ""});
    }
    return section;
}

}  // namespace

std::string page_note(std::size_t pages, const text::Catalogue& words) {
    const auto n = static_cast<std::int64_t>(pages);
    return words.tr_n("PDF, {0} page", "PDF, {0} pages", n, text::integer(n, words.language()));
}

void make_folder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw error("{}: the folder cannot be made: {}", folder.string(), failure.message());
    }
}

std::vector<std::string> write_report_pages(const PrintWorld& world, const fs::path& folder,
                                            const std::vector<std::string>& tables,
                                            const print::WebSection& further,
                                            const text::Catalogue& words, Progress& progress) {
    print::CoverageMap map =
        print::prepare_coverage_map(world.world, world.coverage, print::AreaKind::district, words);
    map.project_title = world.project.title;
    map.sources = world.sources;
    const std::vector<std::string> districts = counted_districts(map, words);
    const auto sheet = [&](std::size_t page) {
        return page == 0 ? print::coverage_sheet(map, words)
                         : print::district_coverage_sheet(map, districts[page - 1], words);
    };
    const std::size_t pages = districts.size() + 1;
    print::PrintOptions options;
    options.day = today_text();
    options.title = world.project.title;
    map.format = options.format;
    const fs::path pdf = folder / "coverage.pdf";
    write_printed(pdf, options, print::print_sheets(pages, sheet, options, words, progress));
    options.file = print::PageFile::png;
    options.dpi = thumbnail_dpi;
    make_folder(folder / "pages");
    const print::Printed pictures = print::print_sheets(pages, sheet, options, words, progress);
    print::WebSection maps{words.tr("Pages"), {}};
    for (std::size_t i = 0; i < pages; ++i) {
        const std::string name = fmt::format("pages/coverage-{:02}.png", i + 1);
        io::write_file(folder / name, pictures.files[i]);
        maps.links.push_back({fmt::format("coverage.pdf#page={}", i + 1), sheet(i).outline,
                              i == 0 ? page_note(pages, words) : "", name});
    }
    const print::Sheet first = sheet(0);
    print::WebPage page;
    page.title = first.title;
    page.statement = first.statement;
    page.figures = first.figures;
    page.notes = first.notes;
    page.sections = {maps, table_section(tables, words)};
    if (!further.links.empty()) {
        page.sections.insert(page.sections.begin() + 1, further);
    }
    page.layers = print::coverage_web_layers(map, words);
    page.legend = print::coverage_web_legend(map, words);
    const fs::path index = folder / "index.html";
    io::write_file(index, print::web_page(page, words));
    return {pdf.string(), index.string()};
}

}  // namespace zamin::commands
