// A file that makes a format driver crash must not take the program with it: before a source is
// read, a child process reads it and is watched.
#pragma once

#include <cstdint>
#include <filesystem>

#include "io/source.hpp"

namespace zamin {

// The command that a child is started with: `zamin probe SOURCE`.
inline constexpr const char* probe_command = "probe";
// How long the child reads.
inline constexpr double probe_reading_s = 2.0;
// Processor time after which it is killed, and its exit code when it was short of memory.
inline constexpr double probe_processor_s = 60.0;
inline constexpr int probe_out_of_memory = 3;

// How long a child is waited for. A small file whose reading does not end by then hangs its driver
// and is refused; a large one may just be slow and is let through.
struct ProbePatience {
    std::uintmax_t small_bytes = 32U << 20U;
    double small_s = 30.0;
    double large_s = 5.0;
};

// The program to start as a child: the running one if it is zamin, or the one beside or above it;
// empty if there is none.
std::filesystem::path probe_program();

// Throws Error when reading the source kills the child `program`, does not end, or takes more
// memory than there is. Nothing happens without a program, for files that need no probe, and for
// those that are only unreadable.
void probe_source(const io::SourceName& source, const std::filesystem::path& program,
                  const ProbePatience& patience = {});
inline void probe_source(const io::SourceName& source) {
    probe_source(source, probe_program());
}

}  // namespace zamin
