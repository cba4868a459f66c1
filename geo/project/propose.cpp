#include "project/propose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "project/area_unit.hpp"
#include "project/column_score.hpp"
#include "project/roles.hpp"
#include "text/number.hpp"

namespace zamin::project {

namespace {

constexpr double least_score = 0.35;
constexpr double clear_score = 0.65;
constexpr double clear_lead = 0.08;
constexpr double own_name = 0.98;

std::vector<ColumnProposal> candidates_for(const RoleField& field, const io::LayerInfo& layer) {
    std::vector<ColumnProposal> candidates;
    const FieldWords* words = field_words(field.name);
    for (const io::ColumnInfo& column : layer.columns) {
        ColumnScore scored = words ? score_column(*words, field.required, column) : ColumnScore{};
        if (scored.score >= least_score) {
            candidates.push_back({column.name, scored.score, scored.by_name,
                                  std::move(scored.reason), column.samples});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    if (std::any_of(candidates.begin(), candidates.end(), [](auto& c) { return c.by_name; })) {
        std::erase_if(candidates, [](const ColumnProposal& c) { return !c.by_name; });
    }
    return candidates;
}

// A column stays with the field that it fits best, the first of these; "name" yields to others, as
// a column of districts is a name among districts and something else among villages.
void give_each_column_one_field(std::vector<FieldProposal>& fields) {
    std::map<std::string, std::pair<double, const FieldProposal*>> best;
    for (const FieldProposal& field : fields) {
        for (const ColumnProposal& candidate : field.candidates) {
            auto& owner = best[candidate.column];
            const bool more_specific = owner.second != nullptr && owner.second->field == "name" &&
                                       candidate.score >= owner.first;
            if (owner.second == nullptr || candidate.score > owner.first || more_specific) {
                owner = {candidate.score, &field};
            }
        }
    }
    for (FieldProposal& field : fields) {
        std::erase_if(field.candidates, [&](const ColumnProposal& candidate) {
            return best[candidate.column].second != &field;
        });
    }
}

bool is_clear(const std::vector<ColumnProposal>& candidates) {
    if (candidates.empty() || candidates.front().score < clear_score ||
        !candidates.front().by_name) {
        return false;
    }
    return candidates.size() == 1 || candidates.front().score >= own_name ||
           candidates.front().score - candidates[1].score >= clear_lead;
}

std::optional<Question> sex_question(const io::ColumnInfo& column, const std::string& field) {
    if (!holds_only_numbers(column)) {
        return std::nullopt;
    }
    Question question;
    question.field = field;
    question.text = said(
        "Column '{0}' holds numbers. Which sex a number stands for is never guessed: they are "
        "taken as unknown until it is said.",
        {column.name});
    if (column.samples.size() == 2) {
        const auto& [a, b] = std::minmax(column.samples.front(), column.samples.back());
        question.answers = {fmt::format("{}=F,{}=M", a, b), fmt::format("{}=M,{}=F", a, b)};
    }
    return question;
}

std::vector<Question> questions_about(const std::vector<FieldProposal>& fields,
                                      const io::LayerInfo& layer) {
    std::vector<Question> questions;
    for (const FieldProposal& field : fields) {
        const io::ColumnInfo* column = layer.find_column(field.candidates.front().column);
        const FieldWords* words = field_words(field.field);
        std::optional<Question> question;
        if (column && field.field == "declared_ha" &&
            !guess_area_unit(column->name, column->median, layer.median_area_ha).settled()) {
            question = unit_question(*column, layer);
        } else if (column && words && words->test == ValueTest::sex) {
            question = sex_question(*column, field.field);
        }
        if (question) {
            questions.push_back(std::move(*question));
        }
    }
    return questions;
}

}  // namespace

Question unit_question(const io::ColumnInfo& column, const io::LayerInfo& layer) {
    const UnitGuess guess = guess_area_unit(column.name, column.median, layer.median_area_ha);
    Question question;
    question.field = "declared_ha";
    for (const AreaUnit& unit : area_units()) {
        question.answers.emplace_back(unit.name);
    }
    const AreaUnit* likely = guess.by_ratio ? guess.by_ratio : guess.by_name;
    question.likely = likely ? likely->name : "";
    question.text = said("In which unit are the areas of column '{0}'?", {column.name});
    if (guess.by_name) {
        question.text.then(said(" Its name says {0}.", {guess.by_name->name}));
    }
    if (guess.ratio) {
        const Figure ratio{*guess.ratio, *guess.ratio < 10.0 ? 2 : 0};
        question.text.then(
            guess.by_ratio
                ? said(
                      " Their median is {0} times that of the shapes in hectares, as {1} would be.",
                      {ratio, guess.by_ratio->name})
                : said(" Their median is {0} times that of the shapes in hectares, which suits no "
                       "unit.",
                       {ratio}));
    }
    return question;
}

const FieldProposal* ColumnsProposal::find(std::string_view field) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldProposal& p) { return p.field == field; });
    return found == fields.end() ? nullptr : &*found;
}

ColumnsProposal propose_columns(std::string_view role_name, const io::LayerInfo& layer) {
    const Role& known = role(role_name);
    ColumnsProposal proposal;
    proposal.role = known.name;
    for (const RoleField& field : known.fields) {
        proposal.fields.push_back(
            {field.name, field.required, candidates_for(field, layer), false});
    }
    give_each_column_one_field(proposal.fields);
    std::erase_if(proposal.fields, [](const FieldProposal& f) { return f.candidates.empty(); });
    for (FieldProposal& field : proposal.fields) {
        field.clear = is_clear(field.candidates);
    }
    proposal.questions = questions_about(proposal.fields, layer);
    return proposal;
}

}  // namespace zamin::project
