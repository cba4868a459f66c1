#include "viewer/panels/problem_work.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "commands/inputs.hpp"
#include "core/error.hpp"
#include "io/read.hpp"
#include "io/write.hpp"
#include "project/roles.hpp"
#include "quality/mended_layer.hpp"
#include "quality/problem_layer.hpp"
#include "viewer/view_state.hpp"

namespace zamin::viewer {

namespace {

std::vector<std::size_t> accepted_findings(const LayerReview& review) {
    std::vector<std::size_t> accepted;
    for (std::size_t i = 0; i < review.accepted.size(); ++i) {
        if (review.accepted[i] != 0) {
            accepted.push_back(i);
        }
    }
    return accepted;
}

// A copy under a name that is not taken: "plots-mended.gpkg", "plots-mended-2.gpkg".
std::filesystem::path free_path(const std::filesystem::path& wanted) {
    std::filesystem::path path = wanted;
    for (int i = 2; std::filesystem::exists(path); ++i) {
        path = wanted.parent_path() /
               fmt::format("{}-{}{}", wanted.stem().string(), i, wanted.extension().string());
    }
    return path;
}

io::ReadOptions options_as_read(const project::ProjectSource& source) {
    io::ReadOptions options = commands::with_settings({}, source);
    options.repair = measure::Repair::none;
    options.expect = GeometryKind::polygon;
    return options;
}

}  // namespace

RunWork review_work(const LoadedLayer& layer) {
    RunWork work;
    work.title = said("Looking for problems in {0}", {layer.title_word()});
    work.work = [id = layer.id, source = layer.source, fields = review_fields(layer),
                 before = layer.layer, title = work.title](Progress& progress) -> RunWork::Finish {
        try {
            progress.step("reading");
            auto as_read = std::make_shared<const Layer>(
                io::read_layer(source.source, options_as_read(source), progress).layer);
            progress.step("looking for problems");
            auto found = std::make_shared<const quality::Findings>(
                quality::find_problems(*as_read, fields, {}, progress));
            return [id, as_read, found](Session&, ViewState& state) {
                set_findings(data_view(state).reviews[id], as_read, found);
            };
        } catch (...) {
            // The button has to be there again.
            return
                [id, title, text = sentence(std::current_exception())](Session&, ViewState& state) {
                    data_view(state).reviews[id] = {};
                    if (!text.empty()) {
                        state.ask(TellUser{title, text});
                    }
                };
        }
    };
    return work;
}

RunWork mend_work(const LoadedLayer& layer, const LayerReview& review) {
    RunWork work;
    work.title = said("Writing a mended copy of {0}", {layer.title_word()});
    work.work = [id = layer.id, source = layer.source, fields = review_fields(layer),
                 as_read = review.as_read, found = review.found,
                 accepted = accepted_findings(review), path = free_path(mended_path(layer)),
                 title = said("Mended copy"),
                 text = said("{0} is written and used from here on; the source is as it was.",
                             {free_path(mended_path(layer)).string()})](
                    Progress& progress) -> RunWork::Finish {
        Layer mended = quality::apply(*as_read, fields, *found, accepted, {}, progress);
        const Layer* one = &mended;
        io::write_layers({&one, 1}, path, progress);
        project::ProjectSource copy = source;
        copy.source = io::SourceName{path.string(), ""};
        copy.crs.clear();
        copy.encoding.clear();
        copy.letters.clear();
        return [id, copy, title, text](Session&, ViewState& state) {
            data_view(state).reviews.erase(id);
            state.ask(ShowResult{problem_layer_title, nullptr});
            state.ask(ReadAgain{id, copy});
            state.ask(TellUser{title, text});
        };
    };
    return work;
}

RunWork write_problems_work(const LoadedLayer& layer, const LayerReview& review) {
    RunWork work;
    work.title = said("Writing the problems of {0}", {layer.title_word()});
    std::filesystem::path target = mended_path(layer);
    target.replace_filename(layer.layer->name + "-problems.gpkg");
    const std::filesystem::path path = free_path(target);
    work.work =
        [as_read = review.as_read, found = review.found, path, title = said("Problems as a layer"),
         text = said("{0} is written.", {path.string()})](Progress& progress) -> RunWork::Finish {
        const Layer layer_of_problems = quality::problem_layer(
            quality::problems_of(*as_read, *found), found->shapes, as_read->crs);
        const Layer* one = &layer_of_problems;
        io::write_layers({&one, 1}, path, progress);
        return [title, text](Session&, ViewState& state) { state.ask(TellUser{title, text}); };
    };
    return work;
}

}  // namespace zamin::viewer
