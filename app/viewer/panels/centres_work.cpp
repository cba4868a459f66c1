#include <algorithm>

#include "catchment/catchment_layers.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

using catchment::Catchments;

// Farms with tonnes that no centre takes, as points.
std::shared_ptr<const Layer> unserved_layer(const Catchments& catchments) {
    auto layer = std::make_shared<Layer>();
    layer->name = unserved_title;
    layer->crs = Crs::wgs84();
    layer->columns.emplace_back("farm", ColumnType::text);
    layer->columns.emplace_back("tonnes", ColumnType::real);
    layer->columns.emplace_back("reason", ColumnType::text);
    for (const catchment::Delivery& delivery : catchments.deliveries) {
        const catchment::Farm& farm = catchments.farms[delivery.farm];
        const bool left = delivery.reason == catchment::Reason::no_room ||
                          delivery.reason == catchment::Reason::beyond_limit ||
                          delivery.reason == catchment::Reason::no_way;
        if (!left || !delivery.tonnes || *delivery.tonnes <= 0.0) {
            continue;
        }
        layer->feature_ids.push_back(static_cast<std::int64_t>(layer->feature_ids.size()));
        layer->geometry.coords.push_back(farm.place);
        layer->geometry.end_ring();
        layer->geometry.end_part();
        layer->geometry.end_feature(GeometryKind::point);
        layer->columns[0].push_text(farm.id);
        layer->columns[1].push_real(*delivery.tonnes);
        layer->columns[2].push_text(catchment::to_string(delivery.reason));
    }
    return layer;
}

void show_on_map(const Catchments& catchments, ViewState& state) {
    state.ask(
        ShowResult{flows_title, std::make_shared<const Layer>(catchment::flow_layer(catchments))});
    auto unserved = unserved_layer(catchments);
    state.ask(ShowResult{unserved_title, unserved->size() == 0 ? nullptr : std::move(unserved)});
}

// A failure stands in the panel, where the settings are that can mend it.
RunWork::Finish failed(const std::string& text) {
    return [text](Session&, ViewState& state) {
        CentresView& view = centres_view(state);
        view.running = false;
        view.failure = text;
    };
}

}  // namespace

bool CentresView::tries_something() const {
    return std::any_of(tried_t.begin(), tried_t.end(),
                       [](const auto& tried) { return tried.has_value(); });
}

CentresView& centres_view(ViewState& state) {
    if (!state.centres) {
        state.centres = std::make_shared<CentresView>();
    }
    return *state.centres;
}

RunWork catchments_work(const Session& session, const CentresView& view) {
    RunWork work;
    work.title = "Finding the catchments";
    work.work = [request = view.request,
                 project = shown_project(session)](Progress& progress) mutable -> RunWork::Finish {
        try {
            request.project = std::move(project);
            auto run = std::make_shared<const commands::CatchmentsRun>(
                commands::run_catchments(request, progress));
            return [run](Session&, ViewState& state) {
                CentresView& now = centres_view(state);
                now.running = false;
                now.failure.clear();
                now.run = run;
                now.shown = {run, &run->catchments};
                now.tried_t.assign(run->catchments.centres.size(), std::nullopt);
                show_on_map(*now.shown, state);
            };
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

RunWork what_if_work(const CentresView& view) {
    RunWork work;
    work.title = "Trying other capacities";
    work.work = [run = view.run, tried = view.tried_t](Progress& progress) -> RunWork::Finish {
        try {
            std::vector<catchment::Centre> centres = run->catchments.centres;
            for (std::size_t i = 0; i < centres.size(); ++i) {
                centres[i].capacity_t = tried[i] ? tried[i] : centres[i].capacity_t;
            }
            auto result = std::make_shared<const Catchments>(catchment::catchments(
                run->catchments.farms, std::move(centres), run->clusters, run->members,
                *run->travel, run->catchments.options, progress));
            return [result](Session&, ViewState& state) {
                CentresView& now = centres_view(state);
                now.running = false;
                now.shown = result;
                show_on_map(*result, state);
            };
        } catch (...) {
            return failed(sentence(std::current_exception()));
        }
    };
    return work;
}

}  // namespace zamin::viewer
