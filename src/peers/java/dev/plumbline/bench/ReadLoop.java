package dev.plumbline.bench;

/** Reads memory and does next to nothing with it. */
interface ReadLoop {
    /** The sum of {@code count} doubles, in any order. */
    double sum(double[] values, int from, int count);

    /** In vector lanes where the JVM has them, else in plain loops. */
    static ReadLoop fastest() {
        try {
            return (ReadLoop) Class.forName("dev.plumbline.bench.VectorReadLoop")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            return new ScalarReadLoop();
        }
    }
}
