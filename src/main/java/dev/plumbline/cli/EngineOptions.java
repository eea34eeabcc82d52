package dev.plumbline.cli;

import dev.plumbline.engine.EngineSettings;
import java.util.Map;
import java.util.Set;

/** How Spark goes about it. */
final class EngineOptions {
    static final Option ENGINE = Option.result("engine", "rows", "where an epoch's gradient comes from")
            .or("rows");
    static final Option MOMENTS_LIMIT = Option.result(
                    "moments-limit", "N", "up to this many features, all products of the columns are taken along")
            .or("200");
    static final Option STORAGE = Option.operational(
                    "storage", "memory|disk", "where the rows are kept between epochs; memory spills to disk")
            .or("memory");
    static final Option TIMINGS = Option.flag("timings", Option.Role.OPERATIONAL, "print how long each stage took");

    static final OptionGroup GROUP =
            OptionGroup.of("Engine", ENGINE, MOMENTS_LIMIT, STORAGE, TIMINGS, Option.notBuilt("residuals"));

    private static final int MOST_MOMENTS = 2_000;

    private EngineOptions() {}

    static EngineSettings read(Values values) {
        values.choice(ENGINE, Map.of("rows", true), Set.of("moments"));
        return new EngineSettings(
                EngineSettings.Kind.ROWS,
                (int) values.integer(MOMENTS_LIMIT, 0, MOST_MOMENTS),
                values.choice(STORAGE, Words.of(EngineSettings.Storage.values()), Set.of()),
                DescentOptions.holdout(values),
                DescentOptions.seed(values),
                false);
    }
}
