#include "commands/site_run.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

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
    check_factor(request.curve, "--curve");
    check_factor(request.runners, "--runners");
    if (request.far_factor != 1.0 && request.far_cost.empty()) {
        throw usage_error("--far-factor needs --far, the cost beyond which it counts");
    }
}

void answer_all(const SiteRequest& request, const siting::SitingInput& input, SiteRun& run,
                Progress& progress) {
    if (request.runners > 0) {
        run.runners = siting::runners_up(input, run.options,
                                         static_cast<std::size_t>(request.runners) + 1, progress);
        run.answer = run.runners.front();
    } else {
        run.answer = siting::site(input, run.options, progress);
    }
    if (request.curve > 0) {
        run.curve =
            siting::trade_offs(input, run.options, request.curve, run.options.radius, progress);
    }
}

}  // namespace

SiteRun run_site(const SiteRequest& request, Progress& progress) {
    SiteRun run;
    check_request(request);  // before anything is read
    run.question = request.costs.empty() ? question_from_places(request, progress)
                                         : question_from_costs(request, progress);
    run.options = options_of(request, run.question);
    siting::SitingInput input;
    input.costs = run.question.costs.get();
    std::unique_ptr<siting::Costs> limited;
    if (!request.costs.empty() && !request.limit.empty()) {
        limited = std::make_unique<siting::LimitedCosts>(
            *input.costs, cost_of(request.limit, run.question.unit, "the limit"));
        input.costs = limited.get();
    }
    std::unique_ptr<siting::Costs> fair;
    if (!request.far_cost.empty()) {
        fair = std::make_unique<siting::FarCosts>(
            *input.costs, cost_of(request.far_cost, run.question.unit, "the mark"),
            request.far_factor);
        input.costs = fair.get();
    }
    input.weight = run.question.weight;
    input.amount = run.question.amount;
    input.capacity = run.question.capacity;
    input.fixed = run.question.fixed;
    input.forbidden = run.question.forbidden;
    input.splittable = request.splittable;
    input.demand_names = run.question.demand_names;
    input.site_names = run.question.site_names;
    if (request.preference > 0.0) {
        input.opening_cost = siting::preference_costs(run.question.screened, request.preference);
        input.opening_cost.resize(input.costs->site_count(), 0.0);
    }
    answer_all(request, input, run, progress);
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
