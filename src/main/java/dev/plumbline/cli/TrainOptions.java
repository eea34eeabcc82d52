package dev.plumbline.cli;

import dev.plumbline.job.TrainSettings;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.model.Shown;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program says of a training of its own table: the options of {@code train} that are not about finding a table,
 * by the names they have on the command line, with the same defaults and the same checks. Immutable; each method gives
 * a new value.
 *
 * <pre>{@code
 * TrainSettings settings = TrainOptions.label("y").features("x1", "x2").epochs(900).build();
 * }</pre>
 *
 * <p>Texts are taken as they stand: nothing is filled in for <code>${...}</code>, and neither the environment nor a
 * settings file is looked at.
 */
public final class TrainOptions {
    private static final Origin PROGRAM = new Origin.Program();
    private static final Command TRAIN = new Command(
            "train",
            "Fits a line to the table of a program.",
            "",
            List.of(
                    ColumnOptions.GROUP,
                    RowOptions.GROUP.without(RowOptions.TRIM),
                    ModelOptions.GROUP,
                    DescentOptions.GROUP,
                    EngineOptions.GROUP,
                    StoreOptions.PUBLISHING,
                    OptionGroup.of("Settings", SettingsOptions.AS_OF)),
            values -> commands -> commands.train(TrainCommand.ofDataset(values)));

    private final Map<String, Value> given;

    private TrainOptions(Map<String, Value> given) {
        this.given = given;
    }

    /** The column to predict; every other numeric column is a feature unless {@link #features} says which. */
    public static TrainOptions label(String column) {
        return new TrainOptions(Map.of()).with(ColumnOptions.LABEL.name(), column);
    }

    /** {@code --features}: the columns to predict from, in the order that the model has. */
    public TrainOptions features(String... columns) {
        return with(ColumnOptions.FEATURES.name(), CommaList.format(List.of(columns)));
    }

    /** {@code --weight}: the column of row weights. */
    public TrainOptions weight(String column) {
        return with(ColumnOptions.WEIGHT.name(), column);
    }

    /** {@code --optimizer}, such as {@code "adam"}. */
    public TrainOptions optimizer(String name) {
        return with(DescentOptions.OPTIMIZER.name(), name);
    }

    /** {@code --learning-rate}: one for every parameter. */
    public TrainOptions learningRate(double rate) {
        return with(DescentOptions.LEARNING_RATE.name(), Double.toString(rate));
    }

    /** {@code --epochs}: at most so many. */
    public TrainOptions epochs(int most) {
        return with(DescentOptions.EPOCHS.name(), Integer.toString(most));
    }

    /** {@code --tolerance}: how near to the end of the descent is near enough; 0 runs all epochs. */
    public TrainOptions tolerance(double tolerance) {
        return with(DescentOptions.TOLERANCE.name(), Double.toString(tolerance));
    }

    /** {@code --holdout}: so many percent of the rows are held out of training, above 0 and below 100. */
    public TrainOptions holdout(double percent) {
        return with(DescentOptions.HOLDOUT.name(), percent + "%");
    }

    /** {@code --seed} of every random choice. */
    public TrainOptions seed(long seed) {
        return with(DescentOptions.SEED.name(), Long.toString(seed));
    }

    /** {@code --models} and {@code --model}: the directory and the name under which a model is published. */
    public TrainOptions model(String models, String name) {
        return with(StoreOptions.MODELS.name(), models).with(StoreOptions.MODEL.name(), name);
    }

    /**
     * Any option by its name.
     *
     * @param option without dashes, such as {@code "bad-rows"}
     * @param texts nothing for a flag; one text, or one for each time where the option may be given again
     * @throws Refusal 78 where there is no such option for the table of a program, or it was given before
     */
    public TrainOptions with(String option, String... texts) {
        Option known = TRAIN.spellings().get(option);
        if (known == null) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use '" + Shown.text(option) + "': training the table of a program has no such option"
                            + Nearest.question(option, TRAIN.builtSpellings()));
        }
        boolean many = known.form() == Option.Form.REPEATABLE && texts.length > 0;
        if (!many && texts.length != (known.isFlag() ? 0 : 1)) {
            throw new Refusal(
                    ExitCode.CONFIG,
                    "Cannot use " + known.dashed() + " with " + texts.length + " values: it takes "
                            + (known.isFlag() ? "none" : many ? "one or more" : "one"));
        }
        Map<String, Value> more = new LinkedHashMap<>(given);
        List<String> values = texts.length == 0 ? List.of("true") : List.of(texts);
        if (more.put(option, Layers.checked(option, Value.of(values, PROGRAM))) != null) {
            throw new Refusal(ExitCode.CONFIG, "Cannot use " + known.dashed() + " twice: which of the two is meant?");
        }
        return new TrainOptions(more);
    }

    /**
     * The validated settings.
     *
     * @throws Refusal 78 where a value is not allowed, or does not go with another one
     */
    public TrainSettings build() {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Option option : TRAIN.options()) {
            option.fallback().ifPresent(text -> values.put(option.name(), Value.of(text, new Origin.Default())));
        }
        values.putAll(new Layer(TRAIN, TRAIN.options()).canonical(given));
        Value day = values.get(SettingsOptions.AS_OF.name());
        LocalDate today = Main.today();
        AsOf asOf = day == null ? AsOf.today(today) : AsOf.given(day, today);
        values.put(SettingsOptions.AS_OF.name(), asOf.value());
        return TrainCommand.ofDataset(new Values(TRAIN, values, asOf, Map.of()));
    }
}
