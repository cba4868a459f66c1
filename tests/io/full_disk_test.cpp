// A full disk, played by a limit on the size of files.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>

#include "core/error.hpp"
#include "io/shapes.hpp"
#include "io/write.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;

namespace {

class SmallDisk {
  public:
    explicit SmallDisk(rlim_t largest_file_bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{largest_file_bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit m_before{};
};

Layer many_squares() {
    Geometries squares;
    for (int i = 0; i < 5000; ++i) {
        test::add_polygon(squares, {test::square(i * 0.001, 0.0, 0.0005)});
    }
    return test::layer_of("plots", squares);
}

Table many_rows() {
    Table table;
    table.name = "rows";
    table.columns = {{"word", CellKind::text, 6, "", "", 2}};
    for (int i = 0; i < 20000; ++i) {
        table.rows.push_back({"a word that is not repeated " + std::to_string(i * 7919)});
    }
    return table;
}

}  // namespace

TEST_CASE("a full disk leaves the old layer and nothing beside it") {
    const TemporaryFolder folder;
    const Layer layer = many_squares();
    const Layer* one = &layer;
    for (const char* name : {"out.gpkg", "out.fgb", "out.geojson", "out.csv"}) {
        CAPTURE(name);
        test::write_text(folder / name, "old");
        for (const rlim_t largest : {20U, 4096U, 120000U}) {
            CAPTURE(largest);
            Progress progress;
            const SmallDisk disk(largest);
            CHECK_THROWS_WITH_AS(io::write_layers({&one, 1}, folder / name, progress),
                                 doctest::Contains((folder / name).string().c_str()), Error);
        }
        CHECK(test::read_text(folder / name) == "old");
    }
    CHECK(folder.names() ==
          std::vector<std::string>{"out.csv", "out.fgb", "out.geojson", "out.gpkg"});
}

TEST_CASE("a full disk leaves the old table and nothing beside it") {
    const TemporaryFolder folder;
    const std::vector<Table> tables{many_rows()};
    for (const char* name : {"out.csv", "out.json", "out.xlsx"}) {
        CAPTURE(name);
        test::write_text(folder / name, "old");
        for (const rlim_t largest : {20U, 4096U, 50000U}) {
            CAPTURE(largest);
            const SmallDisk disk(largest);
            CHECK_THROWS_WITH_AS(io::write_tables(tables, folder / name),
                                 doctest::Contains((folder / name).string().c_str()), Error);
        }
        CHECK(test::read_text(folder / name) == "old");
    }
    CHECK(folder.names() == std::vector<std::string>{"out.csv", "out.json", "out.xlsx"});
}
