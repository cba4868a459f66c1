#include "commands/print.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <memory>

#include "commands/access_run.hpp"
#include "commands/inputs.hpp"
#include "commands/outputs.hpp"
#include "commands/print_maps.hpp"
#include "commands/print_run.hpp"
#include "commands/terminal.hpp"
#include "io/write.hpp"
#include "print/page_template.hpp"
#include "print/scale.hpp"
#include "text/number.hpp"

namespace zamin::commands {

namespace {

constexpr std::array page_endings{".pdf", ".png", ".svg"};

struct PrintWords {
    std::string project;
    std::string map = "coverage";
    std::string page_template;
    std::string page;
    std::string orientation;
    std::string scale;
    std::string per;
    std::string language;
    std::string organisation;
    std::string logo;
    std::vector<std::string> signatures;
    std::vector<std::string> outputs;
    double dpi = 200.0;
    bool binding = false;
    bool black_and_white = false;
    bool same_scale = false;
    std::string id;
    SiteRequest site;
};

print::PageTemplate template_of(const PrintWords& words) {
    print::PageTemplate result;
    if (!words.page_template.empty()) {
        result =
            print::parse_page_template(read_template(words.page_template), words.page_template);
    }
    // What was asked for by words comes before.
    if (!words.language.empty()) {
        result.language = text::language_from(words.language);
    }
    if (!words.page.empty()) {
        result.paper = print::paper_from(words.page);
    }
    if (!words.orientation.empty()) {
        result.orientation = print::orientation_from(words.orientation);
    }
    if (words.binding) {
        result.binding = true;
    }
    if (words.black_and_white) {
        result.black_and_white = true;
    }
    if (!words.organisation.empty()) {
        result.organisation = words.organisation;
    }
    if (!words.logo.empty()) {
        result.logo = words.logo;
    }
    if (!words.signatures.empty()) {
        result.signatures = words.signatures;
    }
    return result;
}

print::PrintOptions options_of(const print::PageTemplate& page, double dpi,
                               const std::string& output) {
    print::PrintOptions options;
    options.day = today_text();
    options.format.paper = page.paper.value_or(print::Paper::a4);
    options.format.orientation = page.orientation.value_or(print::Orientation::landscape);
    options.format.binding = page.binding.value_or(false);
    options.dpi = dpi;
    options.black_and_white = page.black_and_white.value_or(false);
    const auto ends = [&](const char* ending) {
        return io::has_ending(output, std::array{ending});
    };
    options.file = ends(".png")   ? print::PageFile::png
                   : ends(".svg") ? print::PageFile::svg
                                  : print::PageFile::pdf;
    return options;
}

// Of the file: the project's, else the map's.
std::string title_of(const PrintMapRequest& request) {
    return request.project.title.empty()
               ? text::Catalogue(request.language).tr(print_map_kind(request.map).title)
               : request.project.title;
}

// At a scale of one's own a map may show a small part, or none, of what it is about.
void say_cut_maps(const print::Printed& printed, const std::string& scale,
                  std::vector<Remark>& notes) {
    std::int64_t maps = 0;
    std::int64_t cut = 0;
    for (const print::PlacedPage& page : printed.pages) {
        for (const print::PlacedMap& map : page.maps) {
            ++maps;
            cut += map.shows_all() ? 0 : 1;
        }
    }
    if (cut > 0) {
        notes.push_back({"", "",
                         said("at {0} {1} of {2} maps show only a part of what they are about; "
                              "without --scale all of it is shown",
                              {scale, text::integer(cut), text::integer(maps)})});
    }
}

void run(const PrintWords& words) {
    const print::PageTemplate page = template_of(words);  // wrong words are told before the work
    PrintMapRequest request;
    request.project = open_project(words.project);
    request.map = words.map;
    request.per = words.per;
    request.id = words.id;
    request.site = words.site;
    request.language = page.language.value_or(text::Language::english);
    const std::vector<io::SourceName> inputs =
        with_files(input_names(request.project), {words.page_template, page.logo.string()});
    check_outputs(words.outputs, {page_endings}, inputs);
    const std::optional<double> scale =
        words.scale.empty() ? std::nullopt : std::optional(print::scale_from(words.scale));
    const text::Catalogue catalogue(request.language);
    std::unique_ptr<PrintMap> map;
    std::future<std::vector<Remark>> further;
    {
        ProgressLine line;
        map = make_print_map(request, line.progress());
        further = std::async(std::launch::async, [&] { return map->further_notes(); });
        for (const std::string& output : words.outputs) {
            print::PrintOptions options = options_of(page, words.dpi, output);
            options.title = title_of(request);
            map->use(options.format, scale);
            if (words.same_scale && !scale) {
                map->use(options.format, common_scale(*map, options.format, catalogue));
            }
            const Atlas atlas(*map, options.format, catalogue);
            if (options.file != print::PageFile::pdf) {
                for (std::size_t number = 0; number < atlas.pages(); ++number) {
                    io::check_output_is_not_input(page_file(output, number, atlas.pages()), inputs);
                }
            }
            const auto sheet = [&](std::size_t number) {
                print::Sheet result = atlas.sheet(number);
                print::apply(page, result);
                return result;
            };
            const print::Printed printed =
                print::print_sheets(atlas.pages(), sheet, options, catalogue, line.progress());
            write_printed(output, options, printed);
            if (scale) {
                say_cut_maps(printed, words.scale, map->notes);
            }
        }
    }
    std::vector<Remark> notes = map->notes;
    std::ranges::move(further.get(), std::back_inserter(notes));
    for (const Remark& note : notes) {
        print_message(note.english());
    }
}

void add_site_options(CLI::App& command, SiteRequest& site) {
    command.add_option("--new", site.new_sites, "With --map siting: how many new centres [1]");
    command
        .add_option("--objective", site.objective,
                    "With --map siting: p-median, p-center, max-cover or set-cover")
        ->capture_default_str();
    command.add_option("--radius", site.radius, "With --map siting, for the covers: 5km, 30min");
    command.add_option("--by", site.by,
                       "With --map siting: line, road or terrain [the project's, else terrain "
                       "where there is elevation, else road where there are "
                       "roads, else line]");
    command.add_option("--candidates", site.candidates_from,
                       "With --map siting: villages, parcels or roads:500m [the project's]");
    command
        .add_option("--time-limit", site.time_limit_s,
                    "With --map siting: seconds, after which the best plan so far is shown")
        ->capture_default_str();
}

std::string map_words() {
    std::string text;
    for (const PrintMapKind& kind : print_map_kinds()) {
        text += (text.empty() ? "" : ", ") + std::string(kind.word);
        if (!kind.per.empty()) {
            text += fmt::format(" (--per {})", fmt::join(kind.per, " or "));
        }
    }
    return text;
}

}  // namespace

void add_print_command(CLI::App& app) {
    const auto words = std::make_shared<PrintWords>();
    CLI::App* command = app.add_subcommand("print", "A map on paper: a page or an atlas");
    command->add_option("project", words->project, "Project file (.toml)")->required();
    command->add_option("--map", words->map, "Map to print: " + map_words())->capture_default_str();
    command->add_option("--template", words->page_template,
                        "TOML file with title, organisation, logo, signatures, language, paper, "
                        "orientation, binding, black_and_white and [blocks] of the pages; other "
                        "options come before it");
    command->add_option("--page", words->page, "Paper: A5, A4, A3, A2, A1 or A0 [A4]");
    command->add_option("--orientation", words->orientation, "landscape or portrait [landscape]");
    command->add_option("--scale", words->scale,
                        "Scale, 1:25000; without it the largest round one that shows all");
    command->add_option("--per", words->per, "A page for each of these, as the map has them");
    command->add_flag("--same-scale", words->same_scale,
                      "All pages at the scale that shows the largest of them");
    command->add_option("--id", words->id, "With --map parcel: the parcel's id [all, a page each]");
    add_site_options(*command, words->site);
    command->add_option("--lang", words->language, "Language of the page: en, tg or ru [en]");
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
