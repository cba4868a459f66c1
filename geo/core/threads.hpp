// How many threads an operation may use.
#pragma once

#include <functional>

namespace zamin {

// Runs the work with at most `threads` threads of oneTBB; 0 = one a core, which is also the most.
void with_threads(int threads, const std::function<void()>& work);

}  // namespace zamin
