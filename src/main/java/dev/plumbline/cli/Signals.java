package dev.plumbline.cli;

import dev.plumbline.job.StopRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * SIGTERM and SIGINT while a run goes on. The first asks the run to stop; Spark hears nothing of it, for its shutdown
 * hooks would take the epoch away. The next one ends the process as it would have without us. A signal that the process
 * was started to ignore stays ignored.
 */
final class Signals {
    private static final List<String> NAMES = List.of("TERM", "INT");
    /** What shells add to the number of a signal that ended a process. */
    private static final int BY_SIGNAL = 128;

    private final Console console;
    private final StopRequest stop;
    private final AtomicBoolean heard = new AtomicBoolean();
    private final List<Replaced> replaced = new CopyOnWriteArrayList<>();

    /**
     * A signal that is listened to.
     *
     * @param api of the JDK
     * @param signal of the JDK
     * @param before who had it before
     */
    private record Replaced(JdkSignals api, Object signal, Object before) {
        void restore() {
            api.handle(signal, before);
        }
    }

    private Signals(Console console, StopRequest stop) {
        this.console = console;
        this.stop = stop;
    }

    /** Does the work and listens meanwhile. */
    static <T> T heardDuring(Supplier<T> work, Console console, StopRequest stop) {
        Signals signals = new Signals(console, stop);
        try {
            JdkSignals.ofThisJdk().ifPresent(api -> NAMES.forEach(name -> signals.listen(api, name)));
            return work.get();
        } finally {
            signals.replaced.forEach(Replaced::restore);
        }
    }

    private void listen(JdkSignals api, String name) {
        Object signal = api.signal(name);
        Object before;
        try {
            before = api.handle(signal, api.handler(arrived -> hear(api, name, arrived)));
        } catch (IllegalArgumentException taken) { // java -Xrs leaves signals to the system
            return;
        }
        Replaced now = new Replaced(api, signal, before);
        if (api.isIgnored(before)) {
            now.restore();
        } else {
            replaced.add(now);
        }
    }

    private void hear(JdkSignals api, String name, Object signal) {
        if (heard.compareAndSet(false, true)) {
            if (console.terminal()) {
                console.err().println(); // ends the line that is rewritten
            }
            console.say("stopping at the end of this epoch (SIG" + name + "); once more stops at once");
            stop.request("SIG" + name);
            return;
        }
        int code = BY_SIGNAL + api.number(signal);
        SparkExit.haltAfter(SparkExit.GRACE, code);
        replaced.stream()
                .filter(each -> each.signal().equals(signal))
                .findFirst()
                .filter(each -> !api.isDefault(each.before()))
                .ifPresentOrElse(each -> api.pass(each.before(), signal), () -> SparkExit.halt(code));
    }
}
