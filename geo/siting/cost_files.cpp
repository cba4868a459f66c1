#include "siting/cost_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include "core/error.hpp"
#include "core/msgid.hpp"

namespace zamin::siting {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return result;
}

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

// Lines of CSV as fields; a quoted field may hold commas and doubled quotes, not line ends.
class CsvLines {
  public:
    explicit CsvLines(std::string_view text) : m_text(text) {}

    // False at the end; empty lines are skipped.
    bool next(std::vector<std::string>& fields) {
        while (!m_text.empty()) {
            const auto end = m_text.find('\n');
            const std::string_view line = trimmed(m_text.substr(0, end));
            m_text = end == std::string_view::npos ? std::string_view{} : m_text.substr(end + 1);
            ++m_number;
            if (!line.empty()) {
                split(line, fields);
                return true;
            }
        }
        return false;
    }
    int number() const { return m_number; }

  private:
    static void split(std::string_view line, std::vector<std::string>& fields) {
        fields.assign(1, {});
        bool quoted = false;
        for (std::size_t k = 0; k < line.size(); ++k) {
            const char c = line[k];
            if (c == '"' && quoted && k + 1 < line.size() && line[k + 1] == '"') {
                fields.back() += line[++k];
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.emplace_back();
            } else {
                fields.back() += c;
            }
        }
    }

    std::string_view m_text;
    int m_number = 0;
};

struct Header {
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t cost = 0;
};

Header read_header(CsvLines& lines, const std::string& file) {
    std::vector<std::string> fields;
    if (!lines.next(fields)) {
        throw error("{}: the file is empty; a cost table has the columns from, to and cost", file);
    }
    if (fields.front().starts_with("\xef\xbb\xbf")) {
        fields.front().erase(0, 3);
    }
    const auto place = [&](const char* word) {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const std::string& f) {
            return lower(trimmed(f)) == word;
        });
        if (found == fields.end()) {
            throw error("{}: there is no column '{}'; a cost table has from, to and cost", file,
                        word);
        }
        return static_cast<std::size_t>(found - fields.begin());
    };
    return {place("from"), place("to"), place("cost")};
}

// Numbers names in the order in which they come.
class Names {
  public:
    std::uint32_t number(const std::string& name, std::vector<std::string>& names) {
        const auto [found, is_new] =
            m_numbers.try_emplace(name, static_cast<std::uint32_t>(names.size()));
        if (is_new) {
            names.push_back(name);
        }
        return found->second;
    }

  private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

// None = out of reach.
std::optional<double> read_cost(std::string_view text, const std::string& file, int line) {
    if (text.empty() || lower(text) == "inf" || lower(text) == "infinity") {
        return std::nullopt;
    }
    const std::optional<double> cost = number(text);
    if (!cost || !std::isfinite(*cost) || *cost < 0.0) {
        throw error(
            "{}: line {}: the cost is '{}'; it must be a number from 0 up, or empty where "
            "there is no way",
            file, line, text);
    }
    return cost;
}

void note_missing_pairs(CostTable& table, std::size_t pairs, const std::string& file) {
    const std::size_t all = table.demands.size() * table.sites.size();
    if (pairs < all) {
        Problem problem;
        problem.source = file;
        problem.layer = "costs";
        problem.problem = msgid("missing pairs");
        problem.severity = Severity::note;
        problem.detail = said("{0} of {1} pairs have no cost", {count(all - pairs), count(all)});
        problem.action = said("taken as out of reach");
        table.problems.push_back(std::move(problem));
    }
}

}  // namespace

CostTable read_cost_table(std::string_view text, const std::string& file) {
    CsvLines lines(text);
    const Header header = read_header(lines, file);
    const std::size_t width = std::max({header.from, header.to, header.cost}) + 1;
    CostTable table;
    Names demands;
    Names sites;
    std::unordered_set<std::uint64_t> seen;
    std::vector<std::string> fields;
    std::size_t pairs = 0;
    while (lines.next(fields)) {
        if (fields.size() < width) {
            throw error("{}: line {} has {} fields, and the header {}", file, lines.number(),
                        fields.size(), width);
        }
        const std::string from(trimmed(fields[header.from]));
        const std::string to(trimmed(fields[header.to]));
        const std::uint32_t demand = demands.number(from, table.demands);
        const std::uint32_t site = sites.number(to, table.sites);
        table.rows.resize(table.demands.size());
        if (!seen.insert((static_cast<std::uint64_t>(demand) << 32) | site).second) {
            throw error("{}: line {}: the cost from '{}' to '{}' is there already", file,
                        lines.number(), from, to);
        }
        if (const auto cost = read_cost(trimmed(fields[header.cost]), file, lines.number())) {
            table.rows[demand].push_back({site, *cost});
            ++pairs;
        }
    }
    if (table.demands.empty()) {
        throw error("{}: there are no costs below the header", file);
    }
    note_missing_pairs(table, pairs, file);
    return table;
}

}  // namespace zamin::siting
