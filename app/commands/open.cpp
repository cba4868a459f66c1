#include "commands/open.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>

#include "commands/outputs.hpp"
#include "core/error.hpp"
#include "viewer/open_options.hpp"

namespace zamin::commands {

namespace {

constexpr int least_px = 320;
constexpr int most_px = 8192;

struct OpenWords {
    viewer::OpenOptions options;
    std::string size = "1280x720";
    std::string theme;
    std::string language;
    std::optional<float> scale;
};

int side_px(std::string_view digits, std::string_view size) {
    int px = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), px);
    if (failure != std::errc() || end != digits.data() + digits.size() || px < least_px ||
        px > most_px) {
        throw usage_error("--size {} is not WIDTHxHEIGHT in pixels from {} to {}, like 1280x720.",
                          size, least_px, most_px);
    }
    return px;
}

void set_size(viewer::OpenOptions& options, const std::string& size) {
    const std::size_t cross = size.find('x');
    const std::string_view text(size);
    options.width_px = side_px(text.substr(0, cross), size);
    options.height_px =
        side_px(cross == std::string::npos ? std::string_view() : text.substr(cross + 1), size);
}

// Type of a picture as large as on a screen of that size: 1 up to 1920 x 1080, 2 at 3840 x 2160.
float scale_for(int width_px, int height_px) {
    const float screens =
        std::min(static_cast<float>(width_px) / 1920.0F, static_cast<float>(height_px) / 1080.0F);
    return std::clamp(std::round(screens * 4.0F) / 4.0F, 1.0F, 4.0F);
}

// The picture's place is tried before the work is done.
void check_screenshot(const viewer::OpenOptions& options) {
    static constexpr std::array picture_endings = {".png"};
    std::vector<io::SourceName> inputs;
    for (const std::string& source : options.sources) {
        inputs.push_back(io::SourceName::parse(source));
    }
    check_outputs({options.screenshot.string()}, {picture_endings}, inputs);
}

void run(OpenWords& words) {
    set_size(words.options, words.size);
    if (!words.theme.empty()) {
        words.options.theme = viewer::theme_from(words.theme);
    }
    if (!words.language.empty()) {
        words.options.language = text::language_from(words.language);
    }
    if (words.options.screenshot.empty()) {
        viewer::run_window(words.options);
    } else {
        check_screenshot(words.options);
        words.options.scale =
            words.scale.value_or(scale_for(words.options.width_px, words.options.height_px));
        viewer::write_screenshot(words.options);
    }
}

}  // namespace

void add_open_command(CLI::App& app) {
    const auto words = std::make_shared<OpenWords>();
    CLI::App* command = app.add_subcommand("open", "Opens the window on projects and layers");
    command->add_option("sources", words->options.sources,
                        "Projects (.toml) and sources: PATH or PATH::LAYER");
    command->add_option("--screenshot", words->options.screenshot,
                        "Writes the settled window to this PNG file and needs no display");
    command->add_option("--size", words->size, "Size of window or picture in pixels")
        ->capture_default_str();
    command->add_option(
        "--panel", words->options.panel,
        "Panel to show: layers, data, table, coverage, centres, siting, access, print, open, new, "
        "save, palette, help or none");
    command->add_option("--zoom-to", words->options.zoom_to,
                        "Place to show: LAYER or LAYER:ID, by role or name, by id or name");
    command->add_option("--theme", words->theme,
                        "light or dark; without it as it was last, light in a picture");
    command->add_option("--lang", words->language,
                        "Language of the window: en, tg or ru; without it as it was last");
    command
        ->add_option("--flight", words->options.flight_s,
                     "Flies over the map for this many seconds, prints the times of its frames as "
                     "JSON and leaves")
        ->check(CLI::Range(1.0, 3600.0));
    command
        ->add_option("--scale", words->scale,
                     "Size of type and controls in a picture, 1 = a screen of 96 dpi; without it "
                     "by --size: 1 up to 1920x1080, 2 at 3840x2160")
        ->check(CLI::Range(0.75, 4.0));
    command->callback([words] { run(*words); });
}

}  // namespace zamin::commands
