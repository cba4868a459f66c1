// Threads that work while nobody waits for them.
#pragma once

namespace zamin::viewer {

// The calling thread gives way to the program's others from now on. Where the system cannot do
// that, nothing happens.
void step_back_behind_others();

}  // namespace zamin::viewer
