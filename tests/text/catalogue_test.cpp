#include "text/catalogue.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "core/error.hpp"

using namespace zamin;
using text::Catalogue;
using text::Language;

namespace {

// A catalogue as the gettext manual lays it out: magic, revision, count, offsets of both tables.
std::string mo_bytes(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::string table;
    std::string strings;
    const auto word = [](std::string& out, std::size_t value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out += static_cast<char>((value >> shift) & 0xFFU);
        }
    };
    const std::size_t first_string = 28 + 16 * pairs.size();
    for (const bool second : {false, true}) {
        for (const auto& [key, translation] : pairs) {
            const std::string& text = second ? translation : key;
            word(table, text.size());
            word(table, first_string + strings.size());
            strings += text + '\0';
        }
    }
    std::string bytes;
    for (const std::size_t value :
         {std::size_t{0x950412DE}, std::size_t{0}, pairs.size(), std::size_t{28},
          28 + 8 * pairs.size(), std::size_t{0}, first_string}) {
        word(bytes, value);
    }
    return bytes + table + strings;
}

std::multiset<std::string> placeholders(std::string_view text) {
    static const std::regex placeholder(R"(\{[^}]*\})");
    std::multiset<std::string> found;
    const std::string whole(text);
    for (std::sregex_iterator it(whole.begin(), whole.end(), placeholder), end; it != end; ++it) {
        found.insert(it->str());
    }
    return found;
}

std::vector<std::string_view> forms(std::string_view text) {
    std::vector<std::string_view> result;
    for (std::size_t end = text.find('\0'); end != std::string_view::npos; end = text.find('\0')) {
        result.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    result.push_back(text);
    return result;
}

}  // namespace

TEST_CASE("messages come in the language asked for, English where there is none") {
    CHECK(Catalogue(Language::english).tr("District") == "District");
    CHECK(Catalogue(Language::tajik).tr("District") == "Ноҳия");
    CHECK(Catalogue(Language::russian).tr("District") == "Район");
    CHECK(Catalogue(Language::russian).lookup("no such message") == "no such message");
}

TEST_CASE("values are put in where the translation has them") {
    const std::string bytes = mo_bytes({{"", "header"}, {"{0} of {1}", "из {1}: {0}"}});
    const Catalogue words(Language::russian, bytes);
    CHECK(words.messages().size() == 1);
    CHECK(words.tr("{0} of {1}", "3", "5") == "из 5: 3");
    CHECK(Catalogue().tr("{0} of {1}", "3", "5") == "3 of 5");
}

TEST_CASE("plural forms follow the language") {
    const std::string key = std::string("{0} plot") + '\0' + "{0} plots";
    const std::string value =
        std::string("{0} участок") + '\0' + "{0} участка" + '\0' + "{0} участков";
    const std::string bytes = mo_bytes({{key, value}});
    const Catalogue words(Language::russian, bytes);
    const auto plots = [&](std::int64_t n) {
        return words.tr_n("{0} plot", "{0} plots", n, std::to_string(n));
    };
    CHECK(plots(1) == "1 участок");
    CHECK(plots(2) == "2 участка");
    CHECK(plots(5) == "5 участков");
    CHECK(plots(11) == "11 участков");
    CHECK(plots(12) == "12 участков");
    CHECK(plots(21) == "21 участок");
    CHECK(plots(112) == "112 участков");
    CHECK(plots(1003) == "1003 участка");
    CHECK(Catalogue().tr_n("{0} plot", "{0} plots", 1, "1") == "1 plot");
    CHECK(Catalogue().tr_n("{0} plot", "{0} plots", 0, "0") == "0 plots");
    CHECK(text::plural_form(Language::tajik, 5) == 0);
}

TEST_CASE("a sentence is said with the language's numbers, order and plurals") {
    const std::string key = std::string("{0} plot") + '\0' + "{0} plots";
    const std::string value =
        std::string("{0} участок") + '\0' + "{0} участка" + '\0' + "{0} участков";
    const std::string bytes = mo_bytes({{"; {0} ha of {1}", "; {1}: {0} га"}, {key, value}});
    const Catalogue words(Language::russian, bytes);
    Sentence sentence = said_n("{0} plot", "{0} plots", 3, {Figure{3.0}});
    sentence.then(said("; {0} ha of {1}", {Figure{0.25, 2}, "KUL-01"}));
    CHECK(words.say(sentence) == "3 участка; KUL-01: 0,25 га");
    CHECK(Catalogue().say(sentence) == "3 plots; 0.25 ha of KUL-01");
    CHECK(sentence.english() == "3 plots; 0.25 ha of KUL-01");
    CHECK(words.say(said("{0} %", {Figure{1.0, 0, true}})) == "+1 %");
}

TEST_CASE("a word that is a message is said in the language, one of the data as it is") {
    const std::string bytes = mo_bytes({{"Drawing {0}", "Отрисовка: {0}"}, {"Plots", "Участки"}});
    const Catalogue words(Language::russian, bytes);
    CHECK(words.say(said("Drawing {0}", {Term{"Plots"}})) == "Отрисовка: Участки");
    CHECK(words.say(said("Drawing {0}", {"Plots"})) == "Отрисовка: Plots");
    CHECK(said("Drawing {0}", {Term{"Plots"}}).english() == "Drawing Plots");
}

TEST_CASE("a cut or foreign catalogue is refused, whatever byte it ends at") {
    const std::string whole = mo_bytes({{"a", "1"}, {"b", "2"}});
    CHECK(text::read_mo(whole).size() == 2);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK_THROWS_AS(text::read_mo(std::string_view(whole).substr(0, size)), Error);
    }
    CHECK_THROWS_AS(text::read_mo(std::string(64, 'x')), Error);
    CHECK_THROWS_AS(text::read_mo(mo_bytes({{"b", "2"}, {"a", "1"}})), Error);
}

TEST_CASE("translations have the placeholders of their message, and every form of it") {
    for (const Language language : {Language::tajik, Language::russian}) {
        const Catalogue words(language);
        CHECK(words.messages().size() > 10);
        for (const text::Message& message : words.messages()) {
            const auto keys = forms(message.key);
            const auto translations = forms(message.translation);
            CAPTURE(std::string(message.key));
            CHECK(translations.size() == (keys.size() == 1 ? 1 : text::plural_forms(language)));
            for (const std::string_view translation : translations) {
                CHECK(placeholders(translation) == placeholders(keys.back()));
            }
        }
    }
}

TEST_CASE("a language is named by its code") {
    CHECK(text::language_from("tg") == Language::tajik);
    CHECK_THROWS_WITH_AS(text::language_from("uz"),
                         "There are no messages in the language 'uz'; choose en (English), tg "
                         "(Tajik) or ru (Russian).",
                         UsageError);
}
