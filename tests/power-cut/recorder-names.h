/*
 * The second half of recorder.c: the calls that go by name (open, unlink, rename, mkdir ...) and those that cannot be
 * modelled. Included by recorder.c at its end and by nothing else. It never follows a file out of the watched directory:
 * a rename or a link across its border becomes an UNSUPPORTED record.
 */

typedef int (*open_call)(int directory, const char *path, int flags, mode_t mode);

/* Opens, and records what the open did to a regular file. Pipes and devices are opened without the lock: they may block. */
static int opened(open_call call, int directory, const char *path, int flags, mode_t mode) {
  struct stat before, file;
  char real[PATH_MAX];
  int kept = errno, existed = path && fstatat(directory, path, &before, 0) == 0;
  errno = kept;
  if (trace < 0 || (existed && !S_ISREG(before.st_mode) && (flags & O_TMPFILE) != O_TMPFILE)) return call(directory, path, flags, mode);
  enter();
  existed = path && fstatat(directory, path, &before, 0) == 0;
  errno = kept;
  int descriptor = call(directory, path, flags, mode);
  kept = errno;
  if (descriptor >= 0 && target(descriptor, real) == WRITE && fstat(descriptor, &file) == 0 && S_ISREG(file.st_mode)) {
    uint64_t done = existed ? (flags & O_TRUNC ? TRUNCATED : 0) : CREATED;
    if ((flags & O_TMPFILE) == O_TMPFILE) unsupported("open with O_TMPFILE", below(real));
    else if (flags & (O_SYNC | O_DSYNC)) unsupported("open with O_SYNC or O_DSYNC", below(real));
    else note(OPEN, file.st_ino, done, below(real), NULL, 0);
  }
  leave();
  errno = kept;
  return descriptor;
}

#define HAS_MODE(flags) (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE)
#define MODE_OF(flags) ({ mode_t mode_ = 0; if (HAS_MODE(flags)) { va_list rest_; va_start(rest_, flags); \
  mode_ = va_arg(rest_, mode_t); va_end(rest_); } mode_; })
