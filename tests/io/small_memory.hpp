// A process that gets little more memory than it has, for as long as this lives.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace zamin::test {

// Sanitizers take an address space of their own, which no limit may cut.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool memory_can_be_limited = false;
#else
inline constexpr bool memory_can_be_limited = true;
#endif

class SmallMemory {
  public:
    explicit SmallMemory(rlim_t more_bytes) {
        getrlimit(RLIMIT_AS, &m_before);
        rlim_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        rlimit limit = m_before;
        limit.rlim_cur = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + more_bytes;
        if (memory_can_be_limited) {
            setrlimit(RLIMIT_AS, &limit);
        }
    }
    ~SmallMemory() { setrlimit(RLIMIT_AS, &m_before); }
    SmallMemory(const SmallMemory&) = delete;
    SmallMemory& operator=(const SmallMemory&) = delete;

  private:
    rlimit m_before{};
};

}  // namespace zamin::test
