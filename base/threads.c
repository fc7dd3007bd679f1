/* An ordered pool of worker threads over a ring of slots. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "base/threads.h"

#include <pthread.h>
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
    tri_status status; /* what `take` returned first; only the adding thread uses it */
    size_t n_workers;
    size_t n_started; /* threads that run */
    worker *workers;  /* (n_workers) */
    slot *slots;      /* (n_slots), a ring */
    size_t n_slots;
    /* Item i stands in slot i % n_slots; taken <= begun <= added. */
    size_t n_added;
    size_t n_begun;
    size_t n_taken;
    bool is_closing;
    bool is_ready; /* mutex and conditions are made */
    pthread_mutex_t mutex;
    pthread_cond_t on_added; /* or closing */
    pthread_cond_t on_done;
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

tri_status tri_pool_new(size_t n_workers, tri_work_function work,
                        tri_take_function take, tri_drop_function drop, void *user,
                        tri_pool **pool, tri_error *error)
{
    if (n_workers == 0 || n_workers > SIZE_MAX / 4 / sizeof(slot)) {
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
    fresh->n_slots = 4 * n_workers;
    fresh->slots = calloc(fresh->n_slots, sizeof *fresh->slots);
    fresh->workers = calloc(n_workers, sizeof *fresh->workers);
    if (fresh->slots == NULL || fresh->workers == NULL) {
        status = tri_i_fail_memory(error);
        goto done;
    }
    if (n_workers > 1) {
        /* On the systems that we know these three cannot fail. */
        (void)pthread_mutex_init(&fresh->mutex, NULL);
        (void)pthread_cond_init(&fresh->on_added, NULL);
        (void)pthread_cond_init(&fresh->on_done, NULL);
        fresh->is_ready = true;
        for (; fresh->n_started < n_workers; fresh->n_started++) {
            worker *next = &fresh->workers[fresh->n_started];
            next->pool = fresh;
            next->number = fresh->n_started;
            if (pthread_create(&next->thread, NULL, run, next) != 0) {
                status = tri_i_fail(error, TRI_ERR_LIMIT, 0, "cannot start %zu threads",
                                    n_workers);
                goto done;
            }
        }
    }
done:
    if (status != TRI_OK) {
        tri_pool_free(fresh);
    } else {
        *pool = fresh;
    }
    return status;
}

/* Hands an item back, or drops it after a failure. */
static void hand_back(tri_pool *pool, void *item)
{
    if (pool->status == TRI_OK) {
        pool->status = pool->take(item, pool->user);
    } else {
        pool->drop(item);
    }
}

/* Hands back the items that are done, and waits until at most `n_left` are not. */
static void take_until(tri_pool *pool, size_t n_left)
{
    (void)pthread_mutex_lock(&pool->mutex);
    while (pool->n_taken < pool->n_added) {
        slot *next = &pool->slots[pool->n_taken % pool->n_slots];
        if (!next->is_done) {
            if (pool->n_added - pool->n_taken <= n_left) {
                break;
            }
            (void)pthread_cond_wait(&pool->on_done, &pool->mutex);
            continue;
        }
        void *item = next->item;
        next->item = NULL;
        next->is_done = false;
        pool->n_taken++;
        (void)pthread_mutex_unlock(&pool->mutex);
        hand_back(pool, item);
        (void)pthread_mutex_lock(&pool->mutex);
    }
    (void)pthread_mutex_unlock(&pool->mutex);
}

tri_status tri_pool_add(tri_pool *pool, void *item)
{
    if (pool->status != TRI_OK) {
        pool->drop(item);
        return pool->status;
    }
    if (pool->n_workers == 1) {
        pool->work(item, 0, pool->user);
        hand_back(pool, item);
        return pool->status;
    }
    take_until(pool, pool->n_slots - 1);
    (void)pthread_mutex_lock(&pool->mutex);
    pool->slots[pool->n_added % pool->n_slots].item = item;
    pool->n_added++;
    (void)pthread_cond_signal(&pool->on_added);
    (void)pthread_mutex_unlock(&pool->mutex);
    return pool->status;
}

tri_status tri_pool_finish(tri_pool *pool)
{
    if (pool->n_workers > 1) {
        take_until(pool, 0);
    }
    return pool->status;
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
        (void)pthread_mutex_unlock(&pool->mutex);
        for (size_t i = 0; i < pool->n_started; i++) {
            (void)pthread_join(pool->workers[i].thread, NULL);
        }
        for (; pool->n_taken < pool->n_added; pool->n_taken++) {
            pool->drop(pool->slots[pool->n_taken % pool->n_slots].item);
        }
        (void)pthread_cond_destroy(&pool->on_added);
        (void)pthread_cond_destroy(&pool->on_done);
        (void)pthread_mutex_destroy(&pool->mutex);
    }
    free(pool->workers);
    free(pool->slots);
    free(pool);
}
