package dev.patchbay.migrator.rehearsal;

/** PostgreSQL's table locks that matter to others, weakest first (PostgreSQL manual, 13.3.1). */
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

    /** Who has to wait as long as it is held. */
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

    /** From the mode as {@code pg_locks} writes it, {@code ShareRowExclusiveLock}; locks of single rows are none. */
    static TableLock ofMode(String mode) {
        for (TableLock lock : values()) {
            if (mode.equalsIgnoreCase(lock.name().replace("_", "") + "Lock")) {
                return lock;
            }
        }
        return NONE;
    }
}
