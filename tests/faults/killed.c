/* Kills the process before its KILL_AT-th touch of the folder KILL_UNDER or anything in it: a write, a sync, a
   cut, a renaming, a removal. Without KILL_AT it only counts them, into the file KILL_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int touches;

static void touch(const char *path) {
    const char *under = getenv("KILL_UNDER"), *at = getenv("KILL_AT");
    if (!under || strncmp(path, under, strlen(under))) return;
    if (path[strlen(under)] != '/' && path[strlen(under)]) return;
    if (++touches == (at ? atoi(at) : 0)) kill(getpid(), SIGKILL);
}

static void touch_fd(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return;
    path[size] = 0;
    touch(path);
}

__attribute__((destructor)) static void tell(void) {
    const char *name = getenv("KILL_COUNT");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (!file) return;
    fprintf(file, "%d", touches);
    fclose(file);
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

/* What a touch of a file or a name is, and the same for its 64 bit twin. */
#define ON_FD(type, name, given, passed) \
    type name given { REAL(name); touch_fd(fd); return real passed; }
#define ON_PATH(name, given, passed) \
    int name given { REAL(name); touch(path); return real passed; }

ON_FD(ssize_t, write, (int fd, const void *from, size_t size), (fd, from, size))
ON_FD(ssize_t, pwrite, (int fd, const void *from, size_t size, off_t at), (fd, from, size, at))
ON_FD(ssize_t, pwrite64, (int fd, const void *from, size_t size, off64_t at), (fd, from, size, at))
ON_FD(int, fsync, (int fd), (fd))
ON_FD(int, fdatasync, (int fd), (fd))
ON_FD(int, ftruncate, (int fd, off_t size), (fd, size))
ON_FD(int, ftruncate64, (int fd, off64_t size), (fd, size))
ON_PATH(unlink, (const char *path), (path))
ON_PATH(rename, (const char *path, const char *to), (path, to))
ON_PATH(link, (const char *path, const char *to), (path, to))
