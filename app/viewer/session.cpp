#include "viewer/session.hpp"

#include <algorithm>
#include <filesystem>

#include "text/secrets.hpp"
#include "viewer/coverage_model.hpp"

namespace zamin::viewer {

std::string LoadedLayer::feature_name(std::size_t row) const {
    const Column* column = name_column.empty() ? nullptr : layer->find_column(name_column);
    return column == nullptr ? std::string() : column->text(row);
}

std::string LoadedLayer::map_name(std::size_t row, text::Language language) const {
    const Translated& own = translated[static_cast<std::size_t>(language)];
    const Column* column = own.column.empty() ? nullptr : layer->find_column(own.column);
    const std::string name = column == nullptr ? std::string() : column->text(row);
    return name.empty() ? common.without(feature_name(row)) : own.common.without(name);
}

void LoadedLayer::use_names(const std::string& column) {
    const auto common_of = [this](const std::string& names_column) {
        std::vector<std::string> names;
        const Column* texts = names_column.empty() ? nullptr : layer->find_column(names_column);
        for (std::size_t row = 0; texts != nullptr && row < layer->size(); ++row) {
            names.push_back(texts->text(row));
        }
        return text::common_words(names);
    };
    name_column = column;
    common = {};
    translated = {};
    row_of_name.clear();
    if (role() == "plots") {
        return;
    }
    common = common_of(column);
    for (std::size_t row = 0; !column.empty() && row < layer->size(); ++row) {
        row_of_name.try_emplace(feature_name(row), row);
    }
    for (const text::Language language : text::languages) {
        const std::string own = source.column("name_" + std::string(text::code(language)));
        // Another column that was chosen by hand is what is to be read.
        if (layer->find_column(own) != nullptr && column == source.column("name")) {
            translated[static_cast<std::size_t>(language)] = {own, common_of(own)};
        }
    }
}

std::string Session::title() const {
    if (!project.title.empty()) {
        return project.title;
    }
    if (!project.file.empty()) {
        return project.file.stem().string();
    }
    if (layers.size() == 1) {
        return layers.front().layer->name;
    }
    return layers.empty() ? "" : "New project";
}

const LoadedLayer* Session::find(LayerId id) const {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [id](const LoadedLayer& layer) { return layer.id == id; });
    return found == layers.end() ? nullptr : &*found;
}

LoadedLayer* Session::find(LayerId id) {
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [id](const LoadedLayer& layer) { return layer.id == id; });
    return found == layers.end() ? nullptr : &*found;
}

const LoadedLayer* Session::of_role(std::string_view role) const {
    const auto found = std::find_if(layers.begin(), layers.end(), [role](const LoadedLayer& layer) {
        return layer.role() == role;
    });
    return found == layers.end() ? nullptr : &*found;
}

std::string Session::name_in(std::string_view role, std::string_view name,
                             text::Language language) const {
    const LoadedLayer* const holder = of_role(role);
    if (holder == nullptr) {
        return std::string(name);
    }
    const auto found = holder->row_of_name.find(std::string(name));
    return found == holder->row_of_name.end() ? holder->common.without(name)
                                              : holder->map_name(found->second, language);
}

std::string Session::place_text(std::string_view district, std::string_view season,
                                text::Language language) const {
    std::string text = shown_name(name_in("districts", district, language));
    if (!season.empty() && coverage && several_seasons(*coverage)) {
        text += " ";
        text += season;
    }
    return text;
}

const CropScheme& Session::crops() const {
    static const CropScheme none;
    const LoadedLayer* plots = of_role("plots");
    return plots == nullptr ? none : plots->crops.scheme;
}

Box Session::lonlat_deg() const {
    Box box;
    for (const LoadedLayer& layer : layers) {
        if (!layer.result) {
            box.add(layer.lonlat_deg);
        }
    }
    for (const KeptMap& kept : kept_maps) {
        box.add(kept.lonlat_deg);
    }
    if (box.empty()) {
        for (const LoadedRaster& raster : rasters) {
            box.add(raster.info.extent_deg);
        }
    }
    return box;
}

Box Session::box_m() const {
    Box all;
    Box main;
    for (const LoadedLayer& layer : layers) {
        if (layer.drawn) {
            all.add(layer.box_m);
            if (layer.role() == "plots" || layer.role() == "districts") {
                main.add(layer.box_m);
            }
        }
    }
    for (const KeptMap& kept : kept_maps) {
        all.add(kept.shapes->box_m);
        if (kept.role == "plots" || kept.role == "districts") {
            main.add(kept.shapes->box_m);
        }
    }
    if (all.empty()) {
        for (const LoadedRaster& raster : rasters) {
            all.add(raster.box_m);
        }
    }
    return main.empty() ? all : main;
}

std::int64_t Session::problem_count() const {
    std::int64_t count = 0;
    for (const LoadedLayer& layer : layers) {
        count += static_cast<std::int64_t>(layer.report.problems.size());
    }
    return count + (coverage ? static_cast<std::int64_t>(coverage->problems.size()) : 0);
}

void Session::add_note(Sentence title, Sentence text) {
    const std::string words = text.english();
    const std::string harmless = text::without_secrets(words);
    if (harmless != words) {
        text = as_it_is(harmless);
    }
    const bool there = std::any_of(notes.begin(), notes.end(), [&](const Note& note) {
        return note.text.english() == harmless;
    });
    if (!there) {
        notes.push_back({m_next_note++, std::move(title), std::move(text)});
    }
}

void Session::dismiss_note(std::uint64_t id) {
    std::erase_if(notes, [id](const Note& note) { return note.id == id; });
}

std::string layer_title(std::string_view role, std::string_view name) {
    if (role.empty()) {
        return std::string(name);
    }
    std::string title(role);
    if (title.front() >= 'a' && title.front() <= 'z') {
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    }
    std::replace(title.begin(), title.end(), '_', ' ');
    return title;
}

}  // namespace zamin::viewer
