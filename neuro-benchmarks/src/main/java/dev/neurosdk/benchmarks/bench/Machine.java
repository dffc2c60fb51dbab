package dev.neurosdk.benchmarks.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that this process runs on. Stateless. */
final class Machine {

    private static final int OTHER_FILES = 200;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** Before this process was pinned to some of them. */
    private static final int COUNT = Runtime.getRuntime().availableProcessors();

    private Machine() {}

    static int processors() {
        return COUNT;
    }

    /** In words, as far as it is known. */
    static String described() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return COUNT + (COUNT == 1 ? " processor" : " processors") + model() + ", "
                + Math.round(memory / (double) (1 << 30)) + " GB, " + System.getProperty("os.name") + " "
                + System.getProperty("os.version");
    }

    static String java() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }

    /** Refuses beforehand what would fail halfway. */
    static void requireFiles(int connections) throws IOException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < (long) connections + OTHER_FILES) {
            throw new IOException(connections + " games need as many file descriptors, and a process may have only "
                    + system.getMaxFileDescriptorCount() + ": raise it (ulimit -n), or ask for fewer games");
        }
    }

    private static String model() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
