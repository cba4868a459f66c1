// Tables in every encoding that field data in Tajikistan comes in, under every language byte that
// programs write. Expected letters are from the encodings' code charts.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "io/dbf.hpp"
#include "io/gdal_files.hpp"
#include "io/read.hpp"
#include "text/utf8.hpp"

using namespace zamin;
using zamin::test::TemporaryFolder;
using zamin::test::write_dbf;

namespace {

const std::vector<std::string> russian{"Восе", "Куляб", "лук", "рис", "хлопок"};
const std::vector<std::string> tajik{"Ноҳияи Ҷомӣ", "Кӯлоб", "Балхӣ", "пиёз", "шолӣ"};

struct Coded {
    const char* encoding;
    std::vector<std::string> bytes;
    const std::vector<std::string>& texts;
};

const std::vector<Coded> coded{
    {"CP1251",
     {"\xC2\xEE\xF1\xE5", "\xCA\xF3\xEB\xFF\xE1", "\xEB\xF3\xEA", "\xF0\xE8\xF1",
      "\xF5\xEB\xEE\xEF\xEE\xEA"},
     russian},
    {"CP866",
     {"\x82\xAE\xE1\xA5", "\x8A\xE3\xAB\xEF\xA1", "\xAB\xE3\xAA", "\xE0\xA8\xE1",
      "\xE5\xAB\xAE\xAF\xAE\xAA"},
     russian},
    {"KOI8-T",
     {"\xEE\xCF\x8A\xC9\xD1\xC9 \x8E\xCF\xCD\xA5", "\xEB\xA1\xCC\xCF\xC2", "\xE2\xC1\xCC\xC8\xA5",
      "\xD0\xC9\xA3\xDA", "\xDB\xCF\xCC\xA5"},
     tajik},
    {"PTCP154",
     {"\xCD\xEE\x98\xE8\xFF\xE8 \x86\xEE\xEC\x9B", "\xCA\xAD\xEB\xEE\xE1", "\xC1\xE0\xEB\xF5\x9B",
      "\xEF\xE8\xB8\xE7", "\xF8\xEE\xEB\x9B"},
     tajik},
    {"UTF-8", tajik, tajik},
};

io::ReadResult read(const std::filesystem::path& file, const io::ReadOptions& options = {}) {
    Progress progress;
    return io::read_layer({file.string(), ""}, options, progress);
}

std::vector<std::string> values(const Layer& layer) {
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        texts.push_back(layer.columns.front().text(row));
        CHECK(text::is_utf8(texts.back()));
    }
    return texts;
}

const Problem* find(const ImportReport& report, const std::string& word) {
    const auto found = std::find_if(report.problems.begin(), report.problems.end(),
                                    [&](const Problem& p) { return p.problem == word; });
    return found == report.problems.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a DBF is read right in every encoding, whatever its language byte says") {
    const TemporaryFolder folder;
    const auto file = folder / "villages.dbf";
    for (const Coded& table : coded) {
        // None, Latin 1, DOS Russian (two of them), code page 437, Mac Cyrillic.
        for (const int language : {0x00, 0x57, 0x26, 0x65, 0x01, 0x96}) {
            CAPTURE(table.encoding);
            CAPTURE(language);
            write_dbf(file, "NAME", table.bytes, static_cast<unsigned char>(language));
            const io::ReadResult result = read(file);
            CHECK(values(result.layer) == table.texts);
            const Problem* note = find(result.report, "encoding guessed");
            if (std::string(table.encoding) == "UTF-8") {
                CHECK(note == nullptr);
            } else {
                REQUIRE(note != nullptr);
                CHECK(note->severity == Severity::note);
                CHECK(note->action.english() ==
                      std::string("read as ") + table.encoding + "; name another with --encoding");
                const std::string readings = note->detail.english();
                CHECK(std::count(readings.begin(), readings.end(), '|') == 2);
            }
        }
    }
}

TEST_CASE("the byte of Windows Cyrillic and a .cpg are believed where the text can be read so") {
    const TemporaryFolder folder;
    write_dbf(folder / "a.dbf", "NAME", coded[0].bytes, 0xC9);
    const io::ReadResult by_byte = read(folder / "a.dbf");
    CHECK(values(by_byte.layer) == russian);
    CHECK(by_byte.report.problems.empty());
    write_dbf(folder / "b.dbf", "NAME", coded[1].bytes, 0x00);
    test::write_text(folder / "b.cpg", "866");
    const io::ReadResult by_page = read(folder / "b.dbf");
    CHECK(values(by_page.layer) == russian);
    CHECK(by_page.report.problems.empty());
    // A .cpg that cannot be true.
    write_dbf(folder / "c.dbf", "NAME", coded[0].bytes, 0x00);
    test::write_text(folder / "c.cpg", "UTF-8");
    const io::ReadResult wrong = read(folder / "c.dbf");
    CHECK(values(wrong.layer) == russian);
    REQUIRE(find(wrong.report, "encoding guessed") != nullptr);
    CHECK(find(wrong.report, "encoding guessed")
              ->detail.english()
              .starts_with("the file says UTF-8"));
}

