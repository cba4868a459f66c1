#include "style/palettes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>

#include "core/msgid.hpp"

namespace zamin::style {

namespace {

std::vector<Colour> colours(std::initializer_list<std::uint32_t> codes) {
    std::vector<Colour> list;
    for (const std::uint32_t code : codes) {
        list.push_back(Colour::hex(code));
    }
    return list;
}

}  // namespace

// ColorBrewer 2.0 (Brewer 2013), matplotlib's viridis (van der Walt and Smith 2015), cividis
// (Nuñez, Anderton and Renslow 2018).
std::span<const Palette> palettes() {
    static const std::array<Palette, 7> all{{
        {"ylgn", msgid("Yellow to green"), false,
         colours({0xFFFFCC, 0xC2E699, 0x78C679, 0x31A354, 0x006837})},
        {"orrd", msgid("Orange to red"), false,
         colours({0xFEF0D9, 0xFDCC8A, 0xFC8D59, 0xE34A33, 0xB30000})},
        {"blues", msgid("Blues"), false,
         colours({0xEFF3FF, 0xBDD7E7, 0x6BAED6, 0x3182BD, 0x08519C})},
        {"viridis", msgid("Yellow to violet"), false,
         colours({0xFDE725, 0x5EC962, 0x21918C, 0x3B528B, 0x440154})},
        {"cividis", msgid("Yellow to blue"), false,
         colours({0xFEE838, 0xBCAF6F, 0x7C7B78, 0x414D6B, 0x00224E})},
        {"puor", msgid("Violet to orange, white between"), true,
         colours({0x5E3C99, 0xB2ABD2, 0xF7F7F7, 0xFDB863, 0xE66101})},
        {"greys", msgid("Greys"), false,
         colours({0xF7F7F7, 0xCCCCCC, 0x969696, 0x636363, 0x252525})},
    }};
    return all;
}

const Palette* find_palette(std::string_view name) {
    const auto found =
        std::ranges::find_if(palettes(), [name](const Palette& p) { return p.name == name; });
    return found == palettes().end() ? nullptr : &*found;
}

std::vector<Colour> palette_colours(const Palette& palette, int count) {
    std::vector<Colour> list;
    const auto last = static_cast<float>(palette.colours.size() - 1);
    for (int i = 0; i < count; ++i) {
        const float at =
            count == 1 ? last / 2.0F : last * static_cast<float>(i) / static_cast<float>(count - 1);
        const auto below = static_cast<std::size_t>(std::floor(at));
        const std::size_t above = std::min(below + 1, palette.colours.size() - 1);
        list.push_back(
            mix(palette.colours[below], palette.colours[above], at - static_cast<float>(below)));
    }
    return list;
}

}  // namespace zamin::style
