#include "core/msgid.hpp"
#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

void print_panel(const Ui& ui, const Session& session, ViewState& state) {
    paragraph(ui, ui.tr("The map that goes on the table: a sheet, an atlas with a page for each "
                        "district, or the land request of a group, as PDF."));
    rule(ui);
    needs(ui, session, state,
          {{"districts", msgid("Districts, for the pages of an atlas")},
           {"plots", msgid("Plots, for the map")},
           {"groups", msgid("Producer groups, for their requests"), true}});
}

}  // namespace zamin::viewer
