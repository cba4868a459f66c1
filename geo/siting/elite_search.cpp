#include "siting/elite_search.hpp"

#include <algorithm>
#include <cmath>

namespace zamin::siting {

namespace {

constexpr std::size_t pool_size = 12;

}  // namespace

EliteSearch::EliteSearch(const MedianModel& model, const SiteLists& lists,
                         const RunControl& control)
    : m_model(model),
      m_control(control),
      m_interchange(model, lists),
      m_random(control.options().seed) {}

std::vector<std::uint32_t> EliteSearch::fixed_sites() const {
    std::vector<std::uint32_t> fixed;
    for (std::uint32_t site = 0; site < m_model.sites(); ++site) {
        if (m_model.is_fixed[site] != 0) {
            fixed.push_back(site);
        }
    }
    return fixed;
}

void EliteSearch::start() {
    m_interchange.start(fixed_sites());
    while (m_interchange.open().size() < m_model.open_count) {
        m_interchange.open_best({});
    }
    descend();
    keep();
}

bool EliteSearch::try_sites(const std::vector<std::uint32_t>& open) {
    const double before = m_pool.empty() ? 1e300 : best().value;
    std::vector<std::uint32_t> sites = open;
    sites.resize(std::min(sites.size(), m_model.open_count));
    m_interchange.start(sites);
    while (m_interchange.open().size() < m_model.open_count) {
        m_interchange.open_best({});
    }
    descend();
    keep();
    return best().value < before;
}

// Each site is the best of a few drawn at random, so that starts differ and are not bad.
void EliteSearch::open_randomly() {
    m_interchange.start(fixed_sites());
    const double ratio =
        static_cast<double>(m_model.sites()) / static_cast<double>(m_model.open_count);
    const std::size_t draws = 2 + static_cast<std::size_t>(std::log2(std::max(1.0, ratio)));
    std::vector<std::uint32_t> drawn;
    while (m_interchange.open().size() < m_model.open_count) {
        drawn.clear();
        while (drawn.size() < draws) {
            const auto site = static_cast<std::uint32_t>(m_random() % m_model.sites());
            if (!m_interchange.is_open(site)) {
                drawn.push_back(site);
            } else if (m_model.sites() - m_interchange.open().size() < draws) {
                break;
            }
        }
        m_interchange.open_best(drawn);
    }
}

bool EliteSearch::descend() {
    m_interchange.descend([this] { return m_control.stop(); });
    return true;
}

// Puts the interchange's plan into the pool if it is new and good enough.
bool EliteSearch::keep() {
    Plan plan;
    plan.open = m_interchange.open();
    std::sort(plan.open.begin(), plan.open.end());
    const bool is_known = std::any_of(m_pool.begin(), m_pool.end(),
                                      [&](const Plan& other) { return other.open == plan.open; });
    if (is_known) {
        return false;
    }
    plan.value = plan_value(m_model, plan.open);
    const auto place =
        std::upper_bound(m_pool.begin(), m_pool.end(), plan,
                         [](const Plan& a, const Plan& b) { return a.value < b.value; });
    m_pool.insert(place, std::move(plan));
    if (m_pool.size() > pool_size) {
        m_pool.pop_back();
    }
    return true;
}

bool EliteSearch::walk(const Plan& from, const Plan& to) {
    m_interchange.start(from.open);
    if (!m_interchange.walk_to(to.open)) {
        return false;
    }
    descend();
    return keep();
}

void EliteSearch::round() {
    open_randomly();
    descend();
    Plan plan;
    plan.open = m_interchange.open();
    keep();
    const Plan other = m_pool[m_random() % m_pool.size()];
    // From the better end: its neighbourhood is the one searched more.
    if (!m_control.stop()) {
        walk(other, plan);
    }
}

void EliteSearch::relink_pool() {
    for (bool better = true; better && !m_control.stop();) {
        const double before = best().value;
        const std::vector<Plan> plans = m_pool;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            for (std::size_t j = i + 1; j < plans.size() && !m_control.stop(); ++j) {
                walk(plans[i], plans[j]);
            }
        }
        better = best().value < before;
    }
}

}  // namespace zamin::siting
