#include "commands/probe.hpp"

#include <cstdlib>
#include <memory>
#include <new>
#include <string>

#include "io/probe.hpp"
#include "probe/child_process.hpp"
#include "probe/probe.hpp"

namespace zamin::commands {

namespace {

// Leaves without a word: the parent speaks.
void run(const std::string& source) {
    limit_this_process(memory_of_machine() / 4 * 3, probe_processor_s);
    bool enough_memory = false;
    try {
        enough_memory = io::read_and_forget(io::SourceName::parse(source), probe_reading_s);
    } catch (const std::bad_alloc&) {
    }
    if (!enough_memory) {
        std::_Exit(probe_out_of_memory);
    }
}

}  // namespace

void add_probe_command(CLI::App& app) {
    const auto source = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(probe_command, "Reads a source and forgets it");
    command->group("");  // not listed
    command->add_option("source", *source)->required();
    command->callback([source] { run(*source); });
}

}  // namespace zamin::commands
