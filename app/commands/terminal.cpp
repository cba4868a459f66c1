#include "commands/terminal.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include "core/error.hpp"
#include "text/secrets.hpp"
#include "text/visible.hpp"

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace zamin::commands {

namespace {

bool stderr_is_terminal() {
#if defined(_WIN32)
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

void write_out(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
}

// A signal handler reaches nothing but what is global.
std::atomic<Progress*> interruptible{nullptr};

void on_interrupt(int) {
    if (Progress* progress = interruptible.load()) {
        progress->cancel();
    }
    // A second interrupt ends the program at once.
    std::signal(SIGINT, SIG_DFL);
}

void show(double fraction, const std::string& step) {
    write_out(stderr, fmt::format("\r\033[K{} {:.0f} %", step, fraction * 100.0));
    std::fflush(stderr);
}

}  // namespace

void print(std::string_view text) {
    write_out(stdout, text);
    if (std::ferror(stdout)) {
        throw error("standard output: cannot be written: {}",
                    std::generic_category().message(errno));
    }
}

void finish_output() {
    if (std::fflush(stdout) != 0) {
        throw error("standard output: cannot be written: {}",
                    std::generic_category().message(errno));
    }
}

void print_message(std::string_view message) {
    write_out(stderr, fmt::format("zamin: {}\n", text::visible(text::without_secrets(message))));
}

ProgressLine::ProgressLine()
    : m_shown(stderr_is_terminal()), m_progress(m_shown ? Progress::Listener(show) : nullptr) {
    interruptible = &m_progress;
    std::signal(SIGINT, on_interrupt);
}

ProgressLine::~ProgressLine() {
    std::signal(SIGINT, SIG_DFL);
    interruptible = nullptr;
    if (m_shown) {
        write_out(stderr, "\r\033[K");
    }
}

}  // namespace zamin::commands
