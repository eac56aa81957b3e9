// The C interface of semgeo_image. Every call but the first and the last returns 0, or 1 and a message. Calls share nothing: any number of threads may be inside.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

#include "codec.h"
#include "resample.h"

#define SEMGEO_EXPORT extern "C" __attribute__((visibility("default")))

namespace semgeo {

void check_size(int64_t width, int64_t height) {
  if (width <= 0 || height <= 0) throw CodecError("The image has no pixels: its size is " + std::to_string(width) + "x" + std::to_string(height) + ".");
  if (width > kMaxPixels / height) {
    throw CodecError("The image is too large: " + std::to_string(width) + "x" + std::to_string(height) + " pixels, and at most " +
                     std::to_string(kMaxPixels / 1'000'000) + " million are decoded.");
  }
}

namespace {

struct Free {
  void operator()(uint8_t* memory) const { std::free(memory); }
};
using Buffer = std::unique_ptr<uint8_t, Free>;

// The whole image in one malloc'ed buffer.
class WholeImage : public RowSink {
 public:
  WholeImage() : RowSink(3) {}

  void begin(Size decoded, double) override {
    size = decoded;
    row_bytes_ = static_cast<size_t>(decoded.width) * 3;
    pixels.reset(static_cast<uint8_t*>(std::malloc(row_bytes_ * static_cast<size_t>(decoded.height))));
    if (pixels == nullptr) throw std::bad_alloc();
  }
  uint8_t* row(int32_t y) override { return pixels.get() + static_cast<size_t>(y) * row_bytes_; }
  void done(int32_t) override {}

  Size size{};
  Buffer pixels;

 private:
  size_t row_bytes_ = 0;
};

[[noreturn]] void refuse(Bytes encoded) {
  throw CodecError(encoded.size == 0 ? "The image is empty: it has no bytes." : "The bytes are neither a JPEG nor a PNG image.");
}

void decode(Bytes encoded, int32_t min_short_side, RowSink& sink) {
  if (is_jpeg(encoded)) return decode_jpeg(encoded, min_short_side, sink);
  if (is_png(encoded)) return decode_png(encoded, sink);
  refuse(encoded);
}

void check_crop(const semgeo_image_crop& crop) {
  check_size(crop.out_width, crop.out_height);
  if (crop.orientation < 1 || crop.orientation > 8) throw CodecError("The orientation is 1 to 8, not " + std::to_string(crop.orientation) + ".");
  if (!(crop.width > 0 && crop.height > 0 && crop.left >= 0 && crop.top >= 0 && std::isfinite(crop.left + crop.width) && std::isfinite(crop.top + crop.height)))
    throw CodecError("The box of the crop is not a part of an image.");
}

Size read_size(Bytes encoded) {
  if (is_jpeg(encoded)) return jpeg_size(encoded);
  if (is_png(encoded)) return png_size(encoded);
  refuse(encoded);
}

void say(char* message, size_t message_size, const char* text) {
  if (message != nullptr && message_size > 0) std::snprintf(message, message_size, "%s", text);
}

template <typename F>
int guarded(char* message, size_t message_size, F&& calls) noexcept {
  try {
    calls();
    return 0;
  } catch (const std::bad_alloc&) {
    say(message, message_size, "There is not enough memory for the image.");
  } catch (const std::exception& error) {
    say(message, message_size, error.what());
  }
  return 1;
}

}  // namespace
}  // namespace semgeo

using namespace semgeo;

// Version of the C interface; the managed side refuses a library of another version.
SEMGEO_EXPORT int semgeo_image_abi_version() { return 1; }

// Decodes a JPEG or PNG to RGB. A JPEG may come out at 1/2, 1/4 or 1/8 of its size, as long as its short side keeps min_short_side pixels (0: full size).
SEMGEO_EXPORT int semgeo_image_decode(const uint8_t* data, size_t size, int32_t min_short_side, int32_t* width, int32_t* height, uint8_t** rgb, char* message,
                                      size_t message_size) {
  return guarded(message, message_size, [&] {
    WholeImage image;
    decode({data, size}, min_short_side, image);
    *width = image.size.width;
    *height = image.size.height;
    *rgb = image.pixels.release();
  });
}

// The full size, from the header alone.
SEMGEO_EXPORT int semgeo_image_size(const uint8_t* data, size_t size, int32_t* width, int32_t* height, char* message, size_t message_size) {
  return guarded(message, message_size, [&] {
    const Size image = read_size({data, size});
    *width = image.width;
    *height = image.height;
  });
}

// Decodes and resamples in one pass. One of floats and bytes is null; the other takes out_width * out_height * 3 values. Unspecified after an error.
SEMGEO_EXPORT int semgeo_image_decode_crop(const uint8_t* data, size_t size, const semgeo_image_crop* crop, float* floats, uint8_t* bytes, char* message,
                                           size_t message_size) {
  return guarded(message, message_size, [&] {
    check_crop(*crop);
    Resampler sink(*crop, floats, bytes);
    decode({data, size}, crop->min_short_side, sink);
  });
}

// The same for an image that is decoded already.
SEMGEO_EXPORT int semgeo_image_crop_pixels(const uint8_t* rgb, int32_t width, int32_t height, const semgeo_image_crop* crop, float* floats, uint8_t* bytes,
                                           char* message, size_t message_size) {
  return guarded(message, message_size, [&] {
    check_size(width, height);
    check_crop(*crop);
    Resampler sink(*crop, floats, bytes);
    sink.begin({width, height}, 1);
    const auto left = static_cast<size_t>(sink.first_column());
    for (int32_t y = sink.first_row(); y < sink.end_row(); ++y) {
      const uint8_t* from = rgb + (static_cast<size_t>(y) * static_cast<size_t>(width) + left) * 3;
      uint8_t* to = sink.row(y) + left * 4;
      for (int32_t x = sink.first_column(); x < sink.end_column(); ++x, from += 3, to += 4) {
        to[0] = from[0];
        to[1] = from[1];
        to[2] = from[2];
        to[3] = 0;
      }
      sink.done(y);
    }
  });
}

// A baseline JPEG with 4:2:0 colour; quality 1 to 100. Free the result with semgeo_image_free.
SEMGEO_EXPORT int semgeo_image_encode_jpeg(const uint8_t* rgb, int32_t width, int32_t height, int32_t quality, uint8_t** data, size_t* size, char* message,
                                           size_t message_size) {
  return guarded(message, message_size, [&] {
    check_size(width, height);
    encode_jpeg(rgb, {width, height}, quality, data, size);
  });
}

// An 8-bit PNG of 1 (grey), 3 (RGB) or 4 (RGBA) channels. Free the result with semgeo_image_free.
SEMGEO_EXPORT int semgeo_image_encode_png(const uint8_t* pixels, int32_t width, int32_t height, int32_t channels, uint8_t** data, size_t* size, char* message,
                                          size_t message_size) {
  return guarded(message, message_size, [&] {
    check_size(width, height);
    encode_png(pixels, {width, height}, channels, data, size);
  });
}

SEMGEO_EXPORT void semgeo_image_free(void* memory) { std::free(memory); }
