package dev.plumbline.cli;

import dev.plumbline.model.ExitCode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Leaves a main method that Spark started. The one way to hand an exit code through {@code spark-submit}, and through
 * the application master of a cluster, is to throw {@code SparkUserAppException}; ending the JVM instead would skip
 * Spark's own end of the application. Its constructor takes the code in Spark 3.5, and the code and a cause in 4.x.
 */
final class SparkExit {
    private static final String EXCEPTION = "org.apache.spark.SparkUserAppException";

    private SparkExit() {}

    /** Whether this JVM has a Spark on its class path. */
    static boolean isSparkThere() {
        return constructorOwner().isPresent();
    }

    /** Returns for 0; throws for every other code. */
    static void leave(ExitCode code) {
        if (code != ExitCode.OK) {
            Class<?> owner =
                    constructorOwner().orElseThrow(() -> new IllegalStateException("Cannot find " + EXCEPTION));
            throwUnchecked(exception(owner, code.code()));
        }
    }

    /** The exception with whichever constructor its class has. */
    static Throwable exception(Class<?> owner, int code) {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        try {
            try {
                MethodHandle ofCodeAndCause =
                        lookup.findConstructor(owner, MethodType.methodType(void.class, int.class, Throwable.class));
                return (Throwable) ofCodeAndCause.invoke(code, (Throwable) null);
            } catch (NoSuchMethodException e) {
                MethodHandle ofCode = lookup.findConstructor(owner, MethodType.methodType(void.class, int.class));
                return (Throwable) ofCode.invoke(code);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "Cannot hand exit code " + code + " to Spark: " + owner.getName()
                            + " has a constructor that is not known here",
                    e);
        }
    }

    private static Optional<Class<?>> constructorOwner() {
        try {
            return Optional.of(Class.forName(EXCEPTION, false, SparkExit.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable throwable) throws T {
        throw (T) throwable;
    }
}
