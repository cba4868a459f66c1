#include "access/dossier.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "hand.hpp"
#include "layers.hpp"

using zamin::Layer;
using zamin::Progress;
using zamin::UsageError;
using zamin::test::add_box;
using zamin::test::table;
using namespace zamin::access;
namespace text = zamin::text;

namespace {

// A group of three without land, a parcel of 0.988 ha beside the plot of a neighbour.
struct World {
    Layer parcels = table("parcels", {{"parcel_id", "tenure", "land_class", "irrigation"},
                                      {"P1", "special fund", "arable", "irrigated"},
                                      {"P2", "state reserve", "arable", "rainfed"}});
    Layer plots = table("plots", {{"plot_id", "holder_id"}, {"n1", "m4"}, {"far", "x"}});
    Layer districts = table("districts", {{"name", "name_tg"}, {"Kulob", "Кӯлоб"}});
    Layer villages =
        table("villages", {{"village_id", "name", "name_tg"}, {"v", "Sitora", "Ситора"}});
    Layer groups = table("groups", {{"group_id", "name", "village_id", "cbo"},
                                    {"G1", "Hirmanjo", "v", "CBO Sitora"},
                                    {"G2", "Other", "v", ""}});
    Layer members = table("members", {{"member_id", "name", "sex", "group_id", "plots_surveyed"},
                                      {"m1", "Anora", "F", "G1", "yes"},
                                      {"m2", "Bunafsha", "F", "G1", "yes"},
                                      {"m3", "Chori", "M", "G1", ""},
                                      {"m4", "Dilovar", "M", "G2", "yes"}});
    Holdings holdings;
    Candidates found;
    RankedCandidates ranked;

    explicit World(bool parcel_is_used = false, int more_parcels = 0) {
        zamin::test::clear_shapes(parcels);
        add_box(parcels, 0, 0, 1, 1);
        add_box(parcels, 5, 0, 6, 1);
        for (int i = 0; i < more_parcels; ++i) {
            const std::string cells[] = {"P" + std::to_string(i + 3), "state reserve", "arable",
                                         "rainfed"};
            for (std::size_t c = 0; c < std::size(cells); ++c) {
                parcels.columns[c].push_text(cells[c]);
            }
            parcels.feature_ids.push_back(i + 3);
            add_box(parcels, -5 - 2 * i, 5, -4 - 2 * i, 6);
        }
        zamin::test::clear_shapes(plots);
        add_box(plots, parcel_is_used ? 0.5 : 1, 0, 2, 1);
        add_box(plots, 30, 0, 31, 1);
        zamin::test::clear_shapes(districts);
        add_box(districts, -50, -50, 50, 50);
        zamin::test::place(villages, {zamin::test::at_unit(-5, 0.5)});
        Progress progress;
        holdings = make_holdings(sources(), progress);
        CandidateSources land;
        land.parcels.layer = &parcels;
        land.plots.layer = &plots;
        land.districts.layer = &districts;
        found = candidates(land, holdings, need_of_group(holdings, 0, 0.5), {}, progress);
        ranked = rank_candidates(found, default_weights);
    }

    Sources sources() const {
        Sources all;
        all.districts.layer = &districts;
        all.villages.layer = &villages;
        all.groups.layer = &groups;
        all.members.layer = &members;
        all.plots.layer = &plots;
        return all;
    }

    DossierSources dossier_sources() const {
        DossierSources from{holdings, found, ranked, {}, {}, {}, {}};
        from.parcels.layer = &parcels;
        from.plots.layer = &plots;
        from.districts.layer = &districts;
        return from;
    }

    Dossier dossier(DossierOptions options = {}, const DossierTemplate& layout = {},
                    text::Language language = text::Language::english) const {
        options.date = options.data_date = "2018-12-31";
        Progress progress;
        return make_dossier(dossier_sources(), 0, 0, options, layout, text::Catalogue(language),
                            progress);
    }
};

const DossierPart& part(const Dossier& dossier, const char* key) {
    const auto found = std::find_if(dossier.parts.begin(), dossier.parts.end(),
                                    [&](const DossierPart& p) { return p.key == key; });
    REQUIRE(found != dossier.parts.end());
    return *found;
}

std::string value(const Dossier& dossier, const char* part_key, const char* key) {
    for (const DossierField& field : part(dossier, part_key).fields) {
        if (field.key == key) {
            return field.value;
        }
    }
    return "(no such field)";
}

std::string fact(const Dossier& dossier, const char* item, const char* row = "") {
    for (const auto& cells : dossier.facts.rows) {
        if (std::get<std::string>(cells[1]) == item && std::get<std::string>(cells[2]) == row) {
            return std::get<std::string>(cells[3]);
        }
    }
    return "(no such fact)";
}

}  // namespace

