#include "project/scenario_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <sstream>
#include <string_view>

namespace zamin::project {

namespace {

constexpr std::array<std::pair<const char*, std::string CatchmentSettings::*>, 10> texts{
    {{"by", &CatchmentSettings::by},
     {"limit", &CatchmentSettings::limit},
     {"assign", &CatchmentSettings::assign},
     {"serves", &CatchmentSettings::serves},
     {"per", &CatchmentSettings::per},
     {"vehicle", &CatchmentSettings::vehicle},
     {"season", &CatchmentSettings::season},
     {"yield", &CatchmentSettings::yield},
     {"yield_if_unknown", &CatchmentSettings::yield_if_unknown},
     {"reach", &CatchmentSettings::reach}}};

// Thrown and caught here.
struct Wrong {
    ScenarioComplaint complaint;
};

[[noreturn]] void wrong(const toml::node& at, std::string text) {
    throw Wrong{{std::move(text), at.source().begin}};
}

void check_keys(const toml::table& entry, std::string_view what,
                std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : entry) {
        if (std::ranges::find(known, key.str()) == known.end()) {
            wrong(value, fmt::format("{} has no key '{}'", what, key.str()));
        }
    }
}

std::string text_of(const toml::table& entry, std::string_view key) {
    const toml::node* node = entry.get(key);
    if (node != nullptr && !node->is_string()) {
        wrong(*node, fmt::format("'{}' has to be text in quotation marks", key));
    }
    return node == nullptr ? std::string() : node->as_string()->get();
}

std::optional<double> number_of(const toml::table& entry, std::string_view key) {
    const toml::node* node = entry.get(key);
    if (node != nullptr && !node->is_number()) {
        wrong(*node, fmt::format("'{}' has to be a number", key));
    }
    return node == nullptr ? std::nullopt : node->value<double>();
}

std::optional<double> capacity_of(const toml::table& entry) {
    const std::optional<double> capacity_t = number_of(entry, "capacity_t");
    if (capacity_t && !(*capacity_t >= 0.0)) {
        wrong(entry, "'capacity_t' cannot be negative");
    }
    return capacity_t;
}

std::optional<Coord> place_of(const toml::table& entry) {
    const auto lon = number_of(entry, "lon");
    const auto lat = number_of(entry, "lat");
    if (!lon && !lat) {
        return std::nullopt;
    }
    if (!lon || !lat || !(std::abs(*lon) <= 180.0) || !(std::abs(*lat) <= 90.0)) {
        wrong(entry, "a place has 'lon' from -180 to 180 and 'lat' from -90 to 90");
    }
    return Coord{*lon, *lat};
}

// Tables of a list; none where the key is not there.
std::vector<const toml::table*> tables_of(const toml::table& entry, std::string_view key) {
    std::vector<const toml::table*> tables;
    const toml::node* node = entry.get(key);
    if (node == nullptr) {
        return tables;
    }
    if (!node->is_array()) {
        wrong(*node, fmt::format("'{}' has to be a list of tables", key));
    }
    for (const toml::node& one : *node->as_array()) {
        if (!one.is_table()) {
            wrong(one, fmt::format("'{}' has to be a list of tables", key));
        }
        tables.push_back(one.as_table());
    }
    return tables;
}

CatchmentSettings settings_of(const toml::table& entry) {
    CatchmentSettings settings;
    const toml::node* node = entry.get("settings");
    if (node == nullptr) {
        return settings;
    }
    if (!node->is_table()) {
        wrong(*node, "'settings' has to be a table");
    }
    const toml::table& from = *node->as_table();
    for (const auto& [key, value] : from) {
        const auto known = std::ranges::any_of(
            texts, [&, word = key.str()](const auto& text) { return word == text.first; });
        if (!known && key.str() != "marketed_pct") {
            wrong(value, fmt::format("the settings of a scenario have no key '{}'", key.str()));
        }
    }
    for (const auto& [key, member] : texts) {
        settings.*member = text_of(from, key);
    }
    settings.marketed_pct = number_of(from, "marketed_pct");
    return settings;
}

Scenario scenario_of(const toml::table& entry) {
    check_keys(entry, "a scenario", {"name", "settings", "centres", "sites", "shared"});
    Scenario scenario;
    scenario.name = text_of(entry, "name");
    scenario.shared = text_of(entry, "shared");
    if (scenario.name.empty()) {
        wrong(entry, "a scenario has to have a name");
    }
    scenario.settings = settings_of(entry);
    for (const toml::table* one : tables_of(entry, "centres")) {
        check_keys(*one, "a centre of a scenario", {"id", "capacity_t", "lon", "lat"});
        ChangedCentre centre{text_of(*one, "id"), capacity_of(*one), place_of(*one)};
        if (centre.id.empty()) {
            wrong(*one, "a centre of a scenario has to have an id");
        }
        scenario.centres.push_back(std::move(centre));
    }
    for (const toml::table* one : tables_of(entry, "sites")) {
        check_keys(*one, "a site of a scenario", {"name", "capacity_t", "commodity", "lon", "lat"});
        const auto place = place_of(*one);
        if (!place) {
            wrong(*one, "a site of a scenario has to have a place, 'lon' and 'lat'");
        }
        scenario.sites.push_back(
            {text_of(*one, "name"), *place, capacity_of(*one), text_of(*one, "commodity")});
    }
    return scenario;
}

// "key = value" with a comma before all but the first; nothing for what is not said.
class Entries {
  public:
    void text(const char* key, const std::string& value) {
        if (!value.empty()) {
            add(key, quoted(value));
        }
    }
    void number(const char* key, std::optional<double> value) {
        if (value) {
            const std::string digits = fmt::format("{}", *value);
            add(key, digits);
        }
    }
    void place(Coord at) {
        number("lon", at.x);
        number("lat", at.y);
    }
    std::string table() const { return "{ " + m_all + " }"; }
    bool empty() const { return m_all.empty(); }

