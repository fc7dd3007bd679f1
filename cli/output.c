/* Writes output files beside their place and renames them when they are whole. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/output.h"

#include "cli/leftovers.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Unfinished files and folders, for the signal handler: it may use nothing but these,
   unlink and rmdir. */
enum { MAX_UNFINISHED = 64, PATH_ROOM = 4096 };
enum { NOTHING, A_FILE, A_FOLDER };
static char unfinished[MAX_UNFINISHED][PATH_ROOM];
static volatile sig_atomic_t is_unfinished[MAX_UNFINISHED];

static void remember(const char *path, int what)
{
    for (size_t i = 0; i < MAX_UNFINISHED; i++) {
        if (is_unfinished[i] == NOTHING && strlen(path) < PATH_ROOM) {
            memcpy(unfinished[i], path, strlen(path) + 1);
            is_unfinished[i] = what;
            return;
        }
    }
}

static void forget(const char *path)
{
    for (size_t i = 0; i < MAX_UNFINISHED; i++) {
        if (is_unfinished[i] != NOTHING && strcmp(unfinished[i], path) == 0) {
            is_unfinished[i] = NOTHING;
        }
    }
}

static volatile sig_atomic_t is_deferred;
static volatile sig_atomic_t is_interrupted;

void output_defer_interrupt(bool defer)
{
    is_deferred = defer;
}

const volatile sig_atomic_t *output_interrupted(void)
{
    return &is_interrupted;
}

bool output_is_interrupted(void)
{
    return is_interrupted != 0;
}

static void on_signal(int number)
{
    if (number == SIGINT && is_deferred && !is_interrupted) {
        is_interrupted = 1;
        return;
    }
    for (size_t i = 0; i < MAX_UNFINISHED; i++) {
        if (is_unfinished[i] == A_FILE) {
            (void)unlink(unfinished[i]);
        }
    }
    for (size_t i = 0; i < MAX_UNFINISHED; i++) {
        if (is_unfinished[i] == A_FOLDER) {
            (void)rmdir(unfinished[i]);
        }
    }
    if (number == SIGINT) {
        _exit(EXIT_INTERRUPTED);
    }
    /* The handler is gone (SA_RESETHAND): die of the signal as everybody expects. */
    (void)raise(number);
}

void output_watch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXCPU};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        const int once = numbers[i] == SIGINT ? 0 : (int)SA_RESETHAND;
        struct sigaction action = {.sa_handler = on_signal, .sa_flags = once};
        struct sigaction old;
        (void)sigemptyset(&action.sa_mask);
        /* What the caller has switched off (nohup) stays off. */
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN) {
            (void)sigaction(numbers[i], &action, NULL);
        }
    }
    /* A file above the limit is a failed write, with its message. */
    (void)signal(SIGXFSZ, SIG_IGN);
}

static tri_status write_all(cli_output *output, const char *rest, size_t length)
{
    while (length > 0) {
        const ssize_t n = write(output->file, rest, length);
        if (n < 0) {
            if (errno == EINTR) {
                continue;
            }
            output->error = errno;
            return TRI_ERR_IO;
        }
        rest += n;
        length -= (size_t)n;
    }
    return TRI_OK;
}

static tri_status write_bytes(const void *bytes, size_t length, void *user)
{
    enum { BLOCK = 4096 };
    cli_output *output = user;
    if (!output->is_terminal) {
        return write_all(output, bytes, length);
    }
    char clean[BLOCK + 1];
    for (size_t at = 0; at < length; at += BLOCK) {
        const size_t n = length - at < BLOCK ? length - at : BLOCK;
        const size_t n_clean =
            terminal_clean((const char *)bytes + at, n, clean, &output->is_pair_open);
        TRI_TRY(write_all(output, clean, n_clean));
    }
    return TRI_OK;
}

/* Standard output stays open. */
static int close_file(cli_output *output)
{
    const int file = output->file;
    output->file = -1;
    return file < 0 || file == STDOUT_FILENO ? 0 : close(file);
}

static bool failed(cli_output *output, int error)
{
    (void)close_file(output);
    if (output->temporary != NULL) {
        (void)unlink(output->temporary);
        forget(output->temporary);
    }
    free(output->temporary);
    free(output->target);
    output->temporary = output->target = NULL;
    if (error != EPIPE) {
        say("cannot write %s: %s",
            strcmp(output->path, "-") == 0 ? "standard output" : output->path,
            strerror(error));
    }
    return false;
}

