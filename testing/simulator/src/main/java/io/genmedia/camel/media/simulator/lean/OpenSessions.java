package io.genmedia.camel.media.simulator.lean;

import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;

/** The open connections by their remote address: an exchange knows the address only, and has to end the connection. */
final class OpenSessions implements IOSessionListener {

    private final Map<SocketAddress, IOSession> sessions = new ConcurrentHashMap<>();

    @Override
    public void connected(IOSession session) {
        sessions.put(session.getRemoteAddress(), session);
    }

    @Override
    public void disconnected(IOSession session) {
        sessions.values().remove(session);
    }

    void close(SocketAddress remote, CloseMode mode) {
        IOSession session = sessions.remove(remote);
        if (session != null) {
            session.close(mode);
        }
    }

    void closeAll() {
        sessions.values().forEach(session -> session.close(CloseMode.IMMEDIATE));
        sessions.clear();
    }

    @Override
    public void startTls(IOSession session) {}

    @Override
    public void inputReady(IOSession session) {}

    @Override
    public void outputReady(IOSession session) {}

    @Override
    public void timeout(IOSession session) {}

    @Override
    public void exception(IOSession session, Exception exception) {}
}
