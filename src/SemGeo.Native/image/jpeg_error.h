// libjpeg reports errors by a callback that must not return; this turns them into C++ exceptions.
#pragma once

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

#include "codec.h"

namespace semgeo {

class JpegErrors {
 public:
  JpegErrors();
  JpegErrors(const JpegErrors&) = delete;
  JpegErrors& operator=(const JpegErrors&) = delete;

  jpeg_error_mgr* manager() { return &manager_; }

  // Runs calls of libjpeg. They may leave by longjmp: the function must own nothing that needs a destructor.
  template <typename F>
  void run(F&& calls) {
    if (setjmp(jump_)) throw CodecError(message_);
    calls();
  }

  // Leaves run() with a message of our own.
  [[noreturn]] static void fail(j_common_ptr codec, const char* message);

 private:
  static void on_error(j_common_ptr codec);
  static void on_message(j_common_ptr codec, int level);
  static void on_output(j_common_ptr codec);

  // First, so that a pointer to it is a pointer to the object.
  jpeg_error_mgr manager_;
  jmp_buf jump_;
  char message_[JMSG_LENGTH_MAX + 32];
};

}  // namespace semgeo
