// Pages about people: land-access gaps, services, profiles of clusters.
#include <algorithm>
#include <filesystem>

#include "access/service_reach.hpp"
#include "commands/access_run.hpp"
#include "commands/print_map_pages.hpp"
#include "commands/print_run.hpp"
#include "core/told_error.hpp"
#include "print/access_sheet.hpp"
#include "print/profile_sheet.hpp"
#include "print/service_sheet.hpp"

namespace zamin::commands {

namespace {

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
        for (const char* role : {"groups", "members", "plots", "rights", "services"}) {
            if (role == std::string_view("services") && request.map != role) {
                continue;
            }
            if (const auto layer = m_run.layers.find(role); layer != m_run.layers.end()) {
                m_map.sources.push_back(
                    {role, std::filesystem::path(layer->second.source).filename().string()});
            }
        }
        if (!request.per.empty()) {
            use_units(area_kind(request.per), progress);
        }
    }
    std::size_t pages() const override { return std::max<std::size_t>(1, m_units.size()); }
    print::Sheet sheet(std::size_t page) const override {
        if (m_units.empty()) {
            return print::access_sheet(m_map, m_words);
        }
        return m_map.kind == print::AreaKind::group
                   ? print::group_access_sheet(m_map, m_units[page], m_words)
                   : print::area_access_sheet(m_map, m_units[page], m_words);
    }

    std::string title(std::size_t page) const override {
        return m_units.empty() ? m_words.tr("All groups")
                               : print::access_title(m_map, m_map.kind, m_units[page], m_words);
    }
    std::vector<std::string> places(std::size_t page) const override {
        return m_units.empty() ? std::vector<std::string>()
                               : print::access_places(m_map, m_map.kind, m_units[page], m_words);
    }

  protected:
    print::MapSubject& subject() override { return m_map; }
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
    void use_units(print::AreaKind kind, Progress& progress) {
        using enum print::AreaKind;
        m_map.kind = kind;
        if (kind == jamoat || kind == village) {
            indicators_by(kind == jamoat ? access::UnitKind::jamoat : access::UnitKind::village,
                          m_of_areas, progress);
            m_map.areas = &m_of_areas;
        }
        m_units = print::access_units(m_map, kind, m_words);
    }

    text::Catalogue m_words;
    AccessRun m_run;
    BaseWorld m_base;
    std::vector<std::pair<access::UnitKind, access::Indicators>> m_indicators{
        {access::UnitKind::group, {}},
        {access::UnitKind::district, {}},
        {access::UnitKind::all, {}}};
    access::Indicators m_of_areas;
    print::AccessMap m_map;
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
            throw usage_error(
                said("no group of the project names a cluster or lies in a district"));
        }
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
    print::MapSubject& subject() override { return m_profile.access; }

    access::Indicators m_clusters;
    print::ProfileMap m_profile;
    std::vector<print::ProfileUnit> m_profiles;
};

// Everyone, or a page a district, jamoat, village or group.
class ServicePages : public AccessPages {
  public:
    ServicePages(const PrintMapRequest& request, Progress& progress)
        : AccessPages(request, progress) {
        m_services.access = map();
        const access::AccessOptions options;
        m_reach = access::service_reach(*m_services.access.holdings, options, progress);
        m_services.reach = &m_reach;
        m_services.service_m = options.service_m;
        if (!request.per.empty()) {
            m_areas = print::service_areas(m_services.access, area_kind(request.per), words());
        }
    }
    std::size_t pages() const override { return std::max<std::size_t>(1, m_areas.size()); }
    print::Sheet sheet(std::size_t page) const override {
        return print::service_sheet(
            m_services, m_areas.empty() ? std::nullopt : std::optional(m_areas[page]), words());
    }
    std::string title(std::size_t page) const override {
        return m_areas.empty() ? words().tr("All districts")
                               : print::service_area_title(map(), m_areas[page], words());
    }
    std::vector<std::string> places(std::size_t page) const override {
        return m_areas.empty() ? std::vector<std::string>()
                               : print::service_area_places(map(), m_areas[page], words());
    }

  private:
    print::MapSubject& subject() override { return m_services.access; }

    access::ServiceReach m_reach;
    print::ServiceMap m_services;
    std::vector<print::ServiceArea> m_areas;
};

}  // namespace

std::unique_ptr<PrintMap> access_pages(const PrintMapRequest& request, Progress& progress) {
    return std::make_unique<AccessPages>(request, progress);
}
std::unique_ptr<PrintMap> profile_pages(const PrintMapRequest& request, Progress& progress) {
    return std::make_unique<ProfilePages>(request, progress);
}
std::unique_ptr<PrintMap> service_pages(const PrintMapRequest& request, Progress& progress) {
    return std::make_unique<ServicePages>(request, progress);
}

}  // namespace zamin::commands
