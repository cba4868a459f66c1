#include "text/template_file.hpp"

#include <fmt/format.h>

#include "core/layer.hpp"
#include "core/told_error.hpp"
#include "text/toml_text.hpp"

namespace zamin::text {

TemplateFile::TemplateFile(std::string_view toml, std::string name) : m_name(std::move(name)) {
    try {
        m_root = parse_toml(toml);
    } catch (const toml::parse_error& e) {
        fail(e.source(),
             said("not valid TOML, column {0}: {1}",
                  {std::to_string(e.source().begin.column), std::string(e.description())}));
    }
}

void TemplateFile::fail(const toml::source_region& where, Sentence what) const {
    throw usage_error(
        as_it_is(fmt::format("{}:{}: ", m_name, where.begin.line)).then(std::move(what)));
}

Sentence did_you_mean(std::string_view wanted, const std::vector<std::string>& words) {
    const std::string near = closest_word(wanted, words);
    return near.empty() ? Sentence() : said(" (did you mean '{0}'?)", {near});
}

}  // namespace zamin::text
