// The workbook of coverage, read back cell by cell with GDAL and opened in LibreOffice.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <memory>
#include <sstream>

#include "run_program.hpp"
#include "small_world.hpp"

using zamin::test::read_text;
using zamin::test::run_program;
using zamin::test::TemporaryFolder;

namespace {

std::vector<std::vector<std::string>> cells_of_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string>& row = rows.emplace_back();
        std::istringstream cells(line + ",");
        for (std::string cell; std::getline(cells, cell, ',');) {
            row.push_back(cell);
        }
    }
    return rows;
}

std::unique_ptr<GDALDataset> open_workbook(const std::filesystem::path& file) {
    GDALAllRegister();
    CPLSetConfigOption("OGR_XLSX_HEADERS", "DISABLE");
    CPLSetConfigOption("OGR_XLSX_FIELD_TYPES", "STRING");
    std::unique_ptr<GDALDataset> book(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
    REQUIRE(book);
    return book;
}

// Every row of a sheet as it stands, titles too.
std::vector<std::vector<std::string>> cells_of_sheet(GDALDataset& book, const char* name) {
    std::vector<std::vector<std::string>> rows;
    OGRLayer* sheet = book.GetLayerByName(name);
    REQUIRE(sheet != nullptr);
    for (const OGRFeatureUniquePtr& feature : *sheet) {
        std::vector<std::string>& row = rows.emplace_back();
        for (int field = 0; field < feature->GetFieldCount(); ++field) {
            row.emplace_back(feature->GetFieldAsString(field));
        }
    }
    return rows;
}

void check_same(const std::string& in_book, const std::string& in_csv) {
    CAPTURE(in_book);
    CAPTURE(in_csv);
    char* end = nullptr;
    const double wanted = std::strtod(in_csv.c_str(), &end);
    if (!in_csv.empty() && *end == '\0') {
        // Six decimals in the table for machines, all of them in the workbook.
        CHECK(std::strtod(in_book.c_str(), nullptr) ==
              doctest::Approx(wanted).epsilon(1e-9).scale(1000.0));
    } else {
        CHECK(in_book == in_csv);
    }
}

}  // namespace

TEST_CASE("every cell of the workbook is the table's") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    REQUIRE(run_program(folder.path(), {"coverage", "project.toml", "-o", "c.csv", "-o", "c.xlsx"})
                .code == 0);
    const auto book = open_workbook(folder / "c.xlsx");
    const auto table = cells_of_csv(read_text(folder / "c.csv"));
    const auto sheet = cells_of_sheet(*book, "coverage");
    constexpr std::size_t heads = 2;  // what the sheet is, and its columns
    REQUIRE(table.size() > 3);
    REQUIRE(sheet.size() == table.size() - 1 + heads);
    CHECK(sheet[1][3] == "Area (ha)");
    for (std::size_t row = 1; row < table.size(); ++row) {
        for (std::size_t column = 0; column < table[row].size(); ++column) {
            check_same(sheet[row - 1 + heads][column], table[row][column]);
        }
    }
}

TEST_CASE("a Tajik workbook names districts and crops as the map does, by the alphabet") {
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    std::string districts = read_text(folder / "districts.geojson");
    for (const auto& [name, tajik] : {std::pair("West", "Ғарб"), std::pair("East", "Шарқ")}) {
        const std::string own = fmt::format(R"("name":"{}",)", name);
        const std::size_t at = districts.find(own);
        REQUIRE(at != std::string::npos);
        districts.insert(at + own.size(), fmt::format(R"("name_tg":"{}",)", tajik));
    }
    zamin::test::write_text(folder / "districts.geojson", districts);
    REQUIRE(
        run_program(folder.path(), {"report", "project.toml", "-o", "out", "--lang", "tg"}).code ==
        0);
    const auto book = open_workbook(folder / "out/coverage.xlsx");
    std::string named;
    for (const auto& row : cells_of_sheet(*book, "фарогирӣ")) {
        named += row[0] + ": " + row[1] + "\n";
    }
    CHECK(named.substr(named.find("Ғарб")) ==
          "Ғарб: Пиёз\nҒарб: Шолӣ\nШарқ: Пиёз\nШарқ: Помидор\nШарқ: Зироати номаълум\n");
}

TEST_CASE("the workbook opens in LibreOffice") {
    if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
        MESSAGE("LibreOffice is not installed; the workbook is not opened in it");
        return;
    }
    const TemporaryFolder folder;
    zamin::test::write_world(folder);
    REQUIRE(run_program(folder.path(), {"coverage", "project.toml", "-o", "c.xlsx"}).code == 0);
    const std::string command =
        "cd '" + folder.path().string() +
        "' && timeout 200 soffice -env:UserInstallation=file://$PWD/office --headless "
        "--convert-to pdf c.xlsx >said.txt 2>&1";
    CHECK(std::system(command.c_str()) == 0);
    CAPTURE(read_text(folder / "said.txt"));
    CHECK(read_text(folder / "c.pdf").starts_with("%PDF-"));
}
