#include "viewer/render/tile_maker.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "viewer/render/background_thread.hpp"
#include "viewer/render/tile_painter.hpp"

namespace zamin::viewer {

TileMaker::~TileMaker() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_waiting.clear();
        for (const auto& worker : m_workers) {
            worker->stop = true;
        }
    }
    m_ordered.notify_all();
    for (const auto& worker : m_workers) {
        worker->thread.join();
    }
}

void TileMaker::start() {
    const unsigned threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    for (unsigned i = 0; i < threads; ++i) {
        m_workers.push_back(std::make_unique<Worker>());
        Worker& worker = *m_workers.back();
        worker.thread = std::thread([this, &worker] { work(worker); });
    }
}

void TileMaker::want(std::vector<Order> orders) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_workers.empty() && !orders.empty()) {
            start();
        }
        for (const auto& worker : m_workers) {
            const auto begun = std::ranges::find_if(orders, [&](const Order& order) {
                return order.sheet == worker->sheet && order.key == worker->key;
            });
            if (begun != orders.end()) {
                orders.erase(begun);
            } else {
                worker->stop = true;
            }
        }
        std::ranges::reverse(orders);
        m_waiting = std::move(orders);
    }
    m_ordered.notify_all();
}

std::vector<TileMaker::Made> TileMaker::take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_made, {});
}

void TileMaker::work(Worker& worker) {
    step_back_behind_others();
    TilePainter painter(TileGrid::tile_px);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_ordered.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_ending) {
            return;
        }
        const Order order = std::move(m_waiting.back());
        m_waiting.pop_back();
        worker.sheet = order.sheet;
        worker.key = order.key;
        worker.stop = false;
        lock.unlock();
        auto picture = painter.paint(*order.scene, order.frame, worker.stop);
        lock.lock();
        worker.sheet = 0;
        if (picture) {
            m_made.push_back({order.sheet, order.key, std::move(*picture)});
            const bool last =
                m_waiting.empty() &&
                std::ranges::all_of(m_workers, [](const auto& w) { return w->sheet == 0; });
            if (m_wake && last) {
                m_wake();
            }
        }
    }
}

std::vector<TileMaker::Made> paint_now(const std::vector<TileMaker::Order>& orders) {
    const std::atomic<bool> never = false;
    std::vector<TileMaker::Made> made(orders.size());
    tbb::enumerable_thread_specific<TilePainter> painters(TileGrid::tile_px);
    tbb::parallel_for(std::size_t{0}, orders.size(), [&](std::size_t i) {
        const TileMaker::Order& order = orders[i];
        made[i] = {order.sheet, order.key,
                   painters.local().paint(*order.scene, order.frame, never).value()};
    });
    return made;
}

}  // namespace zamin::viewer
