#include "viewer/crs_question.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "io/read.hpp"

namespace zamin::viewer {

namespace {

constexpr std::size_t most_shown = 500;

std::vector<std::size_t> some_rows(const Layer& layer) {
    std::vector<std::size_t> rows;
    const std::size_t step = layer.size() / most_shown + 1;
    for (std::size_t row = 0; row < layer.size(); row += step) {
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

std::optional<CrsQuestion> crs_question(const project::ProjectSource& source,
                                        const std::string& message,
                                        std::vector<std::shared_ptr<const Layer>> references,
                                        Progress& progress) {
    if (!source.crs.empty()) {
        return std::nullopt;
    }
    io::ReadOptions options;
    options.columns = std::vector<std::string>{};
    options.repair = measure::Repair::none;
    // Any plane will do: only the numbers are looked at.
    options.crs = "EPSG:32642";
    CrsQuestion question;
    try {
        question.numbers =
            std::make_shared<const Layer>(io::read_layer(source.source, options, progress).layer);
    } catch (const Error&) {
        return std::nullopt;
    }
    std::vector<const Layer*> others;
    for (const auto& reference : references) {
        others.push_back(reference.get());
    }
    question.candidates = io::crs_candidates(question.numbers->geometry.coords, others);
    if (question.candidates.empty()) {
        return std::nullopt;
    }
    question.source = source;
    question.message = message;
    return question;
}

Layer as_if_in(const Layer& numbers, const io::CrsCandidate& candidate) {
    Layer layer;
    layer.source = numbers.source;
    layer.name = candidate.code;
    layer.crs = Crs::parse(candidate.code);
    for (const std::size_t row : some_rows(numbers)) {
        layer.feature_ids.push_back(numbers.feature_ids[row]);
        layer.geometry.append(numbers.geometry, row);
    }
    if (candidate.northing_first) {
        for (Coord& p : layer.geometry.coords) {
            std::swap(p.x, p.y);
        }
    }
    return layer;
}

}  // namespace zamin::viewer
