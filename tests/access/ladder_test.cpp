#include "access/member_facts.hpp"

#include "hand.hpp"

using zamin::test::check_bounds;
using zamin::test::figure;
using zamin::test::Hand;
using namespace zamin::access;

namespace {

std::optional<int> step(Document document, Tri named, std::int32_t valid_to = 0) {
    Right right;
    right.document = document;
    right.named = named;
    right.valid_to = valid_to;
    return ladder_step(right, 20190101);
}

}  // namespace

TEST_CASE("the ladder of insecurity") {
    CHECK(step(Document::unwritten, Tri::no) == 0);
    CHECK(step(Document::note, Tri::yes) == 1);
    CHECK(step(Document::unregistered_lease, Tri::yes) == 2);
    CHECK(step(Document::registered_lease, Tri::yes) == 3);
    CHECK(step(Document::land_use_certificate, Tri::no) == 4);
    CHECK(step(Document::land_share_certificate, Tri::yes) == 5);
    CHECK(step(Document::land_use_certificate, Tri::yes) == 6);
    CHECK_FALSE(step(Document::land_use_certificate, Tri::unknown).has_value());
    CHECK_FALSE(step(Document::unknown, Tri::yes).has_value());
    CHECK_FALSE(step(Document::other, Tri::yes).has_value());
}

TEST_CASE("an ended term is a step down, and what was insecure stays so") {
    constexpr std::int32_t ended = 20181231;
    CHECK(step(Document::registered_lease, Tri::yes, ended) == 2);
    CHECK(step(Document::land_use_certificate, Tri::no, ended) == 2);
    CHECK(step(Document::land_use_certificate, Tri::yes, ended) == 5);
    CHECK(step(Document::unwritten, Tri::no, ended) == 0);
    CHECK(step(Document::registered_lease, Tri::yes, 20190101) == 3);
    Right right;
    right.document = Document::registered_lease;
    right.valid_to = ended;
    CHECK(ladder_step(right, 0) == 3);  // no day, no judgement
}

TEST_CASE("insecure shares of plots, hectares and holders") {
    // a: 1 ha by word of mouth.  b: 2 ha, certificate in own name.  a and b: 1 ha by halves,
    // unknown.
    Hand hand;
    const Index a = hand.member("a", Sex::female);
    const Index b = hand.member("b", Sex::male);
    hand.member("landless", Sex::female);
    hand.of_member(hand.plot(1.0), a).document = Document::unwritten;
    Right& own = hand.of_member(hand.plot(2.0), b);
    own.document = Document::land_use_certificate;
    own.named = Tri::yes;
    const Index joint = hand.plot(1.0);
    hand.of_member(joint, a, 50.0);
    hand.of_member(joint, b, 50.0);
    const Indicators found = hand.run();
    // Plots: 1 insecure, 1 not, 1 unknown of 3. Hectares: 1, 2, 1 of 4.
    check_bounds(figure(found, "2.8_insecure_plots"), 100.0 / 3, -1, 200.0 / 3);
    check_bounds(figure(found, "2.8_insecure_area"), 25, -1, 50);
    // Holders: b has a secure right whatever the rest; a may have. The landless are no holders.
    check_bounds(figure(found, "2.8_insecure_members"), 0, -1, 50);
    check_bounds(figure(found, "2.8_insecure_members.men"), 0, 0, 0);
    check_bounds(figure(found, "2.8_step_6_area"), 50, -1, 75);
    CHECK(figure(found, "2.8_step_6_members").known == 1);
    CHECK(figure(found, "2.8_step_6_members").unknown == 1);
}
