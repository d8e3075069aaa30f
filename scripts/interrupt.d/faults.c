/* Makes calls that change files below a folder fail. Loaded before the C library (LD_PRELOAD).

   FAULT_FOLDER              the folder; other files are left alone
   FAULT_FIRST, FAULT_LAST   which calls fail, counted from 1
   FAULT_ERROR               with what number; 0 ends the process before the call
   FAULT_COUNT               a file that gets the number of calls at the end */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_below(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder && path && !strncmp(path, folder, strlen(folder));
}

static int is_open_below(int file) {
  char link[64], path[4096] = "";
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  return readlink(link, path, sizeof path - 1) > 0 && is_below(path);
}

static long setting(const char *name) { return getenv(name) ? atol(getenv(name)) : 0; }

static long calls;

/* Whether this call fails. */
static int fails(void) {
  long now = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  if (now < setting("FAULT_FIRST") || now > setting("FAULT_LAST")) return 0;
  errno = (int)setting("FAULT_ERROR");
  if (!errno) kill(getpid(), SIGKILL);
  return 1;
}

__attribute__((destructor)) static void report(void) {
  FILE *file = getenv("FAULT_COUNT") ? fopen(getenv("FAULT_COUNT"), "w") : NULL;
  if (file) fprintf(file, "%ld", calls), fclose(file);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t); /* any number where there is none: no one reads it */
  va_end(rest);
  if (is_below(path) && flags & (O_CREAT | O_WRONLY | O_RDWR) && fails()) return -1;
  return NEXT(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) __attribute__((alias("open")));

/* A file that cannot be closed is closed all the same: the error means that bytes are lost. */
int close(int file) {
  int failed = is_open_below(file) && fails(), error = errno, code = NEXT(close)(file);
  if (failed) errno = error;
  return failed ? -1 : code;
}

#define WRAP(type, name, is_watched, parameters, arguments) \
  type name parameters { return is_watched && fails() ? -1 : NEXT(name) arguments; }
#define ON_FILE(type, name, ...) WRAP(type, name, is_open_below(file), __VA_ARGS__)
#define ON_PATH(name, ...) WRAP(int, name, is_below(path), __VA_ARGS__)
#define BYTES int file, const void *bytes, size_t count
ON_FILE(ssize_t, write, (BYTES), (file, bytes, count))
ON_FILE(ssize_t, pwrite, (BYTES, off_t place), (file, bytes, count, place))
ON_FILE(ssize_t, pwrite64, (BYTES, off_t place), (file, bytes, count, place))
ON_FILE(int, fsync, (int file), (file))
ON_FILE(int, fdatasync, (int file), (file))
ON_FILE(int, ftruncate64, (int file, off_t size), (file, size))
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode))
ON_PATH(link, (const char *path, const char *other), (path, other))
ON_PATH(rename, (const char *path, const char *other), (path, other))
ON_PATH(unlink, (const char *path), (path))
ON_PATH(rmdir, (const char *path), (path))
ON_PATH(linkat, (int from, const char *unnamed, int to, const char *path, int flags),
        (from, unnamed, to, path, flags))
