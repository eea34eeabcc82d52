package dev.plumbline.cli;

import dev.plumbline.engine.EngineSettings;
import dev.plumbline.engine.EngineSettings.Kind;
import dev.plumbline.engine.EngineSettings.Storage;
import java.util.Set;

/** How Spark goes about it. */
final class EngineOptions {
    static final Option ENGINE = Option.result(
                    "engine",
                    "rows|moments",
                    "where an epoch's gradient comes from: the cached rows, one Spark job per epoch; or the exact"
                            + " moments of the table, taken in one pass that caches nothing")
            .or("rows")
            .more(
                    "An epoch on moments costs no job. `explain` always reads by moments; there it says which gradients to"
                            + " forecast for.");
    static final Option MOMENTS_LIMIT = Option.result(
                    "moments-limit", "N", "up to this many features, all products of the columns are taken along")
            .or("200")
            .more("2,000 at most. Above: no statistics, no forecasts, no cg, newton, --stop-at-se or `--engine moments`"
                    + " (78); rates are coarser, collinear columns are not found.");
    static final Option RESIDUALS = Option.flag(
                    "residuals",
                    Option.Role.RESULT,
                    "scan the rows once more for what moments cannot tell, such as the mean absolute error; --engine moments"
                            + " only, because rows tells it anyway")
            .more(
                    "All metrics are taken from the rounded residuals then, as `rows` does; 65 where the rows are not those"
                            + " that were read before.");
    static final Option STORAGE = Option.operational(
                    "storage",
                    "memory|disk",
                    "where the rows are kept between epochs; memory spills to disk; --engine rows only")
            .or("memory");
    static final Option TIMINGS = Option.flag("timings", Option.Role.OPERATIONAL, "print how long each stage took");

    static final OptionGroup GROUP = OptionGroup.of("Engine", ENGINE, MOMENTS_LIMIT, RESIDUALS, STORAGE, TIMINGS)
            .about("`rows`: an epoch is one job over the cached rows; `moments`: one pass over the table, epochs on its"
                    + " exact moments, nothing cached");

    /** For a command that looks ahead. */
    static final OptionGroup EXPLAINED = OptionGroup.of("Engine", ENGINE, MOMENTS_LIMIT);
    /** For a command that trains as it was done before. */
    static final OptionGroup AGAIN = OptionGroup.of("Engine", InputOptions.PARTITIONS, STORAGE, TIMINGS);

    private static final int MOST_MOMENTS = 2_000;

    private EngineOptions() {}

    static EngineSettings read(Values values) {
        Kind kind = kind(values);
        if (kind == Kind.MOMENTS && values.given(STORAGE) && !values.giveWay(STORAGE, ENGINE)) {
            throw values.refusal(STORAGE, "--engine moments keeps no rows; leave it out, or take --engine rows");
        }
        if (kind == Kind.ROWS && values.flag(RESIDUALS) && !values.giveWay(RESIDUALS, ENGINE)) {
            throw values.refusal(
                    RESIDUALS, "it is for --engine moments; --engine rows tells all that residuals tell without it");
        }
        return settings(values, kind, storage(values), values.flag(RESIDUALS));
    }

    static Storage storage(Values values) {
        return values.choice(STORAGE, Words.of(Storage.values()), Set.of());
    }

    static EngineSettings explained(Values values) {
        return settings(values, kind(values), Storage.MEMORY, false);
    }

    private static Kind kind(Values values) {
        return values.choice(ENGINE, Words.of(Kind.values()), Set.of());
    }

    private static EngineSettings settings(Values values, Kind kind, Storage storage, boolean residuals) {
        return new EngineSettings(
                kind,
                (int) values.integer(MOMENTS_LIMIT, 0, MOST_MOMENTS),
                storage,
                DescentOptions.holdout(values),
                DescentOptions.seed(values),
                residuals);
    }
}
