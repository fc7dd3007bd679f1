/* An ordered pool of worker threads: items go in in order and come out in order. */
/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRI_BASE_THREADS_H
#define TRI_BASE_THREADS_H

#include "base/status.h"

/* One thread at a time calls the functions below. */
typedef struct tri_pool tri_pool;

/* Works on an item, on any thread. `worker` counts from 0, and no two calls with the
   same one overlap: index your scratch by it. What fails is kept in the item. */
typedef void (*tri_work_function)(void *item, size_t worker, void *user);

/* Takes an item back, in the order of the adding, as soon as it and all before it are
   done, and owns it from then on. No two calls overlap; they are made by a thread of
   the pool, with 1 worker by the one that adds. Anything but TRI_OK stops the pool:
   later items go to `drop`. */
typedef tri_status (*tri_take_function)(void *item, void *user);

/* Frees an item that is not taken any more. */
typedef void (*tri_drop_function)(void *item);

/* Number of processors that this process may run on, at least 1. */
size_t tri_n_processors(void);

/* A pool of `n_workers` threads and one that hands items back. With 1 no thread is
   started: the work is done by the call that adds. At most 8 * n_workers items wait or
   are worked on at a time. The threads take no signals. `user` is handed on to both
   functions. TRI_ERR_NO_MEMORY; TRI_ERR_LIMIT where the threads cannot be started. */
tri_status tri_pool_new(size_t n_workers, tri_work_function work,
                        tri_take_function take, tri_drop_function drop, void *user,
                        tri_pool **pool, tri_error *error);

/* Adds an item; waits while the queue is full. The item is the pool's even where this
   fails. Returns what `take` returned first. */
tri_status tri_pool_add(tri_pool *pool, void *item);

/* Waits until all items are handed back. Returns what `take` returned first. */
tri_status tri_pool_finish(tri_pool *pool);

/* Ends the threads; items not yet taken are dropped. NULL is accepted. */
void tri_pool_free(tri_pool *pool);

#endif
