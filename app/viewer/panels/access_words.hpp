// What panel and map say of a group.
#pragma once

#include <string>

#include "access/indicators.hpp"
#include "viewer/ui.hpp"

namespace zamin::viewer {

// Hectares that a group lacks, at most; 0 where it is not known.
double missing_ha(const access::UnitSummary& summary);
std::string group_name(const access::UnitSummary& summary);
// "2.4 ha missing", "1.2 to 3.0 ha missing".
std::string deficit_text(const Ui& ui, const access::Estimate& deficit);
// "12.5", "10 to 20", or why it cannot be said.
std::string estimate_text(const Ui& ui, const access::Estimate& estimate);
std::string people_text(const Ui& ui, const access::UnitSummary& summary);

}  // namespace zamin::viewer
