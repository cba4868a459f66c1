#include "project/project.hpp"

#include <doctest/doctest.h>

#include "core/error.hpp"
#include "temporary_folder.hpp"

using namespace zamin;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr const char* whole = R"(title = "Хатлон"

[sources.roads]
path = "data/land.gpkg::roads"

[sources.plots]
path = "plots.csv"
crs = "EPSG:32642"
columns = { crop = "зироат", plot_id = "No \"1\"" }

[coverage]
denominator = "members"
season = "2018"
)";

// Loads a project of the given text, with the files it may name beside it.
project::Project load(const TemporaryFolder& folder, const std::string& text) {
    test::write_text(folder / "plots.csv", "x");
    fs::create_directory(folder / "data");
    test::write_text(folder / "data/land.gpkg", "x");
    test::write_text(folder / "khatlon.toml", text);
    return project::load(folder / "khatlon.toml");
}

// What loading says, without the folder's name.
std::string complaint(const std::string& text) {
    const TemporaryFolder folder;
    try {
        load(folder, text);
    } catch (const UsageError&) {
        return "a usage error";
    } catch (const Error& e) {
        std::string message = e.what();
        const std::string prefix = folder.path().string() + "/";
        for (auto at = message.find(prefix); at != std::string::npos; at = message.find(prefix)) {
            message.erase(at, prefix.size());
        }
        return message;
    }
    return "nothing";
}

}  // namespace

TEST_CASE("a project is read: order kept, paths made absolute, mappings") {
    const TemporaryFolder folder;
    const project::Project project = load(folder, whole);
    CHECK(project.title == "Хатлон");
    REQUIRE(project.sources.size() == 2);
    CHECK(project.sources[0].role == "roads");
    CHECK(project.sources[0].source.path == (folder / "data/land.gpkg").string());
    CHECK(project.sources[0].source.layer == "roads");
    const project::ProjectSource& plots = project.get("plots");
    CHECK(plots.crs == "EPSG:32642");
    CHECK(plots.column("crop") == "зироат");
    CHECK(plots.column("plot_id") == "No \"1\"");
    CHECK(plots.column("season") == "season");
    CHECK(project.coverage.denominator == "members");
    CHECK(project.coverage.season == "2018");
    CHECK(project.find("members") == nullptr);
    CHECK_THROWS_WITH_AS(project.get("members"),
                         doctest::Contains("khatlon.toml: the project has no members"), UsageError);
    CHECK_THROWS_WITH_AS(project::Project{}.get("plots"), doctest::Contains("--plots"), UsageError);
}

TEST_CASE("saved and loaded, a project is the same, and its paths stay relative") {
    const TemporaryFolder folder;
    project::Project project = load(folder, whole);
    project::ProjectSource database;
    database.role = "members";
    database.source = io::SourceName::parse("PG:dbname=land::members");
    project.sources.push_back(database);
    project::save(project, folder / "khatlon.toml");
    CHECK(test::read_text(folder / "khatlon.toml") == R"(title = "Хатлон"

[sources.roads]
path = "data/land.gpkg::roads"

[sources.plots]
path = "plots.csv"
crs = "EPSG:32642"
columns = { crop = "зироат", plot_id = "No \"1\"" }

[sources.members]
path = "PG:dbname=land::members"

[coverage]
denominator = "members"
season = "2018"
)");
    const project::Project again = project::load(folder / "khatlon.toml");
    CHECK(again.sources.size() == 3);
    CHECK(again.get("members").source.path == "PG:dbname=land");
    CHECK(again.get("plots").column("plot_id") == "No \"1\"");

    fs::create_directory(folder / "elsewhere");
    project::save(project, folder / "elsewhere/copy.toml");
    const project::Project copy = project::load(folder / "elsewhere/copy.toml");
    CHECK(copy.get("plots").source.path == (folder / "plots.csv").string());
}

