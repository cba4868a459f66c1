#include "viewer/fonts.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <initializer_list>
#include <span>

#include "text/utf8.hpp"

#ifdef ZAMIN_FREETYPE
#include <imgui_freetype.h>
#endif

namespace zamin::viewer {

namespace {

constexpr std::array<const char*, 5> font_folders = {
    "/usr/share/fonts/truetype/noto/", "/usr/share/fonts/noto/", "/usr/share/fonts/google-noto/",
    "/Library/Fonts/", "C:/Windows/Fonts/"};

// Latin, Cyrillic with its supplement, and the signs and spaces that the window writes.
constexpr ImWchar glyph_ranges[] = {0x0020, 0x017F, 0x02B9, 0x02BF, 0x0300, 0x030C, 0x0400,
                                    0x052F, 0x2009, 0x200A, 0x2010, 0x2027, 0x202F, 0x203A,
                                    0x2116, 0x2116, 0x2190, 0x2193, 0x2212, 0x2212, 0x2264,
                                    0x2265, 0xFFFD, 0xFFFD, 0};

constexpr std::array<char32_t, 12> tajik_letters = {0x0492, 0x0493, 0x04E2, 0x04E3, 0x049A, 0x049B,
                                                    0x04EE, 0x04EF, 0x04B2, 0x04B3, 0x04B6, 0x04B7};

std::string find_font(std::initializer_list<const char*> files) {
    for (const char* file : files) {
        for (const char* folder : font_folders) {
            std::error_code failure;
            const std::string path = std::string(folder) + file;
            if (std::filesystem::is_regular_file(path, failure)) {
                return path;
            }
        }
    }
    return {};
}

ImFont* add_font(ImFontAtlas& atlas, const std::string& path, float pixels) {
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    if (path.empty()) {
        config.SizePixels = pixels;
        return atlas.AddFontDefault(&config);
    }
    return atlas.AddFontFromFileTTF(path.c_str(), pixels, &config, glyph_ranges);
}

void use_freetype([[maybe_unused]] ImFontAtlas& atlas) {
#if defined(ZAMIN_FREETYPE) && IMGUI_VERSION_NUM < 19200
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
}

bool has_glyph(ImFont& font, char32_t letter) {
#if IMGUI_VERSION_NUM < 19200
    return font.FindGlyphNoFallback(static_cast<ImWchar>(letter)) != nullptr;
#else
    return font.IsGlyphInFont(static_cast<ImWchar>(letter));
#endif
}

// Noto Sans has no minus sign; its dash of the same width stands in.
void show_minus(ImFont& font) {
    constexpr ImWchar minus = 0x2212;
    constexpr ImWchar dash = 0x2013;
    if (!has_glyph(font, minus)) {
        font.AddRemapChar(minus, dash);
    }
}

}  // namespace

Fonts load_fonts(ImFontAtlas& atlas, float scale, float density,
                 std::vector<std::string>& complaints) {
    const std::string regular = find_font({"NotoSans-Regular.ttf"});
    const std::string bold = find_font({"NotoSans-Bold.ttf", "NotoSans-Regular.ttf"});
    const std::string semibold = find_font({"NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf"});
    const std::string light = find_font({"NotoSans-Light.ttf", "NotoSansDisplay-Light.ttf",
                                         "NotoSansDisplay-Regular.ttf", "NotoSans-Regular.ttf"});
    atlas.Clear();
    use_freetype(atlas);
    const auto face = [&](const std::string& path, float size) {
        const float height = std::round(size * line_share * scale * density);
        return Face{add_font(atlas, path, height), height / density};
    };
    Fonts fonts;
    fonts.body = face(regular, 15.0F);
    fonts.small = face(regular, 12.5F);
    fonts.strong = face(bold, 15.0F);
    fonts.heading = face(semibold, 18.0F);
    fonts.number = face(light, 30.0F);
    atlas.Build();
    for (const Face& made : {fonts.body, fonts.small, fonts.strong, fonts.heading, fonts.number}) {
        show_minus(*made.font);
    }
    if (regular.empty()) {
        complaints.push_back(fmt::format(
            "The font Noto Sans is missing, so Tajik and Russian names cannot be shown: no "
            "NotoSans-Regular.ttf in {} or the other usual places. Install the package "
            "fonts-noto-core and start again.",
            font_folders.front()));
    } else if (const std::string missing = missing_tajik_letters(*fonts.body.font);
               !missing.empty()) {
        complaints.push_back(fmt::format(
            "The font {} lacks the Tajik letters {}. Install the package fonts-noto-core and "
            "start again.",
            regular, missing));
    }
    return fonts;
}

std::string missing_tajik_letters(ImFont& font) {
    std::u32string missing;
    for (const char32_t letter : tajik_letters) {
        if (!has_glyph(font, letter)) {
            missing.push_back(letter);
        }
    }
    return text::utf8(missing);
}

}  // namespace zamin::viewer
