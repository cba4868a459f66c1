// The project file's text: TOML read with toml++, written by hand so that its order stays.
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <sstream>

#include "core/layer.hpp"
#include "core/told_error.hpp"
#include "io/atomic_file.hpp"
#include "project/area_unit.hpp"
#include "project/moved_files.hpp"
#include "project/place_text.hpp"
#include "project/project.hpp"
#include "project/roles.hpp"
#include "project/scenario_text.hpp"
#include "project/sex_codes.hpp"
#include "project/style_text.hpp"
#include "text/secrets.hpp"
#include "text/toml_text.hpp"

namespace zamin::project {

namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        throw error(said("{0}: there is no such project file", {file.string()}));
    }
    constexpr std::uintmax_t most_bytes = 64 << 20;
    std::ifstream in;
    // A pipe would be waited for, and a device read without an end.
    if (fs::is_regular_file(file, ignored) && fs::file_size(file, ignored) <= most_bytes) {
        in.open(file, std::ios::binary);
    }
    if (!in.is_open()) {
        throw error(said("{0}: cannot be read; expected a project file", {file.string()}));
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

// "PG:dbname=land", "https://..." and "/vsizip/...": names that are not paths of files. One letter
// before the colon is a drive.
bool is_connection(const std::string& path) {
    const auto end = std::find_if_not(path.begin(), path.end(),
                                      [](unsigned char c) { return std::isalnum(c) || c == '_'; });
    return path.starts_with("/vsi") || (end != path.end() && *end == ':' && end - path.begin() > 1);
}

class Reader {
  public:
    // Without `missing` a file that is not there is an error.
    Reader(std::string_view content, const fs::path& file, std::vector<MissingFile>* missing)
        : m_content(content), m_file(file), m_missing(missing) {}

    Project read() {
        const toml::table root = parse_toml();
        check_keys(root,
                   {"title", "drawings", "sources", "coverage", "access", "catchments", "scenarios",
                    "places"},
                   "the project");
        Project project;
        project.file = m_file;
        project.title = text(root, "title");
        if (const toml::node* drawings = root.get("drawings")) {
            project.drawings = resolved(text(root, "drawings"), "drawings", *drawings);
        }
        if (const toml::table* sources = table(root, "sources")) {
            read_sources(*sources, project);
        }
        if (const toml::table* coverage = table(root, "coverage")) {
            check_keys(*coverage, {"denominator", "season", "overlaps"}, "[coverage]");
            project.coverage.denominator =
                text(*coverage, "denominator", project.coverage.denominator);
            project.coverage.season = text(*coverage, "season");
            project.coverage.overlaps = text(*coverage, "overlaps", project.coverage.overlaps);
        }
        if (const toml::table* access = table(root, "access")) {
            check_keys(*access, {"as_of", "plots_surveyed"}, "[access]");
            project.access.as_of = text(*access, "as_of");
            project.access.plots_surveyed = text(*access, "plots_surveyed");
        }
        if (const toml::table* catchments = table(root, "catchments")) {
            read_catchments(*catchments, project.catchments);
        }
        if (const toml::node* scenarios = root.get("scenarios")) {
            const ScenarioComplaint complaint = read_scenarios(*scenarios, project.scenarios);
            if (!complaint.text.empty()) {
                throw error("{}:{}: {}", m_file.string(), complaint.at.line, complaint.text);
            }
        }
        if (const toml::node* places = root.get("places")) {
            read_places(*places, project.places);
        }
        return project;
    }

  private:
    toml::table parse_toml() const {
        try {
            return text::parse_toml(m_content);
        } catch (const toml::parse_error& e) {
            throw at(e.source(),
                     said("not valid TOML, column {0}: {1}",
                          {std::to_string(e.source().begin.column), std::string(e.description())}));
        }
    }

    ToldError<Error> at(const toml::source_region& where, Sentence message) const {
        return error(as_it_is(fmt::format("{}:{}: ", m_file.string(), where.begin.line))
                         .then(std::move(message)));
    }

    ToldError<Error> at(const toml::node& node, Sentence message) const {
        return at(node.source(), std::move(message));
    }

    static Sentence suggestion(std::string_view wanted, const std::vector<std::string>& words) {
        const std::string near = closest_word(wanted, words);
        return near.empty() ? said("; there are: {0}", {fmt::format("{}", fmt::join(words, ", "))})
                            : said(" (did you mean '{0}'?)", {near});
    }

    void check_keys(const toml::table& table, const std::vector<std::string>& known,
                    std::string_view where) const {
        for (const auto& [key, value] : table) {
            if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
                throw at(key.source(),
                         said("{0} has no key '{1}'", {std::string(where), std::string(key.str())})
                             .then(suggestion(key.str(), known)));
            }
        }
    }

    std::string text(const toml::table& from, std::string_view key,
                     const std::string& otherwise = {}) const {
        const toml::node* node = from.get(key);
        if (!node) {
            return otherwise;
        }
        if (!node->is_string()) {
            throw at(*node, said("'{0}' has to be text in quotation marks", {std::string(key)}));
        }
        return node->as_string()->get();
    }

    std::optional<double> number(const toml::table& from, std::string_view key) const {
        const toml::node* node = from.get(key);
        if (node && !node->is_number()) {
            throw at(*node, said("'{0}' has to be a number", {std::string(key)}));
        }
        return node ? node->value<double>() : std::nullopt;
    }

    const toml::table* table(const toml::table& from, std::string_view key) const {
        const toml::node* node = from.get(key);
        if (node && !node->is_table()) {
            throw at(*node, said("'{0}' has to be a table", {std::string(key)}));
        }
        return node ? node->as_table() : nullptr;
    }

    void read_catchments(const toml::table& entry, CatchmentSettings& settings) const {
        std::vector<std::string> keys{"marketed_pct"};
        for (const auto& [key, member] : catchment_texts()) {
            keys.emplace_back(key);
            settings.*member = text(entry, key);
        }
        check_keys(entry, keys, "[catchments]");
        settings.marketed_pct = number(entry, "marketed_pct");
    }

    void read_places(const toml::node& node, std::vector<KeptPlace>& places) const {
        const toml::array* list = node.as_array();
        if (list == nullptr) {
            throw at(node, said("'places' has to be a list; write each place under [[places]]"));
        }
        for (const toml::node& entry : *list) {
            if (!entry.is_table()) {
                throw at(entry,
                         said("'places' has to be a list; write each place under [[places]]"));
            }
            check_keys(*entry.as_table(), place_keys(), "[[places]]");
            const std::string complaint = read_place(*entry.as_table(), places.emplace_back());
            if (!complaint.empty()) {
                throw at(entry, as_it_is(complaint));
            }
        }
    }

    void read_sources(const toml::table& sources, Project& project) const {
        std::vector<std::pair<toml::source_position, ProjectSource>> found;
        for (const auto& [key, value] : sources) {
            const Role* known = find_role(key.str());
            if (!known) {
                const std::vector<std::string> names(roles().begin(), roles().end());
                throw at(key.source(), said("'{0}' is not a role", {std::string(key.str())})
                                           .then(suggestion(key.str(), names)));
            }
            const toml::table* entry = table(sources, key.str());
            found.emplace_back(key.source().begin, read_source(*entry, *known));
        }
        std::sort(found.begin(), found.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [position, source] : found) {
            project.sources.push_back(std::move(source));
        }
    }

    ProjectSource read_source(const toml::table& entry, const Role& known) const {
        const std::string where = fmt::format("[sources.{}]", known.name);
        check_keys(entry,
                   {"path", "crs", "where", "encoding", "letters", "declared_unit", "sex_codes",
                    "columns", "style"},
                   where);
        const toml::node* path = entry.get("path");
        if (!path) {
            throw at(entry, said("{0} has no path", {where}));
        }
        ProjectSource source;
        source.role = known.name;
        source.source = io::SourceName::parse(text(entry, "path"));
        source.source.path = resolved(source.source.path, known.name, *path);
        source.crs = text(entry, "crs");
        source.where = text(entry, "where");
        source.encoding = text(entry, "encoding");
        source.letters = text(entry, "letters");
        source.declared_unit = text(entry, "declared_unit");
        if (!source.declared_unit.empty() && !is_area_unit(source.declared_unit)) {
            throw at(*entry.get("declared_unit"),
                     said("'{0}' is not a unit of area; there are: ha, m2, sotka, acre",
                          {source.declared_unit}));
        }
        source.sex_codes = sex_codes(entry);
        if (const toml::table* style = table(entry, "style")) {
            check_keys(*style, style_keys(), fmt::format("the style of {}", where));
            const StyleComplaint complaint = read_style(*style, source.style);
            if (!complaint.key.empty()) {
                throw at(*style, as_it_is(fmt::format("{}: '{}' {}", where, complaint.key,
                                                      complaint.text)));
            }
        }
        if (const toml::table* columns = table(entry, "columns")) {
            check_keys(*columns, known.field_names(), fmt::format("the role '{}'", known.name));
            for (const auto& [field, column] : *columns) {
                source.columns[std::string(field.str())] = text(*columns, field.str());
            }
        }
        return source;
    }

    std::string sex_codes(const toml::table& entry) const {
        std::string codes = text(entry, "sex_codes");
        try {
            (void)sex_codes_from(codes);
        } catch (const UsageError& failure) {
            const auto* told = dynamic_cast<const Told*>(&failure);
            throw at(*entry.get("sex_codes"),
                     told != nullptr ? told->sentence() : as_it_is(failure.what()));
        }
        return codes;
    }

    std::string resolved(const std::string& path, const char* role, const toml::node& node) const {
        if (is_connection(path)) {
            return path;
        }
        const fs::path full = fs::absolute(m_file).parent_path() / path;
        std::error_code ignored;
        const std::string normal = full.lexically_normal().string();
        if (path.empty() || !fs::exists(full, ignored)) {
            const auto missing = at(node, said("there is no file {0}", {normal}));
            if (m_missing == nullptr || path.empty()) {
                throw missing;
            }
            m_missing->push_back({role, normal, missing.what()});
        }
        return normal;
    }

    std::string_view m_content;
    const fs::path& m_file;
    std::vector<MissingFile>* m_missing;
};

