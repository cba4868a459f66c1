// The annex to a request for land: eleven parts that an office can act on, as plain values.
//
// Texts and numbers are in the reader's language, hectares with up to three decimals; beside them
// stand the same facts for machines, so that every number can be traced. Persons are named only if
// asked for: otherwise members and land users appear by their ids. What the data do not say is
// left as a line to be filled by hand, never guessed. The dossier goes with the official
// application, whose form, fee and deadline are the office's own.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "access/candidates.hpp"
#include "text/catalogue.hpp"

namespace zamin::access {

struct DossierField {
    std::string key;  // "ask.area": what a template names
    std::string label;
    std::string value;  // empty = a line to be filled by hand
};

struct DossierTable {
    struct Column {
        std::string title;
        bool numeric = false;
    };
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

struct DossierPart {
    std::string key;  // "cover", "ask", "map", "corners", "plots", "need", "why", "conflicts",
                      // "water", "agreement", "annexes"
    std::string title;
    std::vector<DossierField> fields;
    std::vector<std::string> sentences;
    std::vector<DossierTable> tables;
};

// A corner of the parcel, numbered from the northernmost on, clockwise; of a parcel in several
// parts all exteriors are numbered on.
struct Corner {
    int number = 1;
    Coord utm_m;   // east, north in UTM zone 42 N (EPSG:32642)
    Coord lonlat;  // WGS 84, degrees
};

// A recorded plot on or beside the parcel.
struct Neighbour {
    Index plot = none;
    std::string plot_id;
    std::string user;         // as it may be shown
    double distance_m = 0.0;  // 0: they touch or overlap
    double overlap_ha = 0.0;
};

struct Dossier {
    text::Language language = text::Language::english;
    std::string title;
    std::string reference;  // "KUL-G21/KUL-P03/2018-12-31"
    std::vector<DossierPart> parts;
    std::vector<Corner> corners;
    std::vector<Neighbour> neighbours;
    std::size_t parcel_row = 0;  // of the parcels' layer
    Index group = none;
    std::string parcel_id, applicant, group_name;
    Table facts;  // part,item,row,value,unit: all numbers, untranslated
};

// Which fields stand in the dossier and what they are called. A TOML file with a table a part:
//     [cover]
//     applicant = "Who asks"     another label; "" = the usual one
//     registration = false       left out
//     own = [{label = "Telephone", value = "+992"}]    fields of one's own, behind the others
// Fields that it does not name stay as they are.
struct DossierTemplate {
    struct Line {
        std::string key;
        std::string label;  // empty = the usual one
        std::string value;  // of a field of your own
        bool own = false;
    };
    std::vector<Line> lines;  // empty = all fields
};
// Throws UsageError with the line's number for what is no TOML or no field; `file` is named in it.
DossierTemplate parse_template(std::string_view text, std::string_view file);
// A file with all fields as usual, each with its English label as a remark.
std::string default_template();

struct DossierOptions {
    double threshold_ha = 0.5;
    double neighbours_m = 50.0;  // plots up to this far are listed
    bool personal_data = false;
    std::string addressee;    // empty = the district's hukumat and the jamoat, by name
    std::string right_asked;  // empty: for farming lifelong inheritable use
    std::string term;         // empty = a line
    std::string crop;
    std::optional<double> yield_t_ha;
    std::string date;  // "2018-12-31"; of the request and of the data
    std::string data_date;
};

// Where the dossier takes its facts from; all must outlive the call.
struct DossierSources {
    const Holdings& holdings;
    const Candidates& candidates;
    const RankedCandidates& ranked;
    Source parcels, plots, districts, jamoats;
};

// `parcel` is an index into Candidates::parcels. A refused parcel is allowed; its reasons are said.
Dossier make_dossier(const DossierSources& sources, Index group, std::size_t parcel,
                     const DossierOptions& options, const DossierTemplate& layout,
                     const text::Catalogue& words, Progress& progress);

// Layers of the same rows: the parcel, the neighbours, the corners.
std::vector<Layer> dossier_layers(const Dossier& dossier, const DossierSources& sources);

}  // namespace zamin::access
