#include <doctest/doctest.h>

#include <memory>

#include "io/sync_file.hpp"
#include "temporary_folder.hpp"

using zamin::io::HeldFile;
using zamin::test::TemporaryFolder;

TEST_CASE("a file is held by one at a time and gone at the end") {
    const TemporaryFolder folder;
    auto first = std::make_unique<HeldFile>(folder / "x.lock");
    CHECK_FALSE(first->held_elsewhere());
    {
        const HeldFile second(folder / "x.lock");
        CHECK(second.held_elsewhere());
    }
    // Who did not get it does not take it away.
    CHECK(folder.names() == std::vector<std::string>{"x.lock"});
    first.reset();
    CHECK(folder.names().empty());
    const HeldFile third(folder / "x.lock");
    CHECK_FALSE(third.held_elsewhere());
}

TEST_CASE(
    "a file that a program left behind is held by the next, and one that cannot be made by "
    "nobody") {
    const TemporaryFolder folder;
    zamin::test::write_text(folder / "x.lock", "left");
    {
        const HeldFile held(folder / "x.lock");
        CHECK_FALSE(held.held_elsewhere());
    }
    CHECK(folder.names().empty());
    const HeldFile nowhere(folder / "none" / "x.lock");
    CHECK_FALSE(nowhere.held_elsewhere());
}
