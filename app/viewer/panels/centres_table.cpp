#include <algorithm>
#include <cmath>

#include "style/catchment_style.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/panels/number_field.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using catchment::Centre;
using catchment::CentreSum;

constexpr const char* none = "\xE2\x80\x93";

std::string count_text(const Ui& ui, std::size_t count) {
    return ui.integer(static_cast<std::int64_t>(count));
}

std::string members_text(const Ui& ui, const CentreSum& sum) {
    if (!sum.members) {
        return ui.tr("{0} farms", count_text(ui, sum.farms));
    }
    const std::size_t women = sum.women.value_or(0);
    const std::size_t unknown = sum.sex_unknown.value_or(0);
    const std::size_t men = *sum.members - women - unknown;
    std::string text =
        ui.tr("{0} farms of {1} members: {2} women, {3} men", count_text(ui, sum.farms),
              count_text(ui, *sum.members), count_text(ui, women), count_text(ui, men));
    return unknown == 0 ? text
                        : text + ui.tr(", {0} whose sex is not known", count_text(ui, unknown));
}

// Tonnes against capacity: the part beyond it in alarm.
void utilisation_bar(const Ui& ui, double tonnes, double wanted_t, double capacity_t,
                     float height_at_1, float alpha) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(height_at_1);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const double full = std::max({capacity_t, wanted_t, 1e-9});
    const auto x = [&](double t) { return at.x + width * static_cast<float>(t / full); };
    list.AddRectFilled(at, {at.x + width, at.y + height}, packed(ui.theme->line), ui.px(2.0F));
    list.AddRectFilled(at, {x(std::min(tonnes, capacity_t)), at.y + height},
                       packed(ui.theme->accent, alpha), ui.px(2.0F));
    if (wanted_t > capacity_t + 0.5) {
        list.AddRectFilled({x(capacity_t), at.y}, {x(wanted_t), at.y + height},
                           packed(ui.theme->alarm, alpha), ui.px(2.0F));
    }
    ImGui::Dummy({width, height});
}

// A row of four columns: what, as it is, tried, change. Figures to the right.
void change_row(const Ui& ui, const Face& face, const std::array<std::string, 4>& cells,
                Colour ink) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    constexpr std::array<float, 4> right{0.0F, 0.6F, 0.8F, 1.0F};
    draw_text(list, face, at, packed(ui.theme->muted), elided(face, cells[0], width * 0.4F));
    for (std::size_t i = 1; i < cells.size(); ++i) {
        const float x = at.x + width * right[i] - text_size(face, cells[i]).x;
        draw_text(list, face, {std::round(x), at.y}, packed(i == 3 ? ink : ui.theme->ink),
                  cells[i]);
    }
    ImGui::Dummy({width, face.px + ui.px(2.0F)});
}

struct Change {
    std::string what;
    std::optional<double> before;
    std::optional<double> after;
    int decimals = 0;
};

void change_rows(const Ui& ui, const std::vector<Change>& changes) {
    change_row(ui, ui.fonts.small, {"", ui.tr("as it is"), ui.tr("tried"), ui.tr("change")},
               ui.theme->muted);
    for (const Change& change : changes) {
        const auto text = [&](const std::optional<double>& value) {
            return value ? ui.number(*value, change.decimals) : std::string(none);
        };
        std::string difference = none;
        const double least = 0.5 * std::pow(10.0, -change.decimals);
        if (change.before && change.after) {
            const double by = *change.after - *change.before;
            difference = std::abs(by) < least ? "0" : ui.number(by, change.decimals);
            difference = by >= least ? "+" + difference : difference;
        }
        change_row(ui, ui.fonts.small,
                   {change.what, text(change.before), text(change.after), difference},
                   ui.theme->accent);
    }
}

