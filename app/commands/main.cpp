// The program's entry: every command is registered by its own file, and errors end here.
#include <CLI/CLI.hpp>
#include <exception>

#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "io/versions.hpp"

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_usage = 2;

std::string version_text() {
    return std::string("zamin ") + ZAMIN_VERSION + "\n" + zamin::io::library_versions();
}

void describe_program(CLI::App& app) {
    app.description("Zamin: planning and mapping for smallholder agriculture.");
    app.set_version_flag("--version", version_text, "The version of the program and its libraries");
    app.set_help_flag("-h,--help", "This help; 'zamin COMMAND --help' for a command's options");
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 failed, 2 wrong usage.");
}

int run(int argc, char** argv) {
    CLI::App app;
    describe_program(app);
    try {
        app.parse(argc, argv);  // runs the command
        zamin::commands::finish_output();
        return done;
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? done : wrong_usage;
    } catch (const zamin::UsageError& e) {
        zamin::commands::print_message(e.what());
        return wrong_usage;
    } catch (const std::exception& e) {
        zamin::commands::print_message(e.what());
        return failed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    return run(argc, argv);
}
