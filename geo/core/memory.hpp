// Memory for arrays of millions of values. Large layers are filled page by page, and on small
// machines the system's work on each 4 KiB page costs more than filling it; these helpers make the
// pages fewer, or share the work. They change speed only.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zamin {

// Lets this process keep freed memory for its next use (up to some 256 MB) instead of giving it
// back after every batch of rows. Called once, when a program starts.
void keep_freed_memory();

// Gives freed memory back to the system after all; takes some milliseconds. For a window that has
// nothing to do.
void give_back_freed_memory();

// The most memory that this process held so far, in MB of 2^20 bytes; 0 where the system does not
// tell.
double peak_memory_mb();

// Asks the system for large pages (2 MiB) where it can give them; nothing happens where it cannot.
void prefer_large_pages(void* data, std::size_t bytes);

// Has the system put pages there now, all processors at once.
void touch_pages(void* data, std::size_t bytes);

// `size` times `times`, rounded down.
inline std::size_t grown(std::size_t size, double times) {
    return static_cast<std::size_t>(static_cast<double>(size) * times);
}

// Room for `size` values, in large pages where it is worth it.
template <typename Value>
void reserve_large(std::vector<Value>& values, std::size_t size) {
    values.reserve(size);
    prefer_large_pages(values.data(), values.capacity() * sizeof(Value));
}
// `size` values, none of which is looked at before it is written.
template <typename Value>
void resize_large(std::vector<Value>& values, std::size_t size) {
    reserve_large(values, size);
    if (values.empty()) {
        touch_pages(values.data(), values.capacity() * sizeof(Value));
    }
    values.resize(size);
}
inline void reserve_large(std::string& bytes, std::size_t size) {
    bytes.reserve(size);
    prefer_large_pages(bytes.data(), bytes.capacity());
}

}  // namespace zamin
