package dev.neurosdk.testkit.transport;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where a reading thread waits while reading is stopped. Thread-safe. */
final class ReadGate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private boolean open = true;
    private boolean ended;

    void open(boolean value) {
        lock.lock();
        try {
            open = value;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until reading goes on or the connection ends; false when it has ended while reading was stopped. */
    boolean pass() {
        lock.lock();
        try {
            while (!open && !ended) {
                change.awaitUninterruptibly();
            }
            return open;
        } finally {
            lock.unlock();
        }
    }
}
