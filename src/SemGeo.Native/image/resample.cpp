#include "resample.h"

#include <algorithm>
#include <cmath>
#include <cstring>

// The same code for this processor's vector units, chosen when the library is loaded.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define SEMGEO_DISPATCH __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define SEMGEO_DISPATCH
#endif

namespace semgeo {

namespace {

constexpr int kLanes = 4;
typedef float Pixel __attribute__((vector_size(16)));

// The weighted sum of 1 to 4 rows in one pass.
SEMGEO_DISPATCH void blend_one(const uint8_t* __restrict a, const float* w, size_t n, float* __restrict sum) {
  const float wa = w[0];
  for (size_t i = 0; i < n; ++i) sum[i] = wa * static_cast<float>(a[i]);
}

SEMGEO_DISPATCH void blend_two(const uint8_t* __restrict a, const uint8_t* __restrict b, const float* w, size_t n, float* __restrict sum) {
  const float wa = w[0], wb = w[1];
  for (size_t i = 0; i < n; ++i) sum[i] = wa * static_cast<float>(a[i]) + wb * static_cast<float>(b[i]);
}

SEMGEO_DISPATCH void blend_three(const uint8_t* __restrict a, const uint8_t* __restrict b, const uint8_t* __restrict c, const float* w, size_t n,
                                 float* __restrict sum) {
  const float wa = w[0], wb = w[1], wc = w[2];
  for (size_t i = 0; i < n; ++i) sum[i] = wa * static_cast<float>(a[i]) + wb * static_cast<float>(b[i]) + wc * static_cast<float>(c[i]);
}

SEMGEO_DISPATCH void blend_four(const uint8_t* __restrict a, const uint8_t* __restrict b, const uint8_t* __restrict c, const uint8_t* __restrict d, const float* w,
                                size_t n, float* __restrict sum) {
  const float wa = w[0], wb = w[1], wc = w[2], wd = w[3];
  for (size_t i = 0; i < n; ++i)
    sum[i] = wa * static_cast<float>(a[i]) + wb * static_cast<float>(b[i]) + wc * static_cast<float>(c[i]) + wd * static_cast<float>(d[i]);
}

SEMGEO_DISPATCH void blend_more(const uint8_t* __restrict a, float wa, const uint8_t* __restrict b, float wb, size_t n, float* __restrict sum) {
  for (size_t i = 0; i < n; ++i) sum[i] += wa * static_cast<float>(a[i]) + wb * static_cast<float>(b[i]);
}

// One output pixel: taps pixels of a row of floats, weighted.
inline __attribute__((always_inline)) Pixel gather(const float* pixels, const float* weights, int32_t count) {
  Pixel sum = {0, 0, 0, 0};
  for (int32_t i = 0; i < count; ++i) {
    Pixel p;
    std::memcpy(&p, pixels + i * kLanes, sizeof p);
    sum += p * weights[i];
  }
  return sum;
}

// A row of normalised pixels from left to right in memory, whether the image runs along or (backwards) against it.
SEMGEO_DISPATCH void write_row(const float* __restrict row, const Taps& taps, int32_t left, int32_t n, bool backwards, const float* gain, const float* offset,
                               float* __restrict target) {
  Pixel scale, shift;
  std::memcpy(&scale, gain, sizeof scale);
  std::memcpy(&shift, offset, sizeof shift);
  const auto at = [&](int32_t k) {
    const int32_t x = backwards ? n - 1 - k : k;
    const auto i = static_cast<size_t>(x);
    return gather(row + static_cast<ptrdiff_t>(taps.first[i] - left) * kLanes, taps.at(x), taps.count[i]) * scale + shift;
  };
  // The fourth lane goes where the next pixel will be written, so the last pixel has none.
  for (int32_t k = 0; k < n - 1; ++k, target += 3) {
    const Pixel value = at(k);
    std::memcpy(target, &value, sizeof value);
  }
  const Pixel last = at(n - 1);
  std::memcpy(target, &last, 3 * sizeof(float));
}

inline uint8_t to_byte(float value) { return static_cast<uint8_t>(std::clamp(value, 0.0f, 255.0f) + 0.5f); }

}  // namespace

Taps::Taps(int32_t in_size, double in_first, double in_length, int32_t out_size) {
  const double scale = in_length / out_size;
  const double support = std::max(scale, 1.0);
  stride = static_cast<int32_t>(std::ceil(support)) * 2 + 1;
  first.resize(static_cast<size_t>(out_size));
  count.resize(static_cast<size_t>(out_size));
  weights.assign(static_cast<size_t>(out_size) * static_cast<size_t>(stride), 0.0f);
  std::vector<double> w(static_cast<size_t>(stride));
  for (int32_t i = 0; i < out_size; ++i) {
    const double center = in_first + (i + 0.5) * scale;
    const int32_t low = std::clamp(static_cast<int32_t>(center - support + 0.5), 0, in_size - 1);
    const int32_t high = std::clamp(static_cast<int32_t>(center + support + 0.5), low + 1, in_size);
    const int32_t n = std::min(high - low, stride);
    double sum = 0;
    for (int32_t k = 0; k < n; ++k) {
      const double distance = std::abs((low + k - center + 0.5) / support);
      w[static_cast<size_t>(k)] = std::max(0.0, 1.0 - distance);
      sum += w[static_cast<size_t>(k)];
    }
    float* target = weights.data() + static_cast<size_t>(i) * static_cast<size_t>(stride);
    for (int32_t k = 0; k < n; ++k) target[k] = sum > 0 ? static_cast<float>(w[static_cast<size_t>(k)] / sum) : 1.0f / static_cast<float>(n);
    first[static_cast<size_t>(i)] = low;
    count[static_cast<size_t>(i)] = n;
  }
}

Resampler::Resampler(const semgeo_image_crop& crop, float* floats, uint8_t* bytes)
    : RowSink(kLanes), crop_(crop), floats_(floats), bytes_(bytes) {
  const bool turned = crop.orientation >= 5;
  const ptrdiff_t width = crop.out_width, height = crop.out_height;
  stored_width_ = turned ? crop.out_height : crop.out_width;
  stored_height_ = turned ? crop.out_width : crop.out_height;
  // Where the stored pixel (x, y) goes: origin + x * step_x + y * step_y.
  const bool right_to_left = crop.orientation == 2 || crop.orientation == 3 || crop.orientation == 6 || crop.orientation == 7;
  const bool upside_down = crop.orientation == 3 || crop.orientation == 4 || crop.orientation == 7 || crop.orientation == 8;
  const ptrdiff_t along_row = right_to_left ? -3 : 3, along_column = (upside_down ? -3 : 3) * width;
  origin_ = (right_to_left ? (width - 1) * 3 : 0) + (upside_down ? (height - 1) * width * 3 : 0);
  step_x_ = turned ? along_column : along_row;
  step_y_ = turned ? along_row : along_column;
  for (int c = 0; c < 3; ++c) {
    gain_[c] = 1.0f / (255.0f * crop.std[c]);
    offset_[c] = -crop.mean[c] / crop.std[c];
  }
  gain_[3] = offset_[3] = 0;
}

void Resampler::begin(Size decoded, double scale) {
  // Rounding may carry a box that was computed in double a hair over the edge.
  constexpr double kSlack = 1 + 1e-6;
  const double width = decoded.width / scale * kSlack, height = decoded.height / scale * kSlack;
  if (crop_.left + crop_.width > width || crop_.top + crop_.height > height) throw CodecError("The box of the crop leaves the image.");
  horizontal_ = Taps(decoded.width, crop_.left * scale, crop_.width * scale, stored_width_);
  vertical_ = Taps(decoded.height, crop_.top * scale, crop_.height * scale, stored_height_);
  left_ = horizontal_.first.front();
  columns_ = horizontal_.end(stored_width_ - 1) - left_;
  slots_ = *std::max_element(vertical_.count.begin(), vertical_.count.end());
  row_bytes_ = static_cast<size_t>(decoded.width) * kLanes;
  ring_.resize(row_bytes_ * static_cast<size_t>(slots_));
  blended_.resize(static_cast<size_t>(columns_) * kLanes);
}

uint8_t* Resampler::row(int32_t y) { return ring_.data() + static_cast<size_t>(y % slots_) * row_bytes_; }

void Resampler::done(int32_t y) {
  while (next_ < stored_height_ && vertical_.end(next_) <= y + 1) emit(next_++);
}

void Resampler::blend(int32_t first, int32_t count, const float* weights) {
  const size_t skip = static_cast<size_t>(left_) * kLanes, n = blended_.size();
  const auto at = [&](int32_t k) { return row(first + std::min(k, count - 1)) + skip; };
  float* sum = blended_.data();
  switch (count) {
    case 1: return blend_one(at(0), weights, n, sum);
    case 2: return blend_two(at(0), at(1), weights, n, sum);
    case 3: return blend_three(at(0), at(1), at(2), weights, n, sum);
    default: blend_four(at(0), at(1), at(2), at(3), weights, n, sum);
  }
  for (int32_t k = 4; k < count; k += 2) blend_more(at(k), weights[k], at(k + 1), k + 1 < count ? weights[k + 1] : 0, n, sum);
}

void Resampler::emit(int32_t out_y) {
  blend(vertical_.first[static_cast<size_t>(out_y)], vertical_.count[static_cast<size_t>(out_y)], vertical_.at(out_y));
  ptrdiff_t target = origin_ + out_y * step_y_;
  if (floats_ != nullptr && (step_x_ == 3 || step_x_ == -3)) {
    const bool backwards = step_x_ < 0;
    write_row(blended_.data(), horizontal_, left_, stored_width_, backwards, gain_, offset_, floats_ + target - (backwards ? (stored_width_ - 1) * 3 : 0));
    return;
  }
  Pixel gain, offset;
  std::memcpy(&gain, gain_, sizeof gain);
  std::memcpy(&offset, offset_, sizeof offset);
  for (int32_t x = 0; x < stored_width_; ++x, target += step_x_) {
    const auto i = static_cast<size_t>(x);
    Pixel value = gather(blended_.data() + static_cast<ptrdiff_t>(horizontal_.first[i] - left_) * kLanes, horizontal_.at(x), horizontal_.count[i]);
    if (floats_ != nullptr) {
      value = value * gain + offset;
      for (int c = 0; c < 3; ++c) floats_[target + c] = value[c];
    } else {
      for (int c = 0; c < 3; ++c) bytes_[target + c] = to_byte(value[c]);
    }
  }
}

}  // namespace semgeo
