#include "text/place_match.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "temporary_folder.hpp"
#include "text/place_key.hpp"

using namespace zamin::text;

namespace {

std::vector<PlaceMatch> matches(const std::string& wanted, std::vector<std::string> names,
                                const MatchOptions& options = {}) {
    std::vector<PlaceNames> places;
    for (const std::string& name : names) {
        places.emplace_back().add(name);
    }
    return match_names({&wanted, 1}, places, options).front();
}

// The names of the 58 districts as geoBoundaries spells them; empty where the file is not at hand.
std::vector<std::string> district_names() {
    const std::filesystem::path file =
        std::filesystem::path(ZAMIN_REAL_DATA_DIR) / "districts/geoBoundaries-TJK-ADM2.geojson";
    std::vector<std::string> names;
    if (std::string(ZAMIN_REAL_DATA_DIR).empty() || !std::filesystem::exists(file)) {
        MESSAGE("skipped: the districts' file is not on this machine");
        return names;
    }
    const std::string text = zamin::test::read_text(file);
    const std::regex property(R"re("shapeName":\s*"([^"]*)")re");
    for (std::sregex_iterator it(text.begin(), text.end(), property), end; it != end; ++it) {
        names.push_back((*it)[1]);
    }
    return names;
}

}  // namespace

TEST_CASE("spellings of one name have one key") {
    for (const char* name : {"н.А.Чоми", "Ҷомӣ", "Чоми", "Jomi", "ноҳияи Ҷомӣ", "Jomi District",
                             "ҶОМӢ", "Ҷом\u0438\u0304", "А. Ҷомӣ", "район Джоми", "Dzhomi"}) {
        CAPTURE(name);
        CHECK(place_key(name).key == "comi");
    }
    for (const char* name : {"Восеъ", "Восе", "Vose'", "Vose", "р-н Восе", "Восеъ ноҳия"}) {
        CAPTURE(name);
        CHECK(place_key(name).key == "vose");
    }
    CHECK(place_key("Қӯрғонтеппа").key == place_key("Qurghonteppa").key);
    CHECK(place_key("Ғафуров").key == place_key("Ghafurov District").key);
    CHECK(place_key("Мӯъминобод").key == place_key("Muminobod").key);
    CHECK(place_key("Шӯрообод").key == place_key("Shuro-obod").key);
    CHECK(place_key("Панҷакент").key == place_key("Panjakent").key);
    CHECK(place_key("Рошткалъа").key == place_key("Roshtqal'a").key);
    CHECK(place_key("Кабодиён").key == place_key("Kabodiyon").key);
}

TEST_CASE("words for the kind of place are read, not compared") {
    CHECK(place_key("ноҳияи Восеъ") == PlaceKey{"vose", PlaceKind::district});
    CHECK(place_key("ҷамоати деҳоти Гулобод") == PlaceKey{"gulobod", PlaceKind::jamoat});
    CHECK(place_key("деҳаи Гулобод") == PlaceKey{"gulobod", PlaceKind::village});
    CHECK(place_key("г. Куляб") == PlaceKey{"kulab", PlaceKind::city});
    CHECK(place_key("Восейский район").kind == PlaceKind::district);
    CHECK(place_key("Кулоб") == PlaceKey{"kulob", PlaceKind::unknown});
    CHECK(place_key("Район").key == "raion");
    CHECK(place_key("Участок 12").key == "ucastok12");
    CHECK(place_key("").key.empty());
    CHECK(place_key(" '. - ").key.empty());
}

TEST_CASE("keys differ by the letters that differ") {
    CHECK(key_difference("comi", "comi") == 0.0);
    CHECK(key_difference("comi", "cami") == doctest::Approx(0.125));
    CHECK(key_difference("vose", "vosek") == doctest::Approx(0.2));
    CHECK(key_difference("abc", "xyz") == doctest::Approx(1.0));
    CHECK(key_difference("", "abc") == 1.0);
}

TEST_CASE("names find each other across alphabets, with certainty") {
    const std::vector<std::string> districts{"Dzhami District", "Rumi District", "Kulob District",
                                             "Vose' District"};
    const auto certain = [&](const char* wanted) {
        const auto found = matches(wanted, districts);
        REQUIRE(!found.empty());
        CHECK_MESSAGE(found.front().certain, wanted);
        return found.front().place;
    };
    for (const char* name : {"н.А.Чоми", "Ҷомӣ", "Jomi", "Dzhami District", "Джами", "Хоҷамастон",
                             "Куйбышевский район", "Абдураҳмони Ҷомӣ"}) {
        CHECK(certain(name) == 0);
    }
    for (const char* name : {"Балхӣ", "Balkhi", "ноҳияи Ҷ.Балхӣ", "Руми", "Колхозабад", "J. Balkhi",
                             "Jaloliddini Balkhi"}) {
        CHECK(certain(name) == 1);
    }
    for (const char* name : {"Кӯлоб", "Kulob", "Куляб", "Kulyab", "Кулоб"}) {
        CHECK(certain(name) == 2);
    }
    for (const char* name : {"Восеъ", "Vose", "Восе", "Восейский район", "VOSE'"}) {
        CHECK(certain(name) == 3);
    }
}

TEST_CASE("what is not certain asks for confirmation") {
    const auto near = matches("Wose", {"Vosee", "Panj"});
    REQUIRE(near.size() == 1);
    CHECK(near.front().by == MatchedBy::key);
    const auto misspelled = matches("Fakhor", {"Farkhor", "Panj"});
    REQUIRE(misspelled.size() == 1);
    CHECK(misspelled.front().by == MatchedBy::near);
    CHECK(!misspelled.front().certain);
    // A town is not the district of the same name.
    const auto town = matches("шаҳри Кӯлоб", {"Kulob District"});
    REQUIRE(town.size() == 1);
    CHECK(town.front().by == MatchedBy::near);
    CHECK(!town.front().certain);
    // A renaming of 2016.
    const auto renamed = matches("Ҷайҳун", {"Qumsangir District"});
    REQUIRE(renamed.size() == 1);
    CHECK(renamed.front().by == MatchedBy::alias);
    CHECK(!renamed.front().certain);
    // A town's old name, and a district's, is today's name of the town.
    const auto two_places = matches("Kurghanteppa", {"Bokhtar"});
    REQUIRE(two_places.size() == 1);
    CHECK(two_places.front().by == MatchedBy::alias);
    CHECK(!two_places.front().certain);
    CHECK(matches("Dushanbe", {"Kulob", "Vose"}).empty());
    CHECK(matches("", {"Kulob"}).empty());
    CHECK(matches("Kulob", {""}).empty());
}

TEST_CASE("two places of one name are both offered and neither is certain") {
    const auto both = matches("Гулистон", {"Guliston", "Гулистон", "Guliston"});
    REQUIRE(both.size() == 3);
    CHECK(both[0].place == 1);  // the same letters go first
    CHECK(both[0].certain);
    const auto twins = matches("Гулистон", {"Guliston", "Guliston"});
    REQUIRE(twins.size() == 2);
    CHECK(!twins[0].certain);
    CHECK(!twins[1].certain);
    // The kind decides between a town and a district.
    const auto kinds = matches("шаҳри Бохтар", {"Bokhtar District", "Bokhtar city"});
    REQUIRE(kinds.size() == 2);
    CHECK(kinds[0].place == 1);
    CHECK(kinds[0].certain);
}

TEST_CASE("aliases and names in other languages take part") {
    PlaceNames place;
    place.add("Gulobod");
    place.add("Ленинград | Розы ; ");
    CHECK(place.names == std::vector<std::string>{"Gulobod", "Ленинград", "Розы"});
    const std::vector<std::string> wanted{"Leningrad", "розы", "Гулобод"};
    for (const auto& found : match_names(wanted, {&place, 1})) {
        REQUIRE(found.size() == 1);
        CHECK(found.front().certain);
    }
}

TEST_CASE("each of the 58 districts finds itself and no other") {
    const std::vector<std::string> names = district_names();
    if (names.empty()) {
        return;
    }
    REQUIRE(names.size() == 58);
    std::set<std::string> keys;
    for (std::size_t i = 0; i < names.size(); ++i) {
        CAPTURE(names[i]);
        keys.insert(place_key(names[i]).key);
        const auto found = matches(names[i], names);
        CHECK(found.front().place == i);
        CHECK(found.front().certain);
        // Without its last word and in capitals.
        const std::string bare = names[i].substr(0, names[i].rfind(' '));
        const auto again = matches(bare, names);
        CHECK(again.front().place == i);
        CHECK(again.front().certain);
    }
    CHECK(keys.size() == 58);
}

TEST_CASE("Tajik and Russian names of Khatlon find their district among all 58") {
    const std::vector<std::string> names = district_names();
    if (names.empty()) {
        return;
    }
    struct Expected {
        const char* wanted;
        const char* district;
    };
    for (const Expected& pair : {Expected{"н.А.Чоми", "Dzhami District"},
                                 {"Ҷомӣ", "Dzhami District"},
                                 {"Jomi", "Dzhami District"},
                                 {"Балхӣ", "Rumi District"},
                                 {"Восеъ", "Vose' District"},
                                 {"Кӯлоб", "Kulob District"},
                                 {"Kulyab", "Kulob District"},
                                 {"Фархор", "Farkhor District"},
                                 {"Пархар", "Farkhor District"},
                                 {"Панҷ", "Panj District"},
                                 {"Пяндж", "Panj District"},
                                 {"Ёвон", "Yovon District"},
                                 {"Данғара", "Danghara District"},
                                 {"Дангара", "Danghara District"},
                                 {"Шаҳритӯс", "Shahrtuz District"},
                                 {"Қубодиён", "Qabodiyon District"},
                                 {"Ҳамадонӣ", "Hamadoni District"},
                                 {"Мӯъминобод", "Muminobod District"},
                                 {"Ховалинг", "Khovaling District"},
                                 {"Балҷувон", "Baljuvon District"},
                                 {"Темурмалик", "Temurmalik District"},
                                 {"Хуросон", "Khuroson District"},
                                 {"Вахш", "Vakhsh District"},
                                 {"Носири Хусрав", "Nosiri Khusrav District"},
                                 {"Норак", "Norak District"}}) {
        CAPTURE(pair.wanted);
        const auto found = matches(pair.wanted, names);
        REQUIRE(!found.empty());
        CHECK(names[found.front().place] == pair.district);
        CHECK(found.front().certain);
    }
}