  private:
    void add(const char* key, const std::string& value) {
        m_all += fmt::format("{}{} = {}", m_all.empty() ? "" : ", ", key, value);
    }
    std::string m_all;
};

std::string list_of(const char* key, const std::vector<Entries>& entries) {
    std::string out;
    for (const Entries& entry : entries) {
        out += "    " + entry.table() + ",\n";
    }
    return out.empty() ? out : fmt::format("{} = [\n{}]\n", key, out);
}

}  // namespace

std::string text_of(const Scenario& scenario) {
    Entries settings;
    for (const auto& [key, member] : texts) {
        settings.text(key, scenario.settings.*member);
    }
    settings.number("marketed_pct", scenario.settings.marketed_pct);
    std::vector<Entries> centres;
    for (const ChangedCentre& centre : scenario.centres) {
        Entries& entry = centres.emplace_back();
        entry.text("id", centre.id);
        entry.number("capacity_t", centre.capacity_t);
        if (centre.place) {
            entry.place(*centre.place);
        }
    }
    std::vector<Entries> sites;
    for (const OpenedSite& site : scenario.sites) {
        Entries& entry = sites.emplace_back();
        entry.text("name", site.name);
        entry.place(site.place);
        entry.number("capacity_t", site.capacity_t);
        entry.text("commodity", site.commodity);
    }
    std::string out = fmt::format("\n[[scenarios]]\nname = {}\n", quoted(scenario.name));
    if (!settings.empty()) {
        out += fmt::format("settings = {}\n", settings.table());
    }
    return out + list_of("centres", centres) + list_of("sites", sites);
}

std::span<const std::pair<const char*, std::string CatchmentSettings::*>> catchment_texts() {
    return texts;
}

ScenarioComplaint read_scenarios(const toml::node& node, std::vector<Scenario>& scenarios) {
    try {
        if (!node.is_array()) {
            wrong(node, "'scenarios' has to be a list of tables, [[scenarios]]");
        }
        for (const toml::node& entry : *node.as_array()) {
            if (!entry.is_table()) {
                wrong(entry, "'scenarios' has to be a list of tables, [[scenarios]]");
            }
            Scenario scenario = scenario_of(*entry.as_table());
            if (std::ranges::find(scenarios, scenario.name, &Scenario::name) != scenarios.end()) {
                wrong(entry, fmt::format("there are two scenarios '{}'", scenario.name));
            }
            scenarios.push_back(std::move(scenario));
        }
    } catch (const Wrong& found) {
        return found.complaint;
    }
    return {};
}

std::string scenarios_text(const std::vector<Scenario>& scenarios) {
    std::string out;
    for (const Scenario& scenario : scenarios) {
        out += text_of(scenario);
        if (!scenario.shared.empty()) {
            out += fmt::format("shared = {}\n", quoted(scenario.shared));
        }
    }
    return out;
}

std::string quoted(const std::string& text) {
    std::ostringstream out;
    const toml::value<std::string> value(text);
    out << toml::toml_formatter(value, toml::toml_formatter::default_flags &
                                           ~toml::format_flags::allow_literal_strings &
                                           ~toml::format_flags::allow_multi_line_strings);
    return out.str();
}

}  // namespace zamin::project
