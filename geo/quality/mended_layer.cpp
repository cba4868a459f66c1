#include "quality/mended_layer.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>

#include "quality/mend.hpp"

namespace zamin::quality {

namespace {

constexpr const char* drawn = "drawn";

// 'drawn' in these rows, or, where the whole layer is meant, in every row of accuracy 0 that says
// nothing else.
Column with_drawn(const Layer& layer, const Fields& fields, const std::vector<bool>& rows,
                  bool all_unsaid) {
    const Column* capture = layer.find_column(fields.capture);
    const Column* accuracy = layer.find_column(fields.accuracy_m);
    Column result(fields.capture.empty() ? "capture" : fields.capture, ColumnType::text);
    for (std::size_t row = 0; row < layer.size(); ++row) {
        const bool unsaid =
            !capture || capture->text(row).find_first_not_of(" \t") == std::string::npos;
        const bool zero = accuracy && accuracy->number(row) == 0.0;
        if (rows[row] || (all_unsaid && unsaid && zero)) {
            result.push_text(drawn);
        } else if (!capture || capture->is_null(row)) {
            result.push_null();
        } else {
            result.push_text(capture->text_view(row));
        }
    }
    return result;
}

void apply_drawn(const Layer& layer, const Fields& fields, const std::vector<const Finding*>& found,
                 Layer& to) {
    std::vector<bool> rows(layer.size(), false);
    bool all_unsaid = false;
    for (const Finding* finding : found) {
        if (finding->row) {
            rows[*finding->row] = true;
        } else {
            all_unsaid = true;
        }
    }
    Column column = with_drawn(layer, fields, rows, all_unsaid);
    const auto old = std::find_if(to.columns.begin(), to.columns.end(),
                                  [&](const Column& c) { return c.name == column.name; });
    if (old == to.columns.end()) {
        to.columns.push_back(std::move(column));
    } else {
        *old = std::move(column);
    }
}

}  // namespace

std::optional<Proposal> proposal_of(const Layer& layer, const Findings& findings,
                                    std::size_t finding, const Options& options) {
    const Finding& found = findings.findings.at(finding);
    if (!found.mendable || !found.row || found.kind == Kind::drawn) {
        return std::nullopt;
    }
    Proposal proposal;
    proposal.finding = finding;
    proposal.row = *found.row;
    proposal.before.append(layer.geometry, *found.row);
    const Finding* one = &found;
    proposal.after = mended_row(layer, *found.row, {&one, 1}, options);
    const AreaHa area_ha(layer.crs);
    proposal.area_before_ha = area_ha(proposal.before);
    proposal.area_after_ha = area_ha(proposal.after);
    return proposal;
}

Layer apply(const Layer& layer, const Fields& fields, const Findings& findings,
            std::span<const std::size_t> accepted, const Options& options, Progress& progress) {
    progress.step("mending");
    std::map<std::uint32_t, std::vector<const Finding*>> by_row;
    std::vector<const Finding*> capture;
    for (const std::size_t i : accepted) {
        const Finding& finding = findings.findings.at(i);
        if (finding.mendable && finding.kind == Kind::drawn) {
            capture.push_back(&finding);
        } else if (finding.mendable && finding.row) {
            by_row[*finding.row].push_back(&finding);
        }
    }
    std::vector<std::uint32_t> rows;
    std::vector<const std::vector<const Finding*>*> of_row;
    for (const auto& [row, found] : by_row) {
        rows.push_back(row);
        of_row.push_back(&found);
    }
    std::vector<Geometries> mended(rows.size());
    tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) {
        progress.check();
        mended[i] = mended_row(layer, rows[i], *of_row[i], options);
    });
    Geometries shapes;
    for (const Geometries& one : mended) {
        shapes.append(one, 0);
    }
    Layer result = with_shapes(layer, rows, shapes);
    result.columns = layer.columns;
    if (!capture.empty()) {
        apply_drawn(layer, fields, capture, result);
    }
    return result;
}

Layer with_shapes(const Layer& layer, std::span<const std::uint32_t> rows,
                  const Geometries& shapes) {
    Layer result;
    result.source = layer.source;
    result.name = layer.name;
    result.crs = layer.crs;
    result.feature_ids = layer.feature_ids;
    result.geometry.reserve_like(layer.geometry, 1.0);
    std::size_t next = 0;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        if (next < rows.size() && rows[next] == row) {
            result.geometry.append(shapes, next++);
        } else {
            result.geometry.append(layer.geometry, row);
        }
    }
    return result;
}

}  // namespace zamin::quality
