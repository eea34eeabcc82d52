package dev.plumbline.kernel;

/** Chooses the kernel, once per JVM. */
public final class Kernels {
    /** System property that names the kernel: {@code scalar} or {@code vector}; the fastest there is without it. */
    public static final String PROPERTY = "plumbline.kernel";

    private Kernels() {}

    /** A new kernel for one thread. */
    public static GradientKernel create() {
        return Choice.VECTOR ? vector() : new ScalarKernel();
    }

    /** The reference kernel. */
    public static GradientKernel scalar() {
        return new ScalarKernel();
    }

    /**
     * The kernel in vector lanes.
     *
     * @throws IllegalStateException where the JVM has no vector module
     */
    public static GradientKernel vector() {
        try {
            return (GradientKernel) Class.forName("dev.plumbline.kernel.VectorKernel")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(
                    "Cannot use the vector kernel: start the JVM with --add-modules=jdk.incubator.vector", e);
        }
    }

    private static final class Choice {
        static final boolean VECTOR = choose();

        private static boolean choose() {
            String wanted = System.getProperty(PROPERTY, "");
            if (wanted.equals("scalar")) {
                return false;
            }
            try {
                vector();
                return true;
            } catch (IllegalStateException e) {
                if (wanted.equals("vector")) {
                    throw e;
                }
                return false;
            }
        }
    }
}
