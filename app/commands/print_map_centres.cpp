// Pages about collection centres: those there are, and where new ones should go.
#include <algorithm>
#include <map>
#include <set>

#include "commands/catchments_run.hpp"
#include "commands/counted_texts.hpp"
#include "commands/print_map_pages.hpp"
#include "commands/print_run.hpp"
#include "commands/site_names.hpp"
#include "commands/site_run.hpp"
#include "core/told_error.hpp"
#include "print/catchment_sheet.hpp"
#include "print/siting_sheet.hpp"

namespace zamin::commands {

namespace {

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
        const CatchmentsRequest& counted = m_run.request;
        m_map.counted = counted_texts(
            {counted.yield, counted.yield_if_unknown, counted.marketed_pct, counted.serves},
            m_words);
        m_map.counted.push_back(
            limit_text(m_run.catchments.options.limit, m_run.catchments.unit, m_words));
        std::erase(m_map.counted, std::string());
        m_map.project_title = request.project.title;
        m_map.sources = m_base.sources;
        m_pages = request.per.empty() ? 1 : m_run.catchments.centres.size();
        m_of_centres = !request.per.empty();
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
    print::MapSubject& subject() override { return m_map; }

    text::Catalogue m_words;
    CatchmentsRun m_run;
    BaseWorld m_base;
    print::CatchmentMap m_map;
    std::size_t m_pages = 1;
    bool m_of_centres = false;
};

// Where everyone goes with the sites that are open today: the nearest of them, and of a cover none
// beyond its radius, as in the plan.
std::vector<print::SitingWay> ways_today(const SiteRun& run,
                                         const std::map<std::uint32_t, std::size_t>& shown) {
    const SiteQuestion& question = run.question;
    const bool is_cover = run.options.objective == siting::Objective::max_cover ||
                          run.options.objective == siting::Objective::set_cover;
    const double farthest = is_cover ? run.options.radius : travel::no_way;
    std::vector<print::SitingWay> ways;
    std::vector<siting::SiteCost> row;
    for (std::size_t demand = 0; demand < question.demand_places.size(); ++demand) {
        print::SitingWay way;
        way.demand = demand;
        way.weight = question.weight.empty() ? 1.0 : question.weight[demand];
        question.costs->read_row(demand, row);
        std::optional<siting::SiteCost> best;
        for (const siting::SiteCost& cost : row) {
            const bool is_open =
                std::ranges::find(question.fixed, cost.site) != question.fixed.end();
            if (is_open && cost.cost <= farthest && (!best || cost.cost < best->cost)) {
                best = cost;
            }
        }
        if (best) {
            way.site = shown.at(best->site);
            way.cost = best->cost;
        }
        ways.push_back(way);
    }
    return ways;
}

std::vector<print::SitingWay> ways_proposed(const SiteRun& run,
                                            const std::map<std::uint32_t, std::size_t>& shown) {
    std::vector<print::SitingWay> ways;
    for (const siting::Assignment& part : run.answer.assignments) {
        print::SitingWay way;
        way.demand = part.demand;
        way.weight =
            part.share * (run.question.weight.empty() ? 1.0 : run.question.weight[part.demand]);
        if (part.site != siting::no_site) {
            way.site = shown.at(part.site);
            way.cost = part.cost;
        }
        ways.push_back(way);
    }
    return ways;
}

// Before and after on one page.
class SitingPages : public PrintMap {
  public:
    SitingPages(const PrintMapRequest& request, Progress& progress) : m_words(request.language) {
        SiteRequest site = request.site;
        site.project = request.project;
        const SiteRun run = run_site(site, progress);
        notes = run.question.notes;
        if (run.question.site_places.empty()) {
            throw usage_error(said("costs from a file have no places, so that they have no map"));
        }
        m_base = read_base_world(request.project, notes, progress);
        m_map.world = &m_base.world;
        m_map.project_title = request.project.title;
        m_map.sources = m_base.sources;
        m_map.demand_deg = run.question.demand_places;
        m_map.unit = run.question.unit;
        m_map.weight_unit = request.project.find("demand") == nullptr ? "t" : "";
        if (!run.answer.proven) {
            m_map.gap_pct = run.answer.gap_pct;
        }
        m_map.counted = siting_texts(run, m_words);
        const SiteNames names(m_base.world, run.question,
                              run.request.candidates_from.starts_with("roads:"), m_words);
        std::map<std::uint32_t, std::size_t> shown;
        std::set<std::uint32_t> open(run.answer.sites.begin(), run.answer.sites.end());
        open.insert(run.question.fixed.begin(), run.question.fixed.end());
        for (const std::uint32_t site_number : open) {
            const bool is_new =
                std::ranges::find(run.question.fixed, site_number) == run.question.fixed.end();
            shown[site_number] = m_map.sites.size();
            m_map.sites.push_back(
                {names.of(site_number), run.question.site_places[site_number], is_new});
        }
        m_map.before = ways_today(run, shown);
        m_map.after = ways_proposed(run, shown);
    }
    std::size_t pages() const override { return 1; }
    print::Sheet sheet(std::size_t) const override { return print::siting_sheet(m_map, m_words); }
    std::string title(std::size_t) const override {
        return m_words.tr("Where new centres should go");
    }
    std::vector<std::string> places(std::size_t) const override { return {}; }

  private:
    print::MapSubject& subject() override { return m_map; }

    text::Catalogue m_words;
    BaseWorld m_base;
    print::SitingMap m_map;
};

}  // namespace

std::unique_ptr<PrintMap> catchment_pages(const PrintMapRequest& request, Progress& progress) {
    return std::make_unique<CatchmentPages>(request, progress);
}
std::unique_ptr<PrintMap> siting_pages(const PrintMapRequest& request, Progress& progress) {
    return std::make_unique<SitingPages>(request, progress);
}

}  // namespace zamin::commands
