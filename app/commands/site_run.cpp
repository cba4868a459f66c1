#include "commands/site_run.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

#include "catchment/catchment_tables.hpp"
#include "commands/catchment_settings.hpp"
#include "commands/inputs.hpp"
#include "commands/site_plan.hpp"
#include "core/error.hpp"
#include "travel/limit.hpp"

namespace zamin::commands {

double cost_of(const std::string& text, const std::string& unit, const char* what) {
    if (text.empty()) {
        return 0.0;
    }
    if (unit.empty()) {
        double value = 0.0;
        const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (status != std::errc() || end != text.data() + text.size()) {
            throw usage_error("{} is '{}'; with --costs it is a number in the unit of the costs",
                              what, text);
        }
        return value;
    }
    const travel::Limit limit = travel::parse_limit(text);
    const bool metres = limit.unit == travel::CostUnit::metres;
    if (metres != (unit == "km")) {
        throw usage_error("{} is '{}', and ways are counted in {}", what, text, unit);
    }
    return metres ? limit.value / 1000.0 : limit.value / 60.0;
}

namespace {

siting::SitingOptions options_of(const SiteRequest& request, const SiteQuestion& question) {
    siting::SitingOptions options;
    options.objective = siting::objective_from(request.objective);
    options.new_sites = request.new_sites.value_or(question.open_count.value_or(1));
    options.radius = cost_of(request.radius, question.unit, "the radius");
    options.gap_pct = request.gap_pct;
    options.time_limit_s = request.time_limit_s;
    options.seed = request.seed;
    return options;
}

void check_factor(double factor, const char* option) {
    if (!(factor >= 0.0)) {
        throw usage_error("{} is {}; it must be 0 or more", option, factor);
    }
}

void check_request(const SiteRequest& request) {
    (void)siting::objective_from(request.objective);
    check_factor(request.women_weight, "--women-weight");
    check_factor(request.far_factor, "--far-factor");
    check_factor(request.preference, "--prefer");
    if (request.new_capacity_t && !request.capacities) {
        throw usage_error("--new-capacity needs --capacities");
    }
    if (request.splittable && !request.capacities && request.capacity_column.empty()) {
        throw usage_error(
            "--split needs --capacities or --capacity: without them nothing is divided");
    }
    if (request.capacities && !request.costs.empty()) {
        throw usage_error(
            "--capacities are those of a project's centres; with --costs name a column of the "
            "--candidates by --capacity");
    }
    if (request.far_factor != 1.0 && request.far_cost.empty()) {
        throw usage_error("--far-factor needs --far, the cost beyond which it counts");
    }
}

// Without the fixed sites alone there is nothing to compare with.
std::optional<siting::Siting> as_it_is(const SiteRun& run, Progress& progress) {
    const bool compares = run.options.objective == siting::Objective::p_median ||
                          run.options.objective == siting::Objective::max_cover;
    if (run.model.input.fixed.empty() || !compares) {
        return std::nullopt;
    }
    siting::SitingOptions options = run.options;
    options.on_trace = {};
    options.unserved_cost = unserved_cost(run.model.input);
    return siting::evaluate(run.model.input, options, run.model.input.fixed, progress);
}

// From the mode's unit to the one in which the question's costs are written.
double shown_reach(const SiteRun& run, double reach) {
    return catchment::shown_cost(reach, run.question.travel->unit());
}

class MembersNear {
  public:
    MembersNear(const SiteRun& run, Progress& progress) : m_run(run), m_progress(progress) {
        if (!run.question.travel || !run.question.homes || run.question.homes->members.empty()) {
            return;
        }
        const bool metres = run.question.travel->unit() == travel::CostUnit::metres;
        const std::optional<travel::Limit> reach =
            fitting_limit(metres ? "line" : "terrain",
                          first_of(run.request.project.catchments.reach, usual_reach));
        m_reach = reach ? std::optional(reach->value) : std::nullopt;
    }
    std::optional<double> reach() const { return m_reach; }

    std::optional<catchment::BoundedShare> of(const siting::Siting& plan) const {
        if (!m_reach) {
            return std::nullopt;
        }
        catchment::SiteKind sites;
        for (const std::uint32_t site : plan.sites) {
            sites.places.push_back(m_run.question.site_places[site]);
        }
        return catchment::members_reach(*m_run.question.homes, {sites}, *m_run.question.travel,
                                        *m_reach, m_progress)
            .front()
            .members.all;
    }

