/*
 * The recorder of writes and fsyncs: an LD_PRELOAD library that notes, in one global order, every call by which a
 * process changes the files below POWER_CUT_DIR or makes them durable, and every acknowledgement it gives.
 *
 * POWER_CUT_TRACE  file the records are appended to (trace.ts says how they read)
 * POWER_CUT_DIR    directory watched; every file below it counts, except SQLite's "-shm" (it is rebuilt, never data)
 * POWER_CUT_ACK    path of a file or FIFO, or "fd:N": bytes written there are acknowledgements
 *
 * It keeps no table of descriptors: each call asks /proc/self/fd what its descriptor is, so dup, inheritance and libuv's
 * raw close() cannot mislead it; for the same reason close is not recorded, it makes nothing durable.
 * It never changes what a call does or returns, never guesses: a call it cannot model (a shared writable mapping,
 * copy_file_range, O_SYNC ...) becomes an UNSUPPORTED record, which makes the run fail; and it never goes on when the
 * trace cannot be written.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <linux/fs.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE, RESIZE, SYNC, SYNC_DIRECTORY, UNLINK, RENAME, MKDIR, RMDIR, ACK, UNSUPPORTED };
enum { MAGIC = 0x43574f50, CREATED = 1, TRUNCATED = 2 };
struct record { uint32_t magic, kind; uint64_t inode, number; uint32_t path_length, payload_length; };

/* The next definition of a function: libc's, or another preloaded library's. Found once per call site. */
#define REAL(name) ({ static __typeof__(&name) real_; if (!real_) *(void **)&real_ = dlsym(RTLD_NEXT, #name); real_; })

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1, ack_descriptor = -1;
static char watched[PATH_MAX], ack_path[PATH_MAX];
static size_t watched_length;

static void die(const char *why) {
  dprintf(2, "power-cut recorder: %s: %s\n", why, strerror(errno));
  abort();
}

