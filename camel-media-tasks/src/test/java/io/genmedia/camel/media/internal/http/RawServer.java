package io.genmedia.camel.media.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server on 127.0.0.1 that does with each connection just what a test says: for faults that no HTTP server makes. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket serverSocket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();

    /** What happens on a connection; it is closed afterwards. */
    @FunctionalInterface
    public interface Script {
        /**
         * @param socket the connection
         * @param number of the connection, from 1
         */
        void run(Socket socket, int number) throws Exception;
    }

    /** @param script what happens on each connection */
    public RawServer(Script script) {
        this(ServerSocketFactory.getDefault(), script);
    }

    /** @param factory makes the server's socket, for TLS */
    public RawServer(ServerSocketFactory factory, Script script) {
        try {
            serverSocket = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> accept(script));
    }

    private void accept(Script script) {
        while (!serverSocket.isClosed()) {
            try {
                Socket socket = serverSocket.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                threads.execute(() -> {
                    try (socket) {
                        script.run(socket, number);
                    } catch (Exception e) {
                        // a connection that broke, as tests mean it to
                    }
                });
            } catch (IOException e) {
                // closed, or a connection that was gone at once
            }
        }
    }

    /** @return its port */
    public int port() {
        return serverSocket.getLocalPort();
    }

    /** @return how many connections came */
    public int connections() {
        return connections.get();
    }

    /** @return how many bytes {@link #readHead} read */
    public int bytesRead() {
        return bytes.get();
    }

    /** @return the head of a request, to the empty line; empty at the end of the connection */
    public String readHead(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            bytes.incrementAndGet();
            head.append((char) b);
        }
        return head.toString();
    }

    /** Waits until the other side closes. */
    public void awaitEnd(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] piece = new byte[4096];
        int read = in.read(piece);
        while (read >= 0) {
            bytes.addAndGet(read);
            read = in.read(piece);
        }
    }

    /** Sends text as it is. */
    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            serverSocket.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
