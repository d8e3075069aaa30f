/* Makes calls that change files below a folder fail. Loaded before the C library (LD_PRELOAD).

   FAULT_FOLDER  the folder; other files are left alone
   FAULT_AT      which call fails, counted from 1; 0 only counts
   FAULT_KIND    full (ENOSPC once), error (EIO once), broken (EIO from there on), kill (SIGKILL before it)
   FAULT_COUNT   a file that gets the number of calls made so far, 8 bytes */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST 1024
static char below[MOST];
static uint64_t calls;

static int is_below(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder && path && !strncmp(path, folder, strlen(folder));
}

static int is_marked(int file) { return file >= 0 && file < MOST && below[file]; }

/* Whether this call fails; reports the count on the way. */
static int fails(void) {
  uint64_t now = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  const char *told = getenv("FAULT_COUNT"), *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
  int file = told ? (int)syscall(SYS_openat, AT_FDCWD, told, O_WRONLY | O_CREAT, 0666) : -1;
  if (file >= 0) {
    syscall(SYS_pwrite64, file, &now, sizeof now, 0);
    syscall(SYS_close, file);
  }
  uint64_t wanted = at ? strtoull(at, NULL, 10) : 0;
  if (!wanted || !kind || now < wanted || (now > wanted && strcmp(kind, "broken"))) return 0;
  if (!strcmp(kind, "kill")) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  errno = strcmp(kind, "full") ? EIO : ENOSPC;
  return 1;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int opened(int file, const char *path) {
  if (file >= 0 && file < MOST) below[file] = (char)is_below(path);
  return file;
}

#define MAKES(flags) ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE)

#define OPEN(name)                                                                          \
  int name(const char *path, int flags, ...) {                                              \
    va_list rest;                                                                           \
    va_start(rest, flags);                                                                  \
    mode_t mode = MAKES(flags) ? va_arg(rest, mode_t) : 0;                                  \
    va_end(rest);                                                                           \
    if (is_below(path) && flags & (O_CREAT | O_WRONLY | O_RDWR) && fails()) return -1;      \
    return opened(NEXT(name)(path, flags, mode), path);                                     \
  }
OPEN(open)
OPEN(open64)

#define ON_FILE(type, name, parameters, arguments) \
  type name parameters { return is_marked(file) && fails() ? -1 : NEXT(name) arguments; }
ON_FILE(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
ON_FILE(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t place), (file, bytes, count, place))
ON_FILE(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t place), (file, bytes, count, place))
ON_FILE(int, fsync, (int file), (file))
ON_FILE(int, fdatasync, (int file), (file))
ON_FILE(int, ftruncate, (int file, off_t size), (file, size))
ON_FILE(int, ftruncate64, (int file, off64_t size), (file, size))

/* A file that cannot be closed is closed all the same: the error means that bytes are lost. */
int close(int file) {
  int failed = is_marked(file) && fails(), error = errno;
  if (file >= 0 && file < MOST) below[file] = 0;
  int code = NEXT(close)(file);
  if (!failed) return code;
  errno = error;
  return -1;
}

#define ON_PATH(name, parameters, arguments) \
  int name parameters { return is_below(path) && fails() ? -1 : NEXT(name) arguments; }
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode))
ON_PATH(link, (const char *path, const char *other), (path, other))
ON_PATH(rename, (const char *path, const char *other), (path, other))
ON_PATH(unlink, (const char *path), (path))
ON_PATH(rmdir, (const char *path), (path))

/* Names a file that has no name. */
int linkat(int folder, const char *path, int newfolder, const char *other, int flags) {
  return is_below(other) && fails() ? -1 : NEXT(linkat)(folder, path, newfolder, other, flags);
}

int renameat2(int folder, const char *path, int newfolder, const char *other, unsigned flags) {
  return is_below(path) && fails() ? -1 : NEXT(renameat2)(folder, path, newfolder, other, flags);
}
