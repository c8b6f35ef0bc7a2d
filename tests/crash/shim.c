/* Stands between SQLite and the system (LD_PRELOAD), for files below $SHIM_FOLDER.
 *
 * It records every write, truncation, removal and flush in order, so that a test can build what a
 * disk might hold had the power gone after any of them; and it can make the n-th of them fail.
 * Record: int32 kind ('w' 't' 'u' 's'), int32 name length, int64 offset, int64 length, name, data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int log_fd = -1, fail_errno;
static long fail_in, done;
static __thread int inside;

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static ssize_t real_write(int fd, const void *data, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  return real(fd, data, count);
}

/* The path of a descriptor below the watched folder, or NULL. */
static const char *watched(int fd, char *path) {
  const char *folder = getenv("SHIM_FOLDER");
  char link[40] = "/proc/self/fd/", digits[12];
  int n = 0, value = fd;
  if (!folder || inside || fd < 3 || fd == log_fd) return NULL;
  do digits[n++] = '0' + value % 10; while (value /= 10);
  for (size_t at = strlen(link); n; at++) link[at] = digits[--n], link[at + 1] = 0;
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) ? NULL : path;
}

static void record(int kind, const char *path, int64_t offset, int64_t length, const void *data) {
  const char *log = getenv("SHIM_LOG");
  if (!log) return;
  inside = 1;
  if (log_fd < 0) log_fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  inside = 0;
  int32_t head[2] = {kind, (int32_t)strlen(path)};
  int64_t range[2] = {offset, length};
  real_write(log_fd, head, sizeof head);
  real_write(log_fd, range, sizeof range);
  real_write(log_fd, path, strlen(path));
  if (data) real_write(log_fd, data, length);
}

/* Count one operation; true when it is the one that shall fail. */
static int fails(void) {
  done++;
  if (fail_in && --fail_in == 0) { errno = fail_errno; return 1; }
  return 0;
}

void shim_fail(long nth, int error) { fail_in = nth; fail_errno = error; done = 0; }
long shim_done(void) { return done; }

static ssize_t put(int fd, const void *data, size_t count, off64_t offset) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
  char path[PATH_MAX];
  const char *name = watched(fd, path);
  if (name && fails()) return -1;
  ssize_t written = real(fd, data, count, offset);
  if (name && written > 0) record('w', name, offset, written, data);
  return written;
}
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { return put(fd, data, n, at); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { return put(fd, data, n, at); }

ssize_t write(int fd, const void *data, size_t count) {
  char path[PATH_MAX];
  const char *name = watched(fd, path);
  off64_t offset = name ? lseek64(fd, 0, SEEK_CUR) : 0;
  ssize_t written = real_write(fd, data, count);
  if (name && written > 0) record('w', name, offset, written, data);
  return written;
}

static int cut(int fd, off64_t length) {
  REAL(int, "ftruncate64", int, off64_t);
  char path[PATH_MAX];
  const char *name = watched(fd, path);
  if (name && fails()) return -1;
  int result = real(fd, length);
  if (name && !result) record('t', name, length, 0, NULL);
  return result;
}
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }
int ftruncate(int fd, off_t length) { return cut(fd, length); }

static int flush(int fd, const char *how) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, how);
  char path[PATH_MAX];
  const char *name = watched(fd, path);
  if (name && fails()) return -1;
  int result = real(fd);
  if (name && !result) record('s', name, 0, 0, NULL);
  return result;
}
int fsync(int fd) { return flush(fd, "fsync"); }
int fdatasync(int fd) { return flush(fd, "fdatasync"); }

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  const char *folder = getenv("SHIM_FOLDER");
  int result = real(path);
  if (!result && folder && !strncmp(path, folder, strlen(folder))) record('u', path, 0, 0, NULL);
  return result;
}