#define AS_OPENAT(name) static int name##_at(int d, const char *p, int f, mode_t m) { (void)d; return REAL(name)(p, f, m); }
#define AS_IS(name) static int name##_at(int d, const char *p, int f, mode_t m) { return REAL(name)(d, p, f, m); }
AS_OPENAT(open) AS_OPENAT(open64) AS_IS(openat) AS_IS(openat64)
int open(const char *path, int flags, ...) { return opened(open_at, AT_FDCWD, path, flags, MODE_OF(flags)); }
int open64(const char *path, int flags, ...) { return opened(open64_at, AT_FDCWD, path, flags, MODE_OF(flags)); }
int openat(int at, const char *path, int flags, ...) { return opened(openat_at, at, path, flags, MODE_OF(flags)); }
int openat64(int at, const char *path, int flags, ...) { return opened(openat64_at, at, path, flags, MODE_OF(flags)); }
int creat(const char *path, mode_t mode) { return opened(open_at, AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return opened(open64_at, AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
/* What a program built with _FORTIFY_SOURCE calls instead, when it passes no mode. */
int __open_2(const char *path, int flags) { return opened(open_at, AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(open64_at, AT_FDCWD, path, flags, 0); }
int __openat_2(int at, const char *path, int flags) { return opened(openat_at, at, path, flags, 0); }
int __openat64_2(int at, const char *path, int flags) { return opened(openat64_at, at, path, flags, 0); }

/* Records a change of one directory entry that has succeeded. */
static int changed(enum kind kind, int directory, const char *path, int result) {
  char real[PATH_MAX];
  int kept = errno;
  if (result == 0 && absolute(directory, path, real) && below(real)) note(kind, 0, 0, below(real), NULL, 0);
  leave();
  errno = kept;
  return result;
}
int unlink(const char *path) { enter(); return changed(UNLINK, AT_FDCWD, path, REAL(unlink)(path)); }
int rmdir(const char *path) { enter(); return changed(RMDIR, AT_FDCWD, path, REAL(rmdir)(path)); }
int mkdir(const char *path, mode_t mode) { enter(); return changed(MKDIR, AT_FDCWD, path, REAL(mkdir)(path, mode)); }
int mkdirat(int at, const char *path, mode_t mode) { enter(); return changed(MKDIR, at, path, REAL(mkdirat)(at, path, mode)); }
int unlinkat(int at, const char *path, int flags) {
  enter();
  return changed(flags & AT_REMOVEDIR ? RMDIR : UNLINK, at, path, REAL(unlinkat)(at, path, flags));
}
int remove(const char *path) {
  struct stat file;
  return lstat(path, &file) == 0 && S_ISDIR(file.st_mode) ? rmdir(path) : unlink(path);
}

static int renamed(int from_at, const char *from, int to_at, const char *to, unsigned flags, int result) {
  char source[PATH_MAX], destination[PATH_MAX];
  int kept = errno;
  if (result == 0 && absolute(from_at, from, source) && absolute(to_at, to, destination)) {
    const char *inside_from = below(source), *inside_to = below(destination);
    struct iovec name = { (void *)inside_to, inside_to ? strlen(inside_to) : 0 };
    if (inside_from && inside_to && !(flags & ~(unsigned)RENAME_NOREPLACE)) note(RENAME, 0, 0, inside_from, &name, name.iov_len);
    else if (inside_from || inside_to) unsupported("rename across the border of the watched directory, or an exchange", destination);
  }
  leave();
  errno = kept;
  return result;
}
int rename(const char *from, const char *to) { enter(); return renamed(AT_FDCWD, from, AT_FDCWD, to, 0, REAL(rename)(from, to)); }
int renameat(int a, const char *from, int b, const char *to) { enter(); return renamed(a, from, b, to, 0, REAL(renameat)(a, from, b, to)); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
  enter();
  return renamed(a, from, b, to, flags, REAL(renameat2)(a, from, b, to, flags));
}

/* Below: calls that put bytes or names into the directory in a way the model does not have. They work, and fail the run. */
static void refuse_descriptor(const char *what, int descriptor) {
  char path[PATH_MAX];
  if (target(descriptor, path) != WRITE) return;
  enter();
  unsupported(what, below(path));
  leave();
}
static void refuse_name(const char *what, int directory, const char *path) {
  char real[PATH_MAX];
  int kept = errno;
  int watched_name = trace >= 0 && absolute(directory, path, real) && below(real);
  errno = kept;
  if (!watched_name) return;
  enter();
  unsupported(what, below(real));
  leave();
}
#define REFUSE(type, name, parameters, arguments, descriptor) \
  type name parameters { refuse_descriptor(#name, descriptor); return REAL(name) arguments; }
REFUSE(ssize_t, pwritev2, (int fd, const struct iovec *v, int n, off_t at, int flags), (fd, v, n, at, flags), fd)
REFUSE(ssize_t, pwritev64v2, (int fd, const struct iovec *v, int n, off64_t at, int flags), (fd, v, n, at, flags), fd)
REFUSE(ssize_t, sendfile, (int to, int from, off_t *at, size_t n), (to, from, at, n), to)
REFUSE(ssize_t, sendfile64, (int to, int from, off64_t *at, size_t n), (to, from, at, n), to)
REFUSE(ssize_t, splice, (int from, off64_t *a, int to, off64_t *b, size_t n, unsigned flags), (from, a, to, b, n, flags), to)
REFUSE(ssize_t, copy_file_range, (int from, off64_t *a, int to, off64_t *b, size_t n, unsigned flags), (from, a, to, b, n, flags), to)
REFUSE(int, fallocate, (int fd, int mode, off_t at, off_t n), (fd, mode, at, n), fd)
REFUSE(int, fallocate64, (int fd, int mode, off64_t at, off64_t n), (fd, mode, at, n), fd)
REFUSE(int, posix_fallocate, (int fd, off_t at, off_t n), (fd, at, n), fd)
REFUSE(int, posix_fallocate64, (int fd, off64_t at, off64_t n), (fd, at, n), fd)
#define WRITABLE_MAPPING(protection, flags, fd) (((flags) & MAP_SHARED) && ((protection) & PROT_WRITE) ? (fd) : -1)
#define MAPPER(name, offset)                                                                     \
  REFUSE(void *, name, (void *to, size_t n, int protection, int flags, int fd, offset at), \
         (to, n, protection, flags, fd, at), WRITABLE_MAPPING(protection, flags, fd))
MAPPER(mmap, off_t)
MAPPER(mmap64, off64_t)

#define REFUSE_NAME(name, parameters, arguments, directory, path) \
  int name parameters { refuse_name(#name, directory, path); return REAL(name) arguments; }
REFUSE_NAME(truncate, (const char *path, off_t size), (path, size), AT_FDCWD, path)
REFUSE_NAME(truncate64, (const char *path, off64_t size), (path, size), AT_FDCWD, path)
REFUSE_NAME(link, (const char *from, const char *to), (from, to), AT_FDCWD, to)
REFUSE_NAME(linkat, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags), b, to)
REFUSE_NAME(symlink, (const char *what, const char *to), (what, to), AT_FDCWD, to)
REFUSE_NAME(symlinkat, (const char *what, int at, const char *to), (what, at, to), at, to)

/* The raw doors: libuv copies files through syscall(), and cloning a file is an ioctl. */
long syscall(long number, ...) {
  long a[6];
  va_list rest;
  va_start(rest, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range) refuse_descriptor("copy_file_range", (int)a[2]);
  if (number == SYS_pwritev2) refuse_descriptor("pwritev2", (int)a[0]);
  return REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
int ioctl(int descriptor, unsigned long request, ...) {
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  if (request == FICLONE || request == FICLONERANGE) refuse_descriptor("a file clone", descriptor);
  return REAL(ioctl)(descriptor, request, argument);
}
