// The way of what is selected: who it is, which centre it goes to, the way and its profile.
#include <algorithm>
#include <cmath>

#include "core/msgid.hpp"
#include "measure/distance.hpp"
#include "style/catchment_style.hpp"
#include "viewer/loading.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using catchment::Catchments;
using catchment::Farm;

constexpr double way_padding_px = 60.0;

// A selected feature in terms of the answer.
struct WayQuestion {
    std::string name;
    std::vector<std::size_t> farms;
    Coord place;  // degrees on WGS 84
};

std::string id_of(const LoadedLayer& layer, const char* field, std::size_t row) {
    const Column* ids = layer.layer->find_column(layer.source.column(field));
    return ids ? ids->text(row) : std::string();
}

std::optional<WayQuestion> way_question(const Session& session, const Catchments& catchments,
                                        FeatureRef feature) {
    const LoadedLayer* layer = session.find(feature.layer);
    if (layer == nullptr || feature.feature >= layer->layer->size() || !session.to_lonlat) {
        return std::nullopt;
    }
    struct RoleKey {
        const char* role;
        const char* field;
        std::string Farm::*key;
    };
    constexpr std::array keys{RoleKey{"plots", "plot_id", &Farm::id},
                              RoleKey{style::unserved_role, "farm", &Farm::id},
                              RoleKey{"villages", "village_id", &Farm::village},
                              RoleKey{"groups", "group_id", &Farm::group}};
    const auto found =
        std::ranges::find_if(keys, [&](const RoleKey& key) { return layer->role() == key.role; });
    if (found == keys.end()) {
        return std::nullopt;
    }
    WayQuestion question;
    const std::string id = id_of(*layer, found->field, feature.feature);
    const std::string name = layer->feature_name(feature.feature);
    question.name = name.empty() || layer->role() == "plots" ? id : name;
    for (std::size_t i = 0; i < catchments.farms.size(); ++i) {
        const Farm& farm = catchments.farms[i];
        if (!id.empty() && (farm.*(found->key) == id || farm.id == id)) {
            question.farms.push_back(i);
        }
    }
    const Box box = feature_box_m(*layer, feature.feature);
    question.place =
        session.to_lonlat->apply(Coord{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2});
    if (question.farms.size() == 1) {
        question.place = catchments.farms[question.farms.front()].place;
    }
    return question;
}

// The centre that takes most of these farms' tonnes; where none does, the nearest that could.
std::optional<std::uint32_t> centre_of(const commands::CatchmentsRun& run,
                                       const Catchments& catchments, const WayQuestion& question,
                                       ShownWay& way, Progress& progress) {
    std::vector<double> tonnes(catchments.centres.size(), 0.0);
    std::vector<bool> wanted(catchments.farms.size(), false);
    for (const std::size_t farm : question.farms) {
        wanted[farm] = true;
    }
    for (const catchment::Delivery& delivery : catchments.deliveries) {
        if (!wanted[delivery.farm]) {
            continue;
        }
        if (delivery.centre) {
            tonnes[*delivery.centre] += delivery.tonnes.value_or(0.0) + 1e-9;
        }
        const std::string reason = catchment::to_string(delivery.reason);
        if (!reason.empty() && std::ranges::find(way.reasons, reason) == way.reasons.end()) {
            way.reasons.push_back(reason);
        }
    }
    const auto most = std::ranges::max_element(tonnes);
    if (most != tonnes.end() && *most > 0.0) {
        return static_cast<std::uint32_t>(most - tonnes.begin());
    }
    std::vector<std::uint32_t> could;
    std::vector<Coord> places;
    for (std::uint32_t i = 0; i < catchments.centres.size(); ++i) {
        if (std::ranges::any_of(question.farms, [&](std::size_t farm) {
                return catchment::is_served(catchments.farms[farm], catchments.centres[i],
                                            catchments.options.serves, run.clusters);
            })) {
            could.push_back(i);
            places.push_back(catchments.centres[i].place);
        }
    }
    travel::CostOptions options;
    options.nearest = 1;
    options.heading = catchments.options.heading;
    const travel::CostTable costs =
        run.travel->costs(places, {&question.place, 1}, options, progress);
    return costs.of(0).empty() ? std::nullopt : std::optional(could[costs.of(0).front().source]);
}

