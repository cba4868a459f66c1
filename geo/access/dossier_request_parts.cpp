// Parts 1 to 5: who asks whom for what, and where it lies.
#include <fmt/format.h>

#include "access/dossier_parts.hpp"
#include "access/words.hpp"
#include "text/date.hpp"

namespace zamin::access {

namespace {

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += part.empty() ? "" : (text.empty() ? "" : ", ") + part;
    }
    return text;
}

// "Sitora, jamoat Dahana, district Kulob".
std::string place_text(const DossierPartInput& input, const Village* village,
                       const std::string& district, const text::Catalogue& words) {
    std::string jamoat;
    if (village && village->jamoat != none) {
        jamoat = input.holdings().jamoats[static_cast<std::size_t>(village->jamoat)];
    }
    const auto language = words.language();
    const std::string jamoat_name = local_name(input.sources.jamoats, jamoat, language);
    const std::string district_name = local_name(input.sources.districts, district, language);
    return joined({village ? words.tr("village {0}", name_in(*village, language)) : "",
                   jamoat_name.empty() ? "" : words.tr("jamoat {0}", jamoat_name),
                   district_name.empty() ? "" : words.tr("district {0}", district_name)});
}

const Village* village_of(const DossierPartInput& input) {
    const Index village = input.asking().village;
    return village == none ? nullptr
                           : &input.holdings().villages[static_cast<std::size_t>(village)];
}

const Village* village_of_parcel(const DossierPartInput& input) {
    for (const Village& village : input.holdings().villages) {
        if (!village.id.empty() && village.id == input.candidate().village_id) {
            return &village;
        }
    }
    return nullptr;
}

std::string district_of(const DossierPartInput& input, const Village* village) {
    return village && village->district != none
               ? input.holdings().districts[static_cast<std::size_t>(village->district)]
               : std::string();
}

std::string addressee(const DossierPartInput& input, const text::Catalogue& words) {
    if (!input.options.addressee.empty()) {
        return input.options.addressee;
    }
    const std::string& district = input.candidate().district;
    if (district.empty()) {
        return {};
    }
    return words.tr("Hukumat of the district {0}; land committee of the district",
                    local_name(input.sources.districts, district, words.language()));
}

std::string water_text(const Candidate& parcel, const text::Catalogue& words) {
    return parcel.irrigated == Tri::yes  ? words.tr("irrigated")
           : parcel.irrigated == Tri::no ? words.tr("rainfed")
                                         : words.tr("not recorded");
}

std::string right_text(const DossierPartInput& input, const text::Catalogue& words) {
    if (!input.options.right_asked.empty()) {
        return input.options.right_asked;
    }
    return input.building() ? words.tr("termless use, for a building")
                            : words.tr("lifelong inheritable use, without right of alienation");
}

// The request in a sentence: who, how much, for whom, against what is missing.
std::string need_sentence(const DossierPartInput& input, const DossierWriter& writer) {
    std::int64_t members = 0;
    std::int64_t women = 0;
    for (const Member& member : input.holdings().members) {
        if (member.group == input.group && member.adult != Tri::no) {
            ++members;
            women += member.sex == Sex::female ? 1 : 0;
        }
    }
    const Need need = need_of_group(input.holdings(), input.group, input.options.threshold_ha);
    return writer.words().tr(
        "Group {0} asks for {1} ha for its {2} adult members, {3} of them women. They lack up to "
        "{4} ha, at {5} ha a member.",
        input.dossier.group_name, writer.hectares(input.candidate().area_ha), members, women,
        need.wanted_ha ? writer.hectares(*need.wanted_ha) : writer.words().tr("not known"),
        writer.hectares(input.options.threshold_ha));
}

}  // namespace

void write_cover(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    const Village* village = village_of(input);
    writer.begin_part("cover", words.tr("Request"));
    writer.field("cover.addressee", words.tr("To"), addressee(input, words));
    writer.field("cover.applicant", words.tr("Applicant"), input.dossier.applicant);
    writer.field("cover.registration", words.tr("Registration of the applicant"), "");
    writer.field("cover.beneficiary", words.tr("Beneficiary"),
                 words.tr("producer group {0} ({1})", input.dossier.group_name, input.asking().id));
    writer.field("cover.village", words.tr("Village, jamoat, district"),
                 place_text(input, village, district_of(input, village), words));
    writer.field("cover.date", words.tr("Date"), text::date(input.options.date, words.language()),
                 input.options.date);
    writer.field("cover.reference", words.tr("Reference"), input.dossier.reference);
    writer.field("cover.data_date", words.tr("State of the data"),
                 text::date(input.options.data_date, words.language()), input.options.data_date);
    writer.sentence(
        words.tr("This is an annex to the official application and does not take its "
                 "place."));
}

