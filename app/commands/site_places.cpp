#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "catchment/catchment_tables.hpp"
#include "catchment/centres.hpp"
#include "catchment/farms.hpp"
#include "commands/catchment_inputs.hpp"
#include "commands/inputs.hpp"
#include "commands/site_question.hpp"
#include "commands/travel_run.hpp"
#include "core/error.hpp"
#include "travel/places.hpp"

namespace zamin::commands {

namespace {

class PlacesReader {
  public:
    PlacesReader(const SiteRequest& request, Progress& progress)
        : m_request(settled(request)), m_project(m_request.project), m_progress(progress) {}

    SiteQuestion read() {
        read_demand();
        add_candidates();
        read_fixed();
        if (m_request.capacities) {
            hold_capacities();
        }
        m_question.travel = travel_mode();
        add_costs(*m_question.travel);
        m_question.farms = std::move(m_farms);
        if (m_project.find("members")) {
            m_question.homes = homes_of(m_request, m_question.notes, m_progress);
        }
        return std::move(m_question);
    }

  private:
    std::unique_ptr<travel::Travel> travel_mode() {
        TravelRequest travel;
        travel.project = &m_project;
        travel.by = m_request.by;
        travel.vehicle = m_request.vehicle;
        travel.detour_factor = m_request.detour_factor;
        for (const auto* places : {&m_question.demand_places, &m_question.site_places}) {
            for (const Coord place : *places) {
                if (std::isfinite(place.x)) {
                    travel.around.add(place);
                }
            }
        }
        travel.by_length =
            has_limit() && travel::parse_limit(m_request.limit).unit == travel::CostUnit::metres;
        return make_travel(travel, m_question.notes, m_progress);
    }

    // For people; what the command can do about it is said to its user alone.
    void remark(Sentence sentence, const std::string& hint) {
        Sentence note = sentence;
        note.then(as_it_is(hint.empty() ? "" : "; " + hint));
        m_question.notes.push_back({"", "", std::move(note)});
        m_question.remarks.push_back(std::move(sentence));
    }

    Layer read_layer(const project::ProjectSource& source) {
        return read_source(source, {}, m_question.notes, m_progress);
    }

    // A demand layer as it is; else the project's plots.
    void read_demand() {
        const project::ProjectSource* source = m_project.find("demand");
        if (!source) {
            read_projects_demand();
            return;
        }
        const Layer layer = read_layer(*source);
        const std::string crop = source->column("crop");
        const Column* commodity = m_request.commodity.empty() ? nullptr : &layer.column(crop);
        const std::vector<double> weights = weights_of(layer);
        const std::vector<std::string> names = names_of(layer, m_request.demand_id);
        const std::vector<Coord> places = travel::places(layer, m_progress);
        for (std::size_t row = 0; row < layer.size(); ++row) {
            if (!commodity || commodity->text(row) == m_request.commodity) {
                m_question.demand_names.push_back(names[row]);
                m_question.demand_places.push_back(places[row]);
                m_question.weight.push_back(weights[row]);
            }
        }
    }

    std::vector<double> weights_of(const Layer& layer) const {
        std::vector<double> weights(layer.size(), 1.0);
        if (!m_request.weight_column.empty() || layer.find_column("weight")) {
            weights = numbers_of(layer, first_of(m_request.weight_column, "weight"));
        }
        if (m_request.women_weight != 1.0) {
            weigh_women(numbers_of(layer, first_of(m_request.women_column, "women_share")),
                        m_request.women_weight, weights);
        }
        return weights;
    }

    static std::vector<std::string> names_of(const Layer& layer, const std::string& asked) {
        const std::string name = naming_column(layer, asked);
        std::vector<std::string> names;
        const Column* column = name.empty() ? nullptr : &layer.column(name);
        for (std::size_t row = 0; row < layer.size(); ++row) {
            names.push_back(column ? column->text(row) : std::to_string(layer.feature_ids[row]));
        }
        return names;
    }

    void read_projects_demand() {
        if (m_request.count != "members") {
            read_plots();
            return;
        }
        MemberDemand members = member_demand(m_request, m_question.notes, m_progress);
        m_question.demand_names = std::move(members.names);
        m_question.demand_places = std::move(members.places);
        m_question.weight = std::move(members.weight);
    }

    // The project's plots by their tonnes, as catchments count them.
    void read_plots() {
        std::vector<catchment::Farm> farms = read_farms();
        m_serves = catchment::serves_from(first_of(m_request.serves, "growers"));
        if (m_serves == catchment::Serves::cluster) {
            m_clusters = read_clusters(m_project, m_question.notes, m_progress);
            leave_out_others(farms);
        }
        gather_farms(farms);
        std::size_t unknown = 0;
        for (const catchment::Farm& farm : farms) {
            unknown += farm.tonnes ? 0 : 1;
            m_question.demand_names.push_back(farm.id);
            m_question.demand_places.push_back(farm.place);
            m_question.weight.push_back(farm.tonnes.value_or(0.0));
        }
        if (unknown > 0) {
            remark(
                said_n("plots: the tonnes of {0} of {1} is not known and weighs nothing",
                       "plots: the tonnes of {0} of {1} are not known and weigh nothing",
                       static_cast<std::int64_t>(unknown), {count(unknown), count(farms.size())}),
                "yield or yield_if_unknown in the project's [catchments] gives them (zamin site: "
                "--yield, --yield-if-unknown)");
        }
        m_farms = std::move(farms);
        if (m_request.women_weight != 1.0) {
            weigh_women(shares_of_women(), m_request.women_weight, m_question.weight);
        }
    }

