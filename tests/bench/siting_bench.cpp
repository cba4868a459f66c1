// Siting against published optima and Cbc's plain model: value, bound, gap, proven, seconds.
//   siting_bench [FOLDER] [--limit S] [--peer S] [--only WORD]
// FOLDER holds published instances where there are any (pmedN.txt, pmedcapN.txt, NAME.tsp); the
// rest are random instances of the published sizes, made by the published recipe from seeds of our
// own.
#include <CbcModel.hpp>
#include <OsiClpSolverInterface.hpp>

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "flow/transport.hpp"
#include "siting/cost_files.hpp"
#include "siting/siting.hpp"

using namespace zamin;

namespace {

struct Settings {
    std::string folder;
    double limit_s = 60.0;
    double peer_s = 0.0;  // for Cbc on the plain model; 0 = not run
    std::string only;
};

// Published optima: OR-Library's pmedopt (Beasley 1985), the p-center radii of Pullan 2008 and of
// Calik and Tansel 2013.
struct Published {
    int points, p;
    double median, center;
};
const std::vector<Published> pmed{
    {100, 5, 5819, 127},  {100, 10, 4093, 98},  {100, 10, 4250, 93},  {100, 20, 3034, 74},
    {100, 33, 1355, 48},  {200, 5, 7824, 84},   {200, 10, 5631, 64},  {200, 20, 4445, 55},
    {200, 40, 2734, 37},  {200, 67, 1255, 20},  {300, 5, 7696, 59},   {300, 10, 6634, 51},
    {300, 30, 4374, 36},  {300, 60, 2968, 26},  {300, 100, 1729, 18}, {400, 5, 8162, 47},
    {400, 10, 6999, 39},  {400, 40, 4809, 28},  {400, 80, 2845, 18},  {400, 133, 1789, 13},
    {500, 5, 9138, 40},   {500, 10, 8579, 38},  {500, 50, 4619, 22},  {500, 100, 2961, 15},
    {500, 167, 1828, 11}, {600, 5, 9917, 38},   {600, 10, 8307, 32},  {600, 60, 4498, 18},
    {600, 120, 3033, 13}, {600, 200, 1989, 9},  {700, 5, 10086, 30},  {700, 10, 9297, 29},
    {700, 70, 4700, 15},  {700, 140, 3013, 11}, {800, 5, 10400, 30},  {800, 10, 9934, 27},
    {800, 80, 5057, 15},  {900, 5, 11060, 29},  {900, 10, 9423, 23},  {900, 90, 5128, 13}};

std::optional<std::string> read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

// A ring of random costs 1 to 100 and random edges beside, n^2 / 50 in all.
std::string pmed_like(std::size_t points, int p, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const std::size_t edges = points * points / 50;
    std::string text = fmt::format("{} {} {}\n", points, edges, p);
    for (std::size_t edge = 0; edge < edges; ++edge) {
        const std::size_t from = edge < points ? edge : random() % points;
        std::size_t to = edge < points ? (edge + 1) % points : random() % points;
        to = to == from ? (to + 1) % points : to;
        text += fmt::format("{} {} {}\n", from + 1, to + 1, 1 + random() % 100);
    }
    return text;
}

std::string plane_points(std::size_t points, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::string text = "NODE_COORD_SECTION\n";
    for (std::size_t point = 1; point <= points; ++point) {
        text += fmt::format("{} {} {}\n", point, random() % 4000, random() % 4000);
    }
    return text + "EOF\n";
}

double peak_gb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1e6;
}

double processor_s() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// The plain model, n x m: x continuous, a row for each pair. Seconds, or none where it did not end.
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

class Bench {
  public:
    explicit Bench(Settings settings) : m_settings(std::move(settings)) {
        fmt::print("{:<24}{:>7}{:>5}{:>14}{:>14}{:>14}{:>9}{:>8}{:>9}{:>9}{:>10}\n", "instance",
                   "points", "p", "reference", "value", "bound", "gap %", "proven", "wall s",
                   "cpu s", "Cbc cpu s");
    }

    void run() {
        graphs();
        planes();
        capacitated();
        large();
        transport();
        fmt::print("{} rows, {} proven, {} below their reference's bound; {:.2f} GB at most\n",
                   m_rows, m_proven, m_wrong, peak_gb());
    }

  private:
    bool is_asked(const std::string& name) const {
        return m_settings.only.empty() || name.find(m_settings.only) != std::string::npos;
    }

