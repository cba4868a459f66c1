// Fields that several panels' settings are made of.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "viewer/ui.hpp"

namespace zamin::viewer {

// Words of the settings and the texts that stand for them.
using Words = std::initializer_list<std::pair<const char*, const char*>>;

// A choice among fixed words, shown as texts; an unknown or empty word shows as the first.
bool word_choice(const Ui& ui, const std::string& label, Words words, std::string& value);

// A line to type in, under its label.
void text_field(const Ui& ui, const std::string& label, const char* id, std::string& text);

}  // namespace zamin::viewer
