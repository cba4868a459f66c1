// Readers of published instances; see cost_files.hpp.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>
#include <sstream>

#include "core/error.hpp"
#include "siting/cost_files.hpp"

namespace zamin::siting {

namespace {

struct Edge {
    std::uint32_t to = 0;
    double cost = 0.0;
};
using Graph = std::vector<std::vector<Edge>>;

// Dijkstra from one point.
void shortest_ways(const Graph& graph, std::uint32_t from, double* costs) {
    using Reached = std::pair<double, std::uint32_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> open;
    std::fill(costs, costs + graph.size(), std::numeric_limits<double>::infinity());
    costs[from] = 0.0;
    open.push({0.0, from});
    while (!open.empty()) {
        const auto [cost, point] = open.top();
        open.pop();
        if (cost > costs[point]) {
            continue;
        }
        for (const Edge& edge : graph[point]) {
            if (cost + edge.cost < costs[edge.to]) {
                costs[edge.to] = cost + edge.cost;
                open.push({costs[edge.to], edge.to});
            }
        }
    }
}

// Reads whole numbers and says where it failed.
class Numbers {
  public:
    Numbers(std::string_view text, const std::string& file)
        : m_in(std::string(text)), m_file(file) {}

    double next(const char* what) {
        double value = 0.0;
        if (!(m_in >> value)) {
            throw error("{}: the file ends, or is no number, where {} is expected", m_file, what);
        }
        return value;
    }
    std::size_t count(const char* what) {
        const double value = next(what);
        if (!(value >= 1.0) || value > 1e6 || value != std::floor(value)) {
            throw error("{}: {} is {}; expected is a whole number from 1 up", m_file, what, value);
        }
        return static_cast<std::size_t>(value);
    }

  private:
    std::istringstream m_in;
    const std::string& m_file;
};

// Euclidean distances between points, rounded down.
std::vector<double> floor_distances(const std::vector<double>& x, const std::vector<double>& y) {
    std::vector<double> costs;
    costs.reserve(x.size() * x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t j = 0; j < x.size(); ++j) {
            const double dx = x[i] - x[j];
            const double dy = y[i] - y[j];
            costs.push_back(std::floor(std::sqrt(dx * dx + dy * dy)));
        }
    }
    return costs;
}

// How many whole numbers the first line has; 0 where there is anything else in it.
int whole_numbers_alone(std::string_view text) {
    std::istringstream line(std::string(text.substr(0, text.find('\n'))));
    std::string word;
    int numbers = 0;
    while (line >> word) {
        if (word.find_first_not_of("0123456789") != std::string::npos) {
            return 0;
        }
        ++numbers;
    }
    return numbers;
}

}  // namespace

bool looks_like_pmed(std::string_view text) {
    return whole_numbers_alone(text) == 3;
}

bool looks_like_pmedcap(std::string_view text) {
    const auto end = text.find('\n');
    return whole_numbers_alone(text) == 2 && end != std::string_view::npos &&
           whole_numbers_alone(text.substr(end + 1)) == 3;
}

PublishedInstance read_pmed(std::string_view text, const std::string& file) {
    Numbers numbers(text, file);
    PublishedInstance instance;
    instance.points = numbers.count("the number of points");
    const std::size_t edges = numbers.count("the number of edges");
    instance.open_count = numbers.count("p");
    std::map<std::pair<std::size_t, std::size_t>, double> last;
    for (std::size_t edge = 0; edge < edges; ++edge) {
        const std::size_t a = numbers.count("an end of an edge");
        const std::size_t b = numbers.count("an end of an edge");
        const double cost = numbers.next("the cost of an edge");
        if (a > instance.points || b > instance.points || cost < 0.0) {
            throw error("{}: edge {} runs from {} to {} at {}, and there are {} points", file,
                        edge + 1, a, b, cost, instance.points);
        }
        last[std::minmax(a, b)] = cost;
    }
    Graph graph(instance.points);
    for (const auto& [ends, cost] : last) {
        graph[ends.first - 1].push_back({static_cast<std::uint32_t>(ends.second - 1), cost});
        graph[ends.second - 1].push_back({static_cast<std::uint32_t>(ends.first - 1), cost});
    }
    instance.costs.resize(instance.points * instance.points);
    for (std::uint32_t point = 0; point < instance.points; ++point) {
        shortest_ways(graph, point, instance.costs.data() + point * instance.points);
    }
    return instance;
}

PublishedInstance read_pmedcap(std::string_view text, const std::string& file) {
    Numbers numbers(text, file);
    PublishedInstance instance;
    (void)numbers.count("the number of the problem");
    instance.best_known = numbers.next("the best known value");
    instance.points = numbers.count("the number of points");
    instance.open_count = numbers.count("p");
    const double capacity = numbers.next("the capacity");
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t point = 0; point < instance.points; ++point) {
        (void)numbers.count("the number of a point");
        x.push_back(numbers.next("x"));
        y.push_back(numbers.next("y"));
        instance.amount.push_back(numbers.next("the demand"));
    }
    instance.capacity.assign(instance.points, capacity);
    instance.costs = floor_distances(x, y);
    return instance;
}

PublishedInstance read_tsplib(std::string_view text, const std::string& file,
                              std::size_t open_count) {
    const std::string_view section = "NODE_COORD_SECTION";
    const auto begin = text.find(section);
    if (begin == std::string_view::npos) {
        throw error("{}: there is no {}", file, section);
    }
    std::istringstream in(std::string(text.substr(begin + section.size())));
    std::vector<double> x;
    std::vector<double> y;
    std::string name;
    double at_x = 0.0;
    double at_y = 0.0;
    while (in >> name && name != "EOF" && in >> at_x >> at_y) {
        x.push_back(at_x);
        y.push_back(at_y);
    }
    if (x.empty()) {
        throw error("{}: there are no points below {}", file, section);
    }
    PublishedInstance instance;
    instance.points = x.size();
    instance.open_count = open_count;
    instance.costs = floor_distances(x, y);
    return instance;
}

}  // namespace zamin::siting
