package dev.patchbay.migrator.rehearsal;

/** PostgreSQL's table locks that block others, weakest first (PostgreSQL manual, 13.3.1). */
public enum TableLock {
    NONE("nothing"),
    SHARE_UPDATE_EXCLUSIVE("no traffic, only vacuum and other migrations"),
    SHARE("writes"),
    SHARE_ROW_EXCLUSIVE("writes"),
    EXCLUSIVE("writes"),
    ACCESS_EXCLUSIVE("reads and writes");

    private final String blocks;

    TableLock(String blocks) {
        this.blocks = blocks;
    }

    /** The statements that have to wait while it is held. */
    public String blocks() {
        return blocks;
    }

    boolean blocksTraffic() {
        return compareTo(SHARE) >= 0;
    }

    @Override
    public String toString() {
        return name().replace('_', ' ');
    }

    /** The lock of a mode of {@code pg_locks}, such as {@code ShareRowExclusiveLock}; row locks are {@link #NONE}. */
    static TableLock ofMode(String mode) {
        for (TableLock lock : values()) {
            if (mode.equalsIgnoreCase(lock.name().replace("_", "") + "Lock")) {
                return lock;
            }
        }
        return NONE;
    }
}
