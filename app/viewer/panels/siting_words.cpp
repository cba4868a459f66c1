#include "viewer/panels/siting_words.hpp"

#include <algorithm>
#include <cmath>

#include "text/number.hpp"

namespace zamin::viewer {

namespace {

using siting::Objective;

std::string number(double value, int decimals, const text::Catalogue& words) {
    return text::number(value, decimals, words.language());
}

bool counts_members(const commands::SiteRun& run) {
    return run.request.count == "members";
}

}  // namespace

std::string proof_text(const siting::Siting& plan, const text::Catalogue& words) {
    if (plan.proven) {
        return words.tr("This is the best there is: no other choice among these places is better.");
    }
    // Rounded up: the sentence must hold.
    const double gap_pct = std::ceil(plan.gap_pct * 10.0) / 10.0;
    return words.tr("At most {0} % from the best possible.", number(gap_pct, 1, words));
}

std::string objective_unit(const commands::SiteRun& run, const text::Catalogue& words) {
    const bool km = run.question.unit == "km";
    switch (run.options.objective) {
        case Objective::p_median:
            if (counts_members(run)) {
                return km ? words.tr("member-km") : words.tr("member-minutes");
            }
            return km ? words.tr("t·km") : words.tr("t·min");
        case Objective::p_center:
            return km ? words.tr("km") : words.tr("min");
        case Objective::max_cover:
            return weight_unit(run, words);
        case Objective::set_cover:
            break;
    }
    return words.tr("centres");
}

std::string objective_text(const commands::SiteRun& run, double objective,
                           const text::Catalogue& words) {
    const int decimals =
        run.options.objective == Objective::p_center && run.question.unit == "km" ? 1 : 0;
    return number(objective, decimals, words) + " " + objective_unit(run, words);
}

double loss_pct(const siting::Siting& best, const siting::Siting& plan) {
    const double worse = plan.kind == Objective::max_cover ? best.objective - plan.objective
                                                           : plan.objective - best.objective;
    return best.objective != 0.0 ? 100.0 * worse / std::abs(best.objective) : 0.0;
}

std::string loss_text(const siting::Siting& best, const siting::Siting& plan,
                      const text::Catalogue& words) {
    const double loss = loss_pct(best, plan);
    if (std::abs(loss) < 0.005) {
        return words.tr("as good");
    }
    const int decimals = std::abs(loss) < 0.095 ? 2 : 1;
    return loss > 0.0 ? words.tr("{0} % worse", number(loss, decimals, words))
                      : words.tr("{0} % better", number(-loss, decimals, words));
}

std::string weight_unit(const commands::SiteRun& run, const text::Catalogue& words) {
    return counts_members(run) ? words.tr("members") : words.tr("t");
}

std::string way_text(double cost, const std::string& unit, const text::Catalogue& words) {
    return unit == "km" ? words.tr("{0} km", number(cost, 1, words))
                        : words.tr("{0} min", number(cost, 0, words));
}

bool is_new(const commands::SiteRun& run, std::uint32_t site) {
    return site < run.question.screened.size();
}

std::string new_sites_text(const commands::SiteRun& run, const siting::Siting& plan) {
    std::string text;
    for (const std::uint32_t site : plan.sites) {
        if (is_new(run, site)) {
            text += (text.empty() ? "" : ", ") + run.question.site_titles[site];
        }
    }
    return text;
}

}  // namespace zamin::viewer
