#include "viewer/guess_role.hpp"
#include "viewer/panels/panels.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

using coverage::Denominator;

constexpr std::array denominators = {Denominator::members, Denominator::mapped,
                                     Denominator::official, Denominator::polygon};

std::string denominator_words(const Ui& ui, Denominator denominator) {
    switch (denominator) {
        case Denominator::members:
            return ui.tr("Members' land");
        case Denominator::mapped:
            return ui.tr("All mapped plots");
        case Denominator::official:
            return ui.tr("Official cultivable hectares");
        default:
            return ui.tr("The district's area");
    }
}

bool denominator_choice(const Ui& ui, coverage::CoverageOptions& options) {
    std::vector<std::string> words;
    for (const Denominator denominator : denominators) {
        words.push_back(denominator_words(ui, denominator));
    }
    std::string chosen = denominator_words(ui, options.denominator);
    if (!choice(ui, ui.tr("100 % is"), words, chosen, "")) {
        return false;
    }
    for (const Denominator denominator : denominators) {
        if (denominator_words(ui, denominator) == chosen) {
            options.denominator = denominator;
        }
    }
    return true;
}

}  // namespace

void coverage_settings(const Ui& ui, const Session& session, ViewState& state) {
    const LoadedLayer* plots = session.of_role("plots");
    const LoadedLayer* districts = session.of_role("districts");
    if (plots == nullptr || districts == nullptr) {
        return;
    }
    coverage::CoverageOptions options = session.coverage_options;
    bool changed = choice(ui, ui.tr("Crop, a column of the plots"), category_columns(*plots->layer),
                          options.crop_column, ui.tr("Choose a column"));
    changed |=
        choice(ui, ui.tr("Name, a column of the districts"), category_columns(*districts->layer),
               options.district_name_column, ui.tr("Choose a column"));
    std::vector<std::string> season_columns = category_columns(*plots->layer);
    season_columns.insert(season_columns.begin(), "");
    if (choice(ui, ui.tr("Season, a column of the plots"), season_columns, options.season_column,
               ui.tr("No seasons"))) {
        options.season.clear();
        changed = true;
    }
    if (!options.season_column.empty()) {
        std::vector<std::string> seasons = session.seasons;
        seasons.insert(seasons.begin(), "");
        changed |=
            choice(ui, ui.tr("Which season"), seasons, options.season, ui.tr("All, kept apart"));
    }
    changed |= denominator_choice(ui, options);
    if (changed) {
        state.ask(Recompute{options});
    }
}

}  // namespace zamin::viewer
