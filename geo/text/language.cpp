#include "text/language.hpp"

#include "core/told_error.hpp"

namespace zamin::text {

const char* code(Language language) {
    switch (language) {
        case Language::tajik:
            return "tg";
        case Language::russian:
            return "ru";
        default:
            return "en";
    }
}

const char* own_name(Language language) {
    switch (language) {
        case Language::tajik:
            return "Тоҷикӣ";
        case Language::russian:
            return "Русский";
        default:
            return "English";
    }
}

Language language_from(std::string_view word) {
    for (const Language language : languages) {
        if (word == code(language)) {
            return language;
        }
    }
    throw usage_error(
        said("There are no messages in the language '{0}'; choose en (English), tg (Tajik) or ru "
             "(Russian).",
             {std::string(word)}));
}

}  // namespace zamin::text
