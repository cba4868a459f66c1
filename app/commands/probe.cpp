#include "commands/probe.hpp"

#include <memory>
#include <string>

#include "io/probe.hpp"
#include "probe/probe.hpp"

namespace zamin::commands {

void add_probe_command(CLI::App& app) {
    const auto source = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(probe_command, "Reads a source and forgets it");
    command->group("");  // not listed
    command->add_option("source", *source)->required();
    command->callback(
        [source] { io::read_and_forget(io::SourceName::parse(*source), probe_reading_s); });
}

}  // namespace zamin::commands
