// Siting against published optima and Cbc's plain model: value, bound, gap, proven, seconds.
//   siting_bench [FOLDER] [--limit S] [--peer S] [--only WORD]...
// FOLDER holds published instances where there are any (pmedN.txt, pmedcapN.txt); the rest are
// random instances of the published sizes. Only rows whose name has one of the words are run.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "instances.hpp"
#include "plain_model.hpp"
#include "siting/cost_files.hpp"
#include "siting/siting.hpp"

using namespace zamin;
using namespace zamin::bench;

namespace {

struct Settings {
    std::string folder;
    double limit_s = 60.0;
    double peer_s = 0.0;  // for Cbc on the plain model; 0 = not run
    std::vector<std::string> only;
};

std::optional<std::string> read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

double peak_gb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1e6;
}

class Bench {
  public:
    explicit Bench(Settings settings) : m_settings(std::move(settings)) {
        fmt::print("{:<22}{:>7}{:>5}{:>10}{:>14}{:>14}{:>9}{:>8}{:>9}{:>9}{:>10}\n", "instance",
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
    // "p10" asks for p10 and not for p100.
    static bool has_word(const std::string& name, const std::string& word) {
        const std::size_t at = name.find(word);
        const std::size_t end = at + word.size();
        return at != std::string::npos &&
               (end >= name.size() || name[end] < '0' || name[end] > '9');
    }
    bool is_asked(const std::string& name) const {
        const auto& words = m_settings.only;
        return words.empty() || std::any_of(words.begin(), words.end(),
                                            [&](const auto& word) { return has_word(name, word); });
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
        fmt::print("{:<22}{:>7}{:>5}{:>10}{:>14.2f}{:>14.2f}{:>9.4f}{:>8}{:>9.2f}{:>9.2f}{:>10}\n",
                   name, input.costs->demand_count(), options.new_sites,
                   reference ? fmt::format("{:.0f}", *reference) : "-", found.objective,
                   found.lower_bound, found.gap_pct, found.proven ? "yes" : "no", found.seconds,
                   spent, peer_s ? fmt::format("{:.2f}", *peer_s) : "-");
        std::fflush(stdout);
    }

    void graphs() {
        for (std::size_t k = 0; k < pmed.size(); ++k) {
            const auto file = read_whole(std::filesystem::path(m_settings.folder) /
                                         fmt::format("pmed{}.txt", k + 1));
            const std::string name = fmt::format("{}{}", file ? "pmed" : "like pmed", k + 1);
            const bool any = std::ranges::any_of(
                std::array{" median", " center", " set-cover", " max-cover"},
                [&](const char* objective) { return is_asked(name + objective); });
            if (any) {
                graph(name, pmed[k], file ? *file : pmed_like(pmed[k].points, pmed[k].p, k + 1),
                      file.has_value());
            }
        }
    }

    void graph(const std::string& name, const Published& published, const std::string& text,
               bool is_published) {
        siting::PublishedInstance graph = siting::read_pmed(text, name);
        const siting::DenseCosts costs(graph.points, graph.points, std::move(graph.costs));
        siting::SitingInput input;
        input.costs = &costs;
        siting::SitingOptions options;
        options.new_sites = published.p;
        const auto reference = [&](double value) {
            return is_published ? std::optional(value) : std::nullopt;
        };
        if (is_asked(name + " median")) {
            std::optional<double> peer;
            if (m_settings.peer_s > 0.0) {
                peer = plain_model_s(costs, published.p, m_settings.peer_s);
            }
            solve(name + " median", input, options, reference(published.median), peer);
        }
        options.objective = siting::Objective::p_center;
        if (is_asked(name + " center")) {
            solve(name + " center", input, options, reference(published.center), {});
        }
        options.radius = published.center * 0.7;
        options.objective = siting::Objective::set_cover;
        if (is_asked(name + " set-cover")) {
            solve(name + " set-cover", input, options, {}, {});
        }
        options.objective = siting::Objective::max_cover;
        if (is_asked(name + " max-cover")) {
            solve(name + " max-cover", input, options, {}, {});
        }
    }

    using Recipe = std::string (*)(std::size_t points, std::uint64_t seed);

    void plane(const std::string& kind, Recipe recipe, std::size_t points,
               const std::vector<int>& open_counts) {
        std::optional<siting::DenseCosts> costs;
        for (const int p : open_counts) {
            const std::string name = fmt::format("{}{} p{}", kind, points, p);
            if (!is_asked(name)) {
                continue;
            }
            if (!costs) {
                costs.emplace(points, points,
                              siting::read_tsplib(recipe(points, points), name, 0).costs);
            }
            siting::SitingInput input;
            input.costs = &*costs;
            siting::SitingOptions options;
            options.new_sites = p;
            solve(name, input, options, {}, {});
        }
    }

    void planes() {
        const std::vector<int> open_counts{5, 10, 20, 50, 100, 200, 500};
        plane("plane", plane_points, 1304, open_counts);
        plane("plane", plane_points, 3038, open_counts);
        plane("drilled", drilled_points, 1400, open_counts);
        plane("drilled", drilled_points, 3795, {10, 50, 100, 200, 500});
        plane("plane", plane_points, 5934, {10, 20, 50, 100, 200, 500, 1000});
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
            fmt::print("{:<22}{:>7}{:>5}{:>10}{:>14.2f}{:>14}{:>9}{:>8}{:>9.2f}{:>9.2f}\n", name,
                       farms, centres, "-", plan.cost, "exact", "", "yes", wall.count(),
                       processor_s() - before);
        }
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
            settings.only.emplace_back(argv[++k]);
        } else {
            settings.folder = word;
        }
    }
    Bench(std::move(settings)).run();
    return 0;
}
