/* Tests base/threads.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef NDEBUG
#include "base/threads.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

enum { N_ITEMS = 500 };

typedef struct {
    size_t number;
    size_t result;
} item;

typedef struct {
    size_t n_taken;
    size_t stop_at; /* the item that take refuses */
    size_t busy[8]; /* calls that run now, one a worker */
    size_t n_workers;
} run;

static size_t n_dropped;

static void work(void *argument, size_t worker, void *user)
{
    run *all = user;
    item *one = argument;
    assert_true(worker < all->n_workers);
    assert_int_equal(all->busy[worker]++, 0);
    /* Early items take longest, so that they are done out of order. */
    volatile size_t spin = (N_ITEMS - one->number) * 200;
    while (spin > 0) {
        spin--;
    }
    one->result = one->number * one->number;
    all->busy[worker]--;
}

static void drop(void *argument)
{
    free(argument);
    n_dropped++;
}

static tri_status take(void *argument, void *user)
{
    run *all = user;
    item *one = argument;
    assert_int_equal(one->number, all->n_taken);
    assert_int_equal(one->result, one->number * one->number);
    all->n_taken++;
    const bool stops = one->number == all->stop_at;
    free(one);
    return stops ? TRI_ERR_STOPPED : TRI_OK;
}

static tri_status run_all(size_t n_workers, size_t stop_at, run *all)
{
    tri_pool *pool = NULL;
    *all = (run){.stop_at = stop_at, .n_workers = n_workers};
    n_dropped = 0;
    assert_int_equal(tri_pool_new(n_workers, work, take, drop, all, &pool, NULL),
                     TRI_OK);
    for (size_t i = 0; i < N_ITEMS; i++) {
        item *one = calloc(1, sizeof *one);
        assert_non_null(one);
        one->number = i;
        (void)tri_pool_add(pool, one);
    }
    const tri_status status = tri_pool_finish(pool);
    tri_pool_free(pool);
    return status;
}

static void test_items_come_back_in_order(void **state)
{
    (void)state;
    for (size_t n_workers = 1; n_workers <= 8; n_workers++) {
        run all;
        assert_int_equal(run_all(n_workers, SIZE_MAX, &all), TRI_OK);
        assert_int_equal(all.n_taken, N_ITEMS);
        assert_int_equal(n_dropped, 0);
    }
}

static void test_a_refused_item_ends_the_run_and_leaks_nothing(void **state)
{
    (void)state;
    for (size_t n_workers = 1; n_workers <= 4; n_workers++) {
        run all;
        assert_int_equal(run_all(n_workers, 100, &all), TRI_ERR_STOPPED);
        assert_int_equal(all.n_taken, 101);
        assert_int_equal(n_dropped, N_ITEMS - 101);
    }
}

static void test_a_pool_that_is_not_finished_is_freed(void **state)
{
    (void)state;
    run all = {.stop_at = SIZE_MAX, .n_workers = 2};
    tri_pool *pool = NULL;
    n_dropped = 0;
    assert_int_equal(tri_pool_new(2, work, take, drop, &all, &pool, NULL), TRI_OK);
    item *one = calloc(1, sizeof *one);
    assert_non_null(one);
    assert_int_equal(tri_pool_add(pool, one), TRI_OK);
    tri_pool_free(pool);
    assert_int_equal(all.n_taken + n_dropped, 1);
}

static void work_at_once(void *argument, size_t worker, void *user)
{
    (void)argument;
    (void)worker;
    (void)user;
}

static tri_status count(void *argument, void *user)
{
    atomic_size_t *n_taken = user;
    free(argument);
    (*n_taken)++;
    return TRI_OK;
}

static void test_an_item_comes_back_though_none_follows(void **state)
{
    (void)state;
    static const struct timespec pause = {.tv_nsec = 1000 * 1000};
    for (size_t n_workers = 1; n_workers <= 3; n_workers++) {
        atomic_size_t n_taken = 0;
        tri_pool *pool = NULL;
        assert_int_equal(
            tri_pool_new(n_workers, work_at_once, count, drop, &n_taken, &pool, NULL),
            TRI_OK);
        item *one = calloc(1, sizeof *one);
        assert_non_null(one);
        assert_int_equal(tri_pool_add(pool, one), TRI_OK);
        for (int i = 0; i < 30000 && n_taken == 0; i++) {
            (void)nanosleep(&pause, NULL);
        }
        assert_int_equal(n_taken, 1);
        tri_pool_free(pool);
    }
}

static void test_bad_arguments_and_null(void **state)
{
    (void)state;
    tri_pool *pool = NULL;
    tri_error error = {0};
    assert_int_equal(tri_pool_new(0, work, take, drop, NULL, &pool, &error),
                     TRI_ERR_ARGUMENT);
    assert_null(pool);
    assert_true(error.message[0] != '\0');
    tri_pool_free(NULL);
    assert_true(tri_n_processors() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items_come_back_in_order),
        cmocka_unit_test(test_a_refused_item_ends_the_run_and_leaks_nothing),
        cmocka_unit_test(test_a_pool_that_is_not_finished_is_freed),
        cmocka_unit_test(test_an_item_comes_back_though_none_follows),
        cmocka_unit_test(test_bad_arguments_and_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
