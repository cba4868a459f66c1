#include "travel/travel.hpp"

#include "core/msgid.hpp"

namespace zamin::travel {

const char* to_string(CostUnit unit) {
    return unit == CostUnit::metres ? "m" : "s";
}

Problem no_place_problem(std::string_view what, std::size_t point) {
    Problem problem;
    problem.layer = what;
    problem.feature = static_cast<std::int64_t>(point);
    problem.problem = msgid("no place");
    problem.severity = Severity::error;
    problem.detail = said("it has no point, so that no way leads there");
    problem.action = said("listed without a way");
    return problem;
}

}  // namespace zamin::travel
