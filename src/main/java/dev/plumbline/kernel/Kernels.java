package dev.plumbline.kernel;

import dev.plumbline.summation.LanePace;

/** Chooses the kernel: the fastest there is, unless the property {@link LanePace#PROPERTY} settles it. */
public final class Kernels {
    private Kernels() {}

    /** A new kernel for one thread. */
    public static GradientKernel create() {
        return OfThisJvm.FINDINGS.hasLanes() ? new PacedKernel(OfThisJvm.FINDINGS) : new ScalarKernel();
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

    private static final class OfThisJvm {
        static final LanePace.Findings FINDINGS = LanePace.Findings.begin(Kernels::vector);
    }
}
