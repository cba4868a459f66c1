// The program's entry: every command is registered by its own file, and errors end here.
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "commands/access.hpp"
#include "commands/catchments.hpp"
#include "commands/check.hpp"
#include "commands/coverage.hpp"
#include "commands/info.hpp"
#include "commands/open.hpp"
#include "commands/print.hpp"
#include "commands/probe.hpp"
#include "commands/report.hpp"
#include "commands/request.hpp"
#include "commands/sample.hpp"
#include "commands/share.hpp"
#include "commands/site.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "core/layer.hpp"
#include "core/memory.hpp"
#include "database/connection.hpp"
#include "io/network.hpp"
#include "io/source.hpp"
#include "io/versions.hpp"
#include "probe/probe.hpp"

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_usage = 2;

std::string version_text() {
    return std::string("zamin ") + ZAMIN_VERSION + "\n" + zamin::io::library_versions() + "\n" +
           zamin::database::library_version();
}

void describe_program(CLI::App& app) {
    app.name("zamin");
    app.description("Zamin: planning and mapping for smallholder agriculture.");
    app.set_version_flag("--version", version_text, "The version of the program and its libraries");
    app.set_help_flag("-h,--help", "This help; 'zamin COMMAND --help' for a command's options");
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 failed, 2 wrong usage.");
}

// CLI11 only says that a command is missing when its name is misspelt.
void check_command(const CLI::App& app, int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') {
        return;
    }
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) {
        if (!command->get_group().empty()) {
            names.push_back(command->get_name());
        }
    }
    if (std::find(names.begin(), names.end(), argv[1]) == names.end() &&
        std::string_view(argv[1]) != zamin::probe_command) {
        const std::string near = zamin::closest_word(argv[1], names);
        throw zamin::usage_error("'{}' is not a command{}; the commands are: {}", argv[1],
                                 near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near),
                                 fmt::join(names, ", "));
    }
}

// What a user writes on the command line is asked for; what a project or a file names is not.
void allow_what_is_named(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::string_view word = argv[i];
        if (word == zamin::probe_command && i == 1) {
            return;
        }
        if (word.starts_with("--")) {
            word.remove_prefix(std::min(word.size(), word.find('=') + 1));
        }
        zamin::io::allow_host(zamin::io::host_of(zamin::io::SourceName::parse(word).path));
    }
}

void offer_network(CLI::App& app) {
    for (CLI::App* command : app.get_subcommands({})) {
        command->add_flag_callback(
            "--allow-network", zamin::io::allow_every_host,
            "Fetches what projects and files name on a network; without it only what is named here "
            "on the command line");
    }
}

int run(int argc, char** argv) {
    CLI::App app;
    describe_program(app);
    zamin::commands::add_info_command(app);
    zamin::commands::add_check_command(app);
    zamin::commands::add_coverage_command(app);
    zamin::commands::add_access_command(app);
    zamin::commands::add_catchments_command(app);
    zamin::commands::add_site_command(app);
    zamin::commands::add_print_command(app);
    zamin::commands::add_request_command(app);
    zamin::commands::add_report_command(app);
    zamin::commands::add_share_command(app);
    zamin::commands::add_open_command(app);
    offer_network(app);
    zamin::commands::add_sample_command(app);
    zamin::commands::add_probe_command(app);
    try {
        check_command(app, argc, argv);
        allow_what_is_named(argc, argv);
        app.parse(argc, argv);  // runs the command
        zamin::commands::finish_output();
        return done;
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? done : wrong_usage;
    } catch (const zamin::UsageError& e) {
        zamin::commands::print_message(e.what());
        return wrong_usage;
    } catch (const std::bad_alloc&) {
        zamin::commands::print_message(
            "there is not enough memory on this machine; close other programs, or take a part of "
            "the data");
        return failed;
    } catch (const std::exception& e) {
        zamin::commands::print_message(e.what());
        return failed;
    }
}

}  // namespace

#if defined(__SANITIZE_ADDRESS__)
// What a graphics library's own variables hold is no leak: libraries stay to the end.
extern "C" int dlclose(void* /*library*/) {
    return 0;
}
#endif

int main(int argc, char** argv) {
#ifdef SIGXFSZ
    // A limit on the size of files is told as an error of writing instead of ending the program.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
    zamin::keep_freed_memory();
    const int code = run(argc, argv);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return code;  // through the sanitizer's own end, which reports what leaked
#else
    // Nothing is left to be written; taking a hundred libraries down would only take time.
    std::fflush(nullptr);
    std::_Exit(code);
#endif
}
