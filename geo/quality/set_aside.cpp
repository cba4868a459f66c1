#include "quality/set_aside.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <system_error>

#include "core/error.hpp"

namespace zamin::quality {

namespace {

constexpr std::size_t cells_across = 32;
constexpr std::size_t grid_cells = cells_across * cells_across;
// A polygon that meets more cells goes with every neighbourhood, instead of into each cell.
constexpr std::size_t most_cells_of_one = 16;

Error disk_error(const char* what) {
    return error("polygons cannot be {} the folder for temporary files: {}", what,
                 std::generic_category().message(errno));
}

// Arrays of plain values as they lie in memory; the file is never seen by another program.
class Writer {
  public:
    explicit Writer(std::FILE* file) : m_file(file) {}

    template <typename Value>
    void operator()(const std::vector<Value>& values) const {
        const std::uint64_t count = values.size();
        bytes(&count, sizeof count);
        bytes(values.data(), values.size() * sizeof(Value));
    }

  private:
    void bytes(const void* data, std::size_t size) const {
        if (size > 0 && std::fwrite(data, 1, size, m_file) != size) {
            throw disk_error("set aside in");
        }
    }
    std::FILE* m_file;
};

class Reader {
  public:
    explicit Reader(std::FILE* file) : m_file(file) {}

    template <typename Value>
    void operator()(std::vector<Value>& values) const {
        std::uint64_t count = 0;
        bytes(&count, sizeof count);
        values.resize(count);
        bytes(values.data(), values.size() * sizeof(Value));
    }

  private:
    void bytes(void* data, std::size_t size) const {
        if (size > 0 && std::fread(data, 1, size, m_file) != size) {
            throw disk_error("read back from");
        }
    }
    std::FILE* m_file;
};

// A text column as bytes end to end.
struct FlatTexts {
    std::vector<char> bytes;
    std::vector<std::uint32_t> lengths;
    static constexpr std::uint32_t null = 0xFFFFFFFF;

    void push(const Column& column, std::size_t row) {
        const std::string text = column.text(row);
        bytes.insert(bytes.end(), text.begin(), text.end());
        lengths.push_back(column.is_null(row) ? null : static_cast<std::uint32_t>(text.size()));
    }
};

// What is kept of some rows.
struct Rows {
    std::vector<std::uint32_t> rows;
    std::vector<std::int64_t> feature_ids;
    std::vector<double> areas_m2;
    Geometries geometry;
    std::vector<FlatTexts> texts;  // of the layer's columns

