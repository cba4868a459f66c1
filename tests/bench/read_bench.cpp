// Reads a layer with all its columns as the program does, and keeps it:
//     read_bench FILE LAYER
// Prints one line of JSON, as gdal_loop does: features and seconds.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <exception>

#include "core/memory.hpp"
#include "io/read.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: read_bench FILE LAYER\n");
        return 2;
    }
    zamin::keep_freed_memory();
    try {
        const auto start = std::chrono::steady_clock::now();
        zamin::Progress progress;
        const zamin::io::ReadResult read = zamin::io::read_layer({argv[1], argv[2]}, {}, progress);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        fmt::print("{{\"features\":{},\"seconds\":{:.3f}}}\n", read.layer.size(), took.count());
        return 0;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "read_bench: {}\n", failure.what());
        return 1;
    }
}