TEST_CASE("a dossier has eleven parts and says who asks whom for what") {
    const Dossier dossier = World().dossier();
    std::string keys;
    for (const DossierPart& p : dossier.parts) {
        keys += p.key + " ";
    }
    CHECK(keys == "cover ask map corners plots need why conflicts water agreement annexes ");
    CHECK(value(dossier, "cover", "cover.applicant") == "CBO Sitora");
    CHECK(value(dossier, "cover", "cover.beneficiary") == "producer group Hirmanjo (G1)");
    CHECK(value(dossier, "cover", "cover.registration").empty());  // to be filled by hand
    CHECK(value(dossier, "cover", "cover.village") == "village Sitora, district Kulob");
    CHECK(dossier.reference == "G1/P1/2018-12-31");
    CHECK(value(dossier, "ask", "ask.area") == "0.988 ha");
    CHECK(value(dossier, "ask", "ask.fund") == "special fund");
    CHECK(fact(dossier, "ask.area").starts_with("0.98"));
}

TEST_CASE("the need has bounds where something is unknown") {
    // m1 and m2 have no land; of m3 nobody asked for all plots.
    const Dossier dossier = World().dossier();
    CHECK(value(dossier, "need", "need.deficit") == "1 to 1.5 ha");
    const DossierTable& need = part(dossier, "need").tables.front();
    REQUIRE(need.rows.size() == 3);
    CHECK(need.rows[0] ==
          std::vector<std::string>{"all members", "3", "2 to 3", "2 to 3", "1 to 1.5"});
    CHECK(need.rows[1] == std::vector<std::string>{"women", "2", "2", "2", "1"});
    CHECK(need.rows[2] == std::vector<std::string>{"men", "1", "0 to 1", "0 to 1", "0 to 0.5"});
    CHECK(fact(dossier, "need.deficit.upper", "women") == "1.000000");
    // The rows behind the sums: the members themselves.
    CHECK(fact(dossier, "need.member.land", "m1") == "0.000000");
    CHECK(fact(dossier, "need.member.sex", "m1") == "F");
    CHECK(fact(dossier, "need.member.land_known", "m3") == "no");
}

TEST_CASE("the request in one sentence") {
    CHECK(part(World().dossier(), "ask").sentences.front() ==
          "Group Hirmanjo asks for 0.988 ha for its 3 adult members, 2 of them women. They lack up "
          "to 1.5 ha, at 0.5 ha a member.");
}

TEST_CASE("corners are numbered clockwise from the north, neighbours listed with their users") {
    const Dossier dossier = World().dossier();
    REQUIRE(dossier.corners.size() == 4);
    CHECK(dossier.corners[0].number == 1);
    CHECK(dossier.corners[0].lonlat.y == doctest::Approx(37.001));
    CHECK(dossier.corners[2].lonlat.y == doctest::Approx(37.0));
    // EPSG:32642 of 69 E, 37 N: the central meridian.
    const auto west =
        std::min_element(dossier.corners.begin(), dossier.corners.end(),
                         [](const Corner& a, const Corner& b) { return a.utm_m.x < b.utm_m.x; });
    CHECK(west->utm_m.x == doctest::Approx(500000.0).epsilon(1e-6));
    REQUIRE(dossier.neighbours.size() == 1);
    CHECK(dossier.neighbours[0].plot_id == "n1");
    CHECK(dossier.neighbours[0].distance_m == 0.0);
    CHECK(dossier.neighbours[0].user == "m4");
    DossierOptions options;
    options.personal_data = true;
    CHECK(World().dossier(options).neighbours[0].user == "Dilovar");
}

TEST_CASE("names of persons stand in it only if asked for") {
    const auto holds = [](const Dossier& dossier, const std::string& name) {
        for (const auto& row : part(dossier, "annexes").tables.front().rows) {
            if (row[1] == name) {
                return true;
            }
        }
        return false;
    };
    CHECK_FALSE(holds(World().dossier(), "Anora"));
    CHECK(holds(World().dossier(), "m1"));
    DossierOptions options;
    options.personal_data = true;
    CHECK(holds(World().dossier(options), "Anora"));
}

