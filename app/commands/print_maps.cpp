#include "commands/print_maps.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "commands/access_run.hpp"
#include "commands/catchments_run.hpp"
#include "commands/inputs.hpp"
#include "commands/print_run.hpp"
#include "core/error.hpp"
#include "core/msgid.hpp"
#include "print/access_sheet.hpp"
#include "print/catchment_sheet.hpp"
#include "print/listing.hpp"
#include "print/profile_sheet.hpp"
#include "print/quality_sheet.hpp"

namespace zamin::commands {

namespace {

class CoveragePages : public PrintMap {
  public:
    CoveragePages(const PrintMapRequest& request, Progress& progress)
        : m_words(request.language), m_of_quality(request.map == "quality") {
        CoverageRequest coverage;
        coverage.project = request.project;
        m_world = read_print_world(coverage, progress);
        notes = m_world.notes;
        m_map = print::prepare_coverage_map(m_world.world, m_world.coverage, m_words);
        m_map.project_title = request.project.title;
        m_map.sources = m_world.sources;
        if (!request.per.empty()) {
            m_districts = print::district_names(m_map);
        }
    }
    void use(const print::PageFormat& format, std::optional<double> scale) override {
        m_map.format = format;
        m_map.scale = scale;
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
    text::Catalogue m_words;
    bool m_of_quality;
    PrintWorld m_world;
    print::CoverageMap m_map;
    std::vector<std::string> m_districts;
};

class AccessPages : public PrintMap {
  public:
    AccessPages(const PrintMapRequest& request, Progress& progress) : m_words(request.language) {
        AccessRequest access;
        access.project = request.project;
        access.language = request.language;
        access.walk = "line";  // no page here shows walks
        m_run = run_access(access, {"clusters", "yields"}, progress);
        notes = m_run.notes;
        m_base = read_base_world(request.project, notes, progress);
        for (auto& [by, indicators] : m_indicators) {
            indicators_by(by, indicators, progress);
        }
        m_map.world = &m_base.world;
        m_map.holdings = &m_run.holdings;
        m_map.groups = &m_indicators[0].second;
        m_map.districts = &m_indicators[1].second;
        m_map.all = &m_indicators[2].second;
        m_map.project_title = request.project.title;
        m_map.sources = m_base.sources;
        for (const char* role : {"groups", "members", "plots", "rights"}) {
            if (const auto layer = m_run.layers.find(role); layer != m_run.layers.end()) {
                m_map.sources.push_back(
                    {role, std::filesystem::path(layer->second.source).filename().string()});
            }
        }
        m_of_groups = request.per == "groups";
        m_units = request.per == "districts" ? print::access_districts(m_map)
                  : m_of_groups              ? print::access_groups(m_map)
                                             : std::vector<std::string>();
    }
    void use(const print::PageFormat& format, std::optional<double> scale) override {
        m_map.format = format;
        m_map.scale = scale;
    }
    std::size_t pages() const override { return std::max<std::size_t>(1, m_units.size()); }
    print::Sheet sheet(std::size_t page) const override {
        return m_units.empty() ? print::access_sheet(m_map, m_words)
               : m_of_groups   ? print::group_access_sheet(m_map, m_units[page], m_words)
                               : print::district_access_sheet(m_map, m_units[page], m_words);
    }

    std::string title(std::size_t page) const override {
        return m_units.empty() ? m_words.tr("All groups")
                               : print::access_title(m_map, m_units[page], m_of_groups, m_words);
    }
    std::vector<std::string> places(std::size_t page) const override {
        return m_units.empty() ? std::vector<std::string>()
                               : print::access_places(m_map, m_units[page], m_of_groups, m_words);
    }

  protected:
    const text::Catalogue& words() const { return m_words; }
    const print::AccessMap& map() const { return m_map; }

    void indicators_by(access::UnitKind by, access::Indicators& result, Progress& progress) const {
        access::AccessOptions options;
        options.by = by;
        options.as_of = m_run.as_of;
        options.language = m_words.language();
        result = access::indicators(m_run.holdings, options, progress);
    }

    // A table that the run has read.
    std::optional<print::WorldLayer> table(const std::string& role,
                                           const project::Project& project) const {
        const auto layer = m_run.layers.find(role);
        if (layer == m_run.layers.end()) {
            return std::nullopt;
        }
        print::WorldLayer result;
        result.role = role;
        result.columns = project.get(role).columns;
        // The run keeps the layer for as long as pages are made.
        result.layer = std::shared_ptr<const Layer>(std::shared_ptr<const Layer>(), &layer->second);
        return result;
    }

  private:
    text::Catalogue m_words;
    AccessRun m_run;
    BaseWorld m_base;
    std::vector<std::pair<access::UnitKind, access::Indicators>> m_indicators{
        {access::UnitKind::group, {}},
        {access::UnitKind::district, {}},
        {access::UnitKind::all, {}}};
    print::AccessMap m_map;
    bool m_of_groups = false;
    std::vector<std::string> m_units;
};

// A page a cluster, or a district.
class ProfilePages : public AccessPages {
  public:
    ProfilePages(const PrintMapRequest& request, Progress& progress)
        : AccessPages(request, progress) {
        indicators_by(access::UnitKind::cluster, m_clusters, progress);
        m_profile.access = map();
        m_profile.clusters = &m_clusters;
        m_profile.cluster_table = table("clusters", request.project);
        m_profile.yields = table("yields", request.project);
        m_profiles = print::profile_units(m_profile, request.per != "districts");
        if (m_profiles.empty()) {
            throw usage_error("no group of the project names a cluster or lies in a district");
        }
    }
    void use(const print::PageFormat& format, std::optional<double> scale) override {
        m_profile.access.format = format;
        m_profile.access.scale = scale;
    }
    std::size_t pages() const override { return m_profiles.size(); }
    print::Sheet sheet(std::size_t page) const override {
        return print::profile_sheet(m_profile, m_profiles[page], words());
    }
    std::string title(std::size_t page) const override {
        return print::profile_title(m_profile, m_profiles[page], words());
    }
    std::vector<std::string> places(std::size_t) const override { return {}; }

