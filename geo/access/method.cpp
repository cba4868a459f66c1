#include "access/method.hpp"

#include "access/candidates.hpp"
#include "access/words.hpp"
#include "core/msgid.hpp"
#include "text/catalogue.hpp"

namespace zamin::access {

namespace {

// Definitions in the reader's language, with the settings of the run put in.
class Method {
  public:
    explicit Method(const AccessOptions& options) : m_options(options), m_words(options.language) {}

    Table table() {
        m_table.name = "method";
        m_table.caption =
            m_words.tr("Definitions as used here; [ours] marks choices of this programme");
        m_table.columns = {{"indicator", CellKind::text, 0, m_words.tr("Indicator"), "", 0},
                           {"title", CellKind::text, 0, m_words.tr("Title"), "", 0},
                           {"definition", CellKind::text, 0, m_words.tr("Definition"), "", 0},
                           {"source", CellKind::text, 0, m_words.tr("Source"), "", 0}};
        add_general();
        add_tenure();
        add_area();
        add_groups_and_inequality();
        add_ways();
        add_candidates();
        return std::move(m_table);
    }

  private:
    static constexpr const char* ours = msgid("[ours]");

    void add(const char* indicator, std::string title, std::string definition,
             const std::string& source) {
        m_table.rows.push_back(
            {indicator, std::move(title), std::move(definition), m_words.tr(source)});
    }
    std::string number(double value) const { return short_number(value, m_words.language()); }
    std::string percent(double part) const { return number(100.0 * part); }

    std::string thresholds() const {
        std::string text;
        for (const double threshold_ha : m_options.thresholds_ha) {
            text += (text.empty() ? "" : "; ") + number(threshold_ha);
        }
        return text;
    }

    void add_general() {
        add("2.0", m_words.tr("Who and what counts"),
            m_words.tr("Adult members in the tables; where the age is missing the member counts as "
                       "adult. A member belongs to the village where he or she lives, wherever the "
                       "land is. A member without plots has 0 ha if all plots were asked for, else "
                       "the land is unknown."),
            ours);
        add("2.0", m_words.tr("Unknown"),
            m_words.tr("Every share is given between lower = yes / (yes + no + unknown) and upper "
                       "= (yes + unknown) / (yes + no + unknown); the point is yes / (yes + no) "
                       "and is left out where more than {0} % is unknown.",
                       percent(most_unknown_for_a_point)),
            ours);
        add("2.0", m_words.tr("Joint holdings"),
            m_words.tr("In head-counts each holder counts once. Area is split by the written "
                       "shares, else equally (flagged); shares above 100 % are scaled down. A "
                       "written share of 0 names a person on a document who has no part in the "
                       "land. Land of groups and CBOs is nobody's share."),
            ours);
        add("2.0", m_words.tr("Area"),
            m_words.tr("Hectares measured on the ellipsoid; where a plot has no polygon, its "
                       "declared area."),
            ours);
        add("2.0", m_words.tr("Terms"),
            m_options.as_of == 0
                ? m_words.tr("No date is given: no right is taken to have ended.")
                : m_words.tr("Judged on {0}: a right before or after its term gives no right and "
                             "no document, but its land still counts as held.",
                             day_text(m_options.as_of)),
            ours);
    }

    void add_tenure() {
        add("2.1a", m_words.tr("Tenure right, SDG 5.a.1 (a) style, group members only"),
            m_words.tr("A member has a right who is named, alone or jointly, on a land-use "
                       "certificate, land-share certificate or registered lease, or may alienate "
                       "the use right, or may bequeath it (lifelong inheritable use unless the "
                       "data say no). No only if all three are known no. A certificate in the "
                       "head's name gives the right to the head, to others only if named."),
            msgid("UN metadata of SDG 5.a.1; three-proxy rule"));
        add("2.1b", m_words.tr("Women among those with a tenure right, SDG 5.a.1 (b) style"),
            m_words.tr("Women with a right / all members with a right, also by kind of right."),
            msgid("UN metadata of SDG 5.a.1"));
        const char* metadata = msgid("UN-Habitat and World Bank metadata of SDG 1.4.2");
        add("2.2a", m_words.tr("Recognised document, SDG 1.4.2 (a) style"),
            m_words.tr("Members named on a recognised document / members; and, apart from it, "
                       "members whose land has a recognised document, whoever is named."),
            metadata);
        add("2.2b", m_words.tr("Perceived security, SDG 1.4.2 (b) style"),
            m_words.tr("Members who do not fear to lose the land within five years and may "
                       "bequeath it / members. Where the question was not asked the answer is 'not "
                       "collected', never 0 %."),
            metadata);
        add("2.3", m_words.tr("Women among holders and in area"),
            m_words.tr("Holders: members with a share in a plot. Area: women's shares / women's "
                       "and men's shares. Gap ratio: mean ha per woman / mean ha per man, 1 = "
                       "parity, with and without the landless. Holders are not owners: all land "
                       "is the State's."),
            msgid("FAO Gender and Land Rights Database, technical note 2015"));
    }

