#include "commands/report.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>

#include "commands/access_workbook.hpp"
#include "commands/check_run.hpp"
#include "commands/coverage_workbook.hpp"
#include "commands/inputs.hpp"
#include "commands/print_maps.hpp"
#include "commands/report_maps.hpp"
#include "commands/report_pages.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "core/problem_table.hpp"
#include "io/write.hpp"
#include "viewer/open_options.hpp"

namespace zamin::commands {

namespace fs = std::filesystem;

namespace {

struct ReportWords {
    std::string project;
    std::string folder;
    std::string language = "en";
};

constexpr std::array<const char*, 5> table_names{"coverage.csv", "coverage.xlsx", "problems.csv",
                                                 "import.csv", "map.png"};
// Only where the project has people and their land.
constexpr const char* access_name = "access.xlsx";
// Only where rows were rejected.
constexpr const char* rejected_name = "rejected.gpkg";

void prepare_folder(const fs::path& folder, const project::Project& project) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw error("{}: the folder cannot be made: {}", folder.string(), failure.message());
    }
    std::vector<std::string> names(table_names.begin(), table_names.end());
    names.emplace_back("index.html");
    for (const PrintMapKind& kind : print_map_kinds()) {
        names.push_back(std::string(kind.word) + ".pdf");
    }
    for (const std::string& name : names) {
        io::check_output_is_not_input(folder / name, input_names(project));
    }
    // Previews of pages, as many as there are.
    for (const io::SourceName& input : input_names(project)) {
        if (fs::weakly_canonical(fs::path(input.path).parent_path(), failure) ==
            fs::weakly_canonical(folder / "pages", failure)) {
            throw usage_error("{}: pages of the report belong there, and {} is an input",
                              (folder / "pages").string(), input.path);
        }
    }
    for (const char* name : {access_name, rejected_name}) {
        io::check_output_is_not_input(folder / name, input_names(project));
    }
}

void write_report_tables(const PrintWorld& world, const fs::path& folder,
                         const text::Catalogue& words, Progress& progress) {
    const Table coverage = coverage::coverage_table(world.coverage);
    CheckRun check = run_check({world.project, io::Repair::structure, {}, {}, {}}, progress);
    check.problems.insert(check.problems.end(), world.coverage.problems.begin(),
                          world.coverage.problems.end());
    const Table problems = problem_table(check.problems);
    io::write_tables({&coverage, 1}, folder / "coverage.csv");
    const Table sheet = problem_sheet(check.problems, words);
    write_coverage_workbook(world.coverage, world.project, world.world.find("districts"),
                            {&sheet, 1}, words, folder / "coverage.xlsx");
    io::write_tables({&problems, 1}, folder / "problems.csv");
    const Table imports = io::import_table(check.imports);
    io::write_tables({&imports, 1}, folder / "import.csv");
    write_rejected(check.rejected, folder / rejected_name, progress);
}

bool write_access(const project::Project& project, const fs::path& folder,
                  const text::Catalogue& words, std::vector<std::string>& notes,
                  Progress& progress) {
    if (project.find("members") == nullptr || project.find("plots") == nullptr) {
        return false;
    }
    try {
        write_access_workbook(project, words, folder / access_name, progress);
        return true;
    } catch (const UsageError& e) {
        // A report is whatever the data allow: what they do not is said.
        notes.push_back(fmt::format("no {}: {}", access_name, e.what()));
        return false;
    }
}

void write_map(const std::string& project, const fs::path& folder, text::Language language) {
    viewer::OpenOptions picture;
    picture.sources = {project};
    picture.language = language;
    picture.screenshot = folder / "map.png";
    picture.width_px = 1600;
    picture.height_px = 1000;
    viewer::write_screenshot(picture);
}

void write_report(const ReportWords& words, const project::Project& project) {
    const fs::path folder = words.folder;
    const text::Catalogue language(text::language_from(words.language));
    std::vector<std::string> pages;
    std::vector<std::string> tables{table_names.begin(), table_names.end()};
    ReportMaps maps;
    {
        ProgressLine line;
        CoverageRequest request;
        request.project = project;
        const PrintWorld world =
            read_print_world(request, print::AreaKind::district, line.progress());
        write_report_tables(world, folder, language, line.progress());
        maps = write_report_maps(project, folder, language, line.progress());
        if (write_access(project, folder, language, maps.notes, line.progress())) {
            tables.insert(tables.begin() + 2, access_name);
        }
        pages = write_report_pages(world, folder, tables, maps.section, language, line.progress());
    }
    for (const std::string& note : maps.notes) {
        print_message(note);
    }
    write_map(words.project, folder, language.language());
    for (const std::string& name : tables) {
        print((folder / name).string() + "\n");
    }
    pages.insert(pages.begin() + 1, maps.written.begin(), maps.written.end());
    for (const std::string& page : pages) {
        print(page + "\n");
    }
    if (fs::exists(folder / rejected_name)) {
        print((folder / rejected_name).string() + "\n");
    }
}

void run(const ReportWords& words) {
    const project::Project project = open_project(words.project);
    prepare_folder(words.folder, project);
    try {
        write_report(words, project);
    } catch (...) {
        print_message(fmt::format(
            "{}: the report was not finished; files in it may be of different runs", words.folder));
        throw;
    }
}

}  // namespace

void add_report_command(CLI::App& app) {
    const auto words = std::make_shared<ReportWords>();
    CLI::App* command =
        app.add_subcommand("report", "Writes a project's tables, maps and pages into a folder");
    command->add_option("project", words->project, "Project file (.toml)")->required();
    command
        ->add_option("-o,--output", words->folder,
                     "Folder, made where it is missing: coverage.csv, coverage.xlsx (with the "
                     "problems), access.xlsx (as 'zamin access' writes it) where the project has "
                     "members, problems.csv, import.csv (what became of the rows of each "
                     "source), rejected.gpkg where rows were rejected, map.png (the window, "
                     "1600x1000 pixels), coverage.pdf (a page for all districts and one for "
                     "each), access.pdf, services.pdf, catchments.pdf, siting.pdf, profile.pdf, "
                     "parcel.pdf and quality.pdf where the project has their sources, index.html "
                     "(leads to everything and has a map to "
                     "tap; needs no "
                     "network)")
        ->required();
    command
        ->add_option("--lang", words->language,
                     "Language of pages, workbooks and index: en, tg or ru")
        ->capture_default_str();
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