  private:
    const SiteRun& m_run;
    Progress& m_progress;
    std::optional<double> m_reach;
};

}  // namespace

double unserved_cost(const siting::SitingInput& input) {
    double greatest = 0.0;
    std::vector<siting::SiteCost> row;
    for (std::size_t demand = 0; demand < input.costs->demand_count(); ++demand) {
        input.costs->read_row(demand, row);
        for (const siting::SiteCost& entry : row) {
            greatest = std::max(greatest, entry.cost);
        }
    }
    return 2.0 * greatest;
}

std::unique_ptr<siting::Costs> fair_costs(const SiteRequest& request, const std::string& unit,
                                          const siting::Costs& costs) {
    if (request.far_cost.empty()) {
        return nullptr;
    }
    return std::make_unique<siting::FarCosts>(costs, cost_of(request.far_cost, unit, "the mark"),
                                              request.far_factor);
}

SiteModel model_of(const SiteRequest& request, const SiteQuestion& question) {
    SiteModel model;
    siting::SitingInput& input = model.input;
    input.costs = question.costs.get();
    if (!request.costs.empty() && !request.limit.empty()) {
        model.limited = std::make_unique<siting::LimitedCosts>(
            *input.costs, cost_of(request.limit, question.unit, "the limit"));
        input.costs = model.limited.get();
    }
    model.fair = fair_costs(request, question.unit, *input.costs);
    input.costs = model.fair ? model.fair.get() : input.costs;
    input.weight = question.weight;
    input.amount = question.amount;
    input.capacity = question.capacity;
    input.fixed = question.fixed;
    input.forbidden = question.forbidden;
    input.splittable = request.splittable;
    input.demand_names = question.demand_names;
    input.site_names = question.site_names;
    if (request.preference > 0.0) {
        input.opening_cost = siting::preference_costs(question.screened, request.preference);
        input.opening_cost.resize(input.costs->site_count(), 0.0);
    }
    return model;
}

SiteRun ask_site(const SiteRequest& request, Progress& progress) {
    check_request(request);  // before anything is read
    SiteRun run;
    run.request = request.costs.empty() ? settled(request) : request;
    run.question = request.costs.empty() ? question_from_places(run.request, progress)
                                         : question_from_costs(run.request, progress);
    run.options = options_of(run.request, run.question);
    run.model = model_of(run.request, run.question);
    return run;
}

void answer_site(SiteRun& run, Progress& progress) {
    siting::SitingOptions options = run.options;
    options.on_trace = run.request.on_trace;
    run.answer = siting::site(run.model.input, options, progress);
    run.before = as_it_is(run, progress);
}

void check_comparison(const SiteComparison& wish) {
    check_factor(wish.curve, "--curve");
    check_factor(wish.runners, "--runners");
}

SiteAlternatives alternatives(const SiteRun& run, const SiteComparison& wish, Progress& progress) {
    SiteAlternatives found;
    siting::SitingOptions options = run.options;
    options.time_limit_s = wish.time_limit_s;
    const bool counts = options.objective != siting::Objective::set_cover;
    if (wish.runners > 0) {
        found.runners = siting::runners_up(run.model.input, options,
                                           static_cast<std::size_t>(wish.runners) + 1, progress);
        found.runners.front() = run.answer;
    }
    if (wish.curve > 0 && counts) {
        found.curve =
            siting::trade_offs(run.model.input, options, wish.curve, options.radius, progress);
    }
    const MembersNear near(run, progress);
    found.reach = near.reach() ? shown_reach(run, *near.reach()) : 0.0;
    found.answer_members = near.of(run.answer);
    for (const siting::TradeOff& point : found.curve) {
        if (const auto share = near.of(point.siting)) {
            found.members.push_back(*share);
        }
    }
    return found;
}

SiteRun run_site(const SiteRequest& request, Progress& progress) {
    SiteRun run = ask_site(request, progress);
    if (const std::optional<Sentence> why = obstacle(run)) {
        throw usage_error("{}", why->english());
    }
    answer_site(run, progress);
    return run;
}

std::string site_json(const SiteRun& run) {
    nlohmann::ordered_json json;
    json["objective"] = run.answer.objective;
    json["lower_bound"] = run.answer.lower_bound;
    json["gap_pct"] = run.answer.gap_pct;
    json["proven"] = run.answer.proven;
    json["seconds"] = run.answer.seconds;
    json["sites"] = nlohmann::ordered_json::array();
    for (const std::uint32_t site : run.answer.sites) {
        json["sites"].push_back(run.question.site_names[site]);
    }
    return json.dump(2) + "\n";
}

}  // namespace zamin::commands
