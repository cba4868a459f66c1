#include <algorithm>

#include "io/read.hpp"
#include "text/legacy_letters.hpp"
#include "viewer/panels/data_questions.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

// How the texts of the layer can be read, asked of the file itself.
RunWork readings_work(const LoadedLayer& layer) {
    RunWork work;
    work.title = said("Reading the letters of {0}", {layer.title_word()});
    work.work = [id = layer.id, source = layer.source.source,
                 name = layer.layer->name](Progress&) -> RunWork::Finish {
        const io::SourceInfo info = io::describe(source);
        const auto described =
            std::find_if(info.layers.begin(), info.layers.end(),
                         [&](const io::LayerInfo& one) { return one.name == name; });
        io::EncodingInfo encoding;
        if (described != info.layers.end()) {
            encoding = described->encoding;
        }
        return [id, encoding](Session&, ViewState& state) {
            data_view(state).encodings.insert_or_assign(id, encoding);
        };
    };
    return work;
}

std::string some_texts(const text::Reading& reading) {
    std::string words;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, reading.texts.size()); ++i) {
        words += (i == 0 ? "" : ", ") + reading.texts[i];
    }
    return words;
}

void read_with(const LoadedLayer& layer, const std::string& encoding, const std::string& letters,
               ViewState& state) {
    project::ProjectSource source = layer.source;
    source.encoding = encoding;
    source.letters = letters;
    state.ask(ReadAgain{layer.id, std::move(source)});
}

void readings(const Ui& ui, const LoadedLayer& layer, const io::EncodingInfo& info,
              ViewState& state) {
    if (info.guess.readings.empty()) {
        muted(ui, ui.tr("Its texts are plain or say themselves how they are written; there is "
                        "nothing to choose."));
    }
    for (const text::Reading& reading : info.guess.readings) {
        paragraph(ui, some_texts(reading));
        const bool in_use = reading.encoding == info.encoding;
        if (in_use) {
            muted(ui, ui.tr("as {0}, in use", reading.encoding));
        } else if (small_link(ui, ui.tr("Read as {0}", reading.encoding))) {
            read_with(layer, reading.encoding, layer.source.letters, state);
        }
    }
}

// Typed for Tajik with an old font: the letters are others than they look like.
void font_tables(const Ui& ui, const LoadedLayer& layer, ViewState& state) {
    const auto names = text::LegacyLetters::names();
    const std::vector<std::string> tables(names.begin(), names.end());
    std::string chosen = layer.source.letters;
    if (choice(ui, ui.tr("Tajik letters of an old font"), tables, chosen, ui.tr("none"))) {
        read_with(layer, layer.source.encoding, chosen, state);
    }
}

}  // namespace

void encoding_question(const Ui& ui, const LoadedLayer& layer, DataView& view, ViewState& state) {
    const auto found = view.encodings.find(layer.id);
    if (found == view.encodings.end()) {
        if (small_link(ui, ui.tr("Do the letters look wrong?"))) {
            state.ask(readings_work(layer));
        }
        return;
    }
    readings(ui, layer, found->second, state);
    font_tables(ui, layer, state);
}

}  // namespace zamin::viewer
