// The layers that the room reads, each with the columns that stand for its fields.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "access/holdings.hpp"
#include "core/layer.hpp"
#include "core/progress.hpp"

namespace zamin::access {

// A layer in a role. A field's column is the mapped one, else the one of the field's own name, else
// one of the names that STDM's tables have (tenure_share, validity_end, spatial_unit_id ...).
struct Source {
    const Layer* layer = nullptr;  // null: the project has no such source
    std::map<std::string, std::string> columns;

    explicit operator bool() const { return layer != nullptr; }
    // nullptr where neither exists.
    const Column* find(std::string_view field) const;
};

// Roles and fields are those of the project. Any may be missing but members or plots: figures that
// need what is missing are empty and say so.
//   plots     one row a plot, or a row a holder, or a row a season: rows of one plot_id are one
//   plot rights    one row a right; plots that it names take their holders from here, others from
//   the
//             plots' own holder_id, share_pct, document, named_on_document
struct Sources {
    Source plots, members, groups, rights, agreements;
    Source villages, districts, jamoats, services;
    // What holds for members whose row does not say whether all their plots were asked for: yes
    // makes those without plots landless, unknown leaves it open.
    Tri plots_surveyed = Tri::unknown;
    text::Language language = text::Language::english;  // of the problems
};

// Reads, resolves ids, measures areas on the ellipsoid and distances from village to plot, splits
// shares. Bad rows are kept, and named in Holdings::problems with what they do to the figures.
// Throws UsageError for a source without its required column, Cancelled.
Holdings make_holdings(const Sources& sources, Progress& progress);

}  // namespace zamin::access
