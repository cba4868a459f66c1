// The maps that `print` and the window's Print page can make: each a list of pages.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/site_question.hpp"
#include "core/progress.hpp"
#include "core/remark.hpp"
#include "print/map_subject.hpp"
#include "print/page.hpp"
#include "print/sheet.hpp"
#include "project/project.hpp"
#include "text/catalogue.hpp"

namespace zamin::commands {

// A map with what its pages may stand for, the words of --map and --per; `title` is a message.
struct PrintMapKind {
    const char* word;
    const char* title;
    std::vector<const char*> per;
    std::vector<const char*> needs;  // roles
};
const std::vector<PrintMapKind>& print_map_kinds();
// Throws UsageError naming the words.
const PrintMapKind& print_map_kind(const std::string& word);

struct PrintMapRequest {
    project::Project project;
    std::string map = "coverage";
    std::string per;   // empty = one page
    std::string id;    // of the parcel; empty = all
    SiteRequest site;  // of new centres; its project is the request's
    text::Language language = text::Language::english;
};

class PrintMap {
  public:
    virtual ~PrintMap() = default;

    // What the pages are made for; decides what is too dense to be shown. Scale: N of 1:N, none =
    // fitted.
    void use(const print::PageFormat& format, std::optional<double> scale) {
        subject().format = format;
        subject().scale = scale;
    }
    virtual std::size_t pages() const = 0;
    virtual print::Sheet sheet(std::size_t page) const = 0;
    // For contents and index; both without making the page.
    virtual std::string title(std::size_t page) const = 0;
    virtual std::vector<std::string> places(std::size_t page) const = 0;

    std::vector<Remark> notes;  // about reading and data, a line each
    std::string about;  // "Khatlon 2018: crop coverage", under the heads of contents and index
    // Notes that no page needs and that take a while, so that they can be had while pages are made.
    virtual std::vector<Remark> further_notes() const { return {}; }

  private:
    virtual print::MapSubject& subject() = 0;
};

// N of 1:N at which every page of the map, each fitted for itself, shows all it has to. use() was
// called without a scale.
double common_scale(const PrintMap& map, const print::PageFormat& format,
                    const text::Catalogue& words);

// The pages of a map with contents before and an index of places behind them, where there are
// several. The map outlives it; use() was called.
class Atlas {
  public:
    Atlas(const PrintMap& map, const print::PageFormat& format, const text::Catalogue& words);

    std::size_t pages() const { return m_front.size() + m_map.pages() + m_back.size(); }
    print::Sheet sheet(std::size_t page) const;

  private:
    const PrintMap& m_map;
    std::vector<print::Sheet> m_front, m_back;
};

// Reads the project's sources and computes what the map shows. Throws UsageError for a map or a
// layer of pages that there is not, and for a project without what the map needs.
std::unique_ptr<PrintMap> make_print_map(const PrintMapRequest& request, Progress& progress);

}  // namespace zamin::commands
