#include "access/three_valued.hpp"

#include "core/msgid.hpp"

namespace zamin::access {

bool enough_known(double known, double unknown) {
    return known > 0.0 && unknown <= most_unknown_for_a_point * (known + unknown);
}

Estimate bounded(Estimate estimate) {
    if (!enough_known(estimate.known, estimate.unknown)) {
        estimate.value.reset();
    }
    return estimate;
}

Estimate share_of(const Answers& answers) {
    if (answers.all() <= 0.0) {
        return nothing(msgid("nobody"));
    }
    Estimate result;
    result.known = answers.known();
    result.unknown = answers.unknown;
    if (answers.known() > 0.0) {
        result.value = 100.0 * answers.yes / answers.known();
    }
    result.lower = 100.0 * answers.yes / answers.all();
    result.upper = 100.0 * (answers.yes + answers.unknown) / answers.all();
    return bounded(result);
}

Estimate womens_part(const AnswersBySex& a) {
    const double others_at_most =
        a.men.yes + a.men.unknown + a.sex_unknown.yes + a.sex_unknown.unknown;
    const double women_at_most =
        a.women.yes + a.women.unknown + a.sex_unknown.yes + a.sex_unknown.unknown;
    Estimate result;
    result.known = a.women.yes + a.men.yes;
    result.unknown = a.women.unknown + a.men.unknown + a.sex_unknown.yes + a.sex_unknown.unknown;
    if (result.known + result.unknown <= 0.0) {
        return nothing(msgid("nobody"));
    }
    if (result.known > 0.0) {
        result.value = 100.0 * a.women.yes / result.known;
    }
    const double fewest = a.women.yes + others_at_most;
    const double most = women_at_most + a.men.yes;
    result.lower = fewest > 0.0 ? 100.0 * a.women.yes / fewest : 0.0;
    result.upper = most > 0.0 ? 100.0 * women_at_most / most : 100.0;
    return bounded(result);
}

Estimate exactly(double value, double known) {
    Estimate result;
    result.value = result.lower = result.upper = value;
    result.known = known;
    return result;
}

Estimate nothing(std::string note, double known, double unknown) {
    Estimate result;
    result.known = known;
    result.unknown = unknown;
    result.note = std::move(note);
    return result;
}

}  // namespace zamin::access
