// The answer of the step "New centres": where, with what proof, what it gives, and what the pins
// that were dragged cost.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "style/catchment_style.hpp"
#include "viewer/panels/large_numbers.hpp"
#include "viewer/panels/siting_chart.hpp"
#include "viewer/panels/siting_view.hpp"
#include "viewer/panels/siting_words.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using siting::Objective;

void which_plan(const Ui& ui, SitingView& view, ViewState& state) {
    if (view.plan == PlanRef{}) {
        return;
    }
    const siting::Siting& plan = plan_of(view, view.plan);
    const bool runner = view.plan.of == PlanRef::Of::runner;
    muted(ui, runner ? ui.tr("Another plan: {0}.", loss_text(view.run->answer, plan, *ui.words))
                     : ui.tr("A plan with another number of new centres."));
    if (small_link(ui, ui.tr("Back to the best"))) {
        show_plan({}, view, state);
    }
}

void opening(const Ui& ui, const SitingView& view, const siting::Siting& plan) {
    const std::string names = new_sites_text(*view.run, plan);
    const auto count = static_cast<std::int64_t>(std::ranges::count_if(
        plan.sites, [&](std::uint32_t site) { return is_new(*view.run, site); }));
    paragraph(ui, ui.tr_n("The best place: {0}.", "The best places: {0}.", count, names));
    paragraph(ui, proof_text(plan, *ui.words));
}

void proof_figures(const Ui& ui, const SitingView& view, const siting::Siting& plan) {
    const auto text = [&](double value) { return objective_text(*view.run, value, *ui.words); };
    const std::string gap = ui.number(plan.gap_pct, 2);
    muted(ui, plan.kind == Objective::max_cover
                  ? ui.tr("{0}; nothing can be more than {1}; gap {2} %", text(plan.objective),
                          text(plan.lower_bound), gap)
                  : ui.tr("{0}; nothing can be less than {1}; gap {2} %", text(plan.objective),
                          text(plan.lower_bound), gap));
    if (view.run->before && view.run->before->objective > 0.0) {
        const double before = view.run->before->objective;
        const double change_pct = 100.0 * (plan.objective - before) / before;
        muted(ui, change_pct > 0.0 ? ui.tr("As it is today: {0}; that is {1} % more", text(before),
                                           ui.number(change_pct, 1))
                                   : ui.tr("As it is today: {0}; that is {1} % less", text(before),
                                           ui.number(-change_pct, 1)));
    }
}

// The members within reach of the shown plan, where they were counted.
const catchment::BoundedShare* members_of(const SitingView& view) {
    if (!view.more || !view.moved.empty()) {
        return nullptr;
    }
    if (view.plan.of == PlanRef::Of::curve && view.plan.at < view.more->members.size()) {
        return &view.more->members[view.plan.at];
    }
    return view.plan == PlanRef{} && view.more->answer_members ? &*view.more->answer_members
                                                               : nullptr;
}

void key_figures(const Ui& ui, const SitingView& view) {
    double weight = 0.0;
    double travel = 0.0;
    double greatest = 0.0;
    for (const commands::SiteSum& sum : view.shown.sums) {
        weight += sum.weight;
        travel += sum.weight * sum.mean_cost;
        greatest = std::max(greatest, sum.greatest_cost);
    }
    const bool km = view.run->question.unit == "km";
    const std::string unit = km ? ui.tr("km") : ui.tr("min");
    std::vector<LargeNumber> numbers;
    numbers.push_back({weight > 0.0 ? ui.number(travel / weight, km ? 1 : 0) : "\xE2\x80\x93",
                       unit,
                       ui.tr("on average"),
                       {}});
    numbers.push_back({ui.number(greatest, km ? 1 : 0), unit, ui.tr("at most"), {}});
    if (const catchment::BoundedShare* members = members_of(view);
        members != nullptr && members->point_pct()) {
        numbers.push_back({ui.number(*members->point_pct(), 0),
                           "%",
                           ui.tr("members in {0}",
                                 way_text(view.more->reach, view.run->question.unit, *ui.words)),
                           {}});
    }
    large_numbers(ui, numbers);
    if (const catchment::BoundedShare* members = members_of(view)) {
        muted(ui, ui.tr("{0} of {1} members live within {2} of a centre",
                        ui.integer(static_cast<std::int64_t>(members->yes)),
                        ui.integer(static_cast<std::int64_t>(members->yes + members->no)),
                        way_text(view.more->reach, view.run->question.unit, *ui.words)));
    }
}

void unserved(const Ui& ui, const SitingView& view, const siting::Siting& plan) {
    if (plan.unserved_weight > 0.5) {
        const std::string left = ui.number(plan.unserved_weight, 0);
        const std::string unit = weight_unit(*view.run, *ui.words);
        paragraph(ui, view.run->request.capacities
                          ? ui.tr("{0} {1} lie beyond the limit of every centre, or find no room "
                                  "within it.",
                                  left, unit)
                          : ui.tr("{0} {1} lie beyond the limit of every centre.", left, unit));
    }
}

void moved_figures(const Ui& ui, const SitingView& view) {
    if (view.moved.empty()) {
        return;
    }
    if (!view.tried) {
        muted(ui, ui.tr("Finding what that gives\xE2\x80\xA6"));
        return;
    }
    const siting::Siting& best = base_plan(view);
    const auto text = [&](double value) { return objective_text(*view.run, value, *ui.words); };
    strong(ui, ui.tr("Moved by hand: {0}", loss_text(best, *view.tried, *ui.words)));
    muted(ui, ui.tr("{0} against {1}, {2} between them", text(view.tried->objective),
                    text(best.objective), text(std::abs(view.tried->objective - best.objective))));
}

