#include "print/head_foot.hpp"

#include <cmath>

#include "print/logo.hpp"
#include "print/page_theme.hpp"
#include "print/scale.hpp"
#include "style/theme.hpp"
#include "text/number.hpp"

namespace zamin::print {

namespace {

constexpr double signature_w_mm = 60.0;
constexpr double signature_h_mm = 25.0;
constexpr double small_signature_h_mm = 16.0;  // on A5, where the map needs the room
constexpr double signature_gap_mm = 6.0;

struct Head {
    TextStyle title;
    TextStyle statement;
    TextStyle organisation;
    double text_w = 0.0;
    double right_w = 0.0;  // of organisation and logo
    double logo_w = 0.0;
    double logo_h = 0.0;
    double title_h = 0.0;
    double statement_h = 0.0;
    double organisation_h = 0.0;
    double height = 0.0;
};

Head measure_head(const Typesetter& type, const Sheet& sheet, const Measures& m, double width,
                  double most_title_mm) {
    Head head;
    const double s = m.scale;
    head.title = {18.0 * s, theme().ink, true};
    head.statement = {11.0 * s, theme().ink};
    head.organisation = {7.5 * s, theme().muted, false, false, Align::right};
    if (!sheet.logo.empty()) {
        const SizeMm logo = logo_size(sheet.logo);
        const double shrink = std::min(14.0 * s / logo.h, 40.0 * s / logo.w);
        head.logo_w = logo.w * shrink;
        head.logo_h = logo.h * shrink;
        head.right_w = head.logo_w;
    }
    if (!sheet.organisation.empty()) {
        head.right_w = std::max(
            head.right_w,
            std::min(width * 0.24, type.measure(sheet.organisation, head.organisation).w + 0.3));
        head.organisation_h = type.measure(sheet.organisation, head.organisation, head.right_w).h;
    }
    head.text_w = width - (head.right_w > 0.0 ? head.right_w + 5.0 * s : 0.0);
    head.title.size_pt =
        type.fitting_pt(sheet.title, head.title, head.text_w, most_title_mm, 10.0 * s);
    head.statement.size_pt = std::min(head.statement.size_pt, head.title.size_pt);
    head.title_h = type.measure(sheet.title, head.title, head.text_w).h;
    head.statement_h = type.measure(sheet.statement, head.statement, head.text_w).h;
    head.height = std::max(head.title_h + head.statement_h, head.logo_h + head.organisation_h);
    return head;
}

}  // namespace

Block head_block(const Typesetter& type, const Sheet& sheet, const Measures& m,
                 double most_title_mm) {
    return {"head",
            [&type, &sheet, m, most_title_mm](double width) {
                return measure_head(type, sheet, m, width, most_title_mm).height;
            },
            [&sheet, m, most_title_mm](Pen& pen, const RectMm& place) {
                const Head head = measure_head(pen.type, sheet, m, place.w, most_title_mm);
                pen.text(sheet.title, head.title, {place.x, place.y, head.text_w, head.title_h});
                pen.text(sheet.statement, head.statement,
                         {place.x, place.y + head.title_h, head.text_w, head.statement_h});
                if (head.logo_h > 0.0) {
                    draw_logo(pen.cr, sheet.logo,
                              {place.right() - head.logo_w, place.y, head.logo_w, head.logo_h});
                }
                pen.text(sheet.organisation, head.organisation,
                         {place.right() - head.right_w, place.y + head.logo_h, head.right_w,
                          head.organisation_h});
            }};
}

Block foot_block(const Typesetter& type, const Sheet& sheet, const MapFrame& frame,
                 const Measures& m, PageNumber number, const text::Catalogue& words) {
    const TextStyle style{std::max(6.5, 7.0 * m.scale), theme().muted};
    std::string notes;
    for (const std::string& note : sheet.notes) {
        notes += (notes.empty() ? "" : " ") + note;
    }
    const double line = type.measure("0", style).h;
    const double above = 1.2 * m.scale;
    return {
        "foot",
        [&type, notes, style, line, above](double width) {
            return above + type.measure(notes, style, width).h + line;
        },
        [&sheet, &frame, &words, notes, style, line, above, number](Pen& pen, const RectMm& place) {
            pen.rule(place.x, place.right(), place.y, theme().line, 0.25);
            const double notes_h = place.h - above - line;
            pen.text(notes, style, {place.x, place.y + above, place.w, notes_h});
            const text::Language language = words.language();
            const std::string page = words.tr(
                "page {0} of {1}", text::integer(static_cast<std::int64_t>(number.page), language),
                text::integer(static_cast<std::int64_t>(number.pages), language));
            const double page_w = pen.type.measure(page, style).w + 0.3;
            TextStyle right = style;
            right.align = Align::right;
            const double y = place.bottom() - line;
            pen.line(page, right, {place.right() - page_w, y, page_w, line});
            if (sheet.map && sheet.map->crs.known()) {
                pen.line(words.tr("Projection {0}; scale {1} on this page size.",
                                  sheet.map->crs.name(), scale_text(frame.scale, language)),
                         style, {place.x, y, place.w - page_w - 3.0, line});
            }
        }};
}

Block signature_block(const Typesetter& type, const std::vector<std::string>& captions,
                      const Measures& m) {
    const TextStyle style{std::max(6.5, 7.5 * m.scale), theme().muted};
    const auto width_of = [captions](double width) {
        const auto n = static_cast<double>(std::max<std::size_t>(captions.size(), 1));
        return std::min(signature_w_mm, (width - signature_gap_mm * (n - 1.0)) / n);
    };
    const auto caption_h = [&type, captions, style, width_of](double width) {
        double height = 0.0;
        for (const std::string& caption : captions) {
            height = std::max(height, type.measure(caption, style, width_of(width)).h);
        }
        return height;
    };
    const double box_h = m.scale < 1.0 ? small_signature_h_mm : signature_h_mm;
    return {"signatures", [caption_h, box_h](double width) { return caption_h(width) + box_h; },
            [captions, style, width_of, caption_h, box_h](Pen& pen, const RectMm& place) {
                const double w = width_of(place.w);
                const double text_h = caption_h(place.w);
                double x = place.x;
                for (const std::string& caption : captions) {
                    pen.text(caption, style, {x, place.y, w, text_h});
                    pen.box({x, place.y + text_h, w, box_h}, theme().muted, 0.2);
                    x += w + signature_gap_mm;
                }
            }};
}

}  // namespace zamin::print
