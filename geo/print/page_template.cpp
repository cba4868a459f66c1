#include "print/page_template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/msgid.hpp"
#include "core/told_error.hpp"
#include "text/template_file.hpp"

namespace zamin::print {

namespace {

const std::vector<std::string> keys{"title",           "organisation", "logo",        "signatures",
                                    "language",        "paper",        "orientation", "binding",
                                    "black_and_white", "blocks"};
const std::vector<std::string> blocks{"statement", "figures",  "legend", "bars",
                                      "table",     "overview", "grid",   "notes"};

class TemplateReader {
  public:
    TemplateReader(std::string_view text, const std::filesystem::path& file)
        : m_toml(text, file.string()), m_folder(file.parent_path()) {}

    PageTemplate read() {
        for (const auto& [key, node] : m_toml.root()) {
            check_key(std::string(key.str()), keys, "", key.source());
            read_key(std::string(key.str()), node);
        }
        return std::move(m_result);
    }

  private:
    void check_key(const std::string& key, const std::vector<std::string>& known,
                   const std::string& table, const toml::source_region& where) const {
        if (std::ranges::find(known, key) != known.end()) {
            return;
        }
        m_toml.fail(where, said("there is no key '{0}'", {table + key})
                               .then(text::did_you_mean(key, known))
                               .then(said("; a page template has: {0}",
                                          {fmt::format("{}", fmt::join(known, ", "))})));
    }

    template <typename Value>
    Value value_of(const std::string& key, const toml::node& node, const char* is_expected) const {
        if (const auto value = node.value_exact<Value>()) {
            return *value;
        }
        m_toml.fail(node.source(), said(is_expected, {key}));
    }
    std::string text_of(const std::string& key, const toml::node& node) const {
        return value_of<std::string>(key, node, msgid("'{0}' is a text in quotes"));
    }
    bool flag_of(const std::string& key, const toml::node& node) const {
        return value_of<bool>(key, node, msgid("'{0}' is true or false"));
    }

    // A word that its own reader refuses is told with its place.
    template <typename Read>
    auto word_of(const std::string& key, const toml::node& node, Read of_word) const {
        try {
            return of_word(text_of(key, node));
        } catch (const UsageError& refusal) {
            if (std::string(refusal.what()).starts_with(m_toml.name())) {
                throw;
            }
            const auto* told = dynamic_cast<const Told*>(&refusal);
            Sentence place = as_it_is(fmt::format("'{}': ", key));
            m_toml.fail(node.source(),
                        place.then(told != nullptr ? told->sentence() : as_it_is(refusal.what())));
        }
    }

    void read_key(const std::string& key, const toml::node& node) {
        if (key == "title") {
            m_result.title = text_of(key, node);
        } else if (key == "organisation") {
            m_result.organisation = text_of(key, node);
        } else if (key == "logo") {
            m_result.logo = m_folder / text_of(key, node);
        } else if (key == "language") {
            m_result.language = word_of(key, node, text::language_from);
        } else if (key == "paper") {
            m_result.paper = word_of(key, node, paper_from);
        } else if (key == "orientation") {
            m_result.orientation = word_of(key, node, orientation_from);
        } else if (key == "binding") {
            m_result.binding = flag_of(key, node);
        } else if (key == "black_and_white") {
            m_result.black_and_white = flag_of(key, node);
        } else if (key == "signatures") {
            read_signatures(node);
        } else {
            read_blocks(node);
        }
    }

    void read_signatures(const toml::node& node) {
        const toml::array* captions = node.as_array();
        if (captions == nullptr) {
            m_toml.fail(node.source(),
                        said("'signatures' is a list of texts: [\"Chair\", \"Jamoat\"]"));
        }
        for (const toml::node& caption : *captions) {
            m_result.signatures.push_back(text_of("signatures", caption));
        }
    }

    void read_blocks(const toml::node& node) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            m_toml.fail(node.source(), said("'blocks' is a table: [blocks]"));
        }
        for (const auto& [key, shown] : *table) {
            const std::string name(key.str());
            check_key(name, blocks, "blocks.", key.source());
            if (!flag_of("blocks." + name, shown)) {
                m_result.without.insert(name);
            }
        }
    }

    text::TemplateFile m_toml;
    std::filesystem::path m_folder;
    PageTemplate m_result;
};

}  // namespace

PageTemplate parse_page_template(std::string_view toml, const std::filesystem::path& file) {
    return TemplateReader(toml, file).read();
}

void apply(const PageTemplate& page_template, Sheet& sheet) {
    if (!page_template.organisation.empty()) {
        sheet.organisation = page_template.organisation;
    }
    if (!page_template.logo.empty()) {
        sheet.logo = page_template.logo;
    }
    if (!page_template.signatures.empty()) {
        sheet.signatures = page_template.signatures;
    }
    if (!sheet.listing.empty()) {
        return;
    }
    if (!page_template.title.empty()) {
        sheet.outline = sheet.outline.empty() ? sheet.title : sheet.outline;
        std::string title = page_template.title;
        const std::string own = "{title}";
        if (const std::size_t at = title.find(own); at != std::string::npos) {
            title.replace(at, own.size(), sheet.title);
        }
        sheet.title = title;
    }
    const auto left_out = [&](const char* block) { return page_template.without.contains(block); };
    if (left_out("statement")) {
        sheet.statement.clear();
    }
    if (left_out("figures")) {
        sheet.figures.clear();
    }
    if (left_out("legend")) {
        sheet.legend.clear();
    }
    if (left_out("bars")) {
        sheet.bars = {};
    }
    if (left_out("table")) {
        sheet.table = {};
    }
    if (left_out("notes")) {
        sheet.notes.clear();
    }
    for (std::optional<PageMap>* map : {&sheet.map, &sheet.other_map}) {
        if (*map && left_out("overview")) {
            (*map)->overview.reset();
        }
        if (*map && left_out("grid")) {
            (*map)->graticule = false;
        }
    }
}

}  // namespace zamin::print
