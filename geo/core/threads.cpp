#include "core/threads.hpp"

#include <tbb/task_arena.h>

#include <algorithm>

namespace zamin {

void with_threads(int threads, const std::function<void()>& work) {
    if (threads <= 0) {
        work();
        return;
    }
    tbb::task_arena arena(std::min(threads, tbb::this_task_arena::max_concurrency()));
    arena.execute(work);
}

}  // namespace zamin
