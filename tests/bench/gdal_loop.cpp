// The floor that `zamin coverage` is measured against: GDAL opens a layer and walks over all its
// features, and nothing is done with them.
//
//     gdal_loop FILE LAYER      prints {"features": N, "seconds": S}
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <chrono>
#include <cstdint>
#include <cstdio>

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: gdal_loop FILE LAYER\n");
        return 2;
    }
    const auto start = std::chrono::steady_clock::now();
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset(
        GDALDataset::Open(argv[1], GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR));
    OGRLayer* layer = dataset ? dataset->GetLayerByName(argv[2]) : nullptr;
    if (layer == nullptr) {
        fmt::print(stderr, "gdal_loop: no layer {} in {}\n", argv[2], argv[1]);
        return 1;
    }
    std::int64_t features = 0;
    for (auto& feature : layer) {
        features += feature != nullptr;
    }
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    fmt::print("{{\"features\": {}, \"seconds\": {:.4f}}}\n", features, elapsed.count());
    return 0;
}
