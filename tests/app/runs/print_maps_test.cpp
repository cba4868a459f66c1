// What no map can be made of, in the reader's language.
#include "commands/print_maps.hpp"

#include <doctest/doctest.h>

#include <functional>

#include "core/told_error.hpp"
#include "print/page.hpp"
#include "style/theme.hpp"
#include "text/catalogue.hpp"

using namespace zamin;

namespace {

std::string told_in(text::Language language, const std::function<void()>& refused) {
    try {
        refused();
    } catch (const UsageError& e) {
        const auto* told = dynamic_cast<const Told*>(&e);
        return told == nullptr ? e.what() : text::Catalogue(language).say(told->sentence());
    }
    return {};
}

}  // namespace

TEST_CASE("a map, its pages and a parcel that are not there are refused in the reader's language") {
    Progress progress;
    const auto made = [&](const std::string& map, const std::string& per, const std::string& id) {
        return [&progress, map, per, id] {
            commands::PrintMapRequest request;
            request.project = project::load(ZAMIN_SAMPLE);
            request.map = map;
            request.per = per;
            request.id = id;
            commands::make_print_map(request, progress);
        };
    };
    using enum text::Language;
    CHECK(told_in(english, made("coverage", "roofs", "")) ==
          "--per roofs: the map 'coverage' has no such pages; choose one of: districts, jamoats, "
          "villages, groups");
    CHECK(told_in(russian, made("siting", "roofs", "")) ==
          "--per roofs: у карты 'siting' нет таких страниц");
    CHECK(told_in(russian, made("weather", "", "")).starts_with("--map weather: такой карты нет"));
    CHECK(told_in(tajik, made("weather", "", "")).starts_with("--map weather: чунин харита нест"));
    CHECK(told_in(russian, made("parcel", "", "KUL-P70"))
              .starts_with("--id KUL-P70: такого участка"));
}

TEST_CASE("a paper, an orientation, a theme and a language that are none are refused likewise") {
    using enum text::Language;
    CHECK(told_in(russian, [] { (void)print::paper_from("A6"); }).starts_with("Нет формата"));
    CHECK(told_in(tajik, [] { (void)print::orientation_from("up"); }).find("portrait") !=
          std::string::npos);
    CHECK(told_in(russian, [] { (void)style::theme_from("pink"); }).find("pink") !=
          std::string::npos);
    CHECK(told_in(russian, [] { (void)text::language_from("uz"); }).starts_with("Нет сообщений"));
}
