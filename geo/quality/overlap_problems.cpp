#include "quality/overlap_problems.hpp"

#include <tbb/parallel_for.h>

#include <string>

#include "measure/area.hpp"
#include "measure/overlap.hpp"
#include "measure/width.hpp"

namespace zamin::quality {

namespace {

using measure::Overlap;

class Judge {
  public:
    Judge(const Layer& layer, std::span<const double> areas_m2, const Fields& fields,
          const Options& options)
        : m_layer(layer),
          m_areas_m2(areas_m2),
          m_id(layer.find_column(fields.id)),
          m_season(layer.find_column(fields.season)),
          m_holder(layer.find_column(fields.holder_id)),
          m_options(options) {}

    // One plot in two seasons is two rows, and no conflict.
    bool is_two_seasons(const Overlap& pair) const {
        return m_id && m_season && !m_id->is_null(pair.first) &&
               m_id->text(pair.first) == m_id->text(pair.second) &&
               m_season->text(pair.first) != m_season->text(pair.second);
    }

    Finding judge(const Overlap& pair, double width_m) const {
        Finding finding;
        finding.row = pair.first;
        finding.other = pair.second;
        finding.area_before_ha = m_areas_m2[pair.first] / measure::m2_per_ha;
        const double larger_share = std::max(pair.first_share, pair.second_share);
        if (pair.iou > m_options.same_iou) {
            finding.kind = Kind::surveyed_twice;
            finding.offer = said("both kept; say which one is right");
        } else if (width_m <= m_options.sliver_m && larger_share <= m_options.sliver_share) {
            make_sliver(pair, finding);
        } else if (larger_share > m_options.conflict_share) {
            finding.kind = Kind::overlap;
            finding.offer = said("both parties listed, neither cut");
        } else {
            finding.kind = Kind::small_overlap;
            finding.severity = Severity::note;
            finding.offer = said("neither cut");
        }
        finding.detail = detail(pair, finding, width_m);
        return finding;
    }

  private:
    // The larger plot gives way, since it loses the smaller share.
    void make_sliver(const Overlap& pair, Finding& finding) const {
        const bool first_gives = m_areas_m2[pair.first] >= m_areas_m2[pair.second];
        finding.kind = Kind::sliver;
        finding.severity = Severity::note;
        finding.mendable = true;
        finding.row = first_gives ? pair.first : pair.second;
        finding.other = first_gives ? pair.second : pair.first;
        const double before_m2 = m_areas_m2[*finding.row];
        finding.area_before_ha = before_m2 / measure::m2_per_ha;
        finding.area_after_ha = (before_m2 - pair.area_m2) / measure::m2_per_ha;
        finding.offer = said("proposed: snap its border to that of feature {0}",
                             {std::to_string(m_layer.feature_ids[*finding.other])});
    }

    Sentence detail(const Overlap& pair, const Finding& finding, double width_m) const {
        const bool turned = finding.row != pair.first;
        const double own = turned ? pair.second_share : pair.first_share;
        const double others = turned ? pair.first_share : pair.second_share;
        Sentence text = said("{0} ha in common with feature {1}",
                             {Figure{pair.area_m2 / measure::m2_per_ha, 4},
                              std::to_string(m_layer.feature_ids[*finding.other])});
        text.then(party(*finding.other))
            .then(said(": {0} % of this", {Figure{100.0 * own, 1}}))
            .then(party(*finding.row))
            .then(
                said(", {0} % of that; IoU {1}", {Figure{100.0 * others, 1}, Figure{pair.iou, 2}}));
        if (finding.kind == Kind::sliver) {
            text.then(said("; a strip {0} m wide", {Figure{width_m, 1}}));
        }
        return pair.identical ? text.then(said("; the same vertices")) : text;
    }

    // " (KUL-0344, holder M0012)", as far as the columns say.
    Sentence party(std::uint32_t row) const {
        const std::string id = m_id ? m_id->text(row) : "";
        const std::string holder = m_holder ? m_holder->text(row) : "";
        if (!m_id && !m_holder) {
            return {};
        }
        const std::string begin = " (" + id + (id.empty() ? "" : ", ");
        if (!m_holder) {
            return said("{0}no holders named)", {begin});
        }
        return holder.empty() ? said("{0}holder unknown)", {begin})
                              : said("{0}holder {1})", {begin, holder});
    }

    const Layer& m_layer;
    std::span<const double> m_areas_m2;
    const Column* m_id;
    const Column* m_season;
    const Column* m_holder;
    const Options& m_options;
};

}  // namespace

void find_overlap_problems(const Layer& layer, const Layer& valid, std::span<const double> areas_m2,
                           const Fields& fields, const Options& options, Findings& found,
                           Progress& progress) {
    const measure::Overlaps overlaps = measure::find_overlaps(valid, areas_m2, {}, progress);
    const Judge judge(layer, areas_m2, fields, options);
    std::vector<Finding> findings(overlaps.pairs.size());
    tbb::parallel_for(std::size_t{0}, findings.size(), [&](std::size_t i) {
        progress.check();
        const double width_m =
            measure::width_m(overlaps.shapes, i, valid.crs, 2.0 * options.sliver_m);
        findings[i] = judge.judge(overlaps.pairs[i], width_m);
    });
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (!judge.is_two_seasons(overlaps.pairs[i])) {
            found.findings.push_back(std::move(findings[i]));
            found.shapes.append(overlaps.shapes, i);
        }
    }
    if (overlaps.some_left_out) {
        Finding finding;
        finding.kind = Kind::left_out;
        finding.detail = said("more than {0} polygons lie on one; its other pairs are not listed",
                              {Figure{static_cast<double>(measure::OverlapOptions{}.most_of_one)}});
        finding.offer = said("none");
        found.findings.push_back(std::move(finding));
        found.shapes.add_empty();
    }
}

}  // namespace zamin::quality
