#include "print/crop_fills.hpp"

#include <array>

#include "core/msgid.hpp"
#include "style/theme.hpp"
#include "text/words.hpp"

namespace zamin::print {

namespace {

// By slot; the 45 degree hatch is kept for what is unknown.
constexpr std::array<Hatch, style::crop_slots> hatches{
    Hatch::horizontal, Hatch::vertical, Hatch::dots, Hatch::falling, Hatch::grid, Hatch::diamonds,
    Hatch::dense,      Hatch::dashes,   Hatch::wide, Hatch::none,    Hatch::none, Hatch::unknown};
constexpr float plot_alpha = 0.85F;

// Crops that have a translation; a source in another language keeps its own words.
constexpr const char* crop_words[] = {
    msgid("rice"),     msgid("tomato"),     msgid("onion"),  msgid("cotton"),
    msgid("wheat"),    msgid("potato"),     msgid("maize"),  msgid("orchard"),
    msgid("vineyard"), msgid("vegetables"), msgid("fallow"), msgid("other vegetables"),
    msgid("alfalfa"),  msgid("melon"),      msgid("vine"),   msgid("barley"),
    msgid("flax"),     msgid("carrot"),     msgid("sesame")};

}  // namespace

Fill crop_fill(style::CropSlot slot) {
    const style::Theme& theme = style::theme(style::ThemeName::light);
    Fill fill;
    if (slot == style::unknown_slot) {
        fill.hatch = Hatch::unknown;
        fill.line = theme.muted;
        return fill;
    }
    fill.colour = style::with_alpha(style::crop_colour(slot, theme.muted), plot_alpha);
    fill.without_colour = hatches[slot];
    return fill;
}

std::string crop_word(std::string_view crop, const text::Catalogue& words) {
    const std::string folded = text::fold_word(crop);
    for (const char* word : crop_words) {
        if (folded == word) {
            return std::string(words.lookup(word));
        }
    }
    return std::string(crop);
}

std::string crop_name(std::string_view crop, const text::Catalogue& words) {
    return style::own_slot(crop) == style::unknown_slot
               ? words.tr("Unknown crop")
               : text::with_capital(crop_word(crop, words));
}

}  // namespace zamin::print
