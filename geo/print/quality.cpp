// How the plots of a map were measured, in a sentence for its foot.
#include <algorithm>
#include <map>

#include "core/msgid.hpp"
#include "print/coverage_sheet.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

namespace zamin::print {

namespace {

constexpr const char* captures[] = {msgid("walked"), msgid("drawn"), msgid("surveyed"),
                                    msgid("imagery")};

}  // namespace

std::vector<std::string> quality_sentences(const WorldLayer& plots, const text::Catalogue& words) {
    const text::Language language = words.language();
    const auto total = static_cast<double>(plots.layer->size());
    std::vector<std::string> sentences;
    const Column* capture = plots.field("capture");
    if (capture == nullptr || total == 0.0) {
        sentences.push_back(words.tr("How the plots were measured is not known."));
        return sentences;
    }
    std::map<std::string, std::int64_t> counts;
    for (std::size_t row = 0; row < capture->size(); ++row) {
        ++counts[text::fold_word(capture->text(row))];
    }
    std::string parts;
    std::int64_t known = 0;
    for (const char* word : captures) {
        if (counts[word] > 0) {
            known += counts[word];
            parts += words.tr(
                "{0} {1} %, ", words.lookup(word),
                text::number(100.0 * static_cast<double>(counts[word]) / total, 0, language));
        }
    }
    parts +=
        words.tr("not known {0} %",
                 text::number(100.0 * (total - static_cast<double>(known)) / total, 0, language));
    sentences.push_back(words.tr("All plots of the project by capture: {0}.", parts));
    if (const Column* accuracy = plots.field("accuracy_m")) {
        std::vector<double> values;
        for (std::size_t row = 0; row < accuracy->size(); ++row) {
            const std::optional<double> value = accuracy->number(row);
            if (value && *value > 0.0) {  // 0 is a vertex tapped on a screen
                values.push_back(*value);
            }
        }
        if (!values.empty()) {
            const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
            std::nth_element(values.begin(), middle, values.end());
            sentences.push_back(words.tr(
                "Median accuracy {0} m (known for {1} %).", text::number(*middle, 1, language),
                text::number(100.0 * static_cast<double>(values.size()) / total, 0, language)));
        }
    }
    return sentences;
}

}  // namespace zamin::print