void ground_words(const Ui& ui, const SitingView& view, std::uint32_t site) {
    const auto found = view.ground.find(site);
    if (found == view.ground.end()) {
        return;
    }
    if (found->second.refusals.empty()) {
        muted(ui, ui.tr("Nothing that is known forbids a centre there."));
    }
    for (const Sentence& reason : found->second.refusals) {
        ImGui::PushStyleColor(ImGuiCol_Text, packed(ui.theme->alarm));
        ImGui::PushTextWrapPos(0.0F);
        const std::string text = ui.tr("Not allowed: {0}", ui.words->say(reason));
        ImGui::TextUnformatted(text.c_str());
        ImGui::PopTextWrapPos();
        ImGui::PopStyleColor();
    }
}

void site_name(const Ui& ui, const SitingView& view, std::size_t i, std::uint32_t site) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float r = ui.px(5.5F);
    const ImVec2 c{at.x + r, at.y + ui.fonts.body.px * 0.6F};
    if (is_new(*view.run, site)) {
        list.AddCircleFilled(c, r, packed(style::centre_colour(i)));
    } else {
        list.AddRectFilled({c.x - r, c.y - r}, {c.x + r, c.y + r}, packed(style::centre_colour(i)));
    }
    ImGui::SetCursorScreenPos({at.x + ui.px(20.0F), at.y});
    const std::string& title = view.run->question.site_titles[site];
    strong(ui, is_new(*view.run, site) ? title + " \xC2\xB7 " + ui.tr("new") : title);
}

// How full a site is, where it does not take any amount.
void room_words(const Ui& ui, const SitingView& view, std::uint32_t site, double tonnes) {
    const siting::SitingInput& input = view.run->model.input;
    if (input.capacity.empty()) {
        return;
    }
    const double holds = input.capacity[site];
    const double all = std::accumulate(input.amount.begin(), input.amount.end(), 0.0);
    if (holds < all && holds > 0.0) {
        muted(ui, ui.tr("It holds {0} t; {1} % of that is taken.", ui.number(holds, 0),
                        ui.number(100.0 * tonnes / holds, 0)));
    }
}

void site_part(const Ui& ui, SitingView& view, std::size_t i, ViewState& state) {
    const std::uint32_t site = view.shown.sites[i];
    const commands::SiteSum& sum = view.shown.sums[i];
    const std::string& unit = view.run->question.unit;
    site_name(ui, view, i, site);
    muted(ui,
          ui.tr("{0} {1} from {2} places; {3} on average, {4} at most", ui.number(sum.weight, 0),
                weight_unit(*view.run, *ui.words), ui.integer(static_cast<std::int64_t>(sum.farms)),
                way_text(sum.mean_cost, unit, *ui.words),
                way_text(sum.greatest_cost, unit, *ui.words)));
    room_words(ui, view, site, sum.weight);
    if (is_new(*view.run, site)) {
        for (const Sentence& open : view.run->question.screened[site].unchecked) {
            muted(ui, ui.tr("Has to be checked: {0}", ui.words->say(open)));
        }
    }
    if (view.moved.count(site) > 0) {
        ground_words(ui, view, site);
        if (small_link(ui, ui.tr("Put it back"))) {
            put_back(site, view, state);
        }
    }
}

// How bound and plan closed in on each other.
void how_proved(const Ui& ui, SitingView& view) {
    disclosure(ui, ui.tr("How it was proved"), view.proof_open);
    if (!view.proof_open) {
        return;
    }
    const commands::SiteRun& run = *view.run;
    const auto count = [&](std::size_t n) { return ui.integer(static_cast<std::int64_t>(n)); };
    muted(ui, ui.tr("{0} places to choose from, {1} from where it comes, {2} s",
                    count(run.question.screened.size() - run.model.input.forbidden.size()),
                    count(run.question.demand_names.size()), ui.number(run.answer.seconds, 2)));
    trace_chart(ui, run.answer.trace,
                [&](double value) { return objective_text(run, value, *ui.words); });
}

void shown_on_map(const Ui& ui, SitingView& view, ViewState& state) {
    const std::array<std::pair<std::string, SitingAreas>, 3> words = {
        {{ui.tr("Lines"), SitingAreas::lines},
         {ui.tr("Areas"), SitingAreas::areas},
         {ui.tr("Places alone"), SitingAreas::none}}};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            ImGui::SameLine(0.0F, ui.px(14.0F));
        }
        if (small_link(ui, words[i].first, view.areas == words[i].second)) {
            view.areas = words[i].second;
            show_site_areas(view, state);
        }
    }
}

}  // namespace

void siting_answer(const Ui& ui, const Session&, SitingView& view, ViewState& state) {
    const siting::Siting& plan = plan_of(view, view.plan);
    which_plan(ui, view, state);
    opening(ui, view, plan);
    key_figures(ui, view);
    proof_figures(ui, view, plan);
    unserved(ui, view, plan);
    moved_figures(ui, view);
    shown_on_map(ui, view, state);
    rule(ui);
    for (std::size_t i = 0; i < view.shown.sites.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        site_part(ui, view, i, state);
        ImGui::PopID();
        if (i >= view.shown.sites.size()) {
            break;  // the pin was put back: another plan is shown
        }
    }
    for (const Sentence& remark : view.run->question.remarks) {
        muted(ui, ui.words->say(remark));
    }
    muted(ui, ui.tr("Drag a pin on the map to see what another place costs."));
    muted(ui, ui.tr("Ways: {0}.", ui.words->say(view.run->question.travel->described())));
    how_proved(ui, view);
}

}  // namespace zamin::viewer
