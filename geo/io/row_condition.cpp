#include "io/row_condition.hpp"

#include <fmt/ranges.h>
#include <ogr_swq.h>

#include <algorithm>
#include <span>
#include <string_view>

#include "core/error.hpp"
#include "core/msgid.hpp"
#include "io/database_condition.hpp"
#include "io/open.hpp"
#include "text/secrets.hpp"

namespace zamin::io {

namespace {

enum class Engine { gdal, postgresql, sqlite };

Engine engine_of(GDALDataset& dataset) {
    const std::string driver = dataset.GetDriverName();
    if (driver == "PostgreSQL") {
        return Engine::postgresql;
    }
    return driver == "GPKG" || driver == "SQLite" ? Engine::sqlite : Engine::gdal;
}

std::string in_marks(std::string_view text, char mark) {
    std::string result(1, mark);
    for (const char c : text) {
        result.append(c == mark ? 2 : 1, c);
    }
    return result + mark;
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

// An expression as a condition of SQL. What is not listed here is not told to a database.
class Condition {
  public:
    Condition(OGRLayer& layer, Engine engine) : m_layer(layer), m_engine(engine) {}

    std::string of(const swq_expr_node& node) const {
        switch (node.eNodeType) {
            case SNT_CONSTANT:
                return constant(node);
            case SNT_COLUMN:
                return column(node);
            case SNT_OPERATION:
                return "(" + operation(node) + ")";
        }
        return {};
    }

  private:
    static std::string constant(const swq_expr_node& node) {
        if (node.is_null) {
            return "NULL";
        }
        switch (node.field_type) {
            case SWQ_INTEGER:
            case SWQ_INTEGER64:
                return fmt::format("{}", node.int_value);
            case SWQ_BOOLEAN:
                return node.int_value != 0 ? "TRUE" : "FALSE";
            case SWQ_FLOAT:
                return fmt::format("{}", node.float_value);
            default:
                return in_marks(node.string_value ? node.string_value : "", '\'');
        }
    }

    std::string column(const swq_expr_node& node) const {
        const OGRFeatureDefn& columns = *m_layer.GetLayerDefn();
        if (node.field_index >= columns.GetFieldCount()) {
            const std::string id = m_layer.GetFIDColumn();
            if (id.empty() || (!EQUAL(node.string_value, "fid") && node.string_value != id)) {
                throw usage_error("'{}' is no column", node.string_value);
            }
            return in_marks(id, '"');
        }
        const OGRFieldDefn& field = *columns.GetFieldDefn(node.field_index);
        const std::string name = in_marks(field.GetNameRef(), '"');
        const bool flag = field.GetSubType() == OFSTBoolean && m_engine == Engine::postgresql;
        return flag ? name + "::int" : name;
    }

    // Texts, whatever the case of A to Z.
    std::string folded(const swq_expr_node& node) const {
        return m_engine == Engine::postgresql
                   ? fmt::format("lower({}::text COLLATE \"C\")", of(node))
                   : of(node) + " COLLATE NOCASE";
    }

    static std::span<swq_expr_node* const> parts(const swq_expr_node& node) {
        return {node.papoSubExpr, static_cast<std::size_t>(node.nSubExprCount)};
    }

    static bool of_texts(const swq_expr_node& node) {
        return std::ranges::all_of(parts(node), [](const swq_expr_node* part) {
            return part->field_type == SWQ_STRING || part->is_null;
        });
    }

    std::string infix(const swq_expr_node& node, const char* word, bool compares) const {
        const bool texts = compares && of_texts(node);
        const auto side = [&](int i) {
            return texts ? folded(*node.papoSubExpr[i]) : of(*node.papoSubExpr[i]);
        };
        return fmt::format("{} {} {}", side(0), word, side(1));
    }

    std::string one_of(const swq_expr_node& node) const {
        const bool texts = of_texts(node);
        std::vector<std::string> words;
        for (const swq_expr_node* part : parts(node)) {
            words.push_back(texts ? folded(*part) : of(*part));
        }
        return fmt::format("{} IN ({})", words.front(),
                           fmt::join(words.begin() + 1, words.end(), ", "));
    }

    std::string between(const swq_expr_node& node) const {
        const bool texts = of_texts(node);
        const auto part = [&](int i) {
            return texts ? folded(*node.papoSubExpr[i]) : of(*node.papoSubExpr[i]);
        };
        return fmt::format("{} BETWEEN {} AND {}", part(0), part(1), part(2));
    }

    // Without an escape of its own a pattern has none: the backslash is a letter.
    std::string like(const swq_expr_node& node, const char* word) const {
        const std::string escape = node.nSubExprCount > 2           ? of(*node.papoSubExpr[2])
                                   : m_engine == Engine::postgresql ? "''"
                                                                    : "";
        return fmt::format("{} {} {}{}", of(*node.papoSubExpr[0]), word, of(*node.papoSubExpr[1]),
                           escape.empty() ? "" : " ESCAPE " + escape);
    }

    std::string operation(const swq_expr_node& node) const {
        switch (static_cast<int>(node.nOperation)) {
            case SWQ_OR:
                return infix(node, "OR", false);
            case SWQ_AND:
                return infix(node, "AND", false);
            case SWQ_NOT:
                return "NOT " + of(*node.papoSubExpr[0]);
            case SWQ_EQ:
                return infix(node, "=", true);
            case SWQ_NE:
                return infix(node, "<>", true);
            case SWQ_GE:
                return infix(node, ">=", true);
            case SWQ_LE:
                return infix(node, "<=", true);
            case SWQ_LT:
                return infix(node, "<", true);
            case SWQ_GT:
                return infix(node, ">", true);
            case SWQ_LIKE:
                return like(node, "LIKE");
            case SWQ_ISNULL:
                return of(*node.papoSubExpr[0]) + " IS NULL";
            case SWQ_IN:
                return one_of(node);
            case SWQ_BETWEEN:
                return between(node);
            case SWQ_ADD:
                return infix(node, "+", false);
            case SWQ_SUBTRACT:
                return infix(node, "-", false);
            case SWQ_MULTIPLY:
                return infix(node, "*", false);
            default:
                throw usage_error(
                    "of a database rows can be asked for with AND, OR, NOT, =, <>, <, <=, >, >=, "
                    "LIKE, IN, BETWEEN, IS NULL, +, - and *");
        }
    }

    OGRLayer& m_layer;
    Engine m_engine;
};

bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c < 128; });
}

std::string told_to(Engine engine, const std::string& expression, OGRFeatureQuery& query,
                    OGRLayer& layer) {
    if (engine != Engine::gdal) {
        return Condition(layer, engine).of(*static_cast<const swq_expr_node*>(query.GetSWQExpr()));
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
