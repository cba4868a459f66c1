// The window's own saving without a window, for faults.py to break: a project, what was drawn, and
// the journal of what is not saved.
//     keep_work begin FOLDER KIND   FOLDER/land.toml as it was saved, and a journal of changes of
//                                   this KIND: draws, leaves-notes, clears, nothing
//     keep_work save FOLDER         takes the changes back and saves them, as the window does
//     keep_work keep FOLDER N       draws N sites more, each kept in the journal before the next;
//                                   "kept 3" once the third is on the disk
//     keep_work show FOLDER         what a start would find there: as it was saved, and with the
//                                   journal; exit code 1 with a sentence where it does not open
#include <fmt/format.h>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "project/drawings_file.hpp"
#include "project/save_work.hpp"
#include "project/unsaved.hpp"
#include "viewer/work_keeper.hpp"

using namespace zamin;
using namespace zamin::project;
namespace fs = std::filesystem;

namespace {

Drawing site(int number) {
    return {DrawingKind::site, fmt::format("Вахш {}", number), 40.0, "", {{68 + number / 1e3, 37}}};
}

Drawing note() {
    return {DrawingKind::note, "Мост\nразрушен", {}, "", {{68.5, 37.5}}};
}

Project land(const fs::path& folder, const std::string& title) {
    Project project;
    project.file = folder / "land.toml";
    project.title = title;
    project.coverage.season = "2018";
    project.places.push_back({"Балхи", {68.7, 37.8}, 25'000});
    return project;
}

Drawings drawings_of(const Project& project, Progress& progress) {
    return project.drawings.empty() ? Drawings() : read_drawings(project.drawings, progress);
}

void begin(const fs::path& folder, std::string_view kind) {
    Progress progress;
    const Drawings before = kind == "leaves-notes" || kind == "clears"
                                ? Drawings{{1, site(1)}, {2, site(2)}, {3, note()}}
                                : Drawings{};
    const Project saved = save_work(land(folder, "As it was"), before, {}, progress);
    viewer::WorkKeeper keeper(saved.file);
    if (kind == "nothing") {
        return;
    }
    keeper.keep(project_record(text_of(land(folder, "As it is now"), saved.file)));
    if (kind == "draws") {
        keeper.keep(drawing_record({1, {}, site(1)}));
        keeper.keep(drawing_record({2, {}, note()}));
    } else {
        keeper.keep(drawing_record({1, site(1), {}}));
        keeper.keep(drawing_record({2, site(2), {}}));
    }
    if (kind == "clears") {
        keeper.keep(drawing_record({3, note(), {}}));
    }
}

void save(const fs::path& folder) {
    Progress progress;
    const Project saved = load(folder / "land.toml");
    const Drawings before = drawings_of(saved, progress);
    viewer::WorkKeeper keeper(saved.file);
    const UnsavedWork work = replay(before, keeper.left());
    keeper.take_back_left();
    Project changed = work.toml ? parse(*work.toml, saved.file) : saved;
    changed.drawings = saved.drawings;
    save_work(std::move(changed), work.drawings, before, progress);
    keeper.saved({});
}

void keep(const fs::path& folder, int count) {
    viewer::WorkKeeper keeper(folder / "land.toml");
    for (int i = 1; i <= count; ++i) {
        keeper.keep(drawing_record({static_cast<DrawingId>(i), {}, site(i)}));
        fmt::print("kept {}\n", i);
        std::fflush(stdout);
    }
}

void show_state(const char* what, const Project& project, const Drawings& drawings) {
    fmt::print("{}: {}\n", what, project.title);
    for (const auto& [id, drawing] : drawings) {
        fmt::print("{}: {}\n", what, drawing_record({id, {}, drawing}));
    }
}

void show(const fs::path& folder) {
    Progress progress;
    const Project saved = load(folder / "land.toml");
    const Drawings drawings = drawings_of(saved, progress);
    show_state("saved", saved, drawings);
    const viewer::WorkKeeper keeper(saved.file);
    const UnsavedWork work = replay(drawings, keeper.left());
    show_state("kept", work.toml ? parse(*work.toml, saved.file) : saved, work.drawings);
}

int number_of(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGXFSZ, SIG_IGN);  // as in the program: a full file is an error of writing
    const std::string_view step = argc > 1 ? argv[1] : "";
    try {
        if (step == "begin" && argc == 4) {
            begin(argv[2], argv[3]);
        } else if (step == "save" && argc == 3) {
            save(argv[2]);
        } else if (step == "keep" && argc == 4) {
            keep(argv[2], number_of(argv[3]));
        } else if (step == "show" && argc == 3) {
            show(argv[2]);
        } else {
            fmt::print(stderr,
                       "keep_work begin FOLDER KIND | save FOLDER | keep FOLDER N | show "
                       "FOLDER\n");
            return 2;
        }
        return 0;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "zamin: {}\n", failure.what());
        return 1;
    }
}
