#include "project/field_words.hpp"

#include <algorithm>
#include <array>

namespace zamin::project {

namespace {

using enum ValueTest;

// Folded: lower case, '_' as blank, ғ г, ӣ и, қ к, ӯ у, ҳ х, ҷ ч. Sources: the column names of ODK,
// Kobo, STDM and fiboa, of the survey sets that were looked at, and the words of the three
// languages.
constexpr std::array table{
    // names of places
    FieldWords{"name", name,
               "name|district|district name|shapename|name 2|nohiya|нохия|номи нохия|район|adm2 en|"
               "adm2 name|название|наименование|ном|номи|village name|деха|село|group name|"
               "jamoat name|чамоат|джамоат|centre name|center name",
               "nom|имя|title|label|village|jamoat|rayon|raion"},
    FieldWords{"name_en", name, "name en|adm2 en|english name|name eng|en", ""},
    FieldWords{"name_tg", name, "name tg|adm2 tg|tajik name|name taj|ном тг|номи точики|tg", ""},
    FieldWords{"name_ru", name, "name ru|adm2 ru|russian name|name rus|название рус|ru", ""},
    FieldWords{"aliases", name, "aliases|alias|other names|alt name|номхои дигар|другие названия",
               "synonyms|old name"},
    FieldWords{"official_ha", area,
               "official ha|cultivable ha|arable ha|agricultural land ha|замини кишт|пашня га|"
               "посевная площадь га|корами|замини корам",
               "area ha|пашня|площадь|масохат"},
    FieldWords{"district", name,
               "district|district name|nohiya|нохия|номи нохия|район|raion|rayon|adm2 en|adm2 name",
               "adm2|region"},
    FieldWords{"jamoat", name,
               "jamoat|jamoat name|чамоат|номи чамоат|чамоати дехот|джамоат|dzhamoat|adm3", ""},
    // plots and parcels
    FieldWords{"plot_id", identifier,
               "plot id|plotid|parcel id|garden id|field id|кадастр|кадастровый номер|"
               "раками китъа|номер участка|uchastok id",
               "id|parcel|plot|field|garden|qita|qitʼa|qit'a|uchastok|участок|китъа|uuid|fid|gid|"
               "no|№|номер|раками"},
    FieldWords{"parcel_id", identifier,
               "parcel id|parcelid|plot id|кадастр|кадастровый номер|раками китъа|номер участка",
               "id|parcel|plot|участок|китъа|uuid|no|номер"},
    FieldWords{"crop", category,
               "crop|crop name|crop:name|crop type|croptype|croptype1|crop type 1|main crop|зироат|"
               "намуди зироат|культура|сельхозкультура|ziroat|kultura",
               "label 1|label|culture|cultivation|киштзор|посев|crop code"},
    FieldWords{"season", any, "season|мавсим|сезон|mavsim|sezon|crop season|growing season",
               "year|сол|год"},
    FieldWords{
        "land_class", category,
        "land class|land use|landuse|land type|намуди замин|вид угодий|угодье|категория земли",
        "category|class|категория"},
    FieldWords{"irrigation", irrigation,
               "irrigation|irrigated|is irrigated|обёри|оби|обьёри|полив|орошение|орошаемая|"
               "поливная|water source",
               "water|об|вода"},
    FieldWords{"tenure", category,
               "tenure|tenure type|tenure status|land tenure|хукуки замин|хукуки истифода|"
               "право пользования|вид права",
               "right|ownership|хукук|право"},
    FieldWords{"document", category,
               "document|document type|doc type|certificate|хуччат|намуди хуччат|документ|"
               "вид документа|сертификат|hujjat",
               "doc|title deed|шаходатнома|свидетельство"},
    FieldWords{"named_on_document", yes_no,
               "named on document|name on document|on certificate|номаш дар хуччат|"
               "имя в документе|указан в документе",
               "named|in document"},
    FieldWords{"holder_id", identifier,
               "holder id|farmer id|owner id|landholder id|land user id|заминистифодабаранда id|"
               "id хозяина|ru farmer id",
               "holder|farmer|owner|farmer name|сохиб|хозяин|владелец|землепользователь"},
    FieldWords{"holder_sex", sex,
               "holder sex|holder gender|farmer sex|farmer gender|owner sex|owner gender|"
               "чинси сохиб|пол владельца",
               "sex|gender|jins|пол|чинс"},
    FieldWords{"share_pct", percent,
               "share pct|share|share percent|tenure share|хисса|сахм|доля|доля процент",
               "percent|%"},
    FieldWords{"yield_t_ha", amount,
               "yield t ha|yield|yield tha|yield t/ha|хосилноки|урожайность|т/га|hosilnoki",
               "hosil"},
    FieldWords{"declared_ha", area,
               "declared ha|declared area|area declared|stated area|area ha|plot area|field area|"
               "reported area|масохат|майдон|майдони замин|площадь|площадь га|metrics:area|masohat|"
               "maydon|ploshad|size ha|plot size",
               "area|area m2|area sqm|ga|га|ha|сотка|сотки|size|hectares|sotka|acres|area acres"},
    FieldWords{"capture", category,
               "capture|capture method|determination:method|survey method|тарзи ченкуни|"
               "способ съёмки|способ измерения",
               "method|source type"},
    FieldWords{"accuracy_m", amount,
               "accuracy m|accuracy|gps accuracy|precision|дакики|точность|точность м|precision m",
               ""},
    FieldWords{"slope_pct", amount, "slope pct|slope percent|slope %|уклон %|нишеби %", ""},
    FieldWords{"slope_deg", amount, "slope deg|slope degrees|уклон градусы|нишеби дарача", ""},
    FieldWords{"elevation_m", amount, "elevation m|elevation|altitude|высота|баланди", ""},
    // people and groups
    FieldWords{"member_id", identifier,
               "member id|memberid|farmer id|beneficiary id|person id|id участника|раками аъзо|"
               "id члена|код члена|код участника",
               "id|member|аъзо|член|uuid|no|номер|раками|respondent id"},
    FieldWords{"sex", sex,
               "sex|gender|jins|чинс|пол|pol|member sex|respondent sex|sex of respondent",
               "m f|male female"},
    FieldWords{"group_id", identifier,
               "group id|groupid|pg id|producer group|pg|гурух|id гурух|группа|код группы|"
               "guruh|group code|producer group id|gruppa|kod gruppy|gurukh",
               "group|pg name"},
    FieldWords{"office", category,
               "office|position|post|role in group|вазифа|мансаб|должность|committee", "role|роль"},
    FieldWords{"village_id", identifier,
               "village id|villageid|village code|раками деха|код села|id деха|id села",
               "id|village|деха|село|кишлак|deha|uuid"},
    FieldWords{"household_id", identifier,
               "household id|hh id|hhid|household|хочаги|раками хочаги|домохозяйство|"
               "номер домохозяйства|khojagi",
               "hh|family id"},
    FieldWords{"female_headed", yes_no,
               "female headed|female headed hh|woman headed|hh head female|сардораш зан|"
               "глава женщина|женщина во главе",
               "fhh"},
    FieldWords{"adult", yes_no, "adult|is adult|калонсол|взрослый|совершеннолетний|болиг", ""},
    FieldWords{"plots_surveyed", yes_no, "plots surveyed|surveyed|ченшуда|обмерен|участки обмерены",
               ""},
    FieldWords{"cbo", name,
               "cbo|cbo name|community organisation|community organization|ташкилоти чамъияти|"
               "общинная организация|тчм",
               "organisation|organization|ташкилот|организация"},
    FieldWords{"stage", category, "stage|group stage|phase|мархила|стадия|этап", "status"},
    FieldWords{"cluster", identifier, "cluster|cluster id|кластер|код кластера", ""},
    FieldWords{"cluster_id", identifier, "cluster id|clusterid|раками кластер|код кластера",
               "id|cluster|кластер|code"},
    FieldWords{"commodity", category,
               "commodity|product|main crop|махсулот|товар|продукт|продукция",
               "crop|зироат|культура"},
    FieldWords{"served", name, "served|served jamoats|served districts|хизматрасони|обслуживаемые",
               "area served"},
    // rights and agreements
    FieldWords{"party_id", identifier,
               "party id|partyid|holder id|farmer id|str party|id стороны|раками тараф",
               "party|holder|farmer|тараф|сторона"},
    FieldWords{"right", category, "right|right type|tenure type|хукук|намуди хукук|право|вид права",
               "tenure|tenancy"},
    FieldWords{"number", any,
               "number|document number|doc no|certificate no|раками хуччат|номер документа",
               "no|номер|раками|№"},
    FieldWords{"date", date, "date|document date|issued|сана|санаи хуччат|дата|дата документа",
               "issue date|submission time|today"},
    FieldWords{"can_alienate", yes_no,
               "can alienate|alienation|right of alienation|хукуки бегонакуни|право отчуждения|"
               "отчуждение",
               "can sell"},
    FieldWords{"can_bequeath", yes_no,
               "can bequeath|bequeath|inheritable|меросгузори|наследование|право наследования",
               "inherit"},
    FieldWords{"valid_from", date,
               "valid from|validity start|start date|аз сана|действует с|начало срока",
               "from|start"},
    FieldWords{"valid_to", date,
               "valid to|validity end|end date|expires|то сана|действует до|конец срока", "to|end"},
    FieldWords{"share_of_proceeds", percent,
               "share of proceeds|proceeds share|хиссаи даромад|доля дохода|доля выручки", "share"},
    FieldWords{"term", any, "term|duration|мухлат|срок|срок действия", "years"},
    FieldWords{"party_kind", category,
               "party kind|party type|kind of party|намуди тараф|вид стороны", "holder type"},
    FieldWords{"perceived_secure", yes_no,
               "perceived secure|perceived security|feels secure|secure|эхсоси амният|"
               "чувствует себя уверенно",
               "security"},
    // yields
    FieldWords{"year", year, "year|сол|год|harvest year|sol", "season"},
    FieldWords{"population", any, "population|ахоли|население|group|nufus|inhabitants|pop", ""},
    FieldWords{"t_ha", amount,
               "t ha|t/ha|yield|yield t ha|хосилноки|урожайность|т/га|tonnes per ha", ""},
    FieldWords{"households", amount,
               "households|hh|number of households|хочагихо|шумораи хочагихо|домохозяйств|"
               "количество домохозяйств|дворов",
               ""},
    // centres, services, ways
    FieldWords{"centre_id", identifier,
               "centre id|center id|centreid|раками марказ|код центра|id центра",
               "id|centre|center|марказ|центр|code"},
    FieldWords{"site", identifier,
               "site|site id|candidate|candidate id|чои марказ|площадка|кандидат", "id"},
    FieldWords{"capacity_t", amount,
               "capacity t|capacity|capacity tonnes|иктидор|гунчоиш|вместимость|вместимость т|"
               "мощность|мощность т",
               "tonnes|тонна|тонн"},
    FieldWords{"capacity", amount, "capacity|farmers|иктидор|гунчоиш|вместимость|мощность|clients",
               "capacity t"},
    FieldWords{"status", category, "status|state|холат|статус|состояние", ""},
    FieldWords{"kind", category, "kind|type|service|service type|намуд|вид|тип|вид услуги", ""},
    FieldWords{"class", category,
               "class|highway|fclass|road class|road type|land cover|landcover|type|синф|класс|тип|"
               "дарачаи рох|тип дороги",
               "category|kind|код"},
    FieldWords{"speed_km_h", amount,
               "speed km h|speed|maxspeed|speed kmh|суръат|скорость|суръати харакат", ""},
    FieldWords{"surface", category, "surface|road surface|руйпуш|покрытие", "pavement"},
    FieldWords{"oneway", any, "oneway|one way|яктарафа|одностороннее", ""},
};

constexpr std::array roles_by_word{
    RoleWord{"plot", "plots"},           RoleWord{"parcel", "plots"},
    RoleWord{"parcel", "parcels"},       RoleWord{"field", "plots"},
    RoleWord{"croptype", "plots"},       RoleWord{"участ", "plots"},
    RoleWord{"китъа", "plots"},          RoleWord{"district", "districts"},
    RoleWord{"adm2", "districts"},       RoleWord{"nohiya", "districts"},
    RoleWord{"нохия", "districts"},      RoleWord{"район", "districts"},
    RoleWord{"jamoat", "jamoats"},       RoleWord{"adm3", "jamoats"},
    RoleWord{"чамоат", "jamoats"},       RoleWord{"джамоат", "jamoats"},
    RoleWord{"village", "villages"},     RoleWord{"деха", "villages"},
    RoleWord{"кишлак", "villages"},      RoleWord{"centre", "centres"},
    RoleWord{"center", "centres"},       RoleWord{"марказ", "centres"},
    RoleWord{"candidate", "candidates"}, RoleWord{"кандидат", "candidates"},
    RoleWord{"road", "roads"},           RoleWord{"рох", "roads"},
    RoleWord{"дорог", "roads"},          RoleWord{"member", "members"},
    RoleWord{"аъзо", "members"},         RoleWord{"agreement", "agreements"},
    RoleWord{"cluster", "clusters"},     RoleWord{"group", "groups"},
    RoleWord{"гурух", "groups"},         RoleWord{"right", "rights"},
    RoleWord{"yield", "yields"},         RoleWord{"service", "services"},
    RoleWord{"canal", "canals"},         RoleWord{"канал", "canals"},
    RoleWord{"river", "water"},          RoleWord{"water", "water"},
    RoleWord{"дарё", "water"},           RoleWord{"река", "water"},
    RoleWord{"barrier", "barriers"},     RoleWord{"landcover", "land_cover"},
};

}  // namespace

const FieldWords* field_words(std::string_view field) {
    const auto* const found = std::find_if(
        table.begin(), table.end(), [&](const FieldWords& words) { return words.field == field; });
    return found == table.end() ? nullptr : &*found;
}

std::span<const FieldWords> all_field_words() {
    return table;
}

std::span<const RoleWord> role_words() {
    return roles_by_word;
}

}  // namespace zamin::project
