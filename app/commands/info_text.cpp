#include <fmt/format.h>

#include <filesystem>

#include "commands/check_source.hpp"
#include "commands/info_crs.hpp"
#include "commands/info_output.hpp"
#include "text/number.hpp"
#include "text/table_text.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"

namespace zamin::commands {

namespace {

std::string crs_text(const Crs& crs) {
    if (!crs.known()) {
        return "no coordinate system";
    }
    return crs.code().empty() ? crs.name() : fmt::format("{} ({})", crs.code(), crs.name());
}

std::string extent_text(const io::LayerInfo& layer) {
    const Box& box = layer.extent;
    if (box.empty()) {
        return {};
    }
    const bool degrees = layer.crs.geographic();
    const int decimals = degrees ? 6 : 1;
    return fmt::format("extent {:.{}f} {:.{}f} to {:.{}f} {:.{}f}{}\n", box.min_x, decimals,
                       box.min_y, decimals, box.max_x, decimals, box.max_y, decimals,
                       degrees ? " degrees" : "");
}

// Only where there are texts whose encoding is not beyond doubt.
std::string encoding_text(const io::EncodingInfo& encoding) {
    if (encoding.guess.readings.empty() || (!encoding.guessed && !encoding.asked)) {
        return {};
    }
    const char* how = encoding.asked ? "as asked" : encoding.guess.clear ? "guessed" : "uncertain";
    return fmt::format("texts read as {} ({}); readings: {}\n", encoding.encoding, how,
                       text::visible(text::readings_text(encoding.guess)));
}

// Long values are cut, so that a line stays readable.
std::string samples_text(const std::vector<std::string>& samples) {
    constexpr std::size_t longest = 32;
    std::string out;
    for (const std::string& sample : samples) {
        out += out.empty() ? "" : " | ";
        out += text::shortened(sample, longest);
    }
    return out;
}

// The field that a column is proposed for, with a question mark where that has to be confirmed.
struct Use {
    std::string field;
    std::string reason;
};

Use use_of(const std::string& column, const project::ColumnsProposal& columns) {
    for (const project::FieldProposal& field : columns.fields) {
        for (const project::ColumnProposal& candidate : field.candidates) {
            if (candidate.column == column) {
                return {field.field + (field.clear ? "" : "?"), candidate.reason.english()};
            }
            if (field.clear) {
                break;  // the others do not come near
            }
        }
    }
    return {};
}

std::string columns_text(const LayerView& view) {
    Table table;
    table.columns = {{"column", CellKind::text, 0, "Column", "", 0},
                     {"type", CellKind::text, 0, "Type", "", 0},
                     {"field", CellKind::text, 0, "Field", "", 0},
                     {"reason", CellKind::text, 0, "Because", "", 0},
                     {"values", CellKind::text, 0, "First values", "", 0}};
    for (const io::ColumnInfo& column : view.layer->columns) {
        const Use use = use_of(column.name, view.columns);
        table.rows.push_back({column.name, std::string(to_string(column.type)), use.field,
                              use.reason, samples_text(column.samples)});
    }
    return table.rows.empty() ? "" : "\n" + text::table_text(table);
}

std::string role_text(const LayerView& view) {
    return view.role.role.empty() ? "probably for: nothing that is known here\n"
                                  : fmt::format("probably for: {}, since {}\n", view.role.role,
                                                text::visible(view.role.reason));
}

std::string questions_text(const project::ColumnsProposal& columns) {
    std::string out;
    for (const project::Question& question : columns.questions) {
        const std::string advice = answer_advice(question);
        out += fmt::format("? {}{}\n", text::visible(question.text.english()),
                           advice.empty() ? "" : " (" + advice + ")");
    }
    return out.empty() ? out : "\n" + out;
}

std::string shapes_text(const io::LayerInfo& layer) {
    return layer.shapes.empty() ? "" : fmt::format("shapes from {}\n", text::visible(layer.shapes));
}

std::string layer_text(const LayerView& view, const References& references) {
    const io::LayerInfo& layer = *view.layer;
    return fmt::format("\nlayer {}: {}, {} features, {}\n{}{}{}{}{}", text::visible(layer.name),
                       layer.geometry, text::integer(layer.features), crs_text(layer.crs),
                       shapes_text(layer), extent_text(layer),
                       crs_lines(crs_findings(layer, references)), encoding_text(layer.encoding),
                       role_text(view)) +
           columns_text(view) + questions_text(view.columns);
}

}  // namespace

LayerView view_of(const io::SourceInfo& info, const io::LayerInfo& layer) {
    const std::string stem = std::filesystem::path(info.source).stem().string();
    LayerView view{&layer, project::propose_role(layer, stem), {}};
    if (!view.role.role.empty()) {
        view.columns = project::propose_columns(view.role.role, layer);
    }
    return view;
}

std::string source_text(const io::SourceInfo& info, const References& references) {
    std::string out = fmt::format("{} ({}), {} {}\n", text::visible(info.source), info.driver,
                                  info.layers.size(), info.layers.size() == 1 ? "layer" : "layers");
    for (const io::LayerInfo& layer : info.layers) {
        out += layer_text(view_of(info, layer), references);
    }
    return out;
}

}  // namespace zamin::commands
