// A source that comes in parts is checked as if it were held.
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

#include "commands/check_run.hpp"
#include "commands/coverage_run.hpp"
#include "core/error.hpp"
#include "core/problem_table.hpp"
#include "io/import_report.hpp"
#include "io/write.hpp"
#include "project/project.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using commands::CheckRequest;
using commands::CheckRun;

namespace {

CheckRun checked(const project::Project& project, const commands::PartsOptions& parts) {
    CheckRequest request;
    request.project = project;
    request.parts = parts;
    Progress progress;
    return commands::run_check(request, progress);
}

void check_alike(const project::Project& project) {
    const CheckRun whole = checked(project, {});
    const CheckRun parts = checked(project, {0, 700});
    CHECK(parts.rows == whole.rows);
    CHECK(parts.sources == whole.sources);
    CHECK(io::csv_text(problem_table(parts.problems)) ==
          io::csv_text(problem_table(whole.problems)));
    CHECK(parts.shapes.coords == whole.shapes.coords);
    CHECK(parts.shapes.kinds == whole.shapes.kinds);
    CHECK(io::csv_text(io::import_table(parts.imports)) ==
          io::csv_text(io::import_table(whole.imports)));
    REQUIRE(parts.rejected.size() == whole.rejected.size());
    for (std::size_t i = 0; i < whole.rejected.size(); ++i) {
        CHECK(parts.rejected[i].feature_ids == whole.rejected[i].feature_ids);
    }
}

}  // namespace

TEST_CASE("every source of the sample in parts: the same problems, shapes and reports") {
    check_alike(project::load(ZAMIN_SAMPLE));
}

TEST_CASE("rows rejected in several parts, and ids that are named from other tables") {
    const test::TemporaryFolder folder;
    std::string walks = "plot_id,group_id,path\n";
    for (int i = 0; i < 40'000; ++i) {
        const bool is_bad = i % 9'000 == 5;
        walks += std::to_string(i) + (i % 10'000 == 3 ? ",G9," : ",G1,") +
                 (is_bad ? "nowhere\n" : "\"38 69;38 69.001;38.001 69.001;38 69\"\n");
    }
    test::write_text(folder / "walks.csv", walks);
    test::write_text(folder / "groups.csv", "group_id,lat,lon\nG1,38,69\n");
    project::Project project;
    for (const auto& [role, file] : {std::pair("plots", "walks.csv"), {"groups", "groups.csv"}}) {
        project::ProjectSource source;
        source.role = role;
        source.source.path = (folder / file).string();
        source.crs = "EPSG:4326";
        project.sources.push_back(source);
    }
    check_alike(project);
}

TEST_CASE("coverage of plots in parts is that of the whole, and says the same of their reading") {
    commands::CoverageRequest request;
    request.project = project::load(ZAMIN_SAMPLE);
    Progress progress;
    const commands::CoverageRun whole = commands::run_coverage(request, progress);
    request.parts = commands::PartsOptions{0, 700};
    const commands::CoverageRun parts = commands::run_coverage(request, progress);
    CHECK(whole.plots.size() > 2000);
    CHECK(parts.plots.size() == 0);
    CHECK(io::csv_text(coverage::coverage_table(parts.coverage)) ==
          io::csv_text(coverage::coverage_table(whole.coverage)));
    CHECK(parts.coverage.plots_area_ha == whole.coverage.plots_area_ha);
    REQUIRE_FALSE(parts.notes.empty());
    CHECK(parts.notes.front().english() == whole.notes.front().english());
}

TEST_CASE("a file that somebody writes between its two readings gives no answer") {
    const test::TemporaryFolder folder;
    test::write_text(folder / "plots.csv",
                     "plot_id,path\nA,\"38 69;38 69.001;38.001 69.001;38 69\"\n");
    project::ProjectSource source;
    source.role = "plots";
    source.source.path = (folder / "plots.csv").string();
    source.crs = "EPSG:4326";
    Progress progress;
    const auto nobody = [](std::vector<Problem>&&, const Geometries&) {};
    for (const bool changed : {false, true}) {
        const auto parts = commands::PartsCheck::of(source, io::Repair::structure, {0, 700});
        REQUIRE(parts);
        parts->gather({}, progress);
        if (changed) {
            std::filesystem::last_write_time(
                folder / "plots.csv",
                std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
            CHECK_THROWS_AS(parts->check({}, nobody, progress), Error);
        } else {
            CHECK_NOTHROW(parts->check({}, nobody, progress));
        }
    }
}
