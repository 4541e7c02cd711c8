package dev.patchbay.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes one direction of a connection on, with the faults that are in force at each piece. */
final class FaultPump implements Runnable {

    private static final int TICKS_PER_SECOND = 20;

    private final FaultLink link;
    private final Socket from;
    private final Socket to;
    private final FaultPlan plan;
    private FaultPlan.Version known;
    private long passed;

    FaultPump(FaultLink link, Socket from, Socket to, FaultPlan plan) {
        this.link = link;
        this.from = from;
        this.to = to;
        this.plan = plan;
        this.known = plan.now();
    }

    @Override
    public void run() {
        byte[] buffer = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            boolean open = true;
            for (int length = in.read(buffer); open && length >= 0; length = open ? in.read(buffer) : -1) {
                open = forward(out, buffer, length);
            }
            if (open) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            link.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns true if there may be more. */
    private boolean forward(OutputStream out, byte[] piece, int length) throws IOException, InterruptedException {
        int position = 0;
        while (position < length) {
            refresh();
            Fault.Break end = nextBreak();
            long allowed = end == null ? Long.MAX_VALUE : Math.max(0, end.after() - passed);
            int now = (int) Math.min(allowed, length - position);
            pace(out, piece, position, now);
            position += now;
            if (end != null && position < length && !survives(end)) {
                return false;
            }
        }
        return true;
    }

    private boolean survives(Fault.Break end) throws IOException, InterruptedException {
        switch (end) {
            case Fault.Reset ignored -> link.reset();
            case Fault.Close ignored -> link.close();
            case Fault.HalfClose ignored -> {
                to.shutdownOutput();
                from.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            case Fault.BlackHole ignored -> {
                plan.awaitChangeFrom(known);
                return true;
            }
        }
        return false;
    }

    private Fault.@Nullable Break nextBreak() {
        Fault.Break next = null;
        for (Fault fault : known.faults()) {
            if (fault instanceof Fault.Break end && (next == null || end.after() < next.after())) {
                next = end;
            }
        }
        return next;
    }

    private void refresh() {
        FaultPlan.Version now = plan.now();
        if (now.number() != known.number()) {
            known = now;
            passed = 0;
        }
    }

    private void pace(OutputStream out, byte[] piece, int start, int length) throws IOException, InterruptedException {
        if (length == 0) {
            return;
        }
        int size = length;
        Duration pause = Duration.ZERO;
        for (Fault fault : known.faults()) {
            switch (fault) {
                case Fault.Delay(Duration before) -> Thread.sleep(before);
                case Fault.Bandwidth(int bytesPerSecond) -> {
                    size = Math.min(size, Math.max(1, bytesPerSecond / TICKS_PER_SECOND));
                    pause = Duration.ofNanos(1_000_000_000L * size / bytesPerSecond);
                }
                case Fault.Slice(int most, Duration between) -> {
                    size = Math.min(size, most);
                    pause = between;
                }
                case Fault.Corrupt(long first) -> corrupt(piece, start, length, first);
                case Fault.Break ignored -> {}
            }
        }
        for (int at = start; at < start + length; at += size) {
            int now = Math.min(size, start + length - at);
            out.write(piece, at, now);
            out.flush();
            passed += now;
            if (pause.isPositive()) {
                Thread.sleep(pause);
            }
        }
    }

    private void corrupt(byte[] piece, int start, int length, long first) {
        for (int i = 0; i < length; i++) {
            if (passed + i >= first) {
                piece[start + i] ^= 0x55;
            }
        }
    }
}