/* Makes a path absolute and resolves its folder, not its last part: that may not exist any more, or be a link. */
static int absolute(int directory, const char *path, char *out) {
  char joined[2 * PATH_MAX], copy[2 * PATH_MAX], base[PATH_MAX] = "", link[64], folder[PATH_MAX];
  if (path[0] != '/') {
    if (directory == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
  }
  if (snprintf(joined, sizeof joined, "%s%s%s", base, base[0] ? "/" : "", path) >= (int)sizeof joined) return 0;
  strcpy(copy, joined);
  if (!realpath(dirname(copy), folder)) return 0;
  strcpy(copy, joined);
  return snprintf(out, PATH_MAX, "%s/%s", strcmp(folder, "/") ? folder : "", basename(copy)) < PATH_MAX;
}

__attribute__((constructor)) static void start(void) {
  const char *to = getenv("POWER_CUT_TRACE"), *below = getenv("POWER_CUT_DIR"), *acks = getenv("POWER_CUT_ACK");
  if (!to || !below) return;
  if (!realpath(below, watched)) die("POWER_CUT_DIR");
  watched_length = strlen(watched);
  if (acks && strncmp(acks, "fd:", 3) == 0) ack_descriptor = atoi(acks + 3);
  else if (acks && !absolute(AT_FDCWD, acks, ack_path)) die("POWER_CUT_ACK");
  int descriptor = REAL(open)(to, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0 || (trace = fcntl(descriptor, F_DUPFD_CLOEXEC, 500)) < 0) die("POWER_CUT_TRACE");
  REAL(close)(descriptor);
}

/* One lock for the threads of this process, one on the trace for its child processes: the order is global. */
static void enter(void) {
  pthread_mutex_lock(&lock);
  if (trace >= 0) while (flock(trace, LOCK_EX) < 0) if (errno != EINTR) die("flock");
}
static void leave(void) {
  int kept = errno;
  if (trace >= 0) flock(trace, LOCK_UN);
  pthread_mutex_unlock(&lock);
  errno = kept;
}

static void append(const void *bytes, size_t length) {
  for (const char *next = bytes; length > 0;) {
    ssize_t done = REAL(write)(trace, next, length);
    if (done < 0 && errno != EINTR) die("the trace cannot be written");
    if (done > 0) { next += done; length -= (size_t)done; }
  }
}

/* Appends one record whose payload is the first `length` bytes of `parts`. The caller holds the lock. */
static void note(enum kind kind, uint64_t inode, uint64_t number, const char *path, const struct iovec *parts, size_t length) {
  int kept = errno;
  struct record record = { MAGIC, kind, inode, number, (uint32_t)strlen(path), (uint32_t)length };
  if (length > UINT32_MAX) { errno = EFBIG; die("one write over 4 GiB"); }
  append(&record, sizeof record);
  append(path, record.path_length);
  for (size_t i = 0; length > 0; i++) {
    size_t taken = parts[i].iov_len < length ? parts[i].iov_len : length;
    append(parts[i].iov_base, taken);
    length -= taken;
  }
  errno = kept;
}

/* The part of an absolute path below the watched directory ("" for itself), or NULL when it is not watched. */
static const char *below(const char *path) {
  if (trace < 0 || strncmp(path, watched, watched_length) != 0) return NULL;
  if (path[watched_length] != 0 && path[watched_length] != '/') return NULL;
  size_t length = strlen(path);
  const char *const ignored[] = { "-shm", "-shm (deleted)" };
  for (int i = 0; i < 2; i++) {
    size_t ending = strlen(ignored[i]);
    if (length >= ending && strcmp(path + length - ending, ignored[i]) == 0) return NULL;
  }
  return path[watched_length] ? path + watched_length + 1 : path + watched_length;
}

/* Where a descriptor points: fills `path` and answers WRITE (watched file), ACK, or 0 (nothing of ours). */
static enum kind target(int descriptor, char *path) {
  char link[64];
  int kept = errno;
  if (trace < 0 || descriptor < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  errno = kept;
  if (descriptor == ack_descriptor) return ACK;
  if (length < 0) return 0;
  path[length] = 0;
  if (ack_path[0] && strcmp(path, ack_path) == 0) return ACK;
  return below(path) ? WRITE : 0;
}

static void unsupported(const char *what, const char *path) {
  struct iovec text = { (void *)what, strlen(what) };
  note(UNSUPPORTED, 0, 0, path, &text, text.iov_len);
}

/* The record of a write that has happened. `offset` < 0: at the descriptor's own position, which has moved on by now. */
static ssize_t written(enum kind kind, int descriptor, const struct iovec *parts, off64_t offset, ssize_t done) {
  int kept = errno;
  if (kind == ACK && done > 0) note(ACK, 0, 0, "", parts, (size_t)done);
  if (kind == WRITE && done > 0) {
    struct stat file;
    if (fstat(descriptor, &file) < 0) die("fstat");
    if (fcntl(descriptor, F_GETFL) & O_APPEND) offset = file.st_size - done;
    else if (offset < 0) offset = lseek(descriptor, 0, SEEK_CUR) - done;
    if (offset < 0) die("the place of a write is unknown");
    note(WRITE, file.st_ino, (uint64_t)offset, "", parts, (size_t)done);
  }
  leave();
  errno = kept;
  return done;
}

#define WRITER(name, parameters, arguments, parts, offset)              \
  ssize_t name parameters {                                             \
    char path[PATH_MAX];                                                \
    enum kind kind = target(descriptor, path);                          \
    if (!kind) return REAL(name) arguments;                             \
    enter();                                                            \
    ssize_t done = REAL(name) arguments;                                \
    return written(kind, descriptor, parts, offset, done);              \
  }
#define ONE (&(struct iovec){ (void *)bytes, length })
WRITER(write, (int descriptor, const void *bytes, size_t length), (descriptor, bytes, length), ONE, -1)
WRITER(pwrite, (int descriptor, const void *bytes, size_t length, off_t at), (descriptor, bytes, length, at), ONE, at)
WRITER(pwrite64, (int descriptor, const void *bytes, size_t length, off64_t at), (descriptor, bytes, length, at), ONE, at)
WRITER(writev, (int descriptor, const struct iovec *parts, int count), (descriptor, parts, count), parts, -1)
WRITER(pwritev, (int descriptor, const struct iovec *parts, int count, off_t at), (descriptor, parts, count, at), parts, at)
WRITER(pwritev64, (int descriptor, const struct iovec *parts, int count, off64_t at), (descriptor, parts, count, at), parts, at)

/* A call on a descriptor that changes or settles a whole file. The lock is held across an fsync on purpose: no write of
   another thread may slip between its start and its record and look durable. */
static int settled(enum kind kind, int descriptor, uint64_t number, int result) {
  struct stat file;
  int kept = errno;
  if (result == 0 && fstat(descriptor, &file) < 0) die("fstat");
  if (result == 0) note(kind == SYNC && S_ISDIR(file.st_mode) ? SYNC_DIRECTORY : kind, file.st_ino, number, "", NULL, 0);
  leave();
  errno = kept;
  return result;
}
#define SETTLER(name, parameters, arguments, kind, number)              \
  int name parameters {                                                 \
    char path[PATH_MAX];                                                \
    if (target(descriptor, path) != WRITE) return REAL(name) arguments; \
    enter();                                                            \
    return settled(kind, descriptor, number, REAL(name) arguments);     \
  }
SETTLER(fsync, (int descriptor), (descriptor), SYNC, 0)
SETTLER(fdatasync, (int descriptor), (descriptor), SYNC, 0)
SETTLER(ftruncate, (int descriptor, off_t size), (descriptor, size), RESIZE, (uint64_t)size)
SETTLER(ftruncate64, (int descriptor, off64_t size), (descriptor, size), RESIZE, (uint64_t)size)

#include "recorder-names.h"
