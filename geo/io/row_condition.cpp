#include "io/row_condition.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "io/database_condition.hpp"
#include "io/open.hpp"
#include "io/sql_condition.hpp"
#include "text/secrets.hpp"

namespace zamin::io {

namespace {

// The database that carries conditions out, or none.
std::optional<Engine> engine_of(GDALDataset& dataset) {
    const std::string driver = dataset.GetDriverName();
    if (driver == "PostgreSQL") {
        return Engine::postgresql;
    }
    return driver == "GPKG" || driver == "SQLite" ? std::optional(Engine::sqlite) : std::nullopt;
}

struct WordsDeleter {
    void operator()(char** p) const { CSLDestroy(p); }
};
using Words = std::unique_ptr<char*, WordsDeleter>;

std::string names_of(OGRLayer& layer) {
    std::vector<std::string> names;
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
        names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c < 128; });
}

std::string told_to(std::optional<Engine> engine, const std::string& expression,
                    OGRFeatureQuery& query, OGRLayer& layer) {
    if (engine) {
        return sql_condition(*static_cast<const swq_expr_node*>(query.GetSWQExpr()), layer,
                             *engine);
    }
    if (!is_ascii(expression) && !layer.TestCapability(OLCStringsAsUTF8)) {
        throw usage_error(
            "its texts are in an encoding of their own, in which other letters than A to Z cannot "
            "be looked for; convert it to GeoPackage first");
    }
    return expression;
}

// What the expression means, and what it looks at. `tell` is given the condition for the engine.
template <typename Tell>
std::vector<int> understood(GDALDataset& dataset, OGRLayer& layer, const std::string& expression,
                            const std::string& source, Tell tell) {
    const auto refused = [&](const std::string& why) {
        return usage_error("{}: layer '{}': '{}' is not understood ({}); columns: {}", source,
                           layer.GetName(), expression, why, names_of(layer));
    };
    const GdalMessages messages;
    OGRFeatureQuery query;
    if (query.Compile(&layer, expression.c_str()) != OGRERR_NONE) {
        throw refused(messages.reason());
    }
    try {
        tell(told_to(engine_of(dataset), expression, query, layer), messages);
    } catch (const UsageError& why) {
        throw refused(why.what());
    }
    return used_columns(query, *layer.GetLayerDefn());
}

}  // namespace

std::vector<int> used_columns(OGRFeatureQuery& query, const OGRFeatureDefn& definition) {
    std::vector<int> used;
    const Words names(query.GetUsedFields());
    for (char** name = names.get(); name != nullptr && *name != nullptr; ++name) {
        if (const int index = definition.GetFieldIndex(*name); index >= 0) {
            used.push_back(index);
        }
    }
    return used;
}

void ignore_other_fields(OGRLayer& layer, std::vector<int> wanted, const ShapeColumns& shapes) {
    const std::vector<int> places = shapes.fields();
    wanted.insert(wanted.end(), places.begin(), places.end());
    OGRFeatureDefn* definition = layer.GetLayerDefn();
    std::vector<const char*> ignored;
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        if (std::find(wanted.begin(), wanted.end(), i) == wanted.end()) {
            ignored.push_back(definition->GetFieldDefn(i)->GetNameRef());
        }
    }
    ignored.push_back(nullptr);
    layer.SetIgnoredFields(ignored.data());
}

Problem condition_note(const std::string& expression, const Layer& layer) {
    Problem note;
    note.source = layer.source;
    note.layer = layer.name;
    note.problem = msgid("some rows only");
    note.severity = Severity::note;
    note.detail = said("rows were asked for where {0}", {expression});
    note.action = said("others were not read");
    return note;
}

std::vector<int> keep_rows(GDALDataset& dataset, OGRLayer& layer, const std::string& expression,
                           const std::string& source) {
    if (expression.empty()) {
        return {};
    }
    return understood(dataset, layer, expression, source,
                      [&](const std::string& condition, const GdalMessages& messages) {
                          if (layer.SetAttributeFilter(condition.c_str()) != OGRERR_NONE) {
                              throw UsageError(messages.reason());
                          }
                      });
}

std::string database_condition(const SourceName& source, const std::string& where) {
    std::string result;
    if (where.empty()) {
        return result;
    }
    const Opened opened = open_source(source);
    OGRLayer& layer = *find_layer(opened, source, GeometryKind::none).layer;
    understood(*opened.dataset, layer, where, text::without_secrets(source.path),
               [&](const std::string& condition, const GdalMessages&) { result = condition; });
    return result;
}

}  // namespace zamin::io
