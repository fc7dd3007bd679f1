/* Gives up what no command needs: network, other programs, writes beside the outputs.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* syscall, O_PATH, CLONE_THREAD */
#include "cli/sandbox.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__)) &&             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) &&                 \
    !defined(TRICOT_NO_SANDBOX)

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- Calls of the kernel (seccomp) */

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/* Refused whatever their arguments. io_uring is refused for it does all of these by
   itself. A list of what is allowed would break with the next C library. */
static const uint32_t refused[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_recvfrom,
    SYS_recvmsg,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_bpf,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_kexec_load,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_perf_event_open,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_personality,
    SYS_quotactl,
    SYS_open_by_handle_at,
    SYS_name_to_handle_at,
    SYS_fanotify_init,
#ifdef SYS_userfaultfd
    SYS_userfaultfd,
#endif
#ifdef SYS_io_uring_setup
    SYS_io_uring_setup,
#endif
#ifdef SYS_fork
    SYS_fork,
#endif
#ifdef SYS_vfork
    SYS_vfork,
#endif
};
enum { N_REFUSED = sizeof refused / sizeof *refused };

#define LOAD(field)                                                                    \
    (struct sock_filter)                                                               \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF(test, value, then, otherwise)                                               \
    (struct sock_filter) BPF_JUMP(BPF_JMP | (test) | BPF_K, value, then, otherwise)
#define ANSWER(value) (struct sock_filter) BPF_STMT(BPF_RET | BPF_K, value)

static void filter_calls(void)
{
    enum { MOST = N_REFUSED * 2 + 16 };
    struct sock_filter code[MOST];
    size_t n = 0;
    code[n++] = LOAD(arch);
    code[n++] = IF(BPF_JEQ, OWN_ARCHITECTURE, 1, 0);
    code[n++] = ANSWER(SECCOMP_RET_KILL_PROCESS);
    code[n++] = LOAD(nr);
#ifdef __x86_64__
    code[n++] =
        IF(BPF_JGE, 0x40000000U, 0, 1); /* x32: the same calls by other numbers */
    code[n++] = ANSWER(SECCOMP_RET_ERRNO | EPERM);
#endif
    for (size_t i = 0; i < N_REFUSED; i++) {
        code[n++] = IF(BPF_JEQ, refused[i], 0, 1);
        code[n++] = ANSWER(SECCOMP_RET_ERRNO | EPERM);
    }
#ifdef SYS_clone3
    /* Its flags lie in memory: the C library takes clone where this is not there. */
    code[n++] = IF(BPF_JEQ, SYS_clone3, 0, 1);
    code[n++] = ANSWER(SECCOMP_RET_ERRNO | ENOSYS);
#endif
    /* A thread is no other process; the low half of the first argument has the flag. */
    code[n++] = IF(BPF_JEQ, SYS_clone, 0, 3);
    code[n++] = LOAD(args[0]);
    code[n++] = IF(BPF_JSET, CLONE_THREAD, 1, 0);
    code[n++] = ANSWER(SECCOMP_RET_ERRNO | EPERM);
    code[n++] = ANSWER(SECCOMP_RET_ALLOW);
    const struct sock_fprog program = {.len = (unsigned short)n, .filter = code};
    (void)prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* ---- Files (Landlock) */

#ifdef SYS_landlock_create_ruleset
#include <linux/landlock.h>

/* Later kernels' rights, which the header of an older one does not name. */
enum { RIGHT_TRUNCATE = 1 << 14 };

enum {
    WRITES = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
             LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
             LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
             LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
             LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM,
    OUTPUT = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
             LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR |
             LANDLOCK_ACCESS_FS_MAKE_REG
};

/* Lets what is at a path, or in it, be written. */
static void allow(int rules, const char *path, uint64_t rights)
{
    struct stat found;
    const int file = open(path, O_PATH | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    if (fstat(file, &found) == 0) {
        const struct landlock_path_beneath_attr one = {
            .allowed_access =
                S_ISDIR(found.st_mode)
                    ? rights
                    : rights & (LANDLOCK_ACCESS_FS_WRITE_FILE | RIGHT_TRUNCATE),
            .parent_fd = file};
        (void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &one,
                      0);
    }
    (void)close(file);
}

/* The same for an output: itself, and its folder, where it is renamed from a file
   beside it. */
static void allow_output(int rules, const char *path, uint64_t rights)
{
    char *real = realpath(path, NULL);
    char *own = real != NULL ? real : strdup(path);
    struct stat found;
    if (own == NULL) {
        return;
    }
    for (size_t n = strlen(own); n > 1 && own[n - 1] == '/'; n--) {
        own[n - 1] = '\0'; /* a folder that is made */
    }
    char *slash = strrchr(own, '/');
    const bool is_there = stat(own, &found) == 0;
    allow(rules, own, rights);
    if (!is_there || S_ISREG(found.st_mode)) {
        if (slash != NULL) {
            slash[slash == own ? 1 : 0] = '\0';
        }
        allow(rules, slash != NULL ? own : ".", rights);
    }
    free(own);
}

static void guard_files(const place_list *places)
{
    const long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
                                 LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) {
        return;
    }
    const uint64_t truncate = version >= 3 ? RIGHT_TRUNCATE : 0;
    const struct landlock_ruleset_attr handled = {
        .handled_access_fs = WRITES | LANDLOCK_ACCESS_FS_EXECUTE | truncate};
    const int rules = (int)syscall(SYS_landlock_create_ruleset, &handled,
                                   sizeof handled.handled_access_fs, 0);
    if (rules < 0) {
        return;
    }
    for (size_t i = 0; places != NULL && i < places->n; i++) {
        if (strcmp(places->paths[i], "-") != 0) {
            allow_output(rules, places->paths[i], OUTPUT | truncate);
        }
    }
    (void)syscall(SYS_landlock_restrict_self, rules, 0);
    (void)close(rules);
}

#else

static void guard_files(const place_list *places)
{
    (void)places;
}

#endif

void sandbox_enter(const cli_options *options, const place_list *places)
{
    if (options->no_sandbox || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return;
    }
    guard_files(places);
    filter_calls();
}

#else

void sandbox_enter(const cli_options *options, const place_list *places)
{
    (void)options;
    (void)places;
}

#endif
