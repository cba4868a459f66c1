#include "style/crop_colours.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <algorithm>
#include <functional>
#include <map>

#include "text/words.hpp"

namespace zamin::style {

namespace {

struct CropWord {
    std::string_view word;  // folded
    CropSlot slot;
};

// clang-format off
constexpr CropWord crop_words[] = {
    {"rice", 0}, {"paddy", 0}, {"шоли", 0}, {"биринч", 0}, {"рис", 0},
    {"tomato", 1}, {"tomatoes", 1}, {"помидор", 1}, {"помидоры", 1}, {"томат", 1}, {"томаты", 1},
    {"onion", 2}, {"onions", 2}, {"пиёз", 2}, {"лук", 2},
    {"cotton", 3}, {"пахта", 3}, {"хлопок", 3}, {"хлопчатник", 3},
    {"wheat", 4}, {"winter wheat", 4}, {"spring wheat", 4}, {"гандум", 4}, {"пшеница", 4},
    {"potato", 5}, {"potatoes", 5}, {"картошка", 5}, {"картофель", 5},
    {"maize", 6}, {"corn", 6}, {"чуворимакка", 6}, {"кукуруза", 6},
    {"orchard", 7}, {"orchards", 7}, {"vineyard", 7}, {"vineyards", 7}, {"vine", 7}, {"fruit", 7},
    {"grapes", 7}, {"orchard and vine", 7}, {"бог", 7}, {"токзор", 7}, {"сад", 7},
    {"виноградник", 7}, {"виноград", 7},
    {"vegetables", 8}, {"vegetable", 8}, {"other vegetables", 8}, {"сабзавот", 8}, {"овощи", 8},
    {"fallow", fallow_slot}, {"бекорхобида", fallow_slot}, {"пар", fallow_slot},
    {"залежь", fallow_slot},
    {"unknown", unknown_slot}, {"(unknown)", unknown_slot}, {"n/a", unknown_slot},
    {"номаълум", unknown_slot}, {"неизвестно", unknown_slot}, {"?", unknown_slot},
    {"-", unknown_slot},
};

constexpr std::array<std::uint32_t, crop_slots> slot_rgb = {
    0x44AA99, 0xCC6677, 0xAA4499, 0xDDCC77, 0x999933, 0x882255, 0x117733, 0x332288, 0x88CCEE,
    0xDDDDDD, 0xA39E93, 0x000000};
// clang-format on

bool is_hue(CropSlot slot) {
    return slot < hue_slots;
}

// Crops that share a slot of their own (orchard, vineyard) stand and fall together.
struct Contender {
    std::vector<const CropCount*> crops;
    CropSlot own = other_slot;
    std::int64_t plots = 0;
};

std::vector<Contender> contenders(std::span<const CropCount> counts) {
    std::map<std::string, Contender> by_key;
    for (const CropCount& count : counts) {
        const CropSlot own = own_slot(count.crop);
        if (own == unknown_slot || own == fallow_slot) {
            continue;
        }
        Contender& contender =
            by_key[is_hue(own) ? std::string(1, static_cast<char>(own)) : "name " + count.crop];
        contender.own = own;
        contender.crops.push_back(&count);
        contender.plots += count.plots;
    }
    std::vector<Contender> result;
    for (auto& [key, contender] : by_key) {
        std::sort(contender.crops.begin(), contender.crops.end(), [](auto* a, auto* b) {
            return a->plots != b->plots ? a->plots > b->plots : a->crop < b->crop;
        });
        result.push_back(std::move(contender));
    }
    std::sort(result.begin(), result.end(), [](const Contender& a, const Contender& b) {
        return a.plots != b.plots ? a.plots > b.plots
                                  : a.crops.front()->crop < b.crops.front()->crop;
    });
    return result;
}

// Gives the hues: own colours first, then the free ones by name.
void give_hues(std::vector<Contender>& shown) {
    std::array<bool, hue_slots> taken{};
    std::vector<Contender*> waiting;
    for (Contender& contender : shown) {
        if (is_hue(contender.own)) {
            taken[contender.own] = true;
        } else {
            waiting.push_back(&contender);
        }
    }
    std::sort(waiting.begin(), waiting.end(), [](const Contender* a, const Contender* b) {
        return a->crops.front()->crop < b->crops.front()->crop;
    });
    CropSlot next = 0;
    for (Contender* contender : waiting) {
        while (taken[next]) {
            ++next;
        }
        contender->own = next;
        taken[next] = true;
    }
}

void add(CropScheme& scheme, CropSlot slot, const CropCount& count) {
    scheme.slots[count.crop] = slot;
    auto entry = std::find_if(scheme.legend.begin(), scheme.legend.end(),
                              [slot](const LegendEntry& e) { return e.slot == slot; });
    if (entry == scheme.legend.end()) {
        scheme.legend.push_back({slot, {}, 0});
        entry = std::prev(scheme.legend.end());
    }
    entry->crops.push_back(count.crop);
    entry->plots += count.plots;
}

}  // namespace

Colour crop_colour(CropSlot slot, Colour hatch) {
    return slot == unknown_slot ? hatch : Colour::hex(slot_rgb[slot]);
}

CropSlot own_slot(std::string_view crop) {
    const std::string word = text::fold_word(crop);
    if (word.empty()) {
        return unknown_slot;
    }
    const auto* const found = std::find_if(std::begin(crop_words), std::end(crop_words),
                                           [&](const CropWord& w) { return w.word == word; });
    return found == std::end(crop_words) ? other_slot : found->slot;
}

CropSlot CropScheme::slot(std::string_view crop) const {
    const auto found = slots.find(std::string(crop));
    if (found != slots.end()) {
        return found->second;
    }
    return own_slot(crop) == unknown_slot ? unknown_slot : other_slot;
}

bool CropScheme::has_other() const {
    return std::any_of(legend.begin(), legend.end(),
                       [](const LegendEntry& e) { return e.slot == other_slot; });
}

CropScheme assign_colours(std::span<const CropCount> counts) {
    std::vector<Contender> ranked = contenders(counts);
    std::vector<Contender> rest;
    if (ranked.size() > hue_slots) {
        rest.assign(std::make_move_iterator(ranked.begin() + hue_slots),
                    std::make_move_iterator(ranked.end()));
        ranked.resize(hue_slots);
    }
    give_hues(ranked);
    CropScheme scheme;
    for (const Contender& contender : ranked) {
        for (const CropCount* crop : contender.crops) {
            add(scheme, contender.own, *crop);
        }
    }
    for (const CropSlot slot : {fallow_slot, unknown_slot}) {
        for (const CropCount& count : counts) {
            if (own_slot(count.crop) == slot) {
                add(scheme, slot, count);
            }
        }
        if (slot == fallow_slot) {
            for (const Contender& contender : rest) {
                for (const CropCount* crop : contender.crops) {
                    add(scheme, other_slot, *crop);
                }
            }
        }
    }
    return scheme;
}

namespace {

// Looked up by views of the column's own texts.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};
template <typename Value>
using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

using Rows = tbb::blocked_range<std::size_t>;
constexpr std::size_t rows_at_once = 16'384;

// Calls visit(row, text) for some rows of a column.
template <typename Visit>
void each_text(const Column& column, const Rows& rows, Visit visit) {
    for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
        if (column.is_number()) {
            visit(row, column.text(row));
        } else {
            visit(row, column.text_view(row));
        }
    }
}

using TextCounts = ByText<std::int64_t>;

TextCounts counted(const Column& column, const Rows& rows, TextCounts counts) {
    each_text(column, rows, [&](std::size_t, std::string_view text) {
        const auto found = counts.find(text);
        if (found != counts.end()) {
            ++found->second;
        } else {
            counts.emplace(text, 1);
        }
    });
    return counts;
}

TextCounts together(TextCounts a, const TextCounts& b) {
    for (const auto& [text, count] : b) {
        a[text] += count;
    }
    return a;
}

}  // namespace

std::vector<CropCount> count_values(const Column& column) {
    const TextCounts counts = tbb::parallel_reduce(
        Rows(0, column.size(), rows_at_once), TextCounts(),
        [&](const Rows& rows, TextCounts some) { return counted(column, rows, std::move(some)); },
        together);
    std::vector<CropCount> result;
    for (const auto& [crop, plots] : counts) {
        result.push_back({crop, plots});
    }
    std::sort(result.begin(), result.end(),
              [](const CropCount& a, const CropCount& b) { return a.crop < b.crop; });
    return result;
}

std::vector<std::uint8_t> classify(const Column& column, const CropScheme& scheme) {
    std::vector<std::uint8_t> classes(column.size(), unknown_slot);
    tbb::parallel_for(Rows(0, column.size(), rows_at_once), [&](const Rows& rows) {
        ByText<CropSlot> known;
        each_text(column, rows, [&](std::size_t row, std::string_view text) {
            auto found = known.find(text);
            if (found == known.end()) {
                found = known.emplace(text, scheme.slot(text)).first;
            }
            classes[row] = found->second;
        });
    });
    return classes;
}

}  // namespace zamin::style
