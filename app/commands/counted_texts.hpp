// How the tonnes and ways of a page were counted, in the page's language, for its foot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/site_run.hpp"
#include "text/catalogue.hpp"
#include "travel/travel.hpp"

namespace zamin::commands {

// Settled words.
struct CountedBy {
    std::string yield;
    std::string yield_if_unknown;
    std::optional<double> marketed_pct;
    std::string serves;
    bool of_project = true;  // the yields are the project's own, not asked for otherwise
};
std::vector<std::string> counted_texts(const CountedBy& by, const text::Catalogue& words);

// "Ways longer than 180 min count as none."; empty without a limit.
std::string limit_text(double limit, travel::CostUnit unit, const text::Catalogue& words);

// What a plan of new centres was asked for, what was counted, and what was not.
std::vector<std::string> siting_texts(const SiteRun& run, const text::Catalogue& words);

}  // namespace zamin::commands
