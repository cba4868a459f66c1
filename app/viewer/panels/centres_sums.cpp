#include <algorithm>
#include <numeric>

#include "style/catchment_style.hpp"
#include "viewer/panels/centres_view.hpp"

namespace zamin::viewer {

namespace {

using catchment::Catchments;
using catchment::Centre;

// Tonnes without room count for the centre that is the only one of its commodity.
std::optional<std::size_t> only_centre_for(const Catchments& catchments, const std::string& crop) {
    const auto takes = [&](const Centre& centre) { return centre.commodity == crop; };
    const auto& centres = catchments.centres;
    const auto only = std::ranges::find_if(centres, takes);
    return std::ranges::count_if(centres, takes) == 1
               ? std::optional(static_cast<std::size_t>(only - centres.begin()))
               : std::nullopt;
}

}  // namespace

double AnswerSums::left() const {
    return std::accumulate(left_t.begin(), left_t.end(), 0.0);
}

AnswerSums sums_of(const Catchments& catchments) {
    AnswerSums sums;
    sums.left_t.assign(style::left_reasons, 0.0);
    for (const catchment::CentreSum& sum : catchments.sums) {
        sums.wanted_t.push_back(sum.tonnes);
    }
    for (const catchment::Delivery& delivery : catchments.deliveries) {
        const double tonnes = delivery.tonnes.value_or(0.0);
        sums.unknown_farms += delivery.reason == catchment::Reason::tonnes_unknown ? 1.0 : 0.0;
        if (delivery.reason == catchment::Reason::served) {
            sums.served_t += tonnes;
        } else if (const auto reason = left_class(delivery.reason)) {
            sums.left_t[*reason] += tonnes;
        }
        if (delivery.reason == catchment::Reason::no_room) {
            const auto only =
                only_centre_for(catchments, catchments.farms[delivery.farm].commodity);
            if (only) {
                sums.wanted_t[*only] += tonnes;
            }
        }
    }
    return sums;
}

}  // namespace zamin::viewer
