// What there is to say about the reading of data that stops nothing, a line each: English at a
// terminal, in the reader's language in a window (text/remark_text.hpp).
#pragma once

#include <string>
#include <utility>

#include "core/problem.hpp"

namespace zamin {

struct Remark {
    std::string about;    // a role or a layer, translated where it is a message
    std::string problem;  // a fixed word, a message; may be empty
    Sentence text;

    std::string english() const {
        return (about.empty() ? "" : about + ": ") + (problem.empty() ? "" : problem + ": ") +
               text.english();
    }
};

// "roads: no class: 3 of 10 have none; taken as tracks"
inline Remark remark(std::string about, const Problem& problem) {
    Sentence text = problem.detail;
    text.then(as_it_is("; ")).then(problem.action);
    return {std::move(about), problem.problem, std::move(text)};
}

}  // namespace zamin
