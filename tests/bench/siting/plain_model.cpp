#include "plain_model.hpp"

#include <CbcModel.hpp>
#include <OsiClpSolverInterface.hpp>

#include <ctime>
#include <vector>

namespace zamin::bench {

double processor_s() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::optional<double> plain_model_s(const siting::DenseCosts& costs, int p, double limit_s) {
    const auto sites = static_cast<int>(costs.site_count());
    OsiClpSolverInterface solver;
    solver.messageHandler()->setLogLevel(0);
    CoinPackedMatrix matrix(false, 0.0, 0.0);
    std::vector<double> objective(static_cast<std::size_t>(sites), 0.0);
    std::vector<double> lower;
    std::vector<double> upper;
    CoinPackedVector count;
    for (int site = 0; site < sites; ++site) {
        count.insert(site, 1.0);
    }
    std::vector<CoinPackedVector> rows{count};
    lower.push_back(p);
    upper.push_back(p);
    std::vector<siting::SiteCost> row;
    for (std::size_t demand = 0; demand < costs.demand_count(); ++demand) {
        costs.read_row(demand, row);
        CoinPackedVector served;
        for (const siting::SiteCost& entry : row) {
            const auto column = static_cast<int>(objective.size());
            objective.push_back(entry.cost);
            served.insert(column, 1.0);
            CoinPackedVector open;
            open.insert(column, 1.0);
            open.insert(static_cast<int>(entry.site), -1.0);
            rows.push_back(open);
            lower.push_back(-solver.getInfinity());
            upper.push_back(0.0);
        }
        rows.push_back(served);
        lower.push_back(1.0);
        upper.push_back(1.0);
    }
    matrix.setDimensions(0, static_cast<int>(objective.size()));
    std::vector<const CoinPackedVectorBase*> pointers;
    for (const CoinPackedVector& one : rows) {
        pointers.push_back(&one);
    }
    matrix.appendRows(static_cast<int>(pointers.size()), pointers.data());
    const std::vector<double> column_lower(objective.size(), 0.0);
    const std::vector<double> column_upper(objective.size(), 1.0);
    solver.loadProblem(matrix, column_lower.data(), column_upper.data(), objective.data(),
                       lower.data(), upper.data());
    for (int site = 0; site < sites; ++site) {
        solver.setInteger(site);
    }
    CbcModel model(solver);
    model.setLogLevel(0);
    model.setMaximumSeconds(limit_s);
    const double before = processor_s();
    model.branchAndBound();
    return model.isProvenOptimal() ? std::optional(processor_s() - before) : std::nullopt;
}

}  // namespace zamin::bench
