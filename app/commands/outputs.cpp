#include "commands/outputs.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "core/error.hpp"
#include "io/atomic_file.hpp"
#include "io/write.hpp"

namespace zamin::commands {

void check_outputs(const std::vector<std::string>& outputs, std::initializer_list<Endings> endings,
                   const std::vector<io::SourceName>& inputs) {
    for (const std::string& output : outputs) {
        const bool known = std::any_of(endings.begin(), endings.end(),
                                       [&](Endings some) { return io::has_ending(output, some); });
        if (!known) {
            std::vector<std::string> words;
            for (const Endings some : endings) {
                words.insert(words.end(), some.begin(), some.end());
            }
            std::sort(words.begin(), words.end());
            words.erase(std::unique(words.begin(), words.end()), words.end());
            throw usage_error("{}: the ending says the format, and here it can be: {}", output,
                              fmt::join(words, ", "));
        }
        io::check_output_is_not_input(output, inputs);
        const io::AtomicFile attempt(output);  // given up at once
    }
    check_distinct(outputs);
}

void check_distinct(const std::vector<std::string>& outputs) {
    std::set<std::filesystem::path> seen;
    std::error_code ignored;
    for (const std::string& output : outputs) {
        if (!seen.insert(std::filesystem::weakly_canonical(
                             std::filesystem::absolute(output, ignored), ignored))
                 .second) {
            throw usage_error("{}: is named twice as an output; each is a file of its own", output);
        }
    }
}

}  // namespace zamin::commands