    // Of the holders whose sex is known; nobody known counts as none.
    std::vector<double> shares_of_women() {
        const auto members = read_members(m_project, m_question.notes, m_progress);
        if (!members) {
            throw usage_error(
                "--women-weight needs the members, who say which holders of plots are women");
        }
        std::vector<double> shares;
        std::size_t unknown = 0;
        for (const catchment::Farm& farm : m_farms) {
            double women = 0.0;
            double known = 0.0;
            for (const std::string& holder : farm.holders) {
                const auto found = members->find(holder);
                const bool is_known =
                    found != members->end() && found->second != catchment::Sex::unknown;
                known += is_known ? 1.0 : 0.0;
                women += is_known && found->second == catchment::Sex::female ? 1.0 : 0.0;
            }
            unknown += known == 0.0 ? 1 : 0;
            shares.push_back(known > 0.0 ? women / known : 0.0);
        }
        if (unknown > 0) {
            remark(said("plots: of {0} of {1} no holder's sex is known; they count once",
                        {count(unknown), count(m_farms.size())}),
                   "--women-weight does not raise them");
        }
        return shares;
    }

    std::vector<catchment::Farm> read_farms() {
        const project::ProjectSource& source = m_project.get("plots");
        catchment::FarmOptions options =
            farm_options(source, m_request.yield, m_request.yield_if_unknown);
        options.marketed_pct = m_request.marketed_pct.value_or(100.0);
        options.season = m_request.season;
        options.season_column = options.season.empty() ? "" : source.column("season");
        std::vector<catchment::Farm> farms =
            catchment::farms_from_plots(read_layer(source), options, m_progress).farms;
        if (!m_request.commodity.empty()) {
            std::erase_if(farms, [&](const catchment::Farm& farm) {
                return farm.commodity != m_request.commodity;
            });
        }
        return farms;
    }

    // Centres are for the groups of clusters, new ones too.
    void leave_out_others(std::vector<catchment::Farm>& farms) {
        const std::size_t before = farms.size();
        std::erase_if(farms, [&](const catchment::Farm& farm) {
            const catchment::Centre any{{}, {}, farm.commodity, {}, {}, {}};
            return farm.commodity.empty() || !catchment::is_served(farm, any, m_serves, m_clusters);
        });
        if (farms.size() < before) {
            remark(said("plots: {0} of {1} are of no group whose cluster is for their crop, and "
                        "are left out",
                        {count(before - farms.size()), count(before)}),
                   "serves = \"growers\" in the project's [catchments] counts them (zamin site: "
                   "--serves growers)");
        }
    }

    void gather_farms(std::vector<catchment::Farm>& farms) {
        const catchment::Per per = catchment::per_from(first_of(m_request.per, "plot"));
        if (per == catchment::Per::plot) {
            return;
        }
        const bool groups = per == catchment::Per::group;
        const std::vector<catchment::NamedPlace> places =
            named_places(m_project, groups ? "groups" : "villages",
                         groups ? "group_id" : "village_id", m_question.notes, m_progress);
        farms = catchment::gather(std::move(farms), per, places);
    }

    void add_candidates() {
        m_question.screened = read_candidates(m_request, m_question.notes, m_progress);
        for (const siting::ScreenedCandidate& one : m_question.screened) {
            m_question.site_names.push_back(one.land.id);
            m_question.site_titles.push_back(first_of(one.land.name, one.land.id));
            m_question.site_places.push_back(one.land.place);
        }
        if (!m_request.capacity_column.empty()) {
            const Layer layer = read_layer(candidate_source(m_request));
            m_question.capacity = numbers_of(layer, m_request.capacity_column);
        }
        m_question.forbidden = positions(m_request.forbidden, m_question.site_names, "forbidden");
        forbid_refused();
    }

    void forbid_refused() {
        std::size_t refused = 0;
        Sentence first;
        for (std::uint32_t site = 0; site < m_question.screened.size(); ++site) {
            const siting::ScreenedCandidate& one = m_question.screened[site];
            if (!one.refusals.empty()) {
                m_question.forbidden.push_back(site);
                if (refused++ == 0) {
                    first = as_it_is(one.land.id + ": ");
                    first.then(one.refusals.front());
                }
            }
        }
        if (refused > 0) {
            Sentence text = said("{0} of {1} are refused (",
                                 {count(refused), count(m_question.screened.size())});
            text.then(first).then(said("); zamin site --table candidates has all reasons"));
            m_question.notes.push_back({"candidates", "", std::move(text)});
        }
    }

