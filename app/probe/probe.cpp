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

void probe_source(const io::SourceName& source, const std::filesystem::path& program) {
    if (program.empty() || !io::needs_probe(source)) {
        return;
    }
    const auto end = run_child(program, {probe_command, "--", source.text()}, probe_patience_s);
    if (end && end->signal != 0) {
        throw error(
            "{}: the part of GDAL that reads this format crashes on it ({}), so that it was not "
            "opened; ask for the file in another format, or convert it with another program",
            source.text(), end->signal_name);
    }
}

}  // namespace zamin