/* Opens the file beside the target with the rights that a new file would have. */
static int open_temporary(cli_output *output, int rights)
{
    leftovers_remove(output->target);
    output->temporary = leftovers_name(output->target);
    if (output->temporary == NULL) {
        errno = ENOMEM;
        return -1;
    }
    /* No signal may come between the making of the file and the note of it. */
    sigset_t all, before;
    (void)sigfillset(&all);
    (void)sigprocmask(SIG_SETMASK, &all, &before);
    const int file = mkstemp(output->temporary);
    const int error = errno;
    if (file >= 0) {
        remember(output->temporary, A_FILE);
        leftovers_claim(file);
    }
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    if (file < 0) {
        free(output->temporary);
        output->temporary = NULL;
        errno = error;
        return -1;
    }
    if (rights < 0) {
        const mode_t mask = umask(0);
        (void)umask(mask);
        rights = (int)(0666 & ~mask);
    }
    (void)fchmod(file, (mode_t)rights);
    return file;
}

bool output_open(cli_output *output, const char *path, const output_kind *kind)
{
    output->path = path;
    output->error = 0;
    output->is_finished = false;
    output->file = STDOUT_FILENO;
    if (strcmp(path, "-") != 0) {
        struct stat found;
        int rights = -1;
        if (stat(path, &found) == 0) {
            if (S_ISDIR(found.st_mode)) {
                return failed(output, EISDIR);
            }
            if (access(path, W_OK) != 0) {
                return failed(output, errno);
            }
            if (S_ISREG(found.st_mode) && kind != NULL &&
                is_of_other_kind(path, kind)) {
                say("%s is there and is not %s: --overwrite replaces it", path,
                    kind->title);
                return false;
            }
            rights = (int)(found.st_mode & 07777);
            output->target = S_ISREG(found.st_mode) ? realpath(path, NULL) : NULL;
            if (S_ISREG(found.st_mode) && output->target == NULL) {
                return failed(output, errno);
            }
        } else if (errno == ENOENT) {
            output->target = strdup(path);
            if (output->target == NULL) {
                return failed(output, ENOMEM);
            }
        } else {
            return failed(output, errno);
        }
        output->file = output->target != NULL ? open_temporary(output, rights)
                                              : open(path, O_WRONLY);
        if (output->file < 0) {
            return failed(output, errno);
        }
    }
    output->is_terminal = isatty(output->file) == 1;
    output->is_pair_open = false;
    tri_sink_init(&output->sink, write_bytes, output);
    output->is_open = true;
    return true;
}

bool output_finish(cli_output *output)
{
    if (output->is_finished || !output->is_open) {
        return true;
    }
    if (tri_sink_flush(&output->sink) != TRI_OK && output->error == 0) {
        output->error = EIO; /* a writer gave up for a reason of its own */
    }
    if (output->temporary != NULL) {
        /* On the disk before it takes another's place: no power cut loses both. It
           stays open, and so claimed, until it has that place. */
        if (output->error == 0 && fsync(output->file) != 0 && errno != EINVAL &&
            errno != ENOSYS) {
            output->error = errno;
        }
    } else if (close_file(output) != 0 && output->error == 0) {
        output->error = errno;
    }
    output->is_finished = true;
    output->is_open = output->error == 0;
    return output->is_open || failed(output, output->error);
}

bool output_close(cli_output *output, bool keep)
{
    if (!output->is_open || (keep && !output_finish(output))) {
        return !keep || output->error == 0;
    }
    output->is_open = false;
    if (output->temporary != NULL) {
        if (!keep) {
            (void)unlink(output->temporary);
        } else if (rename(output->temporary, output->target) != 0) {
            return failed(output, errno);
        }
        forget(output->temporary);
    }
    (void)close_file(output);
    free(output->temporary);
    free(output->target);
    output->temporary = output->target = NULL;
    return true;
}

bool output_make_folder(const char *path, bool *is_new)
{
    *is_new = mkdir(path, 0777) == 0;
    if (*is_new) {
        remember(path, A_FOLDER);
    } else if (errno != EEXIST) {
        say("cannot make the folder %s: %s", path, strerror(errno));
        return false;
    }
    return true;
}

void output_leave_folder(const char *path)
{
    (void)rmdir(path); /* fails where something is in it, as it should */
    forget(path);
}
