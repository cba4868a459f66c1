// A source that cannot be shown before somebody says in which coordinate system its numbers are.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/progress.hpp"
#include "io/crs_candidates.hpp"
#include "project/project.hpp"

namespace zamin::viewer {

struct CrsQuestion {
    project::ProjectSource source;
    std::string message;                       // why it could not be read
    std::vector<io::CrsCandidate> candidates;  // those that fit best first
    std::shared_ptr<const Layer> numbers;      // its shapes; in which system is the question
};

// Reads the numbers alone and finds the systems that they fit, `references` (districts, villages)
// deciding the order. nullopt where the numbers cannot be read, or fit no system that is in use.
// Throws Cancelled.
std::optional<CrsQuestion> crs_question(const project::ProjectSource& source,
                                        const std::string& message,
                                        std::vector<std::shared_ptr<const Layer>> references,
                                        Progress& progress);

// The shapes as they would lie with a candidate, at most some hundred of them.
Layer as_if_in(const Layer& numbers, const io::CrsCandidate& candidate);

}  // namespace zamin::viewer
