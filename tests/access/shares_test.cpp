#include "access/holdings.hpp"

#include "hand.hpp"

using zamin::test::Hand;
using namespace zamin::access;

namespace {

// Shares of one plot of three holders after splitting, in the order given.
std::vector<double> shares_of(std::vector<std::optional<double>> written,
                              std::vector<zamin::Problem>* problems = nullptr) {
    Hand hand;
    const Index plot = hand.plot(1.0);
    for (const auto& share : written) {
        hand.of_member(plot, hand.member("m", Sex::female), share);
    }
    const auto found = split_shares(hand.h);
    if (problems) {
        *problems = found;
    }
    std::vector<double> shares;
    for (const Right& right : hand.h.rights) {
        shares.push_back(right.share);
    }
    return shares;
}

using Shares = std::vector<double>;

}  // namespace

TEST_CASE("written shares count as they are, missing ones divide the rest equally") {
    CHECK(shares_of({50.0, 50.0}) == Shares{0.5, 0.5});
    CHECK(shares_of({{}, {}}) == Shares{0.5, 0.5});
    CHECK(shares_of({{}}) == Shares{1.0});
    CHECK(shares_of({50.0, {}, {}}) == Shares{0.5, 0.25, 0.25});
    // The head is named on the document and has no part in the land.
    CHECK(shares_of({{}, 0.0}) == Shares{1.0, 0.0});
}

TEST_CASE("an equal split is flagged, a single holder is not") {
    Hand hand;
    const Index plot = hand.plot(1.0);
    hand.of_member(plot, hand.member("a", Sex::female), 40.0);
    hand.of_member(plot, hand.member("b", Sex::male));
    hand.of_member(hand.plot(1.0), 0);
    (void)split_shares(hand.h);
    CHECK_FALSE(hand.h.rights[0].split_assumed);
    CHECK(hand.h.rights[1].split_assumed);
    CHECK(hand.h.rights[1].share == doctest::Approx(0.6));
    CHECK_FALSE(hand.h.rights[2].split_assumed);
}

TEST_CASE("shares of 130 % are scaled down, and said") {
    std::vector<zamin::Problem> problems;
    const Shares shares = shares_of({80.0, 50.0}, &problems);
    CHECK(shares[0] + shares[1] == doctest::Approx(1.0));
    CHECK(shares[0] == doctest::Approx(8.0 / 13));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].problem == "shares above 100 %");
    CHECK(problems[0].detail.english() == "plot P1: its shares sum to 130 %");
    CHECK(shares_of({30.0, 30.0}, &problems) == Shares{0.3, 0.3});
    CHECK(problems[0].problem == "shares below 100 %");
    (void)shares_of({33.33, 33.33, 33.34}, &problems);
    CHECK(problems.empty());
}

TEST_CASE("a term is a span of days, both ends in it") {
    Right right;
    right.valid_from = 20150101;
    right.valid_to = 20181231;
    CHECK(in_force(right, 20150101));
    CHECK(in_force(right, 20181231));
    CHECK_FALSE(in_force(right, 20190101));
    CHECK_FALSE(in_force(right, 20141231));
    CHECK(in_force(Right{}, 20190101));
}
