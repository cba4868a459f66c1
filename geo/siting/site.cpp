#include "siting/siting.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "siting/answer.hpp"
#include "siting/capacitated.hpp"
#include "siting/check_input.hpp"
#include "siting/max_cover.hpp"
#include "siting/p_center.hpp"
#include "siting/p_median.hpp"
#include "siting/set_cover.hpp"

namespace zamin::siting {

const char* to_string(Objective objective) {
    switch (objective) {
        case Objective::p_median:
            return "p-median";
        case Objective::p_center:
            return "p-center";
        case Objective::max_cover:
            return "max-cover";
        case Objective::set_cover:
            return "set-cover";
    }
    return "";
}

Objective objective_from(std::string_view word) {
    for (const Objective objective :
         {Objective::p_median, Objective::p_center, Objective::max_cover, Objective::set_cover}) {
        if (word == to_string(objective)) {
            return objective;
        }
    }
    throw usage_error(
        "'{}' is not an objective; choose one of: p-median, p-center, max-cover, set-cover", word);
}

namespace {

Solved solve_median(const SitingInput& input, RunControl& control) {
    const SitingOptions& options = control.options();
    const MedianModel model =
        median_model(input, input.fixed.size() + static_cast<std::size_t>(options.new_sites),
                     options.unserved_cost);
    if (model.demands() == 0) {
        throw error("no demand point has a site within reach; raise the limit or add candidates");
    }
    const MedianAnswer found = solve_p_median(model, {}, control);
    Solved solved;
    for (const std::uint32_t site : found.open) {
        solved.sites.push_back(model.site_names[site]);
    }
    solved.objective = found.value;
    solved.bound = found.bound;
    return solved;
}

Solved solve(const SitingInput& input, RunControl& control) {
    switch (control.options().objective) {
        case Objective::p_median:
            return input.capacity.empty() ? solve_median(input, control)
                                          : solve_capacitated(input, control);
        case Objective::max_cover:
            return solve_max_cover(input, control);
        case Objective::p_center:
            return solve_p_center(input, control);
        case Objective::set_cover:
            return solve_set_cover(input, control);
    }
    return {};
}

}  // namespace

Siting site(const SitingInput& given, const SitingOptions& options, Progress& progress) {
    check_input(given, options);
    SitingInput input = given;
    for (std::vector<std::uint32_t>* sites : {&input.fixed, &input.forbidden}) {
        std::sort(sites->begin(), sites->end());
        sites->erase(std::unique(sites->begin(), sites->end()), sites->end());
    }
    progress.step("choosing sites");
    RunControl control(options, progress);
    return answer(input, solve(input, control), control);
}

}  // namespace zamin::siting
