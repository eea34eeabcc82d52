package dev.plumbline.job;

import dev.plumbline.explain.ColumnProducts;
import dev.plumbline.explain.UnusableColumn;
import dev.plumbline.explain.UnusableColumns;
import dev.plumbline.model.ExitCode;
import dev.plumbline.model.Refusal;
import dev.plumbline.summation.ExactMoments;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the columns that cannot have a slope of their own, from the moments of the training rows. */
final class ColumnCheck {
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

    static Refusal refusal(List<UnusableColumn> unusable) {
        String sentences = unusable.stream().map(UnusableColumn::sentence).collect(Collectors.joining("; "));
        return new Refusal(
                ExitCode.DATA,
                "Cannot give every feature a slope of its own: " + sentences
                        + ". Leave them out with --features, or with --drop-unusable");
    }
}
