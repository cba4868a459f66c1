#include "io/repeats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "core/msgid.hpp"
#include "io/walk.hpp"

namespace zamin::io {

namespace {

// How a child's row names its parent's.
struct Link {
    const char* child;   // column of the child
    const char* parent;  // column of the parent
};
constexpr std::array links{Link{"_parent_index", "_index"}, Link{"PARENT_KEY", "KEY"}};
constexpr const char* parent_table = "_parent_table_name";

int field_of(OGRLayer& layer, const std::string& name) {
    return layer.GetLayerDefn()->GetFieldIndex(name.c_str());
}

std::string value_of(const OGRFeature& feature, int field) {
    return field >= 0 && feature.IsFieldSetAndNotNull(field) ? feature.GetFieldAsString(field)
                                                             : std::string();
}

// -- repeats as columns ---------------------------------------------------------------------------

// The columns of one repeat: question -> its fields by time.
struct Repeat {
    std::string name;
    std::vector<std::string> questions;
    std::map<int, std::vector<int>> times;  // fields in the order of `questions`, -1 = none
};

std::vector<Repeat> repeats_of(OGRLayer& layer) {
    std::vector<Repeat> repeats;
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    std::vector<std::map<std::string, std::size_t>> places;  // of the questions of each repeat
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const auto column = parse_repeat_column(definition.GetFieldDefn(i)->GetNameRef());
        if (!column) {
            continue;
        }
        auto repeat = std::find_if(repeats.begin(), repeats.end(),
                                   [&](const Repeat& r) { return r.name == column->repeat; });
        if (repeat == repeats.end()) {
            repeat = repeats.insert(repeats.end(), Repeat{column->repeat, {}, {}});
            places.emplace_back();
        }
        auto& known = places[static_cast<std::size_t>(repeat - repeats.begin())];
        const auto [place, is_new] = known.emplace(column->question, repeat->questions.size());
        if (is_new) {
            repeat->questions.push_back(column->question);
        }
        auto& fields = repeat->times[column->time];
        fields.resize(std::max(fields.size(), place->second + 1), -1);
        fields[place->second] = i;
    }
    return repeats;
}

bool answered(const OGRFeature& feature, const std::vector<int>& fields) {
    return std::any_of(fields.begin(), fields.end(), [&](int field) {
        return field >= 0 && feature.IsFieldSetAndNotNull(field) &&
               !is_blank_answer(feature.GetFieldAsString(field));
    });
}

void create_field(OGRLayer& layer, const std::string& name, OGRFieldType type) {
    if (field_of(layer, name) < 0) {
        OGRFieldDefn field(name.c_str(), type);
        layer.CreateField(&field);
    }
}

// A table of the repeat's rows behind the others.
void add_repeat_table(GDALDataset& dataset, OGRLayer& from, const Repeat& repeat) {
    OGRLayer* table = dataset.CreateLayer(repeat.name.c_str(), nullptr, wkbNone, nullptr);
    if (!table) {
        return;
    }
    for (const std::string& question : repeat.questions) {
        create_field(*table, repeat.name + "/" + question, OFTString);
    }
    create_field(*table, "_index", OFTInteger64);
    create_field(*table, "_parent_index", OFTInteger64);
    create_field(*table, parent_table, OFTString);
    GIntBig index = 0;
    from.ResetReading();
    while (const Feature parent{from.GetNextFeature()}) {
        for (const auto& [time, fields] : repeat.times) {
            if (!answered(*parent, fields)) {
                continue;
            }
            const Feature row(OGRFeature::CreateFeature(table->GetLayerDefn()));
            row->SetFID(++index);
            for (std::size_t q = 0; q < fields.size(); ++q) {
                if (fields[q] >= 0 && parent->IsFieldSetAndNotNull(fields[q])) {
                    row->SetField(static_cast<int>(q), parent->GetFieldAsString(fields[q]));
                }
            }
            row->SetField("_index", index);
            row->SetField("_parent_index", parent->GetFID());
            row->SetField(parent_table, from.GetName());
            if (table->CreateFeature(row.get()) != OGRERR_NONE) {
                return;  // memory is full
            }
        }
    }
}

void delete_repeat_columns(OGRLayer& layer) {
    for (int i = layer.GetLayerDefn()->GetFieldCount() - 1; i >= 0; --i) {
        if (parse_repeat_column(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef())) {
            layer.DeleteField(i);
        }
    }
}

// The rows' ids as `_index`, which the new tables point to.
void number_rows(OGRLayer& layer) {
    if (field_of(layer, "_index") >= 0) {
        return;
    }
    create_field(layer, "_index", OFTInteger64);
    layer.ResetReading();
    while (const Feature feature{layer.GetNextFeature()}) {
        feature->SetField("_index", feature->GetFID());
        if (layer.SetFeature(feature.get()) != OGRERR_NONE) {
            return;
        }
    }
}

Problem note_of(const std::string& layer, const char* word, Sentence detail, Sentence action) {
    Problem note;
    note.layer = layer;
    note.problem = word;
    note.severity = Severity::note;
    note.detail = std::move(detail);
    note.action = std::move(action);
    note.fate = Fate::reinterpreted;
    return note;
}

// Tables behind the first ones may hold repeats themselves: the list grows as it is gone through.
void split_repeats(GDALDataset& dataset, std::vector<Problem>& notes) {
    constexpr int most_tables = 200;
    for (int i = 0; i < dataset.GetLayerCount() && i < most_tables; ++i) {
        OGRLayer& layer = *dataset.GetLayer(i);
        const std::vector<Repeat> repeats = repeats_of(layer);
        for (const Repeat& repeat : repeats) {
            add_repeat_table(dataset, layer, repeat);
            OGRLayer* table = dataset.GetLayerByName(repeat.name.c_str());
            notes.push_back(
                note_of(repeat.name, msgid("repeated questions"),
                        said("{0} columns of {1} ask {2} questions up to {3} times",
                             {count(repeat.questions.size() * repeat.times.size()), layer.GetName(),
                              count(repeat.questions.size()), count(repeat.times.size())}),
                        said("a row for each time that was answered")));
            notes.back().rows = table ? table->GetFeatureCount() : 0;
        }
        if (!repeats.empty()) {
            delete_repeat_columns(layer);
            number_rows(layer);
        }
    }
}

// -- tables that point to their parents -----------------------------------------------------------

const Link* link_of(OGRLayer& layer) {
    const auto found = std::find_if(links.begin(), links.end(), [&](const Link& link) {
        return field_of(layer, link.child) >= 0;
    });
    return found == links.end() ? nullptr : found;
}

std::map<std::string, GIntBig> rows_by_key(OGRLayer& layer, int field) {
    std::map<std::string, GIntBig> rows;
    layer.ResetReading();
    while (const Feature feature{layer.GetNextFeature()}) {
        rows.emplace(value_of(*feature, field), feature->GetFID());
    }
    return rows;
}

// The table that a child's rows point to: the one named in them (workbooks cut names of sheets at
// 31 characters), else the one that has the key of its first row.
OGRLayer* parent_of(GDALDataset& dataset, OGRLayer& child, const Link& link) {
    child.ResetReading();
    const Feature first(child.GetNextFeature());
    if (!first) {
        return nullptr;
    }
    const std::string named = value_of(*first, field_of(child, parent_table));
    const std::string key = value_of(*first, field_of(child, link.child));
    for (OGRLayer* layer : dataset.GetLayers()) {
        const int field = field_of(*layer, link.parent);
        if (layer == &child || field < 0) {
            continue;
        }
        const std::string name = layer->GetName();
        if (named.empty() ? rows_by_key(*layer, field).count(key) > 0
                          : !name.empty() && named.rfind(name, 0) == 0) {
            return layer;
        }
    }
    return nullptr;
}

class RepeatJoiner {
  public:
    RepeatJoiner(GDALDataset& dataset, std::vector<Problem>& notes)
        : m_dataset(dataset), m_notes(notes) {}

