/* An ordered pool of worker threads over a ring of slots. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/threads.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
    void *item;
    bool is_done;
} slot;

typedef struct {
    tri_pool *pool;
    size_t number;
    pthread_t thread;
} worker;

struct tri_pool {
    tri_work_function work;
    tri_take_function take;
    tri_drop_function drop;
    void *user;
    tri_status status; /* what `take` returned first */
    size_t n_workers;
    size_t n_started; /* workers' threads that run */
    worker *workers;  /* (n_workers) */
    pthread_t taker;
    bool has_taker; /* its thread runs */
    slot *slots;    /* (n_slots), a ring */
    size_t n_slots;
    /* Item i stands in slot i % n_slots; taken <= begun <= added. */
    size_t n_added;
    size_t n_begun;
    size_t n_taken; /* handed back, and `take` has returned */
    bool is_closing;
    bool is_ready; /* mutex and conditions are made */
    pthread_mutex_t mutex;
    pthread_cond_t on_added; /* or closing */
    pthread_cond_t on_done;  /* or closing */
    pthread_cond_t on_taken;
};

size_t tri_n_processors(void)
{
    /* sysconf's number ignores a restricted set (taskset, containers' cpusets), but
       reading that set needs more than POSIX. */
    const long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : (size_t)n;
}

static void *run(void *argument)
{
    worker *self = argument;
    tri_pool *pool = self->pool;
    (void)pthread_mutex_lock(&pool->mutex);
    for (;;) {
        while (pool->n_begun == pool->n_added && !pool->is_closing) {
            (void)pthread_cond_wait(&pool->on_added, &pool->mutex);
        }
        if (pool->is_closing) {
            break;
        }
        slot *mine = &pool->slots[pool->n_begun++ % pool->n_slots];
        (void)pthread_mutex_unlock(&pool->mutex);
        pool->work(mine->item, self->number, pool->user);
        (void)pthread_mutex_lock(&pool->mutex);
        mine->is_done = true;
        (void)pthread_cond_signal(&pool->on_done);
    }
    (void)pthread_mutex_unlock(&pool->mutex);
    return NULL;
}

/* Hands an item back, or drops it after a failure. */
static tri_status hand_back(const tri_pool *pool, tri_status status, void *item)
{
    if (status != TRI_OK) {
        pool->drop(item);
        return status;
    }
    return pool->take(item, pool->user);
}

/* Hands items back in their order as they are done. */
static void *run_taker(void *argument)
{
    tri_pool *pool = argument;
    (void)pthread_mutex_lock(&pool->mutex);
    for (;;) {
        slot *next = &pool->slots[pool->n_taken % pool->n_slots];
        while (!(pool->n_taken < pool->n_added && next->is_done) && !pool->is_closing) {
            (void)pthread_cond_wait(&pool->on_done, &pool->mutex);
        }
        if (pool->is_closing) {
            break;
        }
        void *item = next->item;
        tri_status status = pool->status;
        (void)pthread_mutex_unlock(&pool->mutex);
        status = hand_back(pool, status, item);
        (void)pthread_mutex_lock(&pool->mutex);
        *next = (slot){0};
        pool->status = status;
        pool->n_taken++;
        (void)pthread_cond_signal(&pool->on_taken);
    }
    (void)pthread_mutex_unlock(&pool->mutex);
    return NULL;
}

static tri_status start(tri_pool *pool)
{
    /* On the systems that we know these cannot fail. */
    (void)pthread_mutex_init(&pool->mutex, NULL);
    (void)pthread_cond_init(&pool->on_added, NULL);
    (void)pthread_cond_init(&pool->on_done, NULL);
    (void)pthread_cond_init(&pool->on_taken, NULL);
    pool->is_ready = true;
    /* Signals are for the thread that adds: they end its waiting for input. */
    sigset_t all;
    sigset_t before;
    (void)sigfillset(&all);
    (void)pthread_sigmask(SIG_BLOCK, &all, &before);
    for (; pool->n_started < pool->n_workers; pool->n_started++) {
        worker *next = &pool->workers[pool->n_started];
        next->pool = pool;
        next->number = pool->n_started;
        if (pthread_create(&next->thread, NULL, run, next) != 0) {
            break;
        }
    }
    pool->has_taker = pool->n_started == pool->n_workers &&
                      pthread_create(&pool->taker, NULL, run_taker, pool) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    return pool->has_taker ? TRI_OK : TRI_ERR_LIMIT;
}

