#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

#include <png.h>

#include "jpeg_error.h"

namespace semgeo {

namespace {

// What libpng writes into: a malloc'ed buffer that doubles.
struct Output {
  uint8_t* data = nullptr;
  size_t size = 0;
  size_t capacity = 0;
  jmp_buf jump;
  char message[256] = {};

  bool append(const uint8_t* bytes, size_t length) {
    if (capacity - size < length) {
      const size_t wanted = (size + length) * 2;
      auto* grown = static_cast<uint8_t*>(std::realloc(data, wanted));
      if (grown == nullptr) return false;
      data = grown;
      capacity = wanted;
    }
    std::memcpy(data + size, bytes, length);
    size += length;
    return true;
  }

  template <typename F>
  void run(F&& calls) {
    if (setjmp(jump)) throw CodecError(message);
    calls();
  }
};

void on_png_error(png_structp png, png_const_charp message) {
  auto* output = static_cast<Output*>(png_get_error_ptr(png));
  std::snprintf(output->message, sizeof output->message, "PNG: %s.", message);
  std::longjmp(output->jump, 1);
}

void on_png_write(png_structp png, png_bytep bytes, size_t length) {
  if (!static_cast<Output*>(png_get_io_ptr(png))->append(bytes, length)) png_error(png, "out of memory");
}

}  // namespace

void encode_jpeg(const uint8_t* rgb, Size size, int quality, uint8_t** data, size_t* length) {
  if (quality < 1 || quality > 100) throw CodecError("JPEG: the quality is 1 to 100, not " + std::to_string(quality) + ".");
  JpegErrors errors;
  jpeg_compress_struct info{};
  info.err = errors.manager();
  unsigned char* buffer = nullptr;
  unsigned long buffer_size = 0;
  try {
    errors.run([&] {
      jpeg_create_compress(&info);
      jpeg_mem_dest(&info, &buffer, &buffer_size);
      info.image_width = static_cast<JDIMENSION>(size.width);
      info.image_height = static_cast<JDIMENSION>(size.height);
      info.input_components = 3;
      info.in_color_space = JCS_RGB;
      jpeg_set_defaults(&info);
      jpeg_set_quality(&info, quality, TRUE);
      jpeg_start_compress(&info, TRUE);
      while (info.next_scanline < info.image_height) {
        auto* row = const_cast<JSAMPROW>(rgb + static_cast<size_t>(info.next_scanline) * static_cast<size_t>(size.width) * 3);
        jpeg_write_scanlines(&info, &row, 1);
      }
      jpeg_finish_compress(&info);
    });
  } catch (...) {
    jpeg_destroy_compress(&info);
    std::free(buffer);
    throw;
  }
  jpeg_destroy_compress(&info);
  *data = buffer;
  *length = buffer_size;
}

void encode_png(const uint8_t* pixels, Size size, int channels, uint8_t** data, size_t* length) {
  const int color = channels == 1   ? PNG_COLOR_TYPE_GRAY
                    : channels == 3 ? PNG_COLOR_TYPE_RGB
                    : channels == 4 ? PNG_COLOR_TYPE_RGB_ALPHA
                                    : -1;
  if (color < 0) throw CodecError("PNG: 1, 3 or 4 channels are written, not " + std::to_string(channels) + ".");
  Output output;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &output, on_png_error, nullptr);
  png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
  if (info == nullptr) {
    png_destroy_write_struct(&png, nullptr);
    throw std::bad_alloc();
  }
  try {
    output.run([&] {
      png_set_write_fn(png, &output, on_png_write, nullptr);
      png_set_IHDR(png, info, static_cast<png_uint_32>(size.width), static_cast<png_uint_32>(size.height), 8, color, PNG_INTERLACE_NONE,
                   PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
      png_write_info(png, info);
      for (int32_t y = 0; y < size.height; ++y)
        png_write_row(png, pixels + static_cast<size_t>(y) * static_cast<size_t>(size.width) * static_cast<size_t>(channels));
      png_write_end(png, nullptr);
    });
  } catch (...) {
    png_destroy_write_struct(&png, &info);
    std::free(output.data);
    throw;
  }
  png_destroy_write_struct(&png, &info);
  *data = output.data;
  *length = output.size;
}

}  // namespace semgeo
