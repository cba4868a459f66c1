#include "commands/counted_texts.hpp"

#include <algorithm>
#include <cmath>

#include "catchment/catchment_tables.hpp"
#include "catchment/centres.hpp"
#include "catchment/yields.hpp"
#include "commands/inputs.hpp"
#include "print/crop_fills.hpp"
#include "text/number.hpp"

namespace zamin::commands {

namespace {

std::string number_text(double value, const text::Catalogue& words) {
    return text::number(value, std::fmod(value, 1.0) == 0.0 ? 0 : 1, words.language());
}

// "Onion 32, Tomato 32".
std::string yields_text(const catchment::Yields& yields, const text::Catalogue& words) {
    std::string text;
    for (const auto& [crop, t_ha] : yields.by_crop_t_ha) {
        text += (text.empty() ? "" : ", ") + print::crop_name(crop, words) + " " +
                number_text(t_ha, words);
    }
    if (yields.any_t_ha) {
        const std::string figure = number_text(*yields.any_t_ha, words);
        text += text.empty() ? words.tr("all crops {0}", figure)
                             : ", " + words.tr("other crops {0}", figure);
    }
    return text;
}

std::string serves_text(const std::string& serves, const text::Catalogue& words) {
    switch (catchment::serves_from(first_of(serves, "growers"))) {
        case catchment::Serves::cluster:
            return words.tr("A centre serves the groups of the cluster for its crop.");
        case catchment::Serves::all:
            return words.tr("A centre takes every crop from everyone.");
        case catchment::Serves::growers:
            break;
    }
    return words.tr("A centre serves all who grow its crop.");
}

std::string cost_text(double cost, const std::string& unit, const text::Catalogue& words) {
    const std::string figure = number_text(cost, words);
    return unit == "km" ? words.tr("{0} km", figure) : words.tr("{0} min", figure);
}

std::string asked_text(const SiteRun& run, const text::Catalogue& words) {
    const std::string radius = cost_text(run.options.radius, run.question.unit, words);
    switch (run.options.objective) {
        case siting::Objective::p_center:
            return words.tr("Asked for: the longest way as short as can be.");
        case siting::Objective::max_cover:
            return words.tr(
                "Asked for: the most within {0} of a centre; today is held to that too.", radius);
        case siting::Objective::set_cover:
            return words.tr(
                "Asked for: the fewest centres that have all within {0}; today is held to that "
                "too.",
                radius);
        case siting::Objective::p_median:
            break;
    }
    return words.tr("Asked for: the shortest mean way.");
}

std::string unknown_text(const SiteQuestion& question, const text::Catalogue& words) {
    const auto unknown = std::ranges::count_if(
        question.farms, [](const catchment::Farm& farm) { return !farm.tonnes; });
    const auto figure = [&](auto n) {
        return text::integer(static_cast<std::int64_t>(n), words.language());
    };
    return unknown == 0 ? std::string()
                        : words.tr_n("Tonnes of {0} of {1} farms are not known and weigh nothing.",
                                     "Tonnes of {0} of {1} farms are not known and weigh nothing.",
                                     unknown, figure(unknown), figure(question.farms.size()));
}

}  // namespace

std::vector<std::string> counted_texts(const CountedBy& by, const text::Catalogue& words) {
    std::vector<std::string> texts;
    const catchment::Yields yields = catchment::Yields::parse(by.yield);
    const std::string if_unknown =
        yields_text(catchment::Yields::parse(by.yield_if_unknown), words);
    if (!yields.empty()) {
        const std::string figures = yields_text(yields, words);
        texts.push_back(by.of_project ? words.tr("Yields set in the project, t/ha: {0}.", figures)
                                      : words.tr("Yields asked for, t/ha: {0}.", figures));
    }
    if (!yields.any_t_ha) {
        texts.push_back(yields.empty()
                            ? words.tr("Yields as recorded with the plots.")
                            : words.tr("Yields of other crops as recorded with the plots."));
        if (!if_unknown.empty()) {
            texts.push_back(words.tr("Where none is recorded, t/ha: {0}.", if_unknown));
        }
    }
    if (by.marketed_pct && *by.marketed_pct != 100.0) {
        texts.push_back(
            words.tr("{0} % of the harvest is brought.", number_text(*by.marketed_pct, words)));
    }
    texts.push_back(serves_text(by.serves, words));
    return texts;
}

std::string limit_text(double limit, travel::CostUnit unit, const text::Catalogue& words) {
    return limit == travel::no_way ? std::string()
                                   : words.tr("Ways longer than {0} count as none.",
                                              cost_text(catchment::shown_cost(limit, unit),
                                                        catchment::shown_unit(unit), words));
}

std::vector<std::string> siting_texts(const SiteRun& run, const text::Catalogue& words) {
    const SiteQuestion& question = run.question;
    const SiteRequest& request = run.request;
    std::vector<std::string> texts{asked_text(run, words)};
    const bool of_plots = !question.farms.empty();
    if (!request.commodity.empty()) {
        texts.push_back(words.tr("Crop: {0}.", print::crop_name(request.commodity, words)));
    } else if (of_plots) {
        texts.push_back(words.tr("All crops: a new centre takes each of them."));
    }
    texts.push_back(words.tr("Ways: {0}.", words.say(question.travel->described())));
    texts.push_back(limit_text(question.limit, question.travel->unit(), words));
    texts.push_back(question.capacity.empty()
                        ? words.tr("What centres can hold is not counted: one may be brought more.")
                        : words.tr("No centre takes more than it can hold."));
    if (of_plots) {
        std::ranges::move(
            counted_texts({request.yield, request.yield_if_unknown, request.marketed_pct,
                           request.serves, request.yield == request.project.catchments.yield},
                          words),
            std::back_inserter(texts));
        texts.push_back(unknown_text(question, words));
    }
    std::erase(texts, std::string());
    return texts;
}

}  // namespace zamin::commands
