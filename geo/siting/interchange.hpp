// Fast interchange for the p-median: the best exchange of an open site for a closed one, again and
// again until there is none.
//
// After Whitaker (1983) and Resende and Werneck ("On the implementation of a swap-based local
// search procedure for the p-median problem", ALENEX 2003): the profit of opening j and closing r
// is
//     gain(j) - loss(r) + extra(j, r)
// gain(j)      what demand points nearer to j than to their open site save
// loss(r)      what those served by r lose when they go to their second open site
// extra(j, r)  what was counted wrong: those served by r go to j, not to their second site
// and an exchange changes the terms of few demand points only.
#pragma once

#include <span>

#include "siting/median_model.hpp"

namespace zamin::siting {

class Interchange {
  public:
    // `lists` are the model's; both must outlive this.
    Interchange(const MedianModel& model, const SiteLists& lists);

    // Starts from these open sites, any number of them.
    void start(std::span<const std::uint32_t> open);
    // Opens the closed site that saves most among `among`; among all closed ones when empty.
    void open_best(std::span<const std::uint32_t> among);
    // Exchanges until none is worth it; fixed sites stay. Stops early when `stop` says so.
    template <typename Stop>
    void descend(const Stop& stop) {
        prepare_exchange();
        while (!stop() && exchange(best_exchange(nullptr))) {
        }
    }
    // Walks to `target`, best exchange first, and goes back to the best plan on the way that is
    // neither end; false when there is none.
    bool walk_to(std::span<const std::uint32_t> target);

    // By last resorts: a bound from below of the plan's value where the lists are cut short.
    double value() const { return m_value; }
    const std::vector<std::uint32_t>& open() const { return m_open; }
    bool is_open(std::uint32_t site) const { return m_place[site] != no_site; }

  private:
    struct Exchange {
        std::uint32_t opened = no_site;
        std::uint32_t closed = no_site;
        double profit = 0.0;
    };
    struct Nearest {
        std::uint32_t first = no_site;
        std::uint32_t second = no_site;
        double first_cost = 0.0;
        double second_cost = 0.0;
    };

    void prepare_exchange();
    void count(std::size_t demand, double sign);
    void find_nearest(std::size_t demand);
    // Fills m_concerned with the demand points whose terms change with this exchange.
    void find_concerned(std::uint32_t opened, std::uint32_t closed);
    // Among all closed sites, or those of a walk's target alone.
    Exchange best_exchange(const std::vector<std::uint8_t>* target) const;
    bool exchange(const Exchange& chosen);
    void apply(std::uint32_t opened, std::uint32_t closed);
    double* extra(std::uint32_t site) { return m_extra.data() + site * m_columns; }

    const MedianModel& m_model;
    const SiteLists& m_lists;
    std::vector<std::uint32_t> m_open;
    std::vector<std::uint32_t> m_place;  // of each site in m_open; no_site = closed
    std::vector<Nearest> m_nearest;
    std::vector<double> m_gain;
    std::vector<double> m_loss;   // by place
    std::vector<double> m_extra;  // by site, then by place; empty until exchanges are asked for
    std::size_t m_columns = 0;
    std::vector<std::uint32_t> m_concerned;  // of the exchange under way, ascending
    std::vector<std::uint8_t> m_is_concerned;
    double m_value = 0.0;
};

}  // namespace zamin::siting
