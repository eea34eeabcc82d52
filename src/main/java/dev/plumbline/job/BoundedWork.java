package dev.plumbline.job;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that may hang. A daemon thread does it; who waits for it does so for a while only. */
final class BoundedWork {
    private BoundedWork() {}

    /**
     * Does the work, or leaves it to itself when it takes longer.
     *
     * @param name of the thread
     * @return whether it is done
     */
    static boolean done(String name, Duration most, Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread thread = new Thread(task, "plumbline " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Cannot " + name, e.getCause());
        }
    }
}
