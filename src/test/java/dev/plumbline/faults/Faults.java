package dev.plumbline.faults;

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
 * Runs the cases one after the other and prints the table. Arguments: the project, the home of Spark, and the words of
 * {@code scripts/faults}. Ends with 0 where all is as expected, else with 1; 64 for a command line that is wrong.
 */
public final class Faults {

    private final Workshop shop;
    private final Choice choice;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "case");
        thread.setDaemon(true);
        return thread;
    });

    private Faults(Workshop shop, Choice choice) {
        this.shop = shop;
        this.choice = choice;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        Path project = Path.of(words.get(0)).toAbsolutePath().normalize();
        Choice choice;
        List<Case> cases;
        try {
            choice = Choice.of(words.subList(2, words.size()), project.resolve("target/faults"));
            cases = choice.from(Cases.all());
        } catch (IllegalArgumentException wrong) {
            System.err.println("faults: " + wrong.getMessage());
            System.exit(64);
            return;
        }
        if (choice.listed()) {
            cases.forEach(Faults::list);
            return;
        }
        Path work = choice.work().toAbsolutePath().normalize();
        Trees.delete(work);
        Workshop shop = new Workshop(project, Path.of(words.get(1)), work);
        List<Row> rows = new Faults(shop, choice).run(cases);
        System.out.print(Table.of(rows));
        System.out.print(shop.measures().text(work));
        System.exit(rows.stream().anyMatch(row -> row.end().isBad()) ? 1 : 0);
    }

    private static void list(Case each) {
        System.out.printf(
                Locale.ROOT,
                "%-5s %-6s %s: %s%n",
                each.name(),
                each.extent().name().toLowerCase(Locale.ROOT),
                each.done(),
                each.expected().text());
    }

    private List<Row> run(List<Case> cases) throws IOException {
        System.err.println("faults: seed " + choice.seed() + ", " + shop.work());
        List<Row> rows = new ArrayList<>();
        for (Case each : cases) {
            Row row = run(each);
            rows.add(row);
            System.err.printf(
                    Locale.ROOT,
                    "faults: %s %s (%.1f s): %s%n",
                    each.name(),
                    row.end().word(),
                    row.seconds(),
                    row.seen());
        }
        return rows;
    }

    private Row run(Case each) throws IOException {
        long began = System.nanoTime();
        Row.End end;
        String seen;
        try (Lab lab = new Lab(shop, shop.work().resolve(each.name()), choice.form(), choice.seed() * 1000)) {
            Future<String> future = threads.submit(() -> each.body().run(lab));
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
