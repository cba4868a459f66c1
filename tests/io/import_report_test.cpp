#include "io/import_report.hpp"

#include <doctest/doctest.h>

#include "io/write.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;
using test::write_text;

namespace {

const std::string ring = "38 69 0 0;38 69.001 0 0;38.001 69.001 0 0;38.001 69 0 0;38 69 0 0";
const std::string near = "38 69 0 0;38 69.001 0 0;38.001 69.001 0 0;38.0001 69 0 0";
const std::string far = "38 69 0 0;38 69.01 0 0;38.001 69.01 0 0";
const std::string bow_tie = "38 69 0 0;38.001 69.001 0 0;38 69.001 0 0;38.001 69 0 0;38 69 0 0";

io::ReadResult read_plots(const std::filesystem::path& file) {
    io::ReadOptions options;
    options.expect = GeometryKind::polygon;
    Progress progress;
    return io::read_layer({file.string(), ""}, options, progress);
}

// Seven walks: one whole, one open by 11 m, one open by 900 m, one crossing itself, one that is no
// walk, one at zero, one that was not answered.
std::string walks() {
    return "holder,path\nA,\"" + ring + "\"\nB,\"" + near + "\"\nC,\"" + far + "\"\nD,\"" +
           bow_tie + "\"\nE,\"over there\"\nF,\"0 0 0 0;0 0 0 0\"\nG,\n";
}

}  // namespace

TEST_CASE("every row that was read is kept or rejected, and the report says why") {
    const TemporaryFolder folder;
    write_text(folder / "walks.csv", walks());
    const io::ReadResult result = read_plots(folder / "walks.csv");
    CHECK(result.report.rows_read == 7);
    CHECK(result.report.rows_kept == 4);
    CHECK(result.report.rejected == 3);
    CHECK(result.report.rows_read == result.report.rows_kept + result.report.rejected);
    CHECK(result.layer.size() == 7);
    const io::SourceImport import{"walks.csv", "walks", result.report};
    CHECK(io::import_sentence(import, text::Catalogue()) ==
          "walks.csv, layer walks: 7 rows read, 4 kept, 3 rejected (wrong geometry type 1, not a "
          "shape 1, at zero 1); repaired: invalid polygon 1; reinterpreted: unclosed walk 1; 1 "
          "without geometry");
    const std::string csv = io::csv_text(io::import_table({&import, 1}));
    CHECK(csv.find("source,layer,outcome,rows,reason,action\n"
                   "walks.csv,walks,read,7,,\nwalks.csv,walks,kept,4,,\n"
                   "walks.csv,walks,rejected,1,wrong geometry type,kept as a row without geometry"
                   "\n") == 0);
    CHECK(csv.find("walks.csv,walks,repaired,1,invalid polygon,repaired\n") != std::string::npos);
}

TEST_CASE("rejected rows can be written out, mended and opened again") {
    const TemporaryFolder folder;
    write_text(folder / "walks.csv", walks());
    const Layer rejected = io::rejected_layer(read_plots(folder / "walks.csv"));
    REQUIRE(rejected.size() == 3);
    CHECK(rejected.column("holder").text(0) == "C");
    CHECK(rejected.column("path").text(1) == "over there");
    CHECK(rejected.column("reason").text(0).find("too far to be joined") != std::string::npos);
    CHECK(rejected.column("source_row").integers() == std::vector<std::int64_t>{3, 5, 6});
    // The open walk is there as the line it is, for a look on a map.
    CHECK(rejected.geometry.kinds[0] == GeometryKind::line);
    CHECK(rejected.geometry.kinds[1] == GeometryKind::none);

    const Layer* one = &rejected;
    Progress progress;
    for (const char* name : {"rejected.gpkg", "rejected.csv"}) {
        io::write_layers({&one, 1}, folder / name, progress);
        const auto again = io::read_layer({(folder / name).string(), ""}, {}, progress);
        CHECK(again.layer.size() == 3);
        CHECK(again.layer.column("holder").text(2) == "F");
    }
}

TEST_CASE("a source without fault has a short report, one without rows too") {
    io::SourceImport import{"a.gpkg", "plots", {}};
    CHECK(io::import_sentence(import, text::Catalogue()) ==
          "a.gpkg, layer plots: 0 rows read, 0 kept");
    import.report.rows_read = import.report.rows_kept = 1234;
    CHECK(io::import_sentence(import, text::Catalogue()) ==
          "a.gpkg, layer plots: 1,234 rows read, 1,234 kept");
    CHECK(io::import_table({&import, 1}).rows.size() == 2);
    CHECK(io::rejected_layer({}).size() == 0);
}