TEST_CASE("the rows of a source are chosen in the project, and its password is never written") {
    const TemporaryFolder folder;
    project::Project project = load(folder, whole);
    project::ProjectSource database;
    database.role = "members";
    database.source = io::SourceName::parse("PG:host=db password='a b' user=ali::members");
    database.where = "sex = 'f' AND \"group id\" <> 3";
    project.sources.push_back(database);
    const std::string text = project::text_of(project, folder / "khatlon.toml");
    CHECK(text.find("path = \"PG:host=db user=ali::members\"") != std::string::npos);
    CHECK(text.find("a b") == std::string::npos);
    const project::Project again = project::parse(text, folder / "khatlon.toml");
    CHECK(again.get("members").where == database.where);
    CHECK(again.get("plots").where.empty());
}

TEST_CASE("settings of catchments are read, saved and checked") {
    const TemporaryFolder folder;
    const char* text = R"(title = "a"

[coverage]
denominator = "mapped"

[catchments]
by = "road"
limit = "3h,15km"
per = "group"
yield = "tomato=32"
marketed_pct = 62.5
)";
    const project::Project project = load(folder, text);
    CHECK(project.catchments.by == "road");
    CHECK(project.catchments.limit == "3h,15km");
    CHECK(project.catchments.assign.empty());
    CHECK(project.catchments.marketed_pct == 62.5);
    project::save(project, folder / "again.toml");
    CHECK(test::read_text(folder / "again.toml") == text);
    CHECK(complaint("[catchments]\nlimits = \"3h\"") ==
          "khatlon.toml:2: [catchments] has no key 'limits' (did you mean 'limit'?)");
    CHECK(complaint("[catchments]\nmarketed_pct = \"all\"") ==
          "khatlon.toml:2: 'marketed_pct' has to be a number");
}

TEST_CASE("an empty project is a project") {
    CHECK(complaint("") == "nothing");
}

TEST_CASE("what is wrong in a project is said with its line") {
    CHECK(complaint("title = \"a\"\n[sources\n")
              .starts_with("khatlon.toml:2: not valid TOML, column "));
    CHECK(complaint("\ntitel = \"a\"") ==
          "khatlon.toml:2: the project has no key 'titel' (did you mean 'title'?)");
    CHECK(complaint("zoom = 3") ==
          "khatlon.toml:1: the project has no key 'zoom'; there are: title, drawings, sources, "
          "coverage, access, catchments, scenarios, places");
    CHECK(complaint("title = 3") == "khatlon.toml:1: 'title' has to be text in quotation marks");
    CHECK(complaint("sources = 3") == "khatlon.toml:1: 'sources' has to be a table");
    CHECK(complaint("[sources]\nplots = 3") == "khatlon.toml:2: 'plots' has to be a table");
    CHECK(complaint("[sources.plot]\npath = \"plots.csv\"") ==
          "khatlon.toml:1: 'plot' is not a role (did you mean 'plots'?)");
    CHECK(complaint("\n\n[sources.plots]\ncrs = \"EPSG:4326\"") ==
          "khatlon.toml:3: [sources.plots] has no path");
    CHECK(complaint("[sources.plots]\npath = \"gone.gpkg::a\"") ==
          "khatlon.toml:2: there is no file gone.gpkg");
    CHECK(complaint("[sources.plots]\npath = \"plots.csv\"\npaht = \"a\"") ==
          "khatlon.toml:3: [sources.plots] has no key 'paht' (did you mean 'path'?)");
    CHECK(complaint("[sources.plots]\npath = \"plots.csv\"\ncolumns = { corp = \"a\" }") ==
          "khatlon.toml:3: the role 'plots' has no key 'corp' (did you mean 'crop'?)");
    CHECK(complaint("[sources.plots]\npath = \"plots.csv\"\ncolumns = { crop = 1 }") ==
          "khatlon.toml:3: 'crop' has to be text in quotation marks");
    CHECK(complaint("[coverage]\nseasons = \"2018\"") ==
          "khatlon.toml:2: [coverage] has no key 'seasons' (did you mean 'season'?)");
    const TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(project::load(folder / "none.toml"),
                         doctest::Contains("there is no such project file"), Error);
    CHECK_THROWS_WITH_AS(project::load(folder.path()), doctest::Contains("cannot be read"), Error);
}

