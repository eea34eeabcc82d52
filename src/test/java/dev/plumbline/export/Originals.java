package dev.plumbline.export;

import dev.plumbline.model.ColumnProfile;
import dev.plumbline.model.Convergence;
import dev.plumbline.model.FittedModel;
import dev.plumbline.model.LinearModel;
import dev.plumbline.model.Metrics;
import dev.plumbline.model.Provenance;
import dev.plumbline.model.RowAccount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Versions that nobody trained. */
final class Originals {
    /** What names of columns may be, each of them awkward for one form or another. */
    static final List<String> NAMES = List.of(
            "x",
            "X",
            "</script><img src=x onerror=alert(1)>",
            "a\"b",
            "a`b",
            "``",
            "it's",
            "a.b.c",
            "a\nb",
            "a\r\n\tb",
            " blank at both ends ",
            "*/ DROP TABLE t --",
            "]]>",
            "&amp;",
            "=1+1",
            "'=1+1",
            "@sum",
            "a,b",
            "\u00e9\u4e2d\ud83d\ude00",
            "\u2028\u202e",
            "centred x",
            "prediction",
            "intercept",
            "$1",
            "\\",
            "{}",
            "n".repeat(10_240));

    private Originals() {}

    static LinearModel line(List<String> features, double offset) {
        Random random = new Random(7);
        double[] slopes = new double[features.size()];
        double[] centre = new double[slopes.length];
        double middle = 12.5 / 3;
        BigDecimal origin = new BigDecimal(middle);
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = random.nextGaussian() * Math.scalb(1.0, j % 7 - 3);
            centre[j] = offset + random.nextGaussian();
            origin = origin.subtract(new BigDecimal(slopes[j]).multiply(new BigDecimal(centre[j])));
        }
        double intercept = origin.round(MathContext.DECIMAL128).doubleValue();
        return new LinearModel("the <label>", features, slopes, centre, middle, intercept, true);
    }

    static Original of(LinearModel line) {
        List<ColumnProfile> profile = new ArrayList<>();
        for (int j = 0; j < line.features().size(); j++) {
            double centre = line.centre()[j];
            profile.add(
                    new ColumnProfile(line.features().get(j), 90, 0, centre - 3.7, centre + 2.9, centre + 1e-9, 1.1));
        }
        profile.add(new ColumnProfile(line.label(), 90, 0, -5, 5, 0.1, 2));
        return of(line, profile);
    }

    static Original of(LinearModel line, List<ColumnProfile> profile) {
        FittedModel model = new FittedModel(
                line,
                "squared",
                new RowAccount(100, 98, 2, 0, Map.of("missing", 2L)),
                new Metrics(4, 2, 1.5, 0.75),
                Optional.empty(),
                new Convergence(5, Convergence.Reason.TOLERANCE, true),
                Map.of(),
                Optional.empty(),
                List.of(),
                profile,
                new Provenance(List.of(), Map.of("label", "y"), Map.of("plumbline", "0.1.0")));
        return new Original("sales", "2026-11-24", Instant.parse("2026-11-24T02:03:04Z"), model);
    }

    static Original hostile(double offset) {
        return of(line(NAMES, offset));
    }

    /** One feature and all that a double can be. */
    static Original extreme(double slope, double centre, double middle) {
        LinearModel line = new LinearModel(
                "y", List.of("x"), new double[] {slope}, new double[] {centre}, middle, middle - slope * centre, true);
        return of(line);
    }
}
