#include <algorithm>
#include <cstring>

#include "jpeg_error.h"

namespace semgeo {

namespace {

// A progressive file may hold any number of scans over the whole image: real ones have about ten.
constexpr int kMaxScans = 200;

// Every 8x8 block of the densest component takes at least one bit of Huffman-coded data.
constexpr int64_t kMaxPixelsPerByte = 8 * 64;

class JpegReader {
 public:
  explicit JpegReader(Bytes encoded) {
    info_.err = errors_.manager();
    errors_.run([&] { jpeg_create_decompress(&info_); });
    try {
      progress_.progress_monitor = on_progress;
      info_.progress = &progress_;
      errors_.run([&] {
        jpeg_mem_src(&info_, encoded.data, static_cast<unsigned long>(encoded.size));
        jpeg_read_header(&info_, TRUE);
      });
      check_size(info_.image_width, info_.image_height);
      const int64_t pixels = static_cast<int64_t>(info_.image_width) * info_.image_height;
      if (!info_.arith_code && pixels / kMaxPixelsPerByte > static_cast<int64_t>(encoded.size)) {
        throw CodecError("JPEG: the header claims " + std::to_string(info_.image_width) + "x" + std::to_string(info_.image_height) + " pixels, more than its " +
                         std::to_string(encoded.size) + " bytes can hold.");
      }
    } catch (...) {
      jpeg_destroy_decompress(&info_);
      throw;
    }
  }

  ~JpegReader() { jpeg_destroy_decompress(&info_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  Size size() const { return {static_cast<int32_t>(info_.image_width), static_cast<int32_t>(info_.image_height)}; }

  void read(int32_t min_short_side, RowSink& sink) {
    info_.scale_num = static_cast<unsigned>(scale_eighths(min_short_side));
    info_.scale_denom = 8;
    const bool cmyk = info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK;
    info_.out_color_space = cmyk ? JCS_CMYK : sink.channels == 4 ? JCS_EXT_RGBX : JCS_EXT_RGB;
    // Reads all scans of a progressive file.
    errors_.run([&] { jpeg_start_decompress(&info_); });

    const auto width = static_cast<int32_t>(info_.output_width);
    const auto height = static_cast<int32_t>(info_.output_height);
    sink.begin({width, height}, info_.scale_num / 8.0);
    const size_t skipped = static_cast<size_t>(crop_columns(sink)) * static_cast<size_t>(sink.channels);
    std::vector<uint8_t> inks(cmyk ? static_cast<size_t>(info_.output_width) * 4 : 0);
    for (int32_t y = 0; y < height; ++y) {
      uint8_t* row = sink.row(y) + skipped;
      JSAMPROW target = cmyk ? inks.data() : row;
      errors_.run([&] { jpeg_read_scanlines(&info_, &target, 1); });
      if (cmyk) convert_cmyk(inks.data(), static_cast<int32_t>(info_.output_width), row, sink.channels);
      sink.done(y);
    }
    // Goes on to the end of the image: a file that was cut behind its last row is truncated as well.
    errors_.run([&] { jpeg_finish_decompress(&info_); });
  }

 private:
  // Leaves out the transforms and colours of columns that are not needed; returns the first that is made.
  int32_t crop_columns(const RowSink& sink) {
    // libjpeg takes the edges that it cuts for the image's when it interpolates colours: these stay outside of what is needed.
    constexpr int32_t kMargin = 8;
    const auto width = static_cast<int32_t>(info_.output_width);
    JDIMENSION first = static_cast<JDIMENSION>(std::max(0, sink.first_column() - kMargin));
    JDIMENSION count = static_cast<JDIMENSION>(sink.end_column() < width - kMargin ? sink.end_column() + kMargin : width) - first;
    if (count < info_.output_width) errors_.run([&] { jpeg_crop_scanline(&info_, &first, &count); });
    return static_cast<int32_t>(first);
  }

  // Powers of two only: libjpeg-turbo has vector code for them alone.
  int scale_eighths(int32_t min_short_side) const {
    if (min_short_side <= 0) return 8;
    const int64_t short_side = std::min(info_.image_width, info_.image_height);
    for (int eighths = 1; eighths < 8; eighths *= 2)
      if (short_side * eighths / 8 >= min_short_side) return eighths;
    return 8;
  }

  // Adobe's files (they carry its marker) hold inverted inks: 255 is no ink.
  void convert_cmyk(const uint8_t* inks, int32_t width, uint8_t* row, int channels) const {
    const int invert = info_.saw_Adobe_marker ? 0 : 255;
    for (int32_t x = 0; x < width; ++x, inks += 4, row += channels) {
      const int light = inks[3] ^ invert;
      for (int c = 0; c < 3; ++c) {
        const int product = (inks[c] ^ invert) * light + 128;
        row[c] = static_cast<uint8_t>((product + (product >> 8)) >> 8);
      }
    }
  }

  static void on_progress(j_common_ptr codec) {
    if (codec->is_decompressor && reinterpret_cast<j_decompress_ptr>(codec)->input_scan_number > kMaxScans)
      JpegErrors::fail(codec, "JPEG: more than 200 scans; the file is made to waste time.");
  }

  JpegErrors errors_;
  jpeg_decompress_struct info_{};
  jpeg_progress_mgr progress_{};
};

}  // namespace

bool is_jpeg(Bytes encoded) { return encoded.size >= 3 && std::memcmp(encoded.data, "\xFF\xD8\xFF", 3) == 0; }

Size jpeg_size(Bytes encoded) { return JpegReader(encoded).size(); }

void decode_jpeg(Bytes encoded, int32_t min_short_side, RowSink& sink) { JpegReader(encoded).read(min_short_side, sink); }

}  // namespace semgeo
