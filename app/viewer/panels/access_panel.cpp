#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

void access_panel(const Ui& ui, const Session& session, ViewState& state) {
    paragraph(ui,
              ui.tr("Which groups and members lack land, how many hectares are missing, by sex, "
                    "and which parcels could be asked for."));
    rule(ui);
    needs(ui, session, state,
          {{"groups", "Producer groups"},
           {"members", "Members, with their group and sex"},
           {"plots", "Plots, with who holds them"},
           {"parcels", "Parcels that could be asked for", true}});
}

}  // namespace zamin::viewer