    void add_area() {
        add("2.4", m_words.tr("Area against a threshold"),
            m_words.tr("T = {0} ha. Below: members with less than T / members. Depth: sum of "
                       "max(0, T - a) / (T x members). Deficit: sum of max(0, T - a) in ha, a the "
                       "member's ha by shares. The same for irrigated land. Within {1} % of T a "
                       "member is near the line.",
                       thresholds(), percent(m_options.near_line)),
            msgid("Foster, Greer & Thorbecke 1984; thresholds [ours]; error of measured areas "
                  "World Bank 533"));
        add("2.6", m_words.tr("Without irrigation"),
            m_words.tr("Members with no irrigated ha, none of whose land is of unknown water / "
                       "members; irrigated ha per member."),
            ours);
        add("2.8", m_words.tr("Insecurity ladder"),
            m_words.tr("0 none or oral; 1 note of jamoat or farm; 2 lease, unregistered; 3 lease, "
                       "registered; 4 certificate in another's name; 5 land-share certificate in "
                       "own name; 6 land-use certificate in own name. A right out of its term "
                       "stands one step lower (4 falls to 2). Insecure: 0, 1, 2, 4. Plots and ha "
                       "by shares; a holder stands on the best step."),
            ours);
    }

    void add_groups_and_inequality() {
        add("2.5", m_words.tr("Level of access of groups"),
            m_words.tr("0 no group plot and no member with land; 1 no group plot; 2 group plot "
                       "farther than {0} m; 3 without a recognised document in force; 4 with "
                       "document, without irrigation; 5 both. Of several plots the best counts.",
                       number(m_options.far_group_plot_m)),
            ours);
        add("2.7", m_words.tr("Inequality"),
            m_words.tr("Gini = 2 sum(i x) / (n sum x) - (n + 1) / n, x ascending, times n / (n - "
                       "1) below 50 members. Palma = share of the top 10 % / share of the bottom "
                       "40 %. With and without the landless. Not shown below 10 members."),
            msgid("Cobham & Sumner 2013; Bauluz, Govind & Novokmet 2020"));
    }

    void add_ways() {
        add("2.9", m_words.tr("Village to plot"),
            m_words.tr("Straight line from the village's point to the plot's edge, 0 inside. "
                       "Minutes on foot over the land to a point inside the plot (Tobler, on roads "
                       "where there are any; longer walks count as 3 hours) where the project has "
                       "an elevation, else at {0} km/h along the line. Far: more than {1} m or {2} "
                       "min.",
                       number(m_options.walking_km_h), number(m_options.far_plot_m),
                       number(m_options.far_plot_min)),
            msgid("Tobler 1993; limits [ours]"));
        add("2.10", m_words.tr("Crops on members' land"),
            m_words.tr("Ha of a crop in a season by the holders' shares / members' ha; several "
                       "crops of one season share a plot equally. Coverage by district, with its "
                       "four denominators, is the command coverage."),
            msgid("Oxfam review of clusters"));
        add("2.12", m_words.tr("Service gap"),
            m_words.tr("Members with no such service within {0} km of home, straight line / "
                       "members.",
                       number(m_options.service_m / 1000.0)),
            ours);
        add("2.12", m_words.tr("Places per person, 2SFCA"),
            m_words.tr("R = capacity / members within {0} km of the service; A = sum of R over the "
                       "services within {0} km of home; the mean over members. A service with "
                       "nobody in reach is idle.",
                       number(m_options.catchment_m / 1000.0)),
            msgid("Luo & Wang 2003"));
    }

    void add_candidates() {
        const CandidateOptions finding;
        add("2.11", m_words.tr("Candidate land: what is refused"),
            m_words.tr("A fund that is none of special fund, state reserve, expired lease, fallow; "
                       "more than {0} % on recorded plots; less than {1} ha; another district; "
                       "forest, water or protected land; steeper than {2} %; for a building also "
                       "irrigated land and perennial plantings. What could not be checked is "
                       "listed.",
                       percent(finding.most_overlap), number(finding.least_ha),
                       number(finding.steepest_pct)),
            msgid("Government order 570 of 2007; limits [ours]"));
        add("2.11", m_words.tr("Candidate land: the score"),
            m_words.tr("Factors 0 to 1: tenure (special fund 1, reserve 0.8, expired lease 0.6, "
                       "fallow 0.5), size min(1, area / deficit), distance 1 - d / {0} km, water "
                       "(irrigated 1, canal within {1} m 0.6, rainfed 0.2), slope (up to 2 % 1, "
                       "up to 8 % 0.6, else 0.3; of the table, else of the relief at a point "
                       "inside). Score: sum of weight x factor over the known factors / sum of "
                       "their weights; weights .25, .25, .2, .2, .1 unless others are given. S1 "
                       "from .75, S2 from .5, S3 from .25, else N.",
                       number(finding.farthest_m / 1000.0), number(finding.canal_m)),
            msgid("FAO 1976 (class names); thresholds and weights [ours]"));
    }

    const AccessOptions& m_options;
    text::Catalogue m_words;
    Table m_table;
};

}  // namespace

Table method_table(const AccessOptions& options) {
    return Method(options).table();
}

}  // namespace zamin::access
