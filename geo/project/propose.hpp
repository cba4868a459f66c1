// What a layer is probably for, and which of its columns hold what: proposals with their reasons,
// for a person to confirm. Nothing here reads a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/sentence.hpp"
#include "io/read.hpp"

namespace zamin::project {

struct RoleProposal {
    std::string role;    // one of roles(); empty = nothing speaks for any
    double score = 0.0;  // 0 to 1
    std::string reason;  // a sentence without its point
};

// By the words in the layer's name (or the file's, `file_name`), then by its shapes (polygons are
// districts when they are few, large and named, else plots), then by its columns.
RoleProposal propose_role(const io::LayerInfo& layer, std::string_view file_name = {});

struct ColumnProposal {
    std::string column;
    double score = 0.0;  // column_score.hpp
    bool by_name = false;
    Sentence reason;
    std::vector<std::string> samples;  // up to five
};

struct FieldProposal {
    std::string field;
    bool required = false;
    std::vector<ColumnProposal> candidates;  // best first; empty = no column suits
    // The first candidate can be used unasked: its name speaks for it, and no other comes near.
    bool clear = false;
};

// Something that only a person can say.
struct Question {
    std::string field;
    Sentence text;
    std::vector<std::string> answers;  // words for the option or the project's key; may be empty
    std::string likely;                // one of the answers; empty = none
};

// In which unit the areas of a column are; asked where AreaUnit's guess is not settled.
Question unit_question(const io::ColumnInfo& column, const io::LayerInfo& layer);

struct ColumnsProposal {
    std::string role;
    std::vector<FieldProposal> fields;  // in the order of the role; those with candidates
    std::vector<Question> questions;

    const FieldProposal* find(std::string_view field) const;
};

// A column is proposed for one field only, the one it fits best. Throws UsageError for a role that
// does not exist.
ColumnsProposal propose_columns(std::string_view role, const io::LayerInfo& layer);

}  // namespace zamin::project
