#include <doctest/doctest.h>

#include "commands/share_run.hpp"
#include "core/error.hpp"
#include "io/sync_file.hpp"
#include "project/lock.hpp"
#include "temporary_folder.hpp"

using namespace zamin;

TEST_CASE("nothing is shared of a project that a window has open") {
    const test::TemporaryFolder folder;
    test::write_text(folder / "land.toml", "title = \"Land\"\n");
    commands::ShareRequest request;
    request.project = project::load(folder / "land.toml");
    request.database = "PG:host=127.0.0.1 port=1 dbname=nowhere connect_timeout=2";
    Progress progress;
    const auto said = [&]() -> std::string {
        try {
            commands::run_share(request, progress);
        } catch (const Error& failure) {
            return failure.what();
        }
        return {};
    };
    {
        const io::HeldFile window(project::lock_beside(request.project.file));
        REQUIRE_FALSE(window.held_elsewhere());
        CHECK(said().find("the project is open in a window") != std::string::npos);
    }
    // Closed: on to the server, which is not there.
    CHECK(said().find("the project is open in a window") == std::string::npos);
    CHECK_FALSE(said().empty());
}
