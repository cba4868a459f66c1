#include "commands/catchment_settings.hpp"

#include <array>
#include <utility>

#include "commands/inputs.hpp"

namespace zamin::commands {

namespace {

using Settings = project::CatchmentSettings;

// What both have under the same name.
constexpr std::array<std::pair<std::string CatchmentsRequest::*, std::string Settings::*>, 9> texts{
    {{&CatchmentsRequest::by, &Settings::by},
     {&CatchmentsRequest::assign, &Settings::assign},
     {&CatchmentsRequest::serves, &Settings::serves},
     {&CatchmentsRequest::per, &Settings::per},
     {&CatchmentsRequest::vehicle, &Settings::vehicle},
     {&CatchmentsRequest::season, &Settings::season},
     {&CatchmentsRequest::yield, &Settings::yield},
     {&CatchmentsRequest::yield_if_unknown, &Settings::yield_if_unknown},
     {&CatchmentsRequest::reach, &Settings::reach}}};

// The truest way that the sources allow.
const char* best_way(const project::Project& project) {
    return project.find("elevation") ? "terrain" : project.find("roads") ? "road" : "line";
}

bool counts(const std::string& by, travel::CostUnit unit) {
    return by == "road" || (by == "line") == (unit == travel::CostUnit::metres);
}

}  // namespace

std::string settled_way(const std::string& asked, const project::Project& project) {
    return first_of(asked, first_of(project.catchments.by, best_way(project)));
}

void settle_way(const project::Project& project, std::string& by, std::string& limit) {
    by = settled_way(by, project);
    // A limit in the other unit is one for another way.
    if (limit.empty()) {
        limit = fitting_text(by, project.catchments.limit);
    }
}

CatchmentsRequest settled(CatchmentsRequest request) {
    const Settings& settings = request.project.catchments;
    for (const auto& [asked, set] : texts) {
        if ((request.*asked).empty()) {
            request.*asked = settings.*set;
        }
    }
    settle_way(request.project, request.by, request.limit);
    request.marketed_pct = request.marketed_pct ? request.marketed_pct : settings.marketed_pct;
    return request;
}

project::CatchmentSettings kept_settings(const CatchmentsRequest& request,
                                         const project::CatchmentSettings& before) {
    Settings settings = before;
    for (const auto& [asked, set] : texts) {
        settings.*set = request.*asked;
    }
    if (fitting_text(request.by, before.limit) != request.limit) {
        settings.limit = request.limit;
    }
    settings.marketed_pct = request.marketed_pct;
    return settings;
}

std::string fitting_text(const std::string& by, const std::string& text) {
    std::string_view rest = text == "none" ? std::string_view() : std::string_view(text);
    while (!rest.empty()) {
        std::string_view one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        if (counts(by, travel::parse_limit(one).unit)) {
            return std::string(one);
        }
    }
    return {};
}

std::optional<travel::Limit> fitting_limit(const std::string& by, const std::string& text) {
    const std::string one = fitting_text(by, text);
    return one.empty() ? std::nullopt : std::optional(travel::parse_limit(one));
}

}  // namespace zamin::commands
