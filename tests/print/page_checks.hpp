// What has to hold of every page, and what it says.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "print/print.hpp"

namespace zamin::print {

inline void check_page(const PlacedPage& page, const PageFormat& format) {
    const RectMm content = format.content_mm();
    for (std::size_t i = 0; i < page.parts.size(); ++i) {
        CAPTURE(page.parts[i].name);
        CHECK(content.contains(page.parts[i].place));
        for (std::size_t k = i + 1; k < page.parts.size(); ++k) {
            CAPTURE(page.parts[k].name);
            CHECK_FALSE(page.parts[i].place.overlaps(page.parts[k].place));
        }
    }
    for (const SetText& text : page.texts) {
        CAPTURE(text.text);
        CHECK(text.within.contains(text.ink, 0.2));
        CHECK(content.contains(text.ink, 0.2));
    }
}

// What `sheet` makes of a format and a language, on papers upright and across, in every language.
template <typename MakeSheet>
void check_on_all_papers(MakeSheet sheet) {
    for (const Paper paper : {Paper::a5, Paper::a4, Paper::a3, Paper::a0}) {
        for (const Orientation way : {Orientation::portrait, Orientation::landscape}) {
            PrintOptions options;
            options.format = {paper, way, false};
            options.file = PageFile::pixels;
            options.dpi = 30.0;
            for (const text::Language language : text::languages) {
                const text::Catalogue words(language);
                const Printed printed = print_sheet(sheet(options.format, words), options, words);
                check_page(printed.pages.front(), options.format);
            }
        }
    }
}

// The same as whole PDFs, on other papers.
inline void check_everywhere(
    const std::function<Sheet(const PageFormat&, const text::Catalogue&)>& make) {
    for (const text::Language language : text::languages) {
        const text::Catalogue words(language);
        for (const Paper paper : {Paper::a5, Paper::a4, Paper::a2, Paper::a0}) {
            for (const Orientation way : {Orientation::portrait, Orientation::landscape}) {
                PrintOptions options;
                options.format.paper = paper;
                options.format.orientation = way;
                const Printed printed = print_sheet(make(options.format, words), options, words);
                check_page(printed.pages.front(), options.format);
            }
        }
    }
}

inline bool has_part(const PlacedPage& page, const std::string& name) {
    for (const PlacedPart& part : page.parts) {
        if (part.name == name) {
            return true;
        }
    }
    return false;
}

inline bool says(const PlacedPage& page, const std::string& text) {
    for (const SetText& set : page.texts) {
        if (set.text.find(text) != std::string::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace zamin::print
