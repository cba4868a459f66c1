// Two districts and six plots at the equator, where a hundredth of a degree is about 1.1 km.
//
//        0            0.02           0.04
//   0.02 +-------------+-------------+
//        |    West     |    East     |      plots: 1 rice in West (a member's)
//        |  [1]  [   2   ]  [3] [6]  | [4]         2 onion, three quarters in West (a group's)
//      0 +-------------+-------------+             3 no crop, in East; 4 rice, outside
//                                                  5 no geometry; 6 tomato, a bow tie in East
#pragma once

#include <string>

#include "temporary_folder.hpp"

namespace zamin::test {

inline std::string feature_text(const std::string& properties, const std::string& geometry) {
    return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry +
           "}";
}

inline std::string point_text(double x, double y) {
    return R"({"type":"Point","coordinates":[)" + std::to_string(x) + "," + std::to_string(y) +
           "]}";
}

inline std::string polygon_text(const std::string& ring) {
    return R"({"type":"Polygon","coordinates":[[)" + ring + "]]}";
}

inline std::string box_text(double x0, double y0, double x1, double y1) {
    const auto at = [](double x, double y) {
        std::string text = "[";
        text += std::to_string(x);
        text += ',';
        text += std::to_string(y);
        return text + "]";
    };
    return polygon_text(at(x0, y0) + "," + at(x1, y0) + "," + at(x1, y1) + "," + at(x0, y1) + "," +
                        at(x0, y0));
}

inline std::string collection(const std::vector<std::string>& features) {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) {
        text += i == 0 ? "\n" : ",\n";
        text += features[i];
    }
    return text + "\n]}\n";
}

inline void write_districts(const TemporaryFolder& folder) {
    write_text(folder / "districts.geojson",
               collection({feature_text(R"("name":"West","official_ha":250)",
                                        box_text(0.0, 0.0, 0.02, 0.02)),
                           feature_text(R"("name":"East","official_ha":null)",
                                        box_text(0.02, 0.0, 0.04, 0.02))}));
}

inline void write_plots(const TemporaryFolder& folder) {
    const auto words = [](const char* id, const char* crop, const char* season, const char* who) {
        std::string text = R"("plot_id":")";
        return text + id + R"(","crop":)" + crop + R"(,"season":)" + season + "," + who;
    };
    const char* member = R"("holder_id":"m1","group_id":"g1")";
    const char* group = R"("holder_id":null,"group_id":"g1")";
    const char* nobody = R"("holder_id":"x9","group_id":null)";
    write_text(folder / "plots.geojson",
               collection({feature_text(words("p1", "\"rice\"", "\"2018\"", member),
                                        box_text(0.001, 0.005, 0.011, 0.015)),
                           feature_text(words("p2", "\"onion\"", "\"2018\"", group),
                                        box_text(0.0125, 0.005, 0.0225, 0.015)),
                           feature_text(words("p3", "\" \"", "\"2018\"", nobody),
                                        box_text(0.025, 0.005, 0.03, 0.01)),
                           feature_text(words("p4", "\"rice\"", "\"2017\"", nobody),
                                        box_text(0.05, 0.005, 0.051, 0.006)),
                           feature_text(words("p5", "\"rice\"", "\"2018\"", nobody), "null"),
                           feature_text(words("p6", "\"tomato\"", "\"2018\"", nobody),
                                        polygon_text("[0.032,0.005],[0.034,0.007],[0.034,0.005],"
                                                     "[0.032,0.007],[0.032,0.005]"))}));
}

inline void write_world(const TemporaryFolder& folder) {
    write_districts(folder);
    write_plots(folder);
    write_text(folder / "members.csv", "member_id,sex\nm1,F\nm2,M\n");
    write_text(folder / "project.toml",
               "title = \"Small world\"\n"
               "[sources.districts]\npath = \"districts.geojson\"\n"
               "[sources.plots]\npath = \"plots.geojson\"\n"
               "[sources.members]\npath = \"members.csv\"\n"
               "[coverage]\nseason = \"2018\"\n");
}

}  // namespace zamin::test
