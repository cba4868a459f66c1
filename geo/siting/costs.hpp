// What it costs one demand point to be served from one candidate site: the only thing the solvers
// know of the world. Straight lines, roads, terrain and tables all come in through this interface.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace zamin::siting {

struct SiteCost {
    std::uint32_t site = 0;
    double cost = 0.0;  // in the caller's unit (km, min); finite, not negative
};

// Demand points are rows, candidate sites columns, both numbered from 0. A pair that is not listed
// cannot be used: the site is out of reach of the demand point. Costs need not be symmetric, nor
// keep the triangle inequality.
class Costs {
  public:
    virtual ~Costs() = default;
    virtual std::size_t demand_count() const = 0;
    virtual std::size_t site_count() const = 0;
    // Replaces `row` by the sites within reach of the demand point, each at most once, in any
    // order.
    virtual void read_row(std::size_t demand, std::vector<SiteCost>& row) const = 0;
};

// A full matrix, row by row; infinity stands for "out of reach".
class DenseCosts : public Costs {
  public:
    // Throws Error when the number of values is not demands x sites, or for NaN and negative ones.
    DenseCosts(std::size_t demands, std::size_t sites, std::vector<double> values);
    std::size_t demand_count() const override { return m_demands; }
    std::size_t site_count() const override { return m_sites; }
    void read_row(std::size_t demand, std::vector<SiteCost>& row) const override;

  private:
    std::size_t m_demands;
    std::size_t m_sites;
    std::vector<double> m_values;
};

// A list of sites for each demand point, as a limit on the way leaves it.
class SparseCosts : public Costs {
  public:
    // Throws Error for sites >= `sites`, a site twice in a row, NaN and negative costs.
    SparseCosts(std::size_t sites, std::vector<std::vector<SiteCost>> rows);
    std::size_t demand_count() const override { return m_rows.size(); }
    std::size_t site_count() const override { return m_sites; }
    void read_row(std::size_t demand, std::vector<SiteCost>& row) const override;

  private:
    std::size_t m_sites;
    std::vector<std::vector<SiteCost>> m_rows;
};

// Costs computed when asked for; nothing is kept. NaN, negative and infinite values mean "out of
// reach".
class FunctionCosts : public Costs {
  public:
    using Function = std::function<double(std::size_t demand, std::size_t site)>;
    FunctionCosts(std::size_t demands, std::size_t sites, Function function);
    std::size_t demand_count() const override { return m_demands; }
    std::size_t site_count() const override { return m_sites; }
    void read_row(std::size_t demand, std::vector<SiteCost>& row) const override;

  private:
    std::size_t m_demands;
    std::size_t m_sites;
    Function m_function;
};

// Other costs seen with a limit on the way: pairs above it are out of reach.
class LimitedCosts : public Costs {
  public:
    LimitedCosts(const Costs& costs, double limit) : m_costs(costs), m_limit(limit) {}
    std::size_t demand_count() const override { return m_costs.demand_count(); }
    std::size_t site_count() const override { return m_costs.site_count(); }
    void read_row(std::size_t demand, std::vector<SiteCost>& row) const override;

  private:
    const Costs& m_costs;
    double m_limit;
};

// Other costs with what lies beyond `far_cost` counted `far_factor` times: the way past the mark
// weighs more, so that the worst served are drawn nearer.
class FarCosts : public Costs {
  public:
    FarCosts(const Costs& costs, double far_cost, double far_factor)
        : m_costs(costs), m_far_cost(far_cost), m_far_factor(far_factor) {}
    std::size_t demand_count() const override { return m_costs.demand_count(); }
    std::size_t site_count() const override { return m_costs.site_count(); }
    void read_row(std::size_t demand, std::vector<SiteCost>& row) const override;

  private:
    const Costs& m_costs;
    double m_far_cost;
    double m_far_factor;
};

}  // namespace zamin::siting
