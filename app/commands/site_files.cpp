#include "commands/site_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "io/atomic_file.hpp"
#include "io/write.hpp"

namespace zamin::commands {

void write_site_layers(const SiteRun& run, const std::string& file, Progress& progress) {
    const std::vector<Layer> layers = site_layers(run);
    std::vector<const Layer*> all;
    for (const Layer& layer : layers) {
        all.push_back(&layer);
    }
    io::write_layers(all, file, progress);
}

std::string write_site_files(const SiteRun& run, const SiteAlternatives& more,
                             const std::filesystem::path& folder, Progress& progress) {
    const std::string stem = (folder / "new-centres").string();
    std::vector<std::string> written;
    const auto name = [&](const std::string& ending) {
        written.push_back("new-centres" + ending);
        return stem + ending;
    };
    progress.step("writing");
    io::write_file(name(".json"), site_json(run));
    const std::vector<Table> tables = site_tables(run, more);
    for (const Table& table : tables) {
        io::write_tables({&table, 1}, name("-" + table.name + ".csv"));
    }
    io::write_tables(tables, name(".xlsx"));
    write_site_layers(run, name(".gpkg"), progress);
    return fmt::format("{} ({})", fmt::join(written, ", "), folder.string());
}

}  // namespace zamin::commands
