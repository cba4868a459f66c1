#include "io/source.hpp"

namespace zamin::io {

SourceName SourceName::parse(std::string_view text) {
    const std::size_t mark = text.rfind("::");
    if (mark == std::string_view::npos) {
        return {std::string(text), {}};
    }
    return {std::string(text.substr(0, mark)), std::string(text.substr(mark + 2))};
}

std::string SourceName::text() const {
    return layer.empty() ? path : path + "::" + layer;
}

}  // namespace zamin::io
