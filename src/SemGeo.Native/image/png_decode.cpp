#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <png.h>

#include "codec.h"

namespace semgeo {

namespace {

constexpr size_t kSignature = 8;

// Deflate cannot expand its input more than this.
constexpr int64_t kMaxBytesPerByte = 1032;

// A limit for text, profiles and other chunks that we do not read.
constexpr size_t kMaxChunk = 8u << 20;

class PngReader {
 public:
  explicit PngReader(Bytes encoded) : rest_(encoded) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, on_error, on_warning);
    if (png_ == nullptr) throw std::bad_alloc();
    info_ = png_create_info_struct(png_);
    if (info_ == nullptr) {
      png_destroy_read_struct(&png_, nullptr, nullptr);
      throw std::bad_alloc();
    }
    try {
      run([&] {
        png_set_read_fn(png_, this, on_read);
        png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        png_set_chunk_malloc_max(png_, kMaxChunk);
        png_read_info(png_, info_);
      });
      const int64_t width = png_get_image_width(png_, info_), height = png_get_image_height(png_, info_);
      check_size(width, height);
      const int64_t raw = static_cast<int64_t>(png_get_rowbytes(png_, info_)) * height;
      if (raw / kMaxBytesPerByte > static_cast<int64_t>(encoded.size)) {
        throw CodecError("PNG: the header claims " + std::to_string(width) + "x" + std::to_string(height) + " pixels, more than its " +
                         std::to_string(encoded.size) + " bytes can hold.");
      }
    } catch (...) {
      png_destroy_read_struct(&png_, &info_, nullptr);
      throw;
    }
  }

  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  Size size() const { return {static_cast<int32_t>(png_get_image_width(png_, info_)), static_cast<int32_t>(png_get_image_height(png_, info_))}; }

  void read(RowSink& sink) {
    int passes = 1;
    run([&] {
      const int color = png_get_color_type(png_, info_);
      if (color == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png_);
      if (color == PNG_COLOR_TYPE_GRAY) png_set_expand_gray_1_2_4_to_8(png_);
      if ((color & PNG_COLOR_MASK_COLOR) == 0) png_set_gray_to_rgb(png_);
      // The high byte of 16 bits; transparency is dropped, not blended.
      png_set_strip_16(png_);
      png_set_strip_alpha(png_);
      if (sink.channels == 4) png_set_filler(png_, 0xFF, PNG_FILLER_AFTER);
      passes = png_set_interlace_handling(png_);
      png_read_update_info(png_, info_);
    });
    const Size image = size();
    const size_t row_bytes = static_cast<size_t>(image.width) * static_cast<size_t>(sink.channels);
    if (png_get_rowbytes(png_, info_) != row_bytes) throw CodecError("PNG: the colour type is not supported.");
    sink.begin(image, 1);
    if (passes == 1) {
      for (int32_t y = 0; y < image.height; ++y) {
        uint8_t* row = sink.row(y);
        run([&] { png_read_row(png_, row, nullptr); });
        sink.done(y);
      }
    } else {
      read_interlaced(image, row_bytes, sink);
    }
    // The rest is read for its end: a file without it is truncated.
    run([&] { png_read_end(png_, nullptr); });
  }

 private:
  void read_interlaced(Size image, size_t row_bytes, RowSink& sink) {
    std::vector<uint8_t> pixels(row_bytes * static_cast<size_t>(image.height));
    std::vector<uint8_t*> rows(static_cast<size_t>(image.height));
    for (size_t y = 0; y < rows.size(); ++y) rows[y] = pixels.data() + y * row_bytes;
    run([&] { png_read_image(png_, rows.data()); });
    for (int32_t y = 0; y < image.height; ++y) {
      std::memcpy(sink.row(y), rows[static_cast<size_t>(y)], row_bytes);
      sink.done(y);
    }
  }

  // As JpegErrors::run.
  template <typename F>
  void run(F&& calls) {
    if (setjmp(jump_)) throw CodecError(message_);
    calls();
  }

  static void on_error(png_structp png, png_const_charp message) {
    auto* self = static_cast<PngReader*>(png_get_error_ptr(png));
    std::snprintf(self->message_, sizeof self->message_, "PNG: %s.", message);
    std::longjmp(self->jump_, 1);
  }

  // libpng warns about chunks that do not matter to the pixels; what does is an error.
  static void on_warning(png_structp, png_const_charp) {}

  static void on_read(png_structp png, png_bytep target, size_t length) {
    auto& rest = static_cast<PngReader*>(png_get_io_ptr(png))->rest_;
    if (length > rest.size) png_error(png, "premature end of file");
    std::memcpy(target, rest.data, length);
    rest.data += length;
    rest.size -= length;
  }

  Bytes rest_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  jmp_buf jump_;
  char message_[256] = {};
};

}  // namespace

bool is_png(Bytes encoded) { return encoded.size >= kSignature && png_sig_cmp(encoded.data, 0, kSignature) == 0; }

Size png_size(Bytes encoded) { return PngReader(encoded).size(); }

void decode_png(Bytes encoded, RowSink& sink) { PngReader(encoded).read(sink); }

}  // namespace semgeo
