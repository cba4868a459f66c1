#include "commands/report_maps.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands/access_run.hpp"
#include "commands/print_maps.hpp"
#include "commands/print_run.hpp"
#include "commands/report_pages.hpp"
#include "core/error.hpp"
#include "io/atomic_file.hpp"

namespace zamin::commands {

namespace {

bool has_sources(const project::Project& project, const PrintMapKind& kind) {
    return std::ranges::all_of(kind.needs,
                               [&](const char* role) { return project.find(role) != nullptr; });
}

// Gaps and profiles are an atlas of what they are cut into first; centres are few, and how plots
// were measured is told by one page.
std::string pages_of(const PrintMapKind& kind) {
    const std::string word = kind.word;
    return word == "access" || word == "profile" ? kind.per.front() : "";
}

print::WebLink write_map(const project::Project& project, const PrintMapKind& kind,
                         const std::filesystem::path& folder, const text::Catalogue& words,
                         Progress& progress) {
    PrintMapRequest request;
    request.project = project;
    request.map = kind.word;
    request.per = pages_of(kind);
    request.language = words.language();
    request.site.time_limit_s = 20.0;
    const std::unique_ptr<PrintMap> map = make_print_map(request, progress);
    print::PrintOptions options;
    options.day = today_text();
    options.title = project.title;
    map->use(options.format, std::nullopt);
    const Atlas atlas(*map, options.format, words);
    const std::string pdf = fmt::format("{}.pdf", kind.word);
    write_printed(folder / pdf, options,
                  print::print_sheets(
                      atlas.pages(), [&](std::size_t page) { return atlas.sheet(page); }, options,
                      words, progress));
    options.file = print::PageFile::png;
    options.dpi = thumbnail_dpi;
    const std::string picture = fmt::format("pages/{}.png", kind.word);
    make_folder(folder / "pages");
    io::write_file(folder / picture, print::print_sheet(map->sheet(0), options, words).files[0]);
    return {pdf, words.tr(kind.title), page_note(atlas.pages(), words), picture};
}

}  // namespace

ReportMaps write_report_maps(const project::Project& project, const std::filesystem::path& folder,
                             const text::Catalogue& words, Progress& progress) {
    ReportMaps maps;
    maps.section.title = words.tr("Other maps");
    for (const PrintMapKind& kind : print_map_kinds()) {
        if (std::string(kind.word) == "coverage" || !has_sources(project, kind)) {
            continue;
        }
        try {
            maps.section.links.push_back(write_map(project, kind, folder, words, progress));
            maps.written.push_back((folder / maps.section.links.back().href).string());
        } catch (const UsageError& e) {
            // A report is whatever the data allow: what they do not is said.
            maps.notes.push_back(fmt::format("no map '{}': {}", kind.word, e.what()));
        }
    }
    return maps;
}

}  // namespace zamin::commands
