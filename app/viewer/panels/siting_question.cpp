// The question of the step "New centres": what for, where, how many, from which places.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "commands/catchment_settings.hpp"
#include "style/catchment_style.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/number_field.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/word_choice.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// Districts where most of the commodity is grown first, the others by name.
std::vector<std::string> district_names(const Session& session, const std::string& commodity) {
    const LoadedLayer* districts = session.of_role("districts");
    const Column* column =
        districts == nullptr ? nullptr : districts->layer->find_column(districts->name_column);
    std::map<std::string, double> grown_ha;
    for (std::size_t row = 0; column != nullptr && row < column->size(); ++row) {
        grown_ha.emplace(column->text(row), 0.0);
    }
    if (session.coverage) {
        for (const coverage::CoverageRow& row : session.coverage->rows) {
            const auto found = grown_ha.find(row.district);
            if (found != grown_ha.end() && (commodity.empty() || row.crop == commodity)) {
                found->second += row.area_ha;
            }
        }
    }
    std::vector<std::string> names;
    for (const auto& [name, area_ha] : grown_ha) {
        names.push_back(name);
    }
    std::ranges::stable_sort(names, std::greater(),
                             [&](const std::string& name) { return grown_ha.at(name); });
    return names;
}

// A choice among values that are shown otherwise; the first stands for "any".
bool value_choice(const Ui& ui, const std::string& label, const std::vector<std::string>& values,
                  const std::vector<std::string>& shown, std::string& value) {
    const auto found = std::ranges::find(values, value);
    const std::size_t now =
        found == values.end() ? 0 : static_cast<std::size_t>(found - values.begin());
    std::string chosen = shown[now];
    if (!choice(ui, label, shown, chosen, shown.front())) {
        return false;
    }
    const auto at = std::ranges::find(shown, chosen) - shown.begin();
    value = values[static_cast<std::size_t>(at)];
    return true;
}

void what_for(const Ui& ui, const Session& session, commands::SiteRequest& request) {
    std::vector<std::string> values{""};
    std::vector<std::string> shown{ui.tr("Everything that is grown")};
    for (const std::string& crop : commodities(session)) {
        values.push_back(crop);
        shown.push_back(name_in(crop, *ui.words));
    }
    value_choice(ui, ui.tr("What for"), values, shown, request.commodity);
    values = {""};
    shown = {ui.tr("Anywhere")};
    for (const std::string& district : district_names(session, request.commodity)) {
        values.push_back(district);
        shown.push_back(session.place_text(district, "", ui.words->language()));
    }
    if (values.size() > 1) {
        value_choice(ui, ui.tr("In which district"), values, shown, request.district);
    }
}

void how_many(const Ui& ui, commands::SiteRequest& request) {
    if (request.objective == "set-cover") {
        return;
    }
    int count = request.new_sites.value_or(1);
    muted(ui, ui.tr("How many new centres"));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(ui.px(140.0F));
    if (ImGui::InputInt("##how many", &count, 1, 1)) {
        request.new_sites = count;
    }
}

// Layers without a role, of points or areas: places that the user brought along.
std::vector<const LoadedLayer*> own_places(const Session& session) {
    std::vector<const LoadedLayer*> layers;
    for (const LoadedLayer& layer : session.layers) {
        const bool places =
            layer.kind == GeometryKind::point || layer.kind == GeometryKind::polygon;
        if (!layer.result && layer.role().empty() && places) {
            layers.push_back(&layer);
        }
    }
    return layers;
}

void from_where(const Ui& ui, const Session& session, commands::SiteRequest& request) {
    std::vector<std::string> values;
    std::vector<std::string> shown;
    const auto offer = [&](const char* role, const char* value, const std::string& text) {
        if (session.of_role(role) != nullptr) {
            values.emplace_back(value);
            shown.push_back(text);
        }
    };
    offer("candidates", "candidates", ui.tr("Places of your own"));
    if (std::ranges::any_of(session.drawings.all(), [](const auto& entry) {
            return entry.second.kind == project::DrawingKind::site;
        })) {
        values.emplace_back("places");
        shown.push_back(ui.tr("Sites drawn on the map"));
    }
    offer("parcels", "parcels", ui.tr("Parcels that could be given"));
    offer("villages", "villages", ui.tr("Villages"));
    offer("roads", "roads:500m", ui.tr("Every 500 m along the roads"));
    offer("roads", "roads:2km", ui.tr("Every 2 km along the roads"));
    for (const LoadedLayer* layer : own_places(session)) {
        values.push_back(own_places_word + std::to_string(layer->id));
        shown.push_back(ui.tr("Places of {0}", layer->title));
    }
    if (values.empty()) {
        muted(ui, ui.tr("There are no places to choose from: open a layer of parcels, of villages, "
                        "of roads, or of points of your own."));
        return;
    }
    value_choice(ui, ui.tr("From which places"), values, shown, request.candidates_from);
    tick(ui, ui.tr("Only land that the law allows"), request.screen);
}