TEST_CASE("conflicts are listed, or it is said that none were found") {
    const Dossier quiet = World().dossier();
    CHECK(part(quiet, "conflicts").tables.empty());
    CHECK(part(quiet, "conflicts").sentences.front().starts_with("None found in the data listed."));
    const Dossier used = World(true).dossier();
    REQUIRE(part(used, "conflicts").tables.size() == 1);
    CHECK(part(used, "conflicts").tables[0].rows[0][1] == "m4");
    CHECK(part(used, "conflicts").sentences.back() ==
          "The rules refuse this parcel on: overlap: 50.0 % of it lies on 1 recorded plot.");
    CHECK(value(used, "why", "why.rank") == "refused by the rules, see conflicts");
}

TEST_CASE("alternatives that are not listed are counted") {
    const auto rows = [](int more_parcels) {
        return part(World(false, more_parcels).dossier(), "why").tables.at(1).rows;
    };
    CHECK(rows(5).size() == 6);  // all of P2 to P7
    CHECK(rows(5).back()[1] != "+1 more");
    REQUIRE(rows(8).size() == 7);
    CHECK(rows(8).back()[1] == "+3 more");  // P2 to P10 without six
}

TEST_CASE("in Tajik with decimal comma, in Russian too; facts stay the same for machines") {
    const Dossier tajik = World().dossier({}, {}, text::Language::tajik);
    CHECK(value(tajik, "ask", "ask.area") == "0,988 га");
    CHECK(value(tajik, "ask", "ask.fund") == "фонди махсуси ноҳия");
    CHECK(value(tajik, "cover", "cover.village") == "деҳаи Ситора, ноҳияи Кӯлоб");
    CHECK(value(tajik, "need", "need.deficit") == "1 то 1,5 га");
    const Dossier russian = World().dossier({}, {}, text::Language::russian);
    CHECK(value(russian, "ask", "ask.water") == "орошаемая");
    CHECK(fact(russian, "ask.area") == fact(tajik, "ask.area"));
    CHECK(fact(russian, "need.deficit.lower", "women") == "1.000000");
}

TEST_CASE("a template picks fields, renames them and adds others") {
    const std::size_t usual = part(World().dossier(), "cover").fields.size();
    const DossierTemplate layout = parse_template(
        "# remark\n[cover]\napplicant = \"Who asks\"\nregistration = false\n"
        "own = [{label = \"Telephone\", value = \"+992 00\"}]\n",
        "t.toml");
    const Dossier dossier = World().dossier({}, layout);
    REQUIRE(part(dossier, "cover").fields.size() == usual);  // one less, one more
    CHECK(part(dossier, "cover").fields[1].label == "Who asks");
    CHECK(value(dossier, "cover", "cover.registration") == "(no such field)");
    CHECK(part(dossier, "cover").fields.back().label == "Telephone");
    CHECK(part(dossier, "cover").fields.back().value == "+992 00");
    CHECK(part(dossier, "ask").fields.size() == part(World().dossier(), "ask").fields.size());
}

TEST_CASE("a template that is wrong is refused with its line") {
    CHECK_THROWS_WITH_AS(parse_template("[cover]\naplicant = \"\"\n", "t.toml"),
                         doctest::Contains("t.toml:2: 'cover.aplicant' is no field of the dossier "
                                           "(did you mean 'cover.applicant'?)"),
                         UsageError);
    for (const char* wrong :
         {"[nowhere]\na = \"\"", "cover = 1", "[cover]\napplicant = 3", "[cover]\napplicant = true",
          "[cover]\nown = [{value = \"b\"}]", "[cover]\nown = \"b\"", "[cover"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse_template(wrong, "t.toml"), UsageError);
    }
    // The template that is written names every field, and gives what no template gives.
    const Dossier all = World().dossier({}, parse_template(default_template(), "all"));
    CHECK(part(all, "cover").fields.size() == part(World().dossier(), "cover").fields.size());
}

TEST_CASE("the same rows as layers") {
    const World world;
    const Dossier dossier = world.dossier();
    const std::vector<Layer> layers = dossier_layers(dossier, world.dossier_sources());
    REQUIRE(layers.size() == 3);
    CHECK(layers[0].size() == 1);
    CHECK(layers[1].size() == 1);
    CHECK(layers[2].size() == 4);
    CHECK(layers[2].column("corner").text(0) == "1");
}
