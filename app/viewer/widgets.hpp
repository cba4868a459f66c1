// The few controls that panels are made of. Each is one ImGui item in the theme's look; sizes are
// given at scale 1.
#pragma once

#include <string>
#include <string_view>

#include "viewer/style.hpp"
#include "viewer/ui.hpp"

namespace zamin::viewer {

enum class Icon : std::uint8_t { close, plus, minus, up, down, more, shown, hidden, back };

// Draws an icon into the square with its middle at `center`.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 center, float size, ImU32 colour, float line);

// A panel's or section's title; `strong` is a size smaller.
void heading(const Ui& ui, std::string_view text);
void strong(const Ui& ui, std::string_view text);
// Wrapped text, body and small muted.
void paragraph(const Ui& ui, std::string_view text);
void muted(const Ui& ui, std::string_view text);
// A rule over the full width with room around it.
void rule(const Ui& ui);

// The filled button: the one next step of a panel.
bool primary_button(const Ui& ui, const std::string& label);
// An outlined button.
bool quiet_button(const Ui& ui, const std::string& label);
// A word that can be clicked, in the accent; `chosen` underlines it.
bool link(const Ui& ui, const std::string& label, bool chosen = false);
bool small_link(const Ui& ui, const std::string& label, bool chosen = false);
// An icon that can be clicked; its words are shown when the cursor rests on it.
bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view words);
// "> Settings": a line that folds what follows it.
bool disclosure(const Ui& ui, const std::string& label, bool& open);
// A choice of one of several words on a line with its label above; true when changed.
bool choice(const Ui& ui, const std::string& label, const std::vector<std::string>& words,
            std::string& chosen, const std::string& empty_word);

// The list of a choice under the cursor, begun with its width set; end it with ImGui::EndCombo()
// where it is open.
bool begin_choice(const Ui& ui, const char* id, const std::string& shown);
// A box to be ticked, with words; true when changed.
bool tick(const Ui& ui, const std::string& label, bool& on);

// Shows words beside the item before, when the cursor rests on it.
void explain(const Ui& ui, std::string_view words);

// A 45 degree hatch inside a rectangle.
void draw_hatch(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour, float gap, float line);
// The sign of a crop: its colour, or the hatch of the unknown.
void draw_swatch(const Ui& ui, ImDrawList& list, ImVec2 from, ImVec2 to, CropSlot slot);

// A name in small type, in two lines where one is too narrow, about the height of `at`.
void draw_name(const Ui& ui, ImDrawList& list, ImVec2 at, float width, std::string_view name);

// A rounded surface with a hairline, for cards over the map.
void draw_card(const Ui& ui, ImDrawList& list, ImVec2 from, ImVec2 to);

}  // namespace zamin::viewer
