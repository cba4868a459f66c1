#include "probe/probe.hpp"

#include <initializer_list>

#include "core/error.hpp"
#include "io/probe.hpp"
#include "probe/child_process.hpp"

namespace zamin {

std::filesystem::path probe_program() {
    const std::filesystem::path running = running_program();
    const std::filesystem::path name = "zamin";
    for (const auto& program :
         {running.filename() == name ? running : std::filesystem::path{},
          running.parent_path() / name, running.parent_path().parent_path() / name}) {
        std::error_code failure;
        if (std::filesystem::is_regular_file(program, failure)) {
            return program;
        }
    }
    return {};
}

namespace {

bool is_small(const std::string& path, std::uintmax_t bytes) {
    std::error_code failure;
    return std::filesystem::is_regular_file(path, failure) &&
           std::filesystem::file_size(path, failure) <= bytes;
}

}  // namespace

void probe_source(const io::SourceName& source, const std::filesystem::path& program,
                  const ProbePatience& patience) {
    if (program.empty() || !io::needs_probe(source)) {
        return;
    }
    const bool small = is_small(source.path, patience.small_bytes);
    const double wait_s = small ? patience.small_s : patience.large_s;
    const auto end = run_child(program, {probe_command, "--", source.text()}, wait_s);
    if (!end) {
        return;
    }
    if (end->timed_out && small) {
        throw error(
            "{}: reading it does not come to an end (given up after {:.0f} s), so that it was not "
            "opened; ask for the file in another format, or convert it with another program",
            source.text(), wait_s);
    }
    if (end->signal != 0) {
        throw error(
            "{}: the part of GDAL that reads this format crashes on it ({}), so that it was not "
            "opened; ask for the file in another format, or convert it with another program",
            source.text(), end->signal_name);
    }
    if (end->exit_code == probe_out_of_memory) {
        throw error(
            "{}: reading it takes more memory than this machine can spare, so that it was not "
            "opened; ask for it in pieces, or as GeoPackage",
            source.text());
    }
}

}  // namespace zamin
