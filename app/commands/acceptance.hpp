// The words of --accept: which proposals of `check` are carried out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "quality/finding.hpp"

namespace zamin::commands {

class Acceptance {
  public:
    Acceptance() = default;
    // Each word is KIND, all, FEATURE:KIND or FEATURE:all, with FEATURE as the table has it. Throws
    // UsageError for a kind that there is none of, or that cannot be mended.
    explicit Acceptance(const std::vector<std::string>& words);

    bool asked() const { return !m_items.empty(); }
    // The mendable findings that a word names, as indices; notes which words found something.
    std::vector<std::size_t> choose(const Layer& layer, const quality::Findings& findings);
    // Throws UsageError for a word that named a feature and found nothing anywhere.
    void check_all_found() const;

  private:
    struct Item {
        std::string word;
        std::optional<std::int64_t> feature;  // none = every one
        std::optional<quality::Kind> kind;    // none = every one
        bool found = false;
    };
    static Item parse(const std::string& word);

    std::vector<Item> m_items;
};

}  // namespace zamin::commands
