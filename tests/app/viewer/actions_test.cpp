#include "viewer/actions.hpp"

#include <doctest/doctest.h>

#include <set>
#include <tuple>

using namespace zamin::viewer;

TEST_CASE("every action is listed once, with words, and no two share a key") {
    std::set<Action> actions;
    std::set<std::tuple<int, bool, bool>> chords;
    for (const ActionEntry& entry : all_actions()) {
        CAPTURE(entry.words);
        CHECK(actions.insert(entry.action).second);
        CHECK(*entry.words != '\0');
        CHECK(&entry_of(entry.action) == &entry);
        if (entry.chord.key != 0) {
            CHECK(chords.insert({entry.chord.key, entry.chord.control, entry.chord.shift}).second);
        }
    }
}

TEST_CASE("while something is typed only keys that write nothing act") {
    CHECK(action_for({'K', true, false}, true) == Action::palette);
    CHECK(action_for({290, false, false}, true) == Action::help);  // F1
    CHECK(action_for({268, false, false}, false) == Action::fit);  // Home
    CHECK_FALSE(action_for({268, false, false}, true));
    CHECK_FALSE(action_for({0, false, false}, false));
    CHECK_FALSE(action_for({'X', true, true}, false));
    // A field undoes what is typed in it itself.
    CHECK(action_for({'Z', true, false}, false) == Action::undo);
    CHECK(action_for({'Z', true, true}, false) == Action::redo);
    CHECK_FALSE(action_for({'Z', true, false}, true));
}
