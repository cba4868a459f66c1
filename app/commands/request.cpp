#include "commands/request.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <memory>
#include <optional>

#include "access/words.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/print_run.hpp"
#include "commands/request_run.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/write.hpp"
#include "text/table_text.hpp"

namespace zamin::commands {

namespace {

constexpr std::array request_endings{".pdf", ".csv", ".gpkg"};

struct RequestWords {
    std::string project;
    std::string language = "en";
    std::string template_file;
    std::string new_template;
    std::optional<double> wanted_ha;
    std::optional<double> yield_t_ha;
    std::vector<std::string> outputs;
    AccessRequest request;
    RequestOptions options;
};

void check_amount(const std::optional<double>& value, const char* option, double most) {
    if (value && !(*value > 0.0 && *value <= most)) {
        throw usage_error("{} {} is not a number above 0, up to {}", option, *value, most);
    }
}

void fill_options(RequestWords& words) {
    RequestOptions& options = words.options;
    options.language = text::language_from(words.language);
    if (!words.template_file.empty()) {
        options.layout =
            access::parse_template(read_template(words.template_file), words.template_file);
    }
    options.wanted_ha = words.wanted_ha;
    options.dossier.yield_t_ha = words.yield_t_ha;
    check_amount(words.wanted_ha, "--wanted-ha", 1e6);
    check_amount(words.yield_t_ha, "--yield-t-ha", 1e3);
    const std::int32_t data_day = as_of_day(words.request);
    options.dossier.data_date = access::day_text(data_day);
    options.dossier.date = options.dossier.date.empty()
                               ? today_text()
                               : access::day_text(day_of(options.dossier.date));
}

void run(RequestWords& words) {
    if (!words.new_template.empty()) {
        io::check_output_is_not_input(words.new_template, with_files({}, {words.project}));
        io::write_file(words.new_template, access::default_template());
        return;
    }
    if (words.project.empty() || words.options.group.empty()) {
        throw usage_error("a project and --group are needed");
    }
    words.request.project = open_project(words.project);
    fill_options(words);
    check_outputs(words.outputs, {request_endings},
                  with_files(input_names(words.request.project), {words.template_file}));
    RequestRun run;
    {
        ProgressLine line;
        run = run_request(words.request, words.options, line.progress());
        for (const std::string& output : words.outputs) {
            write_request(run, words.request.project, words.options, output, line.progress());
        }
    }
    for (const Remark& note : run.access.notes) {
        print_message(note.english());
    }
    if (words.outputs.empty()) {
        print(text::table_text(run.dossier.facts));
        print(fmt::format("\nSHA-256 {}\n", run.checksum));
    }
}

void add_subject(CLI::App& command, RequestWords& words) {
    RequestOptions& options = words.options;
    command.add_option("project", words.project, "Project file (.toml) with the sources");
    command.add_option("--group", options.group, "Id of the group that asks");
    command.add_option("--parcel", options.parcel,
                       "Id of the parcel asked for [the best of those that are not refused]");
    command.add_flag("--building", options.building,
                     "For a collection centre's site: irrigated land and perennial plantings are "
                     "refused");
    command.add_option("--wanted-ha", words.wanted_ha,
                       "Hectares wanted [what the members lack to the threshold]");
    command.add_option("--threshold-ha", options.dossier.threshold_ha,
                       "Hectares that a member should have [0.5]");
    command.add_option(
        "--plots-surveyed", words.request.plots_surveyed,
        "Whether all plots of members were asked for: yes or unknown [the project's]");
    command.add_option("--as-of", words.request.as_of,
                       "Day of the data, on which terms are judged [the project's, else today]");
}

void add_texts(CLI::App& command, RequestWords& words) {
    access::DossierOptions& dossier = words.options.dossier;
    command.add_option("--lang", words.language, "Language of the pages: en, tg or ru [en]");
    command.add_option("--date", dossier.date, "Date of the request, as 2018-12-31 [today]");
    command.add_option("--addressee", dossier.addressee,
                       "To whom [the district's hukumat and land committee]");
    command.add_option("--right", dossier.right_asked,
                       "Right asked for [lifelong inheritable use; termless for a building]");
    command.add_option("--term", dossier.term, "Term [a line to be filled by hand]");
    command.add_option("--crop", dossier.crop, "What is to be grown [a line]");
    command.add_option("--yield-t-ha", words.yield_t_ha,
                       "Tonnes a hectare and season that are expected, for the harvest [a line]");
    command.add_flag("--personal", dossier.personal_data,
                     "Names of members and land users in place of their ids");
    command.add_option("--template", words.template_file,
                       "File that lists the fields, their labels and fields of your own");
    command.add_option("--write-template", words.new_template,
                       "Writes such a file with all fields, and ends");
    command.add_flag("--black-and-white", words.options.black_and_white,
                     "Hatches in place of colours");
}

}  // namespace

void add_request_command(CLI::App& app) {
    const auto words = std::make_shared<RequestWords>();
    CLI::App* command = app.add_subcommand(
        "request", "The annex to a group's request for land: eleven parts, maps, tables");
    add_subject(*command, *words);
    add_texts(*command, *words);
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .pdf (A4), .csv (all facts, the checksum in the "
                     "last line), .gpkg (parcel, neighbours, corners, facts); without it the facts "
                     "are printed")
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
