#include "commands/info.hpp"

#include <memory>
#include <nlohmann/json.hpp>

#include "commands/info_output.hpp"
#include "commands/outputs.hpp"
#include "commands/terminal.hpp"
#include "io/atomic_file.hpp"
#include "io/read.hpp"
#include "probe/probe.hpp"

namespace zamin::commands {

namespace {

struct InfoWords {
    std::vector<std::string> sources;
    std::vector<std::string> outputs;
    io::ReadOptions reading;
};

using Json = nlohmann::ordered_json;
constexpr const char* endings[] = {".json"};

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
        const io::SourceInfo info = io::describe(source, words.reading);
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
        "info",
        "What sources hold: layers, counts, coordinate system, extent, encoding, columns, and what "
        "each layer and column is probably for");
    command->add_option("sources", words->sources, "PATH or PATH::LAYER")->required();
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
