#include "commands/site_plan.hpp"

#include <algorithm>
#include <cmath>

#include "catchment/catchment_tables.hpp"
#include "siting/capacity_room.hpp"

namespace zamin::commands {

namespace {

using siting::SiteCost;

double weight_of(const SiteQuestion& question, std::size_t demand) {
    return question.weight.empty() ? 1.0 : question.weight[demand];
}

// What the way of an assignment costs in the unit of the ways; far ones were counted more.
double way_cost(double counted, const SiteRun& run) {
    const std::string& unit = run.question.unit;
    double shown = counted;
    if (!run.request.far_cost.empty() && run.request.far_factor > 0.0) {
        const double far = cost_of(run.request.far_cost, unit, "the mark");
        shown = counted > far ? far + (counted - far) / run.request.far_factor : counted;
    }
    return shown * (unit == "km" ? 1000.0 : 60.0);
}

// The question's costs with the plan's sites alone, in their order, the moved ones where they are.
std::vector<std::vector<SiteCost>> rows_of(const SiteRun& run,
                                           const std::vector<std::uint32_t>& sites,
                                           const MovedSites& moved, Progress& progress) {
    const SiteQuestion& question = run.question;
    std::vector<Coord> places;
    std::vector<std::uint32_t> column(question.site_names.size(), siting::no_site);
    std::vector<std::uint32_t> moved_column;
    for (std::uint32_t i = 0; i < sites.size(); ++i) {
        const auto elsewhere = moved.find(sites[i]);
        if (elsewhere == moved.end()) {
            column[sites[i]] = i;
        } else {
            moved_column.push_back(i);
            places.push_back(elsewhere->second);
        }
    }
    travel::CostOptions options;
    options.limit = question.limit;
    const travel::CostTable ways =
        question.travel->costs(places, question.demand_places, options, progress);
    std::vector<std::vector<SiteCost>> rows(question.demand_names.size());
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < rows.size(); ++demand) {
        question.costs->read_row(demand, row);
        for (const SiteCost& entry : row) {
            if (column[entry.site] != siting::no_site) {
                rows[demand].push_back({column[entry.site], entry.cost});
            }
        }
        for (const travel::WayCost& way : ways.of(demand)) {
            rows[demand].push_back({moved_column[way.source],
                                    catchment::shown_cost(way.cost, question.travel->unit())});
        }
    }
    return rows;
}

std::vector<double> only(const std::vector<double>& values,
                         const std::vector<std::uint32_t>& sites) {
    std::vector<double> result;
    for (const std::uint32_t site : sites) {
        if (!values.empty()) {
            result.push_back(values[site]);
        }
    }
    return result;
}

catchment::Farm farm_of(const SiteQuestion& question, std::size_t demand) {
    if (!question.farms.empty()) {
        return question.farms[demand];
    }
    catchment::Farm farm;
    farm.id = question.demand_names[demand];
    farm.place = question.demand_places[demand];
    return farm;
}

}  // namespace

namespace {

// Capacities that cannot hold what is asked of them.
std::optional<Sentence> lack_of_room(const SiteRun& run) {
    const siting::SitingInput& input = run.model.input;
    const auto tonnes = [](double value) { return Figure{value, 0}; };
    const auto asked = static_cast<std::size_t>(run.options.new_sites);
    if (const auto shortage = siting::room_shortage(input, asked)) {
        Sentence sentence = said_n(
            "{1} t are to be brought, and the existing centres with {0} new one hold at most {2} "
            "t: {3} t find no room; ",
            "{1} t are to be brought, and the existing centres with {0} new ones hold at most {2} "
            "t: {3} t find no room; ",
            run.options.new_sites,
            {count(asked), tonnes(shortage->needed), tonnes(shortage->held),
             tonnes(std::ceil(shortage->needed - shortage->held))});
        if (shortage->enough_sites) {
            return sentence.then(said_n("{0} new centre would do, or larger ones",
                                        "{0} new centres would do, or larger ones",
                                        static_cast<std::int64_t>(*shortage->enough_sites),
                                        {count(*shortage->enough_sites)}));
        }
        return sentence.then(
            said("all places together would not do: make new centres larger, or choose other "
                 "candidates"));
    }
    if (const auto large = siting::too_large(input)) {
        return said(
            "{0} alone brings {1} t, and no centre holds more than {2} t: let deliveries be "
            "divided, or make new centres larger",
            {run.question.demand_names[large->demand], Figure{large->amount, 1},
             Figure{large->largest, 1}});
    }
    return std::nullopt;
}

}  // namespace

