package dev.plumbline.explain;

import dev.plumbline.model.Forecast;
import dev.plumbline.model.Forecast.Ends;

/** Epochs in words. */
final class EpochsText {
    private EpochsText() {}

    /** "12 epochs forecast, 450 allowed". */
    static String of(Forecast forecast, int allowed) {
        String end = forecast.ends() == Ends.DIVERGES ? "forecast to run away" : needed(forecast) + " forecast";
        return end + ", " + number(allowed) + " allowed";
    }

    /** "5,168 epochs", or "more than 450 epochs". */
    static String needed(Forecast forecast) {
        return (forecast.ends() == Ends.CONVERGES ? "" : "more than ") + epochs(forecast.epochs());
    }

    static String epochs(long epochs) {
        return number(epochs) + (epochs == 1 ? " epoch" : " epochs");
    }

    /** With commas; beyond what anybody counts only the size. */
    static String number(long number) {
        return number < 100 ? Long.toString(number) : Figure.of(number);
    }
}
