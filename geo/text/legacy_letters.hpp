// Tajik typed with a legacy font: Cyrillic letters that no Tajik word has stand for the Tajik ones.
// Never converted unasked, since the same letters are right in Serbian or Ukrainian text.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace zamin::text {

class LegacyLetters {
  public:
    // "adlia": Ѕ=Қ І=Ҳ Ї=Ҷ Њ=Ӣ, as texts on adlia.tj were coded. "second": Ќ=Қ Њ=Ҳ Љ=Ҷ Ѓ=Ғ Ў=Ӯ Ї=Ӣ.
    // Throws UsageError for another name.
    explicit LegacyLetters(std::string_view name);
    static std::span<const std::string_view> names();

    const std::string& name() const { return m_name; }
    // With the letters of the font's table turned into Tajik ones, capitals and small ones.
    std::string convert(std::string_view utf8) const;

  private:
    std::string m_name;
    std::u32string_view m_from;
    std::u32string_view m_to;
};

}  // namespace zamin::text
