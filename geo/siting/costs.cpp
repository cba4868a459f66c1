#include "siting/costs.hpp"

#include <cmath>

#include "core/error.hpp"

namespace zamin::siting {

namespace {

void check_cost(double cost, std::size_t demand, std::size_t site) {
    if (std::isnan(cost) || cost < 0.0) {
        throw error("cost from demand {} to site {} is {}; a cost is a number from 0 up", demand,
                    site, cost);
    }
}

}  // namespace

DenseCosts::DenseCosts(std::size_t demands, std::size_t sites, std::vector<double> values)
    : m_demands(demands), m_sites(sites), m_values(std::move(values)) {
    if (m_values.size() != demands * sites) {
        throw error("a cost matrix of {} x {} has {} values; {} are missing", demands, sites,
                    m_values.size(), demands * sites - m_values.size());
    }
    for (std::size_t k = 0; k < m_values.size(); ++k) {
        check_cost(m_values[k], k / sites, k % sites);
    }
}

void DenseCosts::read_row(std::size_t demand, std::vector<SiteCost>& row) const {
    row.clear();
    const double* values = m_values.data() + demand * m_sites;
    for (std::size_t site = 0; site < m_sites; ++site) {
        if (std::isfinite(values[site])) {
            row.push_back({static_cast<std::uint32_t>(site), values[site]});
        }
    }
}

SparseCosts::SparseCosts(std::size_t sites, std::vector<std::vector<SiteCost>> rows)
    : m_sites(sites), m_rows(std::move(rows)) {
    std::vector<std::size_t> last_row(sites, m_rows.size());
    for (std::size_t demand = 0; demand < m_rows.size(); ++demand) {
        for (const SiteCost& entry : m_rows[demand]) {
            if (entry.site >= sites) {
                throw error("demand {} names site {}, and there are {}", demand, entry.site, sites);
            }
            if (last_row[entry.site] == demand) {
                throw error("demand {} names site {} twice", demand, entry.site);
            }
            last_row[entry.site] = demand;
            check_cost(entry.cost, demand, entry.site);
        }
    }
}

void SparseCosts::read_row(std::size_t demand, std::vector<SiteCost>& row) const {
    row = m_rows[demand];
}

FunctionCosts::FunctionCosts(std::size_t demands, std::size_t sites, Function function)
    : m_demands(demands), m_sites(sites), m_function(std::move(function)) {}

void FunctionCosts::read_row(std::size_t demand, std::vector<SiteCost>& row) const {
    row.clear();
    for (std::size_t site = 0; site < m_sites; ++site) {
        const double cost = m_function(demand, site);
        if (std::isfinite(cost) && cost >= 0.0) {
            row.push_back({static_cast<std::uint32_t>(site), cost});
        }
    }
}

void LimitedCosts::read_row(std::size_t demand, std::vector<SiteCost>& row) const {
    m_costs.read_row(demand, row);
    std::erase_if(row, [this](const SiteCost& entry) { return entry.cost > m_limit; });
}

void FarCosts::read_row(std::size_t demand, std::vector<SiteCost>& row) const {
    m_costs.read_row(demand, row);
    for (SiteCost& entry : row) {
        if (entry.cost > m_far_cost) {
            entry.cost = m_far_cost + m_far_factor * (entry.cost - m_far_cost);
        }
    }
}

}  // namespace zamin::siting
