#include "commands/print.hpp"

#include <fmt/ranges.h>

#include <array>
#include <charconv>
#include <memory>

#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/print_maps.hpp"
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

void run(const PrintWords& words) {
    PrintMapRequest request;
    request.project = open_project(words.project);
    request.map = words.map;
    request.per = words.per;
    request.language = text::language_from(words.language);
    check_outputs(words.outputs, {page_endings}, input_names(request.project));
    for (const std::string& output : words.outputs) {
        options_of(words, output);  // wrong words are told before the work
    }
    const std::optional<double> scale = scale_from(words.scale);
    const text::Catalogue catalogue(request.language);
    std::unique_ptr<PrintMap> map;
    {
        ProgressLine line;
        map = make_print_map(request, line.progress());
        for (const std::string& output : words.outputs) {
            const print::PrintOptions options = options_of(words, output);
            map->use(options.format, scale);
            const Atlas atlas(*map, options.format, catalogue);
            const auto sheet = [&](std::size_t page) {
                print::Sheet result = atlas.sheet(page);
                result.organisation = words.organisation;
                result.logo = words.logo;
                result.signatures = words.signatures;
                return result;
            };
            write_printed(
                output, options,
                print::print_sheets(atlas.pages(), sheet, options, catalogue, line.progress()));
        }
    }
    for (const std::string& note : map->notes) {
        print_message(note);
    }
}

std::string map_words() {
    std::string text;
    for (const PrintMapKind& kind : print_map_kinds()) {
        text += (text.empty() ? "" : ", ") +
                fmt::format("{} (--per {})", kind.word, fmt::join(kind.per, " or "));
    }
    return text;
}

}  // namespace

void add_print_command(CLI::App& app) {
    const auto words = std::make_shared<PrintWords>();
    CLI::App* command = app.add_subcommand("print", "A map on paper: a page or an atlas");
    command->add_option("project", words->project, "Project file (.toml)")->required();
    command->add_option("--map", words->map, "Map to print: " + map_words())->capture_default_str();
    command->add_option("--page", words->page, "Paper: A5, A4, A3, A2, A1 or A0")
        ->capture_default_str();
    command->add_option("--orientation", words->orientation, "landscape or portrait")
        ->check(CLI::IsMember({"landscape", "portrait"}))
        ->capture_default_str();
    command->add_option("--scale", words->scale,
                        "Scale, 1:25000; without it the largest round one that shows all");
    command->add_option("--per", words->per, "A page for each of these, as the map has them");
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
