// Makes images/ycck.jpg from the inks on standard input (44 x 32 x 4 bytes): cc make_ycck.c -ljpeg
#include <stdio.h>
#include <jpeglib.h>

int main(void) {
  enum { kWidth = 44, kHeight = 32 };
  struct jpeg_compress_struct info;
  struct jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  jpeg_stdio_dest(&info, stdout);
  info.image_width = kWidth;
  info.image_height = kHeight;
  info.input_components = 4;
  info.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_colorspace(&info, JCS_YCCK);
  jpeg_set_quality(&info, 95, TRUE);
  info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
  info.comp_info[3].h_samp_factor = info.comp_info[3].v_samp_factor = 1;
  jpeg_start_compress(&info, TRUE);
  for (int y = 0; y < kHeight; ++y) {
    unsigned char row[kWidth * 4];
    if (fread(row, 4, kWidth, stdin) != kWidth) return 1;
    JSAMPROW rows[1] = {row};
    jpeg_write_scanlines(&info, rows, 1);
  }
  jpeg_finish_compress(&info);
  return 0;
}
