package dev.plumbline.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * {@code sun.misc.Signal} and {@code sun.misc.SignalHandler}, found by name: the JDK has signals nowhere else, and a
 * compiler that takes warnings for errors refuses to name them. Signals and handlers are theirs, so they are objects
 * here.
 */
final class JdkSignals {
    /** Takes a signal. */
    interface Hearer {
        void hear(Object signal);
    }

    private final Class<?> handlerType;
    private final MethodHandle signalOf;
    private final MethodHandle handle;
    private final MethodHandle pass;
    private final MethodHandle number;
    private final Object ignore;
    private final Object byDefault;

    private JdkSignals() throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        handlerType = Class.forName("sun.misc.SignalHandler");
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        signalOf = lookup.findConstructor(signalType, MethodType.methodType(void.class, String.class));
        handle = lookup.findStatic(signalType, "handle", MethodType.methodType(handlerType, signalType, handlerType));
        pass = lookup.findVirtual(handlerType, "handle", MethodType.methodType(void.class, signalType));
        number = lookup.findVirtual(signalType, "getNumber", MethodType.methodType(int.class));
        ignore = handlerType.getField("SIG_IGN").get(null);
        byDefault = handlerType.getField("SIG_DFL").get(null);
    }

    /** Empty where this JDK has none, or others: then signals do what they always did. */
    static Optional<JdkSignals> ofThisJdk() {
        try {
            return Optional.of(new JdkSignals());
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    Object signal(String name) {
        return called(() -> signalOf.invoke(name));
    }

    int number(Object signal) {
        return (int) called(() -> number.invoke(signal));
    }

    /** @return who had it before */
    Object handle(Object signal, Object handler) {
        return called(() -> handle.invoke(signal, handler));
    }

    void pass(Object handler, Object signal) {
        called(() -> {
            pass.invoke(handler, signal);
            return null;
        });
    }

    boolean isIgnored(Object handler) {
        return ignore.equals(handler);
    }

    boolean isDefault(Object handler) {
        return byDefault.equals(handler);
    }

    Object handler(Hearer hearer) {
        return Proxy.newProxyInstance(
                JdkSignals.class.getClassLoader(),
                new Class<?>[] {handlerType},
                (proxy, method, arguments) -> answer(hearer, proxy, method, arguments));
    }

    private static Object answer(Hearer hearer, Object proxy, Method method, Object... arguments) {
        switch (method.getName()) {
            case "handle":
                hearer.hear(arguments[0]);
                return null;
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            default:
                return "plumbline signals";
        }
    }

    private interface Call {
        Object run() throws Throwable;
    }

    private static Object called(Call call) {
        try {
            return call.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot hear signals", e);
        }
    }
}
