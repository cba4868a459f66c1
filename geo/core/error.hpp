// Errors that end an operation. Problems of single features are not errors: see problem.hpp.
#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace zamin {

// A sentence for the user: which file, layer, feature and column, what was found, what was
// expected, and what to do. The program ends with exit code 1.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// The request itself was wrong (an option, a file ending, a column that does not exist):
// exit code 2.
class UsageError : public Error {
  public:
    using Error::Error;
};

// Thrown by Progress::check() after the user cancelled. Nothing has been written.
class Cancelled : public Error {
  public:
    Cancelled() : Error("cancelled") {}
};

template <typename... Args>
[[nodiscard]] Error error(fmt::format_string<Args...> text, Args&&... args) {
    return Error(fmt::format(text, std::forward<Args>(args)...));
}

template <typename... Args>
[[nodiscard]] UsageError usage_error(fmt::format_string<Args...> text, Args&&... args) {
    return UsageError(fmt::format(text, std::forward<Args>(args)...));
}

}  // namespace zamin
