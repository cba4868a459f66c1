#include "project/journal.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/error.hpp"
#include "project/unsaved.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using namespace zamin::project;
using test::TemporaryFolder;

namespace {

Drawing site(double x, const std::string& name) {
    return {DrawingKind::site, name, 40.0, "", {{x, 37.5}}};
}

// A few commands, each recorded; `states` has the drawings before the first and after each.
std::vector<std::string> some_work(std::vector<Drawings>& states) {
    DrawingBook book;
    std::vector<std::string> records;
    const auto keep = [&](const DrawingChange& change) {
        records.push_back(drawing_record(change));
        states.push_back(book.all());
    };
    states = {book.all()};
    keep(book.add(site(68.1, "Вахш \"1\"\n")));
    keep(book.add({DrawingKind::area, "", {}, "", {{68, 37}, {68.3, 37}, {68, 37.2}}}));
    keep(*book.change(1, site(68.25, "B")));
    keep(*book.undo());
    keep(book.remove(2));
    return records;
}

// How many of the records a journal's bytes give; -1 when they are not the first ones.
std::ptrdiff_t first_records(const std::filesystem::path& file, const std::string& bytes,
                             const std::vector<std::string>& records) {
    test::write_text(file, bytes);
    const std::vector<std::string> read = read_journal(file);
    const bool first =
        read.size() <= records.size() && std::equal(read.begin(), read.end(), records.begin());
    return first ? static_cast<std::ptrdiff_t>(read.size()) : -1;
}

}  // namespace

TEST_CASE("records come back in order, and replaying them gives the work") {
    const TemporaryFolder folder;
    const auto file = journal_beside(folder / "land.toml");
    CHECK(file.filename() == "land.toml.journal");
    CHECK(read_journal(file).empty());
    std::vector<Drawings> states;
    const std::vector<std::string> records = some_work(states);
    Journal journal(file);
    CHECK(read_journal(file).empty());
    for (const std::string& record : records) {
        journal.append(record);
    }
    CHECK(read_journal(file) == records);
    const UnsavedWork work = replay({}, records);
    CHECK(work.drawings == states.back());
    CHECK(work.changes == records.size());
    CHECK_FALSE(work.toml);
    // Over what has been saved in the meantime nothing changes.
    CHECK(replay(states.back(), records).drawings == states.back());
}

TEST_CASE("whatever byte is broken, the work is one that was there, whole") {
    const TemporaryFolder folder;
    std::vector<Drawings> states;
    const std::vector<std::string> records = some_work(states);
    const Journal journal(folder / "whole", records);
    const std::string bytes = test::read_text(folder / "whole");
    std::ptrdiff_t before = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        CAPTURE(at);
        for (const unsigned flip : {0x01U, 0x20U, 0x80U, 0xFFU}) {
            std::string broken = bytes;
            broken[at] = static_cast<char>(static_cast<unsigned char>(broken[at]) ^ flip);
            const std::ptrdiff_t read = first_records(folder / "broken", broken, records);
            REQUIRE(read >= 0);
            REQUIRE(read < static_cast<std::ptrdiff_t>(records.size()));
        }
        std::string longer = bytes;
        longer.insert(at, 1, ' ');
        REQUIRE(first_records(folder / "broken", longer, records) >= 0);
        // Cut there: the longer what is left, the more records.
        const std::ptrdiff_t cut = first_records(folder / "broken", bytes.substr(0, at), records);
        REQUIRE(cut >= before);
        before = cut;
        const auto first = records.begin();
        REQUIRE(replay({}, std::vector(first, first + cut)).drawings ==
                states[static_cast<std::size_t>(cut)]);
    }
    CHECK(before == static_cast<std::ptrdiff_t>(records.size()) - 1);
}

