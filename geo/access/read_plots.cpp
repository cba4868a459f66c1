// Plots, their crops, and the rights that stand in the plots' own table.
#include "access/field.hpp"
#include "measure/area.hpp"

namespace zamin::access {

namespace {

constexpr double differing_shapes = 0.01;  // of the area, for one plot id

class PlotReader {
  public:
    PlotReader(const Source& source, Holdings& holdings, Lookup& lookup, Progress& progress)
        : m_source(source),
          m_layer(*source.layer),
          m_holdings(holdings),
          m_lookup(lookup),
          m_misread(source) {
        if (m_layer.crs.known()) {
            m_areas_m2 = measure::feature_areas_m2(m_layer, progress);
        }
        const std::size_t rows = m_layer.size();
        m_holdings.plots.reserve(rows);
        m_holdings.rights.reserve(rows);
        m_lookup.plots.reserve(rows);
    }

    void read() {
        for (std::size_t row = 0; row < m_layer.size(); ++row) {
            const Index plot = plot_of(row);
            const bool new_crop = add_crop(row, plot);
            add_right(row, plot, new_crop);
        }
        m_misread.add_to(m_lookup.words, m_holdings.problems);
    }

  private:
    Index plot_of(std::size_t row) {
        std::string id = m_id.copy(row);
        if (id.empty()) {
            id = "row " + std::to_string(m_layer.feature_ids[row]);
        }
        const auto [entry, is_new] =
            m_lookup.plots.try_emplace(id, static_cast<Index>(m_holdings.plots.size()));
        if (is_new) {
            m_holdings.plots.push_back(new_plot(row, std::move(id)));
        } else {
            compare_shapes(row, m_holdings.plots[static_cast<std::size_t>(entry->second)]);
        }
        return entry->second;
    }

    std::string hectares(double area_ha) const {
        return short_number(area_ha, m_lookup.words.language());
    }

    std::optional<double> measured_ha(std::size_t row) const {
        const bool has_area = m_layer.geometry.kinds[row] == GeometryKind::polygon &&
                              !m_areas_m2.empty() && m_areas_m2[row] > 0.0;
        return has_area ? std::optional(m_areas_m2[row] / measure::m2_per_ha) : std::nullopt;
    }

    Plot new_plot(std::size_t row, std::string id) {
        Plot plot;
        plot.id = std::move(id);
        plot.land_class = m_class.copy(row);
        plot.irrigated = m_misread.read(m_water, "irrigation", row, irrigated_from, Tri::unknown);
        plot.village = find_id(m_lookup.villages, m_village.text(row));
        if (m_layer.geometry.kinds[row] == GeometryKind::polygon) {
            plot.feature = row;
        }
        plot.area_ha = measured_ha(row);
        plot.area_source = plot.area_ha ? AreaSource::measured : AreaSource::unknown;
        use_declared_area(row, plot);
        return plot;
    }

    void use_declared_area(std::size_t row, Plot& plot) {
        const std::optional<double> declared_ha = m_declared.number(row);
        if (declared_ha && *declared_ha <= 0.0) {
            m_holdings.problems.push_back(problem_at(
                m_source, row, m_lookup.words.tr("negative area"),
                m_lookup.words.tr("plot {0} is declared with {1} ha", plot.id,
                                  hectares(*declared_ha)),
                plot.area_ha ? m_lookup.words.tr("the measured area counts")
                             : m_lookup.words.tr(
                                   "its area is unknown: its holders' land is at least the rest")));
        } else if (!plot.area_ha && declared_ha) {
            plot.area_ha = declared_ha;
            plot.area_source = AreaSource::declared;
            m_holdings.problems.push_back(
                problem_at(m_source, row, m_lookup.words.tr("plot without geometry"),
                           m_lookup.words.tr("plot {0} has no polygon, {1} ha are declared",
                                             plot.id, hectares(*declared_ha)),
                           m_lookup.words.tr("the declared area counts")));
        } else if (!plot.area_ha) {
            m_holdings.problems.push_back(problem_at(
                m_source, row, m_lookup.words.tr("plot without area"),
                m_lookup.words.tr("plot {0} has no polygon and no declared area", plot.id),
                m_lookup.words.tr("its area is unknown: its holders' land is at least the rest")));
        }
    }

