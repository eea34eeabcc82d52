package dev.plumbline.kernel;

/** The point and the three sums of a line in two folds, at hand for one pass over a block; lives on the stack. */
final class LineSums {
    final double slope;
    final double intercept;
    final double centre;
    final double labelCentre;
    /** Split constants of the squares. */
    final double q1;

    final double q2;
    /** Split constants of the residuals. */
    final double r1;

    final double r2;
    /** Split constants of the residuals times the feature. */
    final double k1;

    final double k2;
    private final GradientSum into;

    LineSums(EpochPoint at, GradientSum into) {
        this.slope = at.slope(0);
        this.intercept = at.intercept();
        this.centre = at.centre(0);
        this.labelCentre = at.labelCentre();
        this.q1 = at.splitConstant(GradientSum.SQUARES, 0);
        this.q2 = at.splitConstant(GradientSum.SQUARES, 1);
        this.r1 = at.splitConstant(GradientSum.RESIDUALS, 0);
        this.r2 = at.splitConstant(GradientSum.RESIDUALS, 1);
        this.k1 = at.splitConstant(GradientSum.FIRST_SLOPE, 0);
        this.k2 = at.splitConstant(GradientSum.FIRST_SLOPE, 1);
        this.into = into;
    }

    /** Takes over what some rows came to, fold by fold. */
    void add(double squares1, double squares2, double residuals1, double residuals2, double slope1, double slope2) {
        into.add(GradientSum.SQUARES, 0, squares1);
        into.add(GradientSum.SQUARES, 1, squares2);
        into.add(GradientSum.RESIDUALS, 0, residuals1);
        into.add(GradientSum.RESIDUALS, 1, residuals2);
        into.add(GradientSum.FIRST_SLOPE, 0, slope1);
        into.add(GradientSum.FIRST_SLOPE, 1, slope2);
    }
}
