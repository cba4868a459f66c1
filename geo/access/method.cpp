#include "access/method.hpp"

#include <fmt/format.h>

#include "access/words.hpp"

namespace zamin::access {

namespace {

struct Entry {
    const char* indicator;
    const char* title;
    std::string definition;
    const char* source;
};

std::string thresholds(const AccessOptions& options) {
    std::string text;
    for (const double t : options.thresholds_ha) {
        text += fmt::format("{}{:g} ha", text.empty() ? "" : " and ", t);
    }
    return text;
}

std::vector<Entry> general_entries(const AccessOptions& options) {
    return {
        {"2.0", "Who and what counts",
         "Adult members in the tables; where the age is missing the member counts as adult. A "
         "member "
         "belongs to the village where he or she lives, wherever the land is. A member without "
         "plots "
         "has 0 ha if all plots were asked for, else the land is unknown.",
         "[ours]"},
        {"2.0", "Unknown",
         "Every share is given between lower = yes / (yes + no + unknown) and upper = (yes + "
         "unknown) "
         "/ (yes + no + unknown); the point is yes / (yes + no) and is left out where more than 20 "
         "% "
         "is unknown.",
         "[ours]"},
        {"2.0", "Joint holdings",
         "In head-counts each holder counts once. Area is split by the written shares, else "
         "equally "
         "(flagged); shares above 100 % are scaled down. A written share of 0 names a person on a "
         "document who has no part in the land. Land of groups and CBOs is nobody's share.",
         "[ours]"},
        {"2.0", "Area",
         "Hectares measured on the ellipsoid; where a plot has no polygon, its declared area.",
         "design rule"},
        {"2.0", "Terms",
         options.as_of == 0
             ? "No date is given: no right is taken to have ended."
             : fmt::format("Judged on {}: a right before or after its term gives no right and no "
                           "document, but its land still counts as held.",
                           day_text(options.as_of)),
         "[ours]"},
    };
}

std::vector<Entry> tenure_entries() {
    return {
        {"2.1a", "Tenure right, SDG 5.a.1 (a) style, group members only",
         "A member has a right who is named, alone or jointly, on a land-use certificate, "
         "land-share "
         "certificate or registered lease, or may alienate the use right, or may bequeath it "
         "(lifelong inheritable use unless the data say no). No only if all three are known no. A "
         "certificate in the head's name gives the right to the head, to others only if named.",
         "UN metadata of SDG 5.a.1; three-proxy rule"},
        {"2.1b", "Women among those with a tenure right, SDG 5.a.1 (b) style",
         "Women with a right / all members with a right, also by kind of right.",
         "UN metadata of SDG 5.a.1"},
        {"2.2a", "Recognised document, SDG 1.4.2 (a) style",
         "Members named on a recognised document / members; and, apart from it, members whose land "
         "has a recognised document, whoever is named.",
         "UN-Habitat and World Bank metadata of SDG 1.4.2"},
        {"2.2b", "Perceived security, SDG 1.4.2 (b) style",
         "Members who do not fear to lose the land within five years and may bequeath it / "
         "members. "
         "Where the question was not asked the answer is 'not collected', never 0 %.",
         "UN-Habitat and World Bank metadata of SDG 1.4.2"},
        {"2.3", "Women among holders and in area",
         "Holders: members with a share in a plot. Area: women's shares / women's and men's "
         "shares. "
         "Gap ratio: mean ha per woman / mean ha per man, 1 = parity, with and without the "
         "landless. "
         "Holders are not owners: all land is the State's.",
         "FAO Gender and Land Rights Database, technical note 2015"},
    };
}

std::vector<Entry> area_entries(const AccessOptions& options) {
    return {
        {"2.4", "Area against a threshold",
         fmt::format(
             "T = {}. Below: members with less than T / members. Depth: sum of max(0, T - a) "
             "/ (T x members). Deficit: sum of max(0, T - a) in ha, a the member's ha by "
             "shares. The same for irrigated land. Within {:g} % of T a member is near the "
             "line.",
             thresholds(options), 100.0 * options.near_line),
         "Foster, Greer & Thorbecke 1984; thresholds [ours]; error of measured areas World Bank "
         "533"},
        {"2.5", "Level of access of groups",
         fmt::format(
             "0 no group plot and no member with land; 1 no group plot; 2 group plot farther "
             "than {:g} m; 3 without a recognised document in force; 4 with document, without "
             "irrigation; 5 both. Of several plots the best counts.",
             options.far_group_plot_m),
         "[ours]"},
        {"2.6", "Without irrigation",
         "Members with no irrigated ha, none of whose land is of unknown water / members; "
         "irrigated "
         "ha per member.",
         "[ours]"},
        {"2.7", "Inequality",
         "Gini = 2 sum(i x) / (n sum x) - (n + 1) / n, x ascending, times n / (n - 1) below 50 "
         "members. Palma = share of the top 10 % / share of the bottom 40 %. With and without the "
         "landless. Not shown below 10 members.",
         "Cobham & Sumner 2013; Bauluz, Govind & Novokmet 2020"},
        {"2.8", "Insecurity ladder",
         "0 none or oral; 1 note of jamoat or farm; 2 lease, unregistered; 3 lease, registered; 4 "
         "certificate in another's name; 5 land-share certificate in own name; 6 land-use "
         "certificate "
         "in own name. A right out of its term stands one step lower (4 falls to 2). Insecure: 0, "
         "1, "
         "2, 4. Plots and ha by shares; a holder stands on the best step.",
         "[ours]"},
    };
}

std::vector<Entry> distance_entries(const AccessOptions& options) {
    return {
        {"2.11", "Candidate land",
         "Refused: a fund that is none of special fund, state reserve, expired lease, fallow; more "
         "than "
         "1 % on recorded plots; less than 0.1 ha; another district; forest, water or protected "
         "land; "
         "steeper than 15 %; for a building also irrigated land and perennial plantings. Factors 0 "
         "to "
         "1: tenure (1, 0.8, 0.6, 0.5 by fund), size min(1, area / deficit), distance 1 - d / 5 "
         "km, "
         "water (irrigated 1, canal within 300 m 0.6, rainfed 0.2), slope (2 % 1, 8 % 0.6, 15 % "
         "0.3). "
         "Score: sum of weight x factor over the known factors / sum of their weights; weights "
         ".25, "
         ".25, .2, .2, .1 unless others are given. S1 from .75, S2 from .5, S3 from .25, else N.",
         "FAO 1976 (class names); Government order 570 of 2007; thresholds and weights [ours]"},
        {"2.9", "Village to plot",
         fmt::format(
             "Straight line from the village's point to the plot's edge, 0 inside; minutes at "
             "{:g} km/h. Far: more than {:g} m or {:g} min.",
             options.walking_km_h, options.far_plot_m, options.far_plot_min),
         "[ours]"},
        {"2.10", "Crops on members' land",
         "Ha of a crop in a season by the holders' shares / members' ha; several crops of one "
         "season "
         "share a plot equally. Coverage by district, with its four denominators, is the command "
         "coverage.",
         "Oxfam review of clusters"},
        {"2.12", "Service gap",
         fmt::format(
             "Members with no such service within {:g} km of home, straight line / members.",
             options.service_m / 1000.0),
         "[ours]"},
        {"2.12", "Places per person, 2SFCA",
         fmt::format(
             "R = capacity / members within {0:g} km of the service; A = sum of R over the "
             "services within {0:g} km of home; the mean over members. A service with nobody "
             "in reach is idle.",
             options.catchment_m / 1000.0),
         "Luo & Wang 2003"},
    };
}

}  // namespace

Table method_table(const AccessOptions& options) {
    Table table;
    table.name = "method";
    table.caption = "Definitions as used here; [ours] marks choices of this programme";
    table.columns = {{"indicator", CellKind::text, 0, "Indicator", "", 0},
                     {"title", CellKind::text, 0, "Title", "", 0},
                     {"definition", CellKind::text, 0, "Definition", "", 0},
                     {"source", CellKind::text, 0, "Source", "", 0}};
    for (const auto& entries : {general_entries(options), tenure_entries(), area_entries(options),
                                distance_entries(options)}) {
        for (const Entry& entry : entries) {
            table.rows.push_back({entry.indicator, entry.title, entry.definition, entry.source});
        }
    }
    return table;
}

}  // namespace zamin::access