  private:
    access::Indicators m_clusters;
    print::ProfileMap m_profile;
    std::vector<print::ProfileUnit> m_profiles;
};

class CatchmentPages : public PrintMap {
  public:
    CatchmentPages(const PrintMapRequest& request, Progress& progress) : m_words(request.language) {
        CatchmentsRequest catchments;
        catchments.project = request.project;
        m_run = run_catchments(catchments, progress);
        notes = m_run.notes;
        m_base = read_base_world(request.project, notes, progress);
        m_map.world = &m_base.world;
        m_map.catchments = &m_run.catchments;
        m_map.project_title = request.project.title;
        m_map.sources = m_base.sources;
        m_pages = request.per.empty() ? 1 : m_run.catchments.centres.size();
        m_of_centres = !request.per.empty();
    }
    void use(const print::PageFormat& format, std::optional<double> scale) override {
        m_map.format = format;
        m_map.scale = scale;
    }
    std::size_t pages() const override { return m_pages; }
    print::Sheet sheet(std::size_t page) const override {
        return m_of_centres ? print::centre_sheet(m_map, page, m_words)
                            : print::catchment_sheet(m_map, m_words);
    }

    std::string title(std::size_t page) const override {
        return m_of_centres ? print::centre_title(m_map, page, m_words) : m_words.tr("All centres");
    }
    std::vector<std::string> places(std::size_t) const override { return {}; }

  private:
    text::Catalogue m_words;
    CatchmentsRun m_run;
    BaseWorld m_base;
    print::CatchmentMap m_map;
    std::size_t m_pages = 1;
    bool m_of_centres = false;
};

template <typename Words>
std::string list_of(const Words& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

void check_per(const PrintMapKind& kind, const std::string& per) {
    if (!per.empty() && std::ranges::find(kind.per, per) == kind.per.end()) {
        throw usage_error("--per {}: the map '{}' has no such pages; choose one of: {}", per,
                          kind.word, list_of(kind.per));
    }
}

}  // namespace

Atlas::Atlas(const PrintMap& map, const print::PageFormat& format, const text::Catalogue& words)
    : m_map(map) {
    if (map.pages() < 2) {
        return;
    }
    std::vector<print::ListingLine> contents, places;
    for (std::size_t page = 0; page < map.pages(); ++page) {
        contents.push_back({map.title(page), {page + 1}});
        for (const std::string& place : map.places(page)) {
            places.push_back({place, {page + 1}});
        }
    }
    const std::string title = words.tr("Contents");
    const std::size_t before = print::listing_sheets(title, contents, format).size();
    for (auto* lines : {&contents, &places}) {
        for (print::ListingLine& line : *lines) {
            line.pages.front() += before;
        }
    }
    m_front = print::listing_sheets(title, contents, format);
    m_back = print::listing_sheets(words.tr("Index of places"), print::index_of(std::move(places)),
                                   format);
}

print::Sheet Atlas::sheet(std::size_t page) const {
    if (page < m_front.size()) {
        return m_front[page];
    }
    const std::size_t of_map = page - m_front.size();
    return of_map < m_map.pages() ? m_map.sheet(of_map) : m_back[of_map - m_map.pages()];
}

const std::vector<PrintMapKind>& print_map_kinds() {
    static const std::vector<PrintMapKind> kinds{
        {"coverage", msgid("Crop coverage"), {"districts"}, {"plots", "districts"}},
        {"access",
         msgid("Land-access gaps"),
         {"districts", "groups"},
         {"plots", "members", "groups"}},
        {"catchments", msgid("Collection centres"), {"centres"}, {"plots", "centres"}},
        {"profile",
         msgid("Profiles of clusters"),
         {"clusters", "districts"},
         {"plots", "members", "groups"}},
        {"quality", msgid("How plots were measured"), {"districts"}, {"plots", "districts"}}};
    return kinds;
}

const PrintMapKind& print_map_kind(const std::string& word) {
    const auto& kinds = print_map_kinds();
    const auto found = std::ranges::find(kinds, word, &PrintMapKind::word);
    if (found == kinds.end()) {
        std::vector<std::string> words;
        for (const PrintMapKind& kind : kinds) {
            words.emplace_back(kind.word);
        }
        throw usage_error("--map {}: there is none; choose one of: {}", word, list_of(words));
    }
    return *found;
}

std::unique_ptr<PrintMap> make_print_map(const PrintMapRequest& request, Progress& progress) {
    const PrintMapKind& kind = print_map_kind(request.map);
    check_per(kind, request.per);
    for (const char* role : kind.needs) {
        (void)request.project.get(role);
    }
    if (request.map == "profile") {
        return std::make_unique<ProfilePages>(request, progress);
    }
    if (request.map == "access") {
        return std::make_unique<AccessPages>(request, progress);
    }
    if (request.map == "catchments") {
        return std::make_unique<CatchmentPages>(request, progress);
    }
    return std::make_unique<CoveragePages>(request, progress);
}

}  // namespace zamin::commands
