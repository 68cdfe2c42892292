package io.genmedia.camel.media.jdbc;

/** How many shares of a provider this node holds, and whether it may hold one more. */
final class Seats {

    private final int shares;
    private int held;

    /** @param shares how many there are */
    Seats(int shares) {
        this.shares = shares;
    }

    /** How many each of so many nodes is to hold at most. */
    private int quota(int nodes) {
        return (shares + nodes - 1) / nodes;
    }

    /** @return true where one more is held now */
    synchronized boolean take(int nodes, boolean evenIfTooMany) {
        if (held >= quota(nodes) && !evenIfTooMany) {
            return false;
        }
        held++;
        return true;
    }

    /** @return true where one less is held now, because others are there for it */
    synchronized boolean leaveIfTooMany(int nodes) {
        if (held <= quota(nodes)) {
            return false;
        }
        held--;
        return true;
    }

    synchronized void leave() {
        held--;
    }
}
