#include "core/memory.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <sys/mman.h>
#include <sys/resource.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdint>
#include <thread>

namespace zamin {

void keep_freed_memory() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20);  // glibc's largest
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, 4 << 20);
    // Of which every arena keeps some: no more of them than threads that allocate at once.
    mallopt(M_ARENA_MAX, static_cast<int>(2 * std::max(2U, std::thread::hardware_concurrency())));
#endif
}

void give_back_freed_memory() {
#ifdef __GLIBC__
    (void)malloc_trim(0);
#endif
}

double peak_memory_mb() {
    rusage usage{};
    // Linux counts in kB.
    return getrusage(RUSAGE_SELF, &usage) == 0 ? static_cast<double>(usage.ru_maxrss) / 1024.0
                                               : 0.0;
}

void prefer_large_pages(void* data, std::size_t bytes) {
#ifdef MADV_HUGEPAGE
    constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
    const auto address = reinterpret_cast<std::uintptr_t>(data);
    const std::uintptr_t begin = (address + page - 1) / page * page;
    const std::uintptr_t end = (address + bytes) / page * page;
    if (begin < end) {
        // Advice only: a system without large pages refuses it, and all goes on as before.
        (void)madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
    }
#endif
}

void touch_pages(void* data, std::size_t bytes) {
#ifdef MADV_POPULATE_WRITE
    constexpr std::size_t page = 4096;
    constexpr std::size_t slice = std::size_t{4} << 20;
    const auto address = reinterpret_cast<std::uintptr_t>(data);
    const std::uintptr_t begin = (address + page - 1) / page * page;
    const std::uintptr_t end = (address + bytes) / page * page;
    if (end <= begin || end - begin < 2 * slice) {
        return;
    }
    tbb::parallel_for(std::size_t{0}, (end - begin + slice - 1) / slice, [&](std::size_t i) {
        const std::uintptr_t from = begin + i * slice;
        // A system that does not know this puts the pages there when they are written.
        (void)madvise(reinterpret_cast<void*>(from), std::min(slice, end - from),
                      MADV_POPULATE_WRITE);
    });
#else
    (void)data;
    (void)bytes;
#endif
}

}  // namespace zamin
