// Writing the parts of a dossier, for readers and for machines at once; for .cpp files of
// geo/access only.
#pragma once

#include <string>
#include <utility>

#include "access/dossier.hpp"

namespace zamin::access {

class DossierWriter {
  public:
    DossierWriter(Dossier& dossier, const DossierTemplate& layout, const text::Catalogue& words);

    const text::Catalogue& words() const { return m_words; }

    void begin_part(const char* key, std::string title);
    void sentence(std::string text);
    // Does nothing where the template leaves the field out. Values stand in the reader's language;
    // `fact` is the same for machines.
    void field(const char* key, std::string label, std::string value, Cell fact = {},
               const char* unit = "");
    void table(DossierTable table);
    // A number of a table, for machines.
    void fact(const std::string& item, const std::string& row, Cell value, const char* unit);

    // "2,143": hectares with up to three decimals.
    std::string hectares(double area_ha) const;
    std::string number(double value, int decimals) const;
    std::string percent(const Estimate& share) const;  // "45,2 %", "40 to 60 %", or why not
    // A word of the data in the reader's language; unknown ones as they are, "" as "not recorded".
    std::string word(std::string_view text) const;

  private:
    void add_own_fields();

    Dossier& m_dossier;
    const DossierTemplate& m_layout;
    const text::Catalogue& m_words;
};

}  // namespace zamin::access
