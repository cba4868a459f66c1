// The data that the window shows: loaded layers with their reports, what was computed from them,
// and the notes about what went wrong. Changed on the window's thread only; what jobs made is
// shared read-only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/crs.hpp"
#include "core/layer.hpp"
#include "core/problem.hpp"
#include "core/sentence.hpp"
#include "coverage/coverage.hpp"
#include "io/read_raster.hpp"
#include "project/drawings.hpp"
#include "project/project.hpp"
#include "project/unsaved.hpp"
#include "text/common_words.hpp"
#include "text/language.hpp"
#include "viewer/crs_question.hpp"
#include "viewer/picker.hpp"
#include "viewer/render/map_renderer.hpp"
#include "viewer/style.hpp"

namespace zamin::viewer {

using LayerId = std::uint32_t;

struct FeatureRef {
    LayerId layer = 0;
    std::uint32_t feature = 0;  // row
    friend bool operator==(const FeatureRef&, const FeatureRef&) = default;
};

// The crops of a layer: which column they are read from and how they are coloured.
struct CropField {
    std::string column;  // empty = none; everything is unknown
    CropScheme scheme;
    std::vector<std::uint8_t> classes;  // slot of every row; empty without a column
};

struct MapLabel {
    std::string text;
    Coord at_m;
    std::uint32_t feature = 0;
    double radius_m = 0.0;  // of the largest circle about it in an area; 0 for a point
};

struct LoadedLayer {
    LayerId id = 0;
    std::string title;  // "Plots", or the layer's own name
    project::ProjectSource source;
    bool result = false;  // computed here, not read
    std::shared_ptr<const Layer> layer;
    ImportReport report;
    Box lonlat_deg;
    GeometryKind kind = GeometryKind::none;  // what most features are
    std::string name_column;                 // empty = none
    text::CommonWords common;                // of the names
    // Columns of names in a language of their own, with the words common to them.
    struct Translated {
        std::string column;  // empty = none
        text::CommonWords common;
    };
    std::array<Translated, text::languages.size()> translated;
    std::unordered_map<std::string, std::size_t> row_of_name;  // the first of equal names; no plots
    CropField crops;
    std::shared_ptr<const StyledRows> styled;  // of source.style; null = as the role's
    std::string style_complaint;               // why the project's style was given up; empty = not
    std::shared_ptr<const Picker> picker;
    std::shared_ptr<const std::vector<double>> areas_m2;  // null until computed

    // In map space; made anew when the map's projection changes.
    std::optional<LayerHandle> drawn;
    Box box_m;
    std::shared_ptr<const Transformation> to_map;
    std::shared_ptr<const Transformation> from_map;
    std::vector<MapLabel> labels;

    std::string file_stamp;      // viewer/map_index.hpp, from before it was read
    bool from_kept_map = false;  // what is drawn was kept from an earlier opening

    const std::string& role() const { return source.role; }
    // The title in a sentence: in the reader's language where it comes of the role.
    Sentence::Word title_word() const {
        return role().empty() ? Sentence::Word(title) : Sentence::Word(Term{title});
    }
    // Text of the name column, empty without one.
    std::string feature_name(std::size_t row) const;
    // The name for the map: in the reader's language where the layer has it, without common words.
    std::string map_name(std::size_t row, text::Language language) const;
    // Reads names from a column, empty = none.
    void use_names(const std::string& column);
};

// A raster below everything else.
struct LoadedRaster {
    LayerId id = 0;
    std::string title;
    project::ProjectSource source;
    io::RasterInfo info;

    // In map space; made anew when the map's projection changes.
    std::optional<LayerHandle> drawn;
    Box box_m;
    double cell_m = 0.0;  // of what is drawn
    // The part that was last looked at from near, as fine as the screen shows it, over the rest.
    std::optional<LayerHandle> near_drawn;
    Box near_m;
    double near_cell_m = 0.0;  // as it was asked for
    bool near_failed = false;  // it could not be fetched, and is not asked for again
};

// The map of a layer that is still being read, as it was kept when it was open before.
struct KeptMap {
    LayerId id = 0;             // of the layer
    std::uint64_t reading = 0;  // its job; 0 = not begun
    std::string role;
    GeometryKind kind = GeometryKind::none;
    Box lonlat_deg;
    LayerHandle drawn = 0;
    std::shared_ptr<const MapShapes> shapes;
};

struct Note {
    std::uint64_t id = 0;
    Sentence title;  // what was being done
    Sentence text;
};

// A source that lies on a network, of a host that nobody said yes to yet.
struct NetworkQuestion {
    project::ProjectSource source;
    std::string host;
    bool raster = false;
};

struct Session {
    project::Project project;
    std::vector<LoadedLayer> layers;    // by id, in the order in which they were asked for
    std::vector<LoadedRaster> rasters;  // the first lowest
    std::vector<KeptMap> kept_maps;     // of layers that are not read yet
    Crs map_crs;                        // unknown while nothing is loaded
    std::shared_ptr<const Transformation> to_lonlat;  // from map space; null while unknown
    std::shared_ptr<const Transformation> from_lonlat;
    std::vector<Note> notes;
    project::DrawingBook drawings;
    project::Drawings saved_drawings;          // as the project's file has them
    bool project_changed = false;              // the project itself, since it was read or saved
    bool open_elsewhere = false;               // another window has the project too
    std::optional<project::UnsavedWork> left;  // of an earlier start, waiting for an answer
    std::vector<CrsQuestion> crs_questions;    // of sources that cannot be shown before an answer
    std::vector<NetworkQuestion> network_questions;  // the same

    coverage::CoverageOptions coverage_options;
    std::shared_ptr<const coverage::Coverage> coverage;  // null until computed
    bool coverage_running = false;
    std::vector<std::string> seasons;  // in the plots' season column, sorted

    bool unsaved() const { return project_changed || drawings.all() != saved_drawings; }
    std::string title() const;  // of the project, else of what is open, else empty
    const LoadedLayer* find(LayerId id) const;
    LoadedLayer* find(LayerId id);
    // The first layer of a role; nullptr if there is none.
    const LoadedLayer* of_role(std::string_view role) const;
    // "Vakhsh" for "Vakhsh District", "(outside)" in words; with the season where the coverage
    // keeps several apart.
    std::string place_text(std::string_view district, std::string_view season,
                           text::Language language) const;
    // The name of what a layer of this role holds, as the map has it in the language; as it is
    // where no layer has it.
    std::string name_in(std::string_view role, std::string_view name,
                        text::Language language) const;
    // Crop colours that belong to the coverage: those of the plots.
    const CropScheme& crops() const;
    Box lonlat_deg() const;  // of all layers that were read
    // Of plots and districts where they are drawn, else of all that is drawn.
    Box box_m() const;
    std::int64_t problem_count() const;

    void add_note(Sentence title, Sentence text);
    void dismiss_note(std::uint64_t id);
    LayerId next_layer_id() { return m_next_layer++; }

  private:
    LayerId m_next_layer = 1;
    std::uint64_t m_next_note = 1;
};

// "Plots" for the role "plots"; the given name where there is no role.
std::string layer_title(std::string_view role, std::string_view name);

}  // namespace zamin::viewer
