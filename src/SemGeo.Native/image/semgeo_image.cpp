// Version of the C interface; the managed side refuses a library of another version.
extern "C" __attribute__((visibility("default"))) int semgeo_image_abi_version() { return 1; }