TEST_CASE("records that are moved, repeated or left out end what is read") {
    const TemporaryFolder folder;
    const Journal journal(folder / "whole", std::vector<std::string>{"a", "b", "c"});
    std::string bytes = test::read_text(folder / "whole");
    const auto line = [&](int n) {
        std::size_t begin = 0;
        for (int i = 0; i < n; ++i) {
            begin = bytes.find('\n', begin) + 1;
        }
        return bytes.substr(begin, bytes.find('\n', begin) + 1 - begin);
    };
    const std::vector<std::string> records{"a", "b", "c"};
    const std::string head = line(0);
    CHECK(first_records(folder / "x", head + line(1) + line(3) + line(2), records) == 1);
    CHECK(first_records(folder / "x", head + line(1) + line(1), records) == 1);
    CHECK(first_records(folder / "x", head + line(2) + line(3), records) == 0);
    CHECK(first_records(folder / "x", line(1) + line(2), records) == 0);
    CHECK(first_records(folder / "x", head + line(1) + line(2) + line(3) + "more", records) == 3);
}

TEST_CASE("a journal that cannot be kept says so, and what is there stays whole") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(Journal(folder / "none/x.journal"), doctest::Contains("x.journal"), Error);
    Journal journal(folder / "x.journal");
    journal.append("one");
    test::write_text(folder / "x.journal", "something else");
    CHECK_THROWS_WITH_AS(journal.append("two"), doctest::Contains("another program"), Error);
    std::filesystem::remove(folder / "x.journal");
    CHECK_THROWS_AS(journal.append("two"), Error);
}

TEST_CASE("records without sense end the replay; the project's last text stands") {
    const std::string good = drawing_record({1, {}, site(68, "A")});
    for (const char* bad : {"", "{", "[]", "7", R"({"drawing":-1,"is":null})", R"({"drawing":2})",
                            R"({"drawing":2,"is":{"kind":"line","text":"","points":[[1,2]]}})",
                            R"({"drawing":2,"is":{"kind":"site","text":"","points":[]}})",
                            R"({"drawing":2,"is":{"kind":"site","text":1,"points":[[1,2]]}})"}) {
        CAPTURE(bad);
        const UnsavedWork work = replay({}, std::vector<std::string>{good, bad, good});
        CHECK(work.changes == 1);
        CHECK(work.drawings.size() == 1);
    }
    const UnsavedWork work = replay(
        {}, std::vector<std::string>{project_record("title = \"a\""), project_record("b\n"), good});
    CHECK(work.toml == "b\n");
    CHECK(work.changes == 1);
    // A name that is no UTF-8 is no reason to lose a record.
    CHECK(replay({}, std::vector<std::string>{drawing_record({1, {}, site(68, "\xFF")})}).changes ==
          1);
}

TEST_CASE("what is tried with centres is recorded whole; the last record stands") {
    Trial trial;
    CHECK(trial.empty());
    trial.tried.settings.by = "road";
    trial.tried.centres = {{"c\"1", 900.0, Coord{68.79, 37.82}},
                           {"c2", std::nullopt, Coord{69, 38}}};
    trial.tried.sites = {{"Вахш", {68.8, 37.7}, 400.0, "onion"}, {"", {68.9, 37.7}, {}, ""}};
    CHECK_FALSE(trial.empty());
    const std::string record = trial_record(trial);
    const UnsavedWork work = replay({}, std::vector<std::string>{trial_record({}), record});
    REQUIRE(work.trial);
    CHECK(work.trial->tried.centres == trial.tried.centres);
    CHECK(work.trial->tried.sites == trial.tried.sites);
    CHECK(work.trial->tried.settings == trial.tried.settings);
    CHECK_FALSE(work.trial->opens_drawn);
    CHECK_FALSE(replay({}, std::vector<std::string>{record, trial_record({})}).trial);
    trial.tried = {};
    trial.opens_drawn = true;
    const std::string drawn = trial_record(trial);
    const UnsavedWork follows = replay({}, std::vector<std::string>{record, drawn});
    REQUIRE(follows.trial);
    CHECK(follows.trial->opens_drawn);
    CHECK(follows.trial->tried.centres.empty());
    // Without sense: what was before stands, what comes after is not read.
    for (const char* bad : {R"({"tried":7,"drawn":true})", R"({"tried":"x = ","drawn":true})",
                            R"({"tried":"title = \"a\"","drawn":true})"}) {
        CAPTURE(bad);
        const UnsavedWork left = replay({}, std::vector<std::string>{bad, record});
        CHECK_FALSE(left.trial);
    }
}
