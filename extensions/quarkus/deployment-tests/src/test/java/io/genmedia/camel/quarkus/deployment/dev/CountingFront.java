package io.genmedia.camel.quarkus.deployment.dev;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a provider, passes everything on, and knows how many connections are open. */
final class CountingFront implements AutoCloseable {

    static final String THREADS = "counting-front";

    private final ServerSocket server;
    private final URI provider;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    CountingFront(String baseUrl) {
        this.provider = URI.create(baseUrl);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    /** @return the provider's address, by way of this front */
    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort() + provider.getPath();
    }

    /** @return how many connections clients have open */
    int connections() {
        return open.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Socket behind = new Socket(provider.getHost(), provider.getPort());
                inBackground(() -> pass(client, behind, () -> open.remove(client)));
                inBackground(() -> pass(behind, client, () -> {}));
            } catch (IOException e) {
                // closed, or the client is gone
            }
        }
    }

    /** Passes on until one side ends: then both are over. */
    private static void pass(Socket from, Socket to, Runnable afterwards) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // one of them ended it
        } finally {
            afterwards.run();
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, THREADS);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
