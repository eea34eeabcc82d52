package dev.plumbline.job;

import dev.plumbline.explain.ColumnProducts;
import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.explain.UnusableColumns;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.PlainText;
import dev.plumbline.model.Refusal;
import dev.plumbline.source.Columns;
import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the columns that cannot have a slope of their own, from the moments of the training rows. */
final class ColumnCheck {
    private static final int MOST_NAMED = 20;
    private static final int LONGEST_NAME = 64;
    /** Away from the ends of the doubles, since sums of such squares are multiplied and divided. */
    private static final double LARGEST_SQUARES = 1e300;

    private static final double SMALLEST_SQUARES = 1e-300;
    /** Squares of residuals are smaller still, and an epoch sums them down to about 1e-290. */
    private static final double SMALLEST_LABEL_SQUARES = 1e-260;

    private ColumnCheck() {}

    /** Constant and collinear features; above the moments' limit only constant ones can be told. */
    static List<UnusableColumn> unusable(ExactMoments moments, List<String> features, boolean intercept) {
        int d = features.size();
        double[] min = IntStream.range(0, d).mapToDouble(moments::min).toArray();
        double[] max = IntStream.range(0, d).mapToDouble(moments::max).toArray();
        if (moments.detail() != ExactMoments.Detail.ALL_PRODUCTS) {
            return UnusableColumns.constant(features, min, max, intercept);
        }
        BigDecimal[][] products = new BigDecimal[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] =
                        products[j][i] = intercept ? moments.exactCentredProduct(i, j) : moments.exactRawProduct(i, j);
            }
        }
        BigDecimal weight = moments.exactWeight();
        BigDecimal divisor = intercept ? weight.multiply(weight) : weight;
        return UnusableColumns.find(new ColumnProducts(features, min, max, products, divisor), intercept);
    }

    /** The features that are left. */
    static List<String> without(List<String> features, List<UnusableColumn> unusable) {
        List<String> names = unusable.stream().map(UnusableColumn::name).toList();
        return features.stream().filter(feature -> !names.contains(feature)).toList();
    }

    /** @param left the features that would be left */
    static Refusal refusal(List<UnusableColumn> unusable, List<String> left) {
        String sentences = unusable.stream()
                .limit(MOST_NAMED)
                .map(UnusableColumn::sentence)
                .collect(Collectors.joining("; "));
        if (unusable.size() > MOST_NAMED) {
            sentences += "; and " + (unusable.size() - MOST_NAMED) + " more";
        }
        return new Refusal(
                ExitCode.DATA,
                "Cannot give every feature a slope of its own: " + sentences
                        + (left.isEmpty()
                                ? ". No other feature is left; see whether --input and --features are the right ones"
                                : ". Leave them out with --features, or with --drop-unusable"));
    }

    /**
     * Refuses a label that does not vary (65), and columns that vary by so much or so little, or have weights so large or
     * so small, that the weighted squares, of which curvature and errors are made, are no numbers any more (81).
     */
    static void requireRange(ExactMoments moments, Columns columns, boolean intercept) {
        int d = moments.columns() - 1;
        if (moments.min(d) == moments.max(d) && (intercept || moments.min(d) == 0)) {
            throw new Refusal(
                    ExitCode.DATA,
                    "Cannot train: the label '" + PlainText.excerpt(columns.label(), LONGEST_NAME) + "' is constant, "
                            + moments.min(d) + " in every row, so that no feature explains anything; see whether"
                            + " --label and --input are the right ones");
        }
        boolean weighted = columns.weight().isPresent();
        for (int j = 0; j <= d; j++) {
            double squares = intercept ? moments.centredProduct(j, j) : moments.rawProduct(j, j);
            double smallest = j < d ? SMALLEST_SQUARES : SMALLEST_LABEL_SQUARES;
            if (!(squares >= smallest && squares <= LARGEST_SQUARES)) {
                String name = j < d ? columns.features().get(j) : columns.label();
                throw new Refusal(
                        ExitCode.DIVERGED,
                        "Cannot descend: column '" + PlainText.excerpt(name, LONGEST_NAME) + "' goes from "
                                + moments.min(j) + " to " + moments.max(j)
                                + ", and the squares of that" + (weighted ? " times the weights" : "")
                                + " are beyond the range of numbers; scale the column, such as by another unit"
                                + (weighted ? ", or the weights" : ""));
            }
        }
    }
}
