#include "text/template_file.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/layer.hpp"

namespace zamin::text {

TemplateFile::TemplateFile(std::string_view toml, std::string name) : m_name(std::move(name)) {
    try {
        m_root = toml::parse(toml);
    } catch (const toml::parse_error& e) {
        fail(e.source(), std::string(e.description()));
    }
}

void TemplateFile::fail(const toml::source_region& where, const std::string& what) const {
    throw usage_error("{}:{}: {}", m_name, where.begin.line, what);
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& words) {
    const std::string near = closest_word(wanted, words);
    return near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near);
}

}  // namespace zamin::text
