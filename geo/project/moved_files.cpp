#include "project/moved_files.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace zamin::project {

namespace fs = std::filesystem;

namespace {

constexpr int most_depth = 5;

// How many names the ends of two paths have in common.
int common_tail(const fs::path& a, const fs::path& b) {
    const std::vector<fs::path> left(a.begin(), a.end());
    const std::vector<fs::path> right(b.begin(), b.end());
    const auto [end, other] =
        std::mismatch(left.rbegin(), left.rend(), right.rbegin(), right.rend());
    return static_cast<int>(end - left.rbegin());
}

// The smaller the better.
using Rank = std::tuple<int, int, std::string>;

Rank rank(const fs::path& found, const fs::path& wanted, int depth) {
    return {-common_tail(found, wanted), depth, found.string()};
}

}  // namespace

std::map<std::string, std::string> find_moved(const std::vector<MissingFile>& missing,
                                              const fs::path& folder, Progress& progress) {
    std::map<std::string, Rank> best;
    std::error_code failure;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                           failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        progress.check();
        if (entry.depth() >= most_depth) {
            entry.disable_recursion_pending();
        }
        for (const MissingFile& file : missing) {
            if (entry->path().filename() != fs::path(file.path).filename()) {
                continue;
            }
            Rank found = rank(entry->path().lexically_normal(), file.path, entry.depth());
            const auto known = best.find(file.role);
            if (known == best.end() || found < known->second) {
                best[file.role] = std::move(found);
            }
        }
    }
    std::map<std::string, std::string> paths;
    for (const auto& [role, found] : best) {
        paths[role] = fs::absolute(std::get<2>(found)).lexically_normal().string();
    }
    return paths;
}

}  // namespace zamin::project
