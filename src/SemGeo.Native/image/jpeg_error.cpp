#include "jpeg_error.h"

#include <cstring>

#include <jerror.h>

namespace semgeo {

namespace {

// Encoders are known to pad a scan by a few bytes (libjpeg counts those beyond what it read ahead). More are what is left over when it has lost its way.
constexpr int kHarmlessExtraBytes = 16;

// Warnings that say nothing about the pixels. All others (premature end, bad Huffman code, lost restart marker, ...) mean that libjpeg made pixels up.
bool is_harmless(const jpeg_error_mgr& error) {
  switch (error.msg_code) {
    case JWRN_ADOBE_XFORM:
    case JWRN_JFIF_MAJOR:
      return true;
    case JWRN_EXTRANEOUS_DATA:
      return error.msg_parm.i[0] <= kHarmlessExtraBytes;
    default:
      return false;
  }
}

}  // namespace

JpegErrors::JpegErrors() {
  static_assert(offsetof(JpegErrors, manager_) == 0, "the callbacks find the object by its first member");
  jpeg_std_error(&manager_);
  manager_.error_exit = on_error;
  manager_.emit_message = on_message;
  manager_.output_message = on_output;
  message_[0] = '\0';
}

void JpegErrors::fail(j_common_ptr codec, const char* message) {
  auto* self = reinterpret_cast<JpegErrors*>(codec->err);
  std::snprintf(self->message_, sizeof self->message_, "%s", message);
  std::longjmp(self->jump_, 1);
}

void JpegErrors::on_error(j_common_ptr codec) {
  char text[JMSG_LENGTH_MAX];
  codec->err->format_message(codec, text);
  char message[JMSG_LENGTH_MAX + 16];
  std::snprintf(message, sizeof message, "JPEG: %s.", text);
  fail(codec, message);
}

void JpegErrors::on_message(j_common_ptr codec, int level) {
  if (level < 0 && !is_harmless(*codec->err)) on_error(codec);
}

void JpegErrors::on_output(j_common_ptr) {}

}  // namespace semgeo