TEST_CASE("what is said of a source's texts and units is kept") {
    const TemporaryFolder folder;
    const project::Project project =
        load(folder,
             "[sources.plots]\npath = \"plots.csv\"\nencoding = \"CP1251\"\nletters = \"adlia\"\n"
             "declared_unit = \"sotka\"\n");
    project::save(project, folder / "again.toml");
    for (const project::Project& either : {project, project::load(folder / "again.toml")}) {
        const project::ProjectSource& plots = either.get("plots");
        CHECK(plots.encoding == "CP1251");
        CHECK(plots.letters == "adlia");
        CHECK(plots.declared_unit == "sotka");
    }
    CHECK(complaint("[sources.plots]\npath = \"plots.csv\"\ndeclared_unit = \"tanob\"\n") ==
          "khatlon.toml:3: 'tanob' is not a unit of area; there are: ha, m2, sotka, acre");
}

TEST_CASE("a style is read, written as it was said, and refused in words") {
    const auto with_style = [](const std::string& style) {
        return "[sources.plots]\npath = \"plots.csv\"\nstyle = " + style + "\n";
    };
    const TemporaryFolder folder;
    project::Project project = load(
        folder, with_style("{ by = \"classes\", column = \"the \\\"area\\\"\", ends = [0.5, 2], "
                           "palette = \"orrd\", opacity = 0.8, from_scale = 250000 }"));
    const style::StyleChoice& style = project.get("plots").style;
    CHECK(style.by == style::StyleBy::classes);
    CHECK(style.column == "the \"area\"");
    CHECK(style.ends == std::vector<double>{0.5, 2.0});
    CHECK(style.palette == "orrd");
    CHECK(style.opacity == 0.8);
    CHECK(style.from_scale == 250000.0);
    project::save(project, folder / "again.toml");
    CHECK(project::load(folder / "again.toml").get("plots").style == style);

    CHECK(load(folder, "[sources.plots]\npath = \"plots.csv\"\n").get("plots").style ==
          style::StyleChoice());
    const std::string where = "khatlon.toml:3: [sources.plots]: ";
    CHECK(complaint(with_style("{ by = \"colour\" }")) ==
          where + "'by' has to be role, category, classes or size");
    CHECK(complaint(with_style("{ by = \"size\" }")) == where + "'by' needs a column beside it");
    CHECK(complaint(with_style("{ opacity = 2 }")) ==
          where + "'opacity' has to be a number from 0 to 1");
    CHECK(complaint(with_style("{ by = \"classes\", column = \"a\", ends = [3, 1] }")) ==
          where + "'ends' have to be up to eight rising numbers in brackets");
    CHECK(complaint(with_style("{ pallete = \"orrd\" }")) ==
          "khatlon.toml:3: the style of [sources.plots] has no key 'pallete' (did you mean "
          "'palette'?)");
}

TEST_CASE("the file of drawings is named by the project, relative to it") {
    const TemporaryFolder folder;
    test::write_text(folder / "land-drawings.gpkg", "x");
    test::write_text(folder / "land.toml", "title = \"a\"\ndrawings = \"land-drawings.gpkg\"\n");
    project::Project project = project::load(folder / "land.toml");
    CHECK(project.drawings == (folder / "land-drawings.gpkg").string());
    project::save(project, folder / "land.toml");
    CHECK(test::read_text(folder / "land.toml") == project::text_of(project, folder / "land.toml"));
    CHECK(test::read_text(folder / "land.toml")
              .starts_with("title = \"a\"\ndrawings = \"land-drawings.gpkg\"\n"));
    CHECK(complaint("drawings = \"none.gpkg\"") == "khatlon.toml:1: there is no file none.gpkg");
}
