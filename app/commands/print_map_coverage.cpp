// Pages of crop coverage and of how plots were measured.
#include <algorithm>

#include "commands/print_map_pages.hpp"
#include "commands/print_run.hpp"
#include "print/coverage_sheet.hpp"
#include "print/quality_sheet.hpp"

namespace zamin::commands {

namespace {

// A page a jamoat: coverage is counted in the jamoats' areas then.
project::Project with_jamoats_as_districts(project::Project project) {
    project::ProjectSource jamoats = project.get("jamoats");
    jamoats.role = "districts";
    std::erase_if(project.sources, [](const project::ProjectSource& source) {
        return source.role == "districts" || source.role == "jamoats";
    });
    project.sources.push_back(std::move(jamoats));
    return project;
}

class CoveragePages : public PrintMap {
  public:
    CoveragePages(const PrintMapRequest& request, Progress& progress)
        : m_words(request.language), m_of_quality(request.map == "quality") {
        CoverageRequest coverage;
        coverage.project =
            request.per == "jamoats" ? with_jamoats_as_districts(request.project) : request.project;
        m_world = read_print_world(coverage, progress);
        notes = m_world.notes;
        m_map = print::prepare_coverage_map(m_world.world, m_world.coverage, m_words);
        m_map.project_title = request.project.title;
        m_map.sources = m_world.sources;
        if (!request.per.empty()) {
            m_districts = print::district_names(m_map);
        }
    }
    std::size_t pages() const override { return std::max<std::size_t>(1, m_districts.size()); }
    print::Sheet sheet(std::size_t page) const override {
        if (m_of_quality) {
            return print::quality_sheet(
                m_map, m_districts.empty() ? std::nullopt : std::optional(m_districts[page]),
                m_words);
        }
        return m_districts.empty()
                   ? print::coverage_sheet(m_map, m_words)
                   : print::district_coverage_sheet(m_map, m_districts[page], m_words);
    }

    std::string title(std::size_t page) const override {
        return m_districts.empty() ? m_words.tr("All districts")
                                   : print::district_title(m_map, m_districts[page], m_words);
    }
    std::vector<std::string> places(std::size_t page) const override {
        return m_districts.empty()
                   ? std::vector<std::string>()
                   : print::villages_of(m_map, {m_districts[page]}, m_words).front();
    }

  private:
    print::MapSubject& subject() override { return m_map; }

    text::Catalogue m_words;
    bool m_of_quality;
    PrintWorld m_world;
    print::CoverageMap m_map;
    std::vector<std::string> m_districts;
};

}  // namespace

std::unique_ptr<PrintMap> coverage_pages(const PrintMapRequest& request, Progress& progress) {
    return std::make_unique<CoveragePages>(request, progress);
}

}  // namespace zamin::commands
