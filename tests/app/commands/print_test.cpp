// Pages as the program writes them, looked at with other programs where they are installed.
#include <doctest/doctest.h>

#include <cstdlib>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::Outcome;
using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

namespace {

bool installed(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

// What a program says about a file of the folder; empty where it is not installed.
std::string said(const TemporaryFolder& folder, const std::string& program,
                 const std::string& arguments) {
    if (!installed(program)) {
        MESSAGE(program << " is not installed; what it would say is not checked");
        return {};
    }
    const std::string command =
        "cd '" + folder.path().string() + "' && " + program + " " + arguments + " >said.txt 2>&1";
    CHECK(std::system(command.c_str()) == 0);
    return read_text(folder / "said.txt");
}

}  // namespace

TEST_CASE("a page has real text in the language asked for, embedded fonts and a sound structure") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    for (const std::string language : {"en", "tg", "ru"}) {
        const Outcome run = run_program(
            folder.path(), {"print", "project.toml", "--lang", language, "-o", "map.pdf"});
        CHECK(run.code == 0);
        CHECK(run.err ==
              "zamin: plots: 1 polygon repaired, 1 row without geometry; see 'zamin check'\n");
        const std::string text = said(folder, "pdftotext", "-layout map.pdf -");
        if (!text.empty()) {
            const std::string word = language == "tg"   ? "Манбаъҳо"
                                     : language == "ru" ? "Источники"
                                                        : "Sources";
            CHECK(text.find(word) != std::string::npos);
        }
        const std::string fonts = said(folder, "pdffonts", "map.pdf");
        if (!fonts.empty()) {
            CHECK(fonts.find("NotoSans") != std::string::npos);
            CHECK(fonts.find(" no ") == std::string::npos);  // every font embedded and subset
        }
        said(folder, "qpdf", "--check map.pdf");
    }
}

TEST_CASE("an atlas is one PDF or a picture a page") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const Outcome run =
        run_program(folder.path(), {"print", "project.toml", "--per", "districts", "-o",
                                    "atlas.pdf", "-o", "page.png", "--dpi", "40"});
    CHECK(run.code == 0);
    CHECK(read_text(folder / "atlas.pdf").starts_with("%PDF-"));
    CHECK(read_text(folder / "page-01.png").starts_with("\x89PNG"));
    CHECK(std::filesystem::exists(folder / "page-02.png"));
}

TEST_CASE("what cannot be printed is named") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const auto refused = [&](std::vector<std::string> words, int code, const std::string& reason) {
        words.insert(words.begin(), {"print", "project.toml", "-o", "map.pdf"});
        const Outcome run = run_program(folder.path(), words);
        CAPTURE(run.err);
        CHECK(run.code == code);
        CHECK(run.err.find(reason) != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(folder / "map.pdf"));
    };
    refused({"--page", "A6"}, 2, "no page size 'A6'");
    refused({"--lang", "uz"}, 2, "choose en (English), tg (Tajik) or ru");
    refused({"--scale", "1:many"}, 2, "is not a scale like 1:25000, from 1:100 to 1:100000000");
    refused({"--map", "weather"}, 2, "coverage");
    refused({"--per", "roofs"}, 2, "districts");
    refused({"--logo", "members.csv"}, 1, "is not a PNG picture");
    const Outcome ending = run_program(folder.path(), {"print", "project.toml", "-o", "map.doc"});
    CHECK(ending.code == 2);
}

TEST_CASE("a full disk leaves no half page") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    zamin::test::Circumstances full;
    full.largest_file_bytes = 2000;
    const Outcome run =
        run_program(folder.path(), {"print", "project.toml", "-o", "map.pdf"}, full);
    CHECK(run.code != 0);
    CHECK_FALSE(std::filesystem::exists(folder / "map.pdf"));
}

TEST_CASE("a template sets what the words do not, and its faults are told with their line") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    zamin::test::write_text(folder / "page.toml",
                            "title = \"Roundtable\"\nlanguage = \"ru\"\npaper = \"A5\"\n");
    const Outcome run = run_program(
        folder.path(), {"print", "project.toml", "--template", "page.toml", "-o", "map.pdf"});
    CHECK(run.code == 0);
    const std::string text = said(folder, "pdftotext", "-layout map.pdf -");
    if (!text.empty()) {
        CHECK(text.find("Roundtable") != std::string::npos);
        CHECK(text.find("Источники") != std::string::npos);
    }
    const std::string size = said(folder, "pdfinfo", "map.pdf");
    if (!size.empty()) {
        CHECK(size.find("595.276 x 419.528 pts") != std::string::npos);
    }
    zamin::test::write_text(folder / "page.toml", "titel = \"Roundtable\"\n");
    const Outcome wrong = run_program(
        folder.path(), {"print", "project.toml", "--template", "page.toml", "-o", "no.pdf"});
    CHECK(wrong.code == 2);
    CHECK(wrong.err.find("page.toml:1: there is no key 'titel'") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "no.pdf"));
    CHECK(run_program(folder.path(),
                      {"print", "project.toml", "--template", "none.toml", "-o", "no.pdf"})
              .code == 1);
}

TEST_CASE("without a font that has the Tajik letters it is said which package brings one") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    zamin::test::write_text(folder / "fonts.conf",
                            "<?xml version=\"1.0\"?><fontconfig><dir>/nowhere</dir></fontconfig>");
    setenv("FONTCONFIG_FILE", (folder / "fonts.conf").c_str(), 1);
    const Outcome run = run_program(folder.path(), {"print", "project.toml", "-o", "map.pdf"});
    unsetenv("FONTCONFIG_FILE");
    CHECK(run.code == 1);
    CHECK(run.err.find("fonts-noto-core") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "map.pdf"));
}

TEST_CASE("an atlas of villages and groups has a page for each with land, and says who has none") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    const Outcome groups =
        run_program(folder.path(), {"print", "project.toml", "--per", "groups", "-o", "g.pdf"});
    CHECK(groups.code == 0);
    const std::string text = said(folder, "pdftotext", "-layout g.pdf -");
    if (!text.empty()) {
        // Two plots name the group, of those that grow in the season.
        CHECK(text.find("g1: crop coverage") != std::string::npos);
        CHECK(text.find("counted on 2 plots") != std::string::npos);
    }
    const Outcome villages =
        run_program(folder.path(), {"print", "project.toml", "--per", "villages", "-o", "v.pdf"});
    CHECK(villages.code == 2);
    CHECK(villages.err.find("no column 'village_id'") != std::string::npos);
}
