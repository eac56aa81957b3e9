// Antialiased bilinear resampling of a box of an image, row by row as a decoder delivers them.
#pragma once

#include "codec.h"

extern "C" {

// Which part of an image to take and what to make of it. Mirrored in NativeImageCodec.cs.
struct semgeo_image_crop {
  // The box in pixels of the full-size stored image (before orientation).
  double left, top, width, height;
  // As for semgeo_image_decode.
  int32_t min_short_side;
  // EXIF orientation 1 to 8, applied to the result.
  int32_t orientation;
  // The size of the result (after orientation).
  int32_t out_width, out_height;
  // Floats are (value / 255 - mean) / std.
  float mean[3], std[3];
};
}

namespace semgeo {

// For one axis: which input pixels an output pixel is made of, and their weights (Pillow's triangle filter, widened when shrinking).
struct Taps {
  std::vector<int32_t> first, count;
  std::vector<float> weights;
  int32_t stride = 0;

  Taps() = default;
  Taps(int32_t in_size, double in_first, double in_length, int32_t out_size);
  int32_t end(int32_t i) const { return first[static_cast<size_t>(i)] + count[static_cast<size_t>(i)]; }
  const float* at(int32_t i) const { return weights.data() + static_cast<size_t>(i) * static_cast<size_t>(stride); }
};

// Vertical, then horizontal, both in float and without rounding in between; keeps no more input rows than one output row needs.
class Resampler : public RowSink {
 public:
  // One of floats and bytes is null: interleaved RGB of out_height rows goes to the other.
  Resampler(const semgeo_image_crop& crop, float* floats, uint8_t* bytes);

  void begin(Size decoded, double scale) override;
  uint8_t* row(int32_t y) override;
  void done(int32_t y) override;

  // The part of the image that matters, known after begin: only it has to be written.
  int32_t first_row() const { return vertical_.first.front(); }
  int32_t end_row() const { return vertical_.end(stored_height_ - 1); }
  int32_t first_column() const override { return left_; }
  int32_t end_column() const override { return left_ + columns_; }

 private:
  void blend(int32_t first, int32_t count, const float* weights);
  void emit(int32_t out_y);

  const semgeo_image_crop& crop_;
  float* floats_;
  uint8_t* bytes_;
  Taps horizontal_, vertical_;
  int32_t stored_width_ = 0, stored_height_ = 0, next_ = 0, slots_ = 0, left_ = 0, columns_ = 0;
  size_t row_bytes_ = 0;
  ptrdiff_t origin_ = 0, step_x_ = 0, step_y_ = 0;
  float gain_[4], offset_[4];
  std::vector<uint8_t> ring_;
  std::vector<float> blended_;
};

}  // namespace semgeo
