// image EVENTS OUTPUT [RECORD]: makes an image with cfitsio, and stamps it before it is closed.
//
// c++ -std=c++17 image.cpp $(pkg-config --cflags --libs fitsprov cfitsio)
//
// RECORD is a file of JSON that says more (docs/record.md); without one, the process is looked at as well.
#include <fitsprov_cfitsio.h>
#include <fitsprov.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <numeric>
#include <vector>

static void run(const std::string &events, const std::string &output, const char *record)
{
    fitsprov::activity activity("image", "1.0", record ? R"({"capture": "none"})" : "");
    activity.used(events, "Main");
    activity.parameter("side", "16", "pixel");
    activity.field("calib_version", "v1.2");
    if (record) {
        std::ifstream file(record);
        activity.record(std::string(std::istreambuf_iterator<char>(file), {}));
    }

    std::vector<unsigned char> pixels(256);
    std::iota(pixels.begin(), pixels.end(), 0);
    long axes[] = {16, 16};
    int status = 0;
    fitsfile *file = nullptr;
    fits_create_file(&file, ("!" + output).c_str(), &status);
    fits_create_img(file, BYTE_IMG, 2, axes, &status);
    fits_write_img(file, TBYTE, 1, 256, pixels.data(), &status);
    if (!status) activity.stamp(file, FITSPROV_LAST);
    fits_close_file(file, &status);
    if (status) throw std::runtime_error("cfitsio says " + std::to_string(status));
    activity.end();
}

int main(int count, char **arguments)
{
    if (count < 3) return 64;
    try {
        run(arguments[1], arguments[2], count > 3 ? arguments[3] : nullptr);
    } catch (const std::exception &error) {
        std::cerr << "image: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
