// Which crop has which colour. The nine hues are Paul Tol's muted scheme (P. Tol, "Colour schemes",
// SRON technical note 09-002, safe for colour-blind eyes); the same slot is the same colour on the
// map, in the legend, the table and the bars.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/column.hpp"
#include "style/colour.hpp"

namespace zamin::style {

// A slot is a class of the map: 0..8 the hues, then fallow, "other" and unknown.
using CropSlot = std::uint8_t;
inline constexpr CropSlot hue_slots = 9;
inline constexpr CropSlot fallow_slot = 9;
inline constexpr CropSlot other_slot = 10;
inline constexpr CropSlot unknown_slot = 11;  // hatched, never a colour
inline constexpr std::size_t crop_slots = 12;

// Fill of every slot; of the unknown slot it is the colour of the hatch's lines.
Colour crop_colour(CropSlot slot, Colour hatch);

// The slot that belongs to a crop by its name (English, Tajik or Russian, any case, singular or
// plural), whatever else the data holds; unknown_slot for a blank, other_slot for a name that has
// no colour of its own.
CropSlot own_slot(std::string_view crop);

struct CropCount {
    std::string crop;  // blank = unknown
    std::int64_t plots = 0;
};

struct LegendEntry {
    CropSlot slot = other_slot;
    std::vector<std::string> crops;  // as the source spells them, most plots first
    std::int64_t plots = 0;
};

// The colours of one layer's crops.
struct CropScheme {
    std::vector<LegendEntry> legend;  // most plots first; then fallow, other, unknown

    // Slot of a crop as the source spells it; coverage's "(unknown)" is the unknown slot.
    CropSlot slot(std::string_view crop) const;
    bool has_other() const;

    std::unordered_map<std::string, CropSlot> slots;
};

// Named crops keep their own colour; the others take the free hues in the order of their names.
// Where there are more than nine, the nine with most plots are shown (by name where equal) and the
// rest is "other".
CropScheme assign_colours(std::span<const CropCount> counts);

// Distinct values of a column with their number of rows; one blank entry for nulls and blanks.
std::vector<CropCount> count_values(const Column& column);
// Slot of every row.
std::vector<std::uint8_t> classify(const Column& column, const CropScheme& scheme);

}  // namespace zamin::style