    template <typename Each>
    void each(const Each& array) {
        array(rows);
        array(feature_ids);
        array(areas_m2);
        array(geometry.coords);
        array(geometry.ring_offsets);
        array(geometry.part_offsets);
        array(geometry.feature_offsets);
        array(geometry.kinds);
        for (FlatTexts& column : texts) {
            array(column.bytes);
            array(column.lengths);
        }
    }
};

std::size_t place_on(double value, double least, double greatest) {
    const double share = (value - least) / (greatest - least);
    if (!(share > 0.0)) {
        return 0;
    }
    return std::min(cells_across - 1, static_cast<std::size_t>(std::min(share, 1.0) *
                                                               static_cast<double>(cells_across)));
}

}  // namespace

SetAside::SetAside(const Box& extent, Fields fields)
    : m_extent(extent),
      m_fields(std::move(fields)),
      m_file(std::tmpfile()),
      m_cells(grid_cells + 1) {
    if (!m_file) {
        throw disk_error("set aside in");
    }
}

std::size_t SetAside::column_at(double x) const {
    return place_on(x, m_extent.min_x, m_extent.max_x);
}

std::size_t SetAside::row_at(double y) const {
    return place_on(y, m_extent.min_y, m_extent.max_y);
}

std::size_t SetAside::cell_at(double x, double y) const {
    return row_at(y) * cells_across + column_at(x);
}

std::vector<std::vector<std::uint32_t>> SetAside::by_cell(const Geometries& polygons) const {
    std::vector<std::vector<std::uint32_t>> rows(m_cells.size());
    for (std::uint32_t i = 0; i < polygons.feature_count(); ++i) {
        if (polygons.kinds[i] != GeometryKind::polygon) {
            continue;
        }
        const Box box = polygons.feature_box(i);
        const std::size_t x0 = column_at(box.min_x), x1 = column_at(box.max_x);
        const std::size_t y0 = row_at(box.min_y), y1 = row_at(box.max_y);
        if ((x1 - x0 + 1) * (y1 - y0 + 1) > most_cells_of_one) {
            rows[grid_cells].push_back(i);
            continue;
        }
        for (std::size_t y = y0; y <= y1; ++y) {
            for (std::size_t x = x0; x <= x1; ++x) {
                rows[y * cells_across + x].push_back(i);
            }
        }
    }
    return rows;
}

void SetAside::add(const Layer& part, const Geometries& valid, std::span<const double> areas_m2) {
    if (m_head.source.empty()) {
        m_head.source = part.source;
        m_head.name = part.name;
        m_head.crs = part.crs;
        for (const std::string& name : {m_fields.id, m_fields.season, m_fields.holder_id}) {
            if (part.find_column(name) && !m_head.find_column(name)) {
                m_head.columns.emplace_back(name, ColumnType::text);
            }
        }
    }
    const auto rows = by_cell(valid);
    for (std::size_t cell = 0; cell < rows.size(); ++cell) {
        if (!rows[cell].empty()) {
            write(part, valid, areas_m2, rows[cell], m_cells[cell]);
        }
    }
    m_rows += part.size();
}

void SetAside::write(const Layer& part, const Geometries& valid, std::span<const double> areas_m2,
                     const std::vector<std::uint32_t>& rows, Cell& cell) {
    Rows block;
    block.texts.resize(m_head.columns.size());
    for (const std::uint32_t row : rows) {
        block.rows.push_back(static_cast<std::uint32_t>(m_rows + row));
        block.feature_ids.push_back(part.feature_ids[row]);
        block.areas_m2.push_back(areas_m2[row]);
        block.geometry.append(valid, row);
    }
    for (std::size_t c = 0; c < block.texts.size(); ++c) {
        const Column& column = part.column(m_head.columns[c].name);
        for (const std::uint32_t row : rows) {
            block.texts[c].push(column, row);
        }
    }
    Block written;
    written.rows = rows.size();
    if (std::fgetpos(m_file.get(), &written.place) != 0) {
        throw disk_error("set aside in");
    }
    block.each(Writer(m_file.get()));
    cell.blocks.push_back(written);
    cell.rows += rows.size();
}

std::size_t SetAside::arrange(std::size_t most_rows) {
    if (std::fflush(m_file.get()) != 0) {
        throw disk_error("set aside in");
    }
    std::size_t rows = 0;
    m_neighbourhoods.clear();
    for (std::size_t i = 0; i < grid_cells; ++i) {
        if (m_neighbourhoods.empty() || (rows > 0 && rows + m_cells[i].rows > most_rows)) {
            m_neighbourhoods.emplace_back();
            rows = 0;
        }
        m_cells[i].neighbourhood = m_neighbourhoods.size() - 1;
        m_neighbourhoods.back().push_back(i);
        rows += m_cells[i].rows;
    }
    return m_neighbourhoods.size();
}

SetAside::Neighbourhood SetAside::take_back(std::size_t neighbourhood) const {
    Neighbourhood result;
    result.layer = m_head;
    std::vector<bool> is_there(m_rows, false);
    for (const std::size_t cell : m_neighbourhoods[neighbourhood]) {
        take_back(m_cells[cell], is_there, result);
    }
    take_back(m_cells[grid_cells], is_there, result);
    return result;
}

void SetAside::take_back(const Cell& cell, std::vector<bool>& is_there, Neighbourhood& to) const {
    for (const Block& block : cell.blocks) {
        if (std::fsetpos(m_file.get(), &block.place) != 0) {
            throw disk_error("read back from");
        }
        Rows rows;
        rows.texts.resize(m_head.columns.size());
        rows.each(Reader(m_file.get()));
        std::vector<std::size_t> text_at(rows.texts.size(), 0);
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const bool is_new = !is_there[rows.rows[i]];
            for (std::size_t c = 0; c < rows.texts.size(); ++c) {
                const FlatTexts& texts = rows.texts[c];
                const bool is_null = texts.lengths[i] == FlatTexts::null;
                const std::size_t length = is_null ? 0 : texts.lengths[i];
                if (is_new && is_null) {
                    to.layer.columns[c].push_null();
                } else if (is_new) {
                    to.layer.columns[c].push_text({texts.bytes.data() + text_at[c], length});
                }
                text_at[c] += length;
            }
            if (is_new) {
                is_there[rows.rows[i]] = true;
                to.rows.push_back(rows.rows[i]);
                to.areas_m2.push_back(rows.areas_m2[i]);
                to.layer.feature_ids.push_back(rows.feature_ids[i]);
                to.layer.geometry.append(rows.geometry, i);
            }
        }
    }
}

bool SetAside::settles(std::size_t neighbourhood, const Box& first, const Box& second) const {
    const std::size_t cell =
        cell_at(std::max(first.min_x, second.min_x), std::max(first.min_y, second.min_y));
    return m_cells[cell].neighbourhood == neighbourhood;
}

}  // namespace zamin::quality
