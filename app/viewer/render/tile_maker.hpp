// Paints tiles on threads of its own, which step back behind everything else; for the .cpp files
// of app/viewer/render.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "viewer/render/paint_layer.hpp"
#include "viewer/render/tile_grid.hpp"

namespace zamin::viewer {

class TileMaker {
  public:
    struct Order {
        std::uint64_t sheet = 0;  // scale and content that the tile belongs to
        TileKey key;
        PaintFrame frame;
        std::shared_ptr<const PaintScene> scene;
    };
    struct Made {
        std::uint64_t sheet = 0;
        TileKey key;
        TilePicture picture;
    };

    // `wake`, if any, is called on a thread when all that was wanted is done.
    explicit TileMaker(std::function<void()> wake) : m_wake(std::move(wake)) {}
    ~TileMaker();
    TileMaker(const TileMaker&) = delete;
    TileMaker& operator=(const TileMaker&) = delete;

    // The tiles to paint, the most urgent first, in place of what was ordered before: what is not
    // among them is given up, even when it is begun.
    void want(std::vector<Order> orders);
    // What was done since the last call.
    std::vector<Made> take();

  private:
    struct Worker {
        std::thread thread;
        std::uint64_t sheet = 0;  // 0 = has no order
        TileKey key;
        std::atomic<bool> stop = false;
    };
    void start();
    void work(Worker& worker);

    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_ordered;
    std::vector<Order> m_waiting;  // the most urgent last
    std::vector<Made> m_made;
    std::vector<std::unique_ptr<Worker>> m_workers;
    bool m_ending = false;
};

// All of them, by all threads, before it returns.
std::vector<TileMaker::Made> paint_now(const std::vector<TileMaker::Order>& orders);

}  // namespace zamin::viewer
