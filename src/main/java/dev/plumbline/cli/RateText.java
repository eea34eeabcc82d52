package dev.plumbline.cli;

import dev.plumbline.model.Shown;
import dev.plumbline.train.RateSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads learning rates: {@code auto}, one number, or {@code k=R,b=R,FEATURE=R}. */
final class RateText {
    private static final String RULE =
            "it must be auto, a number above 0, or rates by name such as k=0.1,b=0.5,x1=0.01";

    private RateText() {}

    static RateSetting read(Values values, Option option) {
        String text = values.required(option);
        if (text.equals("auto")) {
            return new RateSetting.Auto();
        }
        List<String> items = CommaList.parse(text).orElseThrow(() -> values.refusal(option, RULE));
        if (items.size() == 1 && items.get(0).indexOf('=') < 0) {
            double rate = values.decimal(option, items.get(0), Numbers.Range.POSITIVE);
            values.understood(option, Double.toString(rate));
            return new RateSetting.Uniform(rate);
        }
        return perParameter(values, option, items);
    }

    private static RateSetting perParameter(Values values, Option option, List<String> items) {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (String item : items) {
            // A column may have an equals sign in its name; a number has none.
            int equals = item.lastIndexOf('=');
            if (equals < 1) {
                throw values.refusal(option, RULE);
            }
            String name = item.substring(0, equals);
            double rate = values.decimal(option, item.substring(equals + 1), Numbers.Range.POSITIVE);
            if (rates.put(name, rate) != null) {
                throw values.refusal(option, "'" + Shown.text(name) + "' is in it twice");
            }
        }
        values.understood(
                option,
                CommaList.format(new TreeMap<>(rates)
                        .entrySet().stream()
                                .map(rate -> rate.getKey() + "=" + rate.getValue())
                                .collect(Collectors.toList())));
        if (rates.containsKey("b") && values.flag(ColumnOptions.NO_INTERCEPT)) {
            throw values.refusal(option, "it has a rate for b, which --no-intercept leaves out");
        }
        RateSetting.PerParameter setting = new RateSetting.PerParameter(taken(rates, "k"), taken(rates, "b"), rates);
        List<String> features = values.list(ColumnOptions.FEATURES);
        for (String name : setting.features().keySet()) {
            if (!features.isEmpty() && !features.contains(name)) {
                throw values.refusal(
                        option,
                        "'" + Shown.text(name) + "' is not among --features" + Nearest.question(name, features));
            }
        }
        return setting;
    }

    private static OptionalDouble taken(Map<String, Double> rates, String name) {
        Double rate = rates.remove(name);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }
}
