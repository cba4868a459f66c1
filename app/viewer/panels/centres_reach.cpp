// Members near centres and services, with bounds: a line of text and a bar a kind.
#include "catchment/catchment_tables.hpp"
#include "viewer/panels/centres_view.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using catchment::BoundedShare;

// What is certain in the accent, what is possible hatched.
void share_bar(const Ui& ui, const BoundedShare& share) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(6.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto x = [&](const std::optional<double>& pct) {
        return at.x + width * static_cast<float>(pct.value_or(0.0) / 100.0);
    };
    list.AddRectFilled(at, {at.x + width, at.y + height}, packed(ui.theme->line), ui.px(2.0F));
    const float certain = x(share.lower_pct());
    list.AddRectFilled(at, {certain, at.y + height}, packed(ui.theme->accent), ui.px(2.0F));
    if (share.unknown > 0) {
        draw_hatch(list, {certain, at.y}, {x(share.upper_pct()), at.y + height},
                   packed(ui.theme->muted), ui.px(3.0F), ui.px(1.0F));
    }
    ImGui::Dummy({width, height});
}

// "38 %", or "at least 30, at most 45 %" where some are not known.
std::string share_text(const Ui& ui, const BoundedShare& share) {
    if (share.count() == 0) {
        return "\xE2\x80\x93";
    }
    if (share.unknown > 0) {
        return ui.tr("{0} to {1} %", ui.number(*share.lower_pct(), 0),
                     ui.number(*share.upper_pct(), 0));
    }
    return ui.tr("{0} %", ui.number(*share.point_pct(), 0));
}

void kind_part(const Ui& ui, const catchment::ReachOfKind& kind) {
    const std::string name(ui.words->lookup(kind.kind));
    paragraph(ui, ui.tr("{0}: {1} of the members", name_in(name, *ui.words),
                        share_text(ui, kind.members.all)));
    share_bar(ui, kind.members.all);
    muted(ui, ui.tr("{0} of the women, {1} of the men; {2} places",
                    share_text(ui, kind.members.women), share_text(ui, kind.members.men),
                    ui.integer(static_cast<std::int64_t>(kind.sites))));
}

// Names of kinds, marked for the catalogues.
[[maybe_unused]] constexpr const char* kind_names[] = {
    msgid("collection centre"), msgid("agro-shop"), msgid("adviser"), msgid("machinery")};

}  // namespace

void centres_reach(const Ui& ui, const CentresView& view) {
    if (!view.run->accessibility || view.run->accessibility->kinds.empty() ||
        view.run->accessibility->kinds.front().members.all.count() == 0) {
        return;
    }
    const catchment::Accessibility& found = *view.run->accessibility;
    strong(ui, ui.tr("Members within {0} of the nearest", cost_text(ui, found.reach, found.unit)));
    for (const catchment::ReachOfKind& kind : found.kinds) {
        kind_part(ui, kind);
    }
    rule(ui);
}

}  // namespace zamin::viewer
