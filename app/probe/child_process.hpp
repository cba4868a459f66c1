// Another program as a child: started, waited for, killed when it takes too long. The one file of
// the program that is written for POSIX.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zamin {

struct ChildEnd {
    bool timed_out = false;
    int exit_code = 0;
    int signal = 0;           // what killed it; 0 = it ended by itself
    std::string signal_name;  // "Segmentation fault"
};

// The program that runs, as a file; empty where the system does not tell.
std::filesystem::path running_program();

// Runs it with its output thrown away. nullopt when it could not be started.
std::optional<ChildEnd> run_child(const std::filesystem::path& program,
                                  const std::vector<std::string>& arguments, double timeout_s);

// For the child itself: more memory or processor time than this is not to be had (memory requests
// fail, SIGXCPU ends it). Nothing under a sanitizer, which asks for terabytes.
void limit_this_process(std::uint64_t memory_bytes, double processor_s);
// Of this machine; 0 where it does not tell.
std::uint64_t memory_of_machine();

}  // namespace zamin
