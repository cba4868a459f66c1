#include "project/mapping_memory.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "io/atomic_file.hpp"

namespace zamin::project {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Json to_json(const ConfirmedMapping& mapping) {
    return {{"role", mapping.role},
            {"columns", mapping.columns},
            {"declared_unit", mapping.declared_unit},
            {"encoding", mapping.encoding},
            {"letters", mapping.letters},
            {"sex_codes", mapping.sex_codes}};
}

// Throws a JSON exception where something is missing or of another type.
ConfirmedMapping from_json(const Json& json) {
    ConfirmedMapping mapping;
    json.at("role").get_to(mapping.role);
    json.at("columns").get_to(mapping.columns);
    json.at("declared_unit").get_to(mapping.declared_unit);
    json.at("encoding").get_to(mapping.encoding);
    json.at("letters").get_to(mapping.letters);
    mapping.sex_codes = json.value("sex_codes", std::string());  // not in the first files
    return mapping;
}

fs::path folder_in(const char* variable) {
    const char* value = std::getenv(variable);
    return value ? fs::path(value) : fs::path();
}

}  // namespace

ConfirmedMapping ConfirmedMapping::of(const ProjectSource& source) {
    return {source.role,     source.columns, source.declared_unit,
            source.encoding, source.letters, source.sex_codes};
}

void ConfirmedMapping::apply_to(ProjectSource& source) const {
    source.role = role;
    source.columns = columns;
    source.declared_unit = declared_unit;
    source.encoding = encoding;
    source.letters = letters;
    source.sex_codes = sex_codes;
}

std::string header_fingerprint(const io::LayerInfo& layer) {
    Json names = Json::array({layer.geometry});
    for (const io::ColumnInfo& column : layer.columns) {
        names.push_back(column.name);
    }
    return names.dump(-1, ' ', false, Json::error_handler_t::replace);
}

fs::path MappingMemory::default_file() {
    for (const char* variable : {"XDG_DATA_HOME", "APPDATA"}) {
        if (const fs::path folder = folder_in(variable); !folder.empty()) {
            return folder / "zamin" / "columns.json";
        }
    }
    const fs::path home = folder_in("HOME");
    return home.empty() ? home : home / ".local" / "share" / "zamin" / "columns.json";
}

MappingMemory::MappingMemory(fs::path file) : m_file(std::move(file)) {
    read();
}

void MappingMemory::read() {
    m_mappings.clear();
    m_warning.clear();
    std::ifstream in(m_file, std::ios::binary);
    if (!in) {
        return;
    }
    try {
        const Json json = Json::parse(in);
        for (const auto& [fingerprint, mapping] : json.items()) {
            m_mappings.emplace(fingerprint, from_json(mapping));
        }
    } catch (const Json::exception& damage) {
        m_mappings.clear();
        m_warning = fmt::format(
            "{} is damaged, so that confirmed columns are not remembered until others are: {}",
            m_file.string(), damage.what());
    }
}

void MappingMemory::write() const {
    if (m_file.empty()) {
        throw error("there is no folder for the user's data to remember confirmed columns in");
    }
    std::error_code failure;
    fs::create_directories(m_file.parent_path(), failure);
    if (!m_warning.empty()) {
        fs::path damaged = m_file;
        damaged += ".damaged";
        fs::rename(m_file, damaged, failure);
    }
    Json json = Json::object();
    for (const auto& [fingerprint, mapping] : m_mappings) {
        json[fingerprint] = to_json(mapping);
    }
    io::write_file(m_file, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

const ConfirmedMapping* MappingMemory::find(const std::string& fingerprint) const {
    const auto found = m_mappings.find(fingerprint);
    return found == m_mappings.end() ? nullptr : &found->second;
}

void MappingMemory::confirm(const std::string& fingerprint, const ConfirmedMapping& mapping) {
    read();
    m_mappings[fingerprint] = mapping;
    write();
    m_warning.clear();
}

void MappingMemory::forget(const std::string& fingerprint) {
    read();
    if (m_mappings.erase(fingerprint) > 0) {
        write();
    }
}

}  // namespace zamin::project
