// Runs the program as a user would, in a folder of the test's own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zamin::test {

struct Outcome {
    int code = -1;  // exit code; 128 + the signal's number when one ended the program
    std::string out;
    std::string err;
};

struct Circumstances {
    std::optional<unsigned long> largest_file_bytes;  // a full disk
    bool without_rights = false;                      // as "nobody", where the test runs as root
};

// With the folder as working directory, so that names in messages are the same everywhere.
Outcome run_program(const std::filesystem::path& folder, const std::vector<std::string>& arguments,
                    const Circumstances& circumstances = {});

// The text without the folder's name, and with numbers cut to six decimals.
std::string plain(std::string text, const std::filesystem::path& folder);

// The text of tests/golden/commands/NAME. With ZAMIN_WRITE_GOLDEN set in the environment, `actual`
// is written there first.
std::string golden(const std::string& name, const std::string& actual);

}  // namespace zamin::test
