package dev.plumbline.cli;

import dev.plumbline.train.DescentSettings;
import dev.plumbline.train.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the schedule: its shape, and the decay that each shape has unless it is told another. */
final class ScheduleText {
    private static final String AUTO = "auto";
    private static final Numbers.Range DECAYS = new Numbers.Range(0, false, 1, false);

    private ScheduleText() {}

    /** All that may be written. */
    static List<String> words() {
        List<String> words = new ArrayList<>(List.of(AUTO));
        words.addAll(Words.of(Schedule.Kind.values()).keySet());
        return words;
    }

    /** Empty for {@code auto}. */
    static Optional<Schedule> read(Values values) {
        if (values.required(DescentOptions.SCHEDULE).equals(AUTO)) {
            refuseIgnored(values, DescentOptions.DECAY, false, "step, exponential, inverse or plateau");
            refuseIgnored(values, DescentOptions.DECAY_EVERY, false, "step or plateau");
            return Optional.empty();
        }
        Schedule.Kind kind = values.choice(DescentOptions.SCHEDULE, Words.of(Schedule.Kind.values()), Set.of());
        Schedule standard = standard(kind);
        boolean decays = kind != Schedule.Kind.CONSTANT && kind != Schedule.Kind.COSINE;
        boolean steps = kind == Schedule.Kind.STEP || kind == Schedule.Kind.PLATEAU;
        refuseIgnored(values, DescentOptions.DECAY, decays, "step, exponential, inverse or plateau");
        refuseIgnored(values, DescentOptions.DECAY_EVERY, steps, "step or plateau");
        double decay = values.text(DescentOptions.DECAY).isPresent()
                ? values.decimal(DescentOptions.DECAY, DECAYS)
                : standard.decay();
        int every = values.text(DescentOptions.DECAY_EVERY).isPresent()
                ? (int) values.integer(DescentOptions.DECAY_EVERY, 1, DescentSettings.MOST_EPOCHS)
                : standard.every();
        return Optional.of(new Schedule(kind, decay, every));
    }

    private static Schedule standard(Schedule.Kind kind) {
        return switch (kind) {
            case CONSTANT, COSINE -> new Schedule(kind, 0.5, 1);
            case STEP -> new Schedule(kind, 0.5, 100);
            case PLATEAU -> new Schedule(kind, 0.5, 10);
            case EXPONENTIAL -> new Schedule(kind, 0.99, 1);
            case INVERSE -> new Schedule(kind, 0.01, 1);
        };
    }

    private static void refuseIgnored(Values values, Option option, boolean used, String kinds) {
        if (!used && values.given(option) && !values.giveWay(option, DescentOptions.SCHEDULE)) {
            throw values.refusal(
                    option,
                    "--schedule " + values.required(DescentOptions.SCHEDULE) + " has none; it needs --schedule "
                            + kinds);
        }
    }
}