    // Parents first, so that grandchildren get their grandparents' columns.
    void join(OGRLayer& child) {
        if (!m_seen.insert(&child).second) {
            return;
        }
        const Link* link = link_of(child);
        OGRLayer* parent = link ? parent_of(m_dataset, child, *link) : nullptr;
        if (parent) {
            join(*parent);
            fill(child, *parent, *link);
        }
    }

  private:
    void fill(OGRLayer& child, OGRLayer& parent, const Link& link) {
        std::vector<std::pair<int, int>> fields;  // of the parent, of the child
        for (int i = 0; i < parent.GetLayerDefn()->GetFieldCount(); ++i) {
            const OGRFieldDefn* field = parent.GetLayerDefn()->GetFieldDefn(i);
            if (field_of(child, field->GetNameRef()) < 0) {
                create_field(child, field->GetNameRef(), field->GetType());
                fields.emplace_back(i, field_of(child, field->GetNameRef()));
            }
        }
        const auto rows = rows_by_key(parent, field_of(parent, link.parent));
        std::int64_t joined = 0;
        std::int64_t alone = 0;
        child.ResetReading();
        while (const Feature feature{child.GetNextFeature()}) {
            const auto row = rows.find(value_of(*feature, field_of(child, link.child)));
            const Feature from(row == rows.end() ? nullptr : parent.GetFeature(row->second));
            ++(from ? joined : alone);
            for (const auto& [parent_field, child_field] : fields) {
                if (from && from->IsFieldSetAndNotNull(parent_field)) {
                    feature->SetField(child_field, from->GetRawFieldRef(parent_field));
                }
            }
            if (child.SetFeature(feature.get()) != OGRERR_NONE) {
                break;  // memory is full
            }
        }
        child.ResetReading();
        say(child, parent, joined, alone);
    }

