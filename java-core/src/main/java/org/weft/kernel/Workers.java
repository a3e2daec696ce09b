package org.weft.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * The one pool of a run. Work is handed over as lists of independent pieces whose results come back in the order of the list, so that what is
 * merged from them does not depend on the number of threads. A piece may hand over pieces of its own.
 */
public final class Workers implements AutoCloseable {

    /** More threads than any machine runs side by side; beyond it, starting them is what fails. */
    public static final int MAX_THREAD_COUNT = 1024;

    private final ForkJoinPool pool;

    public Workers(int threadCount) {
        if (threadCount < 1 || threadCount > MAX_THREAD_COUNT) {
            throw new IllegalArgumentException(
                    "the number of threads must lie in 1 to " + MAX_THREAD_COUNT + ", not " + threadCount);
        }
        pool = new ForkJoinPool(threadCount);
    }

    public int threadCount() {
        return pool.getParallelism();
    }

    /** Results of a function of every item, in the order of the items. The first failure in that order is thrown. */
    public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
        if (items.size() == 1 && ForkJoinTask.inForkJoinPool()) {
            return List.of(function.apply(items.getFirst()));
        }
        List<ForkJoinTask<Outcome<R>>> tasks = new ArrayList<>(items.size());
        for (T item : items) {
            Callable<Outcome<R>> call = () -> Outcome.of(function, item);
            tasks.add(ForkJoinTask.adapt(call));
        }
        if (ForkJoinTask.getPool() == pool) {
            ForkJoinTask.invokeAll(tasks);
        } else {
            pool.submit(() -> ForkJoinTask.invokeAll(tasks)).join();
        }
        List<R> results = new ArrayList<>(tasks.size());
        for (ForkJoinTask<Outcome<R>> task : tasks) {
            results.add(task.join().get());
        }
        return results;
    }

    /**
     * The same for work that holds much memory: at most {@code atOnce} items at a time, whoever finishes one takes the next.
     */
    public <T, R> List<R> map(List<T> items, int atOnce, Function<? super T, ? extends R> function) {
        if (atOnce >= Math.min(items.size(), threadCount())) {
            return map(items, function);
        }
        AtomicInteger next = new AtomicInteger();
        AtomicReferenceArray<Outcome<R>> outcomes = new AtomicReferenceArray<>(items.size());
        map(Collections.nCopies(atOnce, next), taken -> {
            for (int k = taken.getAndIncrement(); k < items.size(); k = taken.getAndIncrement()) {
                outcomes.set(k, Outcome.of(function, items.get(k)));
            }
            return taken;
        });
        List<R> results = new ArrayList<>(items.size());
        for (int k = 0; k < items.size(); k++) {
            results.add(outcomes.get(k).get());
        }
        return results;
    }

    /** A result, or the failure as it was thrown: the pool itself would wrap it and throw any one of several. */
    private record Outcome<R>(R result, Throwable failure) {

        static <T, R> Outcome<R> of(Function<? super T, ? extends R> function, T item) {
            try {
                return new Outcome<>(function.apply(item), null);
            } catch (RuntimeException | Error failure) {
                return new Outcome<>(null, failure);
            }
        }

        R get() {
            switch (failure) {
                case null -> {
                    return result;
                }
                case Error error -> throw error;
                case Throwable exception -> throw (RuntimeException) exception;
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