std::optional<double> as_real(const std::optional<std::size_t>& count) {
    return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

void centre_change(const Ui& ui, const CentresView& view, std::size_t i) {
    const CentreSum& before = view.run->catchments.sums[i];
    const CentreSum& after = view.shown->sums[i];
    const bool metres = view.shown->unit == travel::CostUnit::metres;
    const double per = metres ? 1000.0 : 60.0;
    const auto way = [&](const std::optional<double>& cost) {
        return cost ? std::optional(*cost / per) : std::nullopt;
    };
    const int decimals = metres ? 1 : 0;
    change_rows(ui, {{ui.tr("Tonnes"), before.tonnes, after.tonnes, 0},
                     {ui.tr("Capacity, t"), view.run->catchments.centres[i].capacity_t,
                      view.shown->centres[i].capacity_t, 0},
                     {ui.tr("Farms"), static_cast<double>(before.farms),
                      static_cast<double>(after.farms), 0},
                     {ui.tr("Women"), as_real(before.women), as_real(after.women), 0},
                     {metres ? ui.tr("Mean way, km") : ui.tr("Mean way, min"),
                      way(before.mean_cost), way(after.mean_cost), decimals},
                     {metres ? ui.tr("Longest way, km") : ui.tr("Longest way, min"),
                      way(before.max_cost), way(after.max_cost), decimals}});
}

void trial_fields(const Ui& ui, CentresView& view, std::size_t i, ViewState& state) {
    const Centre& source = view.run->catchments.centres[i];
    commands::CentreTrial& trial = view.trials[i];
    double capacity_t = trial.capacity_t.value_or(source.capacity_t.value_or(0.0));
    muted(ui, ui.tr("Try another capacity, tonnes a season, or drag it on the map"));
    ImGui::SetNextItemWidth(ui.px(120.0F));
    number_field(ui, "##capacity", 0, capacity_t);
    if (ImGui::IsItemDeactivatedAfterEdit() && capacity_t >= 0.0) {
        trial.capacity_t = capacity_t;
        follow_trials(view, state, true);
    }
    if (trial.any()) {
        ImGui::SameLine(0.0F, ui.px(12.0F));
        if (small_link(ui, ui.tr("As it is"))) {
            trial = {};
            follow_trials(view, state, true);
        }
    }
}

void centre_name(const Ui& ui, const Session& session, const Centre& centre, std::size_t i) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float side = ui.px(11.0F);
    const float y = at.y + (ui.fonts.strong.px - side) / 2 + ui.px(2.0F);
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + side, y + side},
                                              packed(style::centre_colour(i)));
    ImGui::SetCursorScreenPos({at.x + ui.px(20.0F), at.y});
    strong(ui, centre.name.empty() ? centre.id
                                   : session.name_in("centres", centre.name, ui.words->language()));
}

void centre_part(const Ui& ui, const Session& session, CentresView& view, std::size_t i,
                 double wanted_t, ViewState& state) {
    const Centre& centre = view.shown->centres[i];
    const CentreSum& sum = view.shown->sums[i];
    centre_name(ui, session, centre, i);
    const std::string capacity = centre.capacity_t ? ui.number(*centre.capacity_t, 0) : none;
    std::string words = ui.tr("{0} t of {1} t", ui.number(sum.tonnes, 0), capacity);
    if (centre.capacity_t && *centre.capacity_t > 0.0) {
        words = ui.tr("{0} t of {1} t, {2} %", ui.number(sum.tonnes, 0), capacity,
                      ui.number(100.0 * sum.tonnes / *centre.capacity_t, 0));
    }
    if (wanted_t - sum.tonnes > 0.5) {
        words += ui.tr("; {0} t find no room", ui.number(wanted_t - sum.tonnes, 0));
    }
    paragraph(ui, words);
    if (centre.capacity_t) {
        utilisation_bar(ui, sum.tonnes, wanted_t, *centre.capacity_t, 8.0F, 1.0F);
    }
    muted(ui, members_text(ui, sum));
    if (sum.mean_cost && sum.max_cost) {
        muted(ui,
              ui.tr("{0} on average, {1} at most", cost_text(ui, *sum.mean_cost, view.shown->unit),
                    cost_text(ui, *sum.max_cost, view.shown->unit)));
    }
    if (i >= view.trials.size()) {
        muted(ui, ui.tr("A site that is opened"));
        return;
    }
    if (view.tries_something()) {
        centre_change(ui, view, i);
    }
    trial_fields(ui, view, i, state);
}

}  // namespace

void centres_table(const Ui& ui, const Session& session, CentresView& view, ViewState& state) {
    for (std::size_t i = 0; i < view.shown->centres.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        centre_part(ui, session, view, i, view.now.wanted_t[i], state);
        rule(ui);
        ImGui::PopID();
    }
}

}  // namespace zamin::viewer
