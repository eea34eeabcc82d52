package dev.plumbline.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wire between a client and S3Proxy. Conditional replacements pass one at a time: S3Proxy looks and then writes,
 * which on S3 is one step. While it is told to, the wire loses the answer to the first conditional write of each object:
 * the request arrives and takes effect, and the connection ends before the client has heard of it.
 */
final class S3Wire implements AutoCloseable {
    private static final Pattern CONDITIONAL =
            Pattern.compile("^PUT (\\S+) .*?^If-(None-)?Match:", Pattern.DOTALL | Pattern.MULTILINE);

    /** It alone: the answer may come in one piece with it. */
    private static final Pattern GO_ON = Pattern.compile("HTTP/1.1 100 [^\r\n]*\r\n\r\n");

    private static final String CONFLICT_BODY = "<Error><Code>ConditionalRequestConflict</Code>"
            + "<Message>The conditional request cannot succeed due to a conflicting operation.</Message></Error>";
    private static final String CONFLICT = "HTTP/1.1 409 Conflict\r\nContent-Type: application/xml\r\n"
            + "Connection: close\r\nContent-Length: " + CONFLICT_BODY.length() + "\r\n\r\n" + CONFLICT_BODY;

    private final InetSocketAddress endpoint;
    private final ServerSocket door;
    private final Set<String> lost = new HashSet<>();
    private final List<Socket> open = new ArrayList<>();
    private final Semaphore turn = new Semaphore(1);
    private boolean losing;
    private boolean undecided;

    S3Wire(InetSocketAddress endpoint) throws IOException {
        this.endpoint = endpoint;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    synchronized void lose(boolean answers) {
        losing = answers;
    }

    /** Whether the first conditional write of each object is answered as S3 does while another one is under way. */
    synchronized void undecided(boolean answers) {
        undecided = answers;
    }

    /** Objects whose first answer was lost, or said nothing. */
    synchronized Set<String> lost() {
        return Set.copyOf(lost);
    }

    /** What ends when a socket is closed. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void welcome() throws IOException {
        while (true) {
            new Connection(keep(door.accept())).begin();
        }
    }

    private synchronized Socket keep(Socket socket) {
        open.add(socket);
        return socket;
    }

    private synchronized boolean isLost(String object) {
        return losing && lost.add(object);
    }

    private synchronized boolean isUndecided(String object) {
        return undecided && lost.add(object);
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** One connection of a client; its requests come one after the other. */
    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean doomed;
        private volatile boolean hasTurn;
        private volatile boolean ended;

        Connection(Socket client) throws IOException {
            this.client = client;
            this.server = keep(new Socket());
            server.connect(endpoint);
        }

        void begin() {
            S3Wire.run(this::requests);
            S3Wire.run(this::answers);
        }

        private void requests() throws IOException {
            byte[] bytes = new byte[1 << 16];
            try (InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    // A head is small and comes in one piece.
                    Matcher conditional = CONDITIONAL.matcher(new String(bytes, 0, n, ISO_8859_1));
                    if (conditional.find()) {
                        if (isUndecided(conditional.group(1))) {
                            client.getOutputStream().write(CONFLICT.getBytes(ISO_8859_1));
                            return;
                        }
                        doomed = isLost(conditional.group(1));
                        if (conditional.group(2) == null) {
                            takeTurn();
                        }
                    }
                    out.write(bytes, 0, n);
                }
            } finally {
                endTurn();
            }
        }

        private void answers() throws IOException {
            byte[] bytes = new byte[1 << 16];
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    boolean goOn =
                            GO_ON.matcher(new String(bytes, 0, n, ISO_8859_1)).matches();
                    if (!goOn) {
                        endTurn();
                    }
                    if (doomed && !goOn) {
                        return;
                    }
                    out.write(bytes, 0, n);
                }
            } finally {
                ended = true;
                endTurn();
            }
        }

        private void takeTurn() {
            turn.acquireUninterruptibly();
            hasTurn = true;
            if (ended) {
                endTurn(); // an endpoint closes a connection that waits for long
            }
        }

        private synchronized void endTurn() {
            if (hasTurn) {
                hasTurn = false;
                turn.release();
            }
        }
    }
}
