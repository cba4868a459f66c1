#include "commands/sample.hpp"

#include <fmt/format.h>

#include <memory>

#include "commands/terminal.hpp"
#include "sample/write_sample.hpp"

namespace zamin::commands {

namespace {

struct SampleWords {
    std::string folder;
    sample::SampleOptions options;
};

void run(const SampleWords& words) {
    {
        ProgressLine line;
        sample::write_sample(words.folder, words.options, line.progress());
    }
    print(fmt::format("{}\n", (std::filesystem::path(words.folder) / "khatlon.toml").string()));
}

}  // namespace

void add_sample_command(CLI::App& app) {
    const auto words = std::make_shared<SampleWords>();
    CLI::App* command = app.add_subcommand(
        "sample", "Writes an illustrative Khatlon: a GeoPackage, a relief and a project file");
    command->add_option("folder", words->folder, "Folder to write to; made if it does not exist")
        ->required();
    command
        ->add_option("--seed", words->options.seed,
                     "People, fields and documents follow this number; the land stays the same")
        ->capture_default_str();
    command
        ->add_option("--plots", words->options.plots,
                     "Number of plots, 5000 to about 100000; those beyond the groups' are others'")
        ->capture_default_str();
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
