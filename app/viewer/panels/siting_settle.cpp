// What the step "New centres" asks about where the user says nothing else.
#include <algorithm>
#include <map>

#include "commands/catchment_settings.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

std::string first_commodity(const Session& session) {
    const LoadedLayer* centres = session.of_role("centres");
    const Column* column = centres == nullptr
                               ? nullptr
                               : centres->layer->find_column(centres->source.column("commodity"));
    return column != nullptr && column->size() > 0 ? column->text(0) : std::string();
}

// The commodity whose tonnes find least room as it is; where that is not
// known yet, that of the first centre.
std::string neediest_commodity(const Session& session, const ViewState& state) {
    if (!state.centres || !state.centres->run) {
        return first_commodity(session);
    }
    const catchment::Catchments& now = state.centres->run->catchments;
    std::map<std::string, double> left_t;
    for (const catchment::Delivery& delivery : now.deliveries) {
        if (left_class(delivery.reason)) {
            left_t[now.farms[delivery.farm].commodity] += delivery.tonnes.value_or(0.0);
        }
    }
    const auto most = std::ranges::max_element(
        left_t, [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == left_t.end() ? std::string() : most->first;
}

}  // namespace

void settle_siting(const Session& session, const ViewState& state, SitingView& view) {
    if (view.settled) {
        return;
    }
    view.settled = true;
    commands::SiteRequest& request = view.request;
    request.commodity = neediest_commodity(session, state);
    request.candidates_from = session.of_role("parcels") != nullptr    ? "parcels"
                              : session.of_role("villages") != nullptr ? "villages"
                              : session.of_role("roads") != nullptr    ? "roads:2km"
                                                                       : "";
}

void take_catchment_settings(const Session& session, const ViewState& state,
                             commands::SiteRequest& request) {
    commands::CatchmentsRequest ways;
    if (state.centres) {
        ways = state.centres->request;
    }
    ways.project = shown_project(session);
    ways = commands::settled(std::move(ways));
    const bool other_way = request.by != ways.by;
    request.by = ways.by;
    request.vehicle = ways.vehicle;
    request.per = ways.per;
    request.serves = ways.serves;
    request.season = ways.season;
    request.yield = ways.yield;
    request.yield_if_unknown = ways.yield_if_unknown;
    request.marketed_pct = ways.marketed_pct;
    if (other_way || request.limit.empty()) {
        request.limit = ways.limit.empty() ? commands::fitting_text(ways.by, commands::usual_limit)
                                           : ways.limit;
    }
}

}  // namespace zamin::viewer
