#include <algorithm>

#include "core/error.hpp"
#include "io/read.hpp"
#include "project/mapping_memory.hpp"
#include "project/propose.hpp"
#include "project/roles.hpp"
#include "viewer/field_title.hpp"
#include "viewer/panels/data_questions.hpp"
#include "viewer/widgets.hpp"

namespace zamin::viewer {

namespace {

RunWork columns_work(const LoadedLayer& layer) {
    RunWork work;
    work.title = said("Looking at the columns of {0}", {layer.title_word()});
    work.work = [id = layer.id, source = layer.source,
                 name = layer.layer->name](Progress&) -> RunWork::Finish {
        const io::SourceInfo info = io::describe(source.source);
        const auto described = std::ranges::find(info.layers, name, &io::LayerInfo::name);
        if (described == info.layers.end()) {
            return [](Session&, ViewState&) {};
        }
        ColumnsView view;
        view.layer = *described;
        view.proposal = project::propose_columns(source.role, *described);
        view.declared_unit = source.declared_unit;
        view.sex_codes = source.sex_codes;
        for (const project::RoleField& field : project::role(source.role).fields) {
            const std::string column = source.column(field.name);
            if (std::ranges::find(described->columns, column, &io::ColumnInfo::name) !=
                described->columns.end()) {
                view.chosen[field.name] = column;
            } else if (const auto* found = view.proposal.find(field.name); found && found->clear) {
                view.chosen[field.name] = found->candidates.front().column;
            }
        }
        return [id, view](Session&, ViewState& state) {
            data_view(state).columns.insert_or_assign(id, view);
        };
    };
    return work;
}

// "Up to five samples" of a column.
std::string samples_of(const io::LayerInfo& layer, const std::string& column) {
    std::string text;
    const auto found = std::ranges::find(layer.columns, column, &io::ColumnInfo::name);
    if (found != layer.columns.end()) {
        for (const std::string& sample : found->samples) {
            text += (text.empty() ? "" : ", ") + sample;
        }
    }
    return text;
}

void field_line(const Ui& ui, const project::RoleField& field, ColumnsView& view) {
    std::vector<std::string> names;
    for (const io::ColumnInfo& column : view.layer.columns) {
        names.push_back(column.name);
    }
    std::string& chosen = view.chosen[field.name];
    choice(ui, field_title(field.name, *ui.words) + (field.required ? " *" : ""), names, chosen,
           ui.tr("none"));
    const project::FieldProposal* proposal = view.proposal.find(field.name);
    if (!chosen.empty()) {
        muted(ui, elided(ui.fonts.small, samples_of(view.layer, chosen),
                         ImGui::GetContentRegionAvail().x));
        if (proposal && proposal->candidates.front().column == chosen) {
            explain(ui, ui.words->say(proposal->candidates.front().reason));
        }
    } else if (proposal) {
        const project::ColumnProposal& best = proposal->candidates.front();
        if (small_link(ui, ui.tr("Perhaps {0}", best.column))) {
            chosen = best.column;
        }
        explain(ui, ui.words->say(best.reason));
    }
}

// For the next file with this header.
void remember(const io::LayerInfo& layer, const project::ProjectSource& source, ViewState& state) {
    try {
        project::MappingMemory memory(project::MappingMemory::default_file());
        memory.confirm(project::header_fingerprint(layer), project::ConfirmedMapping::of(source));
    } catch (const Error& failure) {
        state.ask(TellUser{said("Remembering the columns"), as_it_is(failure.what())});
    }
}

void use_columns(const LoadedLayer& layer, const ColumnsView& view, ViewState& state) {
    project::ProjectSource source = layer.source;
    source.columns.clear();
    for (const auto& [field, column] : view.chosen) {
        if (!column.empty() && column != field) {
            source.columns[field] = column;
        }
    }
    source.declared_unit = view.declared_unit;
    source.sex_codes = view.sex_codes;
    remember(view.layer, source, state);
    state.ask(ReadAgain{layer.id, std::move(source)});
}

// Something that only a person can say; one with answers is answered by a click on one of them.
void question_lines(const Ui& ui, const project::Question& question, ColumnsView& view) {
    paragraph(ui, ui.words->say(question.text));
    std::string& given = question.field == "declared_ha" ? view.declared_unit : view.sex_codes;
    for (const std::string& answer : question.answers) {
        if (small_link(ui, answer, given == answer)) {
            given = answer;
        }
        ImGui::SameLine(0.0F, ui.px(16.0F));
    }
    if (!question.answers.empty()) {
        ImGui::NewLine();
    }
}

}  // namespace

void columns_question(const Ui& ui, const LoadedLayer& layer, DataView& data, ViewState& state) {
    if (layer.role().empty()) {
        muted(ui, ui.tr("Say first what the layer is for: its menu in the list of layers has "
                        "\"Use as\"."));
        return;
    }
    const auto found = data.columns.find(layer.id);
    if (found == data.columns.end()) {
        if (small_link(ui, ui.tr("Which column holds what?"))) {
            state.ask(columns_work(layer));
        }
        return;
    }
    ColumnsView& view = found->second;
    for (const project::Question& question : view.proposal.questions) {
        question_lines(ui, question, view);
    }
    for (const project::RoleField& field : project::role(layer.role()).fields) {
        ImGui::PushID(field.name);
        field_line(ui, field, view);
        ImGui::PopID();
    }
    if (quiet_button(ui, ui.tr("Use these columns"))) {
        use_columns(layer, view, state);
    }
    ImGui::SameLine(0.0F, ui.px(16.0F));
    if (small_link(ui, ui.tr("Fold"))) {
        data.columns.erase(found);
    }
}

}  // namespace zamin::viewer
