package dev.plumbline.model;

import java.util.Optional;

/**
 * A rule that a trained model, or the table it was trained on, must keep to be published: {@code measure relation limit}.
 *
 * @param measure what is asked about
 * @param column the only column that is asked about; empty: all, or the measure is not of columns
 * @param relation how the measure must lie to the limit
 * @param limit in units of the measure
 */
public record Gate(Measure measure, Optional<String> column, Relation relation, Limit limit) {
    /** Understands a gate as users type it; see {@link GateText}. */
    public static Gate parse(String text) {
        return new GateText(text).gate();
    }

    /** The one text of this gate, which {@link #parse} reads back. */
    @Override
    public String toString() {
        String of = column.map(name -> "(" + GateText.quoted(name) + ")").orElse("");
        return measure.id() + of + " " + relation.sign() + " " + limit;
    }

    /** Whether it limits a squared error from above: models are held apart by it as the standing gates do. */
    public boolean boundsSquaredError() {
        return (measure == Measure.RMSE || measure == Measure.MSE) && relation.isUpperBound();
    }

    /** Whether its limit is a multiple of that. */
    public boolean isAgainst(Measure.Reference reference) {
        return limit instanceof Limit.Multiple multiple && multiple.of() == reference;
    }

    /** How a value must lie to a limit. */
    public enum Relation {
        AT_MOST("<="),
        AT_LEAST(">="),
        BELOW("<"),
        ABOVE(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean isUpperBound() {
            return this == AT_MOST || this == BELOW;
        }

        /** Whether the value is finite and keeps the limit: with NaN on either side it does not. */
        public boolean holds(double value, double limit) {
            return Double.isFinite(value)
                    && switch (this) {
                        case AT_MOST -> value <= limit;
                        case AT_LEAST -> value >= limit;
                        case BELOW -> value < limit;
                        case ABOVE -> value > limit;
                    };
        }
    }

    /** What a value must keep. */
    public sealed interface Limit {
        /**
         * A number by itself.
         *
         * @param value finite
         */
        record Fixed(double value) implements Limit {
            @Override
            public String toString() {
                return plain(value);
            }
        }

        /**
         * A multiple of something measured.
         *
         * @param factor above 0, finite
         * @param of what is measured
         */
        record Multiple(double factor, Measure.Reference of) implements Limit {
            @Override
            public String toString() {
                return factor == 1 ? of.id() : plain(factor) + " * " + of.id();
            }
        }

        /** The shortest decimals of a double, without the point of whole numbers. */
        private static String plain(double value) {
            String text = Double.toString(value);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
    }
}
