// Text on paper: measured before it is placed, set by Pango in Noto Sans. For .cpp files of
// geo/print only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "print/handles.hpp"
#include "print/rect.hpp"
#include "style/colour.hpp"

namespace zamin::print {

enum class Align : std::uint8_t { left, centre, right };

struct TextStyle {
    double size_pt = 9.0;
    style::Colour colour = style::Colour::hex(0x1B1F24);
    bool bold = false;
    bool light = false;
    Align align = Align::left;
};

// For one thread at a time.
class Typesetter {
  public:
    // Throws Error saying which package brings the font when neither Noto Sans nor another font
    // with all twelve Tajik letters is installed.
    Typesetter();

    const std::string& family() const { return m_family; }
    // Size of the text broken into lines of at most `width_mm`; words longer than a line are
    // broken too. Width 0 = one line. Kept: pages try many settings, and are much alike.
    SizeMm measure(std::string_view text, const TextStyle& style, double width_mm = 0.0) const;
    // Sets the text with its top left corner at (x, y); with a width it is aligned within it.
    void draw(cairo_t* cr, std::string_view text, const TextStyle& style, double x_mm, double y_mm,
              double width_mm = 0.0) const;
    // The same with a halo of the colour around the letters.
    void draw_with_halo(cairo_t* cr, std::string_view text, const TextStyle& style, double x_mm,
                        double y_mm, style::Colour halo, double halo_mm) const;
    // The largest size from `style.size_pt` down to `least_pt` at which the text takes at most
    // `height_mm` in lines of `width_mm`; `least_pt` where none does.
    double fitting_pt(std::string_view text, const TextStyle& style, double width_mm,
                      double height_mm, double least_pt) const;

  private:
    TextLayout set(std::string_view text, const TextStyle& style, double width_mm) const;
    SizeMm measure_anew(std::string_view text, const TextStyle& style, double width_mm) const;

    FontMap m_fonts;
    TextContext m_context;
    std::string m_family;
    mutable std::unordered_map<std::string, SizeMm> m_measured;  // by text and setting
};

void set_colour(cairo_t* cr, style::Colour colour);

}  // namespace zamin::print
