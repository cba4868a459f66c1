#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "commands/inputs.hpp"
#include "commands/site_question.hpp"
#include "core/error.hpp"
#include "siting/cost_files.hpp"

namespace zamin::commands {

namespace {

std::string read_whole(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file)) {
        throw error("{}: the file with costs cannot be read", file);
    }
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

SiteQuestion question_of(siting::PublishedInstance instance) {
    SiteQuestion question;
    for (std::size_t point = 1; point <= instance.points; ++point) {
        question.demand_names.push_back(std::to_string(point));
    }
    question.site_names = question.demand_names;
    question.costs = std::make_unique<siting::DenseCosts>(instance.points, instance.points,
                                                          std::move(instance.costs));
    question.amount = std::move(instance.amount);
    question.capacity = std::move(instance.capacity);
    if (instance.open_count > 0) {
        question.open_count = static_cast<int>(instance.open_count);
    }
    return question;
}

SiteQuestion question_of(siting::CostTable table) {
    SiteQuestion question;
    question.demand_names = std::move(table.demands);
    question.site_names = std::move(table.sites);
    for (const Problem& problem : table.problems) {
        question.notes.push_back(remark(problem.source, problem));
    }
    question.costs =
        std::make_unique<siting::SparseCosts>(question.site_names.size(), std::move(table.rows));
    return question;
}

SiteQuestion read_costs(const std::string& file) {
    const std::string text = read_whole(file);
    if (text.find("NODE_COORD_SECTION") != std::string::npos) {
        return question_of(siting::read_tsplib(text, file, 0));
    }
    if (siting::looks_like_pmed(text)) {
        return question_of(siting::read_pmed(text, file));
    }
    if (siting::looks_like_pmedcap(text)) {
        return question_of(siting::read_pmedcap(text, file));
    }
    return question_of(siting::read_cost_table(text, file));
}

// A column of a source by the names of the cost table's rows or columns.
std::vector<double> by_name(const project::ProjectSource& source, const std::string& id_column,
                            const std::string& value_column, const std::vector<std::string>& names,
                            std::vector<Remark>& notes, Progress& progress) {
    const Layer layer = read_source(source, {}, notes, progress);
    const Column& ids = layer.column(id_column);
    const std::vector<double> values = numbers_of(layer, value_column);
    std::map<std::string, double> value_of;
    for (std::size_t row = 0; row < layer.size(); ++row) {
        value_of[ids.text(row)] = values[row];
    }
    std::vector<double> result;
    for (const std::string& name : names) {
        const auto found = value_of.find(name);
        if (found == value_of.end()) {
            throw usage_error("{}: '{}' of the cost table is not in column '{}'", layer.source,
                              name, id_column);
        }
        result.push_back(found->second);
    }
    return result;
}

}  // namespace

std::vector<double> numbers_of(const Layer& layer, const std::string& name) {
    const Column& column = layer.column(name);
    std::vector<double> values;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const std::optional<double> value = column.number(row);
        if (!value) {
            throw usage_error("{}: column '{}' of feature {} is '{}'; a number is needed",
                              layer.source, name, layer.feature_ids[row], column.text(row));
        }
        values.push_back(*value);
    }
    return values;
}

void weigh_women(const std::vector<double>& shares, double factor, std::vector<double>& weights) {
    for (std::size_t row = 0; row < weights.size(); ++row) {
        weights[row] *= 1.0 + (factor - 1.0) * std::clamp(shares[row], 0.0, 1.0);
    }
}

std::vector<std::uint32_t> positions(const std::vector<std::string>& wanted,
                                     const std::vector<std::string>& names, const char* what) {
    std::vector<std::uint32_t> result;
    for (const std::string& name : wanted) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            const std::string near = closest_word(name, names);
            throw usage_error("{} site '{}' is not among the {} candidates{}", what, name,
                              names.size(),
                              near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near));
        }
        result.push_back(static_cast<std::uint32_t>(found - names.begin()));
    }
    return result;
}

SiteQuestion question_from_costs(const SiteRequest& request, Progress& progress) {
    progress.step("reading costs");
    SiteQuestion question = read_costs(request.costs);
    question.fixed = positions(request.fixed, question.site_names, "fixed");
    question.forbidden = positions(request.forbidden, question.site_names, "forbidden");
    const project::ProjectSource* demand = request.project.find("demand");
    const auto of_demand = [&](const std::string& column) {
        return by_name(*demand, first_of(request.demand_id, "demand"), column,
                       question.demand_names, question.notes, progress);
    };
    if (demand) {
        question.weight = of_demand(first_of(request.weight_column, "weight"));
    }
    if (request.women_weight != 1.0) {
        if (!demand) {
            throw usage_error("--women-weight needs --demand, a table with the share of women");
        }
        weigh_women(of_demand(first_of(request.women_column, "women_share")), request.women_weight,
                    question.weight);
    }
    if (!request.capacity_column.empty()) {
        const project::ProjectSource* candidates = request.project.find("candidates");
        if (!candidates) {
            throw usage_error("--capacity '{}' needs --candidates, a table with that column",
                              request.capacity_column);
        }
        question.capacity =
            by_name(*candidates, first_of(request.candidate_id, "site"), request.capacity_column,
                    question.site_names, question.notes, progress);
    }
    return question;
}

}  // namespace zamin::commands