io::SourceName relative_to(const fs::path& folder, io::SourceName source) {
    if (is_connection(source.path)) {
        source.path = text::stripped_of_secrets(source.path);  // kept by whoever knows it
    } else {
        const fs::path inside = fs::absolute(source.path).lexically_relative(folder);
        if (!inside.empty() && *inside.begin() != "..") {
            source.path = inside.generic_string();
        }
    }
    return source;
}

// A line of the file; nothing for what is not said.
std::string line(const char* key, const std::string& value) {
    return value.empty() ? "" : fmt::format("{} = {}\n", key, quoted(value));
}

std::string source_text(const ProjectSource& source, const fs::path& folder) {
    std::string out = fmt::format("\n[sources.{}]\npath = {}\n", source.role,
                                  quoted(relative_to(folder, source.source).text()));
    out += line("crs", source.crs) + line("where", source.where) +
           line("encoding", source.encoding) + line("letters", source.letters) +
           line("declared_unit", source.declared_unit) + line("sex_codes", source.sex_codes);
    std::string columns;
    for (const auto& [field, column] : source.columns) {
        columns += fmt::format("{}{} = {}", columns.empty() ? "" : ", ", field, quoted(column));
    }
    if (!columns.empty()) {
        out += fmt::format("columns = {{ {} }}\n", columns);
    }
    const std::string style = style_text(source.style);
    return style.empty() ? out : out + fmt::format("style = {}\n", style);
}

