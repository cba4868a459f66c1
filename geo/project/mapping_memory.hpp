// Mappings of columns that a person has confirmed, remembered by the header of the file, so that
// the next file of the same form needs no second look. For panels: propose (propose.hpp), confirm,
// forget. Commands do not look here: what they do depends on their arguments only.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "io/read.hpp"
#include "project/project.hpp"

namespace zamin::project {

struct ConfirmedMapping {
    std::string role;
    std::map<std::string, std::string> columns;  // field -> column
    std::string declared_unit;
    std::string encoding;
    std::string letters;
    std::string sex_codes;
    friend bool operator==(const ConfirmedMapping&, const ConfirmedMapping&) = default;

    static ConfirmedMapping of(const ProjectSource& source);
    // Puts the mapping into a source, over what it says.
    void apply_to(ProjectSource& source) const;
};

// The kind of geometry and the names of the columns in their order.
std::string header_fingerprint(const io::LayerInfo& layer);

class MappingMemory {
  public:
    // zamin/columns.json in the user's folder for data ($XDG_DATA_HOME, else ~/.local/share); empty
    // where there is none.
    static std::filesystem::path default_file();

    // A missing file is an empty memory; a damaged one too, with a warning.
    explicit MappingMemory(std::filesystem::path file);
    // A sentence; empty = the file was read.
    const std::string& warning() const { return m_warning; }

    // nullptr if nothing was confirmed for this header.
    const ConfirmedMapping* find(const std::string& fingerprint) const;
    // Both read the file anew and write it beside and rename it, so that two windows do not lose
    // each other's. A damaged file is kept as columns.json.damaged. Throws Error if it cannot be
    // written.
    void confirm(const std::string& fingerprint, const ConfirmedMapping& mapping);
    void forget(const std::string& fingerprint);

  private:
    void read();
    void write() const;

    std::filesystem::path m_file;
    std::map<std::string, ConfirmedMapping> m_mappings;
    std::string m_warning;
};

}  // namespace zamin::project