TEST_CASE("an encoding that is named is used, and bytes that it lacks are reported by row") {
    const TemporaryFolder folder;
    const auto file = folder / "a.dbf";
    write_dbf(file, "NAME", {"\xC2\xEE\xF1\xE5", "\x98"}, 0x57);
    io::ReadOptions options;
    options.encoding = "cp1251";
    const io::ReadResult result = read(file, options);
    CHECK(values(result.layer) == std::vector<std::string>{"Восе", "\uFFFD"});
    const Problem* lost = find(result.report, "unreadable text");
    REQUIRE(lost != nullptr);
    CHECK(lost->feature == 1);
    CHECK(lost->detail.english() ==
          "column 'NAME' holds bytes that mean nothing in CP1251: \uFFFD");
    options.encoding = "nonsense";
    CHECK_THROWS_AS(read(file, options), UsageError);
}

TEST_CASE("texts that could be several things are read, with a warning") {
    const TemporaryFolder folder;
    write_dbf(folder / "a.dbf", "NAME", {"\xB9 7"}, 0x00);
    const io::ReadResult result = read(folder / "a.dbf");
    CHECK(text::is_utf8(result.layer.columns.front().text(0)));
    const Problem* warning = find(result.report, "encoding uncertain");
    REQUIRE(warning != nullptr);
    CHECK(warning->severity == Severity::warning);
}

TEST_CASE("columns are found by their decoded names") {
    const TemporaryFolder folder;
    write_dbf(folder / "a.dbf", "\xCA\xF3\xEB\xFC\xF2\xF3\xF0\xE0", coded[0].bytes, 0x57);
    io::ReadOptions options;
    options.columns = {"Культура"};
    const io::ReadResult result = read(folder / "a.dbf", options);
    CHECK(result.layer.columns.front().name == "Культура");
    CHECK(values(result.layer) == russian);
}

TEST_CASE("a CSV in CP1251 is read like a DBF") {
    const TemporaryFolder folder;
    std::string csv = "\xCD\xE0\xE7\xE2\xE0\xED\xE8\xE5;n\n";  // Название
    for (const std::string& value : coded[0].bytes) {
        csv += value + ";1\n";
    }
    test::write_text(folder / "a.csv", csv);
    const io::ReadResult result = read(folder / "a.csv");
    CHECK(result.layer.columns.front().name == "Название");
    CHECK(values(result.layer) == russian);
    CHECK(find(result.report, "encoding guessed") != nullptr);
}

TEST_CASE("tables that are joined keep the encoding of their files") {
    const TemporaryFolder folder;
    std::string farmers = "name,_index\n";
    std::string plots = "crop,_parent_index\n";
    for (std::size_t i = 0; i < coded[0].bytes.size(); ++i) {
        farmers += coded[0].bytes[i] + "," + std::to_string(i + 1) + "\n";
        plots += "rice," + std::to_string(i + 1) + "\n";
    }
    test::write_zip(folder / "a.zip", {{"farmers.csv", farmers}, {"farmers-plots.csv", plots}});
    Progress progress;
    const io::ReadResult result =
        io::read_layer({(folder / "a.zip").string(), "farmers-plots"}, {}, progress);
    const Column& names = result.layer.column("name");
    for (std::size_t row = 0; row < russian.size(); ++row) {
        CHECK(names.text(row) == russian[row]);
    }
    CHECK(find(result.report, "encoding guessed") != nullptr);
}

TEST_CASE("a legacy font's letters are converted when that is asked for") {
    const TemporaryFolder folder;
    // "Їуміурии Тоїикистон" in CP1251
    write_dbf(folder / "a.dbf", "NAME",
              {"\xAF\xF3\xEC\xB3\xF3\xF0\xE8\xE8 \xD2\xEE\xBF\xE8\xEA\xE8\xF1\xF2\xEE\xED"}, 0xC9);
    CHECK(values(read(folder / "a.dbf").layer).front() == "Їуміурии Тоїикистон");
    io::ReadOptions options;
    options.letters = "adlia";
    const io::ReadResult result = read(folder / "a.dbf", options);
    CHECK(values(result.layer).front() == "Ҷумҳурии Тоҷикистон");
    REQUIRE(find(result.report, "font letters converted") != nullptr);
    options.letters = "unknown";
    CHECK_THROWS_AS(read(folder / "a.dbf", options), UsageError);
}

TEST_CASE("an encoding named for a format that is UTF-8 changes nothing and says so") {
    const TemporaryFolder folder;
    test::write_text(folder / "a.geojson",
                     R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                     R"("properties":{"n":"Кӯлоб"},"geometry":null}]})");
    io::ReadOptions options;
    options.encoding = "CP1251";
    const io::ReadResult result = read(folder / "a.geojson", options);
    CHECK(values(result.layer) == std::vector<std::string>{"Кӯлоб"});
    CHECK(find(result.report, "encoding not used") != nullptr);
}

TEST_CASE("describing shows the readings") {
    const TemporaryFolder folder;
    write_dbf(folder / "a.dbf", "NAME", coded[0].bytes, 0x57);
    const io::LayerInfo layer = io::describe({(folder / "a.dbf").string(), ""}).layers.front();
    CHECK(layer.encoding.guessed);
    CHECK(layer.encoding.encoding == "CP1251");
    CHECK(layer.encoding.guess.readings.size() == 3);
    CHECK(layer.columns.front().samples.front() == "Восе");
}