    void say(OGRLayer& child, OGRLayer& parent, std::int64_t joined, std::int64_t alone) {
        Problem note = note_of(child.GetName(), msgid("joined to its parent"),
                               said("rows belong to rows of {0}", {parent.GetName()}),
                               said("its columns added"));
        note.fate = Fate::noted;
        note.rows = joined;
        m_notes.push_back(note);
        if (alone > 0) {
            note.problem = msgid("without its parent");
            note.severity = Severity::warning;
            note.detail =
                said_n("{0} row points to no row of {1}", "{0} rows point to no row of {1}", alone,
                       {Figure{static_cast<double>(alone)}, parent.GetName()});
            note.action = said("kept with empty columns");
            note.rows = alone;
            m_notes.push_back(note);
        }
    }

    GDALDataset& m_dataset;
    std::vector<Problem>& m_notes;
    std::set<OGRLayer*> m_seen;
};

bool has_repeat_columns(OGRLayer& layer) {
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        if (parse_repeat_column(definition.GetFieldDefn(i)->GetNameRef())) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<RepeatColumn> parse_repeat_column(std::string_view name) {
    constexpr int most_times = 9999;
    const std::size_t open = name.find('[');
    const std::size_t close = name.find("]/", open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos || open == 0) {
        return std::nullopt;
    }
    RepeatColumn column;
    const char* const end = name.data() + close;
    const auto [stop, code] = std::from_chars(name.data() + open + 1, end, column.time);
    if (code != std::errc{} || stop != end || column.time < 1 || column.time > most_times) {
        return std::nullopt;
    }
    column.repeat = name.substr(0, open);
    column.question = name.substr(close + 2);
    // Some exports write the repeat's path again behind its number: plots[1]/plots/crop.
    const std::string again = column.repeat + "/";
    if (column.question.rfind(again, 0) == 0) {
        column.question.erase(0, again.size());
    }
    return column.question.empty() ? std::nullopt : std::optional(column);
}

Dataset with_repeats(Dataset dataset, std::vector<Problem>& notes) {
    if (!dataset) {
        return dataset;
    }
    bool wide = false;
    bool linked = false;
    for (OGRLayer* layer : dataset->GetLayers()) {
        wide = wide || has_repeat_columns(*layer);
        linked = linked || (dataset->GetLayerCount() > 1 && link_of(*layer));
    }
    if (!wide && !linked) {
        return dataset;
    }
    Dataset copy = copy_in_memory(*dataset);
    if (!copy) {
        return dataset;
    }
    if (std::string_view(dataset->GetDriverName()) == "CSV" ||
        dataset->GetMetadataItem(texts_as_in_file)) {
        copy->SetMetadataItem(texts_as_in_file, "YES");
    }
    split_repeats(*copy, notes);
    RepeatJoiner joiner(*copy, notes);
    for (OGRLayer* layer : copy->GetLayers()) {
        joiner.join(*layer);
    }
    return copy;
}

}  // namespace zamin::io