    void solve(const std::string& name, const siting::SitingInput& input,
               siting::SitingOptions options, std::optional<double> reference,
               std::optional<double> peer_s) {
        options.time_limit_s = m_settings.limit_s;
        Progress progress;
        const double before = processor_s();
        const siting::Siting found = siting::site(input, options, progress);
        const double spent = processor_s() - before;
        const bool is_wrong = reference && (found.lower_bound > *reference + 1e-6 ||
                                            found.objective < *reference - 1e-6);
        ++m_rows;
        m_proven += found.proven;
        m_wrong += is_wrong;
        fmt::print("{:<24}{:>7}{:>5}{:>14}{:>14.2f}{:>14.2f}{:>9.4f}{:>8}{:>9.2f}{:>9.2f}{:>10}\n",
                   name, input.costs->demand_count(), options.new_sites,
                   reference ? fmt::format("{:.0f}", *reference) : "-", found.objective,
                   found.lower_bound, found.gap_pct, found.proven ? "yes" : "no", found.seconds,
                   spent, peer_s ? fmt::format("{:.2f}", *peer_s) : "-");
        std::fflush(stdout);
    }

    void graphs() {
        for (std::size_t k = 0; k < pmed.size(); ++k) {
            const Published& published = pmed[k];
            const auto file = read_whole(std::filesystem::path(m_settings.folder) /
                                         fmt::format("pmed{}.txt", k + 1));
            const std::string name = fmt::format("{}{}", file ? "pmed" : "like pmed", k + 1);
            if (!is_asked(name)) {
                continue;
            }
            siting::PublishedInstance graph = siting::read_pmed(
                file ? *file
                     : pmed_like(static_cast<std::size_t>(published.points), published.p, k + 1),
                name);
            const siting::DenseCosts costs(graph.points, graph.points, std::move(graph.costs));
            siting::SitingInput input;
            input.costs = &costs;
            siting::SitingOptions options;
            options.new_sites = published.p;
            const auto reference = [&](double value) {
                return file ? std::optional(value) : std::nullopt;
            };
            std::optional<double> peer;
            if (m_settings.peer_s > 0.0) {
                peer = plain_model_s(costs, published.p, m_settings.peer_s);
            }
            solve(name, input, options, reference(published.median), peer);
            options.objective = siting::Objective::p_center;
            solve(name + " center", input, options, reference(published.center), {});
            options.radius = published.center * 0.7;
            options.objective = siting::Objective::set_cover;
            solve(name + " set-cover", input, options, {}, {});
            options.objective = siting::Objective::max_cover;
            solve(name + " max-cover", input, options, {}, {});
        }
    }

    void plane(std::size_t points, int p) {
        const std::string name = fmt::format("plane{}", points);
        if (!is_asked(name)) {
            return;
        }
        siting::PublishedInstance plane =
            siting::read_tsplib(plane_points(points, points), name, static_cast<std::size_t>(p));
        const siting::DenseCosts costs(points, points, std::move(plane.costs));
        siting::SitingInput input;
        input.costs = &costs;
        siting::SitingOptions options;
        options.new_sites = p;
        solve(name, input, options, {}, {});
    }

    void planes() {
        for (const std::size_t points : {std::size_t{1304}, std::size_t{3038}}) {
            for (const int p : {5, 10, 20, 50, 100, 200, 500}) {
                plane(points, p);
            }
        }
    }

    void capacitated() {
        for (int k = 1; k <= 20; ++k) {
            const auto file = read_whole(std::filesystem::path(m_settings.folder) /
                                         fmt::format("pmedcap{}.txt", k));
            const std::string name = fmt::format("{}{}", file ? "pmedcap" : "like pmedcap", k);
            if (!is_asked(name)) {
                continue;
            }
            siting::PublishedInstance points =
                siting::read_pmedcap(file ? *file : pmedcap_like(k), name);
            const siting::DenseCosts costs(points.points, points.points, std::move(points.costs));
            siting::SitingInput input;
            input.costs = &costs;
            input.amount = points.amount;
            input.capacity = points.capacity;
            siting::SitingOptions options;
            options.new_sites = static_cast<int>(points.open_count);
            solve(name, input, options, file ? points.best_known : std::nullopt, {});
        }
    }