    // Names of candidates stay where they are; existing centres come behind the candidates.
    void read_fixed() {
        std::vector<std::string> names;
        for (const std::string& text : m_request.fixed) {
            const io::SourceName source = io::SourceName::parse(text);
            if (std::filesystem::exists(source.path)) {
                project::ProjectSource centres;
                centres.role = "centres";
                centres.source = source;
                add_centres(centres);
            } else {
                names.push_back(text);
            }
        }
        const auto fixed = positions(names, m_question.site_names, "fixed");
        m_question.fixed.insert(m_question.fixed.end(), fixed.begin(), fixed.end());
        const project::ProjectSource* centres = m_project.find("centres");
        if (m_request.fixed.empty() && centres && m_request.keep_existing) {
            add_centres(*centres);
        }
    }

    void add_centres(const project::ProjectSource& source) {
        catchment::CentreOptions options = centre_options(source, m_request.capacity_column);
        options.season = m_request.season;
        const Layer layer = read_layer(source);
        if (!layer.find_column(options.id_column)) {
            options.id_column = first_of(m_request.candidate_id, "id");
        }
        const catchment::Centres found = catchment::centres_from_layer(layer, options, m_progress);
        for (const catchment::Centre& centre : found.centres) {
            const bool takes_it = m_request.commodity.empty() || centre.commodity.empty() ||
                                  centre.commodity == m_request.commodity;
            if (!takes_it) {
                continue;
            }
            m_question.fixed.push_back(static_cast<std::uint32_t>(m_question.site_names.size()));
            m_question.site_names.push_back(centre.id);
            m_question.site_titles.push_back(first_of(centre.name, centre.id));
            m_question.site_places.push_back(centre.place);
            m_centres.push_back(centre);
            if (!m_request.capacity_column.empty()) {
                m_question.capacity.push_back(centre.capacity_t.value_or(0.0));
            }
        }
    }

    // Of the project's centres, and of new ones as they are asked for.
    void hold_capacities() {
        if (!m_request.capacity_column.empty()) {
            throw usage_error(
                "give either --capacity, a column of the candidates, or --capacities");
        }
        if (m_request.count == "members") {
            throw usage_error("capacities are tonnes; they cannot be kept where members count");
        }
        if (const double t = m_request.new_capacity_t.value_or(0.0); !(t >= 0.0)) {
            throw usage_error("--new-capacity is {}; it must be 0 t or more", t);
        }
        for (const catchment::Farm& farm : m_farms) {
            m_question.amount.push_back(farm.tonnes.value_or(0.0));
        }
        const std::vector<double>& amounts =
            m_question.amount.empty() ? m_question.weight : m_question.amount;
        const double all = std::accumulate(amounts.begin(), amounts.end(), 0.0);
        m_question.capacity.assign(m_question.screened.size(),
                                   m_request.new_capacity_t.value_or(all));
        std::size_t unknown = 0;
        for (const catchment::Centre& centre : m_centres) {
            unknown += centre.capacity_t ? 0 : 1;
            m_question.capacity.push_back(centre.capacity_t.value_or(all));
        }
        if (unknown > 0) {
            remark(said("centres: the capacity of {0} of {1} is not known; they take any amount",
                        {count(unknown), count(m_centres.size())}),
                   "");
        }
    }

    void add_costs(const travel::Travel& mode) {
        m_question.unit = catchment::shown_unit(mode.unit());
        m_progress.step("finding ways");
        travel::CostOptions options;
        if (has_limit()) {
            (void)cost_of(m_request.limit, m_question.unit, "the limit");  // its unit is checked
            options.limit = travel::parse_limit(m_request.limit).value;
        }
        m_question.limit = options.limit;
        const travel::CostTable table =
            mode.costs(m_question.site_places, m_question.demand_places, options, m_progress);
        std::vector<std::vector<siting::SiteCost>> rows(table.farms());
        for (std::size_t farm = 0; farm < rows.size(); ++farm) {
            for (const travel::WayCost& way : table.of(farm)) {
                if (is_served(farm, way.source)) {
                    rows[farm].push_back(
                        {way.source, catchment::shown_cost(way.cost, mode.unit())});
                }
            }
        }
        m_question.costs =
            std::make_unique<siting::SparseCosts>(m_question.site_names.size(), std::move(rows));
    }

    bool has_limit() const { return !m_request.limit.empty() && m_request.limit != "none"; }

    // New sites take what there is; an existing centre what it takes in catchments.
    bool is_served(std::size_t demand, std::size_t site) const {
        const std::size_t candidates = m_question.screened.size();
        return site < candidates || m_farms.empty() ||
               catchment::is_served(m_farms[demand], m_centres[site - candidates], m_serves,
                                    m_clusters);
    }

    const SiteRequest m_request;
    const project::Project& m_project;
    Progress& m_progress;
    SiteQuestion m_question;
    std::vector<catchment::Farm> m_farms;      // where they are the demand, a row each
    std::vector<catchment::Centre> m_centres;  // behind the candidates, one each
    catchment::Serves m_serves = catchment::Serves::growers;
    catchment::Clusters m_clusters;
};

}  // namespace

SiteQuestion question_from_places(const SiteRequest& request, Progress& progress) {
    return PlacesReader(request, progress).read();
}

}  // namespace zamin::commands
