// A template's file, TOML, whose faults are told with the file and the line.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/sentence.hpp"

namespace zamin::text {

class TemplateFile {
  public:
    // `name` is how messages call the file. Throws UsageError where the text is no TOML.
    TemplateFile(std::string_view toml, std::string name);

    const toml::table& root() const { return m_root; }
    const std::string& name() const { return m_name; }

    // Throws UsageError "NAME:LINE: what", told in the reader's language by whoever has one.
    [[noreturn]] void fail(const toml::source_region& where, Sentence what) const;

  private:
    std::string m_name;
    toml::table m_root;
};

// " (did you mean 'title'?)"; empty where none of the words is near.
Sentence did_you_mean(std::string_view wanted, const std::vector<std::string>& words);

}  // namespace zamin::text