tri_status tri_pool_new(size_t n_workers, tri_work_function work,
                        tri_take_function take, tri_drop_function drop, void *user,
                        tri_pool **pool, tri_error *error)
{
    enum { SLOTS = 8 }; /* a worker */
    if (n_workers == 0 || n_workers > SIZE_MAX / SLOTS / sizeof(slot)) {
        return tri_i_fail(error, TRI_ERR_ARGUMENT, 0, "a pool needs 1 thread or more");
    }
    tri_status status = TRI_OK;
    tri_pool *fresh = calloc(1, sizeof *fresh);
    if (fresh == NULL) {
        return tri_i_fail_memory(error);
    }
    fresh->work = work;
    fresh->take = take;
    fresh->drop = drop;
    fresh->user = user;
    fresh->n_workers = n_workers;
    fresh->n_slots = SLOTS * n_workers;
    fresh->slots = calloc(fresh->n_slots, sizeof *fresh->slots);
    fresh->workers = calloc(n_workers, sizeof *fresh->workers);
    if (fresh->slots == NULL || fresh->workers == NULL) {
        status = tri_i_fail_memory(error);
    } else if (n_workers > 1 && start(fresh) != TRI_OK) {
        status = tri_i_fail(error, TRI_ERR_LIMIT, 0, "cannot start %zu threads",
                            n_workers + 1);
    }
    if (status != TRI_OK) {
        tri_pool_free(fresh);
    } else {
        *pool = fresh;
    }
    return status;
}

tri_status tri_pool_add(tri_pool *pool, void *item)
{
    if (pool->n_workers == 1) {
        if (pool->status == TRI_OK) {
            pool->work(item, 0, pool->user);
        }
        pool->status = hand_back(pool, pool->status, item);
        return pool->status;
    }
    (void)pthread_mutex_lock(&pool->mutex);
    while (pool->n_added - pool->n_taken == pool->n_slots) {
        (void)pthread_cond_wait(&pool->on_taken, &pool->mutex);
    }
    const tri_status status = pool->status;
    if (status == TRI_OK) {
        pool->slots[pool->n_added % pool->n_slots].item = item;
        pool->n_added++;
        (void)pthread_cond_signal(&pool->on_added);
    }
    (void)pthread_mutex_unlock(&pool->mutex);
    if (status != TRI_OK) {
        pool->drop(item);
    }
    return status;
}

tri_status tri_pool_finish(tri_pool *pool)
{
    if (pool->n_workers == 1) {
        return pool->status;
    }
    (void)pthread_mutex_lock(&pool->mutex);
    while (pool->n_taken < pool->n_added) {
        (void)pthread_cond_wait(&pool->on_taken, &pool->mutex);
    }
    const tri_status status = pool->status;
    (void)pthread_mutex_unlock(&pool->mutex);
    return status;
}

void tri_pool_free(tri_pool *pool)
{
    if (pool == NULL) {
        return;
    }
    if (pool->is_ready) {
        (void)pthread_mutex_lock(&pool->mutex);
        pool->is_closing = true;
        (void)pthread_cond_broadcast(&pool->on_added);
        (void)pthread_cond_broadcast(&pool->on_done);
        (void)pthread_mutex_unlock(&pool->mutex);
        for (size_t i = 0; i < pool->n_started; i++) {
            (void)pthread_join(pool->workers[i].thread, NULL);
        }
        if (pool->has_taker) {
            (void)pthread_join(pool->taker, NULL);
        }
        for (; pool->n_taken < pool->n_added; pool->n_taken++) {
            pool->drop(pool->slots[pool->n_taken % pool->n_slots].item);
        }
        (void)pthread_cond_destroy(&pool->on_added);
        (void)pthread_cond_destroy(&pool->on_done);
        (void)pthread_cond_destroy(&pool->on_taken);
        (void)pthread_mutex_destroy(&pool->mutex);
    }
    free(pool->workers);
    free(pool->slots);
    free(pool);
}
