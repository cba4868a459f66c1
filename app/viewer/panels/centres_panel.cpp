#include "viewer/panels/task_panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

void centres_panel(const Ui& ui, const Session& session, ViewState& state) {
    paragraph(ui, ui.tr("Who each collection centre reaches, where its capacity runs out, and "
                        "where a new centre would serve most."));
    rule(ui);
    needs(ui, session, state,
          {{"centres", "Collection centres, with their capacity in tonnes"},
           {"plots", "Plots or producer groups that deliver"},
           {"roads", "Roads, for times instead of straight lines", true}});
}

}  // namespace zamin::viewer