// A limit of the other unit would be refused.
void fit_radius(commands::SiteRequest& request) {
    if (commands::fitting_text(request.by, request.radius).empty()) {
        request.radius = commands::fitting_text(request.by, "30min,5km");
    }
}

void what_is_best(const Ui& ui, commands::SiteRequest& request) {
    word_choice(ui, ui.tr("What is best"),
                {{"p-median", msgid("The least carrying in all")},
                 {"p-center", msgid("The shortest longest way")},
                 {"max-cover", msgid("The most within reach")},
                 {"set-cover", msgid("The fewest centres for all to be within reach")}},
                request.objective);
    word_choice(ui, ui.tr("What counts"),
                {{"tonnes", msgid("Tonnes of the harvest")},
                 {"members", msgid("Members, where they live")}},
                request.count);
    if (request.objective == "max-cover" || request.objective == "set-cover") {
        fit_radius(request);
        text_field(ui, ui.tr("Within reach is, like 5km or 30min"), "##radius", request.radius);
    }
}

// Capacities are kept with the least carrying of tonnes alone.
bool keeps_capacities(const commands::SiteRequest& request) {
    return request.objective == "p-median" && request.count == "tonnes";
}

void what_fits(const Ui& ui, commands::SiteRequest& request) {
    if (tick(ui, ui.tr("No centre takes more than it holds"), request.capacities)) {
        request.splittable = request.capacities;  // whole deliveries take long to prove
    }
    if (!request.capacities) {
        request.new_capacity_t.reset();
        return;
    }
    muted(ui, ui.tr("A new centre holds, t; 0: any amount"));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(ui.px(140.0F));
    double tonnes = request.new_capacity_t.value_or(0.0);
    if (number_field(ui, "##new capacity", 0, tonnes, 100.0)) {
        request.new_capacity_t = tonnes > 0.0 ? std::optional(tonnes) : std::nullopt;
    }
    tick(ui, ui.tr("A delivery may be divided among centres"), request.splittable);
}

void times_field(const Ui& ui, const std::string& label, const char* id, double& times) {
    muted(ui, label);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4.0F));
    ImGui::SetNextItemWidth(ui.px(140.0F));
    number_field(ui, id, 1, times, 0.5);
}

void seldom_needed(const Ui& ui, SitingView& view) {
    commands::SiteRequest& request = view.request;
    if (!disclosure(ui, ui.tr("More settings"), view.more_open)) {
        return;
    }
    tick(ui, ui.tr("Existing centres stay open"), request.keep_existing);
    if (keeps_capacities(request)) {
        what_fits(ui, request);
    }
    text_field(ui, ui.tr("Not farther than, like 5km or 3h; none: any way counts"), "##site limit",
               request.limit);
    times_field(ui, ui.tr("What is women's counts so many times"), "##women", request.women_weight);
    text_field(ui, ui.tr("What lies beyond this counts more, like 10km or 60min; empty: nothing"),
               "##far", request.far_cost);
    if (!request.far_cost.empty()) {
        times_field(ui, ui.tr("Namely so many times"), "##far times", request.far_factor);
    }
    times_field(ui, ui.tr("Seconds to look for the proof at most"), "##seconds",
                request.time_limit_s);
    muted(ui, ui.tr("Ways and yields are those of the catchments."));
}

}  // namespace

std::vector<std::string> commodities(const Session& session) {
    std::vector<std::string> words;
    const auto add = [&](const std::string& word) {
        if (!word.empty() && std::ranges::find(words, word) == words.end()) {
            words.push_back(word);
        }
    };
    if (const LoadedLayer* centres = session.of_role("centres")) {
        if (const Column* column =
                centres->layer->find_column(centres->source.column("commodity"))) {
            for (std::size_t row = 0; row < column->size(); ++row) {
                add(column->text(row));
            }
        }
    }
    for (const LegendEntry& entry : session.crops().legend) {
        for (const std::string& crop : entry.crops) {
            add(crop);
        }
    }
    return words;
}

bool siting_question(const Ui& ui, const Session& session, const ViewState& state,
                     SitingView& view) {
    commands::SiteRequest& request = view.request;
    take_catchment_settings(session, state, request);
    what_for(ui, session, request);
    how_many(ui, request);
    from_where(ui, session, request);
    what_is_best(ui, request);
    if (!keeps_capacities(request)) {
        request.capacities = false;
        request.new_capacity_t.reset();
        request.splittable = false;
    }
    seldom_needed(ui, view);
    const bool none = request.objective != "set-cover" && request.new_sites.value_or(1) < 1;
    if (none) {
        paragraph(ui, ui.tr("Ask for one new centre or more."));
    }
    ImGui::BeginDisabled(none || view.running() || request.candidates_from.empty());
    const bool asked = primary_button(ui, ui.tr("Find the best places"));
    ImGui::EndDisabled();
    return asked;
}

}  // namespace zamin::viewer
