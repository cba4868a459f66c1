#include "viewer/render/background_thread.hpp"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace zamin::viewer {

void step_back_behind_others() {
#ifdef __linux__
    // On Linux a thread has a niceness of its own.
    constexpr int niceness = 15;
    (void)setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

}  // namespace zamin::viewer
