#include "print/page.hpp"

#include <array>

#include "core/told_error.hpp"

namespace zamin::print {

namespace {

struct PaperFacts {
    const char* name;
    double short_mm;
    double long_mm;
    double margin_mm;
    double type_scale;
};
constexpr std::array<PaperFacts, 6> papers{{{"A5", 148.0, 210.0, 10.0, 0.85},
                                            {"A4", 210.0, 297.0, 12.0, 1.0},
                                            {"A3", 297.0, 420.0, 12.0, 1.15},
                                            {"A2", 420.0, 594.0, 14.0, 1.4},
                                            {"A1", 594.0, 841.0, 16.0, 1.75},
                                            {"A0", 841.0, 1189.0, 20.0, 2.2}}};
constexpr double binding_mm = 20.0;

const PaperFacts& facts(Paper paper) {
    return papers[static_cast<std::size_t>(paper)];
}

}  // namespace

const char* to_string(Paper paper) {
    return facts(paper).name;
}

Paper paper_from(std::string_view word) {
    for (std::size_t i = 0; i < papers.size(); ++i) {
        const std::string_view name = papers[i].name;
        if (word.size() == 2 && (word[0] == 'A' || word[0] == 'a') && word[1] == name[1]) {
            return static_cast<Paper>(i);
        }
    }
    throw usage_error(
        said("There is no page size '{0}'; choose A5, A4, A3, A2, A1 or A0.", {std::string(word)}));
}

Orientation orientation_from(std::string_view word) {
    if (word != "portrait" && word != "landscape") {
        throw usage_error(said("'{0}' is no way to lay a page; choose portrait or landscape.",
                               {std::string(word)}));
    }
    return word == "portrait" ? Orientation::portrait : Orientation::landscape;
}

SizeMm PageFormat::size_mm() const {
    const PaperFacts& f = facts(paper);
    return orientation == Orientation::portrait ? SizeMm{f.short_mm, f.long_mm}
                                                : SizeMm{f.long_mm, f.short_mm};
}

RectMm PageFormat::content_mm() const {
    const SizeMm size = size_mm();
    const double margin = facts(paper).margin_mm;
    const double left = binding ? std::max(binding_mm, margin) : margin;
    return {left, margin, size.w - left - margin, size.h - 2 * margin};
}

double PageFormat::type_scale() const {
    return facts(paper).type_scale;
}

}  // namespace zamin::print
