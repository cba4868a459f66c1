// Pages of the sample as files, and what other programs say of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/print_maps.hpp"
#include "print/print.hpp"

namespace zamin::test {

// A page of a map of the sample: the words of --map and --per, and which of its pages.
struct PageCase {
    const char* name;  // of its files
    const char* map;
    const char* per;
    std::size_t page;
};

struct PageFile {
    std::filesystem::path pdf;
    print::PageFormat format;
    print::PlacedPage placed;
    std::string words;  // "access-tg on A5 portrait"
};

std::unique_ptr<commands::PrintMap> sample_map(const PageCase& page, text::Language language);
// Writes FOLDER/NAME-LANGUAGE-PAPER.pdf as `zamin print` does.
PageFile write_page(const std::filesystem::path& folder, const PageCase& page,
                    commands::PrintMap& map, const print::PageFormat& format,
                    const text::Catalogue& words);

bool is_installed(const std::string& program);
// What a program writes, its messages included, and whether it was content.
struct Said {
    bool well = false;
    std::string text;
};
Said said(const std::string& command);

}  // namespace zamin::test
