// A report's first page for a browser: one HTML file that needs no network, on a stick or a phone.
#pragma once

#include <string>
#include <vector>

#include "print/sheet.hpp"
#include "text/catalogue.hpp"

namespace zamin::print {

struct WebLink {
    std::string href;  // relative to the page
    std::string title;
    std::string note;       // "PDF, 25 pages"
    std::string thumbnail;  // relative; empty = none
};
struct WebSection {
    std::string title;
    std::vector<WebLink> links;
};

// A layer of the interactive map: GeoJSON in degrees; features have the properties title, rows
// (pairs of name and value, shown at a tap), colour or unknown.
struct WebLayer {
    std::string name;
    std::string geojson;
    std::string line = "#5b6570";
    std::string fill = "#ffffff";
    double weight = 1.0;
    double opacity = 0.0;
    bool frames = false;  // the map opens on it
};
struct WebLegendEntry {
    std::string label;
    std::string colour;  // "#44aa99"; empty = unknown, hatched
};

struct WebPage {
    std::string title;
    std::string statement;
    std::vector<KeyFigure> figures;
    std::vector<WebSection> sections;
    std::vector<WebLayer> layers;
    std::vector<WebLegendEntry> legend;
    std::vector<std::string> notes;
};

std::string web_page(const WebPage& page, const text::Catalogue& words);

}  // namespace zamin::print