void measure_along(ShownWay& way) {
    const Ellipsoid ellipsoid;
    double along_m = 0.0;
    for (std::size_t i = 0; i < way.route.line.size(); ++i) {
        along_m +=
            i == 0 ? 0.0 : measure::geodesic_m(way.route.line[i - 1], way.route.line[i], ellipsoid);
        way.along_m.push_back(along_m);
    }
}

RunWork way_work(const CentresView& view, const WayQuestion& question) {
    RunWork work;
    work.title = said("Finding the way");
    work.work = [run = view.run, shown = view.shown, question,
                 of = view.way_of](Progress& progress) -> RunWork::Finish {
        auto way = std::make_shared<ShownWay>();
        way->from = question.name;
        way->unit = run->travel->unit();
        if (const auto centre = centre_of(*run, *shown, question, *way, progress)) {
            const catchment::Centre& to = shown->centres[*centre];
            way->to = to.name.empty() ? to.id : to.name;
            travel::CostOptions options;
            options.heading = shown->options.heading;
            way->route = run->travel->route(question.place, to.place, options, progress);
            measure_along(*way);
        }
        return [way, of, shown](Session&, ViewState& state) {
            CentresView& now = centres_view(state);
            if (now.way_of == of && now.way_for == shown) {
                now.way = way;
            }
        };
    };
    return work;
}

struct Climb {
    double up_m = 0.0;
    double down_m = 0.0;
};

Climb climb_of(const std::vector<double>& height_m) {
    Climb climb;
    for (std::size_t i = 1; i < height_m.size(); ++i) {
        const double rise_m = height_m[i] - height_m[i - 1];
        climb.up_m += std::max(rise_m, 0.0);
        climb.down_m += std::max(-rise_m, 0.0);
    }
    return climb;
}

// The vertex nearest to a place along the way.
std::size_t vertex_at(const ShownWay& way, double along_m) {
    const auto next = std::ranges::lower_bound(way.along_m, along_m);
    const auto at = static_cast<std::size_t>(next - way.along_m.begin());
    if (at == 0 || at == way.along_m.size()) {
        return std::min(at, way.along_m.size() - 1);
    }
    return along_m - way.along_m[at - 1] < way.along_m[at] - along_m ? at - 1 : at;
}

// Height along the way as a filled line, with the least and the greatest written at its left.
void profile(const Ui& ui, const ShownWay& way, std::optional<std::size_t>& vertex) {
    const std::vector<double>& height_m = way.route.height_m;
    const auto ends_m = std::ranges::minmax(height_m);
    const double span_m = std::max(ends_m.max - ends_m.min, 20.0);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float left = ui.px(52.0F);
    const float width = ImGui::GetContentRegionAvail().x - left;
    const float height = ui.px(72.0F);
    ImGui::InvisibleButton("profile", {left + width, height});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const double length_m = std::max(way.along_m.back(), 1.0);
    const auto point = [&](std::size_t i) {
        return ImVec2{
            at.x + left + width * static_cast<float>(way.along_m[i] / length_m),
            at.y + height - ui.px(2.0F) -
                (height - ui.px(6.0F)) * static_cast<float>((height_m[i] - ends_m.min) / span_m)};
    };
    const float floor = at.y + height;
    for (std::size_t i = 1; i < height_m.size(); ++i) {
        const ImVec2 a = point(i - 1);
        const ImVec2 b = point(i);
        list.AddQuadFilled({a.x, floor}, a, b, {b.x, floor}, packed(ui.theme->accent, 0.18F));
        list.AddLine(a, b, packed(ui.theme->accent), ui.px(1.6F));
    }
    list.AddLine({at.x + left, floor}, {at.x + left + width, floor}, packed(ui.theme->line),
                 ui.px(1.0F));
    const auto level = [&](double value_m, float y) {
        draw_text(list, ui.fonts.small, {at.x, y}, packed(ui.theme->muted),
                  ui.number(value_m, 0) + " m");
    };
    level(ends_m.max, at.y);
    level(ends_m.min, floor - ui.fonts.small.px);
    vertex.reset();
    if (hovered) {
        const double share = (ImGui::GetIO().MousePos.x - at.x - left) / width;
        vertex = vertex_at(way, std::clamp(share, 0.0, 1.0) * length_m);
        const ImVec2 mark = point(*vertex);
        list.AddLine({mark.x, at.y}, {mark.x, floor}, packed(ui.theme->select), ui.px(1.0F));
        list.AddCircleFilled(mark, ui.px(3.5F), packed(ui.theme->select));
        explain(ui, ui.tr("{0} m; {1} still to go", ui.number(height_m[*vertex], 0),
                          cost_text(ui, way.route.cost[*vertex], way.unit)));
    }
}

