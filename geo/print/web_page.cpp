#include "print/web_page.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "print/embedded_web.hpp"

namespace zamin::print {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string cards(const WebSection& section) {
    std::string out = fmt::format("<h2>{}</h2>\n<div class=\"cards\">\n", escaped(section.title));
    for (const WebLink& link : section.links) {
        out += fmt::format("<a href=\"{}\">", escaped(link.href));
        if (!link.thumbnail.empty()) {
            out +=
                fmt::format("<img src=\"{}\" alt=\"\" loading=\"lazy\">", escaped(link.thumbnail));
        }
        out += fmt::format("{}<small>{}</small></a>\n", escaped(link.title), escaped(link.note));
    }
    return out + "</div>\n";
}

std::string figures(const std::vector<KeyFigure>& all) {
    std::string out = "<div class=\"figures\">\n";
    for (const KeyFigure& figure : all) {
        out += fmt::format("<div><b>{}</b> {}<span>{}</span></div>\n", escaped(figure.value),
                           escaped(figure.unit), escaped(figure.caption));
    }
    return out + "</div>\n";
}

// JSON inside a script element must not close it.
std::string data(const WebPage& page, const text::Catalogue& words) {
    nlohmann::ordered_json report;
    report["layers"] = nlohmann::ordered_json::array();
    for (const WebLayer& layer : page.layers) {
        report["layers"].push_back({{"name", layer.name},
                                    {"line", layer.line},
                                    {"fill", layer.fill},
                                    {"weight", layer.weight},
                                    {"opacity", layer.opacity},
                                    {"frames", layer.frames},
                                    {"data", nlohmann::ordered_json::parse(layer.geojson)}});
    }
    report["metres"] = words.tr("{0} m");
    report["kilometres"] = words.tr("{0} km");
    report["legend"] = nlohmann::ordered_json::array();
    for (const WebLegendEntry& entry : page.legend) {
        report["legend"].push_back({{"label", entry.label}, {"colour", entry.colour}});
    }
    const std::string json =
        report.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    // Neither "</script>" nor "<!--<script>" may be seen by the page: a text's "<" is written as
    // JSON may write it.
    std::string text;
    for (const char c : json) {
        text += c == '<' ? std::string("\\u003c") : std::string(1, c);
    }
    return text;
}

}  // namespace

std::string web_page(const WebPage& page, const text::Catalogue& words) {
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
        "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n",
        text::code(words.language()), escaped(page.title));
    out += fmt::format("<style>\n{}\n{}</style>\n</head>\n<body>\n<main>\n", embedded_leaflet_css(),
                       embedded_report_css());
    out += fmt::format("<h1>{}</h1>\n<p class=\"statement\">{}</p>\n", escaped(page.title),
                       escaped(page.statement));
    out += figures(page.figures);
    out += "<div id=\"map\"></div>\n";
    for (const WebSection& section : page.sections) {
        out += cards(section);
    }
    for (const std::string& note : page.notes) {
        out += fmt::format("<p class=\"note\">{}</p>\n", escaped(note));
    }
    out +=
        fmt::format("</main>\n<script id=\"report-data\" type=\"application/json\">{}</script>\n",
                    data(page, words));
    out += fmt::format("<script>{}</script>\n<script>{}</script>\n</body>\n</html>\n",
                       embedded_leaflet_min_js(), embedded_report_js());
    return out;
}

}  // namespace zamin::print
