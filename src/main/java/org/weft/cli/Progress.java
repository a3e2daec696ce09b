package org.weft.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on standard error for what lasts over a second; none where standard error is not a terminal. */
final class Progress implements AutoCloseable, Consumer<String> {

    private final ScheduledExecutorService timer;
    private final int steps;
    private int step;
    private String doing = "";
    private ProgressBar bar;

    private Progress(int steps, boolean quiet) {
        this.steps = steps;
        timer = quiet ? null
                : Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("progress").factory());
    }

    /** @param quiet whether there is never a bar */
    static Progress of(int steps, boolean quiet) {
        Progress progress = new Progress(steps, quiet || !StandardError.isTerminal());
        if (progress.timer != null) {
            progress.timer.schedule(progress::show, 1, TimeUnit.SECONDS);
        }
        return progress;
    }

    /** The next step begins. */
    @Override
    public synchronized void accept(String what) {
        step++;
        doing = what;
        if (bar != null) {
            bar.setExtraMessage(what).stepTo(Math.min(step - 1, steps));
        }
    }

    private synchronized void show() {
        if (timer.isShutdown()) {
            return;
        }
        bar = new ProgressBarBuilder().setTaskName("weft").setInitialMax(steps).setUpdateIntervalMillis(200).hideEta()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err, 100)).build();
        bar.setExtraMessage(doing).stepTo(Math.max(0, step - 1));
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
        if (bar != null) {
            bar.close();
        }
    }
}
