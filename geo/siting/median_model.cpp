#include "siting/median_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace zamin::siting {

namespace {

// Above this number of pairs the lists are cut to what the solvers look at.
constexpr std::size_t many_pairs = 40'000'000;

// A demand point's nearest open site is seldom farther down than a few times sites / open.
std::size_t list_length(std::size_t demands, std::size_t sites, std::size_t open_count) {
    if (demands * sites <= many_pairs) {
        return sites;
    }
    return std::min(sites,
                    std::max<std::size_t>(64, 8 * sites / std::max<std::size_t>(1, open_count)));
}

bool before(const SiteCost& a, const SiteCost& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.site < b.site;
}

bool is_whole(double value) {
    return std::floor(value) == value && std::abs(value) < 1e12;
}

// Numbers of the input's sites in the model; no_site for forbidden ones.
std::vector<std::uint32_t> number_sites(const SitingInput& input, MedianModel& model) {
    std::vector<std::uint32_t> number(input.costs->site_count(), 0);
    for (const std::uint32_t site : input.forbidden) {
        number[site] = no_site;
    }
    for (std::uint32_t site = 0; site < number.size(); ++site) {
        if (number[site] != no_site) {
            number[site] = static_cast<std::uint32_t>(model.site_names.size());
            model.site_names.push_back(site);
            model.opening_cost.push_back(input.opening_cost.empty() ? 0.0
                                                                    : input.opening_cost[site]);
        }
    }
    model.is_fixed.assign(model.site_names.size(), 0);
    for (const std::uint32_t site : input.fixed) {
        model.is_fixed[number[site]] = 1;
    }
    return number;
}

class RowReader {
  public:
    RowReader(const SitingInput& input, const std::vector<std::uint32_t>& number)
        : m_input(input), m_number(number) {}

    // The demand point's allowed sites as the model numbers them, in no order.
    const std::vector<SiteCost>& read(std::size_t demand) {
        m_input.costs->read_row(demand, m_row);
        for (const SiteCost& entry : m_row) {
            m_greatest = std::max(m_greatest, entry.cost);
        }
        std::erase_if(m_row, [&](const SiteCost& e) { return m_number[e.site] == no_site; });
        for (SiteCost& entry : m_row) {
            entry.site = m_number[entry.site];
        }
        return m_row;
    }

    // Of the rows read so far, forbidden sites among them.
    double greatest() const { return m_greatest; }

  private:
    const SitingInput& m_input;
    const std::vector<std::uint32_t>& m_number;
    std::vector<SiteCost> m_row;
    double m_greatest = 0.0;
};

// Sorts the first `length` of the row to its front; the rest is behind in no order.
void sort_front(std::vector<SiteCost>& row, std::size_t length) {
    const auto middle = row.begin() + static_cast<std::ptrdiff_t>(std::min(length, row.size()));
    if (middle != row.end()) {
        std::nth_element(row.begin(), middle, row.end(), before);
    }
    std::sort(row.begin(), middle, before);
}

// Stands for the charge until all rows have been read.
constexpr double charge_to_come = std::numeric_limits<double>::infinity();

void add_demand(MedianModel& model, std::size_t demand, double weight, std::vector<SiteCost>& row,
                std::size_t length) {
    sort_front(row, length);
    const bool whole = row.size() <= length;
    model.whole_lists = model.whole_lists && whole;
    // Where every site is listed and something is open, the charge is never paid.
    const bool always_served = row.size() == model.sites();
    const double farthest = row[std::min(length, row.size() - 1)].cost;
    const double most = std::max_element(row.begin(), row.end(), before)->cost;
    model.weight.push_back(weight);
    model.charge.push_back(always_served ? most : charge_to_come);
    model.last_resort.push_back(whole && !always_served ? charge_to_come : farthest);
    model.demand_names.push_back(static_cast<std::uint32_t>(demand));
    row.resize(std::min(length, row.size()));
    const auto nearest_fixed = std::find_if(row.begin(), row.end(), [&](const SiteCost& entry) {
        return model.is_fixed[entry.site] != 0;
    });
    if (nearest_fixed != row.end()) {
        model.last_resort.back() = nearest_fixed->cost;
        row.erase(nearest_fixed + 1, row.end());
    }
    model.entries.insert(model.entries.end(), row.begin(), row.end());
    model.list_begin.push_back(model.entries.size());
    model.integral = model.integral && is_whole(weight) &&
                     std::all_of(row.begin(), row.end(),
                                 [](const SiteCost& entry) { return is_whole(entry.cost); });
}

void set_charge(MedianModel& model, double charge) {
    std::replace(model.charge.begin(), model.charge.end(), charge_to_come, charge);
    std::replace(model.last_resort.begin(), model.last_resort.end(), charge_to_come, charge);
    model.integral = model.integral && std::ranges::all_of(model.charge, is_whole);
}

}  // namespace

