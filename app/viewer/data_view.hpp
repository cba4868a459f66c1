// What the Data page remembers: what was found in the layers, which of the offered repairs are
// accepted, and where the walk through them is. Pure values; the page and a test drive them alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "io/read.hpp"
#include "project/propose.hpp"
#include "quality/find_problems.hpp"
#include "quality/finding.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

// The findings of one kind in a layer.
struct KindSummary {
    quality::Kind kind = quality::Kind::self_crossing;
    Severity severity = Severity::note;  // the worst
    std::size_t count = 0;
    std::size_t mendable = 0;
    std::size_t accepted = 0;
};

struct LayerReview {
    bool running = false;
    std::shared_ptr<const Layer> as_read;  // shapes as the source has them; null before a look
    std::shared_ptr<const quality::Findings> found;
    std::vector<std::uint8_t> accepted;  // one a finding
    std::optional<quality::Kind> open_kind;
    std::optional<std::size_t> current;  // the finding that is shown on the map
    bool done() const { return found != nullptr; }
    std::size_t accepted_count() const;
};

// The columns of a layer that are about to be confirmed.
struct ColumnsView {
    io::LayerInfo layer;
    project::ColumnsProposal proposal;
    std::map<std::string, std::string> chosen;  // field of the role -> column; empty = none
    // Answers to questions, as in a project file; empty = not said.
    std::string declared_unit;
    std::string sex_codes;
};

struct DataView {
    std::map<LayerId, LayerReview> reviews;
    std::map<LayerId, io::EncodingInfo> encodings;  // as the file was asked for them
    std::string crs_text;  // typed for a source without a coordinate system
    std::map<LayerId, ColumnsView> columns;
    std::map<LayerId, bool> unfolded;  // what only some layers need
};

// Puts the outcome of a look in place: nothing is accepted.
void set_findings(LayerReview& review, std::shared_ptr<const Layer> as_read,
                  std::shared_ptr<const quality::Findings> found);

// The worst first: errors, warnings, notes; then by number.
std::vector<KindSummary> summaries(const LayerReview& review);

// Accepts or takes back one finding, all of a kind, or all; findings that cannot be mended are
// passed over.
void accept(LayerReview& review, std::size_t finding, bool yes);
void accept_kind(LayerReview& review, quality::Kind kind, bool yes);
void accept_all(LayerReview& review, bool yes);

// The finding `step` places (1 or -1) from the current one among those of the open kind, going
// round; the first or last without a current one. nullopt where there is none.
std::optional<std::size_t> walked(const LayerReview& review, int step);
// Its place among those of its kind, from 1.
std::size_t place_in_kind(const LayerReview& review, std::size_t finding);

// The columns of a layer that findings need, by its role's mapping.
quality::Fields review_fields(const LoadedLayer& layer);

// "plots-mended.gpkg" beside the source, in the working folder where the source is no plain file.
std::filesystem::path mended_path(const LoadedLayer& layer);

// The page's memory, made at its first use.
struct ViewState;
DataView& data_view(ViewState& state);

}  // namespace zamin::viewer
