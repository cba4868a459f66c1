// What panels ask for. Panels change nothing but the view's state; whatever touches data, files or
// threads is put into a list here and carried out after the frame.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "coverage/coverage.hpp"
#include "viewer/jobs.hpp"
#include "viewer/session.hpp"

namespace zamin::viewer {

struct OpenSources {
    std::vector<std::string> sources;  // projects (.toml) and PATH or PATH::LAYER
};
struct CloseLayer {
    LayerId layer = 0;
};
struct CloseAll {};
struct SetRole {
    LayerId layer = 0;
    std::string role;  // empty = none
};
struct SetNameColumn {
    LayerId layer = 0;
    std::string column;
};
struct Recompute {
    coverage::CoverageOptions options;
};
struct CancelJob {
    JobId job = 0;
};
struct DismissNote {
    std::uint64_t note = 0;
};
struct FitAll {};
struct FlyToFeature {
    FeatureRef feature;
};
struct FlyToDistrict {
    std::string district;
};
struct ListFolder {
    std::filesystem::path folder;
};
struct Quit {};

using Request =
    std::variant<OpenSources, CloseLayer, CloseAll, SetRole, SetNameColumn, Recompute, CancelJob,
                 DismissNote, FitAll, FlyToFeature, FlyToDistrict, ListFolder, Quit>;

}  // namespace zamin::viewer
