#include "probe/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <thread>

namespace zamin {

namespace {

// posix_spawn's list of things to do in the child.
class SilentOutput {
  public:
    SilentOutput() {
        posix_spawn_file_actions_init(&m_actions);
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
            posix_spawn_file_actions_addopen(&m_actions, stream, "/dev/null", O_RDWR, 0);
        }
    }
    ~SilentOutput() { posix_spawn_file_actions_destroy(&m_actions); }
    SilentOutput(const SilentOutput&) = delete;
    SilentOutput& operator=(const SilentOutput&) = delete;
    const posix_spawn_file_actions_t* get() const { return &m_actions; }

  private:
    posix_spawn_file_actions_t m_actions{};
};

ChildEnd end_of(int status) {
    ChildEnd end;
    if (WIFSIGNALED(status)) {
        end.signal = WTERMSIG(status);
        end.signal_name = strsignal(end.signal);
    } else {
        end.exit_code = WEXITSTATUS(status);
    }
    return end;
}

}  // namespace

std::filesystem::path running_program() {
    std::error_code failure;
    return std::filesystem::read_symlink("/proc/self/exe", failure);
}

std::optional<ChildEnd> run_child(const std::filesystem::path& program,
                                  const std::vector<std::string>& arguments, double timeout_s) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    const SilentOutput silent;
    pid_t child = 0;
    if (posix_spawn(&child, program.c_str(), silent.get(), nullptr, pointers.data(), environ) !=
        0) {
        return std::nullopt;
    }
    using Clock = std::chrono::steady_clock;
    const auto give_up = Clock::now() + std::chrono::duration<double>(timeout_s);
    auto nap = std::chrono::microseconds(500);
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (Clock::now() > give_up) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            ChildEnd end;
            end.timed_out = true;
            return end;
        }
        std::this_thread::sleep_for(nap);
        nap = std::min(2 * nap, std::chrono::microseconds(20000));
    }
    return end_of(status);
}

void limit_this_process(std::uint64_t memory_bytes, double processor_s) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    if (memory_bytes > 0) {
        const rlimit memory{memory_bytes, memory_bytes};
        setrlimit(RLIMIT_AS, &memory);
    }
    const auto seconds = static_cast<rlim_t>(std::ceil(processor_s));
    const rlimit processor{seconds, seconds};
    setrlimit(RLIMIT_CPU, &processor);
#else
    (void)memory_bytes;
    (void)processor_s;
#endif
}

std::uint64_t memory_of_machine() {
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page_bytes = sysconf(_SC_PAGESIZE);
    return pages > 0 && page_bytes > 0
               ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes)
               : 0;
}

}  // namespace zamin