    void compare_shapes(std::size_t row, Plot& plot) {
        const std::optional<double> area_ha = measured_ha(row);
        if (!area_ha) {
            return;
        }
        if (plot.area_source != AreaSource::measured) {
            plot.area_ha = area_ha;
            plot.area_source = AreaSource::measured;
            plot.feature = row;
        } else if (std::abs(*area_ha - *plot.area_ha) > differing_shapes * *plot.area_ha) {
            m_holdings.problems.push_back(
                problem_at(m_source, row, m_lookup.words.tr("one plot id, two shapes"),
                           m_lookup.words.tr("plot {0}: {1} ha here, {2} ha in its first row",
                                             plot.id, hectares(*area_ha), hectares(*plot.area_ha)),
                           m_lookup.words.tr("the first shape's area counts")));
        }
    }

    // Whether the row says something new about the plot's crops.
    bool add_crop(std::size_t row, Index plot) {
        CropRecord record;
        record.plot = plot;
        record.crop = name_index(m_crops, m_holdings.crops, m_crop.text(row));
        record.season = name_index(m_seasons, m_holdings.seasons, m_season.text(row));
        const auto index = static_cast<std::size_t>(plot);
        if (m_last_crop.size() <= index) {
            m_last_crop.resize(index + 1, none);
        }
        for (Index at = m_last_crop[index]; at != none;
             at = m_before[static_cast<std::size_t>(at)]) {
            const CropRecord& other = m_holdings.crop_records[static_cast<std::size_t>(at)];
            if (other.crop == record.crop && other.season == record.season) {
                return false;
            }
        }
        m_before.push_back(m_last_crop[index]);
        m_last_crop[index] = static_cast<Index>(m_holdings.crop_records.size());
        m_holdings.crop_records.push_back(record);
        return true;
    }

    void add_right(std::size_t row, Index plot, bool new_crop) {
        Right right = new_right(row, plot);
        const auto index = static_cast<std::size_t>(plot);
        if (m_last_right.size() <= index) {
            m_last_right.resize(index + 1, none);
        }
        for (Index at = m_last_right[index]; at != none;
             at = m_right_before[static_cast<std::size_t>(at)]) {
            const Right& other = m_holdings.rights[static_cast<std::size_t>(at)];
            if (other.party == right.party && other.holder == right.holder &&
                other.party_id == right.party_id) {
                if (!new_crop) {
                    m_holdings.problems.push_back(problem_at(
                        m_source, row, m_lookup.words.tr("plot twice"),
                        m_lookup.words.tr("plot {0} stands twice with the same holder and crop",
                                          m_holdings.plots[index].id),
                        m_lookup.words.tr("counted once")));
                }
                return;
            }
        }
        m_right_before.push_back(m_last_right[index]);
        m_last_right[index] = static_cast<Index>(m_holdings.rights.size());
        m_holdings.rights.push_back(std::move(right));
    }

    Right new_right(std::size_t row, Index plot) {
        Right right;
        right.plot = plot;
        right.sex = m_misread.read(m_sex, "holder_sex", row, sex_from, Sex::unknown);
        right.kind = right_kind_from(m_tenure.text(row)).value_or(RightKind::unknown);
        right.document =
            m_misread.read(m_document, "document", row, document_from, Document::unknown);
        right.named = m_misread.read(m_named, "named_on_document", row, tri_from, Tri::unknown);
        right.written_share_pct = m_share.number(row);
        set_party(right, m_holder.text(row), std::nullopt, m_holdings, m_lookup);
        if (right.party == PartyKind::nobody) {
            if (const Index group = find_id(m_lookup.groups, m_group.text(row)); group != none) {
                right.party = PartyKind::group;
                right.holder = group;
            }
        }
        return right;
    }

    const Source& m_source;
    const Layer& m_layer;
    Holdings& m_holdings;
    Lookup& m_lookup;
    Misread m_misread;
    std::vector<double> m_areas_m2;
    Ids m_crops, m_seasons;
    // Chains of the crop records and of the rights of a plot, the latest first.
    std::vector<Index> m_last_crop, m_before, m_last_right, m_right_before;
    Field m_id{m_source, "plot_id"}, m_crop{m_source, "crop"}, m_season{m_source, "season"},
        m_class{m_source, "land_class"}, m_water{m_source, "irrigation"},
        m_tenure{m_source, "tenure"}, m_document{m_source, "document"},
        m_named{m_source, "named_on_document"}, m_holder{m_source, "holder_id"},
        m_sex{m_source, "holder_sex"}, m_share{m_source, "share_pct"},
        m_group{m_source, "group_id"}, m_village{m_source, "village_id"},
        m_declared{m_source, "declared_ha"};
};

}  // namespace

void read_plots(const Source& source, Holdings& holdings, Lookup& lookup, Progress& progress) {
    if (source) {
        PlotReader(source, holdings, lookup, progress).read();
    }
}

}  // namespace zamin::access
