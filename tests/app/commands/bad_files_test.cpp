// Files and sources that are bombs, traps or dead ends: one sentence, and an end, for each.
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

#include "io/gdal_files.hpp"
#include "io/shapes.hpp"
#include "io/write.hpp"
#include "run_program.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace zamin;
using test::Outcome;
using test::run_program;
using test::TemporaryFolder;
using test::write_text;

namespace {

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

// One line on standard error, exit code 1 or 2, nothing on standard output.
std::string refusal(const TemporaryFolder& folder, const std::string& source,
                    const test::Circumstances& circumstances = {}) {
    CAPTURE(source);
    const Outcome run = run_program(folder.path(), {"info", source}, circumstances);
    CHECK((run.code == 1 || run.code == 2));
    CHECK(run.out.empty());
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
    return run.err;
}

// A server that takes calls and never says a word.
class SilentServer {
  public:
    SilentServer() : m_socket(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        m_listens = bind(m_socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                    listen(m_socket, 8) == 0 &&
                    getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
        m_port = ntohs(address.sin_port);
    }
    ~SilentServer() { close(m_socket); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    bool listens() const { return m_listens; }
    std::string port() const { return std::to_string(m_port); }

  private:
    int m_socket;
    bool m_listens = false;
    unsigned m_port = 0;
};

}  // namespace

TEST_CASE("four gigabytes of zeros are an interrupted copy, whatever they are called") {
    const TemporaryFolder folder;
    for (const char* name : {"a.csv", "a.gpkg", "a.geojson", "a.kml", "a.shp", "a.gpx", "a.tab",
                             "a.dbf", "a.xlsx", "a.dxf", "a.fgb", "a.parquet", "a.bin"}) {
        write_text(folder / name, "");
        std::error_code failure;
        fs::resize_file(folder / name, std::uintmax_t{4} << 30U, failure);
        if (failure) {
            MESSAGE("skipped: no sparse files here");
            return;
        }
        CHECK(has(refusal(folder, name), "begins with nothing but zero bytes"));
        fs::remove(folder / name);
    }
    write_text(folder / "a.zip", "");
    fs::resize_file(folder / "a.zip", std::uintmax_t{4} << 30U);
    CHECK(has(refusal(folder, "a.zip"), "begins with nothing but zero bytes"));
}

TEST_CASE("a zip bomb ends with a sentence, nested archives are not opened") {
    const TemporaryFolder folder;
    // 200 MB of zeros, of one letter, of brackets: each packed into 200 kB.
    const std::string megabyte(1U << 20U, '\0');
    for (const char filling : {'\0', 'a', '['}) {
        void* zip = CPLCreateZip((folder / "bomb.zip").c_str(), nullptr);
        CPLCreateFileInZip(zip, filling == '[' ? "bomb.geojson" : "bomb.csv", nullptr);
        const std::string piece(megabyte.size(), filling);
        for (int i = 0; i < 200; ++i) {
            CPLWriteFileInZip(zip, piece.data(), static_cast<int>(piece.size()));
        }
        CPLCloseFileInZip(zip);
        CPLCloseZip(zip);
        const Outcome run = run_program(folder.path(), {"info", "bomb.zip"});
        CAPTURE(static_cast<int>(filling));
        CHECK(run.code <= 1);
        CHECK(std::count(run.err.begin(), run.err.end(), '\n') <= 1);
        CHECK(run.out.size() < 1000000);
    }
    test::write_zip(folder / "outer.zip", {{"inner.zip", test::read_text(folder / "bomb.zip")}});
    CHECK(has(refusal(folder, "outer.zip"), "it holds no map data, but inner.zip"));
}

TEST_CASE("ten thousand columns are ten thousand columns") {
    const TemporaryFolder folder;
    std::string head = "lon,lat";
    std::string row = "69.5,38.5";
    for (int i = 0; i < 9998; ++i) {
        head += ",c" + std::to_string(i);
        row += ",1";
    }
    write_text(folder / "wide.csv", head + "\n" + row + "\n");
    const Outcome info = run_program(folder.path(), {"info", "wide.csv"});
    CHECK(info.code == 0);
    CHECK(has(info.out, "c9997"));
    const Outcome check =
        run_program(folder.path(), {"check", "--villages", "wide.csv", "-o", "out.csv"});
    CHECK(check.code == 0);
}

TEST_CASE("a ring of a million vertices is read, and measured") {
    const TemporaryFolder folder;
    test::Vertices ring;
    constexpr int n = 1000000;
    for (int i = 0; i < n; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / n;
        ring.push_back({69.0 + 0.1 * std::cos(angle), 38.0 + 0.1 * std::sin(angle)});
    }
    ring.push_back(ring.front());
    Geometries circle;
    test::add_polygon(circle, {ring});
    Layer layer = test::layer_of("plots", circle);
    layer.columns.emplace_back("crop", ColumnType::text);
    layer.columns.back().push_text("rice");
    const Layer* one = &layer;
    Progress progress;
    io::write_layers({&one, 1}, folder / "circle.gpkg", progress);
    const Outcome check = run_program(folder.path(), {"check", "--plots", "circle.gpkg"});
    CHECK(check.code == 0);
    CHECK(has(check.out, "1 row read, 1 kept"));
}

TEST_CASE("names with line breaks, control characters and marks of direction are shown escaped") {
    const TemporaryFolder folder;
    CHECK(refusal(folder, "two\nlines\x1b[31m\u202Egpj.csv") ==
          "zamin: two\\nlines\\x1b[31m\\u202egpj.csv: no such file or folder\n");
    const std::string name = "a\n\u202Eb.csv";
    write_text(folder / name, "na\x07me,\u202Ecrop\nA,\"x\ny\"\n");
    const Outcome info = run_program(folder.path(), {"info", name});
    CHECK(info.code == 0);
    CHECK_FALSE(has(info.out, "\u202E"));
    CHECK_FALSE(has(info.out, "\x07"));
    CHECK(has(info.out, "a\\n\\u202eb.csv"));
    CHECK(has(info.out, "na\\x07me"));
    CHECK(has(info.out, "x\\ny"));
}

TEST_CASE("what may not be read says so") {
    const TemporaryFolder folder;
    write_text(folder / "mine.csv", "a,b\n1,2\n");
    fs::permissions(folder / "mine.csv", fs::perms::none);
    fs::create_directory(folder / "closed");
    write_text(folder / "closed/plots.csv", "a,b\n1,2\n");
    fs::permissions(folder / "closed", fs::perms::none);
    fs::permissions(folder.path(), fs::perms::all);
    test::Circumstances nobody;
    nobody.without_rights = true;
    CHECK(has(refusal(folder, "mine.csv", nobody), "zamin: mine.csv: it may not be read"));
    CHECK(has(refusal(folder, "closed", nobody), "zamin: closed: it may not be read"));
    CHECK(has(refusal(folder, "closed/plots.csv", nobody), "it may not be read"));
    fs::permissions(folder / "closed", fs::perms::all);
}

TEST_CASE("links that lead round, pipes, and folders in folders that end nowhere") {
    const TemporaryFolder folder;
    fs::create_symlink("round.csv", folder / "round.csv");
    CHECK(has(refusal(folder, "round.csv"), "its links lead round in a circle"));
    REQUIRE(mkfifo((folder / "pipe.csv").c_str(), 0600) == 0);
    CHECK(has(refusal(folder, "pipe.csv"), "neither a file nor a folder"));
    CHECK(has(refusal(folder, "/dev/zero"), "neither a file nor a folder"));
    fs::create_directories(folder / "deep/er");
    fs::create_directory_symlink("..", folder / "deep/er/up");
    CHECK(has(refusal(folder, "deep"), "it holds no files"));
}

TEST_CASE("a server that does not answer is given up") {
    const SilentServer server;
    if (!server.listens()) {
        MESSAGE("skipped: no sockets here");
        return;
    }
    const TemporaryFolder folder;
    // Shorter than the program's own patience, which is made for slow lines.
    setenv("GDAL_HTTP_TIMEOUT", "2", 1);
    CHECK(has(refusal(folder, "http://127.0.0.1:" + server.port() + "/plots.geojson"),
              "cannot be read as map data"));
    unsetenv("GDAL_HTTP_TIMEOUT");
    CHECK(has(
        refusal(folder, "PG:host=127.0.0.1 dbname=land connect_timeout=2 port=" + server.port()),
        "cannot be read as map data"));
}

TEST_CASE("one bad file among others does not hide them") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "field");
    write_text(folder / "field/good.csv", "a,b\n1,2\n");
    write_text(folder / "field/bad.gpkg", "no database");
    write_text(folder / "field/notes.txt", "hello");
    const Outcome run = run_program(folder.path(), {"info", "field"});
    CHECK(run.code == 1);
    CHECK(has(run.out, "layer good: None, 1 features"));
    CHECK(has(run.err, "1 of 2 sources could not be read"));
    CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 2);
}
