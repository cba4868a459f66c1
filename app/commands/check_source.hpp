// What is looked at in a source by its role, whether it is held as a whole or comes in parts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/layer.hpp"
#include "core/problem.hpp"
#include "io/read.hpp"
#include "project/project.hpp"
#include "project/propose.hpp"
#include "quality/find_problems.hpp"

namespace zamin::commands {

// How a source is read to be checked: all columns, shapes as they are drawn, since mending them is
// a proposal here.
io::ReadOptions check_reading(const project::ProjectSource& source);

// "answer with --sex-codes 1=F,2=M or 1=M,2=F"; empty where there are no answers.
std::string answer_advice(const project::Question& question);

// Columns mapped that do not exist, fields that no column holds, questions that are open; `layer`
// may be the first rows.
std::vector<Problem> column_problems(const Layer& layer, const project::ProjectSource& source);

quality::Fields checked_fields(const Layer& layer, const project::ProjectSource& source);
quality::Options check_options(const std::string& role, io::Repair repair);

// What reading said of the rows of a layer, or of a part of one. Reading says of a polygon that it
// is invalid; where something was found of it, that says more.
std::vector<Problem> reading_problems(const ImportReport& report, const Layer& layer,
                                      const quality::Findings& found);

// Ids by which rows of one role name those of another.
struct Reference {
    const char* role;
    const char* field;
    const char* to_role;
    const char* to_field;
    const char* what;
};
std::span<const Reference> references();

}  // namespace zamin::commands
