// The report's map: layers as GeoJSON in the page itself, no network.
(function (report) {
    const map = L.map("map", { center: [37.8, 69.0], zoom: 8, preferCanvas: true, attributionControl: false,
        minZoom: 5, zoomSnap: 0.25 });
    const choices = {};
    const outlinedFrom = 14;
    let bounds = null;
    const names = [];
    const unknown = { color: "#5b6570", fillColor: "#ffffff", dashArray: "2 2" };

    function table(properties) {
        const element = document.createElement("div");
        element.className = "popup";
        const title = document.createElement("b");
        title.textContent = properties.title;
        element.append(title);
        const rows = document.createElement("table");
        for (const [name, value] of properties.rows || []) {
            const row = rows.insertRow();
            row.insertCell().textContent = name;
            row.insertCell().textContent = value;
        }
        element.append(rows);
        return element;
    }

    for (const layer of report.layers) {
        // From afar an outline would hide the colour of a small area: it takes that colour.
        const line = (f) => f.properties.colour && map.getZoom() < outlinedFrom
            ? f.properties.colour : layer.line;
        const areaStyle = (f) => f.geometry.type.endsWith("Point") ? {} : Object.assign(
            { weight: layer.weight, color: line(f), fillOpacity: layer.opacity,
                fillColor: f.properties.colour || layer.fill },
            f.properties.unknown ? unknown : {});
        const drawn = L.geoJSON(layer.data, {
            style: areaStyle,
            pointToLayer: (f, at) => L.circleMarker(at, { radius: 7, weight: 2, color: "#ffffff",
                fillColor: layer.fill, fillOpacity: 1 }),
            onEachFeature: (f, shape) => {
                shape.bindPopup(() => table(f.properties));
                if (layer.frames && f.geometry.type.endsWith("Polygon")) {
                    const name = document.createElement("span");
                    name.textContent = f.properties.title;
                    names.push(shape.bindTooltip(name,
                        { permanent: true, direction: "center", className: "name" }));
                }
            },
        }).addTo(map);
        choices[layer.name] = drawn;
        map.on("zoomend", () => drawn.setStyle(areaStyle));
        if (drawn.getBounds().isValid() && layer.frames) {
            bounds = bounds ? bounds.extend(drawn.getBounds()) : drawn.getBounds();
        }
    }
    // All of it is seen, on a telephone that is turned too, until the reader moves the map.
    const frame = () => map.fitBounds(bounds || [[36.6, 67.3], [38.9, 70.6]],
        { padding: [8, 8], animate: false });
    frame();
    map.on("resize", frame);
    for (const touch of ["pointerdown", "wheel", "keydown"]) {
        map.getContainer().addEventListener(touch, () => map.off("resize", frame));
    }
    // None over another: those that would be are hidden until the map is nearer.
    function placeNames() {
        const shown = [];
        for (const shape of names) {
            const element = shape.getTooltip().getElement();
            if (!element) {
                continue;
            }
            const box = element.getBoundingClientRect();
            const free = shown.every((other) => box.right < other.left || other.right < box.left ||
                box.bottom < other.top || other.bottom < box.top);
            element.style.visibility = free ? "" : "hidden";
            if (free) {
                shown.push(box);
            }
        }
    }
    map.on("zoomend resize", () => setTimeout(placeNames, 0));
    placeNames();
    L.control.layers(null, choices, { collapsed: window.innerWidth < 700 }).addTo(map);
    // Leaflet knows its units in one language only.
    L.Control.Scale.include({
        _updateMetric: function (most) {
            const metres = this._getRoundNum(most);
            const text = metres < 1000 ? report.metres.replace("{0}", metres)
                : report.kilometres.replace("{0}", metres / 1000);
            this._updateScale(this._mScale, text, metres / most);
        },
    });
    L.control.scale({ imperial: false }).addTo(map);

    const narrow = window.innerWidth < 700;
    function legendBox() {
        const box = L.DomUtil.create("div", narrow ? "legend below" : "legend");
        for (const entry of report.legend) {
            const line = document.createElement("div");
            const swatch = document.createElement("i");
            swatch.style.backgroundColor = entry.colour || "";
            swatch.className = entry.colour ? "" : "unknown";
            line.append(swatch, entry.label);
            box.append(line);
        }
        return box;
    }
    if (report.legend.length && narrow) {
        map.getContainer().after(legendBox());  // on a telephone it would hide the map
    } else if (report.legend.length) {
        const legend = L.control({ position: "bottomright" });
        legend.onAdd = legendBox;
        legend.addTo(map);
    }
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    document.body.dataset.overflow = wide ? "yes" : "no";
    document.body.dataset.ready = "yes";
})(JSON.parse(document.getElementById("report-data").textContent));
