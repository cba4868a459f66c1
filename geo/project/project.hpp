// The project file: TOML, readable and editable by hand. Paths are relative to the file. An unknown
// key is an error with its line. A password in a source is never written. Saving writes the file
// anew: comments in it are not kept.
//
//   title = "Khatlon"
//   drawings = "khatlon-drawings.gpkg"   # sites, notes and areas drawn in the window
//   [sources.plots]                      # the role: districts, plots, members, groups, roads ...
//   path = "khatlon.gpkg::plots"
//   crs = "EPSG:32642"                   # only where the source's own is missing or wrong
//   where = "crop = 'rice'"              # only these rows; a database sends no others
//   encoding = "CP1251"                  # of a DBF or CSV that does not say it
//   letters = "adlia"                    # a legacy Tajik font: adlia or second
//   declared_unit = "sotka"              # of declared areas: ha, m2, sotka or acre
//   sex_codes = "1=F, 2=M"             # what numbers in a column of sexes stand for
//   columns = { crop = "zirоat" }        # field of the role = column of the source
//   style = { by = "classes", column = "declared_ha", classes = 5, palette = "orrd" }
//       # by: role, category, classes, size; classing: quantiles, equal, natural, or own
//       # ends = [0.5, 1, 2]; opacity 0..1; from_scale and to_scale: N of 1:N; all on one line
//   [coverage]
//   denominator = "members"              # members, mapped, official, polygon
//   season = "2018"
//   overlaps = "union"                   # land under several plots counts once; else "count"
//   [access]
//   as_of = "2018-12-31"                 # the day on which terms of rights are judged
//   plots_surveyed = "yes"               # members without plots have no land
//   [catchments]                         # as the options of `zamin catchments`, which go first
//   by = "terrain"                       # line, road, terrain
//   limit = "3h,15km"                    # dearer ways do not count: one for times, one for lengths
//   assign = "capacity"                  # nearest, capacity, whole, spill
//   serves = "growers"                   # growers, cluster, all
//   per = "plot"                         # plot, group, village
//   vehicle = "pickup"                   # on_foot, donkey_cart, motorcycle, pickup, lorry
//   season = "2018"
//   yield = "tomato=32,onion=28"         # t/ha in place of the plots' own
//   yield_if_unknown = "10"              # for plots without their own
//   marketed_pct = 80                    # of the harvest that is sold
//   reach = "30min,2.5km"                # within reach, for members and services
//   [[scenarios]]                        # named states of centres (scenario.hpp)
//   [[places]]                           # to come back to in the window; as many as there are
//   name = "Balkhi"
//   latitude = 37.8                      # degrees on WGS 84
//   longitude = 68.7
//   scale = 25000                        # N of 1:N
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.hpp"
#include "io/source.hpp"
#include "project/scenario.hpp"
#include "style/style_choice.hpp"

namespace zamin::project {

struct ProjectSource {
    std::string role;
    io::SourceName source;  // absolute path once loaded
    std::string crs;
    std::string crs_where_none;  // only from the command line; not in the file
    std::string where;           // rows to read (io::ReadOptions::where); empty = all
    std::string encoding;        // of the texts of a DBF or CSV; empty = found out
    std::string letters;         // legacy font whose letters are converted; empty = none
    std::string declared_unit;   // of declared areas: ha, m2, sotka, acre; empty = found out or ha
    std::string sex_codes;       // "1=F, 2=M"; empty = numbers are unknown sexes
    std::map<std::string, std::string> columns;  // field of the role -> column of the source
    style::StyleChoice style;                    // by the role where nothing else is said

    // The source's column for a field: the mapping, else the field's own name.
    std::string column(const std::string& field) const;
};

struct CoverageSettings {
    std::string denominator = "mapped";
    std::string season;
    std::string overlaps = "count";
};

// Empty = not said.
struct AccessSettings {
    std::string as_of;
    std::string plots_surveyed;
};

// A place to come back to on the map.
struct KeptPlace {
    std::string name;
    Coord lonlat_deg;       // on WGS 84
    double scale = 25'000;  // N of 1:N on a screen of 96 dpi
    friend bool operator==(const KeptPlace&, const KeptPlace&) = default;
};

struct Project {
    std::filesystem::path file;  // empty for a project made from command-line sources
    std::string title;
    std::string drawings;                // file of what was drawn, absolute; empty = none
    std::vector<ProjectSource> sources;  // in the order of the file
    CoverageSettings coverage;
    AccessSettings access;
    CatchmentSettings catchments;
    std::vector<Scenario> scenarios;
    std::vector<KeptPlace> places;  // in the order of the file

    const ProjectSource* find(std::string_view role) const;
    // Throws UsageError naming the project and the role that is missing.
    const ProjectSource& get(std::string_view role) const;
};

// Throws Error with file and line for bad TOML, values of the wrong type, unknown keys, roles and
// fields (with the closest word), a source without a path, a source file that is not there.
Project load(const std::filesystem::path& file);
// The same from text; `file` is named in errors and relative paths start at its folder.
Project parse(std::string_view toml, const std::filesystem::path& file);
// What save() writes into the file: sources inside its folder become relative.
std::string text_of(const Project& project, const std::filesystem::path& file);
// Written beside and renamed.
void save(const Project& project, const std::filesystem::path& file);
// The words allowed after "sources.".
std::span<const char* const> roles();

}  // namespace zamin::project