    // As Osman and Christofides made theirs: points in a square of 100, demands 1 to 20, sites of
    // one capacity that is used to nine tenths; 50 points and 5 sites, then 100 and 10.
    static std::string pmedcap_like(int number) {
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        const int points = number <= 10 ? 50 : 100;
        std::string rows;
        std::uint64_t demand = 0;
        for (int point = 1; point <= points; ++point) {
            const std::uint64_t amount = 1 + random() % 20;
            demand += amount;
            rows +=
                fmt::format("{} {} {} {}\n", point, 1 + random() % 100, 1 + random() % 100, amount);
        }
        const int sites = points / 10;
        const double capacity = std::ceil(static_cast<double>(demand) / sites / 0.9);
        return fmt::format("{} 0\n{} {} {}\n", number, points, sites, capacity) + rows;
    }

    void large() {
        if (!is_asked("large")) {
            return;
        }
        const std::size_t demands = 100'000;
        const std::size_t sites = 1'000;
        std::mt19937_64 random(17);
        std::vector<double> x(demands + sites);
        std::vector<double> y(demands + sites);
        for (std::size_t k = 0; k < x.size(); ++k) {
            x[k] = static_cast<double>(random() % 100'000) / 1000.0;
            y[k] = static_cast<double>(random() % 100'000) / 1000.0;
        }
        const siting::FunctionCosts costs(demands, sites, [&](std::size_t i, std::size_t j) {
            return std::hypot(x[i] - x[demands + j], y[i] - y[demands + j]);
        });
        siting::SitingInput input;
        input.costs = &costs;
        for (std::size_t k = 0; k < demands; ++k) {
            input.weight.push_back(static_cast<double>(1 + random() % 9));
        }
        siting::SitingOptions options;
        options.new_sites = 20;
        options.gap_pct = 1.0;
        solve("large", input, options, {}, {});
    }

    // Farmers to the nearest 40 of 200 centres, and all of 50, splittable, to the optimum.
    void transport() {
        for (const auto& [farms, centres, near] :
             {std::tuple{std::size_t{5'000}, std::size_t{50}, std::size_t{50}},
              std::tuple{std::size_t{50'000}, std::size_t{200}, std::size_t{40}}}) {
            const std::string name = fmt::format("transport {}x{}", farms, centres);
            if (!is_asked(name)) {
                continue;
            }
            const flow::TransportProblem problem = transport_problem(farms, centres, near);
            Progress progress;
            const double before = processor_s();
            const auto start = std::chrono::steady_clock::now();
            const flow::TransportPlan plan = flow::solve_transport(problem, progress);
            const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
            fmt::print("{:<24}{:>7}{:>5}{:>14}{:>14.2f}{:>14}{:>9}{:>8}{:>9.2f}{:>9.2f}\n", name,
                       farms, centres, "-", plan.cost, "exact", "", "yes", wall.count(),
                       processor_s() - before);
        }
    }

    static flow::TransportProblem transport_problem(std::size_t farms, std::size_t centres,
                                                    std::size_t near) {
        std::mt19937_64 random(farms);
        std::vector<double> x(farms + centres);
        std::vector<double> y(farms + centres);
        for (std::size_t k = 0; k < x.size(); ++k) {
            x[k] = static_cast<double>(random() % 100'000);
            y[k] = static_cast<double>(random() % 100'000);
        }
        flow::TransportProblem problem;
        double supply = 0.0;
        for (std::uint32_t farm = 0; farm < farms; ++farm) {
            problem.supply_t.push_back(static_cast<double>(1 + random() % 40) / 10.0);
            supply += problem.supply_t.back();
            std::vector<std::pair<double, std::uint32_t>> ways;
            for (std::uint32_t centre = 0; centre < centres; ++centre) {
                ways.push_back(
                    {std::hypot(x[farm] - x[farms + centre], y[farm] - y[farms + centre]), centre});
            }
            std::sort(ways.begin(), ways.end());
            for (std::size_t k = 0; k < near; ++k) {
                problem.ways.push_back({farm, ways[k].second, ways[k].first});
            }
        }
        problem.capacity_t.assign(centres, 1.15 * supply / static_cast<double>(centres));
        return problem;
    }

    Settings m_settings;
    int m_rows = 0;
    int m_proven = 0;
    int m_wrong = 0;
};

}  // namespace

int main(int argc, char** argv) {
    Settings settings;
    for (int k = 1; k < argc; ++k) {
        const std::string word = argv[k];
        if (word == "--limit" && k + 1 < argc) {
            settings.limit_s = std::stod(argv[++k]);
        } else if (word == "--peer" && k + 1 < argc) {
            settings.peer_s = std::stod(argv[++k]);
        } else if (word == "--only" && k + 1 < argc) {
            settings.only = argv[++k];
        } else {
            settings.folder = word;
        }
    }
    Bench(std::move(settings)).run();
    return 0;
}
