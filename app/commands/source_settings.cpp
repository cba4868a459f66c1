#include "commands/source_settings.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "core/error.hpp"
#include "core/layer.hpp"
#include "project/area_unit.hpp"
#include "project/roles.hpp"
#include "project/sex_codes.hpp"
#include "text/encoding.hpp"
#include "text/legacy_letters.hpp"

namespace zamin::commands {

namespace {

// "plots=CP1251" as role and value; an empty role where there is none.
struct OfRole {
    std::string role;
    std::string value;
};

OfRole split_role(const std::string& text, char mark) {
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? OfRole{{}, text}
                                   : OfRole{text.substr(0, at), text.substr(at + 1)};
}

// A colon within an expression does not end a role's name.
OfRole condition_of(const std::string& text) {
    const auto end =
        std::ranges::find_if_not(text, [](unsigned char c) { return std::islower(c) || c == '_'; });
    return end != text.end() && *end == ':' ? split_role(text, ':') : OfRole{{}, text};
}

// Sources that are no role of a project (demand, candidates) may have any.
bool has_field(const project::ProjectSource& source, const std::string& field) {
    const project::Role* role = project::find_role(source.role);
    return !role || role->find_field(field);
}

// The sources of a role, all of them for an empty one.
std::vector<project::ProjectSource*> sources_of(project::Project& project,
                                                const std::string& role) {
    std::vector<project::ProjectSource*> found;
    for (project::ProjectSource& source : project.sources) {
        if (role.empty() || source.role == role) {
            found.push_back(&source);
        }
    }
    if (found.empty() && !role.empty()) {
        (void)project::role(role);  // a word that is no role is said to be none
        throw usage_error("there are no {} among the sources", role);
    }
    return found;
}

std::string closest_field(const std::vector<project::ProjectSource*>& sources,
                          const std::string& field) {
    std::set<std::string> names;
    for (const project::ProjectSource* source : sources) {
        if (const project::Role* role = project::find_role(source->role)) {
            for (const project::RoleField& name : role->fields) {
                names.insert(name.name);
            }
        }
    }
    const std::string near = closest_word(field, {names.begin(), names.end()});
    return near.empty() ? fmt::format("the fields are: {}", fmt::join(names, ", "))
                        : fmt::format("did you mean '{}'?", near);
}

void apply_map(const std::string& text, project::Project& project) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
        throw usage_error("--map {}: expected FIELD=COLUMN or ROLE.FIELD=COLUMN", text);
    }
    const OfRole target = split_role(text.substr(0, equals), '.');
    const auto sources = sources_of(project, target.role);
    bool used = false;
    for (project::ProjectSource* source : sources) {
        if (has_field(*source, target.value)) {
            source->columns[target.value] = text.substr(equals + 1);
            used = true;
        }
    }
    if (!used) {
        throw usage_error("--map {}: no source has a field '{}'; {}", text, target.value,
                          closest_field(sources, target.value));
    }
}

}  // namespace

void add_source_settings(CLI::App& command, SourceSettings& settings) {
    command
        .add_option("--crs", settings.crs,
                    "CODE or ROLE=CODE, may repeat: coordinate system of sources whose files have "
                    "none, e.g. EPSG:28412; with a role also in place of the file's own")
        ->allow_extra_args(false);
    command
        .add_option("--map", settings.maps,
                    "FIELD=COLUMN or ROLE.FIELD=COLUMN, may repeat: the column of a source that "
                    "holds a field; 'zamin info' lists columns with proposals")
        ->allow_extra_args(false);
    command
        .add_option("--where", settings.wheres,
                    "EXPRESSION or ROLE:EXPRESSION, may repeat: only rows for which it is true, "
                    "e.g. \"plots:crop = 'rice' AND declared_ha > 0.5\"; a database sends no "
                    "others. Texts are compared whatever the case of their Latin letters")
        ->allow_extra_args(false);
    command
        .add_option("--encoding", settings.encodings,
                    "NAME or ROLE=NAME, may repeat: encoding of the texts of DBF and CSV files, "
                    "e.g. CP1251; without it as the file says where that can be trusted, else "
                    "guessed and reported")
        ->allow_extra_args(false);
    command
        .add_option("--font-table", settings.letters,
                    "TABLE or ROLE=TABLE, may repeat: turns the letters of a legacy font into "
                    "Tajik ones; adlia or second")
        ->allow_extra_args(false);
    command.add_option("--declared-unit", settings.declared_unit,
                       "Unit of declared areas: ha, m2, sotka or acre; without it as the column's "
                       "name says, else ha, with a note");
    command
        .add_option("--sex-codes", settings.sex_codes,
                    "CODES or ROLE:CODES, may repeat: which numbers stand for women and men, e.g. "
                    "1=F,2=M; without it numbers are unknown sexes, never guessed")
        ->allow_extra_args(false);
}

void apply_settings(const SourceSettings& settings, project::Project& project) {
    for (const std::string& text : settings.crs) {
        // "+proj=utm" is no role's.
        const OfRole crs = text.starts_with('+') ? OfRole{{}, text} : split_role(text, '=');
        (void)Crs::parse(crs.value);
        for (project::ProjectSource* source : sources_of(project, crs.role)) {
            (crs.role.empty() ? source->crs_where_none : source->crs) = crs.value;
        }
    }
    for (const std::string& map : settings.maps) {
        apply_map(map, project);
    }
    for (const std::string& text : settings.wheres) {
        const OfRole where = condition_of(text);
        for (project::ProjectSource* source : sources_of(project, where.role)) {
            source->where = where.value;
        }
    }
    for (const std::string& text : settings.encodings) {
        const OfRole encoding = split_role(text, '=');
        (void)text::Decoder(encoding.value);
        for (project::ProjectSource* source : sources_of(project, encoding.role)) {
            source->encoding = encoding.value;
        }
    }
    for (const std::string& text : settings.letters) {
        const OfRole letters = split_role(text, '=');
        (void)text::LegacyLetters(letters.value);
        for (project::ProjectSource* source : sources_of(project, letters.role)) {
            source->letters = letters.value;
        }
    }
    for (const std::string& text : settings.sex_codes) {
        const OfRole codes = split_role(text, ':');
        (void)project::sex_codes_from(codes.value);
        for (project::ProjectSource* source : sources_of(project, codes.role)) {
            source->sex_codes = codes.value;
        }
    }
    if (!settings.declared_unit.empty()) {
        (void)project::area_unit(settings.declared_unit);
        for (project::ProjectSource& source : project.sources) {
            if (has_field(source, "declared_ha")) {
                source.declared_unit = settings.declared_unit;
            }
        }
    }
}

}  // namespace zamin::commands
