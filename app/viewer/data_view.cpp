#include "viewer/data_view.hpp"

#include <algorithm>

#include "io/layer_info.hpp"
#include "project/adopt_columns.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

std::size_t LayerReview::accepted_count() const {
    return static_cast<std::size_t>(std::count(accepted.begin(), accepted.end(), 1));
}

void set_findings(LayerReview& review, std::shared_ptr<const Layer> as_read,
                  std::shared_ptr<const quality::Findings> found) {
    review = {};
    review.as_read = std::move(as_read);
    review.found = std::move(found);
    review.accepted.assign(review.found->findings.size(), 0);
}

std::vector<KindSummary> summaries(const LayerReview& review) {
    std::map<quality::Kind, KindSummary> by_kind;
    if (review.found) {
        for (std::size_t i = 0; i < review.found->findings.size(); ++i) {
            const quality::Finding& finding = review.found->findings[i];
            KindSummary& summary = by_kind[finding.kind];
            summary.kind = finding.kind;
            summary.severity = std::max(summary.severity, finding.severity);
            ++summary.count;
            summary.mendable += finding.mendable ? 1 : 0;
            summary.accepted += review.accepted[i];
        }
    }
    std::vector<KindSummary> sorted;
    for (const auto& [kind, summary] : by_kind) {
        sorted.push_back(summary);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const KindSummary& a, const KindSummary& b) {
        return a.severity != b.severity ? a.severity > b.severity : a.count > b.count;
    });
    return sorted;
}

void accept(LayerReview& review, std::size_t finding, bool yes) {
    if (review.found->findings[finding].mendable) {
        review.accepted[finding] = yes ? 1 : 0;
    }
}

void accept_kind(LayerReview& review, quality::Kind kind, bool yes) {
    for (std::size_t i = 0; i < review.accepted.size(); ++i) {
        if (review.found->findings[i].kind == kind) {
            accept(review, i, yes);
        }
    }
}

void accept_all(LayerReview& review, bool yes) {
    for (std::size_t i = 0; i < review.accepted.size(); ++i) {
        accept(review, i, yes);
    }
}

std::optional<std::size_t> walked(const LayerReview& review, int step) {
    if (!review.found || !review.open_kind) {
        return std::nullopt;
    }
    std::vector<std::size_t> of_kind;
    for (std::size_t i = 0; i < review.found->findings.size(); ++i) {
        if (review.found->findings[i].kind == *review.open_kind) {
            of_kind.push_back(i);
        }
    }
    if (of_kind.empty()) {
        return std::nullopt;
    }
    const auto here =
        review.current ? std::find(of_kind.begin(), of_kind.end(), *review.current) : of_kind.end();
    if (here == of_kind.end()) {
        return step > 0 ? of_kind.front() : of_kind.back();
    }
    const auto count = static_cast<std::ptrdiff_t>(of_kind.size());
    const std::ptrdiff_t place = (here - of_kind.begin() + step + count) % count;
    return of_kind[static_cast<std::size_t>(place)];
}

std::size_t place_in_kind(const LayerReview& review, std::size_t finding) {
    const auto& findings = review.found->findings;
    return static_cast<std::size_t>(std::count_if(
        findings.begin(), findings.begin() + static_cast<std::ptrdiff_t>(finding) + 1,
        [&](const quality::Finding& other) { return other.kind == findings[finding].kind; }));
}

quality::Fields review_fields(const LoadedLayer& layer) {
    quality::Fields fields;
    fields.id = layer.source.column(layer.role() == "parcels" ? "parcel_id" : "plot_id");
    fields.season = layer.source.column("season");
    fields.holder_id = layer.source.column("holder_id");
    fields.declared_ha = layer.source.column("declared_ha");
    if (const auto* unit = project::declared_unit(io::layer_info(*layer.layer), layer.source)) {
        fields.declared_per_ha = unit->per_ha;
    }
    fields.capture = layer.source.column("capture");
    fields.accuracy_m = layer.source.column("accuracy_m");
    return fields;
}

std::filesystem::path mended_path(const LoadedLayer& layer) {
    const std::filesystem::path source = layer.source.source.path;
    std::error_code failure;
    const bool plain_file = std::filesystem::is_regular_file(source, failure);
    const std::string stem = plain_file && layer.source.source.layer.empty()
                                 ? source.stem().string()
                                 : layer.layer->name;
    const std::filesystem::path folder =
        plain_file ? source.parent_path() : std::filesystem::current_path(failure);
    return folder / (stem + "-mended.gpkg");
}

DataView& data_view(ViewState& state) {
    if (!state.data) {
        state.data = std::make_shared<DataView>();
    }
    return *state.data;
}

}  // namespace zamin::viewer
