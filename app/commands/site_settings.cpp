#include <array>
#include <utility>

#include "commands/catchment_settings.hpp"
#include "commands/site_question.hpp"

namespace zamin::commands {

namespace {

using Settings = project::CatchmentSettings;

// What both have under the same name.
constexpr std::array<std::pair<std::string SiteRequest::*, std::string Settings::*>, 6> texts{
    {{&SiteRequest::serves, &Settings::serves},
     {&SiteRequest::per, &Settings::per},
     {&SiteRequest::vehicle, &Settings::vehicle},
     {&SiteRequest::season, &Settings::season},
     {&SiteRequest::yield, &Settings::yield},
     {&SiteRequest::yield_if_unknown, &Settings::yield_if_unknown}}};

}  // namespace

SiteRequest settled(SiteRequest request) {
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

}  // namespace zamin::commands
