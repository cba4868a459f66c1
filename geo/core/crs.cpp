#include "core/crs.hpp"

#include <cmath>

#include "core/error.hpp"
#include "core/proj_handles.hpp"

namespace zamin {

namespace {

ProjContext quiet_context() {
    ProjContext context(proj_context_create());
    // PROJ's own messages are passed on inside our errors, never printed.
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

// One a thread, for what is done with before the function ends: each context opens PROJ's database
// for itself, which takes longer than most questions to it.
PJ_CONTEXT* thread_context() {
    thread_local const ProjContext context = quiet_context();
    return context.get();
}

std::string last_message(PJ_CONTEXT* context) {
    const int code = proj_context_errno(context);
    return code == 0 ? std::string("not a known coordinate system")
                     : std::string(proj_context_errno_string(context, code));
}

// A compound system's horizontal part, a bound system's base.
ProjObject horizontal_part(PJ_CONTEXT* context, ProjObject crs) {
    for (;;) {
        const PJ_TYPE type = proj_get_type(crs.get());
        if (type == PJ_TYPE_COMPOUND_CRS) {
            crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
        } else if (type == PJ_TYPE_BOUND_CRS) {
            crs.reset(proj_get_source_crs(context, crs.get()));
        } else {
            return crs;
        }
        if (!crs) {
            return crs;
        }
    }
}

bool is_horizontal(PJ_TYPE type) {
    return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS ||
           type == PJ_TYPE_PROJECTED_CRS;
}

std::string code_of(const PJ* crs) {
    const char* authority = proj_get_id_auth_name(crs, 0);
    const char* code = proj_get_id_code(crs, 0);
    return authority && code ? fmt::format("{}:{}", authority, code) : std::string();
}

Ellipsoid ellipsoid_of(PJ_CONTEXT* context, const PJ* crs) {
    const ProjObject ellipsoid(proj_get_ellipsoid(context, crs));
    double a_m = 0.0;
    double b_m = 0.0;
    int b_is_computed = 0;
    double inverse_f = 0.0;
    if (!ellipsoid || !proj_ellipsoid_get_parameters(context, ellipsoid.get(), &a_m, &b_m,
                                                     &b_is_computed, &inverse_f)) {
        return {};
    }
    return {a_m, inverse_f == 0.0 ? 0.0 : 1.0 / inverse_f};
}

double metres_per_unit_of(PJ_CONTEXT* context, const PJ* crs) {
    const ProjObject axes(proj_crs_get_coordinate_system(context, crs));
    double factor = 1.0;
    if (axes) {
        proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr,
                              nullptr, nullptr);
    }
    return factor;
}

}  // namespace

Crs Crs::parse(std::string_view definition) {
    PJ_CONTEXT* const context = thread_context();
    const std::string text(definition);
    ProjObject parsed(proj_create(context, text.c_str()));
    if (!parsed) {
        throw usage_error("'{}' is not a coordinate system: {}", text.substr(0, 80),
                          last_message(context));
    }
    const ProjObject crs = horizontal_part(context, std::move(parsed));
    if (!crs || !is_horizontal(proj_get_type(crs.get()))) {
        throw usage_error(
            "'{}' is not a map coordinate system: expected a geographic or projected one, such as "
            "EPSG:4326 or EPSG:32642",
            text.substr(0, 80));
    }
    Crs result;
    const char* wkt = proj_as_wkt(context, crs.get(), PJ_WKT2_2019, nullptr);
    if (!wkt) {
        throw usage_error("'{}' cannot be described as WKT: {}", text.substr(0, 80),
                          last_message(context));
    }
    result.m_wkt = wkt;
    result.m_name = proj_get_name(crs.get());
    result.m_code = code_of(crs.get());
    result.m_geographic = proj_get_type(crs.get()) != PJ_TYPE_PROJECTED_CRS;
    result.m_ellipsoid = ellipsoid_of(context, crs.get());
    result.m_metres_per_unit = result.m_geographic ? 1.0 : metres_per_unit_of(context, crs.get());
    return result;
}

std::string Crs::label() const {
    if (!m_code.empty()) {
        return m_code;
    }
    return m_name.empty() ? "unknown" : m_name;
}

bool Crs::same_as(const Crs& other) const {
    if (m_wkt == other.m_wkt) {
        return true;
    }
    if (!known() || !other.known()) {
        return false;
    }
    PJ_CONTEXT* const context = thread_context();
    const ProjObject a(proj_create(context, m_wkt.c_str()));
    const ProjObject b(proj_create(context, other.m_wkt.c_str()));
    return a && b &&
           proj_is_equivalent_to_with_ctx(context, a.get(), b.get(),
                                          PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS);
}

Crs geographic_base(const Crs& crs) {
    if (crs.geographic()) {
        return crs;
    }
    PJ_CONTEXT* const context = thread_context();
    const ProjObject projected(proj_create(context, crs.wkt().c_str()));
    const ProjObject base(projected ? proj_crs_get_geodetic_crs(context, projected.get())
                                    : nullptr);
    const char* wkt = base ? proj_as_wkt(context, base.get(), PJ_WKT2_2019, nullptr) : nullptr;
    if (!wkt) {
        throw error("{} has no geographic coordinate system under it", crs.label());
    }
    return Crs::parse(wkt);
}

struct Transformation::Impl {
    ProjContext context;
    ProjObject operation;  // null = identity
};

Transformation::Transformation(const Crs& from, const Crs& to) : m_impl(std::make_unique<Impl>()) {
    if (from.same_as(to)) {
        return;
    }
    m_impl->context = quiet_context();
    PJ_CONTEXT* const context = thread_context();
    const ProjObject raw(
        proj_create_crs_to_crs(context, from.wkt().c_str(), to.wkt().c_str(), nullptr));
    if (raw) {
        // A copy in a context of its own, which may go to another thread.
        const ProjObject ordered(proj_normalize_for_visualization(context, raw.get()));
        m_impl->operation.reset(ordered ? proj_clone(m_impl->context.get(), ordered.get())
                                        : nullptr);
    }
    if (!m_impl->operation) {
        throw error("no transformation from {} to {}: {}", from.label(), to.label(),
                    last_message(context));
    }
}

Transformation::~Transformation() = default;
Transformation::Transformation(Transformation&&) noexcept = default;
Transformation& Transformation::operator=(Transformation&&) noexcept = default;

std::size_t Transformation::apply(std::span<Coord> coords) const {
    if (!m_impl->operation || coords.empty()) {
        return 0;
    }
    proj_trans_generic(m_impl->operation.get(), PJ_FWD, &coords[0].x, sizeof(Coord), coords.size(),
                       &coords[0].y, sizeof(Coord), coords.size(), nullptr, 0, 0, nullptr, 0, 0);
    std::size_t failed = 0;
    for (Coord& p : coords) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            p = {HUGE_VAL, HUGE_VAL};
            ++failed;
        }
    }
    return failed;
}

Coord Transformation::apply(Coord p) const {
    apply(std::span<Coord>(&p, 1));
    return p;
}

TransformationUse Transformation::use_at(Coord p) const {
    if (!m_impl->operation) {
        return {"no change", 0.0};
    }
    apply(p);
    PJ_CONTEXT* context = m_impl->context.get();
    const ProjObject used(proj_trans_get_last_used_operation(m_impl->operation.get()));
    if (!used) {
        return {};
    }
    TransformationUse use;
    const char* name = proj_pj_info(used.get()).description;
    use.name = name ? name : "";
    const double accuracy_m = proj_coordoperation_get_accuracy(context, used.get());
    if (accuracy_m >= 0.0) {
        use.accuracy_m = accuracy_m;
    }
    return use;
}

}  // namespace zamin
