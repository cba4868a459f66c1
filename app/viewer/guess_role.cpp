#include "viewer/guess_role.hpp"

#include "project/propose.hpp"

namespace zamin::viewer {

namespace {

constexpr double any_score = 0.0;
constexpr double surely = 0.85;

// The column that suits a field best; empty if none reaches the score.
std::string best_column(const project::ColumnsProposal& columns, std::string_view field,
                        double least_score) {
    const project::FieldProposal* found = columns.find(field);
    const bool good = found != nullptr && found->candidates.front().score >= least_score;
    return good ? found->candidates.front().column : std::string();
}

// In any language, where the field `name` has no column.
std::string name_column(const io::LayerInfo& layer) {
    const project::ColumnsProposal columns = project::propose_columns("districts", layer);
    for (const char* field : {"name", "name_en", "name_tg", "name_ru"}) {
        if (std::string column = best_column(columns, field, any_score); !column.empty()) {
            return column;
        }
    }
    return {};
}

std::string crop_column(const io::LayerInfo& layer) {
    return best_column(project::propose_columns("plots", layer), "crop", any_score);
}

}  // namespace

RoleGuess guess_role(const Layer& layer, std::string_view file_name) {
    return guess_role(io::layer_info(layer), file_name);
}

RoleGuess guess_role(const io::LayerInfo& info, std::string_view file_name) {
    RoleGuess guess;
    guess.role = project::propose_role(info, file_name).role;
    guess.name_column = name_column(info);
    if (guess.role == "plots") {
        guess.crop_column = crop_column(info);
    }
    return guess;
}

std::string guess_name_column(const Layer& layer) {
    return name_column(io::layer_info(layer));
}

std::string guess_crop_column(const Layer& layer) {
    return crop_column(io::layer_info(layer));
}

std::string guess_season_column(const Layer& layer) {
    return best_column(project::propose_columns("plots", io::layer_info(layer)), "season", surely);
}

std::vector<std::string> category_columns(const Layer& layer) {
    std::vector<std::string> names;
    for (const Column& column : layer.columns) {
        if (column.type() == ColumnType::text || column.type() == ColumnType::integer) {
            names.push_back(column.name);
        }
    }
    return names;
}

}  // namespace zamin::viewer
