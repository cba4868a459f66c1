#include "viewer/panels/access_words.hpp"

#include "access/words.hpp"

namespace zamin::viewer {

double missing_ha(const access::UnitSummary& summary) {
    return summary.deficit_ha.value.value_or(summary.deficit_ha.upper.value_or(0.0));
}

std::string group_name(const access::UnitSummary& summary) {
    return summary.name.empty() ? summary.unit : summary.name;
}

std::string deficit_text(const Ui& ui, const access::Estimate& deficit) {
    if (deficit.value) {
        return ui.tr("{0} ha missing", ui.number(*deficit.value, 1));
    }
    if (deficit.lower && deficit.upper) {
        return ui.tr("{0} to {1} ha missing", ui.number(*deficit.lower, 1),
                     ui.number(*deficit.upper, 1));
    }
    return ui.tr("what is missing is not known");
}

std::string estimate_text(const Ui& ui, const access::Estimate& estimate) {
    const auto number = [&](double value) {
        return access::short_number(value, ui.words->language());
    };
    if (estimate.value) {
        return number(*estimate.value);
    }
    if (estimate.lower && estimate.upper) {
        return ui.tr("{0} to {1}", number(*estimate.lower), number(*estimate.upper));
    }
    return estimate.note.empty() ? ui.tr("not known") : ui.tr(estimate.note);
}

std::string people_text(const Ui& ui, const access::UnitSummary& summary) {
    return ui.tr("{0} members: {1} women, {2} men, {3} not recorded", ui.integer(summary.members),
                 ui.integer(summary.women), ui.integer(summary.men),
                 ui.integer(summary.sex_unknown));
}

}  // namespace zamin::viewer
