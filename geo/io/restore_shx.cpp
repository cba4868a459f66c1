#include "io/restore_shx.hpp"

#include <array>
#include <filesystem>

#include "io/open.hpp"

namespace zamin::io {

namespace {

namespace fs = std::filesystem;

bool is_file(const std::string& name) {
    VSIStatBufL stat;
    return VSIStatL(name.c_str(), &stat) == 0 && VSI_ISREG(stat.st_mode);
}

// The file of the same name with another ending, in either case; empty if there is none.
std::string sibling(const std::string& path, const std::string& lower, const std::string& upper) {
    for (const std::string& ending : {lower, upper}) {
        const std::string file = fs::path(path).replace_extension(ending).string();
        if (is_file(file)) {
            return file;
        }
    }
    return {};
}

// A folder in GDAL's memory, removed with all that is in it.
class MemoryFolder {
  public:
    MemoryFolder()
        : m_path("/vsimem/zamin-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {
        VSIMkdir(m_path.c_str(), 0755);
    }
    ~MemoryFolder() { VSIRmdirRecursive(m_path.c_str()); }
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;
    std::string file(const std::string& name) const { return m_path + "/" + name; }

  private:
    std::string m_path;
};

}  // namespace

bool lacks_shx(const std::string& path) {
    const std::string extension = fs::path(path).extension().string();
    return (EQUAL(extension.c_str(), ".shp") || EQUAL(extension.c_str(), ".dbf")) &&
           !sibling(path, ".shp", ".SHP").empty() && sibling(path, ".shx", ".SHX").empty();
}

Dataset open_without_shx(const std::string& path) {
    const MemoryFolder folder;
    const std::string stem = fs::path(path).stem().string();
    constexpr std::array<std::array<const char*, 2>, 4> endings{
        {{".shp", ".SHP"}, {".dbf", ".DBF"}, {".prj", ".PRJ"}, {".cpg", ".CPG"}}};
    for (const auto& [lower, upper] : endings) {
        const std::string file = sibling(path, lower, upper);
        if (!file.empty() && CPLCopyFile(folder.file(stem + lower).c_str(), file.c_str()) != 0) {
            return nullptr;
        }
    }
    const ThreadOption restore("SHAPE_RESTORE_SHX", "YES");
    const Dataset shapefile = open_vector(folder.file(stem + ".shp"));
    return shapefile ? copy_in_memory(*shapefile) : nullptr;
}

}  // namespace zamin::io
