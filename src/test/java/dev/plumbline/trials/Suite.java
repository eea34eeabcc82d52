package dev.plumbline.trials;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Cases that are run one after the other; prints a table of how each ended.
 *
 * @param name of the script that runs it, and of its directory under {@code target}
 * @param cases all there are, in the order of the table
 * @param usual the form that is run where none is asked for
 * @param closing what is printed below the table
 */
public record Suite(String name, List<Case> cases, Case.Extent usual, Closing closing) {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "case");
        thread.setDaemon(true);
        return thread;
    });

    /** Lines below the table. */
    @FunctionalInterface
    public interface Closing {
        String text(Workshop shop) throws IOException;
    }

    /**
     * @param words the project, the home of Spark, and the words of the script
     * @return exit code: 0 where all is as expected, else 1; 64 for a command line that is wrong
     */
    public int run(List<String> words) throws IOException {
        Path project = Path.of(words.get(0)).toAbsolutePath().normalize();
        Choice choice;
        List<Case> chosen;
        try {
            choice = Choice.of(
                    words.subList(2, words.size()), project.resolve("target").resolve(name), usual);
            chosen = choice.from(cases);
        } catch (IllegalArgumentException wrong) {
            System.err.println(name + ": " + wrong.getMessage());
            return 64;
        }
        if (choice.listed()) {
            chosen.forEach(Suite::list);
            return 0;
        }
        Path work = choice.work().toAbsolutePath().normalize();
        // What an earlier suite left that was killed.
        Processes.end(work);
        Trees.delete(work);
        Workshop shop = new Workshop(project, Path.of(words.get(1)), work);
        List<Row> rows = interruptible(chosen, shop, choice);
        System.out.print(Table.of(rows));
        System.out.print(closing.text(shop));
        return rows.stream().anyMatch(row -> row.end().isBad()) ? 1 : 0;
    }

    private static void list(Case each) {
        System.out.printf(
                Locale.ROOT,
                "%-20s %-6s %s: %s%n",
                each.name(),
                each.extent().name().toLowerCase(Locale.ROOT),
                each.done(),
                each.expected().text());
    }

    /** Whatever ends this process but a SIGKILL, no run and no cluster of a case outlives it. */
    private List<Row> interruptible(List<Case> chosen, Workshop shop, Choice choice) throws IOException {
        Thread end = new Thread(() -> Processes.end(shop.work()), "end of all cases");
        Runtime.getRuntime().addShutdownHook(end);
        List<Row> rows = run(chosen, shop, choice);
        Runtime.getRuntime().removeShutdownHook(end);
        return rows;
    }

    private List<Row> run(List<Case> chosen, Workshop shop, Choice choice) throws IOException {
        System.err.println(name + ": seed " + choice.seed() + ", " + shop.work());
        List<Row> rows = new ArrayList<>();
        for (Case each : chosen) {
            Row row = run(each, shop, choice);
            rows.add(row);
            System.err.printf(
                    Locale.ROOT,
                    "%s: %s %s (%.1f s): %s%n",
                    name,
                    each.name(),
                    row.end().word(),
                    row.seconds(),
                    row.seen());
        }
        return rows;
    }

    private static Row run(Case each, Workshop shop, Choice choice) throws IOException {
        long began = System.nanoTime();
        Row.End end;
        String seen;
        try (Lab lab = new Lab(shop, shop.work().resolve(each.name()), choice.form(), choice.seed() * 1000)) {
            Future<String> future = THREADS.submit(() -> each.body().run(lab));
            try {
                seen = future.get(each.limit(), TimeUnit.SECONDS);
                end = Row.End.AS_EXPECTED;
            } catch (TimeoutException hung) {
                lab.endAll();
                future.cancel(true);
                end = Row.End.HUNG;
                seen = "no end within " + each.limit() + " s";
            } catch (ExecutionException failed) {
                end = failed.getCause() instanceof NotHere ? Row.End.SKIPPED : Row.End.WRONG;
                seen = told(failed.getCause());
            } catch (InterruptedException stopped) {
                throw new IOException("interrupted", stopped);
            }
        }
        return new Row(each, end, Words.excerpt(seen), (System.nanoTime() - began) / 1e9);
    }

    private static String told(Throwable failure) {
        if (failure instanceof NotHere || failure instanceof Unexpected) {
            return failure.getMessage();
        }
        failure.printStackTrace();
        return failure.toString();
    }
}
