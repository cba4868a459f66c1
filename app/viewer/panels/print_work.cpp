#include <filesystem>

#include "commands/access_run.hpp"
#include "commands/print_run.hpp"
#include "core/msgid.hpp"
#include "viewer/panels/print_view.hpp"
#include "viewer/shown_project.hpp"

namespace zamin::viewer {

namespace {

constexpr double preview_px = 1500.0;  // of the longer side: sharp on a common screen

print::PrintOptions options_of(const PrintSettings& settings) {
    print::PrintOptions options;
    options.day = commands::today_text();
    options.format = settings.format;
    options.black_and_white = settings.black_and_white;
    return options;
}

print::Sheet sheet_of(const commands::PrintMap& map, const PrintSettings& settings,
                      std::size_t page) {
    print::Sheet sheet = map.sheet(page);
    sheet.organisation = settings.organisation;
    return sheet;
}

std::shared_ptr<commands::PrintMap> map_of(const project::Project& project,
                                           const PrintSettings& settings, Progress& progress) {
    commands::PrintMapRequest request;
    request.project = project;
    request.map = settings.map;
    request.per = settings.per;
    request.language = settings.language;
    if (settings.site && settings.map == "siting") {
        request.site = *settings.site;
        request.project = settings.site->project;  // with the candidates of that question
    }
    return commands::make_print_map(request, progress);
}

PagePicture picture_of(const commands::PrintMap& map, const PrintSettings& settings) {
    print::PrintOptions options = options_of(settings);
    options.file = print::PageFile::pixels;
    const print::SizeMm size = options.format.size_mm();
    constexpr double mm_per_inch = 25.4;
    options.dpi = preview_px / (std::max(size.w, size.h) / mm_per_inch);
    print::Printed printed = print::print_sheet(sheet_of(map, settings, settings.page), options,
                                                text::Catalogue(settings.language));
    const print::PictureSize picture = print::picture_size(size, options.dpi);
    return {0, picture.width, picture.height, std::move(printed.files.front())};
}

// The first of the files.
std::string write_pages(const commands::PrintMap& map, const PrintSettings& settings,
                        const std::string& ending, const std::filesystem::path& project,
                        Progress& progress) {
    print::PrintOptions options = options_of(settings);
    options.file = ending == "png"   ? print::PageFile::png
                   : ending == "svg" ? print::PageFile::svg
                                     : print::PageFile::pdf;
    const std::filesystem::path folder =
        project.empty() ? std::filesystem::current_path() : project.parent_path();
    const std::string name =
        "map-" + settings.map + (settings.per.empty() ? "" : "-" + settings.per);
    const text::Catalogue words(settings.language);
    const commands::Atlas atlas(map, settings.format, words);
    const auto sheet = [&](std::size_t page) {
        print::Sheet result = atlas.sheet(page);
        result.organisation = settings.organisation;
        return result;
    };
    const auto printed = print::print_sheets(atlas.pages(), sheet, options, words, progress);
    return commands::write_printed(folder / (name + "." + ending), options, printed).front();
}

}  // namespace

PrintView& print_view(ViewState& state) {
    if (!state.print) {
        state.print = std::make_shared<PrintView>();
    }
    return *state.print;
}

RunWork preview_work(const Session& session, const PrintView& view) {
    RunWork work;
    work.title = said("Making the page");
    const bool reads = !view.map || !view.shown || !view.shown->same_map(view.wanted);
    work.work = [map = reads ? nullptr : view.map, settings = view.wanted,
                 before = view.picture ? view.picture->id : 0,
                 project = shown_project(session)](Progress& progress) mutable -> RunWork::Finish {
        try {
            if (!map) {
                map = map_of(project, settings, progress);
            }
            settings.page = std::min(settings.page, map->pages() - 1);
            map->use(settings.format, std::nullopt);
            auto picture = std::make_shared<PagePicture>(picture_of(*map, settings));
            picture->id = before + 1;
            return [map, settings, picture](Session&, ViewState& state) {
                PrintView& now = print_view(state);
                now.running = false;
                now.failure = {};
                now.map = map;
                now.pages = map->pages();
                now.wanted.page = std::min(now.wanted.page, now.pages - 1);
                now.shown = settings;
                now.picture = picture;
            };
        } catch (...) {
            return [settings, failure = sentence(std::current_exception())](Session&,
                                                                            ViewState& state) {
                PrintView& now = print_view(state);
                now.running = false;
                now.shown = settings;
                now.map.reset();
                now.picture.reset();
                now.pages = 0;
                now.failure = failure;
            };
        }
    };
    return work;
}

RunWork print_work(const PrintView& view, const Session& session, const std::string& ending) {
    RunWork work;
    work.title = said("Printing");
    const project::Project project = shown_project(session);
    work.work = [map = view.map, settings = *view.shown, ending,
                 file = project.file](Progress& progress) -> RunWork::Finish {
        try {
            const std::string written = write_pages(*map, settings, ending, file, progress);
            return [written](Session&, ViewState& state) {
                print_view(state).running = false;
                state.ask(TellUser{said("Printed"), as_it_is(written)});
            };
        } catch (...) {
            return [why = sentence(std::current_exception())](Session&, ViewState& state) {
                print_view(state).running = false;
                state.ask(TellUser{said("Printing"), why});
            };
        }
    };
    return work;
}

}  // namespace zamin::viewer
