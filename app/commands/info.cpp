#include "commands/info.hpp"

#include <memory>
#include <nlohmann/json.hpp>

#include "commands/info_output.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/read.hpp"
#include "probe/probe.hpp"

namespace zamin::commands {

namespace {

struct InfoWords {
    std::vector<std::string> sources;
    std::vector<std::string> near;
    std::vector<std::string> outputs;
    io::ReadOptions reading;
};

using Json = nlohmann::ordered_json;
constexpr const char* endings[] = {".json"};

// A folder or zip of several files stands for each of them.
std::vector<io::SourceName> sources_of(const std::vector<std::string>& texts) {
    std::vector<io::SourceName> sources;
    for (const std::string& text : texts) {
        const auto some = io::sources_in(io::SourceName::parse(text));
        sources.insert(sources.end(), some.begin(), some.end());
    }
    return sources;
}

std::vector<Layer> read_all(const std::vector<std::string>& texts) {
    std::vector<Layer> layers;
    Progress progress;
    for (const std::string& text : texts) {
        const io::SourceName source = io::SourceName::parse(text);
        probe_source(source);
        io::ReadOptions geometry_only;
        geometry_only.columns.emplace();
        layers.push_back(io::read_layer(source, geometry_only, progress).layer);
    }
    return layers;
}

void run(const InfoWords& words) {
    const std::vector<io::SourceName> sources = sources_of(words.sources);
    check_outputs(words.outputs, {endings}, with_files(sources, words.near));
    const std::vector<Layer> near = read_all(words.near);
    References references;
    for (const Layer& layer : near) {
        references.push_back(&layer);
    }
    Json json = Json::array();
    std::string shown;
    std::size_t refused = 0;
    for (const io::SourceName& source : sources) {
        try {
            probe_source(source);
            const io::SourceInfo info = io::describe(source, words.reading);
            json.push_back(source_json(info, references));
            shown += (shown.empty() ? "" : "\n") + source_text(info, references);
        } catch (const UsageError&) {
            throw;
        } catch (const Error& refusal) {
            if (sources.size() == 1) {
                throw;
            }
            print_message(refusal.what());
            ++refused;
        }
    }
    for (const std::string& output : words.outputs) {
        io::write_file(output, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    if (words.outputs.empty()) {
        print(shown);
    }
    if (refused > 0) {
        throw error("{} of {} sources could not be read", refused, sources.size());
    }
}

}  // namespace

void add_info_command(CLI::App& app) {
    const auto words = std::make_shared<InfoWords>();
    CLI::App* command = app.add_subcommand(
        "info",
        "What sources hold: layers, counts, coordinate system, extent, encoding, columns, and what "
        "each layer and column is probably for");
    command
        ->add_option("sources", words->sources,
                     "PATH or PATH::LAYER; a folder or zip stands for all map files in it")
        ->required();
    command
        ->add_option(
            "--near", words->near,
            "Layer that lies right (districts, villages), may repeat: where a source has "
            "no coordinate system, or a wrong one, those that its numbers fit are compared "
            "with it")
        ->allow_extra_args(false);
    command->add_option(
        "--encoding", words->reading.encoding,
        "Encoding of the texts of DBF and CSV files, e.g. CP1251; without it as the "
        "file says where that can be trusted, else guessed");
    command->add_option("--font-table", words->reading.letters,
                        "Turns the letters of a legacy font into Tajik ones: adlia or second");
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, .json; without it the text is printed")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
