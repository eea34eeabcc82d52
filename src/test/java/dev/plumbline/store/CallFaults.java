package dev.plumbline.store;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A store whose k-th call ends the process, or fails. Whatever calls a store has: it stands before the interface
 * itself.
 */
public final class CallFaults implements InvocationHandler {
    /** The exit code of a process that was ended, as that of one that was killed. */
    public static final int HALTED = 137;

    /** What happens at the k-th call. */
    public enum Kind {
        /** Nothing; calls are counted. */
        NONE,
        /** The process ends before the call. */
        HALT_BEFORE,
        /** The process ends after the call. */
        HALT_AFTER,
        /** The call does nothing and fails. */
        ERROR_BEFORE,
        /** The call takes effect, and its answer is lost. */
        ERROR_AFTER,
        /** As that, and the client, which asks once more by itself, is told that somebody was faster. */
        ASKED_TWICE,
        /** From this call on nothing answers. */
        GONE
    }

    private final FileStore files;
    private final Kind kind;
    private final int at;
    private int calls;

    CallFaults(FileStore files, Kind kind, int at) {
        this.files = files;
        this.kind = kind;
        this.at = at;
    }

    FileStore store() {
        return (FileStore)
                Proxy.newProxyInstance(FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, this);
    }

    synchronized int calls() {
        return calls;
    }

    private synchronized int next() {
        return ++calls;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (method.getName().equals("locate") || method.getDeclaringClass() == Object.class) {
            return call(method, arguments);
        }
        int call = next();
        if (kind == Kind.GONE && call >= at) {
            throw new IOException("injected: storage gone");
        }
        if (call != at || kind == Kind.NONE) {
            return call(method, arguments);
        }
        before();
        Object answer;
        try {
            answer = call(method, arguments);
        } finally {
            // A call that fails by itself, such as reading a file that is not there, has an end too.
            if (kind == Kind.HALT_AFTER) {
                Runtime.getRuntime().halt(HALTED);
            }
        }
        if (kind == Kind.ASKED_TWICE && Boolean.TRUE.equals(answer) && isConditional(method)) {
            return false;
        }
        if (kind == Kind.ERROR_AFTER) {
            throw new IOException("injected: answer lost");
        }
        return answer;
    }

    private static boolean isConditional(Method method) {
        return method.getName().equals("createIfAbsent") || method.getName().equals("replaceIfUnchanged");
    }

    private void before() throws IOException {
        if (kind == Kind.HALT_BEFORE) {
            Runtime.getRuntime().halt(HALTED);
        }
        if (kind == Kind.ERROR_BEFORE) {
            throw new IOException("injected: not done");
        }
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(files, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
