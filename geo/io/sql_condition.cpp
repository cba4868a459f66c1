#include "io/sql_condition.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace zamin::io {

namespace {

std::string in_marks(std::string_view text, char mark) {
    std::string result(1, mark);
    for (const char c : text) {
        result.append(c == mark ? 2 : 1, c);
    }
    return result + mark;
}

// What is not listed here is not told to a database.
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

    // The same where texts are only compared for being equal, and all but one are known: a server
    // passes this on to those that hold parts of its table, which it does not with a collation.
    std::string folded_to_equal(const swq_expr_node& node) const {
        static constexpr const char* upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        static constexpr const char* lower = "abcdefghijklmnopqrstuvwxyz";
        return fmt::format("translate({}::text, '{}', '{}')", of(node), upper, lower);
    }

    // For comparisons for being equal.
    std::string folded_side(const swq_expr_node& side, const swq_expr_node& all) const {
        const auto known = std::ranges::count_if(
            parts(all), [](const swq_expr_node* part) { return part->eNodeType == SNT_CONSTANT; });
        const bool pass_on = m_engine == Engine::postgresql && known + 1 >= all.nSubExprCount;
        return pass_on ? folded_to_equal(side) : folded(side);
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
        const bool for_equality = node.nOperation == SWQ_EQ || node.nOperation == SWQ_NE;
        const auto side = [&](int i) {
            const swq_expr_node& part = *node.papoSubExpr[i];
            return !texts ? of(part) : for_equality ? folded_side(part, node) : folded(part);
        };
        return fmt::format("{} {} {}", side(0), word, side(1));
    }

    std::string one_of(const swq_expr_node& node) const {
        const bool texts = of_texts(node);
        std::vector<std::string> words;
        for (const swq_expr_node* part : parts(node)) {
            words.push_back(texts ? folded_side(*part, node) : of(*part));
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

}  // namespace

std::string sql_condition(const swq_expr_node& condition, OGRLayer& layer, Engine engine) {
    return Condition(layer, engine).of(condition);
}

}  // namespace zamin::io
