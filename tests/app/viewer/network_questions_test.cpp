// A project's layer that lies on a network: asked for, and fetched after a yes only.
#include <doctest/doctest.h>

#include "app/viewer/stage.hpp"
#include "io/local_server.hpp"
#include "io/network.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::viewer;
using test::LocalServer;
using test::Stage;
using test::TemporaryFolder;

namespace {

constexpr const char* villages =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Balkhi"},
        "geometry":{"type":"Point","coordinates":[68.8,37.8]}}]})";

std::string project_of(const TemporaryFolder& folder, const LocalServer& server) {
    test::write_text(folder / "land.toml", "[sources.villages]\npath = \"" +
                                               server.address("/villages.geojson") +
                                               "\"\n[sources.elevation]\npath = \"" +
                                               server.address("/{z}/{x}/{y}.png") + "\"\n");
    return (folder / "land.toml").string();
}

}  // namespace

TEST_CASE("a layer on a network is asked for; after a yes it is fetched, and the yes is kept") {
    const LocalServer server("200 OK", "application/json", villages);
    const TemporaryFolder folder;
    Stage stage;
    stage.bench.open({project_of(folder, server)});
    stage.settle();
    const Session& session = stage.bench.session();
    REQUIRE(session.network_questions.size() == 2);
    CHECK(session.network_questions[0].host == server.host());
    CHECK(session.layers.empty());
    CHECK(server.requests() == 0);
    CHECK(stage.bench.state().left_page == LeftPage::layers);
    CHECK(stage.bench.failures().empty());

    stage.bench.state().ask(AnswerNetwork{server.host(), true});
    stage.settle();
    CHECK(session.network_questions.empty());
    CHECK(server.requests() > 0);
    CHECK(session.of_role("villages") != nullptr);
    CHECK(stage.bench.state().allowed_hosts == std::vector{server.host()});
}

TEST_CASE("a layer that is left out is not fetched, and its host is not remembered") {
    const LocalServer server("200 OK", "application/json", villages);
    const TemporaryFolder folder;
    Stage stage;
    stage.bench.open({project_of(folder, server)});
    stage.settle();
    stage.bench.state().ask(AnswerNetwork{server.host(), false});
    stage.settle();
    CHECK(stage.bench.session().network_questions.empty());
    CHECK(stage.bench.session().layers.empty());
    CHECK(stage.bench.state().allowed_hosts.empty());
    CHECK_FALSE(io::host_allowed(server.host()));
    CHECK(server.requests() == 0);
}

TEST_CASE("an address that the user opens needs no question") {
    const LocalServer server("200 OK", "application/json", villages);
    Stage stage;
    stage.bench.open({server.address("/villages.geojson")});
    stage.settle();
    CHECK(stage.bench.session().network_questions.empty());
    CHECK(stage.bench.session().layers.size() == 1);
}
