// One visitor of several functions, for std::visit.
#pragma once

namespace zamin::viewer {

template <typename... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <typename... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace zamin::viewer
