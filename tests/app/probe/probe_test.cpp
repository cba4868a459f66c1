#include "probe/probe.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "io/probe.hpp"
#include "probe/child_process.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using zamin::probe_source;
using zamin::run_child;
using zamin::test::TemporaryFolder;
using zamin::test::write_text;

TEST_CASE("How a child ends is told") {
    const auto good = run_child("/bin/sh", {"-c", "exit 3"}, 10.0);
    REQUIRE(good);
    CHECK(good->exit_code == 3);
    CHECK(good->signal == 0);

    const auto killed = run_child("/bin/sh", {"-c", "kill -ABRT $$"}, 10.0);
    REQUIRE(killed);
    CHECK(killed->signal == 6);
    CHECK_FALSE(killed->signal_name.empty());

    const auto slow = run_child("/bin/sh", {"-c", "exec sleep 60"}, 0.2);
    REQUIRE(slow);
    CHECK(slow->timed_out);

    CHECK_FALSE(run_child("/nowhere/at/all", {}, 1.0));
}

TEST_CASE("A source that kills its reader is refused, others are let through") {
    const TemporaryFolder folder;
    // A program that dies of every source, and one that dislikes them.
    const auto crashing = folder / "crashing.sh";
    write_text(crashing, "#!/bin/sh\nkill -SEGV $$\n");
    const auto failing = folder / "failing.sh";
    write_text(failing, "#!/bin/sh\nexit 1\n");
    for (const auto& program : {crashing, failing}) {
        fs::permissions(program, fs::perms::owner_all);
    }
    const auto kml = folder / "walk.kml";
    write_text(kml, "<kml/>");
    CHECK_THROWS_WITH_AS(probe_source({kml.string(), ""}, crashing), doctest::Contains("crashes"),
                         zamin::Error);
    CHECK_NOTHROW(probe_source({kml.string(), ""}, failing));
    CHECK_NOTHROW(probe_source({kml.string(), ""}, {}));
    CHECK_NOTHROW(probe_source({(folder / "absent.kml").string(), ""}, crashing));

    const auto gpkg = folder / "plots.gpkg";
    write_text(gpkg, std::string("SQLite format 3\0and more", 24));
    CHECK_NOTHROW(probe_source({gpkg.string(), ""}, crashing));
}

TEST_CASE("A driver that hangs, and one that wants more memory than there is") {
    const TemporaryFolder folder;
    const auto hanging = folder / "hanging.sh";
    write_text(hanging, "#!/bin/sh\nexec sleep 60\n");
    const auto greedy = folder / "greedy.sh";
    write_text(greedy, "#!/bin/sh\nexit 3\n");
    for (const auto& program : {hanging, greedy}) {
        fs::permissions(program, fs::perms::owner_all);
    }
    const auto kml = folder / "walk.kml";
    write_text(kml, "<kml/>");
    zamin::ProbePatience short_patience;
    short_patience.small_s = 0.2;
    short_patience.large_s = 0.2;
    CHECK_THROWS_WITH_AS(probe_source({kml.string(), ""}, hanging, short_patience),
                         doctest::Contains("does not come to an end"), zamin::Error);
    CHECK_THROWS_WITH_AS(probe_source({kml.string(), ""}, greedy, short_patience),
                         doctest::Contains("more memory"), zamin::Error);
    // A large file may take its time.
    short_patience.small_bytes = 1;
    CHECK_NOTHROW(probe_source({kml.string(), ""}, hanging, short_patience));
}

TEST_CASE("A process that limits itself gets no more than that") {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(zamin::memory_of_machine() > 0);
    const auto end = run_child(ZAMIN_PROGRAM, {"probe", "--", "/nowhere/at/all"}, 30.0);
    REQUIRE(end);
    CHECK(end->exit_code == 0);  // what cannot be read is said by whoever reads it
#endif
}

TEST_CASE("The real program tries the real file that makes GDAL crash") {
    const fs::path file =
        fs::path(ZAMIN_REAL_DATA_DIR) / "nasty/gdal/kml/gx_track_without_when.kml";
    CHECK(zamin::probe_program() == fs::path(ZAMIN_PROGRAM));
    if (!fs::exists(file)) {
        MESSAGE("skipped: the collection of real files is not on this machine");
        return;
    }
    // Newer GDAL reads it; what matters is that this process lives on.
    try {
        probe_source({file.string(), ""});
        MESSAGE("this GDAL survives the file");
    } catch (const zamin::Error& refusal) {
        CHECK(std::string(refusal.what()).find("crashes") != std::string::npos);
    }
}
