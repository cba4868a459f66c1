#include "commands/share.hpp"

#include <fmt/ranges.h>

#include <memory>

#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/share_run.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "io/write.hpp"
#include "text/table_text.hpp"

namespace zamin::commands {

namespace {

struct ShareWords {
    ShareRequest request;
    std::string project;
    std::vector<std::string> outputs;
};

void run(ShareWords& words) {
    words.request.project = open_project(words.project);
    check_outputs(words.outputs, {io::table_endings()}, input_names(words.request.project));
    ShareRun run;
    {
        ProgressLine line;
        run = run_share(words.request, line.progress());
        for (const std::string& output : words.outputs) {
            io::write_tables({&run.table, 1}, output);
        }
    }
    for (const std::string& note : run.notes) {
        print_message(note);
    }
    if (!run.refused.empty()) {
        throw Error(fmt::format("{}", fmt::join(run.refused, "\n")));
    }
    if (words.outputs.empty()) {
        print(text::table_text(run.table));
    }
}

}  // namespace

void add_share_command(CLI::App& app) {
    const auto words = std::make_shared<ShareWords>();
    ShareRequest& request = words->request;
    CLI::App* command = app.add_subcommand(
        "share", "Scenarios exchanged with colleagues through a common database");
    command
        ->add_option("project", words->project,
                     "Project file (.toml); colleagues' projects have the same title")
        ->required();
    command
        ->add_option("--database", request.database,
                     "The common database: PG:host=... dbname=..., PG:service=NAME; a password "
                     "belongs into a password file (PGPASSFILE, ~/.pgpass)")
        ->required();
    CLI::Option* save =
        command
            ->add_option("--save", request.save,
                         "NAME, may repeat: saves this scenario of the project, if nobody has "
                         "saved it since it was loaded; otherwise both are told")
            ->allow_extra_args(false);
    command
        ->add_option("--load", request.load,
                     "NAME, may repeat: puts this scenario of the database into the project, if "
                     "the project's own has not been changed")
        ->allow_extra_args(false)
        ->excludes(save);
    command->add_flag("--keep-both", request.keep_both,
                      "Where both were changed: the project gets the database's, and keeps its own "
                      "as 'NAME (who)', which --save also saves");
    command->add_option("--by", request.by, "Who you are to colleagues [the database's user]");
    command->add_flag("--create", request.create,
                      "Makes the schema zamin with the table of scenarios where there is none");
    command
        ->add_option(
            "-o,--output", words->outputs,
            "File to write, may repeat: .csv .json .xlsx; without it the table is printed: "
            "each scenario, its version, who saved it when (UTC), and how the project's "
            "own stands to it")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
