#include "print_pages/page_files.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "commands/inputs.hpp"
#include "commands/print_run.hpp"

namespace zamin::test {

namespace {

std::string format_words(const print::PageFormat& format) {
    return fmt::format(
        "{}-{}", print::to_string(format.paper),
        format.orientation == print::Orientation::portrait ? "portrait" : "landscape");
}

}  // namespace

std::unique_ptr<commands::PrintMap> sample_map(const PageCase& page, text::Language language) {
    commands::PrintMapRequest request;
    request.project =
        commands::open_project(std::string(ZAMIN_SOURCE_DIR) + "/sample-data/khatlon.toml");
    request.map = page.map;
    request.per = page.per;
    request.language = language;
    request.site.by = "line";  // other ways are tested where they are worked out
    request.site.commodity = "tomato";
    Progress progress;
    return commands::make_print_map(request, progress);
}

PageFile write_page(const std::filesystem::path& folder, const PageCase& page,
                    commands::PrintMap& map, const print::PageFormat& format,
                    const text::Catalogue& words) {
    print::PrintOptions options;
    options.format = format;
    options.title = page.name;
    map.use(format, std::nullopt);
    const print::Printed printed = print::print_sheet(map.sheet(page.page), options, words);
    const std::string name =
        fmt::format("{}-{}-{}", page.name, text::code(words.language()), format_words(format));
    PageFile file{folder / (name + ".pdf"), format, printed.pages.front(), name};
    (void)commands::write_printed(file.pdf, options, printed);
    return file;
}

bool is_installed(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

Said said(const std::string& command) {
    Said result;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) {
        return result;
    }
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        result.text.append(buffer.data(), n);
    }
    result.well = pclose(pipe) == 0;
    return result;
}

}  // namespace zamin::test