void write_ask(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    const Candidate& parcel = input.candidate();
    writer.begin_part("ask", words.tr("What is asked for"));
    writer.field("ask.area", words.tr("Area asked for"),
                 words.tr("{0} ha", writer.hectares(parcel.area_ha)), parcel.area_ha, "ha");
    writer.field("ask.parcel", words.tr("Parcel"), parcel.id);
    writer.field("ask.fund", words.tr("Fund"), writer.word(parcel.tenure), parcel.tenure);
    writer.field("ask.class", words.tr("Land class"), writer.word(parcel.land_class),
                 parcel.land_class);
    writer.field("ask.water", words.tr("Water"), water_text(parcel, words),
                 parcel.irrigated == Tri::yes  ? "irrigated"
                 : parcel.irrigated == Tri::no ? "rainfed"
                                               : "");
    writer.field("ask.place", words.tr("Place of the parcel"),
                 place_text(input, village_of_parcel(input), parcel.district, words));
    writer.field("ask.purpose", words.tr("Purpose"),
                 input.building() ? words.tr("a collection centre of the producer groups")
                                  : words.tr("farming by the members of the producer group"));
    writer.field("ask.crop", words.tr("Crop"), input.options.crop);
    writer.field("ask.right", words.tr("Right asked for"), right_text(input, words));
    writer.field("ask.term", words.tr("Term"), input.options.term);
    if (!input.building()) {
        writer.sentence(need_sentence(input, writer));
    }
}

void write_map(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    const Candidate& parcel = input.candidate();
    writer.begin_part("map", words.tr("Map of the parcel and its neighbours"));
    writer.field("map.distance", words.tr("From the group's place"),
                 parcel.distance_m
                     ? words.tr("{0} m, straight line", writer.number(*parcel.distance_m, 0))
                     : words.tr("not known"),
                 parcel.distance_m ? Cell(*parcel.distance_m) : Cell(), "m");
    writer.field("map.neighbours", words.tr("Recorded plots nearby"),
                 writer.number(static_cast<double>(input.dossier.neighbours.size()), 0),
                 static_cast<std::int64_t>(input.dossier.neighbours.size()), "plots");
    writer.sentence(
        words.tr("Recorded are plots up to {0} m from the parcel; land that nobody has "
                 "recorded may be used all the same.",
                 writer.number(input.options.neighbours_m, 0)));
    DossierTable table{words.tr("Neighbours and their users"),
                       {{words.tr("No."), true},
                        {words.tr("Plot"), false},
                        {words.tr("User"), false},
                        {words.tr("Distance, m"), true},
                        {words.tr("Area, ha"), true}},
                       {}};
    for (std::size_t i = 0; i < input.dossier.neighbours.size(); ++i) {
        const Neighbour& neighbour = input.dossier.neighbours[i];
        const Plot& plot = input.holdings().plots[static_cast<std::size_t>(neighbour.plot)];
        table.rows.push_back({std::to_string(i + 1), plot.id, neighbour.user,
                              writer.number(neighbour.distance_m, 0),
                              plot.area_ha ? writer.hectares(*plot.area_ha) : ""});
        writer.fact("neighbour.distance", plot.id, neighbour.distance_m, "m");
    }
    writer.table(std::move(table));
}

void write_corners(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    writer.begin_part("corners", words.tr("Corners of the parcel"));
    writer.sentence(
        words.tr("WGS 84; metres in UTM zone 42 N (EPSG:32642), degrees with six "
                 "decimals. Measured from the map that the data come from, not on the "
                 "ground."));
    DossierTable table{"",
                       {{words.tr("No."), true},
                        {words.tr("North, m"), true},
                        {words.tr("East, m"), true},
                        {words.tr("Latitude"), true},
                        {words.tr("Longitude"), true}},
                       {}};
    for (const Corner& corner : input.dossier.corners) {
        table.rows.push_back({std::to_string(corner.number), writer.number(corner.utm_m.y, 1),
                              writer.number(corner.utm_m.x, 1), writer.number(corner.lonlat.y, 6),
                              writer.number(corner.lonlat.x, 6)});
        const std::string row = std::to_string(corner.number);
        writer.fact("corner.north", row, corner.utm_m.y, "m");
        writer.fact("corner.east", row, corner.utm_m.x, "m");
    }
    writer.table(std::move(table));
}

void write_plots(const DossierPartInput& input, DossierWriter& writer) {
    const text::Catalogue& words = writer.words();
    const Candidate& parcel = input.candidate();
    writer.begin_part("plots", words.tr("Land asked for, plot by plot"));
    DossierTable table{"",
                       {{words.tr("No."), true},
                        {words.tr("Parcel"), false},
                        {words.tr("Land class"), false},
                        {words.tr("Water"), false},
                        {words.tr("Measured, ha"), true},
                        {words.tr("Holder"), false}},
                       {}};
    const std::string area = writer.hectares(parcel.area_ha);
    table.rows.push_back({"1", parcel.id, writer.word(parcel.land_class), water_text(parcel, words),
                          area, writer.word(parcel.tenure)});
    table.rows.push_back({"", words.tr("Total"), "", "", area, ""});
    writer.table(std::move(table));
    writer.fact("plot.area", parcel.id, parcel.area_ha, "ha");
    double irrigated_ha = parcel.irrigated == Tri::yes ? parcel.area_ha : 0.0;
    writer.sentence(words.tr("Of {0} ha, {1} ha are recorded as irrigated.", area,
                             writer.hectares(irrigated_ha)));
}

}  // namespace zamin::access
