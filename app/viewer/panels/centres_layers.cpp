// The result of the Centres job as layers of the map.
#include <algorithm>
#include <cmath>

#include "catchment/catchment_layers.hpp"
#include "style/catchment_style.hpp"
#include "viewer/panels/centres_view.hpp"

namespace zamin::viewer {

namespace {

using catchment::Catchments;
using catchment::Reason;

constexpr std::array<Reason, style::left_reasons> left{Reason::no_room, Reason::beyond_limit,
                                                       Reason::no_way};

// Farms with tonnes that no centre takes, as points.
ShowResult unserved(const Catchments& catchments) {
    ShowResult result{unserved_title, nullptr, style::unserved_role};
    auto layer = std::make_shared<Layer>();
    layer->name = unserved_title;
    layer->crs = Crs::wgs84();
    layer->columns.emplace_back("farm", ColumnType::text);
    layer->columns.emplace_back("tonnes", ColumnType::real);
    layer->columns.emplace_back("reason", ColumnType::text);
    for (const catchment::Delivery& delivery : catchments.deliveries) {
        const catchment::Farm& farm = catchments.farms[delivery.farm];
        const auto reason = left_class(delivery.reason);
        if (!reason || !delivery.tonnes || *delivery.tonnes <= 0.0) {
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
        result.classes.push_back(static_cast<std::uint8_t>(*reason));
    }
    result.layer = std::move(layer);
    return result;
}

// A class a feature: the position of its centre, by colour.
std::vector<std::uint8_t> centre_classes(const Layer& areas, const Catchments& catchments) {
    const Column& ids = areas.column("centre");
    std::vector<std::uint8_t> classes;
    for (std::size_t row = 0; row < areas.size(); ++row) {
        const auto found =
            std::ranges::find(catchments.centres, ids.text(row), &catchment::Centre::id);
        const auto number = static_cast<std::size_t>(found - catchments.centres.begin());
        classes.push_back(static_cast<std::uint8_t>(number % style::centre_colours));
    }
    return classes;
}

// Bands by their place between the nearest and the farthest, spread over the style's colours.
std::vector<std::uint8_t> band_classes(const Layer& bands) {
    const Column& to = bands.column("to");
    std::vector<double> limits;
    for (std::size_t row = 0; row < bands.size(); ++row) {
        limits.push_back(to.number(row).value_or(0.0));
    }
    std::vector<double> steps = limits;
    std::ranges::sort(steps);
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    std::vector<std::uint8_t> classes;
    for (const double limit : limits) {
        const auto step = std::ranges::lower_bound(steps, limit) - steps.begin();
        const double share =
            steps.size() < 2 ? 0.0
                             : static_cast<double>(step) / static_cast<double>(steps.size() - 1);
        classes.push_back(
            static_cast<std::uint8_t>(std::lround(share * (style::most_bands - 1.0))));
    }
    return classes;
}

}  // namespace

std::optional<std::size_t> left_class(Reason reason) {
    const auto found = std::ranges::find(left, reason);
    return found == left.end() ? std::nullopt
                               : std::optional(static_cast<std::size_t>(found - left.begin()));
}

void show_areas(const CentresView& view, ViewState& state) {
    if (state.centres_step != CentresStep::catchments) {
        return;
    }
    ShowResult areas{areas_title, nullptr, style::catchments_role, {}};
    ShowResult bands{bands_title, nullptr, style::bands_role, {}};
    ShowResult earlier{earlier_title, nullptr, style::earlier_catchments_role, {}};
    if (view.drawn && view.areas == ShownAreas::catchments && !view.drawn->empty()) {
        areas.layer = std::make_shared<const Layer>(view.drawn->front());
        areas.classes = centre_classes(*areas.layer, *view.shown);
        if (view.tries_something() && !view.run->areas.empty()) {
            earlier.layer = std::make_shared<const Layer>(view.run->areas.front());
        }
    } else if (view.drawn && view.areas == ShownAreas::bands && view.drawn->size() > 1) {
        bands.layer = std::make_shared<const Layer>(view.drawn->back());
        bands.classes = band_classes(*bands.layer);
    }
    for (ShowResult* result : {&earlier, &bands, &areas}) {
        state.ask(std::move(*result));
    }
}

void show_on_map(const CentresView& view, ViewState& state) {
    if (state.centres_step != CentresStep::catchments) {
        return;  // shown when the step is chosen again
    }
    state.ask(ShowResult{flows_title,
                         std::make_shared<const Layer>(catchment::flow_layer(*view.shown)),
                         style::flows_role});
    state.ask(unserved(*view.shown));
    show_areas(view, state);
}

void take_off_map(ViewState& state) {
    for (const char* title :
         {flows_title, unserved_title, areas_title, bands_title, earlier_title}) {
        state.ask(ShowResult{title, nullptr});
    }
}

}  // namespace zamin::viewer
