#include "viewer/panels/data_questions.hpp"

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/crs_question.hpp"
#include "viewer/data_view.hpp"
#include "viewer/panels/problem_work.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

void answer(const CrsQuestion& question, const std::string& crs, ViewState& state) {
    project::ProjectSource source = question.source;
    source.crs = crs;
    state.ask(ShowResult{crs_preview_title, nullptr});
    state.ask(ReadAgain{0, std::move(source)});
}

void candidate_lines(const Ui& ui, const CrsQuestion& question, const io::CrsCandidate& candidate,
                     ViewState& state) {
    paragraph(ui, candidate.label);
    muted(ui, ui.words->say(candidate.reason) + ".");
    if (small_link(ui, ui.tr("Look at it on the map"))) {
        state.ask(ShowResult{crs_preview_title, std::make_shared<const Layer>(
                                                    as_if_in(*question.numbers, candidate))});
        state.ask(FlyToPlace{candidate.lonlat_deg.center()});
    }
    ImGui::SameLine(0.0F, ui.px(16.0F));
    // One whose x and y are changed for each other cannot be read as it is.
    if (candidate.northing_first) {
        muted(ui, ui.tr("Its x and y are changed for each other in the file; mend the file."));
    } else if (small_link(ui, ui.tr("Use {0}", candidate.code))) {
        answer(question, candidate.code, state);
    }
}

void other_system(const Ui& ui, const CrsQuestion& question, DataView& view, ViewState& state) {
    muted(ui, ui.tr("Another, by its code (EPSG:28412):"));
    ImGui::SetNextItemWidth(-1.0F);
    if (ImGui::InputText("##crs", &view.crs_text, ImGuiInputTextFlags_EnterReturnsTrue) &&
        !view.crs_text.empty()) {
        answer(question, view.crs_text, state);
    }
}

}  // namespace

void crs_questions(const Ui& ui, const Session& session, DataView& view, ViewState& state) {
    for (std::size_t i = 0; i < session.crs_questions.size(); ++i) {
        const CrsQuestion& question = session.crs_questions[i];
        ImGui::PushID(static_cast<int>(i));
        strong(ui, ui.tr("Where does it lie?"));
        muted(ui, question.source.source.text());
        paragraph(ui, ui.tr("The file does not say rightly in which coordinate system its numbers "
                            "are. They can be one of these:"));
        for (std::size_t c = 0; c < question.candidates.size(); ++c) {
            ImGui::PushID(static_cast<int>(c));
            candidate_lines(ui, question, question.candidates[c], state);
            ImGui::PopID();
        }
        other_system(ui, question, view, state);
        if (small_link(ui, ui.tr("Leave it out"))) {
            state.ask(ShowResult{crs_preview_title, nullptr});
            state.ask(LeaveOut{question.source.source});
        }
        rule(ui);
        ImGui::PopID();
    }
}

}  // namespace zamin::viewer
