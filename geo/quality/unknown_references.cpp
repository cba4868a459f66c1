#include "quality/unknown_references.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "quality/record_problems.hpp"

namespace zamin::quality {

UnknownReferences::UnknownReferences(std::string column, std::span<const std::string> known,
                                     std::string what, std::string table)
    : m_column(std::move(column)),
      m_known(known.begin(), known.end()),
      m_what(std::move(what)),
      m_table(std::move(table)) {}

void UnknownReferences::add(const Layer& part) {
    const Column* ids = part.find_column(m_column);
    for (std::size_t row = 0; ids && row < part.size(); ++row) {
        std::string id = blank(*ids, row) ? "" : ids->text(row);
        if (id.empty() || m_known.count(id) > 0) {
            continue;
        }
        Missing& here = m_missing[std::move(id)];
        if (here.rows++ == 0 || part.feature_ids[row] < here.feature_id) {
            here.feature_id = part.feature_ids[row];
            here.row = static_cast<std::uint32_t>(m_rows + row);
            here.shape = {};
            here.shape.append(part.geometry, row);
        }
    }
    m_rows += part.size();
}

std::vector<const UnknownReferences::Entry*> UnknownReferences::sorted() const {
    std::vector<const Entry*> entries;
    for (const Entry& entry : m_missing) {
        entries.push_back(&entry);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry* a, const Entry* b) {
        return std::tie(a->second.feature_id, a->first) < std::tie(b->second.feature_id, b->first);
    });
    return entries;
}

Finding UnknownReferences::finding(const Entry& entry) const {
    const auto& [id, missing] = entry;
    Finding finding;
    finding.kind = Kind::unknown_reference;
    finding.row = missing.row;
    finding.detail = said_n("{0} '{1}' is not among the {2} ({3} row names it)",
                            "{0} '{1}' is not among the {2} ({3} rows name it)",
                            static_cast<std::int64_t>(missing.rows),
                            {m_what, id, m_table, Figure{static_cast<double>(missing.rows)}});
    finding.offer = said("kept as it is");
    return finding;
}

Findings UnknownReferences::find() const {
    Findings found;
    for (const Entry* entry : sorted()) {
        found.findings.push_back(finding(*entry));
        found.shapes.append(entry->second.shape, 0);
    }
    return found;
}

std::vector<Problem> UnknownReferences::problems(const Layer& head) const {
    std::vector<Problem> problems;
    for (const Entry* entry : sorted()) {
        Finding found = finding(*entry);
        found.row.reset();
        problems.push_back(problem_of(head, found));
        problems.back().feature = entry->second.feature_id;
    }
    return problems;
}

}  // namespace zamin::quality
