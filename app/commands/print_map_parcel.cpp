// The page of one parcel, or of each.
#include <algorithm>

#include "commands/inputs.hpp"
#include "commands/print_map_pages.hpp"
#include "commands/print_run.hpp"
#include "core/told_error.hpp"
#include "print/parcel_sheet.hpp"

namespace zamin::commands {

namespace {

class ParcelPages : public PrintMap {
  public:
    ParcelPages(const PrintMapRequest& request, Progress& progress) : m_words(request.language) {
        m_base = read_base_world(request.project, notes, progress, {"parcels", "plots"});
        m_subject.world = &m_base.world;
        m_subject.project_title = request.project.title;
        m_subject.sources = m_base.sources;
        m_rows = print::parcel_rows(m_base.world);
        if (!request.id.empty()) {
            std::vector<std::string> ids;
            for (const std::size_t row : m_rows) {
                ids.push_back(print::parcel_id(m_base.world, row));
            }
            std::erase_if(m_rows, [&](std::size_t row) {
                return print::parcel_id(m_base.world, row) != request.id;
            });
            if (m_rows.empty()) {
                const std::string near = closest_word(request.id, ids);
                throw usage_error(
                    near.empty() ? said("--id {0}: there is no such parcel", {request.id})
                                 : said("--id {0}: there is no such parcel (did you mean '{1}'?)",
                                        {request.id, near}));
            }
        }
        if (m_rows.empty()) {
            throw usage_error(said("no parcel of the project is a polygon"));
        }
    }
    std::size_t pages() const override { return m_rows.size(); }
    print::Sheet sheet(std::size_t page) const override {
        return print::parcel_sheet(m_subject, m_rows[page], m_words);
    }
    std::string title(std::size_t page) const override {
        return m_words.tr("Parcel {0}", print::parcel_id(m_base.world, m_rows[page]));
    }
    std::vector<std::string> places(std::size_t) const override { return {}; }

  private:
    print::MapSubject& subject() override { return m_subject; }

    text::Catalogue m_words;
    BaseWorld m_base;
    print::MapSubject m_subject;
    std::vector<std::size_t> m_rows;
};

}  // namespace

std::unique_ptr<PrintMap> parcel_pages(const PrintMapRequest& request, Progress& progress) {
    return std::make_unique<ParcelPages>(request, progress);
}

}  // namespace zamin::commands
