// Tiles from a server of our own on this machine: there, not there, and one that never answers.
#include "io/tile_source.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "core/error.hpp"
#include "core/raster.hpp"
#include "io/read_raster.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::test;

namespace {

// A tile of one colour, as PNG.
std::string green_tile() {
    GDALAllRegister();
    GDALDriverManager& drivers = *GetGDALDriverManager();
    GDALDataset* tile = drivers.GetDriverByName("MEM")->Create("", 256, 256, 3, GDT_Byte, nullptr);
    tile->GetRasterBand(2)->Fill(200.0);
    const std::string name = "/vsimem/tile.png";
    GDALClose(drivers.GetDriverByName("PNG")->CreateCopy(name.c_str(), tile, FALSE, nullptr,
                                                         nullptr, nullptr));
    GDALClose(tile);
    vsi_l_offset size = 0;
    GByte* bytes = VSIGetMemFileBuffer(name.c_str(), &size, TRUE);
    std::string png(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    CPLFree(bytes);
    return png;
}

enum class Answer : std::uint8_t { tile, not_found, failure, silence };

class Server {
  public:
    explicit Server(Answer answer) : m_answer(answer), m_tile(green_tile()) {
        m_listening = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        REQUIRE(bind(m_listening, reinterpret_cast<sockaddr*>(&address), length) == 0);
        REQUIRE(listen(m_listening, 64) == 0);
        REQUIRE(getsockname(m_listening, reinterpret_cast<sockaddr*>(&address), &length) == 0);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~Server() {
        m_stop = true;
        shutdown(m_listening, SHUT_RDWR);
        close(m_listening);
        m_thread.join();
        for (const int connection : m_silent) {
            close(connection);
        }
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::string address() const {
        return fmt::format("http://127.0.0.1:{}/{{z}}/{{x}}/{{y}}.png", m_port);
    }
    int requests() const { return m_requests; }

  private:
    void serve() {
        while (!m_stop) {
            const int connection = accept(m_listening, nullptr, nullptr);
            if (connection < 0) {
                return;
            }
            char request[4096];
            if (read(connection, request, sizeof request) > 0) {
                ++m_requests;
            }
            if (m_answer == Answer::silence) {
                m_silent.push_back(connection);
                continue;
            }
            const std::string status = m_answer == Answer::tile        ? "200 OK"
                                       : m_answer == Answer::not_found ? "404 Not Found"
                                                                       : "500 Out of order";
            const std::string body = m_answer == Answer::tile ? m_tile : "";
            const std::string text = fmt::format(
                "HTTP/1.1 {}\r\nContent-Type: image/png\r\nContent-Length: {}\r\n"
                "Connection: close\r\n\r\n{}",
                status, body.size(), body);
            (void)!write(connection, text.data(), text.size());
            close(connection);
        }
    }

    Answer m_answer;
    std::string m_tile;
    int m_listening = -1;
    int m_port = 0;
    std::atomic<bool> m_stop{false};
    std::atomic<int> m_requests{0};
    std::vector<int> m_silent;
    std::thread m_thread;
};

// 64 x 64 cells of 100 m in Khatlon.
RealRaster grid() {
    RealRaster grid;
    grid.crs = Crs::parse("EPSG:32642");
    grid.west = 500'000.0;
    grid.north = 4'180'000.0;
    grid.cell_width = grid.cell_height = 100.0;
    grid.width = grid.height = 64;
    return grid;
}

std::string failure_of(const std::string& path) {
    Progress progress;
    try {
        io::read_picture_onto({path, ""}, "", grid(), progress);
    } catch (const Error& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("tiles are known by their address or their description") {
    CHECK(io::names_tiles("https://tiles.example/{z}/{x}/{y}.png"));
    CHECK(io::names_tiles("https://tiles.example/{z}/{x}/{-y}.png?key=1&style=2"));
    CHECK(io::names_tiles("<GDAL_WMS></GDAL_WMS>"));
    CHECK(io::names_tiles("WMS:https://maps.example/wms"));
    CHECK_FALSE(io::names_tiles("https://data.example/plots.geojson"));
    CHECK_FALSE(io::names_tiles("{z}/{x}/{y}.png"));
    CHECK_FALSE(io::names_tiles("nowhere.xml"));
    CHECK(io::tile_title("https://tiles.example/{z}/{x}/{y}.png") == "tiles.example");
    CHECK(io::tile_title("/maps/region.xml") == "region.xml");
}

TEST_CASE("a description without a time of its own is given one") {
    const TemporaryFolder folder;
    const auto file = folder / "wms.xml";
    write_text(file, "<?xml version=\"1.0\"?>\n<GDAL_WMS><Service/></GDAL_WMS>\n");
    CHECK(io::names_tiles(file.string()));
    CHECK(io::tile_description(file.string()).find("<Timeout>10</Timeout></GDAL_WMS>") !=
          std::string::npos);
    write_text(file, "<GDAL_WMS><Timeout>3</Timeout></GDAL_WMS>");
    CHECK(io::tile_description(file.string()) == "<GDAL_WMS><Timeout>3</Timeout></GDAL_WMS>");
    CHECK(io::tile_description("https://a.example/{z}/{x}/{y}?a=1&b=2").find("a=1&amp;b=2") !=
          std::string::npos);
}

TEST_CASE("a server's tiles come as colours of the map's cells") {
    const Server server(Answer::tile);
    const auto info = io::raster_info({server.address(), ""});
    CHECK(info.picture);
    CHECK(server.requests() == 0);
    Progress progress;
    const auto argb = io::read_picture_onto({server.address(), ""}, "", grid(), progress);
    CHECK(server.requests() > 0);
    REQUIRE(argb.size() == 64 * 64);
    CHECK(argb[0] == 0xFF00C800);
    CHECK(argb[64 * 64 - 1] == 0xFF00C800);
}

TEST_CASE("what a server does not have, refuses or never answers is told, and nothing hangs") {
    {
        const Server server(Answer::not_found);
        CHECK(failure_of(server.address()).empty());  // no tile there: an empty picture
    }
    {
        const Server server(Answer::failure);
        CHECK(failure_of(server.address()).find("cannot be read") != std::string::npos);
    }
    {
        const Server server(Answer::silence);
        std::string description = io::tile_description(server.address());
        const std::string usual = "<Timeout>10</Timeout>";
        description.replace(description.find(usual), usual.size(), "<Timeout>1</Timeout>");
        CHECK(failure_of(description).find("cannot be read") != std::string::npos);
    }
    // Nobody listens there.
    CHECK(failure_of("http://127.0.0.1:1/{z}/{x}/{y}.png").find("cannot be read") !=
          std::string::npos);
}
