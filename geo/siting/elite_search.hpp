// Good plans for the p-median: greedy-random starts, fast interchange, and walks between the best
// plans found (path relinking), as in Resende and Werneck, "A hybrid heuristic for the p-median
// problem", J. of Heuristics 10 (2004).
#pragma once

#include <random>

#include "siting/interchange.hpp"
#include "siting/run_control.hpp"

namespace zamin::siting {

struct Plan {
    double value = 1e300;
    std::vector<std::uint32_t> open;  // ascending
};

class EliteSearch {
  public:
    EliteSearch(const MedianModel& model, const SiteLists& lists, const RunControl& control);

    // Greedy, then interchange: the first plan.
    void start();
    // Interchange from these sites (filled up or cut to the right number); true if a better plan
    // than the best came of it.
    bool try_sites(const std::vector<std::uint32_t>& open);
    // One greedy-random start with a walk to a plan of the pool.
    void round();
    // Walks between all pairs of the pool until nothing better comes.
    void relink_pool();
    // Plans by value, the best first; never empty after start() or try_sites().
    const std::vector<Plan>& pool() const { return m_pool; }
    const Plan& best() const { return m_pool.front(); }

  private:
    void open_randomly();
    bool descend();
    bool keep();
    bool walk(const Plan& from, const Plan& to);
    std::vector<std::uint32_t> fixed_sites() const;

    const MedianModel& m_model;
    const RunControl& m_control;
    Interchange m_interchange;
    std::mt19937_64 m_random;
    std::vector<Plan> m_pool;
};

}  // namespace zamin::siting
