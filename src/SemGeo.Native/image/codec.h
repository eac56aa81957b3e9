// What the parts of semgeo_image share: the error, the row sink and the codecs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace semgeo {

// Larger images are refused before anything is allocated: the largest phone sensors have 200 megapixels (16320 x 12240).
constexpr int64_t kMaxPixels = 200'000'000;

struct CodecError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Bytes {
  const uint8_t* data;
  size_t size;
};

struct Size {
  int32_t width;
  int32_t height;
};

// Where a decoder leaves its rows. Rows come from the top, each exactly once: write width() * channels bytes to row(y), then call done(y).
class RowSink {
 public:
  explicit RowSink(int channels) : channels(channels) {}
  virtual ~RowSink() = default;
  // scale: decoded pixels per pixel of the full-size image, 1 unless the decoder shrank the image.
  virtual void begin(Size decoded, double scale) = 0;
  virtual uint8_t* row(int32_t y) = 0;
  virtual void done(int32_t y) = 0;

  // The columns that matter, known after begin: what is written to others, or not, is never read.
  virtual int32_t first_column() const { return 0; }
  virtual int32_t end_column() const { return INT32_MAX; }

  // 3 for RGB, 4 for RGB and a byte of padding.
  const int channels;
};

// Throws unless both sides are positive and the area is within kMaxPixels.
void check_size(int64_t width, int64_t height);

bool is_jpeg(Bytes encoded);
bool is_png(Bytes encoded);

Size jpeg_size(Bytes encoded);
Size png_size(Bytes encoded);

// Decode to 8-bit RGB. Truncated or corrupt data throw CodecError, possibly after some rows were delivered.
void decode_jpeg(Bytes encoded, int32_t min_short_side, RowSink& sink);
void decode_png(Bytes encoded, RowSink& sink);

// The result is malloc'ed; the caller frees it.
void encode_jpeg(const uint8_t* rgb, Size size, int quality, uint8_t** data, size_t* length);
void encode_png(const uint8_t* pixels, Size size, int channels, uint8_t** data, size_t* length);

}  // namespace semgeo
