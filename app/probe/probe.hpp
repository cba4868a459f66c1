// A file that makes a format driver crash must not take the program with it: before a source is
// read, a child process reads it and is watched.
#pragma once

#include <filesystem>

#include "io/source.hpp"

namespace zamin {

// The command that a child is started with: `zamin probe SOURCE`.
inline constexpr const char* probe_command = "probe";
// How long the child reads, and how long it is waited for. One that takes longer is slow, not
// dangerous.
inline constexpr double probe_reading_s = 2.0;
inline constexpr double probe_patience_s = 5.0;

// The program to start as a child: the running one if it is zamin, or the one beside or above it;
// empty if there is none.
std::filesystem::path probe_program();

// Throws Error when reading the source kills the child `program`. Nothing happens without a
// program, for files that need no probe, and for those that are only unreadable.
void probe_source(const io::SourceName& source, const std::filesystem::path& program);
inline void probe_source(const io::SourceName& source) {
    probe_source(source, probe_program());
}

}  // namespace zamin
