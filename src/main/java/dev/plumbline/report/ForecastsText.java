package dev.plumbline.report;

import dev.plumbline.model.Forecast;
import java.util.List;

/** How many epochs each way to descend takes, as a table. */
final class ForecastsText {
    private static final long LARGEST_IN_FULL = 1_000_000_000_000L;

    private ForecastsText() {}

    static String of(List<Forecast> forecasts) {
        TextTable table = new TextTable("  ", Paragraph.WIDTH);
        table.row("way", "coordinates", "optimizer", "epochs", "epochs a digit");
        for (Forecast forecast : forecasts) {
            table.row(
                    forecast.way(),
                    forecast.coordinates().id(),
                    forecast.optimizer(),
                    end(forecast),
                    forecast.ends() == Forecast.Ends.DIVERGES ? "-" : Figures.some(forecast.epochsPerDigit()));
        }
        return table.render();
    }

    private static String end(Forecast forecast) {
        return switch (forecast.ends()) {
            case CONVERGES -> number(forecast.epochs());
            case LATER -> "over " + number(forecast.epochs());
            case DIVERGES -> "diverges";
        };
    }

    /** In full as long as anybody counts. */
    private static String number(long epochs) {
        return epochs < LARGEST_IN_FULL ? Long.toString(epochs) : Figures.some(epochs);
    }
}
