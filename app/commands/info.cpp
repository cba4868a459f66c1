#include "commands/info.hpp"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "commands/outputs.hpp"
#include "commands/terminal.hpp"
#include "io/atomic_file.hpp"
#include "io/read.hpp"
#include "probe/probe.hpp"
#include "text/number.hpp"
#include "text/table_text.hpp"
#include "text/width.hpp"

namespace zamin::commands {

namespace {

struct InfoWords {
    std::vector<std::string> sources;
    std::vector<std::string> outputs;
};

using Json = nlohmann::ordered_json;
constexpr const char* endings[] = {".json"};

Json extent_json(const Box& box) {
    return box.empty() ? Json() : Json{box.min_x, box.min_y, box.max_x, box.max_y};
}

Json layer_json(const io::LayerInfo& layer) {
    Json columns = Json::array();
    for (const io::ColumnInfo& column : layer.columns) {
        columns.push_back(
            {{"name", column.name}, {"type", to_string(column.type)}, {"samples", column.samples}});
    }
    return {{"name", layer.name},
            {"geometry", layer.geometry},
            {"features", layer.features},
            {"crs", layer.crs.known() ? Json(layer.crs.label()) : Json()},
            {"extent", extent_json(layer.extent)},
            {"columns", columns}};
}

Json source_json(const io::SourceInfo& info) {
    Json layers = Json::array();
    for (const io::LayerInfo& layer : info.layers) {
        layers.push_back(layer_json(layer));
    }
    return {{"source", info.source}, {"driver", info.driver}, {"layers", layers}};
}

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

std::string layer_text(const io::LayerInfo& layer) {
    Table table;
    table.columns = {{"column", CellKind::text, 0, "Column", "", 0},
                     {"type", CellKind::text, 0, "Type", "", 0},
                     {"values", CellKind::text, 0, "First values", "", 0}};
    for (const io::ColumnInfo& column : layer.columns) {
        table.rows.push_back(
            {column.name, std::string(to_string(column.type)), samples_text(column.samples)});
    }
    return fmt::format("\nlayer {}: {}, {} features, {}\n{}", layer.name, layer.geometry,
                       text::integer(layer.features), crs_text(layer.crs), extent_text(layer)) +
           (layer.columns.empty() ? "" : "\n" + text::table_text(table));
}

std::string source_text(const io::SourceInfo& info) {
    std::string out = fmt::format("{} ({}), {} {}\n", info.source, info.driver, info.layers.size(),
                                  info.layers.size() == 1 ? "layer" : "layers");
    for (const io::LayerInfo& layer : info.layers) {
        out += layer_text(layer);
    }
    return out;
}

void run(const InfoWords& words) {
    std::vector<io::SourceName> sources;
    for (const std::string& text : words.sources) {
        sources.push_back(io::SourceName::parse(text));
    }
    check_outputs(words.outputs, {endings}, sources);
    Json json = Json::array();
    std::string shown;
    for (const io::SourceName& source : sources) {
        probe_source(source);
        const io::SourceInfo info = io::describe(source);
        json.push_back(source_json(info));
        shown += (shown.empty() ? "" : "\n") + source_text(info);
    }
    for (const std::string& output : words.outputs) {
        io::write_file(output, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    if (words.outputs.empty()) {
        print(shown);
    }
}

}  // namespace

void add_info_command(CLI::App& app) {
    const auto words = std::make_shared<InfoWords>();
    CLI::App* command = app.add_subcommand(
        "info", "What sources hold: layers, counts, coordinate system, extent, columns");
    command->add_option("sources", words->sources, "PATH or PATH::LAYER")->required();
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, .json; without it the text is printed")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