std::optional<Sentence> obstacle(const SiteRun& run) {
    const SiteQuestion& question = run.question;
    if (question.site_places.empty() && question.demand_places.empty()) {
        return std::nullopt;  // the solver itself says what is wrong with costs from a file
    }
    const auto figure = [](std::size_t n) { return Figure{static_cast<double>(n), 0}; };
    const bool counts = run.options.objective != siting::Objective::set_cover;
    if (counts && run.options.new_sites < 1) {
        return said("{0} new sites were asked for; ask for 1 or more",
                    {Figure{static_cast<double>(run.options.new_sites), 0}});
    }
    const bool weighs = std::any_of(question.weight.begin(), question.weight.end(),
                                    [](double weight) { return weight > 0.0; });
    if (question.demand_names.empty() || !weighs) {
        return said(
            "there is nothing to be brought to a centre: no {0} with known tonnes in what "
            "is asked about; choose another commodity, or give yields in the settings",
            {run.request.commodity.empty() ? std::string("plot") : run.request.commodity});
    }
    const std::size_t candidates = question.screened.size();
    const auto refused = static_cast<std::size_t>(
        std::count_if(question.screened.begin(), question.screened.end(),
                      [](const auto& one) { return !one.refusals.empty(); }));
    if (candidates == 0) {
        return said("there is no place to choose from; choose other candidates or a larger area");
    }
    if (refused == candidates) {
        return said(
            "all {0} places are refused; the reasons stand with them: choose other "
            "candidates or a larger area",
            {figure(candidates)});
    }
    const std::size_t allowed = candidates - std::min(candidates, run.model.input.forbidden.size());
    if (counts && allowed < static_cast<std::size_t>(run.options.new_sites)) {
        return said_n(
            "{0} new sites were asked for, and there is {1} candidate for them; ask for fewer, or "
            "choose other candidates",
            "{0} new sites were asked for, and there are {1} candidates for them; ask for "
            "fewer, or choose other candidates",
            static_cast<std::int64_t>(allowed),
            {Figure{static_cast<double>(run.options.new_sites), 0}, figure(allowed)});
    }
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < question.demand_names.size(); ++demand) {
        run.model.input.costs->read_row(demand, row);
        if (!row.empty() && weight_of(question, demand) > 0.0) {
            return lack_of_room(run);
        }
    }
    return said(
        "nobody reaches any of the {0} places within the limit; raise the limit or choose "
        "other candidates",
        {figure(allowed)});
}

siting::Siting moved_plan(const SiteRun& run, const std::vector<std::uint32_t>& sites,
                          const MovedSites& moved, Progress& progress) {
    const siting::SparseCosts costs(sites.size(), rows_of(run, sites, moved, progress));
    const std::unique_ptr<siting::Costs> fair = fair_costs(run.request, run.question.unit, costs);
    siting::SitingInput input = run.model.input;
    input.costs = fair ? fair.get() : static_cast<const siting::Costs*>(&costs);
    input.fixed.clear();
    input.forbidden.clear();
    input.site_names.clear();
    input.opening_cost = only(input.opening_cost, sites);
    input.capacity = only(input.capacity, sites);
    siting::SitingOptions options = run.options;
    options.on_trace = {};
    options.unserved_cost = unserved_cost(run.model.input);
    std::vector<std::uint32_t> all(sites.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        all[i] = i;
    }
    siting::Siting plan = siting::evaluate(input, options, all, progress);
    plan.sites = sites;
    for (siting::Assignment& part : plan.assignments) {
        part.site = part.site == siting::no_site ? siting::no_site : sites[part.site];
    }
    return plan;
}

catchment::Catchments as_catchments(const SiteRun& run, const siting::Siting& plan,
                                    const MovedSites& moved) {
    const SiteQuestion& question = run.question;
    catchment::Catchments result;
    result.unit = question.travel->unit();
    result.way = question.travel->described();
    result.options.serves = catchment::Serves::all;
    result.options.assign = catchment::Assign::nearest;
    result.options.limit = question.limit;
    std::vector<std::uint32_t> position(question.site_names.size(), 0);
    for (const std::uint32_t site : plan.sites) {
        position[site] = static_cast<std::uint32_t>(result.centres.size());
        const auto elsewhere = moved.find(site);
        catchment::Centre centre;
        centre.id = question.site_names[site];
        centre.name = question.site_titles[site];
        centre.commodity = run.request.commodity;
        centre.place = elsewhere == moved.end() ? question.site_places[site] : elsewhere->second;
        result.centres.push_back(std::move(centre));
    }
    for (std::size_t demand = 0; demand < question.demand_names.size(); ++demand) {
        result.farms.push_back(farm_of(question, demand));
        result.farms.back().tonnes = weight_of(question, demand);
    }
    for (const siting::Assignment& part : plan.assignments) {
        catchment::Delivery delivery;
        delivery.farm = part.demand;
        delivery.share = part.share;
        delivery.tonnes = part.share * weight_of(question, part.demand);
        delivery.reason = catchment::Reason::beyond_limit;
        if (part.site != siting::no_site) {
            delivery.reason = catchment::Reason::served;
            delivery.centre = position[part.site];
            delivery.cost = way_cost(part.cost, run);
        }
        result.deliveries.push_back(delivery);
    }
    result.sums.resize(result.centres.size());
    return result;
}

siting::ScreenedCandidate look_at(const SiteRequest& request, Coord place, Progress& progress) {
    siting::CandidateLand land;
    land.place = place;
    std::vector<Remark> notes;
    return screen_places(request, {land}, notes, progress).front();
}

std::vector<SiteSum> site_sums(const catchment::Catchments& plan) {
    std::vector<SiteSum> sums(plan.centres.size());
    for (const catchment::Delivery& delivery : plan.deliveries) {
        if (!delivery.centre) {
            continue;
        }
        SiteSum& sum = sums[*delivery.centre];
        const double cost = catchment::shown_cost(*delivery.cost, plan.unit);
        sum.farms += 1;
        sum.weight += delivery.tonnes.value_or(0.0);
        sum.mean_cost += cost * delivery.tonnes.value_or(0.0);
        sum.greatest_cost = std::max(sum.greatest_cost, cost);
    }
    for (SiteSum& sum : sums) {
        sum.mean_cost = sum.weight > 0.0 ? sum.mean_cost / sum.weight : 0.0;
    }
    return sums;
}

}  // namespace zamin::commands
