#include "run_program.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <regex>

#include "temporary_folder.hpp"

namespace zamin::test {

namespace {

constexpr int could_not_start = 127;
constexpr unsigned nobody = 65534;

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() { ok = pipe(ends.data()) == 0; }
    bool ok = false;
};

std::string read_all(int file) {
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t n = 0; (n = read(file, piece.data(), piece.size())) > 0;) {
        text.append(piece.data(), static_cast<std::size_t>(n));
    }
    close(file);
    return text;
}

bool arrange(const Circumstances& circumstances) {
    if (circumstances.largest_file_bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{*circumstances.largest_file_bytes, *circumstances.largest_file_bytes};
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) {
            return false;
        }
    }
    if (circumstances.without_rights && geteuid() == 0) {
        return setgid(nobody) == 0 && setuid(nobody) == 0;
    }
    return true;
}

[[noreturn]] void become_program(const std::filesystem::path& folder,
                                 const std::vector<std::string>& arguments, const Pipe& out,
                                 const Pipe& err, const Circumstances& circumstances) {
    dup2(out.ends[1], STDOUT_FILENO);
    dup2(err.ends[1], STDERR_FILENO);
    for (const int end : {out.ends[0], out.ends[1], err.ends[0], err.ends[1]}) {
        close(end);
    }
    std::string program = ZAMIN_PROGRAM;
    std::vector<std::string> words = arguments;
    std::vector<char*> argv{program.data()};
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);
    if (chdir(folder.c_str()) == 0 && arrange(circumstances)) {
        execv(ZAMIN_PROGRAM, argv.data());
    }
    _exit(could_not_start);
}

}  // namespace

Outcome run_program(const std::filesystem::path& folder, const std::vector<std::string>& arguments,
                    const Circumstances& circumstances) {
    const Pipe out;
    const Pipe err;
    const pid_t child = out.ok && err.ok ? fork() : -1;
    if (child < 0) {
        return {};
    }
    if (child == 0) {
        become_program(folder, arguments, out, err, circumstances);
    }
    close(out.ends[1]);
    close(err.ends[1]);
    Outcome outcome;
    outcome.out = read_all(out.ends[0]);
    outcome.err = read_all(err.ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

std::string plain(std::string text, const std::filesystem::path& folder) {
    const std::string prefix = folder.string() + "/";
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
        text.erase(at, prefix.size());
    }
    return std::regex_replace(text, std::regex("(\\.[0-9]{6})[0-9]+"), "$1");
}

std::string golden(const std::string& name, const std::string& actual) {
    const std::filesystem::path path =
        std::filesystem::path(ZAMIN_SOURCE_DIR) / "tests/golden/commands" / name;
    if (std::getenv("ZAMIN_WRITE_GOLDEN")) {
        write_text(path, actual);
    }
    return read_text(path);
}

}  // namespace zamin::test
