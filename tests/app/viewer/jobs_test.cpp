#include "viewer/jobs.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <new>

#include "core/error.hpp"

using namespace zamin;
using namespace zamin::viewer;

namespace {

// Polls until nothing runs any more; the errors on the way.
std::vector<JobError> drain(Jobs& jobs) {
    std::vector<JobError> errors;
    while (!jobs.idle()) {
        for (JobError& error : jobs.poll()) {
            errors.push_back(std::move(error));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return errors;
}

}  // namespace

TEST_CASE("a job's result is put in place on the polling thread") {
    Jobs jobs;
    const auto window = std::this_thread::get_id();
    std::thread::id worked;
    std::thread::id finished;
    jobs.start(zamin::as_it_is("Reading"), [&](Progress&) {
        worked = std::this_thread::get_id();
        return [&] { finished = std::this_thread::get_id(); };
    });
    CHECK(drain(jobs).empty());
    CHECK(worked != window);
    CHECK(finished == window);
}

TEST_CASE("progress can be seen while the job runs") {
    Jobs jobs;
    std::atomic<bool> half{false};
    std::atomic<bool> go_on{false};
    const JobId id = jobs.start(zamin::as_it_is("Measuring"), [&](Progress& progress) {
        progress.step("areas");
        progress.set(0.5);
        half = true;
        while (!go_on) {
            std::this_thread::yield();
        }
        return Jobs::Finish();
    });
    while (!half) {
        std::this_thread::yield();
    }
    const auto status = jobs.status();
    REQUIRE(status.size() == 1);
    CHECK(status[0].title.english() == "Measuring");
    CHECK(status[0].step == "areas");
    CHECK(status[0].fraction == 0.5);
    CHECK(jobs.running(id));
    go_on = true;
    CHECK(drain(jobs).empty());
    CHECK_FALSE(jobs.running(id));
}

TEST_CASE("a cancelled job stops at its next check, is no error and leaves nothing behind") {
    Jobs jobs;
    bool finished = false;
    const JobId id =
        jobs.start(zamin::as_it_is("Long work"), [&](Progress& progress) -> Jobs::Finish {
            for (;;) {
                progress.check();
            }
            return [&] { finished = true; };
        });
    jobs.cancel(id);
    CHECK(drain(jobs).empty());
    CHECK_FALSE(finished);
}

TEST_CASE("the result of a job that did not see its cancellation is dropped") {
    Jobs jobs;
    std::atomic<bool> cancelled{false};
    bool finished = false;
    const JobId id = jobs.start(zamin::as_it_is("Deaf work"), [&](Progress&) {
        while (!cancelled) {
            std::this_thread::yield();
        }
        return [&] { finished = true; };
    });
    jobs.cancel(id);
    cancelled = true;
    CHECK(drain(jobs).empty());
    CHECK_FALSE(finished);
}

TEST_CASE("a failure becomes an error with the job's title and the sentence") {
    Jobs jobs;
    jobs.start(zamin::as_it_is("Reading plots"),
               [](Progress&) -> Jobs::Finish { throw Error("plots.gpkg is not a vector file."); });
    const auto errors = drain(jobs);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].title.english() == "Reading plots");
    CHECK(errors[0].message.english() == "plots.gpkg is not a vector file.");
}

TEST_CASE("a failure while the result is put in place is an error too") {
    Jobs jobs;
    jobs.start(zamin::as_it_is("Drawing"),
               [](Progress&) { return [] { throw Error("no room on the card"); }; });
    const auto errors = drain(jobs);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].message.english() == "no room on the card");
}

TEST_CASE("running out of memory is told in words") {
    Jobs jobs;
    jobs.start(zamin::as_it_is("Reading"),
               [](Progress&) -> Jobs::Finish { throw std::bad_alloc(); });
    const auto errors = drain(jobs);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].message.english().find("memory") != std::string::npos);
}

TEST_CASE("a result may start the next job") {
    Jobs jobs;
    bool second = false;
    jobs.start(zamin::as_it_is("First"), [&](Progress&) {
        return [&] {
            jobs.start(zamin::as_it_is("Second"),
                       [&](Progress&) { return [&] { second = true; }; });
        };
    });
    CHECK(drain(jobs).empty());
    CHECK(second);
}

TEST_CASE("leaving cancels what runs and waits for it") {
    std::atomic<bool> ended{false};
    {
        Jobs jobs;
        jobs.start(zamin::as_it_is("Endless"), [&](Progress& progress) -> Jobs::Finish {
            struct End {
                std::atomic<bool>& flag;
                ~End() { flag = true; }
            } end{ended};
            for (;;) {
                progress.check();
            }
        });
    }
    CHECK(ended);
}

TEST_CASE("the window is woken when a job ends") {
    std::atomic<int> woken{0};
    Jobs jobs([&] { ++woken; });
    jobs.start(zamin::as_it_is("Short"), [](Progress&) { return Jobs::Finish(); });
    drain(jobs);
    CHECK(woken >= 1);
}

TEST_CASE("time left is told once enough is done to tell") {
    CHECK_FALSE(time_left_s(0.0, 10.0));
    CHECK_FALSE(time_left_s(0.5, 0.2));
    CHECK(time_left_s(0.25, 10.0) == doctest::Approx(30.0));
    CHECK(time_left_s(1.0, 10.0) == doctest::Approx(0.0));
}
