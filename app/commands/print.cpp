#include "commands/print.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/print_run.hpp"
#include "commands/terminal.hpp"
#include "core/error.hpp"
#include "io/write.hpp"

namespace zamin::commands {

namespace {

constexpr std::array page_endings{".pdf", ".png", ".svg"};

struct PrintWords {
    std::string project;
    std::string map = "coverage";
    std::string page = "A4";
    std::string orientation = "landscape";
    std::string scale;
    std::string per;
    std::string language = "en";
    std::string organisation;
    std::string logo;
    std::vector<std::string> signatures;
    std::vector<std::string> outputs;
    double dpi = 200.0;
    bool binding = false;
    bool black_and_white = false;
};

// "1:25000", "25000", "1:25 000"
std::optional<double> scale_from(std::string text) {
    if (text.empty()) {
        return std::nullopt;
    }
    std::string digits = text.starts_with("1:") ? text.substr(2) : text;
    std::erase(digits, ' ');
    double scale = 0.0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), scale);
    if (failure != std::errc() || end != digits.data() + digits.size() || !(scale >= 1.0) ||
        !(scale <= 1e9)) {
        throw usage_error("--scale {} is not a scale like 1:25000", text);
    }
    return scale;
}

print::PrintOptions options_of(const PrintWords& words, const std::string& output) {
    print::PrintOptions options;
    options.format.paper = print::paper_from(words.page);
    options.format.orientation = words.orientation == "portrait" ? print::Orientation::portrait
                                                                 : print::Orientation::landscape;
    options.format.binding = words.binding;
    options.dpi = words.dpi;
    options.black_and_white = words.black_and_white;
    const auto ends = [&](const char* ending) {
        return io::has_ending(output, std::array{ending});
    };
    options.file = ends(".png")   ? print::PageFile::png
                   : ends(".svg") ? print::PageFile::svg
                                  : print::PageFile::pdf;
    return options;
}

// One of the words, or wrong usage that names them.
void check_word(const std::string& option, const std::string& word,
                const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), word) == known.end()) {
        throw usage_error("{} {}: there is none; choose one of: {}", option, word,
                          fmt::join(known, ", "));
    }
}

void run(const PrintWords& words) {
    check_word("--map", words.map, {"coverage"});
    if (!words.per.empty()) {
        check_word("--per", words.per, {"districts"});
    }
    CoverageRequest request;
    request.project = open_project(words.project);
    check_outputs(words.outputs, {page_endings}, input_names(request.project));
    const text::Catalogue catalogue(text::language_from(words.language));
    for (const std::string& output : words.outputs) {
        options_of(words, output);  // wrong words are told before the work
    }
    const std::optional<double> scale = scale_from(words.scale);
    ProgressLine line;
    const PrintWorld world = read_print_world(request, line.progress());
    print::CoverageMap map = print::prepare_coverage_map(world.world, world.coverage, catalogue);
    map.project_title = world.project.title;
    map.sources = world.sources;
    map.scale = scale;
    const std::vector<std::string> names =
        words.per.empty() ? std::vector<std::string>{} : print::district_names(map);
    const auto sheet = [&](std::size_t page) {
        print::Sheet result = names.empty()
                                  ? print::coverage_sheet(map, catalogue)
                                  : print::district_coverage_sheet(map, names[page], catalogue);
        result.organisation = words.organisation;
        result.logo = words.logo;
        result.signatures = words.signatures;
        return result;
    };
    for (const std::string& output : words.outputs) {
        const print::PrintOptions options = options_of(words, output);
        map.format = options.format;
        const print::Printed printed = print::print_sheets(
            std::max<std::size_t>(1, names.size()), sheet, options, catalogue, line.progress());
        write_printed(output, options, printed);
    }
}

}  // namespace

void add_print_command(CLI::App& app) {
    const auto words = std::make_shared<PrintWords>();
    CLI::App* command = app.add_subcommand("print", "A map on paper: a page or an atlas");
    command->add_option("project", words->project, "Project file (.toml)")->required();
    command->add_option("--map", words->map, "Map to print: coverage")->capture_default_str();
    command->add_option("--page", words->page, "Paper: A5, A4, A3, A2, A1 or A0")
        ->capture_default_str();
    command->add_option("--orientation", words->orientation, "landscape or portrait")
        ->check(CLI::IsMember({"landscape", "portrait"}))
        ->capture_default_str();
    command->add_option("--scale", words->scale,
                        "Scale, 1:25000; without it the largest round one that shows all");
    command->add_option("--per", words->per, "A page for each feature of this layer: districts");
    command->add_option("--lang", words->language, "Language of the page: en, tg or ru")
        ->capture_default_str();
    command->add_flag("--binding", words->binding,
                      "A margin of 20 mm for binding at the left edge");
    command->add_flag("--black-and-white", words->black_and_white,
                      "Crops by hatch instead of colour, for printers without colour");
    command->add_option("--organisation", words->organisation, "Name at the head of the page");
    command->add_option("--logo", words->logo, "Picture (PNG) at the head of the page");
    command->add_option("--signature", words->signatures, "Caption of a signature box, may repeat")
        ->allow_extra_args(false);
    command->add_option("--dpi", words->dpi, "Resolution of PNG pages, dots an inch")
        ->check(CLI::Range(30.0, 1200.0))
        ->capture_default_str();
    command
        ->add_option("-o,--output", words->outputs,
                     "File to write, may repeat: .pdf, .svg or .png (several pages: a file each)")
        ->required()
        ->allow_extra_args(false);
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
