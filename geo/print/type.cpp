#include "print/type.hpp"

#include <algorithm>
#include <cmath>

#include "core/told_error.hpp"
#include "text/utf8.hpp"

namespace zamin::print {

namespace {

constexpr const char* tajik_letters = "ҒғӢӣҚқӮӯҲҳҶҷ";
constexpr const char* families[] = {"Noto Sans", "DejaVu Sans", "Liberation Sans"};

TextContext make_context(PangoFontMap* fonts) {
    TextContext context(pango_font_map_create_context(fonts));
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    return context;
}

// Whether the family is installed under its own name and has every letter.
bool usable(PangoFontMap* fonts, PangoContext* context, const char* family) {
    const FontDescription wanted(pango_font_description_new());
    pango_font_description_set_family(wanted.get(), family);
    pango_font_description_set_absolute_size(wanted.get(), 4.0 * PANGO_SCALE);
    const std::unique_ptr<PangoFont, ObjectDeleter> font(
        pango_font_map_load_font(fonts, context, wanted.get()));
    if (!font) {
        return false;
    }
    const FontDescription found(pango_font_describe(font.get()));
    const char* name = pango_font_description_get_family(found.get());
    if (name == nullptr || std::string_view(name) != family) {
        return false;
    }
    for (const char* p = tajik_letters; *p != '\0'; p = g_utf8_next_char(p)) {
        if (!pango_font_has_char(font.get(), g_utf8_get_char(p))) {
            return false;
        }
    }
    return true;
}

// What the size of a text depends on, as bytes.
std::string measure_key(std::string_view text, const TextStyle& style, double width_mm) {
    std::string key(text);
    key += style.bold ? 'b' : style.light ? 'l' : 'n';
    for (const double value : {style.size_pt, width_mm}) {
        key.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    return key;
}

// Ids such as BAL-G20 stay in one line: Pango would break them after the hyphen.
void keep_ids_whole(PangoLayout* layout, std::string_view text) {
    constexpr std::size_t longest_id = 24;  // a longer one may have to be broken
    const TextAttributes attributes(pango_attr_list_new());
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        const std::string_view word = text.substr(from, to - from);
        if (word.size() <= longest_id && word.find('-') != std::string_view::npos &&
            word.find_first_of("0123456789") != std::string_view::npos) {
            PangoAttribute* whole = pango_attr_allow_breaks_new(FALSE);
            whole->start_index = static_cast<guint>(from);
            whole->end_index = static_cast<guint>(to);
            pango_attr_list_insert(attributes.get(), whole);
        }
        from = to + 1;
    }
    pango_layout_set_attributes(layout, attributes.get());
}

}  // namespace

void set_colour(cairo_t* cr, style::Colour c) {
    cairo_set_source_rgba(cr, static_cast<double>(c.r), static_cast<double>(c.g),
                          static_cast<double>(c.b), static_cast<double>(c.a));
}

Typesetter::Typesetter()
    : m_fonts(pango_cairo_font_map_new()), m_context(make_context(m_fonts.get())) {
    for (const char* family : families) {
        if (usable(m_fonts.get(), m_context.get(), family)) {
            m_family = family;
            return;
        }
    }
    throw error(
        said("No font with the Tajik letters is installed, so that nothing can be printed; install "
             "Noto Sans (the package fonts-noto-core)."));
}

TextLayout Typesetter::set(std::string_view as_given, const TextStyle& style,
                           double width_mm) const {
    const std::string text = text::storable(as_given);
    const FontDescription font(pango_font_description_new());
    pango_font_description_set_family(font.get(), m_family.c_str());
    pango_font_description_set_absolute_size(font.get(), style.size_pt * mm_per_pt * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), style.bold    ? PANGO_WEIGHT_SEMIBOLD
                                                  : style.light ? PANGO_WEIGHT_LIGHT
                                                                : PANGO_WEIGHT_NORMAL);
    TextLayout layout(pango_layout_new(m_context.get()));
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    if (width_mm > 0.0) {
        pango_layout_set_width(layout.get(), static_cast<int>(std::floor(width_mm * PANGO_SCALE)));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        keep_ids_whole(layout.get(), text);
        pango_layout_set_alignment(layout.get(), style.align == Align::left ? PANGO_ALIGN_LEFT
                                                 : style.align == Align::centre
                                                     ? PANGO_ALIGN_CENTER
                                                     : PANGO_ALIGN_RIGHT);
    }
    return layout;
}

SizeMm Typesetter::measure(std::string_view text, const TextStyle& style, double width_mm) const {
    if (text.empty()) {
        return {};
    }
    constexpr std::size_t most_kept = 50'000;
    if (m_measured.size() >= most_kept) {
        m_measured.clear();
    }
    const auto [found, is_new] =
        m_measured.try_emplace(measure_key(text, style, width_mm), SizeMm{});
    if (is_new) {
        found->second = measure_anew(text, style, width_mm);
    }
    return found->second;
}

SizeMm Typesetter::measure_anew(std::string_view text, const TextStyle& style,
                                double width_mm) const {
    const TextLayout layout = set(text, style, width_mm);
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    return {static_cast<double>(logical.width) / PANGO_SCALE,
            static_cast<double>(logical.height) / PANGO_SCALE};
}

void Typesetter::draw(cairo_t* cr, std::string_view text, const TextStyle& style, double x_mm,
                      double y_mm, double width_mm) const {
    const TextLayout layout = set(text, style, width_mm);
    set_colour(cr, style.colour);
    cairo_move_to(cr, x_mm, y_mm);
    pango_cairo_show_layout(cr, layout.get());
    cairo_new_path(cr);
}

void Typesetter::draw_with_halo(cairo_t* cr, std::string_view text, const TextStyle& style,
                                double x_mm, double y_mm, style::Colour halo,
                                double halo_mm) const {
    const TextLayout layout = set(text, style, 0.0);
    cairo_move_to(cr, x_mm, y_mm);
    pango_cairo_layout_path(cr, layout.get());
    set_colour(cr, halo);
    cairo_set_line_width(cr, 2 * halo_mm);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(cr);
    draw(cr, text, style, x_mm, y_mm);
}

double Typesetter::fitting_pt(std::string_view text, const TextStyle& style, double width_mm,
                              double height_mm, double least_pt) const {
    TextStyle tried = style;
    while (tried.size_pt > least_pt && measure(text, tried, width_mm).h > height_mm) {
        tried.size_pt = std::max(least_pt, tried.size_pt - 0.5);
    }
    return tried.size_pt;
}

}  // namespace zamin::print
