package dev.plumbline.bench;

/**
 * The sums of an epoch in plain doubles, whose bits depend on the order of the rows: what reproducible sums are
 * measured against. One instance per thread.
 */
interface PlainSums {
    /**
     * Adds a block.
     *
     * @param block {@code [column][row]}, the label last
     * @param point one slope per feature, then the intercept
     * @param into residual times each feature, residuals, squares of residuals
     */
    void add(double[][] block, double[] point, double[] into);

    /** In vector lanes where the JVM has them, else in plain loops. */
    static PlainSums fastest() {
        try {
            return (PlainSums) Class.forName("dev.plumbline.bench.VectorPlainSums")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            return new ScalarPlainSums();
        }
    }
}
