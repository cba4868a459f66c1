// Pages of crop coverage and of how plots were measured.
#include <fmt/format.h>

#include <algorithm>

#include "commands/print_map_pages.hpp"
#include "commands/print_run.hpp"
#include "print/coverage_sheet.hpp"
#include "print/quality_sheet.hpp"

namespace zamin::commands {

namespace {

PrintWorld world_of(const PrintMapRequest& request, Progress& progress) {
    CoverageRequest coverage;
    coverage.project = request.project;
    return read_print_world(coverage, area_kind(request.per), progress);
}

print::CoverageMap map_of(const PrintMapRequest& request, const PrintWorld& world,
                          const text::Catalogue& words) {
    print::CoverageMap map =
        print::prepare_coverage_map(world.world, world.coverage, area_kind(request.per), words);
    map.project_title = request.project.title;
    map.sources = world.sources;
    return map;
}

// All on one page, or a page a district or jamoat.
class AreaPages : public PrintMap {
  public:
    AreaPages(const PrintMapRequest& request, Progress& progress)
        : m_words(request.language),
          m_of_quality(request.map == "quality"),
          m_world(world_of(request, progress)),
          m_map(map_of(request, m_world, m_words)) {
        notes = m_world.notes;
        if (!request.per.empty()) {
            m_districts = print::district_names(m_map, m_words);
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

    std::vector<Remark> further_notes() const override { return double_land_notes(m_world); }

  private:
    print::MapSubject& subject() override { return m_map; }

    text::Catalogue m_words;
    bool m_of_quality;
    PrintWorld m_world;
    print::CoverageMap m_map;
    std::vector<std::string> m_districts;
};

// Coverage or quality, a page a village or a group; the index says where each lies.
class UnitPages : public PrintMap {
  public:
    UnitPages(const PrintMapRequest& request, Progress& progress)
        : m_words(request.language),
          m_world(world_of(request, progress)),
          m_map(map_of(request, m_world, m_words)),
          m_of_quality(request.map == "quality"),
          m_units(
              m_world.world, m_map.kind,
              [this](std::size_t plot) { return m_of_quality || m_map.classes[plot] != 255; },
              m_words) {
        notes = m_world.notes;
        if (m_units.without_plots() > 0) {
            notes.push_back({"", "",
                             said("{0} of the {1} have no plot that counts, and so no page",
                                  {count(m_units.without_plots()), request.per})});
        }
    }
    std::size_t pages() const override { return m_units.size(); }
    print::Sheet sheet(std::size_t page) const override {
        const print::PlotUnit unit = m_units.unit(page);
        return m_of_quality ? print::unit_quality_sheet(m_map, unit, m_words)
                            : print::unit_coverage_sheet(m_map, unit, m_words);
    }
    std::string title(std::size_t page) const override {
        const std::string& where = m_units.where(page);
        return where.empty() || m_units.title(page).starts_with(where)
                   ? m_units.title(page)
                   : fmt::format("{} ({})", m_units.title(page), where);
    }
    std::vector<std::string> places(std::size_t page) const override {
        return m_units.where(page).empty() ? std::vector<std::string>()
                                           : std::vector{m_units.where(page)};
    }

    std::vector<Remark> further_notes() const override { return double_land_notes(m_world); }

  private:
    print::MapSubject& subject() override { return m_map; }

    text::Catalogue m_words;
    PrintWorld m_world;
    print::CoverageMap m_map;
    bool m_of_quality;
    print::PlotUnits m_units;
};

}  // namespace

std::unique_ptr<PrintMap> coverage_pages(const PrintMapRequest& request, Progress& progress) {
    const print::AreaKind kind = area_kind(request.per);
    if (kind == print::AreaKind::village || kind == print::AreaKind::group) {
        return std::make_unique<UnitPages>(request, progress);
    }
    return std::make_unique<AreaPages>(request, progress);
}

}  // namespace zamin::commands