std::string access_text(const AccessSettings& access) {
    const std::string out =
        line("as_of", access.as_of) + line("plots_surveyed", access.plots_surveyed);
    return out.empty() ? out : "\n[access]\n" + out;
}

std::string catchments_text(const CatchmentSettings& settings) {
    std::string out;
    for (const auto& [key, member] : catchment_texts()) {
        out += line(key, settings.*member);
    }
    if (settings.marketed_pct) {
        out += fmt::format("marketed_pct = {}\n", *settings.marketed_pct);
    }
    return out.empty() ? out : "\n[catchments]\n" + out;
}

}  // namespace

Project load(const fs::path& file) {
    return parse(read_file(file), file);
}

Project parse(std::string_view toml, const fs::path& file) {
    return Reader(toml, file, nullptr).read();
}

ProjectWithGaps load_with_gaps(const fs::path& file) {
    const std::string content = read_file(file);
    ProjectWithGaps loaded;
    loaded.project = Reader(content, file, &loaded.missing).read();
    return loaded;
}

std::string text_of(const Project& project, const fs::path& file) {
    const fs::path folder = fs::absolute(file).parent_path();
    std::string out = fmt::format("title = {}\n", quoted(project.title));
    if (!project.drawings.empty()) {
        out += line("drawings", relative_to(folder, {project.drawings, {}}).path);
    }
    for (const ProjectSource& source : project.sources) {
        out += source_text(source, folder);
    }
    out += fmt::format("\n[coverage]\ndenominator = {}\n", quoted(project.coverage.denominator));
    if (!project.coverage.season.empty()) {
        out += fmt::format("season = {}\n", quoted(project.coverage.season));
    }
    if (project.coverage.overlaps != CoverageSettings{}.overlaps) {
        out += fmt::format("overlaps = {}\n", quoted(project.coverage.overlaps));
    }
    out += access_text(project.access);
    out += catchments_text(project.catchments);
    return out + scenarios_text(project.scenarios) + places_text(project.places);
}

void save(const Project& project, const fs::path& file) {
    io::write_file(file, text_of(project, file));
}

}  // namespace zamin::project
