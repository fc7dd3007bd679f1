/* Tests that what the sandbox gives up is gone, by trying it, and that outputs can be
   written. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#define _GNU_SOURCE
#include "cli/sandbox.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SKIPPED = 77 };

static char folder[64] = "/tmp/sandbox_XXXXXX";

static bool can_write(const char *path)
{
    const int file = open(path, O_WRONLY | O_CREAT, 0600);
    const bool can = file >= 0 && write(file, "x", 1) == 1;
    if (file >= 0) {
        (void)close(file);
    }
    return can;
}

static void *write_in_thread(void *path)
{
    return can_write(path) ? path : NULL;
}

static const char *in_folder(const char *name)
{
    static char paths[4][128];
    static unsigned next;
    char *path = paths[next++ % 4];
    (void)snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

/* Network, other programs, other processes. */
static void try_calls(void)
{
    char *const arguments[] = {(char *)"true", NULL};
    const int families[] = {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK};
    int pair[2];
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        assert(socket(families[i], SOCK_STREAM, 0) < 0 && errno == EPERM);
    }
    assert(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0 && errno == EPERM);
    assert(execve("/bin/true", arguments, arguments + 1) < 0 && errno == EPERM);
    assert(fork() < 0 && errno == EPERM);
    assert(system("true") != 0);
    assert(popen("true", "r") == NULL);
    assert(ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0 && errno == EPERM);
    assert(syscall(SYS_unshare, 0x10000000) < 0 && errno == EPERM);
    assert(syscall(SYS_io_uring_setup, 1, NULL) < 0 && errno == EPERM);
    assert(syscall(SYS_keyctl, 0, 0) < 0 && errno == EPERM);
}

/* Writes: in the outputs' folder, nowhere else. */
static void try_files(void)
{
    assert(can_write(in_folder("out/graph.dot")));
    assert(rename(in_folder("out/graph.dot"), in_folder("out/other.dot")) == 0);
    assert(unlink(in_folder("out/other.dot")) == 0);
    assert(mkdir(in_folder("new"), 0700) != 0 && errno == EACCES);
    assert(can_write("/dev/null"));
    assert(!can_write(in_folder("beside.txt")) && errno == EACCES);
    assert(!can_write(in_folder("there.txt")) && errno == EACCES);
    assert(truncate(in_folder("there.txt"), 0) != 0);
    assert(unlink(in_folder("there.txt")) != 0);
    assert(rename(in_folder("there.txt"), in_folder("out/there.txt")) != 0);
    assert(symlink("/etc/passwd", in_folder("out/link")) != 0);
    assert(mkfifo(in_folder("out/pipe"), 0600) != 0);
    struct stat found;
    assert(stat(in_folder("there.txt"), &found) == 0 && found.st_size == 1);
    const int file = open(in_folder("there.txt"), O_RDONLY);
    assert(file >= 0);
    (void)close(file);
    /* Threads are begun as ever, and have no more rights. */
    pthread_t thread;
    void *wrote = NULL;
    assert(pthread_create(&thread, NULL, write_in_thread, (void *)in_folder("out/a")) ==
           0);
    assert(pthread_join(thread, &wrote) == 0 && wrote != NULL);
    assert(pthread_create(&thread, NULL, write_in_thread, (void *)in_folder("b")) == 0);
    assert(pthread_join(thread, &wrote) == 0 && wrote == NULL);
}

static void make_files(void)
{
    assert(mkdtemp(folder) != NULL);
    assert(mkdir(in_folder("out"), 0700) == 0);
    assert(can_write(in_folder("there.txt")));
}

/* --no-sandbox gives nothing up; tried in a process of its own. */
static void try_without(void)
{
    const pid_t child = fork();
    assert(child >= 0);
    if (child == 0) {
        const cli_options options = {.no_sandbox = true};
        sandbox_enter(&options, NULL);
        _exit(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0 &&
                      can_write(in_folder("free"))
                  ? 0
                  : 1);
    }
    int status = 1;
    assert(waitpid(child, &status, 0) == child && status == 0);
}

static int try_all(void)
{
    const cli_options options = {0};
    place_list places = {.n = 3,
                         .paths = {"-", in_folder("out/graph.dot"), "/dev/null"}};
    const bool has_landlock = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
                                      LANDLOCK_CREATE_RULESET_VERSION) >= 3;
    sandbox_enter(&options, &places);
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) {
        return SKIPPED; /* a build with sanitizers, or another system */
    }
    if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == 2) {
        try_calls();
    } else {
        printf("no seccomp here\n");
    }
    if (has_landlock) {
        try_files();
    } else {
        printf("no Landlock here\n");
    }
    return 0;
}

int main(void)
{
    make_files();
    try_without();
    const pid_t child = fork();
    assert(child >= 0);
    if (child == 0) {
        _exit(try_all());
    }
    int status = 1;
    assert(waitpid(child, &status, 0) == child);
    const char *const names[] = {"out/a", "out", "there.txt", "free"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        (void)remove(in_folder(names[i]));
    }
    (void)rmdir(folder);
    assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}
