#include "project/unsaved.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/error.hpp"
#include "project/project.hpp"

namespace zamin::project {

using nlohmann::json;

namespace {

json json_of(const Drawing& drawing) {
    json points = json::array();
    for (const Coord p : drawing.points) {
        points.push_back({p.x, p.y});
    }
    json value{{"kind", to_string(drawing.kind)}, {"text", drawing.text}, {"points", points}};
    if (drawing.capacity_t) {
        value["capacity_t"] = *drawing.capacity_t;
    }
    if (!drawing.commodity.empty()) {
        value["commodity"] = drawing.commodity;
    }
    return value;
}

// Throws what nlohmann throws for values of another type; none for what has no sense.
std::optional<Drawing> drawing_of(const json& value) {
    const auto kind = drawing_kind_from(value.at("kind").get<std::string>());
    if (!kind) {
        return std::nullopt;
    }
    Drawing drawing;
    drawing.kind = *kind;
    drawing.text = value.at("text").get<std::string>();
    drawing.commodity = value.value("commodity", std::string());
    if (value.contains("capacity_t")) {
        drawing.capacity_t = value.at("capacity_t").get<double>();
    }
    for (const json& point : value.at("points")) {
        drawing.points.push_back({point.at(0).get<double>(), point.at(1).get<double>()});
    }
    return has_sense(drawing) ? std::optional(drawing) : std::nullopt;
}

// False where the record has no sense.
bool take_trial(const json& record, UnsavedWork& work) {
    work.trial.reset();
    const json& text = record.at("tried");
    if (text.is_null()) {
        return true;
    }
    Project said = parse(text.get<std::string>(), "tried");
    if (said.scenarios.size() != 1) {
        return false;
    }
    work.trial = Trial{std::move(said.scenarios.front()), record.at("drawn").get<bool>()};
    return true;
}

// False where the record has no sense.
bool take(const json& record, UnsavedWork& work) {
    if (record.contains("project")) {
        work.toml = record.at("project").get<std::string>();
        return true;
    }
    if (record.contains("tried")) {
        return take_trial(record, work);
    }
    const json& number = record.at("drawing");
    const json& value = record.at("is");
    if (!number.is_number_unsigned()) {
        return false;
    }
    const auto id = number.get<DrawingId>();
    if (value.is_null()) {
        work.drawings.erase(id);
    } else if (auto drawing = drawing_of(value)) {
        work.drawings.insert_or_assign(id, std::move(*drawing));
    } else {
        return false;
    }
    ++work.changes;
    return true;
}

// Names typed by users may hold anything.
std::string line_of(const json& record) {
    return record.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string drawing_record(const DrawingChange& change) {
    return line_of(
        {{"drawing", change.id}, {"is", change.after ? json_of(*change.after) : json(nullptr)}});
}

std::string project_record(std::string_view toml) {
    return line_of({{"project", toml}});
}

std::string trial_record(const Trial& trial) {
    if (trial.empty()) {
        return line_of({{"tried", nullptr}});
    }
    Scenario named = trial.tried;
    named.name = "tried";
    return line_of({{"tried", text_of(named)}, {"drawn", trial.opens_drawn}});
}

UnsavedWork replay(Drawings saved, std::span<const std::string> records) {
    UnsavedWork work;
    work.drawings = std::move(saved);
    for (const std::string& record : records) {
        try {
            if (!take(json::parse(record), work)) {
                break;
            }
        } catch (const json::exception&) {
            break;
        } catch (const Error&) {
            break;  // a trial that no project file could hold
        }
    }
    return work;
}

}  // namespace zamin::project
