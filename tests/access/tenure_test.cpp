// 2.1 to 2.3: whose right, whose document, whose hectares.
#include "hand.hpp"

using zamin::test::check_bounds;
using zamin::test::figure;
using zamin::test::Hand;
using namespace zamin::access;

namespace {

Tri right_of(Document document, Tri named, Tri sell, Tri bequeath,
             RightKind kind = RightKind::termless) {
    Right right;
    right.document = document;
    right.named = named;
    right.can_alienate = sell;
    right.can_bequeath = bequeath;
    right.kind = kind;
    return tenure_right(right, 0);
}

constexpr auto yes = Tri::yes, no = Tri::no, unknown = Tri::unknown;

}  // namespace

TEST_CASE("a right is one of three things, and none only if all three are known not to be") {
    CHECK(right_of(Document::land_use_certificate, yes, no, no) == yes);
    CHECK(right_of(Document::unwritten, no, yes, no) == yes);
    CHECK(right_of(Document::unwritten, no, no, yes) == yes);
    CHECK(right_of(Document::unwritten, no, no, no) == no);
    CHECK(right_of(Document::unwritten, no, no, unknown) == unknown);
    CHECK(right_of(Document::unknown, yes, no, no) == unknown);
    CHECK(right_of(Document::note, yes, no, no) == no);  // not a recognised document
    CHECK(right_of(Document::unwritten, no, no, unknown, RightKind::inheritable) == yes);
    CHECK(right_of(Document::unwritten, no, no, no, RightKind::inheritable) == no);
}

TEST_CASE("a certificate in the head's name is the head's right, not his wife's") {
    Hand hand;
    const Index head = hand.member("head", Sex::male);
    const Index wife = hand.member("wife", Sex::female);
    const Index plot = hand.plot(1.0);
    for (const auto& [who, named] : {std::pair(head, yes), std::pair(wife, no)}) {
        Right& right = hand.of_member(plot, who);
        right.document = Document::land_use_certificate;
        right.named = named;
        right.can_alienate = right.can_bequeath = no;
    }
    const Indicators found = hand.run();
    check_bounds(figure(found, "2.1a_tenure_right.men"), 100, 100, 100);
    check_bounds(figure(found, "2.1a_tenure_right.women"), 0, 0, 0);
    check_bounds(figure(found, "2.2a_document.women"), 0, 0, 0);
    check_bounds(figure(found, "2.2a_document_exists.women"), 100, 100, 100);
    check_bounds(figure(found, "2.1b_women_among_rights"), 0, 0, 0);
    // Both hold it: half a hectare each.
    check_bounds(figure(found, "2.3_women_of_area"), 50, 50, 50);
    check_bounds(figure(found, "2.3_gap_ratio"), 1, 1, 1);
    check_bounds(figure(found, "2.3_plots.joint_women_men"), 100, 100, 100);
}

TEST_CASE("an ended lease gives no right and no document, but is still held") {
    Hand hand;
    const Index m = hand.member("m", Sex::female);
    Right& lease = hand.of_member(hand.plot(2.0), m);
    lease.document = Document::registered_lease;
    lease.named = yes;
    lease.valid_to = 20171231;
    AccessOptions options;
    options.as_of = 20181231;
    const Indicators ended = hand.run(options);
    check_bounds(figure(ended, "2.1a_tenure_right"), 0, 0, 0);
    check_bounds(figure(ended, "2.2a_document"), 0, 0, 0);
    check_bounds(figure(ended, "land"), 2, 2, 2);
    check_bounds(figure(ended, "2.8_terms_ended"), 1, 1, 1);
    options.as_of = 20170601;
    check_bounds(figure(hand.run(options), "2.1a_tenure_right"), 100, 100, 100);
    CHECK(figure(hand.run(), "2.8_terms_ended").note == "no date given");
}

TEST_CASE("members of unknown sex stay in every total and widen women's part") {
    Hand hand;
    hand.holder("a", Sex::female, 1.0);
    hand.holder("b", Sex::female, 1.0);
    hand.holder("c", Sex::female, 1.0);
    hand.holder("d", Sex::male, 3.0);
    hand.holder("e", Sex::unknown, 2.0);
    const Indicators found = hand.run();
    CHECK(*figure(found, "members").value == 5);
    check_bounds(figure(found, "women"), 3, 3, 4);
    // Three of four of known sex; three or four of five.
    check_bounds(figure(found, "2.3_women_among_holders"), 60, 75, 80);
    // 3 of 6 ha; 3 or 5 of 8 ha; 2 of 8 ha are of unknown sex: more than a fifth.
    check_bounds(figure(found, "2.3_women_of_area"), 37.5, -1, 62.5);
    // 1 / 3 ha without her or him; as a woman 1.25 / 3, as a man 1 / 2.5.
    check_bounds(figure(found, "2.3_gap_ratio"), 1.0 / 3, 1.0 / 3, 1.25 / 3);
    CHECK(figure(found, "2.4_below_0.5_ha.sex_unknown").known == 1);
}

TEST_CASE("joint holding is told by the sexes of all who have a share") {
    Hand hand;
    const Index woman = hand.member("w", Sex::female);
    const Index other_woman = hand.member("w2", Sex::female);
    const Index man = hand.member("m", Sex::male);
    const Index group = hand.group("G");
    hand.of_member(hand.plot(1.0), woman);
    const Index women_only = hand.plot(1.0);
    hand.of_member(women_only, woman, 50.0);
    hand.of_member(women_only, other_woman, 50.0);
    const Index with_group = hand.plot(4.0);
    hand.of_member(with_group, man, 25.0);
    hand.right(with_group, PartyKind::group, group, 75.0);
    const Index named_only = hand.plot(1.0);  // the man is on the document without a part
    hand.of_member(named_only, woman, 100.0);
    hand.of_member(named_only, man, 0.0);
    const Indicators found = hand.run();
    // Members' hectares: 1 + 1 + 1 (of 4) + 1.
    check_bounds(figure(found, "2.3_area.sole_women"), 50, 50, 50);
    check_bounds(figure(found, "2.3_area.other_joint"), 25, 25, 25);
    check_bounds(figure(found, "2.3_area.group"), 25, 25, 25);
    check_bounds(figure(found, "2.3_area.sole_men"), 0, 0, 0);
    // Plots by shares: 1, 1, 1/4, 1.
    check_bounds(figure(found, "2.3_plots.group"), 100 * 0.25 / 3.25, 100 * 0.25 / 3.25,
                 100 * 0.25 / 3.25);
}

TEST_CASE("what was not asked is not collected, never 0 %") {
    Hand hand;
    hand.holder("a", Sex::female, 1.0);
    const Estimate secure = figure(hand.run(), "2.2b_perceived_secure");
    CHECK(secure.note == "not collected");
    CHECK_FALSE(secure.value.has_value());
    CHECK_FALSE(secure.lower.has_value());
    CHECK(secure.unknown == 1);
    hand.h.security_asked = true;
    hand.h.rights[0].perceived_secure = Tri::yes;
    hand.h.rights[0].can_bequeath = Tri::no;
    check_bounds(figure(hand.run(), "2.2b_perceived_secure"), 0, 0, 0);
    hand.h.rights[0].can_bequeath = Tri::yes;
    check_bounds(figure(hand.run(), "2.2b_perceived_secure"), 100, 100, 100);
}
