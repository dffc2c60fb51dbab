package dev.neurosdk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a project of stubs: a JDK that says how it was called, and a build that counts its runs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "neuro");

    @TempDir
    private Path temporary;

    private Path project;
    private Path jdk;
    private String options = "";

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
        assumeTrue(Files.exists(LAUNCHER), "not in a checkout");
        project = Files.createDirectories(temporary.resolve("a project"));
        script(project.resolve("neuro"), Files.readString(LAUNCHER));
        script(project.resolve("mvnw"), """
                #!/bin/sh
                echo run >>builds
                [ ! -f broken ] || { echo '[ERROR] Some.java:[1,1] broken'; exit 1; }
                while [ "$1" != -pl ]; do shift; done
                echo "$2" >>modules
                mkdir -p neuro-cli/target neuro-benchmarks/target
                mkdir -p neuro-cli/target/lib
                : >neuro-cli/target/neuro.jar
                : >neuro-benchmarks/target/benchmarks.jar
                """);
        write(project.resolve("pom.xml"));
        write(project.resolve(".mvn/jvm.config"));
        write(project.resolve("neuro-cli/pom.xml"));
        write(project.resolve("neuro-cli/src/main/java/Main.java"));
        jdk = jdk("a jdk", "21.0.2");
    }

    @Test
    void firstRun_builds_thenStartsWithTheArgumentsAsTheyAre() throws Exception {
        Outcome first = run("serve", "two  words", "", "*", "\"quoted\"");
        assertThat(first.err()).isEqualTo("neuro: building (first run, about a minute) ... \n");
        assertThat(first.out()).endsWith("<serve>\n<two  words>\n<>\n<*>\n<\"quoted\">\n");
        assertThat(first.out()).contains("<-jar>\n<" + project.toRealPath() + "/neuro-cli/target/neuro.jar>\n");
        assertThat(first.exitCode()).isEqualTo(7);
    }

    @Test
    void bench_isBuiltByItself_andStartsWithAllCompilers() throws Exception {
        Outcome bench = run("bench", "--self");
        assertThat(bench.out())
                .contains("<-cp>\n<" + project.toRealPath() + "/neuro-benchmarks/target/benchmarks.jar>\n")
                .endsWith("<dev.neurosdk.cli.Main>\n<bench>\n<--self>\n")
                .doesNotContain("TieredStopAtLevel");
        assertThat(builds()).isEqualTo(1);
        assertThat(run("serve").out()).contains("TieredStopAtLevel=1").contains("<-jar>");
        assertThat(builds()).isEqualTo(2);
        assertThat(run("bench").err()).isEmpty();
        assertThat(project.resolve("modules")).content().isEqualTo("neuro-benchmarks\nneuro-cli\n");
    }

    @Test
    void secondRun_startsAtOnce() throws Exception {
        run();
        assertThat(run().err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void newerSource_isBuilt() throws Exception {
        run();
        Path source = project.resolve("neuro-cli/src/main/java/Main.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        assertThat(run().err()).startsWith("neuro: building what has changed");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void failedBuild_namesTheLog_andIsTriedAgain() throws Exception {
        Path broken = Files.createFile(project.resolve("broken"));
        Outcome outcome = run();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("[ERROR] Some.java:[1,1] broken")
                .contains("neuro: the build failed: see " + project.toRealPath() + "/.neuro/build.log");
        Files.delete(broken);
        assertThat(run().exitCode()).isEqualTo(7);
    }

    @Test
    void concurrentFirstRuns_buildOnce() throws Exception {
        List<Process> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(start(project.resolve("neuro")));
        }
        for (Process run : runs) {
            assertThat(run.waitFor()).isEqualTo(7);
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(project.resolve(".neuro/lock")).doesNotExist();
    }

    @Test
    void lockOfADeadBuilder_isTaken() throws Exception {
        Process dead = new ProcessBuilder("/bin/sh", "-c", ":").start();
        dead.waitFor();
        Path lock = Files.createDirectories(project.resolve(".neuro/lock"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertThat(run().exitCode()).isEqualTo(7);
    }

    @Test
    void symbolicLinks_leadToTheProject() throws Exception {
        Path direct = Files.createSymbolicLink(temporary.resolve("direct"), project.resolve("neuro"));
        Files.createSymbolicLink(temporary.resolve("indirect"), Path.of("direct"));
        assertThat(Outcome.of(start(direct)).exitCode()).isEqualTo(7);
        assertThat(Outcome.of(start(temporary.resolve("indirect"))).exitCode()).isEqualTo(7);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void unfitJava_isRefusedInOneLine() throws Exception {
        jdk = jdk("old jdk", "11.0.20");
        assertRefused("needs a JDK 17 or newer, but " + jdk + " is Java 11.0.20");
        jdk = jdk("older jdk", "1.8.0_392");
        assertRefused("needs a JDK 17 or newer, but " + jdk + " is Java 1.8.0_392");
        jdk = jdk("a jre", "17");
        Files.delete(jdk.resolve("bin/javac"));
        assertRefused("needs a JDK 17 or newer, but " + jdk + " has no bin/javac: it is a JRE");
        jdk = temporary.resolve("nowhere");
        assertRefused("JAVA_HOME is " + jdk + ", which has no bin/java: point it at a JDK 17 or newer");
        assertThat(project.resolve("builds")).doesNotExist();
    }

    @Test
    void archive_isMadeByTheFirstRun_andUsedByTheNext() throws Exception {
        assertThat(run("serve").out()).doesNotContain("SharedArchiveFile");
        Path archive = archive();
        assertThat(archive.resolveSibling("classes-21.0.2.part")).doesNotExist();
        Outcome next = run("serve");
        assertThat(next.out())
                .contains("<-XX:SharedArchiveFile=" + archive + ">\n<-Xshare:auto>\n<-Xlog:disable>\n")
                .endsWith("<serve>\n");
        assertThat(next.err()).isEmpty();
        assertThat(trainings()).isEqualTo(1);
        assertThat(run("bench").out()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void archiveOfWhatWasBuiltBefore_isMadeAgain() throws Exception {
        run();
        settle();
        Path library = project.resolve("neuro-cli/target/lib/newer.jar");
        Files.setLastModifiedTime(
                Files.createFile(library), FileTime.from(Instant.now().plusSeconds(2)));
        assertThat(run().out()).doesNotContain("SharedArchiveFile");
        settle();
        assertThat(trainings()).isEqualTo(2);
        Files.delete(library);
        write(
                project.resolve("neuro-cli/src/main/java/Main.java"),
                Instant.now().plusSeconds(2));
        assertThat(run().out()).doesNotContain("SharedArchiveFile");
        settle();
        assertThat(trainings()).isEqualTo(3);
    }

    @Test
    void archiveThatWasCutOff_isNotUsed_andMadeAgain() throws Exception {
        run();
        Path archive = archive();
        Files.writeString(archive, "clas");
        assertThat(run().out()).doesNotContain("SharedArchiveFile");
        settle();
        assertThat(trainings()).isEqualTo(2);
        assertThat(archive()).content().isEqualTo("classes");
    }

    @Test
    void archiveOfAnotherJdkOrPlace_isNotUsed() throws Exception {
        run();
        settle();
        jdk = jdk("another jdk", "25");
        assertThat(run().out()).doesNotContain("SharedArchiveFile");
        settle();
        assertThat(trainings()).isEqualTo(2);
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Another\"\nJAVA_VERSION=\"21.0.2\"\n");
        assertThat(run().out()).doesNotContain("SharedArchiveFile");
        settle();
        assertThat(trainings()).isEqualTo(3);
    }

    @Test
    void jdkThatMakesNoArchive_isAskedOnce() throws Exception {
        Files.createFile(project.resolve("untrainable"));
        run();
        assertThat(archive()).isEmptyFile();
        Outcome next = run();
        assertThat(next.out()).doesNotContain("SharedArchiveFile");
        assertThat(next.err()).isEmpty();
        assertThat(trainings()).isEqualTo(1);
    }

    @Test
    void archiveThatCannotBeMade_isNoTrouble() throws Exception {
        run();
        Path archive = archive();
        Files.delete(archive);
        Files.createFile(archive.resolveSibling("classes-21.0.2.part")); // root may write wherever it likes
        Outcome outcome = run("serve");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).endsWith("<serve>\n").doesNotContain("SharedArchiveFile");
        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(archive).doesNotExist();
    }

    @Test
    void concurrentRuns_makeOneArchive() throws Exception {
        Path held = Files.createFile(project.resolve("held"));
        run();
        List<Process> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(start(project.resolve("neuro")));
        }
        for (Process run : runs) {
            assertThat(Outcome.of(run).out()).doesNotContain("SharedArchiveFile");
        }
        Files.delete(held);
        settle();
        assertThat(trainings()).isEqualTo(1);
    }

    @Test
    void archiveWhoseMakerDied_isMadeAgain() throws Exception {
        run();
        Path archive = archive();
        Files.delete(archive);
        Path part = Files.createDirectories(archive.resolveSibling("classes-21.0.2.part"));
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minusSeconds(600)));
        run();
        settle();
        assertThat(trainings()).isEqualTo(2);
        assertThat(archive).exists();
    }

    @Test
    void collectorOfOnesOwn_isTheOnlyOne() throws Exception {
        assertThat(run().out()).contains("<-XX:+UseSerialGC>");
        options = "-Xmx1g -XX:+UseParallelGC";
        assertThat(run().out()).contains("<-XX:+UseParallelGC>\n<-jar>").doesNotContain("UseSerialGC");
    }

    private void assertRefused(String why) throws Exception {
        Outcome outcome = run();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("neuro: " + why + "\n");
    }

    private Outcome run(String... args) throws Exception {
        return Outcome.of(start(project.resolve("neuro"), args));
    }

    private Process start(Path launcher, String... args) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(args));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("NEURO_JAVA_OPTS", options);
        return builder.directory(temporary.toFile()).start();
    }

    /** Waits for whoever still makes an archive. */
    @AfterEach
    @Timeout(30)
    void settle() {
        while (ProcessHandle.allProcesses().anyMatch(this::isOurs)) {
            Thread.onSpinWait();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(temporary.toString());
    }

    private Path archive() throws IOException {
        settle();
        return project.toRealPath().resolve(".neuro/classes-21.0.2.jsa");
    }

    private long builds() throws IOException {
        return Files.readAllLines(project.resolve("builds")).size();
    }

    private long trainings() throws IOException {
        Path trainings = project.resolve("trainings");
        return Files.exists(trainings) ? Files.readAllLines(trainings).size() : 0;
    }

    /** A JDK whose java makes an archive when it is to; otherwise it prints its arguments and exits with 7. */
    private Path jdk(String name, String version) throws IOException {
        Path home = temporary.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Stub\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), """
                #!/bin/sh
                project='%s'
                for argument; do
                    case $argument in
                        -XX:ArchiveClassesAtExit=*)
                            echo run >>"$project/trainings"
                            while [ -f "$project/held" ]; do sleep 0.02; done
                            [ ! -f "$project/untrainable" ] || exit 1
                            printf classes >"${argument#*=}"
                            exit 0
                            ;;
                    esac
                done
                printf '<%%s>\\n' "$@"
                exit 7
                """.formatted(project.toRealPath()));
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        return home;
    }

    private static void script(Path path, String text) throws IOException {
        Files.writeString(path, text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static void write(Path path, Instant time) throws IOException {
        write(path);
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    private static void write(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "something");
    }

    private record Outcome(int exitCode, String out, String err) {
        static Outcome of(Process process) throws Exception {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), out, err);
        }
    }
}
