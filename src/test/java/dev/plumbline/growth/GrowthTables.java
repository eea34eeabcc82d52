package dev.plumbline.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, beside the model, as tables in Markdown.
 *
 * @param measured all of it
 * @param model fitted
 */
record GrowthTables(Measured measured, Model model) {
    /** By the name of their place in the page; only those whose stage ran. */
    Map<String, String> all() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("growth-run", run());
        tables.put("growth-costs", costs());
        put(tables, "growth-rows", "rows", measured.curves("rows-moments", "rows-cache", "rows-epoch"));
        put(
                tables,
                "growth-features",
                "features",
                measured.curves("features-epoch", "features-moments", "features-driver"));
        put(tables, "growth-partitions", "partitions", measured.curves("partitions-reading", "partitions-epoch"));
        put(tables, "growth-tasks", "tasks", starting("tasks-"));
        put(tables, "growth-epochs", "epochs", starting("epochs-"));
        measured.curve("extreme-sums").ifPresent(any -> tables.put("growth-extreme", extreme()));
        if (!measured.curves().isEmpty()) {
            tables.put("growth-errors", errors());
        }
        return tables;
    }

    private List<Curve> starting(String prefix) {
        return measured.curves().stream()
                .filter(curve -> curve.name().startsWith(prefix))
                .toList();
    }

    private String run() {
        String form = measured.sizes().form();
        return String.format(
                Locale.ROOT,
                "Measured on %s, on %d cores of it; medians.%s\n",
                measured.machine(),
                measured.cores(),
                form.equals("full") ? "" : " This is the " + form + " form of the run, too small to tell much.");
    }

    private String costs() {
        Overheads found = measured.overheads();
        Markdown table = new Markdown("cost", "known from", "one takes", "that is");
        for (Cost cost : Cost.values()) {
            double one = model.of(cost);
            if (!Double.isNaN(one)) {
                table.row(cost.words(), origin(cost), Units.seconds(one), perSecond(cost, one));
            }
        }
        table.row(
                "a byte of memory, read by " + measured.cores() + " threads / by one",
                "a loop that only reads",
                "",
                Units.pace(found.memoryPace()) + " / " + Units.pace(found.memoryPaceOfOne()));
        return table.toString();
    }

    private String origin(Cost cost) {
        List<String> fitted = measured.curves().stream()
                .filter(curve -> curve.fits().contains(cost))
                .map(curve -> curve.name().replace('-', ' '))
                .toList();
        if (!fitted.isEmpty()) {
            return "fitted on every other point of: " + String.join(", ", fitted);
        }
        return switch (cost) {
            case JOB, TASK -> "empty jobs of few and of many tasks";
            case RESULT_BYTE -> "a job of large results";
            default -> "a loop that only reads";
        };
    }

    private static String perSecond(Cost cost, double one) {
        return switch (cost) {
            case RESULT_BYTE, TABLE_BYTE, TEXT_BYTE, KEPT_BYTE -> one > 0 ? Units.pace(1 / one) : "nothing that shows";
            default -> one > 0 ? "" : "nothing that shows";
        };
    }

    private void put(Map<String, String> tables, String place, String across, List<Curve> curves) {
        if (!curves.isEmpty()) {
            tables.put(place, table(across, curves));
        }
    }

    /** One row for each place, measured, model and how far off for each curve. */
    private String table(String across, List<Curve> curves) {
        boolean tasks = across.equals("partitions");
        List<String> heads = new ArrayList<>(List.of(across));
        for (Curve curve : curves) {
            heads.add(curve.words());
            if (isForetold(curve)) {
                heads.addAll(List.of("model", "off"));
            }
            if (hasMemory(curve)) {
                heads.add("heap alive");
            }
            if (tasks && curve.name().endsWith("-epoch")) {
                heads.add("tasks of it");
            }
        }
        Markdown table = new Markdown(heads.toArray(String[]::new));
        for (int i = 0; i < longest(curves); i++) {
            List<String> cells = new ArrayList<>(
                    List.of(Units.count(curves.get(0).points().get(i).x())));
            for (Curve curve : curves) {
                cells(cells, curve, i);
                if (tasks && curve.name().endsWith("-epoch")) {
                    cells.add(Units.count(curve.points().get(i).work().of(Cost.TASK)));
                }
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private void cells(List<String> cells, Curve curve, int i) {
        boolean there = i < curve.points().size();
        Point point = curve.points().get(there ? i : 0);
        cells.add(there ? Units.seconds(point.seconds()) : "-");
        if (isForetold(curve)) {
            cells.add(there ? Units.seconds(model.seconds(point.work())) : "-");
            cells.add(there ? off(point) : "-");
        }
        if (hasMemory(curve)) {
            cells.add(there ? Units.bytes(point.memory().live()) : "-");
        }
    }

    private static int longest(List<Curve> curves) {
        return curves.stream().mapToInt(curve -> curve.points().size()).max().orElse(0);
    }

    private boolean isForetold(Curve curve) {
        return curve.points().stream().anyMatch(point -> Double.isFinite(model.seconds(point.work())));
    }

    private static boolean hasMemory(Curve curve) {
        return curve.points().stream()
                .anyMatch(point -> Double.isFinite(point.memory().live()));
    }

    private String off(Point point) {
        double off = model.seconds(point.work()) / point.seconds() - 1;
        return Double.isFinite(off) ? String.format(Locale.ROOT, "%+.0f %%", 100 * off) : "-";
    }

    private String extreme() {
        Markdown table = new Markdown("what", "took", "model", "off", "heap it needed", "model");
        for (Curve curve : measured.curves("extreme-sums", "extreme-product")) {
            for (Point point : curve.points()) {
                table.row(
                        curve.words() + ": " + point.words(),
                        Units.seconds(point.seconds()),
                        Units.seconds(model.seconds(point.work())),
                        off(point),
                        Units.bytes(point.memory().live()),
                        Units.bytes(point.memory().expected()));
            }
        }
        return table.toString();
    }

    private String errors() {
        Markdown table = new Markdown("curve", "points it was tested on", "median error", "largest error");
        for (Curve curve : measured.curves()) {
            Model.Errors errors = model.errors(curve);
            if (errors.points() > 0) {
                table.row(
                        curve.name().replace('-', ' ') + ": " + curve.words(),
                        Integer.toString(errors.points()),
                        Units.percent(errors.median()),
                        Units.percent(errors.largest()));
            }
        }
        return table.toString();
    }
}
