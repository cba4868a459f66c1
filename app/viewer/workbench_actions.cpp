#include <imgui.h>

#include <algorithm>
#include <array>

#include "viewer/scale_bar.hpp"
#include "viewer/workbench.hpp"

namespace zamin::viewer {

namespace {

constexpr float text_step = 1.1F;

bool menu_open() {
    return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

void show_or_leave(ViewState& state, Dialog dialog) {
    state.dialog = state.dialog == dialog ? Dialog::none : dialog;
}

void set_text_size(ViewState& state, float size) {
    state.text_size = std::clamp(size, least_text_size, most_text_size);
}

text::Language after(text::Language language) {
    using enum text::Language;
    return language == english ? tajik : (language == tajik ? russian : english);
}

}  // namespace

void Workbench::act(Action action) {
    const ScreenPoint middle{m_state.camera.width_px / 2, m_state.camera.height_px / 2};
    switch (action) {
        case Action::zoom_in:
        case Action::zoom_out:
            m_state.glide.add(middle, action == Action::zoom_in ? 1.6 : 1.0 / 1.6);
            m_state.camera_used = true;
            break;
        case Action::fit:
            fit_everything(true);
            break;
        case Action::add_bookmark:
            add_bookmark();
            break;
        case Action::close_all:
            close_all();
            break;
        case Action::save:
            if (m_session.project.file.empty()) {
                show_or_leave(m_state, Dialog::save);
            } else {
                m_state.ask(SaveProject{m_session.project.file});
            }
            break;
        case Action::undo:
        case Action::redo:
            undo_or_redo(action);
            break;
        case Action::delete_drawing:
            delete_chosen();
            break;
        case Action::dismiss_notes:
            m_session.notes.clear();
            break;
        case Action::quit:
            m_quit = true;
            break;
        default:
            act_on_window(action);
    }
}

void Workbench::act_on_window(Action action) {
    switch (action) {
        case Action::open:
            m_state.dialog = Dialog::open;
            break;
        case Action::new_project:
            m_state.new_project = {};
            m_state.dialog = Dialog::new_project;
            break;
        case Action::palette:
            m_state.palette = {};
            show_or_leave(m_state, Dialog::palette);
            break;
        case Action::help:
            show_or_leave(m_state, Dialog::help);
            break;
        case Action::close:
            if (m_state.dialog == Dialog::none && menu_open()) {
                m_state.close_menus = true;
            } else {
                close_front(m_state);
            }
            break;
        case Action::task_coverage:
            choose_task(m_state, Task::coverage);
            break;
        case Action::task_centres:
            choose_task(m_state, Task::centres);
            break;
        case Action::task_access:
            choose_task(m_state, Task::access);
            break;
        case Action::task_print:
            choose_task(m_state, Task::print);
            break;
        case Action::left_panel:
            m_state.left_open = !m_state.left_open;
            break;
        case Action::right_panel:
            m_state.right_open = !m_state.right_open;
            break;
        case Action::data:
            show_panel(m_state, m_state.left_page == LeftPage::data ? "layers" : "data");
            break;
        case Action::table:
            m_state.table.open = !m_state.table.open;
            break;
        case Action::measure_distance:
            take_tool(m_state, Tool::distance);
            break;
        case Action::measure_area:
            take_tool(m_state, Tool::area);
            break;
        case Action::select_box:
            take_tool(m_state, Tool::select_box);
            break;
        case Action::select_polygon:
            take_tool(m_state, Tool::select_polygon);
            break;
        case Action::draw_bar:
            m_state.drawing_bar = !m_state.drawing_bar;
            break;
        case Action::draw_site:
            take_tool(m_state, Tool::draw_site);
            break;
        case Action::draw_note:
            take_tool(m_state, Tool::draw_note);
            break;
        case Action::draw_area:
            take_tool(m_state, Tool::draw_area);
            break;
        case Action::graticule:
            m_state.graticule = !m_state.graticule;
            break;
        case Action::overview:
            m_state.overview_shown = !m_state.overview_shown;
            break;
        case Action::theme:
            m_state.theme = m_state.theme == ThemeName::light ? ThemeName::dark : ThemeName::light;
            break;
        case Action::language:
            m_state.language = after(m_state.language);
            break;
        case Action::text_larger:
            set_text_size(m_state, m_state.text_size * text_step);
            break;
        case Action::text_smaller:
            set_text_size(m_state, m_state.text_size / text_step);
            break;
        case Action::text_normal:
            set_text_size(m_state, 1.0F);
            break;
        default:
            break;
    }
}

// Named by the district and the scale, so that the list can be read.
void Workbench::add_bookmark() {
    if (!m_session.to_lonlat) {
        return;
    }
    const Coord lonlat = m_session.to_lonlat->apply(m_state.camera.center_m);
    const LoadedLayer* districts = m_session.of_role("districts");
    std::string name = coordinates_text(lonlat);
    if (districts != nullptr && districts->from_map && districts->picker) {
        const auto row =
            districts->picker->at(districts->from_map->apply(m_state.camera.center_m), 0.0, 0.0);
        name = row ? districts->feature_name(*row) + ", " + name : name;
    }
    m_state.bookmarks.push_back(
        {name, lonlat, std::max(m_state.camera.scale_denominator(bookmark_px_per_inch), 1.0)});
}

void Workbench::run(const RunWork& request) {
    auto work = [this, work = request.work,
                 generation = m_generation](Progress& progress) -> Jobs::Finish {
        RunWork::Finish finish = work(progress);
        return [this, finish = std::move(finish), generation] {
            if (finish && generation == m_generation) {
                finish(m_session, m_state);
            }
        };
    };
    m_jobs.start(request.title, std::move(work), request.kept_when_cancelled);
}

}  // namespace zamin::viewer