void way_words(const Ui& ui, const ShownWay& way) {
    if (way.to.empty()) {
        muted(ui, ui.tr("No centre takes what grows there."));
        return;
    }
    if (way.route.line.empty()) {
        paragraph(ui, ui.tr("There is no way to {0}.", way.to));
        return;
    }
    const std::string length = ui.number(way.along_m.back() / 1000.0, 1);
    paragraph(ui, way.unit == travel::CostUnit::seconds
                      ? ui.tr("{0} to {1}, over {2} km.", cost_text(ui, way.route.total, way.unit),
                              way.to, length)
                      : ui.tr("{0} to {1}.", cost_text(ui, way.route.total, way.unit), way.to));
    for (const std::string& reason : way.reasons) {
        muted(ui, ui.tr("It is left, or a part of it: {0}.", ui.words->lookup(reason)));
    }
}

}  // namespace

void follow_selection(const Session& session, CentresView& view, ViewState& state) {
    if (view.way_of == state.selected && view.way_for == view.shown) {
        return;
    }
    const bool same = view.way_of == state.selected;
    view.way_of = state.selected;
    view.way_for = view.shown;
    if (!same || !view.shown) {
        view.way.reset();  // while a centre is moved the last way stays until the next is there
    }
    if (!state.selected || !view.shown) {
        return;
    }
    if (const auto question = way_question(session, *view.shown, *state.selected)) {
        state.ask(way_work(view, *question));
    } else {
        view.way.reset();
    }
}

void centres_way(const Ui& ui, CentresView& view, ViewState& state) {
    if (!view.way) {
        return;
    }
    const ShownWay& way = *view.way;
    strong(ui, ui.tr("The way from {0}", way.from));
    way_words(ui, way);
    if (way.route.height_m.size() > 1) {
        const Climb climb = climb_of(way.route.height_m);
        muted(ui, ui.tr("{0} m up and {1} m down, from the farm to the centre",
                        ui.number(climb.up_m, 0), ui.number(climb.down_m, 0)));
        profile(ui, way, view.way_vertex);
    }
    if (view.drawing.way_m.size() > 1 && small_link(ui, ui.tr("Show the whole way"))) {
        Box box;
        for (const Coord p : view.drawing.way_m) {
            box.add(p);
        }
        fly_to(state, box, way_padding_px);
    }
    rule(ui);
}

std::string cost_text(const Ui& ui, double cost, travel::CostUnit unit) {
    if (unit == travel::CostUnit::metres) {
        return ui.tr("{0} km", ui.number(cost / 1000.0, 1));
    }
    // Nobody is there in no time at all.
    return cost > 0.0 && cost < 30.0 ? ui.tr("less than 1 min")
                                     : ui.tr("{0} min", ui.number(cost / 60.0, 0));
}

}  // namespace zamin::viewer
