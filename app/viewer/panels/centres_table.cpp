#include <algorithm>

#include "viewer/panels/centres_view.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using catchment::Centre;
using catchment::CentreSum;

constexpr const char* none = "\xE2\x80\x93";

std::string members_text(const Ui& ui, const CentreSum& sum) {
    if (!sum.members) {
        return ui.tr("{0} farms", ui.integer(static_cast<std::int64_t>(sum.farms)));
    }
    return ui.tr("{0} farms; {1} members, {2} of them women",
                 ui.integer(static_cast<std::int64_t>(sum.farms)),
                 ui.integer(static_cast<std::int64_t>(*sum.members)),
                 ui.integer(static_cast<std::int64_t>(sum.women.value_or(0))));
}

// Tonnes against capacity: the part beyond it in alarm.
void utilisation_bar(const Ui& ui, double tonnes, double wanted_t, double capacity_t) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(8.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const double full = std::max({capacity_t, wanted_t, 1e-9});
    const auto x = [&](double t) { return at.x + width * static_cast<float>(t / full); };
    list.AddRectFilled(at, {at.x + width, at.y + height}, packed(ui.theme->line), ui.px(2.0F));
    list.AddRectFilled(at, {x(std::min(tonnes, capacity_t)), at.y + height},
                       packed(ui.theme->accent), ui.px(2.0F));
    if (wanted_t > capacity_t) {
        list.AddRectFilled({x(capacity_t), at.y}, {x(wanted_t), at.y + height},
                           packed(ui.theme->alarm), ui.px(2.0F));
    }
    ImGui::Dummy({width, height});
}

// What each centre takes and what it has no room for, where it is the only one of its commodity.
std::vector<double> wanted_by_centre(const catchment::Catchments& catchments) {
    std::vector<double> wanted;
    for (const CentreSum& sum : catchments.sums) {
        wanted.push_back(sum.tonnes);
    }
    for (const catchment::Delivery& delivery : catchments.deliveries) {
        if (delivery.reason != catchment::Reason::no_room) {
            continue;
        }
        const std::string& crop = catchments.farms[delivery.farm].commodity;
        const auto takes = [&](const Centre& centre) { return centre.commodity == crop; };
        const auto& centres = catchments.centres;
        const auto only = std::find_if(centres.begin(), centres.end(), takes);
        if (std::count_if(centres.begin(), centres.end(), takes) == 1) {
            wanted[static_cast<std::size_t>(only - centres.begin())] +=
                delivery.tonnes.value_or(0.0);
        }
    }
    return wanted;
}

void capacity_field(const Ui& ui, CentresView& view, std::size_t i, ViewState& state) {
    const Centre& source = view.run->catchments.centres[i];
    double capacity_t = view.tried_t[i].value_or(source.capacity_t.value_or(0.0));
    muted(ui, ui.tr("Try another capacity, tonnes a season"));
    ImGui::SetNextItemWidth(ui.px(120.0F));
    ImGui::InputDouble("##capacity", &capacity_t, 0.0, 0.0, "%.0f");
    if (ImGui::IsItemDeactivatedAfterEdit() && capacity_t >= 0.0) {
        view.tried_t[i] = capacity_t;
        view.running = true;
        state.ask(what_if_work(view));
    }
    if (view.tried_t[i]) {
        ImGui::SameLine(0.0F, ui.px(12.0F));
        if (small_link(ui, ui.tr("As it is"))) {
            view.tried_t[i].reset();
            view.running = true;
            state.ask(what_if_work(view));
        }
    }
}

void centre_part(const Ui& ui, CentresView& view, std::size_t i, double wanted_t,
                 ViewState& state) {
    const Centre& centre = view.shown->centres[i];
    const CentreSum& sum = view.shown->sums[i];
    strong(ui, centre.name.empty() ? centre.id : centre.name);
    const std::string capacity =
        centre.capacity_t ? ui.integer(static_cast<std::int64_t>(*centre.capacity_t)) : none;
    paragraph(ui, ui.tr("{0} t of {1} t", ui.number(sum.tonnes, 0), capacity));
    if (centre.capacity_t) {
        utilisation_bar(ui, sum.tonnes, wanted_t, *centre.capacity_t);
    }
    muted(ui, members_text(ui, sum));
    if (sum.mean_cost && sum.max_cost) {
        const bool metres = view.shown->unit == travel::CostUnit::metres;
        const double per = metres ? 1000.0 : 60.0;
        muted(ui,
              metres
                  ? ui.tr("{0} km on average, {1} km at most", ui.number(*sum.mean_cost / per, 1),
                          ui.number(*sum.max_cost / per, 1))
                  : ui.tr("{0} min on average, {1} min at most", ui.number(*sum.mean_cost / per, 0),
                          ui.number(*sum.max_cost / per, 0)));
    }
    capacity_field(ui, view, i, state);
}

}  // namespace

void centres_table(const Ui& ui, CentresView& view, ViewState& state) {
    const std::vector<double> wanted = wanted_by_centre(*view.shown);
    for (std::size_t i = 0; i < view.shown->centres.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        centre_part(ui, view, i, wanted[i], state);
        rule(ui);
        ImGui::PopID();
    }
}

}  // namespace zamin::viewer
