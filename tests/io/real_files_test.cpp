// Every file of the collection of real inputs, from clean to damaged on purpose: it opens or is
// refused with a sentence. tests/golden/real_files.csv holds the outcomes; they were looked through
// by hand when it was written.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <gdal.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "core/error.hpp"
#include "io/read.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace zamin;

namespace {

// GDAL 3.6 itself crashes on it; the program tries unknown files in a child process.
constexpr const char* crashing = "gx_track_without_when.kml";

std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '"', '\'');
    std::replace(text.begin(), text.end(), '\n', ' ');
    return '"' + text + '"';
}

std::string without(std::string text, const std::string& part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part)) {
        text.erase(at, part.size());
    }
    return text;
}

// "invalid polygon 4; null geometry 1"
std::string counts_of(const std::vector<Problem>& problems) {
    std::map<std::string, int> counts;
    for (const Problem& problem : problems) {
        ++counts[problem.problem];
    }
    std::string text;
    for (const auto& [word, count] : counts) {
        text += fmt::format("{}{} {}", text.empty() ? "" : "; ", word, count);
    }
    return text;
}

std::string read_outcome(const io::SourceName& source, const std::string& root) {
    Progress progress;
    try {
        const io::ReadResult result = io::read_layer(source, {}, progress);
        CHECK(result.report.rows_read == static_cast<std::int64_t>(result.layer.size()));
        const auto& kinds = result.layer.geometry.kinds;
        const auto placed =
            std::ssize(kinds) - std::count(kinds.begin(), kinds.end(), GeometryKind::none);
        return fmt::format("opened,{},{},{}", result.layer.size(), placed,
                           quoted(counts_of(result.report.problems)));
    } catch (const Error& refusal) {
        return "refused,,," + quoted(without(refusal.what(), root));
    }
}

void add_lines(const fs::path& file, const std::string& root, std::vector<std::string>& lines) {
    const std::string name = without(file.string(), root);
    if (file.filename() == crashing) {
        lines.push_back(quoted(name) + ",,not tried,,,");
        return;
    }
    try {
        for (const auto& layer : io::describe({file.string(), ""}).layers) {
            lines.push_back(quoted(name) + "," + quoted(layer.name) + "," +
                            read_outcome({file.string(), layer.name}, root));
        }
    } catch (const Error& refusal) {
        const std::string sentence = without(refusal.what(), root);
        CHECK_MESSAGE(sentence.size() > 20, name);
        lines.push_back(quoted(name) + ",,refused,,," + quoted(sentence));
    }
}

std::vector<std::string> split_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("Every real and damaged file at hand opens or is refused with a sentence") {
    const fs::path data = ZAMIN_REAL_DATA_DIR;
    if (data.empty() || !fs::exists(data)) {
        MESSAGE("skipped: the collection of real files is not on this machine");
        return;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(data)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> lines{"file,layer,outcome,rows,with_geometry,problems"};
    for (const fs::path& file : files) {
        add_lines(file, data.string() + "/", lines);
    }
    if (std::string(GDALVersionInfo("RELEASE_NAME")) != "3.6.2") {
        MESSAGE("not compared: the table is of GDAL 3.6.2");
        return;
    }
    std::string table;
    for (const std::string& line : lines) {
        table += line + "\n";
    }
    const auto actual = fs::temp_directory_path() / "zamin_real_files.csv";
    test::write_text(actual, table);
    const auto golden =
        split_lines(test::read_text(fs::path(ZAMIN_SOURCE_DIR) / "tests/golden/real_files.csv"));
    CHECK_MESSAGE(lines.size() == golden.size(), "compare with ", actual.string());
    for (const std::string& line : lines) {
        CHECK_MESSAGE(std::find(golden.begin(), golden.end(), line) != golden.end(), line);
    }
}
