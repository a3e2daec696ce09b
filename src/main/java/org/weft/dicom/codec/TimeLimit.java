package org.weft.dicom.codec;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work of a library that may never end on damaged input. It is done by a thread of its own, which is left behind where it takes too long. */
final class TimeLimit {

    private TimeLimit() {}

    /** What the work gives or throws; an {@link IOException} where it takes longer than the limit. */
    static <T> T call(Duration limit, Callable<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("decoder").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new IOException("it takes longer than " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException bad -> throw bad;
                case Error error -> throw error;
                default -> throw new IOException(e.getCause().getMessage(), e.getCause());
            }
        }
    }
}
