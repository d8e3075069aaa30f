#include <stddef.h>
#include <xlsxwriter.h>

// The functions that are used, by their own names.
#define XLSXWRITER_FUNCTIONS(EACH) \
  EACH(format_set_bold) \
  EACH(format_set_num_format) \
  EACH(lxw_strerror) \
  EACH(workbook_add_format) \
  EACH(workbook_add_worksheet) \
  EACH(workbook_close) \
  EACH(workbook_new) \
  EACH(workbook_set_properties) \
  EACH(worksheet_autofilter) \
  EACH(worksheet_freeze_panes) \
  EACH(worksheet_set_column) \
  EACH(worksheet_write_boolean) \
  EACH(worksheet_write_datetime) \
  EACH(worksheet_write_number) \
  EACH(worksheet_write_string)

/// The library once it is loaded.
typedef struct {
#define EACH(name) __typeof__(&name) name;
  XLSXWRITER_FUNCTIONS(EACH)
#undef EACH
} xlsxwriter;

// On Linux the library is loaded when the first workbook is written, not when the program starts:
// it brings a library of cryptography with it, and every other command would wait for both.
#ifdef __linux__
#include <dlfcn.h>
#define FIND(name) dlsym(handle, #name)
#else
#define FIND(name) name
#endif

/// Loads the library; 0 where this machine does not have it.
static inline int xlsxwriter_load(xlsxwriter *library) {
#ifdef __linux__
  void *handle = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW);
  if (handle == NULL) return 0;
#endif
  int complete = 1;
#define EACH(name) \
  library->name = (__typeof__(&name))FIND(name); \
  complete = complete && library->name != NULL;
  XLSXWRITER_FUNCTIONS(EACH)
#undef EACH
  return complete;
}
