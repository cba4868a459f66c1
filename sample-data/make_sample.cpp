// make-sample FOLDER [SEED [PLOTS]]: writes the sample world, as `zamin sample` does.
#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "core/error.hpp"
#include "sample/write_sample.hpp"

namespace {

template <typename Number>
Number parse(std::string_view text, const char* what) {
    Number value{};
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size())
        throw zamin::usage_error("{} '{}' is not a whole number", what, text);
    return value;
}

void run(int argc, char** argv) {
    if (argc < 2 || argc > 4 || argv[1][0] == '-')
        throw zamin::usage_error("usage: make-sample FOLDER [SEED [PLOTS]]");
    zamin::sample::SampleOptions options;
    if (argc > 2)
        options.seed = parse<std::uint64_t>(argv[2], "the seed");
    if (argc > 3)
        options.plots = parse<std::size_t>(argv[3], "the number of plots");
    zamin::Progress progress;
    zamin::sample::write_sample(argv[1], options, progress);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        run(argc, argv);
        return 0;
    } catch (const zamin::UsageError& e) {
        fmt::print(stderr, "{}\n", e.what());
        return 2;
    } catch (const std::exception& e) {
        fmt::print(stderr, "{}\n", e.what());
        return 1;
    }
}
