#include "sample/names.hpp"

#include <array>
#include <span>

#include "core/error.hpp"

namespace zamin::sample {

namespace {

struct Letter {
    std::string_view tajik, english, russian;
};

constexpr std::array letters{
    Letter{"а", "a", "а"},  Letter{"б", "b", "б"},  Letter{"в", "v", "в"},  Letter{"г", "g", "г"},
    Letter{"ғ", "gh", "г"}, Letter{"д", "d", "д"},  Letter{"е", "e", "е"},  Letter{"ё", "yo", "ё"},
    Letter{"ж", "zh", "ж"}, Letter{"з", "z", "з"},  Letter{"и", "i", "и"},  Letter{"ӣ", "i", "и"},
    Letter{"й", "y", "й"},  Letter{"к", "k", "к"},  Letter{"қ", "q", "к"},  Letter{"л", "l", "л"},
    Letter{"м", "m", "м"},  Letter{"н", "n", "н"},  Letter{"о", "o", "о"},  Letter{"п", "p", "п"},
    Letter{"р", "r", "р"},  Letter{"с", "s", "с"},  Letter{"т", "t", "т"},  Letter{"у", "u", "у"},
    Letter{"ӯ", "u", "у"},  Letter{"ф", "f", "ф"},  Letter{"х", "kh", "х"}, Letter{"ҳ", "h", "х"},
    Letter{"ч", "ch", "ч"}, Letter{"ҷ", "j", "дж"}, Letter{"ш", "sh", "ш"}, Letter{"ъ", "'", "ъ"},
    Letter{"э", "e", "э"},  Letter{"ю", "yu", "ю"}, Letter{"я", "ya", "я"}, Letter{"А", "A", "А"},
    Letter{"Б", "B", "Б"},  Letter{"В", "V", "В"},  Letter{"Г", "G", "Г"},  Letter{"Ғ", "Gh", "Г"},
    Letter{"Д", "D", "Д"},  Letter{"Е", "E", "Е"},  Letter{"Ё", "Yo", "Ё"}, Letter{"З", "Z", "З"},
    Letter{"И", "I", "И"},  Letter{"К", "K", "К"},  Letter{"Қ", "Q", "К"},  Letter{"Л", "L", "Л"},
    Letter{"М", "M", "М"},  Letter{"Н", "N", "Н"},  Letter{"О", "O", "О"},  Letter{"П", "P", "П"},
    Letter{"Р", "R", "Р"},  Letter{"С", "S", "С"},  Letter{"Т", "T", "Т"},  Letter{"У", "U", "У"},
    Letter{"Ф", "F", "Ф"},  Letter{"Х", "Kh", "Х"}, Letter{"Ҳ", "H", "Х"},  Letter{"Ч", "Ch", "Ч"},
    Letter{"Ҷ", "J", "Дж"}, Letter{"Ш", "Sh", "Ш"}, Letter{"Э", "E", "Э"},  Letter{"Ю", "Yu", "Ю"},
    Letter{"Я", "Ya", "Я"}};

std::string by_letter(std::string_view tajik, std::string_view Letter::*other) {
    std::string out;
    while (!tajik.empty()) {
        std::size_t used = 1;
        std::string_view written = tajik.substr(0, 1);
        for (const Letter& l : letters)
            if (tajik.starts_with(l.tajik)) {
                used = l.tajik.size();
                written = l.*other;
                break;
            }
        out += written;
        tajik.remove_prefix(used);
    }
    return out;
}

constexpr std::array villages{
    "Навобод",      "Гулистон",     "Меҳнатобод",  "Чашмасор",    "Боғизор",     "Сарчашма",
    "Деҳинав",      "Тутзор",       "Анорзор",     "Себзор",      "Бодомзор",    "Арғувон",
    "Лолазор",      "Сабзазор",     "Обшорон",     "Лангар",      "Хоҷаобод",    "Мирзоён",
    "Сариосиё",     "Сарипул",      "Миёнадеҳ",    "Кӯҳдоман",    "Дараи Нур",   "Сангтӯда",
    "Сафедоб",      "Зардолузор",   "Чилчинор",    "Чинорзор",    "Шаршара",     "Ғалаба",
    "Ватан",        "Дӯстӣ",        "Ваҳдат",      "Истиқбол",    "Наврӯз",      "Баҳористон",
    "Бунёдкор",     "Саодат",       "Шодмонӣ",     "Файзобод",    "Хуррамдара",  "Некобод",
    "Пахтакор",     "Деҳқонобод",   "Зарринкамар", "Офтобрӯ",     "Регзор",      "Шӯроб",
    "Қарадум",      "Қарабура",     "Тӯқайзор",    "Қамишзор",    "Оқтеппа",     "Қизилтеппа",
    "Қӯрғонча",     "Хонақоҳ",      "Сайёд",       "Чоршанбе",    "Ҷавонон",     "Ҷилға",
    "Ҷангалзор",    "Ҷарқӯрғон",    "Ҳаётинав",    "Ҳалқаёр",     "Ҳофизобод",   "Ғарғара",
    "Ғумбулоқ",     "Булоқи Калон", "Оби Шифо",    "Обчакорон",   "Санҷидзор",   "Тагоб",
    "Тоскала",      "Фахробод",     "Фирӯза",      "Хирманҷо",    "Чорчаман",    "Ёсуман",
    "Заргарон",     "Кулолон",      "Оҳангарон",   "Бофандаён",   "Дегрезон",    "Сангбур",
    "Боғбонон",     "Анҷирзор",     "Ангурзор",    "Пистазор",    "Тутқавул",    "Чорбоғ",
    "Боғи Нав",     "Боғи Ҳабиб",   "Дашти Гул",   "Дашти Мирзо", "Дашти Калон", "Саридашт",
    "Камари Сафед", "Кӯҳнадеҳ",     "Навкорам",    "Қаторчинор",  "Гулбоғ",      "Гулдара",
    "Гулшан",       "Шаҳринав",     "Сомониён",    "Рӯдакӣ",      "Мавлоно",     "Ориён"};
constexpr std::array kinds{" Боло", " Поён", "и Нав"};

constexpr std::array surnames{"Раҳимов", "Саидов",   "Қурбонов", "Холов",   "Назаров",
                              "Шарипов", "Давлатов", "Ҷалилов",  "Ҳакимов", "Сафаров",
                              "Мирзоев", "Юсупов",   "Ғафуров",  "Каримов", "Одинаев",
                              "Бобоев",  "Тоҷиев",   "Муродов",  "Қодиров", "Восиев"};
constexpr std::array plain_surnames{"Раҳмонзода", "Ҳасанзода", "Мирзозода", "Содиқӣ", "Ҷомизода"};
constexpr std::array women{"Зулфия",   "Саодат",   "Гулнора", "Мавҷуда", "Нигора",
                           "Шаҳло",    "Фарзона",  "Малика",  "Зебо",    "Ойгул",
                           "Муҳаббат", "Сафаргул", "Ҳанифа",  "Қумрӣ",   "Бибисоро",
                           "Дилором",  "Робия",    "Ҷамила",  "Тӯтӣ",    "Сурайё"};
constexpr std::array men{"Рустам",  "Фарҳод",  "Абдулло", "Ҷамшед", "Хуршед",   "Давлат", "Қурбон",
                         "Нурулло", "Сафар",   "Раҳмон",  "Ҳусейн", "Файзулло", "Исмоил", "Ғайрат",
                         "Беҳрӯз",  "Шарофат", "Нозим",   "Ёқуб",   "Тӯра",     "Мирзо"};

const char* any(std::span<const char* const> words, Random& random) {
    return words[random.below(words.size())];
}

}  // namespace

std::string tajik_to_english(std::string_view tajik) {
    return by_letter(tajik, &Letter::english);
}

std::string tajik_to_russian(std::string_view tajik) {
    return by_letter(tajik, &Letter::russian);
}

Names spelled(std::string_view tajik) {
    return {tajik_to_english(tajik), std::string(tajik), tajik_to_russian(tajik)};
}

VillageNames::VillageNames(std::uint64_t seed) {
    Random random(seed);
    for (const char* plain : villages)
        for (const char* kind : kinds)
            m_names.push_back(std::string(plain) + kind);
    random.shuffle(m_names);
    std::vector<std::string> plain(villages.begin(), villages.end());
    random.shuffle(plain);
    m_names.insert(m_names.end(), plain.begin(), plain.end());  // taken from the back
}

Names VillageNames::take() {
    const std::string name = m_names.back();
    m_names.pop_back();
    return spelled(name);
}

std::string person_name(Word sex, Random& random) {
    if (sex.empty())
        return fmt::format("{} Ш.", any(plain_surnames, random));
    const bool woman = sex == "F";
    return fmt::format("{}{} {}", any(surnames, random), woman ? "а" : "",
                       woman ? any(women, random) : any(men, random));
}

}  // namespace zamin::sample
