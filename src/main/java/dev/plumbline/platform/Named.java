package dev.plumbline.platform;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** Classes and methods of others, by their names: there or not, and no reason to fail where not. */
final class Named {
    private Named() {}

    /** A class, not initialized. */
    static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name, false, Named.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    /** A public method of the instances of a public class. */
    static Optional<MethodHandle> method(Class<?> owner, String name, MethodType type) {
        try {
            return Optional.of(MethodHandles.publicLookup().findVirtual(owner, name, type));
        } catch (ReflectiveOperationException absent) {
            return Optional.empty();
        }
    }

    /** A public constructor. */
    static Optional<MethodHandle> constructor(Class<?> owner, Class<?>... parameters) {
        try {
            return Optional.of(
                    MethodHandles.publicLookup().findConstructor(owner, MethodType.methodType(void.class, parameters)));
        } catch (ReflectiveOperationException absent) {
            return Optional.empty();
        }
    }

    /** What a method of a Scala object says; empty where it cannot be asked. */
    static String text(String object, String method) {
        try {
            Class<?> owner = Class.forName(object);
            Object module = owner.getField("MODULE$").get(null);
            return String.valueOf(owner.getMethod(method).invoke(module));
        } catch (ReflectiveOperationException | LinkageError unsaid) {
            return "";
        }
    }
}