SiteLists::SiteLists(const MedianModel& model)
    : begin(model.sites() + 1, 0), demand(model.entries.size()), cost(model.entries.size()) {
    for (const SiteCost& entry : model.entries) {
        ++begin[entry.site + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t from = 0; from < model.demands(); ++from) {
        for (const SiteCost& entry : model.list(from)) {
            const std::size_t place = next[entry.site]++;
            demand[place] = from;
            cost[place] = entry.cost;
        }
    }
}

MedianModel median_model(const SitingInput& input, std::size_t open_count, double charge) {
    MedianModel model;
    model.costs = input.costs;
    model.open_count = open_count;
    const std::vector<std::uint32_t> number = number_sites(input, model);
    const std::size_t demands = input.costs->demand_count();
    const std::size_t length = list_length(demands, model.sites(), open_count);
    model.integral = std::all_of(model.opening_cost.begin(), model.opening_cost.end(), is_whole);
    if (length < model.sites()) {
        model.entries.reserve(demands * length);
    }
    RowReader reader(input, number);
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < demands; ++demand) {
        const double weight = input.weight.empty() ? 1.0 : input.weight[demand];
        row = reader.read(demand);
        if (weight > 0.0 && !row.empty()) {
            add_demand(model, demand, weight, row, length);
        }
    }
    const double greatest = reader.greatest();
    set_charge(model, charge > 0.0 ? std::max(charge, greatest) : 2.0 * greatest);
    return model;
}

MedianModel thinned(const MedianModel& model, std::size_t step) {
    MedianModel thin;
    thin.costs = model.costs;
    thin.open_count = model.open_count;
    thin.whole_lists = model.whole_lists;
    thin.site_names = model.site_names;
    thin.opening_cost = model.opening_cost;
    thin.is_fixed = model.is_fixed;
    for (std::size_t demand = 0; demand < model.demands(); demand += step) {
        thin.weight.push_back(model.weight[demand] * static_cast<double>(step));
        thin.charge.push_back(model.charge[demand]);
        thin.last_resort.push_back(model.last_resort[demand]);
        thin.demand_names.push_back(model.demand_names[demand]);
        const auto list = model.list(demand);
        thin.entries.insert(thin.entries.end(), list.begin(), list.end());
        thin.list_begin.push_back(thin.entries.size());
    }
    return thin;
}

namespace {

double nearest_in_whole_row(const MedianModel& model, std::size_t demand,
                            std::span<const std::uint8_t> is_open_in_input,
                            std::vector<SiteCost>& row) {
    model.costs->read_row(model.demand_names[demand], row);
    double nearest = model.charge[demand];
    for (const SiteCost& entry : row) {
        if (is_open_in_input[entry.site] != 0) {
            nearest = std::min(nearest, entry.cost);
        }
    }
    return nearest;
}

}  // namespace

double plan_value(const MedianModel& model, std::span<const std::uint32_t> open) {
    std::vector<std::uint8_t> is_open(model.sites(), 0);
    std::vector<std::uint8_t> is_open_in_input(model.costs->site_count(), 0);
    double value = 0.0;
    for (const std::uint32_t site : open) {
        is_open[site] = 1;
        is_open_in_input[model.site_names[site]] = 1;
        value += model.opening_cost[site];
    }
    std::vector<SiteCost> row;
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        const auto list = model.list(demand);
        const auto nearest = std::find_if(list.begin(), list.end(), [&](const SiteCost& entry) {
            return is_open[entry.site] != 0;
        });
        double cost = model.charge[demand];
        if (nearest != list.end()) {
            cost = std::min(cost, nearest->cost);
        } else if (!model.whole_lists) {
            cost = nearest_in_whole_row(model, demand, is_open_in_input, row);
        }
        value += model.weight[demand] * cost;
    }
    return value;
}

MedianModel part_of(const MedianModel& model, std::span<const std::uint8_t> closed,
                    std::span<const std::uint8_t> fixed) {
    MedianModel part;
    part.costs = model.costs;
    part.open_count = model.open_count;
    part.whole_lists = model.whole_lists;
    part.integral = model.integral;
    part.weight = model.weight;
    part.charge = model.charge;
    part.last_resort = model.last_resort;
    part.demand_names = model.demand_names;
    std::vector<std::uint32_t> number(model.sites(), no_site);
    for (std::uint32_t site = 0; site < model.sites(); ++site) {
        if (closed[site] == 0) {
            number[site] = static_cast<std::uint32_t>(part.site_names.size());
            part.site_names.push_back(model.site_names[site]);
            part.opening_cost.push_back(model.opening_cost[site]);
            part.is_fixed.push_back(fixed[site]);
        }
    }
    part.list_begin.reserve(model.demands() + 1);
    for (std::size_t demand = 0; demand < model.demands(); ++demand) {
        for (const SiteCost& entry : model.list(demand)) {
            if (entry.cost > part.last_resort[demand]) {
                break;
            }
            if (number[entry.site] != no_site) {
                part.entries.push_back({number[entry.site], entry.cost});
                if (fixed[entry.site] != 0) {
                    part.last_resort[demand] = entry.cost;
                    break;
                }
            }
        }
        part.list_begin.push_back(part.entries.size());
    }
    return part;
}

}  // namespace zamin::siting
